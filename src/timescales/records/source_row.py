"""One row of a file as it was read, and what can be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from timescales.errors import WrongValueError
from timescales.projection import Severity
from timescales.records.dates import cell_date, parse_moment

_NOTHING = frozenset({"NULL", "None", "NaN", "NaT", "nan", "<NA>"})


def cell_text(text: str) -> str:
    """The text of a cell without the spaces around it; empty where it is a system's word for none.

    >>> cell_text(" A-17 "), cell_text("NULL"), cell_text("NaT")
    ('A-17', '', '')
    """
    stripped = text.strip()
    return "" if stripped in _NOTHING else stripped


@dataclass(frozen=True, slots=True)
class Fault:
    """Something about a cell of a row, or with an empty column about the row whole."""

    code: str
    column: str
    value: str
    reason: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row by its file and the line on which it begins.

    ``cells`` are its texts by column, as ``cell_text`` has them; ``fault`` is what is wrong with
    it whole, and then it has no cells.
    """

    file: str
    line: int
    cells: dict[str, str]
    fault: Fault | None = None

    @property
    def place(self) -> tuple[str, int]:
        """The file and line, by which rows are told apart and ordered."""
        return self.file, self.line

    def dated(self, column: str, faults: list[Fault]) -> date | None:
        """The date in a cell; None where it is blank, or, which is a fault, holds anything else."""
        value = self.cells.get(column)
        if not value:
            return None
        try:
            return cell_date(value)
        except WrongValueError as error:
            faults.append(Fault("bad_date", column, value, f"{column}: {error}"))
            return None

    def moment(self, column: str, day: date, faults: list[Fault]) -> datetime | None:
        """The moment of a day in a cell; None where it is blank, or, a fault, anything else."""
        value = self.cells.get(column)
        if not value:
            return None
        try:
            return parse_moment(day, value)
        except WrongValueError as error:
            faults.append(Fault("bad_time", column, value, f"{column}: {error}"))
            return None
