"""A day newly proclaimed a holiday moves what counts working days over it, and nothing else."""

from __future__ import annotations

from datetime import date

import timescales as ts
from timescales.demo import caseload
from timescales.lookahead import Moved, moved_by
from timescales.records import recorded_duties

AS_AT = date(2026, 11, 22)
DAY = {date(2026, 11, 30): "A day of thanksgiving"}
POLICY = ts.policies.statutory()


def moved(start: date, *events: ts.Event, policy: ts.Policy = POLICY) -> list[Moved]:
    case = ts.Case("A", (ts.Event("became_looked_after", start), *events))
    return list(moved_by(case, DAY, as_at=AS_AT, policy=policy.only("lac_review")))


def test_twenty_working_days_that_span_it_end_a_working_day_later() -> None:
    [one] = moved(date(2026, 11, 6))
    assert (one.due_before, one.due_after, one.days) == (date(2026, 12, 4), date(2026, 12, 7), 3)


def test_what_is_due_before_it_stays() -> None:
    assert moved(date(2026, 10, 30)) == []


def test_months_that_end_on_it_stay_due_on_it_but_are_held_before() -> None:
    held = ts.Event("lac_review", date(2026, 8, 31))
    [one] = moved(date(2026, 8, 10), held)
    assert (one.due_before, one.due_after, one.days) == (date(2026, 11, 30), date(2026, 11, 30), 0)
    assert (one.hold_by_before, one.hold_by_after) == (date(2026, 11, 30), date(2026, 11, 27))


def test_what_was_held_is_not_moved() -> None:
    """Only what is open is of interest; the review that was held keeps its due date."""
    held = ts.Event("lac_review", date(2026, 11, 20))
    assert moved(date(2026, 11, 6), held) == []


def test_no_date_on_either_side_is_no_number_of_days() -> None:
    assert Moved("A", "x", 1, None, AS_AT, None, None).days is None
    assert Moved("A", "x", 1, AS_AT, None, None, None).days is None


def test_of_a_caseload_exactly_what_two_projections_tell_apart() -> None:
    cases = caseload(2026, 60, AS_AT)
    policy = recorded_duties(POLICY, {event.kind for case in cases for event in case.events})
    with_day = ts.england_and_wales().with_closures(DAY)
    found = [m for case in cases for m in moved_by(case, DAY, as_at=AS_AT, policy=policy)]
    expected = 0
    for case in cases:
        before = ts.project(case, as_at=AS_AT, policy=policy)
        after = ts.project(case, as_at=AS_AT, policy=policy, calendar=with_day)
        for one, other in zip(before, after, strict=True):
            is_open = one.met is None and one.ended_on is None
            expected += is_open and (one.due, one.hold_by) != (other.due, other.hold_by)
    assert len(found) == expected > 3


def test_a_day_at_a_weekend_moves_nothing() -> None:
    case = ts.Case("A", (ts.Event("became_looked_after", date(2026, 11, 6)),))
    saturday = {date(2026, 11, 28): "A Saturday"}
    assert list(moved_by(case, saturday, as_at=AS_AT, calendar=ts.england_and_wales())) == []
