"""``timescales policy new`` and ``timescales policy check``."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import timescales as ts
from tests.cli.conftest import Run
from timescales.cli.policy_template import template

STATUTORY = ts.policies.statutory()
EXAMPLE = re.compile(r"^#(?=\S)", re.MULTILINE)
"""What stands before each line of an example."""


def examples(text: str) -> list[str]:
    """The file with one example after another made part of it: runs of lines that are examples."""
    runs = re.finditer(r"(?:^#\S.*\n)+", text, re.MULTILINE)
    return [text[: run.start()] + EXAMPLE.sub("", run.group()) + text[run.end() :] for run in runs]


def loaded(folder: Path, text: str) -> ts.Policy:
    path = folder / "example.toml"
    path.write_text(text, encoding="utf-8")
    return ts.policies.load(path)


def with_missing_rules() -> ts.Policy:
    """The statutory policy, had it no number for two duties."""
    number = ts.not_supplied("the interval between ours", "set it in a policy file")
    terms = ts.not_supplied("the dates of the school terms", "set it to end_of_term(terms)")
    since, until = ts.date(2025, 1, 2), ts.date(2025, 1, 1)
    inclusive = ts.days(9, day_zero=ts.DayZero.INCLUSIVE)
    return STATUTORY.overlaid(
        "statutory",
        rules={
            "icpc": terms,
            "rcpc.first": ts.strictest_of(number, ts.months(1)),
            "rcpc.subsequent": ts.dated(
                ts.Version(ts.days(1), until=until), ts.Version(number, since=since)
            ),
            "secure_review.first": ts.dated(
                ts.Version(number, until=until), ts.Version(inclusive, since=since)
            ),
        },
    )


class TestNew:
    """``policy new``: a commented file that overlays a national policy."""

    def test_is_named_after_the_policy(self, run: Run, tmp_path: Path) -> None:
        """And is a policy file from the start, in which nothing is changed."""
        result = run("policy", "new", "Ynys Môn, from 2026!")
        assert (result.exit_code, result.output) == (0, "Written: ynys-môn-from-2026.toml\n")
        policy = ts.policies.load(tmp_path / "ynys-môn-from-2026.toml")
        assert policy == STATUTORY.overlaid("Ynys Môn, from 2026!")

    @pytest.mark.parametrize("based_on", ts.policies.NAMES)
    def test_may_be_based_on_any(self, run: Run, tmp_path: Path, based_on: str) -> None:
        """And says on which."""
        assert run("policy", "new", "A", "--based-on", based_on, "-o", "b.toml").exit_code == 0
        file = ts.policies.read(tmp_path / "b.toml")
        assert file.base == ts.policies.resolve(based_on)
        assert file.policy == file.base.overlaid("A")

    def test_overwrites_nothing(self, run: Run, tmp_path: Path) -> None:
        """Whatever is there stays as it is."""
        (tmp_path / "a.toml").write_text("mine", encoding="utf-8")
        for arguments in ((), ("-o", "a.toml")):
            result = run("policy", "new", "A", *arguments)
            assert result.exit_code == 2
            assert "a.toml: is there already, and is not overwritten; choose another" in (
                result.output
            )
        assert (tmp_path / "a.toml").read_text(encoding="utf-8") == "mine"

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (["", "-o", "a.toml"], "a policy needs a name with letters or digits in it"),
            (["--", "-"], "a policy needs a name with letters or digits in it"),
            (["A", "-o", "a.json"], "a.json: an output file ends in .toml"),
            (["A", "-o", "none/a.toml"], "there is no folder none; make it first"),
            (["A", "--based-on", "statutary"], "'statutary' is not one of"),
        ],
    )
    def test_refusals(self, run: Run, arguments: list[str], sentence: str) -> None:
        """With the way out."""
        result = run("policy", "new", *arguments)
        assert result.exit_code == 2
        assert sentence in result.output

    def test_names_are_quoted(self, tmp_path: Path) -> None:
        """As TOML has it, whatever is in them; what acts on a terminal stands in no comment."""
        name = 'O"Brien\\s\t\x1b[31m\nname = 5'
        text = template(name, STATUTORY, "o brien.toml")
        assert loaded(tmp_path, text).name == name
        assert not set(text) & {"\t", "\x1b"}
        assert '#     timescales policy check "o brien.toml"\n' in text

    def test_lines_fit_a_page(self) -> None:
        """Those that explain are no wider than 100 characters."""
        lines = template("A", STATUTORY, "a.toml").splitlines()
        assert max(len(line) for line in lines if not EXAMPLE.match(line)) <= 100


class TestTemplate:
    """Every address of the base policy with its present rule, and examples that are valid."""

    @pytest.mark.parametrize("based_on", ts.policies.NAMES)
    def test_lists_every_address(self, based_on: str) -> None:
        """Each once, as an example that says what the present rule says."""
        base = ts.policies.resolve(based_on)
        text = EXAMPLE.sub("", template("A", base, "a.toml"))
        assert sorted(tomllib.loads(text)["rules"]) == sorted(base.addresses)

    @pytest.mark.parametrize("based_on", ["statutory", "strictest"])
    def test_every_example_is_the_present_rule(self, tmp_path: Path, based_on: str) -> None:
        """It answers for a start today what the base answers, where that has an answer."""
        base = ts.policies.resolve(based_on)
        policy = loaded(tmp_path, EXAMPLE.sub("", template("A", base, "a.toml")))
        anchor, calendar = ts.date(2026, 11, 2), ts.england_and_wales()
        for address in base.addresses:
            ours, theirs = (each.at(address)[1].rule for each in (policy, base))
            try:
                expected = theirs.due(anchor, calendar)
            except ts.HorizonError:  # not supplied
                continue
            assert ours.due(anchor, calendar) == expected

    @pytest.mark.parametrize(
        "base", [STATUTORY, ts.policies.sunderland()], ids=lambda base: base.name
    )
    def test_each_example_is_valid(self, base: ts.Policy, tmp_path: Path) -> None:
        """Alone in a file otherwise as it was written, and changes something: no example is a
        comment by mistake."""
        text = template("A", base, "a.toml")
        made = examples(text)
        assert len(made) > len(base.addresses)
        for example in made:
            assert tomllib.loads(example) != tomllib.loads(text)
            assert loaded(tmp_path, example).name == "A"

    def test_examples_of_every_key(self, tmp_path: Path) -> None:
        """All together they are a policy with stages, rules, planning and duties of its own."""
        policy = loaded(tmp_path, EXAMPLE.sub("", template("A", STATUTORY, "a.toml")))
        assert [stage.budget for stage in policy.dispute_stages] == [None, 5, 5, 10]
        assert policy.lead("lac_review") == ts.working_days_before(20)
        visit, minutes = policy.timescales[-2:]
        assert visit.addresses == ("our_visit.first", "our_visit.subsequent")
        assert minutes.started_by == ("icpc", "rcpc")

    def test_leads_of_the_base(self) -> None:
        """Stand as they are."""
        base = STATUTORY.overlaid("statutory", planning=(
            ts.PlanningLead("rcpc", ts.days_before(9)),
            ts.PlanningLead("lac_review", ts.days_before(8)),
        ))  # fmt: skip
        text = EXAMPLE.sub("", template("A", base, "a.toml"))
        assert tomllib.loads(text)["planning"] == {
            "lac_review": {"kind": "days_before", "n": 8},
            "rcpc": {"kind": "days_before", "n": 9},
        }

    def test_what_must_be_supplied_comes_first(self, tmp_path: Path) -> None:
        """Under a heading of its own, with what it rests on, and is not listed again."""
        base = with_missing_rules()
        text = template("A", base, "a.toml")
        heading = "# Rules that you must supply: no national text gives a number\n"
        _, _, rest = text.partition(heading)
        missing, _, national = rest.partition("# Rules that are set nationally\n")
        for address in ('"rcpc.first"', '"rcpc.subsequent"', "icpc"):
            assert f"#{address} = " in missing
            assert f"#{address} = " not in national
        assert '#"secure_review.first" = ' in national
        title = "Review child protection conference (first)"
        assert f"{title}: rests on the interval between ours; set it in a policy file" in (
            missing.replace("\n# ", " ")
        )
        policy = loaded(tmp_path, EXAMPLE.sub("", text))
        due = policy.at("icpc")[1].rule.due(ts.date(2026, 10, 1), ts.england_and_wales())
        assert due == ts.Due(ts.date(2027, 3, 25))
        for example in examples(text):
            loaded(tmp_path, example)

    def test_no_heading_where_nothing_is_missing(self) -> None:
        """Of a policy that has a number for everything."""
        [review] = [duty for duty in STATUTORY.timescales if duty.id == "lac_review"]
        text = template("A", ts.Policy("statutory", (review,)), "a.toml")
        assert "you must supply" not in text
        assert "# Looked-after child review (first): now 20 working days after.\n" in text

    def test_choices_are_written(self) -> None:
        """What differs from the usual stands in the example; the usual is left out."""
        text = template("A", with_missing_rules(), "a.toml")
        assert '#"secure_review.first" = {kind = "days", n = 9, day_zero = "inclusive"}\n' in text
        assert '#"secure_review.subsequent" = {kind = "months", n = 3}\n' in text


POLICY = """\
name = "Anytown"
based_on = "{based_on}"
[rules]
"rcpc.first" = {{ kind = "days", n = 92 }}
icpc = {{ kind = "no_deadline", reason = "as soon as possible" }}
[planning]
rcpc = {{ kind = "working_days_before", n = 20 }}
[[timescales]]
id = "our_visit"
title = "Visit"
started_by = "cp_plan_started"
met_by = "our_visit"
rule = {{ kind = "working_days", n = 10 }}
"""


class TestCheck:
    """``policy check``: every fault at once; else what is changed, and where it is weaker."""

    def test_what_it_changes(self, run: Run, tmp_path: Path) -> None:
        """In words, the old and the new, and each rule against the statute, the weaker first."""
        (tmp_path / "ours.toml").write_text(POLICY.format(based_on="statutory"), encoding="utf-8")
        result = run("policy", "check", "ours.toml")
        assert result.exit_code == 0
        assert (
            result.output
            == """\
Anytown, based on statutory: 9 changes

icpc
  was  15 working days after, from 17 March 2010 until 17 March 2026; 15 working days after, \
from 18 March 2026
  now  no deadline (as soon as possible)

rcpc.first
  was  3 months after
  now  92 days after

New
  our_visit: 10 working days after
  our_visit, title: Visit
  our_visit, subject: child
  our_visit, started by: cp_plan_started
  our_visit, met by: our_visit
  our_visit, authority: local
  rcpc, planned by: 20 working days before the due date

Event kinds of its own
  our_visit

Against the statutory policy, on every start date from 1 January 2012 to 31 December 2039
  icpc: no date where there is a statutory one, on 100 %
  rcpc.first: later than the statutory date on 42.2 % of start dates, by at most 3 days
2 rules are weaker than the statutory policy.
"""
        )

    def test_what_it_inherits(self, run: Run, tmp_path: Path) -> None:
        """A policy based on a weaker one is told as weaker, though it changes nothing."""
        (tmp_path / "ours.toml").write_text(
            'name = "Anytown"\nbased_on = "day_count"\n', encoding="utf-8"
        )
        output = run("policy", "check", "ours.toml").output
        assert output.startswith("Anytown, based on day_count: no change\n")
        assert (
            "  lac_review.second: later than the statutory date on 20.7 % of start dates" in output
        )
        assert output.endswith("\n2 rules are weaker than the statutory policy.\n")

    def test_stricter(self, run: Run, tmp_path: Path) -> None:
        """Is no weakness, and that is said."""
        (tmp_path / "ours.json").write_text(
            '{"name": "A", "rules": {"rcpc.first": {"kind": "months", "n": 2}}}', encoding="utf-8"
        )
        output = run("policy", "check", "ours.json").output
        assert output.startswith("A, based on statutory: 1 change\n")
        assert "  rcpc.first: never later than the statutory date\n" in output
        assert output.endswith("\nNo rule is weaker than the statutory policy.\n")

    def test_one_that_is_weaker(self, run: Run, tmp_path: Path) -> None:
        """In the singular, and before those that are not."""
        (tmp_path / "ours.toml").write_text(
            'name = "A"\n[rules]\nicpc = {kind = "working_days", n = 14}\n'
            '"rcpc.first" = {kind = "months", n = 4}\n',
            encoding="utf-8",
        )
        lines = run("policy", "check", "ours.toml").output.splitlines()
        assert lines[-3].startswith("  rcpc.first: later ")
        assert lines[-2] == "  icpc: never later than the statutory date"
        assert lines[-1] == "1 rule is weaker than the statutory policy."

    def test_what_is_gone(self, run: Run, tmp_path: Path) -> None:
        """Where a duty is replaced by one with fewer stages."""
        text = POLICY.format(based_on="statutory").replace(
            'id = "our_visit"', 'id = "secure_review"'
        )
        (tmp_path / "ours.toml").write_text(text, encoding="utf-8")
        output = run("policy", "check", "ours.toml").output
        assert "\nNo longer\n  secure_review.first: 1 month after\n" in output
        assert (
            "  secure_review.subsequent: no date where there is a statutory one, on 100 %" in output
        )

    def test_every_fault(self, run: Run, tmp_path: Path) -> None:
        """With file, line and place; the exit status is 1."""
        (tmp_path / "ours.toml").write_text(
            'nmae = "Anytown"\n\n[rules]\nicpc = {kind = "days", n = "20"}\n', encoding="utf-8"
        )
        result = run("policy", "check", "ours.toml")
        assert (result.exit_code, result.stderr) == (1, "")
        assert (
            result.output
            == """\
ours.toml:1: $.nmae: unknown key. Did you mean name?
ours.toml:1: $.name: must be the policy's name, not None.
ours.toml:4: $.rules.icpc.n: Input should be a valid integer (got '20')
3 faults
"""
        )

    def test_no_toml_at_all(self, run: Run, tmp_path: Path) -> None:
        """Is one fault."""
        (tmp_path / "ours.toml").write_text("\nname =\n", encoding="utf-8")
        result = run("policy", "check", "ours.toml")
        assert (result.exit_code, result.stderr) == (1, "")
        assert result.output.startswith("ours.toml:2: is not valid TOML: Invalid value")
        assert result.output.endswith("\n1 fault\n")

    def test_no_such_file(self, run: Run) -> None:
        """Cannot run."""
        assert run("policy", "check", "ours.toml").exit_code == 2

    def test_what_acts_on_a_terminal_is_not_printed(self, run: Run, tmp_path: Path) -> None:
        """In a name, in a reason, in a fault."""
        path = tmp_path / "ours.toml"
        path.write_text(
            'name = "A\\u001b[31m"\n[rules]\n'
            'icpc = {kind = "no_deadline", reason = "\\u001b[31m"}\n',
            encoding="utf-8",
        )
        assert "\x1b" not in run("policy", "check", path.name).output
        path.write_text('"\\u001b[31m" = 5\n', encoding="utf-8")
        assert "\x1b" not in run("policy", "check", path.name).output
