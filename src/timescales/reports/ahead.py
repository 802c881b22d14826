"""The look ahead of a report: what falls due week by week, what is at risk, and a year's demand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from operator import attrgetter

from timescales._dates import short_date
from timescales._text import plural
from timescales.lookahead import (
    FEWEST,
    MOST,
    OFFICERS_FOR,
    Coming,
    Month,
    Outlook,
    Risk,
    by_week,
)
from timescales.policy import Policy
from timescales.reports.tables import Cell, DueBy, Line, LookAhead, Table

WEEKS = 8
"""How many weeks are shown: a choice of the page, and not of the law."""

_NO_LEAD = "has no planning lead, so nothing is called unbooked."
_BY = ("status", "officer", "team")


def look_ahead(
    rows: Collection[Coming], as_at: date, policy: Policy | None, outlook: Outlook | None = None
) -> LookAhead:
    """What a caseload's open obligations come to, and the demand of a duty where it is asked for.

    ``policy`` is that of the projections; None where nobody was projected.
    """
    monday = as_at - timedelta(days=as_at.weekday())
    weeks = tuple(monday + timedelta(weeks=number) for number in range(WEEKS))
    counts = Counter(risk for row in rows for risk in row.risks)
    return LookAhead(
        weeks,
        tuple(DueBy(what, tuple(_groups(rows, what, weeks))) for what in _BY),
        tuple((risk, counts[risk]) for risk in Risk),
        "" if policy is None or policy.planning else f"Policy {policy.name} {_NO_LEAD}",
        None if outlook is None else _demand(outlook),
    )


def _groups(
    rows: Collection[Coming], what: str, weeks: Sequence[date]
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """For each group how many fall due before the weeks, in each, and after them."""
    for group, counts in by_week(rows, attrgetter(what)).items():
        before = sum(number for week, number in counts.items() if week < weeks[0])
        after = sum(number for week, number in counts.items() if week > weeks[-1])
        yield group, (before, *(counts[week] for week in weeks), after)


def _demand(outlook: Outlook) -> Table:
    seen = outlook.seen
    officers = outlook.duty == OFFICERS_FOR
    more = (f"Officers at {FEWEST} to {MOST} each",) if officers else ()
    return Table(
        f"The next twelve months: {outlook.title}",
        f"Since {short_date(seen.since)}, {plural(seen.began, 'period')} began and {seen.ended} "
        "ended before 18. Known is what falls due if nobody comes or goes; the band is for those "
        "who do, and eight runs in ten lie in it.",
        ("Month from", "Known", "Lowest", "Middle", "Highest", "Running at its end", *more),
        tuple(_month(month, officers=officers) for month in outlook.months()),
    )


def _month(month: Month, *, officers: bool) -> Line:
    band = month.meetings
    counts = (month.known, band.low, band.middle, band.high, month.running.middle)
    cells = [Cell(f"{count:,}") for count in counts]
    if officers:
        fewest, most = month.officers
        cells.append(Cell(f"{fewest}" if fewest == most else f"{fewest} to {most}"))
    return Line(short_date(month.start), tuple(cells))
