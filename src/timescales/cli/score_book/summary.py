"""The first sheet: every measure with its numbers, a line for each verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from timescales._dates import short_date
from timescales._text import listed, plural
from timescales.cli.output import Sheet
from timescales.cli.output.xlsx_cells import Link, SheetCell
from timescales.cli.score_book.words import (
    MOVED,
    beside,
    moved,
    numbers,
    published,
    remarks,
    totals,
)
from timescales.cli.score_rows import Shown
from timescales.scorecard import Measure, Period, Score, Verdict

TITLE: Final = "Summary"

_BEFORE = ("Part of the work", "Measure", "Unit", "Judged")
_NUMBERS = ("", ", out of", ", rate")


def summary(shown: Shown, names: Mapping[str, str]) -> Sheet:
    """The sheet; ``names`` are those of the sheets of the measures."""
    numbered = [f"{period.name}{what}" for period in shown.periods for what in _NUMBERS]
    lines = [line for measure in shown.card.measures for line in _lines(shown, measure, names)]
    return Sheet(
        TITLE,
        (*_BEFORE, *numbered, "Change", "Moved", *published(shown), "Remarks"),
        lines,
        above=[*_above(shown)],
        tones={"Moved": MOVED},
    )


def _above(shown: Shown) -> Iterator[str]:
    card = shown.card
    yield "Scorecard" if card.as_at is None else f"Scorecard as at {short_date(card.as_at)}"
    policy = "" if card.policy is None else f"Policy {card.policy.name}. "
    periods = listed(map(_said, shown.periods))
    yield f"{policy}{plural(card.subjects, 'subject')}. Periods: {periods}."
    yield (
        "The change is that of the last period from the one before it. A measure leads to its "
        "sheet, with its definition and those behind each number."
    )


def _said(period: Period) -> str:
    return f"{period.name} ({short_date(period.start)} to {short_date(period.end)})"


def _lines(
    shown: Shown, measure: Measure, names: Mapping[str, str]
) -> Iterator[Sequence[SheetCell]]:
    link = Link(measure.title, names[measure.id])
    for verdict in measure.verdicts:
        begins = measure.section, link, measure.unit.value, verdict.value
        yield (*begins, *_cells(shown, [*_by_period(shown, measure, verdict)]))


def _by_period(shown: Shown, measure: Measure, verdict: Verdict) -> Iterator[list[Score]]:
    """The scores by one verdict: for each period one or, of a breakdown, one for each band."""
    mine = [score for score in shown.scores(measure) if score.verdict is verdict]
    for period in shown.periods:
        yield [score for score in mine if score.period == period]


def _cells(shown: Shown, periods: Sequence[Sequence[Score]]) -> Iterator[SheetCell]:
    """The numbers of each period, how the last one moved, and what is to be known of them."""
    firsts = [scores[0] for scores in periods]
    remarked = [*remarks(firsts)]
    if firsts[0].measure.band is None:
        yield from chain.from_iterable(numbers(shown, score) for score in firsts)
        yield from moved(shown, firsts[-1])
        yield from beside(shown, firsts[-1])
    else:
        yield from chain.from_iterable(totals(shown, scores) for scores in periods)
        yield from (None, None, *(None for _ in published(shown)))
        remarked.append("by band on its sheet")
    yield "; ".join(remarked) or None
