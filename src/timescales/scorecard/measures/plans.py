"""Child protection plans: reviewed in time, by category, by how long they last."""

from __future__ import annotations

from collections.abc import Iterator

from timescales.rules.counting import months_after
from timescales.scorecard.measure import Item, Measure, View
from timescales.scorecard.measures import sources
from timescales.scorecard.measures.judging import (
    BOTH,
    current_detail,
    none_late,
    on_plan,
    running_on,
)
from timescales.scorecard.scored import running
from timescales.scorecard.words import Good, Unit

SECTION = "Child protection plans"

DURATIONS = (
    "3 months or less",
    "over 3 to 6 months",
    "over 6 to 12 months",
    "over 1 year, under 2",
    "2 years or over",
)
"""The bands of how long plans lasted."""


def _for_three_months(view: View) -> Iterator[Item]:
    spell = running(view.scored.on_plan, view.end)
    if spell is not None and months_after(spell.start, 3) <= view.end:
        yield Item(view, view.end, event=spell.started)


def _reviewed_in_time(item: Item) -> bool | None:
    return none_late(item, "rcpc", since=item.view.period.year_to_end)


def _ended(view: View) -> Iterator[Item]:
    for spell in view.scored.on_plan:
        if spell.end is not None and spell.end in view.period:
            yield Item(view, spell.end, event=spell.started)


def _duration(item: Item) -> str:
    start = next(spell.start for spell in item.view.scored.on_plan if spell.end == item.day)
    over = sum(months_after(start, number) < item.day for number in (3, 6, 12))
    return DURATIONS[over + (months_after(start, 24) <= item.day)]


def _over_12_months(item: Item) -> bool:
    spell = running(item.view.scored.on_plan, item.day)
    return spell is not None and months_after(spell.start, 12) < item.day


MEASURES = (
    Measure(
        id="plans_reviewed_in_time",
        title="Plans reviewed within timescales",
        section=SECTION,
        unit=Unit.CHILD,
        counted="of these, children with no late or overdue conference in the twelve months",
        out_of="children on a plan at the end of the period, for three months or more",
        definition="over the twelve months that end with the period, first in three months and "
        "then every six; the DfE's table D6, whose own counts of days were not read",
        source=sources.NI_67,
        verified=False,
        good=Good.UP,
        about=("cp_plan_started",),
        needs=("rcpc",),
        duties=("rcpc",),
        verdicts=BOTH,
        cohort=_for_three_months,
        numerator=_reviewed_in_time,
        year_back=True,
    ),
    Measure(
        id="plans_by_category",
        title="Children on a plan by category",
        section=SECTION,
        unit=Unit.CHILD,
        counted="children in each category",
        out_of="children on a plan at the end of the period",
        definition="the last detail category on record by then",
        source=sources.CATEGORIES,
        verified=True,
        good=Good.NEITHER,
        about=("cp_plan_started",),
        needs=("cp_plan_started",),
        cohort=running_on(on_plan),
        band=current_detail("category"),
    ),
    Measure(
        id="plans_ended_by_duration",
        title="Plans ended, by how long they had lasted",
        section=SECTION,
        unit=Unit.EVENT,
        counted="plans that ended in each band",
        out_of="plans that ended in the period, also by the 18th birthday",
        definition="in calendar months, each band without those before it; the indicator's text "
        "was not read",
        source=sources.NI_64,
        verified=False,
        good=Good.NEITHER,
        about=("cp_plan_started",),
        needs=("cp_plan_ended",),
        cohort=_ended,
        band=_duration,
        bands=DURATIONS,
    ),
    Measure(
        id="plans_over_12_months",
        title="Plans open for more than 12 months",
        section=SECTION,
        unit=Unit.CHILD,
        counted="of these, children whose plan began more than twelve months before",
        out_of="children on a plan at the end of the period",
        definition="calendar months; on the day twelve months after it began a plan is not over",
        source=sources.OVER_12_MONTHS,
        verified=True,
        good=Good.DOWN,
        about=("cp_plan_started",),
        needs=("cp_plan_started",),
        cohort=running_on(on_plan),
        numerator=_over_12_months,
    ),
)
