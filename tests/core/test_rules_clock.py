"""Hours by the clock, over moments and over dates."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timescales as ts
from tests.core.histories import ENGLAND
from timescales.testing import anchors, check_rule, moments

LONDON = ZoneInfo("Europe/London")
SAT_28_MAR_2026 = date(2026, 3, 28)
SAT_24_OCT_2026 = date(2026, 10, 24)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def due(rule: ts.DateRule, anchor: date) -> date:
    outcome = rule.due(anchor, ENGLAND)
    assert isinstance(outcome, ts.Due)
    return outcome.date


class TestHours:
    """`hours(n)`: elapsed hours by the clock, in Europe/London."""

    @pytest.mark.parametrize(
        ("event", "ends"),
        [
            ("2026-03-28T10:00+00:00", "2026-03-31T11:00:00+01:00"),
            ("2026-10-24T10:00+01:00", "2026-10-27T09:00:00+00:00"),
            ("2025-12-24T23:30+00:00", "2025-12-27T23:30:00+00:00"),
            ("2026-03-26T01:30+00:00", "2026-03-29T02:30:00+01:00"),
            ("2026-06-05T16:45+01:00", "2026-06-08T16:45:00+01:00"),
        ],
        ids=["73 by the clock", "71 by the clock", "holidays", "no such time", "weekend"],
    )
    def test_worked_examples(self, event: str, ends: str) -> None:
        """72 hours are 72 hours: over holidays, weekends and changes of the clocks."""
        assert ts.hours(72).ends_at(at(event)).isoformat() == ends

    @given(moments(), st.integers(1, 5000))
    def test_the_hours_that_pass(self, event: datetime, n: int) -> None:
        """In whatever zone the event was written down, as the clocks of London show them."""
        ends = ts.hours(n).ends_at(event)
        assert ends - event == timedelta(hours=n)
        assert ends.replace(tzinfo=None) == ends.astimezone(LONDON).replace(tzinfo=None)

    @given(moments(), st.integers(1, 500), st.integers(1, 500))
    def test_add(self, event: datetime, a: int, b: int) -> None:
        """Hours add."""
        assert ts.hours(b).ends_at(ts.hours(a).ends_at(event)) == ts.hours(a + b).ends_at(event)

    def test_the_hour_that_comes_twice(self) -> None:
        """The two times 01:30 of 25 October 2026 are told apart, and each equals itself in UTC."""
        event = at("2026-10-24T23:30+01:00")
        early, late = ts.hours(2).ends_at(event), ts.hours(3).ends_at(event)
        assert early.isoformat() == "2026-10-25T01:30:00+01:00"
        assert late.isoformat() == "2026-10-25T01:30:00+00:00"
        assert early == at("2026-10-25T00:30+00:00")
        assert late - early == timedelta(hours=1)
        assert (early.fold, late.fold) == (0, 0)

    def test_a_zone_of_the_standard_library(self) -> None:
        """A time that comes twice is read as its fold says."""
        for fold, hour in ((0, 0), (1, 1)):
            event = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=fold)
            assert ts.hours(24).ends_at(event) == datetime(2026, 10, 26, hour, 30, tzinfo=UTC)

    @pytest.mark.parametrize("n", [0, -1])
    def test_from_one(self, n: int) -> None:
        """A number of hours is a whole number from 1."""
        with pytest.raises(ts.WrongValueError, match=f"n must be 1 or more, not {n}"):
            ts.hours(n)
        wrong: Any = 1.5
        with pytest.raises(ts.WrongTypeError, match="n must be a whole number"):
            ts.hours(wrong)

    def test_the_dates_that_exist(self) -> None:
        """Beyond them it refuses, over moments and over dates, and says so."""
        last = datetime(9999, 12, 31, 23, tzinfo=UTC)
        assert ts.hours(1).ends_at(last - timedelta(hours=1)) == last
        with pytest.raises(ts.HorizonError) as refused:
            ts.hours(1).ends_at(last)
        assert str(refused.value) == (
            "Counting from 9999-12-31T23:00:00+00:00 leaves the dates that exist, 0001-01-01 to "
            "9999-12-31."
        )
        with pytest.raises(ts.HorizonError):
            ts.hours(1).ends_at(at("0001-01-01T00:00+01:00"))
        with pytest.raises(ts.HorizonError):
            ts.hours(1).due(date.max, ENGLAND)


class TestMomentsAtTheDoor:
    """Exactly a datetime that knows its offset; anything else is refused with a sentence."""

    def test_naive(self) -> None:
        """A datetime without an offset could be any clock's."""
        with pytest.raises(ts.WrongValueError) as refused:
            ts.hours(72).ends_at(datetime(2026, 3, 28, 10))
        assert str(refused.value) == (
            "moment must know its offset from UTC, and 2026-03-28T10:00:00 does not: pass "
            "moment.replace(tzinfo=ZoneInfo('Europe/London')) if that is the clock it was read on."
        )

    @pytest.mark.parametrize("value", [SAT_28_MAR_2026, "2026-03-28T10:00+00:00", 1774692000, None])
    def test_others(self, value: Any) -> None:
        """The sentence shows the value and the way out."""
        for door in (ts.hours(72).ends_at, ts.hours(72).explain_at):
            with pytest.raises(ts.WrongTypeError) as refused:
                door(value)
            assert str(refused.value) == (
                f"moment must be exactly a datetime.datetime, not {type(value).__name__} "
                f"{value!r}: pass the time as well, for example "
                "datetime.datetime.fromisoformat('2026-11-02T09:30+00:00')."
            )

    def test_subclasses(self) -> None:
        """Exactly a datetime: what another library makes of one may not add as it does."""

        class Stamp(datetime):
            """A datetime of some other library."""

        with pytest.raises(ts.WrongTypeError, match=r"exactly a datetime\.datetime, not Stamp"):
            ts.hours(72).ends_at(Stamp(2026, 3, 28, tzinfo=UTC))


class TestOverDates:
    """Where only the day is known: so many hours on, rounded up to whole days."""

    @pytest.mark.parametrize(
        ("n", "anchor", "expected"),
        [
            (72, SAT_28_MAR_2026, date(2026, 3, 31)),
            (72, SAT_24_OCT_2026, date(2026, 10, 27)),
            (1, SAT_28_MAR_2026, date(2026, 3, 29)),
            (24, SAT_28_MAR_2026, date(2026, 3, 29)),
            (25, SAT_28_MAR_2026, date(2026, 3, 30)),
            (25, date(2026, 10, 23), date(2026, 10, 25)),
            (25, SAT_24_OCT_2026, date(2026, 10, 25)),
            (26, SAT_24_OCT_2026, date(2026, 10, 26)),
        ],
    )
    def test_dates(self, n: int, anchor: date, expected: date) -> None:
        """But over a day of 25 hours never a day that no hour of the event would reach."""
        assert due(ts.hours(n), anchor) == expected

    @given(anchors(), st.integers(1, 500), st.integers(0, 23 * 60 + 59))
    def test_some_hour_reaches_it(self, anchor: date, n: int, minute: int) -> None:
        """Known to the minute, time is up on that day or on one beside it, and some hour's is."""
        day = due(ts.hours(n), anchor)
        assert abs((_ends(anchor, n, minute) - day).days) <= 1
        assert _ends(anchor, n, 24 * 60 - 1) >= day

    def test_says_what_decides(self) -> None:
        """The step says that the hour of the event decides."""
        step = ts.hours(72).trace(SAT_28_MAR_2026, ENGLAND)
        assert step.message == (
            "Tuesday 31 March 2026 is taken as the last day; the hour of the event, which a date "
            "does not say, decides when time is up"
        )
        assert not step.anchor_counts

    @pytest.mark.parametrize("n", [1, 25, 72])
    def test_laws(self, n: int) -> None:
        """It keeps the laws of rules, and those about moments."""
        check_rule(ts.hours(n))


def _ends(day: date, n: int, minute: int) -> date:
    """The day on which time is up, of an event at a minute of the day as the clock shows it."""
    event = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=LONDON)
    return ts.hours(n).ends_at(event).date()


class TestExplained:
    """`explain_at`: the worked answer, with times and any change of the clocks in words."""

    def test_text(self) -> None:
        """An explanation like any other."""
        explanation = ts.hours(72).explain_at(at("2026-06-05T16:45+01:00"))
        assert str(explanation) == (
            "72 hours after: Monday 8 June 2026\n"
            "  from Friday 5 June 2026, not counted\n"
            "  from Friday 5 June 2026 at 16:45 BST, time is up on Monday 8 June 2026 at 16:45 BST"
        )

    @pytest.mark.parametrize(
        ("event", "said"),
        [
            (
                "2026-03-28T10:00+00:00",
                (
                    "on Tuesday 31 March 2026 at 11:00 BST; the clocks go forward on Sunday 29 "
                    "March 2026"
                ),
            ),
            (
                "2026-10-24T10:00:30+01:00",
                (
                    "on Tuesday 27 October 2026 at 09:00:30 GMT; the clocks go back on Sunday 25 "
                    "October 2026"
                ),
            ),
            (
                "2026-03-29T00:59+00:00",
                (
                    "on Wednesday 1 April 2026 at 01:59 BST; the clocks go forward on Sunday 29 "
                    "March 2026"
                ),
            ),
            ("2026-03-29T01:00+00:00", "on Wednesday 1 April 2026 at 02:00 BST"),
            (
                "2026-03-26T01:00+00:00",
                (
                    "on Sunday 29 March 2026 at 02:00 BST; the clocks go forward on Sunday 29 "
                    "March 2026"
                ),
            ),
            ("2026-03-26T00:59+00:00", "on Sunday 29 March 2026 at 00:59 GMT"),
        ],
    )
    def test_change_of_the_clocks(self, event: str, said: str) -> None:
        """It is said where one lies in between, and only there."""
        step = ts.hours(72).explain_at(at(event)).step
        assert step.message.partition("time is up ")[2] == said

    def test_fields(self) -> None:
        """The step has the days, in Europe/London, of the event and of the answer."""
        step = ts.hours(72).explain_at(at("2026-06-05T23:30+00:00")).step
        assert (step.rule, step.anchor) == (ts.hours(72), date(2026, 6, 6))
        assert step.outcome == ts.Due(date(2026, 6, 9))


class TestInOtherRules:
    """A rule made of rules of hours answers to the moment with `trace_at`."""

    FRI_5_JUN_2026 = date(2026, 6, 5)
    EVENT = at("2026-06-05T23:30+00:00")

    @pytest.mark.parametrize(
        ("rule", "due", "decided_by", "counts"),
        [
            (ts.days(1), 7, None, False),
            (ts.strictest_of(ts.days(1), ts.hours(24)), 7, 1, True),
            (ts.strictest_of(ts.hours(48), ts.days(1)), 7, 1, True),
            (ts.strictest_of(ts.hours(24), ts.hours(23)), 6, 1, True),
            (ts.strictest_of(ts.hours(23), ts.hours(22)), 6, 1, True),
            (ts.strictest_of(ts.no_deadline("none"), ts.hours(24)), 7, 1, True),
            (ts.latest_of(ts.hours(24), ts.days(1)), 7, 1, True),
            (ts.latest_of(ts.hours(23), ts.hours(24), ts.hours(22)), 7, 1, True),
            (ts.latest_of(ts.hours(24), ts.no_deadline("none")), None, 1, True),
            (ts.dated(ts.Version(ts.hours(24), since=date(2026, 6, 6))), 7, 0, True),
            (ts.dated(ts.Version(ts.hours(24), since=date(2026, 6, 7))), None, None, True),
            (ts.dated(ts.Version(ts.days(1))), 7, 0, False),
            (ts.hours(24).then(ts.days(1)), 8, None, False),
            (ts.hours(24).rolled_to(ts.NEXT_WORKING_DAY), 8, None, False),
        ],
        ids=str,
    )
    def test_what_decides(
        self, rule: ts.DateRule, due: int | None, decided_by: int | None, *, counts: bool
    ) -> None:
        """On one day, the hour comes before the end of the day; the day is that of London."""
        step = rule.trace_at(self.EVENT, ENGLAND)
        day = None if due is None else date(2026, 6, due)
        assert (step.outcome.date if isinstance(step.outcome, ts.Due) else None) == day
        if step.decided_by is None or decided_by is not None:
            assert step.decided_by == decided_by
        assert (rule.counts_hours, step.anchor) == (counts, date(2026, 6, 6))

    def test_alone(self) -> None:
        """It is the step of the explanation."""
        rule = ts.hours(24)
        assert rule.trace_at(self.EVENT, ENGLAND) == rule.explain_at(self.EVENT).step

    @pytest.mark.parametrize(
        "rule", [ts.days(1), ts.hours(1), ts.strictest_of(ts.days(1), ts.hours(1))]
    )
    def test_takes_moments(self, rule: ts.DateRule) -> None:
        """And nothing else."""
        day: Any = self.FRI_5_JUN_2026
        with pytest.raises(ts.WrongTypeError):
            rule.trace_at(day, ENGLAND)


def test_zones_are_loaded_on_first_need() -> None:
    """Naming the rule loads no time zones."""
    program = "import sys, timescales; timescales.hours(72); print('zoneinfo' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False"]
