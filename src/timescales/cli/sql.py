"""``timescales sql``: the calendar table for databases, and the SQL that uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from timescales._dates import short_date
from timescales._text import listed
from timescales.cli import clock
from timescales.cli.options import OUTPUT_FILE, chosen_policy, date_option, policy_option
from timescales.cli.output import checked_target, save, write_csv
from timescales.policy import Policy
from timescales.sql import (
    DIALECTS,
    NAME,
    CalendarTable,
    calendar_script,
    calendar_table,
    function_script,
    write_parquet,
)
from timescales.sql.calendar_table import DUTIES, POLICIES

if TYPE_CHECKING:
    from timescales.cli.output.cells import Cell

_SUFFIXES = (".sql", ".csv", ".parquet")
_YEARS_KEPT = 6  # ssd_timeframe_years, how far back the Standard Safeguarding Dataset goes


@click.group(short_help="Write the calendar table for databases, and the SQL that uses it.")
def sql() -> None:
    """Write the calendar as a table for databases and Power BI, and the SQL that uses it."""


def _as_policies(_: click.Context, __: click.Parameter, texts: tuple[str, ...]) -> list[Policy]:
    """The callback of ``--policy`` where there may be several."""
    return [chosen_policy(text) for text in texts]


def _dialect(*, required: bool) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option(
        "--dialect",
        type=click.Choice(list(DIALECTS)),
        required=required,
        help="; ".join(f"{dialect.name}: {dialect.title}" for dialect in DIALECTS.values()) + ".",
    )


_table = click.option(
    "--table",
    "name",
    default=NAME,
    show_default=True,
    metavar="NAME",
    help="The name of the table, with its schema if need be.",
)


@sql.command(short_help="Write the calendar table, as SQL, CSV or Parquet.")
@_dialect(required=False)
@date_option("--first", "The first day; 1 January twenty years before the last if left out.")
@date_option("--last", "The last day; the last for which bank holidays are published if left out.")
@click.option(
    "--duty",
    "duties",
    multiple=True,
    default=DUTIES,
    metavar="ADDRESS",
    help=f"A due date to add, as often as needed; if left out {listed(DUTIES)}.",
)
@click.option(
    "--policy",
    "policies",
    multiple=True,
    default=POLICIES,
    callback=_as_policies,
    metavar="NAME|FILE",
    help=f"Whose due dates, as often as needed; if left out {listed(POLICIES)}.",
)
@_table
@click.option("--replace", is_flag=True, help="Drop a table of that name first.")
@click.option("-o", "--out", type=OUTPUT_FILE, required=True, help="A .sql, .csv or .parquet file.")
def calendar(
    dialect: str | None,
    first: date | None,
    last: date | None,
    duties: tuple[str, ...],
    policies: list[Policy],
    name: str,
    out: Path,
    *,
    replace: bool,
) -> None:
    """Write a table with a row for each day, its working-day numbers and the due dates from it.

    Its first columns are those of ssd_dim_date. A .sql file makes and fills the table in one
    transaction, where the database has them, and fails where there is one of that name already,
    unless with --replace. A .csv or .parquet file is for Power BI, or to be loaded.

    A due date that there is not is empty, and the column beside it says why: no deadline, or not
    known. One that leans on bank holidays not yet published is provisional.
    """
    path = checked_target(out, _SUFFIXES)
    written_as = path.suffix.lower()
    if (dialect is None) == (written_as == ".sql"):
        raise click.UsageError("A .sql file needs --dialect, and no other file has one.")
    if replace and dialect is None:
        raise click.UsageError("--replace is for a .sql file: others are replaced in any case.")
    table = calendar_table(first=first, last=last, duties=duties, policies=policies)
    if dialect is not None:
        _needs("sqlglot")
        script = calendar_script(table, dialect, name=name, replace=replace)
        save({path: lambda partial: _write(partial, script)})
    elif written_as == ".csv":
        columns = [column.name for column in table.columns]
        save({path: lambda partial: write_csv(partial, columns, _cells(table))})
    else:
        _needs("pyarrow")
        save({path: lambda partial: write_parquet(table, partial)})
    run = f"the days from {short_date(table.first)} to {short_date(table.last)}"
    click.echo(f"Written: {path}, {run}")


@sql.command(short_help="Write the functions and queries that use the calendar table.")
@_dialect(required=True)
@_table
@policy_option
@date_option("--as-at", "The day as at which reviews are next due; today if left out.")
@date_option(
    "--complete-from",
    "The day from which your records hold every review; the month six years before if left out.",
)
@click.option("-o", "--out", type=OUTPUT_FILE, help="A .sql file; printed if left out.")
def function(
    dialect: str,
    name: str,
    policy: Policy,
    as_at: date | None,
    complete_from: date | None,
    out: Path | None,
) -> None:
    """Write the SQL that uses the calendar table.

    Two functions, to add working days and to take them away, in the dialects that have functions;
    then queries on the tables of the Standard Safeguarding Dataset: the join that does it for a
    whole table, a check of that join, reviews next due, and initial child protection conferences
    in time.
    """
    _needs("sqlglot")
    as_at = clock.today() if as_at is None else as_at
    if complete_from is None:
        complete_from = date(as_at.year - _YEARS_KEPT, as_at.month, 1)
    script = function_script(
        dialect, table=name, policy=policy, as_at=as_at, complete_from=complete_from
    )
    if out is None:
        click.echo("".join(script).rstrip("\n"))
        return
    path = checked_target(out, (".sql",))
    save({path: lambda partial: _write(partial, script)})
    click.echo(f"Written: {path}")


def _cells(table: CalendarTable) -> Iterator[list[Cell]]:
    """The rows, with true and false as Power BI reads them."""
    for row in table.rows():
        yield [str(cell).lower() if isinstance(cell, bool) else cell for cell in row]


def _needs(module: str) -> None:
    if find_spec(module) is None:
        raise click.UsageError(
            f"This needs {module}: install timescales[sql], "
            'for example with: python -m pip install "timescales[sql]"'
        )


def _write(path: Path, pieces: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces)
