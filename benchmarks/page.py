"""The page of a run: what was to be reached, every contest, the curves."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from benchmarks.bars import LOOP_THEN, Reading, machine, readings
from benchmarks.contest import Result, Row
from benchmarks.growth import Curve
from benchmarks.run import Run
from benchmarks.wording import figure, time
from timescales._text import plural

TEXTS: Final = Path(__file__).with_name("texts.toml")


@dataclass(frozen=True, slots=True)
class Texts:
    """What figures cannot say: what limits a speed, and why a peer is wrong."""

    prose: Mapping[str, str]
    limits: Mapping[str, str]
    wrong: Mapping[str, str]

    @classmethod
    def read(cls) -> Self:
        return cls(**tomllib.loads(TEXTS.read_text("utf-8")))

    def said(self, key: str, **figures: str) -> str:
        """A piece of prose with its figures."""
        return self.prose[key].strip("\n").format(**figures)


def unexplained(run: Run) -> list[str]:
    """The keys of what was not reached and of which no text says why."""
    texts = Texts.read()
    return [
        reading.bar.key
        for reading in readings(run)
        if reading.verdict == "not reached" and reading.bar.key not in texts.limits
    ]


def page(run: Run) -> str:
    """The page as Markdown."""
    texts = Texts.read()
    lines = [
        *_head(run, texts),
        *_reached(run, texts),
        *_limits(run, texts),
        *_growth(run, texts),
        *(line for result in run.results for line in _contest(result, texts)),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _head(run: Run, texts: Texts) -> Iterator[str]:
    yield texts.said("head")
    yield ""
    about = run.machine
    yield f"- Measured on {run.day}, {plural(run.rounds, 'round')} of each contest."
    yield f"- Processor: {about['processor']}, {about['cores']} cores; {about['system']}."
    yield f"- Work that wanted a core when the run ended: {about['load']}, this run included."
    yield f"- {about['Python']}; " + ", ".join(f"{k} {v}" for k, v in run.versions.items()) + "."
    yield ""


def _reached(run: Run, texts: Texts) -> Iterator[str]:
    yield texts.said("bars", loop=f"{LOOP_THEN:,}", slower=f"{machine(run):.2f}")
    yield ""
    yield "| What | Bar | Measured | Scaled | |"
    yield "|---|---|---:|---:|---|"
    for reading in readings(run):
        bar, scaled = reading.bar, reading.scaled
        told = "–" if scaled is None else f"{figure(scaled)} {bar.unit}"
        measured = f"{figure(reading.figure)} {bar.unit}"
        yield f"| {bar.what} | {bar.words} | {measured} | {told} | {_marked(reading)} |"
    yield ""


def _marked(reading: Reading) -> str:
    verdict = reading.verdict
    return f"[{verdict}](#{reading.bar.key})" if verdict == "not reached" else verdict


def _limits(run: Run, texts: Texts) -> Iterator[str]:
    missed = [reading for reading in readings(run) if reading.verdict == "not reached"]
    if not missed:
        return
    yield "## What limits it"
    yield ""
    for reading in missed:
        bar = reading.bar
        yield f'<a id="{bar.key}"></a>'
        yield ""
        yield f"**{bar.what}**: {figure(reading.figure)} {bar.unit}, to be {bar.words}."
        yield texts.limits.get(bar.key, "")


def _growth(run: Run, texts: Texts) -> Iterator[str]:
    yield texts.said("growth")
    yield ""
    yield "| What | Size | Fastest | Median | Slowest | For one | To the smallest | Memory |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|"
    for curve in run.curves:
        yield from _points(curve)
    yield ""
    if any(point.kept for curve in run.curves for point in curve.points):
        yield "\\* from an earlier run, which asked for more."
        yield ""


def _points(curve: Curve) -> Iterator[str]:
    for point in curve.points:
        each, first = curve.each(point), curve.each(curve.points[0])
        memory = "–" if point.memory is None else f"{point.memory:,.0f} MB"
        size = f"{point.size:,}" + ("\\*" if point.kept else "")
        taken = (point.best, point.median, point.worst)
        times = " | ".join(time(seconds * 1e9) for seconds in taken)
        yield (
            f"| {curve.title} | {size} | {times} | {time(each)} a {curve.unit} "
            f"| {each / first:.2f} | {memory} |"
        )


def _contest(result: Result, texts: Texts) -> Iterator[str]:
    yield f"## {result.title}"
    yield ""
    yield result.question
    yield f"Ratios are to *{result.rows[0].name}*, in the same round: median (least–greatest)."
    yield ""
    if any(row.checked for row in result.rows):
        yield "| Contender | Fastest | Median | Ratio | Wrong by the count | Differs from ours |"
        yield "|---|---:|---:|---:|---:|---:|"
        yield from (_marked_row(row) for row in _in_order(result))
    else:
        yield "| Contender | Fastest | Median | Ratio |"
        yield "|---|---:|---:|---:|"
        yield from (_timed(row) + " |" for row in _in_order(result))
    yield ""
    wrong = [row.name for row in result.rows if row.wrong]
    for name in wrong:
        yield f"- *{name}*: {_why_wrong(name, texts)}"
    for why in result.skipped:
        yield f"- {why}"
    if wrong or result.skipped:
        yield ""


def _in_order(result: Result) -> list[Row]:
    return sorted(result.rows, key=lambda row: row.best)


def _timed(row: Row) -> str:
    middle, least, most = row.ratio
    spread = f"{figure(middle)} ({figure(least)}–{figure(most)})"
    return f"| {row.name} | {time(row.best)} | {time(row.median)} | {spread}"


def _marked_row(row: Row) -> str:
    if not row.checked:
        return f"{_timed(row)} | – | – |"
    wrong = f"**{_share(row.wrong, row.checked)}**" if row.wrong else "0"
    differs = _share(row.differs, row.checked) if row.differs else "0"
    return f"{_timed(row)} | {wrong} | {differs} |"


def _share(some: int, of: int) -> str:
    return f"{some:,} of {of:,}"


def _why_wrong(name: str, texts: Texts) -> str:
    for start, words in texts.wrong.items():
        if name.startswith(start):
            return words
    return "why was not looked into."
