"""Reviews of looked-after children."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timescales.scorecard.measure import Item, Measure, View
from timescales.scorecard.measures import sources
from timescales.scorecard.measures.judging import (
    BOTH,
    STANDINGS,
    fell_due,
    happened,
    held,
    in_time,
    none_late,
    standing,
)
from timescales.scorecard.measures.planned import planned_in_time
from timescales.scorecard.scored import running
from timescales.scorecard.words import Good, Unit

SECTION = "Looked-after reviews"

_SHORTEST_CARE = 20  # working days, formerly four weeks


def _settled(view: View) -> Iterator[Item]:
    """The child, where looked after at the end of the period for at least 20 working days."""
    spell = running(view.scored.looked_after, view.end)
    if spell is not None:
        days = view.scored.calendar.count(spell.start, view.end)
        if days >= _SHORTEST_CARE:
            yield Item(view, view.end, event=spell.started)


def _all_in_time(item: Item) -> bool | None:
    return none_late(item, "lac_review", since=item.view.period.year_to_end)


def _second_reviews(view: View) -> Iterable[Item]:
    return (item for item in held("lac_review")(view) if item.owed.ordinal == 2)


def _planned_for_permanence(item: Item) -> bool:
    plan = item.view.scored.latest("permanence_plan_made", until=item.day)
    return plan is not None and plan.date >= item.owed.started.date


def _visited(item: Item) -> bool:
    visit = item.view.scored.latest("pre_review_visit", until=item.day)
    return visit is not None and visit.date > item.owed.anchor


MEASURES = (
    Measure(
        id="reviews_in_time",
        title="Reviews held in timescale",
        section=SECTION,
        unit=Unit.EVENT,
        counted="reviews held in the period on or before their last day",
        out_of="reviews held in the period of which the last day is known",
        definition="the share of reviews, as the report's 1 less 90 of 1552; the report of the "
        "year before calls the same number a share of children",
        source=sources.LAC_TABLE,
        verified=True,
        good=Good.UP,
        about=("lac_review",),
        needs=("lac_review",),
        duties=("lac_review",),
        verdicts=BOTH,
        cohort=held("lac_review"),
        numerator=in_time,
    ),
    Measure(
        id="children_reviewed_in_time",
        title="Children all of whose reviews in the year were in time",
        section=SECTION,
        unit=Unit.CHILD,
        counted="of these, children with no review late or overdue in the twelve months",
        out_of="children looked after at the end of the period, for 20 working days or more; "
        "children in series of short breaks have another duty and are not among them",
        definition="over the twelve months that end with the period; a review that fell due before "
        "them counts if it was still to be held; the indicator's text was not read",
        source=sources.NI_66,
        verified=False,
        good=Good.UP,
        about=("became_looked_after",),
        needs=("lac_review",),
        duties=("lac_review",),
        verdicts=BOTH,
        cohort=_settled,
        numerator=_all_in_time,
        year_back=True,
    ),
    Measure(
        id="reviews_due",
        title="Reviews that fell due",
        section=SECTION,
        unit=Unit.EVENT,
        counted="reviews in each band, as it stands at the end of the period",
        out_of="reviews whose last day lies in the period, unless the duty had ended by then",
        definition="no published definition; in time, late, not held and not known add up to due",
        source=sources.LAC_TABLE,
        verified=False,
        good=Good.NEITHER,
        about=("became_looked_after",),
        needs=("lac_review",),
        duties=("lac_review",),
        verdicts=BOTH,
        cohort=fell_due("lac_review"),
        band=standing,
        bands=STANDINGS,
    ),
    planned_in_time(
        "reviews",
        SECTION,
        "reviews",
        "lac_review",
        "became_looked_after",
        sources.PLANNED,
        "the report gives the practice and no number",
    ),
    Measure(
        id="pre_review_visits",
        title="Visits by the officer before a review",
        section=SECTION,
        unit=Unit.EVENT,
        counted="visits in the period",
        out_of="",
        definition="a number of visits, out of nothing, as in the report",
        source=sources.VISITS,
        verified=True,
        good=Good.UP,
        about=("pre_review_visit",),
        needs=("pre_review_visit",),
        cohort=happened("pre_review_visit"),
        tally_only=True,
    ),
    Measure(
        id="reviews_after_a_visit",
        title="Reviews before which the officer saw the child",
        section=SECTION,
        unit=Unit.EVENT,
        counted="of these, reviews with a visit after the review or start before, on the day "
        "of the review at the latest",
        out_of="reviews held in the period",
        definition="no published definition; whether the visit was five working days before is the "
        "duty pre_review_visit of the policy sunderland",
        source=sources.VISITS,
        verified=False,
        good=Good.UP,
        about=("lac_review",),
        needs=("pre_review_visit",),
        duties=("lac_review",),
        cohort=held("lac_review"),
        numerator=_visited,
    ),
    Measure(
        id="permanence_by_second_review",
        title="A plan for permanence by the second review",
        section=SECTION,
        unit=Unit.EVENT,
        counted="of these, reviews by which a plan for permanence had been made in that care",
        out_of="second reviews held in the period",
        definition="the report gives the aim and no number",
        source=sources.SECOND_REVIEW,
        verified=False,
        good=Good.UP,
        about=("lac_review",),
        needs=("permanence_plan_made",),
        duties=("lac_review",),
        cohort=_second_reviews,
        numerator=_planned_for_permanence,
    ),
)
