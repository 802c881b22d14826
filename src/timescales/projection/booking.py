"""Which bookings are for an obligation, and for which day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from timescales.case import Event
from timescales.projection.obligation import Obligation


def booking_kinds(obligation: Obligation) -> frozenset[str]:
    """The kinds of event that book it: those that meet it, with ``_booked`` added."""
    return frozenset(f"{kind}_booked" for kind in obligation.duty.meets)


def booked_days(events: Iterable[Event], obligation: Obligation) -> list[tuple[Event, date]]:
    """The bookings of an obligation among some events, each with the day for which it is.

    That is the day that it sets or, where it sets none, its own. A booking made before the clock of
    the obligation began is not for it, nor is one for a day by then; nor is one with another ref.

    >>> import timescales as ts
    >>> began = ts.Event("became_looked_after", ts.date(2026, 11, 2))
    >>> booking = ts.Event("lac_review_booked", ts.date(2026, 11, 5), sets=ts.date(2026, 11, 27))
    >>> policy = ts.policies.statutory().only("lac_review")
    >>> [review] = ts.project(ts.Case("A", (began,)), as_at=ts.date(2026, 11, 22), policy=policy)
    >>> [day for _, day in booked_days([booking], review)]
    [datetime.date(2026, 11, 27)]
    """
    kinds, anchor = booking_kinds(obligation), obligation.anchor
    ref = obligation.started.ref
    return [
        (event, day)
        for event in events
        if event.kind in kinds
        for day in [event.sets or event.date]
        if event.date >= anchor and day > anchor and len({event.ref, ref} - {None}) < 2
    ]
