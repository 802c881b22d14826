"""A table as an analyst types it from a report: rows, columns, and what is said about them."""

from __future__ import annotations

from dataclasses import dataclass

from timescales.published.cell import Cell
from timescales.published.expression import Expression, Reference
from timescales.published.rounding import Rounding


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, whether any number is in it, and what its heading makes of these.

    It can be a total of other columns, the variance between two, or percentages.
    """

    heading: str
    numbers: bool = True
    total: bool = False
    variance: bool = False
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its label, the number of its section, and a cell for each column.

    A section ends at an empty row or at one that has a label and nothing else.
    """

    label: str
    section: int
    total: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A cell, or the cells of a row or column, and what it should be; ``line`` says where."""

    line: int
    checked: Reference
    expected: Expression


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """One table. ``name`` is what checks call it by, ``file`` where it was read.

    ``rounding`` is how its percentages are said to be rounded, None where that is to be found out.
    """

    name: str
    file: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    checks: tuple[Check, ...] = ()
    title: str = ""
    source: str = ""
    rounding: Rounding | None = None
