"""Table, rule and SQL answer alike, in real databases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from tests.sql.engines import DuckDB, Engine
from timescales.calendar import WorkingCalendar, england_and_wales
from timescales.errors import HorizonError
from timescales.outcome import Due
from timescales.rules import DateRule
from timescales.sql import (
    NAME,
    CalendarTable,
    Cell,
    DueColumn,
    calendar_table,
    function,
    query,
    to_arrow,
)
from timescales.testing.strategies import calendars, rules

ENGLAND = england_and_wales()
FIRST, LAST = date(2022, 1, 1), date(2026, 12, 31)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
NUMBERS = (1, 2, 15, 20, 45)


@pytest.fixture(scope="module")
def filled(engine: Engine) -> Engine:
    """A database with the calendar of five years, and its functions where there are any."""
    engine.load(calendar_table(first=FIRST, last=LAST, duties=()))
    for name in ("add_working_days", "subtract_working_days"):
        for statement in function(name, engine.dialect):
            engine.run(statement)
    return engine


def inside(day: date) -> date | None:
    return day if FIRST <= day <= LAST else None


def in_order(rows: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """By what stands first in each, a number or a date."""

    def place(row: tuple[Cell, ...]) -> int:
        first = row[0]
        return first.toordinal() if isinstance(first, date) else int(first or 0)

    return sorted(rows, key=place)


class TestWorkingDays:
    """The nth working day after a day is the row whose nth_working_day is n more."""

    @pytest.mark.parametrize("n", NUMBERS)
    def test_after(self, filled: Engine, n: int) -> None:
        found = filled.ask(
            f"SELECT day.full_date, due.full_date FROM {NAME} day LEFT JOIN {NAME} due "
            f"ON due.nth_working_day = day.working_day_number + {n}"
        )
        assert in_order(found) == [(day, inside(ENGLAND.add(day, n))) for day in DAYS]

    @pytest.mark.parametrize("n", NUMBERS)
    def test_before(self, filled: Engine, n: int) -> None:
        """Counted from the other number, which leaves the day itself out."""
        found = filled.ask(
            f"SELECT day.full_date, due.full_date FROM {NAME} day LEFT JOIN {NAME} due "
            f"ON due.nth_working_day = day.working_day_number_before + 1 - {n}"
        )
        assert in_order(found) == [(day, inside(ENGLAND.before(day, n))) for day in DAYS]

    def test_between(self, filled: Engine) -> None:
        """The difference of the numbers is the count after the one, up to the other."""
        found = filled.ask(
            f"SELECT a.full_date, b.full_date, b.working_day_number - a.working_day_number "
            f"FROM {NAME} a JOIN {NAME} b ON b.date_key IN (20220103, 20240229, 20261228)"
        )
        assert len(found) == 3 * len(DAYS)
        for start, end, number in found:
            assert isinstance(start, date)
            assert isinstance(end, date)
            assert number == ENGLAND.count(start, end)

    @pytest.mark.parametrize("n", NUMBERS)
    def test_functions(self, filled: Engine, n: int) -> None:
        if filled.dialect == "sqlite":
            assert function("add_working_days", "sqlite") == ()
            return
        found = filled.ask(
            f"SELECT full_date, timescales_add_working_days(full_date, {n}), "
            f"timescales_subtract_working_days(full_date, {n}) FROM {NAME} WHERE day_of_month < 8"
        )
        some = [day for day in DAYS if day.day < 8]
        assert in_order(found) == [
            (day, inside(ENGLAND.add(day, n)), inside(ENGLAND.before(day, n))) for day in some
        ]

    @pytest.mark.parametrize(
        ("day", "n"),
        [
            ("'2026-11-02'", "0"),
            ("'2026-11-02'", "-1"),
            ("'2026-11-02'", "NULL"),
            ("NULL", "1"),
            ("'2021-12-31'", "1"),
            ("'2027-01-01'", "1"),
        ],
    )
    def test_functions_without_an_answer(self, filled: Engine, day: str, n: str) -> None:
        """NULL for what is not a count, for NULL, and outside the table."""
        if filled.dialect == "sqlite":
            assert function("subtract_working_days", "sqlite") == ()
            return
        asked = f"(CAST({day} AS DATE), {n})"
        found = filled.ask(
            f"SELECT timescales_add_working_days{asked}, timescales_subtract_working_days{asked}"
        )
        assert found == [(None, None)]

    def test_the_join_finds_one_date(self, filled: Engine) -> None:
        assert filled.ask(query("two_candidates", filled.dialect)) == []

    def test_the_join_for_a_whole_table(self, filled: Engine) -> None:
        """Nulls, times at midnight and days outside the calendar keep their rows."""
        days: list[date | None] = [*DAYS, None, date(2021, 12, 31)]
        filled.table(
            "ssd_s47_enquiry",
            "s47e_s47_enquiry_id INT, s47e_s47_start_date TIMESTAMP",
            [(n, f"{day} 00:00:00" if day else None) for n, day in enumerate(days)],
        )
        found = filled.ask(query("nth_working_day", filled.dialect))
        assert in_order(found) == [
            *((n, day, inside(ENGLAND.add(day, 15))) for n, day in enumerate(DAYS)),
            (len(DAYS), None, None),
            (len(DAYS) + 1, date(2021, 12, 31), None),
        ]


def test_joining_the_numbers_themselves_finds_several_dates() -> None:
    """The fault that nth_working_day is there against: closed days share the number of the last.

    Wherever the due date is followed by a closed day, which it is for one weekday in five.
    """
    database = DuckDB()
    table = calendar_table(first=date(2016, 1, 1), last=date(2026, 3, 31), duties=())
    database.connection.register(NAME, to_arrow(table))
    found = database.ask(
        f"SELECT day.full_date FROM {NAME} day JOIN {NAME} due "
        "ON due.working_day_number = day.working_day_number + 15 "
        "WHERE NOT day.is_weekend AND day.calendar_year <= 2025 "
        "GROUP BY day.full_date HAVING COUNT(*) > 1"
    )
    weekdays = [date(2016, 1, 1) + timedelta(days=n) for n in range(3653)]
    weekdays = [day for day in weekdays if day.weekday() < 5]
    closed_after = [
        day
        for day in weekdays
        if not ENGLAND.is_working_day(ENGLAND.add(day, 15) + timedelta(days=1))
    ]
    assert sorted(day for (day,) in found if isinstance(day, date)) == closed_after
    assert (len(found), len(weekdays)) == (536, 2609)


Question: TypeAlias = tuple[WorkingCalendar, date, date, list[DateRule], list[date | None]]
"""A calendar, the first and last day of a table, rules, and days to ask about."""


@st.composite
def questions(draw: st.DrawFn) -> Question:
    calendar = draw(calendars())
    first = draw(st.dates(calendar.first, calendar.projected_to))
    last = min(first + timedelta(days=draw(st.integers(0, 40))), calendar.projected_to)
    own = draw(st.lists(rules(max_leaves=3), min_size=1, max_size=3))
    near = st.dates(first - timedelta(days=2), last + timedelta(days=2))
    return calendar, first, last, own, draw(st.lists(st.none() | near, min_size=1, max_size=12))


def answer(rule: DateRule, day: date | None, table: CalendarTable) -> tuple[Cell, Cell]:
    """What the interpreter says, in the words of the table."""
    if day is None or not table.first <= day <= table.last:
        return None, None
    try:
        outcome = rule.due(day, table.calendar)
    except HorizonError:
        return None, "not known"
    if isinstance(outcome, Due):
        return outcome.date, "provisional" if outcome.provisional else "due"
    return None, "no deadline"


class TestRandomRules:
    """Of every kind, on every kind of calendar."""

    @given(st.data())
    @settings(
        max_examples=20,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    def test_the_database_answers_as_the_rule_does(self, engine: Engine, data: DataObject) -> None:
        calendar, first, last, own, days = data.draw(questions())
        dues = tuple(DueColumn(f"rule_{n}", rule) for n, rule in enumerate(own))
        table = CalendarTable(calendar, first, last, dues)
        engine.load(table, "random_days")
        engine.table("anchors", "id INT, anchor DATE", enumerate(days))
        cells = ", ".join(f"c.{due.name}, c.{due.status}" for due in dues)
        found = engine.ask(
            f"SELECT a.id, {cells} FROM anchors a LEFT JOIN random_days c "
            "ON c.full_date = a.anchor ORDER BY a.id"
        )
        assert found == [
            (n, *(cell for rule in own for cell in answer(rule, day, table)))
            for n, day in enumerate(days)
        ]
