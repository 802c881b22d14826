"""Columns of data frames: pandas, polars and Arrow, which narwhals reads and makes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from importlib.util import find_spec
from typing import Any

import narwhals.stable.v2 as nw

from timescales.batch.columns import Column, PlainColumn
from timescales.batch.question import Question
from timescales.errors import WrongTypeError


class FrameColumn(Column):
    """A series of dates, or of moments at midnight, whose nulls stand for no date."""

    def __init__(self, series: nw.Series[Any], finished: Callable[[Any], Any]) -> None:
        self._series = series
        self._finished = finished
        self._within = _read(series)

    def __len__(self) -> int:
        return len(self._series)

    def value(self, row: int) -> object:
        return self._within.value(row)

    def answers(self, question: Question) -> Any:
        return self._within.answers(question)

    def dates(self, found: Any) -> Any:
        values, dtype = self._within.dates(found), self._series.dtype
        if _holds_objects(self._series):
            return self._made(self._with_own_nulls(values), None)
        if dtype == nw.Date and not isinstance(values, list):
            values = values.astype("datetime64[D]")
        if dtype == nw.Datetime and isinstance(values, list):
            values = [day and datetime.combine(day, time()) for day in values]
        return self._made(values, dtype)

    def flags(self, values: Any) -> Any:
        return self._made(values, nw.Boolean)

    def texts(self, values: list[str | None]) -> Any:
        return self._made(values, nw.String)

    def _made(self, values: Any, dtype: Any) -> Any:
        series = self._series
        if series.implementation.is_pandas_like():
            native = series.to_native()
            kind = native.dtype if dtype in (None, series.dtype) else None
            made = type(native)(values, index=native.index, name=native.name)
            return self._finished(made if kind is None else made.astype(kind))
        made = nw.new_series(series.name, values, dtype, backend=series.implementation)
        return self._finished(made.to_native())

    def _with_own_nulls(self, days: Sequence[date | None]) -> list[Any]:
        """The dates, and in place of None whatever the column itself has for a null."""
        nulls = self._series.to_list()
        return [nulls[row] if day is None else day for row, day in enumerate(days)]


def _read(series: nw.Series[Any]) -> Column:
    """The values of a series: as an array where numpy is to hand, else as a list."""
    dtype = series.dtype
    if _holds_objects(series):
        return PlainColumn(_without_nulls(series))
    if isinstance(dtype, nw.Datetime) and dtype.time_zone is not None:
        raise WrongTypeError(
            f"a column in the time zone {dtype.time_zone} holds moments and no dates: decide in "
            "which zone the day is meant, and pass the dates there."
        )
    if dtype not in (nw.Date, nw.Datetime):
        raise WrongTypeError(
            f"a column of dates must hold dates, not {dtype}: parse it first, with the library's "
            "own to_datetime or to_date, and look at what it makes of 01/02/2026."
        )
    if find_spec("numpy") is None:
        return PlainColumn([_day(value) for value in series.to_list()])
    from timescales.batch.numpy_columns import DayColumn

    # pandas would make objects of its Arrow dates, where the others make an array of days.
    as_objects = dtype == nw.Date and series.implementation.is_pandas_like()
    return DayColumn((series.cast(nw.Datetime("ms")) if as_objects else series).to_numpy())


def _holds_objects(series: nw.Series[Any]) -> bool:
    """Whether it is a column of Python's own dates, as pandas has them."""
    return series.implementation.is_pandas_like() and bool(series.to_native().dtype == object)


def _without_nulls(series: nw.Series[Any]) -> list[Any]:
    """The values of a column of objects, with None for whatever it has for a null."""
    pairs = zip(series.to_list(), series.is_null().to_list(), strict=True)
    return [None if is_null else value for value, is_null in pairs]


def _day(value: date | datetime | None) -> date | datetime | None:
    """A moment at midnight as its date; a later one as it is, to be refused."""
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    return value


def read_series(native: Any) -> Column | None:
    """The column that a series, index or array of a data frame library is, if it is one."""
    if nw.dependencies.is_pandas_index(native):
        return FrameColumn(nw.from_native(native.to_series(), series_only=True), _as_index)
    if type(native).__module__.startswith("pyarrow"):
        return _read_arrow(native)
    series = nw.from_native(native, series_only=True, pass_through=True)
    return FrameColumn(series, _unchanged) if isinstance(series, nw.Series) else None


def _read_arrow(native: Any) -> Column | None:
    import pyarrow as pa

    if not isinstance(native, pa.Array | pa.ChunkedArray):
        return None
    chunked = native if isinstance(native, pa.ChunkedArray) else pa.chunked_array([native])
    moments = chunked.cast(pa.timestamp("ms")) if pa.types.is_date64(native.type) else chunked

    def finished(made: Any) -> Any:
        typed = made.cast(native.type) if pa.types.is_timestamp(made.type) else made
        return typed if chunked is native else typed.combine_chunks()

    return FrameColumn(nw.from_native(moments, series_only=True), finished)


def _as_index(series: Any) -> Any:
    import pandas as pd

    return pd.Index(series)


def _unchanged(series: Any) -> Any:
    return series
