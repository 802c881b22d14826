"""One call: how many working days there are between two days."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final, TypeAlias

import timescales as ts
from benchmarks import counted
from benchmarks.contest import Answer, Effort, Maker, Result, one_at_a_time
from benchmarks.peers import load

Span: TypeAlias = tuple[date, date]

LONGEST: Final = 60
RESULT: Final = Result(
    "between",
    "One count: working days between two days",
    "The working days after one day, up to and including another that is a week to "
    f"{LONGEST} days later.",
    (),
)

_DAY: Final = timedelta(days=1)


def ours() -> Mapping[str, Answer]:
    count = ts.england_and_wales().count
    return {"timescales, calendar.count(start, end)": lambda span: count(*span)}


def of_numpy() -> Mapping[str, Answer]:
    numpy = load("numpy")
    closed = numpy.array(sorted(counted.closed_days()), dtype="datetime64[D]")
    calendar, count = numpy.busdaycalendar(holidays=closed), numpy.busday_count
    return {
        "numpy, busday_count": lambda span: int(
            count(span[0] + _DAY, span[1] + _DAY, busdaycal=calendar)
        )
    }


def of_holidays() -> Mapping[str, Answer]:
    england = load("holidays").country_holidays("GB", subdiv="ENG")
    return {
        "holidays, get_working_days_count": lambda span: england.get_working_days_count(
            span[0] + _DAY, span[1]
        )
    }


def of_workalendar() -> Mapping[str, Answer]:
    calendar = load("workalendar.europe").UnitedKingdom()
    return {
        "workalendar, get_working_days_delta": lambda span: calendar.get_working_days_delta(*span)
    }


def of_business_duration() -> Mapping[str, Answer]:
    duration, closed = load("business_duration").businessDuration, set(counted.closed_days())

    def ask(span: Span) -> Any:
        return round(duration(span[0] + _DAY, span[1], holidaylist=closed, unit="day"))

    return {"business-duration, businessDuration(unit='day')": ask}


def of_networkdays() -> Mapping[str, Answer]:
    listed, closed = load("networkdays.networkdays").Networkdays, set(counted.closed_days())
    return {
        "python-networkdays, the length of a list": lambda span: len(
            listed(span[0] + _DAY, span[1], closed).networkdays()
        )
    }


def of_bizdays() -> Mapping[str, Answer]:
    calendar = load("bizdays").Calendar(
        holidays=sorted(counted.closed_days()),
        weekdays=["Saturday", "Sunday"],
        startdate=date(2018, 1, 1),
        enddate=date(2028, 12, 31),
    )
    return {"bizdays, bizdays": lambda span: calendar.bizdays(*span)}


def of_exchange_calendars() -> Mapping[str, Answer]:
    timestamp = load("pandas").Timestamp
    london = load("exchange_calendars").get_calendar("XLON", start="2018-01-01", end="2030-12-31")
    return {
        "exchange-calendars, XLON, sessions_in_range": lambda span: len(
            london.sessions_in_range(timestamp(span[0] + _DAY), timestamp(span[1]))
        )
    }


def of_polars() -> Mapping[str, Answer]:
    library, closed = load("polars"), sorted(counted.closed_days())

    def ask(span: Span) -> Any:
        count = library.business_day_count(span[0] + _DAY, span[1] + _DAY, holidays=closed)
        return library.select(count).item()

    return {"polars, business_day_count of a row": ask}


def of_quantlib() -> Mapping[str, Answer]:
    library = load("QuantLib")
    calendar = library.UnitedKingdom()

    def made(day: date) -> Any:
        return library.Date(day.day, day.month, day.year)

    first_counts, last_counts = False, True

    def ask(span: Span) -> Any:
        start, end = map(made, span)
        return calendar.businessDaysBetween(start, end, first_counts, last_counts)

    return {"QuantLib, businessDaysBetween, dates converted": ask}


MAKERS: Final[Mapping[str, Maker]] = {
    "timescales": ours,
    "numpy": of_numpy,
    "holidays": of_holidays,
    "workalendar": of_workalendar,
    "business-duration": of_business_duration,
    "python-networkdays": of_networkdays,
    "bizdays": of_bizdays,
    "exchange-calendars": of_exchange_calendars,
    "polars": of_polars,
    "QuantLib": of_quantlib,
}


def measure(effort: Effort) -> Result:
    choose = random.Random(60)
    spans = [(day, day + choose.randint(7, LONGEST) * _DAY) for day in counted.starts(20_000, 60)]
    return one_at_a_time(RESULT, MAKERS, spans, lambda span: counted.between(*span), effort)
