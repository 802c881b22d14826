"""Which explanations are the likeliest, by what the other dates of an audit say.

A system goes wrong by rule: one fault shows in many dates. So an explanation weighs as much as
the dates of the same timescale that it explains. And a list of holidays, and a way of counting,
is the same for every date: one that agrees, and would not if it were wrong, speaks against that.
What goes wrong only now and then, such as the day that is counted from, agreement leaves possible.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from operator import itemgetter
from typing import TypeAlias

from timescales.audit.answer import Answer, Verdict
from timescales.audit.cause import Aspect, Way
from timescales.audit.causes import CAUSES
from timescales.audit.diagnosing import Diagnosis
from timescales.audit.working import Working

_Fault: TypeAlias = tuple[str, str, tuple[date, ...]]
"""What one fault has in common wherever it shows: timescale, causes, and the days they name."""

_EVERYWHERE = tuple(
    cause for cause in CAUSES if cause.aspect in (Aspect.PERIOD, Aspect.COUNT, Aspect.CALENDAR)
)
"""The causes that, in a system that has them, show in every date that they can change."""


def likeliest_first(answers: Sequence[Answer]) -> Iterator[Answer]:
    """The answers, each with its explanations and their ways in order of likelihood."""
    weight = Counter(fault for answer in answers for fault in _faults(answer))
    asked = {(timescale, causes) for timescale, causes, _ in weight}
    weight.subtract(
        fault for answer in answers for fault in _spoken_against(answer, asked) if fault in weight
    )
    for answer in answers:
        ranked: list[tuple[tuple[int, ...], Diagnosis]] = []
        for each in answer.diagnoses:
            weights = {way: weight[_fault(answer, each.id, way)] for way in each.ways}
            ways = tuple(sorted(each.ways, key=lambda way: -weights[way]))
            ranked.append(((each.size, -weights[ways[0]], *each.order), replace(each, ways=ways)))
        ranked.sort(key=itemgetter(0))
        yield replace(answer, diagnoses=tuple(diagnosis for _, diagnosis in ranked))


def _faults(answer: Answer) -> set[_Fault]:
    """The faults that explain a date."""
    return {
        _fault(answer, diagnosis.id, way)
        for diagnosis in answer.diagnoses
        for way in diagnosis.ways
    }


def _spoken_against(answer: Answer, asked: Collection[tuple[str, str]]) -> set[_Fault]:
    """The faults, of those asked about, that would give another date than one that agrees."""
    question = answer.question
    if answer.verdict is not Verdict.AGREES or question is None or question.ours.rule is None:
        return set()
    right = Working(question.ours.anchor, question.ours.rule, question.ours.calendar)
    return {
        _fault(answer, cause.id, way)
        for cause in _EVERYWHERE
        if (answer.shown.timescale, cause.id) in asked
        for way in cause.ways(question, right)
        if way.working.date != answer.shown.due
    }


def _fault(answer: Answer, causes: str, way: Way) -> _Fault:
    return answer.shown.timescale, causes, way.days
