"""Children looked after at the end of a period: their plans, their status, their officer."""

from __future__ import annotations

from collections.abc import Iterator

from timescales.rules.counting import months_after
from timescales.rules.given import NotSupplied
from timescales.scorecard.measure import Item, Measure, View
from timescales.scorecard.measures import sources
from timescales.scorecard.measures.judging import (
    BOTH,
    last_said,
    looked_after,
    none_overdue,
    running_on,
    within_months,
)
from timescales.scorecard.scored import running
from timescales.scorecard.words import Good, Unit

SECTION = "Children looked after"

SECTION_20 = "V2"
_CHILDREN = "children looked after at the end of the period"
_EVERY_CHILD = running_on(looked_after)


def _of_school_age(view: View) -> Iterator[Item]:
    age = view.scored.age_on(view.end)
    if age is not None and 5 <= age <= 15:
        yield from _EVERY_CHILD(view)


def _education_planned(item: Item) -> bool | None:
    """Whether a plan was begun in this period of care and is not overdue; or is yet to be begun."""
    scored, end = item.view.scored, item.view.end
    care = running(scored.looked_after, end)
    begun = scored.latest("pep_initiated", until=end)
    if care is not None and begun is not None and begun.date >= care.start:
        return none_overdue(item, "pep_review")
    duty = scored.projection.policy.find("pep_review")
    if duty is None or any(isinstance(stage.rule, NotSupplied) for stage in duty.series.stages):
        return None
    owed = [o for o in scored.obligations("pep_initiated") if o.anchor <= end]
    return none_overdue(item, "pep_initiated") if owed else False


def _due_a_pathway_plan(view: View) -> Iterator[Item]:
    born = view.scored.case.date_of_birth
    if born is not None and months_after(born, 16 * 12 + 3) <= view.end:
        yield from _EVERY_CHILD(view)


def _section_20(item: Item) -> bool | None:
    status = last_said(item, "legal_status")
    return None if status is None else status == SECTION_20


MEASURES = (
    Measure(
        id="section_20",
        title="Children accommodated under section 20",
        section=SECTION,
        unit=Unit.CHILD,
        counted="of these, children whose legal status is V2",
        out_of=f"{_CHILDREN}, whose legal status is on record",
        definition="the last detail legal_status on record in that care by then, in the codes "
        "of the SSDA903 return",
        source=sources.TABLE_2,
        verified=True,
        good=Good.NEITHER,
        about=("became_looked_after",),
        needs=("became_looked_after",),
        cohort=_EVERY_CHILD,
        numerator=_section_20,
    ),
    Measure(
        id="care_plans_up_to_date",
        title="Children with an up-to-date care plan",
        section=SECTION,
        unit=Unit.CHILD,
        counted="of these, children whose care plan was prepared or updated in the six months to "
        "the end of the period",
        out_of=_CHILDREN,
        definition="the report gives a share and no number of months for care plans; six calendar "
        "months are its number for pathway plans",
        source=sources.TABLE_2,
        verified=False,
        good=Good.UP,
        about=("became_looked_after",),
        needs=("care_plan_prepared", "care_plan_updated"),
        cohort=_EVERY_CHILD,
        numerator=lambda item: within_months(item, 6, "care_plan_prepared", "care_plan_updated"),
    ),
    Measure(
        id="peps_up_to_date",
        title="Children with an up-to-date personal education plan",
        section=SECTION,
        unit=Unit.CHILD,
        counted="of these, children whose plan was begun in that care and has no review "
        "overdue, or who are within the time for beginning it",
        out_of=f"{_CHILDREN}, from the 5th birthday to before the 16th",
        definition="reviewed each term: not available before the policy has the dates of the "
        "authority's terms; the report gives a share and no rule, and compulsory school age is "
        "read from birthdays alone",
        source=sources.TABLE_2,
        verified=False,
        good=Good.UP,
        about=("became_looked_after",),
        needs=("pep_initiated", "pep_review"),
        duties=("pep_review",),
        verdicts=BOTH,
        cohort=_of_school_age,
        numerator=_education_planned,
    ),
    Measure(
        id="health_up_to_date",
        title="Children with an up-to-date health assessment",
        section=SECTION,
        unit=Unit.CHILD,
        counted="of these, children for whom no first or later health assessment is overdue",
        out_of=_CHILDREN,
        definition="by the duty, every six months under five and every twelve after; the return "
        "counts children looked after for twelve months, and its text was not read",
        source=sources.HEALTH_RETURN,
        verified=False,
        good=Good.UP,
        about=("became_looked_after",),
        needs=("health_assessment", "health_review"),
        duties=("health_assessment_initial", "health_review"),
        verdicts=BOTH,
        cohort=_EVERY_CHILD,
        numerator=lambda item: none_overdue(item, "health_assessment_initial", "health_review"),
    ),
    Measure(
        id="pathway_plans_up_to_date",
        title="Children with an up-to-date pathway plan",
        section=SECTION,
        unit=Unit.CHILD,
        counted="of these, children whose pathway plan was prepared or reviewed in the six months "
        "to the end of the period",
        out_of=f"{_CHILDREN}, from three months after the 16th birthday",
        definition="six calendar months, as the report has it; which children are due a plan it "
        "does not say, and three months after 16 is the limit for assessing their needs",
        source=sources.TABLE_2,
        verified=False,
        good=Good.UP,
        about=("became_looked_after",),
        needs=("pathway_plan_prepared", "pathway_review"),
        cohort=_due_a_pathway_plan,
        numerator=lambda item: within_months(item, 6, "pathway_plan_prepared", "pathway_review"),
    ),
)
