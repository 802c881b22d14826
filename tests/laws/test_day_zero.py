"""What the anchor itself is to a count of days: each sentence of the specification."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import timescales as ts
from timescales.testing import anchors, calendars

ENGLAND = ts.england_and_wales()
ONE_DAY = timedelta(days=1)
FRI_24_APR_2026 = date(2026, 4, 24)
SAT_25_APR_2026 = date(2026, 4, 25)
MON_27_APR_2026 = date(2026, 4, 27)
TUE_28_APR_2026 = date(2026, 4, 28)
THU_24_DEC_2026 = date(2026, 12, 24)
FRI_25_DEC_2026 = date(2026, 12, 25)
TUE_29_DEC_2026 = date(2026, 12, 29)
WED_30_DEC_2026 = date(2026, 12, 30)

EVENT, INCLUSIVE, FIRST_WORKING_DAY = ts.DayZero
ns = st.integers(1, 60)
days = anchors(date(1978, 2, 1), date(2075, 6, 30))


def due(rule: ts.DateRule, anchor: date, calendar: ts.WorkingCalendar = ENGLAND) -> date:
    outcome = rule.due(anchor, calendar)
    assert isinstance(outcome, ts.Due)
    return outcome.date


class TestEvent:
    """``DayZero.EVENT`` (default): day 1 follows the anchor."""

    @given(ns)
    def test_default(self, n: int) -> None:
        """It is what a rule has that says nothing else."""
        assert ts.working_days(n) == ts.working_days(n, day_zero=EVENT)
        assert ts.days(n) == ts.days(n, day_zero=EVENT)
        assert ts.weeks(n) == ts.weeks(n, day_zero=EVENT)

    @pytest.mark.parametrize(
        ("anchor", "day_1"),
        [
            (FRI_24_APR_2026, MON_27_APR_2026),
            (SAT_25_APR_2026, MON_27_APR_2026),
            (THU_24_DEC_2026, TUE_29_DEC_2026),
            (FRI_25_DEC_2026, TUE_29_DEC_2026),
        ],
        ids=str,
    )
    def test_first_working_day(self, anchor: date, day_1: date) -> None:
        """Day 1 is the next working day, whether or not the anchor is one."""
        assert due(ts.working_days(1), anchor) == day_1

    @given(ns, days)
    def test_days(self, n: int, anchor: date) -> None:
        """Of days, day 1 is the day after."""
        assert due(ts.days(n), anchor) == anchor + n * ONE_DAY
        assert due(ts.weeks(n), anchor) == anchor + 7 * n * ONE_DAY

    @given(ns, days, calendars(tiny=False))
    def test_counts_as_the_calendar(
        self, n: int, anchor: date, calendar: ts.WorkingCalendar
    ) -> None:
        """n working days lie after the anchor, up to the answer, which is one of them."""
        found = due(ts.working_days(n), anchor, calendar)
        assert calendar.count(anchor, found) == n
        assert calendar.is_working_day(found)

    @given(days)
    def test_said(self, anchor: date) -> None:
        """The trace says that the anchor is not counted."""
        assert not ts.working_days(3).trace(anchor, ENGLAND).anchor_counts
        assert not ts.days(3).trace(anchor, ENGLAND).anchor_counts


class TestInclusive:
    """``INCLUSIVE``: an open anchor is itself day 1 (a closed one as ``EVENT``)."""

    @given(ns, days, calendars(tiny=False))
    def test_working_days(self, n: int, anchor: date, calendar: ts.WorkingCalendar) -> None:
        """So an open anchor needs one day fewer, and a closed one just as many."""
        found = due(ts.working_days(n, day_zero=INCLUSIVE), anchor, calendar)
        if not calendar.is_working_day(anchor):
            assert found == due(ts.working_days(n), anchor, calendar)
        elif n == 1:
            assert found == anchor
        else:
            assert found == due(ts.working_days(n - 1), anchor, calendar)

    @given(ns, days)
    def test_days(self, n: int, anchor: date) -> None:
        """For days and weeks the answer is one day earlier, on whatever day the anchor falls."""
        assert due(ts.days(n, day_zero=INCLUSIVE), anchor) == due(ts.days(n), anchor) - ONE_DAY
        assert due(ts.weeks(n, day_zero=INCLUSIVE), anchor) == due(ts.weeks(n), anchor) - ONE_DAY

    @given(ns, days)
    def test_said(self, n: int, anchor: date) -> None:
        """The trace says whether the anchor was counted: of working days, only if it is one."""
        step = ts.working_days(n, day_zero=INCLUSIVE).trace(anchor, ENGLAND)
        assert step.anchor_counts is ENGLAND.is_working_day(anchor)
        assert ts.days(n, day_zero=INCLUSIVE).trace(anchor, ENGLAND).anchor_counts

    def test_a_day_of_one(self) -> None:
        """One day beginning with a day is that day, even Christmas Day."""
        assert due(ts.days(1, day_zero=INCLUSIVE), FRI_25_DEC_2026) == FRI_25_DEC_2026
        assert due(ts.working_days(1, day_zero=INCLUSIVE), FRI_25_DEC_2026) == TUE_29_DEC_2026


class TestFirstWorkingDay:
    """``FIRST_WORKING_DAY``: a closed anchor first moves to the next working day, day zero."""

    @given(ns, days, calendars(tiny=False))
    def test_day_zero_is_open(self, n: int, anchor: date, calendar: ts.WorkingCalendar) -> None:
        """The answer is what the default gives from the first working day on or after."""
        zero = calendar.working_day_on_or_after(anchor)
        for kind in (ts.working_days, ts.days, ts.weeks):
            moved = kind(n, day_zero=FIRST_WORKING_DAY)
            assert due(moved, anchor, calendar) == due(kind(n), zero, calendar)

    @pytest.mark.parametrize(
        ("anchor", "day_1"),
        [
            (FRI_24_APR_2026, MON_27_APR_2026),
            (SAT_25_APR_2026, TUE_28_APR_2026),
            (FRI_25_DEC_2026, WED_30_DEC_2026),
        ],
        ids=str,
    )
    def test_not_day_1(self, anchor: date, day_1: date) -> None:
        """Day zero is not itself counted: from a Saturday, Monday is zero and Tuesday is 1."""
        assert due(ts.working_days(1, day_zero=FIRST_WORKING_DAY), anchor) == day_1

    @given(ns, days)
    def test_one_more_from_a_closed_day(self, n: int, anchor: date) -> None:
        """So from a closed anchor it takes one working day more than the default."""
        assume(not ENGLAND.is_working_day(anchor))
        one_more = due(ts.working_days(n + 1), anchor)
        assert due(ts.working_days(n, day_zero=FIRST_WORKING_DAY), anchor) == one_more


class TestNumbers:
    """n is a whole number from 1."""

    @pytest.mark.parametrize("day_zero", ts.DayZero)
    @pytest.mark.parametrize("n", [0, -1])
    def test_too_small(self, n: int, day_zero: ts.DayZero) -> None:
        """0 and less are refused."""
        for kind in (ts.working_days, ts.days, ts.weeks):
            with pytest.raises(ts.WrongValueError, match="1 or more"):
                kind(n, day_zero=day_zero)

    @pytest.mark.parametrize("n", [True, 20.0, "20", None])
    def test_not_whole(self, n: object) -> None:
        """A bool, a float and a text are not numbers of days."""
        with pytest.raises(ts.WrongTypeError, match="whole number"):
            ts.working_days(n)  # type: ignore[arg-type]

    @pytest.mark.parametrize("day_zero", ["event", None, 0])
    def test_not_a_day_zero(self, day_zero: object) -> None:
        """Nor is the word itself a DayZero."""
        with pytest.raises(ts.WrongTypeError, match="DayZero"):
            ts.days(1, day_zero=day_zero)  # type: ignore[arg-type]
