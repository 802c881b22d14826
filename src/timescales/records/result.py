"""What reading gives: the cases, what was found, and every row accounted for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from timescales.case import Case, Event
from timescales.records.finding import RowFinding
from timescales.records.source import Source
from timescales.records.subject import Origin, ShownDue


@dataclass(frozen=True, slots=True)
class Records:
    """The cases of a file or folder, by subject, and an account of every row.

    ``findings`` holds exactly one finding with ``used`` False for each row that was not used, and
    remarks on rows that were, by file and line; so ``rows_read`` is always ``rows_used`` plus
    the number of findings with ``used`` False. ``complete_from`` is the day from which the
    records are complete, as given or, where ``complete_from_deduced``, as deduced from a return.
    ``origins`` says, by subject and event, where each event was read. ``holds`` are the event kinds
    that records of this kind hold or could hold. ``shown`` are the dates that the system which
    wrote the records shows as due.
    """

    cases: tuple[Case, ...]
    findings: tuple[RowFinding, ...]
    rows_read: int
    rows_used: int
    files_read: tuple[str, ...]
    files_not_read: tuple[str, ...] = ()
    complete_from: date | None = None
    complete_from_deduced: bool = False
    origins: Mapping[tuple[str, Event], Origin] = field(default_factory=dict, repr=False)
    holds: frozenset[str] = frozenset()
    shown: tuple[ShownDue, ...] = ()

    @classmethod
    def of(cls, source: Source) -> Records:
        """All that a source gives, in memory."""
        subjects = list(source)
        return cls(
            cases=tuple(subject.case for subject in subjects),
            findings=source.ledger.findings,
            rows_read=source.ledger.rows_read,
            rows_used=source.ledger.rows_used,
            files_read=source.files_read,
            files_not_read=source.files_not_read,
            complete_from=source.complete_from,
            complete_from_deduced=source.complete_from_deduced,
            origins={
                (subject.case.subject_id, event): origin
                for subject in subjects
                for event, origin in subject.origins.items()
            },
            holds=source.holds,
            shown=tuple(shown for subject in subjects for shown in subject.shown),
        )

    @property
    def rows_not_used(self) -> int:
        """How many rows gave neither an event nor a date of birth."""
        return self.rows_read - self.rows_used

    def origin(self, subject_id: str, event: Event) -> tuple[str, int] | None:
        """The file and line on which an event of a subject was read; None if it was not."""
        found = self.origins.get((subject_id, event))
        return None if found is None else (found.file, found.line)
