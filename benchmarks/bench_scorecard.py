"""How the time to score a caseload grows with the number of children.

    python benchmarks/bench_scorecard.py [CHILDREN]

Caseloads of the demo, each twice the one before, up to CHILDREN (8,000 if left out; 100,000 shows
what no authority has), are projected and scored one subject at a time. What counts is
the ratio: at twice the children, twice the time. It is time of the processor, so that what else
runs does not count. Making the caseload is timed with it, since it
too is done one child at a time.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

import timescales as ts
from timescales.demo import caseload
from timescales.records import recorded_duties
from timescales.scorecard import Period, PeriodKind, scorecard

AS_AT = date(2026, 11, 22)
PERIODS = (
    *Period.running(PeriodKind.QUARTER, date(2025, 4, 1), AS_AT),
    *Period.running(PeriodKind.YEAR, date(2023, 4, 1), AS_AT),
)
CASES = caseload(2026, 200, AS_AT)
POLICY = recorded_duties(
    ts.policies.day_count(), {event.kind for case in CASES for event in case.events}
)


def children(number: int) -> Iterator[tuple[ts.Case, ts.Projection]]:
    """So many children, with their projections: the same ones again under other names."""
    for n, case in enumerate(islice(cycle(CASES), number)):
        named = ts.Case(f"{n}", case.events, case.date_of_birth, case.complete_from)
        yield named, ts.project(named, as_at=AS_AT, policy=POLICY)


def seconds(number: int) -> tuple[float, float]:
    """How long so many children take, to project alone and to project and score."""
    begun = process_time()
    projected = sum(1 for _ in children(number))
    between = process_time()
    scored = scorecard(children(number), periods=PERIODS, listed=False).subjects
    if not projected == scored == number:
        raise SystemExit("not every child was scored")
    return between - begun, process_time() - between


def main() -> None:
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 8_000
    numbers = [most // 8, most // 4, most // 2, most]
    print(f"{len(PERIODS)} periods")
    print("children   project s   and score s   ratio to half   score of project")
    before = 0.0
    for number in numbers:
        alone, both = seconds(number)
        ratio = f"{both / before:.2f}" if before else ""
        print(f"{number:>8,}  {alone:>10.1f}  {both:>12.1f}  {ratio:>14}  {both / alone:>17.2f}")
        before = both


if __name__ == "__main__":
    main()
