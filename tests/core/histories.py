"""Short words for histories, shared by the tests of projection."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import timescales as ts
from timescales.records import HEART

ENGLAND = ts.england_and_wales()
DAY = timedelta(days=1)
PUBLIC: dict[str, Any] = {name: getattr(ts, name) for name in ts.__all__}
"""What a repr may use."""


def event(kind: str, day: date, ref: str | None = None, **details: str) -> ts.Event:
    return ts.Event(kind, day, ref, details)


def case(*events: ts.Event, **known: Any) -> ts.Case:
    return ts.Case("C1", events, **known)


def heart(policy: ts.Policy | str = "day_count") -> ts.Policy:
    """The reviews, conferences and disputes of a named policy alone; a policy as it is."""
    return policy if isinstance(policy, ts.Policy) else ts.policies.resolve(policy).only(*HEART)


def project_heart(
    history: ts.Case, *, policy: ts.Policy | str = "day_count", **asked: Any
) -> ts.Projection:
    """``ts.project``, of the duties at the heart of a named policy."""
    return ts.project(history, policy=heart(policy), **asked)


def schedule_heart(
    history: ts.Case, *, policy: ts.Policy | str = "day_count", **asked: Any
) -> ts.Projection:
    """``ts.schedule``, of the duties at the heart of a named policy."""
    return ts.schedule(history, policy=heart(policy), **asked)


def project(
    as_at: date, *events: ts.Event, policy: ts.Policy | str = "statutory", **known: Any
) -> ts.Projection:
    """The projection of a history under the statutory policy, unless another is named."""
    return project_heart(case(*events, **known), as_at=as_at, policy=policy)


def only(projection: ts.Projection) -> ts.Obligation:
    """The one obligation of a projection without findings."""
    assert projection.findings == ()
    (obligation,) = projection
    return obligation


def codes(projection: ts.Projection) -> list[str]:
    return [finding.code for finding in projection.findings]


def statuses(projection: ts.Projection) -> list[str]:
    return [obligation.status.value for obligation in projection]


def dues(projection: ts.Projection) -> list[str]:
    return [str(obligation.due) for obligation in projection]
