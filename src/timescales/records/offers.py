"""What the rows of one subject offer, and which of it is taken from which row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from timescales.case import Case, Event
from timescales.projection import Severity
from timescales.records.ledger import Ledger
from timescales.records.source_row import Fault, SourceRow
from timescales.records.subject import Origin, ShownDue, SubjectRecords


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


@dataclass(frozen=True, slots=True)
class Showing:
    """A date that a row shows as due, and the cell that has it; as in ``ShownDue``."""

    timescale: str
    due: date
    column: str
    value: str
    event: date | None = None
    anchor: date | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """What another row would say again."""
        return self.timescale, self.due, self.event, self.anchor


@dataclass(slots=True)
class Offer:
    """What one row gives, and what is to be remarked on it if it is used."""

    row: SourceRow
    happenings: Sequence[Happening] = ()
    birth: Birth | None = None
    remarks: list[Fault] = field(default_factory=list)
    shown: Sequence[Showing] = ()


def settle(
    subject_id: str,
    offers: Sequence[Offer],
    ledger: Ledger,
    *,
    complete_from: date | None = None,
    not_recorded: frozenset[str] = frozenset(),
) -> SubjectRecords | None:
    """The records of one subject: each event and the birth once, from the first row with it.

    A row that gives nothing that was not taken before is refused; the ledger has the others as
    used, with their remarks. None where no row gives anything. Which events and birth are taken
    does not depend on the order of the offers.
    """
    taking = _Taking(subject_id, _birth(offers))
    for offer in offers:
        taking.take(offer, ledger)
    if not taking.origins and not taking.shown and taking.born_at is None:
        return None
    case = Case(subject_id, tuple(taking.origins), taking.born, complete_from, not_recorded)
    return SubjectRecords(case, taking.origins, tuple(taking.shown.values()))


class _Taking:
    """What has been taken so far of one subject."""

    def __init__(self, subject_id: str, born: date | None) -> None:
        self.subject_id = subject_id
        self.born = born
        self.born_at: Origin | None = None
        self.origins: dict[Event, Origin] = {}
        self.shown: dict[tuple[object, ...], ShownDue] = {}

    def take(self, offer: Offer, ledger: Ledger) -> None:
        place, birth = offer.row.place, offer.birth
        new = [each for each in offer.happenings if each.event not in self.origins]
        for each in new:
            self.origins[each.event] = Origin(*place, each.column, each.value)
        shown = {each.key: each for each in offer.shown if each.key not in self.shown}
        self.shown |= {
            key: ShownDue(
                self.subject_id,
                each.timescale,
                each.due,
                Origin(*place, each.column, each.value),
                each.event,
                each.anchor,
            )
            for key, each in shown.items()
        }
        is_birth = birth is not None and birth.day == self.born
        remarks = [*self._conflict(birth), *offer.remarks]
        if new or shown or (is_birth and self.born_at is None):
            ledger.use(offer.row, self.subject_id, remarks)
        else:
            ledger.refuse(offer.row, self.subject_id, *self._repeated(offer), *remarks)
        if birth is not None and is_birth and self.born_at is None:
            self.born_at = Origin(*place, birth.column, birth.value)

    def _conflict(self, birth: Birth | None) -> list[Fault]:
        if birth is None or birth.day == self.born:
            return []
        reason = f"Another date of birth, {self.born}, is taken for this subject from other rows."
        return [
            Fault("conflicting_date_of_birth", birth.column, birth.value, reason, Severity.WARNING)
        ]

    def _repeated(self, offer: Offer) -> list[Fault]:
        if offer.happenings:
            first = offer.happenings[0]
            what, earlier = "This event", self.origins[first.event]
            column, value = first.column, first.value
        elif offer.birth is not None and offer.birth.day == self.born and self.born_at is not None:
            what, earlier = "This date of birth", self.born_at
            column, value = offer.birth.column, offer.birth.value
        elif offer.shown:
            first_shown = offer.shown[0]
            what, earlier = "This due date", self.shown[first_shown.key].origin
            column, value = first_shown.column, first_shown.value
        else:
            return []
        reason = f"{what} is already given on line {earlier.line} of {earlier.file}."
        return [Fault("duplicate", column, value, reason, Severity.REMARK)]


def _birth(offers: Iterable[Offer]) -> date | None:
    """The date of the greatest rank, then of the most rows, then the latest."""
    given = Counter((each.birth.rank, each.birth.day) for each in offers if each.birth is not None)
    ranked = max(given.items(), key=lambda item: (item[0][0], item[1], item[0][1]), default=None)
    return None if ranked is None else ranked[0][1]
