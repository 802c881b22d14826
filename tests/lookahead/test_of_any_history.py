"""What holds of a look ahead from any history: searched among those of every kind."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

import timescales as ts
from tests.oracles import walking
from tests.scorecard.office_histories import office_histories
from timescales.lookahead import Ahead, Coming, Flow, Risk, coming, demand, moved_by

POLICY = ts.policies.sunderland().only(
    "lac_review",
    "icpc",
    "rcpc",
    "dispute_resolution",
    "iro_record_distribution",
    "pre_review_visit",
)
ENGLAND = ts.england_and_wales()
DAYS = st.integers(0, 40)
ONE_DAY = timedelta(days=1)


def some_day(case: ts.Case, at: int) -> date:
    """A day soon after one of the events."""
    days = [event.date for event in case.events] or [date(2026, 11, 22)]
    return max(days[at % len(days)], date(2012, 1, 1)) + at * ONE_DAY


@given(office_histories(), DAYS)
@settings(max_examples=100)
def test_what_is_at_risk_is_so_for_the_reason_that_is_given(case: ts.Case, at: int) -> None:
    """As read from the row alone, and the calendar walked from day to day."""
    as_at = some_day(case, at)
    projection = ts.project(case, as_at=as_at, policy=POLICY)
    rows = list(coming(case, projection))
    owed = [o for o in projection if o.met is None and o.ended_on is None and o.due is not None]
    dated = [o for o in owed if o.status is not ts.Status.NOT_KNOWN]
    assert Counter((r.timescale, r.ordinal, r.due_date) for r in rows) == Counter(
        (o.timescale, o.ordinal, o.due) for o in dated
    )
    for row in rows:
        assert set(row.risks) == set(expected(row, as_at))
        assert row.booked is None or row.booked >= as_at
        assert row.week <= row.due_date < row.week + 7 * ONE_DAY


def expected(row: Coming, as_at: date) -> list[Risk]:
    """The risks of a row."""
    found = []
    if row.booked is None and row.plan_by is not None and as_at >= row.plan_by:
        found.append(Risk.UNBOOKED)
    if row.booked is not None and row.booked > row.due_date:
        found.append(Risk.BOOKED_LATE)
    if row.statutory_limit is not None and row.statutory_limit < row.due_date:
        found.append(Risk.AFTER_STATUTE)
    if row.hold_by is not None and not walking.is_open(row.due_date):
        found.append(Risk.CLOSED_DAY)
    return found


@given(office_histories(), DAYS, st.integers(0, 120))
@settings(max_examples=60)
def test_a_proclaimed_day_moves_what_two_projections_tell_apart(
    case: ts.Case, at: int, ahead: int
) -> None:
    """By as many days; later, for all that is counted forwards, and by one working day at most."""
    as_at = some_day(case, at)
    closed = as_at + ahead * ONE_DAY
    policy = POLICY.only("lac_review", "icpc", "rcpc", "dispute_resolution")
    found = list(moved_by(case, {closed: "A day"}, as_at=as_at, policy=policy))
    day = ENGLAND.with_closures({closed: "A day"})
    both = [ts.project(case, as_at=as_at, policy=policy, calendar=each) for each in (ENGLAND, day)]
    apart = [
        (one.timescale, one.ordinal, one.due, other.due, one.hold_by, other.hold_by)
        for one, other in zip(*both, strict=True)
        if one.met is None and one.ended_on is None
        if (one.due, one.hold_by) != (other.due, other.hold_by)
    ]
    assert apart == [
        (m.timescale, m.ordinal, m.due_before, m.due_after, m.hold_by_before, m.hold_by_after)
        for m in found
    ]
    for moved in found:
        assert walking.is_open(closed), "a day that was closed already moves nothing"
        if moved.due_before != moved.due_after:
            assert moved.due_before is not None
            step = walking.working_days_on(moved.due_before, 1)
            step = walking.working_days_on(step, 1) if step == closed else step
            assert moved.due_after == step
            assert moved.days == (step - moved.due_before).days > 0
        else:
            assert moved.due_before is None or closed <= moved.due_before


PEOPLE = st.lists(
    st.builds(
        Ahead,
        st.lists(st.integers(0, 364), max_size=4).map(lambda days: tuple(sorted(days))),
        st.none() | st.integers(1, 500),
    ),
    max_size=12,
)


@given(PEOPLE, st.integers(0, 60), st.integers(0, 30), st.integers(0, 10**6))
@settings(max_examples=30)
def test_the_band_of_a_year_holds_together(
    people: list[Ahead], began: int, ended: int, seed: int
) -> None:
    """Months meet; low, middle and high are in order; officers keep the middle within the range."""
    as_at = date(2026, 11, 22)
    seen = Flow(as_at - 364 * ONE_DAY, as_at, began, ended, 365 * 10 * max(len(people), 1))
    policy = ts.policies.statutory().only("lac_review")
    months = demand(people, seen, as_at=as_at, policy=policy, random=Random(seed), runs=20)
    assert all(one.end == other.start for one, other in pairwise(months))
    within = sum(day < (months[-1].end - as_at).days for each in people for day in each.due)
    assert sum(month.known for month in months) == within
    for month in months:
        assert 0 <= month.meetings.low <= month.meetings.middle <= month.meetings.high
        assert 0 <= month.running.low <= month.running.middle <= month.running.high
        fewest, most = month.officers
        assert fewest <= most
        assert month.running.middle <= 70 * fewest
        assert fewest == 0 or month.running.middle > 70 * (fewest - 1)
        assert most == 0 or month.running.middle > 50 * (most - 1)
    if not began and not ended:
        for month in months:
            assert month.running.low == month.running.high
            assert month.meetings.low == month.meetings.high <= month.known
