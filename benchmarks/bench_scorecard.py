"""How the time and the memory to score a caseload grow with the number of children.

    python benchmarks/bench_scorecard.py [CHILDREN …]

A file of what the demo's office records, the same children again and again under other names, is
read, projected and scored as ``timescales score`` does it without ``--behind``, each size in a
process of its own. What counts is the time a child against that of the smallest size, and the
memory. It is time of the processor, so that what else runs does not count. Without sizes: 1,000,
2,000 and 4,000 children; 100000 shows what no authority has, and takes some minutes.
"""

from __future__ import annotations

import csv
import resource
import subprocess
import sys
import tempfile
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

import timescales as ts
from timescales.demo import complete_from, office
from timescales.records import open_records, projected, recorded_duties
from timescales.scorecard import MEASURES, Period, PeriodKind, scorecard

SIZES = (1_000, 2_000, 4_000)
AS_AT = date(2026, 11, 22)
PERIODS = (
    *Period.running(PeriodKind.QUARTER, date(2025, 4, 1), AS_AT),
    *Period.running(PeriodKind.YEAR, date(2024, 4, 1), AS_AT),
)
MEGABYTE = 1024

_COLUMNS = ("subject_id", "event", "date", "ref", "date_of_birth", "sets")


def write_office(path: Path, children: int) -> None:
    """As many children and others as an office records, the demo's again under other names."""
    cases = office(2026, 200, AS_AT)
    details = sorted({name for case in cases for event in case.events for name in event.details})
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*_COLUMNS, *details])
        writer.writeheader()
        for number, case in enumerate(islice(cycle(cases), children)):
            named = f"{number // len(cases)}-"
            for event in case.events:
                meeting = event.details.get("meeting")
                writer.writerow(
                    {
                        **event.details,
                        **({"meeting": named + meeting} if meeting else {}),
                        "subject_id": named + case.subject_id,
                        "event": event.kind,
                        "date": event.date,
                        "ref": event.ref,
                        "date_of_birth": case.date_of_birth,
                        "sets": event.sets,
                    }
                )


def measure(path: str, *, score: bool) -> None:
    """Read, project and perhaps score a file; print its processor time and megabytes."""
    began = process_time()
    source = open_records(path, complete_from=complete_from(AS_AT))
    policy = recorded_duties(ts.policies.day_count(), source.holds)
    pairs = projected(source, as_at=AS_AT, policy=policy)
    if score:
        card = scorecard(pairs, periods=PERIODS, holds=source.holds, listed=False)
        subjects = card.subjects
    else:
        subjects = sum(1 for _ in pairs)
    seconds = process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    print(seconds, peak, subjects)


def _asked(path: Path, what: str, children: int) -> tuple[float, float]:
    ran = subprocess.run(
        [sys.executable, __file__, what, path], check=True, capture_output=True, text=True
    )
    seconds, peak, subjects = ran.stdout.split()
    if int(subjects) != children:
        raise SystemExit("not every child was scored")
    return float(seconds), float(peak)


def main(sizes: tuple[int, ...]) -> None:
    print(f"{len(MEASURES)} measures, {len(PERIODS)} periods")
    print(f"{'children':>9} {'projected s':>11} {'MB':>5} {'and scored s':>12} {'MB':>5} "
          f"{'ms a child':>10} {'ratio':>6}")  # fmt: skip
    first = None
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "office.csv"
            write_office(path, size)
            alone, read_peak = _asked(path, "--project", size)
            seconds, peak = _asked(path, "--score", size)
        each = seconds * 1e3 / size
        first = first or each
        print(f"{size:>9,} {alone:>11.1f} {read_peak:>5.0f} {seconds:>12.1f} {peak:>5.0f} "
              f"{each:>10.2f} {each / first:>6.2f}", flush=True)  # fmt: skip


if __name__ == "__main__":
    if sys.argv[1:2] in (["--project"], ["--score"]):
        measure(sys.argv[2], score=sys.argv[1] == "--score")
    else:
        main(tuple(map(int, sys.argv[1:])) or SIZES)
