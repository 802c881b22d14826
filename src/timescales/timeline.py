"""A projection as a picture: a lane for each duty, a bar for each time that it was owed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from textwrap import wrap
from types import MappingProxyType
from typing import NamedTuple
from xml.etree.ElementTree import Element

from timescales._dates import checked_date, long_date
from timescales.comparison.palette import DARK, EQUAL, LIGHT, NO_DEADLINE, Theme
from timescales.comparison.svg import add, as_text, canvas, write
from timescales.errors import WrongTypeError
from timescales.projection import Obligation, Projection, Status
from timescales.rules import on_birthday

_MARGIN, _LANE, _BAR = 26, 44, 18
_LANES_AT, _LANES_WIDE = 300, 700
_WIDTH = _LANES_AT + _LANES_WIDE + _MARGIN
_LETTERS, _LINE = 34, 15
_LEGEND_LETTER = 6.9  # about the width of a letter of the legend


class BarKind(NamedTuple):
    """How the bars of some statuses are drawn: their class, their colour, and what they mean."""

    name: str
    cell: str
    words: str


_MET = BarKind("met", "earlier-2", "met in time")
_OUT_OF_TIME = BarKind("out", "later-3", "met out of time, overdue or missed")
_RUNNING = BarKind("running", "later-1", "running")
_ENDED = BarKind("ended", EQUAL, "ended before it was due")
_UNDATED = BarKind("undated", NO_DEADLINE, "without a date")
KINDS = (_MET, _OUT_OF_TIME, _RUNNING, _ENDED, _UNDATED)
"""Every kind of bar, in the order of the legend."""
KIND_OF = MappingProxyType(
    {
        Status.MET_IN_TIME: _MET,
        Status.MET_EARLY: _OUT_OF_TIME,
        Status.MET_LATE: _OUT_OF_TIME,
        Status.UPCOMING: _RUNNING,
        Status.OVERDUE: _OUT_OF_TIME,
        Status.LAPSED: _ENDED,
        Status.MISSED: _OUT_OF_TIME,
        Status.NO_DEADLINE: _UNDATED,
        Status.NOT_KNOWN: _UNDATED,
    }
)
"""How an obligation of each status is drawn."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a day stands, from left to right."""

    first: date
    last: date

    def at(self, day: date) -> float:
        days = max((self.last - self.first).days, 1)
        return round(_LANES_AT + (day - self.first).days * _LANES_WIDE / days, 1)


def timeline_svg(projection: Projection, *, born: date | None = None) -> str:
    """A picture of a projection, as the text of an SVG file.

    Each duty has a lane. A bar goes from the day that an obligation is counted from to the day on
    which it was met or ended, or to the day as at, and a thin line goes on to its due date, which
    has a stroke of its own. A dot says met, a cross says ended unmet. Where there is an earliest
    lawful day the bar is low until then. With ``born``, a date of birth, the birthdays that fall in
    the picture stand above it. The same projection gives the same text, which refers to nothing
    outside itself and says the same in words for those who do not see it. Raises
    ``WrongTypeError`` for what is not a projection, or not a date.

    >>> import timescales as ts
    >>> case = ts.Case("Ash", (ts.Event("became_looked_after", ts.date(2026, 11, 2)),))
    >>> policy = ts.policies.statutory().only("lac_review")
    >>> picture = ts.timeline_svg(ts.project(case, as_at=ts.date(2026, 11, 22), policy=policy))
    >>> "Looked-after child review 1: from 2026-11-02, due 2026-11-30, upcoming" in picture
    True
    """
    if not isinstance(projection, Projection):
        raise WrongTypeError(f"timeline_svg takes a Projection, not {type(projection).__name__}.")
    if born is not None:
        checked_date(born, "born")
    lanes = [list(each) for _, each in groupby(projection, key=lambda o: o.timescale)]
    scale = _scale(projection)
    top = _MARGIN + 66
    bottom = top + len(lanes) * _LANE
    legend = list(_legend(projection, bottom + 22))
    height = bottom + 22 + (len({y for *_, y in legend}) * 24 if legend else 0) + _MARGIN
    title = _title(projection)
    svg = canvas(_WIDTH, height, title, _description(projection), style())
    page = {"x": 0.5, "y": 0.5, "width": _WIDTH - 1, "height": height - 1, "rx": 12}
    add(svg, "rect", {"class": "ts-page", **page})
    write(svg, _MARGIN, _MARGIN + 16, title, 19, class_="ts-ink", font_weight="600")
    _years(svg, scale, top, bottom)
    if born is not None:
        _birthdays(svg, scale, born, top, bottom)
    for number, lane in enumerate(lanes):
        _lane(svg, scale, lane, top + number * _LANE)
    now = scale.at(projection.as_at)
    add(svg, "line", {"class": "ts-now", "x1": now, "y1": top, "x2": now, "y2": bottom})
    for kind, x, y in legend:
        _key(svg, kind, x, y)
    return as_text(svg)


def _title(projection: Projection) -> str:
    whose = f"{projection[0].subject_id}, " if projection else ""
    return f"{whose}as at {long_date(projection.as_at)}"


def _description(projection: Projection) -> str:
    """A line for each obligation, for those who do not see the picture."""
    return "".join(f"{_said(obligation)}.\n" for obligation in projection) or "No obligations.\n"


def title_lines(title: str) -> list[str]:
    """The title of a lane, on the one or two lines that it is written on."""
    return wrap(title, _LETTERS, max_lines=2, placeholder=" …")


def _said(obligation: Obligation) -> str:
    due = f"due {obligation.due}" if obligation.due else "no due date"
    words = [f"{obligation.title} {obligation.ordinal}: from {begun(obligation)}", due]
    if obligation.not_before:
        words.append(f"not before {obligation.not_before}")
    if obligation.met_on:
        words.append(f"met on {obligation.met_on}")
    if obligation.ended_on:
        words.append(f"ended on {obligation.ended_on}")
    return ", ".join([*words, obligation.status.value.replace("_", " ")])


def begun(obligation: Obligation) -> date:
    """The day from which it was owed, which is the anchor unless that lies before the start."""
    return max(obligation.anchor, obligation.started.date)


def _days(obligation: Obligation) -> Iterator[date]:
    yield begun(obligation)
    yield obligation.judged_on
    if obligation.due:
        yield obligation.due


def _scale(projection: Projection) -> _Scale:
    days = [projection.as_at, *(day for each in projection for day in _days(each))]
    return _Scale(min(days), max(days))


def _years(svg: Element, scale: _Scale, top: int, bottom: int) -> None:
    for year in range(scale.first.year + 1, scale.last.year + 1):
        x = scale.at(date(year, 1, 1))
        add(svg, "line", {"class": "ts-rim", "x1": x, "y1": top, "x2": x, "y2": bottom})
        write(svg, x, top - 8, f"{year}", 12, class_="ts-quiet", text_anchor="middle")


def _birthdays(svg: Element, scale: _Scale, born: date, top: int, bottom: int) -> None:
    for age in range(1, scale.last.year - born.year + 1):
        birthday = on_birthday(age).birthday(born)
        if scale.first <= birthday <= scale.last:
            x = scale.at(birthday)
            group = add(svg, "g", {"class": "ts-birthday"})
            add(group, "title", words=f"{age} on {long_date(birthday)}")
            add(group, "line", {"x1": x, "y1": top - 22, "x2": x, "y2": bottom})
            write(group, x, top - 26, f"{age}", 12, text_anchor="middle", font_weight="600")


def _lane(svg: Element, scale: _Scale, lane: list[Obligation], y: int) -> None:
    lines = title_lines(lane[0].title)
    middle = y + _LANE / 2
    add(svg, "line", {"class": "ts-rim", "x1": _MARGIN, "y1": y, "x2": _WIDTH - _MARGIN, "y2": y})
    for number, line in enumerate(lines):
        baseline = middle + 4 + (number - (len(lines) - 1) / 2) * _LINE
        write(svg, _MARGIN, baseline, line, 13, class_="ts-ink")
    for obligation in reversed(lane):  # so that the next bar hides no mark
        _obligation(svg, scale, obligation, middle)


def _obligation(svg: Element, scale: _Scale, obligation: Obligation, middle: float) -> None:
    group = add(svg, "g", {"class": f"ts-{KIND_OF[obligation.status].name}"})
    add(group, "title", words="\n".join([_said(obligation), *obligation.notes]))
    start, end = begun(obligation), max(obligation.judged_on, begun(obligation))
    opens = min(max(obligation.not_before or start, start), end)
    if opens > start:
        _bar(group, scale.at(start), scale.at(opens), middle, 6)
    _bar(group, scale.at(opens), scale.at(end), middle, _BAR)
    x = scale.at(end)
    if obligation.due:
        due = scale.at(obligation.due)
        add(group, "line", {"x1": x, "y1": middle, "x2": due, "y2": middle})
        add(group, "line", {"x1": due, "y1": middle - 12, "x2": due, "y2": middle + 12})
    if obligation.met:
        add(group, "circle", {"cx": x, "cy": middle, "r": 4})
    if obligation.ended_on:
        cross = f"M{x - 4:g} {middle - 4:g}l8 8m0 -8l-8 8"
        add(group, "path", {"d": cross})


def _bar(group: Element, start: float, end: float, middle: float, height: int) -> None:
    width = max(round(end - start, 1), 1)
    box = {"x": start, "y": middle - height / 2, "width": width, "height": height}
    add(group, "rect", box)


def _legend(projection: Projection, y: int) -> Iterator[tuple[BarKind, float, int]]:
    """An entry for each kind of bar that there is, side by side, with its place."""
    drawn = {KIND_OF[obligation.status] for obligation in projection}
    x: float = _MARGIN
    for kind in KINDS:
        if kind in drawn:
            yield kind, x, y
            x += 34 + len(kind.words) * _LEGEND_LETTER + 18


def _key(svg: Element, kind: BarKind, x: float, y: int) -> None:
    group = add(svg, "g", {"class": f"ts-{kind.name}"})
    _bar(group, x, x + 26, y + 10, 14)
    write(svg, x + 34, y + 15, kind.words, 13, class_="ts-ink")


def style() -> str:
    """The style sheet: light, and dark on screens whose reader prefers it; paper is light."""
    light, dark = ("\n".join(_rules(theme)) for theme in (LIGHT, DARK))
    return f"\n{light}\n@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}\n"


def _rules(theme: Theme) -> Iterator[str]:
    yield f".ts-page {{ fill: {theme.page}; stroke: {theme.rim} }}"
    yield f".ts-ink {{ fill: {theme.ink} }}"
    yield f".ts-quiet {{ fill: {theme.quiet} }}"
    yield f".ts-rim {{ stroke: {theme.rim} }}"
    yield f".ts-now {{ stroke: {theme.ink}; stroke-width: 1.5 }}"
    yield f".ts-birthday line {{ stroke: {theme.quiet}; stroke-dasharray: 3 4 }}"
    yield f".ts-birthday text {{ fill: {theme.ink} }}"
    for kind in KINDS:
        fill, _ = theme.cells[kind.cell]
        marks = f".ts-{kind.name} line, .ts-{kind.name} path"
        yield f".ts-{kind.name} rect {{ fill: {fill}; stroke: {theme.quiet}; stroke-width: 0.5 }}"
        yield f"{marks} {{ stroke: {theme.ink}; fill: none }}"
        yield f".ts-{kind.name} circle {{ fill: {theme.ink} }}"
