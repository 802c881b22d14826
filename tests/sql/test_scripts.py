"""The text of the SQL: what it begins with, how it is parted, and that old servers know it."""

from __future__ import annotations

import re
import sqlite3
from datetime import date

import duckdb
import pytest
import sqlglot
from sqlglot import exp

from timescales import policies
from timescales.calendar import ClosureKind, WorkingCalendar, england_and_wales
from timescales.errors import UnknownNameError, WrongTypeError, WrongValueError
from timescales.sql import (
    DIALECTS,
    FUNCTIONS,
    NAME,
    QUERIES,
    CalendarTable,
    calendar_script,
    calendar_statements,
    calendar_table,
    function,
    function_script,
    query,
)

ENGLAND = england_and_wales()
TWO_THOUSAND_DAYS = calendar_table(first=date(2021, 1, 1), last=date(2026, 6, 23), duties=["icpc"])
A_WEEK = calendar_table(first=date(2026, 12, 21), last=date(2026, 12, 28))
AS_AT, COMPLETE_FROM = date(2026, 11, 22), date(2020, 4, 1)

KNOWN_TO_2014 = {
    exp.And, exp.Or, exp.Case, exp.If, exp.Cast, exp.Coalesce, exp.Count, exp.Max, exp.Min,
    exp.ObjectId,
}  # fmt: skip
"""The functions that the T-SQL may use, each of which SQL Server 2014 has."""

NEWER_THAN_2014 = (
    r"DROP\s+\w+\s+IF\s+EXISTS", r"CREATE\s+OR\s+ALTER", "STRING_SPLIT", "STRING_AGG", "OPENJSON",
    "JSON_VALUE", "CONCAT_WS", r"\bTRIM\(", "TRANSLATE", "GENERATE_SERIES", "GREATEST", "LEAST",
    "DATETRUNC", "DATE_BUCKET", r"IS\s+(NOT\s+)?DISTINCT", r"\bWINDOW\b", r"AT\s+TIME\s+ZONE",
    "DATEDIFF_BIG", r"\bLIMIT\b", r"\bBOOLEAN\b", r"\bTRUE\b", r"\bFALSE\b", "NULLS",
)  # fmt: skip
"""What came with SQL Server 2016 or later, or is no T-SQL at all."""


def tsql() -> list[str]:
    """Every batch that is ever written for SQL Server."""
    scripts = (
        "".join(calendar_script(A_WEEK, "tsql", name="dbo.days", replace=True)),
        "".join(
            function_script("tsql", table="dbo.days", as_at=AS_AT, complete_from=COMPLETE_FROM)
        ),
    )
    return [batch for script in scripts for batch in re.split(r"^GO$", script, flags=re.MULTILINE)]


def functions_of(tree: exp.Expr | None) -> set[type[exp.Expr]]:
    assert tree is not None
    return {type(node) for node in tree.find_all(exp.Func)}


class TestTSQL:
    """Nothing that is newer than SQL Server 2014."""

    def test_it_parses(self) -> None:
        """As T-SQL, and every function in it is one that SQL Server 2014 has."""
        used: set[type[exp.Expr]] = set()
        for batch in tsql():
            for tree in sqlglot.parse(batch, read="tsql"):
                if tree is not None and not isinstance(tree, exp.Semicolon):
                    used |= functions_of(tree)
        assert used <= KNOWN_TO_2014
        assert {exp.Count, exp.Cast, exp.ObjectId} <= used

    def test_nothing_is_left_unparsed(self) -> None:
        """The parser keeps what it does not know as a command."""
        trees = [tree for batch in tsql() for tree in sqlglot.parse(batch, read="tsql")]
        assert not [tree for tree in trees if isinstance(tree, exp.Command)]

    @pytest.mark.parametrize("word", NEWER_THAN_2014)
    def test_words_that_came_later(self, word: str) -> None:
        code = re.sub(r"/\*.*?\*/|--[^\n]*|'[^']*'", "", "\n".join(tsql()), flags=re.DOTALL)
        assert "SELECT" in code
        assert not re.search(word, code, re.IGNORECASE)

    def test_no_insert_of_more_than_a_thousand_rows(self) -> None:
        """Of which SQL Server takes no more; all of them together are the table."""
        sizes = [
            statement.count("\n(")
            for statement in calendar_statements(TWO_THOUSAND_DAYS, "tsql")
            if statement.startswith("INSERT")
        ]
        assert max(sizes) <= 1000
        assert sum(sizes) == 2000

    def test_a_function_stands_alone_in_its_batch(self) -> None:
        alone = [batch for batch in tsql() if "CREATE FUNCTION" in batch]
        assert len(alone) == len(FUNCTIONS)
        assert all(batch.strip().startswith("CREATE FUNCTION dbo.") for batch in alone)

    def test_a_table_is_dropped_in_a_batch_of_its_own(self) -> None:
        """A batch is checked against the tables that it finds, so that INSERT could not follow."""
        first, second = tsql()[:2]
        assert first.rstrip().endswith(
            "IF OBJECT_ID(N'dbo.days', N'U') IS NOT NULL DROP TABLE dbo.days;"
        )
        assert second.lstrip().startswith("CREATE TABLE dbo.days (")

    def test_one_batch_where_nothing_is_dropped(self) -> None:
        script = "".join(calendar_script(A_WEEK, "tsql"))
        assert "GO\n" not in script
        assert "DROP" not in script

    def test_an_error_undoes_everything(self) -> None:
        statements = list(calendar_statements(A_WEEK, "tsql"))
        assert statements[1:3] == ["SET XACT_ABORT ON", "BEGIN TRANSACTION"]
        assert statements[-1] == "COMMIT TRANSACTION"

    def test_truths_are_bits(self) -> None:
        [insert] = [s for s in calendar_statements(A_WEEK, "tsql") if s.startswith("INSERT")]
        saturday = next(line for line in insert.splitlines() if line.startswith("(20261226"))
        assert saturday.startswith("(20261226, '2026-12-26', 2026, 4, 12, 26, 2026, 52, 6, 1, ")

    def test_letters_beyond_ascii_are_marked(self) -> None:
        closed = {date(2026, 12, 24): "Gŵyl y Banc d'été"}
        calendar = ENGLAND.with_closures(closed, kind=ClosureKind.ONE_OFF)
        day = CalendarTable(calendar, date(2026, 12, 24), date(2026, 12, 24))
        assert "N'Gŵyl y Banc d''été'" in "".join(calendar_script(day, "tsql"))
        assert ", 'Gŵyl y Banc d''été'" in "".join(calendar_script(day, "postgres"))


class TestSpark:
    """Text that Spark parses: dates are written as dates, and there are no keys."""

    def test_it_parses(self) -> None:
        statements = [*calendar_statements(A_WEEK, "spark", replace=True)]
        statements += [
            query(name, "spark", as_at=AS_AT, complete_from=COMPLETE_FROM) for name in QUERIES
        ]
        for statement in statements:
            [tree] = sqlglot.parse(statement, read="spark")
            assert not isinstance(tree, exp.Command)
        assert [s.split()[0] for s in statements] == ["DROP", "CREATE", "INSERT", *["/*"] * 4]
        assert "PRIMARY" not in statements[1]
        assert "(20261221, CAST('2026-12-21' AS DATE), 2026" in statements[2]


@pytest.mark.parametrize("dialect", DIALECTS)
class TestEveryDialect:
    """What holds in all of them."""

    def test_what_it_was_made_from(self, dialect: str) -> None:
        head = "".join(calendar_script(A_WEEK, dialect)).split("CREATE")[0]
        assert f"-- For {DIALECTS[dialect].title}.\n" in head
        assert "-- Working days from 21 December 2026 to 28 December 2026.\n" in head
        assert f"-- Fingerprint of the calendar: {ENGLAND.fingerprint}.\n" in head

    def test_the_same_columns(self, dialect: str) -> None:
        [create] = [s for s in calendar_statements(A_WEEK, dialect) if s.startswith("CREATE TABLE")]
        tree = sqlglot.parse_one(create, read=dialect)
        columns = {
            definition.name: any(
                isinstance(constraint.kind, exp.NotNullColumnConstraint)
                for constraint in definition.constraints
            )
            for definition in tree.find_all(exp.ColumnDef)
        }
        assert columns == {column.name: not column.nullable for column in A_WEEK.columns}

    def test_each_column_is_described(self, dialect: str) -> None:
        [create] = [s for s in calendar_statements(A_WEEK, dialect) if s.startswith("CREATE TABLE")]
        assert all(f"/* {column.words} */" in create for column in A_WEEK.columns)

    def test_a_policy_cannot_end_the_comment(self, dialect: str) -> None:
        policy = policies.resolve("statutory").overlaid("a */ DROP TABLE x; /* b")
        day = date(2026, 1, 1)
        table = calendar_table(first=day, last=day, duties=["icpc"], policies=[policy])
        for statement in calendar_statements(table, dialect):
            [tree] = sqlglot.parse(statement, read=dialect)
            assert not isinstance(tree, exp.Drop)

    def test_queries_name_the_table_and_the_policy(self, dialect: str) -> None:
        reviews = {
            f"statutory_lac_review_{which}_due" for which in ("first", "second", "subsequent")
        }
        dues = {
            "nth_working_day": set[str](),
            "two_candidates": set[str](),
            "next_reviews": reviews | {f"{name}_status" for name in reviews},
            "icpcs_in_time": {"statutory_icpc_due", "statutory_icpc_due_status"},
        }
        assert set(dues) == set(QUERIES)
        for name, columns in dues.items():
            text = query(
                name, dialect, table="ssd.days", policy="statutory",
                as_at=AS_AT, complete_from=COMPLETE_FROM,
            )  # fmt: skip
            tree = sqlglot.parse_one(text, read=dialect)
            tables = {(table.db, table.name) for table in tree.find_all(exp.Table)}
            assert ("ssd", "days") in tables
            assert ("", NAME) not in tables
            used = {column.name for column in tree.find_all(exp.Column)}
            assert {c for c in used if c.startswith(("statutory", "lac_", "icpc_due"))} == columns

    def test_a_script_of_everything(self, dialect: str) -> None:
        script = "".join(function_script(dialect, as_at=AS_AT, complete_from=COMPLETE_FROM))
        assert all(
            query(name, dialect, as_at=AS_AT, complete_from=COMPLETE_FROM) in script
            for name in QUERIES
        )
        made = [s for name in FUNCTIONS for s in function(name, dialect)]
        assert bool(made) == (dialect not in {"sqlite", "spark"})
        assert all(statement in script for statement in made)


class TestTransaction:
    """A table is there whole or not at all, and one that is there is left alone."""

    def test_in_sqlite(self) -> None:
        with sqlite3.connect(":memory:", isolation_level=None) as connection:
            connection.executescript("".join(calendar_script(A_WEEK, "sqlite")))
            with pytest.raises(sqlite3.OperationalError, match="already exists"):
                connection.executescript("".join(calendar_script(A_WEEK, "sqlite")))
            connection.rollback()
            connection.executescript("".join(calendar_script(A_WEEK, "sqlite", replace=True)))
            assert connection.execute("SELECT COUNT(*) FROM timescales_calendar").fetchone() == (8,)

    def test_in_duckdb(self) -> None:
        with duckdb.connect() as connection:
            connection.execute("CREATE SCHEMA ssd")
            connection.execute("".join(calendar_script(A_WEEK, "duckdb", name="ssd.days")))
            with pytest.raises(duckdb.CatalogException, match="already exists"):
                connection.execute("".join(calendar_script(A_WEEK, "duckdb", name="ssd.days")))
            connection.execute("ROLLBACK")
            script = calendar_script(A_WEEK, "duckdb", name="ssd.days", replace=True)
            connection.execute("".join(script))
            assert connection.execute("SELECT COUNT(*) FROM ssd.days").fetchone() == (8,)


class TestRefused:
    """With the way out."""

    @pytest.mark.parametrize(
        "name", ["", "a b", "days; DROP TABLE x", "'days'", "a..b", "días", "1"]
    )
    def test_names_of_no_table(self, name: str) -> None:
        with pytest.raises(WrongValueError, match="names no table: use letters"):
            list(calendar_statements(A_WEEK, "duckdb", name=name))
        with pytest.raises(WrongValueError, match="names no table: use letters"):
            query("two_candidates", "duckdb", table=name)

    def test_unknown_names(self) -> None:
        with pytest.raises(UnknownNameError, match="No dialect is named 'tsq'"):
            list(calendar_script(A_WEEK, "tsq"))
        with pytest.raises(UnknownNameError, match="No query is named 'next'"):
            query("next", "tsql")
        with pytest.raises(UnknownNameError, match="No function is named 'add'"):
            function("add", "tsql")
        with pytest.raises(UnknownNameError, match="No policy is named 'statutary'"):
            query(
                "next_reviews", "tsql", policy="statutary", as_at=AS_AT, complete_from=COMPLETE_FROM
            )

    def test_a_day_that_is_missing(self) -> None:
        with pytest.raises(WrongValueError, match="next_reviews needs complete_from: pass a date"):
            query("next_reviews", "tsql", as_at=date(2026, 1, 1))

    def test_a_day_that_is_none(self) -> None:
        with pytest.raises(WrongTypeError, match="as_at must be exactly a"):
            query(
                "next_reviews",
                "tsql",
                as_at="2026-01-01",  # type: ignore[arg-type]  # it is refused
                complete_from=date(2020, 1, 1),
            )

    def test_a_calendar_of_another_name(self) -> None:
        """Whatever its name, it stands in a comment of one line."""
        own = WorkingCalendar("Own; DROP", first=date(2026, 1, 1), projected_to=date(2026, 1, 31))
        script = "".join(calendar_script(calendar_table(own, duties=()), "sqlite"))
        assert (
            "\n-- No bank holidays of this calendar are published: all are projected.\n" in script
        )
