"""The Standard Safeguarding Dataset in a database: what is asked of it, and what it answers."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import mssql

import timescales as ts
from tests.core.histories import project_heart
from tests.records.files import is_account, told
from tests.records.ssd_tables import Cells, columns_of, load, sql_type, tables_in
from tests.sql.engines import cluster, postgres_binary
from timescales.demo import complete_from, write_caseload
from timescales.demo.ssd import COLUMNS
from timescales.records import Records, read
from timescales.records.ssd import is_database_url, open_database, read_database
from timescales.records.ssd.database import statement
from timescales.records.ssd.reading import FoundTable
from timescales.records.ssd.tables import TABLES

AS_AT = date(2026, 11, 22)
HELD = ("lac_review", "icpc", "rcpc")
ENQUIRY = columns_of("s47e_s47_enquiry_id,s47e_person_id,s47e_s47_start_date\n1,A,2026-09-01\n")


@pytest.fixture(scope="module")
def postgres() -> Iterator[sa.Engine]:
    """An engine of a PostgreSQL that runs for the tests of this module."""
    if os.name == "nt" or not postgres_binary("initdb"):
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    with cluster() as folder:
        engine = sa.create_engine(f"postgresql+psycopg://postgres@/postgres?host={folder}")
        yield engine
        engine.dispose()


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[sa.Engine]:
    """An engine of an empty SQLite file."""
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'ssd.db'}")
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the demo caseload."""
    return write_caseload(tmp_path_factory.mktemp("demo"), as_at=AS_AT).parent


def obligations(records: Records) -> dict[str, list[tuple[object, ...]]]:
    """What there is to say of each duty that the tables can hold, but where it was read."""
    return {
        case.subject_id: [
            (o.timescale, o.ordinal, o.anchor, o.due, o.met_on, o.ended_on, o.status, o.candidates)
            for o in project_heart(case, as_at=AS_AT)
            if o.timescale in HELD
        ]
        for case in records.cases
    }


class TestPostgres:
    """A real PostgreSQL, filled from the demo caseload and read back."""

    @pytest.fixture(scope="class", autouse=True)
    @staticmethod
    def filled(postgres: sa.Engine, demo: Path) -> None:
        with postgres.begin() as connection:
            connection.execute(sa.text("CREATE SCHEMA ssd"))
        load(postgres, tables_in(demo / "ssd"), "ssd")

    def test_same_obligations(self, postgres: sa.Engine, demo: Path) -> None:
        """The database, the folder of tables and the file of events give the same obligations."""
        known = complete_from(AS_AT)
        by_events = obligations(read(demo / "caseload.csv", complete_from=known))
        by_folder = obligations(read(demo / "ssd", complete_from=known))
        records = read_database(postgres, schema="ssd", complete_from=known)
        by_database = obligations(records)
        assert len(by_events) == 120
        assert by_folder == by_database
        assert {child: by_database[child] for child in by_events} == by_events
        assert {len(found) for child, found in by_database.items() if child not in by_events} == {0}
        assert is_account(records)

    def test_same_account(self, postgres: sa.Engine, demo: Path) -> None:
        """Every row is accounted for as in the folder, and the same dates are shown as due."""
        records, folder = read_database(postgres, schema="ssd"), read(demo / "ssd")
        assert (records.rows_read, records.rows_used) == (folder.rows_read, folder.rows_used)
        assert records.complete_from == folder.complete_from
        assert records.files_read == tuple(n.removesuffix(".csv") for n in folder.files_read)
        due = [[(s.subject_id, s.timescale, s.due, s.event) for s in each.shown]
               for each in (records, folder)]  # fmt: skip
        assert sorted(due[0], key=str) == sorted(due[1], key=str)
        assert due[0]

    def test_dates_shown_are_ours(self, postgres: sa.Engine) -> None:
        """The demo's tables show what the rule gives, by one of the stages that it may be."""
        records = read_database(postgres, schema="ssd", complete_from=complete_from(AS_AT))
        ours = {
            (o.subject_id, o.timescale, o.met_on): {o.due, *(c.due for c in o.candidates)}
            for case in records.cases
            for o in project_heart(case, as_at=AS_AT)
        }
        shown = [s for s in records.shown if s.timescale in HELD]
        assert len(shown) > 100
        for each in shown:
            assert each.due in ours[each.subject_id, each.timescale, each.event]

    def test_only_asks(self, postgres: sa.Engine) -> None:
        """Nothing but SELECT is sent, of the columns that are read, in a read-only transaction."""
        said: list[str] = []
        state: list[tuple[str, str]] = []

        def note(conn: sa.Connection, *more: object) -> None:
            text = str(more[1])
            said.append(text)
            if "ssd_person" in text and "pers_dob" in text:
                raw = conn.connection.cursor()
                raw.execute(
                    "SELECT current_setting('transaction_read_only'), "
                    "current_setting('transaction_isolation')"
                )
                state.append(raw.fetchone())  # type: ignore[arg-type]  # there is one
                raw.close()

        sa.event.listen(postgres, "before_cursor_execute", note)
        try:
            read_database(postgres, schema="ssd")
        finally:
            sa.event.remove(postgres, "before_cursor_execute", note)
        assert {text.split()[0] for text in said} == {"SELECT"}
        assert not any("clae_cla_placement_id" in text for text in said)
        assert state == [("on", "repeatable read")]
        with postgres.connect() as connection:  # the pool's connections are as they were
            assert connection.execute(sa.text("SHOW transaction_read_only")).scalar() == "off"

    def test_another_schema(self, postgres: sa.Engine) -> None:
        """Without the schema's name it is told where the tables are."""
        with pytest.raises(
            ts.RecordsError, match=r"in the schema of the connection\..* in ssd: name"
        ):
            read_database(postgres)
        with pytest.raises(ts.RecordsError, match="in the schema 'other'"):
            read_database(postgres, schema="other")

    def test_url_view_and_zone(self, postgres: sa.Engine) -> None:
        """A URL does; a view is a table; a moment is taken on the clocks of London."""
        with postgres.begin() as connection:
            connection.execute(sa.text("CREATE SCHEMA views"))
            connection.execute(
                sa.text(
                    "CREATE VIEW views.ssd_s47_enquiry AS SELECT 7 AS s47e_s47_enquiry_id, "
                    "12.0 AS s47e_person_id, TIMESTAMPTZ '2026-08-31 23:30:00Z' "
                    "AS s47e_s47_start_date"
                )
            )
        url = postgres.url.render_as_string(hide_password=False)
        records = read_database(url, schema="views")
        assert told(records) == [("12", "strategy_discussion", "2026-09-01")]
        assert records.cases[0].events[0].ref == "7"

    def test_connection(self, postgres: sa.Engine) -> None:
        """A connection that is given is used as it is and stays open."""
        with postgres.connect() as connection:
            assert read_database(connection, schema="ssd").rows_read > 1_000
            assert not connection.closed

    def test_password_is_not_told(self, postgres: sa.Engine) -> None:
        """What goes wrong is said without the password."""
        url = postgres.url.set(password="sesame", database="sesame-database")  # noqa: S106  (made up)
        with pytest.raises(ts.RecordsError) as error:
            read_database(url.render_as_string(hide_password=False))
        assert "does not exist" in str(error.value)
        assert "sesame" not in str(error.value)
        assert error.value.__suppress_context__


class TestColumnTypes:
    """The types that the tests give the columns are those of the dataset."""

    def test_types(self, shared: Path) -> None:
        """DATETIME, NCHAR and NVARCHAR, as the specification has them."""
        fields = columns_of(
            (shared / "data" / "ssd" / "ssd_fields_for_timescales.csv").read_text("utf-8")
        )
        triples = zip(fields["table"], fields["column"], fields["type"], strict=True)
        theirs = {(table, column): (kind or "").lower() for table, column, kind in triples}
        names = {"datetime": sa.DateTime, "nchar": sa.CHAR, "nvarchar": sa.Unicode}
        for table, columns in COLUMNS.items():
            for column in columns:
                assert isinstance(sql_type(column), names[theirs[table, column]]), column

    def test_columns(self, shared: Path) -> None:
        """Every column that is read is one of the dataset, but the person of a review."""
        fields = columns_of(
            (shared / "data" / "ssd" / "ssd_fields_for_timescales.csv").read_text("utf-8")
        )
        theirs = set(zip(fields["table"], fields["column"], strict=True))
        read_here = {(name, column) for name, each in TABLES.items() for column in each.columns}
        assert read_here - theirs == {("ssd_cla_reviews", "clar_cla_person_id")}


def as_sql_server(asked: sa.Select[Any]) -> str:
    """What is sent to SQL Server, on one line."""
    dialect = mssql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it so
    return " ".join(str(asked.compile(dialect=dialect)).split())


class TestSqlServer:
    """The statements of SQL Server as text: nothing newer than SQL Server 2014."""

    @pytest.mark.parametrize("name", TABLES)
    def test_statements(self, name: str) -> None:
        """The columns that are read, from one table, in the order of its key; and that is all."""
        table = TABLES[name]
        found = FoundTable.of(table, name, [*table.columns, "pers_forename"])
        text = as_sql_server(statement(found, "dbo"))
        columns = ", ".join(f"t.{column}" for column in found.columns)
        head, _, tail = text.partition(" FROM ")
        assert head == f"SELECT {columns}"
        assert tail == f"dbo.{name} AS t ORDER BY t.{table.key}"

    def test_without_a_key(self) -> None:
        """A table without its key is read in whatever order it comes."""
        found = FoundTable.of(
            TABLES["ssd_cp_plans"], "x", ["CPPL_PERSON_ID", "cppl_cp_plan_start_date"]
        )
        text = as_sql_server(statement(found, None))
        assert "ORDER BY" not in text
        assert "t.[CPPL_PERSON_ID]" in text


class TestAnyDatabase:
    """What is the same for every database, on SQLite."""

    def test_stream(self, sqlite: sa.Engine) -> None:
        """Children come one at a time, the connection given back before the first."""
        load(sqlite, {"ssd_s47_enquiry": ENQUIRY})
        ticks: list[int] = []
        source = open_database(sqlite, complete_from=date(2020, 4, 1), progress=ticks.append)
        assert (source.most, ticks) == (1, [1])
        assert sqlite.pool.checkedout() == 0  # type: ignore[attr-defined]  # a queue pool counts them
        [subject] = source
        assert subject.case.complete_from == date(2020, 4, 1)

    def test_empty(self, sqlite: sa.Engine) -> None:
        """Tables without rows are refused."""
        empty: Cells = {name: [] for name in ENQUIRY}
        load(sqlite, {"ssd_s47_enquiry": empty})
        with pytest.raises(ts.RecordsError, match="hold no rows"):
            read_database(sqlite)

    def test_no_tables(self, sqlite: sa.Engine) -> None:
        """A database without any of the tables is refused with what they are called."""
        with pytest.raises(
            ts.RecordsError, match=r"None of the tables ssd_person, .*connection\.$"
        ):
            read_database(sqlite)

    def test_a_column_is_missing(self, sqlite: sa.Engine) -> None:
        """A table that says nothing without a column is refused with the column's name."""
        load(
            sqlite, {"ssd_cp_plans": {"cppl_cp_plan_id": ["1"], "cppl_cp_plan_start_date": [None]}}
        )
        with pytest.raises(ts.RecordsError, match="ssd_cp_plans: lacks the columns cppl_person_id"):
            read_database(sqlite)

    @pytest.mark.parametrize(
        "url",
        [
            "postgresql+psycopg://tester:sesame@server:port/ssd",
            "tester:sesame",
            "nosuch://tester:sesame@server/ssd",
            "postgresql+psycopg:///ssd?host=/nowhere/sesame&password=sesame",
            "postgresql+psycopg:///ssd?host=/nowhere/sesame&password=sesame&password=sesame",
        ],
    )
    def test_what_cannot_be_opened(self, url: str) -> None:
        """It is said without the password."""
        with pytest.raises(ts.RecordsError) as error:
            read_database(url)
        assert "sesame" not in str(error.value)

    def test_no_database(self) -> None:
        """Anything else is refused by its type."""
        with pytest.raises(ts.WrongTypeError, match="not int"):
            read_database(7)  # type: ignore[arg-type]  # that is the point

    def test_what_is_not_installed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A missing library is named, with how to install it."""
        monkeypatch.setitem(sys.modules, "psycopg", None)
        with pytest.raises(ts.RecordsError, match=r"driver of this database is missing.*psycopg"):
            read_database("postgresql+psycopg://server/ssd")
        monkeypatch.setitem(sys.modules, "sqlalchemy", None)
        with pytest.raises(ts.RecordsError, match=r"timescales\[ssd\]"):
            read_database("sqlite://")

    def test_read_takes_a_url(self, sqlite: sa.Engine) -> None:
        """``read`` does as well as ``read_database``, and never takes a URL for a path."""
        load(sqlite, {"ssd_s47_enquiry": ENQUIRY})
        assert read(sqlite.url.render_as_string()).files_read == ("ssd_s47_enquiry",)
        with pytest.raises(ts.RecordsError) as error:
            read("nosuch://tester:sesame@server/ssd")
        assert "sesame" not in str(error.value)

    def test_urls(self) -> None:
        """A URL is told from a path."""
        assert is_database_url("mssql+pyodbc://server/ssd?driver=x")
        assert is_database_url("sqlite://")
        for path in ("C:\\exports\\ssd", "exports/ssd", "\\\\server\\ssd", "a.csv"):
            assert not is_database_url(path)
