"""Charts of an annual report, of the numbers that its tables print."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from timescales.projection import Status
from timescales.reports.annual.figures import UNITS, Figures
from timescales.reports.annual.kinds import in_words
from timescales.reports.data import Chart, ChartKind, Series
from timescales.scorecard import Period, Verdict
from timescales.timeline import KIND_OF

_GOOD, _BAD = KIND_OF[Status.MET_IN_TIME], KIND_OF[Status.MET_LATE]
_WORDS = {
    Verdict.POLICY: "By the policy's due date, ",
    Verdict.STATUTE: "By the statute, ",
    Verdict.RECORD: "",
}


def bars(
    figures: Figures,
    name: str,
    verdict: Verdict,
    named: Callable[[str], str] = in_words,
    *,
    in_order: bool = False,
) -> Chart:
    """A breakdown of the year as bars: the longest first, unless ``in_order``.

    What there is none of is left out.
    """
    year, measure = figures.year, figures.measure(name)
    counted = [
        (named(band), figures.count(name, year, verdict, band) or 0)
        for band in figures.bands(name, verdict, (year,))
    ]
    found = [each for each in counted if each[1]]
    if not in_order:
        found.sort(key=lambda each: -each[1])
    said = f"{_WORDS[verdict]}{year.name}; one for each {measure.unit.value}."
    return Chart(
        measure.title,
        said[:1].upper() + said[1:],
        ChartKind.BARS,
        "",
        tuple(label for label, _ in found),
        (Series(UNITS[measure.unit], tuple(count for _, count in found), _GOOD),),
    )


def in_and_out(figures: Figures, name: str, periods: Sequence[Period]) -> Chart:
    """A share as columns in time: what is in it, and on top what is not."""
    scores = [figures.scores(name, period, Verdict.POLICY)[0] for period in periods]
    good = tuple(score.numerator or 0 for score in scores)
    bad = tuple((score.denominator or 0) - (score.numerator or 0) for score in scores)
    return Chart(
        f"{figures.measure(name).title}, by quarter",
        "By the policy's due date and the day held.",
        ChartKind.TREND,
        "quarter",
        tuple(period.name for period in periods),
        (Series("in time", good, _GOOD), Series("late", bad, _BAD)),
    )
