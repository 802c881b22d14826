"""What in a table is to follow from what: said in its checks, or inferred from its labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from timescales.errors import UnknownNameError
from timescales.published.cell import Cell
from timescales.published.expression import Cells, Expression, Operation, Reference, bound
from timescales.published.label import find
from timescales.published.table import Check, PublishedTable


@dataclass(frozen=True, slots=True)
class Relation:
    """A cell and what it should be, with cells in place of references."""

    cell: Cell
    expected: Expression


def inferred(table: PublishedTable) -> Iterator[Relation]:
    """Totals of rows and of columns, and variances, as the labels have them.

    A total is of the rows above it, up to the total before it or the beginning of its section; if
    it is the first of its section, of those below it. So are columns. Percentages are not added
    up. A variance is the column before it less the one before that, where these are the only two
    that it can be of.
    """
    for _, section in groupby(table.rows, key=lambda row: row.section):
        rows = list(section)
        for total, parts in _totals([row.total for row in rows]):
            for at, column in enumerate(table.columns):
                if not column.variance:
                    cells = [rows[number].cells[at] for number in parts]
                    yield from _sum(rows[total].cells[at], cells)
    counted = [
        at
        for at, column in enumerate(table.columns)
        if column.numbers and not (column.variance or column.percent)
    ]
    for total, parts in _totals([table.columns[at].total for at in counted]):
        for row in table.rows:
            cells = [row.cells[counted[number]] for number in parts]
            yield from _sum(row.cells[counted[total]], cells)
    for at, column in enumerate(table.columns):
        if column.variance:
            yield from _variance(table, at)


def relations(
    table: PublishedTable, tables: Mapping[str, PublishedTable], faults: list[str]
) -> list[Relation]:
    """Everything that is to hold of a table: its checks, and what its labels say.

    A check of a whole row or column takes the place of what would be inferred of its cells. For a
    check that names what is not there, ``faults`` gets a line.
    """
    checked: list[Relation] = []
    replaced: set[Cell] = set()
    for check in table.checks:
        try:
            found = list(_relations(check, table, tables))
        except UnknownNameError as error:
            faults.append(f"{table.file}:{check.line}: {error}")
        else:
            checked += found
            if len(check.checked.names) == 1:
                replaced.update(relation.cell for relation in found)
    return [each for each in inferred(table) if each.cell not in replaced] + checked


def _totals(totals: Sequence[bool]) -> Iterator[tuple[int, list[int]]]:
    """The place of each total in a line of rows or columns, and the places of its parts."""
    for at, total in enumerate(totals):
        if total:
            near = range(at - 1, -1, -1) if at else range(1, len(totals))
            yield at, sorted(takewhile(lambda place: not totals[place], near))


def _sum(total: Cell, parts: Sequence[Cell]) -> Iterator[Relation]:
    if parts and not any(cell.printed.percent for cell in (total, *parts)):
        yield Relation(total, Cells(tuple(parts)))


def _variance(table: PublishedTable, at: int) -> Iterator[Relation]:
    before = [
        number
        for number, column in enumerate(table.columns[:at])
        if column.numbers and not (column.total or column.variance or column.percent)
    ]
    if len(before) == 2:
        earlier, later = before
        for row in table.rows:
            change = Operation("-", Cells((row.cells[later],)), Cells((row.cells[earlier],)))
            yield Relation(row.cells[at], change)


def _relations(
    check: Check, table: PublishedTable, tables: Mapping[str, PublishedTable]
) -> Iterator[Relation]:
    for cell in _checked(check.checked, table):

        def find_cells(reference: Reference, beside: Cell = cell) -> Cells:
            if len(reference.names) == 1:
                return Cells((_beside(beside, reference.names[0], table),))
            return _cells(reference, table, tables)

        yield Relation(cell, bound(check.expected, find_cells))


def _checked(reference: Reference, table: PublishedTable) -> tuple[Cell, ...]:
    """The cells that a check is about: one, or those of a row or column."""
    if len(reference.names) == 3:
        raise UnknownNameError(
            "a check is of a cell of its own table; write it in the other, or turn it round."
        )
    if len(reference.names) == 2:
        return _cells(reference, table, {}).cells
    is_row, at = _line_of(reference.names[0], table)
    if is_row:
        return tuple(cell for cell in table.rows[at].cells if not cell.variance)
    return tuple(row.cells[at] for row in table.rows)


def _beside(cell: Cell, name: str, table: PublishedTable) -> Cell:
    """The cell of the row of that name in the column of ``cell``, or the other way about."""
    row, column = cell.position
    is_row, at = _line_of(name, table)
    return table.rows[at].cells[column] if is_row else table.rows[row].cells[at]


def _line_of(name: str, table: PublishedTable) -> tuple[bool, int]:
    """Whether a name is that of a row, and the number of the row or column."""
    labels = [row.label for row in table.rows]
    at = find(name, [*labels, *(column.heading for column in table.columns)])
    return at < len(labels), at if at < len(labels) else at - len(labels)


def _cells(
    reference: Reference, table: PublishedTable, tables: Mapping[str, PublishedTable]
) -> Cells:
    """What a reference by two names or three means; the row ``*`` is every one but totals."""
    *other, label, heading = reference.names
    if other:
        table = list(tables.values())[find(other[0], list(tables))]
    at = find(heading, [column.heading for column in table.columns])
    if label == "*":
        cells = tuple(row.cells[at] for row in table.rows if not row.total)
        if not cells:
            raise UnknownNameError(f"{table.name} has no row but totals for '*' to mean.")
        return Cells(cells)
    return Cells((table.rows[find(label, [row.label for row in table.rows])].cells[at],))
