"""One cell of a published table, with everything that its row and column say of it."""

from __future__ import annotations

from dataclasses import dataclass

from timescales.published.number import Printed


@dataclass(frozen=True, slots=True)
class Cell:
    """A number where it stands. ``unit`` is what it counts, None where nobody said.

    ``row`` and ``column`` are the label and the heading, ``position`` the numbers of both; a
    ``total`` is the sum and a ``variance`` the change of others.
    """

    table: str
    line: int
    row: str
    column: str
    position: tuple[int, int]
    printed: Printed
    unit: str | None = None
    total: bool = False
    variance: bool = False

    @property
    def name(self) -> str:
        """The table, the row and the column, as a check names them."""
        return f"[{self.table} | {self.row} | {self.column}]"
