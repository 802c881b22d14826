"""Opening what a command is pointed at: a file, a folder, or a database by its URL."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from timescales.cli.options import OUTPUT_FILE, date_option
from timescales.cli.output import refuse_to_overwrite
from timescales.cli.terminal import progress
from timescales.errors import RecordsError
from timescales.records import Source, open_records
from timescales.records.ssd import is_database_url, open_database

F = TypeVar("F", bound=Callable[..., Any])

_SCHEMA = "The schema of the tables, where INPUT is a database."
_COMPLETE_FROM = "Events before this day may be missing. A return's is deduced if it is left out."
_OUT = "Write to this .csv, .json or .xlsx file."
_MASK_IDS = "Show and write a number in place of each subject's identifier."


@dataclass(frozen=True, slots=True)
class Input:
    """Records by their path, or by the URL of their database and the schema in it."""

    where: Path | str
    schema: str | None = None

    def open(
        self,
        *,
        complete_from: date | None,
        event_kinds: Iterable[str],
        written: Sequence[Path],
    ) -> Source:
        """The records as a source, with progress shown.

        Raises ``RecordsError`` for what cannot be read, and where a file that is read would be
        written over.
        """
        with progress("Reading rows") as advance:
            if isinstance(self.where, str):
                return open_database(
                    self.where, schema=self.schema, complete_from=complete_from, progress=advance
                )
            if self.schema is not None:
                raise RecordsError("--schema is of a database, and INPUT is a file or folder.")
            source = open_records(
                self.where,
                complete_from=complete_from,
                event_kinds=event_kinds,
                progress=advance,
            )
        here = self.where if self.where.is_dir() else self.where.parent
        refuse_to_overwrite((here / name for name in source.files_read), written)
        return source


def _path_or_url(ctx: click.Context, parameter: click.Parameter, text: str) -> Path | str:
    if is_database_url(text):
        return text
    path: Path = click.Path(exists=True, path_type=Path).convert(text, parameter, ctx)
    return path


def caseload_options(command: F) -> F:
    """The argument INPUT as ``source``, and the options of a command that makes a table of it."""
    for option in (
        click.option("--mask-ids", is_flag=True, help=_MASK_IDS),
        click.option("-o", "--out", type=OUTPUT_FILE, help=_OUT),
        input_options,
    ):
        command = option(command)
    return command


def input_options(command: F) -> F:
    """The argument INPUT as ``source``, and how to read it."""
    for option in (
        date_option("--complete-from", _COMPLETE_FROM),
        click.option("--schema", metavar="NAME", help=_SCHEMA),
        click.argument("source", metavar="INPUT", callback=_path_or_url),
    ):
        command = option(command)
    return command
