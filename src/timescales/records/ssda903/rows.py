"""The rows of a return as entries: what each says, or why it cannot be used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from timescales.projection import Severity
from timescales.records.entries import Entry
from timescales.records.source_row import Fault, SourceRow
from timescales.records.ssda903.episode import SHORT_BREAKS, Episode

_PARTICIPATION = frozenset(f"PN{n}" for n in range(8))


@dataclass(frozen=True, slots=True)
class Review:
    """What a row of reviews says: the day, the participation code, and a date of birth."""

    day: date
    participation: str
    born: date | None


def birth_entry(row: SourceRow, year: int, faults: list[Fault]) -> Entry[date] | None:
    """The entry of a row of the header; None where it cannot be used, for these faults."""
    day = needed(row, "DOB", faults)
    return None if day is None else Entry(row, year, "DOB", None, day)


def review_entry(row: SourceRow, year: int, faults: list[Fault]) -> Entry[Review] | None:
    """The entry of a row of reviews; None where it cannot be used, for these faults."""
    remarks: list[Fault] = []
    day = needed(row, "REVIEW", faults)
    born = row.dated("DOB", remarks)
    participation = code(row, "REVIEW_CODE")
    if participation and participation not in _PARTICIPATION:
        reason = "REVIEW_CODE is PN0 to PN7."
        fault = Fault("unknown_code", "REVIEW_CODE", participation, reason, Severity.WARNING)
        remarks.append(fault)
    if day is None:
        faults += remarks
        return None
    return Entry(row, year, "REVIEW", day, Review(day, participation, born), tuple(remarks))


def episode_entry(row: SourceRow, year: int, faults: list[Fault]) -> Entry[Episode] | None:
    """The entry of a row of episodes; None where it cannot be used, for these faults."""
    remarks: list[Fault] = []
    start = needed(row, "DECOM", faults)
    end = row.dated("DEC", remarks)
    if start and end and end < start:
        reason = "DEC is before DECOM; the episode is taken to have no end on record."
        value = row.cells["DEC"]
        remarks.append(Fault("ends_before_start", "DEC", value, reason, Severity.WARNING))
        end = None
    if start is None:
        faults += remarks
        return None
    content = Episode(
        start=start,
        end=end,
        new=code(row, "RNE"),
        status=code(row, "LS"),
        place=code(row, "PLACE"),
        reason_ceased=code(row, "REC"),
        need=code(row, "CIN"),
        provider=code(row, "PLACE_PROVIDER"),
    )
    return Entry(row, year, "DECOM", start, content, tuple(remarks))


def is_short_break(row: SourceRow) -> bool:
    """Whether a row of episodes, readable otherwise or not, is one of a short break."""
    return code(row, "LS") in SHORT_BREAKS


def needed(row: SourceRow, column: str, faults: list[Fault]) -> date | None:
    """The date in a cell; None, which is a fault, where it is blank or holds anything else."""
    if not row.cells[column]:
        faults.append(Fault("no_date", column, "", f"{column} is blank."))
    return row.dated(column, faults)


def code(row: SourceRow, column: str) -> str:
    """The code in a cell, in capitals; empty where it is blank or there is no such column."""
    return row.cells.get(column, "").upper()
