"""What follows from a history, found by going through its days one at a time.

Nothing here is shared with the library but the shape of an event.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import timescales as ts
from tests.oracles import walking
from tests.oracles.walking import ONE_DAY

DAYS_IN_CARE, SINCE_AGE, FROM_AGE = 91, 14, 16
LONGEST, TOTAL = 17, 75
LIFTED = (date(2020, 4, 24), date(2020, 9, 25))


@dataclass(frozen=True)
class Day:
    """One day: whether the child is there at its end, and the first days of the stays of which any
    hour was on it."""

    on: date
    at_its_end: bool
    stays: tuple[date, ...]


def days(events: Iterable[ts.Event], begins: str, ends: str, last: date) -> Iterator[Day]:
    """Every day from the first event to ``last``: on each, what is open ends; then another begins;
    then that ends."""
    events = [event for event in events if event.kind in (begins, ends)]
    day = min((event.date for event in events), default=last + ONE_DAY)
    begun: date | None = None
    while day <= last:
        today = [event.kind for event in events if event.date == day]
        stays = [] if begun is None else [begun]
        if begun is not None and ends in today:
            today.remove(ends)
            begun = None
        if begun is None and begins in today:
            begun = day
            stays.append(day)
        if begun == day and ends in today:
            begun = None
        yield Day(day, begun is not None, tuple(stays))
        day += ONE_DAY


def eligible(events: Iterable[ts.Event], born: date, last: date) -> tuple[date, bool] | None:
    """The first day in care, of 16 or later, before which 91 days since 14 were in care; and
    whether it is the 16th birthday."""
    counted_from, from_day = walking.birthday(born, SINCE_AGE), walking.birthday(born, FROM_AGE)
    before = 0
    for day in days(events, "became_looked_after", "ceased_looked_after", last):
        if day.at_its_end and day.on >= from_day and before >= DAYS_IN_CARE:
            return day.on, day.on == from_day
        before += day.at_its_end and day.on >= counted_from
    return None


def limits_passed(events: Iterable[ts.Event], last: date) -> list[date]:
    """For each series of short breaks, the first day beyond 17 of one stay, or beyond 75 of all in
    the 12 months to it."""
    events = list(events)
    starts = sorted({e.date for e in events if e.kind == "short_break_series_started"})
    everything = list(days(events, "short_break_started", "short_break_ended", last))
    passed = []
    for number, start in enumerate(starts):
        following = starts[number + 1] if number + 1 < len(starts) else date.max
        stayed = [
            (day.on, stay) for day in everything for stay in day.stays if start <= stay < following
        ]
        beyond = [
            day for day, stay in stayed if _too_long(day, stay) or _too_many(day, dict(stayed))
        ]
        passed += beyond[:1]
    return passed


def _too_long(day: date, begun: date) -> bool:
    return (day - begun).days + 1 > LONGEST and not LIFTED[0] <= begun <= LIFTED[1]


def _too_many(day: date, stayed: Collection[date]) -> bool:
    """A day is in the 12 months to another where its own twelve months end after that other."""
    return sum(other <= day < year_on(other) for other in stayed) > TOTAL


@cache
def year_on(day: date) -> date:
    return walking.months_on(day, 12)
