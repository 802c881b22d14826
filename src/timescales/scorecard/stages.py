"""The stage that a dispute has reached, and a weekly list of those that are open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from timescales.projection import Obligation
from timescales.scorecard.scored import Scored

INFORMAL = "informal"
"""The stage of a dispute that reached no other."""


def stage_reached(scored: Scored, dispute: Obligation, day: date) -> str:
    """The stage named last by the end of a day in a dispute's own events.

    Its own are those with its ref or, where it has none, without one; since it was raised.
    """
    raised = dispute.started
    named = [
        event.details["stage"]
        for event in scored.events("dispute_raised", "dispute_stage", until=day)
        if event.ref == raised.ref and event.date >= raised.date and event.details.get("stage")
    ]
    return named[-1] if named else INFORMAL


@dataclass(frozen=True, slots=True)
class OpenDispute:
    """A dispute that is open as at a day.

    ``age`` is in working days, the day on which it was raised not counted; ``days_left`` are
    working days to the last day, minus where it has passed, None where it is not known.
    """

    subject_id: str
    ref: str | None
    raised: date
    stage: str
    age: int
    due: date | None
    days_left: int | None
    theme: str
    officer: str


def open_disputes(scored: Scored) -> Iterator[OpenDispute]:
    """The disputes of one subject that are open as at the day of its projection."""
    as_at = scored.projection.as_at
    for obligation in scored.obligations("dispute_resolution"):
        if obligation.met is None and obligation.ended_on is None:
            raised = obligation.started
            yield OpenDispute(
                subject_id=scored.subject_id,
                ref=raised.ref,
                raised=raised.date,
                stage=stage_reached(scored, obligation, as_at),
                age=scored.calendar.count(raised.date, as_at),
                due=obligation.due,
                days_left=obligation.margin_working_days,
                theme=raised.details.get("theme", ""),
                officer=scored.latest_detail("officer", as_at) or "",
            )


def most_urgent_first(disputes: Iterable[OpenDispute]) -> tuple[OpenDispute, ...]:
    """Those with the fewest days left first, and of these the oldest."""
    return tuple(sorted(disputes, key=lambda d: (d.due or date.max, d.raised, d.subject_id)))
