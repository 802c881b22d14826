"""The summary of a projected caseload on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

import click

from timescales._dates import short_date
from timescales._text import plural
from timescales.cli.report import Report, after_limit
from timescales.cli.terminal import heading, pairs, show, table
from timescales.records import Row

_MOST_SHOWN = 20


def show_summary(report: Report) -> None:
    """Print what was read, what was found in it, and what it comes to."""
    show(pairs(list(_facts(report))))
    if report.by_code:
        heading("Findings")
        counted = ("on rows used", "on rows not used")
        show(table(("code", "severity", *counted), report.by_code, right=counted))
    if report.by_timescale:
        heading("Obligations")
        rows = [
            (duty, *(counts[status] or None for status in report.statuses))
            for duty, counts in report.by_timescale.items()
        ]
        words = [_two_lines(status.replace("_", " ")) for status in report.statuses]
        show(table((_two_lines("timescale"), *words), rows, right=words))


def show_next(report: Report, *, more: str) -> None:
    """Print what is due next, the soonest first; ``more`` says where the rest of it is."""
    rows = report.open_rows
    heading("Due next" if rows else "Nothing is due")
    if not rows:
        return
    columns = ("due_date", "hold_by", "subject_id", "timescale", "no.", "status", "remark")
    shown = [_due(row) for row in rows[:_MOST_SHOWN]]
    show(table(columns, shown, right=("no.",), wrapped=("remark",)))
    if len(rows) > _MOST_SHOWN:
        click.echo(f"and {len(rows) - _MOST_SHOWN} more; {more}")


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
    records, caseload = report.records, report.caseload
    yield "As at", caseload.as_at
    yield "Policy", caseload.policy.name
    published = caseload.calendar.published_to
    until = f", published to {short_date(published)}" if published else ""
    yield "Calendar", f"{caseload.calendar.name}{until}"
    if records.complete_from:
        how = ", deduced from the earliest review" if records.complete_from_deduced else ""
        yield "Complete from", f"{records.complete_from}{how}"
    yield "Files read", ", ".join(records.files_read)
    if records.files_not_read:
        yield "Files not read", ", ".join(records.files_not_read)
    yield "Rows read", records.rows_read
    yield "Rows used", records.rows_used
    yield "Rows not used", records.rows_not_used
    yield "Subjects", len(records.cases)
    if report.left_out:
        yield "Left out", f"{report.left_out} duties that nothing in these records meets"
    yield "Obligations", len(caseload.rows)
    late = sum(map(after_limit, caseload.rows))
    yield "Due after the statutory limit", late
