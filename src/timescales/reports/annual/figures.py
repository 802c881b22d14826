"""The scores of three years as the texts that a table prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from timescales.scorecard import (
    Direction,
    Measure,
    Period,
    Rounding,
    Score,
    Scorecard,
    Unit,
    Verdict,
    change,
)

NOT_AVAILABLE = "not available"
VARIANCE = "Variance"
BY_STATUTE = " by statute"
PARTIAL = " *"
PARTIAL_SAYS = "* of part of a period"

UNITS = {Unit.CHILD: "children", Unit.EVENT: "events", Unit.MEETING: "meetings"}
"""What a unit is called in a table, in words that ``timescales.published`` compares."""


_DIRECTIONS = {Direction.NOT_KNOWN: NOT_AVAILABLE, Direction.MOVED: "neither"}


def number(value: int | None, *, partial: bool = False) -> str:
    """A count as it is printed.

    >>> number(1552), number(None), number(12, partial=True)
    ('1,552', 'not available', '12 *')
    """
    if value is None:
        return NOT_AVAILABLE
    return f"{value:,}{PARTIAL if partial else ''}"


def difference(current: int | None, before: int | None) -> str:
    """The one less the other, with its sign; never from what is not available.

    >>> difference(90, 32), difference(32, 90), difference(4, 4), difference(4, None)
    ('+58', '-58', '0', 'not available')
    """
    if current is None or before is None:
        return NOT_AVAILABLE
    moved = current - before
    return f"{moved:+,}" if moved else "0"


@dataclass(frozen=True, slots=True)
class Figures:
    """The scorecard of a year and the two before it, and how its percentages are rounded."""

    card: Scorecard
    year: Period
    rounding: Rounding
    places: int

    @property
    def before(self) -> Period:
        """The year before."""
        return self.year.previous

    @property
    def years(self) -> tuple[Period, Period, Period]:
        """The three years, the oldest first."""
        return self.before.previous, self.before, self.year

    def measure(self, name: str) -> Measure:
        """The measure of that id, which must be in the scorecard."""
        return next(measure for measure in self.card.measures if measure.id == name)

    def scores(self, name: str, period: Period, verdict: Verdict) -> tuple[Score, ...]:
        """The scores of a measure for a period by a verdict: one, or one for each band."""
        return tuple(s for s in self.card.of(name, period) if s.verdict is verdict)

    def bands(self, name: str, verdict: Verdict, periods: Iterable[Period]) -> tuple[str, ...]:
        """The bands of a breakdown that occur in any of some periods, in order.

        Those of the measure come first; what a measure does not name is in order of the alphabet.
        """
        fixed = self.measure(name).bands
        found = {s.band for period in periods for s in self.scores(name, period, verdict)}
        return (*fixed, *sorted(found - set(fixed) - {""}))

    def count(self, name: str, period: Period, verdict: Verdict, band: str = "") -> int | None:
        """A numerator; a band that does not occur in a period has none of it."""
        scores = self.scores(name, period, verdict)
        if not all(score.available for score in scores):
            return None
        return sum(score.numerator or 0 for score in scores if score.band == band)

    def total(self, name: str, period: Period, verdict: Verdict) -> int | None:
        """What the bands of a breakdown are out of, or add up to where that is nothing."""
        scores = self.scores(name, period, verdict)
        if not all(score.available for score in scores):
            return None
        if self.measure(name).tally_only:
            return sum(score.numerator or 0 for score in scores)
        return scores[0].denominator

    def held(self, name: str, period: Period, verdict: Verdict) -> int | None:
        """The whole cohort of a measure, with those of which it is not known whether they count."""
        [score] = self.scores(name, period, verdict)
        if score.denominator is None:
            return None
        return score.denominator + score.not_known

    def pair(
        self, count: Callable[[str, Period, Verdict], int | None], name: str, verdict: Verdict
    ) -> tuple[int | None, int | None]:
        """A count of a measure in the year before and in the year."""
        return count(name, self.before, verdict), count(name, self.year, verdict)

    def partial(self, name: str, period: Period, verdict: Verdict) -> bool:
        """Whether a number is of part of a period."""
        return any(s.partial and s.available for s in self.scores(name, period, verdict))

    def percent(self, share: Fraction | None) -> str:
        """A share as it is printed."""
        return f"{self.rounding.percent(share, self.places)}%" if share is not None else ""

    def share(self, name: str, period: Period, verdict: Verdict) -> str:
        """A share, with what it is made of: ``94.2% (1,462 of 1,552)``."""
        [score] = self.scores(name, period, verdict)
        if score.numerator is None or score.denominator is None:
            return NOT_AVAILABLE
        unsure = f"; {score.not_known:,} not known" if score.not_known else ""
        counted = f"({score.numerator:,} of {score.denominator:,}{unsure})"
        star = PARTIAL if score.partial else ""
        none = "not known" if score.not_known else "none"
        return f"{self.percent(score.rate) or none} {counted}{star}"

    def points(self, name: str, verdict: Verdict) -> str:
        """By how many percentage points a share moved: between the two that are printed."""
        rates = [self.scores(name, p, verdict)[0].rate for p in (self.year, self.before)]
        if rates[0] is None or rates[1] is None:
            return NOT_AVAILABLE
        scale = 10**self.places
        printed = [self.rounding.whole(rate * 100 * scale) for rate in rates if rate is not None]
        moved = printed[0] - printed[1]
        if not moved:
            return "0"
        return f"{moved / scale:+.{self.places}f}"

    def direction(self, name: str, verdict: Verdict) -> str:
        """Whether it is better: by the exact shares, and not by those that are printed."""
        [current], [before] = (self.scores(name, p, verdict) for p in (self.year, self.before))
        found = change(current, before).direction
        return _DIRECTIONS.get(found, found.value)

    def said(self, name: str, unit: str = "") -> str:
        """What a measure counts, out of what, and in which unit, which may have another word."""
        measure = self.measure(name)
        out_of = f" Out of: {measure.out_of}." if measure.out_of else ""
        return f"Counted: {measure.counted}.{out_of} Unit: {unit or measure.unit.value}."
