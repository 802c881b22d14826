"""What a fresh process pays: to import the library, and for its first answer.

    python benchmarks/bench_cold_start.py

Each contender is a process of its own, started in rounds that take turns; the figure is the least
processor time of any round, less that of an interpreter that does nothing. The library is compiled
beforehand, as an installed one is.
"""

from __future__ import annotations

import compileall
import os
import resource
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src"
ROUNDS = 15
NOTHING = "nothing"
CONTENDERS = {
    NOTHING: "pass",
    "import timescales": "import timescales",
    "and the first calendar.add": (
        "import timescales as ts; ts.england_and_wales().add(ts.date(2026, 11, 2), 20)"
    ),
    "and the first table[day]": (
        "import timescales as ts; day = ts.date(2026, 11, 2); "
        "ts.working_days(20).table(ts.england_and_wales())[day]"
    ),
    "and the first next_review_date": (
        "import timescales as ts; ts.next_review_date(ts.date(2026, 11, 2))"
    ),
    "import dataclasses": "import dataclasses",
    "import holidays": "import holidays",
    "and the first get_nth_working_day": (
        "import datetime, holidays; h = holidays.country_holidays('GB', subdiv='ENG'); "
        "h.get_nth_working_day(datetime.date(2026, 11, 2), 20)"
    ),
}


def processor_time() -> float:
    """Seconds that processes started here have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    compileall.compile_dir(SOURCE, quiet=1)
    environment = os.environ | {"PYTHONPATH": str(SOURCE)}
    best = dict.fromkeys(CONTENDERS, float("inf"))
    for _ in range(ROUNDS):
        for name, program in CONTENDERS.items():
            before = processor_time()
            subprocess.run([sys.executable, "-c", program], check=True, env=environment)
            best[name] = min(best[name], processor_time() - before)
    print(f"Python {sys.version.split()[0]}, {ROUNDS} rounds")
    print(f"{'':<36}{'ms':>8}   of import holidays")
    whole = best["import holidays"] - best[NOTHING]
    for name, seconds in best.items():
        beyond = seconds if name == NOTHING else seconds - best[NOTHING]
        print(f"{name:<36}{beyond * 1e3:>8.1f}{beyond / whole:>10.2f}")


if __name__ == "__main__":
    main()
