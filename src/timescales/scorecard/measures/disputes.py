"""Disputes raised and closed, contacts between reviews, and good practice that was noted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from timescales.catalogue.iro_handbook import PARAGRAPH_6_2
from timescales.citation import Source
from timescales.scorecard.measure import Item, Measure, View
from timescales.scorecard.measures import sources
from timescales.scorecard.measures.judging import BOTH, detail, happened, held, in_time
from timescales.scorecard.scored import running
from timescales.scorecard.stages import stage_reached
from timescales.scorecard.words import Good, Unit

SECTION = "Disputes and challenge"

LOOKED_AFTER, ON_PLAN, NEITHER = "looked after", "on a plan", "neither"
_WHOSE = (LOOKED_AFTER, ON_PLAN, NEITHER)
_BY_CHILD = "a child who is both is looked after"


def _whose(item: Item) -> str:
    """Whether the child was looked after or on a plan on the day."""
    return _whose_on(item, item.day)


def _whose_when_raised(item: Item) -> str:
    dispute = item.obligation
    return _whose_on(item, item.day if dispute is None else dispute.started.date)


def _whose_on(item: Item, day: date) -> str:
    scored = item.view.scored
    if running(scored.looked_after, day):
        return LOOKED_AFTER
    return ON_PLAN if running(scored.on_plan, day) else NEITHER


def _of_those(measure: Measure, whose: str, name: str) -> Measure:
    """The same measure for the disputes of children who were one or the other when raised."""

    def cohort(view: View) -> Iterable[Item]:
        return (item for item in measure.cohort(view) if _whose_when_raised(item) == whose)

    return replace(
        measure,
        id=f"{name}_{measure.id}",
        title=f"{measure.title}, children {whose}",
        out_of=f"{measure.out_of}, of children {whose} when they were raised",
        definition=f"{measure.definition}; {_BY_CHILD}",
        cohort=cohort,
    )


def _closed(view: View) -> Iterator[Item]:
    """Disputes that were resolved or withdrawn in the period."""
    for obligation in view.scored.obligations("dispute_resolution"):
        closed = obligation.met_on or obligation.ended_on
        if closed is not None and closed in view.period:
            yield Item(view, closed, obligation, obligation.started)


def _stage(item: Item) -> str:
    return stage_reached(item.view.scored, item.owed, item.day)


def _number(id_: str, title: str, kind: str, source: Source) -> Measure:
    return Measure(
        id=id_,
        title=title,
        section=SECTION,
        unit=Unit.EVENT,
        counted="those in the period, by whether the child was looked after or on a plan",
        out_of="",
        definition=f"a number, out of nothing, as in the report; {_BY_CHILD}",
        source=source,
        verified=True,
        good=Good.UP,
        about=(kind,),
        needs=(kind,),
        cohort=happened(kind),
        band=_whose,
        bands=_WHOSE,
        tally_only=True,
    )


_BY_THEME = Measure(
    id="disputes_by_theme",
    title="Disputes raised by theme",
    section=SECTION,
    unit=Unit.EVENT,
    counted="disputes with each theme",
    out_of="disputes raised in the period",
    definition="the detail theme of the dispute; the themes are the authority's own words",
    source=sources.DISPUTES,
    verified=True,
    good=Good.NEITHER,
    about=("dispute_raised",),
    needs=("dispute_raised",),
    cohort=happened("dispute_raised"),
    band=detail("theme"),
)

_BY_STAGE = Measure(
    id="disputes_by_stage",
    title="Disputes closed by stage",
    section=SECTION,
    unit=Unit.EVENT,
    counted="disputes that were at each stage when they closed",
    out_of="disputes resolved or withdrawn in the period",
    definition="the last detail stage of the dispute's own events by then; informal where it "
    "reached none",
    source=sources.DISPUTES,
    verified=True,
    good=Good.NEITHER,
    about=("dispute_raised",),
    needs=("dispute_resolved", "dispute_withdrawn"),
    duties=("dispute_resolution",),
    cohort=_closed,
    band=_stage,
)

MEASURES = (
    _BY_THEME,
    _of_those(_BY_THEME, LOOKED_AFTER, "looked_after"),
    _of_those(_BY_THEME, ON_PLAN, "plan"),
    Measure(
        id="disputes_by_child",
        title="Disputes raised by whose they are",
        section=SECTION,
        unit=Unit.EVENT,
        counted="disputes of children looked after, on a plan, and of neither",
        out_of="disputes raised in the period",
        definition=f"as at the day on which it was raised; {_BY_CHILD}",
        source=sources.DISPUTES,
        verified=True,
        good=Good.NEITHER,
        about=("dispute_raised",),
        needs=("dispute_raised",),
        cohort=happened("dispute_raised"),
        band=_whose,
        bands=_WHOSE,
    ),
    _BY_STAGE,
    _of_those(_BY_STAGE, LOOKED_AFTER, "looked_after"),
    _of_those(_BY_STAGE, ON_PLAN, "plan"),
    Measure(
        id="disputes_in_time",
        title="Disputes resolved within 20 working days",
        section=SECTION,
        unit=Unit.EVENT,
        counted="disputes resolved in the period on or before their last day",
        out_of="disputes resolved in the period",
        definition="all stages together; what was withdrawn is not counted; the handbook was not "
        "read but as one authority quotes it",
        source=PARAGRAPH_6_2,
        verified=False,
        good=Good.UP,
        about=("dispute_resolved",),
        needs=("dispute_resolved",),
        duties=("dispute_resolution",),
        verdicts=BOTH,
        cohort=held("dispute_resolution"),
        numerator=in_time,
    ),
    _number("midway_reviews", "Midway reviews", "midway_review", sources.MIDWAY),
    _number("good_practice", "Good practice noted", "good_practice_noted", sources.PRAISE),
)
