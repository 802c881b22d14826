"""The rhythm of the demo caseload is that of real ones, measured over six hundred children."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

import timescales as ts
from tests.core.histories import project_heart
from timescales.demo import caseload
from timescales.demo.diary import HABITS, Diary
from timescales.demo.draw import Draw

AS_AT = date(2026, 11, 22)
CALENDAR = ts.england_and_wales()
CASES = [case for seed in range(5) for case in caseload(seed, 120, AS_AT)]
MET = [
    obligation
    for case in CASES
    for obligation in project_heart(case, as_at=AS_AT)
    if obligation.met and obligation.stage
]
MEETINGS = ("lac_review", "icpc", "icpc_transfer_in", "rcpc", "secure_review")


def met(timescale: str) -> list[ts.Obligation]:
    return [obligation for obligation in MET if obligation.timescale == timescale]


def share(of: list[ts.Obligation], *, late: bool) -> float:
    return sum((o.status is ts.Status.MET_LATE) == late for o in of) / len(of)


def working_days_in_hand(obligation: ts.Obligation) -> int:
    assert obligation.margin_working_days is not None
    return obligation.margin_working_days


class TestLateness:
    """Shares of late meetings near those of the authorities' reports."""

    @pytest.mark.parametrize(
        ("timescale", "least", "most"),
        [
            ("lac_review", 0.05, 0.09),
            ("icpc", 0.08, 0.18),
            ("rcpc", 0.005, 0.04),
            ("secure_review", 0.01, 0.1),
            ("icpc_transfer_in", 0.05, 0.25),
        ],
    )
    def test_shares(self, timescale: str, least: float, most: float) -> None:
        """As the documentation of the package says, give or take chance."""
        assert least < share(met(timescale), late=True) < most

    def test_late_ones_say_why(self) -> None:
        """A late meeting has a reason from the vocabulary; one in time has none."""
        vocabulary = {reason for habits in HABITS.values() for reason in habits.reasons}
        vocabulary.add("series_of_meetings")
        for obligation in MET:
            if obligation.timescale in MEETINGS:
                assert obligation.met is not None
                reason = obligation.met.details.get("reason")
                assert (reason is None) == (obligation.status is ts.Status.MET_IN_TIME)
                assert reason is None or reason in vocabulary

    def test_the_vocabulary(self) -> None:
        """The reasons are those that the reports count, and quorum is for conferences alone."""
        assert {reason for habits in HABITS.values() for reason in habits.reasons} == {
            "late_notification",
            "calculation_error",
            "missing_report",
            "non_attendance_significant_person",
            "non_attendance_social_worker",
            "conference_not_quorate",
            "inclement_weather",
            "data_discrepancy",
            "other",
        }
        assert "conference_not_quorate" not in HABITS["lac_review"].reasons

    def test_calculation_errors_lead(self) -> None:
        """Late notice, errors of calculation and absence explain most late reviews."""
        reasons = Counter(
            o.met.details["reason"]
            for o in met("lac_review")
            if o.met and "reason" in o.met.details
        )
        leading = {reason for reason, _ in reasons.most_common(4)}
        assert {"calculation_error", "non_attendance_significant_person"} <= leading


class TestShortlyBeforeDue:
    """Reviews are held on working days shortly before they are due, some brought forward."""

    @pytest.mark.parametrize("timescale", MEETINGS)
    def test_most_within_two_weeks(self, timescale: str) -> None:
        """Of those in time, nine in ten."""
        in_time = [o for o in met(timescale) if o.status is ts.Status.MET_IN_TIME]
        near = [o for o in in_time if working_days_in_hand(o) <= 12]
        assert len(near) / len(in_time) > 0.88

    def test_some_reviews_brought_forward(self) -> None:
        """By weeks, for one second or later review in ten."""
        later = [o for o in met("lac_review") if o.ordinal > 1]
        early = [o for o in later if working_days_in_hand(o) >= 15]
        assert 0.06 < len(early) / len(later) < 0.16

    def test_second_and_later_reviews_are_three_and_six_months_on(self) -> None:
        """The middle of the intervals is a few days short of 91 and 183 days."""
        for ordinal, days in ((2, 91), (3, 183)):
            spans = sorted(
                (o.met_on - o.anchor).days
                for o in met("lac_review")
                if o.met_on and o.ordinal == ordinal
            )
            assert days - 12 <= spans[len(spans) // 2] <= days

    def test_conferences_on_working_days_only(self) -> None:
        """Conferences and panels are never on a closed day."""
        for obligation in MET:
            if obligation.timescale in MEETINGS[1:]:
                assert obligation.met_on is not None
                assert CALENDAR.is_working_day(obligation.met_on)

    def test_few_reviews_on_saturdays(self) -> None:
        """One review in fifty is on a Saturday; none on a Sunday or a bank holiday."""
        days = [o.met_on for o in met("lac_review") if o.met_on]
        closed = [day for day in days if not CALENDAR.is_working_day(day)]
        assert {day.weekday() for day in closed} == {5}
        assert 0.005 < len(closed) / len(days) < 0.035


class TestSeries:
    """A series of meetings is one review, recorded at its completion."""

    def test_adjourned_then_held(self) -> None:
        """Each adjourned meeting is followed by the review, within a few weeks, or by as_at."""
        adjourned = 0
        for case in CASES:
            for event in case.events:
                if event.kind == "lac_review_adjourned":
                    adjourned += 1
                    rest = [e for e in case.events if e.date > event.date]
                    held = [e.date for e in rest if e.kind == "lac_review"]
                    until = min([*held, AS_AT])
                    assert CALENDAR.count(event.date, until) <= 25
                    assert event.details["reason"] == "series_of_meetings"
        assert 0.02 < adjourned / len(met("lac_review")) < 0.06


class TestChristmas:
    """Nothing is held around Christmas unless its clock started just before."""

    def test_quiet_days(self) -> None:
        """From 20 December to 3 January."""
        for obligation in MET:
            if obligation.timescale in MEETINGS and is_quiet(obligation.met_on):
                assert obligation.met_on is not None
                assert (obligation.met_on - obligation.anchor).days < 20

    def test_reviews_due_then_come_before(self) -> None:
        """There are reviews that fell due around Christmas, and were held before it."""
        due_then = [o for o in met("lac_review") if is_quiet(o.due)]
        assert len(due_then) > 20
        before = [o for o in due_then if o.status is ts.Status.MET_IN_TIME]
        assert len(before) > len(due_then) / 2

    def test_no_earlier_day(self) -> None:
        """Where the clock started on the last day before, the meeting stays where it fell."""
        diary = Diary(Draw(1, 1), CALENDAR)
        anchor = date(2026, 12, 18)
        held = {diary.meeting("icpc", 1, anchor).completed for _ in range(60)}
        assert all(day > anchor for day in held)
        after = {diary.meeting("icpc", 1, date(2026, 11, 27)).completed for _ in range(200)}
        assert not any(map(is_quiet, after))
        assert {day for day in after if day >= date(2027, 1, 4)}


def is_quiet(day: date | None) -> bool:
    assert day is not None
    return (day.month, day.day) >= (12, 20) or (day.month, day.day) <= (1, 3)


class TestBooked:
    """Three meetings ahead in four are booked."""

    def test_share(self) -> None:
        """Of the reviews that are open as at the day."""
        next_reviews = [
            (case, o)
            for case in CASES
            for o in project_heart(case, as_at=AS_AT).next
            if o.timescale == "lac_review"
        ]
        booked = [
            case
            for case, _ in next_reviews
            if any(event.kind == "lac_review_booked" for event in case.events)
        ]
        assert 0.65 < len(booked) / len(next_reviews) < 0.85

    @pytest.mark.parametrize("kind", ["lac_review", "rcpc", "transfer_in_conference"])
    def test_kinds(self, kind: str) -> None:
        """Bookings are of several kinds of meeting."""
        assert any(e.kind == f"{kind}_booked" for case in CASES for e in case.events)
