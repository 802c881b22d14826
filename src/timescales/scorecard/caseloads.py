"""Children for each reviewing officer, against the range that the handbook advises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from timescales.errors import WrongValueError
from timescales.scorecard.measure import NOT_RECORDED
from timescales.scorecard.period import Period
from timescales.scorecard.scoring import Scorecard

LEAST, MOST = 50, 70
"""The range for a full-time officer, from the IRO Handbook as an annual report quotes it."""


@dataclass(frozen=True, slots=True)
class OfficerCaseload:
    """An officer's children at the end of a period, and for one full-time equivalent.

    ``standing`` is below, within or above the range of 50 to 70.
    """

    officer: str
    children: int
    full_time: Fraction

    @property
    def for_full_time(self) -> Fraction:
        """Children for one full-time equivalent."""
        return self.children / self.full_time

    @property
    def standing(self) -> str:
        """Where that lies against the range."""
        if self.for_full_time < LEAST:
            return "below"
        return "within" if self.for_full_time <= MOST else "above"


def officer_caseloads(
    card: Scorecard,
    period: Period,
    full_time: Mapping[str, Fraction] | None = None,
    measure: str = "looked_after_by_officer",
) -> tuple[OfficerCaseload, ...]:
    """The caseload of each officer at the end of a period, the largest first.

    ``full_time`` is how much of a full-time post each officer has, one in full where it is not
    said. ``measure`` is looked_after_by_officer, of which the handbook speaks, or
    children_by_officer, which counts those on a plan too, as the reports do. Children whose officer
    is not on record are in none. Raises ``WrongValueError`` for a part that is not above nought,
    and where the scorecard does not hold the measure.

    >>> OfficerCaseload("A", 40, Fraction(1, 2)).standing
    'above'
    """
    parts = full_time or {}
    for officer, part in parts.items():
        if part <= 0:
            raise WrongValueError(f"{officer} cannot have {part} of a full-time post.")
    scores = card.of(measure, period)
    if not scores:
        raise WrongValueError(f"The scorecard holds no {measure} for {period.name}.")
    found = [
        OfficerCaseload(score.band, score.numerator, Fraction(parts.get(score.band, 1)))
        for score in scores
        if score.numerator and score.band != NOT_RECORDED
    ]
    return tuple(sorted(found, key=lambda each: (-each.for_full_time, each.officer)))
