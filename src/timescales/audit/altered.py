"""Calendars that are wrong in a known way, over the years around one anchor."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from timescales.calendar import Closure, WorkingCalendar

_ONE_DAY = timedelta(days=1)
_CLOSED = "taken to be closed"


@lru_cache(maxsize=64)
def around(calendar: WorkingCalendar, year: int) -> WorkingCalendar:
    """A year of a calendar with the years before and after it, as far as the calendar goes.

    A short calendar is quick to change, which an audit does for each holiday near each anchor.
    """
    first = max(calendar.first, date(year - 1, 1, 1))
    last = min(calendar.projected_to, date(year + 1, 12, 31))
    published_to = calendar.published_to
    return WorkingCalendar(
        calendar.name,
        calendar.closures(first - _ONE_DAY, last),
        first=first,
        published_to=None
        if published_to is None or published_to < first
        else min(published_to, last),
        projected_to=last,
    )


@lru_cache(maxsize=64)
def closures_around(calendar: WorkingCalendar, year: int) -> tuple[Closure, ...]:
    """Every closed weekday of a year and of the years before and after it."""
    short = around(calendar, year)
    return short.closures(short.first - _ONE_DAY, short.projected_to)


def altered(
    calendar: WorkingCalendar,
    year: int,
    *,
    opened: Iterable[date] = (),
    closed: Iterable[date] = (),
) -> WorkingCalendar:
    """The years around one, with some closures opened and some working days closed."""
    return _altered(calendar, year, frozenset(opened), frozenset(closed))


@lru_cache(maxsize=1024)
def _altered(
    calendar: WorkingCalendar, year: int, opened: frozenset[date], closed: frozenset[date]
) -> WorkingCalendar:
    short = around(calendar, year)
    return short.without_closures(opened).with_closures(dict.fromkeys(closed, _CLOSED))
