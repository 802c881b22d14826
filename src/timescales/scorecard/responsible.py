"""Measures of timeliness for each of those responsible: by reviewing officer, or by team."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from timescales.errors import WrongValueError
from timescales.scorecard.measure import Item, Measure
from timescales.scorecard.words import Verdict

BY = ("officer", "team")
"""The details of an event that say who is responsible."""


def broken_down(measures: Iterable[Measure], *by: str) -> tuple[Measure, ...]:
    """The same measures, each that is judged by a last day followed by its parts, for each of BY.

    The parts have a band for each officer, or team, whose numbers add up to those of the measure.
    Responsible is whoever the event itself names, where it happened on the day that is looked at;
    else the last on record by the end of that day, since what is counted began: the period of care,
    the plan, or what started the clock. A name from before that is not taken, since it may be of
    another period. Of what nobody is on record for, the band is "no officer recorded".

    Raises ``WrongValueError`` for a detail that is none of BY, and where none of the measures is
    judged by a last day.

    >>> from timescales.scorecard import chosen
    >>> [measure.id for measure in broken_down(chosen(["reviews_in_time"]), "officer")]
    ['reviews_in_time', 'reviews_in_time_by_officer']
    """
    asked = tuple(measures)
    for name in by:
        if name not in BY:
            raise WrongValueError(f"Measures are broken down by {' or '.join(BY)}, not by {name}.")
    if by and not any(map(is_judged, asked)):
        raise WrongValueError("None of these measures is judged by a last day, in time or late.")
    return tuple(part for measure in asked for part in (measure, *_parts(measure, by)))


def is_judged(measure: Measure) -> bool:
    """Whether it is a share by a last day, of a policy and of statute, in no bands."""
    return Verdict.POLICY in measure.verdicts and not (measure.band or measure.tally_only)


def responsible(item: Item, who: str) -> str:
    """Who was responsible for what is counted, on its day; ``who`` is one of BY."""
    event, day = item.event, item.day
    if event is not None and event.date == day and event.details.get(who):
        return event.details[who]
    began = event if item.obligation is None else item.obligation.started
    since = date.min if began is None else began.date
    return item.view.scored.latest_detail(who, day, since) or nobody(who)


def nobody(who: str) -> str:
    """The band of what nobody is on record for."""
    return f"no {who} recorded"


def _parts(measure: Measure, by: Iterable[str]) -> Iterator[Measure]:
    if is_judged(measure):
        for who in by:
            yield replace(
                measure,
                id=f"{measure.id}_by_{who}",
                title=f"{measure.title}, by {who}",
                definition=f"{measure.definition}; by the {who} on record on that day",
                verified=False,
                band=_band(who),
                each_band=True,
            )


def _band(who: str) -> Callable[[Item], str]:
    return lambda item: responsible(item, who)
