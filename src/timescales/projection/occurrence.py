"""What a fold gives: occurrences of one duty, before any date is worked out, and complaints."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from timescales.case import Event
from timescales.projection.finding import Finding
from timescales.timescale import Timescale


class Role(Enum):
    """What an event is to a duty."""

    START = "start"
    MEET = "meet"
    END = "end"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One occurrence of a duty, before any date is worked out.

    ``counted_from`` is the event whose day, or the day that it sets, is the ``anchor``.
    """

    duty: Timescale
    started: Event
    ordinal: int
    anchor: date
    counted_from: Event
    met: Event | None
    ended_on: date | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Complaint:
    """A finding about an event in a role; said only where no other duty took it in that role."""

    role: Role
    finding: Finding
    single: bool


@dataclass(slots=True)
class Folded:
    """What a fold gives: occurrences in the order in which they began, and what was found."""

    occurrences: list[Occurrence] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    used: list[tuple[Role, Event]] = field(default_factory=list)
