"""A rule tabulated: one lookup instead of one evaluation."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

import timescales as ts
from tests.core.histories import ENGLAND
from timescales.table import Table

TUE_1_NOV_2028, WED_31_JAN_2029 = date(2028, 11, 1), date(2029, 1, 31)
DAY = timedelta(days=1)


class TestTable:
    """`table[date]` gives the outcome."""

    TABLE = ts.working_days(20).table(ENGLAND, first=TUE_1_NOV_2028, last=WED_31_JAN_2029)

    def test_outcomes(self) -> None:
        """Dates, and whether they are provisional."""
        anchors = [TUE_1_NOV_2028 + n * DAY for n in range(len(self.TABLE))]
        assert anchors[-1] == WED_31_JAN_2029
        outcomes = [self.TABLE[anchor] for anchor in anchors]
        assert outcomes == [ts.working_days(20).due(anchor, ENGLAND) for anchor in anchors]
        assert {o.provisional for o in outcomes if isinstance(o, ts.Due)} == {False, True}

    def test_beyond_the_horizon_and_back(self) -> None:
        """An anchor that the calendar cannot serve does not end the table."""
        first = ENGLAND.first
        table = ts.working_days_before(1).table(ENGLAND, first=first, last=first + 9 * DAY)
        assert len(table) == 10
        with pytest.raises(ts.HorizonError):
            table[first]
        assert table[first + 9 * DAY] == ts.Due(date(1978, 1, 9))

    def test_no_deadline(self) -> None:
        """With its reasons."""
        rule = ts.dated(ts.Version(ts.days(1), since=date(2028, 12, 1)))
        table = rule.table(ENGLAND, first=TUE_1_NOV_2028, last=WED_31_JAN_2029)
        outcome = table[date(2028, 11, 30)]
        assert isinstance(outcome, ts.NoDeadline)
        assert outcome.reasons == ("not in force before 1 December 2028",)
        assert table[date(2028, 12, 1)] == ts.Due(date(2028, 12, 2))

    def test_the_whole_horizon_by_default(self) -> None:
        """From the calendar's first day to its last."""
        table = ts.days(1).table(ENGLAND)
        assert (table.first, table.last) == (date(1978, 1, 1), date(2075, 12, 31))
        assert len(table) == 35_794
        assert table[date(2075, 12, 31)] == ts.Due(date(2076, 1, 1))

    def test_horizon(self) -> None:
        """An anchor for which the rule raises HorizonError raises it here too, each time."""
        table = ts.working_days(1).table(ENGLAND, first=date(2075, 12, 30))
        assert table[date(2075, 12, 30)] == ts.Due(date(2075, 12, 31), provisional=True)
        with pytest.raises(ts.HorizonError) as from_rule:
            ts.working_days(1).due(date(2075, 12, 31), ENGLAND)
        for _ in range(2):
            with pytest.raises(ts.HorizonError) as from_table:
                table[date(2075, 12, 31)]
            assert str(from_table.value) == str(from_rule.value)

    @pytest.mark.parametrize("anchor", [TUE_1_NOV_2028 - DAY, WED_31_JAN_2029 + DAY])
    def test_outside(self, anchor: date) -> None:
        """A day that is not in the table is refused, with its bounds."""
        with pytest.raises(ts.HorizonError, match="from 2028-11-01 to 2029-01-31; tabulate a long"):
            self.TABLE[anchor]

    @pytest.mark.parametrize("anchor", [datetime(2028, 11, 1), "2028-11-01", True, None, 0])
    def test_exactly_dates(self, anchor: Any) -> None:
        """As everywhere."""
        with pytest.raises(ts.WrongTypeError, match=r"anchor must be exactly a datetime.date"):
            self.TABLE[anchor]
        with pytest.raises(ts.WrongTypeError):
            Table(ts.Due, anchor, WED_31_JAN_2029, [])

    def test_one_day(self) -> None:
        """A table of one day is a table; of none it is refused."""
        assert len(ts.days(1).table(ENGLAND, first=TUE_1_NOV_2028, last=TUE_1_NOV_2028)) == 1
        with pytest.raises(ts.WrongValueError, match="first must not be after last"):
            ts.days(1).table(ENGLAND, first=WED_31_JAN_2029, last=TUE_1_NOV_2028)

    @pytest.mark.parametrize("name", ["first", "_days", "new"])
    def test_immutable(self, name: str) -> None:
        """A table does not change."""
        with pytest.raises(AttributeError, match="a Table does not change"):
            setattr(self.TABLE, name, None)
        assert repr(self.TABLE) == "<Table of 92 days from 2028-11-01 to 2029-01-31>"
