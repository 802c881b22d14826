"""Duties as they run in a history: started, met and ended, with what decides on the way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from timescales._moments import day_begins
from timescales.calendar import england_and_wales
from timescales.case import Event
from timescales.errors import HorizonError
from timescales.event_kinds import EVENT_KINDS, RECORDED_ONLY
from timescales.outcome import Due
from timescales.rules import ClockRule, DateRule
from timescales.series import BySetDay
from timescales.timescale import Timescale

DAY = timedelta(days=1)
FIRST, LAST = date(1991, 9, 1), date(2030, 12, 31)
REFS = st.sampled_from([None, None, "A", "B"])
_DETAILS = st.sampled_from([{}, {}, {"officer": "IRO 1"}, {"reason": "series of meetings"}])
# Days from the due date on which an occurrence is held: on it, early, a little late, very late.
_RHYTHM = st.sampled_from([0, 0, -1, -7, -30, 1, 3, 20, 90])
# In most histories what may be so is so.
_MOSTLY = st.sampled_from([True, True, True, False])
_SOMETIMES = st.sampled_from([False, False, True])
_DERIVED = frozenset(kind.name for kind in EVENT_KINDS.values() if kind.derived)


def recorded(kinds: Iterable[str]) -> list[str]:
    """Those of some event kinds that are recorded, and not worked out from a history."""
    return sorted({*kinds} - _DERIVED)


def sets_a_day(duty: Timescale) -> bool:
    """Whether the duty reads the day that an event sets."""
    caps = (cap for stage in duty.series.stages for cap in stage.no_later_than)
    return duty.from_set_day or any(isinstance(cap, BySetDay) for cap in caps)


@st.composite
def runs(draw: DrawFn, duty: Timescale) -> list[Event]:
    """One duty begun up to three times, one after another unless it can be open several at once."""
    day = draw(st.dates(FIRST, LAST))
    overlaps = _SOMETIMES if duty.concurrent or duty.restarts else st.just(value=False)
    events: list[Event] = []
    for _ in range(draw(st.integers(1, 3))):
        ref = draw(REFS) if duty.concurrent else None
        run = draw(_run(duty, day, ref))
        events += run
        day = (day if draw(overlaps) else run[-1].date) + draw(st.integers(0, 60)) * DAY
    return events


@st.composite
def _run(draw: DrawFn, duty: Timescale, begun: date, ref: str | None) -> list[Event]:
    """A duty started, met some times, and most often ended; its events in order of date."""
    started = draw(_event(duty, duty.starts, begun, ref))
    events = [*draw(_before(duty, begun, ref)), started]
    day, anchor = begun, begun
    if duty.from_set_day and started.sets is not None:
        anchor = started.sets
    times = draw(st.integers(0, 4 if duty.series.goes_on(2) else 1))
    for number in range(1, times + 1):
        stage = draw(st.sampled_from(duty.series.stages[:number]))
        opens = stage.not_before
        rule = opens if opens is not None and draw(_SOMETIMES) else stage.rule
        day = max(day, _due(rule, anchor) + draw(_RHYTHM) * DAY)
        events += draw(_around(duty, day))
        events.append(draw(_event(duty, duty.meets, day, ref)))
        anchor = day
    events += draw(_decisions(duty, begun))
    if len(duty.ends) > 0 and draw(_MOSTLY):
        day += draw(st.integers(0, 120)) * DAY
        events.append(draw(_event(duty, duty.ends, day, ref)))
    return events


@st.composite
def _event(
    draw: DrawFn, duty: Timescale, kinds: Iterable[str], day: date, ref: str | None
) -> Event:
    """An event of one of some kinds; most often with the day that it sets, and its moment."""
    kind = draw(st.sampled_from(recorded(kinds) or list(kinds)))
    sets = None
    if sets_a_day(duty) and draw(_MOSTLY):
        sets = day + draw(st.integers(-2, 60)) * DAY
    counts_hours = any(isinstance(stage.rule, ClockRule) for stage in duty.series.stages)
    at = draw(moments_of(day)) if counts_hours and draw(_MOSTLY) else None
    return Event(kind, day, ref, draw(_DETAILS), sets, at)


def moments_of(day: date) -> SearchStrategy[datetime]:
    """Moments of a day in London, but for its last hours, which some days have not."""
    minutes = st.integers(0, 22 * 60)
    return st.builds(lambda minute: day_begins(day) + timedelta(minutes=minute), minutes)


@st.composite
def _before(draw: DrawFn, duty: Timescale, begun: date, ref: str | None) -> list[Event]:
    """What a duty is counted from, the period that it needs, what meets it beforehand."""
    needed = [recorded(kinds) for kinds in (duty.anchored_on, duty.only_while)]
    kinds = [draw(st.sampled_from(several)) for several in needed if draw(_MOSTLY) and several]
    if duty.beforehand and draw(_SOMETIMES):
        kinds.append(draw(st.sampled_from(duty.meets)))
    return [Event(kind, begun - draw(st.integers(0, 10)) * DAY, ref) for kind in kinds]


@st.composite
def _decisions(draw: DrawFn, duty: Timescale, begun: date) -> list[Event]:
    """What decides between the stages of a duty, or binds it, before and after it began."""
    kinds = recorded(kind for stage in duty.series.stages for kind in stage.kinds)
    return [
        Event(kind, begun + draw(st.integers(-10, 200)) * DAY)
        for kind in kinds
        for _ in range(draw(st.integers(0, 2)))
    ]


@st.composite
def _around(draw: DrawFn, duty: Timescale, day: date) -> list[Event]:
    """A meeting booked or adjourned on the way to the one that counts."""
    endings = draw(st.lists(st.sampled_from(RECORDED_ONLY), max_size=1))
    return [Event(f"{duty.meets[0]}{ending}", day - 7 * DAY) for ending in endings]


def _due(rule: DateRule, anchor: date) -> date:
    """What the rule gives in England and Wales, or half a year where it gives no date."""
    try:
        outcome = rule.due(anchor, england_and_wales())
    except HorizonError:
        outcome = None
    return outcome.date if isinstance(outcome, Due) else anchor + timedelta(days=183)
