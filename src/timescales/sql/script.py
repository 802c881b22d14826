"""The calendar table as SQL: its definition, and its rows in batches."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from timescales._dates import short_date
from timescales._version import __version__
from timescales.errors import WrongValueError
from timescales.sql.calendar_table import CalendarTable
from timescales.sql.column import Cell
from timescales.sql.dialect import Dialect, resolve

if TYPE_CHECKING:
    from sqlglot import exp

NAME: Final = "timescales_calendar"
"""What the table is called, if it is given no other name."""

_TABLE: Final = re.compile(r"([A-Za-z_][A-Za-z0-9_]*\.){0,2}[A-Za-z_][A-Za-z0-9_]*")


def calendar_statements(
    table: CalendarTable, dialect: Dialect | str, *, name: str = NAME, replace: bool = False
) -> Iterator[str]:
    """The statements that make the table and fill it, one after another, in a transaction.

    In: the table; the dialect; its ``name``, which may have a schema before it; whether to
    ``replace`` a table of that name, which is otherwise left alone and makes the first statement
    fail. Needs sqlglot, of the extra ``sql``.

    Raises ``UnknownNameError`` for a dialect that there is not, ``WrongValueError`` for a name that
    names no table.

    >>> from datetime import date
    >>> from timescales.sql import calendar_table
    >>> table = calendar_table(first=date(2026, 12, 24), last=date(2026, 12, 28), duties=[])
    >>> for statement in calendar_statements(table, "duckdb", name="days"):
    ...     print(statement.partition(" (")[0])
    BEGIN
    CREATE TABLE days
    CREATE INDEX days_nth ON days(nth_working_day)
    INSERT INTO days
    COMMIT
    """
    chosen = resolve(dialect)
    target = table_named(name)
    yield from chosen.begin
    if replace:
        yield _drop(target, chosen)
    yield _create(table, target, chosen)
    if chosen.constraints:
        yield _index(target, chosen)
    columns = ", ".join(column.name for column in table.columns)
    literal = literals(chosen)
    every = table.rows()
    while rows := tuple(islice(every, chosen.rows)):
        values = ",\n".join(f"({', '.join(map(literal, row))})" for row in rows)
        yield f"INSERT INTO {target.sql(chosen.name)} ({columns}) VALUES\n{values}"
    yield from chosen.commit


def calendar_script(
    table: CalendarTable, dialect: Dialect | str, *, name: str = NAME, replace: bool = False
) -> Iterator[str]:
    """The same as the text of a script, piece by piece, with what it was made from at its head.

    Raises as ``calendar_statements`` does.
    """
    chosen = resolve(dialect)
    statements = calendar_statements(table, chosen, name=name, replace=replace)
    yield "".join(f"-- {line}\n" for line in (f"For {chosen.title}.", *said_of(table)))
    drops = _drop(table_named(name), chosen)  # a batch is checked against the tables that it finds
    for statement in statements:
        yield statement
        yield chosen.ends_batch if statement == drops else ";\n"


def said_of(table: CalendarTable) -> tuple[str, ...]:
    """What a table was made from, in lines: enough to make it again."""
    calendar = table.calendar
    published = calendar.published_to
    return (
        f"Working days from {short_date(table.first)} to {short_date(table.last)}.",
        f"Made by timescales {__version__} from the calendar {calendar}.",
        f"Bank holidays are published to {short_date(published)}; later ones are projected."
        if published
        else "No bank holidays of this calendar are published: all are projected.",
        f"Fingerprint of the calendar: {calendar.fingerprint}.",
    )


def table_named(name: str) -> exp.Table:
    """The table of that name, which may have a schema before it.

    Raises ``WrongValueError`` for anything else.
    """
    from sqlglot import exp

    if not _TABLE.fullmatch(name):
        raise WrongValueError(
            f"{name!r} names no table: use letters, digits and underscores, with a schema and a "
            "point before it if need be, such as dbo.timescales_calendar."
        )
    return exp.to_table(name)


def literals(dialect: Dialect) -> Callable[[Cell], str]:
    """The function that writes a cell as a literal of the dialect."""
    from sqlglot import exp

    @lru_cache(maxsize=100_000, typed=True)
    def literal(cell: Cell) -> str:
        if isinstance(cell, str) and dialect.national and not cell.isascii():
            node: exp.Expr = exp.National(this=cell)
        elif not isinstance(cell, str | int | None) and not dialect.typed_dates:
            node = exp.convert(cell.isoformat())
        else:
            node = exp.convert(cell)
        exp.Values(expressions=[node])  # T-SQL writes a boolean among values as 1 or 0
        return node.sql(dialect.name, copy=False)

    return literal


def _drop(target: exp.Table, dialect: Dialect) -> str:
    name = target.sql(dialect.name)
    if dialect.name == "tsql":  # DROP TABLE IF EXISTS came with SQL Server 2016
        return f"IF OBJECT_ID(N'{name}', N'U') IS NOT NULL DROP TABLE {name}"
    return f"DROP TABLE IF EXISTS {name}"


def _create(table: CalendarTable, target: exp.Table, dialect: Dialect) -> str:
    from sqlglot import exp

    definitions: list[exp.Expr] = []
    for column in table.columns:
        not_null = exp.ColumnConstraint(kind=exp.NotNullColumnConstraint())
        definition = exp.ColumnDef(
            this=exp.to_identifier(column.name),
            kind=exp.DataType.build(column.kind.value),
            constraints=[] if column.nullable else [not_null],
        )
        definition.add_comments([f" {column.words} "])
        definitions.append(definition)
    if dialect.constraints:
        definitions.append(exp.PrimaryKey(expressions=[exp.to_identifier("date_key")]))
        full_date = exp.Schema(expressions=[exp.to_identifier("full_date")])
        definitions.append(exp.UniqueColumnConstraint(this=full_date))
    schema = exp.Schema(this=target.copy(), expressions=definitions)
    return exp.Create(this=schema, kind="TABLE").sql(dialect.name, pretty=True)


def _index(target: exp.Table, dialect: Dialect) -> str:
    from sqlglot import exp

    name = f"{target.name}_nth"
    index = exp.Index(
        this=exp.to_identifier(name),
        table=target.copy(),
        params=exp.IndexParameters(columns=[exp.column("nth_working_day")]),
    )
    return exp.Create(this=index, kind="INDEX").sql(dialect.name)
