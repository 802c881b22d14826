"""The suite as plain data, its JSON Schema, and where the suite is found."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import timescales as ts
from tests.conformance.shipped import CASES
from timescales.conformance import SUITE_VERSION, read_cases, suite_data, suite_folder, suite_schema
from timescales.conformance.expectation import parse_answer, parse_obligation

HOURS = """\
suite: 1
timescale: icpc
cases:
  - name: With a time
    kind: ordinary
    sentence: a sentence
    source: a source
    born: 2010-05-01
    history:
      - 2026-06-05 strategy_discussion ref=E1 sets=2026-06-26 at=16:45 team="North East"
    as_at: 2026-06-06
    expect:
      - from 2026-06-05 not before 2026-06-06 due 2026-06-26 16:45 upcoming note "so"
"""


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    """The shipped suite, as another program reads it."""
    loaded: dict[str, Any] = json.loads(json.dumps(suite_data(CASES)))
    return loaded


def validate(data: dict[str, Any]) -> None:
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    schema = suite_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema, format_checker=checker).validate(data)


class TestData:
    """Every case, with nothing left to parse."""

    def test_says_its_versions(self, data: dict[str, Any]) -> None:
        """That of the format, and the release whose answers these are."""
        assert (data["suite"], data["release"]) == (SUITE_VERSION, ts.__version__)
        assert len(data["cases"]) == len(CASES)

    def test_keeps_to_its_schema(self, data: dict[str, Any]) -> None:
        """Every key is there, and no other."""
        validate(data)

    def test_a_line_says_the_same_as_its_parts(self, data: dict[str, Any]) -> None:
        """Whether a program reads the lines or the parts of them."""
        for case in data["cases"]:
            stages = [
                stage.name
                for stage in ts.policies.resolve(case["policy"])
                .timescale(case["timescale"])
                .series.stages
            ]
            parse = parse_answer if case["history"] is None else parse_obligation
            for expected in case["expect"]:
                read = parse(expected["line"], stages)
                parts = [read.stage, read.anchor, read.not_before, read.due]
                said = [expected[key] for key in ("stage", "from", "not_before", "due")]
                assert [None if part is None else str(part) for part in parts] == said
                assert (read.status and read.status.value) == expected["status"]
                assert (read.answer and read.answer.value) == expected["answer"]
                assert read.note == expected["note"]

    def test_a_case_with_everything(self, tmp_path: Path) -> None:
        """Moments carry their offset from UTC."""
        path = tmp_path / "icpc.yaml"
        path.write_text(HOURS, encoding="utf-8")
        data = suite_data(read_cases([path]))
        validate(data)
        assert data["cases"] == [
            {
                "timescale": "icpc",
                "name": "With a time",
                "kind": "ordinary",
                "sentence": "a sentence",
                "source": "a source",
                "policy": "statutory",
                "from": None,
                "history": [
                    {
                        "date": "2026-06-05",
                        "event": "strategy_discussion",
                        "ref": "E1",
                        "sets": "2026-06-26",
                        "at": "2026-06-05T16:45:00+01:00",
                        "details": {"team": "North East"},
                    }
                ],
                "as_at": "2026-06-06",
                "born": "2010-05-01",
                "complete_from": None,
                "expect": [
                    {
                        "line": "from 2026-06-05 not before 2026-06-06 due 2026-06-26 16:45 "
                        'upcoming note "so"',
                        "stage": None,
                        "from": "2026-06-05",
                        "not_before": "2026-06-06",
                        "answer": "due",
                        "due": "2026-06-26",
                        "due_at": "2026-06-26T16:45:00+01:00",
                        "status": "upcoming",
                        "note": "so",
                    }
                ],
            }
        ]


class TestSchema:
    """Anything else is no suite."""

    def test_refuses_what_it_does_not_say(self, data: dict[str, Any]) -> None:
        """A key left out, another added, a word that is none of those allowed, no date."""
        for change in (
            {"suite": 2},
            {"cases": None},
            {"more": 1},
            {"cases": [data["cases"][0] | {"kind": "odd"}]},
            {"cases": [data["cases"][0] | {"as_at": "soon"}]},
            {"cases": [{k: v for k, v in data["cases"][0].items() if k != "name"}]},
            {"cases": [_with_status(data["cases"][0], "met")]},
        ):
            with pytest.raises(jsonschema.ValidationError):
                validate(data | change)

    def test_knows_every_status(self, data: dict[str, Any]) -> None:
        """As the library has them."""
        for status in ts.Status:
            validate(data | {"cases": [_with_status(data["cases"][0], status.value)]})


def _with_status(case: dict[str, Any], status: str) -> dict[str, Any]:
    changed = deepcopy(case)
    changed["expect"][0]["status"] = status
    return changed


class TestFolder:
    """The suite stands beside the installed code, or in the tests of a checkout."""

    def test_in_a_checkout(self) -> None:
        """Where it is kept."""
        assert suite_folder() == Path(__file__).parents[1] / "cases"

    def test_installed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where the wheel put it."""
        (tmp_path / "cases").mkdir()
        monkeypatch.setattr("timescales.conformance.shipped.files", lambda _: tmp_path)
        assert suite_folder() == tmp_path / "cases"
