"""The door: a table of one kind as columns, and columns as a table of that kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt

from timescales._text import listed
from timescales.errors import WrongTypeError, WrongValueError
from timescales.table_projection.days import NONE, Mask, Numbers, as_dates

if TYPE_CHECKING:
    import narwhals as nw

Column: TypeAlias = "list[Any] | npt.NDArray[Any] | nw.Series[Any]"


@dataclass(frozen=True, slots=True)
class Labels:
    """A column of texts to give out: which of some names each row has."""

    names: Sequence[str]
    codes: Numbers


@dataclass(frozen=True, slots=True)
class Days:
    """A column of dates to give out."""

    days: Numbers


@dataclass(frozen=True, slots=True)
class Wholes:
    """A column of whole numbers to give out; ``NONE`` where there is none."""

    numbers: Numbers
    gaps: bool = False


Outgoing: TypeAlias = Labels | Days | Wholes | Mask


class Frame:
    """A table of pandas, polars, pyarrow, or whatever else narwhals reads eagerly."""

    def __init__(self, events: Any) -> None:
        import narwhals as nw

        try:
            self._frame = nw.from_native(events, eager_only=True)
        except TypeError:
            raise WrongTypeError(
                "events must be a table of pandas, polars or pyarrow, or a mapping of column names "
                f"to lists, not {type(events).__name__}; collect first what is lazy."
            ) from None
        self.names = tuple(self._frame.columns)

    def column(self, name: str) -> Column:
        """The column of that name."""
        column: Column = self._frame[name]
        return column

    def build(self, columns: Mapping[str, Outgoing]) -> Any:
        """A table of the same kind."""
        import narwhals as nw

        backend = nw.get_native_namespace(self._frame)
        first, *others = (_series(name, column, backend) for name, column in columns.items())
        frame = first.to_frame().with_columns(*others)
        gaps = [name for name, c in columns.items() if isinstance(c, Wholes) and c.gaps]
        known = [nw.when(nw.col(name) != NONE).then(nw.col(name)).alias(name) for name in gaps]
        return nw.maybe_reset_index(frame.with_columns(*known)).to_native()


def _series(name: str, column: Outgoing, backend: ModuleType) -> nw.Series[Any]:
    import narwhals as nw

    if isinstance(column, Labels):
        names = nw.new_series(name, list(column.names), nw.String, backend=backend)
        return names[column.codes]
    values: npt.NDArray[Any]
    if isinstance(column, Days):
        values = as_dates(column.days)
    else:
        values = column.numbers if isinstance(column, Wholes) else column
    return nw.new_series(name, values, backend=backend)


class Columns:
    """A mapping of column names to lists, or to numpy arrays."""

    def __init__(self, events: Mapping[str, Any]) -> None:
        self._columns = {name: _checked(name, column) for name, column in events.items()}
        self._in_numpy = any(isinstance(c, np.ndarray) for c in self._columns.values())
        lengths = {name: len(column) for name, column in self._columns.items()}
        if len(set(lengths.values())) > 1:
            said = listed(f"{name} has {length}" for name, length in lengths.items())
            raise WrongValueError(f"The columns of events must be equally long; {said}.")
        self.names = tuple(self._columns)

    def column(self, name: str) -> Column:
        """The column of that name."""
        return self._columns[name]

    def build(self, columns: Mapping[str, Outgoing]) -> dict[str, Any]:
        """A mapping of the same kind: numpy arrays if one of those given was one, else lists."""
        arrays = {name: _array(column) for name, column in columns.items()}
        if self._in_numpy:
            return arrays
        return {name: array.astype(object).tolist() for name, array in arrays.items()}


def _checked(name: str, column: Any) -> Column:
    if isinstance(column, np.ndarray) and column.ndim == 1:
        return column
    if isinstance(column, Sequence) and not isinstance(column, str):
        return list(column)
    raise WrongTypeError(
        f"Column {name!r} must be a list or a numpy array of one dimension, "
        f"not {type(column).__name__}."
    )


def _array(column: Outgoing) -> npt.NDArray[Any]:
    if isinstance(column, Labels):
        return np.array(column.names, object)[column.codes]
    if isinstance(column, Days):
        return as_dates(column.days)
    if isinstance(column, Wholes) and column.gaps:
        wholes = column.numbers.astype(object)
        wholes[column.numbers == NONE] = None
        return wholes
    return column.numbers if isinstance(column, Wholes) else column


def opened(events: Any, required: Sequence[str]) -> Frame | Columns:
    """The table, which must have some columns. Raises ``WrongTypeError``, ``WrongValueError``."""
    source = Columns(events) if isinstance(events, Mapping) else Frame(events)
    missing = [name for name in required if name not in source.names]
    if missing:
        found = listed(source.names) or "none"
        raise WrongValueError(f"events lacks the columns {listed(missing)}; it has {found}.")
    return source
