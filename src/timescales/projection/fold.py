"""The fold: one duty over one history, giving its occurrences and what was found on the way.

The order of one day: the 18th birthday ends a child's duties; an open duty is met; then ended;
then a new one starts; then the new one is met; then ended. Each event is used once, by the
first step that it fits.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from timescales.case import Case, Event
from timescales.projection.finding import Finding, Severity
from timescales.timescale import Timescale


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One occurrence of a duty, before any date is worked out."""

    duty: Timescale
    started: Event
    ordinal: int
    anchor: date
    met: Event | None
    ended_on: date | None
    notes: tuple[str, ...]


@dataclass(slots=True)
class _Open:
    """A duty that has started and is not finished: its occurrence now running."""

    started: Event
    anchor: date
    notes: list[str]
    ordinal: int = 1


def fold(
    duty: Timescale, case: Case, as_at: date, adult_on: date | None
) -> tuple[list[Occurrence], list[Finding]]:
    """The occurrences of one duty in a case, in the order in which they began, and the findings."""
    running = _Fold(duty, case, adult_on)
    kinds = {duty.started_by, duty.met_by, duty.ended_by}
    events = [e for e in case.events if e.date <= as_at and e.kind in kinds]
    for day, todays in groupby(events, key=lambda event: event.date):
        if adult_on is not None and adult_on <= day:
            running.come_of_age(adult_on)
        running.take(day, list(todays))
    if adult_on is not None and adult_on <= as_at:
        running.come_of_age(adult_on)
    for still_open in running.open:
        running.close(still_open)
    running.occurrences.sort(key=lambda o: (o.started.sort_key, o.ordinal))
    return running.occurrences, running.findings


class _Fold:
    def __init__(self, duty: Timescale, case: Case, adult_on: date | None) -> None:
        self.duty = duty
        self.case = case
        self.adult_on = adult_on
        self.open: list[_Open] = []
        self.occurrences: list[Occurrence] = []
        self.findings: list[Finding] = []
        self._last_end: date | None = None
        self._ended_by_age = False

    def come_of_age(self, birthday: date) -> None:
        self._ended_by_age = self._ended_by_age or bool(self.open)
        for still_open in self.open:
            still_open.notes.append(f"ended by the 18th birthday on {birthday}")
            self.close(still_open, ended_on=birthday)
        self.open = []

    def take(self, day: date, events: list[Event]) -> None:
        if self.adult_on is not None and day >= self.adult_on:
            self._refuse_adult(events)
            return
        before = list(self.open)
        # What a ref ties to one duty goes first, so that what has none takes another.
        left = sorted(events, key=lambda event: event.ref is None)
        left = self._meet(left, before)
        left = self._end(left)
        begun, left = self._start(left)
        left = self._meet(left, begun)
        left = self._end(left)
        self._report_unused(left, met_today=before or begun)

    def close(
        self, finished: _Open, *, met: Event | None = None, ended_on: date | None = None
    ) -> None:
        """Record the running occurrence, unless its duty ends on the day it is counted from."""
        if ended_on is not None and finished.anchor == ended_on:
            return
        self.occurrences.append(
            Occurrence(
                self.duty,
                finished.started,
                finished.ordinal,
                finished.anchor,
                met,
                ended_on,
                tuple(finished.notes),
            )
        )

    def _start(self, events: list[Event]) -> tuple[list[_Open], list[Event]]:
        """The duties that the day's events start, and the events that are about something else."""
        begun: list[_Open] = []
        starts = [event for event in events if event.kind == self.duty.started_by]
        for event in starts:
            if refusal := self._refusal_to_start(event):
                severity = Severity.REMARK if self.duty.concurrent else Severity.WARNING
                self._find("already_open", severity, event, refusal)
            else:
                begun.append(_Open(event, *self._anchor(event)))
                self.open.append(begun[-1])
        return begun, [event for event in events if event not in starts]

    def _refusal_to_start(self, event: Event) -> str:
        if not self.open:
            return ""
        first = self.open[0].started
        if not self.duty.concurrent:
            return f"this duty has been open since {first.date}; the first clock goes on"
        if event.ref is not None:
            same = [o for o in self.open if o.started.ref == event.ref]
            return (
                f"it is already open since {same[0].started.date}; that clock goes on"
                if same
                else ""
            )
        if self.duty.reopens_by_ref_only:
            return (
                f"one is open since {first.date}, and the clock runs from the event that began it; "
                "give this one a ref if it began another"
            )
        return ""

    def _anchor(self, started: Event) -> tuple[date, list[str]]:
        if not self.duty.anchored_on:
            return started.date, []
        held = [
            event
            for event in self.case.events
            if event.kind in self.duty.anchored_on
            and event.date <= started.date
            and (self._last_end is None or event.date > self._last_end)
        ]
        kinds = " or ".join(self.duty.anchored_on)
        if not held:
            return started.date, [
                f"counted from {started.kind}, since no {kinds} is on record before it"
            ]
        return held[-1].date, [f"counted from the {held[-1].kind} on {held[-1].date}"]

    def _meet(self, events: list[Event], candidates: list[_Open]) -> list[Event]:
        """Meet each of the duties at most once; return the events that met none."""
        unused = []
        candidates = list(candidates)
        for event in events:
            meets = event.kind == self.duty.met_by
            chosen = self._chosen(event, candidates) if meets else None
            if chosen is None:
                unused.append(event)
                continue
            candidates.remove(chosen)
            self.close(chosen, met=event)
            chosen.ordinal += 1
            chosen.anchor = event.date
            chosen.notes = []
            if self.duty.series.stage_for(chosen.ordinal) is None:
                self.open.remove(chosen)
        return unused

    def _end(self, events: list[Event]) -> list[Event]:
        unused = []
        for event in events:
            ends = event.kind == self.duty.ended_by
            chosen = self._chosen(event, self.open) if ends else None
            if chosen is None:
                unused.append(event)
                continue
            self.open.remove(chosen)
            self.close(chosen, ended_on=event.date)
            self._last_end = event.date
        return unused

    def _chosen(self, event: Event, candidates: list[_Open]) -> _Open | None:
        """The open duty that an event is about: the one of its ref, else the oldest."""
        if self.duty.concurrent and event.ref is not None:
            return next((o for o in candidates if o.started.ref == event.ref), None)
        if len(candidates) > 1:
            candidates[0].notes.append(
                f"the {event.kind} on {event.date} has no ref, so the oldest open one was taken"
            )
        return candidates[0] if candidates else None

    def _report_unused(self, unused: list[Event], *, met_today: list[_Open]) -> None:
        for event in unused:
            if self.duty.concurrent and event.ref is not None:
                reason = f"its ref {event.ref!r} names nothing that was open on that day"
                self._find("ref_not_open", Severity.WARNING, event, reason)
            elif event.kind == self.duty.ended_by:
                reason = f"no {self.duty.started_by} was open for it to end"
                self._find("nothing_to_end", Severity.WARNING, event, reason)
            elif met_today:
                reason = "a second one on the same day; a day holds one"
                self._find("second_on_day", Severity.REMARK, event, reason)
            else:
                reason = f"no {self.duty.started_by} is on record that was open on that day"
                complete = self.case.complete_from is None
                severity = Severity.ERROR if complete else Severity.WARNING
                self._find("not_started", severity, event, reason)

    def _refuse_adult(self, events: Iterable[Event]) -> None:
        for event in events:
            ends_with_it = event.kind == self.duty.ended_by and event.date == self.adult_on
            if not (ends_with_it and self._ended_by_age):
                reason = f"on or after the 18th birthday, {self.adult_on}, which ended the duty"
                self._find("after_18", Severity.WARNING, event, reason)

    def _find(self, code: str, severity: Severity, event: Event, reason: str) -> None:
        self.findings.append(Finding(code, severity, event, f"{self.duty.title}: {reason}."))
