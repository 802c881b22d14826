"""Rules that change another rule's answer or its period of force."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from functools import partial
from itertools import pairwise

from timescales._dates import checked_date, long_date, short_date
from timescales._moments import in_london
from timescales._text import constructor
from timescales.calendar import WorkingCalendar
from timescales.citation import Citation, Guidance
from timescales.codec import Coded, register
from timescales.errors import WrongTypeError, WrongValueError
from timescales.outcome import Due, NoDeadline
from timescales.rules.base import DateRule, Span, checked_rule
from timescales.step import Step

_ONE_DAY = timedelta(days=1)


class Roll(Enum):
    """Which way an answer moves off a closed day."""

    NEXT_WORKING_DAY = "next working day"
    PREVIOUS_WORKING_DAY = "previous working day"


NEXT_WORKING_DAY = Roll.NEXT_WORKING_DAY
PREVIOUS_WORKING_DAY = Roll.PREVIOUS_WORKING_DAY


@register("rolled_to")
@dataclass(frozen=True, slots=True, repr=False)
class Rolled(DateRule):
    """A rule whose answer moves off a closed day; see ``DateRule.rolled_to``."""

    rule: DateRule
    roll: Roll

    def __post_init__(self) -> None:
        checked_rule(self.rule)
        if not isinstance(self.roll, Roll):
            raise WrongTypeError(
                f"Roll to NEXT_WORKING_DAY or PREVIOUS_WORKING_DAY, not to {self.roll!r}."
            )

    @property
    def monotone(self) -> bool:
        return self.rule.monotone

    @property
    def parts(self) -> tuple[DateRule, ...]:
        return (self.rule,)

    @property
    def in_force(self) -> Span:
        return self.rule.in_force

    def trace(self, anchor: date, calendar: WorkingCalendar) -> Step:
        child = self.rule.trace(anchor, calendar)
        unrolled = child.outcome
        if isinstance(unrolled, NoDeadline):
            return self.step(anchor, unrolled, "there is no day to move", children=(child,))
        forward = self.roll is NEXT_WORKING_DAY
        move = calendar.working_day_on_or_after if forward else calendar.working_day_on_or_before
        day = move(unrolled.date)
        leans = unrolled.provisional or calendar.is_provisional(max(day, unrolled.date))
        said = partial(_moved, unrolled.date, day)
        return self.step(anchor, Due(day, leans), said, children=(child,))

    def __repr__(self) -> str:
        return f"{self.rule!r}.rolled_to({self.roll.name})"

    def __str__(self) -> str:
        return f"{self.rule}, moved off a closed day to the {self.roll.value}"


def _moved(unrolled: date, day: date) -> str:
    if day == unrolled:
        return f"{long_date(day)} is a working day"
    return f"{long_date(unrolled)} is closed, so it moves to {long_date(day)}"


@register("no_deadline")
@dataclass(frozen=True, slots=True, repr=False)
class NoDeadlineRule(DateRule):
    """There is no deadline; see ``no_deadline``."""

    reason: str

    def __post_init__(self) -> None:
        if type(self.reason) is not str or not self.reason:
            raise WrongTypeError(f"no_deadline needs a reason as text, not {self.reason!r}.")

    @property
    def monotone(self) -> bool:
        return True

    def trace(self, anchor: date, calendar: WorkingCalendar) -> Step:
        return self.step(anchor, NoDeadline((self.reason,)), self.reason)

    def __repr__(self) -> str:
        return constructor("no_deadline", self.reason)

    def __str__(self) -> str:
        return f"no deadline ({self.reason})"


@register("Version")
@dataclass(frozen=True, slots=True, repr=False)
class Version(Coded):
    """A rule as it stood for anchors from ``since`` to ``until``, both included; None is open.

    ``note`` is said wherever the version answers, as where the law does not settle a transition.
    """

    rule: DateRule
    since: date | None = None
    until: date | None = None
    source: Citation | Guidance | None = None
    note: str = ""

    def __post_init__(self) -> None:
        checked_rule(self.rule)
        for name, day in (("since", self.since), ("until", self.until)):
            if day is not None:
                checked_date(day, name)
        if self.since and self.until and self.until < self.since:
            raise WrongValueError(f"A version cannot end on {self.until}, before it begins.")

    def __repr__(self) -> str:
        fields = {"since": self.since, "until": self.until, "source": self.source}
        given = {name: value for name, value in fields.items() if value is not None}
        said = {"note": self.note} if self.note else {}
        return constructor("Version", self.rule, **given, **said)

    def __str__(self) -> str:
        begins = f"from {short_date(self.since)}" if self.since else ""
        ends = f"until {short_date(self.until)}" if self.until else ""
        in_force = " ".join(filter(None, (begins, ends)))
        return ", ".join(filter(None, (str(self.rule), in_force)))


@register("dated")
@dataclass(frozen=True, slots=True, repr=False)
class Dated(DateRule):
    """Versions of one rule in time, chosen by the anchor; see ``dated``."""

    versions: tuple[Version, ...]

    def __post_init__(self) -> None:
        if type(self.versions) is not tuple or not all(
            isinstance(v, Version) for v in self.versions
        ):
            raise WrongTypeError(
                f"dated takes versions, as Version(rule, since=…), not {self.versions!r}."
            )
        if not self.versions:
            raise WrongValueError("dated needs at least one version.")
        for earlier, later in pairwise(self.versions):
            if earlier.until is None or later.since is None:
                raise WrongValueError(
                    f"Versions must follow one another: {earlier!r} needs an 'until' and "
                    f"{later!r} a 'since'."
                )
            if later.since - earlier.until != _ONE_DAY:
                fault = "overlap" if later.since <= earlier.until else "leave a gap"
                raise WrongValueError(
                    f"Versions must tile: one ends on {earlier.until} and the next begins on "
                    f"{later.since}, so they {fault}."
                )

    @property
    def parts(self) -> tuple[DateRule, ...]:
        return tuple(version.rule for version in self.versions)

    @property
    def counts_hours(self) -> bool:
        return any(part.counts_hours for part in self.parts)

    @property
    def in_force(self) -> Span:
        return self.versions[0].since, self.versions[-1].until

    def version_on(self, anchor: date) -> Version | None:
        """The version in force on a day, if any."""
        since = self.versions[0].since
        if since is not None and anchor < since:
            return None
        for version in self.versions:
            if version.until is None or anchor <= version.until:
                return version
        return None

    def trace(self, anchor: date, calendar: WorkingCalendar) -> Step:
        return self._traced(anchor, lambda rule: rule.trace(anchor, calendar))

    def trace_at(self, moment: datetime, calendar: WorkingCalendar) -> Step:
        day = in_london(moment).date()
        return self._traced(day, lambda rule: rule.trace_at(moment, calendar))

    def _traced(self, anchor: date, trace: Callable[[DateRule], Step]) -> Step:
        version = self.version_on(anchor)
        if version is None:
            since, until = self.in_force
            early = since is not None and anchor < since
            side, bound = ("before", since) if early else ("after", until)
            reason = f"not in force {side} {bound and short_date(bound)}"
            return self.step(anchor, NoDeadline((reason,)), reason)
        child = trace(version.rule)
        said = partial(_in_force, anchor, version)
        return self.step(anchor, child.outcome, said, children=(child,), decided_by=0)

    def __repr__(self) -> str:
        return constructor("dated", *self.versions)

    def __str__(self) -> str:
        return "; ".join(map(str, self.versions))


def _in_force(anchor: date, version: Version) -> str:
    source = "" if version.source is None else f" ({version.source})"
    return f"in force on {short_date(anchor)}: {version}{source}"


def no_deadline(reason: str) -> NoDeadlineRule:
    """There is no deadline, for the reason given.

    >>> import timescales as ts
    >>> no_deadline("as the court directs").due(ts.date(2026, 11, 2), ts.england_and_wales())
    NoDeadline(('as the court directs',))
    """
    return NoDeadlineRule(reason)


def dated(*versions: Version) -> Dated:
    """Versions of a rule that follow one another without gap or overlap; the anchor chooses.

    An anchor before the first or after the last has no deadline.

    >>> import timescales as ts
    >>> review = dated(
    ...     Version(ts.weeks(4), until=ts.date(2011, 3, 31)),
    ...     Version(ts.working_days(20), since=ts.date(2011, 4, 1)),
    ... )
    >>> review.due(ts.date(2011, 3, 31), ts.england_and_wales())
    Due(date(2011, 4, 28))
    """
    return Dated(versions)
