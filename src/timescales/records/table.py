"""A CSV file as rows that know their line: encodings, quotes, headers, and nothing of meaning."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from timescales._text import listed, plural
from timescales.errors import RecordsError
from timescales.records.source_row import Fault, SourceRow, cell_text

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
class Table:
    """A CSV file whose header has been read; ``columns`` are its names as they are spelt."""

    file: str
    columns: tuple[str, ...]
    lines: list[str] = field(repr=False)
    first: int
    """The index of the line after the header."""

    def missing(self, required: Iterable[str]) -> list[str]:
        """The columns of ``required`` that the header does not name, in any mixture of case."""
        held = {column.casefold() for column in self.columns}
        return [name for name in required if name.casefold() not in held]

    def require(self, required: Sequence[str]) -> None:
        """Raise ``RecordsError`` unless the header names every one, and no name twice.

        What was found instead is shown only where the first line is a header for certain: a file
        without one begins with the data of a child.
        """
        missing = self.missing(required)
        if len(missing) == len(required):
            alone = len(self.columns) == 1
            advice = "columns are parted by commas" if alone else "a header line comes first"
            raise RecordsError(
                f"{self.file}: its first line names none of {listed(required)}; {advice}."
            )
        if missing:
            columns = "column" if len(missing) == 1 else "columns"
            found = ", ".join(name or "a column without a name" for name in self.columns)
            raise RecordsError(
                f"{self.file}: lacks the {columns} {listed(missing)}. Found: {found}."
            )
        names = Counter(name.casefold() for name in self.columns if name)
        if twice := [name for name, times in names.items() if times > 1]:
            raise RecordsError(
                f"{self.file}: has more than one column {listed(twice)}; each needs its own name."
            )

    def rows(self, known: Iterable[str]) -> Iterator[SourceRow]:
        """Every row after the header but lines with nothing on them.

        Columns of ``known`` are found in any mixture of case; a column without a name is called
        by its position, as ``column 5``.
        """
        canonical = {name.casefold(): name for name in known}
        names = [
            canonical.get(column.casefold(), column) or f"column {position}"
            for position, column in enumerate(self.columns, start=1)
        ]
        for begin, _, values in _parsed(self.lines, self.first):
            if values is None:
                yield SourceRow(self.file, begin + 1, {}, _QUOTES)
            elif values:
                yield self._row(begin + 1, names, [cell_text(value) for value in values])

    def _row(self, line: int, names: list[str], values: list[str]) -> SourceRow:
        if not any(values):
            return SourceRow(self.file, line, {}, Fault("blank", "", "", "Every cell is empty."))
        if len(values) != len(names):
            reason = f"The row has {plural(len(values), 'cell')}; the header has {len(names)}."
            return SourceRow(self.file, line, {}, Fault("cells", "", str(len(values)), reason))
        return SourceRow(self.file, line, dict(zip(names, values, strict=True)))


def open_table(path: Path) -> Table:
    """The table of a CSV file in UTF-8, with or without BOM, or else in cp1252.

    Raises ``RecordsError`` for a file that cannot be read, is not such text, or has no header.
    """
    lines = list(StringIO(_text(path), newline=""))
    for _, end, values in _parsed(lines, 0):
        if values is None:
            raise RecordsError(f"{path.name}: a quotation mark in its header is not closed.")
        if values:
            return Table(path.name, tuple(value.strip() for value in values), lines, end)
    raise RecordsError(f"{path.name}: is empty; a file of records begins with a header line.")


def _text(path: Path) -> str:
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
