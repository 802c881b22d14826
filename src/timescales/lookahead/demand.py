"""What the next year will ask for: what is known to come, and a band for what is not."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from random import Random

from timescales.calendar import WorkingCalendar
from timescales.case import Case, Event
from timescales.lookahead.flow import MAJORITY, Flow
from timescales.policy import Policy
from timescales.rules.counting import months_after
from timescales.scheduling import schedule

MONTHS = 12
FEWEST, MOST = 50, 70
"""Looked-after children for each reviewing officer: the IRO Handbook, as Sunderland's annual report
of 2016 to 2017 gives it in paragraph 4.2."""

OFFICERS_FOR = "lac_review"
"""The one duty for whose officers the Handbook gives a caseload."""

_TAIL = 0.1  # the band leaves out a tenth of the runs below it, and a tenth above


@dataclass(frozen=True, slots=True)
class Band:
    """The middle of many runs, and the values that a tenth of them lie below and above."""

    low: int
    middle: int
    high: int

    @classmethod
    def of(cls, values: Sequence[int]) -> Band:
        """The band of the values of every run.

        >>> Band.of([5, 1, 3, 2, 4])
        Band(low=1, middle=3, high=5)
        """
        ordered, tail = sorted(values), int(len(values) * _TAIL)
        return cls(ordered[tail], ordered[len(ordered) // 2], ordered[-1 - tail])


@dataclass(frozen=True, slots=True)
class Month:
    """One month ahead, from ``start`` to before ``end``.

    ``known`` counts the meetings due if nobody comes or goes, but at 18; ``meetings`` is the band
    with those who do, and ``running`` that of those to whom the duty is owed at the month's end.
    """

    start: date
    end: date
    known: int
    meetings: Band
    running: Band

    @property
    def officers(self) -> tuple[int, int]:
        """How many officers keep the middle between 70 and 50 each: the fewest and the most."""
        return math.ceil(self.running.middle / MOST), math.ceil(self.running.middle / FEWEST)


@dataclass(frozen=True, slots=True)
class Ahead:
    """One to whom a duty is owed now: the days from the day as at on which meetings are due.

    ``over`` is the day, counted so, on which it ends whatever happens, as at 18; None if on none.
    """

    due: tuple[int, ...]
    over: int | None = None


def ahead(
    case: Case, *, as_at: date, policy: Policy, calendar: WorkingCalendar | None = None
) -> Ahead:
    """What a duty asks of one case in the next twelve months. ``policy`` holds that duty alone."""
    until = months_after(as_at, MONTHS)
    planned = schedule(case, as_at=as_at, until=until, policy=policy, calendar=calendar)
    days = sorted((o.due - as_at).days for o in planned if o.due is not None)
    return Ahead(tuple(max(day, 0) for day in days), _majority(case, as_at))


def demand(
    people: Sequence[Ahead],
    seen: Flow,
    *,
    as_at: date,
    policy: Policy,
    random: Random,
    runs: int = 200,
    calendar: WorkingCalendar | None = None,
) -> tuple[Month, ...]:
    """The next twelve months of one duty, the only one of ``policy``, with a band.

    Each of ``runs`` draws when those there now leave and when others come and leave, at the rates
    that ``seen`` has, each day as likely as another. It rests on the past: a change of practice is
    not in it. ``random`` is the only chance in it, so the same seed gives the same band.
    """
    newcomer = _newcomer(as_at, policy, calendar)
    edges = [(months_after(as_at, number) - as_at).days for number in range(MONTHS + 1)]
    drawn = [_run(people, newcomer, seen, edges, random.random) for _ in range(runs)]
    known = _by_month([day for each in people for day in each.due], edges)
    return tuple(
        Month(
            as_at + timedelta(days=edges[number]),
            as_at + timedelta(days=edges[number + 1]),
            known[number],
            Band.of([meetings[number] for meetings, _ in drawn]),
            Band.of([running[number] for _, running in drawn]),
        )
        for number in range(MONTHS)
    )


def _run(
    people: Sequence[Ahead],
    newcomer: Callable[[int], Ahead],
    seen: Flow,
    edges: Sequence[int],
    chance: Callable[[], float],
) -> tuple[list[int], list[int]]:
    """One year that might be: the meetings due in each month, and how many run at its end."""
    due: list[int] = []
    running = [0] * MONTHS
    everybody = [(0, each) for each in people]
    everybody += [(day, newcomer(day)) for day in _arrivals(seen.begin_per_day, edges[-1], chance)]
    for start, each in everybody:
        leaves = start + _wait(seen.end_per_day, chance)
        until = leaves if each.over is None else min(leaves, each.over)
        due += [day for day in each.due if day < until]
        for number, edge in enumerate(edges[1:]):
            running[number] += start < edge <= until
    return _by_month(due, edges), running


def _arrivals(rate: float, horizon: int, chance: Callable[[], float]) -> Iterator[int]:
    at = _wait(rate, chance)
    while at < horizon:
        yield int(at)
        at += _wait(rate, chance)


def _wait(rate: float, chance: Callable[[], float]) -> float:
    """How long until something that happens so often in a day happens next, in days."""
    drawn = chance()
    return -math.log(1 - drawn) / rate if rate else math.inf


def _by_month(days: Sequence[int], edges: Sequence[int]) -> list[int]:
    return [sum(start <= day < end for day in days) for start, end in pairwise(edges)]


def _newcomer(
    as_at: date, policy: Policy, calendar: WorkingCalendar | None
) -> Callable[[int], Ahead]:
    """What is asked of one who comes on a day ahead; one who comes later is asked the same."""
    [duty] = policy.timescales
    until = months_after(as_at, MONTHS)

    @cache
    def on(day: int) -> Ahead:
        start = as_at + timedelta(days=day)
        case = Case("newcomer", (Event(duty.starts[0], start),))
        planned = schedule(case, as_at=start, until=until, policy=policy, calendar=calendar)
        return Ahead(tuple((o.due - as_at).days for o in planned if o.due is not None))

    return on


def _majority(case: Case, as_at: date) -> int | None:
    born = case.date_of_birth
    return None if born is None else (MAJORITY.birthday(born) - as_at).days
