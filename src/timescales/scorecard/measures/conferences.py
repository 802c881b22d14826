"""Child protection conferences, and the enquiries and assessments that lead to them."""

from __future__ import annotations

from dataclasses import replace

from timescales.catalogue.cin_census_guide import ASSESSMENT_STATISTICS
from timescales.citation import Source
from timescales.scorecard.measure import Item, Measure
from timescales.scorecard.measures import sources
from timescales.scorecard.measures.judging import (
    BOTH,
    STANDINGS,
    fell_due,
    held,
    in_time,
    standing,
)
from timescales.scorecard.measures.planned import planned_in_time
from timescales.scorecard.words import Good, Unit

SECTION = "Child protection conferences"

DAYS = ("0 to 10", "11 to 15", "16 to 20", "21 and over")
"""The bands of working days in the DfE's table C4."""


def _working_days(item: Item) -> str:
    """The band of the working days from the strategy discussion to the conference."""
    days = item.view.scored.calendar.count(item.owed.anchor, item.day)
    return DAYS[(days > 10) + (days > 15) + (days > 20)]


def _in_meetings(measure: Measure) -> Measure:
    """The same measure with one for each meeting."""
    return replace(
        measure,
        id=measure.id.replace("_in_time", "_meetings_in_time"),
        title=f"{measure.title}, meetings",
        unit=Unit.MEETING,
        definition="no published definition; one for each meeting, however many children it is "
        "about, which the detail meeting says; a meeting is in time if it is so for each of them",
        verified=False,
    )


def _in_time(
    id_: str, noun: str, duty: str, met_by: str, definition: str, source: Source,
    *, verified: bool,
) -> Measure:  # fmt: skip
    return Measure(
        id=id_,
        title=f"{noun[0].upper()}{noun[1:]} in timescale",
        section=SECTION,
        unit=Unit.EVENT,
        counted=f"{noun} in the period on or before their last day",
        out_of=f"{noun} in the period of which the last day is known",
        definition=definition,
        source=source,
        verified=verified,
        good=Good.UP,
        about=(met_by,),
        needs=(met_by,),
        duties=(duty,),
        verdicts=BOTH,
        cohort=held(duty),
        numerator=in_time,
    )


def _due(id_: str, noun: str, duty: str, started_by: str, met_by: str) -> Measure:
    return Measure(
        id=id_,
        title=f"{noun} that fell due",
        section=SECTION,
        unit=Unit.EVENT,
        counted="of these, those in each band, as it stands at the end of the period",
        out_of="those whose last day lies in the period, unless the duty had ended by then",
        definition="no published definition; in time, late, not held and not known add up to due",
        source=sources.RCPC_TABLE,
        verified=False,
        good=Good.NEITHER,
        about=(started_by,),
        needs=(met_by,),
        duties=(duty,),
        verdicts=BOTH,
        cohort=fell_due(duty),
        band=standing,
        bands=STANDINGS,
    )


def _planned(id_: str, noun: str, duty: str, started_by: str) -> Measure:
    return planned_in_time(
        id_, SECTION, noun, duty, started_by, sources.RCPC_TABLE,
        "the report says that every review conference was, and not how it is counted",
    )  # fmt: skip


_ICPCS = _in_time(
    "icpcs_in_time", "initial conferences held", "icpc", "icpc",
    "15 working days from the strategy discussion that initiated the enquiry, one for each child, "
    "as the DfE counts; transfer-in conferences are apart",
    sources.CIN_ICPC,
    verified=True,
)  # fmt: skip
_TRANSFERS = _in_time(
    "transfer_ins_in_time", "transfer-in conferences held", "icpc_transfer_in",
    "transfer_in_conference",
    "15 working days from the other authority's notice, one for each child",
    sources.CIN_TRANSFER,
    verified=True,
)  # fmt: skip
_RCPCS = _in_time(
    "rcpcs_in_time", "review conferences held", "rcpc", "rcpc",
    "one for each child, as the report's 98 % of conferences, which is 1 less 18 children of 816",
    sources.RCPC_TABLE,
    verified=True,
)  # fmt: skip


_ASSESSMENTS = Measure(
    id="assessments_in_time",
    title="Assessments completed within 45 working days of referral",
    section=SECTION,
    unit=Unit.EVENT,
    counted="assessments completed in the period within 45 working days of the referral",
    out_of="assessments completed in the period",
    definition="the clock of Working Together, from the point of referral",
    source=sources.CIN_ASSESSMENT,
    verified=True,
    good=Good.UP,
    about=("assessment_completed",),
    needs=("assessment_completed",),
    duties=("assessment_single",),
    verdicts=BOTH,
    cohort=held("assessment_single"),
    numerator=in_time,
)

MEASURES = (
    _ICPCS,
    _in_meetings(_ICPCS),
    Measure(
        id="icpcs_by_days",
        title="Initial conferences by working days from the strategy discussion",
        section=SECTION,
        unit=Unit.EVENT,
        counted="initial conferences held in the period in each band of working days",
        out_of="initial conferences held in the period",
        definition="the bands of the DfE's table C4, one for each child",
        source=sources.C4,
        verified=True,
        good=Good.NEITHER,
        about=("icpc",),
        needs=("icpc",),
        duties=("icpc",),
        cohort=held("icpc"),
        band=_working_days,
        bands=DAYS,
    ),
    _TRANSFERS,
    _RCPCS,
    _in_meetings(_RCPCS),
    _due("icpcs_due", "Initial conferences", "icpc", "strategy_discussion", "icpc"),
    _due("rcpcs_due", "Review conferences", "rcpc", "cp_plan_started", "rcpc"),
    _planned("icpcs", "initial conferences", "icpc", "strategy_discussion"),
    _planned("rcpcs", "review conferences", "rcpc", "cp_plan_started"),
    _ASSESSMENTS,
    replace(
        _ASSESSMENTS,
        id="assessments_in_time_dfe",
        title="Assessments completed within 45 working days of their start",
        counted="assessments completed in the period within 45 working days of their start",
        definition="the clock of the DfE's statistics, from the start of the assessment to its "
        "authorisation; the method was not read",
        source=ASSESSMENT_STATISTICS,
        verified=False,
        duties=("assessment_dfe",),
        cohort=held("assessment_dfe"),
    ),
)
