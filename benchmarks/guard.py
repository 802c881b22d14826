"""Ratios that must hold wherever the benchmarks run, wide enough not to depend on the day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from benchmarks import columns, one_date, rules
from benchmarks.run import Run


@dataclass(frozen=True, slots=True)
class Guard:
    """How many times as long the slower thing takes at least, and how that is read from a run."""

    what: str
    least: float
    measured: Callable[[Run], float]


def _ratio(contest: str, slower: str, faster: str) -> Callable[[Run], float]:
    def measured(run: Run) -> float:
        result = run.result(contest)
        return result.row(slower).best / result.row(faster).best

    return measured


def _fold(run: Run) -> float:
    folds, tables = run.curve("folds"), run.curve("tables")
    return folds.each(folds.measured[-1]) / tables.each(tables.measured[-1])


def _growth(run: Run) -> float:
    tables = run.curve("tables")
    return tables.each(tables.measured[0]) / tables.each(tables.measured[-1])


GUARDS: Final = (
    Guard(
        "holidays.get_nth_working_day beside calendar.add",
        30,
        _ratio("one-date", one_date.HOLIDAYS, one_date.OURS),
    ),
    Guard("a rule walked beside its table", 4, _ratio("one-date", one_date.WALKED, one_date.TABLE)),
    Guard(
        "a rule of rules, traced, beside its table", 10, _ratio("rules", rules.TRACED, rules.TABLE)
    ),
    Guard("np.busday_offset beside due_many", 5, _ratio("columns", columns.BUSDAY, columns.NUMPY)),
    Guard(
        "polars add_business_days beside due_many",
        5,
        _ratio("columns", columns.POLARS, columns.NUMPY),
    ),
    Guard("a history folded beside one in columns", 8, _fold),
    Guard("a child in the smallest caseload beside one in the largest", 0.4, _growth),
)


def faults(run: Run) -> Iterator[str]:
    """What does not hold, each as a sentence with what was measured."""
    for guard in GUARDS:
        try:
            measured = guard.measured(run)
        except KeyError as name:
            yield f"{guard.what}: {name} did not run, so there is no ratio."
            continue
        if measured < guard.least:
            yield f"{guard.what}: {measured:.2f} times as long, and not {guard.least:g} at least."
    for result in run.results:
        for row in result.rows:
            if row.name.startswith("timescales") and row.wrong:
                yield f"{result.title}: {row.name}: {row.wrong} of {row.checked} answers are wrong."
