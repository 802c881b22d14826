"""Working days under each day zero, against a walk along the days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import timescales as ts
from tests.oracles import walking
from timescales.testing import anchors

ENGLAND = ts.england_and_wales()
# Years with holidays moved and proclaimed: 2011 and 2012, 2020, 2022 and 2023.
SPANS = [(date(2011, 1, 1), date(2012, 12, 31)), (date(2019, 12, 1), date(2023, 11, 30))]


def walked(anchor: date, n: int, day_zero: ts.DayZero) -> date:
    """The answer of the walk."""
    if day_zero is ts.DayZero.FIRST_WORKING_DAY:
        return walking.working_days_on(walking.first_open(anchor), n)
    return walking.working_days_on(anchor, n, counts=day_zero is ts.DayZero.INCLUSIVE)


def due(rule: ts.DateRule, anchor: date) -> date:
    outcome = rule.due(anchor, ENGLAND)
    assert isinstance(outcome, ts.Due)
    return outcome.date


class TestDayZero:
    """Day 1 follows the anchor; or an open anchor is day 1; or a closed one first moves."""

    @pytest.mark.parametrize("span", SPANS, ids=lambda span: f"{span[0]}/{span[1]}")
    @pytest.mark.parametrize("day_zero", ts.DayZero)
    @pytest.mark.parametrize("n", [1, 2, 5, 15, 20])
    def test_every_date(self, n: int, day_zero: ts.DayZero, span: tuple[date, date]) -> None:
        """On every date of years in which holidays were moved and proclaimed."""
        rule = ts.working_days(n, day_zero=day_zero)
        wrong = [
            day for day in walking.every_day(*span) if due(rule, day) != walked(day, n, day_zero)
        ]
        assert wrong == []

    @given(
        anchors(date(1978, 1, 2), date(2074, 6, 30)),
        st.integers(1, 250),
        st.sampled_from(ts.DayZero),
    )
    @settings(max_examples=200)
    def test_any(self, anchor: date, n: int, day_zero: ts.DayZero) -> None:
        """And on any date, for any number."""
        assert due(ts.working_days(n, day_zero=day_zero), anchor) == walked(anchor, n, day_zero)

    @given(anchors(date(1978, 1, 2), date(2075, 6, 30)), st.integers(1, 100))
    def test_days_from_the_first_working_day(self, anchor: date, n: int) -> None:
        """Days too can be counted from the first working day on or after."""
        rule = ts.days(n, day_zero=ts.DayZero.FIRST_WORKING_DAY)
        assert due(rule, anchor) == walking.first_open(anchor) + n * walking.ONE_DAY


class TestSkipped:
    """The explanation holds what was skipped and why."""

    @given(anchors(date(1978, 1, 2), date(2074, 6, 30)), st.integers(1, 60))
    def test_every_day_is_accounted_for(self, anchor: date, n: int) -> None:
        """Working days, weekend days and closures make up the days up to the answer."""
        step = ts.working_days(n).trace(anchor, ENGLAND)
        span = walking.every_day(anchor + walking.ONE_DAY, due(ts.working_days(n), anchor))
        closed = [c.date for c in step.skipped.closures]
        assert closed == [d for d in span if d.weekday() < 5 and not walking.is_open(d)]
        assert step.skipped.weekend_days == sum(d.weekday() >= 5 for d in span)
        assert len(span) == n + len(closed) + step.skipped.weekend_days
