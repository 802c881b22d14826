"""Rows as CSV, for Excel, Power BI and everything else.

UTF-8 with a byte-order mark, by which Excel and Power BI know that it is UTF-8; lines end as
RFC 4180 has it, in CR LF; dates are ISO; none is a blank cell. A text that a spreadsheet would
run as a formula, because it begins with = + - @ or a control character, gets an apostrophe
before it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from timescales.cli.output.cells import YES_OR_NO, Cell, would_run


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write a header and rows. Raises ``OSError``."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(map(as_text, columns))
        writer.writerows(map(as_text, row) for row in rows)


def as_text(cell: Cell) -> str:
    """What stands in the file for a cell."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return YES_OR_NO[cell]
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str):
        return f"'{cell}" if would_run(cell) else cell
    return str(cell)
