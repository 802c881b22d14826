"""One subject as the measures see it: its events and obligations by kind, and its periods."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from timescales.calendar import WorkingCalendar
from timescales.case import Case, Event
from timescales.projection import Obligation, Projection
from timescales.rules import on_birthday

_ADULT = on_birthday(18)


@dataclass(frozen=True, slots=True)
class Spell:
    """A period of care, of a plan or of an approval, from its first day to before ``end``."""

    start: date
    end: date | None
    started: Event

    def covers(self, day: date) -> bool:
        """Whether it is running at the end of a day; on the day that it ends it is not."""
        return self.start <= day and (self.end is None or day < self.end)


class Scored:
    """A case and its projection, indexed. Build one for each subject and score it once."""

    def __init__(self, case: Case, projection: Projection) -> None:
        self.case = case
        self.projection = projection
        self._events: dict[str, list[Event]] = {}
        for event in case.events:
            self._events.setdefault(event.kind, []).append(event)
        self._obligations: dict[str, list[Obligation]] = {}
        for obligation in projection:
            self._obligations.setdefault(obligation.timescale, []).append(obligation)

    @property
    def subject_id(self) -> str:
        """Whose case it is."""
        return self.case.subject_id

    @property
    def calendar(self) -> WorkingCalendar:
        """The calendar of the projection."""
        return self.projection.calendar

    @property
    def kinds(self) -> Iterable[str]:
        """The kinds of event on record."""
        return self._events.keys()

    def obligations(self, *timescales: str) -> list[Obligation]:
        """The obligations of some duties, each duty's in time."""
        return [o for name in timescales for o in self._obligations.get(name, ())]

    def events(self, *kinds: str, until: date = date.max) -> list[Event]:
        """The events of some kinds up to the end of a day, in time."""
        found = [e for kind in kinds for e in self._events.get(kind, ()) if e.date <= until]
        return sorted(found, key=lambda event: event.sort_key) if len(kinds) > 1 else found

    def latest(self, *kinds: str, until: date) -> Event | None:
        """The last of them up to the end of a day; None where there is none."""
        found = self.events(*kinds, until=until)
        return found[-1] if found else None

    def latest_detail(self, name: str, until: date, since: date = date.min) -> str | None:
        """What the last event with such a detail says, from one day to the end of another."""
        found = [e for e in self.case.events if since <= e.date <= until and name in e.details]
        return found[-1].details[name] if found else None

    @cached_property
    def looked_after(self) -> list[Spell]:
        """The periods of care; the 18th birthday and an adoption order end one."""
        return self._spells(
            ("became_looked_after",), ("ceased_looked_after", "adoption_order_made"), self.adult_on
        )

    @cached_property
    def on_plan(self) -> list[Spell]:
        """The child protection plans."""
        return self._spells(("cp_plan_started",), ("cp_plan_ended",), self.adult_on)

    @cached_property
    def secure(self) -> list[Spell]:
        """The times in secure accommodation."""
        return self._spells(
            ("secure_placement_started",), ("secure_placement_ended",), self.adult_on
        )

    @cached_property
    def approved(self) -> list[Spell]:
        """The periods in which a foster carer was approved."""
        return self._spells(("foster_carer_approved",), ("foster_carer_approval_ended",))

    @cached_property
    def registered(self) -> list[Spell]:
        """The periods in which a children's home was registered."""
        return self._spells(("home_registered",), ("home_closed",))

    @cached_property
    def adult_on(self) -> date | None:
        """The 18th birthday, where the day of birth is known."""
        born = self.case.date_of_birth
        return None if born is None else _ADULT.birthday(born)

    def age_on(self, day: date) -> int | None:
        """The age in whole years; None where the day of birth is not known."""
        born = self.case.date_of_birth
        if born is None:
            return None
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

    def _spells(
        self, starts: tuple[str, ...], ends: tuple[str, ...], never_after: date | None = None
    ) -> list[Spell]:
        """From each start to the first end after it; a start while one is running begins nothing.

        Of a day's events an end comes first. One that ends nothing ends what begins on that day,
        which then was no spell.
        """
        found: list[Spell] = []
        running: Event | None = None
        spare: date | None = None
        for event in sorted(self.events(*starts, *ends), key=lambda e: (e.date, e.kind in starts)):
            if event.kind in starts:
                running = running or (None if event.date == spare else event)
            elif running is not None:
                found.append(Spell(running.date, event.date, running))
                running = None
            elif not (found and found[-1].end == event.date):
                spare = event.date
        if running is not None:
            found.append(Spell(running.date, None, running))
        if never_after is None:
            return found
        return [
            Spell(s.start, min(s.end or never_after, never_after), s.started)
            for s in found
            if s.start < never_after
        ]


def running(spells: Iterable[Spell], day: date) -> Spell | None:
    """The one of some spells that is running at the end of a day, if any is."""
    return next((spell for spell in spells if spell.covers(day)), None)
