"""Rules about school terms, whose dates are local: they are supplied, never worked out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from timescales._dates import (
    checked_count,
    checked_date,
    checked_items,
    checked_text,
    long_date,
    short_date,
)
from timescales._text import constructor
from timescales.calendar import WorkingCalendar
from timescales.codec import Coded, register
from timescales.errors import NotSuppliedError, WrongValueError
from timescales.outcome import Due
from timescales.rules.base import DateRule
from timescales.rules.periods import nth_after
from timescales.step import Step


@register("Term")
@dataclass(frozen=True, slots=True, repr=False)
class Term(Coded):
    """A school term, from its ``first`` day to its ``last``, both included.

    >>> str(Term("Autumn 2026", date(2026, 9, 2), date(2026, 12, 18)))
    'Autumn 2026 (2 September 2026 to 18 December 2026)'
    """

    name: str
    first: date
    last: date

    def __post_init__(self) -> None:
        checked_text(self.name, "name")
        checked_date(self.first, "first")
        checked_date(self.last, "last")
        if self.last < self.first:
            raise WrongValueError(
                f"{self.name} cannot end on {self.last}, before it begins on {self.first}."
            )

    def __repr__(self) -> str:
        return constructor("Term", self.name, self.first, self.last)

    def __str__(self) -> str:
        return f"{self.name} ({short_date(self.first)} to {short_date(self.last)})"


@register("end_of_term")
@dataclass(frozen=True, slots=True, repr=False)
class EndOfTerm(DateRule):
    """The last day of a school term; see ``end_of_term``."""

    terms: tuple[Term, ...]
    after: int = 1

    def __post_init__(self) -> None:
        checked_count(self.after, "after")
        terms = checked_items(self.terms, Term, "terms")
        if not terms:
            raise WrongValueError("end_of_term needs at least one term.")
        for earlier, later in pairwise(terms):
            if later.first <= earlier.last:
                fault = "is not in order after" if later.first < earlier.first else "overlaps"
                raise WrongValueError(
                    f"Terms must be in order and apart: {later} {fault} {earlier}."
                )
        object.__setattr__(self, "terms", terms)

    @property
    def monotone(self) -> bool:
        return True

    def trace(self, anchor: date, calendar: WorkingCalendar) -> Step:
        own = bisect_right(self.terms, anchor, key=lambda term: term.first) - 1
        if own < 0:
            raise _not_supplied(f"the term before {self.terms[0]}", anchor)
        wanted = own + self.after
        missing = wanted - len(self.terms) + 1
        if missing > 0:
            terms = "term" if missing == 1 else f"{missing} terms"
            raise _not_supplied(f"the {terms} after {self.terms[-1]}", anchor)
        term, due = self.terms[own], self.terms[wanted]
        lies = "is in" if anchor <= term.last else "is in a holiday and goes with the term before,"
        return self.step(
            anchor,
            Due(due.last),
            f"{short_date(anchor)} {lies} {term.name}; {nth_after(self.after, 'term')}, "
            f"{due.name}, ends on {long_date(due.last)}",
        )

    def __repr__(self) -> str:
        chosen = {} if self.after == 1 else {"after": self.after}
        return constructor("end_of_term", self.terms, **chosen)

    def __str__(self) -> str:
        return f"the end of {nth_after(self.after, 'school term')}"


def _not_supplied(what: str, anchor: date) -> NotSuppliedError:
    return NotSuppliedError(
        f"Nobody has supplied {what}, which the answer from {short_date(anchor)} needs: give more "
        "terms."
    )


def end_of_term(terms: Iterable[Term], *, after: int = 1) -> EndOfTerm:
    """The last day of the nth school term after the one in which the anchor lies, n from 1.

    A day in a holiday goes with the term before it, so that what is due in the next term is due in
    the one about to begin and not in the one after: the earlier of the two readings.

    ``terms`` are the authority's own, in order and apart; which years they must cover depends on
    the anchors. Raises ``WrongValueError`` for terms that overlap or are out of order and, when
    asked, ``NotSuppliedError`` where the answer needs a term that is not among them.

    >>> import timescales as ts
    >>> terms = [
    ...     ts.Term("Autumn 2026", ts.date(2026, 9, 2), ts.date(2026, 12, 18)),
    ...     ts.Term("Spring 2027", ts.date(2027, 1, 4), ts.date(2027, 3, 25)),
    ... ]
    >>> end_of_term(terms).due(ts.date(2026, 10, 7), ts.england_and_wales())
    Due(date(2027, 3, 25))

    Source: authorities' procedures have personal education plans reviewed each term; the dates of
    terms stand in no national text.
    """
    return EndOfTerm(checked_items(terms, Term, "terms"), after)
