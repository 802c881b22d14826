"""``timescales score``: how timely a caseload was, period by period."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryFile

import click

from timescales.calendar import england_and_wales
from timescales.cli import clock
from timescales.cli.mask import Mask
from timescales.cli.options import (
    FOLDER,
    INPUT,
    OUTPUT_FILE,
    benchmark_options,
    date_option,
    policy_option,
)
from timescales.cli.output import refuse_to_overwrite
from timescales.cli.rounding import rounding_options
from timescales.cli.score_files import ScoreFiles, Targets
from timescales.cli.score_rows import Shown
from timescales.cli.score_table import show_scores
from timescales.cli.spool import Spool
from timescales.cli.terminal import progress
from timescales.errors import WrongValueError
from timescales.policy import Policy
from timescales.projection import Projection
from timescales.records import SubjectRecords, open_records, projected, recorded_duties
from timescales.scorecard import (
    BY,
    MEASURES,
    Period,
    PeriodKind,
    Rounding,
    broken_down,
    chosen,
    read_benchmarks,
    scorecard,
)

_KINDS = {kind.value: kind for kind in PeriodKind if kind is not PeriodKind.RANGE}


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
    "--by",
    type=click.Choice(BY),
    multiple=True,
    help="Each measure of timeliness for each officer or team too; may be given twice.",
)
@rounding_options(places=0)
@benchmark_options
@click.option(
    "-o",
    "--out",
    "outs",
    type=OUTPUT_FILE,
    multiple=True,
    help="Write every score to this .csv file, or to this .xlsx workbook with a sheet for each "
    "measure, who is behind each number, and what is due; may be given more than once.",
)
@click.option("--behind", type=OUTPUT_FILE, help="Write who is behind each number to this .csv.")
@click.option(
    "--star", type=FOLDER, help="Write a star schema for Power BI into this folder, as .csv files."
)
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
    by: tuple[str, ...],
    rounding: Rounding,
    places: int,
    published: tuple[Path, ...],
    area: str | None,
    region: str | None,
    neighbours: tuple[str, ...],
    outs: tuple[Path, ...],
    behind: Path | None,
    star: Path | None,
    *,
    mask_ids: bool,
) -> None:
    """Score the caseload in INPUT, which is read as project reads it.

    Each number is shown with what it is out of, by the policy and by the statute; one with a star
    is of part of a period. What INPUT says nothing about is not available, which is not nought.

    With -o OUT.csv there is a row in OUT for each measure, period, verdict and band. With
    -o OUT.xlsx there is a workbook: a summary, what is open and when it is due, open disputes,
    reasons, and a sheet for each measure. With --star FOLDER there are tables to join in Power BI.
    """
    targets = Targets(outs, behind, star)
    day = clock.today() if as_at is None else as_at
    figures = read_benchmarks(published).beside(area, region=region, neighbours=neighbours)
    periods = list(dict.fromkeys(_periods(day, kinds, back, since, until)))
    measures = broken_down(chosen(ids) if ids else MEASURES, *dict.fromkeys(by))
    with progress("Reading rows") as advance:
        records = open_records(
            source,
            complete_from=complete_from,
            event_kinds=policy.event_kinds,
            progress=advance,
        )
    here = source if source.is_dir() else source.parent
    refuse_to_overwrite((*(here / name for name in records.files_read), *published), targets.paths)
    before = [period.previous for period in periods]
    calendar = england_and_wales()
    asked = recorded_duties(policy, records.holds)
    named = Mask() if mask_ids else str
    with TemporaryFile("w+", encoding="utf-8") as file:
        files = ScoreFiles(targets, named, Spool(file))
        with progress("Scoring", total=records.most) as advance:
            pairs = projected(records, as_at=day, policy=asked, calendar=calendar)
            card = scorecard(
                _counted(files.passing(pairs), advance),
                periods=dict.fromkeys((*periods, *before)),
                measures=measures,
                holds=records.holds,
                listed=targets.lists,
            )
        shown = Shown(card, periods, figures, rounding, places)
        show_scores(shown, named)
        files.save(shown, records, asked, calendar)


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
