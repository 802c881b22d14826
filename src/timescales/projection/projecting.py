"""``project``: every obligation of one case, as at a day, under a policy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import overload

from timescales import policies
from timescales._dates import checked_date
from timescales._text import plural
from timescales.calendar import WorkingCalendar, england_and_wales
from timescales.case import Case
from timescales.event_kinds import is_known_kind, unknown_kind
from timescales.errors import WrongTypeError
from timescales.outcome import Due
from timescales.policy import Policy
from timescales.projection.finding import Finding, Severity
from timescales.projection.fold import Occurrence, fold
from timescales.projection.judging import Judge, unless_beyond
from timescales.projection.obligation import Obligation
from timescales.rules import on_birthday
from timescales.timescale import Timescale

_FAR_FUTURE = timedelta(days=2 * 366)
_MAJORITY = on_birthday(18)


@dataclass(frozen=True, slots=True, repr=False)
class Projection(Sequence[Obligation]):
    """Every obligation of a case, past and next, by timescale and in time; and the findings."""

    obligations: tuple[Obligation, ...]
    findings: tuple[Finding, ...]
    as_at: date
    policy: Policy
    calendar: WorkingCalendar

    @property
    def next(self) -> tuple[Obligation, ...]:
        """The obligations still open as at the day: neither met nor ended."""
        return tuple(o for o in self.obligations if o.met is None and o.ended_on is None)

    @overload
    def __getitem__(self, index: int) -> Obligation: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Obligation, ...]: ...
    def __getitem__(self, index: int | slice) -> Obligation | tuple[Obligation, ...]:
        return self.obligations[index]

    def __len__(self) -> int:
        return len(self.obligations)

    def __iter__(self) -> Iterator[Obligation]:
        return iter(self.obligations)

    def __repr__(self) -> str:
        obligations = plural(len(self), "obligation")
        findings = plural(len(self.findings), "finding")
        return f"<Projection as at {self.as_at}: {obligations}, {findings}>"


def project(
    case: Case,
    *,
    as_at: date,
    policy: Policy | str = policies.DEFAULT,
    calendar: WorkingCalendar | None = None,
) -> Projection:
    """Every obligation of a case as at a day, past and next, and what is wrong with its history.

    A pure fold, one timescale at a time: it depends on the set of events up to ``as_at`` and on
    nothing else. Later events change nothing before them. ``policy`` is a policy or the name of
    one; ``calendar`` is England and Wales unless given. Raises ``WrongTypeError`` and
    ``UnknownNameError`` for arguments that cannot be meant; histories never raise.

    >>> import timescales as ts
    >>> case = ts.Case("A", (ts.Event("became_looked_after", ts.date(2026, 11, 2)),))
    >>> [review] = ts.project(case, as_at=ts.date(2026, 11, 22))
    >>> review.due, review.status
    (datetime.date(2026, 11, 30), <Status.UPCOMING: 'upcoming'>)
    """
    if not isinstance(case, Case):
        raise WrongTypeError(f"project takes a Case, not {type(case).__name__}.")
    checked_date(as_at, "as_at")
    policy = policies.resolve(policy)
    calendar = england_and_wales() if calendar is None else calendar
    judge = Judge(case, policy, calendar, as_at, _adult_on(case, calendar))
    obligations: list[Obligation] = []
    findings = list(_strange_events(case, policy, as_at))
    for duty in policy.timescales:
        occurrences, found = _fold(duty, judge)
        limits = _statutory_limits(duty, occurrences, judge)
        obligations += map(judge.obligation, occurrences, limits)
        findings += found
    return Projection(tuple(obligations), tuple(findings), as_at, policy, calendar)


def _fold(duty: Timescale, judge: Judge) -> tuple[list[Occurrence], list[Finding]]:
    return fold(duty, judge.case, judge.as_at, judge.ends_by_age(duty))


def _adult_on(case: Case, calendar: WorkingCalendar) -> date | None:
    if case.date_of_birth is None:
        return None
    born = case.date_of_birth
    majority = unless_beyond(lambda: _MAJORITY.due(born, calendar))
    return majority.date if isinstance(majority, Due) else None


def _statutory_limits(
    duty: Timescale, occurrences: list[Occurrence], judge: Judge
) -> list[date | None]:
    """For each occurrence, the date that the statutory policy gives it on the same history."""
    national = policies.statutory().find(duty.id)
    if national is None:
        return [None] * len(occurrences)
    if national.clock == duty.clock:
        counterparts = [replace(occurrence, duty=national) for occurrence in occurrences]
        return [judge.due_date(counterpart) for counterpart in counterparts]
    by_event = {_identity(occurrence): occurrence for occurrence in _fold(national, judge)[0]}
    found = [by_event.get(_identity(occurrence)) for occurrence in occurrences]
    return [None if counterpart is None else judge.due_date(counterpart) for counterpart in found]


def _identity(occurrence: Occurrence) -> tuple[object, ...]:
    """What makes two occurrences the same where their duties start on different events."""
    return occurrence.met and occurrence.met.date, occurrence.ended_on


def _strange_events(case: Case, policy: Policy, as_at: date) -> Iterator[Finding]:
    kinds = policy.event_kinds
    for event in case.events:
        if not is_known_kind(event.kind, kinds):
            reason = unknown_kind(event.kind, kinds)
            yield Finding("unknown_event", Severity.ERROR, event, reason)
        if event.date - as_at > _FAR_FUTURE:
            reason = f"{event.date} is more than two years after {as_at}; is the year right?"
            yield Finding("far_future", Severity.WARNING, event, reason)
