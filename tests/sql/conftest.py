"""Databases to run in, each opened once; a database that is not there skips its tests."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.sql.engines import DuckDB, Engine, Postgres, SQLite, cluster, postgres_binary


@pytest.fixture(scope="session")
def postgres() -> Iterator[Engine]:
    if os.name == "nt" or not postgres_binary("initdb"):
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    with cluster() as folder:
        engine = Postgres(folder)
        yield engine
        engine.connection.close()


@pytest.fixture(scope="session")
def _duckdb() -> Engine:
    return DuckDB()


@pytest.fixture(scope="session")
def _sqlite() -> Engine:
    return SQLite()


@pytest.fixture(scope="session", params=["_duckdb", "_sqlite", "postgres"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each of the databases in turn."""
    found: Engine = request.getfixturevalue(request.param)
    return found
