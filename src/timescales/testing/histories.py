"""Histories of cases: mostly as they happen, sometimes as they cannot."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from timescales import policies
from timescales.case import Case, Event
from timescales.event_kinds import EVENT_KINDS
from timescales.policy import Policy
from timescales.testing.runs import DAY, FIRST, REFS, moments_of, recorded, runs
from timescales.timescale import Timescale


def histories(policy: Policy | str = policies.DEFAULT) -> SearchStrategy[Case]:
    """Cases with events of the duties that ``policy`` holds.

    Most are plausible: duties start, are met about when they are due, and end; several run at
    once, some of them tied by ``ref``; meetings are booked and adjourned, days are set, and moments
    known where hours count; what decides between stages happens or does not. In some an event is
    missing, doubled, moved or foreign. Many have a ``date_of_birth``, with the 18th birthday on or
    beside an event in some, and many a ``complete_from``. Events that are worked out from a history
    are not among those of which it is made. Raises ``UnknownNameError`` for the name of no policy.

    >>> from hypothesis import given
    >>> from timescales.projection import project
    >>> @given(histories("statutory"))
    ... def check(case):
    ...     assert project(case, as_at=date(2026, 11, 22), policy="statutory").findings is not None
    >>> check()
    """
    chosen = policies.resolve(policy)
    return _cases(chosen, [duty for duty in chosen.timescales if recorded(duty.starts)])


@st.composite
def _cases(draw: DrawFn, policy: Policy, projected: list[Timescale]) -> Case:
    some = st.lists(st.sampled_from(projected), max_size=3, unique_by=lambda duty: duty.id)
    duties = draw(some) if projected else []
    events = [event for duty in duties for event in draw(runs(duty))]
    contradictions = draw(st.integers(0, 5)) - 3
    for _ in range(contradictions):
        events = draw(_contradicted(events, policy))
    days = st.sampled_from([event.date for event in events] or [FIRST])
    beside = st.integers(-1, 1)
    births = st.builds(lambda day, by: _years_earlier(day, 18) + by * DAY, days, beside)
    plausible = st.builds(_years_earlier, days, st.integers(1, 17))
    begins = st.builds(lambda day, by: day + by * DAY, days, beside)
    return Case(
        draw(st.sampled_from(["A", "B 2"])),
        tuple(draw(st.permutations(events))),
        date_of_birth=draw(st.none() | births | plausible),
        complete_from=draw(st.none() | begins),
    )


@st.composite
def _contradicted(draw: DrawFn, events: list[Event], policy: Policy) -> list[Event]:
    """The same events with one missing, moved or doubled, or with one that does not belong."""
    change = draw(st.sampled_from(["foreign", "missing", "moved", "doubled"]))
    if change == "foreign":
        kinds = [*recorded(policy.event_kinds), "dispute_stage", "episode_started"]
        kind = draw(st.sampled_from(kinds))
        day = draw(st.sampled_from([event.date for event in events] or [FIRST]))
        day += draw(st.integers(-40, 40)) * DAY
        known = EVENT_KINDS.get(kind)
        sets = day + draw(st.integers(-2, 60)) * DAY if known is not None and known.sets else None
        return [*events, Event(kind, day, draw(REFS), {}, sets)]
    if not events:
        return events
    chosen = draw(st.sampled_from(events))
    others = [event for event in events if event is not chosen]
    if change == "missing":
        return others
    day = chosen.date + draw(st.sampled_from([-400, -30, -1, 0, 1, 30, 4000])) * DAY
    at = None if chosen.at is None else draw(moments_of(day))
    moved = replace(chosen, date=day, ref=draw(REFS), at=at)
    return [*others, moved] if change == "moved" else [*events, moved]


def _years_earlier(day: date, years: int) -> date:
    """The day whose birthday, so many years on, is ``day`` (a day early for 29 February)."""
    leap_day = day.month == 2 and day.day == 29
    return day.replace(year=day.year - years, day=28 if leap_day else day.day)
