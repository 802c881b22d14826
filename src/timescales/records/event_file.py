"""The reader of a CSV file of events: ``subject_id,event,date`` and what may come with them."""

from __future__ import annotations

from pathlib import Path

from timescales.errors import RecordsError
from timescales.records.event_rows import KNOWN, REQUIRED, EventRows
from timescales.records.format import Request
from timescales.records.ledger import Ledger
from timescales.records.source import Source
from timescales.records.table import open_table


class EventFile:
    """A CSV file of events, one a row. It holds the kinds that its rows name."""

    takes = "a .csv file of events"

    def recognises(self, path: Path) -> bool:
        return path.is_file() and path.suffix.lower() == ".csv"

    def open(self, request: Request) -> Source:
        table = open_table(request.path)
        table.require(REQUIRED)
        ledger = Ledger(request.progress)
        rows = EventRows(ledger, request.event_kinds)
        rows.keep(table.rows(KNOWN))
        ledger.close()
        if not ledger.rows_read:
            raise RecordsError(f"{request.path.name}: holds a header and no rows.")
        return rows.source((table.file,), request.complete_from)
