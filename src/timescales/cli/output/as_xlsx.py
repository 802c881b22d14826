"""Rows as a workbook: real dates, a header that stays in sight, filters, and never a formula."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, zip_longest
from math import ceil
from pathlib import Path
from typing import Any, TypeAlias

from timescales.cli.output.xlsx_cells import Cells, Rows, SheetCell, Tone
from timescales.errors import RecordsError
from timescales.records.workbook import MOST_ROWS

_NARROWEST, _WIDEST = 8, 60
_MEASURED = 1_000
_LINE = 15

Tones: TypeAlias = Mapping[str, Mapping[str, Tone]]
"""By column and word, in which colour the word stands."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below their headings, with filters of their own. ``name`` is theirs in the workbook."""

    name: str
    caption: str
    columns: Sequence[str]
    rows: Rows
    tones: Tones = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, of one table; ``filtered`` gives it filters and a header that stays.

    ``above`` are lines of text over the header, which stay with it.
    """

    title: str
    columns: Sequence[str]
    rows: Rows
    filtered: bool = True
    above: Sequence[str] = ()
    tones: Tones = field(default_factory=dict)

    @property
    def length(self) -> int:
        """How many rows it has, its header included."""
        return len(self.above) + 1 + len(self.rows)


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of a workbook of several tables, one below another, after what is said of them.

    ``first`` is the first line, which stays in sight. Of a table without rows only the caption
    stands there.
    """

    title: str
    first: Sequence[SheetCell]
    said: Sequence[tuple[str, str]]
    tables: Sequence[Table]

    @property
    def length(self) -> int:
        """How many rows it has at the most, with those between."""
        return 1 + len(self.said) + sum(3 + len(table.rows) for table in self.tables)


def write_xlsx(path: Path, sheets: Sequence[Sheet | Page]) -> None:
    """Write a workbook of several sheets.

    Raises ``RecordsError`` where a sheet would have more rows than Excel holds, and ``OSError``.
    """
    from openpyxl import Workbook

    for sheet in sheets:
        if sheet.length > MOST_ROWS:
            raise RecordsError(
                f"{sheet.title}: {sheet.length} rows with headings are more than an Excel sheet "
                "holds; write .csv instead."
            )
    workbook = Workbook(write_only=True)
    for sheet in sheets:
        drawn = _Drawn(workbook.create_sheet(sheet.title))
        if isinstance(sheet, Sheet):
            drawn.sheet(sheet)
        else:
            drawn.page(sheet)
    workbook.save(path)


class _Drawn:
    """One worksheet, as it is filled from the top."""

    def __init__(self, worksheet: Any) -> None:
        from openpyxl.worksheet.properties import PageSetupProperties

        self._worksheet = worksheet
        self._make = Cells(worksheet)
        self._row = 0
        worksheet.page_setup.orientation = "landscape"
        worksheet.page_setup.fitToHeight = 0
        worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)

    def sheet(self, sheet: Sheet) -> None:
        """Fill it with one table, below the lines over its header."""
        self._size(_widths(sheet))
        header = len(sheet.above) + 1
        if sheet.filtered:
            self._worksheet.freeze_panes = f"A{header + 1}"
            self._worksheet.print_title_rows = f"1:{header}"
            self._worksheet.auto_filter.ref = self._area(header, sheet)
        for text in sheet.above:
            self._put([self._make.bold(text)])
        self._fill(sheet)

    def page(self, page: Page) -> None:
        """Fill it with what is said first, and the tables below one another."""
        widths = [*map(max, zip_longest(*map(_widths, page.tables), fillvalue=0))]
        self._size(widths)
        self._worksheet.freeze_panes = "A2"
        self._put([self._make.cell(cell) for cell in page.first])
        for label, text in page.said:
            self._say(label, text, widths)
        for table in page.tables:
            self._put([])
            self._put([self._make.bold(table.caption)])
            if len(table.rows):
                self._name(table)
                self._fill(table)

    def _size(self, widths: Sequence[int]) -> None:
        for number, width in enumerate(widths, start=1):
            self._worksheet.column_dimensions[_letter(number)].width = width

    def _put(self, cells: Sequence[Any]) -> None:
        self._row += 1
        self._worksheet.append(cells)

    def _say(self, label: str, text: str, widths: Sequence[int]) -> None:
        """A line with a text over all the columns but the first, as high as it needs."""
        number = self._row + 1
        self._worksheet.merged_cells.add(f"B{number}:{_letter(len(widths))}{number}")
        lines = ceil(len(text) / sum(widths[1:]))
        self._worksheet.row_dimensions[number].height = _LINE * max(lines, 1)
        self._put([self._make.bold(label), self._make.wrapped(text)])

    def _area(self, header: int, table: Sheet | Table) -> str:
        return f"A{header}:{_letter(len(table.columns))}{header + len(table.rows)}"

    def _name(self, table: Table) -> None:
        """Make what comes next a table of its own, with filters."""
        from openpyxl.worksheet.filters import AutoFilter
        from openpyxl.worksheet.table import Table as NamedTable
        from openpyxl.worksheet.table import TableColumn, TableStyleInfo

        area = self._area(self._row + 1, table)
        named = NamedTable(displayName=table.name, ref=area, autoFilter=AutoFilter(ref=area))
        named.tableColumns = [
            TableColumn(id=number, name=column)
            for number, column in enumerate(table.columns, start=1)
        ]
        named.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        self._worksheet.tables.add(named)  # add_table warns, whatever its columns

    def _fill(self, table: Sheet | Table) -> None:
        """The header and the rows, with the colours of their words."""
        self._colour(table)
        self._put([self._make.bold(column) for column in table.columns])
        for row in table.rows:
            self._put([self._make.cell(value) for value in row])

    def _colour(self, table: Sheet | Table) -> None:
        from openpyxl.formatting.rule import Rule
        from openpyxl.styles import Font, PatternFill
        from openpyxl.styles.differential import DifferentialStyle

        first, last = self._row + 2, self._row + 1 + max(len(table.rows), 1)
        for column, words in table.tones.items():
            letter = _letter([*table.columns].index(column) + 1)
            for word, tone in words.items():
                ink, paper = tone.value
                style = DifferentialStyle(font=Font(color=ink), fill=PatternFill(bgColor=paper))
                rule = Rule(type="cellIs", operator="equal", formula=[f'"{word}"'], dxf=style)
                area = f"{letter}{first}:{letter}{last}"
                self._worksheet.conditional_formatting.add(area, rule)


def _letter(number: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(number)


def _widths(table: Sheet | Table) -> list[int]:
    """How wide the columns are to be, by their headings and the first rows."""
    longest = [max(len(column), _NARROWEST) for column in table.columns]
    for row in islice(table.rows, _MEASURED):
        for number, cell in enumerate(row):
            if cell is not None:
                longest[number] = max(longest[number], len(str(cell)))
    return [min(length + 2, _WIDEST) for length in longest]
