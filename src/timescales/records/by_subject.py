"""The rows of files by subject, kept small until each subject's turn comes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeAlias, TypeVar

from timescales.records.source_row import SourceRow

T = TypeVar("T")

_Shape: TypeAlias = tuple[str, tuple[str, ...]]


class RowsBySubject(Generic[T]):
    """Rows by the subject they name, each with a tag that says what kind of row it is.

    A text that occurs again is kept once, and of the rows of one file the names of its columns, so
    that a row costs some 200 bytes.
    """

    def __init__(self) -> None:
        self._rows: dict[str, list[tuple[T, _Shape, int, tuple[str, ...]]]] = {}
        self._texts: dict[str, str] = {}
        self._shapes: dict[_Shape, _Shape] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, subject_id: str, row: SourceRow, tag: T) -> None:
        """Keep a row, which can be read, for its subject."""
        shape = row.file, tuple(row.cells)
        shape = self._shapes.setdefault(shape, shape)
        values = tuple(self._texts.setdefault(cell, cell) for cell in row.cells.values())
        self._rows.setdefault(subject_id, []).append((tag, shape, row.line, values))

    def __iter__(self) -> Iterator[tuple[str, list[tuple[T, SourceRow]]]]:
        """Each subject, in order, with its rows in the order in which they were added.

        They are given up as they are given out, so that this can be done once.
        """
        for subject_id in sorted(self._rows):
            yield (
                subject_id,
                [
                    (tag, SourceRow(file, line, dict(zip(columns, values, strict=True))))
                    for tag, (file, columns), line, values in self._rows.pop(subject_id)
                ],
            )
