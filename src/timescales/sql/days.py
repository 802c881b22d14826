"""The columns that every calendar table has.

The first are those of ``ssd_dim_date``, the calendar of the Standard Safeguarding Dataset, with
its names, order and types, so that a query written for that table runs on this one. Those of
working days follow.
"""

from __future__ import annotations

from datetime import date, timedelta

from timescales.calendar import ClosureKind, WorkingCalendar
from timescales.calendar.closure import SATURDAY
from timescales.sql.column import DayColumn, Kind

_DAY = timedelta(days=1)
_APRIL = 4


def _quarter(month: int) -> int:
    return (month + 2) // 3


def _fiscal_year(day: date) -> int:
    """The year in which the year of the day began, on 1 April."""
    return day.year if day.month >= _APRIL else day.year - 1


def _fiscal_quarter(day: date) -> int:
    return (_quarter(day.month) + 2) % 4 + 1


def _first_of_quarter(day: date) -> date:
    return date(day.year, 3 * _quarter(day.month) - 2, 1)


def _day_before_month(year: int, month: int) -> date:
    """The day before the first of a month; month 13 is January of the year after."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1) - _DAY


def _last_of_quarter(day: date) -> date:
    return _day_before_month(day.year, 3 * _quarter(day.month) + 1)


def _number(day: date, calendar: WorkingCalendar) -> int:
    """How many working days the calendar has up to and including the day."""
    return calendar.count(calendar.first - _DAY, day)


def _number_before(day: date, calendar: WorkingCalendar) -> int:
    return _number(day, calendar) - calendar.is_working_day(day)


def _own_number(day: date, calendar: WorkingCalendar) -> int | None:
    return _number(day, calendar) if calendar.is_working_day(day) else None


def _closure_kind(day: date, calendar: WorkingCalendar) -> str | None:
    closure = calendar.closure_on(day)
    return closure.kind.value if closure else None


def _bank_holiday(day: date, calendar: WorkingCalendar) -> str | None:
    closure = calendar.closure_on(day)
    return closure.name if closure and closure.kind is not ClosureKind.LOCAL else None


SSD_COLUMNS = (
    DayColumn(
        "date_key",
        Kind.INTEGER,
        "yyyymmdd",
        value=lambda d, _: d.year * 10_000 + d.month * 100 + d.day,
    ),
    DayColumn("full_date", Kind.DATE, "the day", value=lambda d, _: d),
    DayColumn("calendar_year", Kind.INTEGER, "1 January to 31 December", value=lambda d, _: d.year),
    DayColumn(
        "calendar_quarter", Kind.TINY, "1 is January to March", value=lambda d, _: _quarter(d.month)
    ),
    DayColumn("month_number", Kind.TINY, "1 to 12", value=lambda d, _: d.month),
    DayColumn("day_of_month", Kind.TINY, "1 to 31", value=lambda d, _: d.day),
    DayColumn(
        "iso_year",
        Kind.INTEGER,
        "the year of the ISO week",
        value=lambda d, _: d.isocalendar().year,
    ),
    DayColumn("iso_week", Kind.TINY, "1 to 53", value=lambda d, _: d.isocalendar().week),
    DayColumn("day_of_week_monday1", Kind.TINY, "Monday is 1", value=lambda d, _: d.isoweekday()),
    DayColumn(
        "is_weekend", Kind.BOOLEAN, "Saturday or Sunday", value=lambda d, _: d.weekday() >= SATURDAY
    ),
    DayColumn(
        "month_start_date", Kind.DATE, "first of the month", value=lambda d, _: d.replace(day=1)
    ),
    DayColumn(
        "month_end_date",
        Kind.DATE,
        "last of the month",
        value=lambda d, _: _day_before_month(d.year, d.month + 1),
    ),
    DayColumn(
        "quarter_start_date",
        Kind.DATE,
        "of the calendar quarter",
        value=lambda d, _: _first_of_quarter(d),
    ),
    DayColumn(
        "quarter_end_date",
        Kind.DATE,
        "of the calendar quarter",
        value=lambda d, _: _last_of_quarter(d),
    ),
    DayColumn("year_start_date", Kind.DATE, "1 January", value=lambda d, _: date(d.year, 1, 1)),
    DayColumn("year_end_date", Kind.DATE, "31 December", value=lambda d, _: date(d.year, 12, 31)),
    DayColumn(
        "fiscal_year_start_year",
        Kind.INTEGER,
        "2025 for 2025/26",
        value=lambda d, _: _fiscal_year(d),
    ),
    DayColumn(
        "fiscal_year_label",
        Kind.WORD,
        "2025/26",
        value=lambda d, _: f"{_fiscal_year(d)}/{(_fiscal_year(d) + 1) % 100:02}",
    ),
    DayColumn(
        "fiscal_year_start_date",
        Kind.DATE,
        "1 April",
        value=lambda d, _: date(_fiscal_year(d), _APRIL, 1),
    ),
    DayColumn(
        "fiscal_year_end_date",
        Kind.DATE,
        "31 March",
        value=lambda d, _: date(_fiscal_year(d) + 1, _APRIL, 1) - _DAY,
    ),
    DayColumn(
        "fiscal_quarter", Kind.TINY, "1 is April to June", value=lambda d, _: _fiscal_quarter(d)
    ),
    DayColumn(
        "fiscal_quarter_start_date",
        Kind.DATE,
        "of the fiscal quarter",
        value=lambda d, _: _first_of_quarter(d),
    ),
    DayColumn(
        "fiscal_quarter_end_date",
        Kind.DATE,
        "of the fiscal quarter",
        value=lambda d, _: _last_of_quarter(d),
    ),
)

WORKING_DAY_COLUMNS = (
    DayColumn(
        "is_working_day",
        Kind.BOOLEAN,
        "not at a weekend, and not closed",
        value=lambda d, calendar: calendar.is_working_day(d),
    ),
    DayColumn(
        "bank_holiday_name",
        Kind.NAME,
        "of a weekday that is a bank holiday",
        value=_bank_holiday,
        nullable=True,
    ),
    DayColumn(
        "closure_kind",
        Kind.WORD,
        "why a weekday is closed; local: the authority alone is",
        value=_closure_kind,
        nullable=True,
    ),
    DayColumn(
        "working_day_number",
        Kind.INTEGER,
        "working days up to and including this day",
        value=_number,
    ),
    DayColumn(
        "working_day_number_before",
        Kind.INTEGER,
        "working days up to the day before this one",
        value=_number_before,
    ),
    DayColumn(
        "nth_working_day",
        Kind.INTEGER,
        "working_day_number on working days, NULL on others: join to this one",
        value=_own_number,
        nullable=True,
    ),
    DayColumn(
        "is_published",
        Kind.BOOLEAN,
        "bank holidays are published for it; if not, projected",
        value=lambda d, calendar: not calendar.is_provisional(d),
    ),
)

COLUMNS = (*SSD_COLUMNS, *WORKING_DAY_COLUMNS)
