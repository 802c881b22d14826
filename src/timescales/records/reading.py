"""The records of a file or folder, whichever of the known kinds it is, whole or one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from timescales._dates import checked_date
from timescales._text import listed
from timescales.errors import RecordsError, WrongTypeError
from timescales.records.annex_a import AnnexA
from timescales.records.cin_census import CinCensus
from timescales.records.event_file import EventFile
from timescales.records.event_workbook import EventWorkbook
from timescales.records.format import Format, Request
from timescales.records.json_lines import JsonLines
from timescales.records.result import Records
from timescales.records.source import Source
from timescales.records.ssd import SsdFolder, is_database_url, open_database
from timescales.records.ssda903 import Ssda903Folder, Ssda903Xml

FORMATS: tuple[Format, ...] = (
    EventFile(),
    AnnexA(),
    EventWorkbook(),
    JsonLines(),
    CinCensus(),
    SsdFolder(),
    Ssda903Xml(),
    Ssda903Folder(),
)
"""The kinds of record that come with the library; the first that recognises a path reads it."""


def open_records(
    path: str | Path,
    *,
    complete_from: date | None = None,
    event_kinds: Iterable[str] = (),
    progress: Callable[[int], None] | None = None,
    formats: Sequence[Format] = FORMATS,
) -> Source:
    """As ``read``, for a caseload of any size: its subjects one at a time, then the ledger.

    Raises as ``read`` does, before the first subject.
    """
    if isinstance(path, str) and is_database_url(path):
        return open_database(path, complete_from=complete_from, progress=progress)
    if not isinstance(path, str | Path):
        raise WrongTypeError(f"path must be a text or a Path, not {type(path).__name__} {path!r}.")
    path = Path(path)
    if complete_from is not None:
        checked_date(complete_from, "complete_from")
    if not path.exists():
        raise RecordsError(f"{path}: there is no such file or folder.")
    path = _alone_in(path)
    request = Request(path, complete_from, event_kinds, progress)
    for kind in formats:
        if kind.recognises(path):
            return kind.open(request)
    known = listed((kind.takes for kind in formats), "or")
    raise RecordsError(f"{path.name}: is none of the records known here: {known}.")


def read(
    path: str | Path,
    *,
    complete_from: date | None = None,
    event_kinds: Iterable[str] = (),
    progress: Callable[[int], None] | None = None,
    formats: Sequence[Format] = FORMATS,
) -> Records:
    """The records of a file or folder, of the first of ``formats`` that recognises it.

    A folder in which a workbook or another single file lies alone stands for that file. The URL of
    a database with tables of the Standard Safeguarding Dataset does as well. ``complete_from`` is
    the day from which the records are complete; a return, where it is not given, is taken to be
    complete from 1 April of the census year of its earliest review. ``event_kinds`` are kinds to
    know besides the national ones, as a policy's own. ``progress`` is called now and then with the
    number of rows read since its last call. Raises ``RecordsError`` for what cannot be read as
    records at all; single rows that cannot be used never raise but are findings.

    >>> from tempfile import TemporaryDirectory
    >>> rows = "subject_id,event,date", "A,icpc,02/11/2026", "B,lac_review,02/13/2026"
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "events.csv")
    ...     _ = path.write_text(chr(10).join(rows))
    ...     records = read(path)
    >>> records.rows_read, records.rows_used, [case.subject_id for case in records.cases]
    (2, 1, ['A'])
    >>> [finding] = records.findings
    >>> finding.line, finding.used, finding.code, finding.column, finding.value
    (3, False, 'bad_date', 'date', '02/13/2026')
    """
    return Records.of(
        open_records(
            path,
            complete_from=complete_from,
            event_kinds=event_kinds,
            progress=progress,
            formats=formats,
        )
    )


def _alone_in(path: Path) -> Path:
    """The one file of a folder that holds no more, unless it is part of a return or dataset."""
    if not path.is_dir():
        return path
    try:
        inside = [each for each in path.iterdir() if not each.name.startswith((".", "~$"))]
    except OSError:  # which the reader of a folder says
        return path
    alone = len(inside) == 1 and inside[0].is_file() and inside[0].suffix.lower() != ".csv"
    return inside[0] if alone else path
