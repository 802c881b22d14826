"""An XML file as elements that know their line: nothing is fetched, expanded or followed.

The parser of the standard library reads a part of the file at a time. A document type is refused
where it begins, so that there are no entities to expand and nothing outside the file to fetch.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, NoReturn
from xml.parsers import expat

from timescales.errors import RecordsError
from timescales.records.source_row import Fault, SourceRow, cell_text

LARGEST_FILE = 2**30
"""Bytes; a census of the largest authority has some tens of millions."""

DEEPEST = 32
"""Elements within one another; a census has seven."""

MOST_ELEMENTS = 100_000
"""Elements of one record, a child with all that is recorded of it."""

LONGEST_TEXT = 10_000
"""Characters of one element."""

LONGEST_TAG = 2**20
"""Bytes of one tag or comment, which the parser keeps until it ends."""

_PART = 2**16


@dataclass(slots=True)
class Element:
    """An element: its name without a namespace, the line of its tag, its text, its children."""

    name: str
    line: int
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def named(self, name: str) -> Iterator[Element]:
        """Its children of that name, in any mixture of case."""
        wanted = name.casefold()
        return (child for child in self.children if child.name.casefold() == wanted)

    def at(self, *path: str) -> str:
        """The text of the first element at a path of names below it; empty where there is none."""
        if not path:
            return cell_text(self.text)
        first, *rest = path
        return next((text for child in self.named(first) if (text := child.at(*rest))), "")

    def row(self, file: str, columns: Collection[str], line: int | None = None) -> SourceRow:
        """The texts of its children of these names as a row, those that it lacks being empty.

        A name that stands twice with different texts is what is wrong with the row whole.
        """
        line = self.line if line is None else line
        cells = dict.fromkeys(columns, "")
        known = {column.casefold(): column for column in columns}
        for child in self.children:
            column, text = known.get(child.name.casefold()), cell_text(child.text)
            if column is None or not text or text == cells[column]:
                continue
            if cells[column]:
                reason = f"{column} is given twice, as {cells[column]!r} and {text!r}."
                return SourceRow(file, line, {}, Fault("given_twice", column, text, reason))
            cells[column] = text
        return SourceRow(file, line, cells)


def elements(path: Path, names: Collection[str]) -> Iterator[Element]:
    """The elements of these names, in any mixture of case, each with all that is in it.

    One within another of them is a part of that one. Raises ``RecordsError`` when reading comes to
    what is not well-formed, with its line, to a document type, or to what is beyond the limits.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "a.xml")
    ...     _ = path.write_text("<all>" + chr(10) + "<x:One><day>2026-05-04</day></x:One></all>")
    ...     [(one.line, one.at("day")) for one in elements(path, ["one"])]
    [(2, '2026-05-04')]
    """
    building = _Building(path.name, {name.casefold() for name in names})
    try:
        with path.open("rb") as file:
            if file.seek(0, 2) > LARGEST_FILE:
                raise RecordsError(
                    f"{path.name}: is larger than {LARGEST_FILE:,} bytes; "
                    "export it in parts, as by year."
                )
            file.seek(0)
            yield from _parsed(file, building)
    except OSError as error:
        raise RecordsError(f"{path.name}: cannot be read: {error.strerror}.") from None


def root_name(path: Path) -> str:
    """The name of the outermost element without a namespace; empty where there is none to read."""
    found: list[str] = []
    parser = _parser(path.name)

    def begin(name: str, _: dict[str, str]) -> None:
        found.append(_local(name))
        raise StopIteration

    parser.StartElementHandler = begin
    try:
        with path.open("rb") as file:
            parser.ParseFile(file)
    except (StopIteration, RecordsError, OSError, expat.ExpatError, LookupError, ValueError):
        pass
    return found[0] if found else ""


def xml_files(path: Path, is_root: Callable[[str], bool]) -> list[Path]:
    """The .xml file at a path, or those in the folder there, whose outermost element is such a one.

    None of a folder that holds .csv files, which are then what it is about. Never raises.
    """
    try:
        paths = sorted(path.iterdir()) if path.is_dir() else [path]
    except OSError:
        return []
    endings = {each.suffix.lower() for each in paths}
    if ".csv" in endings:
        return []
    return [
        each
        for each in paths
        if each.suffix.lower() == ".xml" and each.is_file() and is_root(root_name(each))
    ]


class _Building:
    """Makes elements of what the parser comes to, and keeps those that are complete."""

    def __init__(self, file: str, names: Collection[str]) -> None:
        self.parser = _parser(file)
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.complete: list[Element] = []
        self.file = file
        self._names = names
        self._depth = 0
        self._open: list[Element] = []
        self._size = 0

    def _begin(self, name: str, _: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            self.refuse(f"has more than {DEEPEST} elements within one another")
        local = _local(name)
        if not self._open and local.casefold() not in self._names:
            return
        element = Element(local, self.parser.CurrentLineNumber)
        if self._open:
            self._open[-1].children.append(element)
        self._open.append(element)
        self._size += 1
        if self._size > MOST_ELEMENTS:
            self.refuse(f"has more than {MOST_ELEMENTS:,} elements in one {self._open[0].name}")

    def _end(self, _: str) -> None:
        self._depth -= 1
        if not self._open:
            return
        element = self._open.pop()
        if not self._open:
            self.complete.append(element)
            self._size = 0

    def _characters(self, text: str) -> None:
        if not self._open or text.isspace():
            return
        element = self._open[-1]
        element.text += text
        if len(element.text) > LONGEST_TEXT:
            self.refuse(f"has more than {LONGEST_TEXT:,} characters in one {element.name}")

    def refuse(self, reason: str) -> NoReturn:
        """Raise ``RecordsError`` at the line to which reading has come."""
        line = self.parser.CurrentLineNumber
        raise RecordsError(f"{self.file}: line {line}: {reason}; no record is of this kind.")


def _parsed(file: BinaryIO, building: _Building) -> Iterator[Element]:
    parser = building.parser
    while True:
        part = file.read(_PART)
        if file.tell() - parser.CurrentByteIndex > LONGEST_TAG:
            building.refuse(f"has more than {LONGEST_TAG:,} bytes in one tag or comment")
        try:
            parser.Parse(part, not part)
        except RecordsError:
            raise
        except expat.ExpatError as error:
            raise RecordsError(
                f"{building.file}: line {error.lineno}: is not well-formed XML: "
                f"{expat.ErrorString(error.code)}; it may be cut short, so export it again."
            ) from None
        except (LookupError, ValueError):
            raise RecordsError(
                f"{building.file}: is in an encoding that is not known here; export it in UTF-8."
            ) from None
        yield from building.complete
        building.complete.clear()
        if not part:
            return


def _parser(file: str) -> expat.XMLParserType:
    """A parser that refuses a document type before it has read any of it."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise RecordsError(
            f"{file}: line {parser.CurrentLineNumber}: has a document type (DOCTYPE), which can "
            "make a reader fetch or expand what is not in the file; export it without one."
        )

    parser.StartDoctypeDeclHandler = refuse
    return parser


def _local(name: str) -> str:
    return name.rpartition(":")[2]
