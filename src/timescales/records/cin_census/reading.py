"""The rows of a census, kept by child, to a source of children's histories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from timescales.records.by_subject import RowsBySubject
from timescales.records.cin_census.child import CensusChild
from timescales.records.cin_census.groups import Place
from timescales.records.ledger import Ledger
from timescales.records.offers import settle
from timescales.records.source import Source
from timescales.records.source_row import Fault, SourceRow
from timescales.records.subject import SubjectRecords

_HOLDS = frozenset(
    {
        "assessment_completed",
        "assessment_not_required",
        "assessment_started",
        "cp_plan_ended",
        "cp_plan_started",
        "icpc",
        "icpc_not_required",
        "rcpc",
        "referral_received",
        "strategy_discussion",
        "transfer_in_conference",
    }
)
_NOT_RECORDED = frozenset({"core_group", "referral_decided", "transfer_in_notified"})


class CensusRows:
    """The rows of a census by child, who is its ``LAchildID``."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._rows = RowsBySubject[tuple[int, Place]]()

    def keep(self, child: str, year: int, rows: Iterable[tuple[Place, SourceRow]]) -> None:
        """Keep each row of a child; a greater year is a later one."""
        for place, row in rows:
            self._ledger.enter()
            if row.fault is not None:
                self._ledger.refuse(row, child, row.fault)
            elif not child:
                fault = Fault("no_subject", "LAchildID", "", "The record is of no child.")
                self._ledger.refuse(row, "", fault)
            else:
                self._rows.add(child, row, (year, place))

    def source(
        self,
        complete_from: date,
        files_read: tuple[str, ...],
        files_not_read: tuple[str, ...],
        *,
        deduced: bool,
    ) -> Source:
        """The source of every row that was kept."""
        return Source(
            self._ledger,
            self._children(complete_from),
            len(self._rows),
            _HOLDS,
            files_read,
            files_not_read,
            complete_from=complete_from,
            complete_from_deduced=deduced,
        )

    def _children(self, complete_from: date) -> Iterator[SubjectRecords]:
        for child, rows in self._rows:
            offers = CensusChild(child, complete_from, self._ledger).offers(rows)
            settled = settle(
                child,
                offers,
                self._ledger,
                complete_from=complete_from,
                not_recorded=_NOT_RECORDED,
            )
            if settled is not None:
                yield settled
