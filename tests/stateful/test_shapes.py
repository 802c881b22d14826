"""Random histories of duties of every shape, driven through ``project`` and a naive model."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

import timescales as ts
from tests.stateful import naive_shapes as naive
from tests.stateful.shapes import POLICY, ROWS, Row
from timescales.testing import histories

ONE_DAY = timedelta(days=1)
LONDON = ZoneInfo("Europe/London")
STRANGE = ("unknown_event", "far_future")


def as_found(obligation: ts.Obligation) -> naive.Found:
    """An obligation in the model's words."""
    return naive.Found(
        obligation.timescale,
        obligation.started,
        obligation.ordinal,
        obligation.anchor,
        obligation.met,
        obligation.ended_on,
        None if obligation.stage is None else obligation.stage.name,
        obligation.not_before,
        obligation.due,
        obligation.due_at,
        tuple((c.stage, c.due or date.max, c.at_the_latest) for c in obligation.candidates),
        obligation.status.value,
    )


def folded(row: Row, case: ts.Case, as_at: date) -> naive.Fold:
    fold = naive.Fold(row, case, as_at)
    fold.run()
    return fold


def reported(projection: ts.Projection) -> set[ts.Event]:
    return {f.event for f in projection.findings if f.code not in STRANGE}


def assert_agree(case: ts.Case, as_at: date) -> None:
    """Of every duty alone, and of all of them together."""
    folds = [folded(row, case, as_at) for row in ROWS]
    for fold in folds:
        read = fold.row.timescale.event_kinds
        own = replace(case, events=tuple(event for event in case.events if event.kind in read))
        policy = ts.Policy("one", (fold.row.timescale,))
        alone = ts.project(own, as_at=as_at, policy=policy)
        ours, theirs = Counter(map(as_found, alone)), Counter(fold.found)
        assert ours == theirs, f"projection: {ours - theirs}\nmodel: {theirs - ours}"
        assert reported(alone) == set(fold.strange)
    together = ts.project(case, as_at=as_at, policy=POLICY)
    assert Counter(map(as_found, together)) == Counter(f for fold in folds for f in fold.found)
    strange = {event for fold in folds for event in fold.strange}
    used = {event for fold in folds for event in fold.used}
    assert strange - used <= reported(together) <= strange


class Histories(RuleBasedStateMachine):
    """A case that grows an event at a time, looked at from any day.

    It is about one or two of the duties and whatever decides between their stages.
    """

    def __init__(self) -> None:
        super().__init__()
        self.today = date(2020, 1, 1)
        self.kinds: list[str] = []
        self.case = ts.Case("A")

    @initialize(
        rows=st.lists(st.sampled_from(ROWS), min_size=1, max_size=2, unique_by=lambda row: row.id),
        begins=st.dates(date(2015, 1, 1), date(2026, 1, 1)),
    )
    def begins(self, rows: list[Row], begins: date) -> None:
        """One or two duties are about to start."""
        self.today = begins
        for row in rows:
            kinds = [*row.starts, *row.starts, *row.meets, *row.meets, *row.ends]
            more = {*row.timescale.event_kinds} - {*kinds, "born"}
            self.kinds += [*kinds, *sorted(more)]

    def add(self, event: ts.Event) -> None:
        self.know(events=(*self.case.events, event))

    def know(self, **known: object) -> None:
        case = self.case
        given: dict[str, object] = {
            "events": case.events,
            "date_of_birth": case.date_of_birth,
            "complete_from": case.complete_from,
        }
        self.case = ts.Case("A", **(given | known))  # type: ignore[arg-type]

    @rule(
        which=st.integers(0, 100),
        gap=st.sampled_from([0, 0, 0, 1, 4, 5, 7, 10, 20, 28, 30, 42, 60, 61, 84, 100]),
        sets=st.none() | st.integers(-5, 40),
        minute=st.none() | st.integers(0, 24 * 60 - 1),
    )
    def happens(self, which: int, gap: int, sets: int | None, minute: int | None) -> None:
        """Something happens today, or some days on; it may set a day, and its time be known."""
        self.today = min(self.today + gap * ONE_DAY, date(2035, 1, 1))
        self.add(_event(self.kinds[which % len(self.kinds)], self.today, sets, minute))

    @rule(which=st.integers(0, 100), ago=st.integers(1, 120), sets=st.none() | st.integers(0, 40))
    def remembered(self, which: int, ago: int, sets: int | None) -> None:
        """Something is recorded late."""
        day = self.today - ago * ONE_DAY
        self.add(_event(self.kinds[which % len(self.kinds)], day, sets, None))

    @precondition(lambda self: self.case.events)
    @rule(which=st.integers(0, 100))
    def recorded_twice(self, which: int) -> None:
        """The same event is recorded again in other words."""
        event = self.case.events[which % len(self.case.events)]
        self.add(ts.Event(event.kind, event.date, details={"note": "again"}, sets=event.sets))

    @rule(
        years=st.sampled_from([4, 5, 15, 16, 18]), days=st.sampled_from([-100, -40, -1, 0, 1, 40])
    )
    def born(self, years: int, days: int) -> None:
        """The date of birth is learnt: a birthday that counts is about now."""
        born = self.today.replace(year=self.today.year - years, day=min(self.today.day, 28))
        self.know(date_of_birth=born + days * ONE_DAY)

    @rule(ago=st.sampled_from([-1, 0, 1, 30, 61, 100]))
    def complete(self, ago: int) -> None:
        """It turns out that the record is complete only from some day."""
        self.know(complete_from=self.today - ago * ONE_DAY)

    @rule(by=st.sampled_from([-30, -1, 0, 1, 7, 29, 61, 100]))
    def looked_at(self, by: int) -> None:
        """From whatever day it is looked at, projection and model agree."""
        assert_agree(self.case, self.today + by * ONE_DAY)

    def teardown(self) -> None:
        """And at the end."""
        assert_agree(self.case, self.today)


def _event(kind: str, day: date, sets: int | None, minute: int | None) -> ts.Event:
    at = None
    if minute is not None:
        at = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=LONDON)
    return ts.Event(kind, day, sets=None if sets is None else day + sets * ONE_DAY, at=at)


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=150, stateful_step_count=20, suppress_health_check=[HealthCheck.too_slow]
)


class TestPlausibleHistories:
    """Histories as they happen."""

    @given(histories(POLICY), st.integers(0, 200))
    @settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
    def test_agree(self, case: ts.Case, days: int) -> None:
        """Projection and model agree."""
        last = max((event.date for event in case.events), default=date(2026, 11, 22))
        assert_agree(case, min(last + days * ONE_DAY, date(2060, 1, 1)))
