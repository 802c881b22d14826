"""What holds of every scorecard: of the demo as at any day, and of histories of any kind."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import timescales as ts
from timescales.demo.office import office
from timescales.records import recorded_duties
from timescales.scorecard import (
    MEASURES,
    Period,
    PeriodKind,
    Score,
    Scorecard,
    Unit,
    Verdict,
    reason_table,
    scorecard,
)
from timescales.testing import histories

AS_AT = date(2026, 11, 22)
CASES = office(2026, 60, AS_AT)
POLICY = recorded_duties(
    ts.policies.day_count(), {event.kind for case in CASES for event in case.events}
)
YEAR = Period.year(2025)
QUARTERS = tuple(Period.running(PeriodKind.QUARTER, YEAR.start, YEAR.end))
EVENTS_ONLY = [m.id for m in MEASURES if m.unit is Unit.EVENT and not m.year_back]
AT_THE_END = {"minutes_backlog"}  # a number as at a day, though of events


def scored(cases: Iterable[ts.Case], as_at: date, *periods: Period) -> Scorecard:
    pairs = ((case, ts.project(case, as_at=as_at, policy=POLICY)) for case in cases)
    return scorecard(pairs, periods=periods)


@cache
def demo() -> Scorecard:
    return scored(CASES, AS_AT, YEAR, *QUARTERS)


def by_verdict(card: Scorecard, measure: str, period: Period) -> Iterable[list[Score]]:
    scores = card.of(measure, period)
    return ([s for s in scores if s.verdict is v] for v in {s.verdict for s in scores})


@pytest.mark.parametrize("measure", [m.id for m in MEASURES if m.band], ids=str)
def test_the_bands_of_a_breakdown_add_up_to_what_it_is_out_of(measure: str) -> None:
    """For every period, by every verdict; and so do those behind them."""
    for period in (YEAR, *QUARTERS):
        for scores in by_verdict(demo(), measure, period):
            counts = [score.numerator for score in scores if score.numerator is not None]
            if scores[0].denominator is not None:
                assert sum(counts) == scores[0].denominator
            assert [len(score.behind) for score in scores if score.available] == counts


@pytest.mark.parametrize("measure", [m.id for m in MEASURES if not m.tally_only], ids=str)
def test_a_numerator_is_part_of_its_denominator(measure: str) -> None:
    """And those behind each are as many as the numbers say."""
    for score in demo().of(measure):
        if score.numerator is not None and score.denominator is not None:
            assert 0 <= score.numerator <= score.denominator
            assert len(score.behind) == score.numerator
            assert len(score.behind) + len(score.others) == score.denominator
            assert score.rate is None or 0 <= score.rate <= 1


@pytest.mark.parametrize("measure", sorted(set(EVENTS_ONLY) - AT_THE_END))
def test_the_quarters_of_a_year_hold_no_more_and_no_fewer_events_than_it(measure: str) -> None:
    """What fell due in each may still have been held later in the year; in number they agree."""
    for verdict in Verdict:
        totals = []
        for periods in ([YEAR], QUARTERS):
            scores = [
                next((s for s in demo().of(measure, p) if s.verdict is verdict), None)
                for p in periods
            ]
            totals.append(sum((s.denominator or 0) + s.not_known for s in scores if s is not None))
        assert totals[0] == totals[1]


@pytest.mark.parametrize(
    ("late", "held"),
    [
        ("late_reviews_by_reason", "reviews_in_time"),
        ("late_icpcs_by_reason", "icpcs_in_time"),
        ("late_icpcs_by_reason_meetings", "icpcs_meetings_in_time"),
        ("late_rcpcs_by_reason", "rcpcs_in_time"),
        ("late_rcpcs_by_reason_meetings", "rcpcs_meetings_in_time"),
    ],
)
def test_the_reasons_add_up_to_what_was_late(late: str, held: str) -> None:
    """In the same unit: a table of reasons and the share held in time tell one story."""
    for verdict in (Verdict.POLICY, Verdict.STATUTE):
        table = reason_table(demo(), late, verdict)
        for number, period in enumerate(table.periods):
            score = demo().score(held, period, verdict)
            assert score.denominator is not None
            assert score.numerator is not None
            assert table.totals[number] == score.denominator - score.numerator
            assert sum(row.counts[number] or 0 for row in table.rows) == table.totals[number]
            avoidable = table.avoidable[number]
            assert avoidable is not None
            assert avoidable <= score.denominator - score.numerator


MONTHS = tuple(Period.running(PeriodKind.MONTH, date(2025, 9, 1), date(2026, 7, 31)))


@cache
def long_after() -> Scorecard:
    return scored(CASES, AS_AT, *MONTHS)


@pytest.mark.parametrize("month", MONTHS, ids=lambda month: month.name)
def test_moving_the_day_as_at_never_changes_the_past(month: Period) -> None:
    """From the last day of a period on its numbers are the same, and so is who is behind them."""
    on_the_day = scored(CASES, month.end, month)
    held = {score.measure.id for score in on_the_day.scores if score.available}
    assert len(held) > 40
    for measure in held:
        before, after = on_the_day.of(measure), long_after().of(measure, month)
        assert {s for s in before if s.numerator} == {s for s in after if s.numerator}
        assert {(s.denominator, s.not_known) for s in before} == {
            (s.denominator, s.not_known) for s in after
        }


@given(st.lists(histories(), min_size=1, max_size=3), st.dates(date(2012, 4, 1), date(2030, 1, 1)))
@settings(max_examples=60)
def test_any_history_can_be_scored(cases: list[ts.Case], as_at: date) -> None:
    """Whatever is wrong with it: nothing raises, bands add up, and due is what became of it."""
    named = [
        ts.Case(f"C{n}", case.events, case.date_of_birth, case.complete_from, case.not_recorded)
        for n, case in enumerate(cases)
    ]
    year = Period.holding(PeriodKind.YEAR, as_at)
    card = scored(named, as_at, year, year.previous)
    for score in card.scores:
        if score.numerator is not None and score.denominator is not None:
            assert 0 <= score.numerator <= score.denominator
    for period in card.periods:
        for scores in by_verdict(card, "reviews_due", period):
            counts = [score.numerator for score in scores if score.numerator is not None]
            assert not counts or sum(counts) == scores[0].denominator


@given(histories(), st.dates(date(2013, 4, 1), date(2030, 1, 1)), st.integers(1, 2000))
@settings(max_examples=60)
def test_of_any_history_that_is_complete_the_past_stays_as_it_is(
    case: ts.Case, as_at: date, days: int
) -> None:
    """Whatever is recorded after a period is over."""
    whole = ts.Case("C", case.events, case.date_of_birth)
    period = Period.between(as_at - timedelta(days=200), as_at)
    numbers = []
    for day in (as_at, as_at + timedelta(days=days)):
        card = scored([whole], day, period)
        numbers.append(
            {
                (s.measure.id, s.verdict, s.band): (s.numerator, s.denominator, s.not_known)
                for s in card.scores
                if s.numerator or s.not_known
            }
        )
    assert numbers[0] == numbers[1]
