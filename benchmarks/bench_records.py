"""How time and memory grow with a return: from its files to the last due date, a child at a time.

    python benchmarks/bench_records.py [REVIEWS …]

Each size is read and projected in a process of its own, which says what it came to. What counts is
the time a review against that of the smallest size, and the memory. Without sizes: 4,000, 8,000 and
16,000 reviews; 1000000 takes some minutes.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

import timescales as ts
from timescales.records import open_records, projected, recorded_duties

SIZES = (4_000, 8_000, 16_000)
AS_AT = date(2026, 3, 31)
MEGABYTE = 1024


def write_return(folder: Path, reviews: int) -> None:
    """A return of as many reviews, of children with up to 13 each."""
    choose = random.Random(903)
    with (
        (folder / "header.csv").open("w", encoding="utf-8") as header,
        (folder / "episodes.csv").open("w", encoding="utf-8") as episodes,
        (folder / "reviews.csv").open("w", encoding="utf-8") as held,
    ):
        header.write("CHILD,SEX,DOB\n")
        episodes.write("CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n")
        held.write("CHILD,DOB,REVIEW,REVIEW_CODE\n")
        child = written = 0
        while written < reviews:
            child += 1
            start = date(2012, 4, 1) + timedelta(choose.randrange(4_000))
            born = start - timedelta(choose.randrange(4_000))
            header.write(f"{child},1,{born:%d/%m/%Y}\n")
            episodes.write(f"{child},{start:%d/%m/%Y},S,C2,N1,U1,PR1,,\n")
            day = start + timedelta(choose.randrange(20, 30))
            for _ in range(min(choose.randrange(1, 14), reviews - written)):
                held.write(f"{child},{born:%d/%m/%Y},{day:%d/%m/%Y},PN1\n")
                day += timedelta(choose.randrange(80, 190))
                written += 1


def measure(folder: str) -> None:
    """Read and project a return; print its processor time, megabytes, children and obligations."""
    began = process_time()
    source = open_records(folder, complete_from=date(2012, 4, 1))
    policy = recorded_duties(ts.policies.day_count(), source.holds)
    children = obligations = 0
    for _, projection in projected(source, as_at=AS_AT, policy=policy):
        children += 1
        obligations += len(projection)
    seconds = process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    if source.ledger.rows_used != source.ledger.rows_read:
        raise SystemExit("a row of the return was not used")
    print(seconds, peak, children, obligations)


def main(sizes: tuple[int, ...]) -> None:
    print(f"{'reviews':>10} {'children':>9} {'obligations':>11} {'seconds':>8} "
          f"{'µs a review':>11} {'ratio':>6} {'MB':>6}")  # fmt: skip
    first = None
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            write_return(Path(folder), size)
            ran = subprocess.run(
                [sys.executable, __file__, "--measure", folder],
                check=True, capture_output=True, text=True,
            )  # fmt: skip
        seconds, peak, children, obligations = ran.stdout.split()
        each = float(seconds) * 1e6 / size
        first = first or each
        print(f"{size:>10,} {int(children):>9,} {int(obligations):>11,} {float(seconds):>8.1f} "
              f"{each:>11.0f} {each / first:>6.2f} {float(peak):>6.0f}", flush=True)  # fmt: skip


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(sys.argv[2])
    else:
        main(tuple(map(int, sys.argv[1:])) or SIZES)
