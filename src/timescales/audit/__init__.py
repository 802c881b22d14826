"""The dates that a case-management system shows, beside the rule's, and why they differ."""

from timescales.audit.answer import Answer, Effect, Verdict
from timescales.audit.auditing import Audit, audit_cases
from timescales.audit.cause import Aspect, Cause, Question, Way
from timescales.audit.causes import CAUSES
from timescales.audit.diagnosing import Diagnosis, diagnose
from timescales.audit.matching import NotComparable, matching
from timescales.audit.rows import AUDIT_COLUMNS, AuditRow, audit_rows
from timescales.audit.summary import CAUSE_COLUMNS, CauseCount, NamedDay, causes_of, days_named
from timescales.audit.working import Working

__all__ = [
    "AUDIT_COLUMNS",
    "CAUSES",
    "CAUSE_COLUMNS",
    "Answer",
    "Aspect",
    "Audit",
    "AuditRow",
    "Cause",
    "CauseCount",
    "Diagnosis",
    "Effect",
    "NamedDay",
    "NotComparable",
    "Question",
    "Verdict",
    "Way",
    "Working",
    "audit_cases",
    "audit_rows",
    "causes_of",
    "days_named",
    "diagnose",
    "matching",
]
