"""A column of dates as numbers of days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import isnan
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from timescales._dates import no_date
from timescales.table_projection.days import (
    EARLIEST,
    LATEST,
    NONE,
    Mask,
    Numbers,
    given,
    numbers_of,
)
from timescales.table_projection.faults import TableFault
from timescales.table_projection.texts import as_list

if TYPE_CHECKING:
    from timescales.table_projection.frames import Column

_TIME_OF_DAY = "a time of day beside the date; first decide which day is meant"
_NO_SUCH_YEAR = "a day outside the years 1 to 9999"


@dataclass(frozen=True, slots=True)
class Dates:
    """The number of the day of each row, or ``NONE``."""

    days: Numbers
    faults: tuple[TableFault, ...] = ()

    @property
    def given(self) -> Mask:
        """The rows that hold a date."""
        return given(self.days)


def read_dates(name: str, column: Column) -> Dates:
    """A column of dates: of a type of date, or of a type of moment with every one at midnight.

    What is neither a date nor missing is a fault, and so is a time zone.
    """
    if not isinstance(column, (list, np.ndarray)) and getattr(column.dtype, "time_zone", None):
        rows = tuple(np.flatnonzero(~column.is_null().to_numpy()).tolist())
        reason = "moments with a time zone; first decide whose days are meant"
        faults = (TableFault(name, reason, rows),) if rows else ()
        return Dates(np.full(len(column), NONE, np.int32), faults)
    held = column if isinstance(column, (list, np.ndarray)) else column.to_numpy()
    if isinstance(held, np.ndarray) and held.dtype.kind == "M":
        return _from_numpy(name, held)
    return _from_list(name, as_list(column))


def _from_numpy(name: str, held: npt.NDArray[Any]) -> Dates:
    missing = np.isnat(held)
    days = held.astype("datetime64[D]")
    numbers = days.astype(np.int64)
    outside = ~missing & ((numbers < EARLIEST) | (numbers > LATEST))
    timed = ~missing & ~outside & (held != days)
    days[outside | timed] = np.datetime64("NaT")
    faults = [
        TableFault(name, reason, tuple(np.flatnonzero(rows).tolist()))
        for reason, rows in ((_NO_SUCH_YEAR, outside), (_TIME_OF_DAY, timed))
        if rows.any()
    ]
    return Dates(numbers_of(days), tuple(faults))


def _from_list(name: str, values: list[Any]) -> Dates:
    faults: list[TableFault] = []
    if set(map(type, values)) - {date, type(None)}:
        values = [None if _is_nan(value) else value for value in values]
        faults = list(_not_dates(name, values))
        values = [value if type(value) is date else None for value in values]
    return Dates(numbers_of(np.array(values, "datetime64[D]")), tuple(faults))


def _is_nan(value: Any) -> bool:
    return isinstance(value, float) and isnan(value)


def _not_dates(name: str, values: list[Any]) -> Iterator[TableFault]:
    rows: dict[type, list[int]] = {}
    for row, value in enumerate(values):
        if value is not None and type(value) is not date:
            rows.setdefault(type(value), []).append(row)
    for where in rows.values():
        yield TableFault(name, no_date(values[where[0]], name).rstrip("."), tuple(where))
