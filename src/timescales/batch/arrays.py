"""The outcomes of a column of days, worked out with numpy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from timescales.batch.answers import Lacking
from timescales.batch.question import Question
from timescales.errors import HorizonError
from timescales.outcome import Due, Outcome
from timescales.table import NO_DEADLINE, REFUSED, Table

Days: TypeAlias = "NDArray[np.int64]"
"""Days since 1 January 1970, and ``NAT`` for none, as numpy writes them in ``datetime64[D]``."""

NAT = int(np.iinfo(np.int64).min)
_EPOCH = date(1970, 1, 1).toordinal()
_AT_ONCE = 1 << 16
"""Rows answered at a time: their days, places in the table and dates stay in the cache."""


@dataclass(frozen=True, slots=True)
class DayTable:
    """A table as arrays: the days due, and which of them are provisional; ``zero`` is the first."""

    zero: int
    due: Days
    provisional: NDArray[np.bool_]


@lru_cache(maxsize=16)
def day_table(table: Table) -> DayTable:
    """The arrays of a table, kept for those asked last."""
    codes = np.frombuffer(table.codes, dtype=np.intc)
    due = np.where(
        (codes == REFUSED) | (codes == NO_DEADLINE), NAT, (codes >> 1).astype(np.int64) - _EPOCH
    )
    return DayTable(table.first.toordinal() - _EPOCH, due, (codes & 1).astype(bool) & (due != NAT))


@dataclass(frozen=True, slots=True)
class DayAnswers:
    """A due day for each row, or ``NAT``, and why where the row is not empty.

    ``leaning`` are the rows that the table did not answer whose date is provisional.
    """

    question: Question
    days: Days
    due: Days
    lacking: Lacking
    leaning: NDArray[np.intp]

    @property
    def provisional(self) -> NDArray[np.bool_]:
        """For each row, whether its date leans on days not yet published."""
        table = day_table(self.question.table)
        places = self.days - table.zero
        leans: NDArray[np.bool_] = table.provisional.take(places, mode="clip")
        leans[places.view(np.uint64) >= len(table.due)] = False
        leans[self.leaning] = True
        leans[self.due == NAT] = False
        return leans

    def later_than(self, limits: DayAnswers) -> list[int]:
        """The rows whose date is after the one that ``limits`` has for them."""
        later = (self.due > limits.due) & (limits.due != NAT)
        rows: list[int] = np.flatnonzero(later).tolist()
        return rows


def answers(question: Question, days: Days) -> DayAnswers:
    """The outcomes of a column of days, in which ``NAT`` stands for no day."""
    due, rows = looked_up(day_table(question.table), days)
    distinct, which = np.unique(days[rows], return_inverse=True)
    found = [_answer(question, day) for day in distinct.tolist()]
    due[rows] = np.array([_due_day(answer) for answer in found], dtype=np.int64)[which]
    leans = [isinstance(answer, Due) and answer.provisional for answer in found]
    leaning = rows[np.array(leans, dtype=np.bool_)[which]]
    answered = zip(rows.tolist(), which.tolist(), strict=True)
    reasons = {index: answer for index, answer in enumerate(found) if not isinstance(answer, Due)}
    lacking: Lacking = {row: reasons[index] for row, index in answered if index in reasons}
    return DayAnswers(question, days, due, lacking, leaning)


def looked_up(table: DayTable, days: Days) -> tuple[Days, NDArray[np.intp]]:
    """The due days that a table has, and the rows that hold a day for which it has none."""
    due = np.empty(len(days), dtype=np.int64)
    buffer = np.empty(min(_AT_ONCE, len(days)), dtype=np.int64)
    without = []
    for start in range(0, len(days), _AT_ONCE):
        some, answered = days[start : start + _AT_ONCE], due[start : start + _AT_ONCE]
        places = buffer[: len(some)]
        np.subtract(some, table.zero, out=places)
        table.due.take(places, mode="clip", out=answered)
        # Read without a sign, a place before the first is as far out as one after the last.
        if places.view(np.uint64).max() >= len(table.due):
            answered[places.view(np.uint64) >= len(table.due)] = NAT
        if answered.min() == NAT:
            without.append(np.flatnonzero((answered == NAT) & (some != NAT)) + start)
    return due, np.concatenate(without) if without else np.empty(0, dtype=np.intp)


def _answer(question: Question, day: int) -> Outcome | HorizonError:
    try:
        return question.answer(date.fromordinal(day + _EPOCH))
    except (OverflowError, ValueError):
        return HorizonError(f"it is outside the dates that exist, {date.min} to {date.max}")


def _due_day(answer: Outcome | HorizonError) -> int:
    return answer.date.toordinal() - _EPOCH if isinstance(answer, Due) else NAT
