"""Each measure on the demo equals what other code makes of the same events, for every period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import timescales as ts
from tests.scorecard.truth import TERMS, TRUTH, truth
from timescales.demo.office import office
from timescales.records import recorded_duties
from timescales.scorecard import MEASURES, Period, PeriodKind, Scorecard, Unit, scorecard

AS_AT = date(2026, 11, 22)
CHILDREN = 80
RARE = {"secure_review", "transfer_in_conference"}
PERIODS = (
    *Period.running(PeriodKind.MONTH, date(2026, 1, 1), AS_AT),
    *Period.running(PeriodKind.QUARTER, date(2025, 4, 1), AS_AT),
    *Period.running(PeriodKind.YEAR, date(2023, 4, 1), AS_AT),
    Period.between(date(2025, 12, 24), date(2026, 2, 28)),
)
TERMLY = ts.policies.day_count().overlaid(
    "termly",
    rules={"pep_review.each": ts.end_of_term([ts.Term(f"from {f}", f, last) for f, last in TERMS])},
)
HOLDS = {kind for measure in MEASURES for kind in measure.needs}
"""What an office can record, whether it occurs or not."""
POLICY = recorded_duties(TERMLY, HOLDS)


@cache
def demo() -> tuple[Scorecard, tuple[ts.Case, ...]]:
    """The demo and its scorecard."""
    cases = (*office(2026, CHILDREN, AS_AT), *rarely_late())
    return scored(cases, AS_AT, PERIODS), cases


def rarely_late() -> Iterator[ts.Case]:
    """Of another demo, children with meetings that few have, for some of them to be late."""
    for case in office(2027, 400, AS_AT):
        if RARE & {event.kind for event in case.events}:
            yield ts.Case(f"more {case.subject_id}", case.events, case.date_of_birth,
                          case.complete_from)  # fmt: skip


def scored(cases: Sequence[ts.Case], as_at: date, periods: Sequence[Period]) -> Scorecard:
    """The scorecard of some cases, with the terms of an authority."""
    pairs = ((case, ts.project(case, as_at=as_at, policy=POLICY)) for case in cases)
    return scorecard(pairs, periods=periods, holds=HOLDS)


def compared(card: Scorecard, cases: Sequence[ts.Case], measure: str, period: Period) -> int:
    """Hold a measure against the truth, in each band; how many were counted by both."""
    counted = 0
    scores = card.of(measure, period)
    for verdict in {score.verdict for score in scores}:
        mine = [score for score in scores if score.verdict is verdict]
        end = min(period.end, card.as_at or period.end)
        told = truth(measure, cases, period.start, end, verdict.value)
        known = Counter({key: n for key, n in told.items() if key[1] is not None})
        counting = {score.band: score.numerator for score in mine if score.numerator}
        assert counting == {band: n for (band, counts), n in told.items() if counts}, period
        assert {score.not_known for score in mine} == {told.total() - known.total()}, period
        if not mine[0].measure.tally_only:
            assert {score.denominator for score in mine} == {known.total()}, period
        counted += known.total()
    return counted


def test_every_measure_has_its_truth() -> None:
    """None is left out."""
    assert [measure.id for measure in MEASURES if measure.id not in TRUTH] == []
    assert len(MEASURES) == len(TRUTH)


def test_meetings_are_told_by_their_names() -> None:
    """Which is how the truth knows that its rows are to be counted by meeting."""
    assert {m.id for m in MEASURES if m.unit is Unit.MEETING} == {
        m.id for m in MEASURES if "meetings" in m.id
    }


@pytest.mark.parametrize("measure", TRUTH)
def test_a_measure_equals_the_truth(measure: str) -> None:
    """In every period, by each verdict, in each band: what counts, and out of what."""
    card, cases = demo()
    counted = sum(compared(card, cases, measure, period) for period in PERIODS)
    assert counted, "the demo has nothing to count"


@given(
    st.integers(0, 10**6),
    st.dates(date(2020, 4, 1), date(2035, 12, 31)),
    st.sampled_from([kind for kind in PeriodKind if kind is not PeriodKind.RANGE]),
)
@settings(max_examples=8, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_so_it_is_for_any_seed_as_at_any_day(seed: int, as_at: date, kind: PeriodKind) -> None:
    """And for the period of any kind that holds the day, the one before, and a range between."""
    cases = office(seed, 20, as_at)
    holding = Period.holding(kind, as_at)
    between = Period.between(as_at - timedelta(days=100), as_at - timedelta(days=seed % 100))
    periods = (holding, holding.previous, between)
    card = scored(cases, as_at, periods)
    for measure in TRUTH:
        for period in periods:
            compared(card, cases, measure, period)
