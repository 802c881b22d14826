"""An audit of shown dates as it stands on the terminal and in files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any

import click

from timescales._dates import short_date
from timescales._version import __version__
from timescales.audit import (
    AUDIT_COLUMNS,
    CAUSE_COLUMNS,
    Answer,
    Audit,
    Cause,
    Verdict,
    audit_rows,
    causes_of,
    days_named,
)
from timescales.cli.output import Sheet, write_csv, write_json, write_xlsx
from timescales.cli.output.as_json import as_data, objects
from timescales.cli.output.cells import Cell
from timescales.cli.terminal import heading, pairs, show, table

DAY_COLUMNS = ("timescale", "cause", "day", "rows", "certain")
"""The columns of the days that causes name."""

_MOST_SHOWN = 20
_cells: Callable[[Any], tuple[Cell, ...]] = attrgetter(*AUDIT_COLUMNS)
_cause_cells: Callable[[Any], tuple[Cell, ...]] = attrgetter(*CAUSE_COLUMNS)
_day_cells: Callable[[Any], tuple[Cell, ...]] = attrgetter(*DAY_COLUMNS)


def show_audit(audit: Audit, *, more: str) -> None:
    """Print what an audit comes to; ``more`` says where the rest of the dates are."""
    show(pairs(list(_said(audit))))
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
                count.certain,
                count.hides_late or None,
                count.invents_late or None,
            )
            for count in causes
        ]
        show(table(("timescale", "cause", *counted), rows, right=counted, wrapped=("cause",)))
        _show_days(audit)
        _show_what_to_mend(audit)
        _show_dates(audit, more)


def audit_facts(audit: Audit) -> dict[str, Cell]:
    """What the audit was and what it comes to, by words that are the same in every output."""
    verdicts = {
        verdict: sum(counts[verdict] for counts in audit.by_timescale.values())
        for verdict in Verdict
    }
    return {
        "policy": audit.policy.name,
        "calendar": audit.calendar.name,
        "calendar_published_to": audit.calendar.published_to,
        "calendar_fingerprint": audit.calendar.fingerprint,
        "library_version": __version__,
        "dates_shown": len(audit.answers),
        **{verdict.value: number for verdict, number in verdicts.items()},
        "subjects": len({answer.shown.subject_id for answer in audit.answers}),
        "subjects_affected": len(audit.affected),
        "hides_late": sum(count.hides_late for count in causes_of(audit)),
        "invents_late": sum(count.invents_late for count in causes_of(audit)),
    }


def audit_writers(audit: Audit, outs: Sequence[Path]) -> Mapping[Path, Callable[[Path], None]]:
    """How to write an audit to each path, by its suffix: .csv, .json or .xlsx.

    A .csv holds a row for each shown date; the others the summary by cause too.
    """
    forms = {".csv": _as_csv, ".json": _as_json, ".xlsx": _as_xlsx}
    return {out: forms[out.suffix.lower()](audit) for out in outs}


def _as_csv(audit: Audit) -> Callable[[Path], None]:
    return lambda path: write_csv(path, AUDIT_COLUMNS, _rows(audit))


def _as_json(audit: Audit) -> Callable[[Path], None]:
    facts = {name: as_data(cell) for name, cell in audit_facts(audit).items()}
    return lambda path: write_json(
        path,
        {
            **facts,
            "counts": {
                timescale: {verdict.value: number for verdict, number in counts.items()}
                for timescale, counts in audit.by_timescale.items()
            },
            "causes": objects(CAUSE_COLUMNS, map(_cause_cells, causes_of(audit))),
            "days": objects(DAY_COLUMNS, map(_day_cells, days_named(audit))),
            "rows": objects(AUDIT_COLUMNS, _rows(audit)),
        },
    )


def _as_xlsx(audit: Audit) -> Callable[[Path], None]:
    return lambda path: write_xlsx(
        path,
        [
            Sheet("Shown dates", AUDIT_COLUMNS, _rows(audit)),
            Sheet("Causes", CAUSE_COLUMNS, [*map(_cause_cells, causes_of(audit))]),
            Sheet("Days", DAY_COLUMNS, [*map(_day_cells, days_named(audit))]),
            Sheet("Summary", ("what", "value"), [*audit_facts(audit).items()], filtered=False),
        ],
    )


def _rows(audit: Audit) -> list[tuple[Cell, ...]]:
    return [_cells(row) for row in audit_rows(audit)]


def _said(audit: Audit) -> Iterator[tuple[str, object]]:
    facts = audit_facts(audit)
    published = audit.calendar.published_to
    yield "Policy", audit.policy.name
    until = f", published to {short_date(published)}" if published else ""
    yield "Calendar", f"{audit.calendar.name}{until}"
    yield "Dates shown", facts["dates_shown"]
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


def _show_dates(audit: Audit, more: str) -> None:
    """Print the dates that are furthest from ours."""
    differing = [answer for answer in audit.answers if answer.days]
    differing.sort(key=lambda answer: -abs(answer.days or 0))
    heading("Furthest from ours")
    columns = ("subject_id", "timescale", "shown", "ours", "days", "cause")
    shown = [
        (
            answer.shown.subject_id,
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
