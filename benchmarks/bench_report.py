"""What the web page of a caseload costs, and how it grows.

    python benchmarks/bench_report.py

The same synthetic children, once and then ten times over under other identifiers. What counts are
the ratios of times and of sizes: below ten, since what is said of several is held once.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter_ns

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

import timescales as ts
from timescales.demo import caseload
from timescales.records import recorded_duties
from timescales.reports import ReportData, gather, report_html

AS_AT = date(2026, 11, 22)
CHILDREN = 400
TIMES = 10
ROUNDS = 3


def reported() -> ReportData:
    cases = caseload(2026, CHILDREN, AS_AT)
    kinds = {event.kind for case in cases for event in case.events}
    policy = recorded_duties(ts.policies.day_count(), kinds)
    projected = ((case, ts.project(case, as_at=AS_AT, policy=policy)) for case in cases)
    return gather(projected, title="Benchmark", as_at=AS_AT)


def repeated(data: ReportData) -> ReportData:
    children = tuple(
        replace(child, name=f"{child.name}-{number}")
        for number in range(TIMES)
        for child in data.children
    )
    return replace(data, children=children)


def page_of(data: ReportData) -> tuple[int, int]:
    """The fastest of several rounds, in nanoseconds, and the size of the page."""
    best, size = sys.maxsize, 0
    for _ in range(ROUNDS):
        begun = perf_counter_ns()
        size = len(report_html(data).encode())
        best = min(best, perf_counter_ns() - begun)
    return best, size


def main() -> None:
    data = reported()
    small, large = page_of(data), page_of(repeated(data))
    for number, (taken, size) in ((CHILDREN, small), (CHILDREN * TIMES, large)):
        each = f"{taken / number / 1000:.0f} µs and {size / number:.0f} bytes a child"
        print(f"{number:>6,} children  {taken / 1e6:>7,.0f} ms  {size:>10,} bytes  {each}")
    print(f"ratio of times {large[0] / small[0]:.1f}, of sizes {large[1] / small[1]:.1f}")


if __name__ == "__main__":
    main()
