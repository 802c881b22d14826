"""The rows of a scorecard as a table of data: one for each measure, period, verdict and band."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from timescales.cli.output.cells import Cell
from timescales.scorecard import (
    Benchmarks,
    Change,
    Counted,
    Measure,
    Period,
    Rounding,
    Score,
    Scorecard,
    change,
)

_COLUMNS = (
    "measure", "title", "section", "unit", "good", "verdict", "band", "period", "period_kind",
    "period_start", "period_end", "available", "partial", "numerator", "denominator", "not_known",
    "percent", "previous_period", "change_count", "change_points", "direction", "change_partial",
    "as_at", "policy",
)  # fmt: skip

BEHIND_COLUMNS = (
    "measure", "verdict", "band", "period", "unit", "counts", "subject_id", "date", "meeting",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A scorecard as it is shown: which periods, beside which figures, how percentages are cut."""

    card: Scorecard
    periods: Sequence[Period]
    figures: Benchmarks
    rounding: Rounding
    places: int

    def percent(self, share: Fraction | None) -> str:
        """A share as a percentage, cut as asked."""
        return self.rounding.percent(share, self.places)

    def number(self, share: Fraction) -> float:
        """A share as a number for a spreadsheet: exact, where that rounds as asked by itself."""
        if self.rounding is Rounding.HALF_UP:
            return float(share)
        return float(Fraction(self.percent(share)) / 100)

    def scores(self, measure: Measure) -> Iterator[Score]:
        """The scores of a measure for the periods shown."""
        for score in self.card.of(measure.id):
            if score.period in self.periods:
                yield score

    def change(self, score: Score) -> Change | None:
        """The change from the period before; None where its scores hold no such band."""
        before = self.card.before(score)
        return None if before is None else change(score, before)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns, with one for each published figure beside."""
        return (*_COLUMNS, *self.published)

    @property
    def published(self) -> tuple[str, ...]:
        """The columns of published figures; none where there are no figures."""
        return self.figures.shown

    def beside(self, score: Score) -> list[str]:
        """The published percentages beside a score, by column."""
        return [self.percent(share) for share in self.shares_beside(score)]

    def shares_beside(self, score: Score) -> list[Fraction | None]:
        """The published shares beside a score, by column."""
        row = self.figures.row(score.measure.id, score.band, score.period)
        return [row[column] for column in self.figures.shown]

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """A row for each score."""
        for measure in self.card.measures:
            for score in self.scores(measure):
                yield (*self._of(score), *self._moved(score), *self._run, *self.beside(score))

    @property
    def _run(self) -> tuple[Cell, ...]:
        policy = self.card.policy
        return self.card.as_at, None if policy is None else policy.name

    def _of(self, score: Score) -> tuple[Cell, ...]:
        measure, period = score.measure, score.period
        return (
            measure.id, measure.title, measure.section, measure.unit.value, measure.good.value,
            score.verdict.value, score.band or None, period.name, period.kind.value, period.start,
            period.end, score.available, score.partial, score.numerator, score.denominator,
            score.not_known, self.percent(score.rate) or None,
        )  # fmt: skip

    def _moved(self, score: Score) -> tuple[Cell, ...]:
        moved = self.change(score)
        if moved is None:
            return score.period.previous.name, None, None, None, None
        points = self.percent(moved.rate) or None
        return moved.before.period.name, moved.count, points, moved.direction.value, moved.partial


def behind_rows(shown: Shown, named: Callable[[str], str]) -> Iterator[tuple[Cell, ...]]:
    """A row for each that is in a numerator, and for each that is only in the denominator."""
    for measure in shown.card.measures:
        for score in shown.scores(measure):
            begins = measure.id, score.verdict.value, score.band or None, score.period.name
            for counts, one in behind(score):
                whose, meeting = named(one.subject_id), named(one.meeting)
                yield (*begins, measure.unit.value, counts, whose, one.day, meeting or None)


def behind(score: Score) -> Iterator[tuple[bool, Counted]]:
    """Those behind a score, each with whether it counts.

    Of a band only those that are in it: the others are behind the other bands.
    """
    for one in score.behind:
        yield True, one
    if score.measure.each_band or not score.measure.band:
        for one in score.others:
            yield False, one
