"""The data of a rule as a policy file writes it: without kinds, where the place says them."""

from __future__ import annotations

from typing import Any

from timescales.citation import Authority
from timescales.errors import Steps
from timescales.policies.faults import Faults
from timescales.rules import DateRule

_ITEMS = {
    "dated": ("versions", "Version"),
    "end_of_term": ("terms", "Term"),
    "rolling_hours": ("used", "Stay"),
}
"""What the list in a rule of some kind holds."""


def rule_at(data: Any, steps: Steps, faults: Faults) -> DateRule | None:
    """The rule that the data at a place describes; None, and a fault, where it describes none."""
    return faults.value(with_kinds(data), DateRule, steps)


def with_kinds(data: Any) -> Any:
    """The data with the kind of every version, term and stay in it, and of a version's source."""
    if isinstance(data, list):
        return [with_kinds(part) for part in data]
    if not isinstance(data, dict):
        return data
    parts = {key: with_kinds(part) for key, part in data.items()}
    key, kind = _ITEMS.get(str(parts.get("kind")), ("", ""))
    items = parts.get(key)
    if isinstance(items, list):
        parts[key] = [tagged(_with_source(item), kind) for item in items]
    return parts


def tagged(data: Any, kind: str, **usual: Any) -> Any:
    """Data as the kind that its place says it is; what is no table of keys stays as it is."""
    return {"kind": kind, **usual, **data} if isinstance(data, dict) else data


def citation(data: Any) -> Any:
    """The data of a citation: a text, or what has a title, is a local document."""
    if isinstance(data, dict) and "identifier" in data:
        return tagged(data, "Citation")
    document = {"title": data} if isinstance(data, str) else data
    return tagged(document, "Guidance", authority=Authority.LOCAL.value)


def _with_source(data: Any) -> Any:
    if isinstance(data, dict) and "source" in data:
        return {**data, "source": citation(data["source"])}
    return data
