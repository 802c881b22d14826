"""``timescales check``: an authority's own dates against the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import click

from timescales.calendar import england_and_wales
from timescales.cli.options import INPUT_FILE, OUTPUT_FILE, chosen_policy
from timescales.cli.output import checked_target, refuse_to_overwrite, save, write_csv
from timescales.cli.output.cells import Cell
from timescales.cli.terminal import printable, progress
from timescales.cli.verdict import COLUMNS, REFUSED, YES, Verdict, verdict
from timescales.records.table import open_table

_ADDED = ("computed_due", "agrees", "reason")


@click.command(short_help="Compare an authority's own dates with the rules.")
@click.argument("file", type=INPUT_FILE)
@click.option("--out", type=OUTPUT_FILE, help="Write every row and its verdict to this .csv file.")
def check(file: Path, out: Path | None) -> None:
    """Compare the dates in FILE with those that the rules give, and explain each difference.

    FILE is CSV with the columns policy, timescale, anchor_date and expected_due; other columns
    do not matter. policy is a name or a policy file. A blank expected_due says that there should
    be no deadline. A row that cannot be worked out is refused, and that counts as a difference.

    With --out every row is written again, with the columns computed_due, agrees (yes, no,
    refused) and reason after its own. The exit status is 1 if any row differs.
    """
    if out is not None:
        refuse_to_overwrite([file], [checked_target(out, (".csv",))])
    checked = open_table(file)
    checked.require(COLUMNS)
    policy_of = cache(chosen_policy)
    verdicts: list[Verdict] = []
    with progress("Checking rows") as advance:
        for row in checked.rows(COLUMNS):
            verdicts.append(verdict(row, policy_of, england_and_wales()))
            advance(1)
    differ = [each for each in verdicts if each.agrees != YES]
    for each in differ:
        for line in _lines(each):
            click.echo(printable(line))
    click.echo(f"{len(verdicts)} checked, {len(differ)} differ")
    if refused := sum(each.agrees == REFUSED for each in differ):
        click.echo(f"{refused} of them refused")
    if out is not None:
        save({out: lambda path: write_csv(path, *_verdict_table(verdicts))})
        click.echo(f"Written: {out}")
    if differ:
        raise click.exceptions.Exit(1)


def _lines(each: Verdict) -> Iterator[str]:
    cells = each.row.cells
    asked = f": {cells['policy']} {cells['timescale']} from {cells['anchor_date']}" if cells else ""
    yield f"line {each.row.line}{asked}"
    if each.agrees == REFUSED:
        expected = cells.get("expected_due") or "none"
        yield f"  expected {expected}, refused: {each.reasons[0]}"
    else:
        difference, *why = each.reasons
        dates = f"expected {each.expected or 'none'}, computed {each.computed or 'none'}"
        yield f"  {dates}: {difference}"
        yield from (f"  {reason}" for reason in why)


def _verdict_table(verdicts: Sequence[Verdict]) -> tuple[list[str], Iterator[list[Cell]]]:
    """The columns and rows of the output: those read, then those added."""
    read = next((list(each.row.cells) for each in verdicts if each.row.cells), list(COLUMNS))
    kept = [column for column in read if column not in _ADDED]
    return [*kept, *_ADDED], (
        [
            *(each.row.cells.get(column) for column in kept),
            each.computed,
            each.agrees,
            "; ".join(each.reasons),
        ]
        for each in verdicts
    )
