"""Eligibility and limits on stays against a walk, a day at a time.

Nothing here is shared with the library: every day is looked at, and what is in care or away on it
is looked up in the list of periods.
"""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

import timescales as ts
from timescales.catalogue import DERIVATIONS

DAY = timedelta(days=1)
ENGLAND = ts.england_and_wales()
[ELIGIBLE, LIMITS] = DERIVATIONS
BORN = date(2008, 2, 29)
FOURTEEN, SIXTEEN = date(2022, 3, 1), date(2024, 2, 29)
WATCHED = date(2026, 1, 1)

Periods = list[tuple[date, date]]


@st.composite
def periods(draw: st.DrawFn, since: date, longest: int) -> Periods:
    """Periods one after another, none of which meets the next."""
    found: Periods = []
    day = since
    for _ in range(draw(st.integers(0, 7))):
        start = day + draw(st.integers(1, 60)) * DAY
        day = start + draw(st.integers(1, longest)) * DAY
        found.append((start, day))
    return found


def events(kinds: tuple[str, str], spans: Periods) -> list[ts.Event]:
    return [ts.Event(kind, day) for span in spans for kind, day in zip(kinds, span, strict=True)]


def eligible(spans: Periods) -> list[tuple[str, date]]:
    """The first day in care, from 16, before which 91 days in care since 14 have passed."""
    in_care = 0
    day = FOURTEEN
    while day < WATCHED + 2000 * DAY:
        now = any(start <= day < end for start, end in spans)
        if now and in_care >= 91 and day >= SIXTEEN:
            return [("at_16" if day == SIXTEEN else "later", day)]
        in_care += now
        day += DAY
    return []


def a_year_before(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return date(day.year - 1, 2, 28) if is_leap_day else date(day.year - 1, day.month, day.day)


def exceeded(spans: Periods) -> list[date]:
    """The first day that is the 18th of a stay, or the 76th of all stays in the year to it."""
    away: set[date] = set()
    for start, end in spans:
        day = start
        while day <= end:
            away.add(day)
            if (day - start).days >= 17 or sum(a_year_before(day) < d <= day for d in away) > 75:
                return [day]
            day += DAY
    return []


@given(periods(date(2021, 12, 1), 500))
def test_eligibility(spans: Periods) -> None:
    """Born on a leap day, 14 on 1 March and 16 on the leap day of 2024."""
    care = events(("became_looked_after", "ceased_looked_after"), spans)
    found = [
        (event.kind.removeprefix("became_eligible_"), event.date)
        for event in ELIGIBLE.events(care, BORN, ENGLAND)
    ]
    assert found == eligible(spans)


@given(periods(date(2023, 1, 1), 18))
def test_stays(spans: Periods) -> None:
    """Of one series, in years in which the limit of one stay was not lifted."""
    series = ts.Event("short_break_series_started", date(2023, 1, 1))
    stays = events(("short_break_started", "short_break_ended"), spans)
    found = [event.date for event in LIMITS.events([series, *stays], None, ENGLAND)]
    assert found == exceeded(spans)
