"""Tables to read, and what is found in them."""

from __future__ import annotations

from pathlib import Path

from timescales.published import Fault, Verified, read_tables, verify

REPORTS = Path(__file__).parent / "reports"
"""Every table of the two reports, as an analyst types it."""


def table(folder: Path, text: str, name: str = "table.csv") -> Path:
    """A file that holds a table."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def verified(folder: Path, text: str) -> Verified:
    """What comes of a table of that text."""
    [found] = verify(read_tables([table(folder, text)]))
    return found


def faults(folder: Path, text: str) -> list[tuple[str, str, str, str, str]]:
    """The row, column, code, printed and expected number of each fault of a table."""
    return [
        (fault.row, fault.column, fault.code, fault.printed, fault.expected)
        for fault in verified(folder, text).faults
    ]


def found_in(tables: list[Path]) -> list[Fault]:
    """Every fault of several files together."""
    return [fault for each in verify(read_tables(tables)) for fault in each.faults]
