"""A scored caseload as a star schema for Power BI: a CSV file for each table, in one folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from timescales.cli.output import write_csv
from timescales.cli.output.cells import Cell
from timescales.cli.star.rows import Obligations, Star
from timescales.cli.star.tables import TABLES

__all__ = ["Obligations", "Star", "star_paths", "star_writers"]


def star_paths(folder: Path) -> list[Path]:
    """The files of a star schema in a folder."""
    return [folder / f"{table.name}.csv" for table in TABLES]


def star_writers(folder: Path, star: Star) -> dict[Path, Callable[[Path], None]]:
    """How to write each of them."""
    return {
        path: _writer(table.names, star.rows[table.name])
        for path, table in zip(star_paths(folder), TABLES, strict=True)
    }


def _writer(
    columns: Sequence[str], rows: Callable[[], Iterable[Sequence[Cell]]]
) -> Callable[[Path], None]:
    return lambda path: write_csv(path, columns, rows())
