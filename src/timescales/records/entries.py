"""Readable rows of one child, and which of them stand where years or rows repeat one another."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from timescales.projection import Severity
from timescales.records.ledger import Ledger
from timescales.records.source_row import Fault, SourceRow

C = TypeVar("C", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Entry(Generic[C]):
    """A row of one child that could be read: about which day, and what it says of it.

    ``year`` counts the files of its kind, a later one being a later year; ``day`` is what an entry
    of another year would repeat or correct, None where there is only one a child.
    """

    row: SourceRow
    year: int
    column: str
    day: date | None
    content: C
    remarks: tuple[Fault, ...] = ()


def standing(entries: Sequence[Entry[C]], child: str, ledger: Ledger) -> list[Entry[C]]:
    """The entries of a child that stand; the ledger refuses the others.

    Of a day in several years' files the latest file's entries stand, and of equal ones the first.
    """
    latest: dict[date | None, int] = {}
    for entry in entries:
        latest[entry.day] = max(entry.year, latest.get(entry.day, entry.year))
    kept: dict[tuple[date | None, C], Entry[C]] = {}
    superseding: dict[date | None, Entry[C]] = {}
    for entry in entries:
        if entry.year == latest[entry.day]:
            kept.setdefault((entry.day, entry.content), entry)
            superseding.setdefault(entry.day, entry)
    for entry in entries:
        first = kept.get((entry.day, entry.content))
        if first is None:
            later = superseding[entry.day]
            reason = f"Line {later.row.line} of {later.row.file}, a later file, stands instead."
            ledger.refuse(entry.row, child, _fault(entry, "superseded", reason))
        elif first is not entry:
            reason = f"It repeats line {first.row.line} of {first.row.file}."
            ledger.refuse(entry.row, child, _fault(entry, "duplicate", reason))
    return list(kept.values())


def _fault(entry: Entry[C], code: str, reason: str) -> Fault:
    return Fault(code, entry.column, entry.row.cells[entry.column], reason, Severity.REMARK)
