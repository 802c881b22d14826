"""A connection to a database for reading, and what to say where there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from timescales.errors import RecordsError, WrongTypeError

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine

_SECRET = re.compile(r"pass|pwd|secret|token|odbc_connect", re.IGNORECASE)


@contextmanager
def connected(database: str | Engine | Connection) -> Iterator[Connection]:
    """A connection, given back at the end where it was not given; faults as ``RecordsError``."""
    try:
        from sqlalchemy import Connection, Engine, NullPool, create_engine
        from sqlalchemy.exc import SQLAlchemyError
    except ImportError:
        raise RecordsError(
            'databases are read with SQLAlchemy; install it, with: pip install "timescales[ssd]"'
        ) from None
    if isinstance(database, Connection | Engine):
        url = database.engine.url
    elif isinstance(database, str):
        url = _url(database)
    else:
        raise WrongTypeError(
            f"database must be a URL, an engine or a connection, not {type(database).__name__}."
        )
    try:
        if isinstance(database, Connection):
            yield database
            return
        engine = database
        if isinstance(engine, str):
            engine = create_engine(url, poolclass=NullPool, hide_parameters=True)
        with engine.connect() as connection:
            yield _read_only(connection)
    except ImportError as error:
        raise RecordsError(
            f"The driver of this database is missing: install {error.name}."
        ) from None
    except SQLAlchemyError as error:
        raise RecordsError(f"The database cannot be read: {_said(error, url)}") from None


def _read_only(connection: Connection) -> Connection:
    """The connection, in one transaction that sees one state and cannot write, if it knows such."""
    if connection.dialect.name != "postgresql":
        return connection
    return connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _url(text: str) -> URL:
    """The URL; what cannot be understood as one is not shown, for it may hold a password."""
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        return make_url(text)
    except (ArgumentError, ValueError):
        raise RecordsError(
            "The URL of the database cannot be understood; write it as "
            "postgresql+psycopg://user@server/database."
        ) from None


def _said(error: Exception, url: URL) -> str:
    """The first line of what a database or driver said, with nothing in it that is secret."""
    said = str(getattr(error, "orig", None) or error).partition("\n")[0]
    for secret in _secrets(url):
        said = said.replace(secret, "***")
    return said


def _secrets(url: URL) -> Iterator[str]:
    if url.password:
        yield url.password
    for name, value in url.query.items():
        if _SECRET.search(name):
            yield from (value,) if isinstance(value, str) else value
