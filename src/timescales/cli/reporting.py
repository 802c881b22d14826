"""``timescales report``: a caseload as one web page, and what is due as a diary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

import click

from timescales._dates import short_date
from timescales._text import listed, plural
from timescales._version import __version__
from timescales.calendar import WorkingCalendar, england_and_wales
from timescales.cli import clock
from timescales.cli.mask import Mask
from timescales.cli.opening import Input, input_options
from timescales.cli.options import (
    INPUT_FILE,
    OUTPUT_FILE,
    benchmark_options,
    date_option,
    policy_option,
)
from timescales.cli.output import checked_target, refuse_to_overwrite, save
from timescales.cli.terminal import progress
from timescales.errors import RecordsError
from timescales.lookahead import Outlook
from timescales.policy import Policy
from timescales.records import Source, projected, recorded_duties
from timescales.reports import ReportData, diary, gather, report_html
from timescales.scorecard import read_benchmarks

T = TypeVar("T")

_SUFFIXES = (".html", ".ics")
_NEEDED = ("icalendar", "jinja2")


@click.command(short_help="Write a caseload as one web page, and what is due as a diary.")
@input_options
@click.option(
    "-o",
    "--out",
    "outs",
    type=OUTPUT_FILE,
    required=True,
    multiple=True,
    help="Write to this .html file, or what is due to this .ics file; give it twice for both.",
)
@date_option("--as-at", "The day as at which to judge; today if left out.")
@policy_option
@benchmark_options
@click.option(
    "--demand",
    "duty",
    metavar="DUTY",
    help="Show the next twelve months of this duty, as lac_review; it takes its time.",
)
@click.option("--title", default="Timescales", show_default=True, help="What the report is called.")
@click.option(
    "--mask-ids",
    is_flag=True,
    help="Write a number in place of each subject's identifier, and no birthdays.",
)
@click.option(
    "--identify-diary",
    is_flag=True,
    help="Name subject and officer in the .ics file, in place of a reference.",
)
@click.option(
    "--key-file",
    type=INPUT_FILE,
    help="A file of at most 64 bytes, kept secret, that the references are made with.",
)
def report(
    source: Path | str,
    schema: str | None,
    outs: tuple[Path, ...],
    as_at: date | None,
    policy: Policy,
    complete_from: date | None,
    published: tuple[Path, ...],
    area: str | None,
    region: str | None,
    neighbours: tuple[str, ...],
    duty: str | None,
    title: str,
    key_file: Path | None,
    *,
    mask_ids: bool,
    identify_diary: bool,
) -> None:
    """Write what INPUT comes to as a web page: numbers, charts, lists, and each subject's timeline.

    INPUT is whatever `timescales project` takes. The page is one file: it opens without a network,
    asks nothing of any, and can be searched, filtered and printed. It holds the identifiers of
    children, unless --mask-ids is given: keep it where you keep the records.

    Every measure of the scorecard is in it, beside published figures where --benchmarks has them;
    what falls due by week, what is at risk, and the open disputes.

    With -o OUT.ics what is due becomes a calendar file, an event for each due date, with an alarm
    on the day by which to plan. It names nobody: a subject has a reference, which the page shows
    too. Where OUT.ics is there already, its events are moved, or cancelled, and not doubled.
    """
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise RecordsError(
            f"Reports need {listed(missing)}: install timescales[report], "
            'for example with: python -m pip install "timescales[report]"'
        )
    for out in outs:
        checked_target(out, _SUFFIXES)
    refuse_to_overwrite(published, outs)
    figures = read_benchmarks(published).beside(area, region=region, neighbours=neighbours)
    if duty is not None:
        policy.timescale(duty)  # refused before anything is read
    day = clock.today() if as_at is None else as_at
    key = b"" if key_file is None else key_file.read_bytes().strip()
    opened = Input(source, schema).open(
        complete_from=complete_from, event_kinds=policy.event_kinds, written=outs
    )
    calendar = england_and_wales()
    outlook = None
    if duty is not None:
        outlook = Outlook(
            duty, as_at=day, policy=policy, calendar=calendar, complete_from=opened.complete_from
        )
    policy = recorded_duties(policy, opened.holds)
    with progress("Projecting", total=opened.most) as advance:
        data = gather(
            _counted(projected(opened, as_at=day, policy=policy, calendar=calendar), advance),
            title=title,
            as_at=day,
            holds=opened.holds,
            named=Mask() if mask_ids else str,
            anonymous=mask_ids,
            key=key,
            figures=figures,
            outlook=outlook,
        )
    data = replace(data, facts=_facts(opened, policy, calendar, published))
    save({out: _writer(out, data, identified=identify_diary) for out in outs})
    written = listed(map(str, outs))
    click.echo(f"{plural(len(data.children), 'subject')}, as at {day}. Written: {written}")
    if refused := opened.ledger.rows_refused:
        click.echo(
            f"{plural(refused, 'row')} not used; timescales project says which, and why.", err=True
        )


def _counted(subjects: Iterable[T], advance: Callable[[int], None]) -> Iterator[T]:
    """The same subjects, each said to be done once the next is asked for."""
    for subject in subjects:
        yield subject
        advance(1)


def _facts(
    source: Source, policy: Policy, calendar: WorkingCalendar, figures: Iterable[Path]
) -> tuple[tuple[str, str], ...]:
    published = calendar.published_to
    until = f", published to {short_date(published)}" if published else ""
    facts = {
        "Policy": policy.name,
        "Published figures": listed(path.name for path in figures) or "none",
        "Calendar": f"{calendar.name}{until}",
        "Calendar fingerprint": calendar.fingerprint,
        "Files read": listed(source.files_read),
        "Rows read": f"{source.ledger.rows_read}",
        "Rows not used": f"{source.ledger.rows_refused}",
        "Complete from": f"{source.complete_from or 'not said: taken to be complete'}",
        "Made by": f"timescales {__version__}",
    }
    return tuple(facts.items())


def _writer(out: Path, data: ReportData, *, identified: bool) -> Callable[[Path], None]:
    """What writes a report; a diary goes on from the one that is there already."""
    if out.suffix.lower() == ".html":
        return lambda path: _write(path, report_html(data).encode())
    previous = out.read_bytes() if out.exists() else None
    return lambda path: _write(path, diary(data, previous=previous, identified=identified))


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
