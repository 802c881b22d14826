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

    def made(name: str, noun: str, duty: str, met_by: str, source: Source) -> Measure:
        return _by_reason(name, noun, duty, met_by, source, vocabulary)

    lac, cp = sources.LAC_REASONS, sources.CP_REASONS
    icpcs = made("icpcs", "initial conferences", "icpc", "icpc", cp)
    rcpcs = made("rcpcs", "review conferences", "rcpc", "rcpc", cp)
    transfer_in = "icpc_transfer_in", "transfer_in_conference"
    return (
        made("reviews", "reviews", "lac_review", "lac_review", lac),
        made("secure_reviews", "secure reviews", "secure_review", "secure_review", lac),
        icpcs,
        _meetings(icpcs),
        made("transfer_ins", "transfer-in conferences", *transfer_in, cp),
        rcpcs,
        _meetings(rcpcs),
    )


def _by_reason(
    name: str, noun: str, duty: str, met_by: str, source: Source, vocabulary: Vocabulary
) -> Measure:
    def band(item: Item) -> str:
        return vocabulary.read(item.owed.details.get("reason"))

    return Measure(
        id=f"late_{name}_by_reason",
        title=f"Late {noun} by reason",
        section=SECTION,
        unit=Unit.EVENT,
        counted=f"late {noun} with each reason",
        out_of=f"{noun} held in the period after their last day",
        definition="by the detail reason; those with none are unexplained, so that the rows add up",
        source=source,
        verified=True,
        good=Good.DOWN,
        about=(met_by,),
        needs=(met_by,),
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
