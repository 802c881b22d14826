"""An authority's shares beside figures that are published, as those of the DfE."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from timescales.reports.annual.figures import NOT_AVAILABLE, Figures, number
from timescales.reports.annual.table import PrintedTable, Section
from timescales.scorecard import Benchmarks, Measure


def section(figures: Figures, published: Benchmarks) -> Section:
    """One table: a row for each measure, or band of one, of which anything is published."""
    return Section("Beside published figures", (beside(figures, published),))


def beside(figures: Figures, published: Benchmarks) -> PrintedTable:
    """The year's shares by policy, and beside them those of the areas to be shown."""
    areas = [*published.columns, *(["neighbours"] if published.neighbours else [])]
    wanted = {measure for measure, *_ in published.figures}
    rows = [
        (label, own, *_published(figures, published, measure.id, band))
        for measure in figures.card.measures
        if measure.id in wanted
        for label, own, band in _own(figures, measure)
    ]
    return PrintedTable(
        "beside_published",
        f"Beside published figures, {figures.year.name}",
        ("", "Own", *areas),
        tuple(rows),
        "Published figures of a census year, as their publisher rounds them; "
        "the neighbours' is the mean of their shares.",
    )


def _own(figures: Figures, measure: Measure) -> Iterator[tuple[str, str, str]]:
    """What a row is called, the authority's own share, and the band; one for each band."""
    year, verdict = figures.year, measure.verdicts[0]
    if measure.band is None:
        yield measure.title, figures.share(measure.id, year, verdict), ""
        return
    total = figures.total(measure.id, year, verdict)
    for band in figures.bands(measure.id, verdict, (year,)):
        count = figures.count(measure.id, year, verdict, band)
        yield f"{measure.title}: {band}", _share(figures, count, total), band


def _share(figures: Figures, count: int | None, total: int | None) -> str:
    if count is None or total is None:
        return NOT_AVAILABLE
    share = figures.percent(Fraction(count, total)) if total else "none"
    return f"{share} ({number(count)} of {number(total)})"


def _published(figures: Figures, published: Benchmarks, measure: str, band: str) -> Iterator[str]:
    for rate in published.row(measure, band, figures.year).values():
        yield figures.percent(rate) or NOT_AVAILABLE
