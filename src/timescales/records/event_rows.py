"""Rows of events, whatever kind of file they stand in: read, kept by subject, and settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from types import MappingProxyType
from typing import Any

from timescales.case import Event
from timescales.event_kinds import is_known_kind, unknown_kind
from timescales.records.by_subject import RowsBySubject
from timescales.records.ledger import Ledger
from timescales.records.offers import Birth, Happening, Offer, settle
from timescales.records.source import Source
from timescales.records.source_row import Fault, SourceRow
from timescales.records.subject import SubjectRecords

REQUIRED = ("subject_id", "event", "date")
"""The columns that rows of events must have."""

EVENT_COLUMNS = MappingProxyType(
    {
        "subject_id": "whose event it is: any text that is the same for the same subject",
        "event": "the event kind",
        "date": "the day on which it happened",
        "ref": "ties what meets or ends a duty to what started it, where several are open at once",
        "date_of_birth": "the subject's; a row may give it alone, without an event",
        "sets": "a day that the event itself sets, as the day that is booked",
        "at": "when on its day it happened, 09:30 in London, where hours count",
    }
)
"""The columns that are read, and what each holds; others are kept as details of an event."""

KNOWN = tuple(EVENT_COLUMNS)


def event_schema() -> dict[str, Any]:
    """The JSON Schema of one event as data, a line of a file of JSON lines.

    >>> event_schema()["required"]
    ['subject_id']
    """
    day = {
        "type": ["string", "null"],
        "pattern": r"^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}/[0-9]{2}/[0-9]{4})?$",
    }
    text = {"type": ["string", "number", "boolean", "null"]}
    dated = {"date", "date_of_birth", "sets"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "One event, or a date of birth alone",
        "type": "object",
        "properties": {
            name: {**(day if name in dated else text), "description": meaning}
            for name, meaning in EVENT_COLUMNS.items()
        },
        "required": ["subject_id"],
        "anyOf": [{"required": ["event", "date"]}, {"required": ["date_of_birth"]}],
        "additionalProperties": text,
    }


class EventRows:
    """Rows with the columns ``KNOWN``, kept by subject; those that cannot be used are refused.

    Columns that are neither required nor known become the details of an event. A row with
    neither event nor date may give a date of birth alone. Where rows disagree about a date of
    birth, the one that most rows give is taken, the later of two.
    """

    def __init__(self, ledger: Ledger, event_kinds: Iterable[str]) -> None:
        self._ledger = ledger
        self._event_kinds = tuple(event_kinds)
        self._refusals: dict[str, str] = {}
        self._rows = RowsBySubject[None]()

    def keep(self, rows: Iterable[SourceRow]) -> None:
        """Keep each row for the subject that it names."""
        for row in rows:
            self._ledger.enter()
            if row.fault is not None:
                self._ledger.refuse(row, "", row.fault)
                continue
            subject_id, kind = row.cells["subject_id"], row.cells["event"]
            if kind and kind not in self._refusals:
                known = is_known_kind(kind, self._event_kinds)
                self._refusals[kind] = "" if known else unknown_kind(kind, self._event_kinds)
            self._rows.add(subject_id, row, None)

    def source(
        self,
        files: tuple[str, ...],
        complete_from: date | None,
        not_read: tuple[str, ...] = (),
    ) -> Source:
        """The source of all rows that were kept."""
        return Source(
            self._ledger,
            self._subjects(complete_from),
            len(self._rows),
            frozenset(kind for kind, refusal in self._refusals.items() if not refusal),
            files,
            not_read,
            complete_from=complete_from,
        )

    def _subjects(self, complete_from: date | None) -> Iterator[SubjectRecords]:
        for subject_id, rows in self._rows:
            offers = [offer for _, row in rows if (offer := self._offer(subject_id, row))]
            settled = settle(subject_id, offers, self._ledger, complete_from=complete_from)
            if settled is not None:
                yield settled

    def _offer(self, subject_id: str, row: SourceRow) -> Offer | None:
        """What a row gives; None where it was refused."""
        cells = row.cells
        faults: list[Fault] = []
        if not subject_id:
            faults.append(Fault("no_subject", "subject_id", "", "The row names no subject."))
        birth_faults: list[Fault] = []
        born = row.dated("date_of_birth", birth_faults)
        birth = None if born is None else Birth(born, "date_of_birth", cells["date_of_birth"])
        happenings: tuple[Happening, ...] = ()
        if cells["event"] or cells["date"] or not cells.get("date_of_birth"):
            happenings = self._happenings(row, faults)
        else:
            faults += birth_faults
        if faults:
            self._ledger.refuse(row, subject_id, *faults, *birth_faults)
            return None
        return Offer(row, happenings, birth, birth_faults)

    def _happenings(self, row: SourceRow, faults: list[Fault]) -> tuple[Happening, ...]:
        cells = row.cells
        kind = cells["event"]
        if not kind:
            faults.append(Fault("no_event", "event", "", "The row names no event."))
        elif refusal := self._refusals[kind]:
            faults.append(Fault("unknown_event", "event", kind, refusal))
        if not cells["date"]:
            faults.append(Fault("no_date", "date", "", "The event has no date."))
        day = row.dated("date", faults)
        sets = row.dated("sets", faults)
        at = None if day is None else row.moment("at", day, faults)
        if faults or day is None:
            return ()
        details = {name: cell for name, cell in cells.items() if cell and name not in KNOWN}
        event = Event(kind, day, cells.get("ref") or None, details, sets, at)
        return (Happening(event, "date", cells["date"]),)
