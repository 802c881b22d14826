"""The first day and the last of what measures count, on histories worked out by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

import timescales as ts
from tests.core.histories import DAY, case, event
from tests.scorecard.one_quarter import QUARTER, bands, card
from timescales.scorecard import Period
from timescales.scorecard.measures.conferences import DAYS


class TestMonthsOfHomes:
    """Calendar months that end in the period, in which a home was registered throughout."""

    def months(
        self, *events: tuple[str, date], period: Period = QUARTER
    ) -> tuple[int | None, int | None]:
        told = (event(kind, day) for kind, day in events)
        [score] = card(case(*told), period=period, holds="reg44_visit").of("reg44_months")
        return score.numerator, score.denominator

    @pytest.mark.parametrize(
        ("registered", "months"),
        [(date(2025, 4, 1), 3), (date(2025, 4, 2), 2), (date(2025, 6, 2), 0)],
    )
    def test_from_the_first_day_of_a_month(self, registered: date, months: int) -> None:
        assert self.months(("home_registered", registered)) == (0, months)

    @pytest.mark.parametrize(
        ("closed", "months"),
        [(date(2025, 6, 30), 2), (date(2025, 7, 1), 3), (date(2025, 4, 30), 0)],
    )
    def test_until_the_home_is_closed(self, closed: date, months: int) -> None:
        """On the last day of a month it was not open to the end of it."""
        registered = ("home_registered", date(2024, 1, 1))
        assert self.months(registered, ("home_closed", closed)) == (0, months)

    def test_a_month_that_is_not_over_is_not_counted(self) -> None:
        registered = ("home_registered", date(2024, 1, 1))
        for last, months in ((date(2025, 5, 30), 1), (date(2025, 5, 31), 2)):
            part = Period.between(date(2025, 4, 1), last)
            assert self.months(registered, period=part) == (0, months)

    def test_visits_on_the_first_day_and_the_last(self) -> None:
        """Two in one month are one month; one of the month before or after is none of it."""
        visits = [("reg44_visit", date(2025, 4, 1)), ("reg44_visit", date(2025, 4, 30))]
        june = ("reg44_visit", date(2025, 6, 30))
        beside = [("reg44_visit", date(2025, 3, 31)), ("reg44_visit", date(2025, 7, 1))]
        registered = ("home_registered", date(2024, 1, 1))
        assert self.months(registered, *visits, june, *beside) == (2, 3)


class TestConferencesByDays:
    """From a strategy discussion on Monday 2 June 2025; there is no bank holiday before August."""

    @pytest.mark.parametrize(
        ("held", "band"),
        [
            (date(2025, 6, 16), "0 to 10"),
            (date(2025, 6, 17), "11 to 15"),
            (date(2025, 6, 23), "11 to 15"),
            (date(2025, 6, 24), "16 to 20"),
            (date(2025, 6, 30), "16 to 20"),
            (date(2025, 7, 1), "21 and over"),
        ],
    )
    def test_the_last_day_of_a_band_and_the_first_of_the_next(self, held: date, band: str) -> None:
        history = case(event("strategy_discussion", date(2025, 6, 2)), event("icpc", held))
        assert bands(card(history, period=Period.year(2025)), "icpcs_by_days") == {band: 1}
        assert band in DAYS


class TestDisputesClosed:
    """Resolved or withdrawn in the period, the first day and the last included."""

    @pytest.mark.parametrize(
        ("closed", "number"),
        [
            (date(2025, 3, 31), 0),
            (date(2025, 4, 1), 1),
            (date(2025, 6, 30), 1),
            (date(2025, 7, 1), 0),
        ],
    )
    def test_on_the_edges(self, closed: date, number: int) -> None:
        raised = event("dispute_raised", date(2025, 3, 20))
        found = card(case(raised, event("dispute_resolved", closed)))
        assert sum(bands(found, "disputes_by_stage").values()) == number

    def test_one_that_is_open_is_not_counted(self) -> None:
        """Nor does it stand in the way of another."""
        found = card(
            case(
                event("dispute_raised", date(2025, 4, 7), "A"),
                event("dispute_raised", date(2025, 4, 7), "B"),
                event("dispute_withdrawn", date(2025, 5, 6), "B"),
            )
        )
        assert bands(found, "disputes_by_stage") == {"informal": 1}


class TestEventsInThePeriod:
    """What happened on the first day and the last."""

    def days(self) -> Iterable[date]:
        return (date(2025, 3, 31), date(2025, 4, 1), date(2025, 6, 30), date(2025, 7, 1))

    def test_both_are_in_it(self) -> None:
        events = [event("midway_review", day) for day in self.days()]
        assert bands(card(case(*events)), "midway_reviews") == {"neither": 2}

    def test_so_are_they_of_meetings_held(self) -> None:
        cases = [
            ts.Case(
                f"C{n}", (event("became_looked_after", day - 9 * DAY), event("lac_review", day))
            )
            for n, day in enumerate(self.days())
        ]
        [by_policy, _] = card(*cases).of("reviews_in_time")
        assert (by_policy.numerator, by_policy.denominator) == (2, 2)
        assert [one.subject_id for one in by_policy.behind] == ["C1", "C2"]


class TestStandings:
    """What fell due, as it stands at the end of the period."""

    @pytest.mark.parametrize(
        ("held", "band"),
        [
            (date(2025, 6, 26), "in time"),
            (date(2025, 6, 27), "in time"),
            (date(2025, 6, 28), "late"),
            (date(2025, 6, 30), "late"),
            (date(2025, 7, 1), "not held"),
        ],
    )
    def test_held_on_the_last_day_and_after_it(self, held: date, band: str) -> None:
        """Due on 27 June 2025, 20 working days from 30 May."""
        history = case(event("became_looked_after", date(2025, 5, 30)), event("lac_review", held))
        assert bands(card(history), "reviews_due") == {band: 1}

    @pytest.mark.parametrize(
        ("complete_from", "band"),
        [(date(2025, 6, 27), "not held"), (date(2025, 6, 28), "not known")],
    )
    def test_due_on_the_day_from_which_the_records_are_complete(
        self, complete_from: date, band: str
    ) -> None:
        strategy = event("strategy_discussion", date(2025, 6, 6))
        history = case(strategy, complete_from=complete_from)
        assert bands(card(history, holds="icpc"), "icpcs_due") == {band: 1}


class TestUpToDate:
    """Within so many months of the end, and never late in the twelve months to it."""

    @pytest.mark.parametrize(
        ("updated", "number"), [(date(2024, 12, 30), 1), (date(2024, 12, 29), 0)]
    )
    def test_a_plan_of_six_months_before_the_last_day(self, updated: date, number: int) -> None:
        care = event("became_looked_after", date(2024, 6, 3))
        [score] = card(case(care, event("care_plan_updated", updated))).of("care_plans_up_to_date")
        assert (score.numerator, score.denominator) == (number, 1)

    @pytest.mark.parametrize(("held", "number"), [(date(2024, 6, 30), 1), (date(2024, 7, 1), 0)])
    def test_what_was_late_before_the_twelve_months_does_not_count(
        self, held: date, number: int
    ) -> None:
        """The twelve months to 30 June 2025 begin on 1 July 2024; the next were in time."""
        care = event("became_looked_after", date(2024, 5, 6))
        following = [held + 85 * DAY, held + 250 * DAY]
        reviews = [event("lac_review", day) for day in (held, *following)]
        found = card(case(care, *reviews)).of("children_reviewed_in_time")
        assert {(score.numerator, score.denominator) for score in found} == {(number, 1)}

    def test_nor_does_an_assessment_that_was_late_make_one_overdue(self) -> None:
        care = event("became_looked_after", date(2025, 1, 6))
        late = event("health_assessment", date(2025, 3, 3))
        found = card(case(care, late, date_of_birth=date(2015, 1, 1))).of("health_up_to_date")
        assert {(score.numerator, score.denominator) for score in found} == {(1, 1)}

    @pytest.mark.parametrize(
        ("day", "answers"), [(date(2025, 10, 2), (0, 0, 1)), (date(2025, 10, 3), (0, 1, 0))]
    )
    def test_one_whose_stage_is_not_known_is_overdue_after_the_last_that_it_may_be(
        self, day: date, answers: tuple[int, int, int]
    ) -> None:
        """183 days from 2 April 2025 end on 2 October; it may be one of 91 days too."""
        care = event("became_looked_after", date(2020, 1, 6))
        history = case(care, event("lac_review", date(2025, 4, 2)), complete_from=date(2025, 4, 1))
        period = Period.between(date(2025, 9, 1), day)
        [by_policy, by_statute] = card(history, period=period).of("children_reviewed_in_time")
        assert (by_policy.numerator, by_policy.denominator, by_policy.not_known) == answers
        assert by_statute.not_known == 1


class TestAges:
    """Counted from the birthday on; the quarter ends on 30 June 2025."""

    CARE = event("became_looked_after", date(2024, 6, 3))

    @pytest.mark.parametrize(
        ("born", "number"),
        [
            (date(2020, 6, 30), 1),
            (date(2020, 7, 1), 0),
            (date(2009, 6, 30), 0),
            (date(2009, 7, 1), 1),
        ],
    )
    def test_of_school_age_from_five_to_before_sixteen(self, born: date, number: int) -> None:
        begun = event("pep_initiated", date(2024, 6, 10))
        found = card(case(self.CARE, begun, date_of_birth=born)).of("peps_up_to_date")[0]
        assert (found.denominator or 0) + found.not_known == number

    @pytest.mark.parametrize(("born", "number"), [(date(2009, 3, 31), 1), (date(2009, 4, 1), 0)])
    def test_a_pathway_plan_from_three_months_after_sixteen(self, born: date, number: int) -> None:
        """They end on 30 June for one born on 31 March, since June has no 31st."""
        plan = event("pathway_plan_prepared", date(2025, 1, 6))
        [score] = card(case(self.CARE, plan, date_of_birth=born)).of("pathway_plans_up_to_date")
        assert (score.numerator, score.denominator) == (number, number)

    @pytest.mark.parametrize(("made", "number"), [(date(2024, 12, 30), 1), (date(2024, 12, 29), 0)])
    def test_a_pathway_plan_of_six_months_before_the_last_day(
        self, made: date, number: int
    ) -> None:
        plan = event("pathway_plan_prepared", made)
        [score] = card(case(self.CARE, plan, date_of_birth=date(2008, 1, 1))).of(
            "pathway_plans_up_to_date"
        )
        assert (score.numerator, score.denominator) == (number, 1)


class TestBacklog:
    """The record of a review on 2 June 2025 is due on 30 June, 20 working days on."""

    @pytest.mark.parametrize(
        ("day", "sent", "number"),
        [
            (date(2025, 6, 30), None, 0),
            (date(2025, 7, 1), None, 1),
            (date(2025, 7, 8), date(2025, 7, 8), 0),
            (date(2025, 7, 8), date(2025, 7, 9), 1),
        ],
    )
    def test_overdue_and_not_sent_out(self, day: date, sent: date | None, number: int) -> None:
        told = [event("lac_review", date(2025, 6, 2), "R")]
        told += [event("review_record_distributed", sent, "R")] if sent else []
        period = Period.between(date(2025, 6, 1), day)
        found = card(case(*told), period=period, holds="review_record_distributed")
        assert {score.numerator for score in found.of("minutes_backlog")} == {number}


class TestPlansAndParticipation:
    """On the first day and the last of a plan, and of care."""

    @pytest.mark.parametrize(
        ("began", "number"), [(date(2025, 3, 30), 1), (date(2025, 3, 31), 1), (date(2025, 4, 1), 0)]
    )
    def test_a_plan_of_three_months_is_counted(self, began: date, number: int) -> None:
        """Three months from 31 March end on 30 June."""
        found = card(case(event("cp_plan_started", began)), holds="rcpc")
        scores = found.of("plans_reviewed_in_time")
        assert {score.denominator for score in scores} == {number}

    @pytest.mark.parametrize(
        ("ended", "number"),
        [
            (None, 0),
            (date(2025, 3, 31), 0),
            (date(2025, 4, 1), 1),
            (date(2025, 6, 30), 1),
            (date(2025, 7, 1), 0),
        ],
    )
    def test_plans_that_ended_in_the_period(self, ended: date | None, number: int) -> None:
        told = [event("cp_plan_started", date(2025, 1, 6))]
        told += [event("cp_plan_ended", ended)] if ended else []
        found = card(case(*told), holds="cp_plan_ended")
        assert sum(bands(found, "plans_ended_by_duration").values()) == number

    @pytest.mark.parametrize(("began", "number"), [(date(2025, 5, 6), 1), (date(2025, 5, 7), 0)])
    def test_a_last_review_on_the_first_day_of_care(self, began: date, number: int) -> None:
        review = event("lac_review", date(2025, 5, 6), participation="PN1")
        found = card(case(review, event("became_looked_after", began)))
        [score] = found.of("participation_in_last_review")
        assert (score.numerator, score.denominator) == (number, number)
