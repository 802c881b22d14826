"""How time grows with the number of dates, of histories and of reviews in a return."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any, Final, Self

import timescales as ts
from benchmarks import bench_records, counted
from benchmarks.bench_project_table import (
    KINDS,
    STORY,
    caseload,
    check,
    one_at_a_time,
    project,
    sample_of,
)

EVENTS: Final = len(STORY)
"""The events of one child."""
SMALLEST: Final = 0.2
"""Seconds that a size is asked for at least, again and again, so that small sizes are timed too."""

_SMALL: Final = (
    sys.executable,
    "-c",
    "import subprocess, sys; sys.exit(subprocess.call(sys.argv[1:]))",
)
"""A small process that starts another, which would otherwise be told to have had our memory."""


@dataclass(frozen=True, slots=True)
class Point:
    """Seconds for so many; ``memory`` is the greatest in megabytes, where a process was its own."""

    size: int
    best: float
    median: float
    worst: float
    memory: float | None = None
    kept: bool = False
    """Whether it is of an earlier run."""


@dataclass(frozen=True, slots=True)
class Curve:
    """What grows, in which unit, and what each size took."""

    key: str
    title: str
    unit: str
    points: tuple[Point, ...]

    @property
    def measured(self) -> tuple[Point, ...]:
        """The points of this run, without those kept from another."""
        return tuple(point for point in self.points if not point.kept)

    def each(self, point: Point) -> float:
        """Nanoseconds for one."""
        return point.best / point.size * 1e9

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        return cls(**data | {"points": tuple(Point(**point) for point in data["points"])})


def dates(sizes: Sequence[int], rounds: int) -> Curve:
    """A column of dates."""
    import numpy as np

    rule = ts.working_days(20)
    columns = {size: np.array(counted.starts(size, 20), dtype="datetime64[D]") for size in sizes}
    asks = {size: _asking(ts.due_many, rule, column) for size, column in columns.items()}
    return Curve("dates", "due_many, a column of dates", "date", _turns(asks, rounds))


def tables(sizes: Sequence[int], rounds: int) -> Curve:
    """A caseload in columns, of so many children."""
    frames = {size: KINDS["polars"](caseload(size * EVENTS)) for size in sizes}
    asks = {size: _asking(project, frame) for size, frame in frames.items()}
    return Curve("tables", "project_table, a caseload in columns", "child", _turns(asks, rounds))


def folds(sizes: Sequence[int], rounds: int) -> Curve:
    """The same histories, one at a time; the first are shown to be equal to the columns."""
    columns = caseload(max(sizes) * EVENTS)
    check(columns, sample_of(columns))
    cases = sample_of(columns, max(sizes))
    asks = {size: _asking(one_at_a_time, cases[:size]) for size in sizes}
    return Curve("folds", "project, one history at a time", "child", _turns(asks, rounds))


def returns(sizes: Iterable[int]) -> Curve:
    """A return of so many reviews, read and projected; each size a process of its own."""
    return Curve("returns", "a return read and projected", "review", tuple(map(_a_return, sizes)))


def _asking(call: Callable[..., object], *given: object) -> Callable[[], object]:
    return lambda: call(*given)


def _turns(asks: dict[int, Callable[[], object]], rounds: int) -> tuple[Point, ...]:
    taken: dict[int, list[float]] = {size: [] for size in asks}
    for _ in range(rounds):
        for size, ask in asks.items():
            taken[size].append(_seconds(ask))
    return tuple(
        Point(size, min(times), median(times), max(times)) for size, times in taken.items()
    )


def _seconds(ask: Callable[[], object]) -> float:
    """Seconds of one call; of the mean of several where one is short."""
    begun, calls = process_time(), 0
    while True:
        ask()
        calls += 1
        if (spent := process_time() - begun) > SMALLEST:
            return spent / calls


def _a_return(size: int) -> Point:
    with tempfile.TemporaryDirectory() as folder:
        bench_records.write_return(Path(folder), size)
        ran = subprocess.run(
            (*_SMALL, sys.executable, bench_records.__file__, "--measure", folder),
            check=True,
            capture_output=True,
            text=True,
        )
    seconds, memory, _, _ = map(float, ran.stdout.split())
    return Point(size, seconds, seconds, seconds, memory)
