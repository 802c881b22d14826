"""The caseload as an Annex A workbook: enquiries, and of plans and periods of care the latest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

from timescales.case import Case, Event

Row: TypeAlias = Mapping[str, str | date | None]

_CHILD = ("Child Unique ID", "Date of Birth")
_LISTS: Mapping[int, Sequence[str]] = {
    5: (
        *_CHILD,
        "Strategy discussion initiating Section 47 Enquiry Start Date",
        "Was an Initial Child Protection Conference deemed unnecessary?",
        "Date of Initial Child Protection Conference",
    ),
    7: (
        *_CHILD,
        "Child Protection Plan Start Date",
        "Date of latest review conference",
        "Child Protection Plan End Date",
    ),
    8: (
        *_CHILD,
        "Date Started to be Looked After",
        "Child's Legal Status",
        "Date of Latest Statutory Review",
        "Date Ceased to be Looked After",
        "Reason Ceased to be Looked After",
        "Start Date of Most Recent Placement",
        "Placement Type",
    ),
}


def write_annex_a(path: Path, cases: Iterable[Case]) -> None:
    """Write lists 5, 7 and 8 of the cases to a workbook, with real dates. Raises ``OSError``."""
    from openpyxl import Workbook

    rows: dict[int, list[Row]] = {number: [] for number in _LISTS}
    for case in cases:
        rows[5] += _enquiries(case)
        rows[7] += _latest_plan(case)
        rows[8] += _latest_care(case)
    workbook = Workbook(write_only=True)
    for number, columns in _LISTS.items():
        sheet = workbook.create_sheet(f"List {number}")
        sheet.append(columns)
        for row in rows[number]:
            sheet.append([row.get(column) for column in columns])
    workbook.save(path)


def _child(case: Case) -> dict[str, str | date | None]:
    return {"Child Unique ID": case.subject_id, "Date of Birth": case.date_of_birth}


def _enquiries(case: Case) -> Iterator[Row]:
    """A row for each strategy discussion, with what came of it before the next."""
    discussions = [e for e in case.events if e.kind == "strategy_discussion"]
    for number, discussion in enumerate(discussions):
        until = discussions[number + 1].date if number + 1 < len(discussions) else date.max
        after = [e for e in case.events if discussion.date <= e.date < until]
        unnecessary = any(event.kind == "icpc_not_required" for event in after)
        yield _child(case) | dict(
            zip(
                _LISTS[5][2:],
                (discussion.date, "a) Yes" if unnecessary else "b) No", _last(after, "icpc")),
                strict=True,
            )
        )


def _latest_plan(case: Case) -> Iterator[Row]:
    started = _last(case.events, "cp_plan_started")
    if started is not None:
        since = [event for event in case.events if event.date >= started]
        dates = started, _last(since, "rcpc"), _last(since, "cp_plan_ended")
        yield _child(case) | dict(zip(_LISTS[7][2:], dates, strict=True))


def _latest_care(case: Case) -> Iterator[Row]:
    started = _last(case.events, "became_looked_after")
    if started is None:
        return
    since = [event for event in case.events if event.date >= started]
    placed = [e for e in since if e.kind in ("became_looked_after", "episode_started")][-1]
    ended = [event for event in since if event.kind == "ceased_looked_after"]
    yield _child(case) | dict(
        zip(
            _LISTS[8][2:],
            (
                started,
                f"a) {placed.details['legal_status']}: as recorded",
                _last(since, "lac_review"),
                _last(since, "ceased_looked_after"),
                ended[-1].details.get("leaving_reason") if ended else None,
                placed.date,
                f"f) {placed.details['placement']}: as recorded",
            ),
            strict=True,
        )
    )


def _last(events: Iterable[Event], kind: str) -> date | None:
    return max((event.date for event in events if event.kind == kind), default=None)
