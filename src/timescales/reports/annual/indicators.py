"""Shares over three years, by each verdict, and the numbers behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timescales.reports.annual.figures import (
    PARTIAL_SAYS,
    VARIANCE,
    Figures,
    difference,
    number,
)
from timescales.reports.annual.table import PrintedTable
from timescales.scorecard import Verdict

_IN_WORDS = {Verdict.POLICY: ", by policy", Verdict.STATUTE: ", by statute", Verdict.RECORD: ""}


def indicators(
    figures: Figures, name: str, title: str, measures: Sequence[str]
) -> tuple[PrintedTable, PrintedTable]:
    """Shares over three years with their variance, by each verdict, and the numbers behind them.

    A measure that is a number out of nothing has its number there, and no row behind it.
    """
    behind = f"{name}_behind"
    rows, counted, comments = [], [], [f"rounding: {figures.rounding.name.lower()}"]
    comments.append(f"check: [{VARIANCE}] = [{figures.year.name}] - [{figures.before.name}]")
    for measure_id in measures:
        measure = figures.measure(measure_id)
        for verdict in measure.verdicts:
            label = f"{measure.title}{_IN_WORDS[verdict]}"
            rows.append((label, *_indicator(figures, measure_id, verdict)))
            if measure.tally_only:
                continue
            counted.append((label, *_behind(figures, measure_id, verdict)))
            comments += [
                f"check: [{label} | {year}] = "
                f"[{behind} | {label} | {year} counted] / [{behind} | {label} | {year} out of]"
                for period in figures.years
                for year in [period.name]
                if figures.scores(measure_id, period, verdict)[0].available
            ]
    says = (
        "The variance of a share is in percentage points, between the two that are printed; "
        "which way it went is by the exact shares."
    )
    star = any(cell.endswith("*") for row in rows for cell in row)
    years = [period.name for period in figures.years]
    return (
        PrintedTable(
            name,
            title,
            ("", *years, VARIANCE, "Which is"),
            tuple(rows),
            f"{says} {PARTIAL_SAYS}." if star else says,
            tuple(comments),
        ),
        PrintedTable(
            behind,
            f"{title}: the numbers behind",
            ("", *(f"{y} {w}" for y in years for w in ("counted", "out of", "not known"))),
            tuple(counted),
            "What is not known is in neither of the other two numbers.",
        ),
    )


def _indicator(figures: Figures, name: str, verdict: Verdict) -> Iterator[str]:
    if figures.measure(name).tally_only:
        counts = [figures.count(name, period, verdict) for period in figures.years]
        for period, count in zip(figures.years, counts, strict=True):
            yield number(count, partial=figures.partial(name, period, verdict))
        yield difference(counts[2], counts[1])
    else:
        for period in figures.years:
            yield figures.share(name, period, verdict)
        yield figures.points(name, verdict)
    yield figures.direction(name, verdict)


def _behind(figures: Figures, name: str, verdict: Verdict) -> Iterator[str]:
    for period in figures.years:
        [score] = figures.scores(name, period, verdict)
        yield number(score.numerator)
        yield number(score.denominator)
        yield number(score.not_known if score.available else None)
