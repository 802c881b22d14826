"""Percentages are cut by a named choice; a change has a sign, a direction and a unit."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timescales.errors import UnknownNameError, WrongValueError
from timescales.scorecard import (
    MEASURES,
    Direction,
    Good,
    Measure,
    Period,
    Rounding,
    Score,
    Verdict,
    change,
    chosen,
)

DECIMAL = {
    Rounding.TRUNCATED: ROUND_DOWN,
    Rounding.HALF_UP: ROUND_HALF_UP,
    Rounding.HALF_EVEN: ROUND_HALF_EVEN,
}
[IN_TIME, VISITS] = chosen(["reviews_in_time", "pre_review_visits"])


def score(
    numerator: int | None,
    denominator: int | None = 100,
    *,
    measure: Measure = IN_TIME,
    verdict: Verdict = Verdict.POLICY,
    band: str = "",
    partial: bool = False,
) -> Score:
    period = Period.year(2025)
    return Score(measure, period, verdict, band, numerator, denominator, 0, partial)


class TestRounding:
    """The reports cut off; others round half up."""

    @given(
        st.sampled_from(Rounding),
        st.integers(-10_000, 10_000),
        st.sampled_from([1, 2, 4, 5, 8, 16, 20, 25, 40, 1000, 4000]),
        st.integers(0, 3),
    )
    def test_it_is_what_decimal_arithmetic_gives(
        self, rounding: Rounding, n: int, d: int, places: int
    ) -> None:
        """Of fractions that decimals hold exactly."""
        exact = Decimal(n) / Decimal(d) * 100
        wanted = exact.quantize(Decimal(1).scaleb(-places), rounding=DECIMAL[rounding])
        assert Decimal(rounding.percent(Fraction(n, d), places)) == wanted

    def test_the_reports_percentages_are_cut_off(self) -> None:
        """166 and 22 of 499 plans, printed as 33.26 % and 4.40 %."""
        assert Rounding.TRUNCATED.percent(Fraction(166, 499), 2) == "33.26"
        assert Rounding.TRUNCATED.percent(Fraction(22, 499), 2) == "4.40"

    def test_what_is_not_there_has_no_percentage(self) -> None:
        assert score(None, None).percent() == ""
        assert score(0, 0).percent() == ""
        assert score(189, 212).percent(Rounding.TRUNCATED) == "89"

    def test_places_are_a_count(self) -> None:
        with pytest.raises(WrongValueError, match="places must be 0 or more"):
            Rounding.HALF_UP.percent(Fraction(1, 3), -1)


class TestChange:
    """Current less previous, with its sign; not available stays not available."""

    def test_a_share_that_should_rise_and_does_is_better(self) -> None:
        moved = change(score(94), score(90))
        assert (moved.count, moved.rate) == (4, Fraction(4, 100))
        assert moved.direction is Direction.BETTER

    def test_one_that_falls_is_worse(self) -> None:
        moved = change(score(90), score(94))
        assert (moved.rate, moved.direction) == (Fraction(-4, 100), Direction.WORSE)

    def test_it_goes_by_the_share_and_not_by_the_number(self) -> None:
        """More reviews in time, of many more."""
        assert change(score(95, 200), score(90, 100)).direction is Direction.WORSE

    def test_a_number_out_of_nothing_goes_by_itself(self) -> None:
        before, after = score(2477, None, measure=VISITS), score(941, None, measure=VISITS)
        moved = change(after, before)
        assert (moved.count, moved.rate, moved.direction) == (-1536, None, Direction.WORSE)

    def test_a_number_of_part_of_a_period_is_neither_better_nor_worse(self) -> None:
        """Fewer visits in part of a year than in a whole one; of shares it can be said."""
        part = score(23, None, partial=True, measure=VISITS)
        moved = change(part, score(25, None, measure=VISITS))
        assert (moved.count, moved.direction) == (-2, Direction.MOVED)
        assert change(score(90, partial=True), score(94)).direction is Direction.WORSE

    def test_what_should_fall_is_better_when_it_does(self) -> None:
        down = replace(IN_TIME, good=Good.DOWN)
        moved = change(score(1, measure=down), score(2, measure=down))
        assert moved.direction is Direction.BETTER

    def test_what_has_no_good_way_has_only_moved(self) -> None:
        either = replace(IN_TIME, good=Good.NEITHER)
        moved = change(score(1, measure=either), score(2, measure=either))
        assert moved.direction is Direction.MOVED
        assert change(score(2), score(2)).direction is Direction.SAME

    @pytest.mark.parametrize(("now", "before"), [(None, 90), (90, None), (None, None)])
    def test_what_is_not_available_does_not_become_nought(
        self, now: int | None, before: int | None
    ) -> None:
        moved = change(score(now), score(before))
        assert (moved.count, moved.rate, moved.direction) == (None, None, Direction.NOT_KNOWN)

    def test_a_change_from_part_of_a_period_says_so(self) -> None:
        assert change(score(1), score(1, partial=True)).partial
        assert not change(score(1), score(1)).partial

    def test_units_are_not_mixed(self) -> None:
        """A table of the reports took 8 conferences from 18 children."""
        [meetings] = chosen(["rcpcs_meetings_in_time"])
        with pytest.raises(WrongValueError, match="by event and meeting, are not compared"):
            change(score(18), score(10, measure=meetings))

    def test_nor_are_verdicts_and_bands(self) -> None:
        with pytest.raises(WrongValueError, match="by policy '' is not compared with by statute"):
            change(score(18), score(10, verdict=Verdict.STATUTE))
        with pytest.raises(WrongValueError, match="is not compared with by policy 'late'"):
            change(score(18), score(10, band="late"))


class TestMeasures:
    """What every measure owes its reader."""

    def test_an_unknown_one_is_answered_with_the_nearest(self) -> None:
        with pytest.raises(UnknownNameError, match="Did you mean reviews_in_time"):
            chosen(["review_in_time"])

    def test_ids_are_not_used_twice(self) -> None:
        assert len({measure.id for measure in MEASURES}) == len(MEASURES)
        assert str(IN_TIME) == "reviews_in_time: Reviews held in timescale"

    def test_what_was_not_read_is_not_verified(self) -> None:
        with pytest.raises(WrongValueError, match="is not verified, since National indicator 66"):
            replace(chosen(["children_reviewed_in_time"])[0], verified=True)

    @pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
    def test_one_without_a_published_definition_says_so(self, measure: Measure) -> None:
        """What is not verified says in its definition what was not read or is not given."""
        if not measure.verified:
            assert re.search(r"\b(no|not|nowhere)\b", measure.definition)

    def test_a_score_says_itself(self) -> None:
        assert str(score(None, None)) == "reviews_in_time, 2025-26: not available"
        assert str(score(3, 4, band="late")) == "reviews_in_time, late, 2025-26: 3 of 4"
        assert str(score(3, None)) == "reviews_in_time, 2025-26: 3"
        assert date(2026, 3, 31) in score(3).period


def test_shares_below_one_and_nought() -> None:
    """Whole per cent unless places are asked for, and no sign where there is nothing."""
    assert Rounding.HALF_UP.whole(Fraction(1, 2)) == 1
    assert Rounding.TRUNCATED.whole(Fraction(1, 2)) == 0
    for rounding in Rounding:
        assert rounding.percent(Fraction(0)) == "0"
        assert rounding.percent(Fraction(0), 1) == "0.0"
        assert rounding.percent(Fraction(1, 3)) == "33"
        assert rounding.percent(Fraction(-1, 3), 1) == "-33.3"
