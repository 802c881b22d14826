"""Children in secure accommodation, and their reviews."""

from __future__ import annotations

from collections.abc import Iterator

from timescales.scorecard.measure import Item, Measure, View
from timescales.scorecard.measures import sources
from timescales.scorecard.measures.judging import BOTH, held, in_time
from timescales.scorecard.words import Good, Unit

SECTION = "Secure accommodation"


def _placed(view: View) -> Iterator[Item]:
    """The child, where it was placed in secure accommodation in the period."""
    placed = [spell for spell in view.scored.secure if spell.start in view.period]
    if placed:
        yield Item(view, placed[0].start, event=placed[0].started)


MEASURES = (
    Measure(
        id="secure_reviews_in_time",
        title="Secure accommodation reviews held in timescale",
        section=SECTION,
        unit=Unit.EVENT,
        counted="secure reviews held in the period on or before their last day",
        out_of="secure reviews held in the period of which the last day is known",
        definition="as reviews_in_time; the report gives a number of children and no share",
        source=sources.SECURE,
        verified=False,
        good=Good.UP,
        about=("secure_review",),
        needs=("secure_review",),
        duties=("secure_review",),
        verdicts=BOTH,
        cohort=held("secure_review"),
        numerator=in_time,
    ),
    Measure(
        id="secure_children",
        title="Children placed in secure accommodation",
        section=SECTION,
        unit=Unit.CHILD,
        counted="children who were placed in secure accommodation in the period",
        out_of="",
        definition="a number, out of nothing, as the report's 4 children; one for each child, "
        "however often placed",
        source=sources.SECURE,
        verified=True,
        good=Good.NEITHER,
        about=("secure_placement_started",),
        needs=("secure_placement_started",),
        cohort=_placed,
        tally_only=True,
    ),
)
