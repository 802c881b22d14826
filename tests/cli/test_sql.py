"""``timescales sql``: the calendar table for databases, and the SQL that uses it."""

from __future__ import annotations

import csv
import sqlite3
from datetime import date
from importlib import util
from importlib.machinery import ModuleSpec
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.cli.conftest import Run
from timescales.cli import clock
from timescales.sql import QUERIES, calendar_script, calendar_table, function, query, to_arrow

MONTH = ("--first", "2026-12-01", "--last", "31/12/2026")
WRITTEN = ", the days from 1 December 2026 to 31 December 2026\n"


class TestCalendar:
    """A table with a row for each day."""

    def test_sql(self, run: Run, tmp_path: Path) -> None:
        """The script of the library, which a database runs."""
        result = run("sql", "calendar", *MONTH, "--dialect", "sqlite", "-o", "days.sql")
        assert (result.exit_code, result.output) == (0, f"Written: days.sql{WRITTEN}")
        script = (tmp_path / "days.sql").read_bytes().decode()
        table = calendar_table(first=date(2026, 12, 1), last=date(2026, 12, 31))
        assert script == "".join(calendar_script(table, "sqlite"))
        with sqlite3.connect(":memory:") as connection:
            connection.executescript(script)
            found = connection.execute(
                "SELECT day_count_icpc_due FROM timescales_calendar WHERE date_key = 20261210"
            )
            assert found.fetchall() == [("2027-01-05",)]

    def test_which_due_dates(self, run: Run, tmp_path: Path) -> None:
        """Each duty under each policy, a file's too."""
        (tmp_path / "ours.toml").write_text(
            'name = "ours"\n[rules]\nicpc = {kind = "working_days", n = 10}\n', encoding="utf-8"
        )
        run(
            "sql", "calendar", *MONTH, "--duty", "icpc", "--duty", "secure_review.first",
            "--policy", "ours.toml", "--policy", "sunderland", "-o", "days.csv",
        )  # fmt: skip
        with (tmp_path / "days.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = {row["full_date"]: row for row in csv.DictReader(file)}
        assert len(rows) == 31
        christmas = rows["2026-12-25"]
        assert [name for name in christmas if name.endswith("_due")] == [
            "ours_icpc_due", "ours_secure_review_first_due",
            "sunderland_icpc_due", "sunderland_secure_review_first_due",
        ]  # fmt: skip
        assert christmas["ours_icpc_due"] == "2027-01-12"
        assert christmas["is_working_day"] == "false"
        assert rows["2026-12-24"]["is_working_day"] == "true"
        assert christmas["bank_holiday_name"] == "Christmas Day"
        assert christmas["nth_working_day"] == ""

    def test_parquet(self, run: Run, tmp_path: Path) -> None:
        """The same, with types."""
        assert run("sql", "calendar", *MONTH, "-o", "days.parquet").exit_code == 0
        table = calendar_table(first=date(2026, 12, 1), last=date(2026, 12, 31))
        assert pq.read_table(tmp_path / "days.parquet").equals(to_arrow(table))

    def test_table_and_replace(self, run: Run, tmp_path: Path) -> None:
        """Its name, and whether one of that name is dropped."""
        arguments = ("sql", "calendar", *MONTH, "--dialect", "tsql", "--table", "dbo.days")
        run(*arguments, "-o", "new.sql")
        assert "\nCREATE TABLE dbo.days (" in (tmp_path / "new.sql").read_text(encoding="utf-8")
        assert "DROP TABLE" not in (tmp_path / "new.sql").read_text(encoding="utf-8")
        run(*arguments, "--replace", "-o", "again.sql")
        assert "DROP TABLE dbo.days;" in (tmp_path / "again.sql").read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (("-o", "days.sql"), "A .sql file needs --dialect"),
            (("--dialect", "tsql", "-o", "days.csv"), "A .sql file needs --dialect, and no other"),
            (("--replace", "-o", "days.csv"), "--replace is for a .sql file"),
            (("--dialect", "oracle", "-o", "days.sql"), "'oracle' is not one of 'tsql'"),
            (("-o", "days.xlsx"), "an output file ends in .sql, .csv or .parquet."),
            (("-o", "nowhere/days.csv"), "there is no folder nowhere"),
            (("--duty", "icpcs", "-o", "days.csv"), "Did you mean icpc"),
            (("--policy", "statutary", "-o", "days.csv"), "Did you mean statutory"),
            (("--first", "1066-10-14", "-o", "days.csv"), "outside the calendar"),
            (("--dialect", "duckdb", "--table", "a b", "-o", "days.sql"), "'a b' names no table"),
            ((), "Missing option '-o'"),
        ],
    )
    def test_refused(self, run: Run, tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
        """With the way out, and nothing is written."""
        result = run("sql", "calendar", *arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert says in " ".join(result.stderr.split())
        assert list(tmp_path.iterdir()) == []


class TestFunction:
    """The SQL that uses the table."""

    def test_printed(self, run: Run) -> None:
        """Both functions and every query, on the table of that name and the dates of a policy."""
        result = run(
            "sql", "function", "--dialect", "duckdb", "--table", "ssd.days",
            "--policy", "statutory", "--as-at", "2026-01-31", "--complete-from", "2020-04-01",
        )  # fmt: skip
        assert result.exit_code == 0
        for name in ("add_working_days", "subtract_working_days"):
            [statement] = function(name, "duckdb", table="ssd.days")
            assert statement in result.stdout
        for name in QUERIES:
            text = query(
                name, "duckdb", table="ssd.days", policy="statutory",
                as_at=date(2026, 1, 31), complete_from=date(2020, 4, 1),
            )  # fmt: skip
            assert text in result.stdout

    def test_by_default_of_today(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """And of records that are complete for six years, as those of SSD are."""
        monkeypatch.setattr(clock, "today", lambda: date(2028, 2, 29))
        result = run("sql", "function", "--dialect", "tsql", "-o", "use.sql")
        assert result.output == "Written: use.sql\n"
        script = (tmp_path / "use.sql").read_bytes().decode()
        assert "CAST('2028-02-29' AS DATE) AS as_at" in script
        assert "CAST('2022-02-01' AS DATE) AS complete_from" in script
        assert "day_count_icpc_due" in script

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (("--dialect", "tsql", "-o", "use.csv"), "an output file ends in .sql."),
            ((), "Missing option '--dialect'"),
            (("--dialect", "tsql", "--as-at", "soon"), "soon"),
        ],
    )
    def test_refused(self, run: Run, arguments: tuple[str, ...], says: str) -> None:
        """With the way out."""
        result = run("sql", "function", *arguments)
        assert result.exit_code == 2
        assert says in " ".join(result.stderr.split())


class TestWithoutTheExtra:
    """A CSV file needs nothing more; the others say what to install."""

    @pytest.mark.parametrize(
        ("missing", "arguments"),
        [
            ("sqlglot", ("calendar", *MONTH, "--dialect", "tsql", "-o", "days.sql")),
            ("sqlglot", ("function", "--dialect", "tsql")),
            ("pyarrow", ("calendar", *MONTH, "-o", "days.parquet")),
        ],
    )
    def test_says_what_to_install(
        self,
        run: Run,
        monkeypatch: pytest.MonkeyPatch,
        missing: str,
        arguments: tuple[str, ...],
    ) -> None:
        """In words that can be copied."""
        found = util.find_spec

        def find(name: str) -> ModuleSpec | None:
            return None if name == missing else found(name)

        monkeypatch.setattr("timescales.cli.sql.find_spec", find)
        result = run("sql", *arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"This needs {missing}: install timescales[sql]" in " ".join(result.stderr.split())
        assert run("sql", "calendar", *MONTH, "-o", "days.csv").exit_code == 0
