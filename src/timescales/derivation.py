"""Events that are worked out from a history: birthdays, eligibility, limits on stays.

The catalogue declares which, with their numbers; projection adds them to a case's own events.
An event derived for a day rests on nothing after that day.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby

from timescales.calendar import WorkingCalendar
from timescales.case import Event
from timescales.outcome import Due
from timescales.rules import months_before, on_birthday

_TURNED = re.compile(r"turned_([1-9][0-9]*)")


class Derivation(ABC):
    """A way in which events follow from others."""

    __slots__ = ()

    @property
    @abstractmethod
    def kinds(self) -> tuple[str, ...]:
        """The event kinds that it gives."""

    @property
    @abstractmethod
    def needs(self) -> tuple[str, ...]:
        """What there must be if it is to give any: a date of birth, ``born``, or event kinds."""

    @abstractmethod
    def events(
        self, given: Sequence[Event], born: date | None, calendar: WorkingCalendar
    ) -> Iterator[Event]:
        """The events that follow from those given, which are in order of date."""


@dataclass(frozen=True, slots=True)
class Birthdays(Derivation):
    """The day of birth, ``born``, and birthdays such as ``turned_16``."""

    kinds: tuple[str, ...]

    @property
    def needs(self) -> tuple[str, ...]:
        return ("born",)

    @classmethod
    def among(cls, kinds: Iterable[str]) -> Birthdays:
        """Those of some event kinds that are a birth or a birthday, in order of name."""
        return cls(_birthdays(frozenset(kinds)))

    def events(
        self, given: Sequence[Event], born: date | None, calendar: WorkingCalendar
    ) -> Iterator[Event]:
        if born is None:
            return
        for kind in self.kinds:
            turned = _TURNED.fullmatch(kind)
            yield Event(
                kind, born if turned is None else on_birthday(int(turned[1])).birthday(born)
            )


@lru_cache
def _birthdays(kinds: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(kind for kind in kinds if kind == "born" or _TURNED.fullmatch(kind)))


@dataclass(frozen=True, slots=True)
class Eligibility(Derivation):
    """Who has been in care for ``days_in_care`` since one birthday is eligible from another.

    Gives ``on_birthday`` where that is so on the birthday itself, else ``later`` on the first day
    in care on which it is so.
    """

    on_birthday: str
    later: str
    begins: str
    ends: str
    days_in_care: int
    since_age: int
    from_age: int

    @property
    def kinds(self) -> tuple[str, ...]:
        return self.on_birthday, self.later

    @property
    def needs(self) -> tuple[str, ...]:
        return "born", self.begins

    def events(
        self, given: Sequence[Event], born: date | None, calendar: WorkingCalendar
    ) -> Iterator[Event]:
        if born is None:
            return
        counted_from = on_birthday(self.since_age).birthday(born)
        eligible_from = on_birthday(self.from_age).birthday(born)
        in_care = 0
        for start, end in _periods(given, self.begins, self.ends):
            first = max(start, counted_from)
            completed = first + timedelta(days=self.days_in_care - in_care)
            day = max(completed, eligible_from, start)
            if end is None or day < end:
                yield Event(self.on_birthday if day == eligible_from else self.later, day)
                return
            in_care += max((end - first).days, 0)


@dataclass(frozen=True, slots=True)
class StayLimits(Derivation):
    """Stays of a series that pass a limit: one of them, or all in any period of months.

    ``kind`` is given on the first day beyond ``longest`` days of one stay, or beyond ``total`` days
    of all stays in any ``months``, once a series. A stay that began from ``lifted_from`` to
    ``lifted_to`` may be of any length.
    """

    kind: str
    series_begins: str
    begins: str
    ends: str
    longest: int
    total: int
    months: int
    lifted_from: date
    lifted_to: date

    @property
    def kinds(self) -> tuple[str, ...]:
        return (self.kind,)

    @property
    def needs(self) -> tuple[str, ...]:
        return (self.series_begins,)

    def events(
        self, given: Sequence[Event], born: date | None, calendar: WorkingCalendar
    ) -> Iterator[Event]:
        starts = [event.date for event in given if event.kind == self.series_begins]
        stays = list(_periods(given, self.begins, self.ends)) if starts else []
        for start, following in zip(starts, [*starts, None][1:], strict=True):
            within = [s for s in stays if s[0] >= start and (following is None or s[0] < following)]
            passed = [day for stay in within if (day := self._too_long(*stay)) is not None]
            passed += self._too_many(within, calendar)
            if passed:
                yield Event(self.kind, min(passed))

    def _too_long(self, start: date, end: date | None) -> date | None:
        if self.lifted_from <= start <= self.lifted_to:
            return None
        beyond = start + timedelta(days=self.longest)
        return beyond if end is None or beyond <= end else None

    def _too_many(
        self, stays: list[tuple[date, date | None]], calendar: WorkingCalendar
    ) -> Iterator[date]:
        """The first day on which the days stayed in the months to it pass the total, if any."""
        back = months_before(self.months)
        recent: deque[date] = deque()
        for start, end in stays:
            last = start + timedelta(days=self.total) if end is None else end
            for offset in range((last - start).days + 1):
                day = start + timedelta(days=offset)
                window = back.due(day, calendar)
                while recent and isinstance(window, Due) and recent[0] <= window.date:
                    recent.popleft()
                if not recent or recent[-1] < day:
                    recent.append(day)
                if len(recent) > self.total:
                    yield day
                    return


def _periods(given: Sequence[Event], begins: str, ends: str) -> Iterator[tuple[date, date | None]]:
    """The periods that one kind of event begins and another ends; None where one goes on.

    The order of one day: what is open ends, then another begins, then that one ends.
    """
    start: date | None = None
    for day, todays in groupby(given, key=lambda event: event.date):
        kinds = [event.kind for event in todays]
        ended = kinds.count(ends)
        if ended and start is not None:
            yield start, day
            start, ended = None, ended - 1
        if begins in kinds and start is None:
            start = day
            if ended:
                yield day, day
                start = None
    if start is not None:
        yield start, None
