"""The fold: one duty over one history, giving its occurrences and what was found on the way.

The order of one day: the 18th birthday ends a child's duties; an open duty is met; then ended;
then a new one starts; then the new one is met; then ended. Each event is used once, by the
first step that it fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, pairwise, starmap
from operator import attrgetter

from timescales.case import Event
from timescales.projection.finding import Finding, Severity
from timescales.projection.occurrence import Complaint, Folded, Occurrence, Role
from timescales.timescale import Timescale

_BY_DAY = attrgetter("date")


@dataclass(slots=True)
class _Open:
    """A duty that has started and is not finished: its occurrence now running."""

    started: Event
    anchor: date
    counted_from: Event
    notes: list[str]
    ordinal: int = 1
    begun: date = field(init=False)

    def __post_init__(self) -> None:
        self.begun = self.counted_from.date


def fold(
    duty: Timescale,
    events: Sequence[Event],
    as_at: date,
    *,
    adult_on: date | None,
    incomplete: bool,
) -> Folded:
    """Fold one duty over events in order of date, none of which is after ``as_at``.

    ``incomplete`` says that events may be missing from the beginning of the history.
    """
    running = _Fold(duty, events, adult_on, incomplete=incomplete)
    kinds = {*duty.starts, *duty.meets, *duty.ends, *duty.only_while}
    read = [event for event in events if event.kind in kinds]
    for day, todays in groupby(read, key=_BY_DAY):
        if adult_on is not None and adult_on <= day:
            running.come_of_age(adult_on)
        running.take(day, list(todays))
    if adult_on is not None and adult_on <= as_at:
        running.come_of_age(adult_on)
    return running.finish()


def _in_order(earlier: Occurrence, later: Occurrence) -> bool:
    """Whether one occurrence can be seen at a glance to come before another."""
    if earlier.started is later.started:
        return earlier.ordinal < later.ordinal
    return earlier.started.date < later.started.date


class _Fold:
    def __init__(
        self, duty: Timescale, events: Sequence[Event], adult_on: date | None, *, incomplete: bool
    ) -> None:
        self.duty = duty
        self.starts, self.meets, self.ends = duty.starts, duty.meets, duty.ends
        self.events = events
        self.adult_on = adult_on
        self.incomplete = incomplete
        self.single = not duty.series.goes_on(2)
        self.open: list[_Open] = []
        self.folded = Folded()
        self._last_end: date | None = None
        self._last_met: Event | None = None
        # What may meet a start that follows it, and whether it was done while another lasted.
        self._in_hand: list[tuple[Event, bool]] = []
        self._passed_over: list[Event] = []
        self._lasts = False
        # What met the count to a day that may yet be moved.
        self._met_for_day: Event | None = None
        self._within = not duty.only_while
        self._ended_by_age = False
        # The kinds of event that have not yet said, since the last start, that the duty ended.
        self._ends_unsaid: set[str] = set()

    def finish(self) -> Folded:
        """Record what is still open, and report what was done beforehand for nothing."""
        for still_open in self.open:
            self._close(still_open)
        beforehand = [*self._passed_over, *(event for event, _ in self._in_hand)]
        if beforehand:
            said = {complaint.finding.event for complaint in self.folded.complaints}
            for event in beforehand:
                if event not in said:
                    self._report_not_started(event)
        if not all(starmap(_in_order, pairwise(self.folded.occurrences))):
            self.folded.occurrences.sort(key=lambda o: (o.started.sort_key, o.ordinal))
        return self.folded

    def come_of_age(self, birthday: date) -> None:
        self._ended_by_age = self._ended_by_age or bool(self.open)
        for still_open in self.open:
            still_open.notes.append(f"ended by the 18th birthday on {birthday}")
            self._close(still_open, ended_on=birthday)
        self.open = []

    def take(self, day: date, events: list[Event]) -> None:
        if self.adult_on is not None and day >= self.adult_on:
            self._refuse_adult(events)
            return
        before, lasted = list(self.open), self._lasts
        # What a ref ties to one duty goes first, so that what has none takes another.
        several = len(events) > 1
        left = sorted(events, key=lambda event: event.ref is None) if several else events
        left = self._meet(left, before) if before else left
        left = self._end(left)
        self._enter(events)
        begun, left = self._start(left)
        left = self._meet(left, begun) if begun else left
        left = self._end(left) if several else left  # one alone cannot end what it started
        if left:
            self._report_unused(left, met_today=before or begun, lasted=lasted or self._lasts)

    def _enter(self, events: list[Event]) -> None:
        """Note whether the period in which the duty can start is open after the day's events."""
        if not self.duty.only_while:
            return
        kinds = {event.kind for event in events}
        if not kinds.isdisjoint(self.ends):
            self._within = False
        if not kinds.isdisjoint(self.duty.only_while):
            self._within = True

    def _close(
        self, finished: _Open, *, met: Event | None = None, ended_on: date | None = None
    ) -> None:
        """Record the running occurrence, unless its duty ends on the day on which it began."""
        if ended_on is not None and finished.begun == ended_on:
            return
        self.folded.occurrences.append(
            Occurrence(
                self.duty,
                finished.started,
                finished.ordinal,
                finished.anchor,
                finished.counted_from,
                met,
                ended_on,
                tuple(finished.notes),
            )
        )

    def _start(self, events: list[Event]) -> tuple[list[_Open], list[Event]]:
        """The duties that the day's events start, and the events that are about something else."""
        begun: list[_Open] = []
        others: list[Event] = []
        for event in events:
            if event.kind not in self.starts:
                others.append(event)
                continue
            opened = self._opened(event)
            if opened is None:
                continue
            self.open.append(opened)
            self._ends_unsaid = set(self.ends)
            self._lasts = bool(self.ends)
            self.folded.used.append((Role.START, event))
            if not self._met_beforehand(opened):
                begun.append(opened)
        return begun, others

    def _opened(self, event: Event) -> _Open | None:
        """The duty that an event starts; None, with a finding where one is due, if it does not."""
        if not self._within or (self.duty.once and self._last_met is not None):
            return None
        if refusal := self._refusal_to_start(event):
            severity = Severity.REMARK if self.duty.concurrent else Severity.WARNING
            self._complain(Role.START, "already_open", severity, event, refusal)
            return None
        if self.duty.from_set_day and event.sets is None:
            reason = "it is counted from the day that this event sets, which is not given"
            self._complain(Role.START, "no_set_day", Severity.WARNING, event, reason)
            return None
        for still_open in self.open if self.duty.restarts else ():
            still_open.notes.append(f"begun again by {event.kind} on {event.date}")
            self._close(still_open, ended_on=event.date)
            self.open = []
        if event.sets is not None and self.duty.from_set_day:
            return _Open(event, event.sets, event, [])
        counted_from, notes = self._counted_from(event)
        return _Open(event, counted_from.date, counted_from, notes)

    def _refusal_to_start(self, event: Event) -> str:
        if not self.open:
            return ""
        first = self.open[0].started
        if not self.duty.concurrent:
            again = self.duty.restarts and first.date < event.date
            return (
                ""
                if again
                else f"this duty has been open since {first.date}; the first clock goes on"
            )
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

    def _counted_from(self, started: Event) -> tuple[Event, list[str]]:
        if not self.duty.anchored_on:
            return started, []
        held = [
            event
            for event in self.events
            if event.kind in self.duty.anchored_on
            and event.date <= started.date
            and (self._last_end is None or event.date > self._last_end or event.kind == "born")
        ]
        if self.duty.concurrent and started.ref is not None:
            held = [event for event in held if event.ref == started.ref] or held
        kinds = " or ".join(self.duty.anchored_on)
        if not held:
            return started, [
                f"counted from {started.kind}, since no {kinds} is on record before it"
            ]
        what = "birth" if held[-1].kind == "born" else held[-1].kind
        return held[-1], [f"counted from the {what} on {held[-1].date}"]

    def _met_beforehand(self, opened: _Open) -> bool:
        """Whether the duty was met by something done before it started; if so it is recorded.

        That is the latest, and what was done before it is for no later start; where a day was
        moved and nothing was done since, what met the count to that day meets this one.
        """
        event, lasted = self._met_for_day, False
        if self._in_hand:
            event, lasted = self._in_hand.pop()
            self._passed_over += [event for event, _ in self._in_hand]
            self._in_hand = []
        if event is None:
            return False
        how = ", read as done for this one and not for the one before" if lasted else ""
        opened.notes.append(f"met beforehand, by the {event.kind} on {event.date}{how}")
        self._meet_with(opened, event)
        return True

    def _meet(self, events: list[Event], candidates: list[_Open]) -> list[Event]:
        """Meet each of the duties at most once; return the events that met none."""
        unused = []
        candidates = list(candidates)
        for event in events:
            meets = event.kind in self.meets
            chosen = self._chosen(event, candidates) if meets else None
            if chosen is None:
                unused.append(event)
                continue
            candidates.remove(chosen)
            self._meet_with(chosen, event)
        return unused

    def _meet_with(self, chosen: _Open, event: Event) -> None:
        """Record that an event met a duty, and go on to its next occurrence if there is one."""
        self.folded.used.append((Role.MEET, event))
        self._close(chosen, met=event)
        self._last_met = event
        self._met_for_day = event if self.duty.from_set_day and self.duty.beforehand else None
        following = self.duty.series.after(chosen.ordinal, event.date, chosen.started.date)
        if following is None:
            self.open.remove(chosen)
            return
        chosen.ordinal, chosen.anchor = following
        chosen.begun = chosen.anchor
        chosen.counted_from = event
        chosen.notes = []

    def _end(self, events: list[Event]) -> list[Event]:
        unused = []
        for event in events:
            if event.kind not in self.ends:
                unused.append(event)
                continue
            self._last_met = None if self.duty.once else self._last_met
            self._lasts, self._met_for_day = False, None
            chosen = self._chosen(event, self.open)
            if chosen is None and not self._says_it_ended(event):
                unused.append(event)
                continue
            if chosen is not None:
                self.open.remove(chosen)
                chosen.notes.append(f"ended by {event.kind} on {event.date}")
                self._close(chosen, ended_on=event.date)
            if chosen is not None or self._ends_unsaid == set(self.ends):
                self._last_end = event.date
            self._ends_unsaid.discard(event.kind)
            self.folded.used.append((Role.END, event))
        return unused

    def _says_it_ended(self, event: Event) -> bool:
        """Whether it may say of a duty that is not open that it ended: each kind once a start.

        A placement ends the reviews before it, and the authorisation to place ends later. Of
        duties that run side by side it may be said on the day of an end alone.
        """
        said_now = not self.duty.concurrent or self._last_end == event.date
        return said_now and event.kind in self._ends_unsaid

    def _chosen(self, event: Event, candidates: list[_Open]) -> _Open | None:
        """The open duty that an event is about: the one of its ref, else the oldest."""
        if self.duty.concurrent and event.ref is not None:
            return next((o for o in candidates if o.started.ref == event.ref), None)
        if len(candidates) > 1:
            candidates[0].notes.append(
                f"the {event.kind} on {event.date} has no ref, so the oldest open one was taken"
            )
        return candidates[0] if candidates else None

    def _report_unused(self, unused: list[Event], *, met_today: list[_Open], lasted: bool) -> None:
        """Report what no step used, or hold it for what starts later.

        What was done while the duty lasted is its own, unless it restarts: a placement's plan may
        be made in the placement before.
        """
        foreseen = self.duty.restarts and not self.duty.once
        held = self.duty.beforehand and (foreseen or not lasted)
        for event in unused:
            ends, meets = event.kind in self.ends, event.kind in self.meets
            if not (ends or meets):
                continue
            role = Role.END if ends else Role.MEET
            if self.duty.concurrent and event.ref is not None:
                reason = f"its ref {event.ref!r} names nothing that was open on that day"
                self._complain(role, "ref_not_open", Severity.WARNING, event, reason)
            elif ends:
                reason = f"no {self._started()} was open for it to end"
                self._complain(role, "nothing_to_end", Severity.WARNING, event, reason)
            elif met_today:
                reason = "a second one on the same day; a day holds one"
                self._complain(role, "second_on_day", Severity.REMARK, event, reason)
            elif self._last_met is not None and self.single and not self.duty.concurrent:
                self._in_hand += [(event, lasted)] if held else []
                reason = f"it had been met on {self._last_met.date}, and this meets nothing more"
                self._complain(role, "met_again", Severity.REMARK, event, reason)
            elif held:
                self._in_hand.append((event, lasted))
            else:
                self._report_not_started(event)

    def _report_not_started(self, event: Event) -> None:
        reason = f"no {self._started()} is on record that was open on that day"
        severity = Severity.WARNING if self.incomplete else Severity.ERROR
        self._complain(Role.MEET, "not_started", severity, event, reason)

    def _started(self) -> str:
        return self.starts[0]

    def _refuse_adult(self, events: Iterable[Event]) -> None:
        for event in events:
            ends = event.kind in self.ends
            if not (ends and event.date == self.adult_on and self._ended_by_age):
                role = Role.END if ends else Role.MEET
                reason = f"on or after the 18th birthday, {self.adult_on}, which ended the duty"
                self._complain(role, "after_18", Severity.WARNING, event, reason)

    def _complain(
        self, role: Role, code: str, severity: Severity, event: Event, reason: str
    ) -> None:
        finding = Finding(code, severity, event, f"{self.duty.title}: {reason}.")
        self.folded.complaints.append(Complaint(role, finding, self.single))
