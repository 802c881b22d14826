"""Rules made of rules: the earliest of several, the latest of several, one after another."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from math import inf
from typing import ClassVar, TypeAlias

from timescales._dates import long_date
from timescales._moments import in_london
from timescales._text import constructor, listed
from timescales.calendar import WorkingCalendar
from timescales.codec import register
from timescales.errors import WrongTypeError, WrongValueError
from timescales.outcome import Due, NoDeadline, Outcome
from timescales.rules.base import DateRule, Span, checked_rule, widest
from timescales.rules.clock import last_moment
from timescales.step import Step

_Limit: TypeAlias = tuple[float, bool, datetime | None]
"""A limb's last day, whether the whole of it is left, and its last moment if it is not."""


def _checked_rules(rules: tuple[DateRule, ...], name: str) -> None:
    if type(rules) is not tuple:
        raise WrongTypeError(f"{name} takes its rules as a tuple, not {rules!r}.")
    if not rules:
        raise WrongValueError(f"{name} needs at least one rule.")
    for member in rules:
        checked_rule(member)


def _flattened(rules: tuple[DateRule, ...], kind: type[_Choice]) -> tuple[DateRule, ...]:
    """The rules of nested choices of one kind, each once, in the order written."""
    _checked_rules(rules, kind.name)
    members = (rule.parts if type(rule) is kind else (rule,) for rule in rules)
    return tuple(dict.fromkeys(chain.from_iterable(members)))


@dataclass(frozen=True, slots=True, repr=False)
class _Choice(DateRule):
    """Several rules over one anchor, of which one decides."""

    rules: tuple[DateRule, ...]

    name: ClassVar[str]
    comparative: ClassVar[str]
    superlative: ClassVar[str]

    def __post_init__(self) -> None:
        rules = _flattened(self.rules, type(self))
        if len(rules) < 2:
            raise WrongValueError(f"{self.name} is of several different rules; one stands alone.")
        object.__setattr__(self, "rules", rules)

    @property
    def monotone(self) -> bool:
        return all(member.monotone for member in self.rules)

    @property
    def parts(self) -> tuple[DateRule, ...]:
        return self.rules

    @property
    def counts_hours(self) -> bool:
        return any(member.counts_hours for member in self.rules)

    @abstractmethod
    def _choose(self, limits: Sequence[Outcome] | Sequence[_Limit]) -> int:
        """The number of the limb that decides."""

    def trace(self, anchor: date, calendar: WorkingCalendar) -> Step:
        children = tuple(member.trace(anchor, calendar) for member in self.rules)
        return self._decided(anchor, children, self._choose([c.outcome for c in children]))

    def trace_at(self, moment: datetime, calendar: WorkingCalendar) -> Step:
        children = tuple(member.trace_at(moment, calendar) for member in self.rules)
        decided_by = self._choose([_limit(child, moment) for child in children])
        return self._decided(in_london(moment).date(), children, decided_by)

    def _decided(self, anchor: date, children: tuple[Step, ...], decided_by: int) -> Step:
        outcomes = [child.outcome for child in children]
        outcome = outcomes[decided_by]
        if isinstance(outcome, Due):
            if any(isinstance(o, Due) and o.provisional for o in outcomes):
                outcome = Due(outcome.date, provisional=True)
        else:
            reasons = [o.reasons for o in outcomes if isinstance(o, NoDeadline)]
            outcome = NoDeadline(tuple(reason for several in reasons for reason in several))
        return self.step(
            anchor,
            outcome,
            lambda: f"{self.superlative} is given by: {self.rules[decided_by]}",
            children=children,
            decided_by=decided_by,
        )

    def __repr__(self) -> str:
        return constructor(self.name, *self.rules)

    def __str__(self) -> str:
        degree = self.comparative if len(self.rules) == 2 else self.superlative
        return f"{degree} of {listed(map(str, self.rules))}"


def _limit(step: Step, moment: datetime) -> _Limit:
    """When a limb's time is up: on its last day, a moment comes before the end of that day."""
    if isinstance(step.outcome, NoDeadline):
        return inf, True, None
    last = last_moment(step, moment)
    return step.outcome.date.toordinal(), last is None, last


@register("strictest_of")
class StrictestOf(_Choice):
    """The earliest of several answers; see ``strictest_of``."""

    __slots__ = ()

    name = "strictest_of"
    comparative = "the earlier"
    superlative = "the earliest"

    def _choose(self, limits: Sequence[Outcome] | Sequence[_Limit]) -> int:
        return limits.index(min(limits))

    @property
    def in_force(self) -> Span:
        return widest(member.in_force for member in self.rules)


@register("latest_of")
class LatestOf(_Choice):
    """The latest of several answers; see ``latest_of``."""

    __slots__ = ()

    name = "latest_of"
    comparative = "the later"
    superlative = "the latest"

    def _choose(self, limits: Sequence[Outcome] | Sequence[_Limit]) -> int:
        return limits.index(max(limits))

    @property
    def in_force(self) -> Span:
        since, until = zip(*(member.in_force for member in self.rules), strict=True)
        return (
            max((day for day in since if day), default=None),
            min((day for day in until if day), default=None),
        )


@register("then")
@dataclass(frozen=True, slots=True, repr=False)
class Then(DateRule):
    """Rules one after another, each from the day that the last one gives; see ``then``."""

    rules: tuple[DateRule, ...]

    def __post_init__(self) -> None:
        _checked_rules(self.rules, "then")
        flat: list[DateRule] = []
        for member in self.rules:
            flat += member.rules if isinstance(member, Then) else (member,)
        if len(flat) < 2:
            raise WrongValueError("then needs a rule and another that follows it.")
        object.__setattr__(self, "rules", tuple(flat))

    @property
    def monotone(self) -> bool:
        return all(member.monotone for member in self.rules)

    @property
    def parts(self) -> tuple[DateRule, ...]:
        return self.rules

    @property
    def in_force(self) -> Span:
        return self.rules[0].in_force

    def trace(self, anchor: date, calendar: WorkingCalendar) -> Step:
        children: list[Step] = []
        day, leans = anchor, False
        for member in self.rules:
            child = member.trace(day, calendar)
            children.append(child)
            outcome = child.outcome
            if isinstance(outcome, NoDeadline):
                return self.step(
                    anchor, outcome, f"there is no day to go on from after: {member}",
                    children=tuple(children), decided_by=len(children) - 1,
                )  # fmt: skip
            day, leans = outcome.date, leans or outcome.provisional
        days = [child.anchor for child in children[1:]] + [day]
        return self.step(
            anchor,
            Due(day, leans),
            lambda: f"each from the day before it: {listed(map(long_date, days))}",
            children=tuple(children),
        )

    def __repr__(self) -> str:
        first, *rest = self.rules
        return repr(first) + "".join(f".then({following!r})" for following in rest)

    def __str__(self) -> str:
        return ", then ".join(map(str, self.rules))


def strictest_of(*rules: DateRule) -> DateRule:
    """The earliest of the days that several rules give; of one rule, that rule.

    A rule without a deadline does not bind, so it is left out unless all are without one.

    >>> import timescales as ts
    >>> strictest_of(ts.days(91), ts.months(3)).due(ts.date(2022, 12, 1), ts.england_and_wales())
    Due(date(2023, 3, 1))
    """
    return _simplest(StrictestOf, rules)


def latest_of(*rules: DateRule) -> DateRule:
    """The latest of the days that several rules give; no deadline if any has none.

    >>> import timescales as ts
    >>> latest_of(ts.days(91), ts.months(3)).due(ts.date(2022, 12, 1), ts.england_and_wales())
    Due(date(2023, 3, 2))
    """
    return _simplest(LatestOf, rules)


def _simplest(kind: type[_Choice], rules: tuple[DateRule, ...]) -> DateRule:
    """A choice between rules or, where they come to one, that rule."""
    flat = _flattened(rules, kind)
    return flat[0] if len(flat) == 1 else kind(flat)
