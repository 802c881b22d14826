"""What a policy says otherwise than another, and where it is weaker than the statutory one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from functools import cache, partial
from typing import Any, NamedTuple

from timescales._text import listed, plural
from timescales.calendar import WorkingCalendar
from timescales.comparison.comparing import narrowed
from timescales.errors import HorizonError
from timescales.outcome import Due
from timescales.policies.named import statutory
from timescales.policy import DisputeStage, Policy
from timescales.rules import DateRule, no_deadline
from timescales.series import NOT_BEFORE
from timescales.timescale import Timescale

FIRST, LAST = date(2012, 1, 1), date(2039, 12, 31)
"""The start dates on which policies are compared, unless others are asked for."""

_TOLD_ELSEWHERE = {"id", "series", "citations", "relaxations", "notes"}
_FIELDS = tuple(
    field.name for field in fields(Timescale) if field.init and field.name not in _TOLD_ELSEWHERE
)
_APPLIES_TO = "applies to"
_NOT_HELD = no_deadline("the policy does not hold it")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a policy says otherwise than its base, in words; None where one is silent.

    ``where`` is the address of a rule, or a timescale and what of it.
    """

    where: str
    before: str | None
    now: str | None


def changes(base: Policy, policy: Policy) -> tuple[Change, ...]:
    """Everything that ``policy`` says otherwise than ``base``: rules, clocks and local data.

    Where a rule comes from is left out: the same words on another authority are no change.

    >>> from timescales.policies import day_count, statutory
    >>> for change in changes(statutory(), day_count()):
    ...     print(f"{change.where}: {change.now}")
    lac_review.second: 3 months after, from 14 October 1991 until ...; 91 days after, from ...
    lac_review.subsequent: 6 months after, from 14 October 1991 until ...; 183 days after, from ...
    """
    before, now = dict(_said(base)), dict(_said(policy))
    found = (Change(where, before.get(where), now.get(where)) for where in {**before, **now})
    return tuple(change for change in found if change.before != change.now and _is_told(change))


@dataclass(frozen=True, slots=True)
class AgainstStatute:
    """How one rule of a policy stands to the statutory one, over a span of start dates.

    ``dates`` counts the start dates on which the statutory policy gives a day. On ``weaker`` of
    them the policy's day is a later one (of an earliest day, an earlier one), by ``most`` days at
    most; on ``none`` it gives no day; on ``unknown`` it cannot be worked out. Where
    ``other_clock``, other events start, meet or end it, or choose its stages.
    """

    address: str
    dates: int
    weaker: int
    most: int
    none: int
    unknown: int
    other_clock: bool

    @property
    def is_weaker(self) -> bool:
        """Whether on any of the start dates it is not known to be as strict as the statute."""
        return bool(self.weaker or self.none or self.unknown)

    def __str__(self) -> str:
        return "; ".join(self._said())

    def _said(self) -> Iterator[str]:
        way = "earlier" if self.address.endswith(NOT_BEFORE) else "later"
        if not self.dates:
            yield "the statutory policy gives no date to compare with"
        elif not self.is_weaker:
            yield f"never {way} than the statutory date"
        if self.weaker:
            yield (
                f"{way} than the statutory date on {_share(self.weaker, self.dates)} of start "
                f"dates, by at most {plural(self.most, 'day')}"
            )
        if self.none:
            yield f"no date where there is a statutory one, on {_share(self.none, self.dates)}"
        if self.unknown:
            yield f"not to be worked out on {_share(self.unknown, self.dates)}"
        if self.other_clock:
            yield "other events decide when it runs"


def against_statute(
    policy: Policy, calendar: WorkingCalendar, first: date = FIRST, last: date = LAST
) -> Iterator[AgainstStatute]:
    """How each rule of a policy that differs from the statutory one stands to it.

    Both are asked on every start date from ``first`` to ``last``. A duty that the statutory policy
    does not hold is left out: there is nothing that it could be weaker than.

    >>> from timescales.calendar import england_and_wales
    >>> from timescales.policies import day_count
    >>> for each in against_statute(day_count(), england_and_wales()):
    ...     print(f"{each.address}: {each}")
    lac_review.second: later than the statutory date on 20.7 % of start dates, by at most 2 days
    lac_review.subsequent: later than the statutory date on 46.0 % of start dates, by at most ...
    """
    ours = {each.part: each for each in _rules(policy)}
    column = cache(partial(_column, calendar=calendar, first=first, last=last))
    for theirs in _rules(statutory()):
        our = ours.get(theirs.part, theirs._replace(rule=_NOT_HELD))
        if (our.rule, our.clock) != (theirs.rule, theirs.clock):
            columns = column(our.rule), column(theirs.rule)
            yield _compared(our.address, *columns, other_clock=our.clock != theirs.clock)


class _Rule(NamedTuple):
    """A rule of a policy: which part of which stage it is, and what decides when it runs."""

    part: tuple[str, str, str]
    address: str
    rule: DateRule
    clock: tuple[Any, ...]


def _rules(policy: Policy) -> Iterator[_Rule]:
    for duty in policy.timescales:
        parts = [
            (stage, part, rule)
            for stage in duty.series.stages
            for part, rule in (("", stage.rule), (NOT_BEFORE, stage.not_before))
            if rule is not None
        ]
        for address, (stage, part, rule) in zip(duty.addresses, parts, strict=True):
            clock = (duty.clock, stage.when, stage.no_later_than)
            yield _Rule((duty.id, stage.name, part), address, rule, clock)


_NONE, _UNKNOWN = 0, -1


def _column(rule: DateRule, calendar: WorkingCalendar, first: date, last: date) -> list[int]:
    """The ordinal of the day from each start date, or ``_NONE`` or ``_UNKNOWN``."""
    met = narrowed(rule, first, last)
    anchors = map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
    return [_ordinal(met, anchor, calendar) for anchor in anchors]


def _ordinal(rule: DateRule, anchor: date, calendar: WorkingCalendar) -> int:
    try:
        outcome = rule.due(anchor, calendar)
    except HorizonError:
        return _UNKNOWN
    return outcome.date.toordinal() if isinstance(outcome, Due) else _NONE


def _compared(
    address: str, ours: list[int], theirs: list[int], *, other_clock: bool
) -> AgainstStatute:
    """How one column stands to the other; the days of both from the same start dates."""
    sign = -1 if address.endswith(NOT_BEFORE) else 1
    days = [(our, limit) for our, limit in zip(ours, theirs, strict=True) if limit > 0]
    late = [by for our, limit in days if our > 0 and (by := sign * (our - limit)) > 0]
    none, unknown = (sum(our == what for our, _ in days) for what in (_NONE, _UNKNOWN))
    most = max(late, default=0)
    return AgainstStatute(address, len(days), len(late), most, none, unknown, other_clock)


def _said(policy: Policy) -> Iterator[tuple[str, str]]:
    """What a policy says, in words, by where it says it."""
    for each in _rules(policy):
        yield each.address, str(each.rule)
    for duty in policy.timescales:
        for name in _FIELDS:
            if value := getattr(duty, name):
                yield f"{duty.id}, {name.replace('_', ' ')}", _words(value)
        for stage in duty.series.stages:
            yield f"{duty.id}.{stage.name}, {_APPLIES_TO}", str(stage.when)
            if stage.no_later_than:
                caps = listed(map(repr, stage.no_later_than))
                yield f"{duty.id}.{stage.name}, no later than", caps
    for lead in policy.planning:
        yield f"{lead.timescale}, planned by", f"{lead.rule} the due date"
    if policy.dispute_stages:
        yield "dispute stages", listed(map(_dispute_stage, policy.dispute_stages))


def _is_told(change: Change) -> bool:
    """Of a stage that only one of the two has, its address says enough."""
    return None not in {change.before, change.now} or not change.where.endswith(_APPLIES_TO)


def _words(value: Any) -> str:
    if isinstance(value, tuple):
        return listed(value, "or")
    if isinstance(value, Enum):
        return str(value.value)
    return "yes" if value is True else str(value)


def _dispute_stage(stage: DisputeStage) -> str:
    return f"{stage.name} ({plural(stage.budget, 'working day')})" if stage.budget else stage.name


def _share(number: int, whole: int) -> str:
    percent = 100 * number / whole
    if number < whole and percent > 99.9:
        return "over 99.9 %"
    return "under 0.1 %" if percent < 0.1 else f"{percent:.1f} %".replace("100.0", "100")
