"""Faults of other libraries' rules, schedules and statuses, and that ours does otherwise."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime

import pytest
from dateutil.relativedelta import relativedelta
from dateutil.rrule import MONTHLY, rrule
from hypothesis import given
from hypothesis import strategies as st

import timescales as ts
from tests.core.histories import project_heart, schedule_heart
from timescales.rules.given import NotSupplied
from timescales.testing import check_rule, histories

ENGLAND = ts.england_and_wales()
MET_IN_TIME, MET_LATE = ts.Status.MET_IN_TIME, ts.Status.MET_LATE
UPCOMING, OVERDUE = ts.Status.UPCOMING, ts.Status.OVERDUE


def case(*events: ts.Event, subject_id: str = "A") -> ts.Case:
    return ts.Case(subject_id, events)


def statuses(history: ts.Case, as_at: date, policy: str = "statutory") -> list[ts.Status]:
    return [obligation.status for obligation in project_heart(history, as_at=as_at, policy=policy)]


class TestFreeGround:
    """What no other library has: choices between rules, sequences, met late, strategies."""

    def test_strictest_of_keeps_both_limbs_and_says_which_decided(self) -> None:
        """Elsewhere a user writes min() and loses the reason."""
        rule = ts.strictest_of(ts.days(91), ts.months(3))
        assert rule.due(date(2022, 12, 1), ENGLAND) == ts.Due(date(2023, 3, 1))
        text = str(rule.explain(date(2022, 12, 1), ENGLAND))
        assert "91 days after: Thursday 2 March 2023" in text
        assert "decides: 3 months after: Wednesday 1 March 2023" in text

    def test_latest_of(self) -> None:
        """Nor max()."""
        rule = ts.latest_of(ts.days(91), ts.months(3))
        assert rule.due(date(2022, 12, 1), ENGLAND) == ts.Due(date(2023, 3, 2))

    def test_first_second_and_subsequent(self) -> None:
        """Schedules elsewhere are one tenor; here the first is in working days, the second at
        three months, the rest at six."""
        reviews = [date(2024, 1, 30), date(2024, 4, 29), date(2024, 10, 29)]
        history = case(
            ts.Event("became_looked_after", date(2024, 1, 2)),
            *(ts.Event("lac_review", day) for day in reviews),
        )
        due = [o.due for o in project_heart(history, as_at=date(2024, 11, 1), policy="statutory")]
        assert due == [
            date(2024, 1, 30),
            date(2024, 4, 30),
            date(2024, 10, 29),
            date(2025, 4, 29),
        ]

    def test_brought_forward(self) -> None:
        """An early review moves the next one; a late one does not quietly buy time."""
        start = date(2026, 11, 2)
        on_time, early = (
            ts.next_review_date(start, [day], policy="statutory")
            for day in (date(2026, 11, 30), date(2026, 11, 10))
        )
        assert (on_time, early) == (date(2027, 2, 28), date(2027, 2, 10))
        late = case(
            ts.Event("became_looked_after", start), ts.Event("lac_review", date(2026, 12, 4))
        )
        first, second = project_heart(late, as_at=date(2026, 12, 31), policy="statutory")
        assert first.status is MET_LATE
        assert first.days_late == 4
        assert second.anchor == date(2026, 12, 4)

    def test_done_two_days_late_is_met_late(self) -> None:
        """Evidence after a grace window never counted: a year on it was still overdue."""
        history = case(
            ts.Event("strategy_discussion", date(2025, 1, 6), "E1"),
            ts.Event("icpc", date(2025, 1, 29), "E1"),
        )
        [obligation] = project_heart(history, as_at=date(2026, 1, 29))
        assert obligation.due == date(2025, 1, 27)
        assert (obligation.status, obligation.days_late) == (MET_LATE, 2)

    @given(history=histories(policy="statutory"))
    def test_strategies_for_users(self, history: ts.Case) -> None:
        """None ships Hypothesis strategies; ours give whole histories, and laws for any rule."""
        known = {kind for duty in ts.policies.statutory().timescales for kind in duty.event_kinds}
        kinds = {e.kind.removesuffix("_booked").removesuffix("_adjourned") for e in history.events}
        assert kinds <= known | set(ts.EVENT_KINDS)

    def test_laws_for_any_rule(self) -> None:
        """A user's own rule is held to the laws by one call."""
        check_rule(ts.strictest_of(ts.days(91), ts.months(3)))


class TestMonthEnds:
    """Monthly rules skip short months, or drift to the 28th and stay there."""

    def test_every_february_is_kept(self) -> None:
        """A recurrence rule of every six months from 31 August has no February at all."""
        skipping = [
            day.date() for day in rrule(MONTHLY, interval=6, count=3, dtstart=datetime(2026, 8, 31))
        ]
        assert skipping == [date(2026, 8, 31), date(2027, 8, 31), date(2028, 8, 31)]
        assert ts.months(6).due(date(2026, 8, 31), ENGLAND) == ts.Due(date(2027, 2, 28))

    def test_one_rule_of_many_months_does_not_drift(self) -> None:
        """Chaining one month from 31 January gives 28 February and the 28th for ever; counting
        k months from the anchor gives the 31st wherever there is one."""
        chained = anchor = date(2026, 1, 31)
        for _ in range(3):
            chained += relativedelta(months=1)
        assert chained == date(2026, 4, 28)
        counted = [ts.months(k).due(anchor, ENGLAND) for k in (1, 2, 3, 4)]
        assert counted == [
            ts.Due(date(2026, 2, 28)),
            ts.Due(date(2026, 3, 31)),
            ts.Due(date(2026, 4, 30)),
            ts.Due(date(2026, 5, 31)),
        ]

    def test_composition_is_not_simplified(self) -> None:
        """Two steps stay two steps: months do not add."""
        anchor = date(2005, 12, 29)
        apart = ts.months(2).then(ts.months(1)).due(anchor, ENGLAND)
        together = ts.months(3).due(anchor, ENGLAND)
        assert (apart, together) == (ts.Due(date(2006, 3, 28)), ts.Due(date(2006, 3, 29)))

    def test_the_day_is_kept(self) -> None:
        """Month units of one array library lose the day of the month."""
        assert ts.months(3).due(date(2026, 11, 30), ENGLAND) == ts.Due(date(2027, 2, 28))
        assert ts.months(3).due(date(2026, 11, 17), ENGLAND) == ts.Due(date(2027, 2, 17))

    def test_a_javascript_month(self) -> None:
        """Overflowing months turn 30 November into 2 March."""
        assert ts.next_rcpc_date(date(2026, 11, 30)) == date(2027, 2, 28)

    @pytest.mark.parametrize(
        "rule",
        [ts.days(1), ts.working_days(1), ts.months(12), ts.years(1), ts.on_birthday(18)],
        ids=str,
    )
    def test_29_february_is_an_anchor(self, rule: ts.DateRule) -> None:
        """One library raises on being given it."""
        assert isinstance(rule.due(date(2028, 2, 29), ENGLAND), ts.Due)

    def test_the_last_day_of_a_leap_year(self) -> None:
        """Two releases of one library part on day 366 of a leap year; no rule here asks for it."""
        assert ts.end_of_year(after=0).due(date(2028, 3, 1), ENGLAND) == ts.Due(date(2028, 12, 31))

    def test_a_schedule_does_not_depend_on_the_window(self) -> None:
        """A recurrence changed its phase, January and July to April and October, with the window
        that was asked for."""
        history = case(ts.Event("became_looked_after", date(2026, 1, 5)))
        windows = [
            [
                o.due
                for o in schedule_heart(history, as_at=date(2026, 1, 6), until=until)
                if o.due and o.due <= date(2027, 12, 31)
            ]
            for until in (date(2027, 12, 31), date(2029, 6, 30))
        ]
        assert windows[0] == windows[1]
        assert len(windows[0]) == 5


class TestOutsideTheKnownYears:
    """A library with holidays for ten years refuses three months outside them."""

    @pytest.mark.parametrize(
        ("anchor", "due"),
        [
            (date(2015, 11, 30), date(2016, 2, 29)),
            (date(2028, 11, 30), date(2029, 2, 28)),
            (date(1950, 11, 30), date(1951, 2, 28)),
            (date(2090, 11, 30), date(2091, 2, 28)),
        ],
    )
    def test_three_months_need_no_holidays(self, anchor: date, due: date) -> None:
        """A rule that counts no working days answers wherever dates go."""
        assert ts.months(3).due(anchor, ENGLAND) == ts.Due(due)

    def test_the_hold_by_date_is_then_blank(self) -> None:
        """What does need holidays is left out, and the note says why."""
        history = case(
            ts.Event("cp_plan_started", date(2076, 1, 6)), ts.Event("icpc", date(2076, 1, 6))
        )
        obligation = project_heart(history, as_at=date(2076, 2, 1))[-1]
        assert (obligation.due, obligation.hold_by) == (date(2076, 4, 6), None)
        assert "hold-by" in obligation.note


class TestComposition:
    """One period in one unit, with no choice, sequence or way to say where the end point lies."""

    def test_months_and_days(self) -> None:
        """Units combine by one step after another."""
        rule = ts.months(1).then(ts.working_days(5))
        assert rule.due(date(2026, 7, 10), ENGLAND) == ts.Due(date(2026, 8, 17))

    def test_rules_are_values_and_data_both_ways(self) -> None:
        """Elsewhere results have no way back, and a callable in a rule cannot be dumped."""
        for rule in (ts.working_days(20), ts.strictest_of(ts.days(91), ts.months(3))):
            assert ts.from_data(ts.to_data(rule)) == rule
            assert hash(ts.from_data(ts.to_data(rule))) == hash(rule)

    def test_a_batch_is_a_table(self) -> None:
        """A peer loops over dates in Python; a rule here tabulates once and is then looked up."""
        table = ts.working_days(20).table(ENGLAND, first=date(2026, 8, 1), last=date(2026, 8, 31))
        assert table[date(2026, 8, 10)] == ts.Due(date(2026, 9, 8))
        assert len(table) == 31

    def test_every_duty_cites_its_source(self) -> None:
        """A pack written by a user cites nothing unless the user adds it; each duty here does."""
        for duty in ts.policies.statutory().timescales:
            assert duty.sources
            supplied = (s for s in duty.series.stages if not isinstance(s.rule, NotSupplied))
            for stage in supplied:
                assert duty.explain(date(2027, 1, 4), ENGLAND, stage.name).authority


class TestVersionsInTime:
    """Amendments applied by the end of a horizon, or not at all, give another law's date."""

    def test_a_rule_that_has_lapsed(self) -> None:
        """effective_until=2020 on a relative obligation was ignored for a start in 2026."""
        rule = ts.dated(ts.Version(ts.days(3), until=date(2020, 12, 31)))
        assert isinstance(rule.due(date(2026, 1, 1), ENGLAND), ts.NoDeadline)

    def test_the_anchor_chooses_the_law(self) -> None:
        """A September amendment changed the date of what had begun in June, since the version was
        chosen as of the horizon's end."""
        rule = ts.dated(
            ts.Version(ts.days(30), until=date(2025, 8, 31)),
            ts.Version(ts.days(10), since=date(2025, 9, 1)),
        )
        assert rule.due(date(2025, 6, 15), ENGLAND) == ts.Due(date(2025, 7, 15))
        assert rule.due(date(2025, 9, 1), ENGLAND) == ts.Due(date(2025, 9, 11))

    def test_versions_survive_data(self) -> None:
        """An amendment read back from JSON was a dict, and broke when it was used."""
        rule = ts.dated(
            ts.Version(ts.days(30), until=date(2025, 8, 31)),
            ts.Version(ts.days(10), since=date(2025, 9, 1)),
        )
        assert ts.from_data(ts.to_data(rule)) == rule


class TestEvidence:
    """What counts as having done it: the right kind, of the right child, in the right interval."""

    def test_overdue_does_not_vanish_at_the_new_year(self) -> None:
        """A status command looked only at the calendar year: on 1 January nothing was overdue."""
        history = case(ts.Event("strategy_discussion", date(2025, 11, 27), "E1"))
        for as_at in (date(2025, 12, 31), date(2026, 1, 1), date(2031, 6, 1)):
            [obligation] = project_heart(history, as_at=as_at)
            assert (obligation.due, obligation.status) == (date(2025, 12, 18), OVERDUE)
            assert obligation.days_late == (as_at - date(2025, 12, 18)).days

    def test_one_review_meets_one_occurrence(self) -> None:
        """One visit on record in January satisfied every month to June."""
        history = case(
            ts.Event("became_looked_after", date(2025, 1, 2)),
            ts.Event("lac_review", date(2025, 1, 20)),
        )
        assert statuses(history, date(2025, 6, 30)) == [MET_IN_TIME, OVERDUE]

    def test_what_came_before_the_start_meets_nothing(self) -> None:
        """Evidence had no lower bound."""
        history = case(
            ts.Event("lac_review", date(2024, 12, 1)),
            ts.Event("became_looked_after", date(2025, 1, 2)),
        )
        assert statuses(history, date(2025, 6, 30)) == [OVERDUE]
        [finding] = project_heart(history, as_at=date(2025, 6, 30)).findings
        assert finding.event.date == date(2024, 12, 1)

    def test_another_child_s_review_is_no_evidence(self) -> None:
        """Two children and one visit: both satisfied, since events were tied to no child."""
        start = ts.Event("became_looked_after", date(2025, 1, 2))
        seen = case(start, ts.Event("lac_review", date(2025, 1, 20)), subject_id="A")
        unseen = case(start, subject_id="B")
        assert statuses(seen, date(2025, 2, 28))[0] is MET_IN_TIME
        assert statuses(unseen, date(2025, 2, 28)) == [OVERDUE]

    def test_another_enquiry_s_conference_is_no_evidence(self) -> None:
        """Nor of another enquiry into the same child: a ref ties what meets to what started."""
        history = case(
            ts.Event("strategy_discussion", date(2025, 1, 6), "E1"),
            ts.Event("strategy_discussion", date(2025, 1, 8), "E2"),
            ts.Event("icpc", date(2025, 1, 20), "E2"),
        )
        found = {o.started.ref: o.status for o in project_heart(history, as_at=date(2025, 3, 1))}
        assert found == {"E1": OVERDUE, "E2": MET_IN_TIME}

    @pytest.mark.parametrize(
        "kind", ["rcpc", "secure_review", "lac_review_booked", "lac_review_adjourned"]
    )
    def test_another_kind_is_no_evidence(self, kind: str) -> None:
        """The kinds that an obligation accepts were documented and never checked."""
        history = case(
            ts.Event("became_looked_after", date(2025, 1, 2)), ts.Event(kind, date(2025, 1, 20))
        )
        assert statuses(history, date(2025, 2, 28)) == [OVERDUE]

    def test_the_status_of_the_past_does_not_depend_on_later_events(self) -> None:
        """A status is a function of the events up to a day, with no clock hidden in it."""
        start = ts.Event("became_looked_after", date(2025, 1, 2))
        later = ts.Event("lac_review", date(2025, 3, 20))
        as_at = date(2025, 2, 28)
        assert statuses(case(start), as_at) == statuses(case(start, later), as_at)

    def test_where_it_cannot_be_known_it_says_so(self) -> None:
        """Neither satisfied nor overdue is guessed where the record begins too late."""
        history = ts.Case(
            "A",
            (
                ts.Event("became_looked_after", date(2020, 1, 6)),
                ts.Event("lac_review", date(2024, 6, 3)),
            ),
            complete_from=date(2024, 4, 1),
        )
        first = project_heart(history, as_at=date(2024, 7, 1))[0]
        assert (first.status, first.due) == (ts.Status.NOT_KNOWN, None)
        assert first.candidates


class TestReproducible:
    """A digest with the clock in it is different every time."""

    def test_the_same_evidence_twice_is_one(self) -> None:
        """And its digest the same: equal events are one event."""
        start = ts.Event("became_looked_after", date(2025, 1, 2))
        review = ts.Event("lac_review", date(2025, 1, 20))
        once, twice = (
            project_heart(history, as_at=date(2025, 6, 30))
            for history in (case(start, review), case(start, review, review, start))
        )
        assert [o.receipt for o in once] == [o.receipt for o in twice]

    def test_receipts_of_other_processes(self) -> None:
        """Two runs of the program give the same receipt, letter for letter."""
        program = """
import timescales as ts
case = ts.Case("A", (ts.Event("became_looked_after", ts.date(2026, 11, 2)),))
policy = ts.policies.day_count().only("lac_review")
print(ts.project(case, as_at=ts.date(2026, 11, 22), policy=policy)[0].receipt.to_data())
"""
        outputs = {
            subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout
            for _ in range(2)
        }
        [output] = outputs
        assert b"2026-11-30" in output

    def test_a_day_proclaimed_later_shows(self) -> None:
        """Old answers stay recomputable, and an answer from another calendar says that it is."""
        proclaimed = ENGLAND.with_closures(
            {date(2026, 11, 20): "A day proclaimed"}, kind=ts.ClosureKind.ONE_OFF
        )
        history = case(ts.Event("became_looked_after", date(2026, 11, 2)))
        [before], [after] = (
            project_heart(history, as_at=date(2026, 11, 22), calendar=calendar)
            for calendar in (ENGLAND, proclaimed)
        )
        assert (before.due, after.due) == (date(2026, 11, 30), date(2026, 12, 1))
        assert before.receipt.calendar_fingerprint != after.receipt.calendar_fingerprint


class TestPlanning:
    """Offsets backwards refused, or a negative number with the weekend rule the wrong way round."""

    def test_backwards_is_a_rule_of_its_own(self) -> None:
        """At least 20 working days before a day, from a Sunday: Friday is day 1."""
        rule = ts.working_days_before(20)
        assert rule.due(date(2026, 11, 29), ENGLAND) == ts.Due(date(2026, 11, 2))

    @pytest.mark.parametrize("n", [-1, -20])
    def test_negative_counts_are_refused(self, n: int) -> None:
        """A minus sign is not a rule."""
        for build in (ts.working_days, ts.days, ts.weeks, ts.months, ts.years):
            with pytest.raises(ts.WrongValueError, match="1 or more"):
                build(n)

    @given(anchor=st.dates(date(2000, 1, 1), date(2070, 1, 1)), n=st.integers(1, 60))
    def test_it_mirrors_the_rule_forwards(self, anchor: date, n: int) -> None:
        """From a working day, back undoes forth."""
        start = ENGLAND.working_day_on_or_after(anchor)
        forth = ts.working_days(n).due(start, ENGLAND)
        assert isinstance(forth, ts.Due)
        back = ts.working_days_before(n).due(forth.date, ENGLAND)
        assert isinstance(back, ts.Due)
        assert back.date == start
