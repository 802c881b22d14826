"""Derived events against a walk, a day at a time.

The histories hold gaps and contradictions: ends of nothing, starts of what is open, several events
of one day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import timescales as ts
from tests.oracles import deriving, walking
from tests.oracles.walking import ONE_DAY
from timescales.catalogue.derivations import ELIGIBLE_CHILD, SHORT_BREAKS
from timescales.derivation import Birthdays, Derivation

ENGLAND = ts.england_and_wales()
AT_16, LATER, PASSED = (
    "became_eligible_at_16",
    "became_eligible_later",
    "short_break_limit_exceeded",
)
BECAME, CEASED = "became_looked_after", "ceased_looked_after"
SERIES, BEGAN, ENDED = "short_break_series_started", "short_break_started", "short_break_ended"
CARE = (0, 1, 30, 45, 60, 90, 91, 92, 300)
BREAKS = (0, 1, 5, 14, 14, 16, 17, 18, 40)
BIRTHS = [date(2010, 3, 15), date(2008, 2, 29), date(2009, 3, 1)]


@st.composite
def spells(
    draw: st.DrawFn, begins: str, ends: str, first: date, lengths: Sequence[int]
) -> tuple[ts.Event, ...]:
    """Periods one after another, some touching, some of whose events are lost."""
    day = first
    events = []
    for gap, length in draw(
        st.lists(st.tuples(st.integers(0, 60), st.sampled_from(lengths)), max_size=8)
    ):
        day += gap * ONE_DAY
        events.append(ts.Event(begins, day))
        day += length * ONE_DAY
        events.append(ts.Event(ends, day))
    lost = draw(st.sets(st.integers(0, 15), max_size=2))
    return tuple(dict.fromkeys(e for number, e in enumerate(events) if number not in lost))


def derived(
    derivation: Derivation, events: Sequence[ts.Event], born: date | None = None
) -> list[tuple[str, date]]:
    case = ts.Case("A", tuple(events))
    return [(e.kind, e.date) for e in derivation.events(case.events, born, ENGLAND)]


@pytest.mark.parametrize("born", BIRTHS, ids=str)
@given(data=st.data(), days=st.integers(-30, 3 * 365))
@settings(max_examples=60)
def test_eligible(born: date, data: st.DataObject, days: int) -> None:
    """From a month before the 14th birthday to the 17th."""
    first = walking.birthday(born, 14) + days * ONE_DAY
    events = data.draw(spells(BECAME, CEASED, first, CARE))
    found = deriving.eligible(events, born, date(born.year + 20, 1, 1))
    expected = [] if found is None else [(AT_16 if found[1] else LATER, found[0])]
    assert derived(ELIGIBLE_CHILD, events, born) == expected


@given(st.data(), st.integers(0, 200), st.lists(st.integers(0, 300), max_size=2))
def test_short_breaks(data: st.DataObject, days: int, series: list[int]) -> None:
    """In and about the summer in which one limit was lifted, in any number of series."""
    first = date(2020, 3, 1) + days * ONE_DAY
    events = data.draw(spells(BEGAN, ENDED, first, BREAKS))
    events += tuple(ts.Event(SERIES, first + by * ONE_DAY) for by in series)
    expected = [(PASSED, day) for day in deriving.limits_passed(events, date(2022, 3, 1))]
    assert derived(SHORT_BREAKS, events) == expected


@given(st.data(), st.integers(0, 1500))
def test_a_day_rests_on_nothing_after_it(data: st.DataObject, days: int) -> None:
    """What is derived for a day by then is derived from the history by then."""
    born = BIRTHS[0]
    first = walking.birthday(born, 14)
    events = (
        *data.draw(spells(BECAME, CEASED, first - 30 * ONE_DAY, CARE)),
        ts.Event(SERIES, first),
        *data.draw(spells(BEGAN, ENDED, first, BREAKS)),
    )
    as_at = first + days * ONE_DAY
    by_then = [e for e in events if e.date <= as_at]
    for derivation in (ELIGIBLE_CHILD, SHORT_BREAKS, Birthdays.among(["turned_15"])):
        whole, known = derived(derivation, events, born), derived(derivation, by_then, born)
        assert [e for e in whole if e[1] <= as_at] == [e for e in known if e[1] <= as_at]
