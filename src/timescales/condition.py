"""When a stage of a series applies: conditions on the facts of one occurrence."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from timescales._dates import checked_count
from timescales._text import constructor, listed, ordinal
from timescales.calendar import WorkingCalendar
from timescales.codec import Coded, register
from timescales.errors import HorizonError, WrongTypeError, WrongValueError
from timescales.outcome import Due
from timescales.rules import DateRule, checked_rule, on_birthday

Verdict: TypeAlias = bool | None
"""Whether something holds; None where what is known does not say."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one occurrence of a duty.

    ``ordinal`` is its number, or the least it can be where ``at_least``. ``anchor`` is the day that
    it is counted from, or the earliest it can be where ``latest`` is given. ``happened`` holds the
    kinds of event since the start, of which any may be missing where ``incomplete``, and those in
    ``not_recorded`` always; ``details`` are those of the event that it is counted from.
    """

    ordinal: int
    started: date
    anchor: date
    calendar: WorkingCalendar
    born: date | None = None
    happened: frozenset[str] = frozenset()
    not_recorded: frozenset[str] = frozenset()
    details: Mapping[str, str] | None = None
    incomplete: bool = False
    at_least: bool = False
    latest: date | None = None

    def anchored_after(self, day: date) -> Verdict:
        """Whether it is counted from a day after this one; None where that is not known."""
        if self.anchor > day:
            return True
        return None if self.latest is not None and self.latest > day else False


class Condition(Coded, ABC):
    """A condition on the facts of an occurrence."""

    __slots__ = ()

    @abstractmethod
    def holds(self, facts: Facts) -> Verdict:
        """Whether it holds; None where what is known does not say."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The event kinds that it reads."""
        return ()


@register("Occurrences")
@dataclass(frozen=True, slots=True, repr=False)
class Occurrences(Condition):
    """The occurrences from ``first`` to ``last``, None being open."""

    first: int
    last: int | None = None

    def __post_init__(self) -> None:
        checked_count(self.first, "first")
        if self.last is not None:
            checked_count(self.last, "last", least=self.first)

    def __contains__(self, number: int) -> bool:
        return number >= self.first and (self.last is None or number <= self.last)

    def holds(self, facts: Facts) -> Verdict:
        if not facts.at_least:
            return facts.ordinal in self
        if self.last is not None and facts.ordinal > self.last:
            return False
        return True if self.last is None and facts.ordinal >= self.first else None

    def __repr__(self) -> str:
        arguments = (self.first,) if self.last is None else (self.first, self.last)
        return constructor("Occurrences", *arguments)

    def __str__(self) -> str:
        if self.last is None:
            return f"{ordinal(self.first)} and later"
        if self.first == self.last:
            return ordinal(self.first)
        return f"{ordinal(self.first)} to {ordinal(self.last)}"


@register("Aged")
@dataclass(frozen=True, slots=True, repr=False)
class Aged(Condition):
    """The subject's age, in years, on the day that the occurrence is counted from.

    At least ``least``, and under ``under``.
    """

    least: int | None = None
    under: int | None = None

    def __post_init__(self) -> None:
        if self.least is None and self.under is None:
            raise WrongValueError("Aged needs an age: least=…, under=… or both.")
        if self.least is not None:
            checked_count(self.least, "least")
        if self.under is not None:
            checked_count(self.under, "under", least=1 + (self.least or 0))

    def holds(self, facts: Facts) -> Verdict:
        if facts.born is None:
            return None
        old_enough = self.least is None or _attained(self.least, facts.born, facts)
        too_old = self.under is not None and _attained(self.under, facts.born, facts)
        return _every([old_enough, _negated(too_old)])

    def __repr__(self) -> str:
        given = {"least": self.least, "under": self.under}
        return constructor("Aged", **{k: v for k, v in given.items() if v is not None})

    def __str__(self) -> str:
        least = [] if self.least is None else [f"aged {self.least} or over"]
        under = [] if self.under is None else [f"aged under {self.under}"]
        return " and ".join(least + under)


def _attained(age: int, born: date, facts: Facts) -> Verdict:
    """Whether it is; never, where the birthday is beyond the dates that exist."""
    try:
        birthday = on_birthday(age).birthday(born)
    except HorizonError:
        return False
    return facts.anchored_after(birthday - timedelta(days=1))


@dataclass(frozen=True, slots=True, repr=False)
class _Elapsed(Condition):
    """Counted from a day that a rule sets apart, from the start of the duty."""

    rule: DateRule

    def __post_init__(self) -> None:
        checked_rule(self.rule)

    def _beyond(self, facts: Facts) -> Verdict:
        try:
            last = self.rule.due(facts.started, facts.calendar)
        except HorizonError:
            return None
        return facts.anchored_after(last.date) if isinstance(last, Due) else False

    def __repr__(self) -> str:
        return constructor(type(self).__name__, self.rule)


@register("Within")
class Within(_Elapsed):
    """Counted from a day that is no later than ``rule`` gives from the start of the duty."""

    __slots__ = ()

    def holds(self, facts: Facts) -> Verdict:
        return _negated(self._beyond(facts))

    def __str__(self) -> str:
        return f"counted from within {self.rule} the start"


@register("Beyond")
class Beyond(_Elapsed):
    """Counted from a day that is later than ``rule`` gives from the start of the duty."""

    __slots__ = ()

    def holds(self, facts: Facts) -> Verdict:
        return self._beyond(facts)

    def __str__(self) -> str:
        return f"counted from later than {self.rule} the start"


@dataclass(frozen=True, slots=True, repr=False)
class _Happened(Condition):
    """Whether an event of some kind has happened since the start of the duty."""

    event: str

    def __post_init__(self) -> None:
        if type(self.event) is not str or not self.event:
            raise WrongTypeError(f"event must be the kind of one, as text, not {self.event!r}.")

    @property
    def kinds(self) -> tuple[str, ...]:
        return (self.event,)

    def _happened(self, facts: Facts) -> Verdict:
        if self.event in facts.happened:
            return True
        return None if facts.incomplete or self.event in facts.not_recorded else False

    def __repr__(self) -> str:
        return constructor(type(self).__name__, self.event)


@register("Before")
class Before(_Happened):
    """Until an event of that kind has happened since the start of the duty."""

    __slots__ = ()

    def holds(self, facts: Facts) -> Verdict:
        return _negated(self._happened(facts))

    def __str__(self) -> str:
        return f"until {self.event}"


@register("Since")
class Since(_Happened):
    """Once an event of that kind has happened since the start of the duty."""

    __slots__ = ()

    def holds(self, facts: Facts) -> Verdict:
        return self._happened(facts)

    def __str__(self) -> str:
        return f"since {self.event}"


@register("Detail")
@dataclass(frozen=True, slots=True, repr=False)
class Detail(Condition):
    """The event that the occurrence is counted from says ``value`` under ``key``."""

    key: str
    value: str

    def holds(self, facts: Facts) -> Verdict:
        if facts.latest is not None:
            return None
        return facts.details is not None and facts.details.get(self.key) == self.value

    def __repr__(self) -> str:
        return constructor("Detail", self.key, self.value)

    def __str__(self) -> str:
        return f"{self.key} {self.value}"


@dataclass(frozen=True, slots=True, repr=False)
class _Joined(Condition):
    """Several conditions."""

    conditions: tuple[Condition, ...]

    def __post_init__(self) -> None:
        members = self.conditions
        if type(members) is not tuple or not all(isinstance(c, Condition) for c in members):
            raise WrongTypeError(f"{type(self).__name__} takes a tuple of conditions.")
        if len(members) < 2:
            raise WrongValueError(f"{type(self).__name__} is of several conditions.")

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(kind for condition in self.conditions for kind in condition.kinds)

    def __repr__(self) -> str:
        return constructor(type(self).__name__, self.conditions)


@register("AllOf")
class AllOf(_Joined):
    """Every one of several conditions."""

    __slots__ = ()

    def holds(self, facts: Facts) -> Verdict:
        return _every(condition.holds(facts) for condition in self.conditions)

    def __str__(self) -> str:
        return listed(map(str, self.conditions))


@register("AnyOf")
class AnyOf(_Joined):
    """At least one of several conditions."""

    __slots__ = ()

    def holds(self, facts: Facts) -> Verdict:
        return _negated(_every(_negated(condition.holds(facts)) for condition in self.conditions))

    def __str__(self) -> str:
        return listed(map(str, self.conditions), "or")


def _every(verdicts: Iterable[Verdict]) -> Verdict:
    """False if any is; else None if any is; else True."""
    seen = set(verdicts)
    return False if False in seen else None if None in seen else True


def _negated(verdict: Verdict) -> Verdict:
    return None if verdict is None else not verdict
