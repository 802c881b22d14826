"""Every number, threshold and measure of the two reports is answered, or it is said why not."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

DATA: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[2] / "src/timescales/catalogue/coverage.toml").read_text("utf-8")
)
[SECTION] = [each for each in DATA["section"] if each["title"] == "Numbers of the two reports"]
ROWS: dict[str, dict[str, str]] = {row["id"]: row for row in SECTION["row"]}

CHECKLIST: dict[str, list[tuple[str, tuple[str, ...]]]] = {
    "Seed A": [
        ("caseload", ("report_caseload",)),
        ("(91 d)", ("report_review_first", "report_review_second", "report_review_later")),
        ("before out of time", ("report_review_planned",)),
        ("before review", ("report_visit_before_review",)),
        ("care plan updated", ("report_care_plan_six_months",)),
        ("PEP", ("report_pep_up_to_date",)),
        ("pathway plan within", ("report_pathway_plan_six_months",)),
        ("assessment from", ("report_assessment_from_15_and_a_half",)),
        ("pathway plan at review", ("report_pathway_plan_at_16_and_a_quarter",)),
        ("post-18", ("report_pathway_plan_after_18",)),
        ("secure panel", ("report_secure_panel",)),
        ("DRP 20 WD", ("report_dispute_total", "report_dispute_stages")),
        ("DRP reporting", ("report_dispute_reporting",)),
        ("Change Council", ("report_meetings",)),
        ("appraisal", ("report_appraisal",)),
        ("training events", ("report_training",)),
        ("peer observation", ("report_observation",)),
    ],
    "Seed B": [
        ("ICPC", ("report_icpc",)),
        ("RCPC", ("report_rcpc_first", "report_rcpc_later")),
        ("m flagged", ("report_plan_over_12_months",)),
        ("m bands", ("report_plan_bands",)),
        ("midway", ("report_midway",)),
        ("contacted by chair", ("report_children_over_4", "report_children_over_8")),
        ("pre-meeting", ("report_pre_meeting",)),
        ("LAR", ("report_review_first", "report_review_second", "report_review_later")),
        ("SAR", ("report_secure_review", "report_secure_review_later", "report_secure_panel")),
        ("DRP", ("report_dispute_total", "report_dispute_stages")),
        ("foster review", ("report_foster_review_first", "report_foster_review_yearly")),
        ("Reg 44", ("report_reg44",)),
        ("minutes", ("report_minutes",)),
        ("audits", ("report_audits",)),
    ],
}
"""What each entry of the checklist has in it, in order, and the rows that answer it."""

WORDS = {
    "bi monthly": "every 2 months",
    "an informal one": "informal",
    "half an hour": "30 minutes",
    "monthly": "1 month",
    **dict(zip(["one", "two", "three", "four", "five", "six", "eight"], "1234568", strict=True)),
}
"""Numbers as the page writes them."""


def entries(text: str, report: str) -> list[str]:
    """The entries of the checklist of one report, without the paragraphs that they name."""
    checklist = text.split("## 1.11 ", 1)[1].split("\n---", 1)[0]
    [line] = [line for line in checklist.splitlines() if line.startswith(f"{report}: ")]
    plain = re.sub(r" \(\d+\.\d+[^)]*\)", "", line.removeprefix(f"{report}: "))
    return plain.rstrip(".").split("; ")


def numbers(text: str) -> set[int]:
    """The numbers in a text, in figures or in the words that the page uses."""
    for word, figure in WORDS.items():
        text = re.sub(rf"\b{word}\b", figure, text)
    return {int(figures) for figures in re.findall(r"\d+", text)}


def told(ids: tuple[str, ...]) -> Iterator[int]:
    """The numbers of some rows."""
    for name in ids:
        yield from numbers(f"{ROWS[name]['duty']}; {ROWS[name]['reason']}")


@pytest.mark.parametrize("report", CHECKLIST)
def test_every_entry_of_the_checklist_has_its_rows(report: str, shared: Path) -> None:
    """No entry is left over, and each number in it stands in a row that answers it."""
    text = (shared / "domain/law.md").read_text("utf-8")
    for entry, (words, ids) in zip(entries(text, report), CHECKLIST[report], strict=True):
        assert words in entry
        assert numbers(entry) <= set(told(ids)), entry


def test_every_row_answers_an_entry() -> None:
    """And no row is of a number that the checklist does not have, but for permanence."""
    answered = {name for each in CHECKLIST.values() for _, ids in each for name in ids}
    assert set(ROWS) - answered == {"report_permanence"}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_row_is_answered_by_a_rule_or_says_why_not(row: dict[str, str]) -> None:
    """An encoded number has an address; of any other the remark says why it has none."""
    assert ("address" in row) == (row["coverage"] == "encoded")
    assert row["reason"]


def test_the_page_says_that_all_are_there() -> None:
    """In a sentence above the rows."""
    page = (Path(__file__).parents[2] / "docs/reference/coverage.md").read_text("utf-8")
    assert page.split("## Numbers of the two reports\n\n", 1)[1].startswith(SECTION["note"])
    assert SECTION["note"].startswith("Every number, threshold and measure")
