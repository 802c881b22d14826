"""What an office records of a child beside its story: bookings, visits, plans and themes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from timescales._dates import checked_date
from timescales.calendar import england_and_wales
from timescales.case import Case, Event
from timescales.demo.draw import Draw
from timescales.demo.story import Span

CATEGORIES = {"neglect": 56, "emotional abuse": 33, "sexual abuse": 6, "physical abuse": 5}
"""Weighted as in an authority's report."""

THEMES = ("drift and delay", "late reports", "placement", "contact", "legal status")

_MORE_SAID: dict[str, Callable[[Draw], dict[str, str]]] = {
    "cp_plan_started": lambda draw: {"category": draw.weighted(CATEGORIES)},
    "dispute_raised": lambda draw: {"theme": draw.one_of(THEMES)} if draw.chance(0.9) else {},
}


def _days(n: int) -> timedelta:
    return timedelta(days=n)


def more_said(case: Case, draw: Draw) -> Iterator[Event]:
    """The events of a case, with the details and refs that its story leaves out."""
    for event in case.events:
        more = _MORE_SAID.get(event.kind)
        if more is not None:
            yield replace(event, details={**event.details, **more(draw)})
        elif event.kind == "lac_review":
            yield replace(event, ref=event.date.isoformat())  # which its record is sent out with
        else:
            yield event


def more_events(case: Case, span: Span, draw: Draw) -> Iterator[Event]:
    """Further events, none before the record begins or after it ends."""
    for event in _all(case, span, draw):
        if span.begins <= event.date <= span.as_at:
            yield event


def _all(case: Case, span: Span, draw: Draw) -> Iterator[Event]:
    yield from _reviews(case, draw)
    for start, end in _periods(case, "became_looked_after", "ceased_looked_after", span):
        care = _in_care(case, max(start, span.begins), end, draw)
        yield from (event for event in care if event.date < end)
    for start, end in _periods(case, "cp_plan_started", "cp_plan_ended", span):
        yield from _now_and_then("midway_review", start + _days(45), end, 60, 150, draw)
    for event in case.events:
        if event.kind == "strategy_discussion" and event.ref is not None:
            yield from _assessment(event.date, draw)
    if draw.chance(0.1):
        yield Event("good_practice_noted", draw.day(span.begins, span.as_at))


def _reviews(case: Case, draw: Draw) -> Iterator[Event]:
    """A review is booked, the child seen before it, its record sent out after it, for the most."""
    calendar = england_and_wales()
    for review in (event for event in case.events if event.kind == "lac_review"):
        if draw.chance(0.95):
            slipped = _days(draw.whole(0, 3) * 7) if draw.chance(0.2) else _days(0)
            booked = calendar.before(review.date, draw.whole(8, 14))
            yield Event("lac_review_booked", booked, sets=review.date - slipped)
        if draw.chance(0.8):
            yield Event("pre_review_visit", calendar.before(review.date, draw.whole(1, 8)))
        if draw.chance(0.9):
            sent = calendar.add(review.date, draw.whole(8, 23))
            yield Event("review_record_distributed", sent, review.date.isoformat())


def _in_care(case: Case, start: date, end: date, draw: Draw) -> Iterator[Event]:
    born = checked_date(case.date_of_birth, "date_of_birth")
    yield Event("placement_started", start)
    yield Event("care_plan_prepared", start + _days(draw.whole(2, 14)))
    yield from _now_and_then("care_plan_updated", start + _days(60), end, 120, 240, draw)
    yield from _now_and_then("midway_review", start + _days(60), end, 60, 200, draw)
    first = start + _days(draw.whole(10, 40))
    if draw.chance(0.95):
        yield Event("health_assessment", first)
        months = 165 if (start - born).days < 5 * 365 else 345
        yield from _now_and_then(
            "health_review", first + _days(months), end, months - 15, months + 30, draw
        )
    if (end - born).days > 5 * 365:
        begun = max(start, born + _days(5 * 366)) + _days(draw.whole(3, 20))
        yield Event("pep_initiated", begun)
        yield from _now_and_then("pep_review", begun + _days(80), end, 90, 140, draw)
    if (end - born).days > 16 * 366:
        plan = max(start, born + _days(16 * 366)) + _days(draw.whole(10, 120))
        yield Event("pathway_plan_prepared", plan)
        yield from _now_and_then("pathway_review", plan + _days(150), end, 150, 210, draw)
    if draw.chance(0.8):
        yield Event("permanence_plan_made", start + _days(draw.whole(80, 130)))


def _assessment(strategy: date, draw: Draw) -> Iterator[Event]:
    """A referral some days before the strategy discussion, and an assessment of it."""
    calendar = england_and_wales()
    referred = calendar.before(strategy, draw.whole(1, 10))
    started = calendar.add(referred, draw.whole(1, 3)) if draw.chance(0.5) else referred
    completed = calendar.add(referred, draw.whole(20, 50))
    ref = f"R-{referred}"
    yield Event("referral_received", referred, ref)
    yield Event("assessment_started", started, ref)
    yield Event("assessment_completed", completed, ref)


def _now_and_then(
    kind: str, first: date, end: date, least: int, most: int, draw: Draw
) -> Iterator[Event]:
    """Events some days apart, from a first day to before an end."""
    day = first
    while day < end:
        yield Event(kind, day)
        day += _days(draw.whole(least, most))


def _periods(case: Case, start: str, end: str, span: Span) -> Iterator[tuple[date, date]]:
    """From each start to the next end, or to the end of the record."""
    ends = [event.date for event in case.events if event.kind == end]
    for event in case.events:
        if event.kind == start:
            after = [day for day in ends if day >= event.date]
            yield event.date, min([*after, span.as_at])
