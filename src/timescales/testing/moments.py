"""The moments on which clock rules go wrong, and stays about them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from itertools import pairwise

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from timescales._moments import day_begins, in_london, in_utc
from timescales.rules import Stay
from timescales.testing.days import anchors, beside

_CHANGES_IN = (3, 10)
_CHANGES_AT = timedelta(hours=1)
_DAY = 24 * 60
_FIVE_BEHIND = timezone(timedelta(hours=-5))


def moments(first: date | None = None, last: date | None = None) -> SearchStrategy[datetime]:
    """Moments of the days that ``anchors(first, last)`` gives, each with its offset.

    At whole hours and odd minutes, on and beside midnight, and about the changes of the clocks;
    some as the clocks of Europe/London show them, some in UTC or far from either.

    >>> from hypothesis import given
    >>> @given(moments(date(2026, 1, 1), date(2026, 12, 31)))
    ... def check(moment):
    ...     assert moment.utcoffset() is not None
    >>> check()
    """
    days = anchors(first, last)
    plain = st.builds(_at, days, st.integers(0, 23).map(lambda hour: 60 * hour))
    odd = st.builds(_at, days, st.integers(-1, _DAY))
    changes = st.builds(_near_change, days, st.sampled_from(_CHANGES_IN), st.integers(-150, 150))
    shown = st.sampled_from([in_london, in_utc, _far_off])
    return st.builds(lambda moment, show: show(moment), plain | odd | changes, shown)


@st.composite
def stays(draw: DrawFn, around: datetime | None = None) -> tuple[Stay, ...]:
    """Up to eight stays, in order and apart, within six weeks of a moment, given or drawn.

    Some touch, some are of whole hours, some go over midnights and changes of the clocks.

    >>> from hypothesis import given
    >>> from timescales.rules import rolling_hours
    >>> @given(stays())
    ... def check(used):
    ...     assert rolling_hours(72, within_days=28, used=used).used == used
    >>> check()
    """
    middle = in_utc(draw(moments()) if around is None else around)
    minutes = st.integers(-42, 42).map(lambda day: _DAY * day) | st.integers(-42 * _DAY, 42 * _DAY)
    ends = sorted(draw(st.sets(minutes, max_size=9)))
    spans = [span for span in pairwise(ends) if draw(st.booleans())]
    return tuple(
        Stay(middle + timedelta(minutes=start), middle + timedelta(minutes=end))
        for start, end in spans
    )


def _at(day: date, minutes: int) -> datetime:
    return day_begins(day) + timedelta(minutes=minutes)


def _near_change(day: date, month: int, minutes: int) -> datetime:
    """So many minutes from the last change of the clocks in a month of a day's year."""
    end = day.replace(month=month, day=31)
    sunday = beside(end, -((end.weekday() + 1) % 7))
    return day_begins(sunday) + _CHANGES_AT + timedelta(minutes=minutes)


def _far_off(moment: datetime) -> datetime:
    return moment.astimezone(_FIVE_BEHIND)
