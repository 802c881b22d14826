"""The reader of an Excel workbook of events, on the first sheet that has their columns."""

from __future__ import annotations

from pathlib import Path

from timescales._text import listed
from timescales.errors import RecordsError
from timescales.records.event_rows import KNOWN, REQUIRED, EventRows
from timescales.records.format import Request
from timescales.records.header import Header
from timescales.records.ledger import Ledger
from timescales.records.source import Source
from timescales.records.workbook import open_workbook


class EventWorkbook:
    """A workbook of events: the columns of an event file, on the first sheet that has them."""

    takes = "an .xlsx workbook of events"

    def recognises(self, path: Path) -> bool:
        return path.is_file() and path.suffix.lower() == ".xlsx"

    def open(self, request: Request) -> Source:
        ledger = Ledger(request.progress)
        events = EventRows(ledger, request.event_kinds)
        with open_workbook(request.path) as sheets:
            for sheet in sheets:
                if found := sheet.headed(_has_columns, KNOWN):
                    header, rows = found
                    header.require(REQUIRED)
                    events.keep(rows)
                    break
            else:
                raise RecordsError(
                    f"{request.path.name}: no sheet has a row with the columns {listed(REQUIRED)}."
                )
        ledger.close()
        if not ledger.rows_read:
            raise RecordsError(f"{sheet.name}: holds a header and no rows.")
        not_read = tuple(other.name for other in sheets if other is not sheet)
        return events.source((request.path.name,), request.complete_from, not_read)


def _has_columns(header: Header) -> bool:
    return not header.missing(REQUIRED)
