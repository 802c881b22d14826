"""The caseload as files: events, and what other records can hold of it, each in its own form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from timescales.case import Case, Event
from timescales.demo.cast import caseload
from timescales.demo.census_xml import write_census
from timescales.demo.csv_files import write_csv
from timescales.demo.office import office
from timescales.demo.return_xml import write_return_xml
from timescales.demo.short_breaks import short_breaks
from timescales.demo.ssd import write_ssd
from timescales.demo.story import OFFICERS

EVENT_COLUMNS = ("subject_id", "event", "date", "ref", "date_of_birth")
DETAIL_COLUMNS = (
    "team", "officer", "reason", "participation", "stage", "need", "legal_status",
    "placement", "provider", "leaving_reason",
)  # fmt: skip
HEADER_COLUMNS = ("CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB")
EPISODE_COLUMNS = (
    "CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC",
    "REASON_PLACE_CHANGE", "HOME_POST", "PL_POST", "URN",
)  # fmt: skip
REVIEW_COLUMNS = ("CHILD", "DOB", "REVIEW", "REVIEW_CODE")

OFFICE_COLUMNS = (
    "category", "theme", "meeting", "threshold", "outcome", "approved_as", "tool", "sets",
)  # fmt: skip

_CONTINUES = "X1"


SEED = 2026
"""The seed of the default caseload."""

CHILDREN = 120
"""How many children the default caseload has, besides those on short breaks."""


def write_caseload(
    folder: Path,
    *,
    seed: int = SEED,
    children: int = CHILDREN,
    as_at: date,
    officers: int = OFFICERS,
) -> Path:
    """Write ``caseload.csv`` and the same story in other forms; return the path of the first.

    Makes the folder if need be and overwrites those files. In: as ``caseload``, and raises as it
    does; ``OSError`` where the folder cannot be written. The CSV has ISO dates, a row for each
    event. In ``ssda903/`` is a return, ``episodes.csv``, ``reviews.csv`` and ``header.csv``,
    dd/mm/yyyy, and ``ssda903.xml`` is the same as XML. ``cin_census.xml`` has the child protection,
    ``ssd/`` a CSV for each table of the Standard Safeguarding Dataset.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = write_caseload(Path(folder), children=20, as_at=date(2026, 11, 22))
    ...     sorted(each.name for each in path.parent.glob("*"))
    ['caseload.csv', 'cin_census.xml', 'ssd', 'ssda903', 'ssda903.xml']
    """
    cases = caseload(seed, children, as_at, officers=officers)
    on_breaks = short_breaks(seed, children, as_at)
    returned = [*(case for case in cases if _starts(case)), *on_breaks]
    ssda903 = folder / "ssda903"
    ssda903.mkdir(parents=True, exist_ok=True)
    path = folder / "caseload.csv"
    write_csv(path, (*EVENT_COLUMNS, *DETAIL_COLUMNS), (row for c in cases for row in _rows(c)))
    headers = [_header(case) for case in returned]
    episodes = [row for case in returned for row in _episodes(case)]
    reviews = [row for case in returned for row in _reviews(case)]
    write_csv(ssda903 / "header.csv", HEADER_COLUMNS, headers)
    write_csv(ssda903 / "episodes.csv", EPISODE_COLUMNS, episodes)
    write_csv(ssda903 / "reviews.csv", REVIEW_COLUMNS, reviews)
    write_return_xml(folder / "ssda903.xml", headers, episodes, reviews)
    write_census(folder / "cin_census.xml", cases, as_at)
    write_ssd(folder / "ssd", (*cases, *on_breaks))
    return path


def write_office(
    folder: Path,
    *,
    seed: int = SEED,
    children: int = CHILDREN,
    as_at: date,
    families: int | None = None,
    officers: int = OFFICERS,
) -> Path:
    """Write ``office.csv``, the events of ``office``, into a folder that is there; return its path.

    In: as ``office``, and raises as it does; ``OSError`` where it cannot be written.
    """
    path = folder / "office.csv"
    cases = office(seed, children, as_at, families=families, officers=officers)
    columns = (*EVENT_COLUMNS, *DETAIL_COLUMNS, *OFFICE_COLUMNS)
    write_csv(path, columns, (row for case in cases for row in _rows(case)))
    return path


def _rows(case: Case) -> Iterator[Mapping[str, str]]:
    for event in case.events:
        yield {
            "subject_id": case.subject_id,
            "event": event.kind,
            "date": event.date.isoformat(),
            "ref": event.ref or "",
            "date_of_birth": str(case.date_of_birth or ""),
            **event.details,
            **({"sets": event.sets.isoformat()} if event.sets else {}),
        }


def _starts(case: Case) -> bool:
    return any(event.kind == "became_looked_after" for event in case.events)


def _header(case: Case) -> Mapping[str, str]:
    """No child has a pupil number, being made up, nor an ethnicity that was obtained."""
    sex = "1" if int(case.subject_id[-1]) % 2 else "2"
    return {
        "CHILD": case.subject_id,
        "SEX": sex,
        "DOB": _british(case.date_of_birth),
        "ETHNIC": "NOBT",
        "UPN": "UN3",
    }


def _episodes(case: Case) -> Iterator[Mapping[str, str]]:
    """An episode from each change to the next, which ends with its reason or continues."""
    before: Event | None = None
    row: dict[str, str] = {}
    for event in case.events:
        if event.kind not in ("became_looked_after", "episode_started", "ceased_looked_after"):
            continue
        if row:
            rec = event.details.get("leaving_reason", _CONTINUES)
            yield row | {"DEC": _british(event.date), "REC": rec}
            row = {}
        if event.kind == "ceased_looked_after":
            before = None
            continue
        row = _episode(case, event, _reason_for_new_episode(before, event))
        before = event
    if row:
        yield row


def _episode(case: Case, event: Event, rne: str) -> dict[str, str]:
    return {
        "CHILD": case.subject_id,
        "DECOM": _british(event.date),
        "RNE": rne,
        "LS": event.details["legal_status"],
        "CIN": event.details["need"],
        "PLACE": event.details["placement"],
        "PLACE_PROVIDER": event.details["provider"],
    }


def _reason_for_new_episode(before: Event | None, event: Event) -> str:
    """S: started; L: legal status; P: placement and carer; B: both."""
    if before is None:
        return "S"
    moved = before.details["placement"] != event.details["placement"]
    if before.details["legal_status"] == event.details["legal_status"]:
        return "P"
    return "B" if moved else "L"


def _reviews(case: Case) -> Iterator[Mapping[str, str]]:
    for event in case.events:
        if event.kind == "lac_review":
            yield {
                "CHILD": case.subject_id,
                "DOB": _british(case.date_of_birth),
                "REVIEW": _british(event.date),
                "REVIEW_CODE": event.details["participation"],
            }


def _british(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
