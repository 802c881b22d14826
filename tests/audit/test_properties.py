"""From any anchor: a faulty rule's date is diagnosed with its cause, and the right one never."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.audit import faulty
from tests.audit.histories import answer, case, causes, icpc, rcpc, review, shown
from tests.oracles import walking
from timescales.audit import Verdict
from timescales.testing import anchors

# From the year in which a conference within 15 working days was first guidance for every anchor
# here, to the last year that is published less the longest of the periods.
ANCHORS = anchors(date(2011, 5, 1), date(2026, 12, 31))
GAPS = st.integers(1, 80)

CONFERENCES: dict[str, Callable[[date, date], list[date]]] = {
    "holidays_ignored": lambda anchor, _: [faulty.working_days(anchor, 15, closed=())],
    "whole_weeks": lambda anchor, _: [anchor + timedelta(days=21)],
    "calendar_days": lambda anchor, _: [anchor + timedelta(days=15)],
    "own_day": lambda _, held: [faulty.working_days(held, 15)],
    "weekend_duplicate": lambda anchor, _: faulty.rank_join(anchor, 15)[1:],
    "anchor_counted": lambda anchor, _: [faulty.inclusive_offset(anchor, 15)],
    "anchor_moved": lambda anchor, _: [faulty.rolled_first(anchor, 15)],
    "day_itself": lambda _, held: [held],
}
"""The dates that a faulty rule gives for a conference, from the discussion and the conference."""


@pytest.mark.parametrize("cause", CONFERENCES)
@given(discussed=ANCHORS, gap=GAPS)
def test_a_faulty_target_is_given_its_cause(cause: str, discussed: date, gap: int) -> None:
    held = discussed + timedelta(days=gap)
    right = walking.working_days_on(discussed, 15)
    for due in CONFERENCES[cause](discussed, held):
        found = icpc(discussed, due, held=held)
        if due == right:
            assert found.verdict is Verdict.AGREES
        else:
            assert cause in causes(found)


@given(discussed=ANCHORS, number=st.integers(0, 3))
def test_a_holiday_left_out_is_named(discussed: date, number: int) -> None:
    """Any one, two or three of the holidays between the discussion and the due date."""
    right = walking.working_days_on(discussed, 15)
    between = sorted(day for day in faulty.CLOSED if discussed < day <= right)
    assume(len([day for day in between if day.weekday() < 5]) >= max(number, 1))
    missing = [day for day in between if day.weekday() < 5][: max(number, 1)]
    due = faulty.working_days(discussed, 15, faulty.CLOSED - set(missing))
    assume(due != right)
    found = icpc(discussed, due)
    assert "missing_holiday" in causes(found)
    [diagnosis] = [each for each in found.diagnoses if each.id == "missing_holiday"]
    assert all(set(way.days) <= set(between) for way in diagnosis.ways)
    if len(missing) == diagnosis.ways[0].size:
        assert tuple(missing) in [way.days for way in diagnosis.ways]


@given(
    discussed=st.integers(2011, 2026).flatmap(
        lambda year: st.dates(date(year, 12, 1), date(year, 12, 31))
    ),
    first=st.sampled_from([24, 27, 29]),
)
def test_a_closure_at_christmas_is_named(discussed: date, first: int) -> None:
    days = range(24, 25) if first == 24 else range(first, 32)
    closure = {date(discussed.year, 12, day) for day in days}
    due = faulty.working_days(discussed, 15, faulty.CLOSED | closure)
    if due != walking.working_days_on(discussed, 15):
        assert "council_closure" in causes(icpc(discussed, due))


REVIEWS: dict[str, Callable[[list[date], date], date]] = {
    "day_count": lambda before, _: faulty.mosaic_review(before[0], before[1:]),
    "own_day": lambda before, held: faulty.months_on(held, months_for(before)),
    "anchor_counted": lambda before, _: (
        faulty.months_on(before[-1], months_for(before)) - timedelta(days=1)
    ),
    "calendar_days": lambda before, _: before[-1] + timedelta(days=30 * months_for(before)),
    "wrong_number": lambda before, _: faulty.months_on(before[-1], 9 - months_for(before)),
    "previous_due": lambda before, _: faulty.months_on(due_of(before), months_for(before)),
    "from_the_start": lambda before, _: faulty.months_on(before[0], 3 + 6 * (len(before) - 2)),
    "earlier_due": lambda before, _: due_of(before),
    "day_itself": lambda _, held: held,
}
"""The date that a faulty rule gives for a review, from the start and the reviews before it."""


def months_for(before: list[date]) -> int:
    """How many months the law gives the review after some, the first of which is the start."""
    return 3 if len(before) == 2 else 6


def due_of(before: list[date]) -> date:
    """The day on which the last of some was due."""
    if len(before) == 2:
        return walking.working_days_on(before[0], 20)
    return walking.months_on(before[-2], months_for(before[:-1]))


@pytest.mark.parametrize("cause", REVIEWS)
@given(started=ANCHORS, gaps=st.lists(GAPS, min_size=2, max_size=4))
def test_a_faulty_due_date_is_given_its_cause(cause: str, started: date, gaps: list[int]) -> None:
    days = [started]
    for gap in gaps:
        days.append(days[-1] + timedelta(days=gap))
    *before, held = days
    due = REVIEWS[cause](before, held)
    found = review(started, *before[1:], held, due=due)
    if due == walking.months_on(before[-1], months_for(before)):
        assert found.verdict is Verdict.AGREES
    else:
        assert cause in causes(found)


@given(initial=ANCHORS, gap=GAPS)
def test_91_days_for_a_review_conference(initial: date, gap: int) -> None:
    due = faulty.mosaic_conference(initial, initial=True)
    found = rcpc(initial, initial + timedelta(days=gap), due=due)
    if due == walking.months_on(initial, 3):
        assert found.verdict is Verdict.AGREES
    else:
        assert "day_count" in causes(found)


@given(before=ANCHORS, gap=GAPS, months=st.sampled_from([3, 6]))
def test_months_where_the_policy_counts_days(before: date, gap: int, months: int) -> None:
    reviews = [before] if months == 3 else [before - timedelta(days=30), before]
    due = walking.months_on(before, months)
    started = reviews[0] - timedelta(days=10)
    found = review(started, *reviews, before + timedelta(days=gap), due=due, policy="day_count")
    if due == before + timedelta(days=91 if months == 3 else 183):
        assert found.verdict is Verdict.AGREES
    else:
        assert {"months_counted", "national_rule"} <= set(causes(found))


@given(discussed=ANCHORS, gap=GAPS, earlier=st.integers(1, 100))
def test_an_earlier_date_that_still_stands(discussed: date, gap: int, earlier: int) -> None:
    """The date that the system itself showed beside an earlier conference."""
    held = discussed + timedelta(days=gap)
    before = discussed - timedelta(days=earlier)
    stuck = before + timedelta(days=5)
    history = case(
        ("strategy_discussion", before),
        ("icpc", before),
        ("strategy_discussion", discussed),
        ("icpc", held),
    )
    found = answer(
        history,
        shown("icpc", stuck, event=held, line=3),
        shown("icpc", stuck, event=before),
    )
    if stuck == walking.working_days_on(discussed, 15):
        assert found.verdict is Verdict.AGREES
    else:
        assert "earlier_due" in causes(found)


class TestRightDates:
    """A date that is ours is never called a fault."""

    @given(discussed=ANCHORS, gap=GAPS)
    def test_conferences(self, discussed: date, gap: int) -> None:
        due = walking.working_days_on(discussed, 15)
        found = icpc(discussed, due, held=discussed + timedelta(days=gap))
        assert (found.verdict, found.days, found.effect) == (Verdict.AGREES, 0, None)

    @given(started=ANCHORS, gaps=st.lists(GAPS, min_size=1, max_size=4))
    def test_reviews(self, started: date, gaps: list[int]) -> None:
        days = [started]
        for gap in gaps:
            days.append(days[-1] + timedelta(days=gap))
        *before, held = days
        due = (
            walking.working_days_on(started, 20)
            if len(before) == 1
            else walking.months_on(before[-1], months_for(before))
        )
        assert review(started, *before[1:], held, due=due).verdict is Verdict.AGREES


@given(discussed=ANCHORS, gap=GAPS, by=st.integers(-60, 60))
def test_every_way_gives_exactly_the_shown_date(discussed: date, gap: int, by: int) -> None:
    """Whatever is shown, each explanation is a rule that gives it, and says so in words."""
    due = discussed + timedelta(days=21 + by)
    found = icpc(discussed, due, held=discussed + timedelta(days=gap))
    for diagnosis in found.diagnoses:
        assert {way.working.date for way in diagnosis.ways} == {due}
        assert all(way.says for way in diagnosis.ways)
    sizes = [diagnosis.size for diagnosis in found.diagnoses]
    assert sizes == sorted(sizes)
