"""Projection as its specification reads, done the slow way: a second opinion, sharing no code.

One duty at a time, one day at a time; every date is found by walking along the days.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import timescales as ts
from tests.oracles import walking

ONE_DAY = walking.ONE_DAY


@dataclass(frozen=True)
class Duty:
    """A row of the table of duties."""

    id: str
    started: str
    met: str
    ended: str
    concurrent: bool = False
    numbers: int = 3
    """How many occurrences have a number of their own: the last of them is for all later ones."""


DUTIES = (
    Duty("lac_review", "became_looked_after", "lac_review", "ceased_looked_after"),
    Duty("icpc", "strategy_discussion", "icpc", "icpc_not_required", concurrent=True, numbers=1),
    Duty(
        "icpc_transfer_in", "transfer_in_notified", "transfer_in_conference",
        "transfer_in_not_required", concurrent=True, numbers=1,
    ),
    Duty("rcpc", "cp_plan_started", "rcpc", "cp_plan_ended", numbers=2),
    Duty(
        "secure_review", "secure_placement_started", "secure_review", "secure_placement_ended",
        numbers=2,
    ),
    Duty(
        "dispute_resolution", "dispute_raised", "dispute_resolved", "dispute_withdrawn",
        concurrent=True, numbers=1,
    ),
)  # fmt: skip
SUNDERLAND_SECURE = Duty(
    "secure_review", "secure_order_made", "secure_review", "secure_placement_ended", numbers=2
)


def duties(policy: str) -> tuple[Duty, ...]:
    """The duties of a policy: Sunderland counts secure reviews from the order."""
    if policy != "sunderland":
        return DUTIES
    return tuple(SUNDERLAND_SECURE if duty.id == "secure_review" else duty for duty in DUTIES)


@cache
def due_date(policy: str, duty: str, number: int, anchor: date) -> date | None:
    """The last lawful day of the nth occurrence; None where the law gives none."""
    if duty == "lac_review":
        return _review_due(policy, min(number, 3), anchor)
    if duty == "icpc":
        return walking.working_days_on(anchor, 15) if anchor >= date(2010, 3, 17) else None
    if duty == "icpc_transfer_in":
        return walking.working_days_on(anchor, 15)
    if duty == "rcpc":
        return walking.months_on(anchor, 3 if number == 1 else 6)
    if duty == "secure_review":
        if number == 1 and policy == "sunderland":
            return walking.working_days_on(anchor, 20)
        return walking.months_on(anchor, 1 if number == 1 else 3)
    return walking.working_days_on(anchor, 20) if anchor >= date(2011, 4, 1) else None


def _review_due(policy: str, number: int, anchor: date) -> date | None:
    if anchor < date(1991, 10, 14):
        return None
    if number == 1:
        of_2010, of_1991 = walking.working_days_on(anchor, 20), anchor + 28 * ONE_DAY
        if anchor >= date(2011, 4, 1):
            return of_2010
        return of_1991 if of_1991 < date(2011, 4, 1) else min(of_1991, of_2010)
    by_months = walking.months_on(anchor, 3 if number == 2 else 6)
    by_days = anchor + (91 if number == 2 else 183) * ONE_DAY
    if policy == "statutory" or anchor < date(2011, 4, 1):
        return by_months
    return min(by_months, by_days) if policy == "strictest" else by_days


@dataclass
class Clock:
    """A started duty: the occurrence that it is at."""

    started: ts.Event
    anchor: date
    ordinal: int = 1
    guessed: bool = False


@dataclass(frozen=True)
class Found:
    """An obligation, as far as the specification says what it holds."""

    timescale: str
    started: ts.Event
    ordinal: int
    anchor: date
    met_on: date | None
    ended_on: date | None
    due: date | None
    candidates: tuple[date | None, ...]
    status: str
    hold_by: date | None
    plan_by: date | None
    margin_days: int | None
    statutory_limit: date | None
    guessed: bool


@dataclass
class Fold:
    """One duty over one case."""

    duty: Duty
    case: ts.Case
    policy: str
    as_at: date
    open: list[Clock] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    unused: list[ts.Event] = field(default_factory=list)
    plan_ended: date = date.min
    adult: date | None = None

    def run(self) -> None:
        """Day by day, in the order of one day, to the day it is looked at."""
        if self.case.date_of_birth is not None:
            self.adult = birthday(self.case.date_of_birth, 18)
        kinds = (self.duty.started, self.duty.met, self.duty.ended)
        events = [e for e in self.case.events if e.kind in kinds and e.date <= self.as_at]
        days = {event.date for event in events}
        if self.adult is not None and self.adult <= self.as_at:
            days.add(self.adult)
        for day in sorted(days):
            self.one_day(day, [event for event in events if event.date == day])
        for clock in self.open:
            self.record(clock)

    def one_day(self, day: date, events: list[ts.Event]) -> None:
        """The 18th birthday; met; ended; a new one starts; the new one met; ended."""
        if self.adult is not None and day >= self.adult:
            ended = bool(self.open)
            for clock in self.open:
                self.record(clock, ended_on=day)
            self.open = []
            # That a duty ended on the birthday is what the birthday did.
            expected = [self.duty.ended] if ended else []
            self.unused += [event for event in events if event.kind not in expected]
            return
        # An event with a ref is tied to one clock, so it is looked at before those without.
        events.sort(key=lambda event: event.ref is None)
        left = self.meet(day, events, self.open)
        left = self.end(day, left)
        begun, left = self.start(left)
        left = self.meet(day, left, begun)
        self.unused += self.end(day, left)

    def meet(self, day: date, events: list[ts.Event], clocks: Iterable[Clock]) -> list[ts.Event]:
        waiting = list(clocks)
        left = []
        for event in events:
            clock = self.about(event, waiting) if event.kind == self.duty.met else None
            if clock is None:
                left.append(event)
                continue
            waiting.remove(clock)
            self.record(clock, met_on=day)
            clock.ordinal, clock.anchor, clock.guessed = clock.ordinal + 1, day, False
            if self.duty.numbers == 1:
                self.open.remove(clock)
        return left

    def end(self, day: date, events: list[ts.Event]) -> list[ts.Event]:
        left = []
        for event in events:
            clock = self.about(event, self.open) if event.kind == self.duty.ended else None
            if clock is None:
                left.append(event)
                continue
            self.open.remove(clock)
            self.record(clock, ended_on=day)
            self.plan_ended = day
        return left

    def start(self, events: list[ts.Event]) -> tuple[list[Clock], list[ts.Event]]:
        begun: list[Clock] = []
        left = []
        for event in events:
            if event.kind == self.duty.started and self.may_start(event):
                begun.append(Clock(event, self.first_anchor(event)))
                self.open.append(begun[-1])
            else:
                left.append(event)
        return begun, left

    def may_start(self, event: ts.Event) -> bool:
        """Concurrent duties can be open several at once; an enquiry only with a ref of its own."""
        if not self.open:
            return True
        if not self.duty.concurrent:
            return False
        if event.ref is not None:
            return event.ref not in {clock.started.ref for clock in self.open}
        return self.duty.id != "icpc"

    def first_anchor(self, event: ts.Event) -> date:
        """For review conferences the conference that led to the plan, else the start itself."""
        conferences = [
            other.date
            for other in self.case.events
            if self.duty.id == "rcpc"
            and other.kind in ("icpc", "transfer_in_conference")
            and self.plan_ended < other.date <= event.date
        ]
        return max(conferences, default=event.date)

    def about(self, event: ts.Event, clocks: list[Clock]) -> Clock | None:
        """The clock of the event's ref; without one, the oldest."""
        if self.duty.concurrent and event.ref is not None:
            tied = [clock for clock in clocks if clock.started.ref == event.ref]
            return tied[0] if tied else None
        if len(clocks) > 1:
            clocks[0].guessed = True
        return clocks[0] if clocks else None

    def record(
        self, clock: Clock, met_on: date | None = None, ended_on: date | None = None
    ) -> None:
        """Write the occurrence down, unless its duty ends on the day it is counted from."""
        if ended_on == clock.anchor:
            return
        known, candidates = self.dates(self.policy, clock, met_on)
        due = candidates[0] if known else None
        judged_on = met_on or ended_on or self.as_at
        found = Found(
            timescale=self.duty.id,
            started=clock.started,
            ordinal=clock.ordinal,
            anchor=clock.anchor,
            met_on=met_on,
            ended_on=ended_on,
            due=due,
            candidates=() if known else candidates,
            status=self.status(clock, candidates, judged_on, met_on, ended_on, known=known),
            hold_by=None if due is None else open_day_up_to(due),
            plan_by=None if due is None else self.plan_by(due),
            margin_days=None if due is None else (due - judged_on).days,
            statutory_limit=self.in_law(clock, met_on, ended_on),
            guessed=clock.guessed,
        )
        self.found.append(found)

    def in_law(self, clock: Clock, met_on: date | None, ended_on: date | None) -> date | None:
        """The date that the statutory policy gives the same occurrence on the same history."""
        if self.duty in DUTIES:
            known, dates = self.dates("statutory", clock, met_on)
            return dates[0] if known else None
        # Started on another event: the one that was met or ended on the same day, or is open.
        national = next(duty for duty in DUTIES if duty.id == self.duty.id)
        statutory = Fold(national, self.case, "statutory", self.as_at)
        statutory.run()
        same = [f for f in statutory.found if (f.met_on, f.ended_on) == (met_on, ended_on)]
        return same[0].due if same else None

    def dates(
        self, policy: str, clock: Clock, met_on: date | None
    ) -> tuple[bool, tuple[date | None, ...]]:
        """Whether the stage is known, and the date of each stage that is possible.

        A duty begun before ``complete_from`` has an unknown stage until two occurrences are on
        record. What may be missing was held before ``complete_from``, and before what is recorded.
        """
        start, complete_from = clock.started.date, self.case.complete_from
        numbers = range(min(clock.ordinal, self.duty.numbers), self.duty.numbers + 1)
        known = (due_date(policy, self.duty.id, clock.ordinal, clock.anchor),)
        if complete_from is None or start >= complete_from or len(numbers) == 1:
            return True, known
        missing_to = min(met_on or complete_from, complete_from) - ONE_DAY
        if missing_to < start:
            return True, known
        later = missing_to if clock.ordinal == 1 else clock.anchor
        return False, (
            due_date(policy, self.duty.id, numbers[0], clock.anchor),
            *(due_date(policy, self.duty.id, number, later) for number in numbers[1:]),
        )

    def status(
        self,
        clock: Clock,
        candidates: tuple[date | None, ...],
        judged_on: date,
        met_on: date | None,
        ended_on: date | None,
        *,
        known: bool,
    ) -> str:
        """The table of statuses; where the stage is not known, only what every stage agrees on."""
        dates = [day for day in candidates if day is not None]
        if not dates:
            return "no_deadline" if known else "not_known"
        if self.met_may_be_missing(clock, dates[0], met_on):
            return "not_known"
        if met_on:
            in_time, late = "met_in_time", "met_late"
        elif ended_on:
            in_time, late = "lapsed", "missed"
        else:
            in_time, late = "upcoming", "overdue"
        if judged_on <= min(dates):
            return in_time
        return late if judged_on > max(dates) and None not in candidates else "not_known"

    def met_may_be_missing(self, clock: Clock, due: date, met_on: date | None) -> bool:
        """A duty of one occurrence, due before the record is complete, may have been met unseen."""
        complete_from = self.case.complete_from
        return (
            self.duty.numbers == 1
            and met_on is None
            and complete_from is not None
            and clock.started.date < complete_from
            and due < complete_from
        )

    def plan_by(self, due: date) -> date | None:
        """Sunderland plans reviews 20 working days before they are due."""
        if self.policy != "sunderland" or self.duty.id != "lac_review":
            return None
        day = due
        for _ in range(20):
            day = open_day_up_to(day - ONE_DAY)
        return day


def open_day_up_to(day: date) -> date:
    """The day, or the last working day before it."""
    while not walking.is_open(day):
        day -= ONE_DAY
    return day


def birthday(born: date, age: int) -> date:
    """The birthday; of one born on 29 February, 1 March in a common year."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def project(case: ts.Case, as_at: date, policy: str) -> tuple[list[Found], list[ts.Event]]:
    """Every obligation, and the events that no step of any duty used."""
    found: list[Found] = []
    unused: list[ts.Event] = []
    for duty in duties(policy):
        fold = Fold(duty, case, policy, as_at)
        fold.run()
        found += fold.found
        unused += fold.unused
    return found, unused
