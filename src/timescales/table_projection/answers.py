"""What rules and the calendar answer for many days at once: each different day asked once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

import numpy as np

from timescales.calendar import WorkingCalendar
from timescales.outcome import Due
from timescales.projection.judging import unless_beyond
from timescales.rules import DateRule
from timescales.rules.periods import OnBirthday
from timescales.table import NO_DEADLINE, REFUSED
from timescales.table_projection.days import EPOCH, NONE, Mask, Numbers, day_of, distinct, number_of

# A rule answers by twice the number of the day, and 1 more where that is provisional.
_NOT_KNOWN: Final = NONE
_NO_DEADLINE: Final = NONE + 1
_MEMORIES: Final = 256


@dataclass(frozen=True, slots=True)
class Answers:
    """The due days of many anchors, ``NONE`` where there is none or it is not known."""

    due: Numbers
    provisional: Mask
    no_deadline: Mask


class Memory:
    """What one question was answered about each day: the same for ever, whoever asks."""

    def __init__(self, ask: Callable[[date], int]) -> None:
        self._ask = ask
        self._answers: dict[int, int] = {}

    def of(self, days: Numbers) -> Numbers:
        """The answers for many days, none of them ``NONE``."""
        if not len(days):
            return days
        different = distinct(days)
        first = int(different[0])
        answers = np.zeros(int(different[-1]) - first + 1, np.int32)
        answers[different - first] = [self._answer(day) for day in different.tolist()]
        return answers[days - first]

    def _answer(self, day: int) -> int:
        answer = self._answers.get(day)
        if answer is None:
            answer = self._answers[day] = self._ask(day_of(day))
        return answer


def due_days(rule: DateRule, calendar: WorkingCalendar, anchors: Numbers) -> Answers:
    """What a rule gives for many anchors: looked up in its table, or asked outside of it."""
    table = _table(rule, calendar)
    index = anchors - number_of(calendar.first)
    held = (index >= 0) & (index < len(table))
    found = np.empty(len(anchors), np.int32)
    found[held] = table[index[held]]
    found[~held] = _of_rule(rule, calendar).of(anchors[~held])
    is_day = found > _NO_DEADLINE
    due = np.where(is_day, found >> 1, np.int32(NONE))
    return Answers(due, is_day & (found & 1 == 1), found == _NO_DEADLINE)


def hold_by_days(calendar: WorkingCalendar, due: Numbers) -> Numbers:
    """The last working day on or before each due day; ``NONE`` for ``NONE``, or beyond."""
    hold_by = due.copy()
    given = due != NONE
    hold_by[given] = _of_calendar(calendar).of(due[given])
    return hold_by


def led_days(lead: DateRule, calendar: WorkingCalendar, due: Numbers) -> Numbers:
    """By when to plan for each due day; ``NONE`` where that is none, or not known."""
    plan_by = due.copy()
    given = due != NONE
    plan_by[given] = due_days(lead, calendar, due[given]).due
    return plan_by


def birthdays(rule: OnBirthday, born: Numbers) -> Numbers:
    """The birthdays of many dates of birth; ``NONE`` for ``NONE``, or beyond the last date."""
    birthday = born.copy()
    given = born != NONE
    birthday[given] = _of_birth(rule).of(born[given])
    return birthday


@lru_cache(maxsize=_MEMORIES)
def _of_birth(rule: OnBirthday) -> Memory:
    return Memory(lambda born: _number_unless_beyond(lambda: rule.birthday(born)))


@lru_cache(maxsize=_MEMORIES)
def _table(rule: DateRule, calendar: WorkingCalendar) -> Numbers:
    """The answers of a rule for every day of the calendar, as this module has them."""
    codes = np.frombuffer(rule.table(calendar).codes, np.int32)
    answers = codes - np.int32(2 * EPOCH)
    answers[codes == REFUSED] = _NOT_KNOWN
    answers[codes == NO_DEADLINE] = _NO_DEADLINE
    return answers


@lru_cache(maxsize=_MEMORIES)
def _of_rule(rule: DateRule, calendar: WorkingCalendar) -> Memory:
    def due(anchor: date) -> int:
        outcome = unless_beyond(lambda: rule.due(anchor, calendar))
        if isinstance(outcome, Due):
            return 2 * number_of(outcome.date) + outcome.provisional
        return _NOT_KNOWN if outcome is None else _NO_DEADLINE

    return Memory(due)


@lru_cache(maxsize=_MEMORIES)
def _of_calendar(calendar: WorkingCalendar) -> Memory:
    on_or_before = calendar.working_day_on_or_before
    return Memory(lambda due: _number_unless_beyond(lambda: on_or_before(due)))


def _number_unless_beyond(ask: Callable[[], date]) -> int:
    return number_of(unless_beyond(ask))
