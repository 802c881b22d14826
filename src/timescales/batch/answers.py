"""The outcomes of a column of dates, worked out in Python alone."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any, TypeAlias

from timescales._dates import checked_date
from timescales.batch.question import Question
from timescales.errors import HorizonError, WrongTypeError
from timescales.outcome import Due, NoDeadline, Outcome
from timescales.table import NO_DEADLINE, REFUSED, Table

Lacking: TypeAlias = dict[int, NoDeadline | HorizonError | WrongTypeError]
"""The rows that hold something and get no date, and why."""


@dataclass(frozen=True, slots=True)
class DateAnswers:
    """A due date for each row, or None, and why where the row is not empty."""

    question: Question
    days: Sequence[Any]
    dates: Sequence[date | None]
    lacking: Lacking

    @property
    def provisional(self) -> list[bool]:
        """For each row, whether its date leans on days not yet published."""
        pairs = zip(self.days, self.dates, strict=True)
        return [due is not None and _leans(self.question, day) for day, due in pairs]

    def later_than(self, limits: DateAnswers) -> list[int]:
        """The rows whose date is after the one that ``limits`` has for them."""
        pairs = zip(self.dates, limits.dates, strict=True)
        return [row for row, (due, limit) in enumerate(pairs) if due and limit and due > limit]


def answers(question: Question, days: Sequence[Any]) -> DateAnswers:
    """The outcomes of a column of dates, in which None stands for no date."""
    if set(map(type, days)) == {date}:
        with suppress(IndexError):
            return DateAnswers(question, days, looked_up(question.table, days), {})
    dates: list[date | None] = []
    lacking: Lacking = {}
    for row, day in enumerate(days):
        answer = None if day is None else _answer(question, day)
        dates.append(answer.date if isinstance(answer, Due) else None)
        if answer is not None and not isinstance(answer, Due):
            lacking[row] = answer
    return DateAnswers(question, days, dates, lacking)


def _answer(question: Question, day: Any) -> Outcome | HorizonError | WrongTypeError:
    try:
        return question.answer(checked_date(day, "the value"))
    except WrongTypeError as error:
        return error.with_traceback(None)


def _leans(question: Question, day: date) -> bool:
    answer = question.answer(day)
    return isinstance(answer, Due) and answer.provisional


def looked_up(table: Table, days: Sequence[date]) -> list[date]:
    """The due dates of days, without a look at their types.

    Raises ``IndexError`` for a day outside the longest run of anchors that all have a date.
    """
    zero, dates = _ready(table)
    beyond = len(dates)
    return [dates[index if (index := day.toordinal() - zero) >= 0 else beyond] for day in days]


@lru_cache(maxsize=16)
def _ready(table: Table) -> tuple[int, list[date]]:
    """The longest run of anchors that all have a date: the ordinal of the first, and the dates."""
    runs = groupby(enumerate(table.codes), key=lambda each: REFUSED < each[1] < NO_DEADLINE)
    dated = [list(run) for is_dated, run in runs if is_dated]
    longest = max(dated, key=len, default=[])
    start = longest[0][0] if longest else 0
    zero = table.first.toordinal() + start
    return zero, [date.fromordinal(code >> 1) for _, code in longest]
