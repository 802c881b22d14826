"""``timescales explain`` and ``timescales schema``."""

from __future__ import annotations

import json
from datetime import date

import timescales as ts
from tests.cli.conftest import Run


class TestExplain:
    """``timescales explain lac_review.second 2022-12-01``: the worked explanation."""

    def test_is_the_explanation_of_the_timescale(self, run: Run) -> None:
        """Every line of the library's own explanation is printed, in its order."""
        result = run("explain", "lac_review.second", "2022-12-01")
        duty, _ = ts.policies.day_count().at("lac_review.second")
        calendar = ts.england_and_wales()
        wanted = duty.explain(date(2022, 12, 1), calendar, "second").text.splitlines()
        assert result.exit_code == 0
        assert [line for line in result.stdout.splitlines() if line in wanted] == wanted

    def test_says_when_it_is_after_the_statutory_limit(self, run: Run) -> None:
        """Where a policy's date falls after that limit the answer says so."""
        late = run("explain", "lac_review.second", "2022-12-01").stdout
        assert "  note: by policy day_count\n" in late
        assert "  note: 1 day after the statutory limit, Wednesday 1 March 2023\n" in late
        within = run("explain", "lac_review.second", "2022-12-01", "--policy", "strictest").stdout
        assert "statutory limit" not in within

    def test_explains_that_there_is_no_deadline(self, run: Run) -> None:
        """That there is none is explained, and explaining it is done: status 0."""
        result = run("explain", "icpc", "1999-01-01")
        assert result.exit_code == 0
        assert "no deadline: not in force before 17 March 2010" in result.stdout

    def test_gives_markdown(self, run: Run) -> None:
        """A title in bold and a nested list."""
        lines = run("explain", "icpc", "2024-12-13", "--format", "markdown").stdout.splitlines()
        assert lines[0] == "**Initial child protection conference: Wednesday 8 January 2025**"
        assert all(line.lstrip().startswith("- ") for line in lines[2:])

    def test_gives_json(self, run: Run) -> None:
        """The same as data, with the policy and the statutory limit."""
        data = json.loads(
            run("explain", "lac_review.second", "2022-12-01", "--format", "json").stdout
        )
        assert data["policy"] == "day_count"
        assert data["statutory_limit"] == "2023-03-01"
        assert data["outcome"] == {"due": "2023-03-02", "provisional": False}
        assert "1 day after the statutory limit, Wednesday 1 March 2023" in data["notes"]

    def test_an_unknown_address_is_refused(self, run: Run) -> None:
        """Status 2, and the nearest addresses."""
        result = run("explain", "lac_review.third", "2022-12-01")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "lac_review.second" in result.stderr


def test_schema_is_the_json_schema_of_the_library(run: Run) -> None:
    """``timescales schema`` prints what ``ts.json_schema`` gives."""
    result = run("schema")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == ts.json_schema()
