"""The page in Chromium, as its reader has it: lists, one child, keys, paper, dark, no request."""

from __future__ import annotations

import base64
import io
from dataclasses import replace
from datetime import date
from importlib.resources import files
from typing import Any
from unicodedata import normalize

import pytest
from pypdf import PdfReader
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

import timescales as ts
from tests.reports.browser import Page
from tests.reports.caseloads import (
    AS_AT,
    HOSTILE,
    demo_cases,
    gathered,
    hostile,
    office_cases,
    policy_for,
)
from tests.reports.conftest import Opened
from timescales.lookahead import Risk
from timescales.reports import Dispute, ReportData

A_PAGE = 50


@pytest.fixture(scope="module")
def data() -> ReportData:
    return gathered(demo_cases(120))


@pytest.fixture(scope="module")
def recorded() -> ReportData:
    """What an office records, under a policy with a planning lead: with disputes and risks."""
    cases = office_cases(60)
    data = gathered(cases, policy_for(cases, ts.policies.sunderland()))
    return replace(data, disputes=(*data.disputes, *(tracked(data, n) for n in range(60))))


def tracked(data: ReportData, number: int) -> Dispute:
    """A dispute beside those of the caseload, so that there is more than a page of them."""
    name = data.children[number % len(data.children)].name
    left = None if number == 7 else number - 3
    officer = "" if number % 2 else "Officer 9"
    return Dispute(name, AS_AT, "2", 30 + number, AS_AT, left, "contact", officer)


@pytest.fixture
def office(opened: Opened, recorded: ReportData) -> Page:
    return opened(recorded)


@pytest.fixture
def page(opened: Opened, data: ReportData) -> Page:
    return opened(data)


def open_dues(data: ReportData, status: ts.Status) -> list[tuple[date, str]]:
    """Everything of a status that is open, with whose it is, the earliest due first."""
    found = [(o.due, c.name) for c in data.children for o in c.owed if o.status is status and o.due]
    return sorted(found, key=lambda each: each[0])


class TestLists:
    """The overdue and coming-due lists, with search and filter."""

    def test_what_is_overdue_comes_first(self, page: Page, data: ReportData) -> None:
        overdue = open_dues(data, ts.Status.OVERDUE)
        assert len(page.listed()) == len(overdue) > 3
        assert {row[0] for row in page.listed()} == {name for _, name in overdue}
        assert [row[4] for row in page.listed()] == [
            f"{(AS_AT - due).days} late" for due, _ in overdue
        ]
        assert page.text("#counted") == f"{len(overdue)} obligations overdue"

    def test_what_is_coming_due(self, page: Page, data: ReportData) -> None:
        page.one("[name=which][value=coming]").click()
        coming = open_dues(data, ts.Status.UPCOMING)
        assert page.text("#counted") == f"{len(coming)} obligations coming due"
        shown = [(row[3], row[4]) for row in page.listed()]
        first = coming[0][0]
        assert shown[0] == (f"{first:%a} {first.day} {first:%b %Y}", f"in {(first - AS_AT).days}")
        assert len(shown) == A_PAGE < len(coming)

    def test_pages_of_the_list_hold_each_row_once(self, page: Page, data: ReportData) -> None:
        page.one("[name=which][value=coming]").click()
        total = len(open_dues(data, ts.Status.UPCOMING))
        rows = page.listed()
        assert not page.one("#earlier").is_enabled()
        while page.one("#later").is_enabled():
            page.one("#later").click()
            rows += page.listed()
        assert len(rows) == len({tuple(row) for row in rows}) == total
        page.one("#earlier").click()
        assert page.text("#paged") == f"Page {-(-total // A_PAGE) - 1} of {-(-total // A_PAGE)}"

    def test_the_last_page_hands_the_focus_back(self, page: Page) -> None:
        """A button that has just been disabled would lose it to nowhere."""
        page.one("[name=which][value=coming]").click()
        while page.one("#later").is_enabled():
            page.one("#later").click()
        assert page.driver.switch_to.active_element.get_attribute("id") == "earlier"
        while page.one("#earlier").is_enabled():
            page.one("#earlier").click()
        assert page.driver.switch_to.active_element.get_attribute("id") == "later"

    def test_search_looks_at_subject_duty_officer_and_team(
        self, page: Page, data: ReportData
    ) -> None:
        page.one("[name=which][value=open]").click()
        search = page.one("#filters [name=text]")
        everything = [(c, o) for c in data.children for o in c.owed if o.is_open]
        for words in ("demo-083", "Conference", "OFFICER 5", "team west", "no such thing"):
            search.clear()
            search.send_keys(words)
            wanted = [
                child.name
                for child, owed in everything
                if words.lower()
                in f"{child.name}\n{owed.title}\n{child.officer}\n{child.team}".lower()
            ]
            assert page.text("#counted").split()[0] == f"{len(wanted)}"
            assert {row[0] for row in page.listed()} <= set(wanted)

    @pytest.mark.parametrize(("name", "column"), [("officer", 8), ("team", 9)])
    def test_filter_by_officer_or_team(self, page: Page, name: str, column: int) -> None:
        options = page.all(f"#filters [name={name}] option")
        assert len(options) > 3
        wanted = options[2].text
        options[2].click()
        assert {row[column] for row in page.listed()} == {wanted}

    def test_filter_by_duty_by_when_and_by_what_is_not_booked(
        self, page: Page, data: ReportData
    ) -> None:
        page.one("[name=which][value=coming]").click()
        page.one("#filters [name=duty] option[value=lac_review]").click()
        page.one("#filters [name=within] option[value='28']").click()
        page.one("#filters [name=unbooked]").click()
        wanted = [
            child.name
            for child in data.children
            for owed in child.owed
            if owed.timescale == "lac_review"
            and owed.status is ts.Status.UPCOMING
            and owed.due
            and (owed.due - AS_AT).days <= 28
            and owed.booked is None
        ]
        assert sorted(row[0] for row in page.listed()) == sorted(wanted)
        assert page.text("#counted") == (
            f"{len(wanted)} obligations coming due; Looked-after child review; "
            "due by 28 days from the day as at; no day booked"
        )

    def test_clear_brings_everything_back(self, page: Page) -> None:
        before = page.listed()
        page.one("#filters [name=text]").send_keys("no such thing")
        assert page.listed() == []
        page.one("#filters [type=reset]").click()
        page.run("return new Promise(done => setTimeout(done))")
        assert page.listed() == before

    def test_a_row_can_be_chosen_straight_from_typing(self, page: Page) -> None:
        """The first click leaves the field, and must reach the row all the same."""
        page.one("#filters [name=text]").send_keys("team")
        name = page.listed()[0][0]
        page.one("#listed tbody button").click()
        assert page.text("#chosen-name") == name

    def test_one_obligation_is_not_plural(self, page: Page, data: ReportData) -> None:
        _, name = open_dues(data, ts.Status.OVERDUE)[0]
        page.one("#filters [name=text]").send_keys(name, Keys.ENTER)
        assert page.text("#counted") == f"1 obligation overdue; matching “{name}”"


class TestEveryMeasure:
    """The scorecard as a table, each measure with its definition a click away."""

    def test_every_measure_with_its_numbers(self, office: Page, recorded: ReportData) -> None:
        assert recorded.scores is not None
        rows = office.rows("scored")
        wanted = []
        for section, measures in recorded.scores.sections:
            wanted.append([section])
            for each in measures:
                for line in (each.line, *each.bands):
                    cells = ["\n".join(filter(None, (c.value, c.detail))) for c in line.cells]
                    absent = ["not available: the records say nothing of it"]
                    wanted.append([line.title, *(cells or absent)])
        assert rows == wanted

    def test_the_definition_is_a_click_away(self, office: Page, recorded: ReportData) -> None:
        assert recorded.scores is not None
        [(_, [first, *_]), *_] = recorded.scores.sections
        summary = office.one("#scored summary")
        definition = dict(first.about)["Definition"]
        assert not office.one("#scored .about").is_displayed()
        summary.click()
        assert definition in office.text("#scored .about")

    def test_better_and_worse_are_said_and_not_only_coloured(self, office: Page) -> None:
        for tone in ("better", "worse"):
            cells = office.all(f"#scored td.{tone}")
            assert cells
            assert all(cell.text.endswith(tone) for cell in cells)

    def test_officers_and_teams(self, office: Page, recorded: ReportData) -> None:
        shown = office.texts("#whose tbody th")
        assert shown == [line.title for table in recorded.by_whom for line in table.lines]


class TestLookAhead:
    """Its numbers open the list of what is behind them."""

    def test_a_number_of_what_is_at_risk_opens_those(
        self, office: Page, recorded: ReportData
    ) -> None:
        assert recorded.ahead is not None
        for number, (risk, count) in enumerate(recorded.ahead.risks):
            button = office.one(f"#risks button[data-risk='{number}']")
            assert button.text == f"{count}"
            button.click()
            assert office.text("#counted") == f"{count} obligations open; {risk.value}"
            assert all(risk.value in row[10] for row in office.listed())
        assert len(recorded.ahead.risks) == len(Risk)

    def test_a_number_of_a_week_opens_those(self, office: Page, recorded: ReportData) -> None:
        """Every one of them, by status, officer and team, those with none on record included."""
        counts = office.run(
            "return [...document.querySelectorAll('#ahead button[data-week]')].map((button) => {"
            " button.click();"
            " return [button.textContent, document.getElementById('counted').textContent];"
            "})"
        )
        assert recorded.ahead is not None
        assert len(counts) == sum(
            bool(n) for due in recorded.ahead.due for _, numbers in due.groups for n in numbers
        )
        assert [number for number, _ in counts] == [said.split()[0] for _, said in counts]
        assert any("; no team recorded; due in the week of" in said for _, said in counts)

    def test_it_starts_the_list_afresh_and_hands_it_the_focus(self, office: Page) -> None:
        office.one("#filters [name=text]").send_keys("no such thing")
        office.one("#risks button").click()
        office.run("return new Promise(done => setTimeout(done))")
        assert office.listed() != []
        focused = office.driver.switch_to.active_element
        assert focused.get_attribute("aria-label") == "List of obligations"

    def test_at_risk_for_any_reason(self, office: Page, recorded: ReportData) -> None:
        office.one("[name=which][value=open]").click()
        office.one("#filters [name=risk] option[value=any]").click()
        wanted = [owed for child in recorded.children for owed in child.owed if owed.risks]
        assert office.text("#counted") == f"{len(wanted)} obligations open; for any reason"

    def test_the_demand_of_a_year(self, opened: Opened, recorded: ReportData) -> None:
        assert recorded.ahead is not None
        table = recorded.by_whom[0]
        page = opened(replace(recorded, ahead=replace(recorded.ahead, demand=table)))
        assert page.text("#ahead h3:last-of-type") == table.title


class TestDisputes:
    """The weekly tracker, with search and filter as the other lists have them."""

    def test_the_most_urgent_come_first(self, office: Page, recorded: ReportData) -> None:
        rows = office.rows("disputes-listed")
        assert len(rows) == A_PAGE < len(recorded.disputes)
        assert [row[0] for row in rows] == [d.name for d in recorded.disputes[:A_PAGE]]
        assert [row[3] for row in rows] == [f"{d.age}" for d in recorded.disputes[:A_PAGE]]
        assert office.text("#disputes-counted") == f"{len(recorded.disputes)} disputes open"

    def test_working_days_left(self, office: Page, recorded: ReportData) -> None:
        words = {
            "not known" if d.days_left is None
            else f"{-d.days_left} late" if d.days_left < 0 else f"{d.days_left}"
            for d in recorded.disputes[:A_PAGE]
        }  # fmt: skip
        rows = office.rows("disputes-listed")
        assert {row[5] for row in rows} == words > {"not known", "1 late", "0"}

    def test_search_and_filter(self, office: Page, recorded: ReportData) -> None:
        office.one("#disputes-filters [name=text]").send_keys("officer 9")
        office.one("#disputes-filters [name=late]").click()
        wanted = [
            d for d in recorded.disputes if d.officer == "Officer 9" and (d.days_left or 0) < 0
        ]
        assert [row[0] for row in office.rows("disputes-listed")] == [d.name for d in wanted]
        assert office.text("#disputes-counted") == (
            f"{len(wanted)} disputes open; matching “officer 9”; past the last day"
        )
        office.one("#disputes-filters [type=reset]").click()
        office.run("return new Promise(done => setTimeout(done))")
        for name, column, label in (("stage", 2, "2"), ("theme", 6, "contact")):
            office.one(f"#disputes-filters [name={name}]").send_keys(label)
            assert {row[column] for row in office.rows("disputes-listed")} == {label}
        office.one("#disputes-filters [name=officer] option[value=none]").click()
        assert office.text("#disputes-counted").endswith("; 2; contact; no officer recorded")

    def test_a_row_shows_the_child(self, office: Page, recorded: ReportData) -> None:
        office.one("#disputes-listed tbody button").click()
        assert office.text("#chosen-name") == recorded.disputes[0].name

    def test_pages(self, office: Page, recorded: ReportData) -> None:
        office.one("#disputes-later").click()
        assert office.text("#disputes-paged") == "Page 2 of 2"
        assert len(office.rows("disputes-listed")) == len(recorded.disputes) - A_PAGE
        assert office.text("#paged").startswith("Page 1 of")

    def test_none_open(self, opened: Opened) -> None:
        page = opened(gathered([ts.Case("Ash")]))
        assert page.text("#disputes p") == "No dispute on record is open."


class TestOneChild:
    """For a chosen child, a timeline with the explanation beside it."""

    def test_chosen_in_the_list(self, page: Page, data: ReportData) -> None:
        page.one("#listed tbody button").click()
        name = page.listed()[0][0]
        assert page.text("#chosen-name") == name
        assert page.text("#timeline svg text") == f"{name}, as at Sunday 22 November 2026"
        [child] = [child for child in data.children if child.name == name]
        [overdue] = [owed for owed in child.owed if owed.status is ts.Status.OVERDUE]
        assert page.run("return document.getElementById('why-text').textContent") == overdue.why
        assert page.driver.switch_to.active_element.get_attribute("id") == "chosen-name"

    def test_chosen_by_a_part_of_the_identifier(self, page: Page) -> None:
        page.one("#find [name=name]").send_keys("demo-01")
        assert page.text("#matched") == "10 subjects"
        names = [each.text for each in page.all("#matches button")]
        assert names == [f"DEMO-01{digit}" for digit in range(10)]
        page.all("#matches button")[3].click()
        assert page.text("#chosen-name") == "DEMO-013"

    def test_of_many_that_match_the_first_are_offered(self, page: Page) -> None:
        page.one("#find [name=name]").send_keys("demo")
        assert page.text("#matched") == "120 subjects, of which these are the first 20"
        assert len(page.all("#matches button")) == 20

    def test_enter_with_nothing_that_matches_chooses_nobody(self, page: Page) -> None:
        page.one("#find [name=name]").send_keys("nobody", Keys.ENTER)
        assert page.text("#matched") == "0 subjects"
        assert not page.one("#chosen").is_displayed()
        page.one("#find [name=name]").send_keys(*[Keys.BACKSPACE] * len("nobody"))
        assert page.text("#matched") == ""

    def test_the_table_says_what_the_picture_does(self, page: Page, data: ReportData) -> None:
        child = max(data.children, key=lambda each: len(each.owed))
        page.one("#find [name=name]").send_keys(child.name, Keys.ENTER)
        shown = page.run(
            "return [...document.querySelectorAll('#owed tbody tr')]"
            ".map(row => [...row.cells].map(cell => cell.innerText.trim()))"
        )
        assert [row[0] for row in shown] == [f"{o.title} {o.ordinal}" for o in child.owed]
        assert [row[10] for row in shown] == [o.status.value.replace("_", " ") for o in child.owed]
        for column, name in ((1, "begun"), (3, "due"), (5, "hold_by"), (8, "met"), (9, "ended")):
            days = [getattr(owed, name) for owed in child.owed]
            words = [f"{day:%a} {day.day} {day:%b %Y}" if day else "" for day in days]
            assert [row[column] for row in shown] == words

    def test_a_row_and_a_bar_each_explain_their_obligation(
        self, page: Page, data: ReportData
    ) -> None:
        child = max(data.children, key=lambda each: len(each.owed))
        page.one("#find [name=name]").send_keys(child.name, Keys.ENTER)
        for number, owed in enumerate(child.owed):
            page.all("#owed tbody button")[number].click()
            assert page.run("return document.getElementById('why-text').textContent") == owed.why
            assert owed.started.replace("_", " ") in page.text("#why-notes")
            assert all(note in page.text("#why-notes") for note in owed.notes)
            [current] = page.all("#owed tr[aria-current]")
            assert current.find_element(By.CSS_SELECTOR, "button").text.startswith(owed.title)
        page.run(
            "document.querySelector('#timeline g[data-row] rect')"
            ".dispatchEvent(new MouseEvent('click', {bubbles: true}))"
        )
        [marked] = page.all("#timeline g[aria-current]")
        title = page.run("return arguments[0].querySelector('title').textContent", marked)
        first = page.run("return document.getElementById('why-text').textContent.split(':')[0]")
        assert title.split(" 1:")[0].split(" 2:")[0].split(":")[0][:20] == first[:20]

    def test_a_click_beside_the_bars_changes_nothing(self, page: Page) -> None:
        page.one("#listed tbody button").click()
        before = page.text("#why-text")
        page.run(
            "document.querySelector('#timeline svg')"
            ".dispatchEvent(new MouseEvent('click', {bubbles: true}))"
        )
        assert page.text("#why-text") == before

    def test_a_child_to_whom_nothing_is_owed(self, opened: Opened) -> None:
        page = opened(gathered([ts.Case("Ash")]))
        page.one("#find [name=name]").send_keys("ash", Keys.ENTER)
        assert page.text("#why-text") == "No obligations."
        assert page.text("#timeline svg text") == "as at Sunday 22 November 2026"


class TestKeyboard:
    """Everything can be reached and done with keys alone."""

    def press(self, page: Page, *keys: str) -> Any:
        for key in keys:
            page.driver.switch_to.active_element.send_keys(key)
        return page.driver.switch_to.active_element

    def test_the_first_stop_skips_to_the_report(self, page: Page) -> None:
        link = self.press(page, Keys.TAB)
        assert link.text == "Skip to the report"
        assert self.press(page, Keys.ENTER).get_attribute("id") == "main"

    def test_from_the_filters_to_a_child_and_its_explanation(self, page: Page) -> None:
        page.run("document.querySelector('[name=which]').focus()")
        radio = self.press(page, Keys.ARROW_DOWN)
        assert radio.get_attribute("value") == "coming"
        assert "upcoming" in page.listed()[0]
        while self.press(page, Keys.TAB).tag_name != "button":
            pass  # through the filters, to Clear
        self.press(page, Keys.TAB)  # the list itself, which scrolls
        button = self.press(page, Keys.TAB)
        name = button.text
        heading = self.press(page, Keys.ENTER)
        assert (heading.get_attribute("id"), heading.text) == ("chosen-name", name)
        while self.press(page, Keys.TAB).tag_name != "button":
            pass  # the picture and the explanation, which scroll
        self.press(page, Keys.SPACE)
        assert page.all("#owed tr[aria-current]")

    def test_a_definition_and_a_number_of_what_is_ahead(self, office: Page) -> None:
        office.run("document.querySelector('#scored summary').focus()")
        self.press(office, Keys.ENTER)
        assert office.one("#scored .about").is_displayed()
        office.run("document.querySelector('#risks button').focus()")
        focused = self.press(office, Keys.ENTER)
        assert focused.get_attribute("aria-label") == "List of obligations"
        assert focused.is_displayed()


class TestAccessibility:
    """The rules that axe-core checks of WCAG 2.1 A and AA, in light and in dark."""

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_nothing_that_axe_finds(self, opened: Opened, scheme: str) -> None:
        data = gathered(office_cases(12))
        page = opened(replace(data, disputes=tuple(tracked(data, n) for n in range(9))))
        page.prefer(scheme)
        page.one("#listed tbody button").click()
        page.run("for (const each of document.querySelectorAll('details')) each.open = true")
        page.run(files("axe_core_python").joinpath("axe.min.js").read_text("utf-8"))
        page.driver.set_script_timeout(300)  # there is much to look at
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
        result = page.driver.execute_async_script(
            "const done = arguments[1]; axe.run(document, {runOnly: arguments[0]}).then(done)", tags
        )
        found = [(each["id"], [n["html"] for n in each["nodes"]]) for each in result["violations"]]
        assert found == []
        assert "color-contrast" in {each["id"] for each in result["passes"]}

    def test_every_chart_has_its_numbers_as_a_table(self, page: Page, data: ReportData) -> None:
        for chart, figure in zip(data.charts, page.all("figure"), strict=True):
            figure.find_element(By.TAG_NAME, "summary").click()
            rows = figure.find_elements(By.CSS_SELECTOR, "tbody tr")
            assert [row.text for row in rows] == [
                " ".join([name, *map(str, numbers)]) for name, numbers in chart.rows
            ]

    def test_dark_is_dark_and_paper_is_light(self, page: Page) -> None:
        def background() -> str:
            script = "return getComputedStyle(document.body).backgroundColor"
            return str(page.run(script))

        light = background()
        page.prefer("dark")
        assert background() != light
        page.prefer("dark", media="print")
        assert background() == light


class TestPaper:
    """Printed, it holds the summary, the whole list as filtered, and the child that is chosen."""

    def printed(self, page: Page) -> str:
        pdf = base64.b64decode(page.driver.print_page())
        return "\n".join(each.extract_text() for each in PdfReader(io.BytesIO(pdf)).pages)

    def test_the_whole_list_and_the_child(self, page: Page, data: ReportData) -> None:
        page.one("[name=which][value=coming]").click()
        page.one("#find [name=name]").send_keys("DEMO-013", Keys.ENTER)
        text = self.printed(page)
        coming = open_dues(data, ts.Status.UPCOMING)
        assert len(coming) > A_PAGE
        assert {name for _, name in coming} <= set(text.split())
        listed = f"{len(coming)} obligations coming due"
        heads = (data.title, "Late reviews by reason", "DEMO-013, as at Sunday 22 November")
        for words in (*heads, listed):
            assert words in text
        assert "Next page" not in text

    def test_every_measure_what_is_ahead_and_every_dispute(
        self, office: Page, recorded: ReportData
    ) -> None:
        text = self.printed(office)
        said = " ".join(normalize("NFKC", text).split())  # paper has ligatures
        for words in ("Children accommodated under section 20", "In time, by officer", "At risk"):
            assert words in said
        assert said.count("Officer 9") >= sum(d.officer == "Officer 9" for d in recorded.disputes)
        assert len(office.rows("disputes-listed")) == A_PAGE

    def test_after_printing_the_list_is_in_pages_again(self, page: Page) -> None:
        page.one("[name=which][value=coming]").click()
        self.printed(page)
        assert len(page.listed()) == A_PAGE
        assert page.text("#paged").startswith("Page 1 of")

    def test_a_list_of_thousands_is_cut_and_says_so(self, opened: Opened) -> None:
        page = opened(many(gathered(demo_cases(40)), 2_000))
        page.one("[name=which][value=open]").click()
        page.run("dispatchEvent(new Event('beforeprint'))")
        total = page.text("#counted").split()[0]
        assert len(page.listed()) == 1_000
        assert page.text("#paged") == f"The first 1,000 of {total}"


def many(data: ReportData, number: int) -> ReportData:
    """The same children and disputes over and over, each with an identifier of its own."""
    children = tuple(
        replace(data.children[each % len(data.children)], name=f"C{each:05}")
        for each in range(number)
    )
    several = len(data.disputes) * number // len(data.children)
    disputes = tuple(
        replace(data.disputes[each % len(data.disputes)], name=f"C{each:05}")
        for each in range(several)
    )
    return replace(data, children=children, disputes=disputes)


def test_twenty_thousand_children_stay_usable(opened: Opened) -> None:
    """The list is a page of rows and one picture, however many children there are."""
    data = many(gathered(office_cases(200)), 20_000)
    assert len(data.disputes) > 200
    page = opened(data)
    page.one("[name=which][value=open]").click()
    number = sum(owed.is_open for child in data.children for owed in child.owed)
    assert page.text("#counted") == f"{number:,} obligations open"
    last = next(child for child in reversed(data.children) if child.owed[-1].is_open)
    page.one("#filters [name=text]").send_keys(last.name.lower())
    assert {row[0] for row in page.listed()} == {last.name}
    page.one("#find [name=name]").send_keys("C19998", Keys.ENTER)
    assert page.text("#chosen-name") == "C19998"
    assert len(page.all("#timeline svg")) == 1
    elements = page.run("return document.querySelectorAll('*').length")
    assert elements < 8_000 < number


def test_no_text_of_a_report_is_markup(opened: Opened) -> None:
    """Not in the page, not in the data for its script, and not in what the script draws."""
    page = opened(hostile())
    page.one("#listed tbody button").click()
    page.one("#find [name=name]").send_keys("script", Keys.ENTER)
    assert page.driver.title == f"{HOSTILE}, as at Sunday 22 November 2026"
    assert page.all("img") == []
    assert len(page.all("script")) == 2
    assert page.listed()[0][:2] == [HOSTILE, HOSTILE]
    assert page.text("h1") == HOSTILE
    assert page.text("#chosen-name") == HOSTILE
    assert page.run("return document.getElementById('why-text').textContent") == (
        f"{HOSTILE}\n  {HOSTILE}"
    )
    options = page.run("return [...document.querySelectorAll('option')].map(o => o.textContent)")
    assert options.count(HOSTILE) == 6
