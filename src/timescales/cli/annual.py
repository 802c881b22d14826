"""``timescales annual``: the annual report of reviewing officers and conference chairs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import click

from timescales._text import listed, plural
from timescales.calendar import england_and_wales
from timescales.cli import clock
from timescales.cli.opening import Input, input_options
from timescales.cli.options import (
    FOLDER,
    OUTPUT_FILE,
    benchmark_options,
    date_option,
    policy_option,
)
from timescales.cli.output import checked_target, save, write_csv
from timescales.cli.rounding import rounding_options
from timescales.cli.terminal import progress
from timescales.errors import RecordsError
from timescales.policy import Policy
from timescales.projection import Projection
from timescales.records import SubjectRecords, projected, recorded_duties
from timescales.reports.annual import (
    AnnualReport,
    Posts,
    annual_docx,
    annual_markdown,
    annual_pictures,
    annual_report,
)
from timescales.scorecard import Period, PeriodKind, Rounding, read_benchmarks

_SUFFIXES = (".docx", ".md")
_NEEDED = {"docx": "python-docx", "pptx": "python-pptx"}


def _as_posts(_: click.Context, __: click.Parameter, texts: tuple[str, ...]) -> Posts:
    """The callback of ``--posts``: ``2025-26=13.5``."""
    by_year = {}
    for text in texts:
        year, equals, posts = text.partition("=")
        try:
            by_year[year.strip()] = Fraction(posts)
        except (ValueError, ZeroDivisionError):
            equals = ""
        if not equals or by_year[year.strip()] <= 0:
            raise click.BadParameter(f"{text!r} is not of the form 2025-26=13.5.")
    return Posts(by_year)


@click.command(short_help="Write the annual report: tables and charts, as a Word document.")
@input_options
@click.option(
    "-o",
    "--out",
    "outs",
    type=OUTPUT_FILE,
    multiple=True,
    help="Write to this .docx file, or to this .md file with its charts beside it; "
    "give it twice for both.",
)
@click.option(
    "--tables",
    type=FOLDER,
    help="Write each table into this folder, as a .csv file that verify-table reads.",
)
@click.option(
    "--year",
    type=click.IntRange(1990, 2075),
    metavar="YEAR",
    help="The year in which the census year begins, 2025 for 2025-26; "
    "the last one that was over on the day as at if left out.",
)
@date_option("--as-at", "The day as at which to judge; today if left out.")
@policy_option
@click.option("--title", default="Annual report", show_default=True, help="What it is called.")
@click.option(
    "--posts",
    multiple=True,
    metavar="YEAR=N",
    callback=_as_posts,
    help="Reviewing officers in full-time equivalents, as 2025-26=13.5; may be repeated. "
    "Of other years the officers on record are counted.",
)
@rounding_options(places=1)
@benchmark_options
def annual(
    source: Path | str,
    schema: str | None,
    outs: tuple[Path, ...],
    tables: Path | None,
    year: int | None,
    as_at: date | None,
    policy: Policy,
    complete_from: date | None,
    title: str,
    posts: Posts,
    rounding: Rounding,
    places: int,
    published: tuple[Path, ...],
    area: str | None,
    region: str | None,
    neighbours: tuple[str, ...],
) -> None:
    """Write the annual report on INPUT: its tables and charts, with the year before beside.

    INPUT is whatever `timescales project` takes. The Word document is one to go on editing: its
    charts hold their numbers. No child and no officer is named in it.

    What INPUT says nothing about is not available, which is not nought.
    """
    _check(source, outs, tables)
    day = clock.today() if as_at is None else as_at
    figures = read_benchmarks(published).beside(area, region=region, neighbours=neighbours)
    asked = _last_year(day) if year is None else Period.year(year)
    opened = Input(source, schema).open(
        complete_from=complete_from, event_kinds=policy.event_kinds, written=outs
    )
    policy = recorded_duties(policy, opened.holds)
    calendar = england_and_wales()
    with progress("Projecting", total=opened.most) as advance:

        def subjects() -> Iterator[tuple[SubjectRecords, Projection]]:
            for pair in projected(opened, as_at=day, policy=policy, calendar=calendar):
                yield pair
                advance(1)

        report = annual_report(
            subjects(),
            year=asked,
            title=title,
            posts=posts,
            holds=opened.holds,
            rounding=rounding,
            places=places,
            published=figures if published else None,
        )
    save(dict(_files(report, outs, tables)))
    written = [*map(str, outs), *([] if tables is None else [f"the tables in {tables}"])]
    click.echo(f"{report.year.name}, as at {day}. Written: {listed(written)}")
    if refused := opened.ledger.rows_refused:
        click.echo(
            f"{plural(refused, 'row')} not used; timescales project says which, and why.", err=True
        )


def _check(source: Path | str, outs: tuple[Path, ...], tables: Path | None) -> None:
    """Refuse what cannot be written, before anything is read."""
    if not outs and tables is None:
        raise click.UsageError("Say where to write to: -o OUT.docx, -o OUT.md or --tables DIR.")
    for out in outs:
        checked_target(out, _SUFFIXES)
    if tables is not None and isinstance(source, Path):
        folder = source if source.is_dir() else source.parent
        if tables.resolve() == folder.resolve():
            raise RecordsError(f"{tables}: INPUT is in it; choose another folder for the tables.")
    missing = [name for module, name in _NEEDED.items() if find_spec(module) is None]
    if missing and any(out.suffix.lower() == ".docx" for out in outs):
        raise RecordsError(
            f"A Word document needs {listed(missing)}: install timescales[report], "
            'for example with: python -m pip install "timescales[report]"'
        )


def _last_year(day: date) -> Period:
    """The last census year that is over at the end of a day."""
    year = Period.holding(PeriodKind.YEAR, day)
    return year if year.end == day else year.previous


def _files(
    report: AnnualReport, outs: tuple[Path, ...], tables: Path | None
) -> Iterator[tuple[Path, Callable[[Path], None]]]:
    """How to write each file: documents, the pictures beside a page, and tables."""
    for out in outs:
        if out.suffix.lower() == ".docx":
            yield out, partial(_write, annual_docx(report))
            continue
        yield out, partial(_write, annual_markdown(report, partial(_picture, out.stem)).encode())
        for name, picture in annual_pictures(report).items():
            yield out.with_name(_picture(out.stem, name)), partial(_write, picture.encode())
    if tables is not None:
        tables.mkdir(parents=True, exist_ok=True)
        for table in (each for each in report.tables if each.has_numbers):
            first, *rows = table.file_rows(f"{report.title}, {report.year.name}")
            yield tables / f"{table.name}.csv", partial(write_csv, columns=first, rows=rows)


def _picture(stem: str, name: str) -> str:
    return f"{stem}-{name}.svg"


def _write(content: bytes, path: Path) -> None:
    path.write_bytes(content)
