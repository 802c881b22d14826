"""What the cohorts and numerators of several measures are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from timescales.outcome import NoDeadline
from timescales.projection import Obligation, Status
from timescales.rules.counting import months_after
from timescales.scorecard.measure import NOT_RECORDED, Item, View
from timescales.scorecard.scored import Scored, Spell, running
from timescales.scorecard.words import Verdict

IN_TIME, LATE, NOT_HELD, NOT_KNOWN = "in time", "late", "not held", "not known"
STANDINGS = (IN_TIME, LATE, NOT_HELD, NOT_KNOWN)
"""The bands of what fell due."""

BOTH = (Verdict.POLICY, Verdict.STATUTE)

Cohort = Callable[[View], Iterable[Item]]

_IN_TIME = (Status.MET_IN_TIME, Status.MET_EARLY)


def limit(obligation: Obligation, verdict: Verdict) -> date | None:
    """The last day by a verdict."""
    return obligation.due if verdict is Verdict.POLICY else obligation.statutory_limit


def happened(*kinds: str) -> Cohort:
    """The events of some kinds in the period."""

    def cohort(view: View) -> Iterator[Item]:
        for event in view.scored.events(*kinds, until=view.end):
            if event.date >= view.period.start:
                yield Item(view, event.date, event=event)

    return cohort


def held(*duties: str) -> Cohort:
    """What met one of some duties in the period."""

    def cohort(view: View) -> Iterator[Item]:
        for obligation in view.scored.obligations(*duties):
            met = obligation.met
            if met is not None and met.date in view.period:
                yield Item(view, met.date, obligation, met)

    return cohort


def held_late(*duties: str) -> Cohort:
    """What met one of some duties in the period, but late."""
    every = held(*duties)
    return lambda view: (item for item in every(view) if in_time(item) is False)


def in_time(item: Item) -> bool | None:
    """Whether what was held was held by the last day; None where that is not known."""
    obligation, verdict = item.owed, item.view.verdict
    if verdict is Verdict.POLICY:
        if obligation.status in _IN_TIME:
            return True
        return False if obligation.status is Status.MET_LATE else None
    last = limit(obligation, verdict)
    return None if last is None else item.day <= last


def fell_due(*duties: str) -> Cohort:
    """What fell due in the period, unless the duty had ended by then."""

    def cohort(view: View) -> Iterator[Item]:
        for obligation in view.scored.obligations(*duties):
            last = limit(obligation, view.verdict)
            if last is not None and last in view.period and not _lapsed(obligation, last):
                yield Item(view, last, obligation, obligation.met)

    return cohort


def standing(item: Item) -> str:
    """Of what fell due, how it stands at the end of the period."""
    obligation = item.owed
    met = obligation.met_on
    if met is not None and met <= item.view.end:
        return IN_TIME if met <= item.day else LATE
    return NOT_KNOWN if _may_be_missing(item, obligation, item.day) else NOT_HELD


def none_late(item: Item, *duties: str, since: date) -> bool | None:
    """Whether nothing of some duties was late from one day to the end, or is overdue then.

    What fell due before the first day counts where it was still to be done on that day. None where
    a last day that would decide it is not known.
    """
    return _every_one(item, duties, lambda done_on: done_on is None or done_on >= since)


def none_overdue(item: Item, *duties: str) -> bool | None:
    """Whether nothing of some duties is overdue at the end; None where that is not known."""
    return _every_one(item, duties, lambda done_on: done_on is None)


def _every_one(
    item: Item, duties: Iterable[str], counts: Callable[[date | None], bool]
) -> bool | None:
    """Whether all obligations that count, by the day on which they were done, were in time."""
    end = item.view.end
    answer: bool | None = True
    for obligation in item.view.scored.obligations(*duties):
        finished = obligation.met_on or obligation.ended_on
        done_on = None if finished is None or finished > end else finished
        if obligation.anchor > end or not counts(done_on):
            continue
        in_hand = _in_hand(item, obligation, done_on)
        if in_hand is False:
            return False
        answer = answer and in_hand
    return answer


def running_on(spells: Callable[[Scored], list[Spell]]) -> Cohort:
    """The subject, at the end of the period, where one of some spells is running."""

    def cohort(view: View) -> Iterator[Item]:
        spell = running(spells(view.scored), view.end)
        if spell is not None:
            yield Item(view, view.end, event=spell.started)

    return cohort


def detail(name: str) -> Callable[[Item], str]:
    """The band that a detail of the event names."""

    def band(item: Item) -> str:
        return NOT_RECORDED if item.event is None else item.event.details.get(name, NOT_RECORDED)

    return band


def current_detail(name: str) -> Callable[[Item], str]:
    """The band that a detail names in the last event to have it, by the end of the period."""
    return lambda item: item.view.scored.latest_detail(name, item.view.end) or NOT_RECORDED


def within_months(item: Item, months: int, *kinds: str) -> bool:
    """Whether there is an event of some kinds in the months up to the end of the period."""
    event = item.view.scored.latest(*kinds, until=item.view.end)
    return event is not None and months_after(event.date, months) >= item.view.end


def looked_after(scored: Scored) -> list[Spell]:
    """The periods of care of a child."""
    return scored.looked_after


def on_plan(scored: Scored) -> list[Spell]:
    """The child protection plans of a child."""
    return scored.on_plan


def _in_hand(item: Item, obligation: Obligation, done_on: date | None) -> bool | None:
    """Whether it was done in time or, where it is not done, is not overdue at the end.

    Where the stage is not known, by the policy, that is so if it is so for each that it may be.
    """
    verdict, day = item.view.verdict, done_on or item.view.end
    last = limit(obligation, verdict)
    if last is not None:
        if day <= last:
            return True
        return None if done_on is None and _may_be_missing(item, obligation, last) else False
    if isinstance(obligation.outcome, NoDeadline):
        return True
    stages = obligation.candidates if verdict is Verdict.POLICY else ()
    known = [candidate.due for candidate in stages if candidate.due is not None]
    if known and day <= min(known):
        return True
    return False if known and len(known) == len(stages) and day > max(known) else None


def _may_be_missing(item: Item, obligation: Obligation, last: date) -> bool:
    """Whether what was due by a day may have been done all the same, and not be on record."""
    case = item.view.scored.case
    begun_later = case.complete_from is not None and last < case.complete_from
    return begun_later or case.not_recorded.issuperset(obligation.duty.meets)


def _lapsed(obligation: Obligation, last: date) -> bool:
    return obligation.ended_on is not None and obligation.ended_on <= last
