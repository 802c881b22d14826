"""Files of every kind of record, mangled as files are: bytes, cells, columns, rows, encodings.

A number decides all that is done to a file, so that what went wrong can be done again.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TypeAlias
from zipfile import ZipFile

from openpyxl import Workbook

from timescales.demo import caseload, write_annex_a, write_caseload

AS_AT = date(2026, 11, 22)
CHILDREN = 20
ROWS = 16

Files: TypeAlias = Mapping[str, bytes]
"""What lies in a folder, by path."""

JUNK = (
    "", " ", "NULL", "NaT", "soon", "01/01/1900", "9999-12-31", "31/02/2026", "04/05/26", "46146",
    "-1", "1e9", "0", "true", "=1+1", "@SUM(A1)", "\t", '"', ",", "\u2028", "\0", "é", "\N{BOM}",
    "A" * 40_000, "2026-11-02T09:30Z", "25:61", "lac_review", "lac_reviw", "V3", "K1", "S", "X1",
    "../../etc/passwd", "<x>&amp;", "2026-11-02",
)  # fmt: skip
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16", "latin-1", "utf-32", "cp037")


def originals() -> dict[str, Files]:
    """Real-shaped files of every kind, by what kind they are."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_caseload(folder, children=CHILDREN, as_at=AS_AT)
        write_annex_a(folder / "annex_a.xlsx", caseload(2026, CHILDREN, AS_AT))
        events = (folder / "caseload.csv").read_bytes()
        rows = list(csv.DictReader(io.StringIO(events.decode())))
        lines = "\n".join(json.dumps(row) for row in rows)
        book = Workbook(write_only=True)
        sheet = book.create_sheet("Events")
        for row in (list(rows[0]), *(list(row.values()) for row in rows[:ROWS])):
            sheet.append(row)
        book.save(folder / "events.xlsx")
        return {
            "events.csv": {"events.csv": _first(events)},
            "events.jsonl": {"events.jsonl": _first(lines.encode())},
            "events.xlsx": {"events.xlsx": (folder / "events.xlsx").read_bytes()},
            "annex_a.xlsx": {"annex_a.xlsx": (folder / "annex_a.xlsx").read_bytes()},
            "ssda903.xml": {"ssda903.xml": (folder / "ssda903.xml").read_bytes()},
            "cin_census.xml": {"cin_census.xml": (folder / "cin_census.xml").read_bytes()},
            "ssd": {
                f"ssd/{path.name}": _first(path.read_bytes())
                for path in sorted((folder / "ssd").iterdir())
            },
            "ssda903": {
                f"ssda903/{path.name}": _first(path.read_bytes())
                for path in sorted((folder / "ssda903").iterdir())
            },
        }


def _first(content: bytes) -> bytes:
    return b"".join(content.splitlines(keepends=True)[:ROWS])


def mangled(files: Files, seed: int) -> Files:
    """The files with one to four things done to one or more of them."""
    choose = Random(seed)
    result = dict(files)
    for _ in range(choose.randint(1, 4)):
        path = choose.choice(sorted(result))
        content = result[path]
        if path.endswith(".xlsx") and choose.random() < 0.95:
            result[path] = _in_archive(content, choose)
        else:
            ways = _WAYS if path.endswith((".csv", ".jsonl")) else _OF_ANY
            ways = _OF_XML if path.endswith(".xml") else ways
            result[path] = choose.choice(ways)(content, choose)
    return result


def _flip(content: bytes, choose: Random) -> bytes:
    made = bytearray(content)
    for _ in range(choose.randint(1, 8)):
        if made:
            made[choose.randrange(len(made))] = choose.randrange(256)
    return bytes(made)


def _cut(content: bytes, choose: Random) -> bytes:
    start = choose.randint(0, len(content))
    return content[:start] + content[start + choose.randint(1, 200) :]


def _truncate(content: bytes, choose: Random) -> bytes:
    return content[: choose.randint(0, len(content))]


def _insert(content: bytes, choose: Random) -> bytes:
    at = choose.randint(0, len(content))
    return content[:at] + choose.choice(JUNK).encode() + content[at:]


def _encode(content: bytes, choose: Random) -> bytes:
    text = content.decode("utf-8", "replace")
    return text.encode(choose.choice(ENCODINGS), "replace")


def _ends(content: bytes, choose: Random) -> bytes:
    return content.replace(b"\n", choose.choice([b"\r\n", b"\r", b"\n\n", b"\n\0", b""]))


def _shuffle_lines(content: bytes, choose: Random) -> bytes:
    lines = content.splitlines(keepends=True)
    choose.shuffle(lines)
    return b"".join(lines)


def _repeat_lines(content: bytes, choose: Random) -> bytes:
    lines = content.splitlines(keepends=True)
    return b"".join([*lines, *choose.choices(lines, k=5)] if lines else lines)


def _cells(content: bytes, choose: Random) -> bytes:
    rows = [line.split(b",") for line in content.split(b"\n")]
    for _ in range(choose.randint(1, 6)):
        row = choose.choice(rows)
        row[choose.randrange(len(row))] = choose.choice(JUNK).encode()
    return b"\n".join(map(b",".join, rows))


def _columns(content: bytes, choose: Random) -> bytes:
    rows = [line.split(b",") for line in content.split(b"\n")]
    at, to = choose.randrange(8), choose.randrange(8)
    what = choose.randrange(4)
    for row in rows:
        if at < len(row) and to < len(row):
            if what == 0:
                del row[at]
            elif what == 1:
                row.insert(to, row[at])
            elif what == 2:
                row[at], row[to] = row[to], row[at]
            else:
                row[at] = row[at].swapcase()
    return b"\n".join(map(b",".join, rows))


_WAYS: tuple[Callable[[bytes, Random], bytes], ...] = (
    _flip,
    _cut,
    _truncate,
    _insert,
    _encode,
    _ends,
    _shuffle_lines,
    _repeat_lines,
    _cells,
    _columns,
    _cells,
    _columns,
)
_OF_ANY = (_flip, _cut, _truncate, _insert)


def _in_archive(content: bytes, choose: Random) -> bytes:
    """A part of a workbook mangled, or left out, and the whole packed again."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # noqa: BLE001 - what was mangled before may be no archive any more
        return _flip(content, choose)
    name = choose.choice(sorted(parts))
    if choose.random() < 0.1:
        del parts[name]
    else:
        parts[name] = choose.choice((_flip, _cut, _truncate, _insert, _xml, _xml, _xml, _xml))(
            parts[name], choose
        )
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for part, mangled_part in parts.items():
            archive.writestr(part, mangled_part)
    return packed.getvalue()


def _xml(content: bytes, choose: Random) -> bytes:
    """A value or an attribute of XML replaced."""
    start = content.find(choose.choice([b">", b'="']), choose.randint(0, len(content)))
    if start < 0:
        return content
    end = content.find(choose.choice([b"<", b'"']), start + 2)
    return content[: start + 2] + choose.choice(JUNK).encode() + content[end:]


_OF_XML = (_flip, _cut, _truncate, _insert, _encode, *(_xml for _ in range(12)))
