"""What falls due, and what of it is at risk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import Enum

from timescales.case import Case
from timescales.lookahead.booking import booked_for
from timescales.projection import Obligation, Projection, Status


class Risk(Enum):
    """Why what is still to be held may not be held in time, or is not due when it seems to be."""

    UNBOOKED = "no day booked, and past the day by which to plan"
    BOOKED_LATE = "booked for after it is due"
    AFTER_STATUTE = "due after the statutory limit"
    CLOSED_DAY = "due on a closed day"


@dataclass(frozen=True, slots=True)
class Coming:
    """An open obligation with a date, and what puts it at risk.

    ``officer`` and ``team`` are the last on record; ``booked`` is the day for which it is booked.
    """

    subject_id: str
    timescale: str
    ordinal: int
    due_date: date
    hold_by: date | None
    plan_by: date | None
    booked: date | None
    statutory_limit: date | None
    status: str
    officer: str
    team: str
    risks: tuple[Risk, ...]

    @property
    def week(self) -> date:
        """The Monday of the week in which it is due."""
        return self.due_date - timedelta(days=self.due_date.weekday())


COMING_COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(Coming))
"""The columns of what falls due, in order."""


def coming(case: Case, projection: Projection) -> Iterator[Coming]:
    """What is open in a projection of a case and has a date, overdue or ahead.

    A booking is judged against the policy's own date. What is not booked is at risk from the day by
    which to plan, where the policy has a planning lead for the duty; without one that is not said.

    >>> import timescales as ts
    >>> case = ts.Case("A", (ts.Event("became_looked_after", ts.date(2026, 11, 2)),))
    >>> policy = ts.policies.sunderland().only("lac_review")
    >>> [review] = coming(case, ts.project(case, as_at=ts.date(2026, 11, 22), policy=policy))
    >>> review.due_date, [risk.name for risk in review.risks]
    (datetime.date(2026, 11, 30), ['UNBOOKED'])
    """
    known = [event for event in case.events if event.date <= projection.as_at]
    last = {name: value for event in known for name, value in event.details.items() if value}
    for obligation in projection.next:
        if obligation.due is None or obligation.status is Status.NOT_KNOWN:
            continue
        booked = booked_for(case, obligation)
        yield Coming(
            subject_id=obligation.subject_id,
            timescale=obligation.timescale,
            ordinal=obligation.ordinal,
            due_date=obligation.due,
            hold_by=obligation.hold_by,
            plan_by=obligation.plan_by,
            booked=booked,
            statutory_limit=obligation.statutory_limit,
            status=obligation.status.value,
            officer=last.get("officer", ""),
            team=last.get("team", ""),
            risks=tuple(risks(obligation, booked)),
        )


def by_week(rows: Iterable[Coming], group: Callable[[Coming], str]) -> Mapping[str, Counter[date]]:
    """How many fall due in each week, by its Monday, for each value of ``group``."""
    counts: dict[str, Counter[date]] = {}
    for row in rows:
        counts.setdefault(group(row), Counter())[row.week] += 1
    return dict(sorted(counts.items()))


def risks(obligation: Obligation, booked: date | None) -> Iterator[Risk]:
    """What puts an open obligation at risk, by the day for which it is booked.

    Nothing does where the date is not known.

    >>> import timescales as ts
    >>> case = ts.Case("A", (ts.Event("became_looked_after", ts.date(2026, 11, 2)),))
    >>> policy = ts.policies.statutory().only("lac_review")
    >>> [review] = ts.project(case, as_at=ts.date(2026, 11, 22), policy=policy)
    >>> [risk.value for risk in risks(review, ts.date(2026, 12, 1))]
    ['booked for after it is due']
    """
    due, plan_by = obligation.due, obligation.plan_by
    if due is None or obligation.status is Status.NOT_KNOWN:
        return
    if booked is None and plan_by is not None and plan_by <= obligation.as_at:
        yield Risk.UNBOOKED
    if booked is not None and booked > due:
        yield Risk.BOOKED_LATE
    if obligation.exceeds_statutory_limit:
        yield Risk.AFTER_STATUTE
    if obligation.hold_by is not None and obligation.hold_by < due:
        yield Risk.CLOSED_DAY
