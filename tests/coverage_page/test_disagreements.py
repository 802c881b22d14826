"""Where sources disagree: every question is answered whole, and every other choice works."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

import timescales as ts
from timescales.errors import TimescalesError

ROOT = Path(__file__).parents[2]
DATA: list[dict[str, Any]] = tomllib.loads(
    (ROOT / "src/timescales/catalogue/disagreements.toml").read_text("utf-8")
)["disagreement"]
CHOICES = [item for item in DATA if "policy_file" in item]
DAYS = [
    *(date(2011, 3, 4) + timedelta(n) for n in range(28)),
    *(date(2026, 1, 1) + timedelta(n) for n in range(365)),
    date(2008, 2, 29),
]


def answers(policy: ts.Policy, address: str) -> list[str]:
    """What an address answers on each of the days, or why it does not."""
    calendar = ts.england_and_wales()
    _, stage = policy.at(address)
    said = []
    for day in DAYS:
        try:
            said.append(str(stage.rule.due(day, calendar)))
        except TimescalesError as error:
            said.append(str(error))
    return said


def test_there_are_as_many_as_the_law_leaves_open() -> None:
    """Thirty-two questions, each with a name of its own."""
    assert len({item["id"] for item in DATA}) == len(DATA) == 32


@pytest.mark.parametrize("item", DATA, ids=lambda item: item["id"])
def test_a_question_is_answered_whole(item: dict[str, Any]) -> None:
    """At least two readings, each with who says so; a default; another choice, or why not."""
    fields = {"id", "question", "readings", "default", "otherwise", "addresses"}
    assert set(item) - {"policy_file", "example"} == fields
    assert item["question"].endswith("?")
    assert len(item["readings"]) >= 2
    assert all(set(each) == {"says", "source"} for each in item["readings"])
    assert all(all(each.values()) for each in item["readings"])
    assert item["default"].endswith(".")
    assert item["otherwise"].endswith(".")
    known = {
        address for name in ts.policies.NAMES for address in ts.policies.resolve(name).addresses
    }
    assert set(item["addresses"]) <= known
    assert item["addresses"] or "policy_file" in item


@pytest.mark.parametrize("item", CHOICES, ids=lambda item: item["id"])
def test_a_policy_file_makes_the_other_choice(item: dict[str, Any], tmp_path: Path) -> None:
    """It loads, and every address that it names answers otherwise than before, or is new."""
    file = tmp_path / "other.toml"
    file.write_text(item["policy_file"], "utf-8")
    written = tomllib.loads(item["policy_file"])
    other, base = ts.policies.load(file), ts.policies.resolve(written["based_on"])
    for address in written.get("rules", {}):
        assert address in item["addresses"]
        assert answers(other, address) != answers(base, address)
    new = {duty["id"] for duty in written.get("timescales", ())}
    assert new == set(other.addresses) - set(base.addresses)
    assert new or written.get("rules")


def example(name: str, tmp_path: Path) -> ts.Policy:
    """The policy of the file that makes the other choice of a question."""
    [written] = [item["policy_file"] for item in CHOICES if item["id"] == name]
    file = tmp_path / "other.toml"
    file.write_text(written, "utf-8")
    return ts.policies.load(file)


WITHOUT_EXAMPLE = {
    "future_holidays": "what will be proclaimed is not known, so no day can be given",
    "relaxed_in_2020": "no reading gives another date",
    "care_ends_first": "the readings differ on whether a duty lapsed, and not on its date",
    "several_children": "the readings differ on what is counted, and not on a date",
    "court_days": "no timescale here is counted by either",
    "other_nations": "the dates of other nations are not worked out",
}
"""The questions that are not of a date, and why."""


def due(
    item: dict[str, Any], side: dict[str, Any], tmp_path: Path, policy: str | None = None
) -> date | None:
    """What one side of an example comes to; None where it has no date."""
    calendar = ts.england_and_wales()
    if "rule" in side:
        rule = ts.from_data(side["rule"])
    else:
        named = side.get("policy", policy)
        chosen = ts.policies.resolve(named) if named else example(item["id"], tmp_path)
        rule = chosen.at(side["address"])[1].rule
    try:
        outcome = rule.due(side["from"], calendar)
    except ts.NotSuppliedError:
        return None
    return outcome.date if isinstance(outcome, ts.Due) else None


@pytest.mark.parametrize("item", DATA, ids=lambda item: item["id"])
def test_the_readings_differ_on_the_day_of_the_example(
    item: dict[str, Any], tmp_path: Path
) -> None:
    """Each reading gives its own day, or it is said why there is none to give."""
    if "example" not in item:
        assert WITHOUT_EXAMPLE[item["id"]]
        return
    assert item["id"] not in WITHOUT_EXAMPLE
    here = item["example"].get("here", {})
    other = {
        **{key: here[key] for key in ("address", "from") if here},
        **item["example"]["otherwise"],
    }
    assert set(here) <= {"policy", "address", "from", "due"}
    assert set(other) <= {"policy", "address", "from", "due", "rule"}
    if here:
        assert due(item, here, tmp_path, "statutory") == here.get("due")
        assert here["address"] in item["addresses"]
    base = None if "policy_file" in item else "statutory"
    assert due(item, other, tmp_path, base) == other["due"] != here.get("due")


def test_an_exemption_is_of_a_question() -> None:
    assert set(WITHOUT_EXAMPLE) == {item["id"] for item in DATA if "example" not in item}


@pytest.mark.parametrize(
    ("name", "address", "anchor", "due"),
    [
        # three months from 27 November 2010 end on Sunday 27 February 2011
        ("closed_days", "lac_review.second", date(2010, 11, 27), date(2011, 2, 27)),
        # the last anchor of the law before, whose three months end on Thursday 30 June 2011
        ("closed_days", "lac_review.second", date(2011, 3, 31), date(2011, 6, 30)),
        # three months from 2 April 2011 end on Saturday 2 July 2011: to Monday
        ("closed_days", "lac_review.second", date(2011, 4, 2), date(2011, 7, 4)),
        # day 35, of which 1 June is day 1
        ("after_28_days", "pathway_review_accommodation.first", date(2026, 6, 1), date(2026, 7, 5)),
        # Tuesday 6 January 2026 less five days
        ("visit_before_review", "pre_review_visit", date(2026, 1, 6), date(2026, 1, 1)),
    ],
)
def test_the_other_choice_gives_the_day_that_it_says(
    name: str, address: str, anchor: date, due: date, tmp_path: Path
) -> None:
    """Where the text beside a policy file names a number or a date, the file holds to it."""
    _, stage = example(name, tmp_path).at(address)
    assert stage.rule.due(anchor, ts.england_and_wales()) == ts.Due(due)
