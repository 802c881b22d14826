"""Events as JSON lines: one object a line, and each line that is none accounted for."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import timescales as ts
from tests.records.files import in_folder, is_account, refused, told
from timescales.records import Records, Request, event_schema, read
from timescales.records.json_lines import JsonLines


def read_lines(*lines: str | bytes, name: str = "events.jsonl") -> Records:
    content = b"".join(
        (line if isinstance(line, bytes) else line.encode()) + b"\n" for line in lines
    )
    return in_folder({name: content}, lambda folder: read(folder / name))


def test_values() -> None:
    """Texts, numbers, truths and nulls, keys in any mixture of case, in any order."""
    records = read_lines(
        '\ufeff{"date": "2026-11-02", "Event": "icpc", "SUBJECT_ID": 17, "ref": null, "ok": true}',
        "",
        '{"subject_id": "A", "date_of_birth": "05/05/2015"}',
        name="events.NDJSON",
    )
    assert told(records) == [("17", "icpc", "2026-11-02")]
    assert dict(records.cases[0].events[0].details) == {"ok": "true"}
    assert records.cases[1].date_of_birth == date(2015, 5, 5)
    assert records.origin("17", records.cases[0].events[0]) == ("events.NDJSON", 1)
    assert records.rows_read == 2


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{", "json"),
        ("[1]", "json"),
        ('"A"', "json"),
        ('{"subject_id": ["A"]}', "json"),
        ('{"subject_id": {"id": "A"}}', "json"),
        (b"\xff\xfe", "json"),
        ("[" * 100_000, "json"),
        ("{}", "no_subject"),
        ('{"subject_id": "A"}', "no_event"),
        ('{"subject_id": "A", "event": "icpc", "date": "soon"}', "bad_date"),
    ],
)
def test_refused(line: str | bytes, code: str) -> None:
    """Each line that gives nothing has one finding, and the others are read."""
    records = read_lines(line, '{"subject_id": "B", "event": "icpc", "date": "2026-11-02"}')
    assert refused(records) == [(1, code)]
    assert told(records) == [("B", "icpc", "2026-11-02")]
    assert is_account(records)


def test_nothing_to_read(tmp_path: Path) -> None:
    """An empty file, and one that cannot be read."""
    with pytest.raises(ts.RecordsError, match=r"events\.jsonl: holds no line of JSON"):
        read_lines("", " ")
    with pytest.raises(ts.RecordsError, match=r"gone\.jsonl: cannot be read: No such file"):
        JsonLines().open(Request(tmp_path / "gone.jsonl"))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)
keys = st.sampled_from(["subject_id", "event", "date", "at", "sets", "x", "Event"])


@given(st.lists(st.dictionaries(keys, json_values | st.sampled_from(["icpc", "2026-11-02"]))))
def test_every_line_is_accounted_for(lines: list[dict[str, object]]) -> None:
    """Whatever the objects hold; what the schema allows is at least JSON that can be read."""
    if lines:
        records = read_lines(*map(json.dumps, lines))
        assert records.rows_read == len(lines)
        assert is_account(records)


def test_schema() -> None:
    """It takes an event, and a date of birth alone; it names what is amiss."""
    schema = event_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    for good in (
        {"subject_id": "A", "event": "icpc", "date": "2026-11-02", "team": "North"},
        {"subject_id": 17, "date_of_birth": "05/05/2015", "ref": None},
    ):
        jsonschema.validate(good, schema)
    for bad in (
        {"event": "icpc", "date": "2026-11-02"},
        {"subject_id": "A", "event": "icpc", "date": "2 November"},
        {"subject_id": "A"},
        {"subject_id": "A", "date_of_birth": "2015-05-05", "x": []},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(bad, schema)
