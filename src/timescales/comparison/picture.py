"""A comparison within one year as a picture: a row for each month, a cell for each anchor."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import wrap
from typing import NamedTuple
from xml.etree.ElementTree import Element

from timescales._dates import long_date, month_name
from timescales.comparison.comparing import Comparison
from timescales.comparison.difference import Difference, Standing
from timescales.comparison.palette import BEYOND, EQUAL, KINDS, NO_DEADLINE, kind_of, style
from timescales.comparison.season import days_in_words, in_words
from timescales.comparison.svg import add, as_text, canvas, write

_MARGIN, _SIDE, _GAP = 26, 24, 2
_PITCH = _SIDE + _GAP
_DAYS_AT = _MARGIN + 88
_TOTALS_AT = _DAYS_AT + 31 * _PITCH
_TOTAL = 56
_WIDTH = _TOTALS_AT + 2 * _TOTAL + _MARGIN
_LINE, _LETTERS = 25, 98
_LETTER = 6.9  # about the width of a letter of the legend
_SATURDAY = 5

_MARKS = {EQUAL: "", NO_DEADLINE: "×", BEYOND: "?"}
_CALLED = {EQUAL: "the same day", NO_DEADLINE: "no deadline", BEYOND: "beyond what is known"}
_COUNTED = (Standing.EARLIER, Standing.LATER)


class _Entry(NamedTuple):
    """One line of the legend: a cell as it is drawn, and what it means."""

    kind: str
    mark: str
    words: str
    weekend: bool = False


def picture(comparison: Comparison, names: tuple[str, str]) -> str:
    """The SVG text for a comparison whose anchors lie in one year; ``names`` are of its rules.

    The same comparison gives the same text, and it refers to nothing outside itself.
    """
    a, b = (
        name if name == said else f"{name} ({said})"
        for name, said in zip(names, comparison.says, strict=True)
    )
    title = f"{comparison.first.year}: {a}, against {b}"
    title_lines = wrap(title, _LETTERS)
    below_title = _MARGIN + len(title_lines) * _LINE
    top = below_title + 50
    legend = list(_placed(_legend(comparison), top + 12 * _PITCH + 18))
    height = legend[-1][2] + _SIDE + _MARGIN
    svg = canvas(_WIDTH, height, title, _description(comparison, names), style())
    page = {"x": 0.5, "y": 0.5, "width": _WIDTH - 1, "height": height - 1, "rx": 12}
    add(svg, "rect", {"class": "ts-page", **page})
    for number, line in enumerate(title_lines, start=1):
        baseline = _MARGIN + number * _LINE - 8
        write(svg, _MARGIN, baseline, line, 19, class_="ts-ink", font_weight="600")
    sense = "Each cell is a day that is counted from. +1: the first falls a day later; −1: earlier."
    write(svg, _MARGIN, below_title + 12, sense, 13, class_="ts-quiet")
    _months(svg, comparison, names, top)
    for entry, x, y in legend:
        _cell(svg, entry, x, y)
        write(svg, x + _SIDE + 7, y + 17, entry.words, 13, class_="ts-ink")
    return as_text(svg)


def _description(comparison: Comparison, names: tuple[str, str]) -> str:
    """What the picture shows, for those who do not see it."""
    lines = [comparison.summary(names)]
    for standing in _COUNTED:
        lines += map(_capital, in_words(comparison.seasons(standing)))
    if leaning := comparison.provisional.count:
        lines.append(f"{leaning} of them lean on bank holidays that are not yet published")
    return "".join(f"{line}.\n" for line in lines)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _months(svg: Element, comparison: Comparison, names: tuple[str, str], top: int) -> None:
    """The rows of the months, under the numbers of the days, with their totals at the end."""
    at = {difference.anchor: difference for difference in comparison.differences}
    by_month = comparison.by_month
    for day in range(1, 32):
        middle = _DAYS_AT + (day - 1) * _PITCH + _SIDE / 2
        write(svg, middle, top - 8, f"{day}", 11, class_="ts-quiet", text_anchor="middle")
    ends = [_TOTALS_AT + number * _TOTAL for number in (1, 2)]
    for end, standing in zip(ends, _COUNTED, strict=True):
        write(svg, end, top - 8, standing.value, 12, class_="ts-quiet", text_anchor="end")
    for month in range(1, 13):
        y = top + (month - 1) * _PITCH
        write(svg, _MARGIN, y + 17, month_name(month), 13, class_="ts-ink")
        for day in range(1, monthrange(comparison.first.year, month)[1] + 1):
            anchor = date(comparison.first.year, month, day)
            entry = _day(anchor, at.get(anchor), names)
            _cell(svg, entry, _DAYS_AT + (day - 1) * _PITCH, y)
        for end, standing in zip(ends, _COUNTED, strict=True):
            if month in by_month:
                total = by_month[month][standing]
                ink = "ts-ink" if total else "ts-quiet"
                write(svg, end, y + 17, f"{total}", 13, class_=ink, text_anchor="end")


def _cell(svg: Element, entry: _Entry, x: float, y: float) -> None:
    """One square, with its mark; a dot in it is a weekend."""
    kind, mark, words, weekend = entry
    group = add(svg, "g", {"class": f"ts-{kind}"})
    add(group, "title", words=words)
    side = _SIDE - 1
    add(group, "rect", {"x": x + 0.5, "y": y + 0.5, "width": side, "height": side, "rx": 4})
    if weekend:
        add(group, "circle", {"cx": x + _SIDE / 2, "cy": y + 20.8, "r": 1.3})
    if mark:
        size = min(11, 31 / len(mark))
        write(group, x + _SIDE / 2, y + 15, mark, size, text_anchor="middle")


def _day(anchor: date, difference: Difference | None, names: tuple[str, str]) -> _Entry:
    """The cell of an anchor, and what it says when it is pointed at."""
    kind = kind_of(difference)
    said = [long_date(anchor)]
    if difference is None:
        said.append("not compared")
    else:
        answers = (difference.a or "beyond what is known", difference.b or "beyond what is known")
        said += [f"{name}: {answer}" for name, answer in zip(names, answers, strict=True)]
        said.append(str(difference))
    mark = _mark(kind, [difference.days or 0] if difference else [])
    return _Entry(kind, mark, "\n".join(said), anchor.weekday() >= _SATURDAY)


def _mark(kind: str, days: Sequence[int]) -> str:
    """What stands in cells of a kind: the one difference that they have, or its sign alone."""
    if kind in _MARKS or not days:
        return _MARKS.get(kind, "")
    return f"{days[0]:+}".replace("-", "−") if len(days) == 1 else "+" if days[0] > 0 else "−"


def _legend(comparison: Comparison) -> Iterator[_Entry]:
    """An entry for each kind of cell that there is, with the days that it stands for."""
    found: dict[str, list[int]] = {}
    for difference in comparison.differences:
        found.setdefault(kind_of(difference), []).append(difference.days or 0)
    for kind in KINDS:
        if kind in found:
            days = sorted(set(found[kind]))
            by = f" by {days_in_words(days)}" if any(days) else ""
            words = f"{_CALLED.get(kind, kind.partition('-')[0])}{by}: {len(found[kind])}"
            yield _Entry(kind, _mark(kind, days), words)
    yield _Entry(EQUAL, "", "weekend", weekend=True)


def _placed(entries: Iterator[_Entry], y: int) -> Iterator[tuple[_Entry, float, int]]:
    """Each entry with its place: side by side, and on the next line where there is no room."""
    x: float = _MARGIN
    for entry in entries:
        width = _SIDE + 7 + len(entry.words) * _LETTER + 18
        if x + width > _WIDTH - _MARGIN + 18:
            x, y = _MARGIN, y + _SIDE + 8
        yield entry, x, y
        x += width
