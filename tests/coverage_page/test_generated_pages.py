"""What is generated for the documents is up to date, and what they list is what there is."""

from __future__ import annotations

import importlib.util
import re
import sys
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

import timescales as ts
from tests.core.test_one_history import DUTIES, WREN
from timescales.reference import MODULES, duties
from timescales.rules import Dated

ROOT = Path(__file__).parents[2]
DATA: dict[str, Any] = tomllib.loads(
    (ROOT / "src/timescales/catalogue/coverage.toml").read_text("utf-8")
)
ROWS: list[dict[str, str]] = [row for section in DATA["section"] for row in section["row"]]


@cache
def tool(name: str) -> ModuleType:
    """A program of tools/, as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # where its dataclasses look for the types of their fields
    spec.loader.exec_module(module)
    return module


class TestCoverageData:
    """A coverage page generated from data: what of the law is encoded, partly, not, and why."""

    def test_the_page_is_what_the_data_says(self) -> None:
        """The page in the tree is the one that the generator writes today."""
        made = tool("make_coverage")
        assert made.PAGE.read_text("utf-8") == made.page(DATA), "run tools/make_coverage.py"

    def test_every_row_has_a_name_of_its_own(self) -> None:
        """An id stands for one row for good."""
        ids = [row["id"] for row in ROWS]
        assert len(set(ids)) == len(ids)
        assert all(re.fullmatch("[a-z][A-Za-z0-9_]*", name) for name in ids)

    @pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
    def test_a_row_says_all_that_it_must_in_known_words(self, row: dict[str, str]) -> None:
        """Each row has a duty, a source, a reason, and known words for coverage and for text."""
        assert set(row) - {"address"} == {"id", "duty", "source", "text", "coverage", "reason"}
        assert all(row.values())
        assert row["coverage"] in tool("make_coverage").COVERAGE
        assert row["text"] in tool("make_coverage").TEXT
        assert "|" not in "".join(row.values())

    def test_an_address_is_one_that_some_policy_answers(self) -> None:
        """What is encoded has an address that exists, and so has what a policy file supplies."""
        policies = map(ts.policies.resolve, ts.policies.NAMES)
        known = {address for policy in policies for address in policy.addresses}
        for row in ROWS:
            if "address" in row:
                assert row["address"] in known
                assert row["coverage"] in {"encoded", "partly", "no national number"}

    def test_every_stage_of_the_policies_stands_in_the_page(self) -> None:
        """Nothing is encoded that the page does not own to."""
        told = {row["address"] for row in ROWS if "address" in row}
        for name in ts.policies.NAMES:
            assert set(ts.policies.resolve(name).addresses) <= told

    def test_every_row_of_the_reference_tables_is_listed(self, shared: Path) -> None:
        """Every timescale of the project's notes on the law has its row, encoded or not."""
        text = (shared / "domain/law.md").read_text("utf-8")
        wanted = set(_law_ids(text))
        assert len(wanted) > 140
        assert wanted - {row["id"] for row in ROWS} == set()

    def test_every_rule_of_another_nation_is_listed(self, shared: Path) -> None:
        """One row for each that the notes on the law hold, and none of them is encoded."""
        text = (shared / "domain/law.md").read_text("utf-8")
        others = text.split("**Other nations", 1)[1].split("\n# ", 1)[0]
        wanted = re.findall(r"^\| (Wales|Scotland|N Ireland)", others, re.MULTILINE)
        [listed] = [s["row"] for s in DATA["section"] if s["title"] == "Other nations"]
        nations = [row["id"].partition("_")[0] for row in listed]
        assert len(wanted) > 20
        assert nations == [{"N Ireland": "northern"}.get(n, n.lower()) for n in wanted]
        assert {row["coverage"] for row in listed} == {"not encoded"}


def _law_ids(text: str) -> list[str]:
    """The ids in the first column of the tables of sections 1.1 to 1.10 and 6, written out."""
    found: list[str] = []
    for section in re.split(r"\n(?=#+ )", text):
        if not re.match(r"## 1\.(?:10|\d) |# 6\. ", section):
            continue
        for line in section.splitlines():
            if not line.startswith("| `"):
                continue
            names = re.findall(r"`([^`]+)`", line.split("|")[1])
            stem = names[0].rpartition("_")[0]
            for name in names:
                if name in WRITTEN_OUT:
                    found.append(WRITTEN_OUT[name])
                else:
                    found.append(stem + name if name.startswith("_") else name)
    return found


WRITTEN_OUT = {
    "_subsequent_1991": "lac_review_subsequent_1991",
    "_core_2010": "assessment_core_2010",
    "_break": "adopter_stage_break",
    "_stage2": "adopter_stage2",
    "2": "complaint_stage2",
    "panel": "complaint_panel",
    "response": "complaint_response",
}
"""Ids that the tables shorten in a way of their own."""


def test_the_picture_is_what_the_library_says() -> None:
    """The picture of an explained date shows the explanation of today."""
    made = tool("make_picture")
    assert made.PICTURE.read_text("utf-8") == made.picture(), "run tools/make_picture.py"


def test_the_compared_year_is_what_the_library_says() -> None:
    """The picture of a year shows the comparison of today."""
    made = tool("make_comparison")
    assert made.PICTURE.read_text("utf-8") == made.picture(), "run tools/make_comparison.py"


def test_the_events_are_what_the_library_reads() -> None:
    """The tables of the page about events are those of today."""
    made = tool("make_events")
    text = made.PAGE.read_text("utf-8")
    assert text == made.page(text), "run tools/make_events.py"


def test_the_measures_are_what_the_library_counts() -> None:
    """The page of measures says what those of today are."""
    made = tool("make_measures")
    text = made.PAGE.read_text("utf-8")
    assert text == made.page(text), "run tools/make_measures.py"


def test_the_star_schema_is_what_is_written() -> None:
    """The diagram and the tables of its page are those of today."""
    made = tool("make_star")
    text = made.PAGE.read_text("utf-8")
    assert text == made.page(text), "run tools/make_star.py"


def test_the_story_is_what_the_library_says() -> None:
    """The picture of the tutorial's history shows the projection of today."""
    made = tool("make_story")
    assert made.PICTURE.read_text("utf-8") == made.picture(), "run tools/make_story.py"


def test_the_story_is_the_history_that_is_tested() -> None:
    """The file in the tutorial and the history worked out by hand are one, and so the duties."""
    made = tool("make_story")
    assert made.history() == WREN
    assert made.DUTIES == DUTIES


class TestVersionsPicture:
    """A timeline of versions, from the catalogue."""

    def test_the_picture_is_what_the_catalogue_says(self) -> None:
        """It shows the versions of today."""
        made = tool("make_versions")
        assert made.PICTURE.read_text("utf-8") == made.picture(), "run tools/make_versions.py"

    def test_every_version_has_a_tile(self) -> None:
        """Of each address that has more than one, in the policies that come with the library."""
        texts = [text.text or "" for text in drawn().iter(f"{SVG}title")]
        told = Counter(text.partition(": ")[0] for text in texts)
        wanted = Counter[str]()
        for module in MODULES.values():
            for duty in duties(module):
                for address, stage in duty.at.items():
                    if isinstance(stage.rule, Dated) and len(stage.rule.versions) > 1:
                        wanted[address] += len(stage.rule.versions)
        assert len(wanted) > 25
        days = {"lac_review.second": 2, "lac_review.subsequent": 2}  # those of the day counts
        assert told == wanted + Counter(days) + Counter({"Versions in time": 1})

    def test_what_it_shows_is_said_in_words(self) -> None:
        """A line for each address, for those who do not see it, with each number and day."""
        [words] = [text.text or "" for text in drawn().iter(f"{SVG}desc")]
        line = (
            "lac_review.first: 4 weeks after, from 14 October 1991 until 3 March 2011 (text not "
            "read); the earlier of 4 weeks after and 20 working days after, from 4 March 2011 "
            "until 31 March 2011 (text not read); 20 working days after, from 1 April 2011."
        )
        assert line in words.splitlines()

    def test_a_tile_holds_a_number_and_its_unit(self) -> None:
        """In few letters, which the picture explains."""
        words = {text.text for text in drawn().iter(f"{SVG}text")}
        assert {"4 w", "20 wd", "earlier of 4 w and 20 wd", "24 w", "10 wd", "91 d"} <= words
        assert {"1 y", "6 m", "none"} <= words

    def test_the_page_shows_it(self) -> None:
        """With words for those who do not see it."""
        text = (ROOT / "docs/reference/versions.md").read_text("utf-8")
        assert re.search(r"!\[What each duty [^]]+\]\(\.\./images/versions\.svg\)", text)


SVG = "{http://www.w3.org/2000/svg}"


def drawn() -> Element:
    """The picture of versions, read as XML."""
    picture: str = tool("make_versions").picture()
    return fromstring(picture)


class TestTheLaw:
    """Pages generated from the catalogue, one an instrument, and what lists them."""

    def test_the_pages_are_what_the_catalogue_says(self) -> None:
        """Every page in the tree is the one that the generator writes today, and no other is."""
        made = tool("make_reference")
        pages = made.pages()
        for path, text in pages.items():
            assert path.read_text("utf-8") == text, f"{path.name}: run tools/make_reference.py"
        assert set((made.PAGES / "law").glob("*.md")) <= set(pages)

    @pytest.mark.parametrize("name", MODULES)
    def test_an_instrument_page_lists_every_address(self, name: str) -> None:
        """Each address that a module's duties answer at stands in the table of its page."""
        text = (ROOT / "docs/reference/law" / f"{name}.md").read_text("utf-8")
        listed = set(re.findall(r"^\| [^|]+ \(`([a-z0-9_.]+)`\) \|", text, re.MULTILINE))
        told = {address for duty in duties(MODULES[name]) for address in duty.addresses}
        assert listed == (told or {"lac_review.second", "lac_review.subsequent"})

    def test_every_duty_of_the_policies_is_in_some_page(self) -> None:
        """The modules that the pages are made from hold all that the policies do."""
        told = {duty.id for module in MODULES.values() for duty in duties(module)}
        for name in ts.policies.NAMES:
            assert {duty.id for duty in ts.policies.resolve(name).timescales} <= told
