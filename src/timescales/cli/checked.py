"""What was checked, dates of one's own and cases alike, as it is shown and written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import click

from timescales.cli.output.cells import Cell
from timescales.cli.terminal import printable
from timescales.conformance.verdict import REFUSED, YES


@dataclass(frozen=True, slots=True)
class Checked:
    """One row or case: a headline and lines for the terminal, and cells for a file."""

    headline: str
    agrees: str
    lines: Sequence[str]
    cells: Mapping[str, Cell]
    reasons: Sequence[str]


@dataclass(frozen=True, slots=True)
class Group:
    """What was checked together, and the columns of its cells."""

    columns: Sequence[str]
    checked: Sequence[Checked]


def show(groups: Iterable[Group]) -> bool:
    """Print each difference, and how many there are; say whether there is none."""
    checked = [each for group in groups for each in group.checked]
    differ = [each for each in checked if each.agrees != YES]
    for each in differ:
        click.echo(printable(each.headline))
        for line in each.lines:
            click.echo(printable(f"  {line}"))
    click.echo(f"{len(checked)} checked, {len(differ)} differ")
    if refused := sum(each.agrees == REFUSED for each in differ):
        click.echo(f"{refused} of them refused")
    return not differ


def written(groups: Sequence[Group]) -> tuple[list[str], Iterator[list[Cell]]]:
    """The columns of a file and its rows: every column of every group, then the verdict."""
    columns = list(dict.fromkeys(column for group in groups for column in group.columns))
    rows = (
        [*map(each.cells.get, columns), each.agrees, "; ".join(each.reasons)]
        for group in groups
        for each in group.checked
    )
    return [*columns, *VERDICT], rows


VERDICT = ("agrees", "reason")
"""The columns that come last."""
