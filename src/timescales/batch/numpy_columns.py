"""Columns that are numpy arrays: of ``datetime64``, or of dates as objects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timescales.batch import answers, arrays
from timescales.batch.answers import DateAnswers, Lacking
from timescales.batch.arrays import NAT, DayAnswers, Days
from timescales.batch.columns import Column
from timescales.batch.question import Question
from timescales.errors import HorizonError, WrongTypeError

_UNITS = frozenset({"D", "h", "m", "s", "ms", "us", "ns"})
_DAYS_IN_NS = 106_751
"""How far from 1 January 1970 a day may lie, in 64 bits of nanoseconds."""


class DayColumn(Column):
    """An array of ``datetime64`` of any unit from days to nanoseconds; ``NaT`` stands for none.

    A value with a time of day is no date, and is refused.
    """

    def __init__(self, array: NDArray[Any]) -> None:
        unit, count = np.datetime_data(array.dtype)
        if unit not in _UNITS or count != 1:
            raise WrongTypeError(
                f"{array.dtype} names no days: pass the array with .astype('datetime64[D]')."
            )
        self._array = array
        whole = array.astype("datetime64[D]", copy=False)
        self._days: Days = whole.view(np.int64)
        self._timed: NDArray[np.intp] = np.empty(0, dtype=np.intp)
        if unit != "D":
            timed = (whole.astype(array.dtype) != array) & ~np.isnat(array)
            self._timed = np.flatnonzero(timed)
            self._days[self._timed] = NAT

    def __len__(self) -> int:
        return len(self._array)

    def value(self, row: int) -> object:
        return self._array[row]

    def answers(self, question: Question) -> DayAnswers:
        found = arrays.answers(question, self._days)
        lacking: Lacking = {row: self._has_a_time(row) for row in self._timed.tolist()}
        for row in self._too_far(found.due):
            day = found.due[row : row + 1].view("datetime64[D]")[0]
            lacking[row] = HorizonError(f"{day} is beyond what {self._array.dtype} can hold")
            found.due[row] = NAT
        if not lacking:
            return found
        return replace(found, lacking=found.lacking | lacking)

    def dates(self, found: DayAnswers) -> NDArray[Any]:
        return found.due.view("datetime64[D]").astype(self._array.dtype, copy=False)

    def flags(self, values: Any) -> NDArray[np.bool_]:
        return np.asarray(values, dtype=np.bool_)

    def texts(self, values: list[str | None]) -> NDArray[np.object_]:
        return _objects(values)

    def _has_a_time(self, row: int) -> WrongTypeError:
        return WrongTypeError(
            f"{self._array[row]} has a time of day; decide which day is meant and pass that, for "
            "example by .astype('datetime64[D]')"
        )

    def _too_far(self, due: Days) -> list[int]:
        """The rows whose due day lies beyond the years that nanoseconds reach."""
        if np.datetime_data(self._array.dtype)[0] != "ns":
            return []
        rows: list[int] = np.flatnonzero((due != NAT) & (np.abs(due) > _DAYS_IN_NS)).tolist()
        return rows


class ObjectColumn(Column):
    """An array of dates as objects; None stands for no date."""

    def __init__(self, array: NDArray[np.object_]) -> None:
        self._values: list[Any] = array.tolist()

    def __len__(self) -> int:
        return len(self._values)

    def value(self, row: int) -> object:
        return self._values[row]

    def answers(self, question: Question) -> DateAnswers:
        return answers.answers(question, self._values)

    def dates(self, found: DateAnswers) -> NDArray[np.object_]:
        return _objects(found.dates)

    def flags(self, values: list[bool]) -> NDArray[np.bool_]:
        return np.asarray(values, dtype=np.bool_)

    def texts(self, values: list[str | None]) -> NDArray[np.object_]:
        return _objects(values)


def _objects(values: Sequence[date | str | None]) -> NDArray[np.object_]:
    made = np.empty(len(values), dtype=object)
    made[:] = values
    return made


def read_array(array: Any) -> Column:
    """The column that a numpy array is."""
    if type(array) is not np.ndarray or array.ndim != 1:
        raise WrongTypeError(
            f"dates must be a plain numpy array of one dimension, not {type(array).__name__} of "
            f"{getattr(array, 'ndim', 0)}; a masked array is passed as .filled('NaT')."
        )
    if array.dtype.kind == "M":
        return DayColumn(array.astype(array.dtype.newbyteorder("="), copy=False))
    if array.dtype.kind == "O":
        return ObjectColumn(array)
    raise WrongTypeError(
        f"a numpy array of dates must be of datetime64, not {array.dtype}: "
        "pass it with .astype('datetime64[D]') if that is what it means."
    )
