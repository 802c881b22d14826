"""A header, and the rows under it as texts by column: what tables of every kind have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timescales._text import listed, plural
from timescales.errors import RecordsError
from timescales.records.source_row import Fault, SourceRow, cell_text


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table; ``columns`` are its names as they are spelt."""

    file: str
    columns: tuple[str, ...]

    def missing(self, required: Iterable[str]) -> list[str]:
        """The columns of ``required`` that the header does not name, in any mixture of case."""
        held = {column.casefold() for column in self.columns}
        return [name for name in required if name.casefold() not in held]

    def require(self, required: Sequence[str]) -> None:
        """Raise ``RecordsError`` unless the header names every one, and no name twice.

        What was found instead is shown only where the first line is a header for certain: a file
        without one begins with the data of a child.
        """
        missing = self.missing(required)
        if len(missing) == len(required):
            alone = len(self.columns) == 1
            advice = "columns are parted by commas" if alone else "a header line comes first"
            raise RecordsError(
                f"{self.file}: its first line names none of {listed(required)}; {advice}."
            )
        if missing:
            columns = "column" if len(missing) == 1 else "columns"
            found = ", ".join(name or "a column without a name" for name in self.columns)
            raise RecordsError(
                f"{self.file}: lacks the {columns} {listed(missing)}. Found: {found}."
            )
        names = Counter(name.casefold() for name in self.columns if name)
        if twice := [name for name, times in names.items() if times > 1]:
            raise RecordsError(
                f"{self.file}: has more than one column {listed(twice)}; each needs its own name."
            )

    def named(self, known: Iterable[str]) -> list[str]:
        """What each column is called in the cells of a row.

        Columns of ``known`` are found in any mixture of case; a column without a name is called
        by its position, as ``column 5``.
        """
        canonical = {name.casefold(): name for name in known}
        return [
            canonical.get(column.casefold(), column) or f"column {position}"
            for position, column in enumerate(self.columns, start=1)
        ]

    def row(self, line: int, names: list[str], values: Sequence[str]) -> SourceRow:
        """The row with these values, a text a column; one that has none of them has a fault."""
        cells = [cell_text(value) for value in values]
        if not any(cells):
            return SourceRow(self.file, line, {}, Fault("blank", "", "", "Every cell is empty."))
        if len(cells) != len(names):
            reason = f"The row has {plural(len(cells), 'cell')}; the header has {len(names)}."
            return SourceRow(self.file, line, {}, Fault("cells", "", str(len(cells)), reason))
        return SourceRow(self.file, line, dict(zip(names, cells, strict=True)))
