"""Workbooks as a library reads them that did not write them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import openpyxl
from defusedxml.ElementTree import fromstring
from python_calamine import CalamineWorkbook

Row = dict[str, Any]
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

opened = cache(openpyxl.load_workbook)


def cells(book: Path, sheet: str) -> list[list[object]]:
    """A sheet as calamine reads it: numbers, texts and dates; nothing is an empty text."""
    rows = CalamineWorkbook.from_path(str(book)).get_sheet_by_name(sheet).to_python()
    return [[*row] for row in rows]


def below(rows: list[list[object]], header: int) -> Iterator[Row]:
    """The rows of a table, by its headings, down to the first line without any."""
    columns = [str(name) for name in rows[header] if name]
    for row in rows[header + 1 :]:
        if not any(row):
            return
        yield dict(zip(columns, row, strict=False))


def headed(book: Path, sheet: str, first: str) -> list[Row]:
    """The rows of the table whose first heading is the given one, of which there is one."""
    rows = cells(book, sheet)
    [header] = [number for number, row in enumerate(rows) if row[0] == first]
    return [*below(rows, header)]


def of_measure(book: Path, sheet: str) -> tuple[list[Row], list[Row]]:
    """The scores in the sheet of a measure, and those behind them."""
    rows = cells(book, sheet)
    headers = [number for number, row in enumerate(rows) if row[:2] == ["Period", "Judged"]]
    scores, *others = ([*below(rows, header)] for header in headers)
    return scores, others[0] if others else []


def part(book: Path, name: str) -> Element:
    """One part of a workbook, which is a zip file of XML."""
    with zipfile.ZipFile(book) as file:
        return fromstring(file.read(name))


def sheet_part(book: Path, title: str) -> Element:
    number = CalamineWorkbook.from_path(str(book)).sheet_names.index(title) + 1
    return part(book, f"xl/worksheets/sheet{number}.xml")
