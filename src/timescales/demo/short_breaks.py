"""Children on short breaks, who are in the return alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from timescales.calendar import england_and_wales
from timescales.case import Case
from timescales.demo.cast import complete_from
from timescales.demo.draw import Draw
from timescales.demo.story import Span, Story

ONE_FOR = 15
_STREAM = 500_000  # their chances, apart from those of the others
_RESPITE = {"need": "N2", "placement": "K2", "provider": "PR1"}


def short_breaks(seed: int, children: int, as_at: date) -> tuple[Case, ...]:
    """One child on short breaks for every fifteen: single stays, or a series agreed on as one."""
    span = Span(complete_from(as_at), as_at)
    return tuple(
        _child(Story(f"DEMO-SB{n}", span, Draw(seed, _STREAM + n), england_and_wales()), n)
        for n in range(1, children // ONE_FOR + 1)
    )


def _child(story: Story, number: int) -> Case:
    first = story.draw.day(story.span.begins, story.span.as_at - timedelta(days=200))
    story.child_before(first)
    if number % 2:
        story.tell("became_looked_after", first, legal_status="V4", **_RESPITE)
    else:
        for start, end in _stays(story, first):
            story.tell("became_looked_after", start, legal_status="V3", **_RESPITE)
            story.tell("ceased_looked_after", end, leaving_reason="E8")
    return story.case()


def _stays(story: Story, first: date) -> Iterator[tuple[date, date]]:
    """Stays of a few days, some weeks apart, well under 75 days in twelve months."""
    start = first
    for _ in range(story.draw.whole(3, 8)):
        yield start, start + timedelta(days=story.draw.whole(1, 4))
        start += timedelta(days=story.draw.whole(25, 60))
