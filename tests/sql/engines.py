"""Real databases, each behind the same three words: run, load, ask."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import psycopg

from timescales.sql import NAME, CalendarTable, Cell, calendar_statements

_ISO = re.compile(r"\d{4}-\d\d-\d\d")


class Engine(ABC):
    """A database that has just been opened."""

    dialect: str

    @abstractmethod
    def run(self, statement: str) -> None: ...

    @abstractmethod
    def ask(self, query: str) -> list[tuple[Cell, ...]]:
        """The rows of a query, dates as dates."""

    def load(self, table: CalendarTable, name: str = NAME) -> None:
        """Make the calendar table in it, in place of one of that name."""
        for statement in calendar_statements(table, self.dialect, name=name, replace=True):
            self.run(statement)

    def table(self, name: str, columns: str, rows: Iterable[Sequence[Cell]]) -> None:
        """Make a small table, in place of one of that name: ``columns`` with their types."""
        self.run(f"DROP TABLE IF EXISTS {name}")
        self.run(f"CREATE TABLE {name} ({columns})")
        values = ", ".join(f"({', '.join(map(_literal, row))})" for row in rows)
        if values:
            self.run(f"INSERT INTO {name} VALUES {values}")


class DuckDB(Engine):
    dialect = "duckdb"

    def __init__(self) -> None:
        self.connection = duckdb.connect()

    def run(self, statement: str) -> None:
        self.connection.execute(statement)

    def ask(self, query: str) -> list[tuple[Cell, ...]]:
        return self.connection.execute(query).fetchall()


class SQLite(Engine):
    """Dates come back as the texts that they are kept as."""

    dialect = "sqlite"

    def __init__(self) -> None:
        self.connection = sqlite3.connect(":memory:", isolation_level=None)

    def run(self, statement: str) -> None:
        self.connection.execute(statement)

    def ask(self, query: str) -> list[tuple[Cell, ...]]:
        rows = self.connection.execute(query).fetchall()
        return [tuple(map(_as_date, row)) for row in rows]


class Postgres(Engine):
    dialect = "postgres"

    def __init__(self, folder: Path) -> None:
        self.connection = psycopg.connect(
            host=str(folder), user="postgres", dbname="postgres", autocommit=True
        )

    def run(self, statement: str) -> None:
        self.connection.execute(statement.encode())

    def ask(self, query: str) -> list[tuple[Cell, ...]]:
        return self.connection.execute(query.encode()).fetchall()


def postgres_binary(name: str) -> str | None:
    """The newest program of that name that Debian or anybody else has put somewhere usual."""
    kept = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    return str(kept[0]) if kept else shutil.which(name)


@contextmanager
def cluster() -> Iterator[Path]:
    """A PostgreSQL of its own in a temporary folder, which holds its socket.

    It will not run as root; there it runs as the user that its package made, or as nobody.
    """
    made, server = postgres_binary("initdb"), postgres_binary("pg_ctl")
    assert made, server
    user = _unprivileged() if os.getuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="timescales-") as name:
        folder = Path(name)
        if user:
            shutil.chown(folder, user)

        def do(*command: str) -> None:
            subprocess.run(
                command, user=user, cwd=folder, check=True, timeout=120,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip

        data = str(folder / "data")
        do(made, "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        do(str(server), "-D", data, "-o", options, "-w", "start")
        try:
            yield folder
        finally:
            do(str(server), "-D", data, "-m", "immediate", "-w", "stop")


def _unprivileged() -> str:
    import pwd  # which Windows has not

    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _literal(cell: Cell) -> str:
    if cell is None:
        return "NULL"
    return str(cell) if isinstance(cell, int) else f"'{cell}'"


def _as_date(value: Any) -> Any:
    return date.fromisoformat(value) if isinstance(value, str) and _ISO.fullmatch(value) else value
