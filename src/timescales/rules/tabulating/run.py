"""A run of anchors under one calendar, and how a rule is worked out over it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias, TypeVar

from timescales.calendar import WorkingCalendar
from timescales.rules.base import DateRule
from timescales.table import REFUSED, code_of

Codes: TypeAlias = list[int]
"""The outcome for each anchor of a run, as ``timescales.table.code_of`` writes it."""


@dataclass(frozen=True, slots=True)
class Run:
    """Anchors that follow one another, as ordinals, and the calendar that they are asked under."""

    days: range
    calendar: WorkingCalendar

    def cut(self, codes: Codes, start: int) -> Codes:
        """The codes of this run out of those from ``start`` on; where there are none, refusals."""
        before = min(max(start - self.days.start, 0), len(self.days))
        inside = codes[max(self.days.start - start, 0) : max(self.days.stop - start, 0)]
        after = len(self.days) - before - len(inside)
        return [REFUSED] * before + inside + [REFUSED] * after


F = TypeVar("F", bound=Callable[..., Codes])

_ways: dict[type[DateRule], Callable[..., Codes]] = {}


def way(*kinds: type[DateRule]) -> Callable[[F], F]:
    """Decorate the function that works out rules of exactly these classes over a run.

    A class that extends one of them may answer otherwise, and is asked anchor by anchor.
    """

    def decorate(function: F) -> F:
        _ways.update(dict.fromkeys(kinds, function))
        return function

    return decorate


def has_way(rule: DateRule) -> bool:
    """Whether a rule, and every rule that it is made of, is worked out over a run at once."""
    return type(rule) in _ways and all(map(has_way, rule.parts))


def codes_over(rule: DateRule, run: Run) -> Codes:
    """The codes of any rule over a run: in its own way, or anchor by anchor."""
    own = _ways.get(type(rule))
    return codes_each(rule, run.calendar, run.days) if own is None else own(rule, run)


def codes_each(rule: DateRule, calendar: WorkingCalendar, days: Iterable[int]) -> Codes:
    """The codes of any rule for some days, each traced by itself."""
    outcome_of = partial(rule.due, calendar=calendar)
    return [code_of(outcome_of, day) for day in days]
