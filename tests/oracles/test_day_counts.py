"""Days, weeks and working days are not months: by how much, on every start date.

The library and the walk of ``walking`` are asked both, so that a figure that both reproduce is the
law's arithmetic and not the library's.
"""

from __future__ import annotations

from calendar import isleap
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache

import pytest

import timescales as ts
from tests.oracles import walking

ENGLAND = ts.england_and_wales()
FIRST, LAST = date(2012, 1, 1), date(2039, 12, 31)
STARTS = walking.every_day(FIRST, LAST)


def due(rule: ts.DateRule, anchor: date) -> date:
    outcome = rule.due(anchor, ENGLAND)
    assert isinstance(outcome, ts.Due)
    return outcome.date


@cache
def lateness(days: int, months: int) -> dict[date, int]:
    """For each start, by how many days the day count ends after the months; negative if before."""
    count, limit = ts.days(days), ts.months(months)
    return {start: (due(count, start) - due(limit, start)).days for start in STARTS}


def shares(late: Iterable[int]) -> tuple[float, float, float]:
    """The shares, in per cent to one place, that are late, early and equal."""
    signs = Counter((by > 0) - (by < 0) for by in late)
    whole = signs.total()
    return tuple(round(100 * signs[sign] / whole, 1) for sign in (1, -1, 0))  # type: ignore[return-value]


class TestWalk:
    """The figures do not rest on the library alone."""

    @pytest.mark.parametrize(("days", "months"), [(91, 3), (183, 6)])
    def test_same(self, days: int, months: int) -> None:
        """On every start date of 2012 to 2039 the walk finds the same lateness."""
        late = lateness(days, months)
        walked = {
            start: (start + days * walking.ONE_DAY - walking.months_on(start, months)).days
            for start in STARTS
        }
        assert late == walked


def february(start: date, months: int) -> int:
    """The length of the February inside the span, or of the next one after the start."""
    end = walking.months_on(start, months)
    inside = [day.year for day in walking.every_day(start, end) if (day.month, day.day) == (2, 28)]
    year = inside[0] if inside else start.year + (start.month > 2)
    return 29 if isleap(year) else 28


# First and last day of a run, month first; how late where February has 28 days, and 29.
Row = tuple[tuple[int, int], tuple[int, int], int, int]
TABLE_91: list[Row] = [
    ((1, 1), (1, 30), 1, 0),
    ((1, 31), (1, 31), 2, 1),
    ((2, 1), (2, 29), 2, 1),
    ((11, 30), (11, 30), 1, 0),
    ((12, 1), (12, 31), 1, 0),
]
TABLE_183: list[Row] = [
    ((1, 1), (2, 29), 2, 1),
    ((8, 30), (8, 30), 1, 0),
    ((8, 31), (8, 31), 2, 1),
    ((9, 1), (9, 30), 2, 1),
    ((10, 1), (10, 30), 1, 0),
    ((10, 31), (10, 31), 2, 1),
    ((11, 1), (11, 30), 2, 1),
    ((12, 1), (12, 30), 1, 0),
    ((12, 31), (12, 31), 2, 1),
]


class TestReviews:
    """91 days against 3 months, and 183 against 6, for every start date from 2012 to 2039."""

    def test_91_days(self) -> None:
        """Late for 20.7 % of start dates, early for 57.8 %, equal for 21.4 %; at most 2 days."""
        late = lateness(91, 3)
        assert shares(late.values()) == (20.7, 57.8, 21.4)
        assert max(late.values()) == 2

    def test_183_days(self) -> None:
        """Late for 46.0 % of start dates, early for 32.6 %, equal for 21.4 %; at most 2 days."""
        late = lateness(183, 6)
        assert shares(late.values()) == (46.0, 32.6, 21.4)
        assert max(late.values()) == 2

    @pytest.mark.parametrize(
        ("days", "months", "table"), [(91, 3, TABLE_91), (183, 6, TABLE_183)], ids=["91", "183"]
    )
    def test_table(self, days: int, months: int, table: list[Row]) -> None:
        """Late exactly in the cells of the table, by exactly so much, and nowhere else."""
        wrong = []
        for start, late in lateness(days, months).items():
            place = (start.month, start.day)
            in_leap = february(start, months) == 29
            rows = [
                leap if in_leap else common
                for first, last, common, leap in table
                if first <= place <= last
            ]
            if max(late, 0) != sum(rows):
                wrong.append((start, late, rows))
        assert wrong == []

    @pytest.mark.parametrize(
        ("days", "months", "last"), [(91, 3, (11, 29)), (183, 6, (8, 29))], ids=["91", "183"]
    )
    def test_never(self, days: int, months: int, last: tuple[int, int]) -> None:
        """Never late from 1 March to 29 November for 91 days, to 29 August for 183."""
        assert not [
            start
            for start, late in lateness(days, months).items()
            if (3, 1) <= (start.month, start.day) <= last and late > 0
        ]

    def test_91_days_equal_and_early(self) -> None:
        """From March to November: which starts are equal; all others are one day early."""
        for start, late in lateness(91, 3).items():
            place = (start.month, start.day)
            if not (3, 1) <= place <= (11, 29):
                continue
            equal = (
                place in ((3, 31), (8, 31))
                or start.month in (4, 9)
                or (place == (11, 29) and february(start, 3) == 28)
            )
            assert late == (0 if equal else -1), start


class TestConstants:
    """Which numbers of days or weeks stay inside the statute from every start date."""

    @pytest.mark.parametrize(("days", "months"), [(89, 3), (84, 3), (181, 6), (175, 6)], ids=str)
    def test_safe(self, days: int, months: int) -> None:
        """89 and 181 days never breach, nor do 12 and 25 weeks."""
        assert max(lateness(days, months).values()) <= 0

    @pytest.mark.parametrize(("days", "months"), [(90, 3), (182, 6)], ids=str)
    def test_one_more_is_not(self, days: int, months: int) -> None:
        """One day more than 89 or 181 does breach."""
        assert max(lateness(days, months).values()) == 1

    def test_weeks(self) -> None:
        """12 and 25 weeks are 84 and 175 days; 13 and 26, 91 and 182, are late for some."""
        start = date(2026, 1, 31)
        assert due(ts.weeks(12), start) == due(ts.days(84), start)
        assert due(ts.weeks(13), start) > due(ts.months(3), start)
        assert shares(lateness(182, 6).values())[0] == 25.1

    def test_92_days(self) -> None:
        """92 days are late for 42.2 % of start dates."""
        assert shares(lateness(92, 3).values())[0] == 42.2


def spans_of_20(first: date, last: date) -> dict[date, int]:
    """For each start, how many days 20 working days take."""
    rule = ts.working_days(20)
    return {start: (due(rule, start) - start).days for start in walking.every_day(first, last)}


class TestFirstReview:
    """20 working days against four weeks."""

    SPANS = spans_of_20(date(2011, 1, 1), date(2027, 12, 31))

    def test_walk(self) -> None:
        """The walk finds the same spans."""
        walked = {start: (walking.working_days_on(start, 20) - start).days for start in self.SPANS}
        assert walked == self.SPANS

    def test_span(self) -> None:
        """From 2011 to 2027 they take from 26 to 34 days."""
        assert (min(self.SPANS.values()), max(self.SPANS.values())) == (26, 34)

    def test_weekend_starts(self) -> None:
        """With no bank holiday between, 27 days from a Saturday and 26 from a Sunday."""
        for start, days in self.SPANS.items():
            undisturbed = not ENGLAND.closures(start, due(ts.working_days(20), start))
            if undisturbed and start.weekday() >= 5:
                assert days == (27 if start.weekday() == 5 else 26)

    def test_28_days_late(self) -> None:
        """28 days are late for 17.2 % of start dates, all of them at weekends."""
        late = [start for start, days in self.SPANS.items() if days < 28]
        assert round(100 * len(late) / len(self.SPANS), 1) == 17.2
        assert all(start.weekday() >= 5 for start in late)

    def test_28_days_early(self) -> None:
        """28 days are early whenever a bank holiday intervenes on a weekday start."""
        for start, days in self.SPANS.items():
            if start.weekday() < 5:
                closed = ENGLAND.closures(start, due(ts.working_days(20), start))
                assert (days > 28) is bool(closed)


class TestSecureReview:
    """20 working days from the order against one month from the placement, on the same day."""

    STARTS = walking.every_day(date(2011, 4, 1), date(2027, 12, 1))

    def late(self) -> dict[date, int]:
        """The starts from which 20 working days end after the month, and by how many days."""
        rule, limit = ts.working_days(20), ts.months(1)
        late = {start: (due(rule, start) - due(limit, start)).days for start in self.STARTS}
        return {start: by for start, by in late.items() if by > 0}

    def test_share(self) -> None:
        """Later for 9.8 % of start dates, 597 of 6089, by up to 4 days."""
        late = self.late()
        assert (len(late), len(self.STARTS)) == (597, 6089)
        assert round(100 * len(late) / len(self.STARTS), 1) == 9.8
        assert max(late.values()) == 4

    def test_months(self) -> None:
        """Most of them start in December (223), April (200) and March (97)."""
        by_month = Counter(start.month for start in self.late())
        assert by_month.most_common(3) == [(12, 223), (4, 200), (3, 97)]

    def test_walk(self) -> None:
        """The walk finds the same starts."""
        walked = [
            start
            for start in self.STARTS
            if walking.working_days_on(start, 20) > walking.months_on(start, 1)
        ]
        assert walked == list(self.late())

    def test_28_days(self) -> None:
        """28 days, which some authorities write, are never more than a month."""
        rule, limit = ts.days(28), ts.months(1)
        assert not [start for start in self.STARTS if due(rule, start) > due(limit, start)]
