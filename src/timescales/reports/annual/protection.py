"""Child protection: conferences and their timeliness, why some were late, and plans."""

from __future__ import annotations

from timescales.reports.annual.caseloads import PLANS
from timescales.reports.annual.charts import bars
from timescales.reports.annual.figures import VARIANCE, Figures, difference, number
from timescales.reports.annual.indicators import indicators
from timescales.reports.annual.kinds import (
    Breakdown,
    Line,
    avoidable,
    counts,
    reasons_named,
)
from timescales.reports.annual.table import PrintedTable, Section
from timescales.scorecard import Verdict, Vocabulary

INDICATORS = (
    "icpcs_in_time",
    "icpcs_meetings_in_time",
    "icpcs_booked_in_time",
    "transfer_ins_in_time",
    "rcpcs_in_time",
    "rcpcs_meetings_in_time",
    "rcpcs_booked_in_time",
    "plans_reviewed_in_time",
)
DAYS = "icpcs_by_days"
OVER = "plans_over_12_months"
ENDED = "plans_ended_by_duration"
MEASURES = (PLANS, *INDICATORS, DAYS, OVER, ENDED)

_LATE = {
    "icpcs": "Initial conferences out of timescale, by reason",
    "rcpcs": "Review conferences out of timescale, by reason",
}
_UNITS = {"": "one for each child", "_meetings": "one for each meeting"}


def section(figures: Figures, vocabulary: Vocabulary) -> Section:
    """The tables and charts of child protection."""
    named = reasons_named(vocabulary)
    title = "Timeliness of conferences and of the review of plans"
    late = (
        Breakdown(
            f"late_{kind}{suffix}",
            f"late_{kind}_by_reason{suffix}",
            f"{about}, {unit}",
            "Reason",
            named=named,
            says=avoidable(figures, f"late_{kind}_by_reason{suffix}", vocabulary),
        ).table(figures)
        for kind, about in _LATE.items()
        for suffix, unit in _UNITS.items()
    )
    days = Breakdown(
        DAYS, DAYS, "Initial conferences by working days from the strategy discussion",
        "Working days", shares=True,
    )  # fmt: skip
    ended = Breakdown("plans_ended", ENDED, "Plans ended, by how long they had lasted", "Lasted")
    categories = Breakdown(
        "categories", PLANS, "Children on a plan by category, at the end of the year", "Category",
        shares=True,
    )  # fmt: skip
    return Section(
        "Child protection",
        (
            conferences(figures),
            ended.table(figures),
            *indicators(figures, "protection", title, INDICATORS),
            days.table(figures),
            *late,
            over_12_months(figures),
            categories.table(figures),
        ),
        (
            ("conferences-by-days", bars(figures, DAYS, Verdict.RECORD, in_order=True)),
            ("categories", bars(figures, PLANS, Verdict.RECORD)),
        ),
    )


def conferences(figures: Figures) -> PrintedTable:
    """Conferences held, counted for each child and then as meetings, which are never added."""
    lines: list[Line] = []
    for suffix, unit, word in (
        ("", "each child", "events"),
        ("_meetings", "each meeting", "meetings"),
    ):
        pairs = {
            label: figures.pair(figures.held, f"{kind}{suffix}_in_time", Verdict.POLICY)
            for kind, label in (("icpcs", "Initial"), ("rcpcs", "Review"))
        }
        lines.append(Line(f"One for {unit}"))
        lines += [Line(f"{label} conferences, {unit}", p, word) for label, p in pairs.items()]
        before, this = (_sum(column) for column in zip(*pairs.values(), strict=True))
        lines.append(Line(f"Total, {unit}", (before, this), word))
    return counts(
        figures, "conferences", "Child protection conferences held", lines,
        says="A conference about three siblings is one meeting, and one for each child three "
        "times. Transfer-in conferences are not among them.",
    )  # fmt: skip


def over_12_months(figures: Figures) -> PrintedTable:
    """Children on a plan at the end of the year, and those on one for more than 12 months."""
    years = figures.before, figures.year
    totals = [figures.total(PLANS, year, Verdict.RECORD) for year in years]
    over = [figures.count(OVER, year, Verdict.RECORD) for year in years]
    rows = [
        (label, *map(number, found), difference(found[1], found[0]))
        for label, found in ((_ON_PLANS, totals), (_OVER, over))
    ]
    shares = (figures.share(OVER, year, Verdict.RECORD) for year in years)
    rows.append((_SHARE, *shares, figures.points(OVER, Verdict.RECORD)))
    return PrintedTable(
        "plans",
        "Children on a plan at the end of the year",
        ("", *(year.name for year in years), VARIANCE),
        tuple(rows),
        figures.said(OVER),
        (
            "unit: children",
            f"check: [{_SHARE}] = [{_OVER}] / [{_ON_PLANS}]",
            f"rounding: {figures.rounding.name.lower()}",
        ),
    )


_ON_PLANS = "Children on a plan"
_OVER = "of these for more than 12 months"
_SHARE = "share for more than 12 months"


def _sum(numbers: tuple[int | None, ...]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None
