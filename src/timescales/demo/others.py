"""Foster carers, children's homes, and allegations to the designated officer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from timescales.calendar import england_and_wales
from timescales.case import Case, Event
from timescales.demo.draw import Draw
from timescales.demo.story import Span
from timescales.rules.counting import months_after

CARERS_FOR, HOMES_FOR, ALLEGATIONS_FOR = 2, 24, 2
"""For how many children there is one."""

KINDS = ("connected foster carer", "foster carer", "foster carer")
"""About one carer in three is connected with the child, as in an authority's report."""

THRESHOLD = {"met": 180, "not met": 226}
OUTCOMES = {
    "substantiated": 60, "false": 4, "malicious": 1, "unfounded": 22, "unsubstantiated": 61,
    "cancelled": 10,
}  # fmt: skip
"""Weighted as in an authority's report."""

_ONE_DAY = timedelta(days=1)


def carers(draw: Draw, children: int, span: Span) -> Iterator[Case]:
    """Foster carers approved since the record began, reviewed each year, some late."""
    calendar = england_and_wales()
    for number in range(1, children // CARERS_FOR + 1):
        approved = draw.day(span.begins, span.as_at)
        kind = {"approved_as": KINDS[number % len(KINDS)]}
        events = [Event("foster_carer_approved", approved, details=kind)]
        anchor = approved
        while True:
            due = months_after(anchor, 12)
            late = draw.chance(0.11)
            anchor = (
                calendar.add(due, draw.whole(1, 30))
                if late
                else (calendar.before(due, draw.whole(1, 20)))
            )
            if anchor > span.as_at:
                break
            events.append(Event("foster_review", anchor))
            if draw.chance(0.1):
                events.append(Event("foster_carer_approval_ended", anchor + _ONE_DAY))
                break
        kept = tuple(event for event in events if event.date <= span.as_at)
        yield Case(f"DEMO-CARER{number}", kept, complete_from=span.begins)


def homes(draw: Draw, children: int, span: Span) -> Iterator[Case]:
    """Homes visited once a month, but for a month now and then."""
    for number in range(1, max(children // HOMES_FOR, 1) + 1):
        registered = draw.day(span.begins, span.begins + timedelta(days=400))
        events = [Event("home_registered", registered)]
        first = date(registered.year, registered.month, 1)
        while first <= span.as_at:
            visited = draw.day(max(first, registered), months_after(first, 1) - _ONE_DAY)
            if draw.chance(0.95) and visited <= span.as_at:
                events.append(Event("reg44_visit", visited))
            first = months_after(first, 1)
        if draw.chance(0.2):
            closed = draw.day(registered + timedelta(days=200), span.as_at)
            events = [event for event in events if event.date < closed]
            events.append(Event("home_closed", closed))
        yield Case(f"DEMO-HOME{number}", tuple(events), complete_from=span.begins)


def allegations(draw: Draw, children: int, span: Span) -> Iterator[Case]:
    """Enquiries about people who work with children; those that meet the threshold conclude."""
    calendar = england_and_wales()
    for number in range(1, children // ALLEGATIONS_FOR + 1):
        known = draw.day(span.begins, span.as_at - timedelta(days=10))
        referred = calendar.add(known, draw.whole(1, 3)) if draw.chance(0.3) else known
        threshold = draw.weighted(THRESHOLD)
        events = [
            Event("allegation_known", known),
            Event("allegation_referred", referred, details={"threshold": threshold}),
        ]
        if threshold == "met":
            concluded = referred + timedelta(days=draw.whole(10, 300))
            outcome = draw.weighted(OUTCOMES)
            if concluded <= span.as_at:
                events.append(
                    Event("allegation_concluded", concluded, details={"outcome": outcome})
                )
        yield Case(f"DEMO-DO{number}", tuple(events), complete_from=span.begins)
