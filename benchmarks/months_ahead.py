"""One call: three months on, the corresponding date; and 91 days on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

import timescales as ts
from benchmarks import counted
from benchmarks.contest import Answer, Effort, Maker, Result, one_at_a_time
from benchmarks.peers import load

N: Final = 3
TABLE: Final = "timescales, table[day]"
WALKED: Final = "timescales, months(3).due(day, calendar)"
DATEUTIL: Final = "dateutil, day + relativedelta made once"
RESULT: Final = Result(
    "months",
    "One date: three months on",
    "The corresponding date three months after a day, or the month's last where there is none; "
    "one start in ten is a 31st.",
    (),
)


def ours() -> Mapping[str, Answer]:
    calendar, rule = ts.england_and_wales(), ts.months(N)
    table, due = rule.table(calendar), rule.due
    return {TABLE: lambda day: table[day], WALKED: lambda day: due(day, calendar)}


def of_dateutil() -> Mapping[str, Answer]:
    relativedelta = load("dateutil.relativedelta").relativedelta
    rrule, once = load("dateutil.rrule"), relativedelta(months=N)

    def recurring(day: date) -> Any:
        start = datetime(day.year, day.month, day.day)
        found = rrule.rrule(rrule.MONTHLY, interval=N, count=2, dtstart=start)
        return found[1].date()

    return {
        DATEUTIL: lambda day: day + once,
        "dateutil, relativedelta made each time": lambda day: day + relativedelta(months=N),
        "dateutil, rrule(MONTHLY, interval=3)": recurring,
    }


def of_pandas() -> Mapping[str, Answer]:
    pandas = load("pandas")
    offset = pandas.DateOffset(months=N)
    return {"pandas, DateOffset(months=3)": lambda day: (pandas.Timestamp(day) + offset).date()}


def of_polars() -> Mapping[str, Answer]:
    series = load("polars").Series
    return {"polars, a series of one, offset_by": lambda day: series([day]).dt.offset_by("3mo")[0]}


def of_whenever() -> Mapping[str, Answer]:
    made = load("whenever").Date
    return {"whenever, dates converted": lambda day: made(day).add(months=N).to_stdlib()}


def of_pendulum() -> Mapping[str, Answer]:
    made = load("pendulum").date

    def ask(day: date) -> date:
        found = made(day.year, day.month, day.day).add(months=N)
        return date(found.year, found.month, found.day)

    return {"pendulum, dates converted": ask}


def of_quantlib() -> Mapping[str, Answer]:
    library = load("QuantLib")
    period = library.Period(N, library.Months)

    def ask(day: date) -> date:
        found = library.Date(day.day, day.month, day.year) + period
        return date(found.year(), found.month(), found.dayOfMonth())

    return {"QuantLib, dates converted": ask}


def of_fasti() -> Mapping[str, Answer]:
    period = load("fasti").Period.months(N)
    return {"fasti, day + Period.months(3)": lambda day: day + period}


MAKERS: Final[Mapping[str, Maker]] = {
    "timescales": ours,
    "python-dateutil": of_dateutil,
    "pandas": of_pandas,
    "polars": of_polars,
    "whenever": of_whenever,
    "pendulum": of_pendulum,
    "QuantLib": of_quantlib,
    "fasti-dates": of_fasti,
}


def measure(effort: Effort) -> Result:
    days = counted.starts(20_000, 3)
    long = (1, 3, 5, 7, 8, 10, 12)
    days[::10] = [day.replace(month=long[day.day % 7], day=31) for day in days[::10]]
    return one_at_a_time(RESULT, MAKERS, days, lambda day: counted.months_on(day, N), effort)


DAYS_WALKED: Final = "timescales, days(91).due(day, calendar)"
DAYS: Final = Result(
    "days",
    "One date: 91 days on",
    "The 91st day after a day.",
    (),
)


def ours_in_days() -> Mapping[str, Answer]:
    calendar, rule = ts.england_and_wales(), ts.days(91)
    table, due = rule.table(calendar), rule.due
    return {TABLE: lambda day: table[day], DAYS_WALKED: lambda day: due(day, calendar)}


def of_datetime() -> Mapping[str, Answer]:
    period = timedelta(days=91)
    return {"datetime, day + timedelta(days=91)": lambda day: day + period}


def measure_days(effort: Effort) -> Result:
    makers = {"timescales": ours_in_days, "datetime": of_datetime}
    days = counted.starts(20_000, 91)
    return one_at_a_time(DAYS, makers, days, lambda day: counted.days_on(day, 91), effort)
