"""`ts.due_many` over lists and tuples: the due date of every row, or why there is none."""

from __future__ import annotations

import pickle
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timescales as ts
from tests.batch.short import SHORT
from tests.core.histories import ENGLAND
from timescales.testing import anchors, rules

FRI_13_DEC_2024 = date(2024, 12, 13)
REVIEW = ts.policies.statutory().timescale("lac_review")
some_days = anchors(date(2025, 11, 1), date(2028, 3, 1))


def one_by_one(rule: ts.DateRule, calendar: ts.WorkingCalendar, day: date | None) -> object:
    """What a row comes to, asked by itself: a date, with whether it is provisional, or why not."""
    if day is None:
        return None
    try:
        outcome = rule.due(day, calendar)
    except ts.HorizonError as refusal:
        return str(refusal), False
    return outcome if isinstance(outcome, ts.Due) else (str(outcome), True)


DUE_MANY: Any = ts.due_many
"""The same, for what a type checker would not let through."""


class TestSameAnswers:
    """The same answers as the rule asked row by row."""

    @given(rules(max_leaves=3), st.lists(some_days | st.none(), max_size=6))
    def test_report(self, rule: ts.DateRule, days: list[date | None]) -> None:
        """Dates, whether they are provisional, and why there is none."""
        report = ts.due_many(rule, days, calendar=SHORT, errors="report")
        columns = zip(
            report.dates, report.provisional, report.no_deadline, report.reasons, strict=True
        )
        found = [
            ts.Due(due, provisional) if due else reason and (reason, no_deadline)
            for due, provisional, no_deadline, reason in columns
        ]
        assert found == [one_by_one(rule, SHORT, day) for day in days]
        refused = [row for row, each in enumerate(found) if isinstance(each, tuple) and not each[1]]
        assert [fault.row for fault in report.faults] == refused

    @given(st.lists(anchors(date(2000, 1, 1), date(2070, 1, 1))))
    def test_dates(self, days: list[date]) -> None:
        """Dates alone, where every row has one."""
        due = ts.due_many(ts.working_days(20), days)
        assert due == [ENGLAND.add(day, 20) for day in days]


class TestKind:
    """The same kind out as in, nulls kept."""

    def test_list_and_tuple(self) -> None:
        """A list gives a list, a tuple a tuple; None stays None."""
        assert ts.due_many("icpc", [FRI_13_DEC_2024, None]) == [date(2025, 1, 8), None]
        assert ts.due_many("icpc", (None, FRI_13_DEC_2024)) == (None, date(2025, 1, 8))
        assert ts.due_many("icpc", []) == []
        assert ts.due_many("icpc", ()) == ()

    def test_report(self) -> None:
        """The columns of a report are of that kind too."""
        report = ts.due_many(ts.days(1), (FRI_13_DEC_2024, None), errors="report")
        assert report.dates == (date(2024, 12, 14), None)
        assert report.provisional == (False, False)
        assert report.no_deadline == (False, False)
        assert report.reasons == (None, None)
        assert report.faults == ()

    @pytest.mark.parametrize(
        "dates",
        [None, FRI_13_DEC_2024, "2024-12-13", b"2024", {FRI_13_DEC_2024}, range(3), iter([])],
    )
    def test_no_column(self, dates: Any) -> None:
        """Whatever is no column is refused."""
        with pytest.raises(ts.WrongTypeError, match="dates must be a list or tuple of dates, a"):
            ts.due_many("icpc", dates)


class TestRefused:
    """Out-of-range and impossible values: all at once, with position and value."""

    DAYS: tuple[Any, ...] = (
        FRI_13_DEC_2024, datetime(2024, 12, 13), "2024-12-13", date(1900, 1, 1), None, 20, 1.5,
        date(2075, 12, 31),
    )  # fmt: skip

    def test_raised(self) -> None:
        """Every fault is in the error, and the message says the first and the way out."""
        with pytest.raises(ts.ColumnError) as raised:
            ts.due_many(ts.working_days(1), self.DAYS)
        faults = raised.value.faults
        assert [(fault.row, fault.value) for fault in faults] == [
            (row, self.DAYS[row]) for row in (1, 2, 3, 5, 6, 7)
        ]
        lines = str(raised.value).splitlines()
        assert lines[0] == "6 rows of 8 cannot be given a date:"
        assert lines[2].startswith("  row 2, 2024-12-13: the value must be exactly a datetime.date")
        assert "reads days outside the calendar England and Wales" in lines[3]
        assert lines[-1].startswith("errors='report' gives the dates of the others")

    def test_reported(self) -> None:
        """By row, and the others have their dates."""
        report = ts.due_many(ts.working_days(1), self.DAYS, errors="report")
        assert [due and due.isoformat() for due in report.dates] == ["2024-12-16", *[None] * 7]
        assert [reason is None for reason in report.reasons].count(True) == 2
        assert [fault.row for fault in report.faults] == [1, 2, 3, 5, 6, 7]
        assert [fault.reason for fault in report.faults] == list(filter(None, report.reasons))

    def test_many(self) -> None:
        """The message stays short, and the error holds them all."""
        with pytest.raises(ts.ColumnError, match="and 90 more, which the error's faults") as raised:
            ts.due_many(ts.working_days(1), [date(1900, 1, 1)] * 100)
        assert len(raised.value.faults) == 100
        assert len(str(raised.value).splitlines()) == 13

    def test_pickled(self) -> None:
        """The error goes between processes whole."""
        error = ts.ColumnError("said", [ts.RowFault(3, "x", "no date")])
        again = pickle.loads(pickle.dumps(error))
        assert (str(again), again.faults) == ("said", (ts.RowFault(3, "x", "no date"),))

    def test_what_the_calendar_does_not_hold(self) -> None:
        """Counting months needs no calendar, so its horizon refuses none."""
        assert ts.due_many(ts.months(3), [date(1900, 1, 31)]) == [date(1900, 4, 30)]

    def test_errors(self) -> None:
        """There are two ways."""
        with pytest.raises(ts.WrongValueError, match="errors must be 'raise' or 'report', not 'ig"):
            DUE_MANY("icpc", [], errors="ignore")


class TestNoDeadline:
    """No deadline is no date, and never passes for an empty row."""

    DAYS = (date(1985, 7, 1), date(2026, 11, 2), None)

    def test_raised(self) -> None:
        """A null out is a null in, and nothing else."""
        with pytest.raises(ts.ColumnError, match="row 0, 1985-07-01: no deadline: not in force be"):
            ts.due_many(REVIEW, self.DAYS, stage="first")

    def test_reported(self) -> None:
        """It is no fault, and is told apart from one."""
        report = ts.due_many(REVIEW, self.DAYS, stage="first", errors="report")
        assert list(report.dates) == [None, date(2026, 11, 30), None]
        assert report.no_deadline == (True, False, False)
        assert report.reasons == ("no deadline: not in force before 14 October 1991", None, None)
        assert report.faults == ()


class TestProvisional:
    """Dates that lean on days not yet published say so."""

    def test_reported(self) -> None:
        """Row by row."""
        report = ts.due_many("icpc", [date(2028, 12, 1), date(2028, 12, 20)], errors="report")
        assert report.provisional == [False, True]


class TestAsked:
    """A rule, a timescale with its stage, or an address that a policy gives its meaning."""

    def test_address(self) -> None:
        """Under the policy, by default that of the one-call functions."""
        day = [date(2023, 3, 1)]
        assert ts.due_many("lac_review.second", day) == [date(2023, 5, 31)]
        assert ts.due_many("lac_review", day, stage="second") == [date(2023, 5, 31)]
        assert ts.due_many("lac_review.second", day, policy="statutory") == [date(2023, 6, 1)]

    def test_timescale(self) -> None:
        """Of several stages, the stage."""
        day = [date(2022, 12, 1)]
        assert ts.due_many(REVIEW, day, stage="second") == [date(2023, 3, 1)]
        assert ts.due_many(ts.policies.statutory().timescale("icpc"), day) == [date(2022, 12, 22)]
        with pytest.raises(ts.UnknownNameError, match=r"lac_review\.first, lac_review\.second or"):
            ts.due_many(REVIEW, day)

    def test_calendar(self) -> None:
        """Another calendar is an argument."""
        shut = ENGLAND.with_closures({date(2024, 12, 16): "Shut"})
        due = ts.due_many(ts.working_days(1), [FRI_13_DEC_2024], calendar=shut)
        assert due == [date(2024, 12, 17)]

    def test_what_decides_nothing(self) -> None:
        """It is refused, so that nobody takes it to have been heard."""
        with pytest.raises(ts.WrongTypeError, match=r"working_days\(1\) needs none: leave policy"):
            ts.due_many(ts.working_days(1), [], policy="statutory")
        with pytest.raises(ts.WrongTypeError, match="the timescale lac_review needs none"):
            ts.due_many(REVIEW, [], stage="first", policy="statutory")
        with pytest.raises(ts.WrongTypeError, match="a rule has no stages, so stage='first' dec"):
            ts.due_many(ts.working_days(1), [], stage="first")

    def test_anything_else(self) -> None:
        """It is refused."""
        with pytest.raises(ts.WrongTypeError, match="by a rule, a Timescale or an address such as"):
            DUE_MANY(20, [])


class TestStatutoryLimit:
    """Where the policy's dates are later than the statute allows, one warning says how many."""

    DAYS = (date(2023, 1, 12), date(2022, 12, 1), None, date(2022, 12, 2))

    def test_warned(self) -> None:
        """Once for the column."""
        with pytest.warns(ts.StatutoryLimitWarning) as warned:
            ts.due_many("lac_review.second", self.DAYS)
        [warning] = warned
        assert str(warning.message) == (
            "After the statutory limit: 3 of 4 rows, of which row 0 is the first; "
            "policy='statutory' or 'strictest' keeps within it."
        )
        assert warning.filename == __file__

    def test_within(self) -> None:
        """Where none is, nothing is said; nor of an address that the statute has not."""
        ts.due_many("lac_review.second", [date(2023, 3, 1)])
        ts.due_many("lac_review.second", self.DAYS, policy="strictest")
