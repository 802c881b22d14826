"""The reader of SSDA903 returns as XML files, in the shape of the department's own schema."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from timescales.errors import RecordsError
from timescales.records.format import Request
from timescales.records.ledger import Ledger
from timescales.records.source import Source
from timescales.records.source_row import SourceRow
from timescales.records.ssda903.files import MODULES, by_year
from timescales.records.ssda903.reading import ReturnRows
from timescales.records.xml import Element, elements, xml_files

_GROUPS = {
    "ad_placed": "placed_adoption",
    "amissing": "missing",
    "areview": "reviews",
    "episode": "episodes",
}
_DAYS = {
    "date_placed": "placed_adoption",
    "decom": "episodes",
    "dolo_start": "dolo",
    "mis_start": "missing",
    "review": "reviews",
}
_PLACE = "PL"


class Ssda903Xml:
    """An SSDA903 return as XML, or a folder with those of several years.

    A file holds children with a header, and episodes; reviews and the rest of the modules may stand
    within the header or beside it. Groups are known by their names, and those of another name by
    the day that they hold.
    """

    takes = "an .xml file of an SSDA903 return"

    def recognises(self, path: Path) -> bool:
        return bool(_files(path))

    def open(self, request: Request) -> Source:
        ledger = Ledger(request.progress)
        rows = ReturnRows(ledger)
        names: list[str] = []
        not_read: list[str] = []
        for year, path in enumerate(sorted(_files(request.path), key=by_year)):
            groups: set[str] = set()
            for child in elements(path, ("CHILD",)):
                for module, row in _rows(path.name, child, groups):
                    rows.keep(module, year, [row])
            names.append(path.name)
            not_read += [f"{path.name} [{name}]" for name in sorted(groups)]
        ledger.close()
        if not ledger.rows_read:
            raise RecordsError(f"{request.path.name}: holds no children.")
        return rows.source(request.complete_from, tuple(names), tuple(not_read))


def _files(path: Path) -> list[Path]:
    return xml_files(path, lambda root: "903" in root)


def _rows(file: str, child: Element, not_read: set[str]) -> Iterator[tuple[str, SourceRow]]:
    """The rows of a child by module; the names of other groups are added to ``not_read``."""
    name = child.at("HEADER", "CHILDID") or child.at("HEADER", "CHILD") or child.at("CHILDID")
    for element in child.children:
        if element.name.casefold() == "header":
            yield "header", _row(file, element, "header", name)
            groups = element.children
        else:
            groups = [element]
        for group in groups:
            module = _module(group)
            if module is not None:
                yield module, _row(file, group, module, name)
            elif group.children:
                not_read.add(group.name)


def _module(group: Element) -> str | None:
    if module := _GROUPS.get(group.name.casefold()):
        return module
    days = (_DAYS.get(part.name.casefold()) for part in group.children)
    return next(filter(None, days), None)


def _row(file: str, element: Element, module: str, name: str) -> SourceRow:
    """The row of a group; the schema calls its placement PL, and the files of a return PLACE."""
    columns = MODULES[module].columns
    row = element.row(file, (*columns, _PLACE))
    if row.fault is not None:
        return row
    place = row.cells.pop(_PLACE)
    row.cells["CHILD"] = name
    if "PLACE" in columns and not row.cells["PLACE"]:
        row.cells["PLACE"] = place
    return row
