"""What one subject's records give: a case, where each event was read, and dates shown as due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from timescales.case import Case, Event


class Origin(NamedTuple):
    """Where something was read: the file, the line, and the cell that gave its date."""

    file: str
    line: int
    column: str
    value: str


@dataclass(frozen=True, slots=True)
class ShownDue:
    """A date that a case-management system itself shows as the last for a review or conference.

    ``timescale`` is the duty, ``due`` the date shown and ``origin`` where it stands. ``event`` is
    the day of the review or conference beside which it is shown, None where none was held.
    ``anchor`` is the day that the row itself names as the start, as a strategy discussion.
    """

    subject_id: str
    timescale: str
    due: date
    origin: Origin
    event: date | None = None
    anchor: date | None = None


@dataclass(frozen=True, slots=True)
class SubjectRecords:
    """The case of one subject, the origin of each of its events, and the dates shown as due."""

    case: Case
    origins: Mapping[Event, Origin] = field(default_factory=dict, repr=False)
    shown: tuple[ShownDue, ...] = ()
