"""The picture of a projection: lanes, bars, marks, birthdays, and the same said in words."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

import timescales as ts

SVG = "{http://www.w3.org/2000/svg}"
BORN = date(2010, 5, 4)
AS_AT = date(2026, 11, 22)


def project(*events: ts.Event, only: tuple[str, ...] = ("lac_review",), **given: Any) -> Any:
    case = ts.Case("Ash", events, **given)
    policy = ts.policies.statutory().only(*only)
    return ts.project(case, as_at=AS_AT, policy=policy)


def drawn(projection: Any, born: date | None = None) -> Element:
    return fromstring(ts.timeline_svg(projection, born=born))


def bars(svg: Element, kind: str) -> list[Element]:
    """The groups of the obligations that are drawn as a kind; the legend's key is not one."""
    groups = svg.findall(f"{SVG}g[@class='ts-{kind}']")
    return [group for group in groups if group.find(f"{SVG}title") is not None]


def number(element: Element | None, name: str) -> float:
    assert element is not None
    return float(element.attrib[name])


LOOKED_AFTER = ts.Event("became_looked_after", date(2026, 9, 1))


class TestBars:
    """Bars from the day counted from to the day met, ended or as at, and marks for the rest."""

    @pytest.mark.parametrize(
        ("events", "kind", "mark"),
        [
            ([ts.Event("lac_review", date(2026, 9, 29))], "met", "circle"),
            ([ts.Event("lac_review", date(2026, 9, 30))], "out", "circle"),
            ([], "out", None),
            ([ts.Event("ceased_looked_after", date(2026, 9, 10))], "ended", "path"),
            ([ts.Event("ceased_looked_after", date(2026, 10, 10))], "out", "path"),
        ],
    )
    def test_a_kind_of_its_own_for_how_it_stands(
        self, events: list[ts.Event], kind: str, mark: str | None
    ) -> None:
        """Met is a dot and ended unmet a cross; due on 29 September, which is a line."""
        bar = bars(drawn(project(LOOKED_AFTER, *events)), kind)[-1]
        found = {element.tag.removeprefix(SVG) for element in bar}
        assert found == {"title", "rect", "line", *([mark] if mark else [])}

    def test_where_a_bar_begins_and_ends(self) -> None:
        """The scale is from the first anchor to the last day that is drawn."""
        review = ts.Event("lac_review", date(2026, 9, 29))
        svg = drawn(project(LOOKED_AFTER, review))
        [met], [running] = bars(svg, "met"), bars(svg, "running")
        first, second = met.find(f"{SVG}rect"), running.find(f"{SVG}rect")
        whole = (date(2026, 12, 29) - LOOKED_AFTER.date).days
        assert number(first, "x") == 300
        assert number(first, "width") == pytest.approx(700 * 28 / whole, abs=0.1)
        assert number(second, "x") == pytest.approx(300 + 700 * 28 / whole, abs=0.1)
        due = running.findall(f"{SVG}line")[-1]
        assert number(due, "x1") == number(due, "x2") == 1000
        assert number(svg.find(f"{SVG}line[@class='ts-now']"), "x1") < 1000

    def test_a_window_is_low_until_it_opens(self) -> None:
        """Counted from 2 November, not to be met before the 30th."""
        ended = ts.Event("adoption_placement_ended", date(2026, 10, 12))
        [bar] = bars(drawn(project(ended, only=("adoption_disruption_review",))), "running")
        heights = [rect.attrib["height"] for rect in bar.findall(f"{SVG}rect")]
        assert heights == ["6", "18"]
        title = bar.findtext(f"{SVG}title") or ""
        assert "not before 2026-11-09" in title

    def test_without_a_date(self) -> None:
        """What has no due date has a bar and no stroke for it."""
        visits = [
            ts.Event("placed_for_adoption", date(2026, 9, 1)),
            ts.Event("adoption_visit", date(2026, 9, 7)),
            ts.Event("adoption_review", date(2026, 9, 8)),
            ts.Event("adoption_visit", date(2026, 9, 10)),
        ]
        svg = drawn(project(*visits, only=("adoption_visit",)))
        bar = bars(svg, "undated")[0]
        assert [element.tag.removeprefix(SVG) for element in bar] == ["title", "rect"]
        assert "no due date" in (bar.findtext(f"{SVG}title") or "")

    def test_counted_from_before_it_was_owed(self) -> None:
        """A duty that is counted from the birth is drawn from the day on which it is owed."""
        started = ts.Event("became_looked_after", date(2025, 9, 1))
        projection = project(started, only=("needs_assessment_eligible",), date_of_birth=BORN)
        [bar] = bars(drawn(projection, BORN), "out")
        assert "from 2026-05-04, due 2026-08-04" in (bar.findtext(f"{SVG}title") or "")
        assert number(bar.find(f"{SVG}rect"), "x") == 300


class TestAround:
    """Lanes, years, birthdays and the legend."""

    def test_a_lane_for_each_duty(self) -> None:
        """In the projection's order, with its title; a long one takes two lines."""
        authorised = ts.Event("authorised_for_adoption", date(2026, 9, 1))
        only = ("lac_review", "adoption_review_authorised")
        svg = drawn(project(LOOKED_AFTER, authorised, only=only))
        texts = [text.text for text in svg.findall(f"{SVG}text")]
        assert texts[1:4] == [
            "Looked-after child review",
            "Adoption review, authorised and",
            "not placed",
        ]

    def test_years_and_birthdays(self) -> None:
        """Those that fall in the picture; a birthday says its age and its day."""
        started = ts.Event("became_looked_after", date(2025, 9, 1))
        svg = drawn(project(started), BORN)
        assert "2026" in [text.text for text in svg.findall(f"{SVG}text")]
        [birthday] = svg.findall(f"{SVG}g[@class='ts-birthday']")
        assert birthday.findtext(f"{SVG}title") == "16 on Monday 4 May 2026"
        assert birthday.findtext(f"{SVG}text") == "16"

    def test_no_birthday_unless_given(self) -> None:
        """The projection alone does not say when a child was born."""
        started = ts.Event("became_looked_after", date(2025, 9, 1))
        assert not drawn(project(started)).findall(f"{SVG}g[@class='ts-birthday']")

    def test_nothing_to_draw(self) -> None:
        """A projection without obligations is a picture all the same, and says so."""
        svg = drawn(project())
        assert svg.findtext(f"{SVG}title") == "as at Sunday 22 November 2026"
        assert svg.findtext(f"{SVG}desc") == "No obligations.\n"
        assert svg.findall(f"{SVG}g") == []

    def test_the_legend_has_what_is_drawn(self) -> None:
        """A key for each kind of bar, once."""
        review = ts.Event("lac_review", date(2026, 9, 29))
        words = "".join(drawn(project(LOOKED_AFTER, review)).itertext())
        assert "met in time" in words
        assert "running" in words
        assert "without a date" not in words


class TestText:
    """A whole file, the same each time, readable by those who do not see it."""

    def test_said_in_words(self) -> None:
        """The description has a line for each obligation, in order."""
        review = ts.Event("lac_review", date(2026, 9, 30))
        end = ts.Event("ceased_looked_after", date(2026, 10, 10))
        svg = drawn(project(LOOKED_AFTER, review, end))
        assert svg.attrib["role"] == "img"
        assert svg.findtext(f"{SVG}title") == "Ash, as at Sunday 22 November 2026"
        assert svg.findtext(f"{SVG}desc") == (
            "Looked-after child review 1: from 2026-09-01, due 2026-09-29, met on 2026-09-30, "
            "met late.\n"
            "Looked-after child review 2: from 2026-09-30, due 2026-12-30, ended on 2026-10-10, "
            "lapsed.\n"
        )

    def test_the_same_each_time(self) -> None:
        """It depends on its arguments alone, and refers to nothing outside itself."""
        projection = project(LOOKED_AFTER)
        text = ts.timeline_svg(projection)
        assert text == ts.timeline_svg(projection)
        assert re.findall("https?://[^\"' ]+", text) == ["http://www.w3.org/2000/svg"]
        assert "prefers-color-scheme: dark" in text

    def test_what_it_holds_is_escaped(self) -> None:
        """A subject cannot write markup into the picture."""
        case = ts.Case("<b>&\x00", (LOOKED_AFTER,))
        projection = ts.project(
            case, as_at=AS_AT, policy=ts.policies.statutory().only("lac_review")
        )
        title = drawn(projection).findtext(f"{SVG}title")
        assert title == "<b>&\N{REPLACEMENT CHARACTER}, as at Sunday 22 November 2026"

    def test_refuses(self) -> None:
        """A projection, and a date of birth that is a date."""
        projection: Any = [1]
        with pytest.raises(ts.WrongTypeError, match="takes a Projection, not list"):
            ts.timeline_svg(projection)
        born: Any = "2010-05-04"
        with pytest.raises(ts.WrongTypeError, match=r"born must be exactly a datetime\.date"):
            ts.timeline_svg(project(LOOKED_AFTER), born=born)
