"""Measures on histories worked out by hand, for what the demo does not tell."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

import pytest

import timescales as ts
from tests.core.histories import case, event
from timescales.errors import UnknownNameError, WrongValueError
from timescales.records import SubjectRecords
from timescales.scorecard import (
    Item,
    OfficerCaseload,
    Period,
    Score,
    Scorecard,
    Scored,
    Verdict,
    View,
    chosen,
    officer_caseloads,
    scorecard,
)

YEAR = Period.year(2025)
TERMS = [
    ts.Term("Spring 2025", date(2025, 1, 6), date(2025, 4, 4)),
    ts.Term("Summer 2025", date(2025, 4, 22), date(2025, 7, 22)),
    ts.Term("Autumn 2025", date(2025, 9, 3), date(2025, 12, 19)),
    ts.Term("Spring 2026", date(2026, 1, 5), date(2026, 3, 27)),
    ts.Term("Summer 2026", date(2026, 4, 13), date(2026, 7, 21)),
]
TERMLY = ts.policies.day_count().overlaid(
    "termly", rules={"pep_review.each": ts.end_of_term(TERMS)}
)
BORN = date(2014, 5, 1)


def card(
    *cases: ts.Case,
    as_at: date = YEAR.end,
    periods: Iterable[Period] = (YEAR,),
    policy: ts.Policy | str = "day_count",
    holds: Iterable[str] | None = None,
    listed: bool = True,
) -> Scorecard:
    pairs = ((each, ts.project(each, as_at=as_at, policy=policy)) for each in cases)
    kinds = None if holds is None else frozenset(holds)
    return scorecard(pairs, periods=periods, holds=kinds, listed=listed)


def numbers(score: Score) -> tuple[int | None, int | None, int]:
    return score.numerator, score.denominator, score.not_known


class TestMeetings:
    """A sibling group's conference is one meeting, and two or three conferences of a child."""

    def siblings(self, *strategies: date, reasons: tuple[str, ...] = ()) -> list[ts.Case]:
        said = [{"meeting": "M1", **({"reason": r} if r else {})} for r in reasons or ("", "")]
        return [
            ts.Case(
                f"C{n}",
                (
                    event("strategy_discussion", strategy),
                    ts.Event("icpc", date(2025, 6, 23), details=details),
                ),
            )
            for n, (strategy, details) in enumerate(zip(strategies, said, strict=True))
        ]

    def test_one_meeting_of_two_children(self) -> None:
        found = card(*self.siblings(date(2025, 6, 2), date(2025, 6, 3)))
        assert numbers(found.score("icpcs_in_time", YEAR, Verdict.POLICY)) == (2, 2, 0)
        meetings = found.score("icpcs_meetings_in_time", YEAR, Verdict.POLICY)
        assert numbers(meetings) == (1, 1, 0)
        assert [one.meeting for one in meetings.behind] == ["M1"]

    @pytest.mark.parametrize("late_first", [True, False])
    def test_a_meeting_late_for_one_of_them_is_late(self, *, late_first: bool) -> None:
        days = [date(2025, 5, 26), date(2025, 6, 3)]
        found = card(*self.siblings(*(days if late_first else days[::-1])))
        assert numbers(found.score("icpcs_in_time", YEAR, Verdict.POLICY)) == (1, 2, 0)
        assert numbers(found.score("icpcs_meetings_in_time", YEAR, Verdict.POLICY)) == (0, 1, 0)

    def test_a_meeting_with_several_reasons_stands_under_several(self) -> None:
        strategy = date(2025, 5, 26)
        both = self.siblings(strategy, strategy, reasons=("Other", "Missing report"))
        scores = card(*both).of("late_icpcs_by_reason_meetings", YEAR)
        assert {s.band: s.numerator for s in scores if s.numerator} == {"several": 1}

    def test_a_meeting_is_not_known_where_one_of_its_children_is(self) -> None:
        """The other in time: it may be late for the first."""
        known, other = self.siblings(date(2025, 6, 3), date(2009, 6, 3))
        found = card(known, other, policy="statutory")
        assert numbers(found.score("icpcs_in_time", YEAR, Verdict.STATUTE)) == (1, 1, 1)
        assert numbers(found.score("icpcs_meetings_in_time", YEAR, Verdict.STATUTE)) == (0, 0, 1)


class TestEducationPlans:
    """Reviewed each term, by the authority's own terms."""

    def pep(self, *events: ts.Event, policy: ts.Policy | str = TERMLY) -> Score:
        care = event("became_looked_after", date(2025, 4, 28))
        history = case(care, *events, date_of_birth=BORN)
        kinds = ("pep_initiated", "pep_review")
        found = card(history, policy=policy, holds=kinds)
        return found.score("peps_up_to_date", YEAR, Verdict.POLICY)

    def test_one_reviewed_in_the_last_term_is_up_to_date(self) -> None:
        begun, reviewed = event("pep_initiated", date(2025, 5, 6)), date(2025, 7, 1)
        more = [event("pep_review", day) for day in (reviewed, date(2025, 11, 4))]
        assert numbers(self.pep(begun, *more)) == (0, 1, 0)
        more.append(event("pep_review", date(2026, 2, 3)))
        assert numbers(self.pep(begun, *more)) == (1, 1, 0)

    def test_a_child_without_one_is_not_up_to_date(self) -> None:
        assert numbers(self.pep()) == (0, 1, 0)

    def test_one_still_within_the_time_for_beginning_it_is(self) -> None:
        placed = event("placement_started", date(2026, 3, 25))
        assert numbers(self.pep(placed)) == (1, 1, 0)

    def test_one_begun_on_the_first_day_of_care_and_a_placement_on_the_last_day(self) -> None:
        begun, reviewed = event("pep_initiated", date(2025, 4, 28)), date(2026, 2, 3)
        more = [event("pep_review", day) for day in (date(2025, 7, 1), date(2025, 11, 4), reviewed)]
        assert numbers(self.pep(begun, *more)) == (1, 1, 0)
        assert numbers(self.pep(event("placement_started", YEAR.end))) == (1, 1, 0)

    def test_one_of_an_earlier_period_of_care_does_not_count(self) -> None:
        earlier = [
            event("became_looked_after", date(2024, 1, 8)),
            event("pep_initiated", date(2024, 1, 15)),
            event("ceased_looked_after", date(2024, 9, 2)),
        ]
        assert numbers(self.pep(*earlier)) == (0, 1, 0)

    def test_without_the_dates_of_terms_it_is_not_known(self) -> None:
        begun = event("pep_initiated", date(2025, 5, 6))
        assert numbers(self.pep(begun, policy="day_count")) == (0, 0, 1)
        assert numbers(self.pep(policy="day_count")) == (0, 0, 1)

    def test_a_policy_without_the_duty_makes_it_not_available(self) -> None:
        only = ts.policies.day_count().only("lac_review")
        assert self.pep(policy=only).numerator is None

    def test_children_not_of_school_age_are_not_counted(self) -> None:
        care = event("became_looked_after", date(2025, 4, 28))
        for born in (date(2021, 4, 1), date(2010, 3, 31), None):
            found = card(case(care, date_of_birth=born), policy=TERMLY, holds=("pep_review",))
            score = found.score("peps_up_to_date", YEAR, Verdict.POLICY)
            assert numbers(score) == (0, 0, 0)


class TestHealth:
    """By the duty: a first assessment, then every six or twelve months."""

    def health(self, *events: ts.Event, complete_from: date | None = None) -> Score:
        care = event("became_looked_after", date(2024, 1, 8))
        history = case(care, *events, date_of_birth=BORN, complete_from=complete_from)
        found = card(history, holds=("health_assessment",))
        return found.score("health_up_to_date", YEAR, Verdict.POLICY)

    def test_up_to_date_and_not(self) -> None:
        first, later = date(2024, 1, 30), date(2025, 1, 28)
        events = [event("health_assessment", first), event("health_review", later)]
        assert numbers(self.health(*events)) == (0, 1, 0)
        assert numbers(self.health(*events, event("health_review", date(2026, 1, 27)))) == (1, 1, 0)

    def test_none_at_all_is_overdue(self) -> None:
        assert numbers(self.health()) == (0, 1, 0)

    def test_one_that_may_be_missing_from_the_records_is_not_known(self) -> None:
        assert numbers(self.health(complete_from=date(2025, 4, 1))) == (0, 0, 1)

    def test_a_duty_with_no_deadline_is_not_overdue(self) -> None:
        never = {"health_assessment_initial.first": ts.no_deadline("not counted here")}
        policy = ts.policies.day_count().overlaid("never", rules=never)
        history = case(event("became_looked_after", date(2024, 1, 8)), date_of_birth=BORN)
        found = card(history, policy=policy, holds=("health_assessment",))
        assert numbers(found.score("health_up_to_date", YEAR, Verdict.POLICY)) == (1, 1, 0)


class TestWhatIsNotOnRecord:
    """It may have been done all the same."""

    def test_what_was_due_before_the_records_are_complete_is_not_known(self) -> None:
        begun = event("strategy_discussion", date(2025, 4, 10))
        history = case(begun, complete_from=date(2025, 10, 1))
        scores = card(history, holds=("icpc",)).of("icpcs_due", YEAR)
        bands = {(s.band, s.partial) for s in scores if s.verdict is Verdict.POLICY and s.numerator}
        assert bands == {("not known", True)}

    def test_nor_is_what_the_source_never_holds(self) -> None:
        history = case(event("cp_plan_started", date(2025, 4, 1)), not_recorded=frozenset({"rcpc"}))
        scores = card(history, holds=("rcpc",)).of("rcpcs_due", YEAR)
        assert {s.band for s in scores if s.numerator} == {"not known"}

    def test_a_stage_that_is_not_known_counts_where_every_stage_agrees(self) -> None:
        """Reviews may be missing before the first on record: it may be any of several."""
        begun = event("became_looked_after", date(2020, 1, 6))
        complete_from = date(2025, 4, 1)
        answers = {}
        for held in (date(2025, 4, 2), date(2025, 7, 8), date(2025, 12, 1)):
            history = case(begun, event("lac_review", held), complete_from=complete_from)
            score = card(history).score("reviews_in_time", YEAR, Verdict.POLICY)
            answers[held] = numbers(score)
        assert list(answers.values()) == [(0, 0, 1), (0, 0, 1), (0, 1, 0)]

    def test_a_child_is_in_time_where_each_stage_says_so(self) -> None:
        """As at a day soon after the records begin nothing can be overdue."""
        begun = event("became_looked_after", date(2025, 6, 2))
        held = event("lac_review", date(2026, 3, 3))
        history = case(begun, held, complete_from=date(2026, 2, 1))
        early = card(history, periods=[Period.month(2026, 3)])
        score = early.score("children_reviewed_in_time", Period.month(2026, 3), Verdict.POLICY)
        assert score.partial
        assert numbers(score) == (0, 0, 1)


class TestLastDays:
    """On the last day itself."""

    def test_a_child_looked_after_for_20_working_days_is_counted(self) -> None:
        """From 2 June 2025 they are over on 30 June."""
        history = case(event("became_looked_after", date(2025, 6, 2)))
        ends = [Period.between(day, day) for day in (date(2025, 6, 29), date(2025, 6, 30))]
        found = card(history, periods=ends, holds=("lac_review",))
        scores = [found.score("children_reviewed_in_time", end, Verdict.POLICY) for end in ends]
        assert [numbers(score) for score in scores] == [(0, 0, 0), (1, 1, 0)]

    @pytest.mark.parametrize(("ended", "due"), [(date(2025, 6, 30), 0), (date(2025, 7, 1), 1)])
    def test_a_duty_that_ends_on_its_last_day_has_lapsed(self, ended: date, due: int) -> None:
        """The review was due on 30 June: a child who leaves that day was owed none by then."""
        care = event("became_looked_after", date(2025, 6, 2))
        found = card(case(care, event("ceased_looked_after", ended)), holds=("lac_review",))
        score = found.score("reviews_due", YEAR, Verdict.POLICY, "not held")
        assert numbers(score) == (due, due, 0)


class TestBookings:
    """A date booked on or before due, beside one held in time."""

    def booked(self, *events: ts.Event) -> tuple[int | None, int | None, int]:
        care = event("became_looked_after", date(2025, 6, 2))  # due on 30 June 2025
        score = card(case(care, *events), holds=("lac_review_booked",)).score(
            "reviews_booked_in_time", Period.year(2025), Verdict.POLICY
        )
        return numbers(score)

    def test_booked_in_time_and_held_late(self) -> None:
        booking = ts.Event("lac_review_booked", date(2025, 6, 9), sets=date(2025, 6, 27))
        held = event("lac_review", date(2025, 7, 4))
        numerator, _, _ = self.booked(booking, held)
        assert numerator == 1

    def test_not_booked_and_not_held(self) -> None:
        assert self.booked() == (0, 1, 0)

    def test_held_and_no_booking_on_record(self) -> None:
        held, second = date(2025, 6, 27), date(2025, 9, 25)
        ceased = event("ceased_looked_after", second)
        assert self.booked(event("lac_review", held), ceased) == (0, 0, 1)

    def test_a_booking_that_sets_no_day_is_for_its_own(self) -> None:
        assert self.booked(event("lac_review_booked", date(2025, 6, 30))) == (1, 1, 0)
        assert self.booked(event("lac_review_booked", date(2025, 7, 1))) == (0, 1, 0)


class TestSpells:
    """Periods of care and plans, on their first days and their last."""

    def care(self, *days: tuple[str, date], born: date | None = None) -> list[tuple[date, object]]:
        history = case(*(event(kind, day) for kind, day in days), date_of_birth=born)
        scored = Scored(history, ts.project(history, as_at=YEAR.end))
        return [(spell.start, spell.end) for spell in scored.looked_after]

    def test_an_end_and_a_start_on_one_day_are_two_spells(self) -> None:
        first, between = date(2025, 1, 6), date(2025, 6, 2)
        assert self.care(
            ("became_looked_after", first),
            ("ceased_looked_after", between),
            ("became_looked_after", between),
        ) == [(first, between), (between, None)]

    def test_a_start_and_an_end_on_one_day_are_none(self) -> None:
        day = date(2025, 1, 6)
        assert self.care(("became_looked_after", day), ("ceased_looked_after", day)) == []

    def test_a_second_end_on_the_day_ends_nothing_that_begins_then(self) -> None:
        first, between = date(2025, 1, 6), date(2025, 6, 2)
        assert self.care(
            ("became_looked_after", first),
            ("adoption_order_made", between),
            ("ceased_looked_after", between),
            ("became_looked_after", between),
        ) == [(first, between), (between, None)]

    def test_a_start_while_one_is_running_begins_nothing(self) -> None:
        first = date(2025, 1, 6)
        started = [("became_looked_after", first), ("became_looked_after", date(2025, 2, 3))]
        assert self.care(*started) == [(first, None)]

    def test_the_18th_birthday_ends_it_and_what_begins_after_is_none(self) -> None:
        born = date(2007, 8, 1)
        started = [("became_looked_after", date(2025, 1, 6))]
        assert self.care(*started, born=born) == [(date(2025, 1, 6), date(2025, 8, 1))]
        assert self.care(("became_looked_after", date(2025, 8, 1)), born=born) == []


class TestPlans:
    """By how long they lasted, on the days on which one band gives way to the next."""

    @pytest.mark.parametrize(
        ("ended", "band"),
        [
            (date(2025, 6, 1), "3 months or less"),
            (date(2025, 6, 2), "over 3 to 6 months"),
            (date(2025, 9, 1), "over 3 to 6 months"),
            (date(2025, 9, 2), "over 6 to 12 months"),
            (date(2026, 3, 1), "over 6 to 12 months"),
            (date(2026, 3, 2), "over 1 year, under 2"),
            (date(2027, 2, 28), "over 1 year, under 2"),
            (date(2027, 3, 1), "2 years or over"),
        ],
    )
    def test_bands_of_calendar_months(self, ended: date, band: str) -> None:
        history = case(event("cp_plan_started", date(2025, 3, 1)), event("cp_plan_ended", ended))
        period = Period.between(ended, ended)
        scores = card(history, as_at=ended, periods=[period]).of("plans_ended_by_duration")
        assert [score.band for score in scores if score.numerator] == [band]

    def test_the_category_is_that_of_the_plan_that_is_running(self) -> None:
        first = event("cp_plan_started", date(2024, 3, 1), category="neglect")
        again = event("cp_plan_started", date(2025, 3, 3))
        history = case(first, event("cp_plan_ended", date(2024, 9, 2)), again)
        assert [s.band for s in card(history).of("plans_by_category")] == ["not recorded"]
        changed = event("rcpc", date(2025, 6, 2), category="emotional abuse")
        changed_too = case(*history.events, changed)
        assert [s.band for s in card(changed_too).of("plans_by_category")] == ["emotional abuse"]

    def test_a_plan_twelve_months_old_is_not_over_twelve(self) -> None:
        history = case(event("cp_plan_started", date(2025, 3, 1)))
        days = [date(2026, 3, 1), date(2026, 3, 2)]
        found = card(history, as_at=days[1], periods=[Period.between(d, d) for d in days])
        assert [s.numerator for s in found.of("plans_over_12_months")] == [0, 1]


class TestDisputes:
    """The weekly list: stage, age in working days, days left."""

    def test_the_most_urgent_first(self) -> None:
        raised = [date(2026, 3, 20), date(2026, 2, 23)]
        cases = [
            ts.Case(
                f"C{n}",
                (
                    ts.Event("dispute_raised", day, f"D{n}", {"theme": "drift", "officer": "O1"}),
                    ts.Event("dispute_stage", date(2026, 3, 24), f"D{n}", {"stage": f"{n}"}),
                    ts.Event("dispute_stage", date(2026, 3, 25), "another", {"stage": "9"}),
                ),
            )
            for n, day in enumerate(raised)
        ]
        found = [
            (d.subject_id, d.stage, d.age, d.due, d.days_left, d.theme, d.officer)
            for d in card(*cases).disputes
        ]
        assert found == [
            ("C1", "1", 26, date(2026, 3, 23), -6, "drift", "O1"),
            ("C0", "0", 7, date(2026, 4, 21), 13, "drift", "O1"),
        ]

    def test_one_without_stages_is_informal_and_one_that_ended_is_not_open(self) -> None:
        raised = event("dispute_raised", date(2026, 3, 2))
        [one] = card(case(raised)).disputes
        assert (one.stage, one.theme, one.officer, one.ref) == ("informal", "", "", None)
        for how in ("dispute_resolved", "dispute_withdrawn"):
            closed = card(case(raised, event(how, date(2026, 3, 9))))
            assert closed.disputes == ()
            [stage] = closed.of("disputes_by_stage")
            assert (stage.band, stage.numerator) == ("informal", 1)


class TestParticipation:
    """Codes as they are typed, and none."""

    def test_a_review_without_a_code_or_with_an_unknown_one_is_not_known(self) -> None:
        care = event("became_looked_after", date(2025, 6, 2))
        told = {date(2025, 6, 27): " pn1 ", date(2025, 9, 24): "PN9", date(2026, 3, 2): ""}
        reviews = [ts.Event("lac_review", d, details={"participation": c}) for d, c in told.items()]
        found = card(case(care, *reviews))
        assert numbers(found.score("participation_in_reviews", YEAR)) == (1, 1, 2)
        assert numbers(found.score("participation_in_last_review", YEAR)) == (0, 0, 1)
        bands = {s.band: s.numerator for s in found.of("participation_by_code") if s.numerator}
        assert bands == {"PN1": 1, "PN9": 1, "not recorded": 1}


class TestCaseloads:
    """Children for each officer, against 50 to 70 for a full-time one."""

    def test_for_each_officer(self) -> None:
        cases = [
            ts.Case(f"C{n}", (event("became_looked_after", date(2025, 6, 2), **said),))
            for n, said in enumerate([{"officer": "A"}, {"officer": "A"}, {"officer": "B"}, {}])
        ]
        found = officer_caseloads(card(*cases), YEAR, {"B": Fraction(1, 50)})
        assert [(each.officer, each.children, each.standing) for each in found] == [
            ("B", 1, "within"),
            ("A", 2, "below"),
        ]
        edges = {49: "below", 50: "within", 70: "within", 71: "above"}
        for children, standing in edges.items():
            assert OfficerCaseload("A", children, Fraction(1)).standing == standing
        assert [each.for_full_time for each in found] == [50, 2], "in full where it is not said"

    def test_what_cannot_be_worked_out(self) -> None:
        with pytest.raises(WrongValueError, match="A cannot have 0 of a full-time post"):
            officer_caseloads(card(), YEAR, {"A": Fraction(0)})
        empty = scorecard([], periods=[YEAR], measures=[])
        with pytest.raises(WrongValueError, match="holds no looked_after_by_officer for 2025-26"):
            officer_caseloads(empty, YEAR)


class TestScorecard:
    """What it takes, and what it refuses."""

    HISTORY = case(
        event("became_looked_after", date(2025, 6, 2), legal_status="V2"),
        event("lac_review", date(2025, 6, 27)),
    )

    def test_records_are_taken_as_cases_are(self) -> None:
        projection = ts.project(self.HISTORY, as_at=YEAR.end)
        found = scorecard([(SubjectRecords(self.HISTORY), projection)], periods=[YEAR])
        assert found == card(self.HISTORY)
        assert (found.as_at, found.subjects) == (YEAR.end, 1)

    def test_a_first_subject_with_nothing_to_project_is_no_obstacle(self) -> None:
        found = card(ts.Case("A"), self.HISTORY)
        assert numbers(found.score("section_20", YEAR)) == (1, 1, 0)
        assert found.as_at == YEAR.end

    def test_no_legal_status_on_record_is_not_known(self) -> None:
        found = card(case(event("became_looked_after", date(2025, 6, 2))))
        assert numbers(found.score("section_20", YEAR)) == (0, 0, 1)

    def test_the_legal_status_is_that_of_the_care_that_is_running(self) -> None:
        ended = event("ceased_looked_after", date(2025, 8, 4))
        again = event("became_looked_after", date(2025, 9, 1))
        found = card(case(*self.HISTORY.events, ended, again))
        assert numbers(found.score("section_20", YEAR)) == (0, 0, 1)

    def test_lists_can_be_left_out(self) -> None:
        found = card(self.HISTORY, listed=False).score("section_20", YEAR)
        assert (numbers(found), found.behind, found.others) == ((1, 1, 0), (), ())

    def test_what_the_records_do_not_hold_is_not_available(self) -> None:
        found = card(self.HISTORY)
        score = found.score("rcpcs_in_time", YEAR, Verdict.POLICY)
        assert (numbers(score), score.available, score.rate) == ((None, None, 0), False, None)
        held = card(self.HISTORY, holds=("rcpc",)).score("rcpcs_in_time", YEAR, Verdict.POLICY)
        assert (numbers(held), held.available, held.rate) == ((0, 0, 0), True, None)

    def test_a_period_that_has_not_begun_or_was_over_before_the_records_is_not_available(
        self,
    ) -> None:
        ahead, long_ago = Period.year(2026), Period.year(2020)
        known = ts.Case("C", self.HISTORY.events, complete_from=date(2025, 4, 1))
        found = card(known, periods=[ahead, YEAR, long_ago])
        available = {s.period: s.available for s in found.of("section_20")}
        assert available == {ahead: False, YEAR: True, long_ago: False}

    def test_a_part_of_a_period_says_so(self) -> None:
        known = ts.Case("C", self.HISTORY.events, complete_from=date(2025, 4, 1))
        quarter = Period.quarter(2025, 2)
        found = card(known, as_at=date(2025, 12, 1), periods=[quarter, YEAR])
        partial = {(s.measure.id, s.period): s.partial for s in found.scores}
        assert partial["reviews_in_time", quarter] is False
        assert partial["reviews_in_time", YEAR] is True
        assert partial["children_reviewed_in_time", quarter] is True, "it looks back a year"

    def test_two_verdicts_stand_side_by_side(self) -> None:
        """91 days after a review on 27 June is 26 September; three months are 27 September."""
        second = case(*self.HISTORY.events, event("lac_review", date(2025, 9, 27)))
        found = card(second)
        by = {s.verdict: numbers(s) for s in found.of("reviews_in_time")}
        assert by == {Verdict.POLICY: (1, 2, 0), Verdict.STATUTE: (2, 2, 0)}

    def test_one_day_and_one_policy(self) -> None:
        projections = [ts.project(self.HISTORY, as_at=day) for day in (YEAR.end, YEAR.start)]
        with pytest.raises(WrongValueError, match="2026-03-31 under day_count and 2025-04-01"):
            scorecard([(self.HISTORY, p) for p in projections], periods=[YEAR])

    def test_nothing_is_given_twice(self) -> None:
        with pytest.raises(WrongValueError, match="A period is given twice: 2025-26"):
            scorecard([], periods=[YEAR, YEAR])
        with pytest.raises(WrongValueError, match="A measure is given twice: section_20"):
            scorecard([], periods=[YEAR], measures=chosen(["section_20", "section_20"]))

    def test_a_score_that_is_not_there(self) -> None:
        with pytest.raises(UnknownNameError, match="no score for section_20, 2025-26, by policy"):
            card(self.HISTORY).score("section_20", YEAR, Verdict.POLICY)

    def test_what_is_not_an_obligation_has_no_last_day(self) -> None:
        scored = Scored(self.HISTORY, ts.project(self.HISTORY, as_at=YEAR.end))
        item = Item(View(scored, YEAR, Verdict.POLICY), YEAR.end)
        with pytest.raises(WrongValueError, match="on 2026-03-31 is not an obligation"):
            _ = item.owed
        assert item.meeting == "C1 2026-03-31"
