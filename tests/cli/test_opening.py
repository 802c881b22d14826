"""What a command is pointed at: a file, a folder, or a database by its URL."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def database(tmp_path: Path) -> str:
    """The URL of a database with one enquiry and the conference that it led to, which was shown."""
    path = tmp_path / "extract.db"
    with sqlite3.connect(path) as connection:
        connection.execute(
            "CREATE TABLE ssd_s47_enquiry "
            "(s47e_s47_enquiry_id TEXT, s47e_person_id TEXT, s47e_s47_start_date TEXT)"
        )
        connection.execute(
            "CREATE TABLE ssd_initial_cp_conference (icpc_person_id TEXT, icpc_icpc_date TEXT, "
            "icpc_s47_enquiry_id TEXT, icpc_icpc_target_date TEXT)"
        )
        connection.execute("INSERT INTO ssd_s47_enquiry VALUES ('71', '4711', '2022-06-02')")
        connection.execute(
            "INSERT INTO ssd_initial_cp_conference "
            "VALUES ('4711', '2022-06-21', '71', '2022-06-23 00:00:00')"
        )
    connection.close()
    return f"sqlite:///{path}"


def test_a_database_is_projected(run: Run, database: str, tmp_path: Path) -> None:
    """Its tables are named in place of files, and the results are written as ever."""
    result = run("project", database, "--as-at", "2022-07-01", "-o", "due.csv")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "ssd_s47_enquiry, ssd_initial_cp_conference" in result.stdout
    assert "4711,icpc,1,2022-06-02,2022-06-24" in (tmp_path / "due.csv").read_text("utf-8-sig")


def test_a_database_is_audited(run: Run, database: str) -> None:
    """The specimen child: the Jubilee holiday of 3 June was not left out."""
    result = run("audit", database)
    assert result.exit_code == 0
    assert "3 June 2022" in " ".join(result.stdout.split())


def test_a_database_that_is_not_there(run: Run) -> None:
    """No password is shown."""
    result = run("project", "postgresql+psycopg://anna:secret@127.0.0.1:1/ssd")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")
    assert "secret" not in result.output


def test_a_schema_of_a_file(run: Run, events: Path) -> None:
    """Only a database has schemas."""
    result = run("project", events, "--schema", "dbo")
    assert result.exit_code == 2
    assert "--schema is of a database, and INPUT is a file or folder" in result.stderr


def test_a_path_that_is_not_there(run: Run) -> None:
    """As of any argument that is a path."""
    result = run("audit", "gone.csv")
    assert result.exit_code == 2
    assert "'gone.csv' does not exist" in result.stderr
