"""``timescales template``: an empty file of events, to be filled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from timescales.cli.output import checked_target, save, write_csv, write_json
from timescales.cli.output.template_xlsx import write_template_xlsx
from timescales.errors import RecordsError
from timescales.event_kinds import SECTIONS
from timescales.records import EVENT_COLUMNS, event_schema

_WRITERS: dict[str, Callable[[Path], None]] = {
    ".csv": lambda path: write_csv(path, tuple(EVENT_COLUMNS), ()),
    ".json": lambda path: write_json(path, event_schema()),
    ".xlsx": lambda path: write_template_xlsx(path, EVENT_COLUMNS, SECTIONS),
}


@click.command(short_help="Write an empty file of events, to be filled.")
@click.argument("out", metavar="OUT", type=click.Path(dir_okay=False, path_type=Path))
def template(out: Path) -> None:
    """Write an empty file of events to OUT, which project reads once it is filled.

    A .csv file has the header. An .xlsx workbook has it too, with columns of dates and a list from
    which to choose each event, and what every event kind means. A .json file is the JSON Schema of
    one line of a .jsonl file. OUT must not be there yet.
    """
    path = checked_target(out, tuple(_WRITERS))
    if path.exists():
        raise RecordsError(f"{path}: is there already, and is not overwritten; choose another.")
    save({path: _WRITERS[path.suffix.lower()]})
    click.echo(f"Written: {path}")
