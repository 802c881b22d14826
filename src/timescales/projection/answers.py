"""What rules answer under one calendar: each anchor traced once, and the answer kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from timescales.calendar import WorkingCalendar
from timescales.outcome import Outcome
from timescales.rules import DateRule, last_moment
from timescales.timescale import version_notes

_RULES_KEPT = 256
_ANCHORS_KEPT = 50_000
"""Somewhat more than there are days in the calendar of England and Wales."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rule gave: the outcome, and what the versions it used say of themselves.

    ``due_at`` is the last moment, where hours count and the moment counted from is known.
    """

    outcome: Outcome
    said: tuple[str, ...]
    due_at: datetime | None = None


class Answers(dict[date, Answer]):
    """What one rule answers under one calendar, by anchor: traced when first asked, then kept.

    Raises what the rule raises, and keeps nothing of that. Threads may share it: two that meet
    keep equal answers.
    """

    __slots__ = ("_calendar", "_rule")

    def __init__(self, rule: DateRule, calendar: WorkingCalendar) -> None:
        self._rule = rule
        self._calendar = calendar

    def __missing__(self, anchor: date) -> Answer:
        answer = answer_of(self._rule, anchor, self._calendar)
        if len(self) >= _ANCHORS_KEPT:
            self.clear()
        self[anchor] = answer
        return answer


def answer_of(rule: DateRule, anchor: date, calendar: WorkingCalendar) -> Answer:
    """What a rule answers for an anchor."""
    step = rule.trace(anchor, calendar)
    return Answer(step.outcome, tuple(version_notes(step)))


def answer_from(rule: DateRule, moment: datetime, calendar: WorkingCalendar) -> Answer:
    """What a rule that counts hours answers from a moment."""
    step = rule.trace_at(moment, calendar)
    return Answer(step.outcome, tuple(version_notes(step)), last_moment(step, moment))


def answers_of(rule: DateRule, calendar: WorkingCalendar) -> Answers:
    """The answers of a rule, the same for equal rules and calendars; kept for those asked last."""
    try:
        hash(rule)
    except TypeError:  # a rule from elsewhere that holds a list, say
        return Answers(rule, calendar)
    return _kept(rule, calendar)


_kept = lru_cache(maxsize=_RULES_KEPT)(Answers)
