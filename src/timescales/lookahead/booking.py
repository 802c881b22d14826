"""For which day something that is still to be held is booked."""

from __future__ import annotations

from datetime import date

from timescales.case import Case
from timescales.projection import Obligation
from timescales.projection.booking import booked_days


def booked_for(case: Case, obligation: Obligation) -> date | None:
    """The day for which an open obligation is booked, as at its day; None where it is not.

    A booking is an event of the kind that meets it, with ``_booked`` added: for the day that it
    sets or, where it sets none, for its own. The last of them holds. A day that has passed without
    the meeting is booked no longer.

    >>> import timescales as ts
    >>> began = ts.Event("became_looked_after", ts.date(2026, 11, 2))
    >>> booking = ts.Event("lac_review_booked", ts.date(2026, 11, 5), sets=ts.date(2026, 11, 27))
    >>> case = ts.Case("A", (began, booking))
    >>> policy = ts.policies.statutory().only("lac_review")
    >>> [review] = ts.project(case, as_at=ts.date(2026, 11, 22), policy=policy)
    >>> booked_for(case, review)
    datetime.date(2026, 11, 27)
    """
    days = [
        day
        for event, day in booked_days(case.events, obligation)
        if event.sets is None or event.date <= obligation.as_at
    ]
    return days[-1] if days and days[-1] >= obligation.as_at else None
