"""The rows of a return, from whatever it is written in, to a source of children's histories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from timescales.records.by_subject import RowsBySubject
from timescales.records.census_year import census_year_begins
from timescales.records.ledger import Ledger
from timescales.records.offers import settle
from timescales.records.source import Source
from timescales.records.source_row import Fault, SourceRow
from timescales.records.ssda903.child import Child
from timescales.records.subject import SubjectRecords

_HOLDS = frozenset(
    {
        "adoption_order_made",
        "adoption_placement_ended",
        "adoption_plan_ended",
        "became_looked_after",
        "ceased_looked_after",
        "child_returned",
        "dol_order_ended",
        "dol_order_made",
        "episode_started",
        "lac_review",
        "placed_for_adoption",
        "secure_placement_ended",
        "secure_placement_started",
    }
)
"""``adoption_decided`` is left out: what it meets starts with papers, which no return holds."""

_NOT_RECORDED = frozenset({"adoption_match_recommended", "return_interview", "secure_review"})


class ReturnRows:
    """The rows of a return, kept by child.

    A return holds no secure accommodation reviews, return interviews or matches for adoption.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._rows = RowsBySubject[tuple[str, int]]()
        self._first_review: date | None = None
        self._last_episode: date | None = None

    def keep(self, module: str, year: int, rows: Iterable[SourceRow]) -> None:
        """Keep each row of a module; a greater year is a later one."""
        for row in rows:
            self._ledger.enter()
            if row.fault is not None:
                self._ledger.refuse(row, "", row.fault)
                continue
            self._rows.add(row.cells["CHILD"], row, (module, year))
            self._date(module, row)

    def source(
        self,
        complete_from: date | None,
        files_read: tuple[str, ...],
        files_not_read: tuple[str, ...] = (),
    ) -> Source:
        """The source of every row that was kept.

        Where ``complete_from`` is None the return is complete from 1 April of the census year of
        its earliest review, or without reviews of its latest episode.
        """
        bound = self._deduced() if complete_from is None else complete_from
        return Source(
            self._ledger,
            self._children(bound),
            len(self._rows),
            _HOLDS,
            files_read,
            files_not_read,
            complete_from=bound,
            complete_from_deduced=complete_from is None,
        )

    def _children(self, complete_from: date | None) -> Iterator[SubjectRecords]:
        for child, rows in self._rows:
            history = Child(child, self._ledger)
            for (module, year), row in rows:
                history.take(module, year, row)
            offers = history.offers()
            settled = settle(
                child,
                offers,
                self._ledger,
                complete_from=_later(complete_from, history.complete_from),
                not_recorded=_NOT_RECORDED,
            )
            if settled is not None:
                yield settled

    def _date(self, module: str, row: SourceRow) -> None:
        """Remember the earliest review and the latest episode among rows that name a child."""
        unread: list[Fault] = []
        if module == "reviews" and row.cells["CHILD"]:
            day = row.dated("REVIEW", unread)
            self._first_review = min(filter(None, (self._first_review, day)), default=None)
        elif module == "episodes" and row.cells["CHILD"]:
            self._last_episode = _later(self._last_episode, row.dated("DECOM", unread))

    def _deduced(self) -> date | None:
        first = self._last_episode if self._first_review is None else self._first_review
        return None if first is None else census_year_begins(first)


def _later(*days: date | None) -> date | None:
    return max(filter(None, days), default=None)
