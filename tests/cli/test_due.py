"""``timescales due``."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import timescales as ts
from tests.cli.conftest import Run
from timescales.cli.app import application


class TestDue:
    """The ISO date alone on the first line of standard output; warnings go to standard error."""

    def test_prints_the_date_alone(self, run: Run) -> None:
        """The worked example of the README, and nothing else on either stream."""
        result = run("due", "lac_review.first", "2026-11-02")
        assert (result.exit_code, result.stdout, result.stderr) == (0, "2026-11-30\n", "")

    def test_reads_the_day_first(self, run: Run) -> None:
        """04/05/2026 is the fourth of May."""
        british = run("due", "icpc", "04/05/2026").stdout
        assert british == run("due", "icpc", "2026-05-04").stdout
        assert british != run("due", "icpc", "2026-04-05").stdout

    def test_says_on_standard_error_that_it_is_after_the_statutory_limit(self, run: Run) -> None:
        """The default policy counts 91 days, which here is a day after three months."""
        result = run("due", "lac_review.second", "2022-12-01")
        assert (result.exit_code, result.stdout) == (0, "2023-03-02\n")
        assert result.stderr == (
            "Warning: 1 day after the statutory limit, 2023-03-01; "
            "--policy statutory or strictest keeps within it.\n"
        )
        for policy in ("statutory", "strictest"):
            within = run("due", "lac_review.second", "2022-12-01", "--policy", policy)
            assert (within.stdout, within.stderr) == ("2023-03-01\n", "")

    def test_says_on_standard_error_that_it_is_provisional(self, run: Run) -> None:
        """A date after the last published bank holidays may yet change."""
        result = run("due", "icpc", "2035-01-01")
        assert result.stdout == "2035-01-22\n"
        assert result.stderr == (
            "Provisional: bank holidays are published to 31 December 2028, "
            "and this date leans on later ones.\n"
        )

    @pytest.mark.parametrize("form", [(), ("--json",)])
    def test_no_deadline_is_a_reason_on_standard_error(
        self, run: Run, form: tuple[str, ...]
    ) -> None:
        """Where there is no deadline nothing on standard output, exit status 2."""
        result = run("due", "lac_review.first", "1980-01-01", *form)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == (
            "Error: lac_review.first from 1980-01-01: no deadline: "
            "not in force before 14 October 1991.\n"
        )

    def test_json_is_one_object(self, run: Run) -> None:
        """With --json the same answer stands with what it rests on."""
        result = run("due", "lac_review.second", "2022-12-01", "--json")
        data = json.loads(result.stdout)
        assert data.pop("calendar_fingerprint") == ts.england_and_wales().fingerprint
        assert data == {
            "date": "2023-03-02",
            "provisional": False,
            "policy": "day_count",
            "timescale": "lac_review.second",
            "anchor": "2022-12-01",
            "statutory_limit": "2023-03-01",
            "exceeds_statutory_limit": True,
            "calendar": "England and Wales",
            "calendar_published_to": "2028-12-31",
        }

    def test_json_has_null_where_no_statutory_duty_stands_behind(self, run: Run) -> None:
        """Sunderland counts the first secure review from the order, which the statute does not."""
        result = run("due", "secure_review.first", "2024-01-31", "--policy", "sunderland", "--json")
        data = json.loads(result.stdout)
        assert (data["statutory_limit"], data["exceeds_statutory_limit"]) == (None, False)

    @given(st.dates(date(2011, 4, 1), date(2028, 6, 1)))
    def test_prints_what_the_call_gives(self, anchor: date) -> None:
        """For any date the command prints the date of ``ts.due``."""
        result = CliRunner().invoke(application, ["due", "lac_review.first", str(anchor)])
        outcome = ts.due("lac_review.first", anchor)
        assert isinstance(outcome, ts.Due)
        assert result.stdout == f"{outcome.date}\n"
        assert outcome.date > anchor + timedelta(days=25)


class TestPolicy:
    """``--policy`` takes a name or a file, everywhere."""

    @pytest.mark.parametrize("name", ["ours.toml", "ours.json", "OURS.TOML"])
    def test_takes_a_file(self, run: Run, tmp_path: Path, name: str) -> None:
        """A file ending in .json or .toml is an authority's own policy."""
        rule = {"kind": "working_days", "n": 10}
        if name.endswith("json"):
            text = json.dumps({"name": "ours", "rules": {"icpc": rule}})
        else:
            text = 'name = "ours"\n[rules]\nicpc = {kind = "working_days", n = 10}\n'
        (tmp_path / name).write_text(text, encoding="utf-8")
        result = run("due", "icpc", "2026-11-02", "--policy", name)
        assert (result.stdout, result.stderr) == ("2026-11-16\n", "")

    @pytest.mark.parametrize(
        ("policy", "says"),
        [
            ("nope", "No policy is named 'nope'. Known: statutory, day_count, sunderland, "),
            ("nope", "A policy file ends in .json or .toml."),
            ("nope.toml", "nope.toml: cannot be read: No such file or directory."),
        ],
    )
    @pytest.mark.parametrize(
        "command",
        [
            ("due", "icpc", "2026-11-02"),
            ("explain", "icpc", "2026-11-02"),
            ("project", "."),
            ("rules",),
            ("demo",),
        ],
    )
    def test_refuses_another_by_name(
        self, run: Run, command: tuple[str, ...], policy: str, says: str
    ) -> None:
        """A policy that is not there is refused with those that are, exit status 2."""
        result = run(*command, "--policy", policy)
        assert (result.exit_code, result.stdout) == (2, "")
        assert says in result.stderr

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (("lac_review", "2026-11-02"), "lac_review has several stages: name one of"),
            (("lac_revue", "2026-11-02"), "holds no timescale 'lac_revue'. Did you mean"),
            (("icpc", "2026-02-30"), "there is no day 30 in month 02 of 2026"),
            (("icpc", "2/11/2026"), "write it as 2026-05-04, or day first as 04/05/2026"),
            (("icpc", "2090-01-01"), "31 December 2075"),
            (("icpc",), "Missing argument 'DATE'"),
        ],
    )
    def test_refuses_what_cannot_be_meant(
        self, run: Run, arguments: tuple[str, ...], says: str
    ) -> None:
        """Unknown addresses and impossible dates: nothing on standard output, status 2."""
        result = run("due", *arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert says in result.stderr
