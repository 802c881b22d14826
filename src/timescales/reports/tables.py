"""Tables of a report: cells of a number and what it is out of, under headings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from timescales.lookahead import Risk


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and in smaller letters what it is out of.

    ``tone`` is how it is shown: as ``better``, ``worse`` or ``absent``; each is said in words too.
    """

    value: str = ""
    detail: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: what it is of, and a cell for each column but the first."""

    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Lines under the headings of their columns, of which the first is that of their titles."""

    title: str
    says: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class MeasureLines:
    """A measure in the table of all: its line, one for each of its bands, and what it is.

    ``line`` has no cells where the measure is not available. ``about`` is its definition, a label
    and a text at a time.
    """

    line: Line
    bands: tuple[Line, ...]
    about: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """Every measure, by the part of the work that it is about; ``columns`` are of its cells."""

    columns: tuple[str, ...]
    sections: tuple[tuple[str, tuple[MeasureLines, ...]], ...]
    says: str


@dataclass(frozen=True, slots=True)
class DueBy:
    """How many fall due: of each group before the weeks shown, in each of them, and after.

    ``what`` is what the groups are: status, officer or team; a group without a name has none.
    """

    what: str
    groups: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class LookAhead:
    """What falls due in some weeks, by their Mondays; what is at risk; and what to know of it."""

    weeks: tuple[date, ...]
    due: tuple[DueBy, ...]
    risks: tuple[tuple[Risk, int], ...]
    note: str = ""
    demand: Table | None = None
