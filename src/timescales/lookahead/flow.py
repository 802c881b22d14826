"""How often a duty begins and ends in a caseload, from what happened in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from timescales.case import Case
from timescales.projection import Obligation, Projection
from timescales.rules import on_birthday
from timescales.rules.counting import months_after

MAJORITY = on_birthday(18)
"""When a child is of age."""


class Spell(NamedTuple):
    """A time for which a duty ran: until ``end``, or still. ``of_age`` says that age ended it."""

    start: date
    end: date | None
    of_age: bool


@dataclass(frozen=True, slots=True)
class Flow:
    """What was seen of a duty in the days from ``since`` to ``until``, both included.

    ``ended`` counts no ending at 18, which is known ahead; ``days_running`` adds up the days for
    which it ran, over everybody.
    """

    since: date
    until: date
    began: int
    ended: int
    days_running: int

    @property
    def begin_per_day(self) -> float:
        """How many begin in a day."""
        return self.began / ((self.until - self.since).days + 1)

    @property
    def end_per_day(self) -> float:
        """The share of those running that end in a day; nought where none ran."""
        return self.ended / self.days_running if self.days_running else 0.0


def spells(case: Case, projection: Projection, timescale: str) -> Iterator[Spell]:
    """The times for which a duty ran in a case, as the projection reads them."""
    born = case.date_of_birth
    majority = None if born is None else MAJORITY.birthday(born)
    owed = [obligation for obligation in projection if obligation.timescale == timescale]
    for _, each in groupby(owed, key=lambda obligation: obligation.started):
        obligations = list(each)
        start, last = obligations[0].started.date, obligations[-1]
        end = _ended(last)
        yield Spell(start, end, end is not None and end == majority)


def flow(found: Iterable[Spell], *, since: date, until: date) -> Flow:
    """What the spells of a whole caseload come to between two days.

    >>> march = Spell(date(2026, 3, 1), date(2026, 3, 11), of_age=False)
    >>> seen = flow([march], since=date(2026, 3, 2), until=date(2026, 3, 31))
    >>> seen.began, seen.ended, seen.days_running
    (0, 1, 9)
    """
    began = ended = running = 0
    for spell in found:
        began += since <= spell.start <= until
        ended += spell.end is not None and since <= spell.end <= until and not spell.of_age
        first, over = max(spell.start, since), until + timedelta(days=1)
        running += max(0, (min(spell.end or over, over) - first).days)
    return Flow(since, until, began, ended, running)


def year_to(day: date) -> date:
    """The first of the twelve months that end with a day.

    >>> year_to(date(2026, 11, 22))
    datetime.date(2025, 11, 23)
    """
    return months_after(day + timedelta(days=1), -12)


def _ended(last: Obligation) -> date | None:
    if last.ended_on is not None:
        return last.ended_on
    return last.met_on  # nothing follows what was met: it ended then
