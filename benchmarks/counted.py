"""The right answers, counted a day at a time, with nothing of the library.

The closed days are those that GOV.UK published, from the copy that ``govuk-bank-holidays`` brings
with it: 2012 to 2028. Months are walked, too, and so use no calendar arithmetic of the library's.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Final

from benchmarks.peers import load

FIRST: Final = date(2019, 2, 1)
LAST: Final = date(2028, 10, 31)
"""Starts are chosen from these days, so that peers with a short list of holidays can answer."""

_DAY: Final = timedelta(days=1)


@cache
def closed_days() -> frozenset[date]:
    """England's bank holidays as published, 2012 to 2028."""
    source = load("govuk_bank_holidays.bank_holidays").BankHolidays(use_cached_holidays=True)
    return frozenset(day["date"] for day in source.get_holidays(division="england-and-wales"))


def is_open(day: date) -> bool:
    """Whether a day is a working day."""
    return day.weekday() < 5 and day not in closed_days()


def working_days_on(start: date, n: int) -> date:
    """The nth working day after a day."""
    day = start
    while n:
        day += _DAY
        n -= is_open(day)
    return day


def walker(n: int) -> Callable[[date], date]:
    """The same count as fast as a plain loop is: the measure of a machine's pace."""
    closed = closed_days()

    def walk(day: date) -> date:
        left = n
        while left:
            day += _DAY
            if day.weekday() < 5 and day not in closed:
                left -= 1
        return day

    return walk


def between(start: date, end: date) -> int:
    """The working days after ``start`` up to and including ``end``."""
    span = range(1, (end - start).days + 1)
    return sum(is_open(start + number * _DAY) for number in span)


def days_on(start: date, n: int) -> date:
    """The nth day after a day."""
    return date.fromordinal(start.toordinal() + n)


def months_on(start: date, n: int) -> date:
    """The corresponding date, or the end of a month that has none."""
    day = start
    while n:
        day += _DAY
        n -= day.day == 1
    while day.day != start.day and (day + _DAY).day != 1:
        day += _DAY
    return day


def starts(count: int, seed: int) -> list[date]:
    """Days at random; the same for the same seed."""
    choose = random.Random(seed)
    span = (LAST - FIRST).days + 1
    return [FIRST + choose.randrange(span) * _DAY for _ in range(count)]
