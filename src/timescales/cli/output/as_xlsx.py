"""Rows as a workbook: real dates, a header that stays in sight, filters, and never a formula."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from timescales.cli.output.cells import YES_OR_NO, Cell, would_run
from timescales.errors import RecordsError

_MOST_ROWS = 1_048_576
_LONGEST_TEXT = 32_767
_FIRST_YEAR = 1900
_NARROWEST, _WIDEST = 8, 60
_NOT_ALLOWED = "\N{REPLACEMENT CHARACTER}"


class Rows(Protocol):
    """Rows that can be counted, and gone through more than once."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Sequence[Cell]]: ...


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook; ``filtered`` gives it filters and a header that stays."""

    title: str
    columns: Sequence[str]
    rows: Rows
    filtered: bool = True


def write_xlsx(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write a workbook of several sheets.

    Raises ``RecordsError`` where a sheet would have more rows than Excel holds, and ``OSError``.
    """
    from openpyxl import Workbook

    for sheet in sheets:
        if len(sheet.rows) >= _MOST_ROWS:
            raise RecordsError(
                f"{len(sheet.rows)} rows are more than an Excel sheet holds; write .csv instead."
            )
    workbook = Workbook(write_only=True)
    for sheet in sheets:
        _fill(workbook.create_sheet(sheet.title), sheet)
    workbook.save(path)


def _fill(worksheet: Any, sheet: Sheet) -> None:
    from openpyxl.utils import get_column_letter

    letters = [get_column_letter(number) for number in range(1, len(sheet.columns) + 1)]
    for letter, width in zip(letters, _widths(sheet), strict=True):
        worksheet.column_dimensions[letter].width = width
    if sheet.filtered:
        worksheet.freeze_panes = "A2"
        worksheet.auto_filter.ref = f"A1:{letters[-1]}{len(sheet.rows) + 1}"
    make = _Cells(worksheet)
    worksheet.append([make.header(column) for column in sheet.columns])
    for row in sheet.rows:
        worksheet.append([make.cell(value) for value in row])


def _widths(sheet: Sheet) -> Iterator[int]:
    longest = [max(len(column), _NARROWEST) for column in sheet.columns]
    for row in sheet.rows:
        for number, cell in enumerate(row):
            if cell is not None:
                longest[number] = max(longest[number], len(str(cell)))
    return (min(length + 2, _WIDEST) for length in longest)


class _Cells:
    """Makes the cells of one worksheet."""

    def __init__(self, worksheet: Any) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
        from openpyxl.styles import Font

        self._worksheet = worksheet
        self._new: Any = WriteOnlyCell
        self._bold = Font(bold=True)
        self._illegal = ILLEGAL_CHARACTERS_RE

    def header(self, text: str) -> Any:
        cell = self._text(text)
        cell.font = self._bold
        return cell

    def cell(self, value: Cell) -> Any:
        if isinstance(value, bool):
            return self._text(YES_OR_NO[value])
        if isinstance(value, date):
            return self._date(value) if value.year >= _FIRST_YEAR else self._text(str(value))
        if isinstance(value, str):
            return self._text(value)
        return value

    def _date(self, day: date) -> Any:
        cell = self._new(self._worksheet, day)
        cell.number_format = "yyyy-mm-dd"
        return cell

    def _text(self, text: str) -> Any:
        legal = self._illegal.sub(_NOT_ALLOWED, text)[:_LONGEST_TEXT]
        cell = self._new(self._worksheet, legal)
        cell.data_type = "s"  # whatever it begins with, it is text
        if would_run(legal):
            cell.quotePrefix = True  # and stays text when it is edited
        return cell
