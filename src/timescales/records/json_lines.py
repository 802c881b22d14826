"""The reader of events as JSON lines: one object a line, by the columns of an event file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from timescales.errors import RecordsError
from timescales.records.event_rows import KNOWN, REQUIRED, EventRows
from timescales.records.format import Request
from timescales.records.ledger import Ledger
from timescales.records.source import Source
from timescales.records.source_row import Fault, SourceRow, cell_text

_SUFFIXES = (".jsonl", ".ndjson")


class JsonLines:
    """A file of JSON lines, an object for each event. It holds the kinds that its lines name."""

    takes = "a .jsonl file of events"

    def recognises(self, path: Path) -> bool:
        return path.is_file() and path.suffix.lower() in _SUFFIXES

    def open(self, request: Request) -> Source:
        ledger = Ledger(request.progress)
        events = EventRows(ledger, request.event_kinds)
        try:
            with request.path.open("rb") as file:
                events.keep(_rows(request.path.name, file))
        except OSError as error:
            raise RecordsError(f"{request.path.name}: cannot be read: {error.strerror}.") from None
        ledger.close()
        if not ledger.rows_read:
            raise RecordsError(f"{request.path.name}: holds no line of JSON.")
        return events.source((request.path.name,), request.complete_from)


def _rows(file: str, lines: Iterator[bytes]) -> Iterator[SourceRow]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _row(file, number, line)


def _row(file: str, number: int, line: bytes) -> SourceRow:
    try:
        data = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        reason = "The line is not JSON in UTF-8; each line is one object."
        return SourceRow(file, number, {}, Fault("json", "", "", reason))
    if not isinstance(data, dict):
        reason = (
            f"The line is a {type(data).__name__} and not an object with {', '.join(REQUIRED)}."
        )
        return SourceRow(file, number, {}, Fault("json", "", "", reason))
    canonical = {name.casefold(): name for name in KNOWN}
    cells = dict.fromkeys(REQUIRED, "")
    for key, value in data.items():
        if isinstance(value, dict | list):
            reason = (
                f"{key} holds a {type(value).__name__}; it is to hold a text, a number or null."
            )
            return SourceRow(file, number, {}, Fault("json", key, "", reason))
        text = json.dumps(value) if isinstance(value, bool) else str(value)
        cells[canonical.get(key.casefold()) or key] = "" if value is None else cell_text(text)
    return SourceRow(file, number, cells)
