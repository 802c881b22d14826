"""Write the picture of versions in time again, from the catalogue.

    python tools/make_versions.py

The picture is ``docs/images/versions.svg``, which the page of versions shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias
from xml.etree.ElementTree import Element

from timescales.comparison.palette import DARK, LIGHT, NO_DEADLINE, Theme
from timescales.comparison.svg import add, as_text, canvas, write
from timescales.reference import MODULES, Row, declared_in
from timescales.rules.adjusting import NoDeadlineRule

PICTURE: Final = Path(__file__).parents[1] / "docs/images/versions.svg"
TITLE: Final = "Versions in time"
FIRST: Final = date(1991, 1, 1)

_MARGIN, _TILES_AT, _TILES_WIDE, _POINT = 26, 380, 780, 7
_RIGHT: Final = _TILES_AT + _TILES_WIDE
_WIDTH: Final = _RIGHT + _POINT + _MARGIN
_TOP: Final = _MARGIN + 80
_TILE, _HEADING, _LANE, _BELOW, _LEGEND = 20, 36, 30, 14, 34
_LETTER: Final = 6.9  # about the width of a letter of 12 pixels
_UNITS: Final = MappingProxyType(
    {"working day": "wd", "day": "d", "week": "w", "month": "m", "year": "y"}
)
_KEY: Final = "wd working days, d days, w weeks, m months, y years; a point is an open end"


@dataclass(frozen=True, slots=True)
class Kind:
    """How some versions are drawn: their class, their colour, and what they mean."""

    name: str
    cell: str
    words: str


_NUMBER: Final = Kind("number", "earlier-1", "a number")
_CHANGED: Final = Kind("changed", "later-2", "another number than before it")
_NONE: Final = Kind("none", NO_DEADLINE, "no number")
_KINDS: Final = (_NUMBER, _CHANGED, _NONE)

_CENTRED: Final = MappingProxyType({"text_anchor": "middle"})

Lanes: TypeAlias = Mapping[str, Sequence[Row]]
"""The versions of each address, in order."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a day stands, from left to right."""

    last: date

    def at(self, day: date) -> float:
        share = (day - FIRST).days / (self.last - FIRST).days
        return round(_TILES_AT + share * _TILES_WIDE, 1)


def lanes() -> dict[str, Lanes]:
    """The addresses that have had more than one version, by the title of their instrument."""
    found: dict[str, Lanes] = {}
    for module in MODULES.values():
        rows = [row for each in declared_in(module).values() for row in each]
        grouped = {name: list(of) for name, of in groupby(rows, key=lambda row: row.address)}
        several = {name: of for name, of in grouped.items() if len(of) > 1}
        if several:
            found[(module.__doc__ or "").partition("\n")[0].rstrip(".")] = several
    return found


def picture() -> str:
    """The picture as SVG: a lane for each such address, a tile for each version."""
    groups = lanes()
    days = [row.since for each in groups.values() for of in each.values() for row in of]
    scale = Scale(date(max(day.year for day in days if day) + 1, 1, 1))
    tall = sum(_height(of, scale) for each in groups.values() for of in each.values())
    bottom = _TOP + _HEADING * len(groups) + tall
    height = bottom + _LEGEND + _MARGIN
    svg = canvas(_WIDTH, height, TITLE, "\n".join(_described(groups)), _style())
    page = {"x": 0.5, "y": 0.5, "width": _WIDTH - 1, "height": height - 1, "rx": 12}
    add(svg, "rect", {"class": "ts-page", **page})
    write(svg, _MARGIN, _MARGIN + 16, TITLE, 19, class_="ts-ink", font_weight="600")
    write(svg, _MARGIN, _MARGIN + 38, _KEY, 13, class_="ts-quiet")
    _years(svg, scale, bottom)
    y = _TOP
    for title, each in groups.items():
        write(svg, _MARGIN, y + 24, title, 13, class_="ts-ink", font_weight="600")
        y += _HEADING
        for name, of in each.items():
            write(svg, _MARGIN, y + 14, name, 12, class_="ts-ink", font_family="monospace")
            _tiles(svg, of, scale, y)
            y += _height(of, scale)
    _legend(svg, bottom + 14)
    return as_text(svg)


def brief(row: Row) -> str:
    """What a version says, in as few letters as a tile holds."""
    if isinstance(row.rule, NoDeadlineRule):
        return "none"
    words = str(row.rule).removeprefix("the ")
    for unit, letters in _UNITS.items():
        words = re.sub(rf"\b{unit}s?\b", letters, words)
    return re.sub(" (?:after|beginning with)", "", words)


def _described(groups: Mapping[str, Lanes]) -> Iterator[str]:
    """A line for each address, for those who do not see the picture."""
    for title, each in groups.items():
        yield f"{title}."
        yield from (f"{name}: {'; '.join(map(_said, of))}." for name, of in each.items())


def _said(row: Row) -> str:
    return f"{row.rule}, {row.in_force}" + ("" if row.verified else " (text not read)")


def _kind(row: Row, before: Row | None) -> Kind:
    if isinstance(row.rule, NoDeadlineRule):
        return _NONE
    return _CHANGED if before and str(before.rule) != str(row.rule) else _NUMBER


def _place(row: Row, scale: Scale) -> tuple[float, float]:
    """Where a tile begins and ends, but for its points."""
    start = scale.at(row.since) if row.since else _TILES_AT
    return start, scale.at(row.until) if row.until else _RIGHT


def _is_narrow(row: Row, scale: Scale) -> bool:
    """Whether what a version says stands below its tile."""
    start, end = _place(row, scale)
    return len(brief(row)) * _LETTER + 4 > end - start


def _height(of: Sequence[Row], scale: Scale) -> int:
    return _LANE + (_BELOW if any(_is_narrow(row, scale) for row in of) else 0)


def _tiles(svg: Element, of: Sequence[Row], scale: Scale, y: int) -> None:
    for before, row in zip((None, *of[:-1]), of, strict=True):
        _tile(svg, row, _kind(row, before), scale, y)


def _tile(svg: Element, row: Row, kind: Kind, scale: Scale, y: int) -> None:
    read = "" if row.verified else " ts-unread"
    group = add(svg, "g", {"class": f"ts-{kind.name}{read}"})
    add(group, "title", words=f"{row.address}: {_said(row)}")
    start, end = _place(row, scale)
    right = f"V{y + _TILE}" if row.until else f"l{_POINT} {_TILE / 2:g}l-{_POINT} {_TILE / 2:g}"
    left = "" if row.since else f"l-{_POINT} -{_TILE / 2:g}"
    add(group, "path", {"d": f"M{start:g} {y}H{end:g}{right}H{start:g}{left}z"})
    if _is_narrow(row, scale):
        middle = min((start + end) / 2, _RIGHT + _POINT - len(brief(row)) * _LETTER / 2)
        write(svg, round(middle, 1), y + _TILE + 12, brief(row), 12, **_CENTRED, class_="ts-ink")
    else:
        write(group, round((start + end) / 2, 1), y + 14, brief(row), 12, **_CENTRED)


def _years(svg: Element, scale: Scale, bottom: int) -> None:
    for year in (FIRST.year, *range(1995, scale.last.year, 5)):
        x = scale.at(date(year, 1, 1))
        add(svg, "line", {"class": "ts-rim", "x1": x, "y1": _TOP, "x2": x, "y2": bottom})
        write(svg, x, _TOP - 8, f"{year}", 12, **_CENTRED, class_="ts-quiet")


def _legend(svg: Element, y: int) -> None:
    x: float = _MARGIN
    entries = [(f"ts-{kind.name}", kind.words) for kind in _KINDS]
    for classes, words in (*entries, ("ts-none ts-unread", "dashed: its text was not read")):
        group = add(svg, "g", {"class": classes})
        add(group, "path", {"d": f"M{x:g} {y}h26v16h-26z"})
        write(svg, x + 34, y + 12, words, 13, class_="ts-ink")
        x += 34 + len(words) * _LETTER + 26


def _style() -> str:
    """The style sheet: light, and dark on screens whose reader prefers it; paper is light."""
    light, dark = ("\n".join(_rules(theme)) for theme in (LIGHT, DARK))
    return f"\n{light}\n@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}\n"


def _rules(theme: Theme) -> Iterator[str]:
    yield f".ts-page {{ fill: {theme.page}; stroke: {theme.rim} }}"
    yield f".ts-ink {{ fill: {theme.ink} }}"
    yield f".ts-quiet {{ fill: {theme.quiet} }}"
    yield f".ts-rim {{ stroke: {theme.rim} }}"
    yield ".ts-unread path { stroke-dasharray: 4 3 }"
    for kind in _KINDS:
        fill, ink = theme.cells[kind.cell]
        yield f".ts-{kind.name} path {{ fill: {fill}; stroke: {theme.quiet} }}"
        yield f".ts-{kind.name} text {{ fill: {ink} }}"


def main() -> None:
    PICTURE.write_text(picture(), "utf-8", newline="\n")
    print(PICTURE)


if __name__ == "__main__":
    main()
