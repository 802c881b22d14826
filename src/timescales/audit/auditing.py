"""The audit of a caseload: every shown date beside ours, and what the faults come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from timescales import policies
from timescales.audit.answer import Answer, Verdict
from timescales.audit.cause import Question
from timescales.audit.diagnosing import diagnose
from timescales.audit.likelihood import likeliest_first
from timescales.audit.matching import NotComparable, matching
from timescales.calendar import WorkingCalendar, england_and_wales
from timescales.case import Case
from timescales.errors import WrongValueError
from timescales.policy import Policy
from timescales.projection import Obligation, project
from timescales.records import ShownDue


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
    system goes wrong by rule, less the dates that agree and would not if its holidays or its way
    of counting were wrong like that; then as ``CAUSES`` lists them.

    Raises ``WrongValueError`` for a shown date that is of another subject than the history it
    comes with, and what ``timescales.project`` raises.

    >>> import timescales as ts
    >>> from timescales.audit import audit_cases
    >>> from timescales.records import Origin, ShownDue
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
    return Audit(tuple(likeliest_first(answers)), policy, calendar)


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
    before = tuple(o for o in obligations if o.started == ours.started and o.ordinal < ours.ordinal)
    question = Question(shown, case, ours, before, _shown_before(shown, others))
    if ours.due == shown.due:
        return Answer(shown, question, Verdict.AGREES)
    diagnoses = diagnose(question)
    verdict = Verdict.EXPLAINED if diagnoses else Verdict.UNEXPLAINED
    return Answer(shown, question, verdict, diagnoses)


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
