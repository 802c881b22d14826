"""What a table buys, and what a projection costs beside the bare rules under it.

    python benchmarks/bench_rules.py

Each pair answers the same questions in rounds that take turns; the figure is the fastest round,
and what counts is the ratio.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter_ns

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

import timescales as ts

CALENDAR = ts.england_and_wales()
RULE = ts.strictest_of(ts.days(91), ts.months(3))
DATES = 2_000
REVIEWS = 20
ROUNDS = 7


def fastest(*contenders: Callable[[], object]) -> list[int]:
    """The fastest of several rounds, in nanoseconds, of contenders that take turns."""
    best = [sys.maxsize] * len(contenders)
    for _ in range(ROUNDS):
        for number, contender in enumerate(contenders):
            begun = perf_counter_ns()
            contender()
            best[number] = min(best[number], perf_counter_ns() - begun)
    return best


def compare_table_with_rule() -> None:
    choose = random.Random(91)
    first, last = date(2020, 1, 1), date(2029, 12, 31)
    days = [first + timedelta(days=choose.randrange((last - first).days)) for _ in range(DATES)]
    table = RULE.table(CALENDAR, first=first, last=last)
    if any(table[day] != RULE.due(day, CALENDAR) for day in days):
        raise SystemExit("the table and the rule disagree")
    rule_ns, table_ns = fastest(
        lambda: [RULE.due(day, CALENDAR) for day in days], lambda: [table[day] for day in days]
    )
    print(f"the rule, traced    {rule_ns / DATES:>10,.0f} ns an anchor")
    print(f"its table           {table_ns / DATES:>10,.0f} ns an anchor")
    print(f"ratio {rule_ns / table_ns:.1f}")


def compare_projection_with_rules() -> None:
    policy = ts.policies.statutory()
    rules = {s.name: s.rule for s in policy.timescale("lac_review").series.stages}
    held = [date(2016, 2, 1) + timedelta(days=170 * number) for number in range(REVIEWS)]
    events = [ts.Event("became_looked_after", date(2016, 1, 4))]
    events += [ts.Event("lac_review", day) for day in held]
    case = ts.Case("benchmark", tuple(events))
    stages = ["first", "second"] + ["subsequent"] * (REVIEWS - 1)
    anchors = list(zip(stages, [event.date for event in case.events], strict=True))
    projection_ns, rules_ns = fastest(
        lambda: ts.project(case, as_at=held[-1], policy=policy),
        lambda: [rules[stage].due(anchor, CALENDAR) for stage, anchor in anchors],
    )
    print(f"a projection        {projection_ns / len(anchors):>10,.0f} ns an obligation")
    print(f"its rules alone     {rules_ns / len(anchors):>10,.0f} ns an obligation")
    print(f"ratio {projection_ns / rules_ns:.1f}")


if __name__ == "__main__":
    compare_table_with_rule()
    compare_projection_with_rules()
