"""The data of a rule as a policy file writes it: without kinds, where the place says them."""

from __future__ import annotations

from typing import Any

from timescales.citation import Authority
from timescales.errors import Steps
from timescales.policies.faults import Faults
from timescales.rules import DateRule


def rule_at(data: Any, steps: Steps, faults: Faults) -> DateRule | None:
    """The rule that the data at a place describes; None, and a fault, where it describes none."""
    return faults.value(with_versions(data), DateRule, steps)


def with_versions(data: Any) -> Any:
    """The data with the kind of each version in it, and of its source."""
    if isinstance(data, list):
        return [with_versions(part) for part in data]
    if not isinstance(data, dict):
        return data
    parts = {key: with_versions(part) for key, part in data.items()}
    versions = parts.get("versions")
    if parts.get("kind") == "dated" and isinstance(versions, list):
        parts["versions"] = [_version(version) for version in versions]
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


def _version(data: Any) -> Any:
    if isinstance(data, dict) and "source" in data:
        data = {**data, "source": citation(data["source"])}
    return tagged(data, "Version")
