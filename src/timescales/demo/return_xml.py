"""The rows of an SSDA903 return as one XML file, in the shape of the department's own schema."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from timescales.demo.markup import group, write_xml

_HEADER = ("CHILDID", "UPN", "SEX", "DOB", "ETHNIC")
_REVIEW = ("REVIEW", "REVIEW_CODE")
_EPISODE = ("DECOM", "RNE", "LS", "CIN", "PL", "PLACE_PROVIDER", "DEC", "REC")

_Row = Mapping[str, str]


def write_return_xml(
    path: Path, headers: Iterable[_Row], episodes: Iterable[_Row], reviews: Iterable[_Row]
) -> None:
    """Write the rows that the files of a return would hold; the child of each is its ``CHILD``.

    Raises ``OSError`` where the file cannot be written.
    """
    episodes_of, reviews_of = _by_child(episodes), _by_child(reviews)
    children = []
    for header in headers:
        child = header["CHILD"]
        held = [group("AREVIEW", _picked(row, _REVIEW)) for row in reviews_of[child]]
        first = group("HEADER", _picked({**header, "CHILDID": child}, _HEADER), held)
        others = [
            group("EPISODE", _picked({**row, "PL": row["PLACE"]}, _EPISODE))
            for row in episodes_of[child]
        ]
        children.append(group("CHILD", {}, [first, *others]))
    write_xml(path, group("EXPSSDA903", {}, children))


def _by_child(rows: Iterable[_Row]) -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        found[row["CHILD"]].append(row)
    return found


def _picked(row: _Row, names: Iterable[str]) -> dict[str, str]:
    return {name: row.get(name, "") for name in names}
