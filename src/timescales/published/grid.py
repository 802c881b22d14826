"""The files of published tables as rows of texts: CSV, and each sheet of a workbook."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from io import StringIO
from pathlib import Path
from typing import Any

from timescales._text import listed
from timescales.errors import RecordsError
from timescales.records.table import file_text
from timescales.records.workbook import check_archive, guarded

SUFFIXES = (".csv", ".xlsx")
_FORMAT = re.compile(r"0(?:\.(?P<decimals>0+))?\s*(?P<percent>%)?")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table before it is understood: its name, its file, and each row with its line."""

    name: str
    file: str
    rows: tuple[tuple[int, list[str]], ...]


def table_files(paths: Iterable[str | Path]) -> list[Path]:
    """The files, and in place of a folder its .csv and .xlsx files by name.

    Raises ``RecordsError`` for a folder without any, and for a file of another kind.
    """
    return [file for path in paths for file in _files_of(Path(path))]


def _files_of(path: Path) -> list[Path]:
    if not path.is_dir():
        if path.suffix.lower() not in SUFFIXES:
            raise RecordsError(f"{path.name}: a published table ends in {listed(SUFFIXES, 'or')}.")
        return [path]
    files = [
        each
        for each in sorted(path.iterdir())
        if each.suffix.lower() in SUFFIXES and not each.name.startswith(("~$", "."))
    ]
    if not files:
        raise RecordsError(f"{path}: holds no table, that is, no file in {listed(SUFFIXES, 'or')}.")
    return files


def grids_of(path: Path) -> Iterator[Grid]:
    """The tables of a file. Raises ``RecordsError`` for one that cannot be read."""
    if path.suffix.lower() == ".csv":
        yield Grid(path.stem, path.name, tuple(_csv_rows(path)))
    else:
        yield from _sheets(path)


def _csv_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(file_text(path), newline=""), strict=True)
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error:
        raise RecordsError(
            f"{path.name}:{line}: a quotation mark is not closed, or text follows a closed one."
        ) from None


def _sheets(path: Path) -> Iterator[Grid]:
    from openpyxl import load_workbook

    check_archive(path)
    sheets = []
    with guarded(path.name), path.open("rb") as saved, path.open("rb") as typed:
        values, formulas = (
            load_workbook(file, read_only=True, keep_links=False, data_only=data_only).worksheets
            for file, data_only in ((saved, True), (typed, False))
        )
        for sheet, beside in zip(values, formulas, strict=True):
            sheet.reset_dimensions()
            beside.reset_dimensions()
            rows = tuple(
                (number, [_shown(*pair) for pair in zip(row, formula, strict=True)])
                for number, (row, formula) in enumerate(zip(sheet, beside, strict=True), start=1)
            )
            if any(any(row) for _, row in rows):
                sheets.append((sheet.title, rows))
    for title, rows in sheets:
        name = path.stem if len(sheets) == 1 else title
        yield Grid(name, f"{path.name} [{title}]", rows)


def _shown(cell: Any, formula: Any) -> str:
    """A cell as Excel shows it: a number to the decimals of its format, and as a percentage.

    A formula stands as the value that Excel saved with it or, where none was saved, as itself.
    """
    value = formula.value if cell.value is None else cell.value
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value).strip()
    found = _FORMAT.search(cell.number_format.partition(";")[0])
    exact = Decimal(repr(value))
    if found is None:
        return f"{exact.normalize():f}"
    percent = found["percent"] or ""
    decimals = len(found["decimals"] or "")
    shown = (exact * 100 if percent else exact).quantize(
        Decimal(1).scaleb(-decimals), ROUND_HALF_UP
    )
    return f"{shown:f}{percent}"
