"""Foster carers' reviews, monthly visits to children's homes, and allegations."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from timescales.catalogue.childrens_homes_2015 import REGULATION_44_1
from timescales.scorecard.measure import Item, Measure, View
from timescales.scorecard.measures import sources
from timescales.scorecard.measures.judging import (
    BOTH,
    current_detail,
    detail,
    happened,
    held,
    in_time,
    none_overdue,
    running_on,
)
from timescales.scorecard.period import Period, PeriodKind
from timescales.scorecard.scored import Scored, Spell, running
from timescales.scorecard.words import Good, Unit

SECTION = "Carers, homes and allegations"


def _approved(scored: Scored) -> list[Spell]:
    return scored.approved


def _reviewed(view: View) -> Iterator[Item]:
    """The carer, where reviewed in the period, with the first of the reviews in it."""
    reviews = happened("foster_review")(view)
    yield from islice(reviews, 1)


def _reviewed_again(item: Item) -> bool:
    return len(list(happened("foster_review")(item.view))) > 1


def _months(view: View) -> Iterator[Item]:
    """The calendar months that ended in the period in which a home was registered throughout."""
    for month in Period.running(PeriodKind.MONTH, view.period.start, view.end):
        spell = running(view.scored.registered, month.end)
        whole = month.end in view.period and spell is not None and spell.start <= month.start
        if whole:
            yield Item(view, month.end)


def _visited(item: Item) -> bool:
    month = Period.holding(PeriodKind.MONTH, item.day)
    return any(e.date in month for e in item.view.scored.events("reg44_visit", until=month.end))


MEASURES = (
    Measure(
        id="foster_reviews_in_time",
        title="Foster carers' reviews held in timescale",
        section=SECTION,
        unit=Unit.EVENT,
        counted="reviews held in the period on or before their last day",
        out_of="reviews held in the period of which the last day is known",
        definition="the share of reviews, as the report's 189 of 212",
        source=sources.FOSTER,
        verified=True,
        good=Good.UP,
        about=("foster_review",),
        needs=("foster_review",),
        duties=("foster_review",),
        verdicts=BOTH,
        cohort=held("foster_review"),
        numerator=in_time,
    ),
    Measure(
        id="foster_carers_up_to_date",
        title="Foster carers whose review is not overdue",
        section=SECTION,
        unit=Unit.CHILD,
        counted="of these, carers whose review is not overdue",
        out_of="carers approved at the end of the period; one for each carer, not for each review",
        definition="the report tells 267 carers from 212 reviews, and gives no share of carers",
        source=sources.FOSTER,
        verified=False,
        good=Good.UP,
        about=("foster_carer_approved",),
        needs=("foster_review",),
        duties=("foster_review",),
        verdicts=BOTH,
        cohort=running_on(_approved),
        numerator=lambda item: none_overdue(item, "foster_review"),
    ),
    Measure(
        id="foster_carers_by_kind",
        title="Foster carers by kind",
        section=SECTION,
        unit=Unit.CHILD,
        counted="carers of each kind",
        out_of="carers approved at the end of the period",
        definition="the detail approved_as of the approval, in the authority's words, as the "
        "report's 86 connected foster carers and 181 foster carers",
        source=sources.FOSTER,
        verified=True,
        good=Good.NEITHER,
        about=("foster_carer_approved",),
        needs=("foster_carer_approved",),
        cohort=running_on(_approved),
        band=current_detail("approved_as"),
    ),
    Measure(
        id="foster_carers_reviewed_again",
        title="Foster carers reviewed more than once",
        section=SECTION,
        unit=Unit.CHILD,
        counted="of these, carers with more than one review in the period",
        out_of="carers with a review in the period",
        definition="as the report's 5 carers who had two",
        source=sources.FOSTER,
        verified=True,
        good=Good.NEITHER,
        about=("foster_review",),
        needs=("foster_review",),
        cohort=_reviewed,
        numerator=_reviewed_again,
    ),
    Measure(
        id="reg44_months",
        title="Months in which a home was visited",
        section=SECTION,
        unit=Unit.EVENT,
        counted="of these, months with a visit of the independent person",
        out_of="calendar months that ended in the period, one for each home registered throughout",
        definition="calendar months and not intervals: 1 January and 28 February are both in time; "
        "the regulation gives the duty and no measure of it",
        source=REGULATION_44_1,
        verified=False,
        good=Good.UP,
        about=("home_registered",),
        needs=("reg44_visit",),
        cohort=_months,
        numerator=_visited,
    ),
    Measure(
        id="allegations_by_threshold",
        title="Enquiries to the designated officer by threshold",
        section=SECTION,
        unit=Unit.EVENT,
        counted="enquiries by whether they met the threshold",
        out_of="enquiries in the period",
        definition="the detail threshold of the referral, in the authority's words",
        source=sources.ALLEGATIONS,
        verified=True,
        good=Good.NEITHER,
        about=("allegation_referred",),
        needs=("allegation_referred",),
        cohort=happened("allegation_referred"),
        band=detail("threshold"),
    ),
    Measure(
        id="allegations_by_outcome",
        title="Allegations concluded by outcome",
        section=SECTION,
        unit=Unit.EVENT,
        counted="allegations with each outcome",
        out_of="allegations concluded in the period",
        definition="the detail outcome of the conclusion, in the authority's words",
        source=sources.ALLEGATIONS,
        verified=True,
        good=Good.NEITHER,
        about=("allegation_concluded",),
        needs=("allegation_concluded",),
        cohort=happened("allegation_concluded"),
        band=detail("outcome"),
    ),
)
