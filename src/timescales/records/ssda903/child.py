"""From the rows of one child in a return to offers: years reconciled, periods of care built."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from timescales.case import Event
from timescales.projection import Severity
from timescales.records.entries import Entry, standing
from timescales.records.ledger import Ledger
from timescales.records.offers import Birth, Happening, Offer
from timescales.records.source_row import Fault, SourceRow
from timescales.records.ssda903.episode import Episode
from timescales.records.ssda903.periods import Care, care_of
from timescales.records.ssda903.rows import (
    Review,
    birth_entry,
    episode_entry,
    is_short_break,
    review_entry,
)
from timescales.records.ssda903.stretches import STRETCHES

C = TypeVar("C", bound=Hashable)


class Child:
    """Takes the rows of one child, a file's after another's, and makes offers of them.

    ``complete_from`` is the day from which this child's history is complete where its first
    episode continues a period of care that began earlier; else None.
    """

    def __init__(self, child: str, ledger: Ledger) -> None:
        self._child = child
        self._ledger = ledger
        self._rows: dict[str, list[tuple[int, SourceRow]]] = {}
        self._unreadable: list[SourceRow] = []
        self.complete_from: date | None = None

    def take(self, module: str, year: int, row: SourceRow) -> None:
        """Take a row of a module of the return; a greater year is a later one."""
        self._rows.setdefault(module, []).append((year, row))

    def offers(self) -> list[Offer]:
        """What the rows offer; the ledger refuses those that offer nothing."""
        episodes = self._entries("episodes", episode_entry)
        short_breaks_only = self._short_breaks_only(episodes)
        births = self._entries("header", birth_entry)
        reviews = self._entries("reviews", review_entry)
        care = self._care(episodes)
        self.complete_from = care.complete_from
        return [
            *(Offer(each.row, birth=_birth(each.row, each.content, rank=1)) for each in births),
            *care.offers,
            *self._reviews(reviews, short_breaks_only=short_breaks_only),
            *(offer for name in STRETCHES for offer in self._stretches(name)),
        ]

    def _entries(
        self,
        module: str,
        entry: Callable[[SourceRow, int, list[Fault]], Entry[C] | None],
    ) -> list[Entry[C]]:
        entries = []
        for year, row in self._rows.get(module, ()):
            faults = (
                [] if self._child else [Fault("no_subject", "CHILD", "", "The row names no child.")]
            )
            made = entry(row, year, faults)
            if made is None or faults:
                self._unreadable.append(row)
                self._ledger.refuse(row, self._child, *faults, *(made.remarks if made else ()))
            else:
                entries.append(made)
        return standing(entries, self._child, self._ledger)

    def _short_breaks_only(self, episodes: Sequence[Entry[Episode]]) -> bool:
        """Whether there are episodes, and all, those that cannot be read too, are short breaks."""
        return (
            bool(episodes)
            and all(entry.content.short_break for entry in episodes)
            and all(map(is_short_break, self._unreadable))
        )

    def _care(self, episodes: Sequence[Entry[Episode]]) -> Care:
        for entry in episodes:
            if entry.content.short_break:
                status = entry.content.status
                reason = f"LS {status} is a short break, which is no part of a period of care."
                fault = Fault("short_break", "LS", status, reason, Severity.REMARK)
                self._ledger.refuse(entry.row, self._child, fault)
        return care_of(episodes)

    def _reviews(
        self, reviews: Iterable[Entry[Review]], *, short_breaks_only: bool
    ) -> Iterator[Offer]:
        for entry in reviews:
            value = entry.row.cells["REVIEW"]
            if short_breaks_only:
                reason = (
                    "All of the child's episodes are short breaks (LS V3, V4), "
                    "which have no review."
                )
                fault = Fault("review_in_short_break", "REVIEW", value, reason, Severity.WARNING)
                self._ledger.refuse(entry.row, self._child, fault)
                continue
            code = entry.content.participation
            details = {"participation": code} if code else {}
            event = Event("lac_review", entry.content.day, details=details)
            yield Offer(
                entry.row,
                (Happening(event, "REVIEW", value),),
                _birth(entry.row, entry.content.born),
                list(entry.remarks),
            )

    def _stretches(self, module: str) -> Iterator[Offer]:
        stretches = STRETCHES[module]
        for entry in self._entries(module, stretches.entry):
            happenings = stretches.happenings(entry)
            if happenings:
                birth = _birth(entry.row, entry.content.born)
                yield Offer(entry.row, happenings, birth, list(entry.remarks))
            else:
                fault = stretches.nothing_follows(entry)
                self._ledger.refuse(entry.row, self._child, fault, *entry.remarks)


def _birth(row: SourceRow, day: date | None, *, rank: int = 0) -> Birth | None:
    return None if day is None else Birth(day, "DOB", row.cells["DOB"], rank)
