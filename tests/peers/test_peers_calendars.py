"""Faults of other libraries' working-day calendars, and that ours does otherwise."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, timedelta
from threading import Barrier
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import timescales as ts

ENGLAND = ts.england_and_wales()
HOLIDAYS = np.array(
    [closure.date for closure in ENGLAND.closures(date(1977, 12, 31), date(2075, 12, 31))],
    dtype="datetime64[D]",
)
BEFORE_BANK_HOLIDAY = date(2026, 8, 10)  # 31 August 2026, a bank holiday, is among the next 20


def closed_on(year: int) -> dict[date, ts.Closure]:
    closures = ENGLAND.closures(date(year - 1, 12, 31), date(year, 12, 31))
    return {closure.date: closure for closure in closures}


def fresh_calendar(*_: object) -> ts.WorkingCalendar:
    """The calendar of England and Wales, made anew: nobody has asked it anything."""
    return ts.WorkingCalendar(
        "Fresh",
        ENGLAND.closures(date(1977, 12, 31), date(2075, 12, 31)),
        first=date(1978, 1, 1),
        projected_to=date(2075, 12, 31),
    )


@contextmanager
def hurried_threads() -> Iterator[None]:
    """Threads take turns every microsecond, so that whatever can go wrong between them does."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


class TestThreads:
    """Calendars shared between threads that fill years in lazily answer wrongly while they do."""

    def test_sharing_a_fresh_calendar(self) -> None:
        """A holidays object marks a year known before filling it: Christmas was a working day."""
        everywhere = Barrier(16)
        calendar = fresh_calendar()
        years = range(1978, 2075)

        def wrong(_: int) -> int:
            everywhere.wait()
            return sum(
                calendar.is_working_day(date(year, 12, 25))
                or calendar.add(date(year, 12, 24), 1) <= date(year, 12, 26)
                for year in years
            )

        with hurried_threads(), ThreadPoolExecutor(16) as pool:
            assert sum(pool.map(wrong, range(16))) == 0

    def test_asking_the_calendar_for_the_first_time(self) -> None:
        """A year cache published before its index raises KeyError: the first call is safe here."""
        program = """
import sys, threading
sys.setswitchinterval(1e-6)
import timescales as ts
barrier, answers = threading.Barrier(16), []
def ask():
    barrier.wait()
    answers.append(str(ts.england_and_wales().add(ts.date(2026, 12, 24), 1)))
threads = [threading.Thread(target=ask) for _ in range(16)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(len(answers), *sorted(set(answers)))
"""
        run = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
        )
        assert run.stdout.split() == ["16", "2026-12-29"]
        assert run.stderr == ""

    def test_making_calendars_from_holidays_in_many_threads(self) -> None:
        """What is read from the holidays library is read whole, by each caller for itself."""

        def made(_: int) -> ts.WorkingCalendar:
            return ts.WorkingCalendar.from_holidays(
                "GB", subdiv="ENG", first=date(2000, 1, 1), last=date(2030, 12, 31)
            )

        with hurried_threads(), ThreadPoolExecutor(8) as pool:
            calendars = set(pool.map(made, range(8)))
        [calendar] = calendars
        ours = ENGLAND.closures(date(1999, 12, 31), date(2030, 12, 31))
        theirs = calendar.closures(date(1999, 12, 31), date(2030, 12, 31))
        assert [closure.date for closure in ours] == [closure.date for closure in theirs]


class TestSilence:
    """Most calendars answer for years they know nothing of, as if there were no holidays."""

    @pytest.mark.parametrize(
        "day", [date(1871, 12, 26), date(1974, 1, 1), date(2076, 1, 1), date(2101, 12, 26)]
    )
    def test_a_day_outside_the_horizon(self, day: date) -> None:
        """Boxing Day 2101 is a Monday like any other, elsewhere; here it is refused by name."""
        with pytest.raises(ts.HorizonError, match=str(day)):
            ENGLAND.is_working_day(day)
        with pytest.raises(ts.HorizonError, match=str(day)):
            ENGLAND.closure_on(day)

    def test_counting_through_christmas_beyond_the_horizon(self) -> None:
        """A tenth working day after 20 December 2101 is counted straight through Christmas."""
        with pytest.raises(ts.HorizonError):
            ENGLAND.add(date(2101, 12, 20), 10)
        with pytest.raises(ts.HorizonError):
            ENGLAND.add(date(2075, 12, 20), 10)

    def test_a_window_of_one_year(self) -> None:
        """A calendar told to hold 2026 alone gives 2027 no holidays; here it refuses 2027."""
        only_2026 = ts.WorkingCalendar.from_holidays(
            "GB", subdiv="ENG", first=date(2026, 1, 1), last=date(2026, 12, 31)
        )
        with pytest.raises(ts.HorizonError):
            only_2026.is_working_day(date(2027, 1, 1))

    def test_holidays_that_the_library_does_not_know_soundly(self) -> None:
        """England has no August holiday before 1971 and wrong days to 1977 in every library."""
        for first in (date(1900, 1, 1), date(1973, 1, 1)):
            with pytest.raises(ts.HorizonError, match="1978"):
                ts.WorkingCalendar.from_holidays(
                    "GB", subdiv="ENG", first=first, last=date(1980, 12, 31)
                )

    @pytest.mark.parametrize("year", [2012, 2019, 2023, 2028])
    def test_years_that_a_feed_has_dropped(self, year: int) -> None:
        """GOV.UK took 2019 to 2023 out of its feed; the bundled history keeps every year."""
        assert len(closed_on(year)) >= 8
        assert not ENGLAND.is_provisional(date(year, 12, 25))

    def test_no_network(self) -> None:
        """A constructor that downloads waits ten seconds and fails without a network; ours reads
        what it brought along."""
        program = """
import socket
def refused(*arguments, **keywords):
    raise AssertionError("the network was asked")
socket.socket = socket.create_connection = socket.getaddrinfo = refused
import timescales as ts
print(ts.england_and_wales().add(ts.date(2026, 8, 10), 20))
"""
        run = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
        )
        assert run.stdout.strip() == "2026-09-08"


class TestPublishedOrProjected:
    """No library says whether a holiday is published or a projection of the plain rules."""

    def test_the_calendar_says_how_far(self) -> None:
        """Published to the end of 2028, projected after it."""
        assert ENGLAND.published_to == date(2028, 12, 31)
        assert ENGLAND.projected_to == date(2075, 12, 31)

    def test_a_date_says_whether_it_leans_on_projected_days(self) -> None:
        """The same rule gives a plain date before that and a provisional one after it."""
        rule = ts.working_days(20)
        assert rule.due(date(2028, 11, 1), ENGLAND) == ts.Due(date(2028, 11, 29))
        after = rule.due(date(2029, 11, 1), ENGLAND)
        assert isinstance(after, ts.Due)
        assert after.provisional
        assert "provisional" in str(rule.explain(date(2029, 11, 1), ENGLAND))

    def test_a_date_that_reads_no_holidays_is_certain(self) -> None:
        """Three months on is as sure in 2040 as today."""
        assert ts.months(3).due(date(2040, 1, 31), ENGLAND) == ts.Due(date(2040, 4, 30))


class TestUnitedKingdom:
    """ "GB" without a nation has neither Easter Monday nor the August bank holiday."""

    def test_the_country_without_a_nation_is_refused(self) -> None:
        """It is not a calendar that anybody works by."""
        with pytest.raises(ts.WrongValueError, match="subdiv='ENG'"):
            ts.WorkingCalendar.from_holidays("GB", first=date(2026, 1, 1), last=date(2026, 12, 31))

    @pytest.mark.parametrize("day", [date(2026, 4, 6), date(2026, 8, 31)])
    def test_easter_monday_and_the_august_bank_holiday(self, day: date) -> None:
        """Both were business days to a compliance library whose calendar was GB."""
        assert not ENGLAND.is_working_day(day)

    def test_twenty_working_days_over_the_august_bank_holiday(self) -> None:
        """The 20th after Monday 10 August 2026 is 8 September, not the 7th."""
        assert ENGLAND.add(BEFORE_BANK_HOLIDAY, 20) == date(2026, 9, 8)

    @pytest.mark.parametrize(
        ("country", "subdiv"),
        [("GB-ENG", None), ("ZZ", None), ("GB", "eng"), ("GB", "EAW"), ("GB", "Englnd")],
    )
    def test_an_unknown_place(self, country: str, subdiv: str | None) -> None:
        """Elsewhere a place that is not known has no holidays, silently; here it is refused."""
        with pytest.raises(ts.UnknownNameError):
            ts.WorkingCalendar.from_holidays(
                country, subdiv=subdiv, first=date(2026, 1, 1), last=date(2026, 12, 31)
            )

    def test_without_the_holidays_library(self) -> None:
        """Where it is missing, others count weekends only; ours needs it for other nations alone,
        and says so."""
        program = """
import sys
sys.modules["holidays"] = None
import timescales as ts
print(ts.england_and_wales().add(ts.date(2026, 8, 10), 20))
try:
    ts.WorkingCalendar.from_holidays(
        "GB", subdiv="SCT", first=ts.date(2026, 1, 1), last=ts.date(2026, 12, 31))
except ImportError:
    print("refused")
"""
        run = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
        )
        assert run.stdout.split() == ["2026-09-08", "refused"]


class TestFullFromTheStart:
    """A lazy calendar is empty until asked: whoever takes its list gets no holidays at all."""

    def test_closures_are_all_there(self) -> None:
        """Listing a fresh calendar gives every closure, in order of date."""
        closures = fresh_calendar().closures(date(2025, 12, 31), date(2026, 12, 31))
        days = [closure.date for closure in closures]
        assert len(days) == 8
        assert days == sorted(days)

    def test_handing_it_to_numpy(self) -> None:
        """20 working days from 10 August 2026 came out as 7 September in three libraries."""
        closures = fresh_calendar().closures(date(2025, 12, 31), date(2026, 12, 31))
        handed = np.array([closure.date for closure in closures], dtype="datetime64[D]")
        answer = np.busday_offset(
            np.datetime64(BEFORE_BANK_HOLIDAY), 20, roll="backward", holidays=handed
        )
        assert answer == np.datetime64("2026-09-08")


FIRST, LAST = date(2025, 12, 31), date(2026, 12, 31)
CHANGES: list[tuple[str, Callable[[Any], object]]] = [
    ("pop", lambda calendar: calendar.pop(date(2026, 12, 25))),
    ("append", lambda calendar: calendar.append(date(2026, 12, 24))),
    ("update", lambda calendar: calendar.update({date(2026, 12, 24): "Eve"})),
    ("add a holiday", lambda calendar: calendar.add_holiday(date(2026, 12, 24))),
    ("delete an item", lambda calendar: calendar.__delitem__(date(2026, 12, 25))),
    ("assign the weekend", lambda calendar: setattr(calendar, "weekend", (4, 5))),
    ("assign the closures", lambda calendar: setattr(calendar, "_closures", ())),
    ("edit the list", lambda calendar: calendar.closures(FIRST, LAST).clear()),
]


class TestImmutable:
    """A calendar edited in one place changes everywhere."""

    @pytest.mark.parametrize("change", [c for _, c in CHANGES], ids=[name for name, _ in CHANGES])
    def test_no_way_to_change_one(self, change: Callable[[Any], object]) -> None:
        """Popping Christmas, adding a holiday, assigning the weekend: each is impossible."""
        before = ENGLAND.fingerprint
        with pytest.raises((AttributeError, TypeError)):
            change(ENGLAND)
        assert ENGLAND.fingerprint == before == fresh_fingerprint()
        assert not ENGLAND.is_working_day(date(2026, 12, 25))

    def test_a_closure_of_one_s_own_changes_no_other_calendar(self) -> None:
        """Adding a holiday to one object changed every calendar of that country in the process."""
        ours = ENGLAND.with_closures({date(2026, 12, 24): "Offices closed"})
        assert not ours.is_working_day(date(2026, 12, 24))
        assert ts.england_and_wales().is_working_day(date(2026, 12, 24))

    def test_equality_does_not_depend_on_what_was_asked(self) -> None:
        """Two lazy calendars differ once different years were looked at, and cannot be hashed."""
        asked, not_asked = fresh_calendar(), fresh_calendar()
        asked.add(date(2040, 1, 1), 60)
        assert asked == not_asked
        assert hash(asked) == hash(not_asked)


def fresh_fingerprint() -> str:
    program = "import timescales as ts; print(ts.england_and_wales().fingerprint)"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
    )
    return run.stdout.strip()


class TestOneDefinition:
    """A filter on kinds of holiday, or a second default, makes Christmas a business day."""

    @pytest.mark.parametrize("keywords", [{"kinds": "all"}, {"kinds": "pubic"}, {"categories": 1}])
    def test_no_filter_to_misspell(self, keywords: dict[str, Any]) -> None:
        """There is none: an unknown word is a TypeError, not a working Christmas."""
        ask: Callable[..., bool] = ENGLAND.is_working_day
        with pytest.raises(TypeError):
            ask(date(2026, 12, 25), **keywords)

    @pytest.mark.parametrize("kind", ["all", "public", "local"])
    def test_kinds_of_closure_are_an_enumeration(self, kind: Any) -> None:
        """Nor can a kind of closure be a text, rightly spelt or not."""
        with pytest.raises(ts.WrongTypeError, match="ClosureKind"):
            ENGLAND.with_closures({date(2026, 12, 24): "Closed"}, kind=kind)

    def test_substitute_days_cannot_be_dropped(self) -> None:
        """A flag that drops substitute days makes Monday 28 December 2026 a working day."""
        make: Callable[..., ts.WorkingCalendar] = ts.WorkingCalendar.from_holidays
        span = {"first": date(2026, 1, 1), "last": date(2026, 12, 31)}
        assert not make("GB", subdiv="ENG", **span).is_working_day(date(2026, 12, 28))
        with pytest.raises(TypeError):
            make("GB", subdiv="ENG", observed=False, **span)

    @given(day=st.dates(date(1978, 1, 1), date(2075, 12, 31)))
    def test_what_is_listed_is_what_is_closed(self, day: date) -> None:
        """Christmas Eve was listed among the holidays and yet a business day: two defaults."""
        eve = day - timedelta(days=1)
        listed = bool(ENGLAND.closures(eve, day))
        assert ENGLAND.is_working_day(day) == (day.weekday() < 5 and not listed)
        assert ENGLAND.count(eve, day) == int(ENGLAND.is_working_day(day))

    def test_christmas_eve_is_a_working_day(self) -> None:
        """Courts and councils may close on 24 December 2026; in law it is a day like another."""
        assert ENGLAND.is_working_day(date(2026, 12, 24))
        assert date(2026, 12, 24) not in closed_on(2026)


class TestWeekendStarts:
    """From a Saturday or Sunday, libraries disagree on which day is day 1."""

    def test_from_a_saturday_monday_is_day_one(self) -> None:
        """From Saturday 8 August 2026 the 20th is 7 September; rolled forward first, the 8th."""
        assert ENGLAND.add(date(2026, 8, 8), 1) == date(2026, 8, 10)
        assert ENGLAND.add(date(2026, 8, 8), 20) == date(2026, 9, 7)

    def test_numpy_agrees_only_with_the_unlikely_roll(self) -> None:
        """Its natural-looking roll="forward" gives another date for every closed start, 30.8 % of
        days; for subtracting it is the right one."""
        days = np.arange("2012-01-01", "2028-12-01", dtype="datetime64[D]")
        starts = [day.item() for day in days]
        forward, backward = (
            np.busday_offset(days, 20, roll=roll, holidays=HOLIDAYS)
            for roll in ("forward", "backward")
        )
        ours = np.array([ENGLAND.add(day, 20) for day in starts], dtype="datetime64[D]")
        closed = np.array([not ENGLAND.is_working_day(day) for day in starts])
        assert (ours == backward).all()
        assert ((ours != forward) == closed).all()
        assert round(float(closed.mean()), 2) == 0.31
        before = np.array([ENGLAND.before(day, 20) for day in starts], dtype="datetime64[D]")
        assert (before == np.busday_offset(days, -20, roll="forward", holidays=HOLIDAYS)).all()

    @pytest.mark.parametrize("n", [0, -1, -20])
    def test_nought_working_days_is_refused(self, n: int) -> None:
        """Three libraries answer "0 working days from Saturday" in two ways; ours says what to use
        instead."""
        for step in (ENGLAND.add, ENGLAND.before):
            with pytest.raises(ts.WrongValueError, match="working_day_on_or_after"):
                step(date(2026, 8, 8), n)

    def test_the_two_things_that_nought_can_mean(self) -> None:
        """On or after, and on or before, by name."""
        assert ENGLAND.working_day_on_or_after(date(2026, 8, 8)) == date(2026, 8, 10)
        assert ENGLAND.working_day_on_or_before(date(2026, 8, 8)) == date(2026, 8, 7)

    def test_one_convention_for_end_points(self) -> None:
        """Counts of [start, end), [start, end] and (start, end] go by one name elsewhere; here a
        count undoes an addition."""
        start = date(2026, 8, 10)
        assert ENGLAND.count(start, ENGLAND.add(start, 20)) == 20
        assert ENGLAND.count(ENGLAND.add(start, 20), start) == -20
        assert ENGLAND.count(start, start) == 0


class TestBankHolidays:
    """England has 432 weekday holidays from 1978 to 2030; every library but one has some wrong."""

    def test_number(self) -> None:
        """432 weekday holidays, no weekend among them and no day twice."""
        closures = ENGLAND.closures(date(1977, 12, 31), date(2030, 12, 31))
        days = [closure.date for closure in closures]
        assert len(days) == len(set(days)) == 432
        assert all(day.weekday() < 5 for day in days)

    @pytest.mark.parametrize(
        "day",
        [
            date(1981, 7, 29),
            date(1995, 5, 8),
            date(1999, 12, 31),
            date(2002, 6, 3),
            date(2002, 6, 4),
            date(2011, 4, 29),
            date(2012, 6, 4),
            date(2012, 6, 5),
            date(2020, 5, 8),
            date(2022, 6, 2),
            date(2022, 6, 3),
            date(2022, 9, 19),
            date(2023, 5, 8),
        ],
        ids=str,
    )
    def test_proclaimed_days(self, day: date) -> None:
        """The weddings of 1981 and 2011, VE days of 1995 and 2020, jubilees, the funeral, the
        Coronation: one library or another misses each."""
        assert not ENGLAND.is_working_day(day)

    @pytest.mark.parametrize(
        "day",
        [
            date(1995, 5, 1),
            date(2002, 5, 27),
            date(2012, 5, 28),
            date(2020, 5, 4),
            date(2022, 5, 30),
        ],
        ids=str,
    )
    def test_days_that_were_moved_away(self, day: date) -> None:
        """A moved holiday is no holiday on its usual day; one library kept 1 May 1995."""
        assert ENGLAND.is_working_day(day)

    def test_the_usual_day_stays_where_another_is_added(self) -> None:
        """The Coronation came beside the early May holiday of 2023."""
        assert not ENGLAND.is_working_day(date(2023, 5, 1))

    def test_the_first_years_of_the_act_are_not_answered(self) -> None:
        """No library is right for 1971 to 1977, so ours begins after them."""
        assert ENGLAND.first == date(1978, 1, 1)

    def test_substitutes_are_a_kind_and_not_a_suffix(self) -> None:
        """One library marks them in the name alone, and lists the Saturday too."""
        boxing_day = closed_on(2026)[date(2026, 12, 28)]
        assert boxing_day.kind is ts.ClosureKind.SUBSTITUTE
        assert boxing_day.name == "Boxing Day"
        assert date(2026, 12, 26) not in closed_on(2026)

    @pytest.mark.parametrize("year", [2016, 2022])
    def test_boxing_day_keeps_its_day(self, year: int) -> None:
        """When Christmas is a Sunday, the 26th is Boxing Day and the 27th stands for Christmas;
        one library calls the 26th both, and lists it twice."""
        closures = closed_on(year)
        boxing, christmas = closures[date(year, 12, 26)], closures[date(year, 12, 27)]
        assert (boxing.name, boxing.kind) == ("Boxing Day", ts.ClosureKind.BANK_HOLIDAY)
        assert (christmas.name, christmas.kind) == ("Christmas Day", ts.ClosureKind.SUBSTITUTE)

    def test_extra_holidays_are_a_kind(self) -> None:
        """GOV.UK tells ordinary, substitute and extra apart; no library carries the third."""
        assert closed_on(2022)[date(2022, 9, 19)].kind is ts.ClosureKind.ONE_OFF
        assert closed_on(2023)[date(2023, 5, 8)].kind is ts.ClosureKind.ONE_OFF

    def test_common_law_days_are_a_kind(self) -> None:
        """Christmas Day and Good Friday are not bank holidays under the 1971 Act; a definition
        that says "bank holiday" must name them."""
        for day in (date(2026, 12, 25), date(2026, 4, 3)):
            assert closed_on(2026)[day].kind is ts.ClosureKind.COMMON_LAW
