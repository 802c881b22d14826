"""Events that follow from others: birthdays, eligibility by time in care, limits on stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

import timescales as ts
from tests.core.histories import ENGLAND, event
from timescales.catalogue import DERIVATIONS
from timescales.derivation import Birthdays, Derivation, Eligibility, StayLimits

[ELIGIBLE] = (each for each in DERIVATIONS if isinstance(each, Eligibility))
[LIMITS] = (each for each in DERIVATIONS if isinstance(each, StayLimits))
AT_16, LATER = "became_eligible_at_16", "became_eligible_later"
BORN = date(2010, 6, 1)
SIXTEEN = date(2026, 6, 1)


def derived(
    derivation: Derivation, *given: ts.Event, born: date | None = BORN
) -> list[tuple[str, date]]:
    """The kinds and days that follow."""
    return [(e.kind, e.date) for e in derivation.events(given, born, ENGLAND)]


def care(start: date, end: date | None = None) -> list[ts.Event]:
    ended = [] if end is None else [event("ceased_looked_after", end)]
    return [event("became_looked_after", start), *ended]


def stay(start: date, end: date | None = None) -> list[ts.Event]:
    ended = [] if end is None else [event("short_break_ended", end)]
    return [event("short_break_started", start), *ended]


class TestBirthdays:
    """The day of birth and the birthdays that are asked for."""

    def test_those_among_kinds(self) -> None:
        """Each once, and nothing that only looks like one."""
        kinds = ("turned_16", "x", "born", "turned_16", "turned_0", "turned_", "turned_1a")
        assert Birthdays.among(kinds).kinds == ("turned_16", "born")

    def test_days(self) -> None:
        """The day of birth, and the birthday."""
        assert derived(Birthdays(("born", "turned_16"))) == [("born", BORN), ("turned_16", SIXTEEN)]

    @pytest.mark.parametrize(("age", "day"), [(16, date(2024, 2, 29)), (15, date(2023, 3, 1))])
    def test_the_29th_of_february(self, age: int, day: date) -> None:
        """In a common year the age is attained at the commencement of 1 March."""
        born = date(2008, 2, 29)
        assert derived(Birthdays((f"turned_{age}",)), born=born) == [(f"turned_{age}", day)]

    def test_without_a_date_of_birth(self) -> None:
        """There is none."""
        assert derived(Birthdays(("born", "turned_16")), born=None) == []


class TestEligibility:
    """In care for 13 weeks in all since the 14th birthday, on or after the 16th, and in care."""

    def test_at_sixteen(self) -> None:
        """In care since before 14: on the birthday."""
        assert derived(ELIGIBLE, *care(date(2015, 1, 1))) == [(AT_16, SIXTEEN)]

    @pytest.mark.parametrize(
        ("start", "kind", "day"),
        [
            (date(2026, 3, 1), AT_16, SIXTEEN),
            (date(2026, 3, 2), AT_16, SIXTEEN),
            (date(2026, 3, 3), LATER, date(2026, 6, 2)),
        ],
    )
    def test_around_the_birthday(self, start: date, kind: str, day: date) -> None:
        """91 days to the birthday are enough; one day less is a day later."""
        assert derived(ELIGIBLE, *care(start)) == [(kind, day)]

    def test_days_before_fourteen_do_not_count(self) -> None:
        """Years in care that ended the day before the 14th birthday count for nothing."""
        before = care(date(2015, 1, 1), date(2024, 5, 31))
        assert derived(ELIGIBLE, *before, *care(SIXTEEN)) == [(LATER, date(2026, 8, 31))]

    def test_gaps(self) -> None:
        """Periods add up: 30 days from 1 to 31 January 2025, then 61 more from 1 July 2026."""
        first = care(date(2025, 1, 1), date(2025, 1, 31))
        found = derived(ELIGIBLE, *first, *care(date(2026, 7, 1)))
        assert found == [(LATER, date(2026, 8, 31))]

    def test_enough_already_when_care_begins_again(self) -> None:
        """On the first day of the new period."""
        first = care(date(2024, 7, 1), date(2025, 7, 1))
        found = derived(ELIGIBLE, *first, *care(date(2026, 7, 1)))
        assert found == [(LATER, date(2026, 7, 1))]

    @pytest.mark.parametrize("ceased", [date(2026, 5, 31), SIXTEEN])
    def test_ceased_before_or_on_the_birthday(self, ceased: date) -> None:
        """Not in care on the birthday."""
        assert derived(ELIGIBLE, *care(date(2015, 1, 1), ceased)) == []

    def test_ceased_the_day_after(self) -> None:
        """Eligible on the birthday all the same."""
        ceased = SIXTEEN + timedelta(days=1)
        assert derived(ELIGIBLE, *care(date(2015, 1, 1), ceased)) == [(AT_16, SIXTEEN)]

    def test_without_a_date_of_birth(self) -> None:
        """It cannot be known."""
        assert derived(ELIGIBLE, *care(date(2015, 1, 1)), born=None) == []

    def test_a_start_and_an_end_that_mean_nothing(self) -> None:
        """An end of nothing, and a start within a period, change nothing."""
        stray = event("ceased_looked_after", date(2014, 1, 1))
        found = derived(
            ELIGIBLE, stray, *care(date(2026, 3, 3)), event("became_looked_after", SIXTEEN)
        )
        assert found == [(LATER, date(2026, 6, 2))]

    def test_leaving_and_coming_back_on_one_day(self) -> None:
        """The period goes on, whichever of the two is read first."""
        day = date(2026, 1, 5)
        found = derived(
            ELIGIBLE, *sorted((*care(date(2015, 1, 1), day), *care(day)), key=lambda e: e.sort_key)
        )
        assert found == [(AT_16, SIXTEEN)]

    def test_a_day_in_care(self) -> None:
        """Coming and going on one day adds nothing, and leaves nothing open."""
        assert derived(ELIGIBLE, *care(date(2025, 1, 1), date(2025, 1, 1))) == []


class TestStayLimits:
    """A stay of more than 17 days, or more than 75 days of stays in 12 months, in one series."""

    SERIES = event("short_break_series_started", date(2025, 1, 1))

    def beyond(self, *stays: list[ts.Event], series: tuple[ts.Event, ...] = (SERIES,)) -> list[str]:
        given = sorted((*series, *(e for one in stays for e in one)), key=lambda e: e.sort_key)
        return [str(day) for _, day in derived(LIMITS, *given)]

    @pytest.mark.parametrize(
        ("end", "passed"),
        [(date(2025, 3, 17), []), (date(2025, 3, 18), ["2025-03-18"]), (None, ["2025-03-18"])],
    )
    def test_one_stay(self, end: date | None, passed: list[str]) -> None:
        """From 1 March, 17 days are over on the 18th: given there, whether it stays open or not."""
        assert self.beyond(stay(date(2025, 3, 1), end)) == passed

    @pytest.mark.parametrize(
        ("start", "passed"),
        [
            (date(2020, 4, 23), ["2020-05-10"]),
            (date(2020, 4, 24), []),
            (date(2020, 9, 25), []),
            (date(2020, 9, 26), ["2020-10-13"]),
        ],
    )
    def test_lifted(self, start: date, passed: list[str]) -> None:
        """A stay that began in the time of the lifted limit may be of any length."""
        series = (event("short_break_series_started", date(2020, 1, 1)),)
        assert self.beyond(stay(start, start + timedelta(days=30)), series=series) == passed

    def test_the_total_holds_while_the_other_is_lifted(self) -> None:
        """A stay that goes on: 75 days from 1 May are 1 May to 14 July; the next is beyond."""
        series = (event("short_break_series_started", date(2020, 1, 1)),)
        assert self.beyond(stay(date(2020, 5, 1)), series=series) == ["2020-07-15"]

    def months_of_stays(self, count: int) -> list[list[ts.Event]]:
        """Stays of 15 days each, from the 1st to the 15th of months from January 2025."""
        return [stay(date(2025, m, 1), date(2025, m, 15)) for m in range(1, count + 1)]

    @pytest.mark.parametrize(("count", "passed"), [(5, []), (6, ["2025-06-01"])])
    def test_in_twelve_months(self, count: int, passed: list[str]) -> None:
        """Five of 15 days are 75; the next day is beyond."""
        assert self.beyond(*self.months_of_stays(count)) == passed

    @pytest.mark.parametrize(
        ("day", "passed"), [(date(2025, 12, 31), ["2025-12-31"]), (date(2026, 1, 1), [])]
    )
    def test_a_day_a_year_old_drops_out(self, day: date, passed: list[str]) -> None:
        """On 31 December the days from 1 January count; on 1 January that one does not."""
        assert self.beyond(*self.months_of_stays(5), stay(day, day)) == passed

    def test_a_day_is_counted_once(self) -> None:
        """One stay ends and another begins on one day: still 75 days."""
        whole = [
            stay(date(2025, 1, 1), date(2025, 1, 15)),
            stay(date(2025, 1, 15), date(2025, 1, 30)),
        ]
        rest = [stay(date(2025, m, 1), date(2025, m, 15)) for m in (3, 4, 5)]
        assert self.beyond(*whole, *rest) == []

    def test_each_series_on_its_own(self) -> None:
        """Days of the first series do not count in the second."""
        series = (self.SERIES, event("short_break_series_started", date(2025, 6, 1)))
        assert self.beyond(*self.months_of_stays(6), series=series) == []

    def test_several_series(self) -> None:
        """A limit is passed once in each."""
        series = (self.SERIES, event("short_break_series_started", date(2025, 6, 1)))
        long = [stay(date(2025, m, 1), date(2025, m, 28)) for m in (2, 4, 7)]
        assert self.beyond(*long, series=series) == ["2025-02-18", "2025-07-18"]

    def test_stays_before_any_series(self) -> None:
        """They are none of a series."""
        assert self.beyond(stay(date(2024, 1, 1), date(2024, 3, 1))) == []


def test_kinds() -> None:
    """What each gives."""
    assert ELIGIBLE.kinds == (AT_16, LATER)
    assert replace(LIMITS, kind="beyond").kinds == ("beyond",)
