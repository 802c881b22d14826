"""`ts.due_many` over columns of data frames: pandas, polars and Arrow, each as it has them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from textwrap import dedent
from typing import Any, Literal

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import timescales as ts
from timescales.batch import columns, frame_columns
from timescales.testing import anchors

DAYS = [date(2024, 12, 13), None, date(2026, 11, 2)]
DUE = [date(2025, 1, 8), None, date(2026, 11, 23)]


def pandas(dtype: str) -> Callable[[list[Any]], Any]:
    return lambda days: pd.Series(days, index=range(5, 5 + len(days)), name="day", dtype=dtype)


def polars(dtype: Any) -> Callable[[list[Any]], Any]:
    return lambda days: pl.Series("day", days, dtype=pl.Date).cast(dtype)


def arrow(dtype: Any) -> Callable[[list[Any]], Any]:
    return lambda days: pa.array(days, type=pa.date32()).cast(dtype)


PANDAS = {
    name: pandas(name)
    for name in (
        "datetime64[s]", "datetime64[ms]", "datetime64[us]", "datetime64[ns]", "object",
        "date32[pyarrow]", "timestamp[us][pyarrow]",
    )
}  # fmt: skip
POLARS_UNITS: tuple[Literal["ms", "us", "ns"], ...] = ("ms", "us", "ns")
POLARS = {
    str(dtype): polars(dtype) for dtype in (pl.Date, *(pl.Datetime(unit) for unit in POLARS_UNITS))
}
ARROW = {
    str(dtype): arrow(dtype)
    for dtype in (pa.date32(), pa.date64(), pa.timestamp("s"), pa.timestamp("ns"))
}
MAKERS = {**PANDAS, **POLARS, **ARROW}


def plain(column: Any) -> list[Any]:
    """The values of a column, as Python's own: dates, and None for a null."""
    values = column.to_pylist() if hasattr(column, "to_pylist") else column.to_list()
    return [
        None if pd.isna(value) else value.date() if isinstance(value, datetime) else value
        for value in values
    ]


def dtype_of(column: Any) -> Any:
    return column.type if hasattr(column, "type") else column.dtype


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
class TestKind:
    """The same kind out as in: type, dtype, name and index; nulls as that library has them."""

    def test_dates(self, make: Callable[[list[Any]], Any]) -> None:
        """The due dates."""
        column = make(DAYS)
        due = ts.due_many("icpc", column)
        assert type(due) is type(column)
        assert dtype_of(due) == dtype_of(column)
        assert plain(due) == DUE
        assert getattr(due, "name", None) == getattr(column, "name", None)
        if isinstance(column, pd.Series):
            assert due.index.equals(column.index)
            assert due.isna().tolist() == [False, True, False]

    def test_report(self, make: Callable[[list[Any]], Any]) -> None:
        """What stands beside them."""
        column = make([date(1900, 1, 1), None, date(2028, 12, 20), date(2026, 11, 2)])
        report = ts.due_many(ts.working_days(15), column, errors="report")
        assert type(report.reasons) is type(report.dates) or isinstance(column, pa.Array)
        assert plain(report.provisional) == [False, False, True, False]
        assert plain(report.no_deadline) == [False] * 4
        assert [reason is None for reason in plain(report.reasons)] == [False, True, True, True]
        assert [fault.row for fault in report.faults] == [0]
        if isinstance(column, pd.Series):
            assert report.reasons.index.equals(column.index)

    def test_empty(self, make: Callable[[list[Any]], Any]) -> None:
        """No rows, no answers."""
        column = make([])
        assert dtype_of(ts.due_many("icpc", column)) == dtype_of(column)


class TestSameAnswers:
    """As a list of the same days."""

    @given(
        st.lists(anchors(date(1990, 1, 1), date(2070, 1, 1)) | st.none(), max_size=6),
        st.sampled_from(sorted(MAKERS)),
    )
    def test_at_random(self, days: list[date | None], name: str) -> None:
        """Whatever the library."""
        assert plain(ts.due_many(ts.working_days(20), MAKERS[name](days))) == ts.due_many(
            ts.working_days(20), days
        )


class TestPandas:
    """What pandas alone has."""

    @pytest.mark.parametrize("dtype", ["datetime64[s]", "object"])
    def test_index(self, dtype: str) -> None:
        """An index gives an index, of its name."""
        index = pd.Index(DAYS, dtype=dtype, name="day")
        due = ts.due_many("icpc", index)
        assert type(due) is type(index)
        assert (due.name, due.dtype, plain(due)) == ("day", index.dtype, DUE)

    @pytest.mark.parametrize("null", [None, float("nan"), pd.NaT, pd.NA], ids=repr)
    def test_nulls_among_objects(self, null: Any) -> None:
        """Whatever stands for a null stays what it was."""
        due = ts.due_many("icpc", pd.Series([DAYS[0], null], dtype=object))
        assert due[0] == DUE[0]
        assert due[1] is null

    def test_a_date_among_objects_that_is_none(self) -> None:
        """Is refused with its row."""
        with pytest.raises(ts.ColumnError, match="row 1, 13/12/2024: the value must be exactly"):
            ts.due_many("icpc", pd.Series([DAYS[0], "13/12/2024"], dtype=object))

    def test_assigned(self) -> None:
        """A column of a frame, to a column of the frame."""
        frame = pd.DataFrame({"discussed": pd.to_datetime(pd.Series(DAYS))})
        frame["due"] = ts.due_many("icpc", frame["discussed"])
        assert plain(frame["due"]) == DUE


class TestArrow:
    """What Arrow alone has."""

    def test_chunks(self) -> None:
        """A chunked array gives one."""
        column = pa.chunked_array([pa.array(DAYS[:1]), pa.array(DAYS[1:])])
        due = ts.due_many("icpc", column)
        assert isinstance(due, pa.ChunkedArray)
        assert due.to_pylist() == DUE


class TestNoColumnOfDates:
    """What holds no dates is refused, with the way out."""

    @pytest.mark.parametrize(
        ("column", "says"),
        [
            (pd.Series(["13/12/2024"]), "hold dates, not String: parse it first"),
            (pl.Series(["13/12/2024"]), "hold dates, not String: parse it first"),
            (pl.Series([20]), "hold dates, not Int64"),
            (pl.Series([object()], dtype=pl.Object), "hold dates, not Object"),
            (pa.array([1.5]), "hold dates, not Float64"),
            (pd.to_datetime(pd.Series(["2024-12-13"])).dt.tz_localize("UTC"), "in the time zone U"),
            (pd.DataFrame({"day": DAYS}), "not DataFrame"),
            (pl.DataFrame({"day": DAYS}), "not DataFrame"),
            (pa.table({"day": DAYS}), "not Table"),
            (pl.col("day"), "not Expr"),
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_refused(self, column: Any, says: str) -> None:
        """A text might be 1 February or 2 January; a moment needs a time zone's day."""
        with pytest.raises(ts.WrongTypeError, match=says):
            ts.due_many("icpc", column)


class TestWithoutNumpy:
    """polars and Arrow need no numpy, and nor do their columns here."""

    @pytest.mark.parametrize("make", [*POLARS.values(), *ARROW.values()], ids=[*POLARS, *ARROW])
    def test_same_answers(
        self, make: Callable[[list[Any]], Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The same dates, in the same kind of column."""
        column = make(DAYS)
        monkeypatch.setattr(frame_columns, "find_spec", lambda _: None)
        due = ts.due_many("icpc", column)
        assert (type(due), dtype_of(due), plain(due)) == (type(column), dtype_of(column), DUE)

    def test_a_time_of_day(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Is refused with its row."""
        monkeypatch.setattr(frame_columns, "find_spec", lambda _: None)
        with pytest.raises(ts.ColumnError, match="row 0, 2024-12-13 09:30:00: the value must be"):
            ts.due_many("icpc", pl.Series([datetime(2024, 12, 13, 9, 30)]))

    def test_in_an_interpreter_that_has_none(self) -> None:
        """Neither lists nor polars ask for it."""
        program = dedent(
            """
            import sys
            sys.modules["numpy"] = None
            import polars, timescales as ts
            days = [ts.date(2024, 12, 13), None]
            print(ts.due_many("icpc", days) == ts.due_many("icpc", polars.Series(days)).to_list())
            """
        )
        run = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
        )
        assert run.stdout == "True\n"


class TestWithoutNarwhals:
    """Lists and arrays need no narwhals; data frames say that they do."""

    def test_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """With the way out."""
        monkeypatch.delitem(sys.modules, frame_columns.__name__)
        monkeypatch.setitem(sys.modules, "narwhals.stable.v2", None)
        with pytest.raises(ImportError, match=r"need narwhals: pip install 'timescales\[frames\]'"):
            columns.read(pl.Series(DAYS))
        with pytest.raises(ts.WrongTypeError, match="not set"):
            columns.read({*DAYS})
