"""Timeliness by officer and by team: whose each one is, and that the parts add up to the whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import timescales as ts
from timescales.demo.office import office
from timescales.errors import WrongValueError
from timescales.records import recorded_duties
from timescales.scorecard import (
    BY,
    MEASURES,
    Asked,
    Period,
    Score,
    Scorecard,
    Verdict,
    broken_down,
    chosen,
    scorecard,
    scorecards,
)
from timescales.scorecard.responsible import is_judged
from timescales.testing import histories

AS_AT = date(2026, 11, 22)
YEAR = Period.year(2026)
CASES = office(2026, 40, AS_AT)
POLICY = recorded_duties(
    ts.policies.day_count(), {event.kind for case in CASES for event in case.events}
)
JUDGED = tuple(filter(is_judged, MEASURES))
NOBODY = "no officer recorded"


def scored(
    cases: Iterable[ts.Case], *periods: Period, as_at: date = AS_AT, by: Iterable[str] = BY
) -> Scorecard:
    pairs = ((case, ts.project(case, as_at=as_at, policy=POLICY)) for case in cases)
    return scorecard(pairs, periods=periods or (YEAR,), measures=broken_down(JUDGED, *by))


def care(*events: tuple[str, date, str], started_by: str = "") -> ts.Case:
    told = [("became_looked_after", date(2026, 4, 1), started_by), *events]
    return ts.Case(
        "A",
        tuple(ts.Event(kind, day, details={"officer": o} if o else {}) for kind, day, o in told),
    )


def by_officer(case: ts.Case, measure: str = "reviews_in_time") -> Mapping[str, tuple[int, int]]:
    """Of each officer with any: how many were in time, and how many there were."""
    scores = scored([case]).of(f"{measure}_by_officer", YEAR)
    mine = [s for s in scores if s.verdict is Verdict.POLICY and s.denominator]
    return {s.band: (s.numerator or 0, s.denominator or 0) for s in mine}


class TestWhose:
    """Who was responsible on the day that is looked at."""

    def test_whoever_the_review_itself_names(self) -> None:
        case = care(("lac_review", date(2026, 4, 24), "B"), started_by="A")
        assert by_officer(case) == {"B": (1, 1)}

    def test_whoever_was_last_on_record_by_that_day(self) -> None:
        case = care(
            ("pre_review_visit", date(2026, 4, 20), "B"),
            ("lac_review", date(2026, 4, 24), ""),
            ("pre_review_visit", date(2026, 5, 4), "C"),
            started_by="A",
        )
        assert by_officer(case) == {"B": (1, 1)}

    def test_the_review_s_own_before_another_event_of_the_day(self) -> None:
        day = date(2026, 4, 24)
        case = care(("lac_review", day, "A"), ("pre_review_visit", day, "B"))
        assert by_officer(case) == {"A": (1, 1)}

    def test_nobody_from_before_the_clock_started(self) -> None:
        before = ts.Event("referral", date(2026, 3, 2), details={"officer": "Z"})
        case = care(("lac_review", date(2026, 6, 1), ""))
        assert by_officer(replace(case, events=(before, *case.events))) == {NOBODY: (0, 1)}

    def test_of_a_child_at_the_end_of_a_period_whoever_it_is_then(self) -> None:
        case = care(("lac_review", date(2026, 4, 24), "B"), started_by="A")
        found = by_officer(case, "children_reviewed_in_time")
        assert list(found) == ["B"]

    def test_of_what_fell_due_and_was_held_later_whoever_it_was_then(self) -> None:
        case = care(
            ("lac_review_booked", date(2026, 4, 2), "A"), ("lac_review", date(2026, 6, 1), "B")
        )
        found = by_officer(case, "reviews_booked_in_time")
        assert found == {"A": (1, 1), "B": (0, 1)}, "the second fell due too, and was not booked"

    def test_a_meeting_about_children_of_several_officers_is_several_s(self) -> None:
        cases = [
            ts.Case(
                name,
                (
                    ts.Event("strategy_discussion", date(2026, 6, 1)),
                    ts.Event("icpc", date(2026, 6, 8), details={"officer": name, "meeting": "M"}),
                ),
            )
            for name in "AB"
        ]
        found = scored(cases).of("icpcs_meetings_in_time_by_officer", YEAR)
        assert {s.band: (s.numerator, s.denominator) for s in found} == {"several": (1, 1)}


class TestParts:
    """The parts of a number add up to it, and so do those behind it."""

    def parts(self, card: Scorecard, whole: Score, who: str) -> list[Score]:
        scores = card.of(f"{whole.measure.id}_by_{who}", whole.period)
        return [score for score in scores if score.verdict is whole.verdict]

    def hold(self, card: Scorecard) -> None:
        for measure in JUDGED:
            for whole in card.of(measure.id):
                for who in BY:
                    parts = self.parts(card, whole, who)
                    assert {part.available for part in parts} == {whole.available}
                    assert {part.partial for part in parts} == {whole.partial}
                    for name in ("numerator", "denominator", "not_known"):
                        numbers = [getattr(part, name) or 0 for part in parts]
                        assert sum(numbers) == (getattr(whole, name) or 0), (whole, who, name)
                    for name in ("behind", "others"):
                        behind = [one for part in parts for one in getattr(part, name)]
                        assert sorted(behind) == sorted(getattr(whole, name))

    def test_of_the_demo(self) -> None:
        card = scored(CASES, YEAR, YEAR.previous)
        self.hold(card)
        officers = {s.band for s in card.of("reviews_in_time_by_officer", YEAR)}
        assert len(officers) > 3

    @settings(max_examples=40)
    @given(
        st.lists(histories(POLICY), min_size=1, max_size=4),
        st.data(),
        st.dates(date(2024, 1, 1), date(2027, 12, 31)),
    )
    def test_of_any_histories(self, cases: list[ts.Case], data: st.DataObject, as_at: date) -> None:
        names = st.sampled_from(["", "A", "B"])
        named = [
            replace(
                case,
                subject_id=f"C{number}",
                events=tuple(
                    replace(event, details={name: data.draw(names) for name in (*BY, "meeting")})
                    for event in case.events
                ),
            )
            for number, case in enumerate(cases)
        ]
        year = Period.between(as_at - timedelta(days=600), as_at)
        self.hold(scored(named, year, as_at=as_at))

    def test_each_band_is_a_whole_of_its_own(self) -> None:
        card = scored(CASES)
        [one, *_] = card.of("reviews_in_time_by_officer", YEAR)
        assert one.denominator == len(one.behind) + len(one.others)
        whole = card.score("reviews_in_time", YEAR, Verdict.POLICY)
        assert (one.denominator or 0) < (whole.denominator or 0)


class TestAsked:
    """Which measures are broken down, and by what."""

    def test_only_what_is_judged_by_a_last_day_and_is_in_no_bands(self) -> None:
        found = broken_down(chosen(["reviews_in_time", "reviews_due", "section_20"]), *BY)
        assert [measure.id for measure in found] == [
            "reviews_in_time",
            "reviews_in_time_by_officer",
            "reviews_in_time_by_team",
            "reviews_due",
            "section_20",
        ]
        assert not any(m.verified for m in found if m.id.startswith("reviews_in_time_by"))

    def test_by_nothing_they_are_as_they_were(self) -> None:
        assert broken_down(chosen(["section_20"])) == chosen(["section_20"])

    def test_by_anything_else_is_refused(self) -> None:
        with pytest.raises(WrongValueError, match="broken down by officer or team, not by ward"):
            broken_down(MEASURES, "ward")

    def test_where_nothing_is_judged_it_is_refused(self) -> None:
        with pytest.raises(WrongValueError, match="None of these measures is judged"):
            broken_down(chosen(["section_20"]), "team")


class TestSeveralScorecards:
    """One reading of a caseload gives several scorecards, each as if it were alone."""

    def pairs(self) -> Iterable[tuple[ts.Case, ts.Projection]]:
        return ((case, ts.project(case, as_at=AS_AT, policy=POLICY)) for case in CASES)

    def test_each_is_as_it_is_alone(self) -> None:
        asked = (
            Asked(chosen(["reviews_in_time", "reviews_due"]), (YEAR,)),
            Asked(chosen(["icpcs_in_time"]), (YEAR, YEAR.previous)),
        )
        together = scorecards(self.pairs(), asked)
        for card, one in zip(together, asked, strict=True):
            assert card == scorecard(self.pairs(), periods=one.periods, measures=one.measures)

    def test_the_same_of_the_period_before(self) -> None:
        card = scorecard(self.pairs(), periods=(YEAR, YEAR.previous))
        now = card.score("reviews_in_time", YEAR, Verdict.POLICY)
        before = card.before(now)
        assert before == card.score("reviews_in_time", YEAR.previous, Verdict.POLICY)
        assert before is not None
        assert card.before(before) is None
        assert card.find("reviews_in_time", YEAR, Verdict.RECORD) is None
