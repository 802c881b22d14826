"""A whole caseload: an output row for each obligation, every finding with its file and line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, fields
from datetime import date

from timescales import policies
from timescales.calendar import WorkingCalendar, england_and_wales
from timescales.policy import Policy
from timescales.projection import Finding, Obligation, Projection, project
from timescales.records.finding import RowFinding
from timescales.records.result import Records
from timescales.records.source import Source
from timescales.records.subject import Origin, SubjectRecords

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


def recorded_duties(policy: Policy, holds: Collection[str]) -> Policy:
    """The duties of a policy that records which hold these event kinds can say something about.

    Those are the reviews, conferences and disputes at the heart of the work, and every duty that
    one of the kinds meets. Of the rest the records would only ever say that nothing was done.
    """
    held = frozenset(holds)
    kept = (d.id for d in policy.timescales if d.id in HEART or not held.isdisjoint(d.meets))
    return policy.only(*kept)


def projected(
    source: Source,
    *,
    as_at: date,
    policy: Policy | str = policies.DEFAULT,
    calendar: WorkingCalendar | None = None,
) -> Iterator[tuple[SubjectRecords, Projection]]:
    """Each subject's records with their projection as at a day, one at a time.

    Takes what ``timescales.project`` takes, and raises as it does. What projection finds goes to
    the ledger of the source, with its file and line.
    """
    policy = policies.resolve(policy)
    calendar = england_and_wales() if calendar is None else calendar
    for subject in source:
        projection = project(subject.case, as_at=as_at, policy=policy, calendar=calendar)
        for found in projection.findings:
            origin = subject.origins.get(found.event, _NOWHERE)
            source.ledger.add(_placed(subject.case.subject_id, found, origin))
        yield subject, projection


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
    >>> policy = recorded_duties(ts.policies.statutory(), records.holds)
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
        for found in projection.findings:
            origin = records.origins.get((case.subject_id, found.event), _NOWHERE)
            findings.append(_placed(case.subject_id, found, origin))
        if progress is not None:
            progress(1)
    findings.sort(key=lambda finding: finding.place)
    rows = tuple(map(Row.of, obligations))
    return Caseload(rows, tuple(obligations), tuple(findings), as_at, policy, calendar)


def _placed(subject_id: str, found: Finding, origin: Origin) -> RowFinding:
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
