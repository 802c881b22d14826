"""The suite as plain data, ready for JSON, and the JSON Schema of that.

Days are ISO texts, and so are moments, in London's time with its offset from UTC. Every key is
always there, null where the case says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from timescales._version import __version__
from timescales.conformance.expectation import Answer, Expectation
from timescales.conformance.history import HistoryLine
from timescales.conformance.suite import SUITE_VERSION, FromHistory, Kind, Question, SuiteCase
from timescales.projection import Status

_DAY = {"type": "string", "format": "date"}
_MOMENT = {"type": "string", "format": "date-time"}
_TEXT = {"type": "string", "minLength": 1}
_NONE = {"type": "null"}


def suite_data(cases: Iterable[SuiteCase]) -> dict[str, Any]:
    """The cases as plain data: ``suite`` is the version of the format, ``release`` the library's.

    ``timescales.conformance.suite_schema`` describes it.
    """
    return {
        "suite": SUITE_VERSION,
        "release": __version__,
        "cases": [_case_data(case) for case in cases],
    }


def suite_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what ``suite_data`` gives."""
    event = {
        "date": _DAY,
        "event": _TEXT,
        "ref": _or_null(_TEXT),
        "sets": _or_null(_DAY),
        "at": _or_null(_MOMENT),
        "details": {"type": "object", "additionalProperties": {"type": "string"}},
    }
    expectation = {
        "line": _TEXT,
        "stage": _or_null(_TEXT),
        "from": _or_null(_DAY),
        "not_before": _or_null(_DAY),
        "answer": _or_null({"enum": [answer.value for answer in Answer]}),
        "due": _or_null(_DAY),
        "due_at": _or_null(_MOMENT),
        "status": _or_null({"enum": [status.value for status in Status]}),
        "note": _or_null(_TEXT),
    }
    case = {
        "timescale": _TEXT,
        "name": _TEXT,
        "kind": {"enum": [kind.value for kind in Kind]},
        "sentence": _TEXT,
        "source": _TEXT,
        "policy": _TEXT,
        "from": _or_null(_DAY),
        "history": _or_null({"type": "array", "items": _object(event)}),
        "as_at": _or_null(_DAY),
        "born": _or_null(_DAY),
        "complete_from": _or_null(_DAY),
        "expect": {"type": "array", "items": _object(expectation)},
    }
    suite = {
        "suite": {"const": SUITE_VERSION},
        "release": _TEXT,
        "cases": {"type": "array", "items": _object(case)},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The timescales conformance suite",
        **_object(suite),
    }


def _case_data(case: SuiteCase) -> dict[str, Any]:
    return {
        "timescale": case.timescale,
        "name": case.name,
        "kind": case.kind.value,
        "sentence": case.sentence,
        "source": case.source,
        "policy": case.policy,
        **_question_data(case.question),
        "expect": [_expectation_data(expected) for expected in case.expect],
    }


def _question_data(question: Question) -> dict[str, Any]:
    if isinstance(question, FromHistory):
        return {
            "from": None,
            "history": [_event_data(line) for line in question.history],
            "as_at": _iso(question.as_at),
            "born": _iso(question.born),
            "complete_from": _iso(question.complete_from),
        }
    nothing = dict.fromkeys(("history", "as_at", "born", "complete_from"))
    return {"from": _iso(question.anchor), **nothing}


def _event_data(line: HistoryLine) -> dict[str, Any]:
    return {
        "date": _iso(line.date),
        "event": line.kind,
        "ref": line.ref,
        "sets": _iso(line.sets),
        "at": _iso(line.at),
        "details": dict(line.details),
    }


def _expectation_data(expected: Expectation) -> dict[str, Any]:
    return {
        "line": str(expected),
        "stage": expected.stage,
        "from": _iso(expected.anchor),
        "not_before": _iso(expected.not_before),
        "answer": expected.answer and expected.answer.value,
        "due": _iso(expected.due),
        "due_at": _iso(expected.due_at),
        "status": expected.status and expected.status.value,
        "note": expected.note,
    }


def _iso(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, _NONE]}
