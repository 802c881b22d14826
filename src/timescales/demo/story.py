"""The story of one child, told event by event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from timescales.calendar import WorkingCalendar
from timescales.case import Case, Event
from timescales.demo.diary import Diary, Meeting
from timescales.demo.draw import Draw

TEAMS = ("Team North", "Team East", "Team South", "Team West")
OFFICERS = 6
"""How many reviewing officers share the children."""

PARTICIPATION = {"PN1": 50, "PN2": 4, "PN3": 6, "PN4": 5, "PN5": 8, "PN6": 20, "PN7": 7}
UNDER_FOUR = "PN0"

_OLDEST = timedelta(days=6400)  # some six months short of 18
_YOUNGEST = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class Span:
    """What the record covers: from ``begins`` to ``as_at``."""

    begins: date
    as_at: date


@dataclass(slots=True)
class Story:
    """A child and what has been recorded of it so far; one of so many officers has it."""

    subject_id: str
    span: Span
    draw: Draw
    calendar: WorkingCalendar
    date_of_birth: date = field(init=False)
    team: str = field(init=False)
    officer: str = field(init=False)
    diary: Diary = field(init=False)
    events: list[Event] = field(default_factory=list)
    officers: int = OFFICERS

    def __post_init__(self) -> None:
        self.team = self.draw.one_of(TEAMS)
        self.officer = f"Officer {self.draw.whole(1, self.officers)}"
        self.diary = Diary(self.draw, self.calendar)

    def child_before(self, start: date) -> None:
        """A child of any age that is born by ``start`` and under 17½ at the end of the record."""
        self.born(self.span.as_at - _OLDEST, start - _YOUNGEST)

    def born(self, first: date, last: date) -> None:
        """A child born between two days, and not on 29 February."""
        born = self.draw.day(first, last)
        self.date_of_birth = born.replace(day=28) if (born.month, born.day) == (2, 29) else born

    def birthday(self, age: int) -> date:
        """The birthday on which the child attains an age."""
        return self.date_of_birth.replace(year=self.date_of_birth.year + age)

    def tell(self, kind: str, day: date, ref: str | None = None, **details: str) -> None:
        """An event, unless it lies after the record ends.

        Before the record begins only the start of a period of care is known.
        """
        known = day >= self.span.begins or kind == "became_looked_after"
        if known and day <= self.span.as_at:
            self._record(kind, day, ref, details)

    def held(self, kind: str, meeting: Meeting, ref: str | None = None, **details: str) -> None:
        """A meeting that was held, with the reason if that was late."""
        if meeting.adjourned:
            self.tell(f"{kind}_adjourned", meeting.begun, ref, reason=meeting.reason)
        self.tell(kind, meeting.completed, ref, **details, **meeting.late_for)

    def book(self, kind: str, meeting: Meeting, ref: str | None = None) -> None:
        """A meeting that lies ahead, three times in four; of a series, what was held of it."""
        if meeting.adjourned:
            self.tell(f"{kind}_adjourned", meeting.begun, ref, reason=meeting.reason)
        if self.draw.chance(0.75):
            ahead = meeting.begun if meeting.begun > self.span.as_at else meeting.completed
            self._record(f"{kind}_booked", ahead, ref, meeting.late_for)

    def meetings(self, kind: str, start: date, until: date | None = None) -> Iterator[Meeting]:
        """The meetings held of a duty, each counted from the one before; then the next is booked.

        None is held on or after ``until``, nor booked once that has come first.
        """
        number, anchor = 1, start
        while True:
            meeting = self.diary.meeting(kind, number, anchor)
            if until is not None and meeting.completed >= until:
                return
            if meeting.completed > self.span.as_at:
                self.book(kind, meeting)
                return
            yield meeting
            number, anchor = number + 1, meeting.completed

    def participation(self, day: date) -> str:
        """How the child took part in a review on a day: a code of the return."""
        code = self.draw.weighted(PARTICIPATION)
        return UNDER_FOUR if day < self.birthday(4) else code

    def case(self) -> Case:
        """The story so far as a case."""
        return Case(
            self.subject_id, tuple(self.events), self.date_of_birth, complete_from=self.span.begins
        )

    def _record(self, kind: str, day: date, ref: str | None, details: Mapping[str, str]) -> None:
        known = {"team": self.team, "officer": self.officer, **details}
        self.events.append(Event(kind, day, ref, known))
