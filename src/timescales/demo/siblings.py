"""Siblings on a plan together: their conferences are one meeting each, whose name they share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from timescales.calendar import england_and_wales
from timescales.case import Case, Event
from timescales.demo.diary import Meeting
from timescales.demo.draw import Draw
from timescales.demo.planning import bookings
from timescales.demo.records import CATEGORIES
from timescales.demo.story import OFFICERS, Span, Story

ONE_FOR = 10
_STREAM = 700_000
_PLANNING = 900_000
_CONFERENCES = ("icpc", "rcpc")


def siblings(seed: int, families: int, span: Span, officers: int = OFFICERS) -> Iterator[Case]:
    """So many families of two or three."""
    for number in range(1, families + 1):
        draw, planned = Draw(seed, _STREAM + number), Draw(seed, _PLANNING + number)
        name = f"DEMO-F{number}"
        story = Story(name, span, draw, england_and_wales(), officers=officers)
        yield from _family(story, planned)


def _family(story: Story, planned: Draw) -> Iterator[Case]:
    """One story told of each: the enquiry may have begun a day or two later for the younger."""
    draw, span = story.draw, story.span
    strategy = story.diary.working_days_before(span.as_at, 40, 600)
    story.child_before(strategy)
    category = draw.weighted(CATEGORIES)
    events = list(_plan(story, strategy, category))
    events += bookings(events, planned)
    for child in range(draw.whole(2, 3)):
        own = strategy if draw.chance(0.8) else story.diary.working_days_after(strategy, 1, 2)
        name = f"{story.subject_id}{'abc'[child]}"
        begun = Event("strategy_discussion", own, f"S47-{name}")
        born = min(story.date_of_birth + timedelta(days=400 * child), strategy)
        yield Case(name, (begun, *events), born, complete_from=span.begins)


def _review(story: Story, number: int, anchor: date) -> Meeting:
    """A review conference; it is harder to bring a whole family together in time."""
    meeting = story.diary.meeting("rcpc", number, anchor)
    if not story.draw.chance(0.15):
        return meeting
    held = story.diary.working_days_after(meeting.due, 1, 6)
    return Meeting(meeting.due, held, held, "conference_not_quorate")


def _plan(story: Story, strategy: date, category: str) -> Iterator[Event]:
    """The conferences of the family, and its plan, as far as they lie on record."""
    conference = story.diary.meeting("icpc", 1, strategy)
    story.held("icpc", conference)
    story.tell("cp_plan_started", conference.completed, category=category)
    anchor = conference.completed
    last = story.draw.whole(1, 6)
    for number in range(1, last + 1):
        meeting = _review(story, number, anchor)
        story.held("rcpc", meeting)
        anchor = meeting.completed
        if number == last:
            story.tell("cp_plan_ended", anchor)
    for event in story.events:
        named = {"meeting": f"{story.subject_id}-{event.date}"}
        shared = event.kind in _CONFERENCES
        yield replace(event, details={**event.details, **named}) if shared else event
