"""Rows that are written several times, kept on disk between: a caseload may not fit into memory."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import IO

from timescales.cli.output.cells import Cell

_ROWS_A_LINE = 1_000


class Spool:
    """Rows in the order in which they were added; iterate as often as need be, one at a time.

    ``file`` is an empty file of text, open for writing and reading.
    """

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self._rows: list[Sequence[Cell]] = []
        self._length = 0

    def add(self, row: Sequence[Cell]) -> None:
        """Add a row."""
        self._rows.append(row)
        self._length += 1
        if len(self._rows) == _ROWS_A_LINE:
            self._put()

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[list[Cell]]:
        self._put()
        self._file.seek(0)
        for line in self._file:
            for row in json.loads(line):
                yield [date.fromisoformat(*c) if isinstance(c, list) else c for c in row]

    def _put(self) -> None:
        self._file.seek(0, 2)
        json.dump(self._rows, self._file, default=_dated)
        self._file.write("\n")
        self._rows = []


def _dated(day: date) -> list[str]:
    """A date is the one kind of cell that is kept as a list."""
    return [day.isoformat()]
