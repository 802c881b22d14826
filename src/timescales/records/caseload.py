"""A whole caseload: an output row for each obligation, every finding with its file and line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date

from timescales import policies
from timescales.calendar import WorkingCalendar, england_and_wales
from timescales.policy import Policy
from timescales.projection import Finding, Obligation, project
from timescales.records.finding import RowFinding
from timescales.records.result import Origin, Records

HEART = ("lac_review", "icpc", "icpc_transfer_in", "rcpc", "secure_review", "dispute_resolution")
"""The duties that are projected whatever the records hold."""

_NOWHERE = Origin("", 0, "", "")


@dataclass(frozen=True, slots=True)
class Row:
    """One obligation as an output row: its fields are the columns, in order, None being blank."""

    subject_id: str
    timescale: str
    ordinal: int
    anchor_date: date
    due_date: date | None
    hold_by: date | None
    plan_by: date | None
    met_date: date | None
    status: str
    days_late: int | None
    policy: str
    statutory_limit: date | None
    provisional: bool
    note: str

    @classmethod
    def of(cls, obligation: Obligation) -> Row:
        """The row of an obligation."""
        return cls(
            subject_id=obligation.subject_id,
            timescale=obligation.timescale,
            ordinal=obligation.ordinal,
            anchor_date=obligation.anchor,
            due_date=obligation.due,
            hold_by=obligation.hold_by,
            plan_by=obligation.plan_by,
            met_date=obligation.met_on,
            status=obligation.status.value,
            days_late=obligation.days_late,
            policy=obligation.policy,
            statutory_limit=obligation.statutory_limit,
            provisional=obligation.provisional,
            note=obligation.note,
        )


COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(Row))
"""The columns of the output, in order."""


@dataclass(frozen=True, slots=True)
class Caseload:
    """The projection of every case: a row and an obligation for each occurrence, in one order.

    ``findings`` are those of reading and those of projection, by file and line.
    """

    rows: tuple[Row, ...]
    obligations: tuple[Obligation, ...]
    findings: tuple[RowFinding, ...]
    as_at: date
    policy: Policy
    calendar: WorkingCalendar


def recorded_duties(records: Records, policy: Policy) -> Policy:
    """The duties of a policy that these records can say something about.

    Those are the reviews, conferences and disputes at the heart of the work, and every duty that
    an event of these records meets or, where a source of their kind is known to hold some kinds
    only, could meet. Of the rest the records would only ever say that nothing was done.
    """
    held = records.holds
    if held is None:
        held = frozenset(event.kind for case in records.cases for event in case.events)
    kept = (d.id for d in policy.timescales if d.id in HEART or not held.isdisjoint(d.meets))
    return policy.only(*kept)


def project_records(
    records: Records,
    *,
    as_at: date,
    policy: Policy | str = policies.DEFAULT,
    calendar: WorkingCalendar | None = None,
    progress: Callable[[int], None] | None = None,
) -> Caseload:
    """Every obligation of every case as at a day, and every finding with its file and line.

    Takes what ``timescales.project`` takes. ``progress`` is called after each case with 1, the
    number of cases done since the last call; there are ``len(records.cases)``.

    >>> import timescales as ts
    >>> case = ts.Case("A", (ts.Event("became_looked_after", ts.date(2026, 11, 2)),))
    >>> records = Records((case,), findings=(), rows_read=1, rows_used=1, files_read=("a.csv",))
    >>> policy = recorded_duties(records, ts.policies.statutory())
    >>> [row] = project_records(records, as_at=ts.date(2026, 11, 22), policy=policy).rows
    >>> row.timescale, row.ordinal, row.due_date, row.status
    ('lac_review', 1, datetime.date(2026, 11, 30), 'upcoming')
    """
    policy = policies.resolve(policy)
    calendar = england_and_wales() if calendar is None else calendar
    obligations: list[Obligation] = []
    findings = list(records.findings)
    for case in records.cases:
        projection = project(case, as_at=as_at, policy=policy, calendar=calendar)
        obligations += projection
        findings += (_placed(records, case.subject_id, found) for found in projection.findings)
        if progress is not None:
            progress(1)
    findings.sort(key=lambda finding: finding.place)
    rows = tuple(map(Row.of, obligations))
    return Caseload(rows, tuple(obligations), tuple(findings), as_at, policy, calendar)


def _placed(records: Records, subject_id: str, found: Finding) -> RowFinding:
    origin = records.origins.get((subject_id, found.event), _NOWHERE)
    return RowFinding(
        file=origin.file,
        line=origin.line,
        subject_id=subject_id,
        used=True,
        severity=found.severity,
        code=found.code,
        column=origin.column,
        value=origin.value,
        reason=found.reason,
    )
