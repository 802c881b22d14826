"""Dates worked out by walking from one day to the next.

Nothing here is shared with the library: no calendar arithmetic but "the day after", no dateutil,
and the closed days come from ``holidays``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

import holidays

ONE_DAY = timedelta(days=1)
CLOSED = frozenset(holidays.country_holidays("GB", subdiv="ENG", years=range(1978, 2076)))


def is_open(day: date) -> bool:
    """Whether a day is a working day in England and Wales."""
    return day.weekday() not in (5, 6) and day not in CLOSED


def last_of_its_month(day: date) -> bool:
    """Whether the day after begins another month."""
    return (day + ONE_DAY).day == 1


def months_on(anchor: date, n: int) -> date:
    """The corresponding date: walk until the nth new month, then to the day or the month's end."""
    day, begun = anchor, 0
    while begun < n:
        day += ONE_DAY
        begun += day.day == 1
    while day.day != anchor.day and not last_of_its_month(day):
        day += ONE_DAY
    return day


def months_back(event: date, n: int, months: Callable[[date, int], date] = months_on) -> date:
    """The latest day whose n months end on or before the event, from looking at each in turn."""
    day = event
    while months(day, n) > event:
        day -= ONE_DAY
    return day


def month_end(anchor: date, after: int) -> date:
    """The last day of the month that so many new months have begun by."""
    day, begun = anchor, 0
    while begun < after or not last_of_its_month(day):
        day += ONE_DAY
        begun += day.day == 1
    return day


def year_end(anchor: date, after: int) -> date:
    """The last day of the year that so many new years have begun by."""
    day, begun = anchor, 0
    while begun < after or (day + ONE_DAY).year == day.year:
        day += ONE_DAY
        begun += (day.month, day.day) == (1, 1)
    return day


def working_days_on(anchor: date, n: int, *, counts: bool = False) -> date:
    """The nth working day: of those after the anchor or, where it ``counts``, from it on."""
    day = anchor if counts else anchor + ONE_DAY
    left = n
    while True:
        left -= is_open(day)
        if not left:
            return day
        day += ONE_DAY


def first_open(anchor: date) -> date:
    """The anchor, or the first working day after it."""
    day = anchor
    while not is_open(day):
        day += ONE_DAY
    return day


def is_birthday(born: date, day: date) -> bool:
    """Whether a day is the birthday; of one born on 29 February, the day after 28 February."""
    if (born.month, born.day) == (2, 29):
        eve = day - ONE_DAY
        return (eve.month, eve.day) == (2, 28)
    return (day.month, day.day) == (born.month, born.day)


@cache
def age_on(born: date, day: date) -> int:
    """How many birthdays have come, from the day after the birth to the day."""
    walked, age = born, 0
    while walked < day:
        walked += ONE_DAY
        age += is_birthday(born, walked)
    return age


@cache
def birthday(born: date, age: int) -> date:
    """The day on which that many birthdays have come."""
    day = born + (365 * age - 1) * ONE_DAY
    while age_on(born, day) < age:
        day += ONE_DAY
    return day


@cache
def every_day(first: date, last: date) -> tuple[date, ...]:
    """The days from one to another, both included."""
    return tuple(first + by * ONE_DAY for by in range((last - first).days + 1))
