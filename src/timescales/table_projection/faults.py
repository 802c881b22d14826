"""What is wrong with rows, told all at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from timescales._text import listed

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class TableFault:
    """What is wrong with some rows in one column; ``rows`` counts from 0, as positions do.

    >>> print(TableFault("date", "a date is missing", (3, 7)))
    rows 3 and 7, date: a date is missing
    """

    column: str
    reason: str
    rows: tuple[int, ...]

    def __str__(self) -> str:
        shown = [str(row) for row in self.rows[:_SHOWN]]
        more = len(self.rows) - _SHOWN
        shown += [f"{more} more"] if more > 0 else []
        word = "row" if len(self.rows) == 1 else "rows"
        return f"{word} {listed(shown)}, {self.column}: {self.reason}"


def in_order(faults: Iterable[TableFault]) -> tuple[TableFault, ...]:
    """By the first row of each."""
    return tuple(sorted(faults, key=lambda fault: fault.rows[0]))
