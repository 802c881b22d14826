"""The runner: one case of the suite against the library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from timescales import policies
from timescales.calendar import WorkingCalendar, england_and_wales
from timescales.case import Case
from timescales.conformance.expectation import Answer, Expectation
from timescales.conformance.suite import FromDate, FromHistory, SuiteCase
from timescales.conformance.verdict import NO, REFUSED, YES, worked
from timescales.errors import NotSuppliedError, TimescalesError
from timescales.outcome import Due, NoDeadline, Outcome
from timescales.policy import Policy
from timescales.projection import Obligation, project
from timescales.series import Stage
from timescales.timescale import Timescale

_SUBJECT = "the subject of this case"


@dataclass(frozen=True, slots=True)
class CaseVerdict:
    """What became of one case: ``agrees`` is ``yes``, ``no`` or ``refused``.

    ``computed`` is what the library gives, in the words of the suite, and no more of it than the
    case asks; ``reasons`` explain a difference or a refusal.
    """

    case: SuiteCase
    agrees: str
    computed: tuple[Expectation, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def differences(self) -> list[tuple[Expectation | None, Expectation | None]]:
        """What was expected and what was computed, line by line, where they differ."""
        pairs = zip_longest(self.case.expect, self.computed)
        return [(expected, computed) for expected, computed in pairs if expected != computed]


def check_case(
    case: SuiteCase, *, duty: Timescale | None = None, calendar: WorkingCalendar | None = None
) -> CaseVerdict:
    """Whether the library gives what a case expects, and if not, why.

    ``duty`` stands in for the timescale that the case's policy holds; ``calendar`` is England and
    Wales unless given. A case that cannot be worked out is refused; nothing is raised for it.

    >>> from timescales.conformance import read_cases, suite_files, suite_folder
    >>> cases = read_cases(suite_files(suite_folder()))
    >>> check_case(cases[0]).agrees
    'yes'
    """
    chosen = policies.resolve(case.policy)
    duty = chosen.timescale(case.timescale) if duty is None else duty
    calendar = england_and_wales() if calendar is None else calendar
    if isinstance(case.question, FromHistory):
        return _projected(case, case.question, Policy(chosen.name, (duty,)), calendar)
    try:
        return _asked(case, case.question, duty, calendar)
    except TimescalesError as error:
        return CaseVerdict(case, REFUSED, (), (str(error),))


def _projected(
    case: SuiteCase, question: FromHistory, policy: Policy, calendar: WorkingCalendar
) -> CaseVerdict:
    history = Case(
        _SUBJECT,
        tuple(line.event() for line in question.history),
        question.born,
        question.complete_from,
    )
    projection = project(history, as_at=question.as_at, policy=policy, calendar=calendar)
    pairs = list(zip_longest(case.expect, projection))[: len(projection)]
    computed = tuple(_seen(obligation, expected) for expected, obligation in pairs)
    if computed == case.expect:
        return CaseVerdict(case, YES, computed)
    reasons = [
        reason
        for (expected, obligation), seen in zip(pairs, computed, strict=True)
        if seen != expected
        for reason in _obligation_reasons(obligation)
    ]
    reasons += [f"{found.code}: {found.event}: {found.reason}" for found in projection.findings]
    return CaseVerdict(case, NO, computed, tuple(dict.fromkeys(reasons)))


def _seen(obligation: Obligation, expected: Expectation | None) -> Expectation:
    """An obligation in the words of the suite; of its note, the part that is expected."""
    wanted = None if expected is None else expected.note
    note = wanted if wanted is None or wanted in obligation.note else obligation.note
    return Expectation(
        stage=_name(obligation.duty, obligation.stage),
        anchor=obligation.anchor,
        not_before=obligation.not_before,
        answer=Answer.DUE if obligation.due else _without_date(obligation.outcome),
        due=obligation.due,
        due_at=obligation.due_at,
        status=obligation.status,
        note=note,
    )


def _name(duty: Timescale, stage: Stage | None) -> str | None:
    return None if stage is None or len(duty.series.stages) == 1 else stage.name


def _without_date(outcome: Outcome | None) -> Answer:
    return Answer.NO_DEADLINE if isinstance(outcome, NoDeadline) else Answer.NOT_KNOWN


def _obligation_reasons(obligation: Obligation) -> Iterator[str]:
    explanation = obligation.explanation
    if explanation is not None:
        yield worked(explanation.step)
    yield from (f"note: {note}" for note in obligation.notes)


def _asked(
    case: SuiteCase, question: FromDate, duty: Timescale, calendar: WorkingCalendar
) -> CaseVerdict:
    computed = []
    reasons = []
    for expected in case.expect:
        stage = duty.stage(expected.stage)
        given, why = _given(stage, question.anchor, calendar)
        seen = replace(
            given,
            stage=expected.stage,
            not_before=None if expected.not_before is None else given.not_before,
            answer=expected.answer and given.answer,
            due=expected.answer and given.due,
        )
        computed.append(seen)
        if seen != expected:
            reasons.append(why)
    return CaseVerdict(case, NO if reasons else YES, tuple(computed), tuple(reasons))


def _given(stage: Stage, anchor: date, calendar: WorkingCalendar) -> tuple[Expectation, str]:
    """What a stage gives, in the words of the suite, and how that is worked out."""
    earliest = stage.not_before and stage.not_before.due(anchor, calendar)
    not_before = earliest.date if isinstance(earliest, Due) else None
    try:
        step = stage.rule.trace(anchor, calendar)
    except NotSuppliedError as error:
        return Expectation(not_before=not_before, answer=Answer.NOT_SUPPLIED), str(error)
    due = step.outcome.date if isinstance(step.outcome, Due) else None
    answer = Answer.DUE if due else Answer.NO_DEADLINE
    return Expectation(not_before=not_before, answer=answer, due=due), worked(step)
