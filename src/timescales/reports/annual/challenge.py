"""Challenge: disputes raised and closed, by stage and theme, midway reviews, good practice."""

from __future__ import annotations

from timescales.reports.annual.charts import bars
from timescales.reports.annual.figures import UNITS, Figures, number
from timescales.reports.annual.indicators import indicators
from timescales.reports.annual.kinds import TOTAL, Breakdown, in_words
from timescales.reports.annual.table import PrintedTable, Section
from timescales.scorecard import Unit, Verdict

RAISED, IN_TIME = "disputes_by_child", "disputes_in_time"
STAGES, THEMES = "disputes_by_stage", "disputes_by_theme"
MIDWAY, GOOD = "midway_reviews", "good_practice"
WHOSE = ("looked_after", "plan")
"""Whose a dispute is, by the word that begins the id of its measure."""
MEASURES = (
    RAISED, IN_TIME, STAGES, THEMES, MIDWAY, GOOD,
    *(f"{word}_{measure}" for measure in (STAGES, THEMES) for word in WHOSE),
)  # fmt: skip

_RECORD = Verdict.RECORD
_BY_WHOSE = "As at the day on which it was raised; a child who is both is looked after."


def section(figures: Figures) -> Section:
    """The tables and charts of disputes and other challenge."""
    raised = Breakdown("disputes", RAISED, "Disputes raised", "Children")
    good = Breakdown("good_practice", GOOD, "Good practice noted", "Children")
    midway = Breakdown("midway_reviews", MIDWAY, "Midway reviews", "Children")
    return Section(
        "Disputes, midway reviews and good practice",
        (
            raised.table(figures),
            good.table(figures),
            across(figures, "disputes_closed", "Disputes closed, by stage", "Stage", STAGES),
            across(figures, "themes", "Disputes raised, by theme", "Theme", THEMES),
            *indicators(figures, "resolved", "Disputes resolved in time", (IN_TIME,)),
            midway.table(figures),
        ),
        (("themes", bars(figures, THEMES, _RECORD)),),
    )


def across(figures: Figures, name: str, title: str, label: str, measure: str) -> PrintedTable:
    """A breakdown of the year's disputes by whose they are, with the total of all."""
    year = figures.year
    names = (*(f"{word}_{measure}" for word in WHOSE), measure)
    bands = figures.bands(measure, _RECORD, (year,))
    rows = [
        (_named(band), *_parted([figures.count(each, year, _RECORD, band) for each in names]))
        for band in bands
    ]
    totals = _parted([figures.total(each, year, _RECORD) for each in names])
    return PrintedTable(
        name,
        f"{title}, {year.name}",
        (label, "Looked after", "On a plan", "Neither", TOTAL),
        (*rows, (TOTAL, *totals)),
        f"{figures.said(measure)} {_BY_WHOSE}",
        (f"unit: {UNITS[Unit.EVENT]}",),
    )


def _parted(counts: list[int | None]) -> tuple[str, ...]:
    """Those of children looked after, on a plan, and of neither, which is the rest; and all."""
    looked_after, on_plan, every = counts
    if looked_after is None or on_plan is None or every is None:
        return (number(None),) * 4
    return tuple(map(number, (looked_after, on_plan, every - looked_after - on_plan, every)))


def _named(band: str) -> str:
    """``Stage 2``; the stages are named on record, and are mostly numbers."""
    return f"Stage {band}" if band.isdigit() else in_words(band)
