"""From a projected caseload, one subject at a time, to the annual report of a year."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from timescales._dates import short_date
from timescales._text import plural
from timescales.case import Case
from timescales.errors import WrongValueError
from timescales.projection import Projection
from timescales.records import SubjectRecords
from timescales.reports.annual import beside, carers, challenge, children, protection
from timescales.reports.annual.caseloads import Posts
from timescales.reports.annual.figures import Figures
from timescales.reports.annual.table import AnnualReport, NotGiven
from timescales.scorecard import (
    REASONS,
    Benchmarks,
    Measure,
    Period,
    PeriodKind,
    Rounding,
    Vocabulary,
    chosen,
    late_by_reason,
    scorecard,
)

NOT_GIVEN = (
    NotGiven(
        "Questionnaires completed by parents, and what they say",
        "They are counts of another system's forms, which are no events of a timescale.",
    ),
    NotGiven(
        "Posts, vacancies, training and priorities",
        "They are no events of a child; posts can be given by year.",
    ),
)
"""What the two reports print and no records of a timescale hold."""


def annual_measures(vocabulary: Vocabulary = REASONS) -> tuple[Measure, ...]:
    """The measures that an annual report prints, late ones in the words of a vocabulary."""
    names = (*children.MEASURES, *protection.MEASURES, *challenge.MEASURES, *carers.MEASURES)
    return (
        *chosen(dict.fromkeys(names)),
        *late_by_reason(vocabulary),
    )


def annual_report(
    subjects: Iterable[tuple[SubjectRecords | Case, Projection]],
    *,
    year: Period,
    title: str = "Annual report",
    posts: Posts | None = None,
    holds: Collection[str] | None = None,
    vocabulary: Vocabulary = REASONS,
    rounding: Rounding = Rounding.HALF_UP,
    places: int = 1,
    published: Benchmarks | None = None,
) -> AnnualReport:
    """The annual report on a caseload, whose subjects are taken one at a time.

    ``subjects`` and ``holds`` are as ``timescales.scorecard.scorecard`` takes them. ``year`` is a
    census year; it is set beside the year before, and its indicators beside the two before.
    ``posts`` are the reviewing officers in full-time equivalents; those on record if left out.
    Percentages are rounded by ``rounding`` to so many ``places``. ``published`` are figures to set
    beside the year's own, as ``timescales.scorecard.read_benchmarks`` reads them.

    Raises as ``scorecard`` does, and ``WrongValueError`` for a period that is no census year.

    >>> import timescales as ts
    >>> case = ts.Case("A", (
    ...     ts.Event("became_looked_after", ts.date(2025, 4, 1)),
    ...     ts.Event("lac_review", ts.date(2025, 4, 24)),
    ... ))
    >>> projection = ts.project(case, as_at=ts.date(2026, 3, 31))
    >>> report = annual_report([(case, projection)], year=Period.year(2025))
    >>> report.table("indicators").rows[0][3]
    '100.0% (1 of 1)'
    """
    if year.kind is not PeriodKind.YEAR:
        raise WrongValueError(f"An annual report is of a census year, not of {year}.")
    years = (year.previous.previous, year.previous, year)
    card = scorecard(
        subjects,
        periods=(*years, *children.quarters(year)),
        measures=annual_measures(vocabulary),
        holds=holds,
        listed=False,
    )
    figures = Figures(card, year, rounding, places)
    return AnnualReport(
        title,
        year,
        card.as_at or year.end,
        _facts(figures),
        (
            children.section(figures, vocabulary, posts or Posts()),
            protection.section(figures, vocabulary),
            challenge.section(figures),
            carers.section(figures),
            *([] if published is None else [beside.section(figures, published)]),
        ),
        NOT_GIVEN,
    )


def _facts(figures: Figures) -> tuple[tuple[str, str], ...]:
    card, year = figures.card, figures.year
    return (
        ("Year", f"{short_date(year.start)} to {short_date(year.end)}"),
        ("As at", short_date(card.as_at or year.end)),
        ("Policy", "none" if card.policy is None else card.policy.name),
        ("Subjects", f"{card.subjects:,}"),
        ("Percentages", f"{figures.rounding.value}, {plural(figures.places, 'decimal place')}"),
    )
