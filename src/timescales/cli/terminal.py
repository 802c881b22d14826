"""What is shown on the terminal: tables, and progress while something takes long.

Away from a terminal (a pipe, a file, a test) output is 100 columns wide, in ASCII lines and
without colour, on every machine the same.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager

import click
from rich.box import Box
from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

WIDTH = 100
_STYLES = {"overdue": "bold red", "missed": "red", "met_late": "yellow", "not verified": "yellow"}
_RULED = Box("    \n    \n -  \n    \n    \n    \n    \n    \n", ascii=True)


def show(renderable: RenderableType) -> None:
    """Print a table, or anything else that rich renders, without spaces at the end of lines."""
    console = Console(
        width=None if sys.stdout.isatty() else WIDTH, markup=False, highlight=False, emoji=False
    )
    width = max(console.width, console.measure(renderable).minimum)  # rather than cut anything off
    with console.capture() as capture:
        console.print(renderable, width=width, crop=False)
    click.echo("\n".join(line.rstrip() for line in capture.get().rstrip("\n").split("\n")))


def heading(text: str) -> None:
    """Print a heading, with an empty line before it."""
    click.echo()
    click.secho(printable(text), bold=True)


def table(
    columns: Sequence[str],
    rows: Sequence[Sequence[object]],
    *,
    right: Collection[str] = (),
    wrapped: Collection[str] = (),
) -> Table:
    """A table under its column names.

    The columns named in ``right`` are aligned to the right; those in ``wrapped`` become narrower
    where there is little room, the others stay as wide as their widest cell.
    """
    made = Table(box=_RULED, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    cells = [[_cell(value) for value in row] for row in rows]
    for number, name in enumerate(columns):
        texts = [*map(Text, name.split("\n")), *(row[number] for row in cells)]
        made.add_column(
            name,
            justify="right" if name in right else "left",
            overflow="fold",
            no_wrap=name not in wrapped,
            min_width=None if name in wrapped else max(text.cell_len for text in texts),
        )
    for row in cells:
        made.add_row(*row)
    return made


def pairs(rows: Sequence[tuple[str, object]]) -> Table:
    """Labels and values, side by side."""
    made = Table.grid(padding=(0, 2, 0, 0))
    for label, value in rows:
        made.add_row(Text(label, style="dim"), _cell(value))
    return made


def printable(text: str) -> str:
    """The text without characters that would act on the terminal, each shown as ``?``."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)


@contextmanager
def progress(doing: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """A progress bar on standard error, if that is a terminal; it leaves nothing behind.

    Gives the function to call with the number of things done since its last call.
    """
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    with bar:
        task = bar.add_task(doing, total=total)
        yield lambda done: bar.advance(task, done)


def _cell(value: object) -> Text:
    text = "" if value is None else printable(str(value))
    return Text(text, style=_STYLES.get(text, ""))
