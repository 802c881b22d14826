"""A CSV file as rows that know their line: encodings, quotes, headers, and nothing of meaning."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from timescales.errors import RecordsError
from timescales.records.header import Header
from timescales.records.source_row import Fault, SourceRow

_NOT_TEXT = {
    b"\xff\xfe": "UTF-16 text",
    b"\xfe\xff": "UTF-16 text",
    b"PK\x03\x04": "a workbook or zip file",
}

_QUOTES = Fault(
    "quotes",
    "",
    "",
    "A quotation mark is not closed, or text follows a closed one; the line cannot be read.",
)


@dataclass(frozen=True, slots=True)
class Table(Header):
    """A CSV file whose header has been read."""

    lines: list[str] = field(repr=False)
    first: int
    """The index of the line after the header."""

    def rows(self, known: Iterable[str]) -> Iterator[SourceRow]:
        """Every row after the header but lines with nothing on them, by names of ``known``."""
        names = self.named(known)
        for begin, _, values in _parsed(self.lines, self.first):
            if values is None:
                yield SourceRow(self.file, begin + 1, {}, _QUOTES)
            elif values:
                yield self.row(begin + 1, names, values)


def open_table(path: Path) -> Table:
    """The table of a CSV file in UTF-8, with or without BOM, or else in cp1252.

    Raises ``RecordsError`` for a file that cannot be read, is not such text, or has no header.
    """
    lines = list(StringIO(file_text(path), newline=""))
    for _, end, values in _parsed(lines, 0):
        if values is None:
            raise RecordsError(f"{path.name}: a quotation mark in its header is not closed.")
        if values:
            return Table(path.name, tuple(value.strip() for value in values), lines, end)
    raise RecordsError(f"{path.name}: is empty; a file of records begins with a header line.")


def file_text(path: Path) -> str:
    """The text of a file in UTF-8, with or without BOM, or else in cp1252.

    Raises ``RecordsError`` for a file that cannot be read or is not such text.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise RecordsError(f"{path.name}: cannot be read: {error.strerror}.") from None
    for start, kind in _NOT_TEXT.items():
        if content.startswith(start):
            raise RecordsError(f"{path.name}: is {kind}; save it as CSV in UTF-8.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise RecordsError(
            f"{path.name}: line {line} is neither UTF-8 nor Windows (cp1252) text; "
            "save it as CSV in UTF-8."
        ) from None


def _parsed(lines: list[str], first: int) -> Iterator[tuple[int, int, list[str] | None]]:
    """The index of the line on which each record begins, and of the one after it; and the record.

    It is None where quotes are broken. A quotation mark that is not closed would swallow the rows
    after it, so reading goes on with the next line.
    """
    begin = first
    while begin < len(lines):
        base = begin
        reader = csv.reader(map(lines.__getitem__, range(base, len(lines))), strict=True)
        try:
            for values in reader:
                end = base + reader.line_num
                yield begin, end, values
                begin = end
        except csv.Error:
            yield begin, begin + 1, None
            begin += 1
