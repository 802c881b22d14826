"""Children looked after: caseloads, indicators, reviews, why some were late, and their records."""

from __future__ import annotations

from timescales._dates import month_name
from timescales.reports.annual.caseloads import LOOKED_AFTER, REVIEWS, Posts, caseload, officers
from timescales.reports.annual.charts import bars, in_and_out
from timescales.reports.annual.figures import Figures, number
from timescales.reports.annual.indicators import indicators
from timescales.reports.annual.kinds import (
    TOTAL,
    Breakdown,
    Line,
    avoidable,
    counts,
    in_words,
    reasons_named,
)
from timescales.reports.annual.table import PrintedTable, Section
from timescales.scorecard import Period, PeriodKind, Verdict, Vocabulary

INDICATORS = (
    "reviews_in_time",
    "reviews_booked_in_time",
    "children_reviewed_in_time",
    "participation_in_last_review",
    "care_plans_up_to_date",
    "peps_up_to_date",
    "health_up_to_date",
    "section_20",
    "pre_review_visits",
    "reviews_after_a_visit",
    "permanence_by_second_review",
    "pathway_plans_up_to_date",
)
VIEWS = "views_by_tool"
MEASURES = (
    LOOKED_AFTER, REVIEWS, *INDICATORS, VIEWS, "reviews_due", "secure_reviews_in_time",
    "secure_children", "minutes_in_time", "minutes_backlog",
)  # fmt: skip
_LATE = "late_reviews_by_reason"


def section(figures: Figures, vocabulary: Vocabulary, posts: Posts) -> Section:
    """The tables and charts of the children looked after."""
    named = reasons_named(vocabulary)
    late = Breakdown(
        "late_reviews", _LATE, "Looked-after reviews out of timescale, by reason", "Reason",
        named=named,
        says=f"{avoidable(figures, _LATE, vocabulary)} A review that is late by the statute alone "
        "has no reason on record, for by the policy it was in time.",
    )  # fmt: skip
    views = Breakdown("views", VIEWS, "Children's views recorded, by tool", "Tool")
    due = Breakdown("reviews_due", "reviews_due", "Looked-after reviews that fell due", "Standing")
    minutes = Breakdown(
        "minutes",
        "minutes_in_time",
        "Records of reviews due to be sent out",
        "Standing",
        named=lambda band: in_words("not sent out" if band == "not held" else band),
    )
    title = "Key performance indicators of children looked after"
    return Section(
        "Children looked after",
        (
            caseload(figures, posts),
            officers(figures, posts),
            *indicators(figures, "indicators", title, INDICATORS),
            views.table(figures),
            due.table(figures),
            late_by_quarter(figures, vocabulary),
            late.table(figures),
            secure(figures),
            minutes.table(figures),
            backlog(figures),
        ),
        (
            ("reviews", in_and_out(figures, "reviews_in_time", quarters(figures.year))),
            ("late-reviews", bars(figures, _LATE, Verdict.POLICY, named)),
        ),
    )


def quarters(year: Period) -> tuple[Period, ...]:
    """The quarters of a year."""
    return tuple(Period.running(PeriodKind.QUARTER, year.start, year.end))


def late_by_quarter(figures: Figures, vocabulary: Vocabulary) -> PrintedTable:
    """Late reviews by reason in each quarter of the year, by the policy's due date."""
    named, verdict = reasons_named(vocabulary), Verdict.POLICY
    periods = (*quarters(figures.year), figures.year)
    bands = figures.bands(_LATE, verdict, periods)
    rows = [
        (named(band), *(number(figures.count(_LATE, p, verdict, band)) for p in periods))
        for band in bands
    ]
    totals = (number(figures.total(_LATE, period, verdict)) for period in periods)
    return PrintedTable(
        "late_reviews_by_quarter",
        "Looked-after reviews out of timescale, by quarter and reason",
        ("Reason", *map(_quarter_name, periods[:-1]), TOTAL),
        (*rows, (TOTAL, *totals)),
        f"{figures.said(_LATE)} By the policy's due date.",
        ("unit: events",),
    )


def secure(figures: Figures) -> PrintedTable:
    """Reviews in secure accommodation: children, reviews, and those in time."""
    name = "secure_reviews_in_time"
    by_policy, by_statute = (
        figures.pair(figures.count, name, verdict) for verdict in (Verdict.POLICY, Verdict.STATUTE)
    )
    children = figures.pair(figures.count, "secure_children", Verdict.RECORD)
    return counts(
        figures, "secure_reviews", "Secure accommodation: children and reviews",
        (
            Line("Children placed in the year", children, "children"),
            Line("Reviews held", figures.pair(figures.held, name, Verdict.POLICY), "events"),
            Line("of these in time, by policy", by_policy, "events"),
            Line("of these in time, by statute", by_statute, "events"),
        ),
    )  # fmt: skip


def backlog(figures: Figures) -> PrintedTable:
    """Records of reviews that are overdue and not sent out."""
    name = "minutes_backlog"
    return counts(
        figures, name, "Records of reviews overdue and not sent out, at the end of the year",
        (
            Line("By policy", figures.pair(figures.count, name, Verdict.POLICY), "events"),
            Line("By statute", figures.pair(figures.count, name, Verdict.STATUTE), "events"),
        ),
        says=figures.said(name),
    )  # fmt: skip


def _quarter_name(quarter: Period) -> str:
    """``Q3 (Oct to Dec 2025)``."""
    first, last = (month_name(day.month)[:3] for day in (quarter.start, quarter.end))
    return f"{quarter.name.rpartition(' ')[2]} ({first} to {last} {quarter.end.year})"
