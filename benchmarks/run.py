"""One run: the machine, and what every contest and every curve came to; kept as JSON."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Self

import timescales as ts
from benchmarks import (
    caseload,
    cold,
    columns,
    days_between,
    growth,
    months_ahead,
    one_date,
    peers,
    rules,
    tables_made,
)
from benchmarks.contest import Effort, Result
from benchmarks.growth import Curve

OPTIONAL: Final = frozenset({"returns", "tables"})
"""The curves of which larger sizes are measured only when they are asked for."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured."""

    effort: Effort
    cold: int
    """Rounds of fresh processes."""
    growth: int
    """Rounds of the curves."""
    dates: Sequence[int]
    children: Sequence[int]
    folded: Sequence[int]
    """Children whose histories are projected one at a time."""
    reviews: Sequence[int]


WHOLE: Final = Size(
    Effort(9, 40),
    cold=9,
    growth=3,
    dates=(1_000, 10_000, 100_000, 1_000_000),
    children=(1_000, 10_000, 100_000),
    folded=(100, 1_000, 3_000),
    reviews=(1_000, 10_000, 100_000),
)
QUICK: Final = Size(
    Effort(5, 10),
    cold=3,
    growth=2,
    dates=(1_000, 100_000),
    children=(1_000, 10_000),
    folded=(100, 300),
    reviews=(1_000, 4_000),
)


@dataclass(frozen=True, slots=True)
class Run:
    """What was measured, where and when."""

    day: str
    machine: Mapping[str, str]
    versions: Mapping[str, str]
    rounds: int
    results: tuple[Result, ...]
    curves: tuple[Curve, ...]

    def result(self, key: str) -> Result:
        """The contest of that key."""
        return next(each for each in self.results if each.key == key)

    def curve(self, key: str) -> Curve:
        """The curve of that key."""
        return next(each for each in self.curves if each.key == key)

    def keeping(self, earlier: Run) -> Run:
        """This run, with the larger sizes of an earlier one, which it was not asked for."""
        curves = [_kept(each, earlier) if each.key in OPTIONAL else each for each in self.curves]
        return replace(self, curves=tuple(curves))

    def as_text(self) -> str:
        data = {
            "day": self.day,
            "machine": dict(self.machine),
            "versions": dict(self.versions),
            "rounds": self.rounds,
            "results": [each.as_data() for each in self.results],
            "curves": [each.as_data() for each in self.curves],
        }
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_file(cls, path: Path) -> Self:
        data: dict[str, Any] = json.loads(path.read_text("utf-8"))
        results = tuple(map(Result.from_data, data.pop("results")))
        curves = tuple(map(Curve.from_data, data.pop("curves")))
        return cls(**data, results=results, curves=curves)


def measure(size: Size) -> Run:
    """Ask everything, in one process but for what has to be a fresh one."""
    curves = (
        _said(growth.returns(size.reviews)),
        _said(growth.folds(size.folded, size.growth)),
        _said(growth.dates(size.dates, size.growth)),
        _said(growth.tables(size.children, size.growth)),
    )
    effort = size.effort
    contests = (
        one_date.measure,
        months_ahead.measure,
        months_ahead.measure_days,
        days_between.measure,
        rules.measure,
        rules.measure_one_call,
        columns.measure,
        columns.measure_lists,
        tables_made.measure,
        caseload.measure,
    )
    results = [_told(each(effort)) for each in contests]
    results.append(_told(cold.measure(size.cold)))
    return Run(
        day=f"{datetime.now(UTC):%Y-%m-%d}",
        machine=_machine(),
        versions={"timescales": ts.__version__} | peers.installed(),
        rounds=effort.rounds,
        results=tuple(results),
        curves=curves,
    )


def _kept(curve: Curve, earlier: Run) -> Curve:
    asked = {point.size for point in curve.points}
    more = [
        replace(point, kept=True)
        for each in earlier.curves
        if each.key == curve.key
        for point in each.points
        if point.size > max(asked)
    ]
    return replace(curve, points=(*curve.points, *more))


def _told(result: Result) -> Result:
    print(f"\n{result.title}", flush=True)
    for row in result.rows:
        wrong = f"{row.wrong:,} of {row.checked:,} wrong" if row.wrong else ""
        print(f"  {row.name:<66}{row.best:>16,.1f} ns{row.ratio[0]:>12,.2f}  {wrong}")
    for why in result.skipped:
        print(f"  {why}")
    return result


def _said(curve: Curve) -> Curve:
    print(f"\n{curve.title}", flush=True)
    for point in curve.points:
        print(f"  {point.size:>12,}{point.best:>10.3f} s{curve.each(point):>16,.0f} ns each")
    return curve


def _machine() -> dict[str, str]:
    """What the figures depend on; no name of the machine, and no path."""
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "system": f"{platform.system()}, {platform.machine()}",
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
        "load": f"{os.getloadavg()[0]:.1f}",
    }


def _processor() -> str:
    described = Path("/proc/cpuinfo")
    if described.exists():
        for line in described.read_text("utf-8").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or "unknown"
