"""``timescales rules``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import timescales as ts
from tests.cli.conftest import Run


class TestRules:
    """``timescales rules``: what is encoded, from where, how sure."""

    @pytest.mark.parametrize("policy", ts.policies.NAMES)
    def test_lists_every_stage(self, run: Run, policy: str) -> None:
        """Every address of the policy begins a line, whole."""
        result = run("rules", "--policy", policy)
        firsts = {line.split()[0] for line in result.stdout.splitlines() if line.strip()}
        assert result.exit_code == 0
        assert set(ts.policies.resolve(policy).addresses) <= firsts

    def test_marks_what_was_not_verified(self, run: Run) -> None:
        """The regulations of 1991 have not been read; those of 2010 have, on a day."""
        lines = run("rules").stdout.splitlines()
        first = next(number for number, line in enumerate(lines) if "lac_review.first" in line)
        assert lines[first].split()[1:6] == ["4", "weeks", "after", "1991-10-14", "2011-03-03"]
        assert lines[first].endswith("not verified")
        second = next(number for number, line in enumerate(lines) if "lac_review.second" in line)
        assert any(line.endswith("2026-11-22") for line in lines[first:second])

    def test_says_what_starts_meets_and_ends_each_clock(self, run: Run) -> None:
        """The event kinds, and what a first occurrence is counted from, stand with the duty."""
        text = run("rules").stdout
        for words in (
            "Started by  strategy_discussion",
            "Met by      icpc",
            "Ended by    icpc_not_required",
            "Counted from  icpc or transfer_in_conference",
            "Authority   statistical measure",
        ):
            assert words in text

    def test_shows_planning_leads(self, run: Run) -> None:
        """Sunderland plans reviews 20 working days before they are due; others plan none."""
        text = run("rules", "--policy", "sunderland").stdout
        assert "Planned by  20 working days before the due date\n" in text
        assert "Planned by" not in run("rules").stdout

    def test_shows_each_limb_of_the_strictest(self, run: Run) -> None:
        """Where the earliest of several binds, each is listed once, with its own source."""
        text = run("rules", "--policy", "strictest").stdout
        block = text.partition("lac_review.second")[2].partition("lac_review.subsequent")[0]
        assert "the earliest of:" in block
        assert block.count("3 months after") == 2
        assert block.count("91 days after") == 1
        assert "Sunderland" in block

    @pytest.mark.parametrize("policy", ts.policies.NAMES)
    def test_json_lists_the_data_of_every_stage(self, run: Run, policy: str) -> None:
        """From the data of each stage the stage is read again."""
        data = json.loads(run("rules", "--policy", policy, "--json").stdout)
        chosen = ts.policies.resolve(policy)
        assert data["policy"] == policy
        assert [stage["address"] for stage in data["stages"]] == list(chosen.addresses)
        for stage in data["stages"]:
            assert ts.from_data(stage["data"]) == chosen.at(stage["address"])[1]

    def test_json_says_how_sure(self, run: Run) -> None:
        """Each version has its dates and source; null is a text that has not been read."""
        data = json.loads(run("rules", "--json").stdout)
        stage = next(each for each in data["stages"] if each["address"] == "lac_review.first")
        old, between, new = stage["parts"]
        assert (old["from"], old["to"], old["verified"]) == ("1991-10-14", "2011-03-03", None)
        assert (between["from"], between["to"]) == ("2011-03-04", "2011-03-31")
        assert between["note"]
        assert (new["from"], new["to"], new["verified"]) == ("2011-04-01", None, "2026-11-22")
        assert new["sources"][0]["url"].endswith("uksi/2010/959/regulation/33/1")

    def test_one_instrument_alone(self, run: Run) -> None:
        """Only the duties of the module named, in either form."""
        shown = run("rules", "--instrument", "secure_accommodation_1991").stdout
        data = json.loads(
            run("rules", "--instrument", "secure_accommodation_1991", "--json").stdout
        )
        addresses = [stage["address"] for stage in data["stages"]]
        assert addresses[0] == "secure_no_court_limit"
        assert {address.partition("_")[0] for address in addresses} == {"secure"}
        assert "(secure_review)" in shown
        assert "(lac_review)" not in shown

    def test_says_what_repeats_and_what_a_version_says_of_itself(self, run: Run) -> None:
        """What a later occurrence is counted from, and a version's note with its time."""
        text = run("rules", "--instrument", "care_planning_2010").stdout
        assert "Repeats     yes, each counted from the lac_review that met the one" in text
        assert "from 4 March 2011 until 31 March 2011: " in text

    def test_a_version_without_a_source_rests_on_the_file(self, run: Run, tmp_path: Path) -> None:
        """A policy file that gives versions of its own may leave their source out."""
        (tmp_path / "ours.toml").write_text(
            'name = "ours"\n[rules."rcpc.first"]\nkind = "dated"\n'
            'versions = [{ rule = { kind = "months", n = 2 } }]\n',
            encoding="utf-8",
        )
        data = json.loads(run("rules", "--policy", "ours.toml", "--json").stdout)
        stage = next(each for each in data["stages"] if each["address"] == "rcpc.first")
        assert stage["parts"][0]["rule"] == "2 months after"
        assert stage["parts"][0]["sources"][0]["source"] == "Local policy: ours"

    def test_one_duty_alone(self, run: Run) -> None:
        """By its name or by the address of one of its stages, in either form."""
        shown = run("rules", "lac_review.second", "icpc").stdout
        data = json.loads(run("rules", "lac_review.second", "icpc", "--json").stdout)
        assert "(lac_review)" in shown
        assert "(icpc)" in shown
        assert "(rcpc)" not in shown
        assert {each["address"].partition(".")[0] for each in data["stages"]} == {
            *("lac_review", "icpc")
        }

    @pytest.mark.parametrize(
        ("address", "says"),
        [
            ("visti", "Did you mean visit"),
            ("visit.frist", "name one of visit.first, visit.first_year"),
        ],
    )
    def test_a_wrong_address_is_answered_with_those_like_it(
        self, run: Run, address: str, says: str
    ) -> None:
        result = run("rules", address)
        assert result.exit_code == 2
        assert says in result.stderr

    def test_says_what_of_a_duty_is_not_answered(self, run: Run) -> None:
        """The rows of the coverage page that are about it and are not wholly encoded."""
        text = run("rules", "pep_review").stdout
        assert "Not whole   personal education plan reviewed: each term, read in manuals" in text
        data = json.loads(run("rules", "pep_review", "--json").stdout)
        [stage] = data["stages"]
        assert [each["coverage"] for each in stage["not_whole"]] == ["partly"]
        assert "Not whole" not in run("rules", "icpc").stdout

    def test_says_where_sources_disagree(self, run: Run) -> None:
        """Each question about the duty, and what is done by default."""
        text = " ".join(run("rules", "care_proceedings").stdout.split())
        asked = "Is the day of issue the first of the 26 weeks of care proceedings?"
        assert f"Disputed {asked} Yes: the last day is 181 days after the day of issue." in text
        data = json.loads(run("rules", "lac_review", "--json").stdout)
        second = next(each for each in data["stages"] if each["address"] == "lac_review.second")
        assert second["disputed"][0]["question"] == "Are three and six months 91 and 183 days?"

    def test_lists_what_is_not_encoded(self, run: Run) -> None:
        """Every row of the coverage page that has no address, and why it has none."""
        data = json.loads(run("rules", "--not-encoded", "--json").stdout)["not_encoded"]
        rows = {each["id"]: each for each in data}
        assert len(rows) == len(data) > 60
        assert rows["wales_secure_review"]["coverage"] == "not encoded"
        assert all(each["reason"] and each["address"] is None for each in data)
        shown = run("rules", "--not-encoded").stdout
        assert shown.splitlines()[0].split() == ["duty", "source", "here", "why"]
        assert "no national number" in shown

    @pytest.mark.parametrize("more", [("icpc",), ("--instrument", "care_planning_2010")])
    def test_what_is_not_encoded_is_listed_as_a_whole(
        self, run: Run, more: tuple[str, ...]
    ) -> None:
        result = run("rules", "--not-encoded", *more)
        assert result.exit_code == 2
        assert "--not-encoded lists the whole" in result.stderr
