"""``timescales check``: an authority's own dates, or a suite of cases, against the rules."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from pathlib import Path

import click

from timescales.cli.check_cases import check_cases
from timescales.cli.check_rows import check_rows
from timescales.cli.checked import show, written
from timescales.cli.options import INPUT, OUTPUT_FILE
from timescales.cli.output import checked_target, refuse_to_overwrite, save, write_csv
from timescales.cli.terminal import progress
from timescales.conformance import read_cases, suite_files, suite_folder
from timescales.conformance.reading import SUFFIX
from timescales.records.table import open_table


@click.command(short_help="Compare dates with the rules: your own, or cases of a suite.")
@click.argument("sources", metavar="[FILE|FOLDER]...", nargs=-1, type=INPUT)
@click.option("--out", type=OUTPUT_FILE, help="Write every row or case and its verdict to .csv.")
def check(sources: tuple[Path, ...], out: Path | None) -> None:
    """Compare the dates in each FILE with those that the rules give, and explain each difference.

    A .yaml FILE holds cases of the conformance suite, and a FOLDER is all of its .yaml files.
    Where neither is named, the suite that comes with timescales is checked. Any fault in a
    file of cases is reported with its line, and then nothing is checked.

    Any other FILE is CSV with the columns policy, timescale, anchor_date and expected_due; other
    columns do not matter. policy is a name or a policy file. A blank expected_due says that there
    should be no deadline. A row that cannot be worked out is refused, and that counts as a
    difference.

    With --out every row or case is written again, with what was computed, agrees (yes, no,
    refused) and reason after its own columns. The exit status is 1 if any differs.
    """
    if out is not None:
        read = [source for source in sources if source.is_file()]
        refuse_to_overwrite(read, [checked_target(out, (".csv",))])
    tables = [source for source in sources if source.is_file() and source.suffix != SUFFIX]
    suites = _suites(sources)
    cases = read_cases(suites)
    opened = [open_table(table) for table in tables]
    with progress("Checking rows") as advance:
        groups = list(check_rows(opened, advance, alone=len(sources) == 1))
    if suites:
        with progress("Checking cases", total=len(cases)) as advance:
            groups.append(check_cases(cases, advance))
    agree = show(groups)
    if out is not None:
        save({out: lambda path: write_csv(path, *written(groups))})
        click.echo(f"Written: {out}")
    if not agree:
        raise click.exceptions.Exit(1)


def _suites(sources: tuple[Path, ...]) -> list[Traversable]:
    if not sources:
        return suite_files(suite_folder())
    suites: list[Traversable] = []
    for source in sources:
        if source.is_dir():
            suites += suite_files(source)
        elif source.suffix == SUFFIX:
            suites.append(source)
    return suites
