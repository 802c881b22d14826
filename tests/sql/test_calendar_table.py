"""The calendar table: what each column says of a day, against other ways of finding it out."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest

from timescales import policies
from timescales.calendar import ClosureKind, WorkingCalendar, england_and_wales
from timescales.errors import HorizonError, UnknownNameError, WrongTypeError, WrongValueError
from timescales.rules import days, no_deadline, not_supplied, working_days
from timescales.sql import (
    CalendarTable,
    DueColumn,
    calendar_table,
    to_arrow,
    write_parquet,
)

ENGLAND = england_and_wales()
SSD = (
    "date_key", "full_date", "calendar_year", "calendar_quarter", "month_number", "day_of_month",
    "iso_year", "iso_week", "day_of_week_monday1", "is_weekend", "month_start_date",
    "month_end_date", "quarter_start_date", "quarter_end_date", "year_start_date", "year_end_date",
    "fiscal_year_start_year", "fiscal_year_label", "fiscal_year_start_date",
    "fiscal_year_end_date", "fiscal_quarter", "fiscal_quarter_start_date",
    "fiscal_quarter_end_date",
)  # fmt: skip
"""The columns of ssd_dim_date, in its order."""


def records(table: CalendarTable) -> list[dict[str, Any]]:
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows()]


def of(day: date, calendar: WorkingCalendar = ENGLAND, *dues: DueColumn) -> dict[str, Any]:
    [row] = records(CalendarTable(calendar, day, day, dues))
    return row


class TestSsdColumns:
    """The first columns are those of ``ssd_dim_date``: names, order, meaning."""

    def test_their_names_and_order(self) -> None:
        table = CalendarTable(ENGLAND, date(2026, 1, 1), date(2026, 1, 1))
        assert tuple(column.name for column in table.columns[: len(SSD)]) == SSD

    def test_against_pandas(self) -> None:
        """Every day of thirty years; the fiscal year is the one that ends in March."""
        table = CalendarTable(ENGLAND, date(1999, 12, 1), date(2030, 1, 31))
        found = pd.DataFrame.from_records(records(table))
        when = pd.to_datetime(found["full_date"])
        iso = when.dt.isocalendar()
        fiscal = when.dt.to_period("Q-MAR")
        quarter = when.dt.to_period("Q")
        expected = {
            "date_key": when.dt.strftime("%Y%m%d").astype(int),
            "calendar_year": when.dt.year,
            "calendar_quarter": when.dt.quarter,
            "month_number": when.dt.month,
            "day_of_month": when.dt.day,
            "iso_year": iso["year"],
            "iso_week": iso["week"],
            "day_of_week_monday1": when.dt.day_of_week + 1,
            "is_weekend": when.dt.day_name().isin(["Saturday", "Sunday"]),
            "month_start_date": when.dt.to_period("M").dt.start_time.dt.date,
            "month_end_date": when.dt.to_period("M").dt.end_time.dt.date,
            "quarter_start_date": quarter.dt.start_time.dt.date,
            "quarter_end_date": quarter.dt.end_time.dt.date,
            "year_start_date": when.dt.to_period("Y").dt.start_time.dt.date,
            "year_end_date": when.dt.to_period("Y").dt.end_time.dt.date,
            "fiscal_year_start_year": fiscal.dt.qyear - 1,
            "fiscal_year_start_date": when.dt.to_period("Y-MAR").dt.start_time.dt.date,
            "fiscal_year_end_date": when.dt.to_period("Y-MAR").dt.end_time.dt.date,
            "fiscal_quarter": fiscal.dt.quarter,
            "fiscal_quarter_start_date": quarter.dt.start_time.dt.date,
            "fiscal_quarter_end_date": quarter.dt.end_time.dt.date,
        }
        assert {"full_date", "fiscal_year_label", *expected} == set(SSD)
        for name, column in expected.items():
            assert found[name].tolist() == column.tolist(), name

    @pytest.mark.parametrize(
        ("day", "label"),
        [
            (date(2026, 3, 31), "2025/26"),
            (date(2026, 4, 1), "2026/27"),
            (date(2000, 3, 31), "1999/00"),
            (date(2009, 1, 1), "2008/09"),
        ],
    )
    def test_the_label_of_a_fiscal_year(self, day: date, label: str) -> None:
        assert of(day)["fiscal_year_label"] == label


class TestWorkingDayColumns:
    """Which days are working days, and their numbers in both conventions."""

    def test_numbers_count_day_by_day(self) -> None:
        """One goes up on the working day itself, the other on the day after it."""
        rows = records(CalendarTable(ENGLAND, ENGLAND.first, date(1985, 12, 31)))
        counted = 0
        for row in rows:
            assert row["working_day_number_before"] == counted
            counted += row["is_working_day"]
            assert row["working_day_number"] == counted
            assert row["nth_working_day"] == (counted if row["is_working_day"] else None)
        assert counted > 1900

    def test_numbers_do_not_depend_on_where_the_table_begins(self) -> None:
        long = records(CalendarTable(ENGLAND, date(2025, 1, 1), date(2026, 1, 5)))
        assert long[-1] == of(date(2026, 1, 5))

    @pytest.mark.parametrize(
        ("day", "working", "name", "kind"),
        [
            (date(2026, 12, 24), True, None, None),
            (date(2026, 12, 25), False, "Christmas Day", "common-law"),
            (date(2026, 12, 26), False, None, None),
            (date(2026, 12, 28), False, "Boxing Day", "substitute"),
            (date(2026, 8, 31), False, "Summer bank holiday", "bank holiday"),
        ],
    )
    def test_closed_days_are_named(
        self, day: date, *, working: bool, name: str | None, kind: str | None
    ) -> None:
        row = of(day)
        assert (row["is_working_day"], row["bank_holiday_name"], row["closure_kind"]) == (
            working, name, kind,
        )  # fmt: skip

    def test_a_local_closure_is_no_bank_holiday(self) -> None:
        row = of(date(2026, 12, 24), ENGLAND.with_closures({date(2026, 12, 24): "Closed"}))
        assert (row["is_working_day"], row["bank_holiday_name"], row["closure_kind"]) == (
            False, None, ClosureKind.LOCAL.value,
        )  # fmt: skip

    def test_published_and_projected(self) -> None:
        last = ENGLAND.published_to
        assert last is not None
        assert of(last)["is_published"] is True
        assert of(last + timedelta(days=1))["is_published"] is False


class TestDueColumns:
    """A date with a word beside it, and never a date that is made up."""

    def test_what_the_word_says(self) -> None:
        never = no_deadline("repealed")
        local = not_supplied("the authority's own number", "policy file")
        due = DueColumn("soon", working_days(1)), DueColumn("never", never), DueColumn("own", local)
        row = of(date(2028, 12, 29), ENGLAND, *due)
        assert (row["soon"], row["soon_status"]) == (date(2029, 1, 2), "provisional")
        assert (row["never"], row["never_status"]) == (None, "no deadline")
        assert (row["own"], row["own_status"]) == (None, "not known")
        row = of(date(2028, 12, 28), ENGLAND, *due)
        assert (row["soon"], row["soon_status"]) == (date(2028, 12, 29), "due")

    def test_beyond_the_calendar(self) -> None:
        row = of(ENGLAND.projected_to, ENGLAND, DueColumn("soon", working_days(1)))
        assert (row["soon"], row["soon_status"]) == (None, "not known")

    def test_a_date_after_the_last_row(self) -> None:
        """It is worked out by the rule, and not looked up in the table."""
        row = of(date(2026, 1, 1), ENGLAND, DueColumn("later", days(400)))
        assert row["later"] == date(2027, 2, 5)

    def test_of_an_address_and_a_policy(self) -> None:
        policy = policies.resolve("day_count").overlaid("Barchester (2026)")
        column = DueColumn.of("lac_review.second", policy)
        assert column.name == "barchester_2026_lac_review_second_due"
        assert column.words == "lac_review.second by policy Barchester (2026)"
        assert column.rule == policy.at("lac_review.second")[1].rule

    @pytest.mark.parametrize("name", ["", "1st", "Due", "due date", "due;", "d" * 57])
    def test_a_name_that_not_every_database_takes(self, name: str) -> None:
        with pytest.raises(WrongValueError, match="cannot name a column in every database"):
            DueColumn(name, days(1))

    def test_the_longest_name(self) -> None:
        assert len(DueColumn("d" * 56, days(1)).status) == 63

    def test_no_rule(self) -> None:
        with pytest.raises(WrongTypeError, match="must be a rule"):
            DueColumn("due", 20)  # type: ignore[arg-type]  # it is refused


class TestWhichDays:
    """The rows there are, and tables that there cannot be."""

    def test_by_default(self) -> None:
        """To the last published day; its first year is twenty before."""
        table = calendar_table()
        assert (table.first, table.last) == (date(2008, 1, 1), ENGLAND.published_to)
        assert len(table.dues) == 6 * 2
        assert table.dues[0].name == "statutory_lac_review_first_due"
        assert table.dues[-1].name == "day_count_rcpc_subsequent_due"

    def test_by_default_of_a_short_calendar(self) -> None:
        """No day that it does not hold."""
        short = WorkingCalendar("A year", first=date(1, 2, 3), projected_to=date(2, 3, 4))
        with pytest.raises(HorizonError, match="years without one before or after"):
            calendar_table(short)
        later = WorkingCalendar("A year", first=date(2026, 2, 3), projected_to=date(2027, 3, 4))
        table = calendar_table(later)
        assert (table.first, table.last) == (later.first, later.projected_to)

    @pytest.mark.parametrize(
        ("first", "last", "error", "says"),
        [
            (date(2026, 1, 2), date(2026, 1, 1), WrongValueError, "cannot end on 2026-01-01"),
            (date(1977, 12, 31), date(2026, 1, 1), HorizonError, "outside the calendar England"),
            (date(2026, 1, 1), date(2076, 1, 1), HorizonError, "outside the calendar England"),
        ],
    )
    def test_refused(self, first: date, last: date, error: type[Exception], says: str) -> None:
        with pytest.raises(error, match=re.escape(says)):
            calendar_table(first=first, last=last)

    def test_the_last_year_there_is(self) -> None:
        """Its fiscal year has no end."""
        end = WorkingCalendar("End", first=date(9999, 1, 1), projected_to=date.max)
        with pytest.raises(HorizonError, match="years without one before or after"):
            CalendarTable(end, date(9999, 1, 1), date(9999, 1, 2))

    def test_two_columns_of_one_name(self) -> None:
        twice = (DueColumn("is_weekend", days(1)),)
        with pytest.raises(WrongValueError, match="More than one column would be called is_weeke"):
            CalendarTable(ENGLAND, date(2026, 1, 1), date(2026, 1, 1), twice)

    def test_unknown_names(self) -> None:
        with pytest.raises(UnknownNameError, match="Did you mean statutory"):
            calendar_table(policies=["statutary"])
        with pytest.raises(UnknownNameError, match="Did you mean lac_review"):
            calendar_table(duties=["lac_revew.first"])


class TestInColumns:
    """Arrow and Parquet hold the same cells, with types, and say what they were made from."""

    def test_cells_come_back(self, tmp_path: Any) -> None:
        table = calendar_table(first=date(2028, 12, 1), last=date(2029, 1, 31))
        path = tmp_path / "calendar.parquet"
        write_parquet(table, path)
        found = pq.read_table(path)
        assert found.to_pylist() == records(table)
        assert found.schema == to_arrow(table).schema
        said = found.schema.metadata[b"timescales"].decode()
        assert ENGLAND.fingerprint in said
        assert "1 December 2028 to 31 January 2029" in said
        assert "published to 31 December 2028" in said

    def test_types(self) -> None:
        day = date(2026, 1, 1)
        schema = to_arrow(calendar_table(first=day, last=day, duties=["icpc"])).schema
        types = {name: str(schema.field(name).type) for name in schema.names}
        assert types["date_key"] == "int32"
        assert types["iso_week"] == "int8"
        assert types["full_date"] == types["statutory_icpc_due"] == "date32[day]"
        assert types["is_working_day"] == "bool"
        assert types["bank_holiday_name"] == types["statutory_icpc_due_status"] == "string"
        null = {name for name in schema.names if schema.field(name).nullable}
        assert null == {
            "bank_holiday_name", "closure_kind", "nth_working_day",
            "statutory_icpc_due", "day_count_icpc_due",
        }  # fmt: skip

    def test_a_calendar_of_which_nothing_is_published(self) -> None:
        own = WorkingCalendar("Own", first=date(2026, 1, 1), projected_to=date(2026, 1, 31))
        said = to_arrow(calendar_table(own, duties=())).schema.metadata[b"timescales"].decode()
        assert "No bank holidays of this calendar are published" in said
