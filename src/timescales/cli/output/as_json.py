"""Results as JSON: UTF-8, dates as ISO texts, null for none, true and false for yes and no."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from timescales.cli.output.cells import Cell


@dataclass(frozen=True, slots=True)
class Objects:
    """Rows that become objects, by column."""

    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def write_json(
    path: Path, data: Mapping[str, Any], lists: Mapping[str, Objects] | None = None
) -> None:
    """Write one object: ``data``, then each of the lists, a row a line. Raises ``OSError``."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        head = json.dumps(data, ensure_ascii=False, indent=2)
        file.write(head.removesuffix("\n}"))
        for name, objects in (lists or {}).items():
            file.write(f",\n  {json.dumps(name)}: [")
            between = ""
            for row in objects.rows:
                each = dict(zip(objects.columns, map(as_data, row), strict=True))
                file.write(f"{between}\n    {json.dumps(each, ensure_ascii=False)}")
                between = ","
            file.write("\n  ]")
        file.write("\n}\n")


def as_data(cell: Cell) -> str | int | bool | None:
    """What stands in the file for a cell."""
    return cell.isoformat() if isinstance(cell, date) else cell
