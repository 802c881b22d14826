"""One line of the findings file: a row that was not used, or a remark on one that was."""

from __future__ import annotations

from dataclasses import dataclass, fields

from timescales.projection import Severity


@dataclass(frozen=True, slots=True)
class RowFinding:
    """What is to be known about one row of a file.

    ``line`` is where the row begins as an editor shows it, the header being 1. ``used`` says
    whether the row gave an event or a date of birth. ``code`` is a stable word to filter on;
    ``column`` and ``value`` are the cell that it is about; ``reason`` is a sentence.
    """

    file: str
    line: int
    subject_id: str
    used: bool
    severity: Severity
    code: str
    column: str
    value: str
    reason: str

    @property
    def place(self) -> tuple[str, int]:
        """The file and line, by which findings are ordered."""
        return self.file, self.line


FINDING_COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(RowFinding))
"""The columns of the findings file, in order."""
