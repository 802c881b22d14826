"""``timescales demo``: a synthetic caseload, and what the library makes of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from timescales.cli.opening import Input
from timescales.cli.options import FOLDER, date_option, policy_option
from timescales.cli.run import Asked, Run
from timescales.cli.summary import show_next, show_summary
from timescales.demo import (
    CHILDREN,
    SEED,
    caseload,
    complete_from,
    write_annex_a,
    write_caseload,
    write_office,
)
from timescales.policy import Policy

_AS_AT = "2026-11-22"


@click.command(short_help="Project a synthetic caseload, to see how it works.")
@click.argument("folder", metavar="[DIR]", type=FOLDER, default="timescales-demo")
@date_option("--as-at", "The day as at which the caseload is made and judged.", _AS_AT)
@click.option(
    "--seed", type=int, default=SEED, show_default=True, help="Another seed, another caseload."
)
@click.option(
    "--children",
    type=click.IntRange(1, 100_000),
    default=CHILDREN,
    show_default=True,
    help="How many children it has.",
)
@policy_option
@click.option(
    "--office",
    "with_office",
    is_flag=True,
    help="Write office.csv too: all that an office records, for timescales score.",
)
def demo(
    folder: Path, as_at: date, seed: int, children: int, policy: Policy, *, with_office: bool
) -> None:
    """Write a synthetic caseload into DIR, timescales-demo if left out, and project it.

    No child in it is real. DIR then holds the events (caseload.csv), what other records can hold of
    them (an SSDA903 return in ssda903/ and ssda903.xml, a children in need census in
    cin_census.xml, the Standard Safeguarding Dataset in ssd/, lists of Annex A in annex_a.xlsx),
    and the due dates (due.csv, due.xlsx, due.findings.csv). The same command gives the same
    caseload and the same dates every time; another --seed gives others.
    """
    events = write_caseload(folder, seed=seed, children=children, as_at=as_at)
    write_annex_a(folder / "annex_a.xlsx", caseload(seed, children, as_at))
    run = Run(Input(events), [folder / "due.csv", folder / "due.xlsx"])
    report = run.project(Asked(as_at, policy, complete_from(as_at)))
    show_summary(report)
    show_next(report, more=f"all are in {folder / 'due.csv'}")
    click.echo(f"\nThe caseload: {events}")
    run.show_written()
    if with_office:
        path = write_office(folder, seed=seed, children=children, as_at=as_at)
        click.echo(f"What an office records: {path}")
