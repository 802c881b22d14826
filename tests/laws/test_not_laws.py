"""What looks like a law and is not, each with its smallest counter-example."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

import timescales as ts
from timescales.testing import anchors

ENGLAND = ts.england_and_wales()
FRI_1_MAY_2020 = date(2020, 5, 1)
MON_4_MAY_2020 = date(2020, 5, 4)
TUE_5_MAY_2020 = date(2020, 5, 5)
FRI_8_MAY_2020 = date(2020, 5, 8)


def due(rule: ts.DateRule, anchor: date, calendar: ts.WorkingCalendar = ENGLAND) -> date:
    outcome = rule.due(anchor, calendar)
    assert isinstance(outcome, ts.Due)
    return outcome.date


class TestMonthsDoNotAdd:
    """``months(a).then(months(b))`` is not ``months(a+b)``."""

    def test_counter_example(self) -> None:
        """29 December 2005: two months and one give 28 March, three give 29 March."""
        anchor = date(2005, 12, 29)
        assert due(ts.months(2).then(ts.months(1)), anchor) == date(2006, 3, 28)
        assert due(ts.months(3), anchor) == date(2006, 3, 29)

    @given(anchors(), st.integers(1, 24), st.integers(1, 24))
    def test_never_later(self, anchor: date, a: int, b: int) -> None:
        """But in two steps they never end later, and at most three days earlier."""
        stepped = due(ts.months(a).then(ts.months(b)), anchor)
        assert 0 <= (due(ts.months(a + b), anchor) - stepped).days <= 3

    @given(anchors().filter(lambda day: day.day <= 28), st.integers(1, 24), st.integers(1, 24))
    def test_add_up_to_the_28th(self, anchor: date, a: int, b: int) -> None:
        """And up to the 28th of a month they add."""
        assert due(ts.months(a).then(ts.months(b)), anchor) == due(ts.months(a + b), anchor)

    def test_years(self) -> None:
        """Nor do years: from 29 February 2024 one year four times is a day short of four."""
        stepped = ts.years(1).then(ts.years(1)).then(ts.years(1)).then(ts.years(1))
        assert due(stepped, date(2024, 2, 29)) == date(2028, 2, 28)
        assert due(ts.years(4), date(2024, 2, 29)) == date(2028, 2, 29)


class TestMonthsDoNotInvert:
    """Months on and months back do not undo one another."""

    def test_counter_example(self) -> None:
        """From 29 January 2006 a month on and a month back is 31 January."""
        assert due(ts.months(1).then(ts.months_before(1)), date(2006, 1, 29)) == date(2006, 1, 31)

    @given(anchors(date(1981, 1, 1)), st.integers(1, 24))
    def test_before_is_the_latest_that_ends_in_time(self, event: date, n: int) -> None:
        """``months_before`` gives the latest day whose months end on or before the event."""
        start = due(ts.months_before(n), event)
        assert due(ts.months(n), start) <= event
        assert due(ts.months(n), start + timedelta(days=1)) > event


class TestMonthsDoNotSplitDays:
    """91 days are not 3 months, and no number of days is."""

    @given(st.integers(80, 100))
    def test_no_number_of_days(self, n: int) -> None:
        """Whatever the number, some anchor has three months of another length."""
        spans = [
            (due(ts.months(3), date(2026, month, 1)) - date(2026, month, 1)).days
            for month in range(1, 13)
        ]
        assert any(span != n for span in spans)


class TestClosures:
    """Adding closures never brings a working-day deadline forward; *moving* a holiday can."""

    @given(
        st.integers(1, 60),
        anchors(date(2012, 1, 1), date(2028, 1, 1)),
        st.sets(st.integers(1, 100), min_size=1, max_size=5),
    )
    def test_adding(self, n: int, anchor: date, days: set[int]) -> None:
        """With more days closed the answer is the same or later."""
        added = {anchor + timedelta(days=by): "Closed" for by in days}
        rule = ts.working_days(n)
        assert due(rule, anchor, ENGLAND.with_closures(added)) >= due(rule, anchor)

    @given(st.integers(1, 60), anchors(date(2012, 1, 1), date(2028, 1, 1)))
    def test_adding_counts_back(self, n: int, anchor: date) -> None:
        """And counting back, the same or earlier."""
        closed = ENGLAND.with_closures(
            {anchor - timedelta(days=by): "Closed" for by in range(1, 4)}
        )
        rule = ts.working_days_before(n)
        assert due(rule, anchor, closed) <= due(rule, anchor)

    def test_moving(self) -> None:
        """Early May 2020, moved from the 4th to the 8th: the next working day came a day sooner."""
        unmoved = ENGLAND.without_closures([FRI_8_MAY_2020]).with_closures(
            {MON_4_MAY_2020: "Early May bank holiday"}
        )
        assert due(ts.working_days(1), FRI_1_MAY_2020, unmoved) == TUE_5_MAY_2020
        assert due(ts.working_days(1), FRI_1_MAY_2020) == MON_4_MAY_2020
