"""Records of reviews: sent out in time, and the backlog."""

from __future__ import annotations

from collections.abc import Iterator

from timescales.catalogue.iro_handbook import CHAPTER_3
from timescales.scorecard.measure import Item, Measure, View
from timescales.scorecard.measures import sources
from timescales.scorecard.measures.judging import (
    BOTH,
    STANDINGS,
    fell_due,
    limit,
    standing,
)
from timescales.scorecard.words import Good, Unit

SECTION = "Records of reviews"

_DUTY = "iro_record_distribution"


def _backlog(view: View) -> Iterator[Item]:
    """Records that are overdue and not sent out at the end of the period."""
    for obligation in view.scored.obligations(_DUTY):
        last = limit(obligation, view.verdict)
        sent = obligation.met_on
        if last is not None and last < view.end and (sent is None or sent > view.end):
            yield Item(view, last, obligation, obligation.started)


MEASURES = (
    Measure(
        id="minutes_in_time",
        title="Records of reviews due to be sent out",
        section=SECTION,
        unit=Unit.EVENT,
        counted="records in each band, as it stands at the end of the period",
        out_of="records of looked-after reviews whose last day to be sent out lies in the period",
        definition="20 working days from the review, a number of the handbook that was read "
        "nowhere; of conferences there is no national number, so their minutes are not counted",
        source=CHAPTER_3,
        verified=False,
        good=Good.NEITHER,
        about=("lac_review",),
        needs=("review_record_distributed",),
        duties=(_DUTY,),
        verdicts=BOTH,
        cohort=fell_due(_DUTY),
        band=standing,
        bands=STANDINGS,
    ),
    Measure(
        id="minutes_backlog",
        title="Backlog of records of reviews",
        section=SECTION,
        unit=Unit.EVENT,
        counted="records overdue and not sent out at the end of the period",
        out_of="",
        definition="a number, out of nothing; the report gives a backlog and not how it is counted",
        source=sources.MINUTES,
        verified=False,
        good=Good.DOWN,
        about=("lac_review",),
        needs=("review_record_distributed",),
        duties=(_DUTY,),
        verdicts=BOTH,
        cohort=_backlog,
        tally_only=True,
    ),
)
