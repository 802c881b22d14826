"""Which files of a folder are which modules of a return, by name and by columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from timescales._text import listed
from timescales.errors import RecordsError
from timescales.records.table import Table, open_table


@dataclass(frozen=True, slots=True)
class Module:
    """A part of a return, which stands in a file of its own for each year.

    ``required`` are the columns that it must have, ``optional`` those that it may have; a return
    that lacks a ``needed`` module is none. ``words`` stand for it in the names of files, besides
    its own name.
    """

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    needed: bool = False
    words: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that is read."""
        return (*self.required, *self.optional)


MODULES = {
    "header": Module(("CHILD", "DOB")),
    "episodes": Module(
        ("CHILD", "DECOM", "RNE", "LS", "PLACE", "DEC", "REC"),
        ("CIN", "PLACE_PROVIDER"),
        needed=True,
    ),
    "reviews": Module(("CHILD", "REVIEW"), ("DOB", "REVIEW_CODE"), needed=True),
    "placed_adoption": Module(
        ("CHILD", "DATE_PLACED", "DATE_PLACED_CEASED"),
        ("DOB", "REASON_PLACED_CEASED"),
        words=("placedadoption", "placedforadoption", "adplaced"),
    ),
    "missing": Module(("CHILD", "MIS_START", "MIS_END"), ("DOB", "MISSING")),
    "dolo": Module(("CHILD", "DOLO_START", "DOLO_END"), ("DOB",), words=("deprivationofliberty",)),
}
"""The modules of a return that are read, by the word that stands in the name of their files."""

_NOT_WORDS = re.compile(r"[^a-z]")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class ReturnFiles:
    """The tables of a return by module, the earlier year's first, and the files not read."""

    tables: Mapping[str, Sequence[Table]]
    not_read: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files that are read."""
        return tuple(table.file for tables in self.tables.values() for table in tables)


def files_of_return(folder: Path) -> ReturnFiles:
    """The files of a return in a folder: those whose name holds the word and that have its columns.

    A file with the word in its name and no more than the child's column of what it should have
    (as a file of social workers' episodes) is another file, and is not read. Raises
    ``RecordsError`` where there are no episodes or no reviews, or where a column is missing.
    """
    try:
        paths = [path for path in folder.iterdir() if path.is_file()]
    except OSError as error:
        raise RecordsError(f"{folder}: cannot be read: {error.strerror}.") from None
    found: dict[str, list[Table]] = {kind: [] for kind in MODULES}
    not_read: list[str] = []
    for path in sorted(paths, key=by_year):
        kind = _kind(path)
        table = None if kind is None else _table(path, MODULES[kind].required)
        if kind is None or table is None:
            not_read.append(path.name)
        else:
            found[kind].append(table)
    if missing := [kind for kind, tables in found.items() if MODULES[kind].needed and not tables]:
        raise RecordsError(
            f"{folder}: holds no SSDA903 {listed(missing)}: "
            + "; ".join(_sought(kind) for kind in missing)
            + "."
        )
    return ReturnFiles(found, tuple(sorted(not_read)))


def _kind(path: Path) -> str | None:
    if path.suffix.lower() != ".csv":
        return None
    name = _NOT_WORDS.sub("", path.stem.lower())
    return next(
        (
            kind
            for kind, module in MODULES.items()
            if any(word in name for word in (kind, *module.words))
        ),
        None,
    )


def _table(path: Path, required: tuple[str, ...]) -> Table | None:
    table = open_table(path)
    missing = table.missing(required)
    if missing and not set(required) - set(missing) - {"CHILD"}:
        return None
    table.require(required)
    return table


def _sought(kind: str) -> str:
    return f"a .csv file with {kind!r} in its name and the columns {listed(MODULES[kind].required)}"


def by_year(path: Path) -> tuple[bool, str, str]:
    """The order of files: the first year in the name, those without one last, then the name."""
    year = _YEAR.search(path.name)
    return year is None, year.group() if year else "", path.name
