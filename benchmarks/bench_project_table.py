"""What a caseload costs in columns, beside the same histories one at a time.

    python benchmarks/bench_project_table.py [EVENTS…]

By default 1,000, 10,000, 100,000, 1,000,000 and 3,000,000 events, thirty a child, of the five core
families: reviews, initial and review conferences, secure reviews, disputes. For each number a round
for every kind of table, the fastest of some; the time of an event, how it grew, and how many times
longer the fold takes over some of the same histories in the same run, on which the two are checked
to be equal. The first line is that of a fresh process, in which every rule is asked anew. Times are
those of the processor, so that what else the machine does, and a second core, count for nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa

import timescales as ts
from timescales.records.caseload import HEART

AS_AT = date(2026, 11, 22)
POLICY = ts.policies.day_count().only(*HEART)
SIZES = (1_000, 10_000, 100_000, 1_000_000, 3_000_000)
SAMPLE = 200
ROUNDS = 3

# A child's events in order, each with the least and the most days since the one before it.
STORY = (
    ("strategy_discussion", 0, 4500),
    ("icpc", 5, 30),
    ("cp_plan_started", 0, 0),
    *[("rcpc", 70, 200)] * 4,
    ("cp_plan_ended", 0, 60),
    ("became_looked_after", 1, 200),
    ("lac_review", 10, 40),
    ("lac_review", 70, 100),
    *[("lac_review", 140, 200)] * 8,
    ("dispute_raised", 0, 60),
    ("dispute_resolved", 1, 40),
    ("secure_placement_started", 1, 60),
    ("secure_review", 10, 40),
    *[("secure_review", 60, 100)] * 2,
    ("secure_placement_ended", 1, 40),
    *[("lac_review", 140, 200)] * 2,
    ("ceased_looked_after", 0, 100),
)


def caseload(events: int) -> dict[str, Any]:
    """Columns of a synthetic caseload, by child and in time."""
    choose = np.random.default_rng(91)
    kinds, least, most = zip(*STORY, strict=True)
    children = max(events // len(STORY), 1)
    steps = choose.integers(least, np.array(most) + 1, (children, len(STORY)))
    days = np.datetime64("2008-01-01", "D") + steps.cumsum(axis=1)
    born = days[:, 0] - choose.integers(365, 16 * 365, children)
    subjects = np.array([f"child-{number:07d}" for number in range(children)], object)
    return {
        "subject_id": np.repeat(subjects, len(STORY)),
        "event": np.tile(np.array(kinds, object), children),
        "date": days.ravel(),
        "date_of_birth": np.repeat(born, len(STORY)),
    }


KINDS: Mapping[str, Callable[[dict[str, Any]], Any]] = {
    "polars": pl.DataFrame,
    "pyarrow": pa.table,
    "pandas": pd.DataFrame,
    "numpy": lambda columns: columns,
}


def fastest(call: Callable[[], Any]) -> float:
    """The seconds of the fastest of several rounds."""
    times = []
    for _ in range(ROUNDS):
        begun = process_time()
        call()
        times.append(process_time() - begun)
    return min(times)


def project(table: Any) -> ts.ProjectedTable:
    return ts.project_table(table, as_at=AS_AT, policy=POLICY)


def sample_of(columns: dict[str, Any], children: int = SAMPLE) -> list[ts.Case]:
    """The first histories as cases."""
    rows = zip(
        *(column[: children * len(STORY)].tolist() for column in columns.values()), strict=True
    )
    events: dict[tuple[str, date], list[ts.Event]] = {}
    for subject, kind, day, born in rows:
        events.setdefault((subject, born), []).append(ts.Event(kind, day))
    return [ts.Case(subject, tuple(each), born) for (subject, born), each in events.items()]


def one_at_a_time(cases: list[ts.Case]) -> list[ts.Obligation]:
    return [o for case in cases for o in ts.project(case, as_at=AS_AT, policy=POLICY)]


def check(columns: dict[str, Any], cases: list[ts.Case]) -> None:
    """Refuse to go on where the table and the fold disagree."""
    head = {name: column[: len(cases) * len(STORY)] for name, column in columns.items()}
    found = project(head).obligations
    told = zip(
        found["subject_id"], found["timescale"], found["ordinal"],
        *(found[name].tolist() for name in ("anchor_date", "due_date", "hold_by", "met_date")),
        found["status"], found["days_late"], found["statutory_limit"].tolist(),
        found["provisional"], strict=True,
    )  # fmt: skip
    expected = [
        (
            o.subject_id, o.timescale, o.ordinal, o.anchor, o.due, o.hold_by, o.met_on,
            o.status.value, o.days_late, o.statutory_limit, o.provisional,
        )
        for o in one_at_a_time(cases)
    ]  # fmt: skip
    if list(told) != expected:
        raise SystemExit("the table and the fold disagree")


def main() -> None:
    sizes = [int(size.replace(",", "")) for size in sys.argv[1:]] or SIZES
    largest = pl.DataFrame(caseload(max(sizes)))
    begun = process_time()
    project(largest)
    print(f"in a fresh process, {len(largest):,} events: {process_time() - begun:.2f} s\n")
    print("      events    table        s  ns an event  growth  fold / table")
    before: dict[str, float] = {}
    for size in sizes:
        columns = caseload(size)
        cases = sample_of(columns)
        check(columns, cases)
        fold_each = fastest(partial(one_at_a_time, cases)) / (len(cases) * len(STORY))
        for name, make in KINDS.items():
            table = make(columns)
            each = fastest(partial(project, table)) / len(columns["date"])
            growth = f"{each / before[name]:.2f}" if name in before else ""
            before[name] = each
            rows = len(columns["date"])
            print(
                f"{rows:>12,} {name:>8} {each * rows:>8.3f} {each * 1e9:>12,.0f} {growth:>7} "
                f"{fold_each / each:>13,.0f}"
            )


if __name__ == "__main__":
    main()
