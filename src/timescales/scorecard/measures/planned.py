"""Planned in time: whether a day was booked on or before the last, beside whether it was held."""

from __future__ import annotations

from timescales.citation import Source
from timescales.projection.booking import booked_days, booking_kinds
from timescales.scorecard.measure import Item, Measure
from timescales.scorecard.measures.judging import BOTH, fell_due
from timescales.scorecard.words import Good, Unit


def planned_in_time(
    id_: str, section: str, noun: str, duty: str, started_by: str, source: Source, said: str
) -> Measure:
    """The measure of those that fell due for which a day in time was booked.

    ``said`` is what the source says of it, and ``noun`` what is counted, in the plural.
    """
    return Measure(
        id=f"{id_}_booked_in_time",
        title=f"{noun[0].upper()}{noun[1:]} planned in time",
        section=section,
        unit=Unit.EVENT,
        counted=f"of these, {noun} for which a day on or before the last was booked",
        out_of=f"{noun} whose last day lies in the period, unless the duty had ended by then; not "
        "those held of which no booking is on record",
        definition=f"booked before it was held and by the end of the period; {said}; {id_}_due "
        "beside it shows what was planned in time and slipped",
        source=source,
        verified=False,
        good=Good.UP,
        about=(started_by,),
        needs=(f"{duty}_booked",),
        duties=(duty,),
        verdicts=BOTH,
        cohort=fell_due(duty),
        numerator=_booked,
    )


def _booked(item: Item) -> bool | None:
    """Whether a day on or before the last was booked, before it was held or the period ended.

    Where it was held and no booking of it is on record that is not known, for many systems keep
    none.
    """
    obligation, end = item.owed, item.view.end
    held_on = obligation.met_on
    until = end if held_on is None or held_on > end else held_on
    events = item.view.scored.events(*booking_kinds(obligation), until=until)
    days = [day for _, day in booked_days(events, obligation)]
    if not days and until == held_on:
        return None
    return any(day <= item.day for day in days)
