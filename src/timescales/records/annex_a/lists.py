"""The lists of Annex A that hold a date of a timescale, and how their columns may be headed.

Headings differ between years and systems in capitals, punctuation and small words; a pattern takes
them as ``plain`` has them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from timescales._text import listed
from timescales.errors import RecordsError
from timescales.records.header import Header
from timescales.records.source_row import SourceRow

CHILD = "child"
BORN = "born"

_EVERYWHERE = {
    CHILD: r"(child )?(unique )?(child )?(id|identifier)( number)?",
    BORN: r"date of birth.*|dob",
}

LISTS: Mapping[int, Mapping[str, str]] = {
    4: {
        "started": r"(continuous |single )?assessment start date",
        "authorised": r"(continuous |single )?(assessment )?"
        r"(date of authorisation|authorisation date)",
    },
    5: {
        "strategy": r"(date )?strategy discussion initiating (a |the )?s(ection )?47.*"
        r"|s(ection )?47 (enquiry )?start date",
        "unnecessary": r"was (an )?(initial child protection conference|icpc) deemed unnecessary",
        "conference": r"date of (the )?(initial child protection conference|icpc)",
    },
    7: {
        "started": r"(child protection plan|cpp?) start date",
        "reviewed": r"date of (the )?latest review (child protection )?conference",
        "ended": r"(child protection plan|cpp?) end date",
    },
    8: {
        "started": r"date started to be looked after",
        "status": r"(child s )?legal status",
        "reviewed": r"date of (the )?latest statutory review",
        "ceased": r"date ceased to be looked after",
        "reason": r"reason ceased to be looked after",
        "placed": r"start date of (the )?most recent placement",
        "placement": r"placement type",
    },
    10: {
        "decided": r"date of (the )?decision that (the )?child should be placed for adoption",
        "ordered": r"date of (the )?placement order",
        "matched": r"date of matching (the )?child and prospective adopters?",
        "placed": r"date (the child was )?placed for adoption",
        "adopted": r"date of (the )?adoption order",
        "decided_against": r"date of (the )?decision that (the )?child should no longer be placed "
        r"for adoption",
    },
}
"""For each list, the patterns of its headings by what a column is called here."""

_NEEDED = {
    4: ("started", "Continuous Assessment Start Date"),
    5: ("strategy", "Strategy discussion initiating Section 47 Enquiry Start Date"),
    7: ("started", "Child Protection Plan Start Date"),
    8: ("started", "Date Started to be Looked After"),
    10: ("decided", "Date of Decision that Child Should be Placed for Adoption"),
}
"""The column without which a list says nothing, and its heading."""


def list_number(title: str) -> int | None:
    """The number of the list that a sheet holds, by its title, ``List 8``; None for no list."""
    found = re.match(r"\s*list\D{0,3}([0-9]{1,2})(?![0-9])", title, re.IGNORECASE)
    return int(found.group(1)) if found else None


def plain(heading: str) -> str:
    """A heading in small letters and figures, with single spaces between.

    >>> plain(" Child's Legal Status (Y/N)")
    'child s legal status y n'
    """
    return re.sub(r"[^a-z0-9]+", " ", heading.lower()).strip()


def headings(number: int, header: Header) -> dict[str, str]:
    """The heading of each column of a list that is there, by what it is called here.

    Raises ``RecordsError`` where the one without which the list says nothing is not there.
    """
    found: dict[str, str] = {}
    for heading in header.columns:
        for name, pattern in {**_EVERYWHERE, **LISTS[number]}.items():
            if name not in found and re.fullmatch(pattern, plain(heading)):
                found[name] = heading
                break
    name, heading = _NEEDED[number]
    if name not in found:
        raise RecordsError(
            f"{header.file}: no column is headed like {heading!r}. "
            f"Found: {listed(filter(None, header.columns))}."
        )
    return found


def has_child(header: Header) -> bool:
    """Whether a row is the header of a list: one of its cells heads the children's identifiers."""
    return any(re.fullmatch(_EVERYWHERE[CHILD], plain(cell)) for cell in header.columns)


def renamed(row: SourceRow, found: Mapping[str, str]) -> SourceRow:
    """The row with the cells that are read, under what they are called here."""
    cells = {name: row.cells[heading] for name, heading in found.items()}
    return SourceRow(row.file, row.line, cells, row.fault)
