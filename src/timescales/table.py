"""A rule tabulated over a run of anchors: one lookup instead of one evaluation."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from copy import copy
from datetime import date, timedelta
from typing import final

from timescales._dates import checked_date
from timescales.errors import HorizonError, WrongValueError
from timescales.outcome import Due, NoDeadline, Outcome

_NO_DATE = 0


@final
class Table:
    """The outcomes of one rule for every anchor from ``first`` to ``last``.

    ``table[anchor]`` is what the rule itself answers, horizon included: an anchor for which the
    rule raises ``HorizonError`` raises it here too, and so does one outside the table.
    """

    __slots__ = ("_days", "_exceptions", "_first_ordinal", "first", "last")

    first: date
    last: date
    _first_ordinal: int
    _days: array[int]
    _exceptions: dict[int, NoDeadline | HorizonError]

    def __init__(self, outcome_of: Callable[[date], Outcome], first: date, last: date) -> None:
        checked_date(first, "first")
        checked_date(last, "last")
        if last < first:
            raise WrongValueError(f"first must not be after last: {first} is after {last}.")
        days = array("i")
        exceptions: dict[int, NoDeadline | HorizonError] = {}
        for index in range((last - first).days + 1):
            try:
                outcome = outcome_of(first + timedelta(days=index))
            except HorizonError as error:
                exceptions[index] = error.with_traceback(None)
                days.append(_NO_DATE)
                continue
            if isinstance(outcome, NoDeadline):
                exceptions[index] = outcome
                days.append(_NO_DATE)
            else:
                days.append(outcome.date.toordinal() * (-1 if outcome.provisional else 1))
        object.__setattr__(self, "first", first)
        object.__setattr__(self, "last", last)
        object.__setattr__(self, "_first_ordinal", first.toordinal())
        object.__setattr__(self, "_days", days)
        object.__setattr__(self, "_exceptions", exceptions)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a Table does not change; make another to have another {name}")

    def __getitem__(self, anchor: date) -> Outcome:
        index = checked_date(anchor, "anchor").toordinal() - self._first_ordinal
        if not 0 <= index < len(self._days):
            raise HorizonError(
                f"{anchor} is outside this table, which runs from {self.first} to {self.last}; "
                "tabulate a longer run, or ask the rule itself."
            )
        day = self._days[index]
        if day != _NO_DATE:
            return Due(date.fromordinal(abs(day)), provisional=day < 0)
        exception = self._exceptions[index]
        if isinstance(exception, HorizonError):
            raise copy(exception)  # a fresh one each time, of the same class
        return exception

    def __len__(self) -> int:
        return len(self._days)

    def __repr__(self) -> str:
        return f"<Table of {len(self)} days from {self.first} to {self.last}>"
