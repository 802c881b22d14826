"""The rows of a return as entries: what each says, or why it cannot be used."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from timescales.projection import Severity
from timescales.records.ledger import Ledger
from timescales.records.source_row import Fault, SourceRow
from timescales.records.ssda903.entries import Entry
from timescales.records.ssda903.periods import SHORT_BREAKS, Episode
from timescales.records.table import Table

_OPTIONAL = ("DOB", "REVIEW_CODE", "CIN", "PLACE_PROVIDER")
_PARTICIPATION = frozenset(f"PN{n}" for n in range(8))

C = TypeVar("C", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Review:
    """What a row of reviews says: the day, the participation code, and a date of birth."""

    day: date
    participation: str
    born: date | None


class RowReader:
    """Turns rows into entries, and refuses in the ledger those that cannot be.

    ``cared_for`` holds the children of refused episodes that were no short breaks.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.cared_for: set[str] = set()

    def entries(
        self,
        tables: Iterable[Table],
        columns: Sequence[str],
        entry: Callable[[SourceRow, int, list[Fault]], Entry[C] | None],
    ) -> list[Entry[C]]:
        """The entry of every row of the tables, a later table being a later year's."""
        entries = []
        for year, table in enumerate(tables):
            for row in table.rows((*columns, *_OPTIONAL)):
                self._ledger.enter()
                if row.fault is not None:
                    self._ledger.refuse(row, "", row.fault)
                    continue
                child = row.cells["CHILD"]
                faults = (
                    [] if child else [Fault("no_subject", "CHILD", "", "The row names no child.")]
                )
                made = entry(row, year, faults)
                if made is None or faults:
                    self._ledger.refuse(row, child, *faults, *(made.remarks if made else ()))
                else:
                    entries.append(made)
        return entries

    def birth(self, row: SourceRow, year: int, faults: list[Fault]) -> Entry[date] | None:
        day = _needed(row, "DOB", faults)
        return None if day is None else Entry(row, year, row.cells["CHILD"], "DOB", None, day)

    def review(self, row: SourceRow, year: int, faults: list[Fault]) -> Entry[Review] | None:
        remarks: list[Fault] = []
        day = _needed(row, "REVIEW", faults)
        born = row.dated("DOB", remarks)
        code = _code(row, "REVIEW_CODE")
        if code and code not in _PARTICIPATION:
            reason = "REVIEW_CODE is PN0 to PN7."
            remarks.append(Fault("unknown_code", "REVIEW_CODE", code, reason, Severity.WARNING))
        if day is None:
            faults += remarks
            return None
        content = Review(day, code, born)
        return Entry(row, year, row.cells["CHILD"], "REVIEW", day, content, tuple(remarks))

    def episode(self, row: SourceRow, year: int, faults: list[Fault]) -> Entry[Episode] | None:
        remarks: list[Fault] = []
        start = _needed(row, "DECOM", faults)
        end = row.dated("DEC", remarks)
        if start and end and end < start:
            reason = "DEC is before DECOM; the episode is taken to have no end on record."
            value = row.cells["DEC"]
            remarks.append(Fault("ends_before_start", "DEC", value, reason, Severity.WARNING))
            end = None
        if start is None:
            faults += remarks
            if _code(row, "LS") not in SHORT_BREAKS:
                self.cared_for.add(row.cells["CHILD"])
            return None
        content = Episode(
            start=start,
            end=end,
            new=_code(row, "RNE"),
            status=_code(row, "LS"),
            place=_code(row, "PLACE"),
            reason_ceased=_code(row, "REC"),
            need=_code(row, "CIN"),
            provider=_code(row, "PLACE_PROVIDER"),
        )
        return Entry(row, year, row.cells["CHILD"], "DECOM", start, content, tuple(remarks))


def _needed(row: SourceRow, column: str, faults: list[Fault]) -> date | None:
    if not row.cells[column]:
        faults.append(Fault("no_date", column, "", f"{column} is blank."))
    return row.dated(column, faults)


def _code(row: SourceRow, column: str) -> str:
    return row.cells.get(column, "").upper()
