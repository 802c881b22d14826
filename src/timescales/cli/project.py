"""``timescales project``: the due dates of a whole caseload."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from timescales._text import plural
from timescales.cli import clock
from timescales.cli.opening import Input, caseload_options
from timescales.cli.options import date_option, policy_option
from timescales.cli.run import Asked, Run
from timescales.cli.summary import show_next, show_summary
from timescales.policy import Policy


@click.command(short_help="Work out the due dates of a whole caseload.")
@caseload_options
@date_option("--as-at", "The day as at which to judge; today if left out.")
@policy_option
@click.option(
    "--all-duties",
    is_flag=True,
    help="Project every duty of the policy, also those that nothing in INPUT meets.",
)
@click.option("--strict", is_flag=True, help="Exit with status 1 if any row was not used.")
def project(
    source: Path | str,
    schema: str | None,
    as_at: date | None,
    policy: Policy,
    complete_from: date | None,
    out: Path | None,
    *,
    all_duties: bool,
    mask_ids: bool,
    strict: bool,
) -> None:
    """Work out every obligation in INPUT, past and next, and print a summary.

    INPUT is a file of events (.csv, .xlsx or .jsonl, with subject_id, event and date, and
    optionally ref, date_of_birth, sets and at), an SSDA903 return (a folder of .csv files, or
    .xml), a children in need census (.xml), an Annex A workbook (.xlsx), or the Standard
    Safeguarding Dataset (a folder of .csv files, or the URL of a database). Reviews, conferences
    and disputes are always projected; any other duty is left out where nothing in INPUT meets it,
    unless --all-duties is given.

    With -o OUT there is one row in OUT for each obligation, and beside it, in
    OUT.findings.csv without OUT's suffix, one line for each row that was not used and each
    remark. CSV files are UTF-8 with a byte-order mark, which Excel and Power BI read as they
    are; a cell that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    run = Run(Input(source, schema), [] if out is None else [out])
    day = clock.today() if as_at is None else as_at
    report = run.project(Asked(day, policy, complete_from, all_duties=all_duties, masked=mask_ids))
    show_summary(report)
    show_next(report, more="write them all with -o" if out is None else f"all are in {out}")
    run.show_written()
    if strict and (unused := report.source.ledger.rows_refused):
        click.echo(f"--strict: {plural(unused, 'row')} not used.", err=True)
        raise click.exceptions.Exit(1)
