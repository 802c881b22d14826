"""``timescales cases``: the conformance suite, copied out for another system."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from timescales._text import plural
from timescales.cli.options import FOLDER
from timescales.cli.output import refuse_to_overwrite, save, write_json
from timescales.conformance import read_cases, suite_data, suite_files, suite_folder, suite_schema


@click.command(short_help="Copy out the conformance suite, for a system in any language.")
@click.argument("folder", metavar="[DIR]", type=FOLDER, default="timescales-cases")
def cases(folder: Path) -> None:
    """Copy the conformance suite that comes with timescales into DIR, timescales-cases if left out.

    DIR then holds the cases (a .yaml file for each timescale), the same as JSON (suite.json) with
    its JSON Schema (suite.schema.json), and the description of the format (README.md).
    """
    suite = suite_folder()
    files = suite_files(suite)
    read = read_cases(files)
    copied = [*files, suite.joinpath("README.md")]
    folder.mkdir(parents=True, exist_ok=True)
    refuse_to_overwrite(
        (Path(str(file)) for file in copied), (folder / file.name for file in copied)
    )
    save(
        {
            **{folder / file.name: _copy_of(file) for file in copied},
            folder / "suite.json": lambda path: write_json(path, suite_data(read)),
            folder / "suite.schema.json": lambda path: write_json(path, suite_schema()),
        }
    )
    click.echo(f"{plural(len(read), 'case')} in {plural(len(files), 'file')}: {folder}")


def _copy_of(file: Traversable) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(file.read_bytes())

    return write
