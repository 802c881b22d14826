"""The policies that come with the library."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from timescales import catalogue
from timescales._text import suggestion
from timescales.errors import UnknownNameError, WrongTypeError
from timescales.policy import DisputeStage, PlanningLead, Policy
from timescales.policy import strictest as _strictest
from timescales.timescale import Timescale

DEFAULT = "day_count"


@cache
def statutory() -> Policy:
    """The national policy: statute and guidance, in calendar months where the law says months."""
    return _statutory(catalogue.NATIONAL)


def _statutory(duties: tuple[Timescale, ...]) -> Policy:
    return Policy("statutory", duties)


@cache
def day_count() -> Policy:
    """The statutory policy with the 91-day and 183-day review rules, the default of the library."""
    return _day_count(catalogue.NATIONAL)


def _day_count(duties: tuple[Timescale, ...]) -> Policy:
    from timescales.catalogue.local.day_count import LAC_REVIEW_SECOND, LAC_REVIEW_SUBSEQUENT

    rules = {
        "lac_review.second": LAC_REVIEW_SECOND,
        "lac_review.subsequent": LAC_REVIEW_SUBSEQUENT,
    }
    held = {f"{duty.id}.{stage.name}" for duty in duties for stage in duty.series.stages}
    laid_over = {address: rule for address, rule in rules.items() if address in held}
    return _statutory(duties).overlaid("day_count", rules=laid_over)


@cache
def sunderland() -> Policy:
    """Sunderland's rules of 2016 to 2018: day counts, secure reviews counted from the order."""
    from timescales.catalogue.local import sunderland as rules

    return day_count().overlaid(
        "sunderland",
        timescales=rules.TIMESCALES,
        planning=(PlanningLead("lac_review", rules.LAC_REVIEW_PLANNING),),
        dispute_stages=tuple(DisputeStage(name) for name in rules.DISPUTE_STAGES),
    )


@cache
def _statutory_with_day_count() -> Policy:
    return _earlier_of_both(catalogue.NATIONAL)


def _earlier_of_both(duties: tuple[Timescale, ...]) -> Policy:
    return _strictest(_statutory(duties), _day_count(duties)).overlaid("strictest")


_NAMED: Mapping[str, Callable[[], Policy]] = {
    "statutory": statutory,
    "day_count": day_count,
    "sunderland": sunderland,
    "strictest": _statutory_with_day_count,
}
NAMES = tuple(_NAMED)
_OVER_ANY: Mapping[str, Callable[[tuple[Timescale, ...]], Policy]] = {
    "statutory": _statutory,
    "day_count": _day_count,
    "strictest": _earlier_of_both,
}
"""Those that are made of national duties alone, whichever these are."""


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


def holding(policy: Policy | str, timescale: str) -> Policy:
    """``resolve``, for who asks of one national timescale: of a named policy, no more is loaded."""
    if not isinstance(policy, str) or policy not in _OVER_ANY:
        return resolve(policy)
    return _over_one(policy, timescale)


@cache
def _over_one(policy: str, timescale: str) -> Policy:
    national = catalogue.national(timescale)
    return resolve(policy) if national is None else _OVER_ANY[policy]((national,))
