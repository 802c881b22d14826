"""What is counted of one case, by the way in which measures count: from clocks, by code of its own.

A row is one that is counted: in which band, whether it counts (None where that is not known), and
which meeting it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

import timescales as ts
from tests.oracles import walking
from tests.scorecard.clocks import STATUTE, Clock, months_on, named


class Asked(NamedTuple):
    """One case, a period as far as it has passed, and by which verdict."""

    case: ts.Case
    start: date
    end: date
    verdict: str

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day <= self.end

    @property
    def year_before_end(self) -> date:
        """The first day such that a year from the day before it is the end, or later."""
        day = self.end - 360 * walking.ONE_DAY
        after = self.end + walking.ONE_DAY
        while months_on(day, 12) > after:
            day -= walking.ONE_DAY
        return day


class Row(NamedTuple):
    band: str = ""
    counts: bool | None = True
    meeting: str = ""


Rows = Callable[[Asked], Iterable[Row]]
Clocks = Callable[[ts.Case], list[Clock]]


def by(clock: Clock, day: date, verdict: str) -> bool | None:
    """Whether a day is in time; where the last day is not known, by all that it may be."""
    last = clock.last[verdict]
    if last is not None:
        return day <= last
    if verdict == STATUTE or min(clock.may_be) < day <= max(clock.may_be):
        return None
    return day <= min(clock.may_be)


def meeting(case: ts.Case, event: ts.Event) -> str:
    return event.details.get("meeting", f"{case.subject_id} {event.date}")


def held_in_time(of: Clocks) -> Rows:
    def rows(asked: Asked) -> Iterator[Row]:
        for clock in of(asked.case):
            if clock.met and clock.met.date in asked:
                counts = by(clock, clock.met.date, asked.verdict)
                yield Row("", counts, meeting(asked.case, clock.met))

    return rows


def due(of: Clocks) -> Rows:
    def rows(asked: Asked) -> Iterator[Row]:
        for clock in of(asked.case):
            last = clock.last[asked.verdict]
            if last is None or last not in asked or (clock.ended and clock.ended <= last):
                continue
            met = clock.met and clock.met.date <= asked.end and clock.met.date
            complete = asked.case.complete_from or date.min
            missing = "not known" if last < complete else "not held"
            yield Row(("in time" if met <= last else "late") if met else missing)

    return rows


def late(of: Clocks) -> Rows:
    def rows(asked: Asked) -> Iterator[Row]:
        for clock in of(asked.case):
            met = clock.met if clock.met and clock.met.date in asked else None
            if met and by(clock, met.date, asked.verdict) is False:
                reason = met.details.get("reason", "unexplained")
                yield Row(reason, True, meeting(asked.case, met))

    return rows


def always_in_time(asked: Asked, found: list[Clock], since: date | None) -> bool | None:
    """Of those done since a day (None: of none) and those to be done, whether each is in time."""
    answers = []
    for clock in found:
        done = clock.done(asked.end)
        if clock.anchor > asked.end or (done and (since is None or done < since)):
            continue
        answer = by(clock, done or asked.end, asked.verdict)
        last = clock.last[asked.verdict]
        if answer is False and not done and last and last < (asked.case.complete_from or date.min):
            answer = None
        answers.append(answer)
    return False if False in answers else None if None in answers else True


def booked(of: Clocks, kind: str) -> Rows:
    def rows(asked: Asked) -> Iterator[Row]:
        for clock in of(asked.case):
            last = clock.last[asked.verdict]
            if last is None or last not in asked or (clock.ended and clock.ended <= last):
                continue
            held = clock.met and clock.met.date <= asked.end
            until = clock.met.date if clock.met and held else asked.end
            days = [
                e.sets or e.date
                for e in named(asked.case, kind)
                if clock.anchor <= e.date <= until and (e.sets or e.date) > clock.anchor
            ]
            yield Row("", None if held and not days else any(day <= last for day in days))

    return rows


def events(kind: str, band: Callable[[ts.Case, ts.Event], str] = lambda *_: "") -> Rows:
    def rows(asked: Asked) -> Iterator[Row]:
        for event in named(asked.case, kind):
            if event.date in asked:
                yield Row(band(asked.case, event))

    return rows


def said(name: str) -> Callable[[ts.Case, ts.Event], str]:
    return lambda _, event: event.details.get(name, "not recorded")
