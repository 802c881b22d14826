"""Files to read, made from short texts, and short words for what was found in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from timescales.records import Records, RowFinding, read

T = TypeVar("T")

EVENTS = "subject_id,event,date,ref,date_of_birth"
EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC"
REVIEWS = "CHILD,DOB,REVIEW,REVIEW_CODE"
HEADER = "CHILD,SEX,DOB"


def in_folder(files: dict[str, bytes], use: Callable[[Path], T]) -> T:
    """What ``use`` makes of a folder that holds the files."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in files.items():
            (folder / file).write_bytes(content)
        return use(folder)


def csv_bytes(*lines: str, encoding: str = "utf-8") -> bytes:
    return "".join(f"{line}\n" for line in lines).encode(encoding)


def read_events(
    *lines: str,
    header: str = EVENTS,
    encoding: str = "utf-8",
    event_kinds: Iterable[str] = (),
    complete_from: date | None = None,
) -> Records:
    """The records of an event file with these lines after the header."""
    files = {"events.csv": csv_bytes(header, *lines, encoding=encoding)}
    return in_folder(
        files,
        lambda folder: read(
            folder / "events.csv", event_kinds=event_kinds, complete_from=complete_from
        ),
    )


def read_return(
    *episodes: str,
    reviews: Iterable[str] = (),
    header: Iterable[str] | None = None,
    complete_from: date | None = None,
    **other_files: bytes,
) -> Records:
    """The records of a return of one year; ``other_files`` come by name without the ending."""
    files = {f"{name}.csv": content for name, content in other_files.items()}
    files["episodes.csv"] = csv_bytes(EPISODES, *episodes)
    files["reviews.csv"] = csv_bytes(REVIEWS, *reviews)
    if header is not None:
        files["header.csv"] = csv_bytes(HEADER, *header)
    return in_folder(files, lambda folder: read(folder, complete_from=complete_from))


def refused(records: Records) -> list[tuple[int, str]]:
    """Line and code of every row that was not used."""
    return [(found.line, found.code) for found in records.findings if not found.used]


def remarks(records: Records) -> list[tuple[int, str]]:
    """Line and code of every remark on a row that was used."""
    return [(found.line, found.code) for found in records.findings if found.used]


def only_finding(records: Records) -> RowFinding:
    (found,) = records.findings
    return found


def told(records: Records) -> list[tuple[str, str, str]]:
    """Subject, kind and ISO date of every event."""
    return [
        (case.subject_id, event.kind, event.date.isoformat())
        for case in records.cases
        for event in case.events
    ]


def is_account(records: Records) -> bool:
    """Whether every row is accounted for exactly once."""
    places = [found.place for found in records.findings if not found.used]
    remarked = {found.place for found in records.findings if found.used}
    return (
        records.rows_read == records.rows_used + len(places)
        and len(set(places)) == len(places)
        and not remarked & set(places)
        and list(records.findings) == sorted(records.findings, key=lambda found: found.place)
    )
