"""The star schema of a scorecard, read by DuckDB, which did not write it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.cli.conftest import Run
from tests.cli.scored import AS_AT, YEARS, Scored, score, scored
from timescales.calendar import england_and_wales
from timescales.cli.star.tables import TABLES, Table, Type
from timescales.scorecard import MEASURES

BY_NAME = {table.name: table for table in TABLES}
LEADS = [(table.name, *lead) for table in TABLES for lead in table.leads]
READ_AS = {
    Type.TEXT: "VARCHAR",
    Type.DATE: "DATE",
    Type.WHOLE: "BIGINT",
    Type.DECIMAL: "DOUBLE",
    Type.YES_OR_NO: "BOOLEAN",
}


@pytest.fixture(scope="module")
def star(thirty: Scored) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        load(connection, thirty.star)
        yield connection


def load(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Every file as a table, its columns of the types that the page says they are."""
    for table in TABLES:
        types = {column.name: READ_AS[column.type] for column in table.columns}
        connection.execute(
            f"CREATE TABLE {table.name} AS SELECT * FROM read_csv(?, header=true, columns={types}, "
            "delim=',', quote='\"', escape='\"', nullstr='')",
            [str(folder / f"{table.name}.csv")],
        )


def rows(star: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    return star.execute(query).fetchall()


class TestKeys:
    """Every row of a dimension has a key of its own, and every key leads to a row."""

    @pytest.mark.parametrize(
        "table", [table for table in TABLES if table.key], ids=lambda t: t.name
    )
    def test_a_key_tells_rows_apart(self, star: duckdb.DuckDBPyConnection, table: Table) -> None:
        [(count, keys)] = rows(
            star, f"SELECT count(*), count(DISTINCT {table.key}) FROM {table.name}"
        )
        assert count == keys > 0

    @pytest.mark.parametrize(("table", "column", "to"), LEADS)
    def test_what_leads_somewhere_finds_a_row(
        self, star: duckdb.DuckDBPyConnection, table: str, column: str, to: str
    ) -> None:
        key = BY_NAME[to].key
        lost = rows(
            star,
            f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL "
            f"AND {column} NOT IN (SELECT {key} FROM {to})",
        )
        assert lost == []

    @pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
    def test_blank_is_only_what_may_be(self, star: duckdb.DuckDBPyConnection, table: Table) -> None:
        """The columns are those that the page has, and hold what it says."""
        for column in table.columns:
            [(blanks,)] = rows(
                star, f"SELECT count(*) FROM {table.name} WHERE {column.name} IS NULL"
            )
            assert column.blank or blanks == 0, column.name

    def test_the_files_have_the_columns_of_the_page(self, thirty: Scored) -> None:
        for table in TABLES:
            first = (thirty.star / f"{table.name}.csv").read_text("utf-8-sig").splitlines()[0]
            assert first == ",".join(table.names)
        assert {path.stem for path in thirty.star.iterdir()} == {*BY_NAME}


class TestNumbers:
    """The same numbers as the library gives."""

    def test_scores(self, thirty: Scored, star: duckdb.DuckDBPyConnection) -> None:
        found = rows(
            star,
            "SELECT measure, period, verdict, coalesce(band, ''), available, partial, numerator, "
            "denominator, not_known FROM fact_score",
        )
        wanted = [
            (
                one.measure.id, one.period.name, one.verdict.value, one.band, one.available,
                one.partial, one.numerator, one.denominator, one.not_known,
            )
            for one in thirty.card.scores
            if one.period in YEARS
        ]  # fmt: skip
        assert Counter(found) == Counter(wanted)
        shares = rows(
            star,
            "SELECT percent, 100.0 * numerator / denominator FROM fact_score WHERE denominator > 0",
        )
        assert all(abs(percent - exact) <= 0.5 + 1e-9 for percent, exact in shares)

    def test_those_behind_a_score_are_as_many_as_it_says(
        self, star: duckdb.DuckDBPyConnection
    ) -> None:
        """In the numerator, and in the denominator: of bands, those of all together."""
        wrong = rows(
            star,
            """
            SELECT s.measure, s.period, s.verdict, s.band, s.numerator, count(c.subject_id)
            FROM fact_score s LEFT JOIN fact_counted c
              ON (c.measure, c.period, c.verdict) = (s.measure, s.period, s.verdict)
              AND c.band IS NOT DISTINCT FROM s.band AND c.counts
            GROUP BY ALL HAVING count(c.subject_id) <> coalesce(s.numerator, 0)
            """,
        )
        assert wrong == []
        wrong = rows(
            star,
            """
            SELECT s.measure, s.period, s.verdict, max(s.denominator), any_value(c.n)
            FROM fact_score s JOIN dim_measure m ON m.measure = s.measure
            LEFT JOIN (
              SELECT measure, period, verdict, count(*) AS n FROM fact_counted GROUP BY ALL
            ) c ON (c.measure, c.period, c.verdict) = (s.measure, s.period, s.verdict)
            WHERE s.denominator IS NOT NULL AND NOT m.by_band
            GROUP BY ALL HAVING max(s.denominator) <> coalesce(any_value(c.n), 0)
            """,
        )
        assert wrong == []

    def test_obligations_have_the_dates_and_statuses_of_the_projections(
        self, thirty: Scored, star: duckdb.DuckDBPyConnection
    ) -> None:
        found = rows(
            star,
            "SELECT subject_id, timescale, ordinal, status, is_open, started_on, not_before, "
            "due_date, hold_by, plan_by, met_on, ended_on, statutory_limit, days_late, "
            "provisional, after_statutory_limit FROM fact_obligation",
        )
        wanted = [
            (
                o.subject_id, o.timescale, o.ordinal, o.status.value,
                o.met is None and o.ended_on is None, o.started.date, o.not_before, o.due,
                o.hold_by, o.plan_by, o.met_on, o.ended_on, o.statutory_limit, o.days_late,
                o.provisional, o.exceeds_statutory_limit,
            )
            for o in thirty.obligations
        ]  # fmt: skip
        assert Counter(found) == Counter(wanted)
        assert len(found) > 400

    def test_every_subject_has_a_row_and_its_officer_and_team_count_it(
        self, thirty: Scored, star: duckdb.DuckDBPyConnection
    ) -> None:
        assert [name for (name,) in rows(star, "SELECT subject_id FROM dim_subject")] == [
            *thirty.subjects
        ]
        for table in ("dim_officer", "dim_team"):
            [(total,)] = rows(star, f"SELECT sum(subjects) FROM {table}")
            assert total == len(thirty.subjects)

    def test_every_measure_period_and_run(
        self, thirty: Scored, star: duckdb.DuckDBPyConnection
    ) -> None:
        assert [m for (m,) in rows(star, "SELECT measure FROM dim_measure")] == [
            measure.id for measure in MEASURES
        ]
        found = rows(star, "SELECT period, start_date, end_date, sort_order FROM dim_period")
        assert found == [(y.name, y.start, y.end, n) for n, y in enumerate(YEARS, start=1)]
        [run] = rows(star, "SELECT as_at, policy, subjects, calendar_fingerprint FROM run")
        calendar = england_and_wales()
        assert run == (AS_AT, "day_count", len(thirty.subjects), calendar.fingerprint)


class TestDays:
    """A table of dates as Power BI wants one: whole years, no day missing."""

    def test_no_day_is_missing(self, star: duckdb.DuckDBPyConnection) -> None:
        [(first, last, count)] = rows(
            star, "SELECT min(full_date), max(full_date), count(*) FROM dim_date"
        )
        assert (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
        assert count == (last - first).days + 1

    def test_working_days_and_census_years(self, star: duckdb.DuckDBPyConnection) -> None:
        calendar = england_and_wales()
        for day, working, year, quarter, month in rows(
            star,
            "SELECT full_date, is_working_day, census_year, census_quarter, month FROM dim_date",
        ):
            assert working == calendar.is_working_day(day)
            begins = day.year - (day.month < 4)
            assert year == f"{begins}-{(begins + 1) % 100:02}"
            assert quarter == f"{year} Q{[4, 1, 2, 3][(day.month - 1) // 3]}"
            assert month == f"{day:%Y-%m}"

    def test_outside_the_calendar_working_days_are_blank(self, tmp_path: Path) -> None:
        """A day that was typed wrong has a row too, and no key is lost."""
        events = tmp_path / "events.csv"
        events.write_text(
            "subject_id,event,date\nA,foster_carer_approved,1972-05-05\nA,foster_review,1973-05-05\n",
            encoding="utf-8",
        )
        with duckdb.connect() as connection:
            load(connection, scored(events).star)
            first, last = date(1972, 1, 1), date(1977, 12, 31)
            [(days, blank)] = rows(
                connection,
                "SELECT count(*), count(*) FILTER (is_working_day IS NULL) FROM dim_date "
                f"WHERE full_date BETWEEN '{first}' AND '{last}'",
            )
            assert days == blank == (last - first).days + 1
            assert rows(connection, "SELECT 1 FROM fact_obligation WHERE started_on < '1973-01-01'")


class TestFolder:
    """Whole or not at all, and never with a name that should not be there."""

    def test_it_is_written_again_over_an_older_one(self, thirty: Scored, tmp_path: Path) -> None:
        folder = tmp_path / "star"
        asked = ("--as-at", AS_AT, "--measure", "section_20", "--star", folder)
        result = score(thirty.folder / "office.csv", *asked)
        assert f"Written: {folder}" in result.output
        before = {path.name: path.read_bytes() for path in folder.iterdir()}
        score(thirty.folder / "office.csv", *asked)
        assert before == {path.name: path.read_bytes() for path in folder.iterdir()}

    def test_it_needs_a_folder_to_be_in(self, run: Run, thirty: Scored) -> None:
        result = run("score", thirty.folder / "office.csv", "--star", "not/there")
        assert (result.exit_code, "make it first" in result.output) == (2, True)

    def test_nothing_stands_where_it_cannot_be_written(
        self, run: Run, thirty: Scored, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A disk that is full in the midst of it leaves no folder."""

        def fail(*_: object) -> None:
            raise OSError(28, "No space left on device", "star")

        monkeypatch.setattr("timescales.cli.star.write_csv", fail)
        result = run("score", thirty.folder / "office.csv", "--as-at", AS_AT, "--star", "star")
        assert result.exit_code != 0
        assert not [*Path.cwd().iterdir()]

    def test_what_was_read_is_not_written_over(self, run: Run) -> None:
        Path("star").mkdir()
        source = Path("star/dim_date.csv")
        source.write_text("subject_id,event,date\nA,icpc,2026-11-02\n", encoding="utf-8")
        result = run("score", source, "--star", "star")
        assert (result.exit_code, "is not overwritten" in result.output) == (2, True)

    def test_identifiers_can_be_masked(self, thirty: Scored, tmp_path: Path) -> None:
        asked = ("--as-at", AS_AT, "--mask-ids", "--star", tmp_path / "star")
        score(thirty.folder / "office.csv", *asked)
        for path in (tmp_path / "star").iterdir():
            assert "DEMO-" not in path.read_text("utf-8-sig"), path.name
        with duckdb.connect() as connection:
            load(connection, tmp_path / "star")
            assert rows(
                connection,
                "SELECT count(*) FROM fact_obligation WHERE subject_id NOT IN "
                "(SELECT subject_id FROM dim_subject)",
            ) == [(0,)]

    def test_keys_that_would_run_as_formulas_still_meet(self, tmp_path: Path) -> None:
        """They have an apostrophe in every table alike."""
        events = tmp_path / "events.csv"
        events.write_text(
            "subject_id,event,date,officer\n"
            "-A,became_looked_after,2026-11-02,\n-A,lac_review,2026-11-20,=SUM(A1)\n",
            encoding="utf-8",
        )
        with duckdb.connect() as connection:
            load(connection, scored(events).star)
            [found] = rows(
                connection,
                "SELECT DISTINCT subject_id, officer, subjects FROM fact_counted "
                "JOIN dim_subject USING (subject_id) JOIN dim_officer USING (officer)",
            )
            assert found == ("'-A", "'=SUM(A1)", 1)
