"""Children for each reviewing officer."""

from __future__ import annotations

from collections.abc import Iterator

from timescales.scorecard.measure import Item, Measure, View
from timescales.scorecard.measures import sources
from timescales.scorecard.measures.judging import current_detail, looked_after, running_on
from timescales.scorecard.scored import running
from timescales.scorecard.words import Good, Unit

SECTION = "Reviewing officers"


def _looked_after_or_on_plan(view: View) -> Iterator[Item]:
    """The child, where it is either at the end of the period, since the first of them began."""
    scored, end = view.scored, view.end
    spells = (running(scored.looked_after, end), running(scored.on_plan, end))
    first = min((spell.started for spell in spells if spell), key=lambda e: e.date, default=None)
    if first is not None:
        yield Item(view, end, event=first)


MEASURES = (
    Measure(
        id="looked_after_by_officer",
        title="Children looked after by reviewing officer",
        section=SECTION,
        unit=Unit.CHILD,
        counted="children of each officer",
        out_of="children looked after at the end of the period",
        definition="the last detail officer on record in that care by then; the handbook, as "
        "the report quotes it, advises a caseload of between 50 and 70 for a full-time officer",
        source=sources.CASELOADS,
        verified=True,
        good=Good.NEITHER,
        about=("became_looked_after",),
        needs=("became_looked_after",),
        cohort=running_on(looked_after),
        band=current_detail("officer"),
    ),
    Measure(
        id="children_by_officer",
        title="Children looked after or on a plan by reviewing officer",
        section=SECTION,
        unit=Unit.CHILD,
        counted="children of each officer",
        out_of="children looked after or on a plan at the end of the period; one who is both once",
        definition="the last detail officer on record by then, since the first of the two began; "
        "the report's average of 83, which is 499 and 618 for 13.5 officers, counts both",
        source=sources.CASELOADS,
        verified=True,
        good=Good.NEITHER,
        about=("became_looked_after", "cp_plan_started"),
        needs=("cp_plan_started",),
        cohort=_looked_after_or_on_plan,
        band=current_detail("officer"),
    ),
)
