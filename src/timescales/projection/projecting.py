"""``project``: every obligation of one case, as at a day, under a policy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import overload

from timescales import policies
from timescales._dates import checked_date
from timescales._text import plural
from timescales.calendar import WorkingCalendar, england_and_wales
from timescales.case import Case, Event
from timescales.catalogue import DERIVATIONS
from timescales.derivation import Birthdays, Derivation
from timescales.errors import WrongTypeError
from timescales.event_kinds import is_known_kind, unknown_kind
from timescales.policy import Policy
from timescales.projection.finding import Finding, Severity
from timescales.projection.fold import fold
from timescales.projection.judging import Counterpart, Judge, unless_beyond
from timescales.projection.obligation import Obligation
from timescales.projection.occurrence import Folded, Occurrence, Role
from timescales.projection.ready import made_ready
from timescales.rules import on_birthday
from timescales.timescale import Timescale

_FAR_FUTURE = timedelta(days=2 * 366)
MAJORITY = on_birthday(18)


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
    >>> reviews = ts.policies.statutory().only("lac_review")
    >>> [review] = ts.project(case, as_at=ts.date(2026, 11, 22), policy=reviews)
    >>> review.due, review.status
    (datetime.date(2026, 11, 30), <Status.UPCOMING: 'upcoming'>)
    """
    if not isinstance(case, Case):
        raise WrongTypeError(f"project takes a Case, not {type(case).__name__}.")
    checked_date(as_at, "as_at")
    policy = policies.resolve(policy)
    calendar = england_and_wales() if calendar is None else calendar
    ready = made_ready(policy, calendar)
    events = _history(case, policy.event_kinds, calendar, as_at)
    judge = Judge(case, events, ready, as_at, _adult_on(case))
    obligations: list[Obligation] = []
    duties = ready.duties({event.kind for event in events})
    folds = [_fold(duty, judge) for duty in duties]
    for duty, folded in zip(duties, folds, strict=True):
        counterparts = _counterparts(duty, folded.occurrences, judge)
        obligations += map(judge.obligation, folded.occurrences, counterparts)
    findings = (*_strange_events(case, policy, as_at), *_complaints(case, folds))
    obligations = list(_alongside(obligations))
    return Projection(tuple(obligations), findings, as_at, policy, calendar)


def last_obligation(
    duty: Timescale, case: Case, *, as_at: date, policy: Policy, calendar: WorkingCalendar
) -> Obligation:
    """The last obligation of one duty of a policy in a case that starts it, as ``project`` has it.

    Nothing is said of the others, nor of what is wrong with the history.
    """
    events = _history(case, duty.event_kinds, calendar, as_at)
    judge = Judge(case, events, made_ready(policy, calendar), as_at, _adult_on(case))
    occurrences = _fold(duty, judge).occurrences[-1:]
    return judge.obligation(occurrences[0], _counterparts(duty, occurrences, judge)[0])


def _fold(duty: Timescale, judge: Judge) -> Folded:
    return fold(
        duty,
        judge.events,
        judge.as_at,
        adult_on=judge.ends_by_age(duty),
        incomplete=judge.case.complete_from is not None,
    )


def _history(
    case: Case, kinds: frozenset[str], calendar: WorkingCalendar, as_at: date
) -> tuple[Event, ...]:
    """The events up to a day, those derived from them included, in order."""
    given = [event for event in case.events if event.date <= as_at]
    recorded = {event.kind for event in given}
    derivations = (Birthdays.among(kinds), *DERIVATIONS)
    derived = [
        event
        for derivation in derivations
        if not kinds.isdisjoint(derivation.kinds)
        for event in unless_beyond(partial(_derived, derivation, given, case, calendar)) or ()
        if event.kind in kinds and event.kind not in recorded and event.date <= as_at
    ]
    if not derived:
        return tuple(given)
    return tuple(sorted((*given, *derived), key=lambda event: event.sort_key))


def _derived(
    derivation: Derivation, given: list[Event], case: Case, calendar: WorkingCalendar
) -> tuple[Event, ...]:
    return tuple(derivation.events(given, case.date_of_birth, calendar))


def _adult_on(case: Case) -> date | None:
    born = case.date_of_birth
    return None if born is None else unless_beyond(lambda: MAJORITY.birthday(born))


def _counterparts(
    duty: Timescale, occurrences: list[Occurrence], judge: Judge
) -> Sequence[Counterpart | None]:
    """For each occurrence, what the statutory policy makes of it on the same history."""
    national = judge.ready.national(duty)
    if national.duty is None or not occurrences:
        return [None] * len(occurrences)
    series = national.duty.series
    if national.alike:
        return [(series, occurrence) for occurrence in occurrences]
    nationally = _fold(national.duty, judge).occurrences
    by_event = {_identity(occurrence): occurrence for occurrence in nationally}
    exactly = {(occurrence.anchor, *_identity(occurrence)): occurrence for occurrence in nationally}
    found = (
        exactly.get((each.anchor, *_identity(each))) or by_event.get(_identity(each))
        for each in occurrences
    )
    return [(series, counterpart) if counterpart else None for counterpart in found]


def _identity(occurrence: Occurrence) -> tuple[object, ...]:
    """What makes two occurrences the same where their duties start on different events."""
    return occurrence.met and occurrence.met.date, occurrence.ended_on


def _complaints(case: Case, folds: list[Folded]) -> Iterator[Finding]:
    """The findings about events, each once, and none where another duty took the event.

    A duty that many share with others, such as one that a placement starts, has nothing to say of
    an event that another of them took in the same role, that started another where it would have
    met something once, or that another took in any role where it would have ended something. A
    second start of a recurring duty is always said. Nothing is said of an event that was derived.
    """
    if not any(folded.complaints for folded in folds):
        return
    given = set(case.events)
    used = {use for folded in folds for use in folded.used}
    taken = {event for _, event in used}
    misplaced = {
        complaint.finding.event
        for folded in folds
        for complaint in folded.complaints
        if complaint.role is Role.MEET
    }
    said: set[tuple[Event, str]] = set()
    for complaint in (complaint for folded in folds for complaint in folded.complaints):
        finding, role = complaint.finding, complaint.role
        event = finding.event
        ended = role is Role.END and (event in taken or event in misplaced)
        shared = (role, event) in used and (role is not Role.START or complaint.single)
        begins = role is Role.MEET and complaint.single and (Role.START, event) in used
        silent = ended or shared or begins or event not in given
        if not silent and (event, finding.code) not in said:
            said.add((event, finding.code))
            yield finding


def _alongside(obligations: Sequence[Obligation]) -> Iterator[Obligation]:
    """Each obligation, with a note where another that the same event meets is due earlier."""
    dated = [(day, each) for each in obligations if (day := _open_until(each)) is not None]
    if len(dated) < 2:
        yield from obligations
        return
    for obligation in obligations:
        due = _open_until(obligation)
        rivals = [
            (day, other)
            for day, other in dated
            if due is not None and day < due and _one_event_meets(obligation.duty, other.duty)
        ]
        if rivals:
            day, first = min(rivals, key=lambda rival: rival[0])
            note = f"{first.title} is due earlier, on {day}, and that date binds"
            yield replace(obligation, notes=(*obligation.notes, note))
        else:
            yield obligation


def _open_until(obligation: Obligation) -> date | None:
    """The day by which it is still to be met, if it has one."""
    if obligation.met is not None or obligation.ended_on is not None:
        return None
    return obligation.due


def _one_event_meets(one: Timescale, other: Timescale) -> bool:
    return other.id in one.alongside or one.id in other.alongside


def _strange_events(case: Case, policy: Policy, as_at: date) -> Iterator[Finding]:
    kinds = policy.event_kinds
    given = {event.kind for event in case.events}
    if strange := {kind for kind in given if not is_known_kind(kind, kinds)}:
        for event in case.events:
            if event.kind in strange:
                reason = unknown_kind(event.kind, kinds)
                yield Finding("unknown_event", Severity.ERROR, event, reason)
    if case.events and case.events[-1].date - as_at > _FAR_FUTURE:
        far = [event for event in case.events if event.date - as_at > _FAR_FUTURE]
        which = f" (the first of {len(far)} such events)" if len(far) > 1 else ""
        reason = f"{far[0].date} is more than two years after {as_at}{which}; is the year right?"
        yield Finding("far_future", Severity.WARNING, far[0], reason)
