"""The dates on which date rules go wrong."""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import date
from functools import lru_cache

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from timescales._dates import checked_date
from timescales.calendar import WorkingCalendar, england_and_wales
from timescales.errors import WrongValueError

_SATURDAY = 5
_NEAR = 4
_EDGE = 45


def anchors(
    first: date | None = None,
    last: date | None = None,
    *,
    calendar: WorkingCalendar | None = None,
) -> SearchStrategy[date]:
    """Dates from ``first`` to ``last``, most of them hard.

    Plain dates, and dates at the ends of months, on and beside 29 February, on and around closures
    (so Easter, Christmas, and holidays that were moved or proclaimed), at weekends, and beside
    ``first`` and ``last``, which are the horizon of ``calendar`` unless given; ``calendar`` is
    England and Wales unless given. A failure shrinks to a plain date where one fails.

    >>> from hypothesis import given
    >>> @given(anchors(date(2024, 1, 1), date(2024, 12, 31)))
    ... def check(anchor):
    ...     assert anchor.year == 2024
    >>> check()
    """
    calendar = england_and_wales() if calendar is None else calendar
    first = calendar.first if first is None else checked_date(first, "first")
    last = calendar.projected_to if last is None else checked_date(last, "last")
    if last < first:
        raise WrongValueError(f"first must not be after last: {first} is after {last}.")
    plain = st.dates(first, last)
    years = st.integers(first.year, last.year)
    near_leap_day = st.builds(_near_leap_day, years, st.integers(-1, 1))
    edges = st.builds(beside, st.sampled_from([first, last]), st.integers(-_EDGE, _EDGE))
    kinds = [plain, plain.map(_month_end), near_leap_day, plain.map(_to_weekend), edges]
    closed = [day for day in _closed(calendar) if first <= day <= last]
    if closed:
        kinds.append(st.builds(beside, st.sampled_from(closed), st.integers(-_NEAR, _NEAR)))
    return st.one_of(kinds).map(lambda day: min(max(day, first), last))


@lru_cache(maxsize=16)
def hard_days(calendar: WorkingCalendar) -> tuple[date, ...]:
    """A fixed few hundred of such dates inside the horizon of ``calendar``, in order.

    From its first, middle and last years, the years about ``published_to``, and 2020 and 2022,
    when holidays were moved and proclaimed: the ends of months and the days beside them, days on
    and beside closures. ``check_rule`` uses them unless it is given others.

    >>> days = hard_days(england_and_wales())
    >>> date(2020, 5, 8) in days, date(2024, 2, 29) in days, days[0]
    (True, True, datetime.date(1978, 1, 1))
    """
    first, last = calendar.first, calendar.projected_to
    published_to = calendar.published_to or last
    middle = (first.year + last.year) // 2
    years = {first.year, 2020, 2022, 2024, middle, published_to.year, published_to.year + 1}
    years.add(last.year)
    days = {first, last, published_to, beside(published_to, 1)}
    for year in years:
        ends = [date(year, month, monthrange(year, month)[1]) for month in range(1, 13)]
        days |= {beside(end, by) for end in ends for by in (-1, 0, 1)}
    days |= {beside(day, by) for day in _closed(calendar) if day.year in years for by in (-3, 0, 1)}
    return tuple(sorted(day for day in days if first <= day <= last))


@lru_cache(maxsize=16)
def _closed(calendar: WorkingCalendar) -> tuple[date, ...]:
    eve = beside(calendar.first, -1)
    return tuple(closure.date for closure in calendar.closures(eve, calendar.projected_to))


def beside(day: date, by: int) -> date:
    """The day so many days after another, or the last that exists on the way there."""
    ordinal = day.toordinal() + by
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _near_leap_day(year: int, by: int) -> date:
    return beside(date(year, 2, 29 if isleap(year) else 28), by)


def _to_weekend(day: date) -> date:
    return day if day.weekday() >= _SATURDAY else beside(day, _SATURDAY - day.weekday())
