"""The calls that developers make: one date in, the next due date out."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from datetime import date

from timescales import catalogue, policies
from timescales._dates import checked_date, checked_items
from timescales._text import listed, plural
from timescales.calendar import WorkingCalendar, england_and_wales
from timescales.errors import (
    HorizonError,
    NoDeadlineError,
    PolicyError,
    StageNotKnownError,
    StatutoryLimitWarning,
    WrongTypeError,
    WrongValueError,
)
from timescales.outcome import Due, NoDeadline, Outcome
from timescales.policy import Policy
from timescales.projection.following import Next, next_of
from timescales.projection.ready import made_ready
from timescales.rules import DateRule
from timescales.timescale import Timescale

_SUBJECT = "the subject of this call"


def due(
    timescale: str,
    anchor: date,
    *,
    policy: Policy | str = policies.DEFAULT,
    calendar: WorkingCalendar | None = None,
) -> Outcome:
    """The outcome of one stage of one timescale: ``Due(date, provisional)`` or ``NoDeadline``.

    ``timescale`` is an address, ``"icpc"`` or ``"lac_review.second"``. Raises ``UnknownNameError``
    for one that the policy does not hold, ``WrongTypeError`` for anything but exactly a date, and
    ``HorizonError``. Warns with ``StatutoryLimitWarning`` where the statutory date is earlier.

    >>> import timescales as ts
    >>> ts.due("icpc", ts.date(2024, 12, 13))
    Due(date(2025, 1, 8))
    """
    chosen = policies.resolve(policy)
    calendar = england_and_wales() if calendar is None else calendar
    _, stage = chosen.at(timescale)
    outcome = stage.rule.due(anchor, calendar)
    limit = statutory_limit(chosen, timescale, anchor, calendar)
    if isinstance(outcome, Due) and limit is not None and outcome.date > limit:
        _warn(outcome.date, limit, chosen.name, stacklevel=3)
    return outcome


def statutory_limit(
    policy: Policy, address: str, anchor: date, calendar: WorkingCalendar
) -> date | None:
    """The date that the statutory policy gives for the same stage from the same anchor.

    None where it gives none, or counts that stage from another event.
    """
    rule = statutory_rule(policy, address)
    if rule is None:
        return None
    try:
        outcome = rule.due(anchor, calendar)
    except HorizonError:
        return None
    return outcome.date if isinstance(outcome, Due) else None


def statutory_rule(policy: Policy, address: str) -> DateRule | None:
    """The rule that the statutory policy has for the stage that a policy holds at an address.

    None where it has none, or counts that stage from another event.
    """
    duty, stage = policy.at(address)
    national = catalogue.national(duty.id)
    if national is None:
        return None
    counterpart = national.series.named(stage.name)
    first = stage == duty.series.stages[0]
    if counterpart is None or (first and national.started_by != duty.started_by):
        return None
    return counterpart.rule


def next_review_date(
    became_looked_after: date,
    reviews: Iterable[date] = (),
    *,
    complete_from: date | None = None,
    policy: Policy | str = policies.DEFAULT,
    calendar: WorkingCalendar | None = None,
) -> date:
    """The day by which a looked-after child's next review must be held.

    ``reviews`` are the days on which reviews were held, in any order; events before
    ``complete_from`` may be missing from them. Raises ``WrongValueError`` for a review before the
    child became looked after, ``StageNotKnownError`` where the history begins too late to say which
    review is next, ``NoDeadlineError`` where there is no date, ``HorizonError``. Warns with
    ``StatutoryLimitWarning``.

    >>> import timescales as ts
    >>> ts.next_review_date(ts.date(2026, 11, 2))
    datetime.date(2026, 11, 30)
    >>> ts.next_review_date(ts.date(2026, 11, 2), reviews=[ts.date(2026, 11, 24)])
    datetime.date(2027, 2, 23)

    Source: CPR 2010 reg 33(1) and (2).
    """
    start = checked_date(became_looked_after, "became_looked_after")
    starts = {"became_looked_after": start}
    return _next("lac_review", starts, reviews, complete_from, policy, calendar)


def next_icpc_date(
    strategy_discussion: date,
    *,
    transfer_in: bool = False,
    policy: Policy | str = policies.DEFAULT,
    calendar: WorkingCalendar | None = None,
) -> date:
    """The day by which the initial child protection conference must be held.

    The clock runs from the strategy discussion that initiated the section 47 enquiry or, with
    ``transfer_in``, from the day on which this authority was told of the move. Raises and warns as
    ``next_review_date`` does.

    >>> import timescales as ts
    >>> ts.next_icpc_date(ts.date(2024, 12, 13))
    datetime.date(2025, 1, 8)
    """
    if type(transfer_in) is not bool:
        raise WrongTypeError(f"transfer_in must be True or False, not {transfer_in!r}.")
    day = checked_date(strategy_discussion, "strategy_discussion")
    if transfer_in:
        starts = {"transfer_in_notified": day}
        return _next("icpc_transfer_in", starts, (), None, policy, calendar)
    return _next("icpc", {"strategy_discussion": day}, (), None, policy, calendar)


def next_rcpc_date(
    icpc: date,
    reviews: Iterable[date] = (),
    *,
    complete_from: date | None = None,
    policy: Policy | str = policies.DEFAULT,
    calendar: WorkingCalendar | None = None,
) -> date:
    """The day by which the next review child protection conference must be held.

    ``icpc`` is the day of the initial (or transfer-in) conference; ``reviews`` the days of review
    conferences held since, in any order. Raises and warns as ``next_review_date`` does.

    >>> import timescales as ts
    >>> ts.next_rcpc_date(ts.date(2023, 11, 30))
    datetime.date(2024, 2, 29)
    """
    starts = {"cp_plan_started": checked_date(icpc, "icpc")}
    return _next("rcpc", starts, reviews, complete_from, policy, calendar)


def next_secure_review_date(
    placement_started: date,
    reviews: Iterable[date] = (),
    *,
    order_made: date | None = None,
    complete_from: date | None = None,
    policy: Policy | str = policies.DEFAULT,
    calendar: WorkingCalendar | None = None,
) -> date:
    """The day by which the next secure accommodation review must be held.

    ``order_made`` is the day of the court's order: needed where the policy counts from the order,
    as ``"sunderland"`` does, and refused elsewhere. Raises and warns as ``next_review_date`` does.

    >>> import timescales as ts
    >>> ts.next_secure_review_date(ts.date(2024, 1, 31))
    datetime.date(2024, 2, 29)
    """
    chosen = policies.holding(policy, "secure_review")
    placed = checked_date(placement_started, "placement_started")
    starts = {"secure_placement_started": placed}
    from_order = chosen.timescale("secure_review").started_by == "secure_order_made"
    if from_order and order_made is None:
        raise WrongValueError(
            f"Policy {chosen.name!r} counts from the order: pass order_made, the day of the order."
        )
    if order_made is not None:
        if not from_order:
            raise WrongValueError(
                f"Policy {chosen.name!r} counts from the placement, so order_made decides nothing: "
                "leave it out, or choose policy='sunderland'."
            )
        starts["secure_order_made"] = checked_date(order_made, "order_made")
    return _next("secure_review", starts, reviews, complete_from, chosen, calendar)


def dispute_deadline(
    raised: date,
    *,
    policy: Policy | str = policies.DEFAULT,
    calendar: WorkingCalendar | None = None,
) -> date:
    """The day by which a dispute must be resolved, from the day formal resolution began.

    Raises and warns as ``next_review_date`` does.

    >>> import timescales as ts
    >>> ts.dispute_deadline(ts.date(2025, 12, 9))
    datetime.date(2026, 1, 9)
    """
    starts = {"dispute_raised": checked_date(raised, "raised")}
    return _next("dispute_resolution", starts, (), None, policy, calendar)


def _held(reviews: Iterable[date], started: date) -> list[date]:
    """The days of reviews, in order and each once."""
    held = sorted(set(checked_items(reviews, date, "reviews")))
    if held and held[0] < started:
        raise WrongValueError(
            f"A review on {held[0]} is before its clock started on {started}: "
            "leave out what belongs to an earlier period."
        )
    return held


def _next(
    timescale: str,
    starts: Mapping[str, date],
    reviews: Iterable[date],
    complete_from: date | None,
    policy: Policy | str,
    calendar: WorkingCalendar | None,
) -> date:
    chosen = policies.holding(policy, timescale)
    duty = chosen.timescale(timescale)
    kind, started = list(starts.items())[-1]
    if kind not in duty.starts:
        kinds = listed(duty.starts, "or")
        raise PolicyError(
            f"Policy {chosen.name!r} starts {timescale} on {kinds}, which this call "
            "cannot give it: build a Case and project it."
        )
    held = _held(reviews, started)
    calendar = england_and_wales() if calendar is None else calendar
    following = None
    if complete_from is None and len(starts) == 1:
        following = next_of(duty, made_ready(chosen, calendar), started, held)
    if following is None:
        following = _next_in_history(duty, starts, held, complete_from, chosen, calendar)
    outcome, limit = following
    if isinstance(outcome, NoDeadline):
        raise NoDeadlineError(f"{duty.title}: {outcome}.", outcome.reasons)
    if limit is not None and outcome.date > limit:
        _warn(outcome.date, limit, chosen.name, stacklevel=4)
    return outcome.date


def _next_in_history(
    duty: Timescale,
    starts: Mapping[str, date],
    held: Iterable[date],
    complete_from: date | None,
    policy: Policy,
    calendar: WorkingCalendar,
) -> Next:
    from timescales.case import Case, Event
    from timescales.projection.projecting import last_obligation

    begun = [Event(kind, day) for kind, day in starts.items()]
    met = [Event(duty.meets[0], day) for day in held]
    case = Case(_SUBJECT, (*begun, *met), complete_from=complete_from)
    last = max(event.date for event in case.events)
    obligation = last_obligation(duty, case, as_at=last, policy=policy, calendar=calendar)
    if obligation.met is not None:
        reason = f"no {duty.meets[0]} follows the one on {obligation.met_on}"
        raise NoDeadlineError(f"{duty.title}: {reason}.", (reason,))
    if obligation.stage is None:
        candidates = {c.stage: c.due for c in obligation.candidates if c.due is not None}
        raise StageNotKnownError(f"{duty.title}: {obligation.note}.", candidates)
    outcome = obligation.outcome or obligation.stage.rule.due(obligation.anchor, calendar)
    return outcome, obligation.statutory_limit


def _warn(day: date, limit: date, policy: str, *, stacklevel: int) -> None:
    warnings.warn(
        f"{day} by policy {policy!r} is {plural((day - limit).days, 'day')} after the statutory "
        f"limit, {limit}; policy='statutory' or 'strictest' keeps within it.",
        StatutoryLimitWarning,
        stacklevel=stacklevel,
    )
