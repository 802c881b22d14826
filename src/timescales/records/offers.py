"""What rows offer, events and dates of birth, and which row each was taken from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from timescales.case import Event
from timescales.projection import Severity
from timescales.records.ledger import Ledger
from timescales.records.result import Origin
from timescales.records.source_row import Fault, SourceRow


@dataclass(frozen=True, slots=True)
class Birth:
    """A date of birth that a row gives. A greater ``rank`` is believed before a smaller one."""

    day: date
    column: str
    value: str
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Happening:
    """An event that a row gives, and the cell that has its date."""

    event: Event
    column: str
    value: str


@dataclass(slots=True)
class Offer:
    """What one row gives, and what is to be remarked on it if it is used."""

    row: SourceRow
    subject_id: str
    happenings: Sequence[Happening] = ()
    birth: Birth | None = None
    remarks: list[Fault] = field(default_factory=list)


@dataclass(slots=True)
class History:
    """What was taken: events and dates of birth by subject, and where each event was read."""

    events: dict[str, list[Event]] = field(default_factory=dict)
    births: dict[str, date] = field(default_factory=dict)
    origins: dict[tuple[str, Event], Origin] = field(default_factory=dict)

    @property
    def subjects(self) -> list[str]:
        """Every subject of whom anything was taken, in order."""
        return sorted({*self.events, *self.births})


def settle(offers: Sequence[Offer], ledger: Ledger) -> History:
    """Take each event and date of birth once, from the first row that gives it.

    A row that gives nothing that was not taken before is refused; the ledger has the others'
    remarks. Which events and births are taken does not depend on the order of the offers.
    """
    history = History(births=_births(offers))
    born: dict[str, Origin] = {}
    for offer in offers:
        subject_id, place = offer.subject_id, offer.row.place
        new = [each for each in offer.happenings if (subject_id, each.event) not in history.origins]
        for each in new:
            history.origins[subject_id, each.event] = Origin(*place, each.column, each.value)
            history.events.setdefault(subject_id, []).append(each.event)
        birth = offer.birth
        first_birth = (
            birth is not None and birth.day == history.births[subject_id] and subject_id not in born
        )
        remarks = [*_conflict(offer, history), *offer.remarks]
        if new or first_birth:
            for fault in remarks:
                ledger.remark(offer.row, subject_id, fault)
        else:
            ledger.refuse(offer.row, subject_id, *_repeated(offer, history, born), *remarks)
        if birth is not None and first_birth:
            born[subject_id] = Origin(*place, birth.column, birth.value)
    return history


def _births(offers: Iterable[Offer]) -> dict[str, date]:
    """For each subject, the date of the greatest rank, then of the most rows, then the latest."""
    given: dict[str, Counter[tuple[int, date]]] = {}
    for offer in offers:
        if offer.birth is not None:
            counts = given.setdefault(offer.subject_id, Counter())
            counts[offer.birth.rank, offer.birth.day] += 1
    return {
        subject_id: max(counts.items(), key=lambda item: (item[0][0], item[1], item[0][1]))[0][1]
        for subject_id, counts in given.items()
    }


def _conflict(offer: Offer, history: History) -> list[Fault]:
    birth = offer.birth
    if birth is None or birth.day == history.births[offer.subject_id]:
        return []
    reason = (
        f"Another date of birth, {history.births[offer.subject_id]}, is taken for this subject "
        "from other rows."
    )
    return [Fault("conflicting_date_of_birth", birth.column, birth.value, reason, Severity.WARNING)]


def _repeated(offer: Offer, history: History, born: dict[str, Origin]) -> list[Fault]:
    if offer.happenings:
        first = offer.happenings[0]
        earlier, column, value = (
            history.origins[offer.subject_id, first.event],
            first.column,
            first.value,
        )
        what = "This event"
    elif offer.birth is not None and offer.birth.day == history.births[offer.subject_id]:
        earlier, column, value = born[offer.subject_id], offer.birth.column, offer.birth.value
        what = "This date of birth"
    else:
        return []
    reason = f"{what} is already given on line {earlier.line} of {earlier.file}."
    return [Fault("duplicate", column, value, reason, Severity.REMARK)]
