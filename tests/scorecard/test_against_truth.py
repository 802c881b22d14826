"""Each measure on the demo equals what other code makes of the same events, for every period."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

import timescales as ts
from tests.scorecard.truth import TRUTH, truth
from timescales.demo.office import office
from timescales.scorecard import MEASURES, Period, PeriodKind, Scorecard, scorecard

AS_AT = date(2026, 11, 22)
CASES = office(2026, 80, AS_AT)
PERIODS = (
    *Period.running(PeriodKind.MONTH, date(2026, 1, 1), AS_AT),
    *Period.running(PeriodKind.QUARTER, date(2025, 4, 1), AS_AT),
    *Period.running(PeriodKind.YEAR, date(2023, 4, 1), AS_AT),
    Period.between(date(2025, 12, 24), date(2026, 2, 28)),
)
ON_SMALL_CASES = {"peps_up_to_date", "health_up_to_date"}


@pytest.fixture(scope="module")
def card() -> Scorecard:
    """The scorecard of the demo."""
    pairs = ((case, ts.project(case, as_at=AS_AT)) for case in CASES)
    return scorecard(pairs, periods=PERIODS)


def test_every_measure_has_its_truth() -> None:
    """None is left out but those named."""
    assert {measure.id for measure in MEASURES} - ON_SMALL_CASES == set(TRUTH)


@pytest.mark.parametrize("measure", TRUTH)
def test_a_measure_equals_the_truth(card: Scorecard, measure: str) -> None:
    """In every period, by each verdict, in each band: what counts, and out of what."""
    compared = 0
    for period in PERIODS:
        scores = card.of(measure, period)
        for verdict in {score.verdict for score in scores}:
            mine = [score for score in scores if score.verdict is verdict]
            end = min(period.end, AS_AT)
            told = truth(measure, CASES, period.start, end, verdict.value)
            known = Counter({key: n for key, n in told.items() if key[1] is not None})
            counting = {score.band: score.numerator for score in mine if score.numerator}
            assert counting == {band: n for (band, counts), n in told.items() if counts}, period
            assert {score.not_known for score in mine} == {told.total() - known.total()}, period
            if not mine[0].measure.tally_only:
                assert {score.denominator for score in mine} == {known.total()}, period
            compared += known.total()
    assert compared, "the demo has nothing to count"
