"""The modules of a return whose rows are stretches of days.

Decisions that a child should be placed for adoption, orders that deprive of liberty, and times for
which a child was missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from timescales.case import Event
from timescales.projection import Severity
from timescales.records.entries import Entry
from timescales.records.offers import Happening
from timescales.records.source_row import Fault, SourceRow
from timescales.records.ssda903.rows import code, needed

_AWAY = "A"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of days, or one that has not ended; a code that goes with it; a date of birth."""

    start: date
    end: date | None
    code: str
    born: date | None


@dataclass(frozen=True, slots=True)
class Stretches:
    """A module of stretches: its columns, and the kinds of event at the two ends of one.

    ``started`` is empty where a timescale runs from the end alone.
    """

    start: str
    end: str
    code: str
    started: str
    ended: str

    def entry(self, row: SourceRow, year: int, faults: list[Fault]) -> Entry[Stretch] | None:
        """The entry of a row; None where it cannot be used, for these faults."""
        remarks: list[Fault] = []
        start = needed(row, self.start, faults)
        end = row.dated(self.end, remarks)
        if start and end and end < start:
            reason = f"{self.end} is before {self.start}; it is taken to have no end on record."
            value = row.cells[self.end]
            remarks.append(Fault("ends_before_start", self.end, value, reason, Severity.WARNING))
            end = None
        born = row.dated("DOB", remarks)
        if start is None:
            faults += remarks
            return None
        said = Stretch(start, end, code(row, self.code), born)
        return Entry(row, year, self.start, start, said, tuple(remarks))

    def happenings(self, entry: Entry[Stretch]) -> list[Happening]:
        """What a stretch gives; nothing where the child was away and not missing, or is still."""
        said, cells = entry.content, entry.row.cells
        given = []
        if self.started:
            given.append(Happening(Event(self.started, said.start), self.start, cells[self.start]))
        if said.end is not None and said.code != _AWAY:
            details = {"reason": said.code} if said.code else {}
            event = Event(self.ended, said.end, details=details)
            given.append(Happening(event, self.end, cells[self.end]))
        return given

    def nothing_follows(self, entry: Entry[Stretch]) -> Fault:
        """Why a stretch that gives nothing is not used."""
        if entry.content.code == _AWAY:
            why = "not_missing"
            reason = f"{self.code} {_AWAY} is away without authorisation, and not missing."
        else:
            why = "no_end_on_record"
            reason = f"{self.end} gives no day, and a timescale runs only from then."
        return Fault(why, self.start, entry.row.cells[self.start], reason, Severity.REMARK)


STRETCHES = {
    "placed_adoption": Stretches(
        "DATE_PLACED",
        "DATE_PLACED_CEASED",
        "REASON_PLACED_CEASED",
        "adoption_decided",
        "adoption_plan_ended",
    ),
    "missing": Stretches("MIS_START", "MIS_END", "MISSING", "", "child_returned"),
    "dolo": Stretches("DOLO_START", "DOLO_END", "", "dol_order_made", "dol_order_ended"),
}
"""These modules by name."""
