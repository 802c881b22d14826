"""Findings about the quality of records: what is possible, and seldom right.

A strategy date after its conference, wrong or missing anchors, reviews outside any period of care,
duplicate reviews, adjourned series counted as reviews, plans with no initial conference, gaps left
by a change of system, children with two open periods of care.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import timescales as ts
from tests.records.files import read_events, read_return, remarks
from timescales.records import Records, SubjectRecords, project_records
from timescales.records.quality import Rhythm

HELD = "X,strategy_discussion,2020-01-02,,", "X,icpc,2020-01-20,,", "X,cp_plan_started,2020-01-20,,"
"""A subject of whom nothing is doubtful, so that the records hold these kinds."""


def codes(*lines: str) -> list[tuple[int, str]]:
    """Line and code of each remark on these lines, the first being line 5."""
    return remarks(read_events(*HELD, *lines))


class TestStrategyDiscussions:
    """The discussion that initiated the enquiry comes before its conference, and not long."""

    def test_after_its_conference(self) -> None:
        """The row of the discussion is the one to look at."""
        found = codes("A,icpc,2026-06-01,,", "A,strategy_discussion,2026-06-03,,")
        assert found == [(6, "strategy_after_conference")]

    def test_one_before_and_one_after(self) -> None:
        """What comes after a conference that has its own is another enquiry's."""
        lines = "A,strategy_discussion,2026-05-20,,", "A,icpc,2026-06-01,,"
        assert codes(*lines, "A,strategy_discussion,2026-06-03,,") == []

    def test_long_after(self) -> None:
        """Another enquiry, months later, is no mistyped date."""
        assert codes("A,icpc,2026-06-01,,", "A,strategy_discussion,2026-07-31,,")
        assert codes("A,icpc,2026-06-01,,", "A,strategy_discussion,2026-08-01,,") == []

    def test_of_an_earlier_conference(self) -> None:
        """Each conference has discussions of its own, since the one before."""
        first = "A,strategy_discussion,2026-03-02,,", "A,icpc,2026-03-16,,"
        again = "A,icpc,2026-06-01,,", "A,strategy_discussion,2026-06-08,,"
        assert codes(*first, *again) == [(8, "strategy_after_conference")]

    @pytest.mark.parametrize(("day", "doubtful"), [("2026-04-02", False), ("2026-04-01", True)])
    def test_far_before(self, day: str, *, doubtful: bool) -> None:
        """Sixty days is the longest that is not remarked on."""
        found = codes(f"A,strategy_discussion,{day},,", "A,icpc,2026-06-01,,")
        assert found == ([(5, "distant_strategy")] if doubtful else [])

    def test_on_its_day(self) -> None:
        """A discussion on the day of the conference comes before it."""
        assert codes("A,strategy_discussion,2026-06-01,,", "A,icpc,2026-06-01,,") == []

    def test_records_that_hold_none(self) -> None:
        """Where no discussion is recorded of anybody, its absence says nothing."""
        assert remarks(read_events("A,icpc,2026-06-01,,")) == []


class TestPlans:
    """A plan begins at a conference."""

    @pytest.mark.parametrize("kind", ["icpc", "transfer_in_conference"])
    @pytest.mark.parametrize(
        ("day", "doubtful"),
        [("2026-06-15", False), ("2026-05-01", False), ("2026-04-30", True), ("2026-06-16", True)],
    )
    def test_needs_a_conference(self, kind: str, day: str, *, doubtful: bool) -> None:
        """On its day or in the 45 days before."""
        lines = f"A,{kind},{day},,", "A,cp_plan_started,2026-06-15,,"
        found = [code for code in codes(*lines) if code[1] == "plan_without_conference"]
        assert found == ([(6, "plan_without_conference")] if doubtful else [])

    def test_records_that_hold_no_conference(self) -> None:
        """Where no conference is recorded of anybody, its absence says nothing."""
        assert remarks(read_events("A,cp_plan_started,2026-06-01,,")) == []

    def test_before_the_record_is_complete(self) -> None:
        """A conference from before the record begins is not missed."""
        lines = [*HELD, "A,cp_plan_started,2026-06-15,,", "B,cp_plan_started,2026-06-14,,"]
        records = read_events(*lines, complete_from=date(2026, 5, 1))
        assert remarks(records) == [(5, "plan_without_conference")]


class TestMeetings:
    """One review held as several meetings is one review, on its last day."""

    @pytest.mark.parametrize("kind", ["lac_review", "rcpc", "secure_review"])
    def test_close_together(self, kind: str) -> None:
        """Fourteen days apart is remarked on, at the later one; fifteen is not."""
        found = codes(f"A,{kind},2026-06-01,,", f"A,{kind},2026-06-15,,", f"A,{kind},2026-06-30,,")
        assert found == [(6, "series_of_meetings")]

    def test_on_one_day(self) -> None:
        """Two of a day are remarked on by projection."""
        found = codes("A,lac_review,2026-06-01,,", "A,lac_review,2026-06-01,r,")
        assert found == []


class TestWhatIsSaidElsewhere:
    """Faults that cannot be right are found by the reader and by projection."""

    @staticmethod
    def projected(records: Records) -> set[str]:
        caseload = project_records(records, as_at=date(2026, 11, 22))
        return {found.code for found in caseload.findings}

    def test_reviews_outside_any_period_of_care(self) -> None:
        """Before it begins and after it ends."""
        lines = "A,became_looked_after,2026-03-02,,", "A,ceased_looked_after,2026-05-01,,"
        for day in ("2026-02-27", "2026-06-01"):
            assert "not_started" in self.projected(read_events(*lines, f"A,lac_review,{day},,"))

    def test_missing_anchors(self) -> None:
        """A conference without the discussion that it is counted from."""
        assert "not_started" in self.projected(read_events("A,icpc,2026-06-01,,"))

    def test_duplicate_reviews(self) -> None:
        """The same row again, and another on the same day."""
        started, review = "A,became_looked_after,2026-03-02,,", "A,lac_review,2026-03-20,,"
        assert "duplicate" in self.projected(read_events(started, review, review))
        again = "A,lac_review,2026-03-20,second,"
        assert "second_on_day" in self.projected(read_events(started, review, again))

    def test_two_open_periods_of_care(self) -> None:
        """In events, and in the episodes of a return."""
        lines = "A,became_looked_after,2026-03-02,,", "A,became_looked_after,2026-04-02,,"
        assert "already_open" in self.projected(read_events(*lines))
        episodes = "A,02/03/2026,S,C2,N1,U1,PR1,,", "A,02/04/2026,S,C2,N1,U1,PR1,,"
        assert "already_looked_after" in self.projected(read_return(*episodes))


class TestGaps:
    """Weeks in which a whole caseload has no meeting."""

    @staticmethod
    def gaps(missing: tuple[date, date], every: int, kind: str = "lac_review") -> list[str]:
        first, days = date(2024, 1, 1), range(0, 1_000, every)
        held = [first + timedelta(day) for day in days]
        lines = [
            f"{number % 150},{kind},{day},,"
            for number, day in enumerate(held)
            if not missing[0] <= day <= missing[1]
        ]
        records = read_events(*lines)
        return [found.value for found in records.findings if found.code == "gap_in_records"]

    def test_of_a_busy_caseload(self) -> None:
        """The first and the last empty day are told."""
        lost = date(2025, 3, 3), date(2025, 4, 13)
        assert self.gaps(lost, 1) == ["2025-03-03 to 2025-04-13"]
        assert self.gaps(lost, 1, "rcpc") == ["2025-03-03 to 2025-04-13"]

    def test_short(self) -> None:
        """Less than four weeks is a holiday."""
        assert self.gaps((date(2025, 3, 3), date(2025, 3, 29)), 1) == []
        assert self.gaps((date(2025, 3, 3), date(2025, 3, 30)), 1) == ["2025-03-03 to 2025-03-30"]

    def test_of_a_quiet_caseload(self) -> None:
        """Where few meetings are held, weeks without one say nothing."""
        assert self.gaps((date(2025, 3, 3), date(2025, 4, 13)), 4) == []

    def test_is_a_finding_about_the_file(self) -> None:
        """It is about no row and no child."""
        days = [date(2024, 1, 1) + timedelta(day) for day in (*range(100), *range(200, 300))]
        records = read_events(*(f"{day:%j},secure_review,{day},," for day in days))
        [found] = [each for each in records.findings if each.code == "gap_in_records"]
        assert (found.file, found.line, found.subject_id, found.used) == ("events.csv", 0, "", True)
        assert "some 55 would be expected" in found.reason


class TestExpected:
    """Fourteen meetings are expected at the rate of the year before and the year after."""

    LAST = date(2024, 6, 3)

    def found(self, empty: int, before: dict[int, int], after: dict[int, int]) -> bool:
        """Whether so many empty days are a gap, with meetings by their days before and after."""
        following = self.LAST + timedelta(empty + 1)
        days = [(self.LAST - timedelta(day), number) for day, number in before.items()]
        days += [(following + timedelta(day), number) for day, number in after.items()]
        rhythm = Rhythm()
        for day, number in days:
            for subject in range(number):
                case = ts.Case(str(subject), (ts.Event("lac_review", day),))
                rhythm.add(SubjectRecords(case))
        begins = str(self.LAST + timedelta(1))
        return any(gap.value.startswith(begins) for gap in rhythm.gaps("a.csv"))

    @pytest.mark.parametrize(("meetings", "found"), [(164, False), (165, True)])
    def test_of_a_short_record(self, meetings: int, *, found: bool) -> None:
        """It is taken over a year: 165 in 365 days, over 31 days, are 14.01."""
        assert self.found(31, {0: meetings - 1}, {0: 1}) is found

    @pytest.mark.parametrize(("meetings", "found"), [(364, False), (365, True)])
    def test_of_two_whole_years(self, meetings: int, *, found: bool) -> None:
        """365 in 730 days, over 28 days, are 14."""
        assert self.found(28, {364: 1, 0: meetings - 3}, {0: 1, 364: 1}) is found

    @pytest.mark.parametrize(("day", "found"), [(364, True), (365, False)])
    def test_no_further_back_and_ahead_than_a_year(self, day: int, *, found: bool) -> None:
        """What was held 364 days before the last, or after the next, counts; not a day further."""
        assert self.found(28, {day: 900, 0: 1}, {0: 1, 364: 1}) is found
        assert self.found(28, {364: 1, 0: 1}, {0: 1, day: 900}) is found
