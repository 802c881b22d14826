"""Rules about calendar periods and ages: the end of a month or year, a birthday."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar

from timescales._dates import checked_count, long_date
from timescales._text import constructor, ordinal
from timescales.calendar import WorkingCalendar
from timescales.codec import register
from timescales.errors import WrongTypeError
from timescales.outcome import Due
from timescales.rules.base import DateRule
from timescales.rules.counting import days_after, month_end, months_after
from timescales.step import Step


@dataclass(frozen=True, slots=True, repr=False)
class _EndOfPeriod(DateRule):
    """The last day of a period in which the anchor lies, or of one after it."""

    after: int

    noun: ClassVar[str]

    def __post_init__(self) -> None:
        checked_count(self.after, "after", least=0)

    @property
    def monotone(self) -> bool:
        return True

    @abstractmethod
    def _last_day(self, anchor: date) -> date:
        """The last day of the period that many after the anchor's own."""

    def trace(self, anchor: date, calendar: WorkingCalendar) -> Step:
        due = self._last_day(anchor)
        return self.step(anchor, Due(due), lambda: f"that {self.noun} ends on {long_date(due)}")

    def __repr__(self) -> str:
        return constructor(f"end_of_{self.noun}", after=self.after)

    def __str__(self) -> str:
        return f"the end of {nth_after(self.after, f'calendar {self.noun}')}"


@register("end_of_month")
class EndOfMonth(_EndOfPeriod):
    """The last day of a calendar month; see ``end_of_month``."""

    __slots__ = ()

    noun = "month"

    def _last_day(self, anchor: date) -> date:
        return month_end(months_after(anchor.replace(day=1), self.after))


@register("end_of_year")
class EndOfYear(_EndOfPeriod):
    """The last day of a calendar year; see ``end_of_year``."""

    __slots__ = ()

    noun = "year"

    def _last_day(self, anchor: date) -> date:
        return months_after(anchor.replace(month=12, day=31), 12 * self.after)


def nth_after(after: int, noun: str) -> str:
    """``the same month``, ``the next month``, ``the 2nd month after``."""
    if after == 0:
        return f"the same {noun}"
    return f"the next {noun}" if after == 1 else f"the {ordinal(after)} {noun} after"


class LeapBirthday(Enum):
    """The day on which a person born on 29 February attains an age in a common year."""

    MARCH_1 = "1 March"
    FEBRUARY_28 = "28 February"


@dataclass(frozen=True, slots=True, repr=False)
class _Birthday(DateRule):
    """A day set by a birthday, of which the anchor is the date of birth."""

    age: int
    leap_birthday: LeapBirthday = LeapBirthday.MARCH_1

    def __post_init__(self) -> None:
        checked_count(self.age, "age")
        if not isinstance(self.leap_birthday, LeapBirthday):
            raise WrongTypeError(
                f"leap_birthday must be a LeapBirthday, not {self.leap_birthday!r}."
            )

    @property
    def monotone(self) -> bool:
        return True

    def birthday(self, born: date) -> date:
        """The birthday of a person born on ``born``. Raises ``HorizonError`` past the last date."""
        day = months_after(born, 12 * self.age)
        moved = day.day != born.day and self.leap_birthday is LeapBirthday.MARCH_1
        return days_after(day, 1) if moved else day

    def _reason(self, born: date, day: date) -> str:
        """The sentence that says how the birthday was found."""
        reason = f"the {ordinal(self.age)} birthday is {long_date(day)}"
        if day.day == born.day:
            return reason
        return (
            f"born on 29 February, and {day.year} has none: by the choice made here "
            f"({self.leap_birthday.value}) {reason}"
        )

    def _chosen(self) -> dict[str, LeapBirthday]:
        chosen = self.leap_birthday
        return {} if chosen is LeapBirthday.MARCH_1 else {"leap_birthday": chosen}


@register("on_birthday")
class OnBirthday(_Birthday):
    """A birthday, over a date of birth; see ``on_birthday``."""

    __slots__ = ()

    def trace(self, anchor: date, calendar: WorkingCalendar) -> Step:
        day = self.birthday(anchor)
        return self.step(anchor, Due(day), lambda: self._reason(anchor, day))

    def __repr__(self) -> str:
        return constructor("on_birthday", self.age, **self._chosen())

    def __str__(self) -> str:
        return f"on the {ordinal(self.age)} birthday"


@register("day_before_birthday")
class DayBeforeBirthday(_Birthday):
    """The day before a birthday, over a date of birth; see ``day_before_birthday``."""

    __slots__ = ()

    def trace(self, anchor: date, calendar: WorkingCalendar) -> Step:
        day = self.birthday(anchor)
        eve = days_after(day, -1)
        return self.step(
            anchor,
            Due(eve),
            lambda: f"{self._reason(anchor, day)}; the day before is {long_date(eve)}",
        )

    def __repr__(self) -> str:
        return constructor("day_before_birthday", self.age, **self._chosen())

    def __str__(self) -> str:
        return f"the day before the {ordinal(self.age)} birthday"


def end_of_month(*, after: int) -> EndOfMonth:
    """The last day of the nth calendar month after the anchor's; 0 is the anchor's own.

    >>> import timescales as ts
    >>> end_of_month(after=1).due(ts.date(2024, 1, 10), ts.england_and_wales())
    Due(date(2024, 2, 29))

    Source: Children's Homes Regs 2015 reg 44(1), "at least once each month".
    """
    return EndOfMonth(after)


def end_of_year(*, after: int) -> EndOfYear:
    """The last day of the nth calendar year after the anchor's; 0 is the anchor's own.

    >>> import timescales as ts
    >>> end_of_year(after=1).due(ts.date(2024, 5, 1), ts.england_and_wales())
    Due(date(2025, 12, 31))

    Source: SI 2023/416 reg 6(2)(a)(ii), "at least once in each calendar year".
    """
    return EndOfYear(after)


def on_birthday(age: int, *, leap_birthday: LeapBirthday = LeapBirthday.MARCH_1) -> OnBirthday:
    """The birthday on which a person born on the anchor attains ``age``, in years.

    No statute of England and Wales says which day it is in a common year for a person born on
    29 February: 1 March unless ``leap_birthday`` chooses 28 February.

    >>> import timescales as ts
    >>> on_birthday(18).due(ts.date(2008, 2, 29), ts.england_and_wales())
    Due(date(2026, 3, 1))

    Source: Family Law Reform Act 1969 s 9(1).
    """
    return OnBirthday(age, leap_birthday)


def day_before_birthday(
    age: int, *, leap_birthday: LeapBirthday = LeapBirthday.MARCH_1
) -> DayBeforeBirthday:
    """The last day before a person born on the anchor attains ``age``; see ``on_birthday``.

    >>> import timescales as ts
    >>> day_before_birthday(18).due(ts.date(2008, 2, 29), ts.england_and_wales())
    Due(date(2026, 2, 28))
    """
    return DayBeforeBirthday(age, leap_birthday)
