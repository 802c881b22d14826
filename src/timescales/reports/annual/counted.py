"""What the report counts that no measure of the scorecard does, made of those that do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import cast

from timescales.scorecard import Item, Measure, Unit, Verdict, View, chosen

WHOSE = {"looked_after": "looked after", "on_plan": "on a plan", "neither": "neither"}
"""Whose a dispute is, by the word that ends the id of its measure; the bands of the scorecard."""

IN_SECURE_REVIEWS = "children_in_secure_reviews"


def of_whose(name: str) -> tuple[Measure, ...]:
    """A breakdown of disputes three times: of children looked after, on plans, and of neither.

    As at the day on which each was raised, as the scorecard's own ``disputes_by_child`` is.
    """
    [measure], [by_child] = chosen([name]), chosen(["disputes_by_child"])
    whose = cast("Callable[[Item], str]", by_child.band)  # a breakdown has one
    return tuple(
        replace(
            measure,
            id=f"{name}_{word}",
            title=f"{measure.title}, {band}",
            cohort=_only(measure.cohort, whose, band),
        )
        for word, band in WHOSE.items()
    )


def in_secure_reviews() -> Measure:
    """The children who had a review in secure accommodation in the period."""
    [reviews] = chosen(["secure_reviews_in_time"])
    return replace(
        reviews,
        id=IN_SECURE_REVIEWS,
        title="Children with a review in secure accommodation",
        unit=Unit.CHILD,
        counted="children with one or more such reviews in the period",
        out_of="",
        definition="a number, out of nothing, as in the report",
        cohort=lambda view: islice(reviews.cohort(view), 1),
        numerator=lambda _: True,
        verdicts=(Verdict.RECORD,),
        tally_only=True,
    )


def _only(
    cohort: Callable[[View], Iterable[Item]], whose: Callable[[Item], str], wanted: str
) -> Callable[[View], Iterator[Item]]:
    def those(view: View) -> Iterator[Item]:
        for item in cohort(view):
            raised = item.day if item.obligation is None else item.obligation.started.date
            if whose(replace(item, day=raised)) == wanted:
                yield item

    return those
