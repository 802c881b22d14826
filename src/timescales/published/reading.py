"""Published tables from files: what each row, column and comment says, all faults at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from timescales.errors import DataError, WrongValueError
from timescales.published.cell import Cell
from timescales.published.comment import Comments
from timescales.published.expression import Reference, parse
from timescales.published.grid import Grid, grids_of, table_files
from timescales.published.label import plain, says_percent, says_total, says_variance, unit_said
from timescales.published.number import Printed, printed
from timescales.published.table import Check, Column, PublishedTable, Row

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
    tables = [_Builder(grid, faults).table() for grid in grids]
    names = Counter(plain(grid.name) for grid in grids)
    faults += [
        f"{grid.file}:1: another table is called {grid.name!r} too; each needs its own name."
        for grid in grids
        if names[plain(grid.name)] > 1
    ]
    if faults:
        raise DataError(faults)
    return tuple(tables)


class _Builder:
    """Makes one table of a grid, and adds to the faults."""

    def __init__(self, grid: Grid, faults: list[str]) -> None:
        self._grid = grid
        self._faults = faults
        self._comments = Comments()

    def table(self) -> PublishedTable:
        body = list(self._without_comments())
        while body and not any(body[0][1]):
            del body[0]
        header = body[0][1] if body else []
        rows = [(line, self._filled(line, cells, header)) for line, cells in body[1:]]
        kept = [at for at in range(1, len(header)) if plain(header[at]) not in _RESERVED]
        columns = tuple(
            self._column(header[at], [printed(cells[at]) for _, cells in rows]) for at in kept
        )
        if not any(column.numbers for column in columns):
            self._fault(body[0][0] if body else 1, "no row under the header holds a number.")
        return PublishedTable(
            self._grid.name,
            self._grid.file,
            columns,
            tuple(self._rows(header, rows, kept, columns)),
            tuple(self._comments.checks),
            self._comments.title,
            self._comments.source,
            self._comments.rounding,
        )

    def _without_comments(self) -> Iterator[tuple[int, list[str]]]:
        for line, cells in self._grid.rows:
            if cells and cells[0].startswith("#") and cells[0] != "#":
                try:
                    self._comments.add(line, ",".join(cells).rstrip(", "))
                except WrongValueError as error:
                    self._fault(line, str(error))
            else:
                yield line, cells

    def _filled(self, line: int, cells: list[str], header: list[str]) -> list[str]:
        if any(cells[len(header) :]):
            self._fault(line, f"the row has {len(cells)} cells; the header has {len(header)}.")
        return (cells + [""] * len(header))[: len(header)]

    def _column(self, heading: str, cells: list[Printed]) -> Column:
        meant = plain(heading) not in self._comments.plain
        return Column(
            heading,
            numbers=any(cell.value is not None for cell in cells),
            total=meant and says_total(heading),
            variance=meant and says_variance(heading),
            percent=says_percent(heading),
        )

    def _rows(
        self,
        header: list[str],
        rows: list[tuple[int, list[str]]],
        kept: list[int],
        columns: tuple[Column, ...],
    ) -> Iterator[Row]:
        reserved = {plain(name): at for at, name in enumerate(header) if plain(name) in _RESERVED}
        section = position = 0
        for line, cells in rows:
            if not any(
                cells[at] for at, column in zip(kept, columns, strict=True) if column.numbers
            ):
                section += 1
                continue
            label = cells[0] or f"line {line}"
            said = cells[reserved[_UNIT]] if _UNIT in reserved else ""
            read = tuple(
                Cell(
                    self._grid.name,
                    line,
                    label,
                    column.heading,
                    (position, at),
                    value := self._printed(cells[number], label, column),
                    None if value.percent else self._unit(said, label, column.heading),
                    column.variance,
                )
                for at, (number, column) in enumerate(zip(kept, columns, strict=True))
            )
            total = says_total(label) and plain(label) not in self._comments.plain
            if _CHECK in reserved and (text := cells[reserved[_CHECK]]):
                self._check(line, label, text, columns)
            yield Row(label, section, total, read)
            position += 1

    def _printed(self, text: str, label: str, column: Column) -> Printed:
        read = printed(text, percent=column.percent or says_percent(label))
        return read if column.numbers else replace(read, readable=True)

    def _unit(self, said: str, label: str, heading: str) -> str | None:
        units = self._comments.units
        return (
            said.casefold()
            or units.get(plain(label))
            or units.get(plain(heading))
            or unit_said(label)
            or unit_said(heading)
            or self._comments.unit
        )

    def _check(self, line: int, label: str, text: str, columns: tuple[Column, ...]) -> None:
        headings = [column.heading for column in columns if column.numbers]
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
