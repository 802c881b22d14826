"""How long the tables of rules take to make, over the whole horizon, and what they weigh."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count
from typing import Final

import timescales as ts
from benchmarks import peers
from benchmarks.contest import Contender, Effort, Result, contest
from benchmarks.peers import load

RESULT: Final = Result(
    "made",
    "A table made",
    "The table of a rule for every day from 1978 to the end of the calendar, from nothing that was "
    "kept, and what it weighs; the public holidays of England for the same years, listed, for "
    "comparison.",
    (),
)

_FIRST: Final = date(1978, 1, 1)
_WEIGHED: Final = date(1978, 12, 31)


def made(rule: ts.DateRule, words: str) -> Contender:
    """Makes the table of a rule, from another first day each time, so that none is kept already."""
    calendar, days = ts.england_and_wales(), count()

    def ask() -> None:
        rule.table(calendar, first=_FIRST + timedelta(days=next(days)))

    ask()
    tracemalloc.start()
    rule.table(calendar, first=_WEIGHED)
    weight, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return Contender(f"timescales, {words} ({weight / 1024:,.0f} KiB)", ask, 1)


def contenders() -> Iterator[Contender]:
    yield made(ts.working_days(20), "20 working days")
    yield made(ts.months(3), "three months")
    yield made(ts.strictest_of(ts.days(91), ts.months(3)), "the strictest of 91 days and 3 months")
    _, stage = ts.policies.resolve("strictest").at("lac_review.second")
    yield made(stage.rule, "the second review by the policy `strictest`")


def listed() -> Callable[[], object]:
    holidays = load("holidays")
    return lambda: holidays.country_holidays("GB", subdiv="ENG", years=range(1978, 2076))


def measure(effort: Effort) -> Result:
    found = list(contenders())
    if "holidays" in peers.installed():
        found.append(Contender("holidays, 1978 to 2075 listed", listed(), 1, (), "holidays"))
    return contest(RESULT, found, (), effort)
