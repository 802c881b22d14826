"""How children took part in their reviews, from the codes of the SSDA903 return."""

from __future__ import annotations

from collections.abc import Iterator

from timescales.scorecard.measure import NOT_RECORDED, Item, Measure, View
from timescales.scorecard.measures import sources
from timescales.scorecard.measures.judging import detail, happened
from timescales.scorecard.scored import running
from timescales.scorecard.words import Good, Unit

SECTION = "Participation"

CODES = ("PN0", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7")
_UNDER_FOUR = "PN0"
_TOOK_PART = frozenset({"PN1", "PN2", "PN3", "PN5", "PN6"})
_DEFINITION = (
    "codes PN1, PN2, PN3, PN5 and PN6 of PN1 to PN7; PN0, under four, is not counted, nor is a "
    "review without a code; the codes were read, no text that says which of them are participation"
)


def _code(item: Item) -> str:
    code = NOT_RECORDED if item.event is None else item.event.details.get("participation", "")
    return code.strip().upper() or NOT_RECORDED


def _took_part(item: Item) -> bool | None:
    code = _code(item)
    return code in _TOOK_PART if code in CODES else None


def _reviews(view: View) -> Iterator[Item]:
    return (item for item in happened("lac_review")(view) if _code(item) != _UNDER_FOUR)


def _latest_reviews(view: View) -> Iterator[Item]:
    """The child, where looked after at the end of the period, with its last review in that care."""
    spell = running(view.scored.looked_after, view.end)
    review = view.scored.latest("lac_review", until=view.end)
    if spell is not None and review is not None and review.date >= spell.start:
        item = Item(view, view.end, event=review)
        if _code(item) != _UNDER_FOUR:
            yield item


MEASURES = (
    Measure(
        id="participation_in_reviews",
        title="Reviews in which the child took part",
        section=SECTION,
        unit=Unit.EVENT,
        counted="of these, reviews in which the child took part or whose views were brought",
        out_of="reviews held in the period of children of four or over, with a code",
        definition=_DEFINITION,
        source=sources.SSDA903_CODES,
        verified=False,
        good=Good.UP,
        about=("lac_review",),
        needs=("lac_review",),
        cohort=_reviews,
        numerator=_took_part,
    ),
    Measure(
        id="participation_in_last_review",
        title="Children who took part in their last review",
        section=SECTION,
        unit=Unit.CHILD,
        counted="of these, children who took part in their last review or whose views were brought",
        out_of="children of four or over looked after at the end of the period, whose last review "
        "has a code",
        definition=_DEFINITION,
        source=sources.SSDA903_CODES,
        verified=False,
        good=Good.UP,
        about=("lac_review",),
        needs=("lac_review",),
        cohort=_latest_reviews,
        numerator=_took_part,
    ),
    Measure(
        id="participation_by_code",
        title="Reviews by code of participation",
        section=SECTION,
        unit=Unit.EVENT,
        counted="reviews with each code",
        out_of="reviews held in the period",
        definition="the detail participation, a code of the return",
        source=sources.SSDA903_CODES,
        verified=True,
        good=Good.NEITHER,
        about=("lac_review",),
        needs=("lac_review",),
        cohort=happened("lac_review"),
        band=_code,
        bands=CODES,
    ),
    Measure(
        id="views_by_tool",
        title="Children's views recorded, by tool",
        section=SECTION,
        unit=Unit.EVENT,
        counted="statements recorded with each tool",
        out_of="",
        definition="numbers, out of nothing, as the report's 275 of one tool and 143 of another; "
        "the detail tool, in the authority's words",
        source=sources.LAC_TABLE,
        verified=True,
        good=Good.UP,
        about=("views_recorded",),
        needs=("views_recorded",),
        cohort=happened("views_recorded"),
        band=detail("tool"),
        tally_only=True,
    ),
)
