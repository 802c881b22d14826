"""The calendar as a table: a row for each day, with its working days and due dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import Final

from timescales import policies as named_policies
from timescales._dates import checked_date, checked_items
from timescales._text import listed
from timescales.calendar import WorkingCalendar, england_and_wales
from timescales.errors import HorizonError, WrongValueError
from timescales.policy import Policy
from timescales.sql.column import Cell, Column, Kind
from timescales.sql.days import COLUMNS
from timescales.sql.due_column import DUE, NO_DEADLINE, NOT_KNOWN, PROVISIONAL, DueColumn, cells

DUTIES: Final = (
    "lac_review.first",
    "lac_review.second",
    "lac_review.subsequent",
    "icpc",
    "rcpc.first",
    "rcpc.subsequent",
)
"""The addresses that have a column if no others are asked for."""

POLICIES: Final = ("statutory", named_policies.DEFAULT)
"""The policies that have columns if no others are asked for."""

CHILDHOOD: Final = 20
"""How many years before its last the table begins: whoever is a child today was born inside it."""


@dataclass(frozen=True, slots=True)
class CalendarTable:
    """A row for each day from ``first`` to ``last``, and a due date for each of ``dues``.

    In: the calendar; the first and last day, both within it; the due columns. A due date may lie
    after ``last``: it is worked out by its rule, and not looked up in the table.

    Raises ``HorizonError`` for days that the calendar does not hold or of which the year has no
    year before or after it, ``WrongValueError`` for a table that ends before it begins and for
    two columns of one name.

    >>> table = calendar_table(first=date(2026, 12, 24), last=date(2026, 12, 29), duties=["icpc"])
    >>> number = [column.name for column in table.columns].index("working_day_number")
    >>> for row in table.rows():
    ...     print(row[1], row[number], row[-2], row[-1])
    2026-12-24 12381 2027-01-19 due
    2026-12-25 12381 2027-01-19 due
    2026-12-26 12381 2027-01-19 due
    2026-12-27 12381 2027-01-19 due
    2026-12-28 12381 2027-01-19 due
    2026-12-29 12382 2027-01-20 due
    """

    calendar: WorkingCalendar
    first: date
    last: date
    dues: tuple[DueColumn, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "dues", checked_items(self.dues, DueColumn, "dues"))
        if checked_date(self.last, "last") < checked_date(self.first, "first"):
            raise WrongValueError(f"A table cannot end on {self.last}, before {self.first}.")
        if self.first < self.calendar.first or self.last > self.calendar.projected_to:
            raise HorizonError(
                f"A table from {self.first} to {self.last} reads days outside the calendar "
                f"{self.calendar}: choose a shorter run."
            )
        if self.first.year == date.min.year or self.last.year == date.max.year:
            raise HorizonError(
                f"A table from {self.first} to {self.last} has years without one before or after "
                "them: choose a shorter run."
            )
        names = Counter(column.name for column in self.columns)
        if twice := [name for name, times in names.items() if times > 1]:
            raise WrongValueError(f"More than one column would be called {listed(twice)}.")

    @property
    def columns(self) -> tuple[Column, ...]:
        """Its columns, in the order of the cells of a row; those of due dates come last."""
        return (*COLUMNS, *chain.from_iterable(map(_columns, self.dues)))

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """The cells of each day, in order of date."""
        calendar = self.calendar
        tables = [due.rule.table(calendar, first=self.first, last=self.last) for due in self.dues]
        for number in range((self.last - self.first).days + 1):
            day = self.first + timedelta(days=number)
            own = (column.value(day, calendar) for column in COLUMNS)
            yield (*own, *chain.from_iterable(cells(table, day) for table in tables))


def calendar_table(
    calendar: WorkingCalendar | None = None,
    *,
    first: date | None = None,
    last: date | None = None,
    duties: Iterable[str] = DUTIES,
    policies: Iterable[Policy | str] = POLICIES,
) -> CalendarTable:
    """The calendar table for these duties, each under these policies.

    In: the calendar, that of England and Wales if left out; the first day, by default 1 January
    twenty years before the last published year; the last day, by default the last published one
    (in a calendar of which nothing is published, its last); addresses and policies.

    Raises ``UnknownNameError`` for an address or a policy that there is not, and as
    ``CalendarTable`` does.

    >>> table = calendar_table()
    >>> print(table.first, table.last, len(table.columns))
    2008-01-01 2028-12-31 54
    """
    calendar = england_and_wales() if calendar is None else calendar
    if last is None:
        last = calendar.published_to or calendar.projected_to
    if first is None:
        first = max(calendar.first, date(max(last.year - CHILDHOOD, date.min.year), 1, 1))
    chosen = tuple(map(named_policies.resolve, policies))
    dues = tuple(DueColumn.of(duty, policy) for policy in chosen for duty in duties)
    return CalendarTable(calendar, first, last, dues)


def _columns(due: DueColumn) -> tuple[Column, Column]:
    return (
        Column(due.name, Kind.DATE, due.words, nullable=True),
        Column(due.status, Kind.WORD, f"{DUE}, {PROVISIONAL}, {NO_DEADLINE} or {NOT_KNOWN}"),
    )
