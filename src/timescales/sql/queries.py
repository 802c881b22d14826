"""The SQL that uses the calendar table: two functions, and worked queries on the tables of SSD.

Each is written once, in the folder ``worked``, and put into a dialect from there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from timescales import policies
from timescales._dates import checked_date
from timescales._text import suggestion
from timescales._version import __version__
from timescales.errors import UnknownNameError, WrongValueError
from timescales.policy import Policy
from timescales.sql.calendar_table import DUTIES
from timescales.sql.dialect import Dialect, resolve
from timescales.sql.due_column import STATUS, named
from timescales.sql.script import NAME, table_named

if TYPE_CHECKING:
    from sqlglot import exp

FUNCTIONS: Final = ("add_working_days", "subtract_working_days")
"""The functions there are, of a day and a number, in dialects that have functions."""

QUERIES: Final = ("nth_working_day", "two_candidates", "next_reviews", "icpcs_in_time")
"""The worked queries there are."""

_WRITTEN_IN: Final = "postgres"
_DUES: Final = {f"{named(duty)}{end}": (duty, end) for duty in DUTIES for end in ("", STATUS)}


def query(
    name: str,
    dialect: Dialect | str,
    *,
    table: str = NAME,
    policy: Policy | str = policies.DEFAULT,
    as_at: date | None = None,
    complete_from: date | None = None,
) -> str:
    """A worked query in a dialect.

    In: its name, one of ``QUERIES``; the dialect; the name of the calendar table, which must have
    the due dates of ``policy``; for ``next_reviews`` the day as at which it is asked, and the day
    from which records are complete. Needs sqlglot, of the extra ``sql``.

    Raises ``UnknownNameError`` for a query, dialect or policy that there is not,
    ``WrongValueError`` for a day that is needed and missing.

    >>> print(query("two_candidates", "postgres").partition("*/")[2])
    <BLANKLINE>
    SELECT
      day.full_date AS full_date,
      COUNT(*) AS candidates
    FROM timescales_calendar AS day
    JOIN timescales_calendar AS due
      ON due.nth_working_day = day.working_day_number + 15
    GROUP BY
      day.full_date
    HAVING
      COUNT(*) > 1
    """
    from sqlglot import exp

    if name not in QUERIES:
        raise UnknownNameError(f"No query is named {name!r}. {suggestion(name, QUERIES)}")
    chosen = resolve(dialect)
    tree = _adapted(name, table, policies.resolve(policy).name)
    days = {"as_at": as_at, "complete_from": complete_from}
    for placeholder in list(tree.find_all(exp.Placeholder)):
        day = days[placeholder.name]
        if day is None:
            raise WrongValueError(f"The query {name} needs {placeholder.name}: pass a date.")
        text = checked_date(day, placeholder.name).isoformat()
        placeholder.replace(exp.Literal.string(text))
    return tree.sql(chosen.name, pretty=True)


def function(name: str, dialect: Dialect | str, *, table: str = NAME) -> tuple[str, ...]:
    """The statements that make a function of a day and a number, called ``timescales_`` and name.

    In: its name, one of ``FUNCTIONS``; the dialect; the name of the calendar table, in whose schema
    the function is made too. There are none in SQLite and Spark SQL: there, join as
    ``nth_working_day`` does. The answer is NULL for a day or an answer outside the table, for a
    number that is not 1 or more, and for NULL. Needs sqlglot, of the extra ``sql``.

    Raises ``UnknownNameError`` for a function or dialect that there is not.

    >>> statement, = function("add_working_days", "duckdb")
    >>> print(statement.partition(" AS")[0])
    CREATE OR REPLACE MACRO timescales_add_working_days(from_date, n)
    """
    if name not in FUNCTIONS:
        raise UnknownNameError(f"No function is named {name!r}. {suggestion(name, FUNCTIONS)}")
    chosen = resolve(dialect)
    from sqlglot import exp

    tree = _adapted(name, table)
    for placeholder in list(tree.find_all(exp.Placeholder)):
        variable = exp.Parameter(this=exp.var(placeholder.name))
        placeholder.replace(variable if chosen.variables else exp.column(placeholder.name))
    target = table_named(table)
    target.set("this", exp.to_identifier(f"timescales_{name}"))
    body = tree.sql(chosen.name, pretty=True)
    called = target.sql(chosen.name)
    return tuple(text.format(name=called, body=body) for text in chosen.function)


def function_script(
    dialect: Dialect | str,
    *,
    table: str = NAME,
    policy: Policy | str = policies.DEFAULT,
    as_at: date,
    complete_from: date,
) -> Iterator[str]:
    """The functions and the worked queries as the text of a script, piece by piece.

    In and raised: as ``function`` and ``query`` have it.
    """
    chosen = resolve(dialect)
    yield f"-- For {chosen.title}. Made by timescales {__version__}, to go with {table}.\n"
    for name in FUNCTIONS:
        for statement in function(name, chosen, table=table):
            yield f"{statement}{chosen.ends_batch}"
    for name in QUERIES:
        text = query(
            name, chosen, table=table, policy=policy, as_at=as_at, complete_from=complete_from
        )
        yield f"{text}{chosen.ends_batch}"


def _adapted(name: str, table: str, policy: str | None = None) -> exp.Expr:
    """What is written under that name, on the table of that name and the dates of a policy."""
    from sqlglot import exp, parse_one

    tree = parse_one(_written(name), read=_WRITTEN_IN)
    target = table_named(table)
    for used in list(tree.find_all(exp.Table)):
        if used.name == NAME:
            used.replace(exp.alias_(target.copy(), used.alias, table=True))
    for column in tree.find_all(exp.Column):
        if column.name in _DUES:
            duty, end = _DUES[column.name]
            column.set("this", exp.to_identifier(f"{named(duty, policy)}{end}"))
    return tree


@cache
def _written(name: str) -> str:
    return files("timescales.sql").joinpath("worked", f"{name}.sql").read_text("utf-8")
