"""Projection: the pure fold of a policy's duties over a case."""

from timescales.projection.finding import Finding, Severity
from timescales.projection.obligation import Candidate, Obligation, Receipt, Status
from timescales.projection.projecting import Projection, project

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
