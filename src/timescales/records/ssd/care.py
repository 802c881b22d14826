"""What the rows of one child say of being looked after: periods, placements, orders, reviews."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from timescales.projection import Severity
from timescales.records.offers import Happening, Offer, Showing
from timescales.records.source_row import Fault, SourceRow
from timescales.records.ssd import codes
from timescales.records.ssd.book import Book, ending, happening, no_date, warning
from timescales.records.ssd.periods import PERIOD, Care, Episode, Stay, care_of, episodes_of

STATUS = "lega_legal_status"
STATUS_START = "lega_legal_status_start_date"
STATUS_END = "lega_legal_status_end_date"
PLACED = "clap_cla_placement_start_date"
PLACEMENT_END = "clap_cla_placement_end_date"
PLACE = "clap_cla_placement_type"
PROVIDER = "clap_cla_placement_provider"
REVIEW = "clar_cla_review_date"
REVIEW_DUE = "clar_cla_review_due_date"
CANCELLED = "clar_cla_review_cancelled"
PART = "clar_cla_review_participation"
REVIEW_PERIOD = "clar_cla_id"

_NOT_IN_CARE = "No period of care is on record that was open on that day."


@dataclass(frozen=True, slots=True)
class Spell:
    """A legal status or a placement: its row, what it is, its days, and remarks on the row."""

    row: SourceRow
    what: str
    start: date
    end: date | None
    remarks: list[Fault]

    def overlaps(self, episode: Episode) -> bool:
        """Whether it was in force on a day of an episode."""
        begins = episode.end is None or self.start < episode.end or self.start == episode.start
        return begins and (self.end is None or self.end > episode.start)


def looked_after(book: Book) -> tuple[list[Offer], date | None]:
    """The offers of a child's looked-after rows; and, if later than the extract's, from when.

    The second is the day from which this child's history is complete, where its first period of
    care began on a day that no row gives; else None.
    """
    statuses = list(_spells(book, "ssd_legal_status", STATUS, STATUS_START, STATUS_END))
    placements = list(_spells(book, "ssd_cla_placement", PLACE, PLACED, PLACEMENT_END))
    episodes = list(episodes_of(book))
    short = [episode for episode in episodes if _is_short_break(episode, statuses)]
    for episode in short:
        reason = "Its legal status is of a short break, which is no part of a period of care."
        book.refuse(episode.row, Fault("short_break", "", "", reason, Severity.REMARK))
    care = care_of([episode for episode in episodes if episode not in short])
    for_adoption = list(_runs(placements, codes.is_adoption, care.stays))
    return [
        *care.offers,
        *_changes(book, statuses, care, _status_details),
        *_placed(book, placements, care, for_adoption),
        *_reviews(book, episodes, short, for_adoption),
    ], care.complete_from


def _spells(book: Book, table: str, what: str, started: str, ended: str) -> Iterator[Spell]:
    for row, start in book.dated(table, started):
        remarks: list[Fault] = []
        end = ending(row, start, ended, remarks)
        yield Spell(row, row.cells[what], start, end, remarks)


def _is_short_break(episode: Episode, statuses: Sequence[Spell]) -> bool:
    """Whether there is a legal status on a day of the episode, and each is of a short break."""
    during = [codes.is_short_break(each.what) for each in statuses if each.overlaps(episode)]
    return bool(during) and all(during)


def _changes(
    book: Book, spells: Sequence[Spell], care: Care, details: Callable[[Spell], dict[str, str]]
) -> Iterator[Offer]:
    for spell in spells:
        if any(stay.holds(spell.start) for stay in care.stays):
            column = STATUS_START if STATUS_START in spell.row.cells else PLACED
            change = happening(spell.row, column, "episode_started", spell.start, **details(spell))
            yield Offer(spell.row, [change], remarks=spell.remarks)
        else:
            fault = Fault("not_in_care", "", "", _NOT_IN_CARE, Severity.REMARK)
            book.refuse(spell.row, fault, *spell.remarks)


def _status_details(spell: Spell) -> dict[str, str]:
    return {"legal_status": codes.code_in(spell.what) or spell.what}


def _placement_details(spell: Spell) -> dict[str, str]:
    place = codes.code_in(spell.what) or spell.what
    return {"placement": place, "provider": spell.row.cells.get(PROVIDER, "")}


@dataclass(frozen=True, slots=True)
class Run:
    """Placements of one kind that follow one another without a day between."""

    first: Spell
    last: Spell
    end: date | None
    with_care: bool
    """Whether it ends because care does."""

    def holds(self, day: date) -> bool:
        """Whether a day lies within it, the last one not counted."""
        return self.first.start <= day and (self.end is None or day < self.end)


def _runs(
    placements: Sequence[Spell], wanted: Callable[[str], bool], stays: Sequence[Stay]
) -> Iterator[Run]:
    ordered = sorted(placements, key=lambda each: (each.start, each.end or date.max))
    first: Spell | None = None
    for number, spell in enumerate(ordered):
        stay = next((each for each in stays if each.holds(spell.start)), None)
        if not wanted(spell.what) or stay is None:
            continue
        first = first or spell
        after = ordered[number + 1] if number + 1 < len(ordered) else None
        care_end = stay.end or date.max
        if after is not None and after.start > care_end:
            after = None
        end = spell.end or (after.start if after else None)
        if (
            after is not None
            and wanted(after.what)
            and after.start < care_end
            and end is not None
            and after.start <= end
        ):
            continue
        end = min(end or date.max, care_end)
        yield Run(first, spell, None if end == date.max else end, end == care_end)
        first = None


def _placed(
    book: Book, placements: Sequence[Spell], care: Care, for_adoption: Sequence[Run]
) -> Iterator[Offer]:
    offers = {
        offer.row.place: offer for offer in _changes(book, placements, care, _placement_details)
    }
    for run in _runs(placements, codes.is_secure, care.stays):
        _add(offers, run.first, PLACED, "secure_placement_started", run.first.start)
        if run.end is not None:
            _add(offers, run.last, PLACEMENT_END, "secure_placement_ended", run.end)
    for run in for_adoption:
        _add(offers, run.first, PLACED, "placed_for_adoption", run.first.start)
        if run.end is not None and not run.with_care:
            _add(offers, run.last, PLACEMENT_END, "adoption_placement_ended", run.end)
    yield from offers.values()


def _add(
    offers: dict[tuple[str, int], Offer], spell: Spell, column: str, kind: str, day: date
) -> None:
    offer = offers[spell.row.place]
    event = happening(spell.row, column, kind, day, placement=codes.code_in(spell.what))
    offer.happenings = (*offer.happenings, event)


def _reviews(
    book: Book, episodes: Sequence[Episode], short: Sequence[Episode], for_adoption: Sequence[Run]
) -> Iterator[Offer]:
    of_short = {each.row.cells.get(PERIOD, "") for each in short} - {""}
    of_short -= {each.row.cells.get(PERIOD, "") for each in episodes if each not in short}
    only_short = bool(episodes) and len(short) == len(episodes)
    for row in book.tables.get("ssd_cla_reviews", ()):
        if only_short or row.cells.get(REVIEW_PERIOD) in of_short:
            reason = "It is of a short break, which has no looked-after review."
            book.refuse(row, warning("review_in_short_break", REVIEW, row.cells[REVIEW], reason))
            continue
        offer = _review(book, row, for_adoption)
        if offer is not None:
            yield offer


def _review(book: Book, row: SourceRow, for_adoption: Sequence[Run]) -> Offer | None:
    """A review that was held, a date that was shown as due, or both; None where it is refused."""
    faults: list[Fault] = []
    held_on = row.dated(REVIEW, faults)
    due = row.dated(REVIEW_DUE, faults)
    cancelled = codes.flag(row, CANCELLED, faults)
    held = None if cancelled else held_on
    happenings: list[Happening] = []
    if held is not None:
        part = row.cells.get(PART, "")
        code = codes.participation(part)
        if part and not code:
            reason = f"{PART} is PN0 to PN7 or its description; this is neither."
            faults.append(warning("unknown_code", PART, "", reason))
        happenings.append(happening(row, REVIEW, "lac_review", held, participation=code))
    if due is not None:
        day = held or due
        in_adoption = any(run.holds(day) for run in for_adoption)
        duty = "adoption_review_placed" if in_adoption else "lac_review"
        shown = [Showing(duty, due, REVIEW_DUE, row.cells[REVIEW_DUE], held)]
        return Offer(row, happenings, remarks=faults, shown=shown)
    if happenings:
        return Offer(row, happenings, remarks=faults)
    if cancelled:
        reason = "The review was cancelled, and no date is shown as due."
        book.refuse(
            row, Fault("cancelled", CANCELLED, row.cells[CANCELLED], reason, Severity.REMARK)
        )
    else:
        book.refuse(row, *faults, *([] if faults else [no_date(REVIEW)]))
    return None
