"""Corresponding dates, ends of periods and birthdays, month by month over a run of anchors."""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Callable, Iterator
from datetime import date

from timescales.rules.before import MonthsBefore, YearsBefore
from timescales.rules.counting import Months, Years
from timescales.rules.periods import (
    DayBeforeBirthday,
    EndOfMonth,
    EndOfYear,
    LeapBirthday,
    OnBirthday,
)
from timescales.rules.tabulating.run import Codes, Run, way
from timescales.table import REFUSED


@way(Months, Years)
def months(rule: Months | Years, run: Run) -> Codes:
    """Over ``months`` and ``years``: the corresponding date, clamped to the month's last day."""
    return _corresponding(run, rule.n * rule.months_each)


@way(MonthsBefore, YearsBefore)
def months_before(rule: MonthsBefore | YearsBefore, run: Run) -> Codes:
    """Over ``months_before`` and ``years_before``: from the end of a month, the end of a month."""
    shift = -rule.n * rule.months_each

    def answers(month: int, length: int) -> Codes:
        codes = _clamped(month + shift, length)
        return [*codes[:-1], _last(month + shift)]

    return _month_by_month(run, answers)


@way(EndOfMonth)
def end_of_month(rule: EndOfMonth, run: Run) -> Codes:
    """Over ``end_of_month``."""
    return _month_by_month(run, lambda month, length: [_last(month + rule.after)] * length)


@way(EndOfYear)
def end_of_year(rule: EndOfYear, run: Run) -> Codes:
    """Over ``end_of_year``: the end of its December."""

    def answers(month: int, length: int) -> Codes:
        return [_last(month - month % 12 + 11 + 12 * rule.after)] * length

    return _month_by_month(run, answers)


@way(OnBirthday, DayBeforeBirthday)
def birthday(rule: OnBirthday | DayBeforeBirthday, run: Run) -> Codes:
    """Over birthdays: born on 29 February, that of a common year is on the day chosen."""
    codes = _corresponding(run, 12 * rule.age)
    if rule.leap_birthday is LeapBirthday.MARCH_1:
        for index, year in _leap_days(run.days):
            if codes[index] != REFUSED and not isleap(year + rule.age):
                codes[index] += 2
    if isinstance(rule, DayBeforeBirthday):
        return [code if code == REFUSED else code - 2 for code in codes]
    return codes


def _corresponding(run: Run, shift: int) -> Codes:
    return _month_by_month(run, lambda month, length: _clamped(month + shift, length))


def _month_by_month(run: Run, answers: Callable[[int, int], Codes]) -> Codes:
    """The codes of a run, from those of each month: its number and length are given.

    Months are numbered from January of the year 0.
    """
    first = date.fromordinal(run.days.start)
    begins = run.days.start - first.day + 1
    month = 12 * first.year + first.month - 1
    codes: Codes = []
    while begins + len(codes) < run.days.stop:
        year, number = divmod(month, 12)
        codes += answers(month, monthrange(year, number + 1)[1])
        month += 1
    return run.cut(codes, begins)


def _clamped(month: int, length: int) -> Codes:
    """The codes of the first days of a month, of which the last one answers for days beyond it."""
    last = _last(month)
    if last == REFUSED:
        return [REFUSED] * length
    first = last - 2 * (monthrange(*_year_and_month(month))[1] - 1)
    return [*range(first, min(first + 2 * length, last), 2)] + [last] * max(
        length - (last - first) // 2, 0
    )


def _last(month: int) -> int:
    """The code of the last day of a month; a refusal where no such date exists."""
    year, number = _year_and_month(month)
    if not date.min.year <= year <= date.max.year:
        return REFUSED
    return 2 * date(year, number, monthrange(year, number)[1]).toordinal()


def _year_and_month(month: int) -> tuple[int, int]:
    year, number = divmod(month, 12)
    return year, number + 1


def _leap_days(days: range) -> Iterator[tuple[int, int]]:
    """Where in a run the 29ths of February lie, and of which years they are."""
    for year in range(date.fromordinal(days.start).year, date.fromordinal(days[-1]).year + 1):
        if isleap(year):
            leap_day = date(year, 2, 29).toordinal()
            if leap_day in days:
                yield leap_day - days.start, year
