"""A number beside that of the period before: by how much it moved, and whether that is good."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from timescales.errors import WrongValueError
from timescales.scorecard.score import Score
from timescales.scorecard.words import Good


class Direction(Enum):
    """Which way a number went, as its measure sees it."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    MOVED = "moved"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Change:
    """A score less the one before it: ``count`` of numerators, ``rate`` of exact shares.

    Either is None where one of the two is not available: what is not known is not nought.
    ``partial`` says that one of the two is of part of a period, so that they are not alike.
    """

    current: Score
    before: Score

    @property
    def count(self) -> int | None:
        """The numerator less the one before."""
        if self.current.numerator is None or self.before.numerator is None:
            return None
        return self.current.numerator - self.before.numerator

    @property
    def rate(self) -> Fraction | None:
        """The exact share less the one before, in shares: a tenth is ten percentage points."""
        current, before = self.current.rate, self.before.rate
        return None if current is None or before is None else current - before

    @property
    def partial(self) -> bool:
        """Whether either of the two is partial."""
        return self.current.partial or self.before.partial

    @property
    def direction(self) -> Direction:
        """Whether it is better: by the share, or by the number where that is out of nothing.

        A number of part of a period and one of a whole are not alike, so that neither is better.
        """
        tally = self.current.measure.tally_only
        moved = self.count if tally else self.rate
        if moved is None:
            return Direction.NOT_KNOWN
        if moved == 0:
            return Direction.SAME
        good = self.current.measure.good
        if good is Good.NEITHER or (tally and self.partial):
            return Direction.MOVED
        return Direction.BETTER if (moved > 0) is (good is Good.UP) else Direction.WORSE


def change(current: Score, before: Score) -> Change:
    """The change from one score to another of the same measure, verdict and band.

    Raises ``WrongValueError`` for two that cannot be compared, as a number of children and one of
    conferences.
    """
    if current.measure.id != before.measure.id:
        units = f"{current.measure.unit.value} and {before.measure.unit.value}"
        raise WrongValueError(
            f"{current.measure.id} and {before.measure.id}, by {units}, are not compared."
        )
    if (current.verdict, current.band) != (before.verdict, before.band):
        raise WrongValueError(
            f"{current.measure.id}: {current.verdict.value} {current.band!r} is not compared with "
            f"{before.verdict.value} {before.band!r}."
        )
    return Change(current, before)
