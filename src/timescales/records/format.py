"""What a reader of one kind of record is: recognised by a path, and opened as a source."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from timescales.records.source import Source


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a reader.

    ``complete_from`` is the day from which the records are complete, None to let the reader deduce
    it; ``event_kinds`` are kinds to know besides those of the table; ``progress`` is called now
    and then with the number of rows read since its last call.
    """

    path: Path
    complete_from: date | None = None
    event_kinds: Iterable[str] = ()
    progress: Callable[[int], None] | None = None


class Format(Protocol):
    """A kind of record. Implement it, and pass it to ``read`` among ``formats``.

    ``takes`` says in a few words what such records look like, as in "a .csv file of events".
    """

    @property
    def takes(self) -> str:
        """What such records look like."""

    def recognises(self, path: Path) -> bool:
        """Whether a file or folder, which exists, looks like one of this kind. Never raises."""

    def open(self, request: Request) -> Source:
        """The records as a source, every row of which the ledger accounts for.

        Raises ``RecordsError`` for what cannot be read at all; single rows never raise.
        """
