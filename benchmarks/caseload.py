"""A caseload in columns, in each kind of table, beside the same histories one at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from benchmarks.bench_project_table import (
    KINDS,
    STORY,
    caseload,
    check,
    one_at_a_time,
    project,
    sample_of,
)
from benchmarks.contest import Contender, Effort, Result, contest

CHILDREN: Final = 10_000
RESULT: Final = Result(
    "caseload",
    "A caseload in columns, and one case at a time",
    f"Every obligation of the five core families for {CHILDREN:,} children with thirty events "
    "each; time is that of one event. One case at a time is asked for 200 of them, on which both "
    "are first shown to give the same obligations, one by one.",
    (),
)


def measure(effort: Effort) -> Result:
    columns = caseload(CHILDREN * len(STORY))
    cases = sample_of(columns)
    check(columns, cases)
    found = [
        _asked(f"timescales, project_table, {name}", partial(project, make(columns)), CHILDREN)
        for name, make in KINDS.items()
    ]
    found.append(
        _asked("timescales, project, one at a time", partial(one_at_a_time, cases), len(cases))
    )
    return contest(RESULT, found, (), effort)


def _asked(name: str, ask: Callable[[], object], children: int) -> Contender:
    return Contender(name, ask, children * len(STORY))
