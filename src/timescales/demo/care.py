"""Periods of care: reviews, moves, and a spell in secure accommodation."""

from __future__ import annotations

from datetime import date, timedelta

from timescales.demo.story import Story

ENTRY_STATUS = {"V2": 4, "C1": 5, "J1": 1}
ENTRY_PLACEMENT = {"U4": 6, "U1": 2, "K2": 2, "P1": 1}
NEEDS = {"N1": 13, "N3": 1, "N4": 2, "N5": 4}
LEAVING = {"E4A": 3, "E4B": 2, "E48": 2, "E8": 1}
NEXT_STATUS = {"V2": "C1", "C1": "C2", "J1": "V2", "C2": "E1", "E1": "E1"}
PROVIDERS = {"U1": "PR1", "U4": "PR1", "U6": "PR4", "K1": "PR2", "K2": "PR4", "P1": "PR0"}
AT_18 = "E17"

_ONE_DAY = timedelta(days=1)


def enters_care(story: Story, start: date) -> dict[str, str]:
    """A child becomes looked after; returns what is recorded of the first episode."""
    placement = story.draw.weighted(ENTRY_PLACEMENT)
    episode = {
        "need": story.draw.weighted(NEEDS),
        "legal_status": story.draw.weighted(ENTRY_STATUS),
        "placement": placement,
        "provider": PROVIDERS[placement],
    }
    story.tell("became_looked_after", start, **episode)
    return episode


def leaves_care(story: Story, day: date, reason: str) -> None:
    """The period of care ends."""
    story.tell("ceased_looked_after", day, leaving_reason=reason)


def moves(story: Story, episode: dict[str, str], first: date, last: date) -> None:
    """A new placement, a new legal status or both, on a few days from first to last."""
    days = {story.draw.day(first, last) for _ in range(story.draw.whole(0, 3))}
    for day in sorted(days):
        placed, ordered = story.draw.chance(0.7), story.draw.chance(0.4)
        if placed or not ordered:
            episode["placement"] = story.draw.one_of(("U4", "U6", "K2"))
            episode["provider"] = PROVIDERS[episode["placement"]]
        if ordered:
            episode["legal_status"] = NEXT_STATUS[episode["legal_status"]]
        story.tell("episode_started", day, **episode)


def reviews(story: Story, start: date, until: date | None = None) -> None:
    """Reviews from the start of a period of care, each counted from the one before, to its end."""
    for meeting in story.meetings("lac_review", start, until):
        story.held("lac_review", meeting, participation=story.participation(meeting.completed))


def reviews_then_leaves(story: Story, start: date, *, held: int, missed: bool) -> date:
    """That many reviews, then the end of the period of care, which is returned.

    Where the next review is ``missed``, the child leaves some days after it was due.
    """
    anchor = start
    for number in range(1, held + 1):
        meeting = story.diary.meeting("lac_review", number, anchor)
        anchor = meeting.completed
        story.held("lac_review", meeting, participation=story.participation(anchor))
    due = story.diary.due("lac_review", held + 1, anchor)
    if missed:
        left = story.diary.working_days_after(due, 1, 6)
    else:
        left = story.draw.day(anchor + 5 * _ONE_DAY, due)
    leaves_care(story, left, story.draw.weighted(LEAVING))
    return left


def secure_spell(story: Story, episode: dict[str, str], start: date) -> None:
    """A spell in secure accommodation, with its orders and panel reviews."""
    until = start + story.draw.whole(60, 260) * _ONE_DAY
    episode |= {"placement": "K1", "provider": PROVIDERS["K1"]}
    story.tell("episode_started", start, **episode)
    story.tell("secure_placement_started", start)
    order = story.diary.working_days_after(start, 1, 2)
    story.tell("secure_order_made", order)
    renewal = story.diary.working_days_before(order + 90 * _ONE_DAY, 1, 5)
    if renewal < until:
        story.tell("secure_order_made", renewal)
    for meeting in story.meetings("secure_review", start, until):
        story.held("secure_review", meeting)
    story.tell("secure_placement_ended", until)
    episode |= {"placement": "K2", "provider": PROVIDERS["K2"]}
    story.tell("episode_started", until, **episode)
