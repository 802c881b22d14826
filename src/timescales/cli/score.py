"""``timescales score``: how timely a caseload was, period by period."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from timescales._text import listed
from timescales.calendar import england_and_wales
from timescales.cli import clock
from timescales.cli.mask import Mask
from timescales.cli.options import (
    INPUT,
    OUTPUT_FILE,
    benchmark_options,
    date_option,
    policy_option,
)
from timescales.cli.output import checked_target, refuse_to_overwrite, save, write_csv
from timescales.cli.score_rows import BEHIND_COLUMNS, Shown, behind_rows
from timescales.cli.score_table import show_scores
from timescales.cli.terminal import progress
from timescales.errors import WrongValueError
from timescales.policy import Policy
from timescales.projection import Projection
from timescales.records import SubjectRecords, open_records, projected, recorded_duties
from timescales.scorecard import (
    MEASURES,
    Period,
    PeriodKind,
    Rounding,
    chosen,
    read_benchmarks,
    scorecard,
)

_KINDS = {kind.value: kind for kind in PeriodKind if kind is not PeriodKind.RANGE}
_ROUNDINGS = {rounding.value.replace(" ", "-"): rounding for rounding in Rounding}


@click.command(short_help="Score a caseload: how timely, why not, and how that moves.")
@click.argument("source", metavar="INPUT", type=INPUT)
@date_option("--as-at", "The day as at which to score; today if left out.")
@policy_option
@date_option(
    "--complete-from",
    "Events before this day may be missing. A return's is deduced if it is left out.",
)
@click.option(
    "--period",
    "kinds",
    type=click.Choice(list(_KINDS)),
    multiple=True,
    help="The month, quarter or census year in which the day as at lies, and those before it; "
    "may be given more than once. The year, unless --since is given.",
)
@click.option(
    "--back",
    type=click.IntRange(0, 120),
    default=1,
    show_default=True,
    help="How many periods before that, of each kind.",
)
@date_option("--since", "The first day of a range, a period of its own.")
@date_option("--until", "The last day of that range; the day as at if left out.")
@click.option(
    "--measure", "ids", multiple=True, metavar="ID", help="Only this measure; may be repeated."
)
@click.option(
    "--rounding",
    type=click.Choice(list(_ROUNDINGS)),
    default="half-up",
    show_default=True,
    help="How percentages are cut to --places.",
)
@click.option("--places", type=click.IntRange(0, 6), default=0, show_default=True)
@benchmark_options
@click.option("-o", "--out", type=OUTPUT_FILE, help="Write every score to this .csv file.")
@click.option("--behind", type=OUTPUT_FILE, help="Write who is behind each number to this .csv.")
@click.option(
    "--mask-ids",
    is_flag=True,
    help="Show and write a number in place of each subject's identifier.",
)
def score(
    source: Path,
    as_at: date | None,
    policy: Policy,
    complete_from: date | None,
    kinds: tuple[str, ...],
    back: int,
    since: date | None,
    until: date | None,
    ids: tuple[str, ...],
    rounding: str,
    places: int,
    published: tuple[Path, ...],
    area: str | None,
    region: str | None,
    neighbours: tuple[str, ...],
    out: Path | None,
    behind: Path | None,
    *,
    mask_ids: bool,
) -> None:
    """Score the caseload in INPUT, which is read as project reads it.

    Each number is shown with what it is out of, by the policy and by the statute; one with a star
    is of part of a period. What INPUT says nothing about is not available, which is not nought.

    With -o OUT there is a row in OUT for each measure, period, verdict and band.
    """
    outs = [checked_target(path, (".csv",)) for path in (out, behind) if path is not None]
    day = clock.today() if as_at is None else as_at
    figures = read_benchmarks(published).beside(area, region=region, neighbours=neighbours)
    periods = list(dict.fromkeys(_periods(day, kinds, back, since, until)))
    measures = chosen(ids) if ids else MEASURES
    with progress("Reading rows") as advance:
        records = open_records(
            source,
            complete_from=complete_from,
            event_kinds=policy.event_kinds,
            progress=advance,
        )
    here = source if source.is_dir() else source.parent
    refuse_to_overwrite((*(here / name for name in records.files_read), *published), outs)
    before = [period.previous for period in periods]
    with progress("Scoring", total=records.most) as advance:
        pairs = projected(
            records,
            as_at=day,
            policy=recorded_duties(policy, records.holds),
            calendar=england_and_wales(),
        )
        card = scorecard(
            _counted(pairs, advance),
            periods=dict.fromkeys((*periods, *before)),
            measures=measures,
            holds=records.holds,
            listed=behind is not None,
        )
    shown = Shown(card, periods, figures, _ROUNDINGS[rounding], places)
    named = Mask() if mask_ids else str
    show_scores(shown, named)
    _save(shown, out, behind, named)


def _periods(
    day: date, kinds: Sequence[str], back: int, first: date | None, last: date | None
) -> Iterator[Period]:
    """The range, if one is asked for, and of each kind the period of the day and those before."""
    if first is None and last is not None:
        raise WrongValueError("--until is the end of a range; give its first day with --since.")
    if first is not None:
        yield Period.between(first, last or day)
    for name in kinds or (() if first else (PeriodKind.YEAR.value,)):
        found = [Period.holding(_KINDS[name], day)]
        for _ in range(back):
            found.append(found[-1].previous)
        yield from reversed(found)


def _counted(
    pairs: Iterator[tuple[SubjectRecords, Projection]], advance: Callable[[int], None]
) -> Iterator[tuple[SubjectRecords, Projection]]:
    for pair in pairs:
        yield pair
        advance(1)


def _save(shown: Shown, out: Path | None, behind: Path | None, named: Callable[[str], str]) -> None:
    """Write the files that were asked for, all or none, and say which."""
    files: dict[Path, Callable[[Path], None]] = {}
    if out is not None:
        files[out] = lambda path: write_csv(path, shown.columns, shown.rows())
    if behind is not None:
        files[behind] = lambda path: write_csv(path, BEHIND_COLUMNS, behind_rows(shown, named))
    if files:
        save(files)
        click.echo(f"\nWritten: {listed(map(str, files))}")
