"""What stands beside the cases describes them, in the words of the reference page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from timescales.conformance import check_case, read_cases, suite_folder
from timescales.conformance.reading import CASE_KEYS

ROOT = Path(__file__).resolve().parents[2]
README = suite_folder().joinpath("README.md").read_text(encoding="utf-8")
PAGE = (ROOT / "docs" / "reference" / "conformance.md").read_text(encoding="utf-8")

EXAMPLE, *GRAMMAR = re.findall(r"```text\n(.*?)```", README, re.DOTALL)


def test_the_example_holds(tmp_path: Path) -> None:
    """Both of its cases."""
    path = tmp_path / "lac_review.yaml"
    path.write_text(EXAMPLE, encoding="utf-8")
    assert [check_case(case).agrees for case in read_cases([path])] == ["yes", "yes"]


def test_the_grammar_is_given_once_in_two_places() -> None:
    """Whoever has the files alone has all of it."""
    assert len(GRAMMAR) == 3
    assert [block for block in GRAMMAR if f"```text\n{block}```" not in PAGE] == []


@pytest.mark.parametrize("text", [README, PAGE], ids=["README", "page"])
def test_every_key_is_described(text: str) -> None:
    """In the table of keys, and no other."""
    table = text[text.index("| Key |") :].partition("\n\n")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == set(CASE_KEYS)
