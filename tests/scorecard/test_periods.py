"""Periods: where they begin and end, which is before which, and how much of one has passed."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timescales.errors import WrongTypeError, WrongValueError
from timescales.scorecard import Period, PeriodKind

DAYS = st.dates(date(1992, 1, 1), date(2070, 1, 1))
KINDS = st.sampled_from([PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR])
ONE_DAY = timedelta(days=1)


class TestNamedPeriods:
    """Months, quarters and census years."""

    @pytest.mark.parametrize(
        ("period", "name", "start", "end"),
        [
            (Period.month(2024, 2), "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
            (Period.month(2025, 12), "2025-12", date(2025, 12, 1), date(2025, 12, 31)),
            (Period.quarter(2016, 3), "2016-17 Q3", date(2016, 10, 1), date(2016, 12, 31)),
            (Period.quarter(2016, 4), "2016-17 Q4", date(2017, 1, 1), date(2017, 3, 31)),
            (Period.year(1999), "1999-00", date(1999, 4, 1), date(2000, 3, 31)),
        ],
    )
    def test_where_they_begin_and_end(
        self, period: Period, name: str, start: date, end: date
    ) -> None:
        assert (period.name, period.start, period.end) == (name, start, end)

    def test_a_year_has_four_quarters(self) -> None:
        with pytest.raises(WrongValueError, match="1 to 4, not 5"):
            Period.quarter(2026, 5)
        with pytest.raises(WrongValueError, match="1 or more"):
            Period.quarter(2026, 0)

    @given(KINDS, DAYS)
    def test_each_day_is_in_the_period_that_holds_it(self, kind: PeriodKind, day: date) -> None:
        period = Period.holding(kind, day)
        assert day in period
        assert period.kind is kind
        assert "a day" not in period

    @given(KINDS, DAYS)
    def test_the_one_before_ends_the_day_before_it_begins(
        self, kind: PeriodKind, day: date
    ) -> None:
        period = Period.holding(kind, day)
        assert period.previous.end + ONE_DAY == period.start
        assert period.previous.kind is kind

    @given(KINDS, DAYS, st.integers(0, 900))
    def test_running_periods_leave_no_day_out(
        self, kind: PeriodKind, first: date, days: int
    ) -> None:
        last = first + timedelta(days=days)
        periods = list(Period.running(kind, first, last))
        assert first in periods[0]
        assert last in periods[-1]
        for before, after in pairwise(periods):
            assert after.previous == before


class TestRanges:
    """Any other range of days."""

    def test_the_one_before_has_as_many_days(self) -> None:
        period = Period.between(date(2026, 3, 1), date(2026, 3, 10))
        assert period.previous == Period.between(date(2026, 2, 19), date(2026, 2, 28))

    def test_the_range_that_holds_a_day_is_that_day(self) -> None:
        day = date(2026, 3, 1)
        assert Period.holding(PeriodKind.RANGE, day) == Period.between(day, day)

    def test_it_cannot_end_before_it_begins(self) -> None:
        with pytest.raises(WrongValueError, match="cannot end on 2026-01-01, before it begins"):
            Period.between(date(2026, 1, 2), date(2026, 1, 1))

    def test_it_is_made_of_dates(self) -> None:
        with pytest.raises(WrongTypeError, match="must be exactly a"):
            Period.between("2026-01-01", date(2026, 1, 2))  # type: ignore[arg-type] # as a user may


class TestPartOfAPeriod:
    """How much of it has passed, and the twelve months that end with it."""

    def test_it_ends_on_the_day_as_at_if_that_is_earlier(self) -> None:
        year = Period.year(2025)
        assert year.until(date(2025, 11, 22)).end == date(2025, 11, 22)
        assert year.until(date(2026, 11, 22)) == year

    @pytest.mark.parametrize(
        ("end", "first"),
        [
            (date(2026, 3, 31), date(2025, 4, 1)),
            (date(2026, 11, 22), date(2025, 11, 23)),
            (date(2025, 2, 28), date(2024, 3, 1)),
            (date(2024, 2, 29), date(2023, 3, 1)),
        ],
    )
    def test_the_twelve_months_that_end_with_it(self, end: date, first: date) -> None:
        assert Period.between(date(2020, 1, 1), end).year_to_end == first
