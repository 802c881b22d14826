"""An authority's own dates, from CSV files, checked against the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from timescales.calendar import england_and_wales
from timescales.cli.checked import VERDICT, Checked, Group
from timescales.cli.options import chosen_policy
from timescales.cli.output.cells import Cell
from timescales.conformance import RowVerdict, check_row
from timescales.conformance.own_dates import COLUMNS
from timescales.conformance.verdict import REFUSED
from timescales.records.table import Table

_COMPUTED = "computed_due"
_PLACE = ("file", "line")


def check_rows(
    tables: Iterable[Table], progress: Callable[[int], None], *, alone: bool
) -> Iterator[Group]:
    """A group for each table; one that is checked ``alone`` need not say which file it is."""
    policy_of = cache(chosen_policy)
    for table in tables:
        table.require(COLUMNS)
        verdicts = []
        for row in table.rows(COLUMNS):
            verdicts.append(check_row(row, policy_of, england_and_wales()))
            progress(1)
        read = next((list(each.row.cells) for each in verdicts if each.row.cells), list(COLUMNS))
        kept = [column for column in read if column not in (_COMPUTED, *VERDICT)]
        columns = [*(() if alone else _PLACE), *kept, _COMPUTED]
        yield Group(columns, [_checked(each, alone=alone) for each in verdicts])


def _checked(verdict: RowVerdict, *, alone: bool) -> Checked:
    cells = verdict.row.cells
    file, line = verdict.row.place
    where = f"line {line}" if alone else f"{file}:{line}"
    asked = f": {cells['policy']} {cells['timescale']} from {cells['anchor_date']}" if cells else ""
    place: dict[str, Cell] = {} if alone else {"file": file, "line": line}
    return Checked(
        where + asked,
        verdict.agrees,
        list(_lines(verdict)),
        {**cells, **place, _COMPUTED: verdict.computed},
        verdict.reasons,
    )


def _lines(verdict: RowVerdict) -> Iterator[str]:
    first, *why = verdict.reasons
    if verdict.agrees == REFUSED:
        yield f"expected {verdict.row.cells.get('expected_due') or 'none'}, refused: {first}"
    else:
        expected, computed = verdict.expected or "none", verdict.computed or "none"
        yield f"expected {expected}, computed {computed}: {first}"
        yield from why
