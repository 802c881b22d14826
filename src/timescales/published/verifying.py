"""Several tables, checked each for itself and against one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from timescales.errors import DataError
from timescales.projection import Severity
from timescales.published.cell import Cell
from timescales.published.checking import Checked
from timescales.published.expression import cells_of
from timescales.published.fault import Fault
from timescales.published.relation import relations
from timescales.published.rounding import Rounding, followed
from timescales.published.table import PublishedTable


@dataclass(frozen=True, slots=True)
class Verified:
    """One table and its faults.

    ``checks`` is how many numbers were compared with what they should be; ``unchecked`` are those
    that no check is about. ``rounding`` is the way of rounding that the table says or follows,
    ``rounded`` how many numbers had to be rounded, and ``explained`` how many of these each way
    explains.
    """

    table: PublishedTable
    faults: tuple[Fault, ...]
    checks: int
    unchecked: tuple[Cell, ...]
    rounding: Rounding | None
    rounded: int
    explained: Mapping[Rounding, int]


def verify(tables: Sequence[PublishedTable]) -> tuple[Verified, ...]:
    r"""Check every table, each against the others where its checks name them.

    Raises ``DataError`` for checks that name what is not there, and for two tables of one name.

    >>> import tempfile
    >>> from pathlib import Path
    >>> from timescales.published import read_tables
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "reasons.csv")
    ...     _ = path.write_text("Reason,16/17,17/18,Variance\nLate,4,2,2\nTotal,4,2,-2\n")
    ...     [verified] = verify(read_tables([path]))
    >>> verified.checks
    4
    >>> [(fault.line, fault.row, fault.code, fault.expected) for fault in verified.faults]
    [(2, 'Late', 'variance_sign', '-2')]
    """
    by_name = {table.name: table for table in tables}
    wrong = [
        f"{table.file}:1: another table is called {table.name!r} too; each needs its own name."
        for table in tables
        if by_name[table.name] is not table
    ]
    checked = [
        list(map(Checked.of, dict.fromkeys(relations(table, by_name, wrong)))) for table in tables
    ]
    if wrong:
        raise DataError(wrong)
    touched = {
        cell
        for checks in checked
        for check in checks
        if check.compared
        for cell in (check.relation.cell, *cells_of(check.relation.expected))
    }
    return tuple(
        _verified(table, checks, touched) for table, checks in zip(tables, checked, strict=True)
    )


def _verified(table: PublishedTable, checks: list[Checked], touched: set[Cell]) -> Verified:
    pairs = [
        (check.relation.cell.printed, check.exact)
        for check in checks
        if check.rounded and check.exact is not None
    ]
    way = table.rounding or followed(pairs)
    found = list(_unreadable(table))
    found += [
        fault
        for check in checks
        for fault in check.faults(way, declared=table.rounding is not None)
    ]
    explained = {each: sum(each.explains(*pair) for pair in pairs) for each in Rounding}
    return Verified(
        table,
        tuple(sorted(found, key=lambda fault: fault.line)),
        sum(check.compared for check in checks),
        tuple(
            cell for cell in _cells(table) if cell.printed.value is not None and cell not in touched
        ),
        way,
        len(pairs),
        explained,
    )


def _cells(table: PublishedTable) -> Iterator[Cell]:
    for row in table.rows:
        yield from row.cells


def _unreadable(table: PublishedTable) -> Iterator[Fault]:
    for cell in _cells(table):
        if table.columns[cell.position[1]].numbers and not cell.printed.readable:
            yield Fault(
                cell.table,
                cell.line,
                cell.row,
                cell.column,
                cell.printed.text,
                "",
                Severity.ERROR,
                "unreadable",
                f"{cell.printed.text!r} is no number; write one, or n/a where there is none.",
            )
