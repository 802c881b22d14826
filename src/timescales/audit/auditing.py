"""The audit of a caseload: every shown date beside ours, and what the faults come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from operator import itemgetter

from timescales import policies
from timescales.audit.cause import Question, Way
from timescales.audit.diagnosing import Diagnosis, diagnose
from timescales.audit.matching import NotComparable, matching
from timescales.audit.shown import ShownDue
from timescales.calendar import WorkingCalendar, england_and_wales
from timescales.case import Case
from timescales.errors import WrongValueError
from timescales.policy import Policy
from timescales.projection import Obligation, project


class Verdict(Enum):
    """What a shown date comes to beside ours."""

    AGREES = "agrees"
    EXPLAINED = "explained"
    UNEXPLAINED = "unexplained"
    NOT_COMPARABLE = "not_comparable"


class Effect(Enum):
    """What a wrong date does to the answer whether a review or conference was late."""

    HIDES_LATE = "hides_late"
    INVENTS_LATE = "invents_late"


@dataclass(frozen=True, slots=True)
class Answer:
    """One shown date: our obligation where there is one, a verdict, and the explanations.

    ``diagnoses`` are the explanations of a date that differs, the likeliest first. ``reason`` says
    why a date is not comparable.
    """

    shown: ShownDue
    ours: Obligation | None
    verdict: Verdict
    diagnoses: tuple[Diagnosis, ...] = ()
    reason: str = ""

    @property
    def days(self) -> int | None:
        """How many days the shown date is after ours, negative if before; None without ours."""
        due = self.ours.due if self.ours else None
        return None if due is None else (self.shown.due - due).days

    @property
    def effect(self) -> Effect | None:
        """Whether it makes a late review or conference look in time, or the reverse."""
        held, due = self.shown.event, self.ours.due if self.ours else None
        if held is None or due is None or (held > due) == (held > self.shown.due):
            return None
        return Effect.HIDES_LATE if held > due else Effect.INVENTS_LATE


@dataclass(frozen=True, slots=True)
class Audit:
    """An answer for each shown date, by file and line."""

    answers: tuple[Answer, ...]
    policy: Policy
    calendar: WorkingCalendar

    @property
    def by_timescale(self) -> Mapping[str, Counter[Verdict]]:
        """How many shown dates of each timescale came to each verdict."""
        counts: dict[str, Counter[Verdict]] = {}
        for answer in self.answers:
            counts.setdefault(answer.shown.timescale, Counter())[answer.verdict] += 1
        return counts

    @property
    def affected(self) -> frozenset[str]:
        """The subjects of whom a date is shown that is not ours."""
        return frozenset(answer.shown.subject_id for answer in self.answers if answer.days)


def audit_cases(
    cases: Iterable[tuple[Case, Iterable[ShownDue]]],
    policy: Policy | str = policies.DEFAULT,
    calendar: WorkingCalendar | None = None,
    *,
    progress: Callable[[int], None] | None = None,
) -> Audit:
    """Compare the dates that a system shows with those of a policy, and say why they differ.

    ``cases`` are histories, each with the dates shown for it. ``policy`` is a policy or the name of
    one; ``calendar`` is England and Wales unless given. Every event of a history is taken into
    account. ``progress`` is called after each case with 1.

    Of several explanations of one date those come first for which the fewest things must be
    wrong; then those that explain the most dates of the same timescale in this audit, since a
    system goes wrong by rule; then as ``CAUSES`` lists them.

    Raises ``WrongValueError`` for a shown date that is of another subject than the history it
    comes with, and what ``timescales.project`` raises.

    >>> import timescales as ts
    >>> from timescales.audit import Origin, ShownDue, audit_cases
    >>> case = ts.Case("A", (ts.Event("strategy_discussion", ts.date(2022, 6, 2)),))
    >>> shown = ShownDue(
    ...     "A", "icpc", ts.date(2022, 6, 23), Origin("a.xml", 9, "", "2022-06-23"), None, None
    ... )
    >>> [answer] = audit_cases([(case, [shown])]).answers
    >>> answer.days, answer.diagnoses[0].id
    (-1, 'missing_holiday')
    """
    policy = policies.resolve(policy)
    calendar = england_and_wales() if calendar is None else calendar
    answers: list[Answer] = []
    for case, shown in cases:
        answers += _answers(case, list(shown), policy, calendar)
        if progress is not None:
            progress(1)
    answers.sort(key=lambda answer: (answer.shown.origin.file, answer.shown.origin.line))
    return Audit(tuple(_likeliest_first(answers)), policy, calendar)


def _answers(
    case: Case, shown: Sequence[ShownDue], policy: Policy, calendar: WorkingCalendar
) -> Iterator[Answer]:
    if any(each.subject_id != case.subject_id for each in shown):
        raise WrongValueError(
            "A shown date is of another subject than the history that it comes with; pair them "
            "by subject_id."
        )
    asked = [each.timescale for each in shown if policy.find(each.timescale)]
    last = max((event.date for event in case.events), default=calendar.first)
    held = policy.only(*asked)
    ours = project(case, as_at=last, policy=held, calendar=calendar).obligations
    for each in shown:
        if policy.find(each.timescale) is None:
            reason = f"the policy {policy.name} holds no timescale {each.timescale}"
            yield Answer(each, None, Verdict.NOT_COMPARABLE, reason=reason)
        else:
            alike = [o for o in ours if o.timescale == each.timescale]
            yield _answer(each, case, alike, shown)


def _answer(
    shown: ShownDue, case: Case, obligations: Sequence[Obligation], others: Sequence[ShownDue]
) -> Answer:
    ours = matching(shown, obligations)
    if isinstance(ours, NotComparable):
        return Answer(shown, None, Verdict.NOT_COMPARABLE, reason=ours.reason)
    if ours.due == shown.due:
        return Answer(shown, ours, Verdict.AGREES)
    before = tuple(o for o in obligations if o.started == ours.started and o.ordinal < ours.ordinal)
    diagnoses = diagnose(Question(shown, case, ours, before, _shown_before(shown, others)))
    verdict = Verdict.EXPLAINED if diagnoses else Verdict.UNEXPLAINED
    return Answer(shown, ours, verdict, diagnoses)


def _shown_before(shown: ShownDue, others: Sequence[ShownDue]) -> tuple[date, ...]:
    """The dates shown beside earlier reviews or conferences of the same timescale."""
    earlier = [
        (other.event, other.due)
        for other in others
        if other.timescale == shown.timescale
        and other.event is not None
        and (shown.event is None or other.event < shown.event)
    ]
    return tuple(due for _, due in sorted(earlier))


def _likeliest_first(answers: Sequence[Answer]) -> Iterator[Answer]:
    """The answers, each with its explanations and their ways in order of likelihood."""
    explained = Counter(
        key
        for answer in answers
        for diagnosis in answer.diagnoses
        for key in {_key(answer, diagnosis, way) for way in diagnosis.ways}
    )
    for answer in answers:
        ranked: list[tuple[tuple[int, ...], Diagnosis]] = []
        for each in answer.diagnoses:
            counts = {way: explained[_key(answer, each, way)] for way in each.ways}
            ways = tuple(sorted(each.ways, key=lambda way: -counts[way]))
            place = (each.size, -counts[ways[0]], *each.order)
            ranked.append((place, replace(each, ways=ways)))
        ranked.sort(key=itemgetter(0))
        yield replace(answer, diagnoses=tuple(diagnosis for _, diagnosis in ranked))


def _key(answer: Answer, diagnosis: Diagnosis, way: Way) -> tuple[object, ...]:
    """What one fault of a system has in common in every row in which it shows."""
    return answer.shown.timescale, diagnosis.id, way.days
