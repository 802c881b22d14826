"""The summary of an audit on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

import click

from timescales._dates import short_date
from timescales.audit import Answer, Audit, Cause, Verdict, causes_of, days_named
from timescales.cli.audited import Audited
from timescales.cli.terminal import heading, pairs, show, table

_MOST_SHOWN = 20


def show_audit(audited: Audited, *, more: str) -> None:
    """Print what was read and what the audit comes to; ``more`` says where all the dates are."""
    show(pairs(list(_said(audited))))
    audit = audited.audit
    if audit.answers:
        _show_verdicts(audit)
    causes = causes_of(audit)
    if causes:
        heading("Why they differ")
        counted = ("dates", "children", "certain", "hides late", "invents late")
        rows = [
            (
                count.timescale,
                _apart(count.cause),
                count.rows,
                count.subjects,
                count.certain or None,
                count.hides_late or None,
                count.invents_late or None,
            )
            for count in causes
        ]
        show(table(("timescale", "cause", *counted), rows, right=counted, wrapped=("cause",)))
        _show_days(audit)
        _show_what_to_mend(audit)
        _show_dates(audited, more)


def _said(audited: Audited) -> Iterator[tuple[str, object]]:
    facts, audit = audited.facts, audited.audit
    published = audit.calendar.published_to
    yield "Policy", audit.policy.name
    until = f", published to {short_date(published)}" if published else ""
    yield "Calendar", f"{audit.calendar.name}{until}"
    yield "Files read", ", ".join(audited.source.files_read)
    yield "Rows read", facts["rows_read"]
    yield "Rows used", facts["rows_used"]
    yield "Rows not used", facts["rows_not_used"]
    yield "Dates shown", facts["dates_shown"] or "none: these records hold no due dates of a system"
    if not audit.answers:
        return
    yield "Children", facts["subjects"]
    yield "Children with a wrong date", facts["subjects_affected"]
    yield "Late, shown in time", facts["hides_late"]
    yield "In time, shown late", facts["invents_late"]


def _show_verdicts(audit: Audit) -> None:
    heading("Verdicts")
    counts = audit.by_timescale
    found = [verdict for verdict in Verdict if any(each[verdict] for each in counts.values())]
    words = [_two_lines(verdict.value) for verdict in found]
    rows = [
        (timescale, *(each[verdict] or None for verdict in found))
        for timescale, each in counts.items()
    ]
    show(table(("timescale", *words), rows, right=words))


def _show_days(audit: Audit) -> None:
    days = days_named(audit)
    if days:
        heading("Days that the system has wrong")
        counted = ("dates", "certain")
        rows = [
            (
                short_date(named.day),
                _apart(named.cause),
                named.timescale,
                named.rows,
                named.certain or None,
            )
            for named in days
        ]
        columns = ("day", "cause", "timescale", *counted)
        show(table(columns, rows, right=counted, wrapped=("cause",)))


def _show_what_to_mend(audit: Audit) -> None:
    """Print each cause once, in the order in which the summary has them."""
    likeliest: dict[str, Cause] = {}
    by_id = {answer.diagnoses[0].id: answer.diagnoses[0] for answer in _explained(audit)}
    for count in causes_of(audit):
        if count.cause in by_id:
            likeliest |= {cause.id: cause for cause in by_id[count.cause].causes}
    if likeliest:
        heading("What to mend")
        columns = ("cause", "what is wrong", "what to mend")
        rows = [(cause.id, cause.title, cause.mend) for cause in likeliest.values()]
        show(table(columns, rows, wrapped=columns[1:]))


def _show_dates(audited: Audited, more: str) -> None:
    """Print the dates that are furthest from ours."""
    differing = [answer for answer in audited.audit.answers if answer.days]
    differing.sort(key=lambda answer: -abs(answer.days or 0))
    heading("Furthest from ours")
    columns = ("subject_id", "timescale", "shown", "ours", "days", "cause")
    shown = [
        (
            audited.named(answer.shown.subject_id),
            answer.shown.timescale,
            answer.shown.due,
            answer.ours and answer.ours.due,
            answer.days,
            _apart(answer.diagnoses[0].id) if answer.diagnoses else answer.verdict.value,
        )
        for answer in differing[:_MOST_SHOWN]
    ]
    show(table(columns, shown, right=("days",), wrapped=("cause",)))
    if len(differing) > _MOST_SHOWN:
        click.echo(f"and {len(differing) - _MOST_SHOWN} more; {more}")


def _explained(audit: Audit) -> Iterator[Answer]:
    return (answer for answer in audit.answers if answer.diagnoses)


def _two_lines(words: str) -> str:
    """Words on a line each, so that a column is narrow."""
    return words.replace("_", "\n")


def _apart(causes: str) -> str:
    """The ids of two causes, with room to break the line between them."""
    return causes.replace("+", " + ")
