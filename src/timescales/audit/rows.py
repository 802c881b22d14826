"""An audit as rows of a table."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from timescales.audit.answer import Answer
from timescales.audit.auditing import Audit


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One shown date as an output row: its fields are the columns, in order, None being blank.

    ``days`` is how many days ``shown_due`` falls after ``our_due``, negative if before. ``cause``
    holds the likeliest cause, two with a plus between them; ``also`` the others that give the same
    date. ``file``, ``line``, ``column`` and ``value`` say where the shown date was read.
    """

    subject_id: str
    timescale: str
    ordinal: int | None
    stage: str
    anchor_date: date | None
    event_date: date | None
    shown_due: date
    our_due: date | None
    days: int | None
    verdict: str
    cause: str
    why: str
    mend: str
    also: str
    effect: str
    statutory_limit: date | None
    policy: str
    file: str
    line: int
    column: str
    value: str

    @classmethod
    def of(cls, answer: Answer, policy: str) -> AuditRow:
        """The row of an answer under the policy of that name."""
        shown, ours = answer.shown, answer.ours
        likeliest = answer.diagnoses[0] if answer.diagnoses else None
        return cls(
            subject_id=shown.subject_id,
            timescale=shown.timescale,
            ordinal=ours.ordinal if ours else None,
            stage=ours.stage.name if ours and ours.stage else "",
            anchor_date=ours.anchor if ours else None,
            event_date=shown.event,
            shown_due=shown.due,
            our_due=ours.due if ours else None,
            days=answer.days,
            verdict=answer.verdict.value,
            cause=likeliest.id if likeliest else "",
            why=likeliest.says if likeliest else answer.reason,
            mend=likeliest.mend if likeliest else "",
            also="; ".join(other.id for other in answer.diagnoses[1:]),
            effect=answer.effect.value if answer.effect else "",
            statutory_limit=ours.statutory_limit if ours else None,
            policy=policy,
            file=shown.origin.file,
            line=shown.origin.line,
            column=shown.origin.column,
            value=shown.origin.value,
        )


AUDIT_COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(AuditRow))
"""The columns of the rows of an audit, in order."""


def audit_rows(audit: Audit) -> tuple[AuditRow, ...]:
    """A row for each shown date of an audit."""
    return tuple(AuditRow.of(answer, audit.policy.name) for answer in audit.answers)
