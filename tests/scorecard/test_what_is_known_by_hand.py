"""What was done by a day, what runs on it, and from when records are complete: by hand."""

from __future__ import annotations

from datetime import date

import pytest

import timescales as ts
from tests.core.histories import case, event
from tests.scorecard.one_quarter import bands, card


class TestBeforeAReview:
    """A child in care from 3 March 2025, reviewed on 28 March, 20 June and 27 June."""

    CARE = event("became_looked_after", date(2025, 3, 3))
    REVIEWS = tuple(
        event("lac_review", day)
        for day in (date(2025, 3, 28), date(2025, 6, 20), date(2025, 6, 27))
    )

    def score(self, measure: str, *events: ts.Event) -> tuple[int | None, int | None]:
        found = card(case(self.CARE, *self.REVIEWS, *events))
        [score] = found.of(measure)
        behind = [one.day for one in score.behind]
        assert (
            sorted([*behind, *(one.day for one in score.others)])
            == [review.date for review in self.REVIEWS[1:]][: score.denominator]
        )
        return score.numerator, score.denominator

    @pytest.mark.parametrize(
        ("made", "number"),
        [
            (date(2025, 3, 2), 0),
            (date(2025, 3, 3), 1),
            (date(2025, 6, 20), 1),
            (date(2025, 6, 21), 0),
        ],
    )
    def test_a_plan_for_permanence_by_the_second(self, made: date, number: int) -> None:
        """The third is not counted, nor a plan of before this care."""
        plan = event("permanence_plan_made", made)
        assert self.score("permanence_by_second_review", plan) == (number, 1)

    @pytest.mark.parametrize(
        ("visited", "number"),
        [
            (date(2025, 3, 28), 0),
            (date(2025, 3, 29), 1),
            (date(2025, 6, 20), 1),
            (date(2025, 6, 27), 1),
        ],
    )
    def test_a_visit_after_the_review_before(self, visited: date, number: int) -> None:
        """One on the day of a review is before that one and not before the next."""
        visit = event("pre_review_visit", visited)
        assert self.score("reviews_after_a_visit", visit) == (number, 2)


class TestWhatIsRunning:
    """On its first day it is, and on the day that it ends it is not."""

    @pytest.mark.parametrize(
        ("kind", "day", "number"),
        [
            ("became_looked_after", date(2025, 6, 30), 1),
            ("became_looked_after", date(2025, 7, 1), 0),
            ("ceased_looked_after", date(2025, 6, 30), 0),
            ("ceased_looked_after", date(2025, 7, 1), 1),
        ],
    )
    def test_on_the_last_day_of_the_period(self, kind: str, day: date, number: int) -> None:
        told = [event(kind, day)]
        told += [event("became_looked_after", date(2024, 6, 3))] if kind.startswith("c") else []
        found = card(case(*told)).of("looked_after_by_officer")
        assert sum(score.numerator or 0 for score in found) == number

    def test_what_was_said_on_the_last_day_is_known(self) -> None:
        care = event("became_looked_after", date(2024, 6, 3), officer="A")
        moved = event("episode_started", date(2025, 6, 30), officer="B")
        later = event("episode_started", date(2025, 7, 1), officer="C")
        assert bands(card(case(care, moved, later)), "looked_after_by_officer") == {"B": 1}

    def test_of_two_kinds_the_later_counts(self) -> None:
        care = event("became_looked_after", date(2024, 6, 3))
        updated = event("care_plan_updated", date(2024, 9, 2))
        again = event("care_plan_prepared", date(2025, 5, 6))
        [score] = card(case(care, updated, again)).of("care_plans_up_to_date")
        assert (score.numerator, score.denominator) == (1, 1)


class TestCompleteness:
    """Records that are complete from the first day of a period, or from its last."""

    @pytest.mark.parametrize(
        ("complete_from", "available", "partial"),
        [
            (date(2025, 4, 1), True, False),
            (date(2025, 4, 2), True, True),
            (date(2025, 6, 30), True, True),
            (date(2025, 7, 1), False, True),
        ],
    )
    def test_on_the_edges(self, complete_from: date, *, available: bool, partial: bool) -> None:
        care = event("became_looked_after", date(2025, 6, 2))
        found = card(case(care, complete_from=complete_from)).of("section_20")
        assert [(score.available, score.partial) for score in found] == [(available, partial)]

    @pytest.mark.parametrize(
        ("as_at", "available", "partial"),
        [
            (date(2025, 3, 31), False, True),
            (date(2025, 4, 1), True, True),
            (date(2025, 6, 29), True, True),
            (date(2025, 6, 30), True, False),
        ],
    )
    def test_and_as_at_a_day(self, as_at: date, *, available: bool, partial: bool) -> None:
        care = event("became_looked_after", date(2025, 1, 6))
        found = card(case(care), as_at=as_at).of("section_20")
        assert [(score.available, score.partial) for score in found] == [(available, partial)]


class TestStages:
    """The last that was named since the dispute was raised."""

    def test_one_named_on_the_day_it_was_raised_counts_and_one_before_does_not(self) -> None:
        raised, closed = date(2025, 4, 7), event("dispute_resolved", date(2025, 4, 14))
        for day, stage in ((raised, "1"), (date(2025, 4, 4), "informal")):
            named = event("dispute_stage", day, stage="1")
            found = card(case(event("dispute_raised", raised), named, closed))
            assert bands(found, "disputes_by_stage") == {stage: 1}
