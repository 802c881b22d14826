"""The summary of a projected caseload on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

import click

from timescales._dates import short_date
from timescales._text import plural
from timescales.cli.report import Report
from timescales.cli.tally import after_limit
from timescales.cli.terminal import heading, pairs, show, table
from timescales.records import Row


def show_summary(report: Report) -> None:
    """Print what was read, what was found in it, and what it comes to."""
    show(pairs(list(_facts(report))))
    if report.by_code:
        heading("Findings")
        counted = ("on rows used", "on rows not used")
        show(table(("code", "severity", *counted), report.by_code, right=counted))
    tally = report.tally
    if tally.by_timescale:
        heading("Obligations")
        rows = [
            (duty, *(counts[status] or None for status in tally.statuses))
            for duty, counts in tally.by_timescale.items()
        ]
        words = [_two_lines(status.replace("_", " ")) for status in tally.statuses]
        show(table((_two_lines("timescale"), *words), rows, right=words))


def show_next(report: Report, *, more: str) -> None:
    """Print what is due next, the soonest first; ``more`` says where the rest of it is."""
    rows = report.tally.soonest
    heading("Due next" if rows else "Nothing is due")
    if not rows:
        return
    columns = ("due_date", "hold_by", "subject_id", "timescale", "no.", "status", "remark")
    show(table(columns, list(map(_due, rows)), right=("no.",), wrapped=("remark",)))
    if further := report.tally.open - len(rows):
        click.echo(f"and {further} more; {more}")


def _two_lines(words: str) -> str:
    """The words with the last on a line of its own, so that a column is narrow."""
    head, _, last = words.rpartition(" ")
    return f"{head}\n{last}"


def _due(row: Row) -> tuple[object, ...]:
    return (
        row.due_date,
        row.hold_by,
        row.subject_id,
        row.timescale,
        row.ordinal,
        row.status,
        "; ".join(_remarks(row)),
    )


def _remarks(row: Row) -> Iterator[str]:
    if row.days_late:
        yield f"{plural(row.days_late, 'day')} late"
    if after_limit(row):
        yield f"after statutory limit {row.statutory_limit}"
    if row.provisional:
        yield "provisional"


def _facts(report: Report) -> Iterator[tuple[str, object]]:
    source, ledger = report.source, report.source.ledger
    yield "As at", report.as_at
    yield "Policy", report.policy.name
    published = report.calendar.published_to
    until = f", published to {short_date(published)}" if published else ""
    yield "Calendar", f"{report.calendar.name}{until}"
    if source.complete_from:
        how = ", deduced" if source.complete_from_deduced else ""
        yield "Complete from", f"{source.complete_from}{how}"
    yield "Files read", ", ".join(source.files_read)
    if source.files_not_read:
        yield "Files not read", ", ".join(source.files_not_read)
    yield "Rows read", ledger.rows_read
    yield "Rows used", ledger.rows_used
    yield "Rows not used", ledger.rows_refused
    yield "Subjects", report.subjects
    if report.left_out:
        yield "Left out", f"{report.left_out} duties that nothing in these records meets"
    yield "Obligations", report.tally.obligations
    yield "Due after the statutory limit", report.tally.due_after_statutory_limit
