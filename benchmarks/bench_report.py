"""What the web page of a caseload costs, and how it grows.

    python benchmarks/bench_report.py

The same synthetic children, once and then ten times over under other identifiers. What counts are
the ratios of times and of sizes: below ten, since what is said of several is worked out and held
once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter_ns
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

import timescales as ts
from timescales.demo.office import office
from timescales.records import recorded_duties
from timescales.reports import ReportData, gather, report_html

T = TypeVar("T")

AS_AT = date(2026, 11, 22)
CHILDREN = 100
TIMES = 10
ROUNDS = 3


def repeated(cases: Sequence[ts.Case]) -> tuple[ts.Case, ...]:
    return tuple(
        replace(case, subject_id=f"{case.subject_id}-{number}")
        for number in range(TIMES)
        for case in cases
    )


def reported(cases: Sequence[ts.Case]) -> ReportData:
    kinds = {event.kind for case in cases for event in case.events}
    policy = recorded_duties(ts.policies.day_count(), kinds)
    projected = ((case, ts.project(case, as_at=AS_AT, policy=policy)) for case in cases)
    return gather(projected, title="Benchmark", as_at=AS_AT)


def fastest(work: Callable[[], T]) -> tuple[int, T]:
    """The fastest of several rounds, in nanoseconds, and what came of it."""
    best, made = sys.maxsize, work()
    for _ in range(ROUNDS):
        begun = perf_counter_ns()
        made = work()
        best = min(best, perf_counter_ns() - begun)
    return best, made


def main() -> None:
    once = office(2026, CHILDREN, AS_AT)
    measured = []
    for cases in (once, repeated(once)):
        gathered, data = fastest(partial(reported, cases))
        written, page = fastest(partial(report_html, data))
        size = len(page.encode())
        number = len(data.children)
        measured.append((gathered, written, size))
        each = f"{(gathered + written) / number / 1000:.0f} µs and {size / number:.0f} bytes each"
        times = f"gathered {gathered / 1e6:>7,.0f} ms, written {written / 1e6:>5,.0f} ms"
        print(f"{number:>6,} subjects  {times}  {size:>10,} bytes  {each}")
    small, large = measured
    ratios = (f"{large[n] / small[n]:.1f}" for n in range(3))
    print("ratios of times to gather and to write, and of sizes:", *ratios)


if __name__ == "__main__":
    main()
