"""A rule tabulated over a run of anchors: one lookup instead of one evaluation."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from datetime import date
from typing import final

from timescales._dates import checked_date
from timescales.errors import HorizonError, WrongValueError
from timescales.outcome import Due, NoDeadline, Outcome

REFUSED = -1
"""The code of an anchor for which the rule raises ``HorizonError``."""
NO_DEADLINE = 1 << 23
"""The code of an anchor without a deadline: later than that of every date, as the outcome is."""


def code_of(outcome_of: Callable[[date], Outcome], day: int) -> int:
    """An outcome as a number: twice the ordinal of the date, and one more if it is provisional.

    So codes are ordered as their outcomes are. ``day`` is the ordinal of the anchor.
    """
    try:
        outcome = outcome_of(date.fromordinal(day))
    except HorizonError:
        return REFUSED
    if isinstance(outcome, NoDeadline):
        return NO_DEADLINE
    return 2 * outcome.date.toordinal() + outcome.provisional


@final
class Table:
    """The outcomes of one rule for every anchor from ``first`` to ``last``.

    ``table[anchor]`` is what the rule itself answers, horizon included: an anchor for which the
    rule raises ``HorizonError`` raises it here too, and so does one outside the table. Threads may
    share it.

    In: the rule, as a function of the anchor, and ``codes``, its outcome for each of them as a
    number. Why there is no deadline, or no answer, the rule says when asked.
    """

    __slots__ = ("_codes", "_known", "_outcome_of", "_zero", "first", "last")

    first: date
    last: date
    _codes: array[int]
    _known: dict[date, Outcome]
    _outcome_of: Callable[[date], Outcome]
    _zero: int

    def __init__(
        self,
        outcome_of: Callable[[date], Outcome],
        first: date,
        last: date,
        codes: Iterable[int],
    ) -> None:
        days = days_between(first, last)
        object.__setattr__(self, "first", first)
        object.__setattr__(self, "last", last)
        object.__setattr__(self, "_codes", array("i", codes))
        object.__setattr__(self, "_known", {})
        object.__setattr__(self, "_outcome_of", outcome_of)
        object.__setattr__(self, "_zero", days.start)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a Table does not change; make another to have another {name}")

    @property
    def codes(self) -> memoryview:
        """The outcomes as numbers, in the order of the anchors; see ``code_of``."""
        return memoryview(self._codes).toreadonly()

    def __getitem__(self, anchor: date) -> Outcome:
        known = self._known.get(anchor) if type(anchor) is date else None
        return known or self._looked_up(anchor)

    def _looked_up(self, anchor: date) -> Outcome:
        """The outcome, kept for the next time: two threads that meet here keep equal ones."""
        index = checked_date(anchor, "anchor").toordinal() - self._zero
        if not 0 <= index < len(self._codes):
            raise HorizonError(
                f"{anchor} is outside this table, which runs from {self.first} to {self.last}; "
                "tabulate a longer run, or ask the rule itself."
            )
        code = self._codes[index]
        if code in (REFUSED, NO_DEADLINE):
            outcome = self._outcome_of(anchor)
        else:
            outcome = Due(date.fromordinal(code >> 1), provisional=bool(code & 1))
        self._known[anchor] = outcome
        return outcome

    def __len__(self) -> int:
        return len(self._codes)

    def __repr__(self) -> str:
        return f"<Table of {len(self)} days from {self.first} to {self.last}>"


def days_between(first: date, last: date) -> range:
    """The ordinals of the days from ``first`` to ``last``, of which there is at least one."""
    checked_date(first, "first")
    checked_date(last, "last")
    if last < first:
        raise WrongValueError(f"first must not be after last: {first} is after {last}.")
    return range(first.toordinal(), last.toordinal() + 1)
