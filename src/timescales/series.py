"""Which rule applies when: stages, and the series that they make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from math import inf

from timescales._dates import checked_count, checked_items
from timescales._text import constructor, listed
from timescales.codec import Coded, register
from timescales.condition import Condition, Facts, Occurrences
from timescales.errors import WrongTypeError, WrongValueError
from timescales.rules import DateRule, RollingHours, checked_rule

_NAME = re.compile(r"[a-z][a-z0-9_]*")
NOT_BEFORE = "not_before"
"""The last part of the address of a stage's earliest day."""


def checked_name(name: object, what: str) -> str:
    """Return ``name`` if it is lower-case words joined by underscores, else refuse it."""
    if type(name) is not str or not _NAME.fullmatch(name):
        raise WrongValueError(
            f"{what} must be lower-case words joined by underscores, not {name!r}."
        )
    return name


class Cap(Coded):
    """A day that an occurrence may not be later than, whatever its rule says."""

    __slots__ = ()


@register("ByEvent")
@dataclass(frozen=True, slots=True, repr=False)
class ByEvent(Cap):
    """Due no later than the day of the ``nth`` such event since the start of the duty."""

    event: str
    nth: int = 1

    def __post_init__(self) -> None:
        checked_name(self.event, "An event kind")
        checked_count(self.nth, "nth")

    def __repr__(self) -> str:
        return constructor("ByEvent", self.event, **({} if self.nth == 1 else {"nth": self.nth}))


@register("BySetDay")
@dataclass(frozen=True, slots=True, repr=False)
class BySetDay(Cap):
    """Due no later than the day that the event it is counted from sets; ``what`` says what it is.

    As in ``BySetDay("the order's own expiry")``.
    """

    what: str

    def __post_init__(self) -> None:
        if type(self.what) is not str or not self.what:
            raise WrongTypeError(f"BySetDay says what the day is, as text, not {self.what!r}.")

    def __repr__(self) -> str:
        return constructor("BySetDay", self.what)


@register("Stage")
@dataclass(frozen=True, slots=True, repr=False)
class Stage(Coded):
    """A named part of a series: the rule for the occurrences that a condition chooses.

    ``not_before`` is a rule for the earliest lawful day, where the law sets a window, and
    ``no_later_than`` the days that bind where they are earlier than the rule's.
    """

    name: str
    rule: DateRule
    when: Condition
    not_before: DateRule | None = None
    no_later_than: tuple[Cap, ...] = ()
    bare: bool = field(init=False, repr=False, compare=False)
    """Whether its rule binds as it stands, whatever else the history holds."""

    def __post_init__(self) -> None:
        checked_name(self.name, "A stage's name")
        checked_rule(self.rule)
        if not isinstance(self.when, Condition):
            raise WrongTypeError(
                f"when must be a condition such as Occurrences(1), not {self.when!r}."
            )
        if self.not_before is not None:
            checked_rule(self.not_before, "not_before")
        caps = self.no_later_than
        if type(caps) is not tuple or not all(isinstance(cap, Cap) for cap in caps):
            raise WrongTypeError(f"no_later_than must be a tuple of caps, not {caps!r}.")
        object.__setattr__(self, "bare", not caps and not isinstance(self.rule, RollingHours))

    @property
    def earliest(self) -> Stage | None:
        """The stage whose rule gives the earliest lawful day, if the law sets one."""
        if self.not_before is None:
            return None
        return Stage(NOT_BEFORE, self.not_before, self.when)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The event kinds that it reads."""
        caps = (cap.event for cap in self.no_later_than if isinstance(cap, ByEvent))
        return (*self.when.kinds, *caps)

    def __repr__(self) -> str:
        given = {"not_before": self.not_before, "no_later_than": self.no_later_than}
        return constructor(
            "Stage", self.name, self.rule, self.when, **{k: v for k, v in given.items() if v}
        )


@register("Series")
@dataclass(frozen=True, slots=True, repr=False, init=False)
class Series(Coded):
    """Which rule applies when: stages of which one holds for each occurrence.

    ``Series(first=…, second=…, subsequent=…)`` builds the usual three; without ``second``,
    ``subsequent`` is for the second occurrence too; with ``first`` alone there is one occurrence.
    Stages chosen by occurrence alone must follow one another without a gap.
    """

    stages: tuple[Stage, ...]
    deciding: frozenset[str] = field(init=False, repr=False, compare=False)
    """The event kinds that decide between the stages."""
    _last_numbers: tuple[tuple[float, Stage], ...] = field(init=False, repr=False, compare=False)

    def __init__(
        self,
        stages: tuple[Stage, ...] = (),
        *,
        first: DateRule | None = None,
        second: DateRule | None = None,
        subsequent: DateRule | None = None,
    ) -> None:
        stages = checked_items(stages, Stage, "stages")
        usual = tuple(_usual_stages(first, second, subsequent))
        if bool(stages) == bool(usual):
            raise WrongTypeError("A series takes stages, or first=… and those that follow it.")
        object.__setattr__(self, "stages", stages or usual)
        kinds = frozenset(kind for stage in self.stages for kind in stage.when.kinds)
        object.__setattr__(self, "deciding", kinds)
        names = [stage.name for stage in self.stages]
        if len(set(names)) < len(names):
            raise WrongValueError(f"The stages of a series need different names, not {names}.")
        _check_tiling(self.stages)
        object.__setattr__(self, "_last_numbers", tuple(_last_numbers(self.stages)))

    @property
    def by_number(self) -> bool:
        """Whether the number of an occurrence alone decides between the stages."""
        return bool(self._last_numbers)

    def numbered(self, number: int) -> Stage | None:
        """The stage of that occurrence, if there is one, where the number alone decides."""
        for last, stage in self._last_numbers:
            if number <= last:
                return stage
        return None

    def possible(self, facts: Facts) -> tuple[Stage, ...]:
        """The stages that the facts do not exclude: one, where they say which it is."""
        return tuple(stage for stage in self.stages if stage.when.holds(facts) is not False)

    def goes_on(self, number: int) -> bool:
        """Whether there can be an occurrence of that number."""
        return not self.by_number or self.numbered(number) is not None

    def after(self, number: int, met: date, started: date) -> tuple[int, date] | None:
        """The number of the occurrence that follows one, and the day that it is counted from.

        ``met`` is the day on which that one was met, and ``started`` that on which its duty began.
        None where no other follows.
        """
        return (number + 1, max(met, started)) if self.goes_on(number + 1) else None

    def named(self, name: str) -> Stage | None:
        """The stage of that name, if there is one."""
        return next((stage for stage in self.stages if stage.name == name), None)

    def __repr__(self) -> str:
        named = {stage.name: stage.rule for stage in self.stages}
        usual = (named.get("first"), named.get("second"), named.get("subsequent"))
        if self.stages == tuple(_usual_stages(*usual)):
            return constructor("Series", **named)
        return constructor("Series", self.stages)


def _usual_stages(
    first: DateRule | None, second: DateRule | None, subsequent: DateRule | None
) -> Iterator[Stage]:
    if first is not None:
        yield Stage("first", first, Occurrences(1, 1))
    if second is not None:
        yield Stage("second", second, Occurrences(2, 2))
    if subsequent is not None:
        yield Stage("subsequent", subsequent, Occurrences(2 if second is None else 3))


def _last_numbers(stages: tuple[Stage, ...]) -> Iterator[tuple[float, Stage]]:
    """The number of the last occurrence of each stage, if each is chosen by occurrence alone."""
    whens = [stage.when for stage in stages if isinstance(stage.when, Occurrences)]
    if len(whens) == len(stages):
        for stage, when in zip(stages, whens, strict=True):
            yield inf if when.last is None else when.last, stage


def _check_tiling(stages: tuple[Stage, ...]) -> None:
    """Refuse stages that are chosen by occurrence alone and leave a gap or overlap."""
    whens = [stage.when for stage in stages if isinstance(stage.when, Occurrences)]
    if len(whens) < len(stages):
        return
    follows = all(
        earlier.last is not None and later.first == earlier.last + 1
        for earlier, later in pairwise(whens)
    )
    if whens[0].first != 1 or not follows:
        spans = listed(f"{stage.name} ({stage.when})" for stage in stages)
        raise WrongValueError(f"Stages must follow one another from the 1st occurrence: {spans}.")
