"""The calendar as a table for databases, lake houses and Power BI, and the SQL that uses it.

The table holds a row for each day: what kind of day it is, its numbers among working days, and the
due dates that rules give from it. It is worked out here, by the rules themselves, so that a system
that never runs Python answers as they do. Writing SQL needs the extra ``sql``.
"""

from timescales.sql.calendar_table import CalendarTable, calendar_table
from timescales.sql.column import Cell, Column, Kind
from timescales.sql.dialect import DIALECTS, Dialect
from timescales.sql.due_column import DueColumn
from timescales.sql.lake import to_arrow, write_parquet
from timescales.sql.queries import FUNCTIONS, QUERIES, function, function_script, query
from timescales.sql.script import NAME, calendar_script, calendar_statements

__all__ = [
    "CalendarTable",
    "Cell",
    "Column",
    "DIALECTS",
    "Dialect",
    "DueColumn",
    "FUNCTIONS",
    "Kind",
    "NAME",
    "QUERIES",
    "calendar_script",
    "calendar_statements",
    "calendar_table",
    "function",
    "function_script",
    "query",
    "to_arrow",
    "write_parquet",
]
