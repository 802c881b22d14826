"""What the reference pages list is what there is: no more, and nothing left out."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import timescales as ts
from timescales import errors
from timescales.catalogue import INSTRUMENTS
from timescales.records import COLUMNS, FINDING_COLUMNS, HEART

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SOURCES = ROOT / "src/timescales"

# A finding is made by one of these, with its code first or after the thing that it is about.
_MAKES_FINDING = re.compile(
    r"(?:\b(?:Fault|Finding|_?warning|_fault|_finding|self\._(?:find|complain|say))|\.remark)"
    r"\(\s*(?:(?:entry|role|name|found\.file|Role\.[A-Z]+|subject, [a-z]+(?:\[[a-z]+\])?),\s*)?"
    r'"([a-z_0-9]+)"|\b(?:code=|why = )"([a-z_0-9]+)"'
)


def page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def first_cells(text: str) -> list[str]:
    """What stands in code in the first cell of each row of the tables of a text."""
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    return [word for cell in rows for word in re.findall("`([^`]+)`", cell)]


def section(text: str, heading: str) -> str:
    """The text under a heading, up to the next of the same level."""
    level = heading.partition(" ")[0]
    return text.split(f"{heading}\n", 1)[1].split(f"\n{level} ", 1)[0]


class TestEvents:
    """Event kinds: the same words in Python and in files."""

    def test_every_kind_stands_in_the_page_with_its_meaning(self) -> None:
        text = section(page("reference/events.md"), "## The kinds")
        listed = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]*)\|$", text, re.MULTILINE)
        kinds = ts.EVENT_KINDS.values()
        assert [(name, meaning) for name, meaning, _ in listed] == [
            (kind.name, kind.meaning) for kind in kinds
        ]
        for (*_, more), kind in zip(listed, kinds, strict=True):
            assert ("worked out" in more) == kind.derived
            assert kind.sets in more

    def test_every_duty_stands_in_the_page_with_its_clock(self) -> None:
        """Those that something starts, each once, with every kind that each role has."""
        text = section(page("reference/events.md"), "## What each duty reads")
        rows = [line.split("|")[1:5] for line in text.splitlines() if line.startswith("| `")]
        listed = [[re.findall(r"`(\w+)`", cell) for cell in row] for row in rows]
        assert listed == [
            [[duty.id], list(duty.starts), list(duty.meets), list(duty.ends)]
            for duty in ts.policies.statutory().timescales
            if duty.starts
        ]

    def test_every_code_of_a_finding_is_explained(self) -> None:
        made = {
            first or second
            for path in SOURCES.rglob("*.py")
            if "published" not in path.parts  # whose faults are those of tables
            for first, second in _MAKES_FINDING.findall(path.read_text("utf-8"))
        }
        data_format = section(page("reference/data-format.md"), "## Findings: `OUT.findings.csv`")
        told = {
            *first_cells(section(page("reference/events.md"), "## Findings")),
            *first_cells(data_format),
            *first_cells(section(page("reference/records/ssd.md"), "## Findings")),
        } - set(FINDING_COLUMNS)
        assert len(made) > 25
        assert told == made


def test_every_column_of_the_output_is_explained() -> None:
    """The page explains the columns in the order in which they are written."""
    text = page("reference/data-format.md")
    assert first_cells(section(text, "## Due dates: `-o OUT`")) == list(COLUMNS)
    findings = first_cells(section(text, "## Findings: `OUT.findings.csv`"))
    assert findings[: len(FINDING_COLUMNS)] == list(FINDING_COLUMNS)


def test_every_status_is_explained() -> None:
    """The page lists the statuses in their order."""
    text = page("reference/statuses.md").split("\n## ", 1)[0]
    assert first_cells(text) == [status.value for status in ts.Status]


def test_every_error_is_explained() -> None:
    """The page lists every error with the built-in that it also is."""
    listed = re.findall(r"^\| `(\w+)` \| `(\w+)` \|", page("reference/errors.md"), re.MULTILINE)
    known = {
        name: value.__bases__[-1].__name__
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, errors.TimescalesError)
    }
    assert dict(listed) == known


def test_the_heart_stands_in_the_readme() -> None:
    """The table of the README has each timescale at the heart of the work, with its title."""
    text = section((ROOT / "README.md").read_text("utf-8"), "## What it answers")
    heart = [ts.policies.statutory().timescale(name) for name in HEART]
    listed = re.findall(r"^\| `(\w+)` \| ([^|]+) \|", text, re.MULTILINE)
    assert sorted(listed) == sorted((duty.id, duty.title) for duty in heart)


def test_the_readme_counts_what_there_is() -> None:
    """How many duties there are, to the nearest ten, and in how many instruments."""
    text = (ROOT / "README.md").read_text("utf-8")
    duties = round(len(ts.policies.statutory().timescales), -1)
    assert f"some {duties} duties from {len(INSTRUMENTS)} Acts, regulations" in text


def test_the_layers_are_those_that_are_checked() -> None:
    """The design lists the layers of the import contract, from the top down."""
    text = section(page("design.md"), "## The layers").split("```text\n", 1)[1].split("```", 1)[0]
    drawn = [line[:38].split() for line in text.splitlines()]
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layers = contracts["tool"]["importlinter"]["contracts"][0]["layers"]
    assert [re.findall(r"\w+", layer) for layer in layers] == drawn
