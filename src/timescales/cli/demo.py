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
    OFFICERS,
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
@click.option(
    "--families",
    type=click.IntRange(0, 100_000),
    help="How many families of siblings on plans office.csv has beside them; one for ten children.",
)
@click.option(
    "--officers",
    type=click.IntRange(1, 1_000),
    default=OFFICERS,
    show_default=True,
    help="How many reviewing officers share the children.",
)
@policy_option
@click.option(
    "--office",
    "with_office",
    is_flag=True,
    help="Write office.csv too: all that an office records, for timescales score.",
)
def demo(
    folder: Path,
    as_at: date,
    seed: int,
    children: int,
    families: int | None,
    officers: int,
    policy: Policy,
    *,
    with_office: bool,
) -> None:
    """Write a synthetic caseload into DIR, timescales-demo if left out, and project it.

    No child in it is real. DIR then holds the events (caseload.csv), what other records can hold of
    them (an SSDA903 return in ssda903/ and ssda903.xml, a children in need census in
    cin_census.xml, the Standard Safeguarding Dataset in ssd/, lists of Annex A in annex_a.xlsx),
    and the due dates (due.csv, due.xlsx, due.findings.csv). The same command gives the same
    caseload and the same dates every time; another --seed gives others.
    """
    events = write_caseload(folder, seed=seed, children=children, as_at=as_at, officers=officers)
    cases = caseload(seed, children, as_at, officers=officers)
    write_annex_a(folder / "annex_a.xlsx", cases)
    run = Run(Input(events), [folder / "due.csv", folder / "due.xlsx"])
    report = run.project(Asked(as_at, policy, complete_from(as_at)))
    show_summary(report)
    show_next(report, more=f"all are in {folder / 'due.csv'}")
    click.echo(f"\nThe caseload: {events}")
    run.show_written()
    if with_office:
        path = write_office(
            folder,
            seed=seed,
            children=children,
            as_at=as_at,
            families=families,
            officers=officers,
        )
        click.echo(f"What an office records: {path}")
