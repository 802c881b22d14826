"""``timescales verify-table``: whether the numbers of a published table follow from one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from timescales._text import plural
from timescales.cli.options import INPUT, OUTPUT_FILE
from timescales.cli.output import checked_target, refuse_to_overwrite, save, write_csv
from timescales.cli.output.cells import Cell
from timescales.cli.terminal import printable
from timescales.published import FAULT_COLUMNS, Fault, Verified, read_tables, table_files, verify


@click.command("verify-table", short_help="Check that the numbers of a table add up.")
@click.argument("sources", metavar="FILE|FOLDER...", nargs=-1, required=True, type=INPUT)
@click.option("-o", "--out", type=OUTPUT_FILE, help="Write every fault to this .csv file.")
def verify_table(sources: tuple[Path, ...], out: Path | None) -> None:
    """Find what does not follow in the tables of each FILE: sums, variances, percentages, units.

    A FILE is a table as a report prints it, in CSV or Excel, and a FOLDER all of its .csv and
    .xlsx files; tables that are checked together can refer to one another. Totals and variances
    are known by their labels, and comments such as "# check: [In time %] = [In time] / [Held]" say
    the rest. What is not available, n/a or –, is never taken for nothing.

    The exit status is 1 if there is any fault.
    """
    if out is not None:
        refuse_to_overwrite(table_files(sources), [checked_target(out, (".csv",))])
    verified = verify(read_tables(sources))
    for each in verified:
        for line in _lines(each):
            click.echo(printable(line))
    faults = [fault for each in verified for fault in each.faults]
    checks = plural(sum(each.checks for each in verified), "check")
    click.echo(f"{plural(len(verified), 'table')}, {checks}, {plural(len(faults), 'fault')}")
    if alone := sum(len(each.unchecked) for each in verified):
        click.echo(f"{plural(alone, 'number')} in no check")
    if out is not None:
        save({out: lambda path: write_csv(path, FAULT_COLUMNS, map(_cells, faults))})
        click.echo(f"Written: {out}")
    if faults:
        raise click.exceptions.Exit(1)


def _lines(verified: Verified) -> Iterator[str]:
    about = [each for each in (verified.table.title, verified.table.source) if each]
    if verified.faults and about:
        yield f"{verified.table.file}: {'; '.join(about)}"
    for fault in verified.faults:
        yield f"{verified.table.file}:{fault.line}: {fault.row}, {fault.column}"
        should = f", should be {fault.expected}" if fault.expected else ""
        yield f"  {fault.code}: printed {fault.printed}{should}: {fault.reason}"
    if verified.rounding is not None and len(set(verified.explained.values())) > 1:
        ways = ", ".join(f"{count} {way.words}" for way, count in verified.explained.items())
        numbers = plural(verified.rounded, "number")
        yield f"{verified.table.file}: {verified.rounding.words}; of {numbers} {ways}"


def _cells(fault: Fault) -> Sequence[Cell]:
    return [
        fault.table,
        fault.line,
        fault.row,
        fault.column,
        fault.printed,
        fault.expected,
        fault.severity.value,
        fault.code,
        fault.reason,
        fault.rests_on,
    ]
