"""``timescales lookahead``: what falls due, what is at risk, and what a year will ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from timescales._text import listed
from timescales.cli import clock
from timescales.cli.lookahead_summary import show_ahead
from timescales.cli.looked_ahead import BY, SUFFIXES, LookedAhead, ahead_writer
from timescales.cli.mask import Mask
from timescales.cli.opening import Input, caseload_options
from timescales.cli.options import as_date, date_option, policy_option
from timescales.cli.output import checked_target, save
from timescales.cli.terminal import progress
from timescales.lookahead import SEED, Coming, Moved, Outlook, coming, moved_by
from timescales.policy import Policy
from timescales.records import Source, projected, recorded_duties


def _as_dates(
    context: click.Context, parameter: click.Parameter, texts: tuple[str, ...]
) -> tuple[date, ...]:
    days = (as_date(context, parameter, text) for text in texts)
    return tuple(day for day in days if day is not None)


@click.command(short_help="What falls due, what is at risk, and what a year will ask for.")
@caseload_options
@date_option("--as-at", "The day as at which to look ahead; today if left out.")
@policy_option
@click.option(
    "--by",
    type=click.Choice(tuple(BY)),
    default="status",
    show_default=True,
    help="Count what falls due in each week by this.",
)
@click.option(
    "--weeks",
    type=click.IntRange(1, 53),
    default=8,
    show_default=True,
    help="How many weeks are shown.",
)
@click.option(
    "--demand",
    "duty",
    default="lac_review",
    show_default=True,
    metavar="DUTY",
    help="The duty of which the next twelve months are worked out.",
)
@click.option(
    "--seed",
    type=int,
    default=SEED,
    show_default=True,
    help="Of the chances in the band: the same seed gives the same band.",
)
@click.option(
    "--closed",
    "closed",
    multiple=True,
    callback=_as_dates,
    metavar="DATE",
    help="Say what moves if this day is proclaimed a holiday; may be given again.",
)
def lookahead(
    source: Path | str,
    schema: str | None,
    as_at: date | None,
    policy: Policy,
    complete_from: date | None,
    by: str,
    weeks: int,
    duty: str,
    seed: int,
    closed: tuple[date, ...],
    out: Path | None,
    *,
    mask_ids: bool,
) -> None:
    """Look ahead from a day: what falls due by week, what of it is at risk, the year's demand.

    INPUT is whatever `timescales project` takes. At risk is what has no day booked although the
    day by which to plan has come, what is booked for after it is due, what is due after the
    statutory limit, and what is due on a closed day.

    The demand is what is due in each month if nobody comes or goes, and a band for those who do,
    at the rates of the last twelve months. With -o OUT everything is written: a .csv has a row
    for each obligation, a .json or .xlsx all the tables.
    """
    if out is not None:
        checked_target(out, SUFFIXES)
    policy.timescale(duty)
    day = clock.today() if as_at is None else as_at
    opened = Input(source, schema).open(
        complete_from=complete_from,
        event_kinds=policy.event_kinds,
        written=[] if out is None else [out],
    )
    looked = _looked(opened, policy, day, duty, seed, closed, Mask() if mask_ids else str)
    if out is not None:
        save({out: ahead_writer(out, looked)})
    show_ahead(looked, by=by, weeks=weeks)
    if out is not None:
        click.echo(f"\nWritten: {listed([str(out)])}")


def _looked(
    source: Source,
    policy: Policy,
    as_at: date,
    duty: str,
    seed: int,
    closed: tuple[date, ...],
    named: Callable[[str], str],
) -> LookedAhead:
    """Project every subject, showing progress, and look ahead from each."""
    asked = recorded_duties(policy, source.holds)
    outlook = Outlook(duty, as_at=as_at, policy=policy, complete_from=source.complete_from)
    closures = dict.fromkeys(closed, "proclaimed")
    rows: list[Coming] = []
    moved: list[Moved] = []
    with progress("Looking ahead", total=source.most) as advance:
        for subject, projection in projected(source, as_at=as_at, policy=asked):
            case = subject.case
            name = named(case.subject_id)
            rows += [replace(row, subject_id=name) for row in coming(case, projection)]
            outlook.add(case, projection)
            if closures:
                moves = moved_by(case, closures, as_at=as_at, policy=asked)
                moved += [replace(each, subject_id=name) for each in moves]
            advance(1)
    months = outlook.months(seed)
    return LookedAhead(as_at, policy, duty, tuple(rows), tuple(moved), months, outlook.seen)
