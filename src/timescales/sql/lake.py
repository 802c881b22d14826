"""The calendar table in columns, for Parquet and every engine that reads Arrow."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from timescales.sql.calendar_table import CalendarTable
from timescales.sql.column import Kind
from timescales.sql.script import said_of

if TYPE_CHECKING:
    import pyarrow as pa


def to_arrow(table: CalendarTable) -> pa.Table:
    """The table in Arrow's columns; its metadata say what it was made from.

    Needs pyarrow, of the extra ``sql``.

    >>> from datetime import date
    >>> from timescales.sql import calendar_table
    >>> days = calendar_table(first=date(2026, 12, 24), last=date(2026, 12, 28), duties=[])
    >>> to_arrow(days).column("bank_holiday_name").to_pylist()
    [None, 'Christmas Day', None, None, 'Boxing Day']
    """
    import pyarrow as pa

    types = {
        Kind.INTEGER: pa.int32(),
        Kind.TINY: pa.int8(),
        Kind.DATE: pa.date32(),
        Kind.BOOLEAN: pa.bool_(),
        Kind.WORD: pa.string(),
        Kind.NAME: pa.string(),
    }
    fields = [
        pa.field(column.name, types[column.kind], nullable=column.nullable)
        for column in table.columns
    ]
    schema = pa.schema(fields, metadata={"timescales": " ".join(said_of(table))})
    return pa.table(list(map(list, zip(*table.rows(), strict=True))), schema=schema)


def write_parquet(table: CalendarTable, path: Path) -> None:
    """Write the table to a Parquet file. Needs pyarrow; raises ``OSError``."""
    import pyarrow.parquet as pq

    pq.write_table(to_arrow(table), path)
