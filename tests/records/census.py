"""A children in need census made from short texts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from timescales.records import Records, read

HEADER = (
    "<Header><CollectionDetails><Collection>CIN</Collection>"
    "<ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails></Header>"
)
BEGINS = date(2025, 4, 1)


def leaves(**texts: str) -> str:
    """Elements by name, each on a line of its own."""
    return "".join(f"<{name}>{text}</{name}>\n" for name, text in texts.items())


def group(name: str, *parts: str, **texts: str) -> str:
    """An element that holds others."""
    return f"<{name}>\n{leaves(**texts)}{''.join(parts)}</{name}>\n"


def referral(*parts: str, day: str = "2025-06-02", **texts: str) -> str:
    return group("CINdetails", *parts, CINreferralDate=day, **texts)


def plan(start: str, *reviews: str, **texts: str) -> str:
    held = "".join(f"<CPPreviewDate>{day}</CPPreviewDate>\n" for day in reviews)
    return group("ChildProtectionPlans", f"<Reviews>{held}</Reviews>", CPPstartDate=start, **texts)


def enquiry(**texts: str) -> str:
    return group("Section47", **texts)


def child(*parts: str, name: str = "A", born: str = "2012-05-04") -> str:
    identifiers = group("ChildIdentifiers", LAchildID=name, PersonBirthDate=born)
    return group("Child", identifiers, *parts)


def read_census(
    *children: str, header: str = HEADER, complete_from: date | None = None, ending: str = ".xml"
) -> Records:
    """The records of a census with these children."""
    return read_text(
        f"<Message>{header}<Children>\n{''.join(children)}</Children></Message>",
        complete_from=complete_from,
        ending=ending,
    )


def read_text(text: str, *, complete_from: date | None = None, ending: str = ".xml") -> Records:
    with TemporaryDirectory() as folder:
        path = Path(folder, f"census{ending}")
        path.write_text(text, encoding="utf-8")
        return read(path, complete_from=complete_from)


def read_folder(**files: str) -> Records:
    """The records of a folder with these files, by name without the ending."""
    with TemporaryDirectory() as folder:
        for name, text in files.items():
            Path(folder, f"{name}.xml").write_text(text, encoding="utf-8")
        return read(Path(folder))


def census_of(year: int, *children: str) -> str:
    """The text of the census that ends on 31 March of a year."""
    header = HEADER.replace("2026", str(year))
    return f"<Message>{header}<Children>\n{''.join(children)}</Children></Message>"
