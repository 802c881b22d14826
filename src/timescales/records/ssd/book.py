"""The rows of one child by table, and the words in which they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from timescales.case import Event
from timescales.projection import Severity
from timescales.records.ledger import Ledger
from timescales.records.offers import Happening
from timescales.records.source_row import Fault, SourceRow


class Book:
    """The rows of one child. Each is read once, and then offered or refused."""

    def __init__(
        self, subject_id: str, rows: Iterable[tuple[str, SourceRow]], ledger: Ledger
    ) -> None:
        self._subject_id = subject_id
        self._ledger = ledger
        self._rows: dict[str, list[SourceRow]] = {}
        for table, row in rows:
            self._rows.setdefault(table, []).append(row)

    @property
    def tables(self) -> Mapping[str, Sequence[SourceRow]]:
        """The rows that the child has in each table in which it has any."""
        return self._rows

    def refuse(self, row: SourceRow, fault: Fault, *more: Fault) -> None:
        """Say once why a row is not used."""
        self._ledger.refuse(row, self._subject_id, fault, *more)

    def dated(self, table: str, column: str) -> Iterator[tuple[SourceRow, date]]:
        """Each row of a table with its date in a column; rows that have none are refused."""
        for row in self._rows.get(table, ()):
            faults: list[Fault] = []
            day = row.dated(column, faults)
            if day is not None:
                yield row, day
            else:
                self.refuse(row, *faults, *([] if faults else [no_date(column)]))


def no_date(column: str, reason: str = "") -> Fault:
    """What is wrong with a row whose date is blank."""
    return Fault("no_date", column, "", reason or f"{column} is blank.", Severity.REMARK)


def warning(code: str, column: str, value: str, reason: str) -> Fault:
    """Something about a row that is used, and may not be what was meant."""
    return Fault(code, column, value, reason, Severity.WARNING)


def ending(row: SourceRow, start: date, column: str, remarks: list[Fault]) -> date | None:
    """The day on which something ended that began on a day; None where the row gives none."""
    end = row.dated(column, remarks)
    if end is None or end >= start:
        return end
    reason = f"{column} is before the start, {start}; it is taken to be blank."
    remarks.append(warning("ends_before_start", column, row.cells[column], reason))
    return None


def happening(
    row: SourceRow, column: str, kind: str, day: date, ref: str = "", **details: str
) -> Happening:
    """An event that a row gives, with the cell that has its date; blank details are left out."""
    given = {name: text for name, text in details.items() if text}
    return Happening(Event(kind, day, ref or None, given), column, row.cells.get(column, ""))
