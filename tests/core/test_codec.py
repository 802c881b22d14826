"""Values to plain data and back."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pydantic
import pytest

import timescales as ts
from tests.core.histories import PUBLIC
from tests.core.test_rules_words import EVERY_NODE
from timescales import codec

GOLDEN = Path(__file__).parent / "golden"
WRITTEN = [
    pytest.param(entry, id=f"{file.stem}-{number}")
    for file in sorted(GOLDEN.glob("*.json"))
    for number, entry in enumerate(json.loads(file.read_text(encoding="utf-8")))
]
VALUES: list[Any] = [
    *(rule for rule, _, _ in EVERY_NODE),
    ts.Version(ts.days(1)),
    ts.Term("Spring 2024", date(2024, 1, 8), date(2024, 3, 28)),
    ts.Stay(datetime(2024, 2, 28, 9, tzinfo=UTC), datetime(2024, 2, 29, 9, 0, 0, 5, tzinfo=UTC)),
    ts.Occurrences(1),
    ts.Occurrences(2, 3),
    ts.Stage("first", ts.days(1), ts.Occurrences(1, 1)),
    ts.Series(first=ts.days(1), subsequent=ts.days(2)),
    ts.Citation("uksi/2010/959", verified=date(2026, 11, 22)),
    ts.Guidance("Handbook", authority=ts.Authority.LOCAL),
    ts.PlanningLead("lac_review", ts.working_days_before(20)),
    ts.DisputeStage("Informal"),
    ts.DisputeStage("1", 5),
    *(getattr(ts.policies, name)() for name in ("statutory", "day_count", "sunderland")),
    ts.policies.resolve("strictest"),
    *ts.policies.statutory().timescales,
]


def reading(**data: Any) -> Any:
    return ts.from_data({"schema": 1, **data})


def faults(**data: Any) -> tuple[str, ...]:
    with pytest.raises(ts.DataError) as refused:
        reading(**data)
    return refused.value.faults


class TestRoundTrip:
    """`to_data`/`from_data`: tagged, with a schema version."""

    @pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
    def test_through_json(self, value: Any) -> None:
        """What is written can be read, after a journey as JSON text."""
        data = ts.to_data(value)
        assert list(data)[:2] == ["schema", "kind"]
        assert data["schema"] == 1
        again = ts.from_data(json.loads(json.dumps(data)))
        assert again == value
        assert type(again) is type(value)
        assert hash(again) == hash(value)

    def test_the_form(self) -> None:
        """Every field, by its name; the schema version on the outermost alone."""
        assert ts.to_data(ts.strictest_of(ts.days(91), ts.months(3))) == {
            "schema": 1,
            "kind": "strictest_of",
            "rules": [
                {"kind": "days", "n": 91, "day_zero": "event"},
                {"kind": "months", "n": 3},
            ],
        }
        assert ts.to_data(ts.Version(ts.months(3), since=date(2011, 4, 1))) == {
            "schema": 1,
            "kind": "Version",
            "rule": {"kind": "months", "n": 3},
            "since": "2011-04-01",
            "until": None,
            "source": None,
            "note": "",
        }

    def test_fields_at_their_defaults_may_be_left_out(self) -> None:
        """As in the constructor."""
        assert reading(kind="working_days", n=20) == ts.working_days(20)

    @pytest.mark.parametrize("value", [5, "working_days(20)", None, date(2026, 11, 2)])
    def test_other_values_have_no_form(self, value: Any) -> None:
        """And the refusal says how a rule gets one."""
        with pytest.raises(
            ts.WrongTypeError, match=r"has no data form; a rule of your own gets one"
        ):
            ts.to_data(value)

    def test_in_a_fresh_process(self) -> None:
        """Every built-in kind is known from the first call."""
        program = (
            "import timescales as ts;"
            "print(ts.from_data({'schema': 1, 'kind': 'working_days', 'n': 20}));"
            "print(len(ts.json_schema()['oneOf']) > 25)"
        )
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        )
        assert done.stdout.splitlines() == ["20 working days after", "True"]


class TestStrict:
    """Strict (no coercion, no unknown keys)."""

    @pytest.mark.parametrize("n", [True, "20", 20.0, None, [20], {"n": 20}])
    def test_numbers(self, n: Any) -> None:
        """A number is a whole number and nothing like one."""
        (fault,) = faults(kind="working_days", n=n)
        assert fault.startswith("$.n: Input should be a valid integer")

    @pytest.mark.parametrize(
        "day",
        ["2026-11-02T00:00:00", "1700000000", 1700000000, "2026-11-2", "20261102", " 2026-11-02",
         "02/11/2026", "", True, 1.0],
    )  # fmt: skip
    def test_dates(self, day: Any) -> None:
        """A date is an ISO date, in full."""
        (fault,) = faults(kind="Version", rule={"kind": "days", "n": 1}, since=day)
        assert fault.startswith("$.since: Input should be a valid date")

    @pytest.mark.parametrize(
        "moment",
        ["2024-02-28", "1700000000", 1700000000, 1.5, True, None, "", "2024-02-28 09:00+00:00",
         "2024-02-28T09:00", "28/02/2024T09:00+00:00", " 2024-02-28T09:00+00:00",
         "2024-02-28T24:00+00:00", "2024-02-28T09:00:00.1234567+00:00"],
    )  # fmt: skip
    def test_moments(self, moment: Any) -> None:
        """A moment is an ISO date and time, in full, with its offset."""
        (fault,) = faults(kind="Stay", start="2024-02-28T08:00Z", end=moment)
        assert fault.startswith("$.end: Input should ")

    def test_moments_in_any_zone(self) -> None:
        """An offset is an offset, however it is written."""
        for text in ("2024-02-28T09:00Z", "2024-02-28T10:00+01:00", "2024-02-28T09:00:00.000Z"):
            stay = reading(kind="Stay", start="2024-02-28T08:00Z", end=text)
            assert stay.end == datetime(2024, 2, 28, 9, tzinfo=UTC)
            assert stay.end.tzinfo is UTC

    @pytest.mark.parametrize("value", [5, True, None, ["a"]])
    def test_texts(self, value: Any) -> None:
        """A text is a text."""
        (fault,) = faults(kind="no_deadline", reason=value)
        assert fault.startswith("$.reason: Input should be a valid string")

    @pytest.mark.parametrize("value", ["EVENT", "Event", 0, None, True])
    def test_choices(self, value: Any) -> None:
        """A choice is one of its words, and the words are listed."""
        (fault,) = faults(kind="days", n=1, day_zero=value)
        assert fault.startswith(
            "$.day_zero: Input should be 'event', 'inclusive' or 'first working day'"
        )

    @pytest.mark.parametrize("value", [1, "true", 0, None])
    def test_truths(self, value: Any) -> None:
        """True is true."""
        duty = ts.to_data(ts.policies.statutory().timescale("icpc")) | {"concurrent": value}
        (fault,) = faults(**duty)
        assert fault.startswith("$.concurrent: Input should be a valid boolean")

    def test_unknown_keys(self) -> None:
        """Each is named."""
        assert faults(kind="days", n=1, day_zer="event", m=2) == (
            "$.day_zer: unknown key. Did you mean day_zero? (got 'event')",
            "$.m: unknown key. Known: n, day_zero. (got 2)",
        )

    def test_unknown_keys_inside(self) -> None:
        """The keys there are are those of the value that it stands in."""
        version = {"kind": "Version", "rule": {"kind": "days", "n": 1}, "sinse": "2026-04-01"}
        assert faults(kind="dated", versions=[version]) == (
            "$.versions[0].sinse: unknown key. Did you mean since? (got '2026-04-01')",
        )
        assert faults(kind="days", n=1, **{"a key": 2}) == (
            '$."a key": unknown key. Known: n, day_zero. (got 2)',
        )

    @pytest.mark.parametrize("kinds", [5, True, ["icpc", 5], {"kind": "days"}])
    def test_one_or_several(self, kinds: Any) -> None:
        """What may be one text or a list of texts has one fault, whichever it fails."""
        duty = ts.to_data(ts.policies.statutory().timescale("icpc")) | {"started_by": kinds}
        (fault,) = faults(**duty)
        assert fault.startswith("$.started_by: must be a text or a list of texts")

    def test_places(self) -> None:
        """Beside its words, the keys and numbers that lead to each fault."""
        rules = [{"kind": "days", "n": "1"}, {"kind": "wekes"}]
        with pytest.raises(ts.DataError) as refused:
            reading(kind="strictest_of", rules=rules)
        assert refused.value.places == (("rules", 0, "n"), ("rules", 1))
        assert pickle.loads(pickle.dumps(refused.value)).places == refused.value.places

    def test_keys_named_like_kinds(self) -> None:
        """A key that is also the name of a kind stands in the path like any other."""
        assert faults(kind="months", n=1, days=2, months=3) == (
            "$.days: unknown key. Known: n. (got 2)",
            "$.months: unknown key. Known: n. (got 3)",
        )

    def test_missing_keys(self) -> None:
        """Each is named."""
        assert faults(kind="Stage") == (
            "$.name: is missing, and is needed.",
            "$.rule: is missing, and is needed.",
            "$.when: is missing, and is needed.",
        )

    def test_unknown_kinds(self) -> None:
        """With the nearest; a kind that exists but cannot stand there is told apart."""
        assert faults(kind="working_day", n=1) == (
            (
                "$: no kind 'working_day' is known. Did you mean working_days, "
                "working_days_before or on_day?"
            ),
        )
        (fault,) = faults(kind="rolled_to", rule={"kind": "Occurrences", "first": 1},
                          roll="next working day")  # fmt: skip
        assert fault.startswith("$.rule: 'Occurrences' cannot stand here. Known: ")
        assert "working_days" in fault
        assert "Policy" not in fault

    def test_no_kind(self) -> None:
        """Nothing is guessed."""
        assert faults(n=20) == ("$: must have a 'kind'.",)

    @pytest.mark.parametrize("kind", [5, None, ["days"], True])
    def test_kinds_are_texts(self, kind: Any) -> None:
        """A kind that is no text is no kind."""
        (fault,) = faults(kind=kind, n=20)
        assert fault.startswith("$: ")

    @pytest.mark.parametrize("version", [0, 2, "1", 1.0, True, None])
    def test_schema_version(self, version: Any) -> None:
        """Only the version that this release reads."""
        with pytest.raises(ts.DataError, match=r"^\$\.schema: this release reads version 1, not "):
            ts.from_data({"schema": version, "kind": "days", "n": 1})
        with pytest.raises(ts.DataError, match="not None"):
            ts.from_data({"kind": "days", "n": 1})

    def test_schema_version_is_the_outermosts(self) -> None:
        """Inside it is an unknown key."""
        (fault,) = faults(kind="strictest_of", rules=[{"schema": 1, "kind": "days", "n": 1}])
        assert fault == "$.rules[0].schema: unknown key. Known: n, day_zero. (got 1)"

    @pytest.mark.parametrize("data", [None, "days", 5, [], [{"kind": "days"}]])
    def test_not_an_object(self, data: Any) -> None:
        """Data is an object."""
        with pytest.raises(ts.DataError, match=r"^\$: must be an object with a 'kind', not "):
            ts.from_data(data)

    @pytest.mark.parametrize("n", [float("nan"), {1}, date(2026, 11, 2), b"1", 1j])
    def test_not_plain_data(self, n: Any) -> None:
        """What JSON cannot say is refused before anything else."""
        (fault,) = faults(kind="days", n=n)
        assert fault.startswith("$: is not plain data: ")

    def test_every_fault_at_its_path(self) -> None:
        """Nested faults are all reported, each at its path."""
        assert faults(
            kind="strictest_of",
            rules=[
                {"kind": "days", "n": "1"},
                {"kind": "wekes", "n": 1},
                {"kind": "dated", "versions": [
                    {"kind": "Version", "rule": {"kind": "months"}, "since": "soon"}]},
                5,
                {"kind": "weeks", "n": 0},
            ],
        ) == (
            "$.rules[0].n: Input should be a valid integer (got '1')",
            "$.rules[1]: no kind 'wekes' is known. Did you mean weeks?",
            "$.rules[2].versions[0].rule.n: is missing, and is needed.",
            ("$.rules[2].versions[0].since: Input should be a valid date in the format YYYY-MM-DD, "
            "input is too short (got 'soon')"),
            "$.rules[3]: Input should be an object (got 5)",
            "$.rules[4]: n must be 1 or more, not 0.",
        )  # fmt: skip

    def test_values_that_contradict_themselves(self) -> None:
        """What the constructor refuses is refused in data, at its place and in its words."""
        overlapping = [
            {"kind": "Version", "rule": {"kind": "days", "n": 1}, "until": "2011-04-01"},
            {"kind": "Version", "rule": {"kind": "days", "n": 1}, "since": "2011-04-01"},
        ]
        (fault,) = faults(kind="dated", versions=overlapping)
        assert fault.startswith("$: Versions must tile: one ends on 2011-04-01")


class TestGolden:
    """Data that a release has written is read for ever."""

    @pytest.mark.parametrize("entry", WRITTEN)
    def test_read(self, entry: dict[str, Any]) -> None:
        """It gives the value that its repr, written beside it, constructs."""
        value = ts.from_data(entry["data"])
        assert value == eval(entry["repr"], PUBLIC)
        assert codec.fingerprint(value) == entry["fingerprint"]

    def test_every_kind_is_among_them(self) -> None:
        """No kind of the library is left out."""

        def kinds(data: Any) -> set[str]:
            if isinstance(data, dict):
                inner = set().union(*map(kinds, data.values()))
                return inner | ({data["kind"]} if "kind" in data else set())
            return set().union(*map(kinds, data)) if isinstance(data, list) else set()

        built_in = {kind for kind in all_kinds() if ":" not in kind}
        entries = [json.loads(file.read_text(encoding="utf-8")) for file in GOLDEN.glob("*.json")]
        assert built_in <= kinds(entries)


def all_kinds() -> list[str]:
    return [kind["properties"]["kind"]["const"] for kind in ts.json_schema()["oneOf"]]


class TestFingerprint:
    """Rule fingerprints do not move."""

    def test_equal_values_have_one(self) -> None:
        """Equal by content; different values differ."""
        assert codec.fingerprint(ts.days(91)) == codec.fingerprint(ts.days(91))
        assert codec.fingerprint(ts.days(91)) != codec.fingerprint(ts.days(92))
        assert codec.fingerprint(ts.days(1)) != codec.fingerprint(ts.weeks(1))


class TestSchema:
    """A JSON Schema can be printed."""

    SCHEMA = jsonschema.Draft202012Validator(ts.json_schema())

    def test_it_is_one(self) -> None:
        """By its own standard, and as JSON text."""
        jsonschema.Draft202012Validator.check_schema(json.loads(json.dumps(ts.json_schema())))

    @pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
    def test_what_is_written_is_valid(self, value: Any) -> None:
        """Every built-in value's data agrees with the schema."""
        self.SCHEMA.validate(ts.to_data(value))

    @pytest.mark.parametrize(
        "data",
        [
            {"kind": "days", "n": 1},
            {"schema": 2, "kind": "days", "n": 1},
            {"schema": 1, "kind": "days", "n": "1"},
            {"schema": 1, "kind": "days", "n": 1, "m": 2},
            {"schema": 1, "kind": "dayz", "n": 1},
            {"schema": 1, "kind": "strictest_of", "rules": [{"kind": "days"}]},
        ],
    )
    def test_what_is_refused_is_not(self, data: dict[str, Any]) -> None:
        """What `from_data` refuses for its form, the schema refuses."""
        with pytest.raises(jsonschema.ValidationError):
            self.SCHEMA.validate(data)
        with pytest.raises(ts.DataError):
            ts.from_data(data)

    def test_moments(self) -> None:
        """A moment is a text with the format of a date and time."""
        assert ts.json_schema()["$defs"]["Stay"]["properties"]["start"] == {
            "format": "date-time",
            "title": "Start",
            "type": "string",
        }

    def test_of_a_family(self) -> None:
        """Asked for rules, it holds rules only."""
        schema = ts.json_schema(ts.DateRule)
        jsonschema.validate(ts.to_data(ts.days(1)), schema)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(ts.to_data(ts.Occurrences(1)), schema)


class Reminder(pydantic.BaseModel):
    """A user's own model."""

    rule: ts.DateRule
    duty: ts.Timescale | None = None
    citation: ts.Citation = ts.Citation("uksi/2010/959")


class TestPydantic:
    """Rules can be fields of a user's own pydantic model."""

    def test_values_and_data(self) -> None:
        """A field takes a value, the data that describes one, or what `to_data` wrote."""
        rule = ts.strictest_of(ts.days(91), ts.months(3))
        inner = {key: part for key, part in ts.to_data(rule).items() if key != "schema"}
        for given in (rule, inner, ts.to_data(rule)):
            assert Reminder.model_validate({"rule": given}).rule == rule

    def test_both_ways(self) -> None:
        """A model is written as data and read again, as JSON and in Python."""
        model = Reminder(rule=ts.working_days(20), duty=ts.policies.statutory().timescale("icpc"))
        assert Reminder.model_validate_json(model.model_dump_json()) == model
        for mode in ("python", "json"):
            dumped = model.model_dump(mode=mode)
            assert dumped["rule"] == {"kind": "working_days", "n": 20, "day_zero": "event"}
            assert Reminder.model_validate(dumped) == model

    @pytest.mark.parametrize(
        ("data", "fault"),
        [
            ({"kind": "days", "n": "1"}, "Input should be a valid integer"),
            ({"kind": "Occurrences", "first": 1}, "Occurrences"),
            ({"schema": 2, "kind": "days", "n": 1}, "this release reads version 1, not 2"),
            (5, "Input should be a valid dictionary"),
            ({"kind": "days", "n": {1}}, "is not plain data"),
        ],
    )
    def test_strict_there_too(self, data: Any, fault: str) -> None:
        """Wrong data is pydantic's ValidationError, as of any field."""
        with pytest.raises(pydantic.ValidationError, match=fault):
            Reminder.model_validate({"rule": data})

    def test_its_schema(self) -> None:
        """The model's own JSON Schema lists the kinds that may stand there."""
        schema = Reminder.model_json_schema()["properties"]["citation"]
        assert schema["properties"] == {"kind": {"enum": ["Citation"]}}
        assert schema["required"] == ["kind"]


class TestFieldTypes:
    """Third-party fields: what has no data form is refused by name, not written wrongly."""

    def test_wrong_field(self) -> None:
        """A span of time has no data form."""
        with registered("core-tests:at"):

            @codec.register("core-tests:at")
            @dataclass(frozen=True)
            class At(codec.Coded):
                """A value with a field of a type that has no data form."""

                when: timedelta

            with pytest.raises(ts.WrongTypeError, match=r"At.when: fields of type .*timedelta"):
                ts.from_data({"schema": 1, "kind": "core-tests:at", "when": "2026-11-02"})

    def test_mappings(self) -> None:
        """A mapping of texts to values is a field like another."""
        with registered("core-tests:by_name"):

            @codec.register("core-tests:by_name")
            @dataclass(frozen=True)
            class ByName(codec.Coded):
                """A value with a mapping."""

                rules: dict[str, ts.DateRule]
                either: ts.Citation | ts.Guidance

            value = ByName({"a": ts.days(1)}, ts.Guidance("Handbook"))
            assert ts.from_data(ts.to_data(value)) == value
            (fault,) = faults(
                kind="core-tests:by_name",
                rules={"a": {"kind": "days", "n": True}},
                either={"kind": "Guidance", "title": "Handbook"},
            )
            assert fault == "$.rules.a.n: Input should be a valid integer (got True)"


@contextmanager
def registered(tag: str) -> Iterator[None]:
    """While inside, a tag may be registered; afterwards it is free again."""
    assert tag not in codec._registered
    try:
        yield
    finally:
        codec._tags.pop(codec._registered.pop(tag))
        codec._validator.cache_clear()
