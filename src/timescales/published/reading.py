"""Published tables from files: what each row, column and comment says, all faults at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from timescales.errors import DataError, WrongValueError
from timescales.published.cell import Cell
from timescales.published.comment import Comments
from timescales.published.expression import Reference, parse
from timescales.published.grid import Grid, grids_of, table_files
from timescales.published.label import plain
from timescales.published.meaning import Meaning
from timescales.published.table import Check, PublishedTable, Row

_UNIT, _CHECK, _NOTE = "unit", "check", "note"
_RESERVED = (_UNIT, _CHECK, _NOTE)


def read_tables(paths: Iterable[str | Path]) -> tuple[PublishedTable, ...]:
    r"""The tables of .csv and .xlsx files, and of all such files of a folder.

    Raises ``RecordsError`` for a file that cannot be read, and ``DataError`` with every fault in
    how the tables are written, each as ``"file:line: what is wrong"``.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "reasons.csv")
    ...     _ = path.write_text("Reason,16/17,17/18\nLate,40,27\nTotal,40,27\n")
    ...     [table] = read_tables([path])
    >>> table.name, [row.label for row in table.rows if row.total]
    ('reasons', ['Total'])
    """
    grids = [grid for file in table_files(paths) for grid in grids_of(file)]
    faults: list[str] = []
    tables = tuple(_Builder(grid, faults).table() for grid in grids)
    if faults:
        raise DataError(faults)
    return tables


class _Builder:
    """Makes one table of a grid, and adds to the faults."""

    def __init__(self, grid: Grid, faults: list[str]) -> None:
        self._grid = grid
        self._faults = faults
        self._comments = Comments()
        body = list(self._without_comments())
        while body and not any(body[0][1]):
            del body[0]
        self._line, self._header = body[0] if body else (1, [])
        self._body = [(line, self._filled(line, cells)) for line, cells in body[1:]]
        self._meaning = Meaning(
            self._comments, [*self._header, *(row[0] for _, row in self._body if row)], self._fault
        )
        self._reserved = {
            plain(name): at for at, name in enumerate(self._header) if plain(name) in _RESERVED
        }
        self._kept = [at for at in range(1, len(self._header)) if at not in self._reserved.values()]
        self._columns = tuple(
            self._meaning.column(self._header[at], [cells[at] for _, cells in self._body])
            for at in self._kept
        )

    def table(self) -> PublishedTable:
        """The table, as good as it can be made."""
        rows = tuple(self._rows())
        if not rows:
            self._fault(self._line, "no row under the header holds a number.")
        return PublishedTable(
            self._grid.name,
            self._grid.file,
            self._columns,
            rows,
            tuple(self._comments.checks),
            self._comments.title,
            self._comments.source,
            self._comments.rounding,
        )

    def _without_comments(self) -> Iterator[tuple[int, list[str]]]:
        for line, cells in self._grid.rows:
            if cells and cells[0].startswith("#") and cells[0].strip() != "#":
                try:
                    self._comments.add(line, ",".join(cells).rstrip(", "))
                except WrongValueError as error:
                    self._fault(line, str(error))
            else:
                yield line, [cell.strip() for cell in cells]

    def _filled(self, line: int, cells: list[str]) -> list[str]:
        width = len(self._header)
        if any(cells[width:]):
            self._fault(line, f"the row has {len(cells)} cells; the header has {width}.")
        return (cells + [""] * width)[:width]

    def _rows(self) -> Iterator[Row]:
        """The rows in which anything stands under a heading of numbers."""
        counted = [
            at for at, column in zip(self._kept, self._columns, strict=True) if column.numbers
        ]
        section = position = 0
        for line, cells in self._body:
            if not any(cells[at] for at in counted):
                section += 1
                continue
            label = cells[0] or f"line {line}"
            if text := self._said(_CHECK, cells):
                self._check(line, label, text, [self._header[at] for at in counted])
            total = self._meaning.is_total(label)
            row = tuple(self._cells(line, label, cells, position, total=total))
            yield Row(label, section, total, row)
            position += 1

    def _cells(
        self, line: int, label: str, cells: list[str], position: int, *, total: bool
    ) -> Iterator[Cell]:
        for at, column in enumerate(self._columns):
            number = self._meaning.number(cells[self._kept[at]], label, column)
            unit = self._meaning.unit(self._said(_UNIT, cells), label, column)
            yield Cell(
                self._grid.name,
                line,
                label,
                column.heading,
                (position, at),
                number,
                None if number.percent else unit,
                total=total or column.total,
                variance=column.variance,
            )

    def _said(self, reserved: str, cells: list[str]) -> str:
        return cells[self._reserved[reserved]] if reserved in self._reserved else ""

    def _check(self, line: int, label: str, text: str, headings: list[str]) -> None:
        if len(headings) != 1:
            self._fault(
                line,
                "a column 'check' needs one column of numbers beside it; "
                "write '# check: [row | column] = …' in a row of its own.",
            )
            return
        try:
            expected = parse(text)
        except WrongValueError as error:
            self._fault(line, str(error))
        else:
            self._comments.checks.append(Check(line, Reference((label, headings[0])), expected))

    def _fault(self, line: int, says: str) -> None:
        self._faults.append(f"{self._grid.file}:{line}: {says}")
