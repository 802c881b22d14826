"""The reader of a children in need census: an XML file that holds a year of an authority."""

from __future__ import annotations

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
from timescales.records.xml import Element, elements, root_name

_COLLECTION = "CIN"


class CinCensus:
    """A children in need census as XML, of any year from 2017, with namespaces or without.

    It is taken to be complete from the 1st of April of the year that its reference date ends.
    """

    takes = "an .xml file of the children in need census"

    def recognises(self, path: Path) -> bool:
        is_xml = path.is_file() and path.suffix.lower() == ".xml"
        return is_xml and root_name(path).casefold() == "message"

    def open(self, request: Request) -> Source:
        path, complete_from = request.path, request.complete_from
        ledger = Ledger(request.progress)
        groups = Groups(path.name)
        rows = CensusRows(ledger)
        deduced: date | None = None
        for element in elements(path, ("Header", "Child")):
            if element.name.casefold() == "header":
                deduced = _begins(path.name, element, needed=complete_from is None)
            else:
                rows.keep(element.at("ChildIdentifiers", "LAchildID"), groups.rows(element))
        ledger.close()
        if not ledger.rows_read:
            raise RecordsError(f"{path.name}: holds no children.")
        begins = deduced if complete_from is None else complete_from
        if begins is None:
            raise _no_reference_date(path.name, "")
        return rows.source(
            begins,
            (path.name,),
            tuple(f"{path.name} [{name}]" for name in sorted(groups.not_read)),
            deduced=complete_from is None,
        )


def _begins(file: str, header: Element, *, needed: bool) -> date | None:
    """The day from which the census is complete; None where it is not needed and not to be had."""
    collection = header.at("CollectionDetails", "Collection")
    if collection.upper() not in {_COLLECTION, ""}:
        raise RecordsError(
            f"{file}: is of the collection {collection!r} and not of {_COLLECTION!r}, "
            "the children in need census."
        )
    text = header.at("CollectionDetails", "ReferenceDate")
    try:
        return census_year_begins(cell_date(text))
    except WrongValueError:
        if needed:
            raise _no_reference_date(file, text) from None
        return None


def _no_reference_date(file: str, text: str) -> RecordsError:
    found = f"the ReferenceDate {text!r}, which is no date" if text else "no ReferenceDate"
    return RecordsError(
        f"{file}: its header gives {found}, so that it does not say from when it is complete; "
        "correct it, or give that day, complete_from."
    )
