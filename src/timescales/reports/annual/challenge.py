"""Challenge: disputes raised and closed, by stage and theme, midway reviews, good practice."""

from __future__ import annotations

from timescales.reports.annual.charts import bars
from timescales.reports.annual.counted import WHOSE
from timescales.reports.annual.figures import UNITS, Figures, number
from timescales.reports.annual.indicators import indicators
from timescales.reports.annual.kinds import TOTAL, Breakdown, in_words
from timescales.reports.annual.table import PrintedTable, Section
from timescales.scorecard import Unit, Verdict

RAISED, IN_TIME = "disputes_by_child", "disputes_in_time"
STAGES, THEMES = "disputes_by_stage", "disputes_by_theme"
MIDWAY, GOOD = "midway_reviews", "good_practice"
MEASURES = (RAISED, IN_TIME, STAGES, THEMES, MIDWAY, GOOD)

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
    bands = figures.bands(measure, _RECORD, (year,))
    rows = [
        (
            _named(band),
            *(number(figures.count(f"{measure}_{word}", year, _RECORD, band)) for word in WHOSE),
            number(figures.count(measure, year, _RECORD, band)),
        )
        for band in bands
    ]
    totals = [figures.total(f"{measure}_{word}", year, _RECORD) for word in WHOSE]
    totals.append(figures.total(measure, year, _RECORD))
    return PrintedTable(
        name,
        f"{title}, {year.name}",
        (label, *map(in_words, WHOSE.values()), TOTAL),
        (*rows, (TOTAL, *map(number, totals))),
        f"{figures.said(measure)} {_BY_WHOSE}",
        (f"unit: {UNITS[Unit.EVENT]}",),
    )


def _named(band: str) -> str:
    """``Stage 2``; the stages are named on record, and are mostly numbers."""
    return f"Stage {band}" if band.isdigit() else in_words(band)
