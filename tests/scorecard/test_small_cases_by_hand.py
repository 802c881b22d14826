"""Planned in time, officers, secure accommodation, carers and short breaks, worked out by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

import timescales as ts
from tests.core.histories import DAY, case, event
from timescales.demo import write_caseload
from timescales.errors import WrongValueError
from timescales.records import read
from timescales.scorecard import (
    Period,
    Score,
    Scorecard,
    Verdict,
    officer_caseloads,
    scorecard,
)

YEAR = Period.year(2025)


def card(*cases: ts.Case, holds: Iterable[str] = (), policy: str = "day_count") -> Scorecard:
    pairs = ((each, ts.project(each, as_at=YEAR.end, policy=policy)) for each in cases)
    return scorecard(pairs, periods=[YEAR], holds=frozenset(holds) or None)


def numbers(score: Score) -> tuple[int | None, int | None, int]:
    return score.numerator, score.denominator, score.not_known


def bands(found: Scorecard, measure: str) -> dict[str, int]:
    return {s.band: s.numerator for s in found.of(measure) if s.numerator}


class TestConferencesPlannedInTime:
    """A strategy discussion on 2 June 2025: the conference is due on 23 June."""

    def planned(self, *events: ts.Event) -> tuple[int | None, int | None, int]:
        strategy = event("strategy_discussion", date(2025, 6, 2), "S1")
        found = card(case(strategy, *events), holds=["icpc_booked"])
        return numbers(found.score("icpcs_booked_in_time", YEAR, Verdict.POLICY))

    def booking(self, made: date, day: date, ref: str | None = "S1") -> ts.Event:
        return ts.Event("icpc_booked", made, ref, sets=day)

    def test_on_the_last_day_and_on_the_day_after(self) -> None:
        made = date(2025, 6, 2)
        assert self.planned(self.booking(made, date(2025, 6, 23))) == (1, 1, 0)
        assert self.planned(self.booking(made, date(2025, 6, 24))) == (0, 1, 0)

    def test_planned_in_time_and_held_late(self) -> None:
        """As the report has it of every review conference of its year."""
        booked = self.booking(date(2025, 6, 3), date(2025, 6, 20))
        assert self.planned(booked, event("icpc", date(2025, 6, 27), "S1")) == (1, 1, 0)

    def test_booked_on_the_day_of_the_conference_and_after_it(self) -> None:
        held = date(2025, 6, 23)
        conference = event("icpc", held, "S1")
        assert self.planned(self.booking(held, held), conference) == (1, 1, 0)
        afterwards = self.booking(date(2025, 6, 24), held)
        assert self.planned(afterwards, conference) == (0, 0, 1), "nothing is on record before"

    def test_a_booking_made_before_the_discussion_is_for_another(self) -> None:
        assert self.planned(self.booking(date(2025, 6, 1), date(2025, 6, 20))) == (0, 1, 0)

    def test_so_is_one_for_a_day_by_then(self) -> None:
        assert self.planned(self.booking(date(2025, 6, 2), date(2025, 6, 2))) == (0, 1, 0)

    def test_and_one_with_another_ref(self) -> None:
        day = date(2025, 6, 20)
        assert self.planned(self.booking(date(2025, 6, 3), day, "S2")) == (0, 1, 0)
        assert self.planned(self.booking(date(2025, 6, 3), day, None)) == (1, 1, 0)

    def test_of_review_conferences(self) -> None:
        plan = event("cp_plan_started", date(2025, 6, 2))  # reviewed by 2 September
        booked = ts.Event("rcpc_booked", date(2025, 8, 1), sets=date(2025, 9, 2))
        found = card(case(plan, booked))
        for verdict in (Verdict.POLICY, Verdict.STATUTE):
            assert numbers(found.score("rcpcs_booked_in_time", YEAR, verdict)) == (1, 1, 0)

    def test_without_any_booking_on_record_it_is_not_available(self) -> None:
        found = card(case(event("cp_plan_started", date(2025, 6, 2))))
        assert found.score("rcpcs_booked_in_time", YEAR, Verdict.POLICY).available is False


class TestOfficers:
    """Children looked after or on a plan, each once."""

    def child(self, name: str, *events: tuple[str, date, str]) -> ts.Case:
        return ts.Case(name, tuple(event(kind, day, officer=who) for kind, day, who in events))

    def test_one_who_is_both_is_counted_once_for_the_last_officer(self) -> None:
        plan = ("cp_plan_started", date(2025, 5, 5), "A")
        care = ("became_looked_after", date(2025, 9, 1), "B")
        found = card(
            self.child("C1", plan, care),
            self.child("C2", plan),
            self.child("C3", ("became_looked_after", date(2025, 3, 3), "B")),
            self.child("C4", plan, ("cp_plan_ended", date(2026, 3, 31), "A")),
        )
        assert bands(found, "children_by_officer") == {"A": 1, "B": 2}
        assert bands(found, "looked_after_by_officer") == {"B": 2}
        both = officer_caseloads(found, YEAR, measure="children_by_officer")
        assert [(each.officer, each.children) for each in both] == [("B", 2), ("A", 1)]

    def test_an_officer_named_before_either_began_is_not_theirs(self) -> None:
        before = ("strategy_discussion", date(2025, 4, 7), "Z")
        unnamed = ts.Case(
            "C1",
            (event("strategy_discussion", before[1], officer="Z"),
             event("cp_plan_started", date(2025, 5, 5)),
             event("became_looked_after", date(2025, 9, 1))),
        )  # fmt: skip
        assert bands(card(unnamed), "children_by_officer") == {"not recorded": 1}

    def test_since_the_first_of_the_two_began(self) -> None:
        named = ts.Case(
            "C1",
            (event("cp_plan_started", date(2025, 5, 5), officer="A"),
             event("became_looked_after", date(2025, 9, 1))),
        )  # fmt: skip
        assert bands(card(named), "children_by_officer") == {"A": 1}

    def test_a_measure_that_is_not_held(self) -> None:
        empty = scorecard([], periods=[YEAR], measures=[])
        with pytest.raises(WrongValueError, match="holds no children_by_officer for 2025-26"):
            officer_caseloads(empty, YEAR, measure="children_by_officer")


class TestSecureAccommodation:
    """A number of children, however often they were placed."""

    @pytest.mark.parametrize(
        ("placed", "number"),
        [
            ([date(2025, 4, 1)], 1),
            ([date(2026, 3, 31)], 1),
            ([date(2025, 3, 31)], 0),
            ([date(2025, 5, 5), date(2025, 9, 1)], 1),
        ],
    )
    def test_placed_in_the_period(self, placed: list[date], number: int) -> None:
        spells = [
            (
                event("secure_placement_started", day),
                event("secure_placement_ended", day + 30 * DAY),
            )
            for day in placed
        ]
        found = card(case(*(told for spell in spells for told in spell)))
        assert numbers(found.score("secure_children", YEAR)) == (number, None, 0)
        assert [one.day for one in found.score("secure_children", YEAR).behind] == placed[:number]


class TestCarers:
    """Reviewed once or more, and of which kind."""

    def test_reviewed_more_than_once_in_the_period(self) -> None:
        approved = event("foster_carer_approved", date(2024, 6, 3), approved_as="connected")
        first, second = date(2025, 6, 2), date(2025, 9, 1)
        early = event("foster_review", date(2025, 3, 31))
        reviews = [event("foster_review", day) for day in (first, second)]
        told = {"C1": [early, reviews[0]], "C2": [early, *reviews], "C3": [early]}
        found = card(*(ts.Case(name, (approved, *held)) for name, held in told.items()))
        again = found.score("foster_carers_reviewed_again", YEAR)
        assert numbers(again) == (1, 2, 0)
        assert [(one.subject_id, one.day) for one in again.behind] == [("C2", first)]
        assert bands(found, "foster_carers_by_kind") == {"connected": 3}


class TestDisputesByWhoseTheyAre:
    """As it was when they were raised."""

    def test_one_raised_on_a_plan_and_closed_in_care(self) -> None:
        found = card(
            case(
                event("cp_plan_started", date(2025, 4, 7)),
                event("dispute_raised", date(2025, 5, 5), theme="drift"),
                event("cp_plan_ended", date(2025, 5, 19)),
                event("became_looked_after", date(2025, 5, 19)),
                event("dispute_resolved", date(2025, 5, 26)),
            )
        )
        assert bands(found, "plan_disputes_by_theme") == {"drift": 1}
        assert bands(found, "plan_disputes_by_stage") == {"informal": 1}
        assert bands(found, "looked_after_disputes_by_theme") == {}
        assert bands(found, "looked_after_disputes_by_stage") == {}


class TestShortBreaks:
    """National indicator 66 leaves out children in series of short breaks."""

    def test_those_of_a_return_are_not_among_the_children_reviewed(self, tmp_path: Path) -> None:
        """Single stays and series, which the return marks by the legal status V3 and V4."""
        write_caseload(tmp_path, children=60, as_at=YEAR.end)
        rows = (tmp_path / "ssda903/episodes.csv").read_text("utf-8")
        assert {",V3,", ",V4,"} <= set(re.findall(",V[34],", rows))
        records = read(tmp_path / "ssda903")
        found = card(*records.cases, holds=["lac_review", "became_looked_after"])
        counted = [
            one.subject_id
            for measure in ("children_reviewed_in_time", "looked_after_by_officer", "reviews_due")
            for score in found.of(measure)
            for one in (*score.behind, *score.others)
        ]
        assert counted
        assert not any("SB" in name for name in counted)

    def test_a_child_who_is_looked_after_beside_them_is(self) -> None:
        history = case(
            event("short_break_series_started", date(2025, 4, 7)),
            event("short_break_series_ended", date(2025, 8, 4)),
            event("became_looked_after", date(2025, 9, 1)),
        )
        found = card(history, holds=["lac_review"])
        score = found.score("children_reviewed_in_time", YEAR, Verdict.POLICY)
        assert numbers(score) == (0, 1, 0), "its first review is overdue"
