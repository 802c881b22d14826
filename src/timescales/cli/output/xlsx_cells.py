"""The cells of a workbook: real dates and percentages, links, and texts that are never formulas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Protocol, TypeAlias

from timescales.cli.output.cells import YES_OR_NO, Cell, would_run

_FIRST_YEAR = 1900
_NOT_ALLOWED = "\N{REPLACEMENT CHARACTER}"
_LINK = "0563C1"


class Tone(Enum):
    """A colour for a word, which says the same without it: that of the ink and of the paper."""

    GOOD = ("006100", "C6EFCE")
    BAD = ("9C0006", "FFC7CE")
    DOUBTFUL = ("7F4A00", "FFEB9C")


@dataclass(frozen=True, slots=True)
class Rate:
    """A share as a number that is shown as a percentage; a difference with its sign."""

    share: float
    places: int = 0
    signed: bool = False

    @property
    def number_format(self) -> str:
        """How Excel shows it."""
        form = f"0{'.' * bool(self.places)}{'0' * self.places}%"
        return f"+{form};-{form};{form}" if self.signed else form

    def __str__(self) -> str:
        return f"{self.share:{'+' * self.signed}.{self.places}%}"


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to the top of another sheet."""

    text: str
    sheet: str

    def __str__(self) -> str:
        return self.text


SheetCell: TypeAlias = Cell | Rate | Link
"""What a row of a sheet holds."""


class Rows(Protocol):
    """Rows that can be counted, and gone through more than once."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Sequence[SheetCell]]: ...


class Cells:
    """Makes the cells of one worksheet."""

    def __init__(self, worksheet: Any) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
        from openpyxl.styles import Alignment, Font
        from openpyxl.worksheet.hyperlink import Hyperlink

        self._worksheet = worksheet
        self._new: Any = WriteOnlyCell
        self._link: Any = Hyperlink
        self._bold = Font(bold=True)
        self._linked = Font(color=_LINK, underline="single")
        self._wrapped = Alignment(wrap_text=True, vertical="top")
        self._illegal = ILLEGAL_CHARACTERS_RE

    def bold(self, text: str) -> Any:
        """A heading."""
        cell = self._text(text)
        cell.font = self._bold
        return cell

    def wrapped(self, text: str) -> Any:
        """A text that goes on in the line below."""
        cell = self._text(text)
        cell.alignment = self._wrapped
        return cell

    def cell(self, value: SheetCell) -> Any:
        """What the worksheet takes for a value; a date it shows as yyyy-mm-dd by itself."""
        if isinstance(value, str):
            return value if self._is_plain(value) else self._text(value)
        if isinstance(value, bool):
            return YES_OR_NO[value]
        if isinstance(value, date):
            return value if value.year >= _FIRST_YEAR else str(value)
        if isinstance(value, Rate):
            return self._rate(value)
        return self._linking(value) if isinstance(value, Link) else value

    def _is_plain(self, text: str) -> bool:
        """Whether a text is sure to stay the text that it is: neither formula nor error value."""
        special = would_run(text) or text.startswith("#")
        return not special and self._illegal.search(text) is None

    def _rate(self, rate: Rate) -> Any:
        cell = self._new(self._worksheet, rate.share)
        cell.number_format = rate.number_format
        return cell

    def _linking(self, link: Link) -> Any:
        cell = self._text(link.text)
        cell.hyperlink = self._link(ref="", location=_top(link.sheet))
        cell.font = self._linked
        return cell

    def _text(self, text: str) -> Any:
        legal = self._illegal.sub(_NOT_ALLOWED, text)
        cell = self._new(self._worksheet, legal)
        cell.data_type = "s"  # whatever it begins with, it is text
        if would_run(legal):
            cell.quotePrefix = True  # and stays text when it is edited
        return cell


def _top(sheet: str) -> str:
    """The first cell of a sheet, as a reference has it."""
    name = sheet.replace("'", "''")
    return f"'{name}'!A1"
