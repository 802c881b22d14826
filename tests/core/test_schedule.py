"""`ts.schedule`: the chain of obligations ahead."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

import timescales as ts
from tests.core.histories import case, codes, dues, event, heart, schedule_heart

MON_2_NOV_2026 = date(2026, 11, 2)
SUN_22_NOV_2026 = date(2026, 11, 22)
YEAR_AFTER = date(2027, 12, 31)
STARTED = event("became_looked_after", MON_2_NOV_2026)


def schedule(
    *events: ts.Event,
    as_at: date = SUN_22_NOV_2026,
    until: date = YEAR_AFTER,
    planned: tuple[ts.Event, ...] = (),
    policy: ts.Policy | str = "statutory",
    **known: Any,
) -> ts.Projection:
    return schedule_heart(
        case(*events, **known), as_at=as_at, until=until, planned=planned, policy=policy
    )


class TestChain:
    """`schedule_heart(case, until=…, …)` projects the chain forward as if each were held on its
    hold-by date (or a date the caller plans)."""

    def test_each_on_its_hold_by_date(self) -> None:
        """Counted from the last working day on or before the date due."""
        ahead = schedule(STARTED)
        assert [(str(o.due), str(o.hold_by)) for o in ahead] == [
            ("2026-11-30", "2026-11-30"),
            ("2027-02-28", "2027-02-26"),
            ("2027-08-26", "2027-08-26"),
        ]
        assert [str(o.anchor) for o in ahead] == ["2026-11-02", "2026-11-30", "2027-02-26"]

    def test_each_says_what_it_assumes(self) -> None:
        """The note names the assumption on which its anchor rests."""
        first, second, third = schedule(STARTED)
        assert first.note == ""
        assert second.note == (
            "counted as if the lac_review were held on 2026-11-30, its hold-by date"
        )
        assert third.note == (
            "counted as if the lac_review were held on 2027-02-26, its hold-by date"
        )

    def test_each_is_as_it_stands_today(self) -> None:
        """Nothing assumed has happened: every one is unmet as at the day."""
        ahead = schedule(STARTED)
        assert ahead.as_at == SUN_22_NOV_2026
        for obligation in ahead:
            assert (obligation.met, obligation.ended_on) == (None, None)
            assert obligation.status is ts.Status.UPCOMING
            assert obligation.as_at == SUN_22_NOV_2026
            assert obligation.due is not None
            assert obligation.margin_days == (obligation.due - SUN_22_NOV_2026).days
        assert ahead[0].margin_working_days == 6

    def test_the_end_is_included(self) -> None:
        """What falls due by `until`, and not a day later."""
        assert dues(schedule(STARTED, until=date(2027, 2, 28))) == ["2026-11-30", "2027-02-28"]
        assert dues(schedule(STARTED, until=date(2027, 2, 27))) == ["2026-11-30"]

    def test_what_is_past_is_not_ahead(self) -> None:
        """Only what is still to be met."""
        held = event("lac_review", date(2026, 11, 20))
        ahead = schedule(STARTED, held)
        assert dues(ahead) == ["2027-02-20", "2027-08-19"]
        assert ahead[0].note == ""

    def test_events_after_as_at(self) -> None:
        """They change nothing; what is to come is planned."""
        later = event("ceased_looked_after", date(2026, 12, 1))
        assert schedule(STARTED, later).obligations == schedule(STARTED).obligations

    def test_several_duties(self) -> None:
        """Each chain by itself; a concurrent one is met by its own ref."""
        history = [
            STARTED,
            event("dispute_raised", MON_2_NOV_2026, "a"),
            event("dispute_raised", date(2026, 11, 9), "b"),
        ]
        ahead = schedule(*history)
        assert [(o.timescale, str(o.due)) for o in ahead if o.timescale != "lac_review"] == [
            ("dispute_resolution", "2026-11-30"),
            ("dispute_resolution", "2026-12-07"),
        ]
        assert codes(ahead) == []

    def test_several_open_at_once(self) -> None:
        """Each is held, on one day if need be: alike without refs, and by its ref."""
        raised = MON_2_NOV_2026
        ahead = schedule(
            event("dispute_raised", raised, about="placement"),
            event("dispute_raised", raised, about="contact"),
            event("dispute_raised", raised, "D3"),
            event("dispute_raised", date(2026, 11, 3), "D4"),
        )
        assert dues(ahead) == ["2026-11-30"] * 3 + ["2026-12-01"]
        assert [o.started.ref for o in ahead] == [None, None, "D3", "D4"]

    def test_the_day_until_is_included(self) -> None:
        """What would be held on that very day is held, and what follows it is not yet due."""
        ahead = schedule(STARTED, until=date(2026, 11, 30))
        assert dues(ahead) == ["2026-11-30"]

    def test_nothing_ahead(self) -> None:
        """No open duty, no chain."""
        assert list(schedule()) == []

    def test_planning_leads(self) -> None:
        """Each with the date by which to book it."""
        ahead = schedule(STARTED, policy="sunderland")
        assert [str(o.plan_by) for o in ahead] == ["2026-11-02", "2027-02-01", "2027-08-02"]


class TestPlanned:
    """Or a date the caller plans."""

    def test_a_planned_review(self) -> None:
        """The next is counted from it, and its note says so."""
        planned = event("lac_review", date(2026, 11, 25))
        first, second, *_ = schedule(STARTED, planned=(planned,))
        assert (first.due, first.status) == (date(2026, 11, 30), ts.Status.UPCOMING)
        assert second.anchor == date(2026, 11, 25)
        assert second.note == "counted as if the lac_review were held on 2026-11-25, as planned"

    def test_planned_late(self) -> None:
        """A date after the date due is still the caller's plan."""
        second = schedule(STARTED, planned=(event("lac_review", date(2026, 12, 10)),))[1]
        assert second.due == date(2027, 3, 10)

    def test_a_planned_end(self) -> None:
        """What would be held on or after it is not ahead."""
        leaving = event("ceased_looked_after", date(2027, 2, 26))
        assert dues(schedule(STARTED, planned=(leaving,))) == ["2026-11-30"]
        on_the_day_due = event("ceased_looked_after", date(2026, 11, 30))
        assert dues(schedule(STARTED, planned=(on_the_day_due,))) == []
        day_after = event("ceased_looked_after", date(2027, 2, 27))
        assert dues(schedule(STARTED, planned=(day_after,))) == ["2026-11-30", "2027-02-28"]

    def test_a_planned_start(self) -> None:
        """A duty that is to begin has a chain too."""
        start = event("became_looked_after", date(2026, 12, 1))
        assert dues(schedule(planned=(start,), until=date(2027, 1, 31))) == ["2026-12-31"]

    def test_planned_today(self) -> None:
        """Today is ahead; yesterday belongs in the case."""
        assert len(schedule(STARTED, planned=(event("lac_review", SUN_22_NOV_2026),))) == 3
        with pytest.raises(ts.WrongValueError, match="is not ahead of 2026-11-22; it belongs in"):
            schedule(STARTED, planned=(event("lac_review", date(2026, 11, 21)),))


class TestOverdue:
    """One that is overdue is taken to be held on the first working day from today."""

    def test_chain(self) -> None:
        """The overdue one is shown as overdue, and the next counts from the day assumed."""
        first, second, *_ = schedule(STARTED, as_at=date(2026, 12, 5))
        assert (first.due, first.status, first.days_late) == (
            date(2026, 11, 30),
            ts.Status.OVERDUE,
            5,
        )
        assert second.anchor == date(2026, 12, 7)
        assert second.due == date(2027, 3, 7)

    def test_due_today(self) -> None:
        """On the day due it is not yet overdue."""
        first = schedule(STARTED, as_at=date(2026, 11, 30))[0]
        assert (first.due, first.status) == (date(2026, 11, 30), ts.Status.UPCOMING)
        assert first.margin_days == 0

    def test_ended_long_ago(self) -> None:
        """A duty that ended unmet is not ahead."""
        history = [
            event("became_looked_after", date(2020, 1, 6)),
            event("ceased_looked_after", date(2020, 5, 1)),
            event("became_looked_after", date(2021, 1, 4)),
            event("ceased_looked_after", date(2021, 1, 8)),
        ]
        assert list(schedule(*history)) == []
        assert dues(schedule(*history, STARTED))[0] == "2026-11-30"

    def test_ended_today(self) -> None:
        """Nor one that ends on the day."""
        assert list(schedule(STARTED, event("ceased_looked_after", SUN_22_NOV_2026))) == []
        overdue = [
            event("became_looked_after", date(2026, 1, 5)),
            event("ceased_looked_after", SUN_22_NOV_2026),
        ]
        assert list(schedule(*overdue)) == []


class TestLimits:
    """The 18th birthday ends a child's duties; the horizon ends what is known."""

    def test_the_18th_birthday(self) -> None:
        """The chain stops where the duty will."""
        assert dues(schedule(STARTED, date_of_birth=date(2009, 2, 26))) == ["2026-11-30"]
        assert dues(schedule(STARTED, date_of_birth=date(2009, 2, 27))) == [
            "2026-11-30",
            "2027-02-28",
        ]

    def test_the_horizon(self) -> None:
        """Months go on beyond it, counted from the day due where no hold-by date is known."""
        start = event("became_looked_after", date(2075, 6, 3))
        ahead = schedule(start, as_at=date(2075, 6, 4), until=date(2077, 1, 1))
        assert [(str(o.due), str(o.hold_by)) for o in ahead] == [
            ("2075-07-01", "2075-07-01"),
            ("2075-10-01", "2075-10-01"),
            ("2076-04-01", "None"),
            ("2076-10-01", "None"),
        ]
        assert ahead[2].margin_working_days is None

    def test_overdue_beyond_the_horizon(self) -> None:
        """Where no working day is known, the day itself."""
        start = event("secure_placement_started", date(2076, 1, 6))
        first, second = schedule(start, as_at=date(2076, 3, 1), until=date(2076, 7, 1))
        assert (first.status, first.due) == (ts.Status.OVERDUE, date(2076, 2, 6))
        assert (second.anchor, second.due) == (date(2076, 3, 1), date(2076, 6, 1))

    def test_no_deadline(self) -> None:
        """Said, and not gone beyond."""
        old = event("became_looked_after", date(1990, 1, 1))
        [obligation] = schedule(old)
        assert obligation.status is ts.Status.NO_DEADLINE
        assert obligation.margin_days is obligation.margin_working_days is None

    def test_stage_not_known(self) -> None:
        """Said, and not gone beyond."""
        old = event("became_looked_after", date(2020, 1, 1))
        [obligation] = schedule(old, complete_from=date(2026, 10, 1))
        assert len(obligation.candidates) == 3
        assert obligation.due is None

    def test_source_without_such_events(self) -> None:
        """Not known stays not known, and nothing is counted from it."""
        secure = event("secure_placement_started", MON_2_NOV_2026)
        [obligation] = schedule(secure, not_recorded=frozenset({"secure_review"}))
        assert obligation.status is ts.Status.NOT_KNOWN
        assert obligation.due == date(2026, 12, 2)
        assert obligation.note == "the source of this history holds no secure_review events"

    def test_a_rule_that_allows_no_time(self) -> None:
        """Where the hold-by date is the anchor itself, the chain stops there."""
        daily = heart("statutory").overlaid("daily", rules={"secure_review.first": ts.days(1)})
        secure = event("secure_placement_started", date(2026, 11, 27))
        assert dues(schedule(secure, as_at=date(2026, 11, 27), policy=daily)) == ["2026-11-28"]


class TestArguments:
    """`as_at` and `until` are always given."""

    @pytest.mark.parametrize("day", [datetime(2026, 11, 2), "2026-11-02", True, None])
    def test_exactly_dates(self, day: Any) -> None:
        """As everywhere."""
        with pytest.raises(ts.WrongTypeError, match=r"until must be exactly a datetime.date"):
            schedule(STARTED, until=day)
        with pytest.raises(ts.WrongTypeError, match=r"as_at must be exactly a datetime.date"):
            schedule(STARTED, as_at=day)

    def test_until_before_as_at(self) -> None:
        """Refused; the same day will do."""
        with pytest.raises(ts.WrongValueError, match="until, 2026-11-21, must not be before as_at"):
            schedule(STARTED, until=date(2026, 11, 21))
        assert list(schedule(STARTED, until=SUN_22_NOV_2026)) == []

    def test_default_policy_and_calendar(self) -> None:
        """`day_count`, England and Wales."""
        ahead = schedule_heart(case(STARTED), as_at=SUN_22_NOV_2026, until=YEAR_AFTER)
        assert ahead.policy.name == "day_count"
        assert dues(ahead) == ["2026-11-30", "2027-03-01", "2027-08-31"]

    def test_another_calendar(self) -> None:
        """A local closure day moves the hold-by date, and with it the chain."""
        closed = ts.england_and_wales().with_closures({date(2027, 2, 26): "Burst pipes"})
        ahead = schedule_heart(case(STARTED), as_at=SUN_22_NOV_2026, until=YEAR_AFTER,
                            policy="statutory", calendar=closed)  # fmt: skip
        assert dues(ahead) == ["2026-11-30", "2027-02-28", "2027-08-25"]
