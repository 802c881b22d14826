"""The tables in a database, read through SQLAlchemy: plain SELECTs of the columns needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from timescales._dates import checked_date
from timescales._text import listed
from timescales.errors import RecordsError
from timescales.records.ledger import Ledger
from timescales.records.result import Records
from timescales.records.source import Source
from timescales.records.source_row import SourceRow
from timescales.records.ssd.connecting import connected
from timescales.records.ssd.reading import FoundTable, SsdRows
from timescales.records.ssd.tables import TABLES
from timescales.records.typed import typed_text

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, Select

_URL = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:\+[A-Za-z0-9_]+)?://")
_ROWS_AT_A_TIME = 1_000


def is_database_url(text: str) -> bool:
    """Whether a text is the URL of a database and not a path.

    >>> is_database_url("postgresql+psycopg://server/ssd"), is_database_url("C:/exports")
    (True, False)
    """
    return _URL.match(text) is not None


def open_database(
    database: str | Engine | Connection,
    *,
    schema: str | None = None,
    complete_from: date | None = None,
    progress: Callable[[int], None] | None = None,
) -> Source:
    """As ``read_database``, for a caseload of any size: children one at a time, then the ledger.

    Every row is read, and the connection given back, before the first child. Raises as
    ``read_database`` does.
    """
    if complete_from is not None:
        checked_date(complete_from, "complete_from")
    ledger = Ledger(progress)
    with connected(database) as connection:
        found = [
            FoundTable.of(TABLES[name], name, _columns(connection, name, schema))
            for name in _tables(connection, schema)
        ]
        rows = SsdRows(found, ledger)
        for table in rows.tables:
            rows.keep(table, _rows(connection, table, schema))
    ledger.close()
    if not ledger.rows_read:
        raise RecordsError("The tables of the dataset hold no rows.")
    return rows.source(complete_from)


def read_database(
    database: str | Engine | Connection,
    *,
    schema: str | None = None,
    complete_from: date | None = None,
    progress: Callable[[int], None] | None = None,
) -> Records:
    """The records in the tables of the Standard Safeguarding Dataset of a database.

    ``database`` is a URL as SQLAlchemy has them, an engine, or a connection; ``schema`` is the
    schema of the tables, None being that of the connection. Nothing but SELECT is sent, of the
    columns that are read, in one read-only transaction where the database is PostgreSQL. A row has
    its place in the order of its table's key as its line. ``complete_from`` and ``progress`` are
    as in ``timescales.records.read``. Raises ``RecordsError`` where the database cannot be read,
    without its password; or it has none of the tables, no row, or lacks a column without which a
    table says nothing.

    >>> from sqlalchemy import create_engine, text
    >>> engine = create_engine("sqlite://")
    >>> with engine.begin() as connection:
    ...     _ = connection.execute(text(
    ...         "CREATE TABLE ssd_s47_enquiry AS SELECT '1' AS s47e_s47_enquiry_id, "
    ...         "'A' AS s47e_person_id, '2026-09-01 00:00:00' AS s47e_s47_start_date"))
    >>> records = read_database(engine)
    >>> [str(event) for case in records.cases for event in case.events]
    ['strategy_discussion on 2026-09-01 (ref 1)']
    """
    return Records.of(
        open_database(database, schema=schema, complete_from=complete_from, progress=progress)
    )


def statement(found: FoundTable, schema: str | None) -> Select[Any]:
    """The SELECT of the columns that are read, in the order of the key where there is one."""
    from sqlalchemy import column, select, table

    named = table(found.table.name, *map(column, found.columns.values()), schema=schema)
    source = named.alias("t")  # SQL Server means to give up columns named with their schema
    chosen = select(*source.c)
    key = found.columns.get(found.table.key)
    return chosen if key is None else chosen.order_by(source.c[key])


def _rows(connection: Connection, found: FoundTable, schema: str | None) -> Iterator[SourceRow]:
    asked = statement(found, schema).execution_options(
        stream_results=True, yield_per=_ROWS_AT_A_TIME
    )
    names = list(found.columns.values())
    for number, values in enumerate(connection.execute(asked), start=1):
        texts = map(typed_text, values)
        yield SourceRow(found.file, number, dict(zip(names, texts, strict=True)))


def _columns(connection: Connection, name: str, schema: str | None) -> tuple[str, ...]:
    from sqlalchemy import false, literal_column, select, table

    every: Select[Any] = select(literal_column("*")).select_from(table(name, schema=schema))
    return tuple(connection.execute(every.where(false())).keys())


def _tables(connection: Connection, schema: str | None) -> list[str]:
    """Which of the tables there are, as tables or as views."""
    from sqlalchemy import inspect

    inspector = inspect(connection)
    found = [name for name in TABLES if inspector.has_table(name, schema)]
    if not found:
        elsewhere = [
            other
            for other in inspector.get_schema_names()
            if any(inspector.has_table(name, other) for name in TABLES)
        ]
        where = "the schema of the connection" if schema is None else f"the schema {schema!r}"
        advice = f" They are in {listed(elsewhere)}: name that schema." if elsewhere else ""
        raise RecordsError(f"None of the tables {listed(TABLES)} is in {where}.{advice}")
    return found
