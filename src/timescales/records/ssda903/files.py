"""Which files of a folder are a return's episodes, reviews and header, by name and by columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from timescales._text import listed
from timescales.errors import RecordsError
from timescales.records.table import Table, open_table

EPISODES = ("CHILD", "DECOM", "RNE", "LS", "PLACE", "DEC", "REC")
"""The columns that a file of episodes must have."""

REVIEWS = ("CHILD", "REVIEW")
"""The columns that a file of reviews must have."""

HEADER = ("CHILD", "DOB")
"""The columns that a header file must have."""

_REQUIRED = {"episodes": EPISODES, "reviews": REVIEWS, "header": HEADER}
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class ReturnFiles:
    """The tables of a return, of each kind the earlier year's first, and the files not read."""

    episodes: tuple[Table, ...]
    reviews: tuple[Table, ...]
    header: tuple[Table, ...]
    not_read: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files that are read."""
        return tuple(table.file for table in (*self.header, *self.episodes, *self.reviews))


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
    found: dict[str, list[Table]] = {kind: [] for kind in _REQUIRED}
    not_read: list[str] = []
    for path in sorted(paths, key=_by_year):
        kind = _kind(path)
        table = None if kind is None else _table(path, _REQUIRED[kind])
        if kind is None or table is None:
            not_read.append(path.name)
        else:
            found[kind].append(table)
    if missing := [kind for kind in ("episodes", "reviews") if not found[kind]]:
        raise RecordsError(
            f"{folder}: holds no SSDA903 {listed(missing)}: "
            + "; ".join(_sought(kind) for kind in missing)
            + "."
        )
    episodes, reviews, header = (tuple(found[kind]) for kind in _REQUIRED)
    return ReturnFiles(episodes, reviews, header, tuple(sorted(not_read)))


def _kind(path: Path) -> str | None:
    if path.suffix.lower() != ".csv":
        return None
    return next((kind for kind in _REQUIRED if kind in path.stem.lower()), None)


def _table(path: Path, required: tuple[str, ...]) -> Table | None:
    table = open_table(path)
    missing = table.missing(required)
    if missing and not set(required) - set(missing) - {"CHILD"}:
        return None
    table.require(required)
    return table


def _sought(kind: str) -> str:
    return f"a .csv file with {kind!r} in its name and the columns {listed(_REQUIRED[kind])}"


def _by_year(path: Path) -> tuple[bool, str, str]:
    """By the first year in the name, those without one last, then by the name."""
    year = _YEAR.search(path.name)
    return year is None, year.group() if year else "", path.name
