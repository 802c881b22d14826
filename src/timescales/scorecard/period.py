"""Periods: months, quarters and census years, and any other range of days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from timescales._dates import checked_count, checked_date
from timescales.errors import WrongValueError
from timescales.rules.counting import months_after

_ONE_DAY = timedelta(days=1)


class PeriodKind(Enum):
    """How a period lies in the year."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Period:
    """A period from ``start`` to ``end``, both days included.

    A census year is 1 April to 31 March, and its quarters are counted from April, as the DfE's
    returns and the authorities' reports have them.
    """

    name: str
    kind: PeriodKind
    start: date
    end: date

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """A calendar month.

        >>> str(Period.month(2026, 2))
        '2026-02, 2026-02-01 to 2026-02-28'
        """
        first = date(year, month, 1)
        return cls(f"{year}-{month:02}", PeriodKind.MONTH, first, months_after(first, 1) - _ONE_DAY)

    @classmethod
    def quarter(cls, begins: int, number: int) -> Period:
        """A quarter, 1 to 4, of the census year that begins in the year ``begins``.

        >>> str(Period.quarter(2016, 4))
        '2016-17 Q4, 2017-01-01 to 2017-03-31'
        """
        if checked_count(number, "number") > 4:
            raise WrongValueError(f"A year has quarters 1 to 4, not {number}.")
        first = months_after(date(begins, 4, 1), 3 * (number - 1))
        name = f"{_year_name(begins)} Q{number}"
        return cls(name, PeriodKind.QUARTER, first, months_after(first, 3) - _ONE_DAY)

    @classmethod
    def year(cls, begins: int) -> Period:
        """The census year from 1 April of the year ``begins``.

        >>> str(Period.year(2025))
        '2025-26, 2025-04-01 to 2026-03-31'
        """
        first = date(begins, 4, 1)
        return cls(_year_name(begins), PeriodKind.YEAR, first, date(begins + 1, 3, 31))

    @classmethod
    def between(cls, start: date, end: date) -> Period:
        """Any range of days. Raises ``WrongValueError`` if it ends before it begins."""
        if checked_date(end, "end") < checked_date(start, "start"):
            raise WrongValueError(f"A period cannot end on {end}, before it begins on {start}.")
        return cls(f"{start} to {end}", PeriodKind.RANGE, start, end)

    @classmethod
    def holding(cls, kind: PeriodKind, day: date) -> Period:
        """The month, quarter or census year in which a day lies; as a range, the day alone."""
        begins = day.year if day.month >= 4 else day.year - 1
        if kind is PeriodKind.MONTH:
            return cls.month(day.year, day.month)
        if kind is PeriodKind.QUARTER:
            return cls.quarter(begins, (day.month - 4) % 12 // 3 + 1)
        return cls.year(begins) if kind is PeriodKind.YEAR else cls.between(day, day)

    @classmethod
    def running(cls, kind: PeriodKind, first: date, last: date) -> Iterator[Period]:
        """The periods of a kind in order, from the one with ``first`` to that with ``last``.

        >>> [p.name for p in Period.running(PeriodKind.MONTH, date(2026, 1, 31), date(2026, 3, 1))]
        ['2026-01', '2026-02', '2026-03']
        """
        period = cls.holding(kind, first)
        while period.start <= last:
            yield period
            period = cls.holding(kind, period.end + _ONE_DAY)

    @property
    def previous(self) -> Period:
        """The period of the same kind before it; of a range, as many days as it has."""
        before = self.start - _ONE_DAY
        if self.kind is PeriodKind.RANGE:
            return Period.between(before - (self.end - self.start), before)
        return Period.holding(self.kind, before)

    @property
    def year_to_end(self) -> date:
        """The first of the twelve months that end with it."""
        return months_after(self.end + _ONE_DAY, -12)

    def until(self, as_at: date) -> Period:
        """As much of it as has passed by the end of a day; it must have begun."""
        return replace(self, end=min(self.end, max(as_at, self.start)))

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day <= self.end

    def __str__(self) -> str:
        return f"{self.name}, {self.start} to {self.end}"


def _year_name(begins: int) -> str:
    return f"{begins}-{(begins + 1) % 100:02}"
