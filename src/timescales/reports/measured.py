"""Every measure as a table: this year so far, the last whole year, and published figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import groupby
from typing import TypeAlias

from timescales.reports.tables import Cell, Line, MeasureLines, ScoreTable
from timescales.scorecard import (
    Benchmarks,
    Change,
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

NOT_AVAILABLE = Cell("not available", tone="absent")
_PLACES = 1
_Years: TypeAlias = tuple[Period, Period]
"""The census year so far, and the one before it."""

_JUDGED = (Verdict.POLICY, Verdict.STATUTE)
_UNITS = {
    Unit.CHILD: "one for each child, or foster carer",
    Unit.EVENT: "one for each event of each subject",
    Unit.MEETING: "one for each meeting, however many children it was about",
}


def score_table(card: Scorecard, year: Period, figures: Benchmarks) -> ScoreTable:
    """The table of every measure of a scorecard that holds a census year and the one before it.

    Published figures are those of the last whole year or, where there are none yet, of the last
    year before it for which there are; then the cell says which.
    """
    whole = card.as_at is not None and card.as_at >= year.end
    now = year.name if whole else f"{year.name} so far"
    before = year.previous.name
    years = (year, year.previous)
    return ScoreTable(
        (
            *(f"{name}{by}" for name in (now, before) for by in ("", " by statute")),
            "Change",
            *(f"{name[0].upper()}{name[1:]}" for name in figures.shown),
        ),
        tuple(
            (section, tuple(_measure(card, measure, years, figures) for measure in measures))
            for section, measures in groupby(card.measures, key=lambda each: each.section)
        ),
        f"By the policy's due date and, beside it, by the statute's. The change is from {before}."
        + ("" if whole else f" {year.name} is not over."),
    )


def number(score: Score) -> Cell:
    """A score as a cell: its share and what it is of, or a number of nothing."""
    if score.numerator is None:
        return NOT_AVAILABLE
    if score.denominator is None:
        return Cell(f"{score.numerator}")
    if not score.denominator:
        return Cell("not known" if score.not_known else "none")
    return Cell(percent(score.rate), f"{score.numerator} of {score.denominator}")


def percent(share: Fraction | None) -> str:
    """A share as a percentage to one place, a half up."""
    return f"{Rounding.HALF_UP.percent(share, _PLACES)} %"


def _measure(card: Scorecard, measure: Measure, years: _Years, figures: Benchmarks) -> MeasureLines:
    scores = [score for score in card.of(measure.id) if score.period in years]
    about = tuple(_about(measure))
    if not any(score.available for score in scores):
        return MeasureLines(Line(measure.title, ()), (), about)
    if measure.band is None:
        whole = _line(card, measure, "", years, figures)
        return MeasureLines(replace(whole, title=measure.title), (), about)
    totals = _by_year(measure, years, lambda *key: _total(_any_band(scores, *key)))
    empty = (Cell(),) * (1 + len(figures.shown))
    found = {score.band for score in scores if score.numerator}
    bands = (*(band for band in measure.bands if band in found), *sorted(found - {*measure.bands}))
    lines = tuple(_line(card, measure, band, years, figures) for band in bands)
    return MeasureLines(Line(measure.title, (*totals, *empty)), lines, about)


def _line(card: Scorecard, measure: Measure, band: str, years: _Years, figures: Benchmarks) -> Line:
    """The line of a measure, or of one of its bands."""

    def score(period: Period, verdict: Verdict) -> Score:
        """The score; of a band that did not occur then, none of what there was."""
        found = card.find(measure.id, period, verdict, band)
        if found is not None:
            return found
        other = _any_band(card.of(measure.id, period), period, verdict)
        return replace(other, band=band, numerator=0 if other.available else None)

    now, before = (score(year, measure.verdicts[0]) for year in years)
    cells = _by_year(measure, years, lambda *key: number(score(*key)))
    published = _published(figures, measure.id, band, years[1])
    return Line(band.replace("_", " "), (*cells, _moved(change(now, before)), *published))


def _by_year(
    measure: Measure, years: _Years, cell: Callable[[Period, Verdict], Cell]
) -> Iterator[Cell]:
    """For each year the cell by policy, or as recorded, and by statute, where there is another."""
    for period in years:
        yield cell(period, measure.verdicts[0])
        yield cell(period, Verdict.STATUTE) if Verdict.STATUTE in measure.verdicts else Cell()


def _any_band(scores: Iterable[Score], period: Period, verdict: Verdict) -> Score:
    """A score of a measure in bands, which all have the same denominator."""
    return next(s for s in scores if (s.period, s.verdict) == (period, verdict))


def _total(score: Score) -> Cell:
    """How many there are in all bands."""
    if not score.available:
        return NOT_AVAILABLE
    return Cell() if score.denominator is None else Cell(f"{score.denominator}", "in all")


def _moved(moved: Change) -> Cell:
    """By how much it moved, in percentage points or in number, and whether that is good."""
    direction = moved.direction
    if direction is Direction.NOT_KNOWN:
        return Cell("not known")
    if direction is Direction.SAME:
        return Cell("no change")
    said = "" if direction is Direction.MOVED else direction.value
    if moved.current.measure.tally_only:
        return Cell(f"{moved.count:+}", "part of a year" if moved.partial else said, said)
    points = Rounding.HALF_UP.percent(moved.rate, _PLACES)
    if not points.strip("-0."):
        return Cell("under 0.1 points")
    return Cell(f"{'' if points.startswith('-') else '+'}{points} points", said, said)


def _published(figures: Benchmarks, measure: str, band: str, last: Period) -> Iterator[Cell]:
    if not figures.shown:
        return
    year = figures.newest(measure, band, last)
    row = {} if year is None else figures.row(measure, band, year)
    for column in figures.shown:
        share = row.get(column)
        older = "" if year is None or year == last else year.name
        yield NOT_AVAILABLE if share is None else Cell(percent(share), older)


def _about(measure: Measure) -> Iterator[tuple[str, str]]:
    yield "Counted", measure.counted
    if measure.out_of:
        yield "Out of", measure.out_of
    yield "Definition", measure.definition
    sure = "" if measure.verified else "; the definition is not verified"
    yield "Source", f"{measure.source}{sure}"
    yield "Unit", _UNITS[measure.unit]
    judged = measure.verdicts == _JUDGED
    yield "Judged", "by policy and by statute" if judged else "as recorded"
