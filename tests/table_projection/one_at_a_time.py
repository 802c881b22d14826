"""What a table must come to: one history after another through ``ts.project``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import timescales as ts

IN_COLUMNS = ("subject_id", "event", "date", "ref", "date_of_birth", "sets", "stage")


def one_at_a_time(
    cases: Iterable[ts.Case],
    as_at: date,
    policy: ts.Policy | str,
    calendar: ts.WorkingCalendar | None = None,
) -> list[tuple[Any, ...]]:
    """The rows of the obligations of some cases, but for their notes."""
    return [
        (
            o.subject_id,
            o.timescale,
            o.ordinal,
            o.anchor,
            o.due,
            o.hold_by,
            o.plan_by,
            o.met_on,
            o.status.value,
            o.days_late,
            o.policy,
            o.statutory_limit,
            o.provisional,
        )
        for case in cases
        for o in ts.project(case, as_at=as_at, policy=policy, calendar=calendar)
    ]


def rows_of(cases: Iterable[ts.Case]) -> list[dict[str, Any]]:
    """A row for each event, with the date of birth; and of a history without, that alone."""
    return [
        dict.fromkeys(IN_COLUMNS)
        | {"subject_id": case.subject_id, "date_of_birth": case.date_of_birth}
        | _told(event)
        for case in cases
        for event in case.events or ((None,) if case.date_of_birth else ())
    ]


def _told(event: ts.Event | None) -> dict[str, Any]:
    """What a table can say of an event."""
    if event is None:
        return {}
    return {
        "event": event.kind,
        "date": event.date,
        "ref": event.ref,
        "sets": event.sets,
        "stage": event.details.get("stage"),
    }


def columns_of(rows: Sequence[dict[str, Any]]) -> dict[str, list[Any]]:
    """The same as a mapping of columns."""
    return {name: [row[name] for row in rows] for name in IN_COLUMNS}


def rows_out(projected: ts.ProjectedTable) -> list[tuple[Any, ...]]:
    """The rows of a table of lists."""
    return list(zip(*projected.obligations.values(), strict=True))
