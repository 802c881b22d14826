"""How long ``england_and_wales().add(day, 20)`` takes, checks and all.

    python benchmarks/bench_calendar_add.py

It is timed beside the fastest thing that could give the answer: a list made for twenty working days
alone, holding the ready date for each day of the horizon, looked up in place: no call, no checks.
Both answer the same dates, in rounds that take turns, so that a slow spell of the machine meets
both; the figure is the fastest round. The aim is a ratio of at most 10.
"""

from __future__ import annotations

import gc
import random
import sys
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter_ns

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from timescales.calendar import england_and_wales

N = 20
DATES = 20_000
ROUNDS = 15
AIM = 10


def prototype() -> tuple[int, list[date]]:
    """The answers for n = 20 alone: the ordinal of the first day, and a ready date for each."""
    calendar = england_and_wales()
    start = calendar.first.toordinal()
    end = calendar.before(calendar.projected_to, N).toordinal()
    return start, [calendar.add(date.fromordinal(o), N) for o in range(start, end + 1)]


def main() -> None:
    add = england_and_wales().add
    start, table = prototype()
    choose = random.Random(20)
    days = [date(1980, 1, 1) + timedelta(days=choose.randrange(34_000)) for _ in range(DATES)]

    def checked() -> int:
        begun = perf_counter_ns()
        for day in days:
            add(day, N)
        return perf_counter_ns() - begun

    def bare() -> int:
        begun = perf_counter_ns()
        for day in days:
            table[day.toordinal() - start]
        return perf_counter_ns() - begun

    if any(add(day, N) != table[day.toordinal() - start] for day in days):
        raise SystemExit("the two disagree")
    rounds: dict[str, list[int]] = {"add(day, 20), checked": [], "one table, unchecked": []}
    gc.disable()
    for _ in range(ROUNDS):
        for taken, contender in zip(rounds.values(), (checked, bare), strict=True):
            taken.append(contender())
    gc.enable()

    print(f"{DATES:,} dates, {ROUNDS} rounds, Python {sys.version.split()[0]}")
    best = []
    for label, taken in rounds.items():
        best.append(min(taken) / DATES)
        print(f"{label:<24}{best[-1]:>7.0f} ns a call (median {median(taken) / DATES:.0f})")
    ratio = best[0] / best[1]
    print(f"ratio {ratio:.1f}: {'within' if ratio <= AIM else 'NOT within'} {AIM} times")


if __name__ == "__main__":
    main()
