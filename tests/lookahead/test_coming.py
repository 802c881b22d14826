"""What falls due by week, what is booked, and what is at risk."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from operator import attrgetter

import pytest

import timescales as ts
from timescales.demo import caseload
from timescales.lookahead import Coming, Risk, booked_for, by_week, coming
from timescales.records import recorded_duties

START = date(2026, 11, 2)
SUNDERLAND = ts.policies.sunderland()


def ahead(
    *events: ts.Event, as_at: date, policy: ts.Policy = SUNDERLAND, start: date = START
) -> list[Coming]:
    case = ts.Case("A", (ts.Event("became_looked_after", start), *events))
    only = policy.only("lac_review")
    return list(coming(case, ts.project(case, as_at=as_at, policy=only)))


def booking(made: date, day: date, ref: str | None = None, **details: str) -> ts.Event:
    return ts.Event("lac_review_booked", made, ref, details, sets=day)


class TestBookings:
    """The last booking holds, until its day has passed."""

    AS_AT = date(2026, 11, 22)

    def booked(self, *events: ts.Event) -> date | None:
        [row] = ahead(*events, as_at=self.AS_AT)
        return row.booked

    def test_the_last_booking_holds(self) -> None:
        one = booking(date(2026, 11, 3), date(2026, 11, 25))
        two = booking(date(2026, 11, 4), date(2026, 11, 24))
        assert self.booked(one) == date(2026, 11, 25)
        assert self.booked(one, two) == date(2026, 11, 24)

    def test_a_booking_that_sets_no_day_is_for_its_own(self) -> None:
        assert self.booked(ts.Event("lac_review_booked", date(2026, 11, 27))) == date(2026, 11, 27)

    @pytest.mark.parametrize("day", [date(2026, 11, 22), date(2026, 11, 21)])
    def test_a_day_that_has_passed_is_booked_no_longer(self, day: date) -> None:
        assert self.booked(booking(date(2026, 11, 3), day)) == (day if day == self.AS_AT else None)

    def test_a_booking_made_on_the_day_is_known(self) -> None:
        assert self.booked(booking(self.AS_AT, date(2026, 11, 27))) == date(2026, 11, 27)

    def test_a_booking_made_later_is_not_known_yet(self) -> None:
        assert self.booked(booking(date(2026, 11, 23), date(2026, 11, 27))) is None

    def test_nor_is_one_made_for_the_review_before_which_was_then_held_earlier(self) -> None:
        """It was booked for the 25th and held on the 20th: the next is not booked for the 25th."""
        held = ts.Event("lac_review", date(2026, 11, 20))
        stale = booking(date(2026, 11, 3), date(2026, 11, 25))
        assert self.booked(stale, held) is None
        made_that_day = booking(date(2026, 11, 20), date(2027, 2, 12))
        assert self.booked(stale, held, made_that_day) == date(2027, 2, 12)

    def test_a_booking_for_the_review_before_is_not_for_this_one(self) -> None:
        held = ts.Event("lac_review", date(2026, 11, 20))
        assert self.booked(booking(date(2026, 11, 3), date(2026, 11, 20)), held) is None

    def test_refs_tie_a_booking_to_its_dispute(self) -> None:
        events = [
            ts.Event("dispute_raised", date(2026, 11, 9), "one"),
            ts.Event("dispute_raised", date(2026, 11, 10), "two"),
            ts.Event("dispute_resolved_booked", date(2026, 11, 11), "two", sets=date(2026, 12, 1)),
        ]
        policy = ts.policies.statutory().only("dispute_resolution")
        case = ts.Case("A", tuple(events))
        projection = ts.project(case, as_at=self.AS_AT, policy=policy)
        booked = {o.started.ref: booked_for(case, o) for o in projection}
        assert booked == {"one": None, "two": date(2026, 12, 1)}


class TestRisks:
    """No date booked inside the planning lead, booked after due, later than statute, closed day."""

    def test_unbooked_from_the_day_by_which_to_plan(self) -> None:
        [row] = ahead(as_at=START)
        assert row.plan_by
        held = ts.Event("lac_review", date(2026, 11, 20))
        [later] = ahead(held, as_at=date(2026, 11, 22))
        assert later.plan_by
        for as_at, risky in ((later.plan_by - timedelta(days=1), False), (later.plan_by, True)):
            [row] = ahead(held, as_at=as_at)
            assert (Risk.UNBOOKED in row.risks) is risky

    def test_a_booking_takes_the_risk_away(self) -> None:
        [row] = ahead(booking(START, date(2026, 11, 30)), as_at=date(2026, 11, 22))
        assert (row.due_date, row.risks) == (date(2026, 11, 30), ())

    def test_without_a_planning_lead_nothing_is_called_unbooked(self) -> None:
        [row] = ahead(as_at=date(2026, 11, 29), policy=ts.policies.statutory())
        assert (row.plan_by, row.risks) == (None, ())

    def test_booked_for_the_day_after_it_is_due(self) -> None:
        [row] = ahead(booking(START, date(2026, 12, 1)), as_at=date(2026, 11, 22))
        assert row.risks == (Risk.BOOKED_LATE,)

    def test_a_day_count_later_than_the_statute(self) -> None:
        """From 1 December, 91 days end on 2 March and three months on 1 March."""
        held = ts.Event("lac_review", date(2026, 12, 1))
        policy = ts.policies.day_count()
        [row] = ahead(held, as_at=date(2026, 12, 2), policy=policy)
        assert (row.due_date, row.statutory_limit) == (date(2027, 3, 2), date(2027, 3, 1))
        assert row.risks == (Risk.AFTER_STATUTE,)

    def test_due_on_a_closed_day(self) -> None:
        """Three months after 25 September is Christmas Day, a Friday."""
        held = ts.Event("lac_review", date(2026, 9, 25))
        [row] = ahead(
            held, as_at=date(2026, 9, 26), policy=ts.policies.statutory(), start=date(2026, 9, 1)
        )
        assert (row.due_date, row.hold_by) == (date(2026, 12, 25), date(2026, 12, 24))
        assert row.risks == (Risk.CLOSED_DAY,)


class TestRows:
    """What is open and has a date, once each."""

    def test_officer_and_team_are_the_last_on_record(self) -> None:
        events = (
            ts.Event("lac_review", date(2026, 11, 20), details={"officer": "O1", "team": "North"}),
            booking(date(2026, 11, 21), date(2027, 1, 4), officer="O2"),
            booking(date(2026, 12, 21), date(2027, 1, 4), officer="O3"),
        )
        [row] = ahead(*events, as_at=date(2026, 11, 22))
        assert (row.officer, row.team) == ("O2", "North")

    def test_an_officer_named_on_the_day_is_known(self) -> None:
        as_at = date(2026, 11, 22)
        [row] = ahead(booking(as_at, date(2026, 11, 27), officer="O4"), as_at=as_at)
        assert row.officer == "O4"

    def test_what_has_no_date_or_no_known_stage_is_left_out(self) -> None:
        held = ts.Event("lac_review", date(2025, 6, 2))
        began = ts.Event("became_looked_after", date(2020, 1, 6))
        case = ts.Case("A", (began, held), complete_from=date(2025, 4, 1))
        policy = SUNDERLAND.only("lac_review")
        projection = ts.project(case, as_at=date(2025, 6, 3), policy=policy)
        dated = [o for o in projection.next if o.due and o.status is not ts.Status.NOT_KNOWN]
        assert [row.due_date for row in coming(case, projection)] == [o.due for o in dated]

    def test_the_weeks_of_every_group_add_up_to_the_rows(self) -> None:
        cases = caseload(2026, 60, date(2026, 11, 22))
        kinds = {event.kind for case in cases for event in case.events}
        policy = recorded_duties(SUNDERLAND, kinds)
        rows = [
            row
            for case in cases
            for row in coming(case, ts.project(case, as_at=date(2026, 11, 22), policy=policy))
        ]
        for name in ("status", "officer", "team", "timescale"):
            weeks = by_week(rows, attrgetter(name))
            assert {group: sum(counts.values()) for group, counts in weeks.items()} == Counter(
                getattr(row, name) for row in rows
            )
            assert list(weeks) == sorted(weeks)
        assert {row.week.weekday() for row in rows} == {0}
        assert all(0 <= (row.due_date - row.week).days < 7 for row in rows)
