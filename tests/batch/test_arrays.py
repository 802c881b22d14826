"""`ts.due_many` over numpy arrays: the answers that lists get, in an array of the same kind."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import timescales as ts
from tests.batch.short import SHORT
from timescales.testing import anchors, rules

UNITS = ["D", "h", "m", "s", "ms", "us", "ns"]
some_days = anchors(date(2025, 11, 1), date(2028, 3, 1))


def array(*days: str, unit: str = "D") -> Any:
    return np.array(days, dtype=f"datetime64[{unit}]")


def as_dates(made: Any) -> list[date | None]:
    found: list[date | None] = made.astype("datetime64[D]").tolist()
    return found


class TestSameAnswers:
    """As a list of the same days."""

    @given(
        rules(max_leaves=3),
        st.lists(some_days | st.none(), max_size=8),
        st.sampled_from(UNITS),
    )
    def test_report(
        self,
        rule: ts.DateRule,
        days: list[date | None],
        unit: str,
    ) -> None:
        """Dates, whether they are provisional, whether there is no deadline, and the reasons."""
        plain = ts.due_many(rule, days, calendar=SHORT, errors="report")
        column = np.array(days, dtype="datetime64[D]").astype(f"datetime64[{unit}]")
        report = ts.due_many(rule, column, calendar=SHORT, errors="report")
        assert report.dates.dtype == column.dtype
        assert as_dates(report.dates) == plain.dates
        assert report.provisional.tolist() == plain.provisional
        assert report.no_deadline.tolist() == plain.no_deadline
        assert report.reasons.tolist() == plain.reasons
        assert [f.reason for f in report.faults] == [f.reason for f in plain.faults]

    def test_many_rows(self) -> None:
        """More rows than are answered at a time, with nulls and refusals here and there."""
        days = np.arange("1970-01-01", "2085-01-01", dtype="datetime64[D]")
        days = np.concatenate([days, days[::-1], days])
        days[::1_000] = "NaT"
        report = ts.due_many(ts.working_days(20), days, errors="report")
        plain = ts.due_many(ts.working_days(20), days.tolist(), errors="report")
        assert report.dates.tolist() == plain.dates
        assert [f.row for f in report.faults] == [f.row for f in plain.faults]
        assert report.provisional.tolist() == plain.provisional


class TestKind:
    """The same dtype out as in; the array given is left alone."""

    @pytest.mark.parametrize("unit", UNITS)
    def test_unit(self, unit: str) -> None:
        """Days, hours, and so on to nanoseconds."""
        days = array("2024-12-13", "NaT", unit=unit)
        before = days.copy()
        due = ts.due_many("icpc", days)
        assert due.dtype == days.dtype
        assert as_dates(due) == [date(2025, 1, 8), None]
        assert (days[0], np.isnat(days[1])) == (before[0], True)

    def test_objects(self) -> None:
        """Dates as objects stay so, and None for none."""
        due = ts.due_many("icpc", np.array([date(2024, 12, 13), None], dtype=object))
        assert due.dtype == object
        assert due.tolist() == [date(2025, 1, 8), None]
        with pytest.raises(ts.ColumnError, match="row 0, 20: the value must be exactly a datetime"):
            ts.due_many("icpc", np.array([20], dtype=object))
        report = ts.due_many("icpc", np.array([None], dtype=object), errors="report")
        assert report.provisional.dtype == np.bool_
        assert report.reasons.tolist() == [None]

    def test_empty_strided_and_swapped(self) -> None:
        """However the array lies in memory."""
        assert len(ts.due_many("icpc", array())) == 0
        days = array("2024-12-13", "2020-01-01", "2024-12-13")
        assert as_dates(ts.due_many("icpc", days[::2])) == [date(2025, 1, 8)] * 2
        swapped = days.astype(">M8[D]")
        assert as_dates(ts.due_many("icpc", swapped))[0] == date(2025, 1, 8)

    @pytest.mark.parametrize(
        ("column", "says"),
        [
            (np.array([20]), r"must be of datetime64, not int64: pass it with \.astype"),
            (np.array(["2024-12-13"]), r"must be of datetime64, not <U10: pass it with"),
            (np.array(["2024-12"], dtype="M8[M]"), r"datetime64\[M\] names no days"),
            (np.array(["2024-12-13"], dtype="M8[7D]"), r"datetime64\[7D\] names no days"),
            (np.array([["2024-12-13"]], dtype="M8[D]"), "of one dimension, not ndarray of 2"),
            (np.ma.masked_array(["2024-12-13"], [True], dtype="M8[D]"), "not MaskedArray of 1"),
            (np.datetime64("2024-12-13"), "not datetime64 of 0"),
        ],
        ids=str,
    )
    def test_no_column_of_dates(self, column: Any, says: str) -> None:
        """Whatever names no days is refused, with the way out."""
        with pytest.raises(ts.WrongTypeError, match=says):
            ts.due_many("icpc", column)


class TestRefused:
    """Impossible values, by row."""

    def test_a_time_of_day(self) -> None:
        """A moment is no date, except midnight."""
        moments = array("2024-12-13T00:00", "2024-12-13T09:30", "NaT", unit="m")
        with pytest.raises(ts.ColumnError, match=r"row 1, 2024-12-13T09:30: .* has a time of day"):
            ts.due_many("icpc", moments)
        report = ts.due_many("icpc", moments, errors="report")
        assert as_dates(report.dates) == [date(2025, 1, 8), None, None]
        assert [fault.row for fault in report.faults] == [1]

    def test_days_that_do_not_exist(self) -> None:
        """numpy has years that dates have not."""
        report = ts.due_many(ts.days(1), array("12000-01-01", "-0044-03-15"), errors="report")
        assert [fault.reason for fault in report.faults] == [
            "it is outside the dates that exist, 0001-01-01 to 9999-12-31"
        ] * 2

    def test_days_that_nanoseconds_do_not_reach(self) -> None:
        """A date that the column's own dtype cannot hold is refused, and never wraps round."""
        days = array("2200-01-01", "2024-12-13", unit="ns")
        report = ts.due_many(ts.years(100), days, errors="report")
        assert as_dates(report.dates) == [None, date(2124, 12, 13)]
        [fault] = report.faults
        assert (fault.row, fault.reason) == (
            0, "2300-01-01 is beyond what datetime64[ns] can hold",
        )  # fmt: skip


class TestStatutoryLimit:
    """Warned of once, as of a list."""

    def test_warned(self) -> None:
        """With the number of rows."""
        days = array("2023-01-12", "NaT", "2023-03-01")
        with pytest.warns(ts.StatutoryLimitWarning, match="limit: 1 of 3 rows, of which row 0 is"):
            ts.due_many("lac_review.second", days)
