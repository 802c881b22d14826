"""The numbers of a scorecard as the cells of a workbook, and what is said of them in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from timescales.cli.output.xlsx_cells import Rate, SheetCell, Tone
from timescales.cli.score_rows import Shown
from timescales.scorecard import Direction, Good, Measure, Score, Unit

NOT_AVAILABLE: Final = "not available"
NOT_KNOWN: Final = "not known"

MOVED: Final = {Direction.BETTER.value: Tone.GOOD, Direction.WORSE.value: Tone.BAD}
"""The colours of a change."""

BANDS: Final = {
    "in time": Tone.GOOD,
    "late": Tone.BAD,
    "not held": Tone.BAD,
    NOT_KNOWN: Tone.DOUBTFUL,
}
"""The colours of the bands that say how timely something was."""

COUNTS: Final = {
    Good.UP: {"yes": Tone.GOOD, "no": Tone.BAD},
    Good.DOWN: {"yes": Tone.BAD, "no": Tone.GOOD},
    Good.NEITHER: {},
}
"""The colours of whether one counts, by which way its measure should move."""

_UNITS = {
    Unit.CHILD: "child: one for each subject",
    Unit.EVENT: "event: one for each thing that happened to each subject",
    Unit.MEETING: "meeting: one for each, however many children it was about",
}
_GOOD = {
    Good.UP: "The higher the better.",
    Good.DOWN: "The lower the better.",
    Good.NEITHER: "Neither higher nor lower is better.",
}
_VERIFIED = {
    True: "yes: the source was read to give this definition",
    False: "no: the source was not read to give this definition",
}


def said(measure: Measure) -> Iterator[tuple[str, str]]:
    """What a measure is, in words."""
    yield "Counted", measure.counted
    if measure.out_of:
        yield "Out of", measure.out_of
    yield "Definition", measure.definition
    yield "Unit", _UNITS[measure.unit]
    yield "Better", _GOOD[measure.good]
    yield "Source", str(measure.source)
    yield "Verified", _VERIFIED[measure.verified]


def numbers(shown: Shown, score: Score) -> tuple[SheetCell, SheetCell, SheetCell]:
    """The number, what it is out of, and its share; words where there is no number."""
    if score.numerator is None:
        return NOT_AVAILABLE, None, None
    if score.denominator == 0 and score.not_known:
        return NOT_KNOWN, None, None
    return score.numerator, score.denominator, _rate(shown, score.rate)


def totals(shown: Shown, scores: Sequence[Score]) -> tuple[SheetCell, SheetCell, SheetCell]:
    """As ``numbers``, for all the bands of a breakdown; one that is a whole has no one number."""
    number, out_of, _ = numbers(shown, scores[0])
    if not scores[0].available:
        return number, None, None
    measure, counted = scores[0].measure, sum(score.numerator or 0 for score in scores)
    if measure.tally_only:
        return counted, None, None
    if measure.each_band:
        whole = sum(score.denominator or 0 for score in scores)
        if not whole and any(score.not_known for score in scores):
            return NOT_KNOWN, None, None
        return counted, whole, _rate(shown, Fraction(counted, whole) if whole else None)
    return (number if isinstance(number, str) else None), out_of, None


def moved(shown: Shown, score: Score) -> tuple[SheetCell, SheetCell]:
    """By how much it moved since the period before, in points or in number, and which way."""
    change = shown.change(score)
    if change is None or change.direction is Direction.NOT_KNOWN:
        return None, None
    by = change.count if score.denominator is None else _rate(shown, change.rate, signed=True)
    return by, change.direction.value


def remarks(scores: Sequence[Score]) -> Iterator[str]:
    """What is to be known of some scores of a measure, each for a period of its own."""
    if not any(score.available for score in scores):
        yield f"{NOT_AVAILABLE}: the records say nothing about it"
    for score in scores:
        if score.partial and score.available:
            yield f"{score.period.name}: part of the period"
        if score.not_known:
            yield f"{score.period.name}: {score.not_known} {NOT_KNOWN}"


def band(name: str) -> str | None:
    """A band in words; None for what is no breakdown."""
    return name.replace("_", " ") or None


def published(shown: Shown) -> tuple[str, ...]:
    """The columns of published figures, each once: Excel's tables want that."""
    return tuple(dict.fromkeys(map(_published, shown.figures.shown)))


def beside(shown: Shown, score: Score) -> Iterator[Rate | None]:
    """The published shares beside a score, by those columns."""
    shares = dict(
        zip(map(_published, shown.figures.shown), shown.shares_beside(score), strict=True)
    )
    return (_rate(shown, share) for share in shares.values())


def _published(area: str) -> str:
    return f"{area}, published"


def _rate(shown: Shown, share: Fraction | None, *, signed: bool = False) -> Rate | None:
    return None if share is None else Rate(shown.number(share), shown.places, signed)
