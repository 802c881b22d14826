"""Policy files: an authority's own policy, and every fault of one at its line."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import timescales as ts
from tests.core.histories import ENGLAND
from timescales.policies import from_file_data, load, read
from timescales.policies.document import JsonDocument, TomlDocument
from timescales.rules import Dated

STATUTORY = ts.policies.statutory()
THU_1_DEC_2022 = date(2022, 12, 1)
LOCAL = ts.Guidance("Local policy: Anytown", authority=ts.Authority.LOCAL)

TOML = """\
schema = 1
name = "Anytown"
based_on = "day_count"
dispute_stages = [
  "Informal",
  { name = "1", budget = 5 },
]

[rules]
"lac_review.second" = { kind = "days", n = 85 }
icpc = { kind = "dated", versions = [
  # until the spring
  { rule = { kind = "working_days", n = 15 }, until = 2026-03-31, source = "Protocol 4" },
  { rule = { kind = "working_days", n = 10 }, since = 2026-04-01 },
] }

[planning]
lac_review = { kind = "working_days_before", n = 15 }

[[timescales]]
id = "cp_visit"
title = "Visit to a child with a protection plan"
started_by = "cp_plan_started"
met_by = ["cp_visit", "cp_visit_by_partner"]
ended_by = "cp_plan_ended"
citations = [
  "Child protection procedures",
  { title = "Protocol", paragraph = "7" },
  { identifier = "ukpga/1989/41/section/47" },
]

[timescales.rules]
first = { kind = "working_days", n = 10 }
subsequent = { kind = "weeks", n = 4 }

[timescales.not_before]
first = { kind = "days", n = 1 }

[[timescales]]
id = "cp_minutes"
title = "Minutes of a conference"
started_by = ["icpc", "rcpc"]
met_by = "cp_minutes"
rule = { kind = "working_days", n = 20 }
"""
DATA: dict[str, Any] = {
    "schema": 1,
    "name": "Anytown",
    "based_on": "day_count",
    "dispute_stages": ["Informal", {"name": "1", "budget": 5}],
    "rules": {
        "lac_review.second": {"kind": "days", "n": 85},
        "icpc": {
            "kind": "dated",
            "versions": [
                {
                    "rule": {"kind": "working_days", "n": 15},
                    "until": "2026-03-31",
                    "source": "Protocol 4",
                },
                {"rule": {"kind": "working_days", "n": 10}, "since": "2026-04-01"},
            ],
        },
    },
    "planning": {"lac_review": {"kind": "working_days_before", "n": 15}},
    "timescales": [
        {
            "id": "cp_visit",
            "title": "Visit to a child with a protection plan",
            "started_by": "cp_plan_started",
            "met_by": ["cp_visit", "cp_visit_by_partner"],
            "ended_by": "cp_plan_ended",
            "citations": [
                "Child protection procedures",
                {"title": "Protocol", "paragraph": "7"},
                {"identifier": "ukpga/1989/41/section/47"},
            ],
            "rules": {
                "first": {"kind": "working_days", "n": 10},
                "subsequent": {"kind": "weeks", "n": 4},
            },
            "not_before": {"first": {"kind": "days", "n": 1}},
        },
        {
            "id": "cp_minutes",
            "title": "Minutes of a conference",
            "started_by": ["icpc", "rcpc"],
            "met_by": "cp_minutes",
            "rule": {"kind": "working_days", "n": 20},
        },
    ],
}
JSON = json.dumps(DATA, indent=1)
DUTY = {"id": "duty", "title": "Duty", "started_by": "icpc", "met_by": "done"}
RULE = {"kind": "days", "n": 1}


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def faults_of(path: Path) -> tuple[str, ...]:
    """What is wrong with a file, each after its name, which is taken off."""
    with pytest.raises(ts.DataError) as refused:
        load(path)
    faults = refused.value.faults
    assert all(fault.startswith(f"{path.name}:") for fault in faults)
    return tuple(fault.removeprefix(f"{path.name}:") for fault in faults)


def own(*duties: dict[str, Any]) -> tuple[ts.Timescale, ...]:
    policy = from_file_data({"name": "Anytown", "timescales": list(duties)})
    return policy.timescales[len(STATUTORY.timescales) :]


class TestFiles:
    """A policy file in JSON or TOML for an authority's own numbers."""

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("anytown.toml", TOML),
            ("anytown.json", JSON),
            ("ANYTOWN.JSON", JSON),
            ("anytown.toml", "\ufeff" + TOML),
            ("anytown.toml", TOML.replace("\n", "\r\n")),
        ],
    )
    def test_both_say_the_same(self, name: str, text: str, tmp_path: Path) -> None:
        """The dates of TOML are the texts of JSON."""
        policy = load(str(written(tmp_path, name, text)))
        assert policy == from_file_data(DATA)
        assert policy.name == "Anytown"
        assert rule(policy, "lac_review.second") == ts.days(85)
        assert rule(policy, "lac_review.subsequent") == ts.days(183)
        due = policy.at("icpc")[1].rule.due(date(2026, 4, 1), ENGLAND)
        assert due == ts.Due(date(2026, 4, 17))
        assert policy.lead("lac_review") == ts.working_days_before(15)
        assert policy.dispute_stages == (ts.DisputeStage("Informal"), ts.DisputeStage("1", 5))

    def test_what_it_is_based_on(self, tmp_path: Path) -> None:
        """Comes with it."""
        file = read(written(tmp_path, "anytown.toml", TOML))
        assert file.base == ts.policies.day_count()
        assert file.policy == from_file_data(DATA)

    def test_a_rule_has_its_source(self) -> None:
        """A rule of the file is the authority's own, and its explanation says so."""
        policy = from_file_data(DATA)
        duty, stage = policy.at("lac_review.second")
        explanation = duty.explain(THU_1_DEC_2022, ENGLAND, stage.name)
        assert explanation.authority == (
            "Local policy: Anytown (as the authority gives it); local",
        )

    def test_a_version_has_its_source(self) -> None:
        """The one that it names, else the file: never that of the rule it replaces."""
        versions = from_file_data(DATA).at("icpc")[1].rule
        assert isinstance(versions, Dated)
        assert [version.source for version in versions.versions] == [
            ts.Guidance("Protocol 4", authority=ts.Authority.LOCAL),
            LOCAL,
        ]

    def test_a_source_of_its_own(self) -> None:
        """May be legislation."""
        source = {"identifier": "uksi/2010/959/regulation/33/1", "title": "Regulations"}
        dated = {"kind": "dated", "versions": [{"rule": RULE, "source": source}]}
        policy = from_file_data({"name": "Anytown", "rules": {"icpc": dated}})
        assert policy.at("icpc")[1].rule == ts.dated(
            ts.Version(
                ts.days(1), source=ts.Citation("uksi/2010/959/regulation/33/1", "Regulations")
            )
        )

    def test_versions_inside_a_rule(self) -> None:
        """Need no kind there either."""
        dated = {"kind": "dated", "versions": [{"rule": RULE}]}
        both = {"kind": "strictest_of", "rules": [dated, {"kind": "months", "n": 1}]}
        policy = from_file_data({"name": "Anytown", "rules": {"icpc": both}})
        assert rule(policy, "icpc") == ts.strictest_of(
            ts.dated(ts.Version(ts.days(1))), ts.months(1)
        )

    def test_based_on_statutory_by_default(self) -> None:
        """The least that a file must say is its name."""
        assert from_file_data({"name": "Anytown"}) == STATUTORY.overlaid("Anytown")

    def test_an_earliest_day(self) -> None:
        """Stands at an address of its own."""
        policy = from_file_data(DATA)
        assert rule(policy, "cp_visit.not_before") == ts.days(1)


def rule(policy: ts.Policy, address: str) -> ts.DateRule:
    """The rule at an address, without the version that says where it comes from."""
    found = policy.at(address)[1].rule
    if isinstance(found, Dated):
        found = found.versions[-1].rule
    return found


class TestOwnTimescales:
    """Whole duties of an authority's own, written without kinds where the place says them."""

    def test_stages_by_name(self) -> None:
        """As in ``Series(first=…, subsequent=…)``, with an earliest day where there is one."""
        visit, minutes = from_file_data(DATA).timescales[-2:]
        assert visit == ts.Timescale(
            id="cp_visit",
            title="Visit to a child with a protection plan",
            subject="child",
            started_by="cp_plan_started",
            met_by=("cp_visit", "cp_visit_by_partner"),
            ended_by="cp_plan_ended",
            series=ts.Series(
                (
                    ts.Stage("first", ts.working_days(10), ts.Occurrences(1, 1), ts.days(1)),
                    ts.Stage("subsequent", ts.weeks(4), ts.Occurrences(2)),
                )
            ),
            authority=ts.Authority.LOCAL,
            citations=(
                ts.Guidance("Child protection procedures", authority=ts.Authority.LOCAL),
                ts.Guidance("Protocol", "7", authority=ts.Authority.LOCAL),
                ts.Citation("ukpga/1989/41/section/47"),
            ),
        )
        assert minutes.started_by == ("icpc", "rcpc")
        assert minutes.series == ts.Series(first=ts.working_days(20))

    def test_cites_the_local_policy(self) -> None:
        """Where it cites nothing."""
        [duty] = own({**DUTY, "rule": RULE})
        assert duty.citations == (LOCAL,)
        assert duty.authority is ts.Authority.LOCAL
        assert duty.explain(THU_1_DEC_2022, ENGLAND).authority == (
            "Local policy: Anytown (as the authority gives it); local",
        )

    def test_one_rule_with_an_earliest_day(self) -> None:
        """``not_before`` beside ``rule``."""
        [duty] = own({**DUTY, "rule": RULE, "not_before": {"kind": "weeks", "n": 1}})
        assert duty.addresses == ("duty", "duty.not_before")
        assert duty.series.stages[0].not_before == ts.weeks(1)

    def test_school_terms(self) -> None:
        """Need no kind, as versions need none; a term is what the list holds."""
        term = {"name": "Autumn", "first": "2026-09-02", "last": "2026-12-18"}
        [duty] = own({**DUTY, "rule": {"kind": "end_of_term", "terms": [term]}})
        autumn = ts.Term("Autumn", date(2026, 9, 2), date(2026, 12, 18))
        assert duty.series.stages[0].rule == ts.end_of_term([autumn])
        with pytest.raises(ts.DataError, match=r"terms\[0\]: Input should be an object"):
            own({**DUTY, "rule": {"kind": "end_of_term", "terms": [5]}})

    def test_what_is_worked_out_is_not_given(self) -> None:
        """The kinds of event that a duty reads follow from the rest."""
        duty = {**DUTY, "rule": RULE, "event_kinds": ["icpc"]}
        assert_fault({"name": "Anytown", "timescales": [duty]}, "$.timescales[0].event_kinds: unk")

    def test_all_three_stages(self) -> None:
        """``second`` as well."""
        rules = {"first": RULE, "second": {"kind": "weeks", "n": 1}, "subsequent": RULE}
        [duty] = own({**DUTY, "rules": rules})
        assert duty.series == ts.Series(first=ts.days(1), second=ts.weeks(1), subsequent=ts.days(1))

    def test_stages_by_condition(self) -> None:
        """A list of stages, each with its condition."""
        stages = [
            {"name": "young", "rule": RULE, "when": {"kind": "Aged", "under": 5}},
            {
                "name": "older",
                "rule": {"kind": "dated", "versions": [{"rule": RULE}]},
                "when": {"kind": "Aged", "least": 5},
            },
        ]
        [duty] = own({**DUTY, "stages": stages})
        assert duty.series.stages[1] == ts.Stage(
            "older", ts.dated(ts.Version(ts.days(1))), ts.Aged(least=5)
        )

    def test_everything_else_a_timescale_has(self) -> None:
        """By the same names."""
        [duty] = own({**DUTY, "rule": RULE, "subject": "carer", "concurrent": True,
                      "notes": ["as agreed"], "authority": "guidance"})  # fmt: skip
        assert (duty.subject, duty.concurrent, duty.notes) == ("carer", True, ("as agreed",))
        assert duty.authority is ts.Authority.GUIDANCE

    def test_a_national_duty_may_be_replaced(self) -> None:
        """Whole, where it stands."""
        policy = from_file_data(
            {"name": "Anytown", "timescales": [{**DUTY, "id": "icpc", "rule": RULE}]}
        )
        assert policy.timescale("icpc").title == "Duty"
        assert len(policy.timescales) == len(STATUTORY.timescales)

    def test_rules_and_planning_may_be_for_it(self) -> None:
        """Its addresses are known in the same file."""
        policy = from_file_data(
            {
                "name": "Anytown",
                "timescales": [{**DUTY, "rule": RULE}],
                "rules": {"duty": {"kind": "weeks", "n": 2}},
                "planning": {"duty": {"kind": "days_before", "n": 1}},
            }
        )
        assert rule(policy, "duty") == ts.weeks(2)
        assert policy.lead("duty") == ts.days_before(1)


WRONG = """\
schema = 2
nmae = "Anytown"
based_on = "statutary"
dispute_stages = [
  "",          # a name is needed
  { name = "1", budget = 0 },
  5,
  { budget = 5 }, { name = "2", days = 5 },
]

[rules]
lac_review = { kind = "days", n = 91 }
"lac_review.second" = { kind = "days", n = "91" }
"tea.first" = { kind = "wekes", n = 1 }
"rcpc.first" = { kind = "dated", versions = [
  { rule = { kind = "days", n = 1 }, until = 2026-03-31 },
  { rule = { kind = "days", n = 1 }, since = 2026-04-01T09:00:00 },
  5,
  { rule = { kind = "days", n = 1.5 }, source = { title = '''
Protocol''', paragraph = 4 } },
] }
"rcpc.subsequent" = { kind = "dated", versions = [
  { rule = { kind = "days", n = 1 }, until = 2026-03-31 },
  { rule = { kind = "days", n = 1 }, since = 2026-04-02 },
] }
icpc = { kind = "days", n = nan }

[rules."icpc_transfer_in"]
kind = "days"
m = 1

[planning]
rcpcs = { kind = "days_before" }

[[timescales]]
id = "one"
title = 5
tilte = "One"
started_by = [
  "icpc",
  "An ICPC",
]
met_by = 5
rule = { kind = "day", n = 1 }
citations = [
  "",
  { titel = "Protocol" },
  { identifier = "uksi" },
]

[[timescales]]
id = "One"
title = "Again"
met_by = "done"
ended_by = "Done"
rule = { kind = "days", n = 1 }
rules = { first = { kind = "days", n = 1 } }

[[timescales]]
id = "one"
title = "Without a rule"
started_by = "icpc"
met_by = "done"
authority = "locl"
"""
FAULTS = [
    (1, "$.schema: must be 1, not 2."),
    (1, "$.name: must be the policy's name, not None."),
    (2, "$.nmae: unknown key. Did you mean name?"),
    (3, "$.based_on: 'statutary' is not a policy. Did you mean statutory?"),
    (5, "$.dispute_stages[0]: A dispute stage needs a name, not ''."),
    (6, "$.dispute_stages[1]: The budget of dispute stage '1' must be 1 or more, not 0."),
    (7, "$.dispute_stages[2]: Input should be an object (got 5)"),
    (8, "$.dispute_stages[3].name: is missing, and is needed."),
    (8, "$.dispute_stages[4].days: unknown key. Known: name, budget. (got 5)"),
    (12, ("$.rules.lac_review: lac_review has several stages: name one of lac_review.first, "
          "lac_review.second or lac_review.subsequent.")),
    (13, "$.rules.\"lac_review.second\".n: Input should be a valid integer (got '91')"),
    (14, "$.rules.\"tea.first\": Policy 'statutory' holds no timescale 'tea'. …"),
    (14, "$.rules.\"tea.first\": no kind 'wekes' is known. Did you mean weeks?"),
    (17, '$.rules."rcpc.first".versions[1].since: Input should be a valid date …'),
    (18, '$.rules."rcpc.first".versions[2]: Input should be an object (got 5)'),
    (19, '$.rules."rcpc.first".versions[3].rule.n: Input should be a valid integer (got 1.5)'),
    (20, '$.rules."rcpc.first".versions[3].source.paragraph: Input should be a valid string …'),
    (22, '$.rules."rcpc.subsequent": Versions must tile: one ends on 2026-03-31 and …'),
    (26, "$.rules.icpc: is not plain data: Out of range float values are not JSON compliant…"),
    (28, "$.rules.icpc_transfer_in.n: is missing, and is needed."),
    (30, "$.rules.icpc_transfer_in.m: unknown key. Known: n, day_zero. (got 1)"),
    (33, "$.planning.rcpcs: Policy 'statutory' holds no timescale 'rcpcs'. Did you mean rcpc …"),
    (33, "$.planning.rcpcs.n: is missing, and is needed."),
    (37, "$.timescales[0].title: Input should be a valid string (got 5)"),
    (38, "$.timescales[0].tilte: unknown key. Did you mean title?"),
    (41, ("$.timescales[0].started_by[1]: A name here must be lower-case words joined by "
          "underscores, not 'An ICPC'.")),
    (43, "$.timescales[0].met_by: must be a text or a list of texts (got 5)"),
    (44, "$.timescales[0].rule: no kind 'day' is known. Did you mean days…"),
    (46, "$.timescales[0].citations[0]: Guidance needs a title, not ''."),
    (47, "$.timescales[0].citations[1].title: is missing, and is needed."),
    (47, "$.timescales[0].citations[1].titel: unknown key. Did you mean title? (got 'Protocol')"),
    (48, "$.timescales[0].citations[2]: 'uksi' is not a legislation.gov.uk identifier; …"),
    (51, ("$.timescales[1]: needs rule, or rules by stage, or a list of stages, not rule and rules "
          "together.")),
    (51, "$.timescales[1].started_by: is missing, and is needed."),
    (52, ("$.timescales[1].id: A name here must be lower-case words joined by underscores, not "
          "'One'.")),
    (55, ("$.timescales[1].ended_by: A name here must be lower-case words joined by underscores, "
          "not 'Done'.")),
    (59, "$.timescales[2]: needs rule, or rules by stage, or a list of stages, and none is given."),
    (60, "$.timescales[2].id: 'one' is given twice; choose another id."),
    (64, "$.timescales[2].authority: Input should be 'statute', 'guidance', 'statistical …"),
]  # fmt: skip


class TestFaults:
    """All faults at once, each with file, line, path, value, reason and way out."""

    def test_every_fault_at_its_line(self, tmp_path: Path) -> None:
        """Of every kind, in the order of the lines."""
        told = faults_of(written(tmp_path, "wrong.toml", WRONG))
        assert [int(fault.partition(":")[0]) for fault in told] == [line for line, _ in FAULTS]
        expected = {f"{line}: {fault}" for line, fault in FAULTS}
        assert {shortened(fault, expected) for fault in told} == expected

    def test_in_json_too(self, tmp_path: Path) -> None:
        """A value stands on the line on which it begins; a name is in the line's own words."""
        path = written(
            tmp_path, "policy.json", JSON.replace("85", "0").replace('"Protocol 4"', "4")
        )
        zero = JSON[: JSON.index('"lac_review.second"')].count("\n") + 1
        four = JSON[: JSON.index('"Protocol 4"')].count("\n") + 1
        assert faults_of(path) == (
            f'{zero}: $.rules."lac_review.second": n must be 1 or more, not 0.',
            f"{four}: $.rules.icpc.versions[0].source: Input should be an object (got 4)",
        )

    def test_a_json_value_on_the_next_line(self, tmp_path: Path) -> None:
        """Is on that line, and a whole document on the first."""
        path = written(tmp_path, "policy.json", '{\n"name":\n5\n,\n"based_on": "statutory"}')
        assert faults_of(path) == ("3: $.name: must be the policy's name, not 5.",)
        path = written(tmp_path, "policy.json", "\n[]")
        assert faults_of(path) == ("1: $: must hold one table of keys, not [].",)

    def test_places(self, tmp_path: Path) -> None:
        """Stand beside the faults, in the same order."""
        path = written(tmp_path, "policy.toml", 'name = "A"\nb = 1\n[rules]\nicpc = 5\nrcpc = 5\n')
        with pytest.raises(ts.DataError) as refused:
            load(path)
        assert refused.value.places == (
            ("b",), ("rules", "icpc"), ("rules", "rcpc"), ("rules", "rcpc"),
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("change", "fault"),
        [
            ({"schema": True}, "$.schema: must be 1, not True."),
            ({"schema": 1.0}, "$.schema: must be 1, not 1.0."),
            ({"name": 5}, "$.name: must be the policy's name, not 5."),
            ({"name": ""}, "$.name: must be the policy's name, not ''."),
            ({"based_on": ["statutory"]}, "$.based_on: ['statutory'] is not a policy."),
            ({"rules": []}, "$.rules: must be a table of rules by address, not []."),
            ({"planning": 5}, "$.planning: must be a table of rules by address, not 5."),
            ({"dispute_stages": {}}, "$.dispute_stages: must be a list, not {}."),
            ({"rules": {"icpc": 5}}, "$.rules.icpc: Input should be an object"),
            (
                {"rules": {"icpc": {"kind": "dated", "versions": 5}}},
                "$.rules.icpc.versions: Input should be a valid array",
            ),
            ({"dispute_stages": [{"name": "1", "days": 5}]}, "$.dispute_stages[0].days: unknown"),
            (
                {"dispute_stages": [{"name": "1", "budget": 21}]},
                "$.dispute_stages: Policy 'Anytown': the budgets of its dispute stages sum to 21",
            ),
            ({"timescales": {}}, "$.timescales: must be a list, each headed [[timescales]],"),
            ({"timescales": [5]}, "$.timescales[0]: must be a table of keys, not 5."),
        ],
    )
    def test_strict(self, change: dict[str, Any], fault: str) -> None:
        """No coercion, no unknown keys."""
        assert_fault({"name": "Anytown"} | change, fault)

    @pytest.mark.parametrize(
        ("change", "fault"),
        [
            ({"rules": 5}, ".rules: must be a table of rules by stage, not 5."),
            ({"rules": {}}, ".rules: needs the rule of the first occurrence, as first = {…}."),
            ({"rules": {"first": RULE, "third": RULE}}, ".rules.third: no stage is named 'third'."),
            ({"rules": {"first": 5}}, ".rules.first: Input should be an object"),
            (
                {"rules": {"first": RULE}, "not_before": {"second": RULE}},
                ".not_before.second: rules has no second: give both, or neither.",
            ),
            ({"rules": {"first": RULE}, "not_before": 5}, ".not_before: must be a table of rules"),
            ({"rule": RULE, "not_before": {"first": RULE}}, ".not_before: must have a 'kind'."),
            ({"stages": 5}, ".stages: must be a list of stages, not 5."),
            ({"stages": []}, ".stages: A series takes stages"),
            ({"stages": [5]}, ".stages[0]: Input should be an object"),
            (
                {"stages": [{"name": "a", "rule": RULE, "when": {"kind": "Aged"}}]},
                ".stages[0].when: Aged needs an age",
            ),
            (
                {
                    "stages": [{"name": "a", "rule": RULE, "when": {"kind": "Aged", "under": 5}}],
                    "not_before": RULE,
                },
                ".not_before: stands in the stage that it is for, not beside stages.",
            ),
            ({"rule": RULE, "citations": 5}, ".citations: Input should be a valid array"),
            ({"rule": RULE, "citations": [5]}, ".citations[0]: Input should be an object"),
            ({"rule": RULE, "series": 5}, ".series: unknown key. Known: id, title, "),
            ({"rule": RULE, "kind": "Timescale"}, ".kind: unknown key."),
        ],
    )
    def test_strict_in_a_timescale(self, change: dict[str, Any], fault: str) -> None:
        """In each form that its rules can take."""
        duty = {**DUTY, **change}
        assert_fault({"name": "Anytown", "timescales": [duty]}, f"$.timescales[0]{fault}")

    def test_what_is_wrong_in_a_timescale_is_told_once(self) -> None:
        """Rules for a duty that is at fault are not unknown for that."""
        data = {
            "name": "Anytown",
            "timescales": [{**DUTY, "title": 5, "rules": {"first": RULE, "subsequent": 5}}],
            "rules": {"duty.subsequent": RULE},
            "planning": {"duty": RULE},
        }
        with pytest.raises(ts.DataError) as refused:
            from_file_data(data)
        assert refused.value.places == (
            ("timescales", 0, "rules", "subsequent"),
            ("timescales", 0, "title"),
        )

    def test_two_without_a_name(self) -> None:
        """Are not two of one name."""
        data = {"name": "Anytown", "timescales": [{**DUTY, "rule": RULE, "id": 5}] * 2}
        with pytest.raises(ts.DataError) as refused:
            from_file_data(data)
        assert refused.value.places == (("timescales", 0, "id"), ("timescales", 1, "id"))


def shortened(fault: str, expected: set[str]) -> str:
    """The expected fault that this one begins as, where that ends in ``…``; else the fault."""
    ends = (each for each in expected if each.endswith("…") and fault.startswith(each[:-1]))
    return next(ends, fault)


def assert_fault(data: dict[str, Any], fault: str) -> None:
    with pytest.raises(ts.DataError) as refused:
        from_file_data(data)
    (found,) = refused.value.faults
    assert found.startswith(fault)


class TestUnreadable:
    """What is not a policy file at all is said with the line where that is known."""

    @pytest.mark.parametrize(
        ("name", "content", "sentence"),
        [
            ("policy.yaml", b"name: A", r"ends in \.toml or \.json; 'policy\.yaml' does not"),
            ("policy", b"", r"ends in \.toml or \.json; 'policy' does not"),
            ("policy.json", b'{\n"name" 5}', r"^policy\.json:2: is not valid JSON: "),
            ("policy.json", b'{"a": 1,\n"a": 2}', r"^policy\.json: is not .* 'a' stands twice in"),
            ("policy.json", rb'{"name": "\ud800"}', r"^policy\.json: is not valid JSON: .*line 1"),
            ("policy.json", b'{"schema": ' + b"1" * 5000 + b"}", r"^policy\.json: is not valid"),
            ("policy.json", b'{"name":\n"\xff"}', r"^policy\.json:2: .* save the file as UTF-8"),
            ("policy.json", b"[" * 100_000, r"^policy\.json: is nested too deeply"),
            ("policy.toml", b"name =", r"^policy\.toml:1: is not valid TOML: "),
            ("policy.toml", b'a = 1\nb = [\n1,\nname = "A"\n', r"^policy\.toml:2: is not valid"),
            ("policy.toml", b"a = 1\n\nb = 2\na = [\n3\n]\n", r"^policy\.toml:4: is not valid"),
            ("policy.toml", b"[a]\n[b]\n[a]\n", r"^policy\.toml:3: is not .* \('a',\) twice"),
            ("policy.toml", b"a = " + b"[" * 100_000, r"^policy\.toml: is nested too deeply"),
        ],
    )
    def test_unreadable(self, name: str, content: bytes, sentence: str, tmp_path: Path) -> None:
        """In TOML always, in JSON where its reader tells."""
        (tmp_path / name).write_bytes(content)
        with pytest.raises(ts.PolicyError, match=sentence):
            load(tmp_path / name)

    def test_absent(self, tmp_path: Path) -> None:
        """A file that is not there, and a folder."""
        with pytest.raises(ts.PolicyError, match="cannot be read: No such file or directory"):
            load(tmp_path / "policy.json")
        (tmp_path / "folder.json").mkdir()
        with pytest.raises(ts.PolicyError, match="cannot be read: "):
            load(tmp_path / "folder.json")


same_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
BREAKS = st.sampled_from(['"', "[", "]", "{", "}", "=", "#", "\n", "5", "e", "\\", "é", ".", ""])


def cut(text: str, start: int, end: int, by: str) -> str:
    return text[:start] + by + text[end:]


class TestBroken:
    """A valid file broken in one place is read, or refused with the file and a line of it."""

    @same_folder
    @given(data=st.data())
    @pytest.mark.parametrize("name", ["policy.toml", "policy.json"])
    def test_anywhere(self, name: str, data: st.DataObject, tmp_path: Path) -> None:
        """Some characters replaced: nothing but the errors that a reader of files expects."""
        whole = TOML if name.endswith("toml") else JSON
        start = data.draw(st.integers(0, len(whole)))
        end = data.draw(st.integers(start, min(start + 40, len(whole))))
        text = cut(whole, start, end, data.draw(BREAKS | st.text(max_size=3)))
        try:
            path = written(tmp_path, name, text)
        except UnicodeEncodeError:
            return
        try:
            load(path)
        except ts.DataError as error:
            told = error.faults
        except ts.PolicyError as error:
            told = (str(error),)
        else:
            return
        for fault in told:
            match = re.match(rf"{re.escape(name)}(?::(\d+))?: ", fault)
            assert match, fault
            if name.endswith("toml"):
                assert 1 <= int(match[1]) <= text.count("\n") + 1

    @pytest.mark.parametrize("name", ["policy.toml", "policy.json"])
    def test_each_value(self, name: str, tmp_path: Path) -> None:
        """A number with a fraction is right nowhere, and is found on its own line."""
        whole = TOML if name.endswith("toml") else JSON
        tokens = re.finditer(r'"[^"\n]*"(?P<key> =|:)?|\d{4}-\d\d-\d\d|\d+\b', whole)
        values = [token for token in tokens if not token["key"]]
        assert len(values) > 40
        for value in values:
            text = cut(whole, value.start(), value.end(), "0.125")
            line = text.count("\n", 0, value.start()) + 1
            told = faults_of(written(tmp_path, name, text))
            if 'kind": 0.125' in text:  # which is a fault of the table that it stands in
                line -= 1
            assert f"{line}: " in {f"{fault.partition(':')[0]}: " for fault in told}, value


class TestLines:
    """The line of a value is the first by which there is something at its place."""

    def test_inside_a_statement(self) -> None:
        """Of an array, an inline table and a long text, the line on which each begins."""
        document = TomlDocument(
            "ours.toml",
            'a = [ # [\n  1,\n\n  { b = [\n    2 ] },\n]\nc = """\n]"""\nd.e = [\n"""\nx""", 1]\n',
        )
        lines = {
            ("a",): 1, ("a", 0): 2, ("a", 1): 4, ("a", 1, "b"): 4, ("a", 1, "b", 0): 5,
            ("c",): 7, ("d",): 9, ("d", "e"): 9, ("d", "e", 0): 10, ("d", "e", 1): 11,
        }  # fmt: skip
        assert {steps: document.line_of(steps) for steps in lines} == lines

    @pytest.mark.parametrize(
        "document",
        [
            TomlDocument("a.toml", '\n[a]\nb = "text"\n'),
            JsonDocument("a.json", '{\n"a": {\n"b": "text"}}'),
        ],
    )
    def test_where_there_is_nothing(self, document: TomlDocument | JsonDocument) -> None:
        """The line of what it would stand in."""
        assert document.line_of(("a", "b", "c")) == 3
        assert document.line_of(("a", "c")) == 2
        assert document.line_of(("c", 0)) == 1
        assert document.line_of(()) == 1
