"""One call: the 20th working day after a day, in England; and what a day-by-day loop costs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

import timescales as ts
from benchmarks import counted
from benchmarks.contest import Answer, Effort, Maker, Result, one_at_a_time
from benchmarks.peers import load

N: Final = 20
QUESTIONS: Final = 20_000
OURS: Final = "timescales, calendar.add(day, 20)"
TABLE: Final = "timescales, table[day]"
WALKED: Final = "timescales, working_days(20).due(day, calendar)"
TRACED: Final = "timescales, working_days(20).trace(day, calendar)"
HOLIDAYS: Final = "holidays, get_nth_working_day"
RESULT: Final = Result(
    "one-date",
    "One date: 20 working days on",
    f"The 20th working day after a day, in England, one call a date: {QUESTIONS:,} days chosen "
    f"from {counted.FIRST:%B %Y} to {counted.LAST:%B %Y}.",
    (),
)

LEXDAYS: Final[Mapping[str, object]] = {
    "id": "benchmarks/count",
    "name": {"en": "count"},
    "calendar": "gb-eaw",
    "citations": {"r": {"label": {"en": "regulation 33"}}},
    "steps": [{"type": "count", "cite": "r"}],
}
"""A rule of lexdays that counts, as data."""

_DAY: Final = timedelta(days=1)
_AHEAD: Final = timedelta(days=45)


def ours() -> Mapping[str, Answer]:
    calendar, rule = ts.england_and_wales(), ts.working_days(N)
    add, table, due, trace = calendar.add, rule.table(calendar), rule.due, rule.trace
    return {
        OURS: lambda day: add(day, N),
        TABLE: lambda day: table[day],
        WALKED: lambda day: due(day, calendar),
        TRACED: lambda day: trace(day, calendar).outcome,
    }


def bare_table() -> Mapping[str, Answer]:
    calendar = ts.england_and_wales()
    start = counted.FIRST.toordinal()
    ready = [
        calendar.add(date.fromordinal(day), N) for day in range(start, counted.LAST.toordinal() + 1)
    ]
    return {"a list for 20 days alone, unchecked": lambda day: ready[day.toordinal() - start]}


def day_by_day() -> Mapping[str, Answer]:
    return {"a day-by-day loop over a set of holidays": counted.walker(N)}


def of_holidays() -> Mapping[str, Answer]:
    england = load("holidays").country_holidays("GB", subdiv="ENG")
    return {HOLIDAYS: lambda day: england.get_nth_working_day(day, N)}


def of_numpy() -> Mapping[str, Answer]:
    numpy = load("numpy")
    closed = numpy.array(sorted(counted.closed_days()), dtype="datetime64[D]")
    calendar, offset = numpy.busdaycalendar(holidays=closed), numpy.busday_offset
    return {
        "numpy, busday_offset(roll='backward')": lambda day: offset(
            day, N, roll="backward", busdaycal=calendar
        ).item(),
        "numpy, busday_offset(roll='forward')": lambda day: offset(
            day, N, roll="forward", busdaycal=calendar
        ).item(),
    }


def of_pandas() -> Mapping[str, Answer]:
    pandas = load("pandas")
    offset = pandas.offsets.CustomBusinessDay(N, holidays=sorted(counted.closed_days()))
    return {"pandas, CustomBusinessDay(20)": lambda day: (pandas.Timestamp(day) + offset).date()}


def of_polars() -> Mapping[str, Answer]:
    series, closed = load("polars").Series, sorted(counted.closed_days())

    def ask(day: date) -> Any:
        return series([day]).dt.add_business_days(N, holidays=closed, roll="backward")[0]

    return {"polars, a series of one, add_business_days": ask}


def of_rrule() -> Mapping[str, Answer]:
    rrule = load("dateutil.rrule")
    closed = [datetime(day.year, day.month, day.day) for day in counted.closed_days()]
    week = (rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR)

    def ask(day: date) -> date:
        found = rrule.rruleset()
        start = datetime(day.year, day.month, day.day) + _DAY
        found.rrule(rrule.rrule(rrule.DAILY, byweekday=week, dtstart=start, count=N + 10))
        for closure in closed:
            if start <= closure <= start + _AHEAD:
                found.exdate(closure)
        answer: datetime = found[N - 1]
        return answer.date()

    return {"dateutil, rruleset with exdates": ask}


def of_govuk() -> Mapping[str, Answer]:
    source = load("govuk_bank_holidays.bank_holidays").BankHolidays(use_cached_holidays=True)

    def ask(day: date) -> Any:
        found: Any = day
        for _ in range(N):
            found = source.get_next_work_day(division="england-and-wales", date=found)
        return found

    return {"govuk-bank-holidays, get_next_work_day × 20": ask}


def of_workalendar() -> Mapping[str, Answer]:
    calendar = load("workalendar.europe").UnitedKingdom()
    return {"workalendar, add_working_days": lambda day: calendar.add_working_days(day, N)}


def of_exchange_calendars() -> Mapping[str, Answer]:
    timestamp = load("pandas").Timestamp
    london = load("exchange_calendars").get_calendar("XLON", start="2018-01-01", end="2030-12-31")

    def ask(day: date) -> Any:
        session = london.date_to_session(timestamp(day), "previous")
        return london.session_offset(session, N).date()

    return {"exchange-calendars, XLON, session_offset": ask}


def of_bizdays() -> Mapping[str, Answer]:
    calendar = load("bizdays").Calendar(
        holidays=sorted(counted.closed_days()),
        weekdays=["Saturday", "Sunday"],
        startdate=date(2018, 1, 1),
        enddate=date(2028, 12, 31),
    )
    return {"bizdays, offset": lambda day: calendar.offset(day, N)}


def of_business_python() -> Mapping[str, Answer]:
    calendar = load("business.calendar").Calendar(holidays=sorted(counted.closed_days()))
    return {
        "business-python, add_business_days": lambda day: calendar.add_business_days(day, N),
    }


def of_networkdays() -> Mapping[str, Answer]:
    listed, closed = load("networkdays.networkdays").Networkdays, set(counted.closed_days())
    return {
        "python-networkdays, the 20th of a list": lambda day: listed(
            day + _DAY, day + _AHEAD, closed
        ).networkdays()[N - 1]
    }


def of_lexdays() -> Mapping[str, Answer]:
    lexdays = load("lexdays")
    calendar, period = lexdays.calendar("gb-eaw"), lexdays.Period(N, "business_day")
    pack = lexdays.rulepack(LEXDAYS)
    return {
        "lexdays, add_business_days": lambda day: calendar.add_business_days(day, N),
        "lexdays, compute, with its trace": lambda day: pack.compute(day, period).deadline,
    }


def of_regclock() -> Mapping[str, Answer]:
    make: Callable[..., Any] = load("regclock").BusinessCalendar
    shipped, told = make("GB"), make("GB", extra_holidays=counted.closed_days())
    return {
        "regclock, BusinessCalendar('GB')": lambda day: shipped.add_business_days(day, N),
        "regclock, told England's days": lambda day: told.add_business_days(day, N),
    }


def of_fasti() -> Mapping[str, Answer]:
    calendar = load("fasti.calendars").uk.SETTLEMENT
    return {
        "fasti, the 20th of business_days": lambda day: calendar.business_days(
            day + _DAY, day + _AHEAD
        )[N - 1]
    }


def of_quantlib() -> Mapping[str, Answer]:
    library = load("QuantLib")
    calendar = library.UnitedKingdom()

    def ask(day: date) -> date:
        found = calendar.advance(library.Date(day.day, day.month, day.year), N, library.Days)
        return date(found.year(), found.month(), found.dayOfMonth())

    return {"QuantLib, advance, dates converted": ask}


MAKERS: Final[Mapping[str, Maker]] = {
    "timescales": ours,
    "a list": bare_table,
    "a loop": day_by_day,
    "holidays": of_holidays,
    "numpy": of_numpy,
    "pandas": of_pandas,
    "polars": of_polars,
    "python-dateutil": of_rrule,
    "govuk-bank-holidays": of_govuk,
    "workalendar": of_workalendar,
    "exchange-calendars": of_exchange_calendars,
    "bizdays": of_bizdays,
    "business-python": of_business_python,
    "python-networkdays": of_networkdays,
    "lexdays": of_lexdays,
    "regclock": of_regclock,
    "fasti-dates": of_fasti,
    "QuantLib": of_quantlib,
}


def measure(effort: Effort) -> Result:
    days = counted.starts(QUESTIONS, 20)
    return one_at_a_time(RESULT, MAKERS, days, lambda day: counted.working_days_on(day, N), effort)
