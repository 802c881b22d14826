"""An Excel workbook as sheets of texts, opened with care: anybody may have made it.

Nothing in it is run and nothing it names is opened. A formula stands as the value that Excel saved
with it, or, where none was saved, as its own text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from timescales.errors import RecordsError
from timescales.records.header import Header
from timescales.records.source_row import SourceRow
from timescales.records.typed import typed_text

MOST_BYTES = 1_000_000_000
"""The most that the parts of a workbook may come to when they are unpacked."""

MOST_PARTS = 10_000
"""The most parts that a workbook may have."""

GREATEST_RATIO = 500
"""How many times larger than its packed size the whole may be, beyond the first megabyte."""

MOST_ROWS = 1_048_576
"""The rows that a sheet of Excel can have."""

_MEGABYTE = 1_000_000
_HEADER_WITHIN = 10


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its title, and its rows that are not empty, each with its number."""

    file: str
    title: str
    _values: Any
    _formulas: Any

    @property
    def name(self) -> str:
        """The file and the sheet, ``Book.xlsx [List 8]``."""
        return f"{self.file} [{self.title}]"

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """The number and the cells of every row in which anything stands.

        Raises ``RecordsError`` where the sheet is broken, or numbers a row beyond Excel's last.
        """
        values = self._values.iter_rows(values_only=True)
        formulas = self._formulas.iter_rows(values_only=True)
        number = 0
        while True:
            number += 1
            with guarded(self.file):
                row = next(values, None)
                beside = next(formulas, ())
            if row is None:
                return
            if number > MOST_ROWS:
                raise RecordsError(
                    f"{self.name}: a row is numbered beyond {MOST_ROWS:,}, the last of Excel; "
                    "open it in Excel and save it again as .xlsx."
                )
            cells = [
                typed_text(formula if value is None else value)
                for value, formula in zip_longest(row, beside[: len(row)])
            ]
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                yield number, cells

    def headed(
        self, has: Callable[[Header], bool], known: Sequence[str] = ()
    ) -> tuple[Header, Iterator[SourceRow]] | None:
        """The first of ten rows that ``has`` takes for the header, and every row under it.

        None where it takes none of them. The cells of ``known`` columns are under these names.
        """
        rows = self.rows()
        for _, cells in islice(rows, _HEADER_WITHIN):
            header = Header(self.name, tuple(cell.strip() for cell in cells))
            if has(header):
                return header, _under(header, header.named(known), rows)
        return None


def _under(
    header: Header, names: list[str], rows: Iterator[tuple[int, list[str]]]
) -> Iterator[SourceRow]:
    for number, cells in rows:
        yield header.row(number, names, [*cells, *[""] * (len(names) - len(cells))])


@contextmanager
def open_workbook(path: Path) -> Iterator[list[Sheet]]:
    """The sheets of a workbook, which can be read while it is open.

    Raises ``RecordsError`` for what is no workbook, is protected by a password, or would unpack to
    more than is reasonable.
    """
    from openpyxl import load_workbook

    check_archive(path)
    with ExitStack() as opened:
        with guarded(path.name):
            values, formulas = (
                load_workbook(
                    opened.enter_context(path.open("rb")),
                    read_only=True,
                    keep_links=False,
                    data_only=data_only,
                )
                for data_only in (True, False)
            )
            for sheet in (*values.worksheets, *formulas.worksheets):
                sheet.reset_dimensions()  # what a file says of its size need not be so
            pairs = zip(values.worksheets, formulas.worksheets, strict=True)
            sheets = [Sheet(path.name, value.title, value, formula) for value, formula in pairs]
        yield sheets


@contextmanager
def guarded(file: str) -> Iterator[None]:
    """Whatever goes wrong inside is the fault of the file: raises ``RecordsError``."""
    try:
        yield
    except Exception as error:
        raise RecordsError(
            f"{file}: cannot be read as a workbook ({type(error).__name__}); "
            "open it in Excel and save it again as .xlsx."
        ) from error


def check_archive(path: Path) -> None:
    """Raise ``RecordsError`` for what is no workbook or would unpack to more than is reasonable."""
    try:
        with ZipFile(path) as archive:
            parts = archive.infolist()
    except Exception as error:  # zipfile has a dozen, by what is broken
        raise RecordsError(
            f"{path.name}: is not an .xlsx workbook, or is protected by a password; "
            "save it in Excel as an .xlsx workbook without one."
        ) from error
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if (
        len(parts) > MOST_PARTS
        or unpacked > MOST_BYTES
        or unpacked > _MEGABYTE + GREATEST_RATIO * packed
    ):
        raise RecordsError(
            f"{path.name}: would unpack from {packed:,} to {unpacked:,} bytes in {len(parts):,} "
            "parts, which no list of children needs; it is not opened."
        )
