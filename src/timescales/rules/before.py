"""Rules that count back from an event: the latest day that leaves so much time before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from timescales._dates import checked_count, long_date
from timescales._text import constructor, plural
from timescales.calendar import WorkingCalendar
from timescales.codec import register
from timescales.outcome import Due
from timescales.rules.base import DateRule
from timescales.rules.counting import days_after, month_end, months_after, skipped_between
from timescales.step import Step

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, repr=False)
class _CountedBack(DateRule):
    """So many of something, counted back from the anchor."""

    n: int

    name: ClassVar[str]
    noun: ClassVar[str]

    def __post_init__(self) -> None:
        checked_count(self.n, "n")

    @property
    def monotone(self) -> bool:
        return True

    def __repr__(self) -> str:
        return constructor(self.name, self.n)

    def __str__(self) -> str:
        return f"{plural(self.n, self.noun)} before"


@register("working_days_before")
class WorkingDaysBefore(_CountedBack):
    """The nth working day before; see ``working_days_before``."""

    __slots__ = ()

    name = "working_days_before"
    noun = "working day"

    def trace(self, anchor: date, calendar: WorkingCalendar) -> Step:
        due = calendar.before(anchor, self.n)
        return self.step(
            anchor,
            Due(due, calendar.is_provisional(anchor - _ONE_DAY)),
            lambda: (
                f"counting back, day 1 is {long_date(calendar.previous_working_day(anchor))}, "
                f"day {self.n} is {long_date(due)}"
            ),
            skipped=lambda: skipped_between(calendar, due, anchor - _ONE_DAY),
        )


class _CalendarDaysBefore(_CountedBack):
    __slots__ = ()

    days_each: ClassVar[int]

    def trace(self, anchor: date, calendar: WorkingCalendar) -> Step:
        due = days_after(anchor, -self.n * self.days_each)
        return self.step(anchor, Due(due), lambda: f"counting back, the day is {long_date(due)}")


@register("days_before")
class DaysBefore(_CalendarDaysBefore):
    """The nth day before; see ``days_before``."""

    __slots__ = ()

    name = "days_before"
    noun = "day"
    days_each = 1


@register("weeks_before")
class WeeksBefore(_CalendarDaysBefore):
    """The day n weeks before; see ``weeks_before``."""

    __slots__ = ()

    name = "weeks_before"
    noun = "week"
    days_each = 7


class _CorrespondingDateBefore(_CountedBack):
    __slots__ = ()

    months_each: ClassVar[int]

    def trace(self, anchor: date, calendar: WorkingCalendar) -> Step:
        due = months_after(anchor, -self.n * self.months_each)
        if anchor == month_end(anchor):
            due = month_end(due)
        return self.step(
            anchor,
            Due(due),
            lambda: (
                f"the latest day whose {plural(self.n, self.noun)} ends on or before it is "
                f"{long_date(due)}"
            ),
        )


@register("months_before")
class MonthsBefore(_CorrespondingDateBefore):
    """The latest day n months before; see ``months_before``."""

    __slots__ = ()

    name = "months_before"
    noun = "month"
    months_each = 1


@register("years_before")
class YearsBefore(_CorrespondingDateBefore):
    """The latest day n years before; see ``years_before``."""

    __slots__ = ()

    name = "years_before"
    noun = "year"
    months_each = 12


def working_days_before(n: int) -> WorkingDaysBefore:
    """The nth working day before the anchor, n from 1: the anchor is not counted, the answer is.

    >>> import timescales as ts
    >>> working_days_before(5).due(ts.date(2024, 1, 2), ts.england_and_wales())
    Due(date(2023, 12, 21))
    """
    return WorkingDaysBefore(n)


def days_before(n: int) -> DaysBefore:
    """The nth day before the anchor, n from 1.

    >>> import timescales as ts
    >>> days_before(28).due(ts.date(2024, 3, 14), ts.england_and_wales())
    Due(date(2024, 2, 15))
    """
    return DaysBefore(n)


def weeks_before(n: int) -> WeeksBefore:
    """The day n weeks before the anchor, n from 1.

    >>> import timescales as ts
    >>> weeks_before(6).due(ts.date(2024, 3, 14), ts.england_and_wales())
    Due(date(2024, 2, 1))
    """
    return WeeksBefore(n)


def months_before(n: int) -> MonthsBefore:
    """The latest day whose n months end on or before the anchor, n from 1.

    It undoes the corresponding-date rule: a month from 31 January ends on 28 February, so
    31 January is the last day that leaves a month before 28 February.

    >>> import timescales as ts
    >>> months_before(1).due(ts.date(2025, 3, 31), ts.england_and_wales())
    Due(date(2025, 2, 28))
    >>> months_before(1).due(ts.date(2025, 2, 28), ts.england_and_wales())
    Due(date(2025, 1, 31))
    """
    return MonthsBefore(n)


def years_before(n: int) -> YearsBefore:
    """The latest day whose n years end on or before the anchor, n from 1.

    >>> import timescales as ts
    >>> years_before(1).due(ts.date(2025, 2, 28), ts.england_and_wales())
    Due(date(2024, 2, 29))
    """
    return YearsBefore(n)
