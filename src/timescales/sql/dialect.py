"""The dialects that the SQL is written in, and where they differ beyond what sqlglot knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from timescales._text import suggestion
from timescales.errors import UnknownNameError


@dataclass(frozen=True, slots=True)
class Dialect:
    """A dialect, by the name that sqlglot knows it by."""

    name: str
    title: str
    rows: int = 500
    """How many rows an INSERT holds. A statement of SQLite has at most a million bytes."""
    begin: tuple[str, ...] = ("BEGIN",)
    """What opens a transaction, so that a table is there whole or not at all."""
    commit: tuple[str, ...] = ("COMMIT",)
    constraints: bool = True
    """Whether it has keys and indexes."""
    typed_dates: bool = False
    """Whether a date must be written as one: elsewhere its column says so."""
    national: bool = False
    """Whether letters beyond ASCII need to be marked."""
    variables: bool = False
    """Whether the parameters of a function are written as variables, with ``@``."""
    function: tuple[str, ...] = ()
    """The statements that make a function: ``{name}`` of a day and a number, with ``{body}``."""
    ends_batch: str = ";\n\n"
    """What stands after a statement that may not share a batch with those that follow."""


DIALECTS: Final[Mapping[str, Dialect]] = {
    dialect.name: dialect
    for dialect in (
        Dialect(
            "tsql",
            "SQL Server 2014 and later",
            rows=250,  # it takes 1000, and compiles each of them as an expression
            begin=("SET NOCOUNT ON", "SET XACT_ABORT ON", "BEGIN TRANSACTION"),
            commit=("COMMIT TRANSACTION",),
            national=True,
            variables=True,
            function=(
                "IF OBJECT_ID(N'{name}', N'FN') IS NOT NULL DROP FUNCTION {name}",
                (
                    "CREATE FUNCTION {name} (@from_date DATE, @n INTEGER)\n"
                    "RETURNS DATE AS BEGIN RETURN (\n{body}\n) END"
                ),
            ),
            ends_batch=";\nGO\n\n",
        ),
        Dialect(
            "postgres",
            "PostgreSQL",
            function=(
                (
                    "CREATE OR REPLACE FUNCTION {name}(from_date DATE, n INT)\n"
                    "RETURNS DATE LANGUAGE SQL STABLE AS $$\n{body}\n$$"
                ),
            ),
        ),
        Dialect(
            "duckdb",
            "DuckDB",
            function=("CREATE OR REPLACE MACRO {name}(from_date, n) AS (\n{body}\n)",),
        ),
        Dialect("sqlite", "SQLite"),
        Dialect("spark", "Spark SQL", begin=(), commit=(), constraints=False, typed_dates=True),
    )
}
"""By name."""


def resolve(dialect: Dialect | str) -> Dialect:
    """The dialect itself, or the one of that name.

    Raises ``UnknownNameError`` with the names there are.
    """
    if isinstance(dialect, Dialect):
        return dialect
    if dialect not in DIALECTS:
        names = list(DIALECTS)
        raise UnknownNameError(f"No dialect is named {dialect!r}. {suggestion(dialect, names)}")
    return DIALECTS[dialect]
