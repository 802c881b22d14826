"""The picture of a compared year: what it shows, to whom, and that it stands alone."""

from __future__ import annotations

import math
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st

import timescales as ts
from timescales.comparison import palette
from timescales.testing import rules

SVG = "{http://www.w3.org/2000/svg}"
DAYS_91 = ts.compare(ts.days(91), ts.months(3), date(2012, 1, 1), date(2039, 12, 31))
DAYS_28 = ts.compare(ts.days(28), ts.working_days(20), date(2028, 3, 5), date(2029, 11, 30))
SINCE_MAY = ts.dated(ts.Version(ts.days(28), since=date(2075, 5, 1)))
END_OF_2075 = ts.compare(SINCE_MAY, ts.working_days(20), date(2075, 1, 1), date(2075, 12, 31))
WORDS_OF_LIGHT, WORDS_OF_DARK = palette.style().split("@media")


def drawn(svg: str) -> Element:
    """The picture, which is well-formed."""
    return fromstring(svg)


def cells(picture: Element) -> dict[str, Element]:
    """Each day's cell by the first line of what it says; the legend's have no such line."""
    found = {}
    for group in picture.iter(f"{SVG}g"):
        day, newline, _ = said(group).partition("\n")
        if newline:
            found[day] = group
    return found


def said(group: Element) -> str:
    return group.findtext(f"{SVG}title") or ""


def mark(group: Element) -> str:
    return group.findtext(f"{SVG}text") or ""


def legend(picture: Element) -> dict[str, str]:
    """What each entry of the legend says, with the mark in its cell."""
    return {
        said(group): mark(group) for group in picture.iter(f"{SVG}g") if "\n" not in said(group)
    }


def words(picture: Element) -> list[str]:
    """The words outside the cells, in order."""
    return [text.text or "" for text in picture.findall(f"{SVG}text")]


class TestYear:
    """One cell a day, twelve months."""

    @pytest.mark.parametrize(("year", "days"), [(2025, 365), (2024, 366)])
    def test_every_day_has_a_cell(self, year: int, days: int) -> None:
        """Each once, in order, and no other."""
        found = list(cells(drawn(DAYS_91.svg(year))))
        assert len(found) == days
        assert (found[0][-14:], found[-1][-16:]) == (f"1 January {year}", f"31 December {year}")

    def test_a_row_for_each_month_and_a_column_for_each_day(self) -> None:
        """The 15th of every month stands in one column, every day of March in one row."""
        found = cells(drawn(DAYS_91.svg(2025)))
        places = {
            day: (rect.get("x"), rect.get("y"))
            for day, group in found.items()
            if (rect := group.find(f"{SVG}rect")) is not None
        }
        assert len(set(places.values())) == 365
        assert len({x for day, (x, _) in places.items() if " 15 " in day}) == 1
        assert len({y for day, (_, y) in places.items() if " March " in day}) == 1

    @pytest.mark.parametrize(
        ("day", "sign", "kind"),
        [
            ("Friday 31 January 2025", "+2", "ts-later-2"),
            ("Sunday 30 November 2025", "+1", "ts-later-1"),
            ("Sunday 31 August 2025", "", "ts-equal"),
            ("Friday 28 March 2025", "−1", "ts-earlier-1"),
        ],
    )
    def test_signed_and_coloured(self, day: str, sign: str, kind: str) -> None:
        """The sign says what the colour does; days that are equal have none."""
        cell = cells(drawn(DAYS_91.svg(2025)))[day]
        assert (mark(cell), cell.get("class")) == (sign, kind)

    @pytest.mark.parametrize(
        ("days", "kind"),
        [(1, "later-1"), (2, "later-2"), (3, "later-3"), (4, "later-3"), (5, "later-4"),
         (365, "later-4")],
    )  # fmt: skip
    def test_steps(self, days: int, kind: str) -> None:
        """Stronger the further apart: 1 day, 2, 3 or 4, 5 and more; early as late."""
        day = date(2025, 1, 1)
        [later] = ts.compare(ts.days(1 + days), ts.days(1), day, day).differences
        [earlier] = ts.compare(ts.days(1), ts.days(1 + days), day, day).differences
        assert palette.kind_of(later) == kind
        assert palette.kind_of(earlier) == kind.replace("later", "earlier")

    def test_no_deadline_and_beyond(self) -> None:
        """They have marks of their own, and no number."""
        found = cells(drawn(END_OF_2075.svg(2075)))
        assert mark(found["Tuesday 30 April 2075"]) == "×"
        assert mark(found["Tuesday 3 December 2075"]) == "?"
        assert found["Tuesday 30 April 2075"].get("class") == "ts-none"
        assert found["Tuesday 3 December 2075"].get("class") == "ts-beyond"

    def test_days_that_were_not_compared(self) -> None:
        """They have an empty cell that says so."""
        found = cells(drawn(DAYS_28.svg(2028)))
        for day in ("Saturday 1 January 2028", "Saturday 4 March 2028"):
            assert said(found[day]) == f"{day}\nnot compared"
            assert (mark(found[day]), found[day].get("class")) == ("", "ts-out")
        assert found["Sunday 5 March 2028"].get("class") != "ts-out"
        assert len(cells(drawn(DAYS_28.svg(2029)))) == 365

    def test_weekends(self) -> None:
        """Saturdays and Sundays have a dot, and no other day."""
        for day, group in cells(drawn(DAYS_91.svg(2025))).items():
            dotted = group.find(f"{SVG}circle") is not None
            assert dotted is day.startswith(("Saturday", "Sunday"))

    def test_totals_of_months(self) -> None:
        """How many days of each month are earlier and later, for the months compared."""
        found = words(drawn(DAYS_91.svg(2025)))
        january, march = found.index("January"), found.index("March")
        assert found[january : january + 3] == ["January", "0", "31"]
        assert found[march : march + 3] == ["March", "30", "0"]
        part = words(drawn(DAYS_28.svg(2028)))
        assert part[part.index("January") + 1] == "February"

    def test_long_numbers_fit(self) -> None:
        """The more digits, the smaller they are written."""
        day = date(2025, 1, 1)
        sizes = []
        for days in (2, 20, 200, 2000):
            svg = drawn(ts.compare(ts.days(1 + days), ts.days(1), day, day).svg(2025))
            text = cells(svg)["Wednesday 1 January 2025"].find(f"{SVG}text")
            assert text is not None
            size = float(text.get("font-size", ""))
            assert size * 0.65 * len(text.text or "") < 24
            sizes.append(size)
        assert sizes == sorted(sizes, reverse=True)

    @pytest.mark.parametrize("year", [2011, 2040])
    def test_a_year_that_was_not_compared_is_refused(self, year: int) -> None:
        """With the years there are."""
        with pytest.raises(ts.WrongValueError, match=f"2012-01-01 to 2039-12-31.*not {year}"):
            DAYS_91.svg(year)

    @pytest.mark.parametrize("year", ["2025", 2025.0, None, date(2025, 1, 1)])
    def test_a_year_is_a_number(self, year: Any) -> None:
        """And nothing else."""
        with pytest.raises(ts.WrongTypeError, match="year must be a whole number"):
            DAYS_91.svg(year)


class TestWords:
    """Everything that is shown is said as well."""

    def test_each_cell_says_both_dates(self) -> None:
        """Pointed at, it says the day, each rule's answer and the difference."""
        found = cells(drawn(DAYS_91.svg(2025, names=("ours", "the law"))))
        assert said(found["Friday 31 January 2025"]) == (
            "Friday 31 January 2025\n"
            "ours: Friday 2 May 2025\n"
            "the law: Wednesday 30 April 2025\n"
            "2 days later"
        )

    def test_a_cell_says_why_there_is_no_date(self) -> None:
        """And which rule it is that has none, and what leans on days not yet published."""
        found = cells(drawn(END_OF_2075.svg(2075, names=("a", "b"))))
        assert said(found["Tuesday 30 April 2075"]) == (
            "Tuesday 30 April 2075\n"
            "a: no deadline: not in force before 1 May 2075\n"
            "b: Thursday 30 May 2075 (provisional)\n"
            "a deadline by the second rule only"
        )
        assert said(found["Tuesday 3 December 2075"]) == (
            "Tuesday 3 December 2075\n"
            "a: Tuesday 31 December 2075\n"
            "b: beyond what is known\n"
            "beyond what is known"
        )

    def test_title(self) -> None:
        """The year, and what was compared with what, under the names that it is given."""
        named = drawn(DAYS_91.svg(2025, names=("day_count", "3 months after")))
        title = "2025: day_count (91 days after), against 3 months after"
        assert named.findtext(f"{SVG}title") == words(named)[0] == title
        plain = drawn(DAYS_91.svg(2025))
        assert plain.findtext(f"{SVG}title") == "2025: 91 days after, against 3 months after"

    def test_a_long_title_goes_on_below(self) -> None:
        """And pushes down what follows."""
        name = " ".join(["barchester"] * 20)
        tall, short = drawn(DAYS_91.svg(2025, names=(name, "b"))), drawn(DAYS_91.svg(2025))
        lines = words(tall)[:3]
        assert " ".join(lines) == tall.findtext(f"{SVG}title")
        assert max(map(len, lines)) <= 98
        assert int(tall.get("height", "")) - int(short.get("height", "")) == 2 * 25
        cell = cells(tall)["Wednesday 1 January 2025"].find(f"{SVG}rect")
        below = cells(short)["Wednesday 1 January 2025"].find(f"{SVG}rect")
        assert cell is not None
        assert below is not None
        assert float(cell.get("y", "")) - float(below.get("y", "")) == 2 * 25

    def test_description(self) -> None:
        """For those who do not see it: the counts, and when in the year."""
        lines = drawn(DAYS_91.svg(2025, names=("ours", "the law"))).findtext(f"{SVG}desc")
        assert lines == (
            "ours, against the law; anchors from 1 January 2025 to 31 December 2025: later on 91 "
            "of 365 (24.9 %), earlier on 211 of 365 (57.8 %), equal on 63 of 365 (17.3 %).\n"
            "Earlier by 1 day on 30 of 30 anchors (100.0 %) from 1 March to 30 March.\n"
            "Earlier by 1 day on 122 of 122 anchors (100.0 %) from 1 May to 30 August.\n"
            "Earlier by 1 day on 59 of 59 anchors (100.0 %) from 1 October to 28 November.\n"
            "Later by 1 or 2 days on 91 of 91 anchors (100.0 %) from 30 November to 28 February.\n"
        )

    def test_many_runs_are_counted(self) -> None:
        """A list that nobody would read out is a number; provisional dates are counted too."""
        lines = drawn(DAYS_28.svg(2029)).findtext(f"{SVG}desc") or ""
        assert "Later in 31 separate runs of days of the year.\n" in lines
        assert lines.endswith("334 of them lean on bank holidays that are not yet published.\n")

    def test_legend(self) -> None:
        """Each kind of cell that there is, from the earliest to the latest, with its count."""
        assert legend(drawn(DAYS_91.svg(2025))) == {
            "earlier by 1 day: 211": "−1",
            "the same day: 63": "",
            "later by 1 day: 62": "+1",
            "later by 2 days: 29": "+2",
            "weekend": "",
        }
        assert list(legend(drawn(END_OF_2075.svg(2075))).items()) == [
            ("earlier by 3 or 4 days: 13", "−"),
            ("earlier by 2 days: 11", "−2"),
            ("earlier by 1 day: 35", "−1"),
            ("the same day: 112", ""),
            ("later by 1 day: 22", "+1"),
            ("later by 2 days: 22", "+2"),
            ("no deadline: 120", "×"),
            ("beyond what is known: 30", "?"),
            ("weekend", ""),
        ]

    def test_the_legend_is_written_beside_its_cells(self) -> None:
        """What a screen shows is what a cell of the legend says."""
        picture = drawn(END_OF_2075.svg(2075))
        entries = list(legend(picture))
        assert words(picture)[-len(entries) :] == entries

    def test_a_legend_of_many_kinds_takes_several_lines(self) -> None:
        """Nothing runs over the edge or below it."""
        picture = drawn(END_OF_2075.svg(2075))
        width, height = float(picture.get("width", "")), float(picture.get("height", ""))
        texts = picture.findall(f"{SVG}text")[-9:]
        assert len({text.get("y") for text in texts}) == 2
        for text in texts:
            assert float(text.get("x", "")) + 6.5 * len(text.text or "") < width
            assert float(text.get("y", "")) < height

    @given(rules(max_leaves=2), rules(max_leaves=2), st.integers(2015, 2074))
    @settings(max_examples=15)
    def test_the_legend_counts_every_anchor(
        self, a: ts.DateRule, b: ts.DateRule, year: int
    ) -> None:
        """Whatever the rules, each cell is of one kind of the legend."""
        picture = drawn(ts.compare(a, b, date(year, 1, 1), date(year, 12, 31)).svg(year))
        counts = [int(entry.rpartition(": ")[2]) for entry in legend(picture) if ": " in entry]
        shown = Counter(cell.get("class") for cell in cells(picture).values())
        assert sorted(counts) == sorted(shown.values())


class TestAlone:
    """The file stands alone, and is the same wherever it is made."""

    def test_deterministic(self) -> None:
        """Another process writes the same text."""
        program = (
            "import sys, timescales as ts; d = ts.date; sys.stdout.reconfigure(encoding='utf-8');"
            "sys.stdout.write(ts.compare(ts.days(91), ts.months(3), d(2012, 1, 1), "
            "d(2039, 12, 31)).svg(2025))"
        )
        run = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        assert run.stdout == DAYS_91.svg(2025)

    def test_the_rest_of_the_run_changes_nothing(self) -> None:
        """A year is a year, however many were compared."""
        alone = ts.compare(ts.days(91), ts.months(3), date(2025, 1, 1), date(2025, 12, 31))
        assert alone.svg(2025) == DAYS_91.svg(2025)

    def test_refers_to_nothing(self) -> None:
        """No link, no script, no import, no font from elsewhere; the one address is XML's own."""
        svg = DAYS_91.svg(2025)
        assert re.findall('https?://[^"]*', svg) == ["http://www.w3.org/2000/svg"]
        assert not re.search(r"href|url\(|@import|@font-face|<script|<image|<use|\bon\w+=", svg)

    def test_its_style_reaches_nothing_else(self) -> None:
        """Put into a page, it styles only what is its own."""
        selectors = re.findall(r"^([^@}\s][^{]*)\{", palette.style(), re.MULTILINE)
        assert selectors
        for selector in selectors:
            assert all(part.strip().startswith(".ts-") for part in selector.split(","))
        assert " id=" not in DAYS_91.svg(2025)

    @pytest.mark.parametrize(
        "name", ["</title><script>alert(1)</script>", 'a"b', "a&b", "<!--", "]]>", "naïve ☃"]
    )
    def test_names_are_escaped(self, name: str) -> None:
        """A name is text, whatever it looks like."""
        picture = drawn(DAYS_91.svg(2025, names=(name, "b")))
        assert (picture.findtext(f"{SVG}title") or "").startswith(f"2025: {name} (91 days")
        assert picture.find(f".//{SVG}script") is None
        assert f"{name}: Friday 2 May 2025" in said(cells(picture)["Friday 31 January 2025"])

    @given(st.text(st.characters(categories=["L", "N", "C", "S", "Z"]), max_size=20))
    @settings(max_examples=30)
    def test_every_name_makes_legal_xml(self, name: str) -> None:
        """Characters that XML does not allow, surrogates included, are replaced."""
        day = date(2025, 1, 1)
        svg = ts.compare(ts.days(1), ts.days(2), day, day).svg(2025, names=(name, "b"))
        assert drawn(svg.encode().decode()).tag == f"{SVG}svg"

    def test_what_was_replaced_is_seen(self) -> None:
        """By the replacement character."""
        day = date(2025, 1, 1)
        svg = ts.compare(ts.days(1), ts.days(2), day, day).svg(2025, names=("a\x07b\ud800", "b"))
        assert "2025: a\ufffdb\ufffd (1 day after)" in svg

    @pytest.mark.parametrize(
        ("names", "error", "says"),
        [
            (("a",), ts.WrongValueError, "names must be two, one for each rule, not"),
            (("a", "b", "c"), ts.WrongValueError, "names must be two"),
            ("ab", ts.WrongTypeError, "names must be a list of str"),
            ((1, 2), ts.WrongTypeError, "names must hold only str, not 1"),
        ],
    )
    def test_names_are_two(self, names: Any, error: type[Exception], says: str) -> None:
        """One for each rule."""
        with pytest.raises(error, match=says):
            DAYS_91.svg(2025, names=names)


# Machado, Oliveira and Fernandes (2009), at full severity.
VISION = {
    "trichromacy": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
THEMES = {"light": palette.LIGHT, "dark": palette.DARK}


def linear(colour: str) -> list[float]:
    """The linear red, green and blue of ``#rrggbb``, each from 0 to 1."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def luminance(rgb: list[float]) -> float:
    return sum(part * by for part, by in zip(rgb, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of the Web Content Accessibility Guidelines."""
    dark, light = sorted(luminance(linear(colour)) + 0.05 for colour in (one, other))
    return light / dark


def seen(colour: str, vision: str) -> tuple[float, float, float]:
    """The CIE L*a*b* of a colour to someone with that vision."""
    red, green, blue = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear(colour), strict=True))))
        for row in VISION[vision]
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = luminance([red, green, blue])
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def apart(one: str, other: str, vision: str) -> float:
    """How far apart two colours look: about 2 can just be told."""
    parts = zip(seen(one, vision), seen(other, vision), strict=True)
    return math.sqrt(sum((a - b) ** 2 for a, b in parts))


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
class TestColours:
    """Diverging, safe for the colour-blind, legible in light and in dark."""

    def test_what_stands_in_a_cell_can_be_read(self, theme: palette.Theme) -> None:
        """Contrast is 4.5 to 1 at least, as for any text, in cells and outside them."""
        pairs = [*theme.cells.values(), (theme.page, theme.ink), (theme.page, theme.quiet)]
        assert min(contrast(*pair) for pair in pairs) >= 4.5

    @pytest.mark.parametrize("vision", VISION)
    def test_kinds_look_different(self, theme: palette.Theme, vision: str) -> None:
        """Any two steps, and later and earlier most of all, under every vision."""
        fills = {kind: fill for kind, (fill, _) in theme.cells.items() if kind in DIVERGING}
        assert min(apart(a, b, vision) for a, b in combinations(fills.values(), 2)) > 10
        for step in range(1, 5):
            later, earlier = fills[f"later-{step}"], fills[f"earlier-{step}"]
            assert apart(later, earlier, vision) > 30

    def test_further_is_stronger(self, theme: palette.Theme) -> None:
        """From equal outwards each step stands out more from the page, either way."""
        for side in ("earlier", "later"):
            order = [palette.EQUAL, *(f"{side}-{step}" for step in range(1, 5))]
            ratios = [contrast(theme.cells[kind][0], theme.page) for kind in order]
            assert ratios == sorted(ratios)

    def test_every_kind_has_a_colour(self, theme: palette.Theme) -> None:
        """In both themes, the same kinds in the same order."""
        assert tuple(theme.cells) == palette.KINDS


DIVERGING = set(palette.KINDS) - {palette.NO_DEADLINE, palette.BEYOND, palette.NOT_COMPARED}


class TestStyle:
    """Dark on a screen that prefers it, light on paper."""

    def test_dark_is_for_screens(self) -> None:
        """Printed it is light, whatever the screen was."""
        assert WORDS_OF_DARK.startswith(" screen and (prefers-color-scheme: dark) {")
        assert "@media" not in WORDS_OF_LIGHT

    def test_every_colour_stands_in_its_own_theme(self) -> None:
        """Each fill of a theme is set there, and in no other."""
        for text, theme in ((WORDS_OF_LIGHT, palette.LIGHT), (WORDS_OF_DARK, palette.DARK)):
            for kind, (fill, ink) in theme.cells.items():
                assert f".ts-{kind} rect {{ fill: {fill} }}" in text
                assert f".ts-{kind} text, .ts-{kind} circle {{ fill: {ink} }}" in text

    def test_every_class_has_a_rule(self) -> None:
        """What the picture names the style defines."""
        used = set(re.findall('class="([^"]+)"', "".join(several())))
        assert used <= set(re.findall(r"\.(ts-[\w-]+)", WORDS_OF_LIGHT))


def several() -> Iterator[str]:
    yield DAYS_91.svg(2025)
    yield DAYS_28.svg(2028)
    yield END_OF_2075.svg(2075)
