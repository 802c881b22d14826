"""``timescales compare``: one duty under two policies, on every anchor of some years."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from timescales._text import listed
from timescales.calendar import england_and_wales
from timescales.cli import clock
from timescales.cli.contrast import COLUMNS, Contrast, show_contrast
from timescales.cli.options import OUTPUT_FILE, as_date, chosen_policy
from timescales.cli.output import checked_target, save, write_csv
from timescales.comparison import compare as compare_rules
from timescales.policy import Policy

_YEARS = 28


def _as_pair(_: click.Context, __: click.Parameter, text: str) -> dict[str, Policy]:
    """The callback of ``--policies``: the two policies, by what to call them."""
    names = [name.strip() for name in text.split(",")]
    if len(names) != 2 or names[0] == names[1] or not all(names):
        raise click.BadParameter("give two, with a comma between, such as day_count,statutory.")
    chosen = [chosen_policy(name) for name in names]
    own = [policy.name for policy in chosen]
    return dict(zip(own if own[0] != own[1] else names, chosen, strict=True))


@click.command(short_help="Compare two policies: where their dates differ, and by how much.")
@click.argument("address")
@click.option(
    "--policies",
    callback=_as_pair,
    required=True,
    metavar="A,B",
    help="The two, by name or policy file, with a comma between.",
)
@click.option(
    "--from",
    "first",
    callback=as_date,
    metavar="DATE",
    help="The first anchor; 1 January of this year if left out.",
)
@click.option(
    "--to",
    "last",
    callback=as_date,
    metavar="DATE",
    help=f"The last anchor; the end of the {_YEARS}th year if left out.",
)
@click.option("--svg", type=OUTPUT_FILE, help="Draw a year to this .svg file.")
@click.option("--year", type=int, help="The year to draw; that of the first anchor if left out.")
@click.option("--out", type=OUTPUT_FILE, help="Write every anchor to this .csv file.")
def compare(
    address: str,
    policies: dict[str, Policy],
    first: date | None,
    last: date | None,
    svg: Path | None,
    year: int | None,
    out: Path | None,
) -> None:
    """Compare the dates that policies A and B give ADDRESS, counted from every day of some years.

    ADDRESS is a timescale, such as icpc, or a stage of one, such as lac_review.second. It is said
    on how many anchors A's date is later than B's, the same and earlier, by how many days, and
    when in the year. Anchors without two dates are counted by themselves.

    Left to itself it takes 28 years, in which each day of the year falls on every weekday, in
    leap years and in others.

    With --svg a year is drawn, a cell for each day, coloured by the difference. With --out there
    is a row for each anchor, with both dates.
    """
    if year is not None and svg is None:
        raise click.UsageError("--year says which year to draw; --svg, where to.")
    files: dict[Path, Callable[[Path], None]] = {}
    first = date(clock.today().year, 1, 1) if first is None else first
    last = date(min(first.year + _YEARS - 1, date.max.year), 12, 31) if last is None else last
    a, b = policies
    (duty_a, stage_a), (duty_b, stage_b) = (policy.at(address) for policy in policies.values())
    comparison = compare_rules(
        stage_a.rule, stage_b.rule, first, last, calendar=england_and_wales()
    )
    first_stage = stage_a == duty_a.series.stages[0]
    contrast = Contrast(address, (a, b), (duty_a, duty_b), comparison, first_stage)
    if out is not None:
        files[checked_target(out, (".csv",))] = lambda path: write_csv(
            path, COLUMNS, contrast.rows()
        )
    if svg is not None:
        drawn = comparison.svg(first.year if year is None else year, names=(a, b))
        files[checked_target(svg, (".svg",))] = lambda path: _write(path, drawn)
    show_contrast(
        contrast, more="write them all with --out" if out is None else f"all are in {out}"
    )
    if files:
        save(files)
        click.echo(f"\nWritten: {listed(map(str, files))}")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
