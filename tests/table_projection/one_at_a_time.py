"""What a table must come to: one history after another through ``ts.project``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import timescales as ts
from timescales.records import project_records
from timescales.records.caseload import COLUMNS
from timescales.records.result import Records

WITHOUT_NOTES = COLUMNS[:-1]


def one_at_a_time(cases: Sequence[ts.Case], as_at: date, policy: ts.Policy) -> dict[str, list[Any]]:
    """The columns of the rows that the command writes for these cases."""
    records = Records(tuple(cases), findings=(), rows_read=0, rows_used=0, files_read=())
    rows = project_records(records, as_at=as_at, policy=policy).rows
    return {name: [getattr(row, name) for row in rows] for name in COLUMNS}


def rows_of(cases: Iterable[ts.Case]) -> list[dict[str, Any]]:
    """A row for each event: what a table can say of it, with the date of birth on every row."""
    return [
        {
            "subject_id": case.subject_id,
            "event": event.kind,
            "date": event.date,
            "ref": event.ref,
            "date_of_birth": case.date_of_birth,
            "sets": event.sets,
            "stage": event.details.get("stage"),
        }
        for case in cases
        for event in case.events
    ]


def columns_of(rows: Sequence[dict[str, Any]]) -> dict[str, list[Any]]:
    """The same as a mapping of columns."""
    names = ("subject_id", "event", "date", "ref", "date_of_birth", "sets", "stage")
    return {name: [row[name] for row in rows] for name in names}
