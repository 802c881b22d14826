"""Mangle files of records as often as is asked, on every core, and say what does not hold.

    python tools/fuzz_records.py 100000 [FIRST]

The numbers from FIRST (0 if left out) each decide what is done to a file. Exit status 1 if anything
went wrong: the kind of file, the number and the traceback are printed, and with it as FIRST it is
done again.
"""

from __future__ import annotations

import sys
import traceback
from collections import Counter
from multiprocessing import Pool
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from tests.fuzz.holding import hold
from tests.fuzz.mangling import originals

ORIGINALS = originals()
# Workbooks take far longer than texts, and have no more ways to go wrong.
TURNS = [kind for kind in ORIGINALS for _ in range(1 if kind.endswith(".xlsx") else 10)]


def once(seed: int) -> tuple[str, str]:
    kind = TURNS[seed % len(TURNS)]
    try:
        return kind, hold(kind, ORIGINALS[kind], seed)
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        return kind, f"number {seed} broke: {traceback.format_exc()}"


def main() -> int:
    times, first = (*map(int, sys.argv[1:]), 0)[:2]
    went: Counter[tuple[str, str]] = Counter()
    with Pool() as pool:
        for kind, how in pool.imap_unordered(once, range(first, first + times), chunksize=50):
            if how.startswith("number"):
                print(kind, how, flush=True)
            went[kind, how.partition(" ")[0]] += 1
    for (kind, how), number in sorted(went.items()):
        print(f"{kind:15} {how:8} {number:8,}")
    return 1 if any(how == "number" for _, how in went) else 0


if __name__ == "__main__":
    sys.exit(main())
