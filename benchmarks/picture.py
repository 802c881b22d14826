"""The growth curves as a picture: time against how many, both by powers of ten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor, log10
from types import MappingProxyType
from typing import Final
from xml.etree.ElementTree import Element

from benchmarks.growth import Curve
from benchmarks.run import Run
from benchmarks.wording import time
from timescales.comparison.palette import DARK, LIGHT, Theme
from timescales.comparison.svg import add, as_text, canvas, write

TITLE: Final = "How time grows"
_WIDTH: Final = 860
_LEFT, _RIGHT, _TOP, _BOTTOM = 84, 560, 84, 404
_HEIGHT: Final = _BOTTOM + 62
_APART: Final = 34
"""Pixels between two labels, at least."""
_CELLS: Final = ("later-4", "later-3", "earlier-3", "earlier-4")
"""A colour of the palette for each curve, in the order of the run."""
_MARKS: Final = MappingProxyType(
    {
        0: "M-5 -5h10v10h-10z",
        1: "M0 -6l6 11h-12z",
        2: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
        3: "M0 -6l6 6l-6 6l-6 -6z",
    }
)


@dataclass(frozen=True, slots=True)
class Axes:
    """The powers of ten at the ends of both axes."""

    sizes: tuple[int, int]
    seconds: tuple[int, int]

    def x(self, size: float) -> float:
        return _along(log10(size), self.sizes, _LEFT, _RIGHT)

    def y(self, seconds: float) -> float:
        return _along(log10(seconds), self.seconds, _BOTTOM, _TOP)


def picture(run: Run) -> str:
    """The picture as SVG, light, and dark on screens whose reader prefers it."""
    axes = _axes(run)
    svg = canvas(_WIDTH, _HEIGHT, TITLE, "\n".join(_described(run)), _style())
    page = {"x": 0.5, "y": 0.5, "width": _WIDTH - 1, "height": _HEIGHT - 1, "rx": 12}
    add(svg, "rect", {"class": "ts-page", **page})
    write(svg, 26, 42, TITLE, 19, class_="ts-ink", font_weight="600")
    write(svg, 26, 64, "time of the processor; both axes by powers of ten", 13, class_="ts-quiet")
    _grid(svg, axes)
    beside = _spread_out([axes.y(curve.points[-1].best) for curve in run.curves])
    for number, curve in enumerate(run.curves):
        _curve(svg, curve, number, axes, beside[number])
    return as_text(svg)


def _axes(run: Run) -> Axes:
    points = [point for curve in run.curves for point in curve.points]
    sizes = [log10(point.size) for point in points]
    seconds = [log10(each) for point in points for each in (point.best, point.worst)]
    return Axes(
        (floor(min(sizes)), ceil(max(sizes))),
        (floor(min(seconds)), ceil(max(seconds))),
    )


def _along(value: float, ends: tuple[int, int], start: int, end: int) -> float:
    return round(start + (value - ends[0]) / (ends[1] - ends[0]) * (end - start), 1)


def _grid(svg: Element, axes: Axes) -> None:
    for power in range(axes.sizes[0], axes.sizes[1] + 1):
        x = axes.x(10**power)
        add(svg, "line", {"class": "ts-rim", "x1": x, "y1": _TOP, "x2": x, "y2": _BOTTOM})
        write(svg, x, _BOTTOM + 20, f"{10**power:,}", 12, text_anchor="middle", class_="ts-quiet")
    for power in range(axes.seconds[0], axes.seconds[1] + 1):
        y = axes.y(10.0**power)
        add(svg, "line", {"class": "ts-rim", "x1": _LEFT, "y1": y, "x2": _RIGHT, "y2": y})
        write(svg, _LEFT - 8, y + 4, _seconds(power), 12, text_anchor="end", class_="ts-quiet")
    middle = (_LEFT + _RIGHT) / 2
    words = "dates, children (30 events each), reviews"
    write(svg, middle, _BOTTOM + 42, words, 13, text_anchor="middle", class_="ts-ink")


def _curve(svg: Element, curve: Curve, number: int, axes: Axes, beside: float) -> None:
    group = add(svg, "g", {"class": f"ts-curve-{number}"})
    add(group, "title", words=_sentence(curve))
    places = [(axes.x(point.size), axes.y(point.best)) for point in curve.points]
    add(group, "path", {"class": "ts-line", "d": "M" + "L".join(f"{x:g} {y:g}" for x, y in places)})
    for (x, y), point in zip(places, curve.points, strict=True):
        add(group, "path", {"class": "ts-line", "d": f"M{x:g} {y:g}V{axes.y(point.worst):g}"})
        add(group, "path", {"d": _MARKS[number], "transform": f"translate({x:g} {y:g})"})
    x, y = places[-1]
    add(group, "path", {"class": "ts-lead", "d": f"M{x + 8:g} {y:g}L{_RIGHT + 12} {beside:g}"})
    write(svg, _RIGHT + 16, beside, curve.title, 13, class_="ts-ink")
    last = curve.points[-1]
    words = f"{last.size:,} in {time(last.best * 1e9)}"
    write(svg, _RIGHT + 16, beside + 15, words, 12, class_="ts-quiet")


def _spread_out(heights: list[float]) -> list[float]:
    """Where labels stand that would otherwise lie on one another, as near as may be."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    placed = dict.fromkeys(order, 0.0)
    lowest = float(_TOP)
    for index in order:
        lowest = placed[index] = max(heights[index], lowest)
        lowest += _APART
    over = max(lowest - _APART - _BOTTOM, 0.0)
    return [placed[index] - over for index in range(len(heights))]


def _seconds(power: int) -> str:
    """A power of ten of seconds, in the unit that a reader would use."""
    for unit, least in (("s", 0), ("ms", -3), ("µs", -6)):
        if power >= least:
            return f"{10 ** (power - least):,} {unit}"
    return f"1e{power} s"


def _described(run: Run) -> Iterator[str]:
    """A line for each curve, for those who do not see the picture."""
    return map(_sentence, run.curves)


def _sentence(curve: Curve) -> str:
    said = "; ".join(f"{point.size:,} in {time(point.best * 1e9)}" for point in curve.points)
    return f"{curve.title}: {said}."


def _style() -> str:
    light, dark = ("\n".join(_rules(theme)) for theme in (LIGHT, DARK))
    return f"\n{light}\n@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}\n"


def _rules(theme: Theme) -> Iterator[str]:
    yield f".ts-page {{ fill: {theme.page}; stroke: {theme.rim} }}"
    yield f".ts-ink {{ fill: {theme.ink} }}"
    yield f".ts-quiet {{ fill: {theme.quiet} }}"
    yield f".ts-rim {{ stroke: {theme.rim} }}"
    for number, cell in enumerate(_CELLS):
        fill, _ = theme.cells[cell]
        yield f".ts-curve-{number} path {{ fill: {fill}; stroke: {fill} }}"
    yield ".ts-line { fill: none !important; stroke-width: 2 }"
    yield ".ts-lead { fill: none !important; stroke-dasharray: 2 3 }"
