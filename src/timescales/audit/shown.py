"""A date that a case-management system shows as due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from timescales.records.result import Origin


@dataclass(frozen=True, slots=True)
class ShownDue:
    """A date that a system shows as due, and where it was read.

    ``timescale`` is the id of the duty that it is about: ``lac_review``, ``rcpc``, ``icpc`` or
    ``icpc_transfer_in``. ``due`` is what the system shows. ``event`` is the day of the review or
    conference beside which it is shown, None where that was not held; ``anchor`` is the anchor
    that the row itself names, such as the strategy discussion, None where it names none.
    """

    subject_id: str
    timescale: str
    due: date
    origin: Origin
    event: date | None
    anchor: date | None
