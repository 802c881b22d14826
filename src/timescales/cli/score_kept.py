"""What is kept of each subject while a caseload is scored, for files that list obligations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from timescales.case import Case
from timescales.lookahead import booked_for, risks
from timescales.projection import Obligation, Projection
from timescales.records import SubjectRecords


@dataclass(frozen=True, slots=True)
class Owed:
    """One obligation as files list it; ``officer`` and ``team`` are the last on record."""

    subject_id: str
    timescale: str
    title: str
    ordinal: int
    status: str
    is_open: bool
    started_on: date
    not_before: date | None
    due_date: date | None
    hold_by: date | None
    plan_by: date | None
    booked_for: date | None
    met_on: date | None
    ended_on: date | None
    statutory_limit: date | None
    days_late: int | None
    provisional: bool
    after_statutory_limit: bool
    at_risk: str | None
    officer: str
    team: str
    note: str

    @property
    def status_in_words(self) -> str:
        """The status as it is read, and not as it is joined on."""
        return self.status.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject, with the officer and the team that are the last on record."""

    subject_id: str
    officer: str
    team: str


class Kept:
    """Passes the subjects on to whoever scores them, and tells of each and of what it is owed.

    ``named`` is what a subject is called. ``tell`` is called with every obligation.
    """

    def __init__(self, named: Callable[[str], str], tell: Callable[[Owed], None]) -> None:
        self.subjects: list[Subject] = []
        self._named = named
        self._tell = tell

    def passing(
        self, pairs: Iterator[tuple[SubjectRecords, Projection]]
    ) -> Iterator[tuple[SubjectRecords, Projection]]:
        """The same subjects, each kept on its way."""
        for records, projection in pairs:
            subject = self._subject(records.case, projection.as_at)
            self.subjects.append(subject)
            for obligation in projection:
                self._tell(_owed(subject, records.case, obligation))
            yield records, projection

    def _subject(self, case: Case, as_at: date) -> Subject:
        known = [event.details for event in case.events if event.date <= as_at]
        last = {name: value for details in known for name, value in details.items() if value}
        name = self._named(case.subject_id)
        return Subject(name, last.get("officer", ""), last.get("team", ""))


def _owed(subject: Subject, case: Case, obligation: Obligation) -> Owed:
    is_open = obligation.met is None and obligation.ended_on is None
    booked = booked_for(case, obligation) if is_open else None
    at_risk = risks(obligation, booked) if is_open else ()
    return Owed(
        subject_id=subject.subject_id,
        timescale=obligation.timescale,
        title=obligation.title,
        ordinal=obligation.ordinal,
        status=obligation.status.value,
        is_open=is_open,
        started_on=obligation.started.date,
        not_before=obligation.not_before,
        due_date=obligation.due,
        hold_by=obligation.hold_by,
        plan_by=obligation.plan_by,
        booked_for=booked,
        met_on=obligation.met_on,
        ended_on=obligation.ended_on,
        statutory_limit=obligation.statutory_limit,
        days_late=obligation.days_late,
        provisional=obligation.provisional,
        after_statutory_limit=obligation.exceeds_statutory_limit,
        at_risk="; ".join(risk.value for risk in at_risk) or None,
        officer=subject.officer,
        team=subject.team,
        note=obligation.note,
    )
