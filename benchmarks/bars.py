"""What was to be reached, and what a run says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from benchmarks import cold, columns, months_ahead, one_date, rules
from benchmarks.run import Run

Figure: TypeAlias = Callable[[Run], float]

LOOP: Final = "a day-by-day loop over a set of holidays"
LOOP_THEN: Final = 1_973
"""Nanoseconds that this loop took on the machine and in the run after which the bars were set."""
CHILDREN: Final = 100_000


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure, and the most or the least that it is to be."""

    key: str
    what: str
    figure: Figure
    unit: str
    most: float | None = None
    least: float | None = None
    contest: str = "one-date"
    """The contest whose pace it is scaled by; where that has none, the pace of the first."""

    @property
    def words(self) -> str:
        if self.most is not None:
            return f"≤ {_number(self.most)} {self.unit}"
        return f"≥ {_number(self.least or 0)} {self.unit}"

    def is_reached(self, figure: float) -> bool:
        return figure <= self.most if self.most is not None else figure >= (self.least or 0)

    @property
    def is_time(self) -> bool:
        """Whether it is of a machine, and not a ratio."""
        return self.unit in SECONDS


SECONDS: Final = {"ns": 1e-9, "µs": 1e-6, "ms": 1e-3, "s": 1.0}


@dataclass(frozen=True, slots=True)
class Reading:
    """A bar beside what was measured."""

    bar: Bar
    figure: float
    scaled: float | None
    """As it would be on the machine on which the bars were set; None for a ratio."""

    @property
    def verdict(self) -> str:
        if self.bar.is_reached(self.figure):
            return "reached"
        if self.scaled is not None and self.bar.is_reached(self.scaled):
            return "reached, scaled"
        return "not reached"


def readings(run: Run) -> Iterator[Reading]:
    """Each bar, in order, with what the run says."""
    for bar in BARS:
        figure = bar.figure(run)
        yield Reading(bar, figure, figure / machine(run, bar.contest) if bar.is_time else None)


def machine(run: Run, contest: str = "one-date") -> float:
    """How many times slower the machine was, in a contest, than that on which bars were set."""
    pace = run.result(contest).pace or run.result("one-date").row(LOOP).best
    return pace / LOOP_THEN


def _best(contest: str, name: str, unit: str) -> Figure:
    return lambda run: run.result(contest).row(name).best * 1e-9 / SECONDS[unit]


def _ratio(contest: str, name: str) -> Figure:
    """How many times as long as the first of its contest."""
    return lambda run: run.result(contest).row(name).ratio[0]


def _tables(run: Run) -> float:
    return max(
        run.result("one-date").row(one_date.TABLE).best,
        run.result("months").row(months_ahead.TABLE).best,
        run.result("days").row(months_ahead.TABLE).best,
        run.result("rules").row(rules.TABLE).best,
    )


def _shares(contest: str, name: str, other: str) -> Figure:
    """The time of one contender as a share of another's."""
    return lambda run: run.result(contest).row(name).best / run.result(contest).row(other).best


def _for_all(key: str) -> Figure:
    """Seconds for so many children: as measured, or as many times the largest that was."""

    def figure(run: Run) -> float:
        curve = run.curve(key)
        nearest = min(curve.measured, key=lambda point: abs(point.size - CHILDREN))
        return nearest.best / nearest.size * CHILDREN

    return figure


def _linear(run: Run) -> float:
    """How many times as long one child takes among ten times as many."""
    curve = run.curve("tables")
    *_, fewer, more = curve.measured
    return curve.each(more) / curve.each(fewer)


BARS: Final = (
    Bar(
        "add",
        "`calendar.add(d, n)`, with its checks",
        _best("one-date", one_date.OURS, "ns"),
        "ns",
        most=300,
    ),
    Bar(
        "add-ratio",
        "`holidays.get_nth_working_day` beside `calendar.add`",
        _ratio("one-date", one_date.HOLIDAYS),
        "times as long",
        least=80,
    ),
    Bar(
        "walked",
        "`rule.due(d, calendar)`, 20 working days",
        _best("one-date", one_date.WALKED, "µs"),
        "µs",
        most=3,
    ),
    Bar(
        "walked-days",
        "`rule.due(d, calendar)`, 91 days",
        _best("days", months_ahead.DAYS_WALKED, "µs"),
        "µs",
        most=3,
        contest="days",
    ),
    Bar(
        "walked-months",
        "`rule.due(d, calendar)`, three months (dateutil)",
        _best("months", months_ahead.WALKED, "µs"),
        "µs",
        most=6,
        contest="months",
    ),
    Bar("table", "`table[d]`, the slowest of four rules", _tables, "ns", most=300),
    Bar(
        "trace",
        "a result with its whole trace, unrendered: one count",
        _best("one-date", one_date.TRACED, "µs"),
        "µs",
        most=10,
    ),
    Bar(
        "trace-composed",
        "a result with its whole trace, unrendered: a choice between two",
        _best("rules", rules.TRACED, "µs"),
        "µs",
        most=10,
        contest="rules",
    ),
    Bar(
        "text",
        "a result with its whole trace as text: a choice between two",
        _best("rules", rules.TOLD, "µs"),
        "µs",
        most=40,
        contest="rules",
    ),
    Bar(
        "next-review",
        "`next_review_date` with three reviews, statutory limit included",
        _best("one-call", rules.REVIEW, "µs"),
        "µs",
        most=10,
        contest="one-call",
    ),
    Bar(
        "columns",
        "a million dates through `due_many`, numpy, checked: one date",
        _best("columns", columns.NUMPY, "ns"),
        "ns",
        most=5,
        contest="columns",
    ),
    Bar(
        "columns-composed",
        "a million dates through `due_many`, numpy, checked, a composed rule: one date",
        _best("columns", columns.COMPOSED, "ns"),
        "ns",
        most=5,
        contest="columns",
    ),
    Bar(
        "columns-unchecked",
        "a million dates in numpy, beyond the checks: one date",
        _best("columns", columns.UNCHECKED, "ns"),
        "ns",
        most=2.5,
        contest="columns",
    ),
    Bar(
        "columns-numpy",
        "`np.busday_offset` beside `due_many`",
        _ratio("columns", columns.BUSDAY),
        "times as long",
        least=10,
    ),
    Bar(
        "columns-polars",
        "polars `add_business_days` beside `due_many`",
        _ratio("columns", columns.POLARS),
        "times as long",
        least=15,
    ),
    Bar(
        "lists",
        "a million dates in Python alone, lists, checked: one date",
        _best("lists", columns.LISTS, "ns"),
        "ns",
        most=70,
        contest="lists",
    ),
    Bar(
        "lists-unchecked",
        "a million dates in Python alone, lists, without type checks: one date",
        _best("lists", columns.LISTS_UNCHECKED, "ns"),
        "ns",
        most=45,
        contest="lists",
    ),
    Bar(
        "caseload",
        "100,000 children, 3 million events, in columns, one core",
        _for_all("tables"),
        "s",
        most=3,
    ),
    Bar(
        "caseload-linear",
        "one child among ten times as many, in columns",
        _linear,
        "times as long",
        most=1.5,
    ),
    Bar(
        "caseload-fold",
        "100,000 children, 3 million events, one case at a time",
        _for_all("folds"),
        "s",
        most=60,
    ),
    Bar(
        "import",
        "`import timescales`, beyond an empty interpreter",
        _best("cold", cold.IMPORT, "ms"),
        "ms",
        most=5,
        contest="cold",
    ),
    Bar(
        "first",
        "a fresh process: import and first `next_review_date`",
        _best("cold", cold.FIRST_REVIEW, "ms"),
        "ms",
        most=30,
        contest="cold",
    ),
    Bar(
        "first-ratio",
        "a fresh process, as above, beside importing `holidays` alone",
        _shares("cold", cold.FIRST_REVIEW, cold.HOLIDAYS),
        "times as long",
        most=1,
    ),
)


def _number(value: float) -> str:
    return f"{value:g}"
