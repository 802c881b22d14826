"""What a report is made of: its numbers, its columns, its charts, and that it is one safe file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import pytest

import timescales as ts
from tests.reports.caseloads import AS_AT, HOSTILE, demo_cases, gathered, hostile, office_cases
from timescales.reports import Chart, ChartKind, ReportData, Series, gather, report_html
from timescales.reports.chart_svg import chart_svg
from timescales.reports.compact import column, compact
from timescales.reports.embedding import json_for_script
from timescales.timeline import KIND_OF

START = date(2026, 1, 5)
MET, LATE = KIND_OF[ts.Status.MET_IN_TIME], KIND_OF[ts.Status.MET_LATE]


def care(subject: str, *reviews: tuple[date, Mapping[str, str]]) -> ts.Case:
    began = ts.Event("became_looked_after", START, details={"team": "North"})
    held = (ts.Event("lac_review", day, details=details) for day, details in reviews)
    return ts.Case(subject, (began, *held), date(2015, 5, 5))


@pytest.fixture(scope="module")
def data() -> ReportData:
    """One review in time, two late (one with a reason), two overdue."""
    return gathered(
        [
            care("A", (date(2026, 1, 30), {})),
            care("B", (date(2026, 2, 10), {"reason": "late_notification", "officer": "O"})),
            care("C", (date(2026, 2, 10), {}), (date(2026, 10, 1), {})),
        ],
        ts.policies.day_count().only("lac_review", "icpc"),
    )


NOT_AVAILABLE = ("not available", "the records do not say")


class TestNumbers:
    """Tiles and charts count what was held, by the policy's due date."""

    def test_tiles(self, data: ReportData) -> None:
        assert {tile.label: (tile.value, tile.detail) for tile in data.tiles} == {
            "Subjects": ("3", "as at 22 November 2026"),
            "Overdue": ("2", "of 2 subjects"),
            "Due in 28 days": ("0", "0 with no day booked"),
            "Reviews held in timescale": (
                "0.0 %",
                "0 of 1 held from 1 April 2026; by statute 0 of 1",
            ),
            "Initial conferences held in timescale": NOT_AVAILABLE,
            "Review conferences held in timescale": NOT_AVAILABLE,
            "Secure accommodation reviews held in timescale": NOT_AVAILABLE,
        }

    def test_trend(self, data: ReportData) -> None:
        trend, _ = data.charts
        assert (trend.names[0], trend.names[-1]) == ("Nov 2025", "Nov 2026")
        held = {name: numbers for name, numbers in trend.rows if any(numbers)}
        assert held == {"Jan 2026": (1, 0), "Feb 2026": (0, 2), "Oct 2026": (0, 1)}

    def test_reasons(self, data: ReportData) -> None:
        _, reasons = data.charts
        assert reasons.rows == (("Unexplained", (2,)), ("Late notification", (1,)))

    def test_nothing_held_is_no_chart(self) -> None:
        assert gathered([care("A")]).charts == ()

    def test_the_census_year_of_a_day_before_april(self) -> None:
        data = gathered([care("A", (date(2026, 1, 30), {}))], as_at=date(2026, 3, 31))
        [tile] = [tile for tile in data.tiles if tile.label == "Reviews held in timescale"]
        assert (tile.value, tile.detail) == (
            "100.0 %", "1 of 1 held from 1 April 2025; by statute 1 of 1"
        )  # fmt: skip

    def test_a_share_is_rounded_to_one_place_and_a_half_up(self) -> None:
        """One of 16 is 6.25 %."""
        cases = [care(f"C{n}", (date(2026, 3, 3), {})) for n in range(15)]
        cases.append(care("E", (date(2026, 1, 30), {})))
        data = gathered(cases, as_at=date(2026, 3, 31))
        [tile] = [tile for tile in data.tiles if tile.label == "Reviews held in timescale"]
        assert (tile.value, tile.detail[:7]) == ("6.3 %", "1 of 16")

    def test_none_held_is_not_the_same_as_not_available(self) -> None:
        case = care("A")
        policy = ts.policies.day_count().only("lac_review", "icpc")
        projection = ts.project(case, as_at=AS_AT, policy=policy)
        data = gather([(case, projection)], title="T", as_at=AS_AT, holds={"lac_review"})
        values = {tile.label: tile.value for tile in data.tiles}
        assert values["Reviews held in timescale"] == "none"
        assert values["Initial conferences held in timescale"] == "not available"

    def test_a_month_that_is_not_over_is_said_to_be_partial(self, data: ReportData) -> None:
        trend, _ = data.charts
        assert trend.says.endswith("Not whole on record: Nov 2026.")
        whole = gathered([care("A", (date(2026, 1, 30), {}))], as_at=date(2026, 3, 31))
        assert "Not whole" not in whole.charts[0].says

    def test_a_policy_s_share_and_the_statute_s_stand_side_by_side(self) -> None:
        """From 1 December, 91 days end on 2 March and three months on 1 March."""
        first, second = date(2026, 12, 1), date(2027, 3, 2)
        began = ts.Event("became_looked_after", date(2026, 11, 9))
        events = (began, ts.Event("lac_review", first), ts.Event("lac_review", second))
        data = gathered([ts.Case("A", events)], as_at=date(2027, 3, 10))
        [tile] = [tile for tile in data.tiles if tile.label == "Reviews held in timescale"]
        assert tile.detail == "2 of 2 held from 1 April 2026; by statute 1 of 2"

    def test_every_number_of_the_demo_is_a_count_of_its_rows(self) -> None:
        data = gathered(demo_cases(60))
        owed = [owed for child in data.children for owed in child.owed]
        tiles = {tile.label: tile.value for tile in data.tiles}
        assert tiles["Overdue"] == f"{sum(o.status is ts.Status.OVERDUE for o in owed)}"
        recent = [
            o
            for o in owed
            if o.timescale == "lac_review" and o.met and o.due and o.met >= date(2025, 11, 1)
        ]
        trend = data.charts[0]
        assert sum(sum(numbers) for _, numbers in trend.rows) == len(recent)


class TestChildren:
    """Each child with what is owed to it, and how each date was worked out."""

    def test_officer_and_team_are_the_last_on_record(self) -> None:
        later = ts.Event("lac_review_booked", date(2026, 12, 1), details={"team": "South"})
        case = care("A", (date(2026, 1, 30), {"officer": "O1"}))
        [child] = gathered([replace(case, events=(*case.events, later))]).children
        assert (child.officer, child.team) == ("O1", "North")

    def test_the_explanation_is_the_library_s_with_what_is_the_child_s_own_beside_it(self) -> None:
        case = care("A", (date(2026, 1, 30), {}))
        policy = ts.policies.day_count().only("lac_review")
        projection = ts.project(case, as_at=AS_AT, policy=policy)
        [child] = gathered([case], policy).children
        for owed, obligation in zip(child.owed, projection, strict=True):
            assert obligation.explanation is not None
            shown = {*owed.why.splitlines(), *(f"  note: {note}" for note in owed.notes)}
            shown.add(f"  note: started by {owed.started}")
            assert shown == set(obligation.explanation.text.splitlines())

    def test_where_the_stage_is_not_known_the_candidates_are_shown(self) -> None:
        began = ts.Event("became_looked_after", date(2020, 1, 6))
        held = ts.Event("lac_review", date(2025, 6, 2))
        case = ts.Case("A", (began, held), complete_from=date(2025, 4, 1))
        [child] = gathered([case]).children
        [unknown] = [owed for owed in child.owed if owed.status is ts.Status.NOT_KNOWN]
        assert unknown.why.startswith("Looked-after child review: no date can be worked out\n")
        assert "  due at the latest on" in unknown.why or "  due on" in unknown.why

    def test_anonymous_children_have_no_birthdays(self) -> None:
        case = care("A")
        policy = ts.policies.day_count().only("lac_review")
        projection = ts.project(case, as_at=AS_AT, policy=policy)
        data = gather(
            [(case, projection)], title="T", as_at=AS_AT, named=lambda _: "S1", anonymous=True
        )
        assert [(child.name, child.born) for child in data.children] == [("S1", None)]
        page = report_html(data)
        assert '"born":{}' in page
        assert ">A<" not in page

    def test_a_booking_is_shown_of_what_is_open(self) -> None:
        booked = ts.Event("lac_review_booked", date(2026, 11, 2), sets=date(2026, 12, 3))
        case = care("A", (date(2026, 1, 30), {}))
        [child] = gathered([replace(case, events=(*case.events, booked))]).children
        reviews = [owed.booked for owed in child.owed if owed.timescale == "lac_review"]
        assert reviews == [None, date(2026, 12, 3)]


class TestCompact:
    """The columns that the page's script reads hold the same as the report."""

    def test_reading_the_columns_gives_the_report_again(self) -> None:
        data = gathered(office_cases(40))
        small: dict[str, Any] = json.loads(json.dumps(compact(data)))
        owed, first = small["owed"], small["children"]["first"]

        def cell(cells: list[int | None] | dict[str, int], row: int) -> int | None:
            return cells[row] if isinstance(cells, list) else cells.get(str(row))

        def day(name: str, row: int) -> date | None:
            days = cell(owed[name], row)
            return None if days is None else AS_AT + timedelta(days=days)

        def text(number: int | None) -> str:
            return "" if number is None else str(small["texts"][number])

        for number, child in enumerate(data.children):
            assert small["children"]["name"][number] == child.name
            assert text(cell(small["children"]["team"], number)) == child.team
            rows = range(first[number], first[number + 1])
            for row, each in zip(rows, child.owed, strict=True):
                assert small["duties"][owed["duty"][row]][:2] == [each.timescale, each.title]
                assert small["statuses"][owed["status"][row]][0] == each.status.value
                for name in ("begun", "due", "met", "ended", "limit", "hold_by", "booked"):
                    assert day(name, row) == getattr(each, name)
                why = small["explanations"][owed["why"][row]]
                assert "\n".join(map(text, why)) == each.why
                assert text(cell(owed["notes"], row)) == "\n".join(each.notes)
                mask = cell(owed["risks"], row) or 0
                risks = [words for bit, words in enumerate(small["risks"]) if mask >> bit & 1]
                assert risks == [risk.value for risk in each.risks]
        assert small["disputes"]
        for told, dispute in zip(small["disputes"], data.disputes, strict=True):
            assert small["children"]["name"][told["child"]] == dispute.name
            assert [text(told[name]) for name in ("stage", "theme", "officer")] == [
                dispute.stage, dispute.theme, dispute.officer,
            ]  # fmt: skip
            assert [told["age"], told["left"]] == [dispute.age, dispute.days_left]
            assert AS_AT + timedelta(days=told["raised"]) == dispute.raised

    def test_a_column_mostly_empty_says_only_what_is_not(self) -> None:
        assert column([None, 3, None]) == {1: 3}
        assert column([1, None]) == [1, None]
        assert column([True, True]) == [1, 1]
        assert column([]) == []

    def test_the_same_words_are_held_once(self) -> None:
        """So that a page grows with its obligations, and not with their explanations."""
        one, two = (gathered(demo_cases(20)).children for _ in range(2))
        data = gathered(demo_cases(20))
        doubled = replace(data, children=(*one, *two))
        assert compact(doubled)["texts"] == compact(data)["texts"]
        assert compact(doubled)["explanations"] == compact(data)["explanations"]


class TestCharts:
    """Charts are drawn to scale, and say each number."""

    def chart(self, kind: ChartKind, *numbers: int) -> Chart:
        names = tuple(f"N{n} x" for n in range(len(numbers)))
        none = tuple(0 for _ in numbers)
        return Chart(
            "T", "", kind, "n", names, (Series("a", numbers, MET), Series("b", none, LATE))
        )

    def boxes(self, chart: Chart, size: str) -> list[float]:
        svg = ElementTree.XML(chart_svg(chart))
        groups = [g for g in svg.iter("g") if g.find("title") is not None]
        found = [(g.find("rect"), g.get("class")) for g in groups]
        return [
            float(rect.get(size, ""))
            for rect, kind in found
            if rect is not None and kind == "ts-met"
        ]

    @pytest.mark.parametrize(
        ("kind", "size"), [(ChartKind.TREND, "height"), (ChartKind.BARS, "width")]
    )
    def test_lengths_are_as_the_numbers(self, kind: ChartKind, size: str) -> None:
        lengths = self.boxes(self.chart(kind, 10, 5, 0), size)
        assert lengths[0] == pytest.approx(2 * lengths[1], abs=0.2)
        assert lengths[2] == 0

    @pytest.mark.parametrize("kind", ChartKind)
    def test_nothing_to_draw(self, kind: ChartKind) -> None:
        assert self.boxes(self.chart(kind), "x") == []
        assert set(
            self.boxes(self.chart(kind, 0, 0), "width" if kind is ChartKind.BARS else "height")
        ) == {0}

    def test_a_series_of_another_length_is_refused(self) -> None:
        with pytest.raises(ts.WrongValueError, match="series 'a' has 1 numbers for 2 names"):
            Chart("T", "", ChartKind.BARS, "n", ("x", "y"), (Series("a", (1,), MET),))


class _Loaded(HTMLParser):
    """What a page would ask for, the texts of its scripts, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.scripts: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.asked += [f"{v}" for k, v in attrs if k in ("src", "href", "action", "data")]

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] == ["script"]:
            self.scripts.append(data)

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"/{tag}")


class TestOneSafeFile:
    """One file that refers to nothing outside itself, whatever its texts are."""

    def parsed(self, data: ReportData) -> _Loaded:
        parser = _Loaded()
        parser.feed(report_html(data))
        return parser

    def test_it_asks_for_nothing(self) -> None:
        asked = self.parsed(gathered(demo_cases(20))).asked
        assert [each for each in asked if not each.startswith(("#", "data:"))] == []

    def test_hostile_texts_make_no_element(self) -> None:
        tags = self.parsed(hostile()).tags
        assert "img" not in tags
        assert tags.count("script") == 2

    def test_the_policy_lets_only_its_own_script_run(self) -> None:
        page = report_html(hostile())
        [policy] = re.findall(r'Security-Policy" content="([^"]+)"', page)
        assert policy.startswith("default-src &#39;none&#39;")
        assert "unsafe" not in policy

    def test_the_same_report_gives_the_same_page(self) -> None:
        assert report_html(hostile()) == report_html(hostile())

    def test_what_is_not_a_report_is_refused(self) -> None:
        with pytest.raises(ts.WrongTypeError, match="takes a ReportData, not str"):
            report_html("report")  # type: ignore[arg-type]  # refused at run time too

    def test_data_for_a_script_reads_back_and_ends_nothing(self) -> None:
        text = json_for_script({HOSTILE: "\u2028\ud800"})
        assert json.loads(text) == {HOSTILE: "\u2028\ud800"}
        assert not set("<>&") & set(text)
        assert text.isascii()
