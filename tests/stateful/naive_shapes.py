"""The shapes of duties as their specification reads, done the slow way: it shares no code.

One row at a time, one day at a time. Where the record is incomplete, every way in which the
occurrence can be is tried, one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

import timescales as ts
from tests.oracles import walking
from tests.oracles.walking import ONE_DAY
from tests.stateful.shapes import Row, Stage, World

LONDON = ZoneInfo("Europe/London")
ONE_AND_NINE = (400 * ONE_DAY, 3400 * ONE_DAY)
"""How old somebody may be whose date of birth is not known: below every limit, and above."""


@dataclass
class Clock:
    """A row that has started: the occurrence that it is at."""

    started: ts.Event
    anchor: date
    counted_from: ts.Event
    ordinal: int = 1


@dataclass(frozen=True)
class Found:
    """An obligation, as far as the specification says what it holds."""

    timescale: str
    started: ts.Event
    ordinal: int
    anchor: date
    met: ts.Event | None
    ended_on: date | None
    stage: str | None
    not_before: date | None
    due: date | None
    due_at: datetime | None
    candidates: tuple[tuple[str, date, bool], ...]
    status: str


@dataclass
class Fold:
    """One row over one case."""

    row: Row
    case: ts.Case
    as_at: date
    open: Clock | None = None
    found: list[Found] = field(default_factory=list)
    strange: list[ts.Event] = field(default_factory=list)
    used: set[ts.Event] = field(default_factory=set)
    waiting: list[ts.Event] = field(default_factory=list)
    lasts: bool = False
    moved_with: ts.Event | None = None
    inside: bool = False
    met_in_period: bool = False
    ever_met: bool = False
    started: bool = False
    ended_since_start: set[str] = field(default_factory=set)

    def run(self) -> None:
        """Day by day to the day it is looked at; and what was done for nothing is strange."""
        self.inside = not self.row.only_while
        self.events = tuple(self.history())
        adult = self.birthday(18) if self.row.child else None
        events = [event for event in self.events if event.kind in self.row.kinds]
        days = {event.date for event in events}
        if adult is not None and adult <= self.as_at:
            days.add(adult)
        grown_up = False
        for day in sorted(days):
            todays = [event for event in events if event.date == day]
            if adult is not None and day >= adult:
                if self.open is not None:
                    self.close(ended_on=adult)
                    grown_up = True
                self.open = None
                expected = self.row.ends if grown_up and day == adult else ()
                self.strange += [event for event in todays if event.kind not in expected]
            else:
                self.one_day(day, todays)
        if self.open is not None:
            self.close()
        self.strange += self.waiting
        self.strange = [event for event in self.strange if event in self.case.events]

    def history(self) -> Iterator[ts.Event]:
        """What is on record by the day, and the birthdays that it does not hold itself."""
        given = [event for event in self.case.events if event.date <= self.as_at]
        derived = []
        for kind, age in (("born", 0), ("turned_16", 16)):
            day = self.birthday(age)
            held = any(event.kind == kind for event in given)
            if day is not None and day <= self.as_at and not held:
                derived.append(ts.Event(kind, day))
        yield from sorted([*given, *derived], key=lambda event: event.sort_key)

    def birthday(self, age: int) -> date | None:
        born = self.case.date_of_birth
        return None if born is None else walking.birthday(born, age) if age else born

    def one_day(self, day: date, events: list[ts.Event]) -> None:
        """An open one is met; then ended; a new one starts; the new one is met; then ended."""
        left = sorted(events, key=lambda event: event.ref is None)
        was_open, lasted = self.open is not None, self.lasts
        if self.open is not None:
            left = self.meet(left)
        left = self.end(left)
        kinds = {event.kind for event in events}
        if self.row.only_while:
            self.inside = self.row.only_while in kinds or (
                self.inside and kinds.isdisjoint(self.row.ends)
            )
        begun = False
        for event in [event for event in left if event.kind in self.row.starts]:
            left.remove(event)
            begun = self.start(event) or begun
        if begun:
            left = self.meet(left)
        left = self.end(left)
        for event in left:
            self.leave(event, met_today=was_open or begun, lasted=lasted or self.lasts)

    def meet(self, events: list[ts.Event]) -> list[ts.Event]:
        """The first that meets it does; it goes on from there, if it repeats."""
        meeting = next((event for event in events if event.kind in self.row.meets), None)
        if meeting is None:
            return events
        self.meet_with(meeting)
        return [event for event in events if event is not meeting]

    def meet_with(self, meeting: ts.Event) -> None:
        clock = self.open
        assert clock is not None
        self.used.add(meeting)
        self.close(met=meeting)
        self.met_in_period = self.ever_met = True
        if self.row.from_set_day and self.row.beforehand:
            self.moved_with = meeting
        later = Clock(
            clock.started, max(meeting.date, clock.started.date), meeting, clock.ordinal + 1
        )
        self.open = later if self.row.repeats else None

    def end(self, events: list[ts.Event]) -> list[ts.Event]:
        """What is open ends; or what was met is over; or another kind of event has ended it.

        Since a start each kind of event may say so once.
        """
        left = []
        for event in events:
            if event.kind not in self.row.ends:
                left.append(event)
                continue
            self.met_in_period = self.lasts = False
            self.moved_with = None
            if self.open is not None:
                self.close(ended_on=event.date)
                self.open = None
            elif not self.started or event.kind in self.ended_since_start:
                left.append(event)
                continue
            self.ended_since_start.add(event.kind)
            self.used.add(event)
        return left

    def start(self, event: ts.Event) -> bool:
        """Whether it starts something that the events of its day can meet."""
        if not self.inside or (self.row.once and self.met_in_period):
            return False
        again = self.open is not None and self.open.started.date < event.date
        if self.open is not None and not (self.row.restarts and again):
            self.strange.append(event)
            return False
        if self.row.from_set_day and event.sets is None:
            self.strange.append(event)
            return False
        if self.open is not None:
            self.close(ended_on=event.date)
        self.open = self.begun(event)
        self.started = True
        self.ended_since_start = set()
        self.used.add(event)
        self.lasts = True
        if self.waiting:
            *too_early, meeting = self.waiting
            self.strange = [event for event in self.strange if event is not meeting] + too_early
            self.waiting = []
        elif self.moved_with is not None:
            meeting = self.moved_with
        else:
            return True
        self.meet_with(meeting)
        return False

    def begun(self, event: ts.Event) -> Clock:
        if self.row.from_set_day:
            assert event.sets is not None
            return Clock(event, event.sets, event)
        held = [e for e in self.events if e.kind == self.row.counted_from and e.date <= event.date]
        counted_from = held[-1] if held else event
        return Clock(event, counted_from.date, counted_from)

    def leave(self, event: ts.Event, *, met_today: bool, lasted: bool) -> None:
        """An event that no step used: strange, unless it may meet what starts later."""
        was_met = self.met_in_period if self.row.once else self.ever_met
        again = was_met and not self.row.repeats
        if event.kind in self.row.ends or (event.kind in self.row.meets and met_today):
            self.strange.append(event)
        elif event.kind in self.row.meets:
            next_in_view = self.row.restarts and not self.row.once
            waits = self.row.beforehand and (next_in_view or not lasted)
            if again or not waits:
                self.strange.append(event)
            if waits:
                self.waiting.append(event)

    def close(self, met: ts.Event | None = None, ended_on: date | None = None) -> None:
        """Write the occurrence down, unless it ends on the day on which its clock began."""
        clock = self.open
        assert clock is not None
        begun = clock.counted_from.date if clock.ordinal == 1 else clock.anchor
        if ended_on is not None and ended_on == begun:
            return
        self.found.append(Judged(self, clock, met, ended_on).found())


@dataclass
class Judged:
    """An occurrence, its dates and its status."""

    fold: Fold
    clock: Clock
    met: ts.Event | None
    ended_on: date | None

    @property
    def judged_on(self) -> date:
        return self.met.date if self.met else self.ended_on or self.fold.as_at

    def found(self) -> Found:
        clock = self.clock
        readings = list(self.readings())
        known = len(readings) == 1
        stage = readings[0][0] if known else None
        due = due_at = not_before = None
        if stage is not None:
            due, due_at = self.due(stage)
            not_before = None if stage.opens is None else stage.opens(clock.anchor)
        candidates = [(one.name, one.due(anchor), latest) for one, anchor, latest in readings]
        dates = [due] if due is not None else [day for _, day, _ in candidates]
        return Found(
            self.fold.row.id,
            clock.started,
            clock.ordinal,
            clock.anchor,
            self.met,
            self.ended_on,
            None if stage is None else stage.name,
            not_before,
            due,
            due_at,
            () if known else tuple(candidates),
            self.status(dates, not_before, due_at),
        )

    def due(self, stage: Stage) -> tuple[date, datetime | None]:
        """By the stage, or by what binds earlier; or at the moment at which the hours are up."""
        clock = self.clock
        days = list(self.caps(stage))
        begins = clock.counted_from.at
        if self.fold.row.hours and begins is not None:
            up = begins.astimezone(UTC) + timedelta(hours=self.fold.row.hours)
            last = up.astimezone(LONDON).date()
            return (min(days), None) if any(day < last for day in days) else (last, up)
        return min([stage.due(clock.anchor), *days]), None

    def caps(self, stage: Stage) -> Iterator[date]:
        """The days that bind where they are earlier than the stage's."""
        clock = self.clock
        if stage.no_later_than is not None:
            kind, nth = stage.no_later_than
            since = [event.date for event in self.since_start() if event.kind == kind]
            yield from since[nth - 1 : nth]
        begun_by = clock.started if clock.ordinal == 1 else clock.counted_from
        if stage.no_later_than_set_day and begun_by.sets is not None:
            yield begun_by.sets

    def since_start(self) -> list[ts.Event]:
        return [e for e in self.fold.events if e.date >= self.clock.started.date]

    def missing_to(self) -> date | None:
        """The last day on which an occurrence that is not on record can have been held."""
        complete_from = self.fold.case.complete_from
        if complete_from is None:
            return None
        held = min(complete_from, self.met.date) if self.met else complete_from
        last = held - ONE_DAY
        return last if last >= self.clock.started.date else None

    def readings(self) -> Iterator[tuple[Stage, date, bool]]:
        """Every stage in which it can be, and the day that it is then counted from."""
        clock, missing = self.clock, self.missing_to()
        if missing is None:
            for stage in self.running():
                yield stage, clock.anchor, False
            return
        ordinals = range(clock.ordinal, clock.ordinal + 4) if clock.ordinal > 1 else [1]
        anchors = [clock.anchor]
        for stage in self.possible(list(ordinals), anchors, unseen=True):
            yield stage, clock.anchor, False
        if clock.ordinal == 1 and self.fold.row.repeats:
            days = (missing - clock.started.date).days
            every = [clock.started.date + by * ONE_DAY for by in range(days + 1)]
            for stage in self.possible([2, 3, 4, 5], every, unseen=True):
                yield stage, missing, True

    def running(self) -> list[Stage]:
        """Those possible on the day counted from, and then on each day until it is due."""
        day = self.clock.counted_from.date
        stages = self.possible([self.clock.ordinal], [self.clock.anchor], until=day)
        if not self.fold.row.decided_by:
            return stages
        while len(stages) == 1 and day < min(self.judged_on, self.due(stages[0])[0]):
            day += ONE_DAY
            stages = self.possible([self.clock.ordinal], [self.clock.anchor], until=day)
        return stages

    def possible(
        self,
        ordinals: list[int],
        anchors: list[date],
        *,
        until: date | None = None,
        unseen: bool = False,
    ) -> list[Stage]:
        """The stages of the worlds that there can be: where others may be missing, with any of what
        decides; without a date of birth, at any age."""
        row, born = self.fold.row, self.fold.case.date_of_birth
        day = until or self.clock.counted_from.date
        seen = {e.kind for e in self.since_start() if e.kind in row.decided_by and e.date <= day}
        more = [kind for kind in row.decided_by if kind not in seen] if unseen else []
        worlds = (
            World(ordinal, self.clock.started.date, anchor, birth, frozenset({*seen, *extra}))
            for ordinal in ordinals
            for anchor in anchors
            for birth in ([born] if born else [anchor - age for age in ONE_AND_NINE])
            for by in range(len(more) + 1)
            for extra in combinations(more, by)
        )
        held = {stage.name for world in worlds for stage in row.stages if stage.holds(world)}
        return [stage for stage in row.stages if stage.name in held]

    def status(self, dates: list[date], not_before: date | None, due_at: datetime | None) -> str:
        if self.met is not None and not_before is not None and self.met.date < not_before:
            return "met_early"
        if self.may_have_been_met(dates):
            return "not_known"
        if self.met is not None:
            in_time, late = "met_in_time", "met_late"
            if due_at is not None and self.met.at is not None:
                return in_time if self.met.at <= due_at else late
        elif self.ended_on is not None:
            in_time, late = "lapsed", "missed"
        else:
            in_time, late = "upcoming", "overdue"
        if self.judged_on <= min(dates):
            return in_time
        return late if self.judged_on > max(dates) else "not_known"

    def may_have_been_met(self, dates: list[date]) -> bool:
        """A duty of one stage, begun and due before the record is complete, and not met in it."""
        complete_from = self.fold.case.complete_from
        return (
            self.met is None
            and complete_from is not None
            and len(self.fold.row.stages) == 1
            and max(self.clock.started.date, *dates) < complete_from
        )
