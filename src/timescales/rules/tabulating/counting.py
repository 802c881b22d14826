"""Counts of working days and of days, and days that are known, over a run of anchors."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain, count, repeat
from operator import sub

from timescales.calendar import WorkingCalendar
from timescales.rules.adjusting import NoDeadlineRule
from timescales.rules.before import DaysBefore, WeeksBefore, WorkingDaysBefore
from timescales.rules.clock import Hours
from timescales.rules.counting import Days, DayZero, Weeks, WorkingDays
from timescales.rules.given import NotSupplied, OnDay
from timescales.rules.tabulating.run import Codes, Run, codes_each, way
from timescales.table import NO_DEADLINE, REFUSED

_LAST_DAY = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Counts:
    """A calendar as two arrays: how many working days there are up to a day, and which they are.

    ``rank[i]`` counts those among the first i days of the horizon, of which day i has the ordinal
    ``zero + i``; ``select[k]`` is the code of the working day that has k before it.
    """

    zero: int
    rank: array[int]
    select: array[int]
    published_to: int

    def nth_after(self, n: int) -> Codes:
        """The codes of the nth working day after each day of the horizon, from day ``zero`` on."""
        ahead = self.select[n - 1 :].tolist()
        ahead += [REFUSED] * (len(self.select) + 1 - len(ahead))
        return [ahead[worked] for worked in self.rank]

    def nth_before(self, n: int, *, leans_from: int) -> Codes:
        """Those of the nth working day up to each day, which leans on days from the one given.

        ``leans_from`` is counted from day ``zero``.
        """
        back = [REFUSED] * min(n, len(self.rank)) + [code & ~1 for code in self.select]
        published = [back[worked] for worked in self.rank[:leans_from]]
        return published + [
            code if (code := back[worked]) == REFUSED else code | 1
            for worked in self.rank[leans_from:]
        ]


@lru_cache(maxsize=8)
def counts_of(calendar: WorkingCalendar) -> Counts:
    """The arrays of a calendar, kept for the calendars asked last."""
    zero = calendar.first.toordinal() - 1
    published_to = calendar.published_to.toordinal() if calendar.published_to else zero
    ordinals = list(map(date.toordinal, calendar.working_days))
    edges = [zero, *ordinals, calendar.projected_to.toordinal() + 1]
    rank = array("i", chain.from_iterable(map(repeat, count(), map(sub, edges[1:], edges))))
    select = array("i", (2 * day + (day > published_to) for day in ordinals))
    return Counts(zero, rank, select, published_to)


@way(WorkingDays)
def working_days(rule: WorkingDays, run: Run) -> Codes:
    """Over ``working_days``: the anchor as day zero, as day 1 if open, or moved to a working day.

    An open anchor that counts is reached by n days from the day before it, and so is what n days
    from a closed one reach; a closed one moved to a working day has one more before it.
    """
    counts = counts_of(run.calendar)
    if rule.day_zero is DayZero.EVENT:
        return run.cut(counts.nth_after(rule.n), counts.zero)
    n = rule.n if rule.day_zero is DayZero.INCLUSIVE else rule.n + 1
    return run.cut(counts.nth_after(n)[:-1], counts.zero + 1)


@way(WorkingDaysBefore)
def working_days_before(rule: WorkingDaysBefore, run: Run) -> Codes:
    """Over ``working_days_before``: the nth working day up to the day before the anchor."""
    counts = counts_of(run.calendar)
    codes = counts.nth_before(rule.n, leans_from=counts.published_to + 1 - counts.zero)
    return run.cut(codes, counts.zero + 1)


@way(Days, Weeks)
def days(rule: Days | Weeks, run: Run) -> Codes:
    """Over ``days`` and ``weeks``: so many days on, less the anchor itself where it counts."""
    total = rule.n * rule.days_each
    if rule.day_zero is DayZero.FIRST_WORKING_DAY:
        counts = counts_of(run.calendar)
        starts = run.cut(counts.nth_after(1)[:-1], counts.zero + 1)
        latest = 2 * (_LAST_DAY - total) + 1
        return [start + 2 * total if 0 < start <= latest else REFUSED for start in starts]
    return moved(run.days, total - (rule.day_zero is DayZero.INCLUSIVE))


@way(DaysBefore, WeeksBefore)
def days_before(rule: DaysBefore | WeeksBefore, run: Run) -> Codes:
    """Over ``days_before`` and ``weeks_before``."""
    return moved(run.days, -rule.n * rule.days_each)


@way(Hours)
def hours(rule: Hours, run: Run) -> Codes:
    """Over ``hours``: the day so many on, rounded up.

    A change of the clocks takes a day off only where one or two hours go beyond whole days, and
    beside the first and last dates the moments may not exist; there each anchor is traced.
    """
    inside = run.days.start > 3 and run.days.stop + rule.n // 24 + 3 < _LAST_DAY
    if rule.n % 24 in (1, 2) or not inside:
        return codes_each(rule, run.calendar, run.days)
    return moved(run.days, -(-rule.n // 24))


def moved(days: range, by: int) -> Codes:
    """The codes of the days so many days after each; refusals where no such date exists."""
    first, stop = days.start + by, days.stop + by
    early = min(max(1 - first, 0), len(days))
    late = min(max(stop - 1 - _LAST_DAY, 0), len(days))
    dates = range(2 * (first + early), 2 * (stop - late), 2)
    return [REFUSED] * early + list(dates) + [REFUSED] * late


@way(OnDay)
def on_day(rule: OnDay, run: Run) -> Codes:
    """Over ``on_day``."""
    return [2 * rule.day.toordinal()] * len(run.days)


@way(NoDeadlineRule)
def no_deadline(_: NoDeadlineRule, run: Run) -> Codes:
    """Over ``no_deadline``."""
    return [NO_DEADLINE] * len(run.days)


@way(NotSupplied)
def not_supplied(_: NotSupplied, run: Run) -> Codes:
    """Over ``not_supplied``."""
    return [REFUSED] * len(run.days)
