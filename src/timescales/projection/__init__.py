"""Projection: the pure fold of a policy's duties over a case."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timescales.projection.finding import Finding, Severity
    from timescales.projection.obligation import Candidate, Obligation, Receipt, Status
    from timescales.projection.projecting import Projection, project

_HOMES = {
    "Candidate": "obligation",
    "Finding": "finding",
    "Obligation": "obligation",
    "Projection": "projecting",
    "Receipt": "obligation",
    "Severity": "finding",
    "Status": "obligation",
    "project": "projecting",
}

__all__ = [
    "Candidate",
    "Finding",
    "Obligation",
    "Projection",
    "Receipt",
    "Severity",
    "Status",
    "project",
]


def __getattr__(name: str) -> Any:
    """The next date of one duty needs none of them, so that they are loaded on first need."""
    if name not in _HOMES:
        raise AttributeError(f"module 'timescales.projection' has no attribute {name!r}")
    return getattr(import_module(f"timescales.projection.{_HOMES[name]}"), name)
