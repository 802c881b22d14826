"""From an Annex A workbook to a source: the lists read, and each child's rows settled together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from timescales.errors import RecordsError
from timescales.records.annex_a.lists import CHILD, LISTS, has_child, headings, list_number, renamed
from timescales.records.annex_a.offers import HOLDS, READ, Reading
from timescales.records.by_subject import RowsBySubject
from timescales.records.format import Request
from timescales.records.ledger import Ledger
from timescales.records.offers import Offer, settle
from timescales.records.source import Source
from timescales.records.source_row import Fault, SourceRow
from timescales.records.subject import SubjectRecords
from timescales.records.workbook import open_workbook

_NOT_RECORDED = frozenset({"adoption_review", "secure_review"})


class AnnexA:
    """A workbook with lists of Annex A, of which 4, 5, 7, 8 and 10 are read.

    Lists 7 and 8 hold the latest review and none before it: a child's history is complete from
    that review, and which in the series it was is not known.
    """

    takes = "an .xlsx workbook with the lists of Annex A"

    def recognises(self, path: Path) -> bool:
        if not path.is_file() or path.suffix.lower() != ".xlsx":
            return False
        try:
            with open_workbook(path) as sheets:
                return any(list_number(sheet.title) in LISTS for sheet in sheets)
        except RecordsError:
            return False

    def open(self, request: Request) -> Source:
        ledger = Ledger(request.progress)
        rows = _Rows(ledger, request.complete_from)
        not_read = []
        with open_workbook(request.path) as sheets:
            for sheet in sheets:
                number = list_number(sheet.title)
                found = sheet.headed(has_child) if number in LISTS else None
                if number is None or found is None:
                    not_read.append(sheet.name)
                else:
                    header, under = found
                    rows.keep(number, headings(number, header), under)
        ledger.close()
        if not ledger.rows_read:
            raise RecordsError(f"{request.path.name}: its lists hold headings and no rows.")
        return rows.source(request.path.name, tuple(not_read))


class _Rows:
    """The rows of the lists, kept by child."""

    def __init__(self, ledger: Ledger, complete_from: date | None) -> None:
        self._ledger = ledger
        self._complete_from = complete_from
        self._rows = RowsBySubject[int]()
        self._headings: dict[str, Mapping[str, str]] = {}
        self._lists: set[int] = set()

    def keep(self, number: int, found: Mapping[str, str], rows: Iterator[SourceRow]) -> None:
        """Keep the rows of one list, whose columns have these headings."""
        self._lists.add(number)
        for row in rows:
            self._ledger.enter()
            if row.fault is not None:
                self._ledger.refuse(row, "", row.fault)
                continue
            self._headings[row.file] = found
            self._rows.add(row.cells[found[CHILD]], renamed(row, found), number)

    def source(self, file: str, not_read: tuple[str, ...]) -> Source:
        """The source of every row that was kept."""
        return Source(
            self._ledger,
            self._children(),
            len(self._rows),
            frozenset().union(*(HOLDS[number] for number in self._lists)),
            (file,),
            not_read,
            complete_from=self._complete_from,
            latest_only=True,
        )

    def _children(self) -> Iterator[SubjectRecords]:
        for child, rows in self._rows:
            offers: list[Offer] = []
            bounds = [self._complete_from]
            for number, row in rows:
                reading = Reading(row, self._headings[row.file])
                if not child:
                    heading = reading.headings[CHILD]
                    fault = Fault("no_subject", heading, "", "The row names no child.")
                    reading.faults.append(fault)
                READ[number](reading)
                if reading.faults:
                    self._ledger.refuse(row, child, *reading.faults, *reading.remarks)
                    continue
                offers.append(reading.offer())
                bounds.append(reading.reviewed)
            settled = settle(
                child,
                offers,
                self._ledger,
                complete_from=max(filter(None, bounds), default=None),
                not_recorded=_NOT_RECORDED,
            )
            if settled is not None:
                yield settled
