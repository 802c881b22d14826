"""Rules that count on from an event, and back from one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

import timescales as ts
from tests.core.histories import ENGLAND

FRI_6_NOV_2026 = date(2026, 11, 6)
SAT_7_NOV_2026 = date(2026, 11, 7)
MON_9_NOV_2026 = date(2026, 11, 9)
TUE_10_NOV_2026 = date(2026, 11, 10)
THU_12_NOV_2026 = date(2026, 11, 12)
FRI_13_NOV_2026 = date(2026, 11, 13)
FRI_22_DEC_2023 = date(2023, 12, 22)
LAST_HELD = date(2075, 12, 31)
EVENT, INCLUSIVE, FIRST = ts.DayZero.EVENT, ts.DayZero.INCLUSIVE, ts.DayZero.FIRST_WORKING_DAY


def due(rule: ts.DateRule, anchor: date) -> date:
    outcome = rule.due(anchor, ENGLAND)
    assert isinstance(outcome, ts.Due)
    return outcome.date


class TestSteps:
    """A step says which day is day 1, what was skipped, and names what it cannot count from."""

    @pytest.mark.parametrize(
        ("rule", "day_1"),
        [
            (ts.weeks(1, day_zero=INCLUSIVE), "day 1 is Friday 6 November 2026"),
            (ts.weeks(1), "day 1 is Saturday 7 November 2026"),
            (ts.days(9, day_zero=INCLUSIVE), "day 1 is Friday 6 November 2026"),
            (ts.working_days(9, day_zero=INCLUSIVE), "day 1 is Friday 6 November 2026"),
            (ts.working_days(9), "day 1 is Monday 9 November 2026"),
        ],
    )
    def test_day_1(self, rule: ts.DateRule, day_1: str) -> None:
        """The anchor where it counts, else the first day that does."""
        assert rule.trace(FRI_6_NOV_2026, ENGLAND).message.startswith(f"{day_1}, ")

    def test_skipped_before(self) -> None:
        """Counting back skips what lies between, and not the anchor, open or closed."""
        boxing_day = date(2026, 12, 28)
        skipped = ts.working_days_before(1).trace(boxing_day, ENGLAND).skipped
        assert [closure.name for closure in skipped.closures] == ["Christmas Day"]
        assert skipped.weekend_days == 2

    @pytest.mark.parametrize("rule", [ts.days(1), ts.months(1)])
    def test_no_such_date(self, rule: ts.DateRule) -> None:
        """The error names the anchor."""
        with pytest.raises(ts.HorizonError, match="from 9999-12-31"):
            rule.due(date.max, ENGLAND)


class TestDayZero:
    """`EVENT`: day 1 follows the anchor. `INCLUSIVE`: an open anchor is itself day 1 (a closed one
    as EVENT). `FIRST_WORKING_DAY`: a closed anchor first moves to the next working day, which is
    day zero."""

    @pytest.mark.parametrize(
        ("anchor", "day_zero", "first_day", "fifth_day"),
        [
            (FRI_6_NOV_2026, EVENT, MON_9_NOV_2026, FRI_13_NOV_2026),
            (FRI_6_NOV_2026, INCLUSIVE, FRI_6_NOV_2026, THU_12_NOV_2026),
            (FRI_6_NOV_2026, FIRST, MON_9_NOV_2026, FRI_13_NOV_2026),
            (SAT_7_NOV_2026, EVENT, MON_9_NOV_2026, FRI_13_NOV_2026),
            (SAT_7_NOV_2026, INCLUSIVE, MON_9_NOV_2026, FRI_13_NOV_2026),
            (SAT_7_NOV_2026, FIRST, TUE_10_NOV_2026, date(2026, 11, 16)),
        ],
    )
    def test_working_days(
        self, anchor: date, day_zero: ts.DayZero, first_day: date, fifth_day: date
    ) -> None:
        """From an open day and from a closed one."""
        assert due(ts.working_days(1, day_zero=day_zero), anchor) == first_day
        assert due(ts.working_days(5, day_zero=day_zero), anchor) == fifth_day

    @pytest.mark.parametrize("anchor", [FRI_6_NOV_2026, SAT_7_NOV_2026])
    def test_days_and_weeks(self, anchor: date) -> None:
        """For days and weeks the inclusive answer is one day earlier, open or closed."""
        for unit, length in ((ts.days, 1), (ts.weeks, 7)):
            after = due(unit(3), anchor)
            assert (after - anchor).days == 3 * length
            assert (after - due(unit(3, day_zero=INCLUSIVE), anchor)).days == 1

    def test_days_from_the_first_working_day(self) -> None:
        """A closed anchor moves first; an open one does not."""
        assert due(ts.days(1, day_zero=FIRST), SAT_7_NOV_2026) == TUE_10_NOV_2026
        assert due(ts.days(1, day_zero=FIRST), FRI_6_NOV_2026) == SAT_7_NOV_2026
        assert due(ts.weeks(1, day_zero=FIRST), SAT_7_NOV_2026) == date(2026, 11, 16)

    def test_the_trace_says_whether_the_anchor_counts(self) -> None:
        """Only an inclusive count of an open day, or of days, counts its anchor."""
        counted = {
            (zero, anchor): ts.working_days(2, day_zero=zero).trace(anchor, ENGLAND).anchor_counts
            for zero in ts.DayZero
            for anchor in (FRI_6_NOV_2026, SAT_7_NOV_2026)
        }
        assert [key for key, counts in counted.items() if counts] == [(INCLUSIVE, FRI_6_NOV_2026)]
        assert ts.days(2, day_zero=INCLUSIVE).trace(SAT_7_NOV_2026, ENGLAND).anchor_counts

    @pytest.mark.parametrize("unit", [ts.working_days, ts.days, ts.weeks])
    def test_nothing_else(self, unit: Any) -> None:
        """A word is not a choice."""
        with pytest.raises(ts.WrongTypeError, match="day_zero must be a DayZero, not 'event'"):
            unit(1, day_zero="event")


class TestWorkingDays:
    """`working_days`: the nth working day after the anchor."""

    def test_messages_and_skipped_days(self) -> None:
        """The step says which day was day 1, which the last, and what was passed over."""
        step = ts.working_days(4).trace(FRI_22_DEC_2023, ENGLAND)
        assert step.message == (
            "day 1 is Wednesday 27 December 2023, day 4 is Tuesday 2 January 2024"
        )
        assert step.skipped.weekend_days == 4
        assert [closure.name for closure in step.skipped.closures] == [
            "Christmas Day",
            "Boxing Day",
            "New Year's Day",
        ]

    def test_provisional(self) -> None:
        """An answer is provisional from the first day after the last published bank holidays."""
        last = ENGLAND.published_to
        assert last == date(2028, 12, 31)
        friday_29 = date(2028, 12, 29)
        assert ts.working_days(1).due(date(2028, 12, 28), ENGLAND) == ts.Due(friday_29)
        assert ts.working_days(1).due(friday_29, ENGLAND) == ts.Due(
            date(2029, 1, 2), provisional=True
        )
        moved = ts.days(1, day_zero=FIRST).due(date(2028, 12, 30), ENGLAND)
        assert moved == ts.Due(date(2029, 1, 3), provisional=True)
        assert ts.days(400).due(last, ENGLAND) == ts.Due(date(2030, 2, 4))

    def test_beyond_the_horizon(self) -> None:
        """A rule that counts working days is refused by name beyond the calendar's horizon."""
        with pytest.raises(ts.HorizonError):
            ts.working_days(1).due(LAST_HELD, ENGLAND)
        with pytest.raises(ts.HorizonError):
            ts.days(1, day_zero=FIRST).due(date(2076, 1, 1), ENGLAND)
        with pytest.raises(ts.HorizonError):
            ts.working_days(1, day_zero=INCLUSIVE).due(date(2076, 1, 1), ENGLAND)


class TestBeyondTheHorizon:
    """A rule that counts no working days answers beyond the calendar's horizon too."""

    @pytest.mark.parametrize(
        ("rule", "expected"),
        [
            (ts.days(91), date(2080, 4, 1)),
            (ts.weeks(1), date(2080, 1, 8)),
            (ts.months(2), date(2080, 3, 1)),
            (ts.years(1), date(2081, 1, 1)),
            (ts.days_before(1), date(2079, 12, 31)),
            (ts.weeks_before(1), date(2079, 12, 25)),
            (ts.months_before(1), date(2079, 12, 1)),
            (ts.years_before(1), date(2079, 1, 1)),
            (ts.end_of_month(after=1), date(2080, 2, 29)),
            (ts.end_of_year(after=0), date(2080, 12, 31)),
            (ts.on_birthday(18), date(2098, 1, 1)),
            (ts.day_before_birthday(18), date(2097, 12, 31)),
            (ts.strictest_of(ts.days(91), ts.months(2)), date(2080, 3, 1)),
            (ts.latest_of(ts.days(91), ts.months(2)), date(2080, 4, 1)),
            (ts.days(1).then(ts.months(1)), date(2080, 2, 2)),
            (ts.dated(ts.Version(ts.days(1))), date(2080, 1, 2)),
        ],
    )
    def test_answers(self, rule: ts.DateRule, expected: date) -> None:
        """And the answer is not provisional: it leans on no bank holiday."""
        assert rule.due(date(2080, 1, 1), ENGLAND) == ts.Due(expected)

    @pytest.mark.parametrize(
        "rule",
        [
            ts.days(1),
            ts.days(10**30),
            ts.weeks(10**9),
            ts.months(1),
            ts.months(10**30),
            ts.years(10**9),
            ts.end_of_month(after=1),
            ts.end_of_year(after=1),
            ts.on_birthday(1),
            ts.day_before_birthday(1),
        ],
        ids=repr,
    )
    def test_dates_that_do_not_exist(self, rule: ts.DateRule) -> None:
        """After 31 December 9999 there is no date, and the refusal says so."""
        with pytest.raises(ts.HorizonError, match="leaves the dates that exist"):
            rule.due(date.max, ENGLAND)

    @pytest.mark.parametrize(
        "rule",
        [ts.days_before(1), ts.days_before(10**30), ts.weeks_before(1), ts.months_before(1),
         ts.years_before(10**9)],
        ids=repr,
    )  # fmt: skip
    def test_nor_before_the_first(self, rule: ts.DateRule) -> None:
        """Nor before 1 January of the year 1."""
        with pytest.raises(ts.HorizonError, match="leaves the dates that exist"):
            rule.due(date.min, ENGLAND)


class TestCorrespondingDates:
    """`months`, `years`: the corresponding date, clamped to the last day of a short month."""

    @pytest.mark.parametrize(
        ("rule", "anchor", "expected"),
        [
            (ts.months(3), date(2022, 12, 1), date(2023, 3, 1)),
            (ts.months(3), date(2022, 11, 30), date(2023, 2, 28)),
            (ts.months(3), date(2023, 11, 30), date(2024, 2, 29)),
            (ts.months(1), date(2024, 1, 31), date(2024, 2, 29)),
            (ts.months(1), date(2025, 2, 28), date(2025, 3, 28)),
            (ts.months(6), date(2025, 8, 31), date(2026, 2, 28)),
            (ts.months(12), date(2024, 2, 29), date(2025, 2, 28)),
            (ts.years(1), date(2024, 2, 29), date(2025, 2, 28)),
            (ts.years(4), date(2024, 2, 29), date(2028, 2, 29)),
        ],
    )
    def test_dates(self, rule: ts.DateRule, anchor: date, expected: date) -> None:
        """No month end sticks: from 28 February one month is 28 March."""
        assert due(rule, anchor) == expected

    def test_messages(self) -> None:
        """The step says whether there is such a day."""
        said = [ts.months(1).trace(day, ENGLAND).message for day in
                (date(2025, 1, 15), date(2025, 1, 31))]  # fmt: skip
        assert said == [
            "the corresponding date is Saturday 15 February 2025",
            "there is no 31 February 2025, so the last day of that month: Friday 28 February 2025",
        ]

    def test_months_in_two_steps(self) -> None:
        """`months(3).then(months(3))` is not `months(6)`."""
        start = date(2025, 8, 31)
        assert due(ts.months(6), start) == date(2026, 2, 28)
        start = date(2025, 11, 30)
        assert due(ts.months(3).then(ts.months(3)), start) == date(2026, 5, 28)
        assert due(ts.months(6), start) == date(2026, 5, 30)


class TestBefore:
    """The same units before an event are nodes of their own."""

    @pytest.mark.parametrize(
        ("rule", "anchor", "expected"),
        [
            (ts.working_days_before(5), date(2024, 1, 2), date(2023, 12, 21)),
            (ts.working_days_before(1), MON_9_NOV_2026, FRI_6_NOV_2026),
            (ts.working_days_before(1), SAT_7_NOV_2026, FRI_6_NOV_2026),
            (ts.days_before(28), date(2024, 3, 14), date(2024, 2, 15)),
            (ts.weeks_before(6), date(2024, 3, 14), date(2024, 2, 1)),
            (ts.months_before(1), date(2025, 3, 31), date(2025, 2, 28)),
            (ts.months_before(1), date(2025, 2, 28), date(2025, 1, 31)),
            (ts.months_before(1), date(2025, 3, 15), date(2025, 2, 15)),
            (ts.years_before(1), date(2025, 2, 28), date(2024, 2, 29)),
            (ts.years_before(1), date(2024, 2, 29), date(2023, 2, 28)),
        ],
    )
    def test_dates(self, rule: ts.DateRule, anchor: date, expected: date) -> None:
        """The latest day that leaves so much time."""
        assert due(rule, anchor) == expected

    @pytest.mark.parametrize("months", [1, 3, 6, 12])
    def test_months_before_is_the_latest_day(self, months: int) -> None:
        """The answer is the last day whose months end on or before the anchor, for two years."""
        for number in range(731):
            anchor = date.fromordinal(date(2023, 1, 1).toordinal() + number)
            latest = due(ts.months_before(months), anchor)
            assert due(ts.months(months), latest) <= anchor
            following = date.fromordinal(latest.toordinal() + 1)
            assert due(ts.months(months), following) > anchor

    def test_messages_and_skipped_days(self) -> None:
        """Counting back has words of its own."""
        step = ts.working_days_before(3).trace(date(2024, 1, 2), ENGLAND)
        assert step.message == (
            "counting back, day 1 is Friday 29 December 2023, day 3 is Wednesday 27 December 2023"
        )
        assert step.skipped.weekend_days == 2
        assert [closure.date for closure in step.skipped.closures] == [date(2024, 1, 1)]
        assert ts.days_before(1).trace(date(2024, 1, 2), ENGLAND).message == (
            "counting back, the day is Monday 1 January 2024"
        )
        assert ts.months_before(3).trace(date(2024, 5, 31), ENGLAND).message == (
            "the latest day whose 3 months ends on or before it is Thursday 29 February 2024"
        )

    def test_provisional(self) -> None:
        """Provisional where a day that is counted over is after the last published ones."""
        assert ts.working_days_before(1).due(date(2029, 1, 1), ENGLAND) == ts.Due(
            date(2028, 12, 29)
        )
        assert ts.working_days_before(1).due(date(2029, 1, 2), ENGLAND) == ts.Due(
            date(2028, 12, 29), provisional=True
        )

    def test_beyond_the_horizon(self) -> None:
        """Working days are known only inside it."""
        with pytest.raises(ts.HorizonError):
            ts.working_days_before(1).due(date.min, ENGLAND)


class TestRefusals:
    """Exactly `datetime.date` at every door, and a whole number from 1."""

    @pytest.mark.parametrize("n", [0, -1])
    @pytest.mark.parametrize(
        "unit",
        [
            ts.working_days, ts.days, ts.weeks, ts.months, ts.years, ts.working_days_before,
            ts.days_before, ts.weeks_before, ts.months_before, ts.years_before, ts.on_birthday,
            ts.day_before_birthday,
        ],
    )  # fmt: skip
    def test_less_than_one(self, unit: Any, n: int) -> None:
        """Nought is refused: it would be the anchor itself."""
        with pytest.raises(ts.WrongValueError, match=f"must be 1 or more, not {n}"):
            unit(n)

    @pytest.mark.parametrize("n", [True, 20.0, "20", None])
    def test_not_a_whole_number(self, n: Any) -> None:
        """Nothing is turned into a number."""
        for unit in (ts.working_days, ts.months, ts.days_before, ts.on_birthday):
            with pytest.raises(ts.WrongTypeError, match="must be a whole number"):
                unit(n)

    @pytest.mark.parametrize("anchor", [datetime(2026, 11, 2), "2026-11-02", True, None, 1.0])
    def test_anchors(self, anchor: Any) -> None:
        """`due`, `explain` and `table` all check the day they are given."""
        for ask in (ts.days(1).due, ts.days(1).explain):
            with pytest.raises(ts.WrongTypeError, match=r"anchor must be exactly a datetime.date"):
                ask(anchor, ENGLAND)

    @pytest.mark.parametrize("calendar", [None, "England", {}])
    def test_calendars(self, calendar: Any) -> None:
        """A rule never holds a calendar: one must be given."""
        for ask in (ts.days(1).due, ts.days(1).explain):
            with pytest.raises(ts.WrongTypeError, match="calendar must be a WorkingCalendar such"):
                ask(FRI_6_NOV_2026, calendar)
        with pytest.raises(ts.WrongTypeError, match="calendar must be a WorkingCalendar such"):
            ts.days(1).table(calendar)
