"""``schedule``: the chain of obligations ahead, as if each were held when it should be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from timescales import policies
from timescales._dates import checked_date
from timescales.calendar import WorkingCalendar, england_and_wales
from timescales.case import Case, Event
from timescales.errors import WrongValueError
from timescales.policy import Policy
from timescales.projection import Obligation, Projection, Status, project
from timescales.projection.judging import unless_beyond


def schedule(
    case: Case,
    *,
    as_at: date,
    until: date,
    planned: Iterable[Event] = (),
    policy: Policy | str = policies.DEFAULT,
    calendar: WorkingCalendar | None = None,
) -> Projection:
    """The obligations ahead that fall due by ``until``, each counted from the one before it.

    Each is taken to be held on its hold-by date, or on the day of a ``planned`` event; one that is
    overdue, on the first working day from ``as_at``. Every obligation returned is unmet as at
    ``as_at``; its note says on what assumption its anchor rests. Raises ``WrongValueError`` for an
    ``until`` before ``as_at`` and a planned event before it, and as ``project`` does.

    >>> import timescales as ts
    >>> case = ts.Case("A", (ts.Event("became_looked_after", ts.date(2026, 11, 2)),))
    >>> ahead = ts.schedule(
    ...     case,
    ...     as_at=ts.date(2026, 11, 22),
    ...     until=ts.date(2027, 12, 31),
    ...     policy=ts.policies.day_count().only("lac_review"),
    ... )
    >>> [str(review.due) for review in ahead]
    ['2026-11-30', '2027-03-01', '2027-08-31']
    """
    checked_date(until, "until")
    if until < checked_date(as_at, "as_at"):
        raise WrongValueError(f"until, {until}, must not be before as_at, {as_at}.")
    calendar = england_and_wales() if calendar is None else calendar
    planned = tuple(planned)
    for event in planned:
        if event.date < as_at:
            raise WrongValueError(f"{event} is not ahead of {as_at}; it belongs in the case.")
    past = tuple(event for event in case.events if event.date <= as_at)
    assumed: dict[Event, str] = dict.fromkeys(planned, "as planned")
    while True:
        imagined = replace(case, events=(*past, *assumed))
        projection = project(imagined, as_at=until, policy=policy, calendar=calendar)
        held = _next_to_hold(projection, as_at, until, calendar)
        if held is None:
            break
        alike = {"assumed": str(len(assumed))}  # two may be held on one day
        assumed[replace(held, details=alike)] = "its hold-by date"
    ahead = [
        _as_seen(obligation, as_at, assumed)
        for obligation in projection
        if _is_ahead(obligation, as_at, until, assumed)
    ]
    return replace(projection, obligations=tuple(ahead), as_at=as_at)


def _next_to_hold(
    projection: Projection, as_at: date, until: date, calendar: WorkingCalendar
) -> Event | None:
    """The event that would meet the first unmet obligation on its hold-by date, if by ``until``."""
    for obligation in projection:
        day = obligation.hold_by or obligation.due
        if obligation.met is not None or day is None or obligation.status is Status.NOT_KNOWN:
            continue
        if day < as_at:
            first_open = unless_beyond(lambda: calendar.working_day_on_or_after(as_at))
            day = first_open or as_at
        ends = obligation.ended_on or date.max
        if obligation.anchor < day <= until and day < ends:
            return Event(obligation.duty.meets[0], day, obligation.started.ref)
    return None


def _is_ahead(
    obligation: Obligation, as_at: date, until: date, assumed: Mapping[Event, str]
) -> bool:
    ends = obligation.ended_on or date.max
    if (obligation.met is not None and obligation.met not in assumed) or ends <= as_at:
        return False
    return obligation.due is None or (obligation.due <= until and obligation.due < ends)


def _as_seen(obligation: Obligation, as_at: date, assumed: Mapping[Event, str]) -> Obligation:
    """The obligation as it stands at ``as_at``, when nothing that is assumed has happened yet."""
    notes = [
        f"counted as if the {event.kind} were held on {event.date}, {how}"
        for event, how in assumed.items()
        if event.kind in obligation.duty.meets and event.date == obligation.anchor
    ]
    due, status = obligation.due, obligation.status
    if due is not None and status is not Status.NOT_KNOWN:
        status = Status.OVERDUE if due < as_at else Status.UPCOMING
    return replace(
        obligation,
        met=None,
        ended_on=None,
        status=status,
        as_at=as_at,
        notes=(*obligation.notes, *notes),
    )
