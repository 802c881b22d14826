"""Calendars of other nations and other years, from the ``holidays`` library."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import holidays
import pytest

from timescales.calendar import Closure, ClosureKind, WorkingCalendar, england_and_wales
from timescales.errors import HorizonError, UnknownNameError, WrongTypeError, WrongValueError

FIRST, LAST = date(2000, 1, 1), date(2050, 12, 31)


def calendar_of(country: Any, subdiv: Any = None, **other: Any) -> WorkingCalendar:
    span = {"first": FIRST, "last": LAST}
    return WorkingCalendar.from_holidays(country, subdiv=subdiv, **span | other)


def kinds(calendar: WorkingCalendar, year: int) -> dict[date, tuple[str, ClosureKind]]:
    closures = calendar.closures(date(year - 1, 12, 31), date(year, 12, 31))
    return {closure.date: (closure.name, closure.kind) for closure in closures}


class TestNations:
    """Each nation of the United Kingdom keeps its own bank holidays."""

    def test_scotland_keeps_the_second_of_january(self) -> None:
        """2 January is closed in Scotland, Easter Monday is not."""
        scotland = calendar_of("GB", "SCT")
        assert scotland.name == "GB-SCT"
        assert scotland.add(date(2025, 12, 31), 1) == date(2026, 1, 5)
        assert england_and_wales().add(date(2025, 12, 31), 1) == date(2026, 1, 2)
        assert scotland.is_working_day(date(2026, 4, 6))

    def test_northern_ireland_keeps_saint_patricks_day(self) -> None:
        """17 March is closed in Northern Ireland."""
        assert not calendar_of("GB", "NIR").is_working_day(date(2026, 3, 17))

    @pytest.mark.parametrize("subdiv", ["ENG", "WLS", "England", "Wales"])
    def test_england_and_wales_are_as_bundled(self, subdiv: str) -> None:
        """Over the bundled horizon the same weekdays are closed, under either way of naming."""
        bundled = england_and_wales()
        other = calendar_of("GB", subdiv, first=bundled.first, last=bundled.projected_to)
        eve = bundled.first - timedelta(days=1)
        ours, theirs = (c.closures(eve, c.projected_to) for c in (bundled, other))
        assert [closure.date for closure in ours] == [closure.date for closure in theirs]
        assert other.name == f"GB-{subdiv[:1]}{'NG' if subdiv[0] == 'E' else 'LS'}"

    @pytest.mark.parametrize("subdiv", ["ENG", "WLS", "NIR"])
    def test_common_law_days(self, subdiv: str) -> None:
        """Christmas Day and Good Friday are holidays at common law outside Scotland."""
        found = kinds(calendar_of("GB", subdiv), 2026)
        assert found[date(2026, 12, 25)] == ("Christmas Day", ClosureKind.COMMON_LAW)
        assert found[date(2026, 4, 3)] == ("Good Friday", ClosureKind.COMMON_LAW)
        assert found[date(2026, 12, 28)] == ("Boxing Day", ClosureKind.SUBSTITUTE)
        assert found[date(2026, 1, 1)] == ("New Year's Day", ClosureKind.BANK_HOLIDAY)

    def test_scotland_has_them_by_statute(self) -> None:
        """The 1971 Act, Schedule 1, paragraph 2, lists "Good Friday" and "Christmas Day"."""
        found = kinds(calendar_of("GB", "SCT"), 2026)
        assert found[date(2026, 12, 25)][1] is ClosureKind.BANK_HOLIDAY
        assert found[date(2026, 4, 3)][1] is ClosureKind.BANK_HOLIDAY

    def test_a_day_that_is_a_holiday_of_its_own_is_no_substitute(self) -> None:
        """Monday 2 January 2023 was both the Scottish holiday and a substitute."""
        found = kinds(calendar_of("GB", "SCT"), 2023)
        name = "New Year Holiday; New Year's Day (observed)"
        assert found[date(2023, 1, 2)] == (name, ClosureKind.BANK_HOLIDAY)
        assert found[date(2023, 1, 3)] == ("New Year Holiday", ClosureKind.SUBSTITUTE)


class TestOtherPlacesAndYears:
    """Other countries, and years past the bundled horizon."""

    def test_other_years(self) -> None:
        """The years after 2075 are to be had."""
        later = calendar_of("GB", "ENG", first=date(2076, 1, 1), last=date(2100, 12, 31))
        assert later.add(date(2099, 12, 24), 1) == date(2099, 12, 29)

    def test_both_ends_are_held(self) -> None:
        """A holiday on the first day of the horizon is closed, and one on the last."""
        span = {"first": date(2026, 1, 1), "last": date(2026, 12, 25)}
        calendar = calendar_of("GB", "ENG", **span)
        assert [calendar.is_working_day(day) for day in span.values()] == [False, False]

    def test_names_are_english_where_there_is_english(self) -> None:
        """France, whose own names are French, comes with English ones."""
        assert kinds(calendar_of("FR"), 2026)[date(2026, 7, 14)][0] == "National Day"

    def test_a_place_with_one_language(self) -> None:
        """New Zealand has no translations, and substitutes are still told apart."""
        found = kinds(calendar_of("NZ"), 2022)
        assert found[date(2022, 2, 7)] == ("Waitangi Day", ClosureKind.SUBSTITUTE)

    def test_a_holiday_observed_in_the_year_before(self) -> None:
        """New Year's Day 2022 was observed on 31 December 2021 in the United States."""
        america = calendar_of("US", first=date(2021, 1, 1), last=date(2021, 12, 31))
        assert not america.is_working_day(date(2021, 12, 31))

    def test_every_weekday_as_holidays_has_it(self) -> None:
        """Ireland, each weekday of the span, and Saturdays and Sundays closed."""
        ireland = calendar_of("IE")
        theirs = holidays.country_holidays("IE", years=range(2000, 2051))
        for i in range((LAST - FIRST).days + 1):
            day = FIRST + timedelta(days=i)
            assert ireland.is_working_day(day) == (day.weekday() < 5 and day not in theirs)


class TestWhatIsKnown:
    """``published_to`` and the fingerprint say how far to believe it."""

    def test_provisional_throughout_by_default(self) -> None:
        """With nothing said, every day is provisional."""
        scotland = calendar_of("GB", "SCT")
        assert scotland.published_to is None
        assert scotland.is_provisional(FIRST)

    def test_published_to(self) -> None:
        """What the caller vouches for is not provisional."""
        scotland = calendar_of("GB", "SCT", published_to=date(2028, 12, 31))
        assert not scotland.is_provisional(date(2028, 12, 31))
        assert scotland.is_provisional(date(2029, 1, 1))

    def test_equal_when_made_twice(self) -> None:
        """Two calls make equal calendars with one fingerprint."""
        one, two = calendar_of("GB", "SCT"), calendar_of("GB", "SCT")
        assert one is not two
        assert (one, hash(one), one.fingerprint) == (two, hash(two), two.fingerprint)

    @pytest.mark.parametrize(
        "other", [{}, {"name": "Scotland"}, {"published_to": date(2028, 12, 31)}]
    )
    def test_repr_evaluates(self, other: dict[str, Any]) -> None:
        """The repr is the call that made it, and evaluates."""
        made = calendar_of("GB", "SCT", **other)
        names = {"WorkingCalendar": WorkingCalendar, "date": date}
        again = eval(repr(made), names)
        assert repr(made).startswith("WorkingCalendar.from_holidays('GB', subdiv='SCT', first=")
        assert (again, again.name) == (made, other.get("name", "GB-SCT"))

    def test_closures_may_be_added(self) -> None:
        """A calendar from ``holidays`` takes local closures, and its repr still evaluates."""
        made = calendar_of("IE").with_closures({date(2026, 12, 24): "Office closed"})
        names = {"WorkingCalendar": WorkingCalendar, "date": date}
        assert made.closure_on(date(2026, 12, 24)) == Closure(
            date(2026, 12, 24), "Office closed", ClosureKind.LOCAL
        )
        assert eval(repr(made), names) == made


class TestRefusals:
    """``holidays`` says nothing where it knows nothing; this refuses, and says what to do."""

    @pytest.mark.parametrize("country", ["GB", "UK", "GBR"])
    def test_no_default_nation(self, country: str) -> None:
        """The United Kingdom without a nation would lack Easter Monday and August."""
        with pytest.raises(WrongValueError, match=r"'SCT' or 'WLS', or use england_and_wales\(\)"):
            calendar_of(country)

    @pytest.mark.parametrize(
        ("country", "says"),
        [
            ("gb", "'GB' \\(United Kingdom\\)"),
            ("Germny", "'DE' \\(Germany\\)"),
            ("Scotland", "'GB' with subdiv='SCT'"),
            ("zzzzzzz", "ISO 3166"),
        ],
    )
    def test_unknown_country(self, country: str, says: str) -> None:
        """A country that is not known is refused with near ones."""
        with pytest.raises(UnknownNameError, match=says):
            calendar_of(country)

    @pytest.mark.parametrize(
        ("country", "subdiv", "says"),
        [("GB", "eng", "Known: ENG"), ("GB", "Engand", "England"), ("IE", "C", "has none")],
    )
    def test_unknown_subdivision(self, country: str, subdiv: str, says: str) -> None:
        """A subdivision that is not known is refused with near ones."""
        with pytest.raises(UnknownNameError, match=says):
            calendar_of(country, subdiv)

    @pytest.mark.parametrize(
        ("country", "subdiv", "first", "last"),
        [
            ("GB", "SCT", date(2090, 1, 1), date(2101, 1, 1)),
            ("GB", "SCT", date(1871, 12, 31), date(1900, 1, 1)),
            ("GB", "ENG", date(1977, 12, 31), date(1980, 1, 1)),
            ("GB", "Wales", date(1977, 12, 31), date(1980, 1, 1)),
        ],
    )
    def test_years_not_known(self, country: str, subdiv: str, first: date, last: date) -> None:
        """Years that ``holidays`` is silent about, or has wrong, are refused."""
        with pytest.raises(HorizonError, match=r"soundly from \d{4} to 2100"):
            calendar_of(country, subdiv, first=first, last=last)

    @pytest.mark.parametrize("country", ["SA", "NE", "AE", "CN", "TW"])
    def test_other_weeks(self, country: str) -> None:
        """Other weekends, changes of weekend and working Saturdays are refused."""
        with pytest.raises(WrongValueError, match="Monday to Friday"):
            calendar_of(country)

    def test_a_country_that_changed_its_week_is_taken_since(self) -> None:
        """The United Arab Emirates, which refused above, from the year its weekend changed."""
        since = calendar_of("AE", first=date(2022, 1, 1), last=date(2026, 12, 31))
        assert since.is_working_day(date(2026, 11, 6))

    @pytest.mark.parametrize(
        ("change", "error", "says"),
        [
            ({"country": 44}, WrongTypeError, "country must be text"),
            ({"subdiv": 1}, WrongTypeError, "subdiv must be text"),
            ({"first": datetime(2000, 1, 1)}, WrongTypeError, "first must be exactly"),
            ({"last": 2050}, WrongTypeError, "last must be exactly"),
            ({"last": date(1999, 1, 1)}, WrongValueError, "before it begins"),
            ({"published_to": date(2051, 1, 1)}, WrongValueError, "published_to must lie"),
            ({"published_to": "2028"}, WrongTypeError, "published_to must be exactly"),
            ({"name": ""}, WrongValueError, "needs a name"),
        ],
    )
    def test_wrong_arguments(
        self, change: dict[str, Any], error: type[Exception], says: str
    ) -> None:
        """Wrong types, a reversed span and an empty name are refused."""
        with pytest.raises(error, match=says):
            calendar_of(**{"country": "GB", "subdiv": "SCT"} | change)
