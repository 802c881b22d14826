"""What a column of the calendar table is: its name, its type, what it says, and of which day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TypeAlias

from timescales.calendar import WorkingCalendar

Cell: TypeAlias = int | bool | str | date | None


class Kind(Enum):
    """The type of a column, as SQL has it; each dialect spells it in its own way."""

    INTEGER = "INT"
    TINY = "TINYINT"
    DATE = "DATE"
    BOOLEAN = "BOOLEAN"
    WORD = "VARCHAR(20)"
    NAME = "NVARCHAR(200)"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table."""

    name: str
    kind: Kind
    words: str
    """What it holds, in words: they stand beside it in the definition of the table."""
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class DayColumn(Column):
    """A column of which each cell is worked out from the day and the calendar alone."""

    value: Callable[[date, WorkingCalendar], Cell] = field(kw_only=True, repr=False, compare=False)
