"""From the files of a return to records: years reconciled, and children's histories built."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from timescales.case import Case, Event
from timescales.errors import RecordsError
from timescales.projection import Severity
from timescales.records.format import Request
from timescales.records.ledger import Ledger
from timescales.records.offers import Birth, Happening, History, Offer, settle
from timescales.records.result import Records
from timescales.records.source_row import Fault, SourceRow
from timescales.records.ssda903.entries import Entry, standing
from timescales.records.ssda903.files import EPISODES, HEADER, REVIEWS, files_of_return
from timescales.records.ssda903.periods import Care, Episode, care_of
from timescales.records.ssda903.rows import Review, RowReader

_HOLDS = frozenset(
    {
        "became_looked_after",
        "ceased_looked_after",
        "episode_started",
        "lac_review",
        "secure_placement_started",
        "secure_placement_ended",
    }
)
_NOT_RECORDED = frozenset({"secure_review"})


class Ssda903Folder:
    """A folder that holds an SSDA903 return as CSV files, a file a module."""

    takes = "a folder that holds an SSDA903 return"

    def recognises(self, path: Path) -> bool:
        return path.is_dir()

    def read(self, request: Request) -> Records:
        return _read(request)


def _read(request: Request) -> Records:
    """The records of the SSDA903 return in a folder, of one year or several.

    Episodes and reviews are needed; a header file, which gives dates of birth, need not be there.
    A return holds no secure accommodation reviews. Where ``complete_from`` is None the return
    is complete from 1 April of the census year of its earliest review, or without reviews of its
    latest episode.
    """
    folder, complete_from = request.path, request.complete_from
    files = files_of_return(folder)
    ledger = Ledger(request.progress)
    reader = RowReader(ledger)
    births = reader.entries(files.header, HEADER, reader.birth)
    episodes = reader.entries(files.episodes, EPISODES, reader.episode)
    reviews = reader.entries(files.reviews, REVIEWS, reader.review)
    ledger.close()
    if not ledger.rows_read:
        raise RecordsError(f"{folder.name}: the files of this return hold headers and no rows.")
    if deduced := complete_from is None:
        complete_from = _deduced(reviews, episodes)
    care = _care(standing(episodes, ledger), ledger)
    short_breaks_only = {
        child for child, each in care.items() if not each.offers
    } - reader.cared_for
    history = settle(
        [
            *(
                Offer(each.row, each.child, birth=_birth(each.row, each.content, rank=1))
                for each in standing(births, ledger)
            ),
            *(offer for each in care.values() for offer in each.offers),
            *_review_offers(standing(reviews, ledger), short_breaks_only, ledger),
        ],
        ledger,
    )
    return Records(
        cases=tuple(
            _case(history, child, care.get(child), complete_from) for child in history.subjects
        ),
        findings=ledger.findings,
        rows_read=ledger.rows_read,
        rows_used=ledger.rows_used,
        files_read=files.names,
        files_not_read=files.not_read,
        complete_from=complete_from,
        complete_from_deduced=deduced,
        origins=history.origins,
        holds=_HOLDS,
    )


def _birth(row: SourceRow, day: date | None, *, rank: int = 0) -> Birth | None:
    return None if day is None else Birth(day, "DOB", row.cells["DOB"], rank)


def _care(episodes: Iterable[Entry[Episode]], ledger: Ledger) -> dict[str, Care]:
    by_child: dict[str, list[Entry[Episode]]] = {}
    for entry in episodes:
        by_child.setdefault(entry.child, []).append(entry)
        if entry.content.short_break:
            status = entry.content.status
            reason = f"LS {status} is a short break, which is no part of a period of care."
            ledger.refuse(
                entry.row, entry.child, Fault("short_break", "LS", status, reason, Severity.REMARK)
            )
    return {child: care_of(entries) for child, entries in by_child.items()}


def _review_offers(
    reviews: Iterable[Entry[Review]], short_breaks_only: set[str], ledger: Ledger
) -> Iterator[Offer]:
    for entry in reviews:
        value = entry.row.cells["REVIEW"]
        if entry.child in short_breaks_only:
            reason = (
                "All of the child's episodes are short breaks (LS V3, V4), which have no review."
            )
            fault = Fault("review_in_short_break", "REVIEW", value, reason, Severity.WARNING)
            ledger.refuse(entry.row, entry.child, fault)
            continue
        code = entry.content.participation
        event = Event(
            "lac_review", entry.content.day, details={"participation": code} if code else {}
        )
        yield Offer(
            entry.row,
            entry.child,
            (Happening(event, "REVIEW", value),),
            _birth(entry.row, entry.content.born),
            list(entry.remarks),
        )


def _deduced(reviews: Iterable[Entry[Review]], episodes: Iterable[Entry[Episode]]) -> date | None:
    """1 April of the census year of the earliest review, or without one of the latest episode."""
    latest = max((entry.content.start for entry in episodes), default=None)
    first = min((entry.content.day for entry in reviews), default=latest)
    if first is None:
        return None
    begins = date(first.year, 4, 1)
    return begins if begins <= first or first.year == date.min.year else date(first.year - 1, 4, 1)


def _case(history: History, child: str, care: Care | None, complete_from: date | None) -> Case:
    bounds = [complete_from, care.complete_from if care else None]
    return Case(
        child,
        tuple(history.events.get(child, ())),
        history.births.get(child),
        max((day for day in bounds if day), default=None),
        _NOT_RECORDED,
    )
