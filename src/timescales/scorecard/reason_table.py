"""Why late, as a table: a row for each reason, a column for each period, and totals that agree."""

from __future__ import annotations

from dataclasses import dataclass

from timescales.errors import UnknownNameError
from timescales.scorecard.measure import Measure
from timescales.scorecard.period import Period
from timescales.scorecard.reasons import REASONS, Reason, Vocabulary
from timescales.scorecard.score import Score
from timescales.scorecard.scoring import Scorecard
from timescales.scorecard.words import Verdict


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """One reason, with a number for each period; None where it is not available.

    ``reason`` is None for words that are not in the vocabulary, and for what is unexplained.
    """

    id: str
    reason: Reason | None
    counts: tuple[int | None, ...]

    @property
    def title(self) -> str:
        """The reason in words."""
        return self.id.replace("_", " ").capitalize() if self.reason is None else self.reason.title

    @property
    def avoidable(self) -> bool:
        """Whether a right date, known in time, would have prevented it."""
        return self.reason is not None and self.reason.avoidable


@dataclass(frozen=True, slots=True)
class ReasonTable:
    """The rows of all reasons, in one unit and by one verdict.

    The rows of a period add up to its total, which is what was held late: every late one has a
    reason or is unexplained.
    """

    measure: Measure
    verdict: Verdict
    periods: tuple[Period, ...]
    rows: tuple[ReasonRow, ...]
    totals: tuple[int | None, ...]

    @property
    def avoidable(self) -> tuple[int | None, ...]:
        """How many of each period's total were avoidable; None where not available."""
        counts = [row.counts for row in self.rows if row.avoidable]
        return tuple(
            None if total is None else sum(each[n] or 0 for each in counts)
            for n, total in enumerate(self.totals)
        )


def reason_table(
    card: Scorecard,
    measure: str = "late_reviews_by_reason",
    verdict: Verdict = Verdict.POLICY,
    vocabulary: Vocabulary = REASONS,
) -> ReasonTable:
    """The table of a breakdown by reason, over the periods of a scorecard.

    Raises ``UnknownNameError`` where the scorecard holds no such measure.
    """
    scores = [score for score in card.of(measure) if score.verdict is verdict]
    if not scores:
        raise UnknownNameError(f"The scorecard holds no {measure!r} {verdict.value}.")
    by_period = {
        period: {score.band: score for score in scores if score.period == period}
        for period in card.periods
    }
    rows = tuple(
        ReasonRow(
            band,
            vocabulary.find(band),
            tuple(_count(found, band) for found in by_period.values()),
        )
        for band in vocabulary.ordered(score.band for score in scores)
    )
    totals = tuple(next(iter(found.values())).denominator for found in by_period.values())
    return ReasonTable(scores[0].measure, verdict, card.periods, rows, totals)


def _count(found: dict[str, Score], band: str) -> int | None:
    """How many there are of a band in a period; a band that does not occur there has none."""
    if band in found:
        return found[band].numerator
    return 0 if all(score.available for score in found.values()) else None
