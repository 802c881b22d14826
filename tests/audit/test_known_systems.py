"""The faults of systems that are in use, each from rows as the system would have made them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.audit import faulty
from tests.audit.histories import answer, case, causes, icpc, rcpc, review, shown
from timescales.audit import Effect, Verdict


class TestSpecimenChild:
    """The specimen child of the census: a discussion on 2 June 2022, a target on 23 June."""

    def test_is_due_on_24_june(self) -> None:
        found = icpc(date(2022, 6, 2), date(2022, 6, 23))
        assert found.ours is not None
        assert (found.ours.due, found.days) == (date(2022, 6, 24), -1)

    def test_the_jubilee_holiday_is_named(self) -> None:
        found = icpc(date(2022, 6, 2), date(2022, 6, 23))
        likeliest = found.diagnoses[0]
        assert likeliest.id == "missing_holiday"
        assert likeliest.ways[0].days == (date(2022, 6, 3),)
        assert likeliest.says == "taken for working: 3 June 2022 (Platinum Jubilee bank holiday)"

    def test_the_original_specimen_agrees(self) -> None:
        """In its first edition the child's dates are of 1970, for which there is no calendar."""
        found = icpc(date(1970, 6, 2), date(1970, 6, 23))
        assert found.verdict is Verdict.NOT_COMPARABLE


class TestEssex:
    """The target is the 15th working day after the conference itself."""

    @pytest.mark.parametrize(
        ("discussed", "held"),
        [
            (date(2024, 3, 4), date(2024, 3, 20)),
            (date(2024, 12, 9), date(2025, 1, 6)),
            (date(2025, 9, 1), date(2025, 9, 12)),
        ],
    )
    def test_counted_from_the_conference(self, discussed: date, held: date) -> None:
        found = icpc(discussed, faulty.working_days(held, 15), held=held)
        assert causes(found)[0] == "own_day"

    def test_it_hides_that_a_conference_was_late(self) -> None:
        held = date(2024, 4, 15)
        found = icpc(date(2024, 3, 4), faulty.working_days(held, 15), held=held)
        assert found.effect is Effect.HIDES_LATE

    def test_with_bank_holidays_ignored(self) -> None:
        """No single cause gives it, so two are named together."""
        held = date(2024, 4, 26)
        found = icpc(date(2024, 4, 2), faulty.working_days(held, 15, closed=()), held=held)
        assert "own_day+holidays_ignored" in causes(found)
        assert found.diagnoses[0].size == 2
        assert "; and " in found.diagnoses[0].says


class TestEclipse:
    """A list of holidays kept by hand, councils' closures in it, and a join on the number."""

    @pytest.mark.parametrize("missing", [date(2020, 5, 8), date(2022, 9, 19)])
    def test_a_holiday_that_the_list_lacks(self, missing: date) -> None:
        discussed = missing - timedelta(days=10)
        listed = faulty.CLOSED - {missing}
        found = icpc(discussed, faulty.working_days(discussed, 15, listed))
        assert causes(found)[0] == "missing_holiday"
        assert missing in [day for way in found.diagnoses[0].ways for day in way.days]

    def test_a_holiday_that_was_moved(self) -> None:
        """4 May 2020 was the usual day; the window ends before 8 May, to which it was moved."""
        discussed = date(2020, 4, 16)
        due = faulty.working_days(discussed, 15, faulty.CLOSED | {date(2020, 5, 4)})
        found = icpc(discussed, due)
        assert causes(found)[0] == "extra_holiday"
        assert found.diagnoses[0].ways[0].days == (date(2020, 5, 4),)
        assert "4 May 2020 (the usual day of the Early May bank holiday" in found.diagnoses[0].says

    def test_a_council_s_closure_at_christmas(self) -> None:
        closure = {date(2025, 12, day) for day in (29, 30, 31)}
        discussed = date(2025, 12, 15)
        found = icpc(discussed, faulty.working_days(discussed, 15, faulty.CLOSED | closure))
        assert causes(found)[0] == "council_closure"
        assert (
            found.diagnoses[0].says
            == "taken for closed: 29 December 2025, 30 December 2025 and 31 December 2025"
        )

    @pytest.mark.parametrize("candidate", [1, 2])
    def test_a_weekend_has_friday_s_number(self, candidate: int) -> None:
        """Friday, Saturday and Sunday answer; the first of them is right."""
        discussed = date(2025, 9, 5)
        candidates = faulty.rank_join(discussed, 15)
        assert [day.weekday() for day in candidates] == [4, 5, 6]
        found = icpc(discussed, candidates[candidate])
        assert causes(found)[0] == "weekend_duplicate"
        assert icpc(discussed, candidates[0]).verdict is Verdict.AGREES

    def test_a_weekend_after_a_count_without_holidays(self) -> None:
        """The year after the list ends: no holiday, and the Sunday of three that answer."""
        discussed = date(2026, 3, 20)
        sunday = faulty.rank_join(discussed, 15, closed=())[2]
        found = icpc(discussed, sunday)
        assert "holidays_ignored+weekend_duplicate" in causes(found)

    def test_the_day_that_was_typed(self) -> None:
        """The due date of a review is the day booked on the form of the one before."""
        held = date(2025, 6, 17)
        found = review(date(2025, 3, 3), date(2025, 3, 27), held, due=held)
        assert "day_itself" in causes(found)

    def test_a_day_that_no_rule_gives(self) -> None:
        found = review(date(2025, 3, 3), date(2025, 3, 27), date(2025, 6, 10), due=date(2025, 8, 6))
        assert found.verdict is Verdict.UNEXPLAINED


class TestMosaic:
    """91 and 183 days, by the number of rows before."""

    @pytest.mark.parametrize("policy", ["statutory", "strictest"])
    @pytest.mark.parametrize(
        "reviews",
        [
            [date(2024, 11, 30), date(2025, 2, 20)],
            [date(2024, 9, 20), date(2024, 12, 31), date(2025, 6, 10)],
        ],
    )
    def test_a_day_count_for_months(self, reviews: list[date], policy: str) -> None:
        due = faulty.mosaic_review(date(2024, 8, 30), reviews[:-1])
        found = review(date(2024, 8, 30), *reviews, due=due, policy=policy)
        assert causes(found)[0] == "day_count"

    def test_a_day_count_is_right_where_the_policy_counts_days(self) -> None:
        reviews = [date(2024, 11, 30), date(2025, 2, 20)]
        due = faulty.mosaic_review(date(2024, 8, 30), reviews[:-1])
        found = review(date(2024, 8, 30), *reviews, due=due, policy="day_count")
        assert found.verdict is Verdict.AGREES

    @pytest.mark.parametrize("initial", [True, False])
    def test_review_conferences(self, *, initial: bool) -> None:
        conferences = [date(2024, 11, 30)]
        conferences += [] if initial else [date(2025, 1, 31)]
        due = faulty.mosaic_conference(conferences[-1], initial=initial)
        found = rcpc(*conferences, date(2025, 7, 1), due=due)
        assert causes(found)[0] == "day_count"

    def test_a_second_part_is_counted_as_the_second_review(self) -> None:
        """So that the second review gets the 183 days of a later one."""
        started, first_part, second_part = date(2025, 1, 6), date(2025, 1, 28), date(2025, 2, 10)
        held = date(2025, 5, 6)
        due = faulty.mosaic_review(started, [first_part, second_part])
        history = case(
            ("became_looked_after", started),
            ("lac_review_adjourned", first_part),
            ("lac_review", second_part),
            ("lac_review", held),
        )
        found = answer(history, shown("lac_review", due, event=held), policy="day_count")
        assert causes(found)[0] == "wrong_number"
        found = answer(history, shown("lac_review", due, event=held), policy="statutory")
        assert "wrong_number+day_count" in causes(found)

    def test_a_second_part_is_measured_from_the_first(self) -> None:
        """The row of the second part gets the 91 days of a second review."""
        started, first_part, second_part = date(2025, 1, 6), date(2025, 1, 28), date(2025, 2, 10)
        due = faulty.mosaic_review(started, [first_part])
        history = case(
            ("became_looked_after", started),
            ("lac_review_adjourned", first_part),
            ("lac_review", second_part),
        )
        found = answer(history, shown("lac_review", due, event=second_part), policy="day_count")
        assert "wrong_number" in causes(found)
        assert "when a part of one was adjourned" in found.diagnoses[0].says


class TestCensusValidator:
    """The reference date counts as day 1: one working day is lost."""

    @pytest.mark.parametrize("discussed", [date(2025, 6, 3), date(2025, 6, 7), date(2025, 6, 8)])
    def test_one_working_day_too_few(self, discussed: date) -> None:
        """From a working day and, unlike a count that begins with the day, from a weekend."""
        found = icpc(discussed, faulty.inclusive_offset(discussed, 15))
        assert causes(found)[0] == "anchor_counted"


class TestOthers:
    """The SQL toolkit, training material, libraries, care homes."""

    def test_21_days_for_15_working_days(self) -> None:
        discussed = date(2025, 4, 7)
        found = icpc(discussed, discussed + timedelta(days=21))
        assert causes(found)[:2] == ["holidays_ignored", "whole_weeks"]

    def test_28_days_for_20_working_days(self) -> None:
        started = date(2025, 4, 12)
        found = review(started, date(2025, 5, 2), due=started + timedelta(days=28))
        assert causes(found)[0] == "whole_weeks"

    def test_business_days_without_holidays(self) -> None:
        discussed = date(2025, 12, 15)
        found = icpc(discussed, faulty.working_days(discussed, 15, closed=()))
        assert causes(found)[0] == "holidays_ignored"

    def test_an_offset_that_rolls_forward_first(self) -> None:
        discussed = date(2025, 6, 7)
        found = icpc(discussed, faulty.rolled_first(discussed, 15))
        assert causes(found)[0] == "anchor_moved"

    @pytest.mark.parametrize("number", [1, 2, 3, 4])
    def test_20_90_and_180_days_from_admission(self, number: int) -> None:
        admitted = date(2024, 1, 9)
        reviews = [date(2024, 1, 31), date(2024, 4, 16), date(2024, 9, 24), date(2025, 3, 12)]
        due = faulty.care_home_review(admitted, number)
        found = review(admitted, *reviews[:number], due=due)
        expected = "calendar_days" if number == 1 else "from_the_start+calendar_days"
        assert expected in causes(found)
