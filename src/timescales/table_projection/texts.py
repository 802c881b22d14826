"""A column of texts as codes: which of its distinct texts each row holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from math import isnan
from typing import TYPE_CHECKING, Any

import numpy as np

from timescales.table_projection.days import NONE, Mask, Numbers, filled, given
from timescales.table_projection.faults import TableFault

if TYPE_CHECKING:
    from timescales.table_projection.frames import Column

_EMPTY = "an empty text; leave out what is not known"


@dataclass(frozen=True, slots=True)
class Texts:
    """The distinct texts of a column, and for each row which it holds, or ``NONE``."""

    names: list[str]
    codes: Numbers
    faults: tuple[TableFault, ...] = ()

    @property
    def given(self) -> Mask:
        """The rows that hold a text."""
        return given(self.codes)

    def of(self, row: int) -> str | None:
        """The text of a row."""
        code = self.codes[row]
        return None if code == NONE else self.names[code]

    def kept(self, rows: Mask) -> Texts:
        """The same of some rows alone."""
        return Texts(self.names, self.codes[rows])


def read_texts(name: str, column: Column) -> Texts:
    """A column of texts. What is neither a text nor missing is a fault, and so is an empty one."""
    names, codes, faults = _from_arrow(column) or _from_list(name, column)
    if "" in names:
        empty = codes == names.index("")
        codes = np.where(empty, np.int32(NONE), codes)
        faults = [*faults, TableFault(name, _EMPTY, tuple(np.flatnonzero(empty).tolist()))]
    return Texts(names, codes, tuple(faults))


def in_order_of_appearance(texts: Texts) -> Texts:
    """The same column, with the distinct texts in the order in which the rows bring them."""
    rows = np.flatnonzero(texts.given)
    first = np.full(len(texts.names), len(texts.codes))
    first[texts.codes[rows[::-1]]] = rows[::-1]
    order = np.argsort(first, kind="stable")[: np.count_nonzero(first < len(texts.codes))]
    renamed = filled(len(texts.names))
    renamed[order] = np.arange(len(order))
    codes = filled(len(texts.codes))
    codes[rows] = renamed[texts.codes[rows]]
    return Texts([texts.names[code] for code in order], codes)


def _from_arrow(column: Column) -> tuple[list[str], Numbers, list[TableFault]] | None:
    """What Arrow makes of a column, at its speed; None where it is no column of texts, or absent.

    pandas and polars hold texts as Arrow does, so that it takes them as they are.
    """
    if isinstance(column, (list, np.ndarray)) or find_spec("pyarrow") is None:
        return None
    import narwhals as nw
    import pyarrow as pa

    if column.dtype not in {nw.String, nw.Categorical, nw.Enum}:
        return None
    held = column.to_arrow().dictionary_encode()
    names = held.dictionary.to_pylist()
    if len(set(names)) < len(names) or set(map(type, names)) - {str}:
        return None
    codes = held.indices.cast(pa.int32()).fill_null(NONE).to_numpy(zero_copy_only=False)
    return names, codes, []


def _from_list(name: str, column: Column) -> tuple[list[str], Numbers, list[TableFault]]:
    values: list[Any] = column if isinstance(column, list) else as_list(column)
    faults: list[TableFault] = []
    if set(map(type, values)) - {str, type(None)}:
        values = list(map(_text_or_missing, values))
        faults = list(_not_texts(name, values))
        values = [value if type(value) is str else None for value in values]
    numbers: dict[str | None, int] = {None: NONE}
    names = [value for value in dict.fromkeys(values) if value is not None]
    numbers.update(zip(names, range(len(names)), strict=True))
    codes = np.fromiter(map(numbers.__getitem__, values), np.int32, len(values))
    return names, codes, faults


def as_list(column: Column) -> list[Any]:
    """The values of a column as Python has them; None where one is missing."""
    if isinstance(column, list):
        return column
    if isinstance(column, np.ndarray):
        return list(column.tolist())
    values = column.to_list()
    for row in np.flatnonzero(column.is_null().to_numpy()):
        values[row] = None
    return values


def _text_or_missing(value: Any) -> Any:
    """A text as ``str`` and nothing derived from it; None for a float that is not a number."""
    if isinstance(value, str):
        return str(value)
    return None if isinstance(value, float) and isnan(value) else value


def _not_texts(name: str, values: list[Any]) -> Iterator[TableFault]:
    rows: dict[str, list[int]] = {}
    for row, value in enumerate(values):
        if value is not None and type(value) is not str:
            rows.setdefault(type(value).__name__, []).append(row)
    for kind, where in rows.items():
        yield TableFault(name, f"a text is needed, not {kind}", tuple(where))
