"""Months, years and the ends of both, on every date, against a walk along the days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import timescales as ts
from tests.oracles import walking
from timescales.testing import anchors

ENGLAND = ts.england_and_wales()
# The century year that was a leap year, four years about two others, the four that are about now,
# and the century year 2100, which will be none: beyond the calendar, where months still answer.
SPANS = [
    (date(1999, 3, 1), date(2003, 2, 28)),
    (date(2023, 1, 1), date(2026, 12, 31)),
    (date(2098, 3, 1), date(2102, 2, 28)),
]
spans = pytest.mark.parametrize("span", SPANS, ids=lambda span: f"{span[0]}/{span[1]}")


def due(rule: ts.DateRule, anchor: date) -> date:
    outcome = rule.due(anchor, ENGLAND)
    assert isinstance(outcome, ts.Due)
    assert not outcome.provisional
    return outcome.date


class TestCorrespondingDate:
    """A period of months ends on the corresponding date, or on the last day of a short month."""

    @spans
    @pytest.mark.parametrize("n", [1, 2, 3, 4, 6, 12])
    def test_every_date(self, n: int, span: tuple[date, date]) -> None:
        """From every date of four years, for the numbers that the law uses."""
        rule = ts.months(n)
        wrong = [
            day for day in walking.every_day(*span) if due(rule, day) != walking.months_on(day, n)
        ]
        assert wrong == []

    @given(anchors(date(1900, 1, 1), date(2200, 12, 31)), st.integers(1, 60))
    @settings(max_examples=60)
    def test_any(self, anchor: date, n: int) -> None:
        """And from any date, for any number."""
        assert due(ts.months(n), anchor) == walking.months_on(anchor, n)

    @given(anchors(date(1900, 1, 1), date(2200, 12, 31)), st.integers(1, 8))
    @settings(max_examples=30)
    def test_years(self, anchor: date, n: int) -> None:
        """A year is twelve months."""
        assert due(ts.years(n), anchor) == walking.months_on(anchor, 12 * n)

    def test_every_leap_day(self) -> None:
        """From 29 February a year ends on 28 February, and four on the 29th but for 2100."""
        for year in range(1980, 2100, 4):
            leap_day = date(year, 2, 29)
            for n in (1, 4):
                assert due(ts.years(n), leap_day) == walking.months_on(leap_day, 12 * n)


class TestBefore:
    """n months before an event is the latest day whose n months end on or before it."""

    @spans
    @pytest.mark.parametrize("n", [1, 3])
    def test_every_date(self, n: int, span: tuple[date, date]) -> None:
        """From every date of four years, by trying each earlier day in turn."""
        rule = ts.months_before(n)
        # Each day is tried once: the latest day that ends in time never moves back.
        latest, wrong = walking.months_back(span[0], n), []
        for event in walking.every_day(*span):
            while walking.months_on(latest + walking.ONE_DAY, n) <= event:
                latest += walking.ONE_DAY
            if due(rule, event) != latest:
                wrong.append(event)
        assert wrong == []

    @given(anchors(date(1901, 1, 1), date(2200, 12, 31)), st.integers(1, 2))
    @settings(max_examples=10)
    def test_years(self, event: date, n: int) -> None:
        """So it is with years."""
        latest = event.replace(year=event.year - n, day=min(event.day, 28)) + 4 * walking.ONE_DAY
        while walking.months_on(latest, 12 * n) > event:
            latest -= walking.ONE_DAY
        assert due(ts.years_before(n), event) == latest


class TestEnds:
    """The end of a calendar month or year, n after the anchor's own."""

    @spans
    @pytest.mark.parametrize("after", [0, 1, 2])
    def test_month(self, after: int, span: tuple[date, date]) -> None:
        """On every date of four years."""
        rule = ts.end_of_month(after=after)
        wrong = [
            day
            for day in walking.every_day(*span)
            if due(rule, day) != walking.month_end(day, after)
        ]
        assert wrong == []

    @given(anchors(date(1900, 1, 1), date(2200, 12, 31)), st.integers(0, 3))
    @settings(max_examples=50)
    def test_year(self, anchor: date, after: int) -> None:
        """On any date."""
        assert due(ts.end_of_year(after=after), anchor) == walking.year_end(anchor, after)


class TestBirthday:
    """A person attains an age on the birthday; born on 29 February, on 1 March by default."""

    @given(anchors(date(1900, 1, 1), date(2100, 12, 31)), st.integers(1, 25))
    @settings(max_examples=50)
    def test_any(self, born: date, age: int) -> None:
        """The first day from the birth by which that many whole years and no fewer have passed."""
        day = walking.months_on(born, 12 * age)
        leap_born = day.day != born.day
        first_march = day + walking.ONE_DAY if leap_born else day
        assert due(ts.on_birthday(age), born) == first_march
        assert due(ts.day_before_birthday(age), born) == first_march - walking.ONE_DAY
        early = ts.on_birthday(age, leap_birthday=ts.LeapBirthday.FEBRUARY_28)
        assert due(early, born) == day
