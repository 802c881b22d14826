"""A score: one number of one measure, out of what, and who is behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from timescales.scorecard.measure import Measure
from timescales.scorecard.period import Period
from timescales.scorecard.rounding import Rounding
from timescales.scorecard.words import Verdict


class Counted(NamedTuple):
    """One that was counted: whose it is, its day, and of a meeting which one."""

    subject_id: str
    day: date
    meeting: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """One number of a measure for a period, by a verdict and, of a breakdown, for a band.

    ``numerator`` and ``denominator`` are None where the measure is not available; the second also
    where it is a number out of nothing. ``not_known`` is how many of the cohort are in neither,
    because it is not known whether they count. ``partial`` says that the period is not over as at
    the day, or began before the records are complete. ``behind`` are those in the numerator and
    ``others`` the rest of the denominator, unless lists were not asked for.
    """

    measure: Measure
    period: Period
    verdict: Verdict
    band: str
    numerator: int | None
    denominator: int | None
    not_known: int
    partial: bool
    behind: tuple[Counted, ...] = ()
    others: tuple[Counted, ...] = ()

    @property
    def available(self) -> bool:
        """Whether there is a number at all."""
        return self.numerator is not None

    @property
    def rate(self) -> Fraction | None:
        """The exact share; None where it is not available or out of nothing."""
        if self.numerator is None or not self.denominator:
            return None
        return Fraction(self.numerator, self.denominator)

    def percent(self, rounding: Rounding = Rounding.HALF_UP, places: int = 0) -> str:
        """The share as a percentage without its sign; nothing where there is none."""
        return rounding.percent(self.rate, places)

    def __str__(self) -> str:
        if self.numerator is None:
            return f"{self.measure.id}, {self.period.name}: not available"
        out_of = "" if self.denominator is None else f" of {self.denominator}"
        band = f", {self.band}" if self.band else ""
        return f"{self.measure.id}{band}, {self.period.name}: {self.numerator}{out_of}"
