"""The tiles and charts of a report, from the scores of a scorecard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from timescales._dates import month_name, short_date
from timescales._text import listed, plural
from timescales.projection import Status
from timescales.reports.data import Chart, ChartKind, Child, Owed, Series, Tile
from timescales.rules.counting import months_after
from timescales.scorecard import (
    Measure,
    Period,
    PeriodKind,
    Rounding,
    Score,
    Scorecard,
    Verdict,
    chosen,
    reason_table,
)
from timescales.timeline import KIND_OF

COMING = timedelta(days=28)
"""How far ahead the tile of what is coming due looks: a choice of the page, and not of the law."""

_SHARES = ("reviews_in_time", "icpcs_in_time", "rcpcs_in_time", "secure_reviews_in_time")
_REASONS = ("late_reviews_by_reason", "late_icpcs_by_reason", "late_rcpcs_by_reason")
_IN_TIME, _LATE = KIND_OF[Status.MET_IN_TIME], KIND_OF[Status.MET_LATE]


def trend_measures() -> tuple[Measure, ...]:
    """The measures that charts show."""
    return chosen((*_SHARES, *_REASONS))


def trend_periods(as_at: date) -> tuple[Period, ...]:
    """The periods that charts show: thirteen months, and these together."""
    months = _months(as_at)
    return (*months, _together(months, as_at))


def tiles(card: Scorecard, children: Sequence[Child], as_at: date, year: Period) -> Iterator[Tile]:
    """The numbers of the summary: what is open now, and the shares of the census year."""
    yield Tile("Subjects", f"{len(children)}", f"as at {short_date(as_at)}")
    overdue = [owed for child in children for owed in child.owed if _is_overdue(owed)]
    affected = sum(any(map(_is_overdue, child.owed)) for child in children)
    yield Tile("Overdue", f"{len(overdue)}", f"of {plural(affected, 'subject')}")
    soon = [o for child in children for o in child.owed if _is_coming(o, as_at + COMING)]
    unbooked = sum(owed.booked is None for owed in soon)
    yield Tile(f"Due in {COMING.days} days", f"{len(soon)}", f"{unbooked} with no day booked")
    for name in _SHARES:
        by_policy, by_statute = (
            card.score(name, year, verdict) for verdict in (Verdict.POLICY, Verdict.STATUTE)
        )
        yield _share(by_policy, by_statute)


def charts(card: Scorecard, as_at: date) -> Iterator[Chart]:
    """A trend for each share of which anything was held, and the reasons of what was late."""
    months = _months(as_at)
    for name in _SHARES:
        scores = [card.score(name, month, Verdict.POLICY) for month in months]
        if any(score.denominator for score in scores):
            yield _trend(scores)
    for name in _REASONS:
        table = reason_table(card, name)
        column = table.periods.index(_together(months, as_at))
        counted = [(row.title, row.counts[column] or 0) for row in table.rows]
        late = sorted((each for each in counted if each[1]), key=lambda each: -each[1])
        if late:
            yield Chart(
                table.measure.title,
                f"By the policy's due date, held from {short_date(months[0].start)}.",
                ChartKind.BARS,
                "reason",
                tuple(title for title, _ in late),
                (Series("late", tuple(number for _, number in late), _LATE),),
            )


def _share(by_policy: Score, by_statute: Score) -> Tile:
    label = by_policy.measure.title
    if by_policy.numerator is None:
        return Tile(label, "not available", "the records do not say")
    since = f"held from {short_date(by_policy.period.start)}"
    if not by_policy.denominator:
        return Tile(label, "none", since)
    counted = f"{by_policy.numerator} of {by_policy.denominator} {since}"
    statute = f"by statute {by_statute.numerator} of {by_statute.denominator}"
    value = f"{by_policy.percent(Rounding.HALF_UP, 1)} %"
    return Tile(label, value, f"{counted}; {statute}")


def _trend(scores: Sequence[Score]) -> Chart:
    names = [_name(score.period) for score in scores]
    partial = [name for name, score in zip(names, scores, strict=True) if score.partial]
    note = f" Not whole on record: {listed(partial)}." if partial else ""
    good = tuple(score.numerator or 0 for score in scores)
    bad = tuple((s.denominator or 0) - (s.numerator or 0) for s in scores)
    return Chart(
        f"{scores[0].measure.title}, by month",
        f"By the policy's due date and the day held.{note}",
        ChartKind.TREND,
        "month",
        tuple(names),
        (Series("in time", good, _IN_TIME), Series("late", bad, _LATE)),
    )


def _is_overdue(owed: Owed) -> bool:
    return owed.status is Status.OVERDUE


def _is_coming(owed: Owed, until: date) -> bool:
    return owed.status is Status.UPCOMING and owed.due is not None and owed.due <= until


def _months(as_at: date) -> tuple[Period, ...]:
    """The month of a day and the twelve before it."""
    first = months_after(as_at.replace(day=1), -12)
    return tuple(Period.running(PeriodKind.MONTH, first, as_at))


def _together(months: Sequence[Period], as_at: date) -> Period:
    return Period.between(months[0].start, as_at)


def _name(month: Period) -> str:
    return f"{month_name(month.start.month)[:3]} {month.start.year}"
