"""What a day that is newly proclaimed a holiday does to what is open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date

from timescales import policies
from timescales.calendar import ClosureKind, WorkingCalendar, england_and_wales
from timescales.case import Case
from timescales.policy import Policy
from timescales.projection import Obligation, project


@dataclass(frozen=True, slots=True)
class Moved:
    """An open obligation whose last day, or day to hold it by, is another one with the new day."""

    subject_id: str
    timescale: str
    ordinal: int
    due_before: date | None
    due_after: date | None
    hold_by_before: date | None
    hold_by_after: date | None

    @property
    def days(self) -> int | None:
        """By how many days the due date moves; None where there is none before or after."""
        if self.due_before is None or self.due_after is None:
            return None
        return (self.due_after - self.due_before).days


MOVED_COLUMNS: tuple[str, ...] = (*(field.name for field in fields(Moved)), "days")
"""The columns of what moves, in order."""


def moved_by(
    case: Case,
    closures: Mapping[date, str],
    *,
    as_at: date,
    policy: Policy | str = policies.DEFAULT,
    calendar: WorkingCalendar | None = None,
) -> Iterator[Moved]:
    """What moves in a case if some days, by date with their names, are closed as well.

    Takes what ``timescales.project`` takes, and raises as it does and as
    ``WorkingCalendar.with_closures`` does.

    >>> import timescales as ts
    >>> case = ts.Case("A", (ts.Event("became_looked_after", ts.date(2026, 11, 2)),))
    >>> policy = ts.policies.statutory().only("lac_review")
    >>> [moved] = moved_by(
    ...     case, {ts.date(2026, 11, 25): "A day"}, as_at=ts.date(2026, 11, 22), policy=policy
    ... )
    >>> str(moved.due_before), str(moved.due_after), moved.days
    ('2026-11-30', '2026-12-01', 1)
    """
    calendar = england_and_wales() if calendar is None else calendar
    closed = calendar.with_closures(closures, kind=ClosureKind.ONE_OFF)
    before, after = (
        project(case, as_at=as_at, policy=policy, calendar=each).next for each in (calendar, closed)
    )
    later = {_identity(obligation): obligation for obligation in after}
    for obligation in before:
        now = later.get(_identity(obligation))
        if now is not None and (now.due, now.hold_by) != (obligation.due, obligation.hold_by):
            yield Moved(
                obligation.subject_id,
                obligation.timescale,
                obligation.ordinal,
                obligation.due,
                now.due,
                obligation.hold_by,
                now.hold_by,
            )


def _identity(obligation: Obligation) -> tuple[object, ...]:
    return obligation.timescale, obligation.started, obligation.ordinal
