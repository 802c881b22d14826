"""A million dates: the 20th working day after each, in columns and in lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, Final, TypeAlias

import numpy as np

import timescales as ts
from benchmarks import counted, peers
from benchmarks.contest import Contender, Effort, Result, contest
from benchmarks.peers import load
from timescales.batch.answers import looked_up
from timescales.batch.arrays import day_table

N: Final = 20
MANY: Final = 1_000_000
CHECKED: Final = 100_000
"""How many of the answers are compared."""
RULE: Final = ts.working_days(N)
NUMPY: Final = "timescales, due_many, numpy in and out"
COMPOSED: Final = "timescales, due_many of a composed rule, numpy"
UNCHECKED: Final = "timescales, the look-up without its checks"
COPY: Final = "a copy of as many bytes"
BUSDAY: Final = "numpy, busday_offset(roll='backward')"
POLARS: Final = "polars, add_business_days(roll='backward')"
LISTS: Final = "timescales, due_many, lists in and out"
LISTS_UNCHECKED: Final = "timescales, lists, no look at the types"
PANDAS_MANY: Final = 50_000
"""Rows that pandas is asked, which has a loop of its own."""
RESULT: Final = Result(
    "columns",
    "A million dates in columns",
    "The 20th working day after each of a million days. The composed rule is the strictest of that "
    "and two months rolled to a working day, which always comes later.",
    (),
)
IN_LISTS: Final = Result(
    "lists",
    "A million dates in Python alone",
    "The same question, with lists of dates in and out, and no numpy.",
    (),
)

Columns: TypeAlias = Callable[["Asked"], Iterator[Contender]]


class Asked:
    """The days that are asked, in each form, and the closed days."""

    def __init__(self) -> None:
        self.dates = counted.starts(MANY, 20)
        self.days = np.array(self.dates, dtype="datetime64[D]")
        self.closed = sorted(counted.closed_days())


def dates_of(found: Any) -> Sequence[date]:
    """The answers to be checked, of a column."""
    answers: Sequence[date] = np.asarray(found[:CHECKED]).astype("datetime64[D]").tolist()
    return answers


def bare(table: Any, days: Any) -> Any:
    """The look-up of ``due_many`` without its checks: in pieces, into an array of days."""
    due, places = np.empty(len(days), np.int64), np.empty(1 << 16, np.int64)
    for start in range(0, len(days), 1 << 16):
        some = days[start : start + (1 << 16)]
        index = places[: len(some)]
        np.subtract(some, table.zero, out=index)
        table.due.take(index, mode="clip", out=due[start : start + (1 << 16)])
    return due.view("datetime64[D]")


def of_numpy(asked: Asked) -> Iterator[Contender]:
    days, whole = asked.days, asked.days.view(np.int64)
    table = day_table(RULE.table(ts.england_and_wales()))
    composed = ts.strictest_of(RULE, ts.months(2).rolled_to(ts.NEXT_WORKING_DAY))
    busday = np.busdaycalendar(holidays=np.array(asked.closed, dtype="datetime64[D]"))
    yield _column(NUMPY, lambda: ts.due_many(RULE, days))
    yield _column(COMPOSED, lambda: ts.due_many(composed, days))
    yield _column(UNCHECKED, lambda: bare(table, whole))
    yield Contender(COPY, whole.copy, MANY)
    for roll in ("backward", "forward"):
        yield _column(
            f"numpy, busday_offset(roll='{roll}')",
            partial(np.busday_offset, days, N, roll=roll, busdaycal=busday),
            peer="numpy",
        )


def of_polars(asked: Asked) -> Iterator[Contender]:
    series, closed = load("polars").Series(asked.days), asked.closed
    yield _column("timescales, due_many, polars in and out", lambda: ts.due_many(RULE, series))
    for roll in ("backward", "forward"):
        yield _column(
            f"polars, add_business_days(roll='{roll}')",
            partial(series.dt.add_business_days, N, holidays=closed, roll=roll),
            peer="polars",
        )


def of_pandas(asked: Asked) -> Iterator[Contender]:
    pandas = load("pandas")
    series = pandas.Series(asked.days.astype("datetime64[s]"))
    few = series[:PANDAS_MANY]
    offset = pandas.offsets.CustomBusinessDay(N, holidays=asked.closed)
    yield _column("timescales, due_many, pandas in and out", lambda: ts.due_many(RULE, series))
    yield _column(
        f"pandas, CustomBusinessDay(20), of {PANDAS_MANY:,}",
        lambda: few + offset,
        count=PANDAS_MANY,
        peer="pandas",
    )


def of_pyarrow(asked: Asked) -> Iterator[Contender]:
    array = load("pyarrow").array(asked.days)
    yield _column("timescales, due_many, Arrow in and out", lambda: ts.due_many(RULE, array))


MAKERS: Final[Mapping[str, Columns]] = {
    "numpy": of_numpy,
    "polars": of_polars,
    "pandas": of_pandas,
    "pyarrow": of_pyarrow,
}


def _column(
    name: str, ask: Callable[[], Any], count: int = MANY, peer: str = "timescales"
) -> Contender:
    return Contender(name, ask, count, dates_of(ask()), peer)


def measure(effort: Effort) -> Result:
    asked = Asked()
    found: list[Contender] = []
    skipped: list[str] = []
    for peer, make in MAKERS.items():
        try:
            found += make(asked)
        except Exception as error:  # noqa: BLE001  (a peer may fail in any way; it is then named)
            skipped.append(peers.why_not(peer, error))
    result = replace(RESULT, skipped=tuple(skipped))
    return contest(result, found, _expected(asked.dates), effort)


def measure_lists(effort: Effort) -> Result:
    dates = counted.starts(MANY, 20)
    calendar = ts.england_and_wales()
    table = RULE.table(calendar)
    found = [
        _listed(LISTS, lambda: ts.due_many(RULE, dates)),
        _listed(LISTS_UNCHECKED, lambda: looked_up(table, dates)),
        _listed("timescales, calendar.add in a loop", lambda: [calendar.add(d, N) for d in dates]),
    ]
    days = np.array(dates, dtype="datetime64[D]")
    closed = np.array(sorted(counted.closed_days()), dtype="datetime64[D]")
    busday = np.busdaycalendar(holidays=closed)
    found.append(
        _column(
            "numpy, busday_offset, columns in and out",
            lambda: np.busday_offset(days, N, roll="backward", busdaycal=busday),
            peer="numpy",
        )
    )
    return contest(IN_LISTS, found, _expected(dates), effort)


def _listed(name: str, ask: Callable[[], list[Any]]) -> Contender:
    return Contender(name, ask, MANY, ask()[:CHECKED], "timescales")


def _expected(dates: Sequence[date]) -> list[date]:
    """The answers counted apart, of those that are checked."""
    some = dates[:CHECKED]
    known = {day: counted.working_days_on(day, N) for day in set(some)}
    return [known[day] for day in some]
