"""The reader of children in need censuses: XML files that each hold a year of an authority."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from timescales.errors import RecordsError, WrongValueError
from timescales.records.census_year import census_year_begins
from timescales.records.cin_census.groups import Groups
from timescales.records.cin_census.reading import CensusRows
from timescales.records.dates import cell_date
from timescales.records.format import Request
from timescales.records.ledger import Ledger
from timescales.records.source import Source
from timescales.records.xml import Element, elements, xml_files

_COLLECTION = "CIN"


class CinCensus:
    """A children in need census as XML, of any year from 2017, or a folder with several years.

    It is taken to be complete from the 1st of April of the year that its reference date ends, or of
    several the earliest.
    """

    takes = "an .xml file of the children in need census"

    def recognises(self, path: Path) -> bool:
        return bool(_files(path))

    def open(self, request: Request) -> Source:
        complete_from = request.complete_from
        years = [_year(path, needed=complete_from is None) for path in _files(request.path)]
        years.sort(key=lambda year: (year.ends is None, year.ends or date.min, year.path.name))
        ledger = Ledger(request.progress)
        rows = CensusRows(ledger)
        not_read: list[str] = []
        for number, year in enumerate(years):
            groups = Groups(year.path.name)
            for child in elements(year.path, ("Child",)):
                name = child.at("ChildIdentifiers", "LAchildID")
                rows.keep(name, number, groups.rows(child))
            not_read += [f"{year.path.name} [{name}]" for name in sorted(groups.not_read)]
        ledger.close()
        if not ledger.rows_read:
            raise RecordsError(f"{request.path.name}: holds no children.")
        deduced = [census_year_begins(year.ends) for year in years if year.ends]
        return rows.source(
            min(deduced) if complete_from is None else complete_from,
            tuple(year.path.name for year in years),
            tuple(not_read),
            deduced=complete_from is None,
        )


@dataclass(frozen=True, slots=True)
class _Year:
    """A census by its file, and its reference date; None where that is not needed nor given."""

    path: Path
    ends: date | None


def _files(path: Path) -> list[Path]:
    return xml_files(path, lambda root: root.casefold() == "message")


def _year(path: Path, *, needed: bool) -> _Year:
    header = next(elements(path, ("Header",)), Element("Header", 0))
    collection = header.at("CollectionDetails", "Collection")
    if collection.upper() not in {_COLLECTION, ""}:
        raise RecordsError(
            f"{path.name}: is of the collection {collection!r} and not of {_COLLECTION!r}, "
            "the children in need census."
        )
    text = header.at("CollectionDetails", "ReferenceDate")
    try:
        return _Year(path, cell_date(text))
    except WrongValueError:
        if not needed:
            return _Year(path, None)
    found = f"the ReferenceDate {text!r}, which is no date" if text else "no ReferenceDate"
    raise RecordsError(
        f"{path.name}: its header gives {found}, so that it does not say from when it is complete; "
        "correct it, or give that day, complete_from."
    )
