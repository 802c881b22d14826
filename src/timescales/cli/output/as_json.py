"""Results as JSON: UTF-8, dates as ISO texts, null for none, true and false for yes and no."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from timescales.cli.output.cells import Cell


def write_json(path: Path, data: Mapping[str, Any]) -> None:
    """Write one object. Raises ``OSError``."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        json.dump(data, file, ensure_ascii=False, indent=2)
        file.write("\n")


def objects(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> list[dict[str, Any]]:
    """Each row as an object, by column."""
    return [dict(zip(columns, map(as_data, row), strict=True)) for row in rows]


def as_data(cell: Cell) -> str | int | bool | None:
    """What stands in the file for a cell."""
    return cell.isoformat() if isinstance(cell, date) else cell
