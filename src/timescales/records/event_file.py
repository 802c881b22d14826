"""The reader of a CSV file of events: ``subject_id,event,date`` and what may come with them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from timescales.case import Case, Event
from timescales.errors import RecordsError
from timescales.event_kinds import is_known_kind, unknown_kind
from timescales.records.format import Request
from timescales.records.ledger import Ledger
from timescales.records.offers import Birth, Happening, Offer, settle
from timescales.records.result import Records
from timescales.records.source_row import Fault, SourceRow
from timescales.records.table import open_table

_REQUIRED = ("subject_id", "event", "date")
_OPTIONAL = ("ref", "date_of_birth", "sets", "at")
_KNOWN = (*_REQUIRED, *_OPTIONAL)


class EventFile:
    """A CSV file of events, one a row."""

    takes = "a .csv file of events"

    def recognises(self, path: Path) -> bool:
        return path.is_file() and path.suffix.lower() == ".csv"

    def read(self, request: Request) -> Records:
        return _read(request)


def _read(request: Request) -> Records:
    """The records of a CSV file of events.

    ``sets`` is a day that the event itself sets, and ``at`` the moment at which it happened.
    Columns that are neither required nor known become the details of an event. A row with
    neither event nor date may give a date of birth alone. Where rows disagree about a date of
    birth, the one that most rows give is taken, the later of two.
    """
    table = open_table(request.path)
    table.require(_REQUIRED)
    ledger = Ledger(request.progress)
    reader = _Reader(ledger, request.event_kinds)
    offers = [offer for row in table.rows(_KNOWN) if (offer := reader.offer(row))]
    ledger.close()
    if not ledger.rows_read:
        raise RecordsError(f"{request.path.name}: holds a header and no rows.")
    history = settle(offers, ledger)
    return Records(
        cases=tuple(
            Case(
                subject_id,
                tuple(history.events.get(subject_id, ())),
                history.births.get(subject_id),
                request.complete_from,
            )
            for subject_id in history.subjects
        ),
        findings=ledger.findings,
        rows_read=ledger.rows_read,
        rows_used=ledger.rows_used,
        files_read=(table.file,),
        complete_from=request.complete_from,
        origins=history.origins,
    )


class _Reader:
    """Turns rows into offers, and refuses in the ledger those that cannot be."""

    def __init__(self, ledger: Ledger, event_kinds: Iterable[str]) -> None:
        self._ledger = ledger
        self._event_kinds = tuple(event_kinds)
        self._refusals: dict[str, str] = {}

    def offer(self, row: SourceRow) -> Offer | None:
        """What a row gives; None where it was refused."""
        self._ledger.enter()
        if row.fault is not None:
            self._ledger.refuse(row, "", row.fault)
            return None
        cells = row.cells
        faults: list[Fault] = []
        if not cells["subject_id"]:
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
            self._ledger.refuse(row, cells["subject_id"], *faults, *birth_faults)
            return None
        return Offer(row, cells["subject_id"], happenings, birth, birth_faults)

    def _happenings(self, row: SourceRow, faults: list[Fault]) -> tuple[Happening, ...]:
        cells = row.cells
        kind = cells["event"]
        if not kind:
            faults.append(Fault("no_event", "event", "", "The row names no event."))
        elif refusal := self._refusal(kind):
            faults.append(Fault("unknown_event", "event", kind, refusal))
        if not cells["date"]:
            faults.append(Fault("no_date", "date", "", "The event has no date."))
        day = row.dated("date", faults)
        sets = row.dated("sets", faults)
        at = None if day is None else row.moment("at", day, faults)
        if faults or day is None:
            return ()
        details = {name: cell for name, cell in cells.items() if cell and name not in _KNOWN}
        event = Event(kind, day, cells.get("ref") or None, details, sets, at)
        return (Happening(event, "date", cells["date"]),)

    def _refusal(self, kind: str) -> str:
        if kind not in self._refusals:
            known = is_known_kind(kind, self._event_kinds)
            self._refusals[kind] = "" if known else unknown_kind(kind, self._event_kinds)
        return self._refusals[kind]
