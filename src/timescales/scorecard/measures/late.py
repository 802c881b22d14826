"""Late reviews and conferences by reason, in the words of a vocabulary."""

from __future__ import annotations

from dataclasses import replace

from timescales.citation import Source
from timescales.scorecard.measure import Item, Measure
from timescales.scorecard.measures import sources
from timescales.scorecard.measures.judging import BOTH, held_late
from timescales.scorecard.reasons import REASONS, Vocabulary
from timescales.scorecard.words import Good, Unit

SECTION = "Why late"


def late_by_reason(vocabulary: Vocabulary = REASONS) -> tuple[Measure, ...]:
    """The breakdowns of what was held late by reason, in the words of a vocabulary.

    Pass them in place of the default ones to use an authority's own reasons.
    """
    reviews = _by_reason("review", "lac_review", "reviews", sources.LAC_REASONS, vocabulary)
    icpcs = _by_reason("icpc", "icpc", "initial conferences", sources.CP_REASONS, vocabulary)
    rcpcs = _by_reason("rcpc", "rcpc", "review conferences", sources.CP_REASONS, vocabulary)
    return (reviews, icpcs, _meetings(icpcs), rcpcs, _meetings(rcpcs))


def _by_reason(name: str, duty: str, noun: str, source: Source, vocabulary: Vocabulary) -> Measure:
    def band(item: Item) -> str:
        return vocabulary.read(item.owed.details.get("reason"))

    return Measure(
        id=f"late_{name}s_by_reason",
        title=f"Late {noun} by reason",
        section=SECTION,
        unit=Unit.EVENT,
        counted=f"late {noun} with each reason",
        out_of=f"{noun} held in the period after their last day",
        definition="by the detail reason; those with none are unexplained, so that the rows add up",
        source=source,
        verified=True,
        good=Good.DOWN,
        about=(duty,),
        needs=(duty,),
        duties=(duty,),
        verdicts=BOTH,
        cohort=held_late(duty),
        band=band,
        bands=vocabulary.ordered(()),
    )


def _meetings(events: Measure) -> Measure:
    return replace(
        events,
        id=f"{events.id}_meetings",
        title=f"{events.title}, meetings",
        unit=Unit.MEETING,
        definition=f"{events.definition}; a meeting late for one of its children is late, and one "
        "with several reasons stands under several",
    )


MEASURES = late_by_reason()
