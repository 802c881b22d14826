"""Rules that count on from an event: working days, days, weeks, months, years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from timescales._dates import checked_count, long_date, month_name
from timescales._text import constructor, plural
from timescales.calendar import WorkingCalendar
from timescales.codec import register
from timescales.errors import HorizonError, WrongTypeError
from timescales.outcome import Due
from timescales.rules.base import DateRule
from timescales.step import Skipped, Step

if TYPE_CHECKING:
    from dateutil.relativedelta import relativedelta


class DayZero(Enum):
    """What the anchor itself is to a count of days.

    ``EVENT``: the anchor is day zero and day 1 follows it, whether or not it is a working day.
    ``INCLUSIVE``: an open anchor is itself day 1, as in "beginning with"; a closed one as ``EVENT``
    for working days. ``FIRST_WORKING_DAY``: a closed anchor first moves to the next working day,
    which is then day zero.
    """

    EVENT = "event"
    INCLUSIVE = "inclusive"
    FIRST_WORKING_DAY = "first working day"


_PHRASES = {
    DayZero.EVENT: "after",
    DayZero.INCLUSIVE: "beginning with",
    DayZero.FIRST_WORKING_DAY: "after the first working day on or after",
}


def days_after(anchor: date, days: int) -> date:
    """The day so many days after ``anchor``; ``HorizonError`` where no such date exists."""
    try:
        return anchor + timedelta(days=days)
    except OverflowError:
        raise _no_such_date(anchor) from None


def _no_such_date(anchor: date) -> HorizonError:
    return HorizonError(
        f"Counting from {anchor} leaves the dates that exist, {date.min} to {date.max}."
    )


def skipped_between(calendar: WorkingCalendar, start: date, end: date) -> Skipped:
    """The closed days after ``start`` up to and including ``end``."""
    closures = calendar.closures(start, end)
    working = calendar.count(start, end)
    return Skipped((end - start).days - working - len(closures), closures)


@dataclass(frozen=True, slots=True, repr=False)
class _Counted(DateRule):
    """So many days of some kind, counted on from the anchor."""

    n: int
    day_zero: DayZero = DayZero.EVENT

    name: ClassVar[str]
    noun: ClassVar[str]

    def __post_init__(self) -> None:
        checked_count(self.n, "n")
        if not isinstance(self.day_zero, DayZero):
            raise WrongTypeError(f"day_zero must be a DayZero, not {self.day_zero!r}.")

    @property
    def monotone(self) -> bool:
        return True

    def _start(self, anchor: date, calendar: WorkingCalendar) -> date:
        if self.day_zero is DayZero.FIRST_WORKING_DAY:
            return calendar.working_day_on_or_after(anchor)
        return anchor

    def __repr__(self) -> str:
        chosen = {} if self.day_zero is DayZero.EVENT else {"day_zero": self.day_zero}
        return constructor(self.name, self.n, **chosen)

    def __str__(self) -> str:
        return f"{plural(self.n, self.noun)} {_PHRASES[self.day_zero]}"


@register("working_days")
class WorkingDays(_Counted):
    """The nth working day; see ``working_days``."""

    __slots__ = ()

    name = "working_days"
    noun = "working day"

    def trace(self, anchor: date, calendar: WorkingCalendar) -> Step:
        start = self._start(anchor, calendar)
        counts = self.day_zero is DayZero.INCLUSIVE and calendar.is_working_day(anchor)
        more = self.n - counts
        due = calendar.add(start, more) if more else anchor
        return self.step(
            anchor,
            Due(due, calendar.is_provisional(due)),
            lambda: _counted(anchor if counts else calendar.next_working_day(start), self.n, due),
            anchor_counts=counts,
            skipped=lambda: skipped_between(calendar, anchor, due),
        )


class _CalendarDays(_Counted):
    __slots__ = ()

    days_each: ClassVar[int]

    def trace(self, anchor: date, calendar: WorkingCalendar) -> Step:
        start = self._start(anchor, calendar)
        counts = self.day_zero is DayZero.INCLUSIVE
        total = self.n * self.days_each
        due = days_after(start, total - counts)
        leans = self.day_zero is DayZero.FIRST_WORKING_DAY and calendar.is_provisional(start)
        return self.step(
            anchor,
            Due(due, leans),
            lambda: _counted(start if counts else days_after(start, 1), total, due),
            anchor_counts=counts,
        )


def _counted(first: date, n: int, due: date) -> str:
    day_1 = f"day 1 is {long_date(first)}"
    return day_1 if n == 1 else f"{day_1}, day {n} is {long_date(due)}"


@register("days")
class Days(_CalendarDays):
    """The nth day; see ``days``."""

    __slots__ = ()

    name = "days"
    noun = "day"
    days_each = 1


@register("weeks")
class Weeks(_CalendarDays):
    """The last day of the nth week; see ``weeks``."""

    __slots__ = ()

    name = "weeks"
    noun = "week"
    days_each = 7


@dataclass(frozen=True, slots=True, repr=False)
class _CorrespondingDate(DateRule):
    """The corresponding date so many months or years on."""

    n: int

    name: ClassVar[str]
    noun: ClassVar[str]
    months_each: ClassVar[int]

    def __post_init__(self) -> None:
        checked_count(self.n, "n")

    @property
    def monotone(self) -> bool:
        return True

    def trace(self, anchor: date, calendar: WorkingCalendar) -> Step:
        due = months_after(anchor, self.n * self.months_each)
        return self.step(anchor, Due(due), lambda: _corresponding(anchor, due))

    def __repr__(self) -> str:
        return constructor(self.name, self.n)

    def __str__(self) -> str:
        return f"{plural(self.n, self.noun)} after"


def _corresponding(anchor: date, due: date) -> str:
    if due.day == anchor.day:
        return f"the corresponding date is {long_date(due)}"
    return (
        f"there is no {anchor.day} {month_name(due.month)} {due.year}, "
        f"so the last day of that month: {long_date(due)}"
    )


def months_after(anchor: date, months: int) -> date:
    """The corresponding date, clamped to the last day of a short month (*Dodds v Walker*)."""
    try:
        return anchor + _in_months(months)
    except (OverflowError, ValueError):
        raise _no_such_date(anchor) from None


def month_end(day: date) -> date:
    """The last day of a day's month."""
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(day=31)


@lru_cache
def _in_months(months: int) -> relativedelta:
    from dateutil.relativedelta import relativedelta

    return relativedelta(months=months)


@register("months")
class Months(_CorrespondingDate):
    """The corresponding date in the nth month; see ``months``."""

    __slots__ = ()

    name = "months"
    noun = "month"
    months_each = 1


@register("years")
class Years(_CorrespondingDate):
    """The corresponding date in the nth year; see ``years``."""

    __slots__ = ()

    name = "years"
    noun = "year"
    months_each = 12


def working_days(n: int, *, day_zero: DayZero = DayZero.EVENT) -> WorkingDays:
    """The nth working day after the anchor, n from 1.

    >>> import timescales as ts
    >>> working_days(20).due(ts.date(2026, 11, 2), ts.england_and_wales())
    Due(date(2026, 11, 30))

    Source: CPR 2010 reg 33(1), "within 20 working days of the date on which".
    """
    return WorkingDays(n, day_zero)


def days(n: int, *, day_zero: DayZero = DayZero.EVENT) -> Days:
    """The nth day after the anchor, every day counting, n from 1.

    >>> import timescales as ts
    >>> days(91).due(ts.date(2022, 12, 1), ts.england_and_wales())
    Due(date(2023, 3, 2))

    Source: *Lester v Garland* (1808): the day of the event is not counted.
    """
    return Days(n, day_zero)


def weeks(n: int, *, day_zero: DayZero = DayZero.EVENT) -> Weeks:
    """The last day of the nth week after the anchor, n from 1.

    >>> import timescales as ts
    >>> weeks(26, day_zero=ts.DayZero.INCLUSIVE).due(ts.date(2024, 1, 2), ts.england_and_wales())
    Due(date(2024, 7, 1))

    Source: Children Act 1989 s 32(1)(a)(ii), "beginning with the day".
    """
    return Weeks(n, day_zero)


def months(n: int) -> Months:
    """The corresponding date n months after the anchor, n from 1; the last day of a short month.

    >>> import timescales as ts
    >>> months(3).due(ts.date(2022, 11, 30), ts.england_and_wales())
    Due(date(2023, 2, 28))

    Source: *Dodds v Walker* [1981] 1 WLR 1027; Interpretation Act 1978 Sch 1.
    """
    return Months(n)


def years(n: int) -> Years:
    """The corresponding date n years after the anchor, n from 1; 28 February for 29 February.

    >>> import timescales as ts
    >>> years(1).due(ts.date(2024, 2, 29), ts.england_and_wales())
    Due(date(2025, 2, 28))
    """
    return Years(n)
