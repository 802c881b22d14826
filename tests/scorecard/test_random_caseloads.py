"""What holds of the scorecard of any caseload: searched among histories of every kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

import timescales as ts
from tests.scorecard.office_histories import HOLDS, POLICY, caseloads
from timescales.scorecard import (
    MEASURES,
    Period,
    PeriodKind,
    Score,
    Scorecard,
    Unit,
    Verdict,
    scorecard,
)
from timescales.scorecard.measures.judging import STANDINGS

LATE_OF = {
    "late_reviews_by_reason": "reviews_in_time",
    "late_secure_reviews_by_reason": "secure_reviews_in_time",
    "late_icpcs_by_reason": "icpcs_in_time",
    "late_icpcs_by_reason_meetings": "icpcs_meetings_in_time",
    "late_transfer_ins_by_reason": "transfer_ins_in_time",
    "late_rcpcs_by_reason": "rcpcs_in_time",
    "late_rcpcs_by_reason_meetings": "rcpcs_meetings_in_time",
}
"""Whose late ones each table of reasons explains."""

DUE = ("reviews_due", "icpcs_due", "rcpcs_due", "minutes_in_time")
BOOKED = {
    "reviews_booked_in_time": "reviews_due",
    "icpcs_booked_in_time": "icpcs_due",
    "rcpcs_booked_in_time": "rcpcs_due",
}
"""Of what fell due it is said whether it was planned in time, or that it is not known."""

AT_THE_END = {"minutes_backlog"}  # a number as at a day, though of events

DAYS = st.dates(date(2012, 4, 1), date(2032, 1, 1))


def scored(
    cases: Iterable[ts.Case], as_at: date, *periods: Period, listed: bool = True
) -> Scorecard:
    pairs = ((case, ts.project(case, as_at=as_at, policy=POLICY)) for case in cases)
    return scorecard(pairs, periods=periods, holds=HOLDS, listed=listed)


def around(cases: Sequence[ts.Case], as_at: date, back: int) -> date:
    """A day near one of the events, so that there is something to count; else the day given."""
    days = sorted(event.date for case in cases for event in case.events)
    return max(days[back % len(days)], date(2012, 4, 1)) if days else as_at


def tables(card: Scorecard) -> Iterator[list[Score]]:
    """The scores of one measure for one period by one verdict, band by band."""
    for measure in card.measures:
        for period in card.periods:
            for verdict in measure.verdicts:
                yield [s for s in card.of(measure.id, period) if s.verdict is verdict]


def whole(scores: Sequence[Score]) -> int:
    """All of a cohort, known or not; of a number out of nothing, the number."""
    counted = scores[0].denominator
    if counted is None:
        counted = sum(score.numerator or 0 for score in scores)
    return counted + scores[0].not_known


def of(card: Scorecard, measure: str, period: Period, verdict: Verdict) -> list[Score]:
    return [score for score in card.of(measure, period) if score.verdict is verdict]


def numbers(card: Scorecard) -> dict[tuple[str, Period, Verdict, str], tuple[int | None, ...]]:
    """Every number that is not nought."""
    return {
        (s.measure.id, s.period, s.verdict, s.band): (s.numerator, s.denominator, s.not_known)
        for s in card.scores
        if s.numerator or s.not_known or (not s.band and s.denominator)
    }


@given(caseloads(), DAYS, st.integers(0, 40))
@settings(max_examples=40)
def test_parts_sum_to_wholes(cases: list[ts.Case], as_at: date, back: int) -> None:
    """Bands to what they are out of, reasons to what was late, standings to what fell due."""
    as_at = around(cases, as_at, back)
    year = Period.holding(PeriodKind.YEAR, as_at)
    card = scored(cases, as_at, year, year.previous)
    for scores in tables(card):
        counts = [score.numerator for score in scores if score.numerator is not None]
        assert len(counts) == len(scores), "all of it is on record"
        assert len({(score.denominator, score.not_known) for score in scores}) == 1
        out_of = scores[0].denominator
        if scores[0].measure.band and out_of is not None:
            assert sum(counts) == out_of
        assert out_of is None or all(0 <= count <= out_of for count in counts)
    for period in card.periods:
        for verdict in (Verdict.POLICY, Verdict.STATUTE):
            for late, held in LATE_OF.items():
                [score] = of(card, held, period, verdict)
                in_time, out_of = score.numerator, score.denominator
                assert in_time is not None
                assert out_of is not None
                assert out_of - in_time == whole(of(card, late, period, verdict))
            for due in DUE:
                bands = [score.band for score in of(card, due, period, verdict)]
                assert tuple(bands) == STANDINGS
            for booked, due in BOOKED.items():
                assert whole(of(card, booked, period, verdict)) == whole(
                    of(card, due, period, verdict)
                )
        record = Verdict.RECORD
        [held_in_days] = {whole(of(card, "icpcs_by_days", period, record))}
        assert held_in_days == whole(of(card, "icpcs_in_time", period, Verdict.POLICY))
        raised = {s.band: s.numerator for s in card.of("disputes_by_child", period)}
        for group, name in (("looked after", "looked_after"), ("on a plan", "plan")):
            assert raised[group] == whole(of(card, f"{name}_disputes_by_theme", period, record))


@given(caseloads(), DAYS, st.integers(0, 40))
@settings(max_examples=40)
def test_units_are_not_mixed(cases: list[ts.Case], as_at: date, back: int) -> None:
    """A child stands in a number once, a meeting once for all of its children."""
    as_at = around(cases, as_at, back)
    year = Period.holding(PeriodKind.YEAR, as_at)
    card = scored(cases, as_at, year)
    for scores in tables(card):
        unit = scores[0].measure.unit
        behind = [one for score in scores for one in score.behind]
        shown = behind if scores[0].measure.band else [*behind, *scores[0].others]
        assert len(shown) == whole(scores) - scores[0].not_known
        for score in scores:
            assert len(score.behind) == score.numerator
            if score.denominator is not None:
                assert len(score.behind) + len(score.others) == score.denominator
        if unit is Unit.CHILD:
            assert len({one.subject_id for one in shown}) == len(shown) <= len(cases)
        assert all(bool(one.meeting) is (unit is Unit.MEETING) for one in shown)
        if unit is Unit.MEETING:
            assert len({one.meeting for one in shown}) == len(shown)
            events = scores[0].measure.id.replace("_meetings", "")
            [verdict] = {score.verdict for score in scores}
            assert whole(scores) <= whole(of(card, events, year, verdict))


@given(caseloads(), DAYS, st.integers(0, 40))
@settings(max_examples=20)
def test_the_months_of_a_year_hold_its_events(cases: list[ts.Case], as_at: date, back: int) -> None:
    """No more and no fewer than the year, or than its quarters."""
    year = Period.holding(PeriodKind.YEAR, around(cases, as_at, back))
    months = tuple(Period.running(PeriodKind.MONTH, year.start, year.end))
    quarters = tuple(Period.running(PeriodKind.QUARTER, year.start, year.end))
    card = scored(cases, year.end, year, *months, *quarters)
    for measure in MEASURES:
        if measure.unit is Unit.EVENT and measure.id not in AT_THE_END:
            for verdict in measure.verdicts:
                totals = {
                    sum(whole(of(card, measure.id, period, verdict)) for period in periods)
                    for periods in ((year,), months, quarters)
                }
                assert len(totals) == 1, measure.id


@given(caseloads(), DAYS, st.integers(0, 40), st.integers(1, 2_000))
@settings(max_examples=50)
def test_moving_the_day_as_at_never_changes_the_past(
    cases: list[ts.Case], as_at: date, back: int, days: int
) -> None:
    """Nor who is behind a number, whatever is recorded after its period is over."""
    end = around(cases, as_at, back)
    period = Period.between(end - timedelta(days=300), end)
    cards = [scored(cases, day, period) for day in (end, end + timedelta(days=days))]
    now, later = (numbers(card) for card in cards)
    assert now == later
    for before, after in zip(*(card.scores for card in cards), strict=False):
        if before.numerator and before.band == after.band:
            assert set(before.behind) == set(after.behind)


@given(caseloads(), caseloads(), DAYS, st.integers(0, 40))
@settings(max_examples=20)
def test_two_caseloads_add_up(
    some: list[ts.Case], others: list[ts.Case], as_at: date, back: int
) -> None:
    """The score of both is the sum of theirs, but for meetings that they share."""
    as_at = around(some, as_at, back)
    year = Period.holding(PeriodKind.YEAR, as_at)
    more = [ts.Case(f"D{c.subject_id}", c.events, c.date_of_birth) for c in others]
    parts = [scored(cases, as_at, year) for cases in (some, more)]
    both = numbers(scored([*some, *more], as_at, year, listed=False))
    bands = {key for card in parts for key in numbers(card)} | set(both)
    for key in bands:
        measure, period, verdict, band = key
        if "meetings" in measure:
            continue
        counts = [
            sum(score.numerator or 0 for score in of(card, measure, period, verdict)
                if score.band == band)
            for card in parts
        ]  # fmt: skip
        assert sum(counts) == (both[key][0] if key in both else 0), key
