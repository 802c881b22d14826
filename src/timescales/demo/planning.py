"""What an office records besides: conferences that were booked, and children's views by tool."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from timescales.calendar import england_and_wales
from timescales.case import Event
from timescales.demo.draw import Draw

TOOLS = {"app": 2, "questionnaire": 1}
"""Weighted as in an authority's report."""

_CONFERENCES = ("icpc", "rcpc")


def bookings(events: Iterable[Event], draw: Draw) -> Iterator[Event]:
    """Most conferences that were held were booked; some slipped from the day booked."""
    calendar = england_and_wales()
    for held in (event for event in events if event.kind in _CONFERENCES):
        if draw.chance(0.95):
            slipped = draw.whole(1, 4) if draw.chance(0.2) else 0
            day = calendar.before(held.date, slipped) if slipped else held.date
            booked = calendar.before(day, draw.whole(3, 6))
            yield Event(f"{held.kind}_booked", booked, held.ref, sets=day)


def views(events: Iterable[Event], draw: Draw) -> Iterator[Event]:
    """Views recorded with a tool some days before a review, for one review in four."""
    for review in (event for event in events if event.kind == "lac_review"):
        if draw.chance(0.25):
            day = review.date - timedelta(days=draw.whole(1, 10))
            yield Event("views_recorded", day, details={"tool": draw.weighted(TOOLS)})
