"""The policies that come with the library."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from timescales._text import suggestion
from timescales.catalogue import NATIONAL
from timescales.catalogue.local import day_count as day_count_rules
from timescales.catalogue.local import sunderland as sunderland_rules
from timescales.errors import UnknownNameError, WrongTypeError
from timescales.policy import DisputeStage, PlanningLead, Policy
from timescales.policy import strictest as _strictest

DEFAULT = "day_count"


@cache
def statutory() -> Policy:
    """The national policy: statute and guidance, in calendar months where the law says months."""
    return Policy("statutory", NATIONAL)


@cache
def day_count() -> Policy:
    """The statutory policy with the 91-day and 183-day review rules, the default of the library."""
    return statutory().overlaid(
        "day_count",
        rules={
            "lac_review.second": day_count_rules.LAC_REVIEW_SECOND,
            "lac_review.subsequent": day_count_rules.LAC_REVIEW_SUBSEQUENT,
        },
    )


@cache
def sunderland() -> Policy:
    """Sunderland's rules of 2016 to 2018: day counts, secure reviews counted from the order."""
    return day_count().overlaid(
        "sunderland",
        timescales=sunderland_rules.TIMESCALES,
        planning=(PlanningLead("lac_review", sunderland_rules.LAC_REVIEW_PLANNING),),
        dispute_stages=tuple(DisputeStage(name) for name in sunderland_rules.DISPUTE_STAGES),
    )


@cache
def _statutory_with_day_count() -> Policy:
    merged = _strictest(statutory(), day_count())
    return merged.overlaid("strictest")


_NAMED: Mapping[str, Callable[[], Policy]] = {
    "statutory": statutory,
    "day_count": day_count,
    "sunderland": sunderland,
    "strictest": _statutory_with_day_count,
}
NAMES = tuple(_NAMED)


def strictest(first: Policy | str, second: Policy | str) -> Policy:
    """Two policies merged, the earlier date binding; see ``timescales.policy.strictest``."""
    return _strictest(resolve(first), resolve(second))


def resolve(policy: Policy | str) -> Policy:
    """The policy itself, or the one of that name.

    Raises ``UnknownNameError`` with the names there are.
    """
    if isinstance(policy, Policy):
        return policy
    if not isinstance(policy, str):
        raise WrongTypeError(f"policy must be a Policy or the name of one, not {policy!r}.")
    if policy not in _NAMED:
        raise UnknownNameError(f"No policy is named {policy!r}. {suggestion(policy, NAMES)}")
    return _NAMED[policy]()
