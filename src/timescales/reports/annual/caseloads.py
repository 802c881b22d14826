"""How many children there are, and how many for each officer, against the handbook's 50 to 70."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from timescales._text import listed
from timescales.errors import WrongValueError
from timescales.reports.annual.figures import (
    NOT_AVAILABLE,
    VARIANCE,
    Figures,
    difference,
    number,
)
from timescales.reports.annual.kinds import TOTAL
from timescales.reports.annual.table import PrintedTable
from timescales.scorecard import OfficerCaseload, Period, Verdict, officer_caseloads

LOOKED_AFTER = "looked_after_by_officer"
PLANS = "plans_by_category"
REVIEWS = "participation_by_code"
"""Breakdowns whose totals are the children looked after, those on plans, and the reviews held."""

_CHILDREN = "Children looked after at the end of the year"
_ON_PLANS = "Children on a plan at the end of the year"
_HELD = "Looked-after reviews held"
_POSTS = "Reviewing officers, full-time equivalents"
_EACH = (
    ("Children looked after for each officer", (_CHILDREN,)),
    ("Children on a plan for each officer", (_ON_PLANS,)),
    ("Both for each officer", (_CHILDREN, _ON_PLANS)),
)
_STANDINGS = {"below": "Below 50", "within": "50 to 70", "above": "Above 70"}
_NOBODY = "No officer on record"


@dataclass(frozen=True, slots=True)
class Posts:
    """Reviewing officers in full-time equivalents.

    ``by_year`` has them by the name of a year, as ``2025-26``. Of a year that it does not have the
    officers on record at its end are counted, each one in full but for those in ``full_time``.
    Raises ``WrongValueError`` for a number that is not above nought.
    """

    by_year: Mapping[str, Fraction] = field(default_factory=dict)
    full_time: Mapping[str, Fraction] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for year, posts in self.by_year.items():
            if posts <= 0:
                raise WrongValueError(f"{year} cannot have had {posts} posts.")

    def said(self, years: Iterable[Period]) -> str:
        """Of which years the officers on record are counted, as a sentence; else nothing."""
        others = [year.name for year in years if year.name not in self.by_year]
        return f" Of {listed(others)} the officers on record are counted." if others else ""

    def of(self, figures: Figures, year: Period) -> Fraction | None:
        """Those of a year; None where none is on record."""
        if year.name in self.by_year:
            return self.by_year[year.name]
        if figures.total(LOOKED_AFTER, year, Verdict.RECORD) is None:
            return None
        return sum((each.full_time for each in self.caseloads(figures, year)), Fraction()) or None

    def caseloads(self, figures: Figures, year: Period) -> tuple[OfficerCaseload, ...]:
        """The caseload of each officer on record at the end of a year."""
        return officer_caseloads(figures.card, year, self.full_time)


def caseload(figures: Figures, posts: Posts) -> PrintedTable:
    """Children, reviews and officers over three years, and children for each officer."""
    years = figures.years
    counted = {
        _CHILDREN: [figures.total(LOOKED_AFTER, year, Verdict.RECORD) for year in years],
        _ON_PLANS: [figures.total(PLANS, year, Verdict.RECORD) for year in years],
        _HELD: [figures.total(REVIEWS, year, Verdict.RECORD) for year in years],
    }
    full_time = [_rounded(figures, posts.of(figures, year), 2) for year in years]
    rows = [
        (label, *map(number, found), difference(found[2], found[1]))
        for label, found in counted.items()
    ]
    rows.append((_POSTS, *_decimals(full_time, ".12g")))
    comments = [f"check: [{VARIANCE}] = [{figures.year.name}] - [{figures.before.name}]"]
    comments += [f"unit: [{label}] = children" for label in (_CHILDREN, _ON_PLANS)]
    comments += [f"unit: [{_HELD}] = events", f"rounding: {figures.rounding.name.lower()}"]
    for label, parts in _EACH:
        each = [
            None
            if children is None or officers is None
            else _rounded(figures, children / officers, 1)
            for children, officers in zip(_added(counted, parts), full_time, strict=True)
        ]
        rows.append((label, *_decimals(each, ".1f")))
        over = " + ".join(f"[{part}]" for part in parts)
        comments.append(f"check: [{label}] = ({over}) / [{_POSTS}]")
    return PrintedTable(
        "caseload",
        "Caseload of the reviewing officers",
        ("", *(year.name for year in years), VARIANCE),
        tuple(rows),
        "The handbook, as the reports quote it, advises 50 to 70 children looked after for a "
        "full-time officer. A child who is looked after and on a plan is in both numbers."
        f"{posts.said(years)}",
        tuple(comments),
    )


def officers(figures: Figures, posts: Posts) -> PrintedTable:
    """How many officers have fewer children looked after than 50, more than 70, or as advised.

    Officers are not named, for a report is public.
    """
    total = figures.total(LOOKED_AFTER, figures.year, Verdict.RECORD)
    caseloads = () if total is None else posts.caseloads(figures, figures.year)
    rows: list[tuple[str, ...]] = []
    for standing, label in _STANDINGS.items():
        theirs = [each.children for each in caseloads if each.standing == standing]
        rows.append((label, *_texts(total, len(theirs), sum(theirs))))
    theirs = [each.children for each in caseloads]
    rows.append((_NOBODY, *_texts(total, 0, (total or 0) - sum(theirs))))
    rows.append((TOTAL, *_texts(total, len(theirs), total)))
    return PrintedTable(
        "officers",
        f"Officers by their children looked after, {figures.year.name}",
        ("For one full-time officer", "Officers", "Children looked after"),
        tuple(rows),
        "As at the end of the year, by the officer last on record.",
        ("unit: [Children looked after] = children", "unit: [Officers] = officers"),
    )


def _texts(total: int | None, officers: int, children: int | None) -> tuple[str, str]:
    """Two numbers, which are not available where the total is not."""
    known = total is not None
    return number(officers if known else None), number(children if known else None)


def _added(
    counted: Mapping[str, list[int | None]], parts: tuple[str, ...]
) -> Iterator[Fraction | None]:
    for numbers in zip(*(counted[part] for part in parts), strict=True):
        known = [number for number in numbers if number is not None]
        yield Fraction(sum(known)) if len(known) == len(numbers) else None


def _rounded(figures: Figures, value: Fraction | None, places: int) -> Fraction | None:
    if value is None:
        return None
    return Fraction(figures.rounding.whole(value * 10**places), 10**places)


def _decimals(values: Sequence[Fraction | None], form: str) -> Iterator[str]:
    """Numbers that were rounded, and the last less the one before."""
    for value in values:
        yield NOT_AVAILABLE if value is None else f"{float(value):{form}}"
    if values[-1] is None or values[-2] is None:
        yield NOT_AVAILABLE
    else:
        moved = values[-1] - values[-2]
        yield f"{float(moved):+{form}}" if moved else "0"
