"""What binds an occurrence: its stage's rule, the stays that count towards it, what is earlier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from timescales._text import ordinal
from timescales.rules import DateRule, RollingHours, Stay, on_day, strictest_of
from timescales.series import ByEvent, BySetDay, Stage

if TYPE_CHECKING:
    from timescales.case import Event
    from timescales.projection.occurrence import Occurrence


def bound_rule(stage: Stage, occurrence: Occurrence, events: Sequence[Event]) -> DateRule:
    """The stage's rule, with the stays that count towards it and what binds earlier."""
    rule = stage.rule
    if isinstance(rule, RollingHours):
        rule = rule.with_used(_stays(occurrence, events))
    if not stage.no_later_than:
        return rule
    return strictest_of(rule, *_caps(stage, occurrence, events))


def _caps(stage: Stage, occurrence: Occurrence, events: Sequence[Event]) -> Iterator[DateRule]:
    begun_by = occurrence.started if occurrence.ordinal == 1 else occurrence.counted_from
    for cap in stage.no_later_than:
        if isinstance(cap, BySetDay) and begun_by.sets is not None:
            yield on_day(begun_by.sets, cap.what)
        if isinstance(cap, ByEvent):
            held = [
                event.date
                for event in events
                if event.kind == cap.event and event.date >= occurrence.started.date
            ]
            if len(held) >= cap.nth:
                which = "" if cap.nth == 1 else f"{ordinal(cap.nth)} "
                yield on_day(held[cap.nth - 1], f"the {which}{cap.event}")


def _stays(occurrence: Occurrence, events: Sequence[Event]) -> list[Stay]:
    """The stays of the same duty since it was last met, whole days where no hour is known.

    What meets it gives the authority that the stays lacked: those before it are disregarded,
    and what follows until the next start is no stay without it.
    """
    duty = occurrence.duty
    stays: list[Stay] = []
    start: Event | None = None
    in_order = sorted(events, key=lambda event: (event.date, event.kind in duty.meets))
    for event in in_order[: in_order.index(occurrence.started)]:
        if event.kind in duty.meets:
            stays, start = [], None
        if event.kind in duty.starts:
            start = start or event
        elif event.kind in duty.ends and start is not None:
            stay = _stay(start, event)
            if stays and stay.start < stays[-1].end:
                stay = Stay(stays[-1].start, max(stays.pop().end, stay.end))
            stays.append(stay)
            start = None
    return stays


def _stay(start: Event, end: Event) -> Stay:
    if start.at is not None and end.at is not None and start.at < end.at:
        return Stay(start.at, end.at)
    return Stay.whole_days(start.date, end.date)
