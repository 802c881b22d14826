"""Histories of cases: mostly as they happen, sometimes as they cannot."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from timescales import policies
from timescales.calendar import england_and_wales
from timescales.case import Case, Event
from timescales.errors import HorizonError
from timescales.event_kinds import RECORDED_ONLY
from timescales.outcome import Due
from timescales.policy import Policy
from timescales.rules import DateRule
from timescales.timescale import Timescale

_DAY = timedelta(days=1)
_FIRST, _LAST = date(1991, 9, 1), date(2030, 12, 31)
_REFS = st.sampled_from([None, None, "A", "B"])
_DETAILS = st.sampled_from([{}, {}, {"officer": "IRO 1"}, {"reason": "series of meetings"}])
# Days from the due date on which an occurrence is held: on it, early, a little late, very late.
_RHYTHM = st.sampled_from([0, 0, -1, -7, -30, 1, 3, 20, 90])


def histories(policy: Policy | str = policies.DEFAULT) -> SearchStrategy[Case]:
    """Cases with events of the duties that ``policy`` holds.

    Most are plausible: duties start, are met about when they are due, and end; several run at
    once, some of them tied by ``ref``; meetings are booked and adjourned. In some an event is
    missing, doubled, moved or foreign. Many have a ``date_of_birth``, with the 18th birthday on or
    beside an event in some, and many a ``complete_from``. Raises ``UnknownNameError`` for the name
    of no policy.

    >>> from hypothesis import given
    >>> from timescales.projection import project
    >>> @given(histories("statutory"))
    ... def check(case):
    ...     assert project(case, as_at=date(2026, 11, 22), policy="statutory").findings is not None
    >>> check()
    """
    return _cases(policies.resolve(policy))


@st.composite
def _cases(draw: DrawFn, policy: Policy) -> Case:
    projected = [duty for duty in policy.timescales if duty.starts]
    duties = draw(st.lists(st.sampled_from(projected), max_size=3, unique=True))
    events = [event for duty in duties for event in draw(_runs(duty))]
    contradictions = draw(st.integers(0, 5)) - 3
    for _ in range(contradictions):
        events = draw(_contradicted(events, policy))
    days = st.sampled_from([event.date for event in events] or [_FIRST])
    beside = st.integers(-1, 1)
    births = st.builds(lambda day, by: _years_earlier(day, 18) + by * _DAY, days, beside)
    plausible = st.builds(_years_earlier, days, st.integers(1, 17))
    begins = st.builds(lambda day, by: day + by * _DAY, days, beside)
    return Case(
        draw(st.sampled_from(["A", "B 2"])),
        tuple(draw(st.permutations(events))),
        date_of_birth=draw(st.none() | births | plausible),
        complete_from=draw(st.none() | begins),
    )


@st.composite
def _runs(draw: DrawFn, duty: Timescale) -> list[Event]:
    """One duty begun up to three times, one after another unless it can be open several at once."""
    day = draw(st.dates(_FIRST, _LAST))
    overlaps = st.booleans() if duty.concurrent else st.just(False)  # noqa: FBT003 - what is drawn
    events: list[Event] = []
    for _ in range(draw(st.integers(1, 3))):
        ref = draw(_REFS) if duty.concurrent else None
        run = draw(_run(duty, day, ref))
        events += run
        day = (day if draw(overlaps) else run[-1].date) + draw(st.integers(0, 60)) * _DAY
    return events


@st.composite
def _run(draw: DrawFn, duty: Timescale, begun: date, ref: str | None) -> list[Event]:
    """A duty started, met some times, and most often ended; its events in order of date."""
    events: list[Event] = []
    if draw(st.booleans()) and duty.anchored_on:
        held = draw(st.sampled_from(duty.anchored_on))
        events.append(Event(held, begun - draw(st.integers(0, 10)) * _DAY))
    sets = begun + draw(st.integers(1, 60)) * _DAY if duty.from_set_day else None
    started = Event(draw(st.sampled_from(duty.starts)), begun, ref, draw(_DETAILS), sets)
    events.append(started)
    day = begun
    times = draw(st.integers(0, 4 if len(duty.series.stages) > 1 else 1))
    for number in range(1, times + 1):
        stage = draw(st.sampled_from(duty.series.stages[:number]))
        day = max(day, _due(stage.rule, day) + draw(_RHYTHM) * _DAY)
        events += draw(_around(duty, day))
        events.append(Event(draw(st.sampled_from(duty.meets)), day, ref, draw(_DETAILS)))
    if len(duty.ends) > 0 and draw(st.integers(0, 3)):
        day += draw(st.integers(0, 120)) * _DAY
        events.append(Event(draw(st.sampled_from(duty.ends)), day, ref))
    return events


@st.composite
def _around(draw: DrawFn, duty: Timescale, day: date) -> list[Event]:
    """A meeting booked or adjourned on the way to the one that counts."""
    endings = draw(st.lists(st.sampled_from(RECORDED_ONLY), max_size=1))
    return [Event(f"{duty.meets[0]}{ending}", day - 7 * _DAY) for ending in endings]


@st.composite
def _contradicted(draw: DrawFn, events: list[Event], policy: Policy) -> list[Event]:
    """The same events with one missing, moved or doubled, or with one that does not belong."""
    change = draw(st.sampled_from(["foreign", "missing", "moved", "doubled"]))
    if change == "foreign":
        kinds = st.sampled_from([*sorted(policy.event_kinds), "dispute_stage", "episode_started"])
        day = draw(st.sampled_from([event.date for event in events] or [_FIRST]))
        by = draw(st.integers(-40, 40))
        return [*events, Event(draw(kinds), day + by * _DAY, draw(_REFS))]
    if not events:
        return events
    chosen = draw(st.sampled_from(events))
    others = [event for event in events if event is not chosen]
    if change == "missing":
        return others
    by = draw(st.sampled_from([-400, -30, -1, 0, 1, 30, 4000]))
    moved = Event(chosen.kind, chosen.date + by * _DAY, draw(_REFS), chosen.details)
    return [*others, moved] if change == "moved" else [*events, moved]


def _due(rule: DateRule, anchor: date) -> date:
    """What the rule gives in England and Wales, or half a year where it gives no date."""
    try:
        outcome = rule.due(anchor, england_and_wales())
    except HorizonError:
        outcome = None
    return outcome.date if isinstance(outcome, Due) else anchor + timedelta(days=183)


def _years_earlier(day: date, years: int) -> date:
    """The day whose birthday, so many years on, is ``day`` (a day early for 29 February)."""
    leap_day = day.month == 2 and day.day == 29
    return day.replace(year=day.year - years, day=28 if leap_day else day.day)
