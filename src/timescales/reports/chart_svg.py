"""Charts as pictures: columns in time, and bars by name, in the colours of the timelines."""

from __future__ import annotations

from textwrap import shorten
from xml.etree.ElementTree import Element, SubElement

from timescales.comparison.svg import FONT, add, as_text, write
from timescales.reports.data import Chart, ChartKind
from timescales.timeline import style

_WIDTH, _TOP, _PLOT, _BASE = 720, 44, 190, 52
_LEFT, _GAP = 44, 0.28
_NAMES, _BAR, _LETTERS = 250, 30, 36
_LEGEND_LETTER = 7


def chart_svg(chart: Chart) -> str:
    """A chart as the text of an SVG element. It has a title; the numbers are in the chart's table.

    Its colours are those of ``timescales.timeline.style()``, which the page that holds it has.
    """
    return as_text(_drawn(chart))


def chart_picture(chart: Chart, words: str) -> str:
    """A chart as the text of an SVG file of its own, which brings its colours.

    ``words`` say what it shows to those who do not see it.
    """
    svg = _drawn(chart)
    _, _, width, height = svg.attrib["viewBox"].split()
    svg.attrib |= {"xmlns": "http://www.w3.org/2000/svg", "width": width, "height": height}
    for place, (tag, said) in enumerate((("desc", words), ("style", style())), start=1):
        svg.insert(place, add(svg, tag, words=said))
        del svg[-1]
    return as_text(svg)


def _drawn(chart: Chart) -> Element:
    return _trend(chart) if chart.kind is ChartKind.TREND else _bars(chart)


def _canvas(height: float, chart: Chart) -> Element:
    size = {"viewBox": f"0 0 {_WIDTH} {height:g}", "role": "img", "font-family": FONT}
    svg = Element("svg", {**size, "class": "chart"})
    add(svg, "title", words=chart.title)
    return svg


def _trend(chart: Chart) -> Element:
    bottom = _TOP + _PLOT
    svg = _canvas(bottom + _BASE, chart)
    most = max((sum(numbers) for _, numbers in chart.rows), default=0) or 1
    _scale(svg, most, bottom)
    step = (_WIDTH - _LEFT) / max(len(chart.names), 1)
    for number, (name, numbers) in enumerate(chart.rows):
        x, y = _LEFT + number * step, float(bottom)
        for series, value in zip(chart.series, numbers, strict=True):
            height = value * _PLOT / most
            y -= height
            box = {"x": round(x + step * _GAP / 2, 1), "y": round(y, 1)}
            size = {"width": round(step * (1 - _GAP), 1), "height": round(height, 1)}
            group = SubElement(svg, "g", {"class": f"ts-{series.bar.name}"})
            add(group, "title", words=f"{name}: {value} {series.name}")
            add(group, "rect", {**box, **size})
        middle = round(x + step / 2, 1)
        if sum(numbers):
            write(svg, middle, round(y - 6, 1), f"{sum(numbers)}", 12, **_centred("ts-ink"))
        for line, word in enumerate(name.split()):
            write(svg, middle, bottom + 18 + 15 * line, word, 12, **_centred("ts-quiet"))
    _legend(svg, chart)
    return svg


def _scale(svg: Element, most: int, bottom: int) -> None:
    for value in sorted({0, most // 2, most}):
        y = round(bottom - value * _PLOT / most, 1)
        add(svg, "line", {"class": "ts-rim", "x1": _LEFT, "y1": y, "x2": _WIDTH, "y2": y})
        right = {"class_": "ts-quiet", "text_anchor": "end"}
        write(svg, _LEFT - 8, y + 4, f"{value}", 12, **right)


def _bars(chart: Chart) -> Element:
    svg = _canvas(_TOP + len(chart.names) * _BAR + 10, chart)
    most = max((sum(numbers) for _, numbers in chart.rows), default=0) or 1
    room = _WIDTH - _NAMES - 50
    for number, (name, numbers) in enumerate(chart.rows):
        x, y = float(_NAMES), _TOP + number * _BAR
        right = {"class_": "ts-ink", "text_anchor": "end"}
        write(svg, _NAMES - 10, y + 17, shorten(name, _LETTERS, placeholder=" …"), 13, **right)
        for series, value in zip(chart.series, numbers, strict=True):
            group = SubElement(svg, "g", {"class": f"ts-{series.bar.name}"})
            add(group, "title", words=f"{name}: {value} {series.name}")
            width = round(value * room / most, 1)
            add(group, "rect", {"x": round(x, 1), "y": y, "width": width, "height": 22})
            x += width
        write(svg, round(x + 8, 1), y + 17, f"{sum(numbers)}", 13, class_="ts-ink")
    _legend(svg, chart)
    return svg


def _legend(svg: Element, chart: Chart) -> None:
    x = float(_LEFT)
    for series in chart.series:
        group = SubElement(svg, "g", {"class": f"ts-{series.bar.name}"})
        add(group, "rect", {"x": x, "y": 6, "width": 22, "height": 14})
        write(svg, x + 30, 18, series.name, 13, class_="ts-ink")
        x += 30 + len(series.name) * _LEGEND_LETTER + 24


def _centred(class_: str) -> dict[str, str]:
    return {"class_": class_, "text_anchor": "middle"}
