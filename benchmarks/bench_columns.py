"""What a million dates cost, and one: counted, looked up, and answered in columns.

    python benchmarks/bench_columns.py

Every contender answers "20 working days after d, England and Wales", in rounds that take turns, so
that a slow spell of the machine meets all; the figure is the fastest round, and the spread is how
much slower the median was. Each contender's answers are compared with ``calendar.add`` and the
number that differ stands beside its time. What counts is the ratios; a contender that is not
installed is left out.
"""

from __future__ import annotations

import gc
import random
import sys
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter_ns
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

import numpy as np

import timescales as ts
from timescales.batch.answers import looked_up
from timescales.batch.arrays import day_table

N = 20
MANY = 1_000_000
FEW = 20_000
ROUNDS = 15
CALENDAR = ts.england_and_wales()
RULE = ts.working_days(N)
FIRST, LAST = date(2019, 2, 1).toordinal(), date(2028, 10, 31).toordinal()


@dataclass
class Contender:
    """Something that answers ``count`` dates, and the answers as dates, to be compared."""

    name: str
    ask: Callable[[], Any]
    as_dates: Callable[[Any], Sequence[date]]
    count: int
    taken: list[int] = field(default_factory=list)

    @property
    def best(self) -> float:
        return min(self.taken) / self.count

    @property
    def spread(self) -> float:
        return median(self.taken) / min(self.taken)


def compare(title: str, contenders: list[Contender], expected: list[date], rounds: int) -> None:
    """Check each contender, time them in turns and print them, each beside the first."""
    wrong = {}
    for contender in contenders:
        found = contender.as_dates(contender.ask())
        wrong[contender.name] = sum(a != b for a, b in zip(found, expected, strict=False))
    gc.disable()
    for _ in range(rounds):
        for contender in contenders:
            begun = perf_counter_ns()
            contender.ask()
            contender.taken.append(perf_counter_ns() - begun)
    gc.enable()
    print(f"\n{title}\n{'':52}{'ns a date':>12}{'ratio':>9}{'spread':>8}{'wrong':>7}")
    for c in contenders:
        ratio = c.best / contenders[0].best
        print(f"{c.name:<52}{c.best:>12,.1f}{ratio:>9,.1f}{c.spread:>8.2f}{wrong[c.name]:>7}")


def plain(found: Any) -> Sequence[date]:
    """Answers that are dates already."""
    answers: Sequence[date] = found
    return answers


def days_of(found: Any) -> Sequence[date]:
    """Answers in an array of days."""
    answers: Sequence[date] = np.asarray(found).astype("datetime64[D]").tolist()
    return answers


def bare(table: Any, days: Any) -> Any:
    """The look-up of ``due_many`` without its checks: in pieces, into an array of days."""
    due, places = np.empty(len(days), np.int64), np.empty(1 << 16, np.int64)
    for start in range(0, len(days), 1 << 16):
        some = days[start : start + (1 << 16)]
        index = places[: len(some)]
        np.subtract(some, table.zero, out=index)
        table.due.take(index, mode="clip", out=due[start : start + (1 << 16)])
    return due.view("datetime64[D]")


def arrays(days: Any, expected: list[date]) -> None:
    table = day_table(RULE.table(CALENDAR))
    holidays = [c.date for c in CALENDAR.closures(CALENDAR.first, CALENDAR.projected_to)]
    busday = np.busdaycalendar(holidays=np.array(holidays, dtype="datetime64[D]"))
    composed = ts.strictest_of(RULE, ts.months(2).rolled_to(ts.NEXT_WORKING_DAY))
    whole = days.view(np.int64)
    contenders = [
        Contender("due_many, numpy in and out", lambda: ts.due_many(RULE, days), days_of, MANY),
        Contender("  of a composed rule", lambda: ts.due_many(composed, days), days_of, MANY),
        Contender("  the look-up without its checks", lambda: bare(table, whole), days_of, MANY),
        Contender("  a copy of as many bytes", whole.copy, lambda _: expected, MANY),
        Contender(
            "numpy.busday_offset",
            lambda: np.busday_offset(days, N, roll="backward", busdaycal=busday),
            days_of,
            MANY,
        ),
    ]
    try:
        import polars as pl
    except ImportError:
        print("polars is not installed")
    else:
        series = pl.Series(days)
        contenders += [
            Contender(
                "due_many, polars in and out", lambda: ts.due_many(RULE, series), plain, MANY
            ),
            Contender(
                "polars add_business_days",
                lambda: series.dt.add_business_days(N, holidays=holidays, roll="backward"),
                plain,
                MANY,
            ),
        ]
    compare(f"{MANY:,} dates, in columns", contenders, expected, ROUNDS)


def lists(days: list[date], expected: list[date]) -> None:
    table = RULE.table(CALENDAR)
    contenders = [
        Contender("due_many, lists in and out", lambda: ts.due_many(RULE, days), plain, MANY),
        Contender("  without a look at the types", lambda: looked_up(table, days), plain, MANY),
        Contender(
            "calendar.add in a loop", lambda: [CALENDAR.add(d, N) for d in days], plain, MANY
        ),
    ]
    compare(f"{MANY:,} dates, in Python alone", contenders, expected, 5)


def one_by_one(days: list[date], expected: list[date]) -> None:
    table, add, few = RULE.table(CALENDAR), CALENDAR.add, days[: FEW // 20]
    contenders = [
        Contender("calendar.add(day, 20)", lambda: [add(day, N) for day in days], plain, FEW),
        Contender("table[day]", lambda: [table[day] for day in days], dates_of, FEW),
        Contender(
            "rule.due(day, calendar)",
            lambda: [RULE.due(day, CALENDAR) for day in few],
            dates_of,
            len(few),
        ),
    ]
    try:
        import holidays
    except ImportError:
        print("holidays is not installed")
    else:
        england = holidays.country_holidays("GB", subdiv="ENG", years=range(2018, 2031))
        contenders.append(
            Contender(
                "holidays.get_nth_working_day",
                lambda: [england.get_nth_working_day(day, N) for day in few],
                plain,
                len(few),
            )
        )
    compare("One date at a time", contenders, expected, ROUNDS)


def dates_of(found: Any) -> Sequence[date]:
    """Answers that are outcomes."""
    return [outcome.date for outcome in found]


def built() -> None:
    """How long tables take to make, and what they weigh once made."""
    print("\nA table of the whole horizon, made and weighed")
    rules = [
        RULE,
        ts.months(3),
        ts.strictest_of(ts.days(91), ts.months(3)),
        ts.policies.resolve("strictest").at("lac_review.second")[1].rule,
    ]
    for rule in rules:
        best = sys.maxsize
        for first in range(2, 7):  # another first day each time, so that none is kept already
            begun = perf_counter_ns()
            rule.table(CALENDAR, first=date(1978, 1, first))
            best = min(best, perf_counter_ns() - begun)
        tracemalloc.start()
        table = rule.table(CALENDAR, first=date(1978, 1, 7))
        weight, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        print(f"{str(rule)[:60]:<62}{best / 1e6:>7.1f} ms{weight / 1024:>8.0f} KiB {len(table):,}")


def main() -> None:
    choose = random.Random(20)
    days = [date.fromordinal(choose.randint(FIRST, LAST)) for _ in range(MANY)]
    expected = [CALENDAR.add(day, N) for day in days]
    print(f"Python {sys.version.split()[0]}, numpy {np.__version__}, {ROUNDS} rounds")
    one_by_one(days[:FEW], expected)
    lists(days, expected)
    arrays(np.array(days, dtype="datetime64[D]"), expected)
    built()


if __name__ == "__main__":
    main()
