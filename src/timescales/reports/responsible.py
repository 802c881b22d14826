"""Timeliness by reviewing officer and by team, a table of each."""

from __future__ import annotations

from collections.abc import Iterator

from timescales._dates import short_date
from timescales.reports.measured import number
from timescales.reports.tables import Cell, Line, Table
from timescales.scorecard import (
    BY,
    MEASURES,
    Measure,
    Period,
    Scorecard,
    Unit,
    Verdict,
    broken_down,
    officer_caseloads,
)
from timescales.scorecard.caseloads import LEAST, MOST
from timescales.scorecard.measures.judging import BOTH
from timescales.scorecard.responsible import is_judged, nobody

_HELD = tuple(m for m in MEASURES if is_judged(m) and m.unit is Unit.EVENT)


def measures_by_whom() -> tuple[Measure, ...]:
    """What is shown for each officer and team: the shares in time of what happened to each child.

    Meetings are left out, since one may have children of several officers.
    """
    return broken_down(_HELD, *BY)


def by_whom(card: Scorecard, year: Period) -> Iterator[Table]:
    """A table by officer and one by team, of those measures of which the year so far has any."""
    held = [m for m in _HELD if card.score(m.id, year, Verdict.POLICY).denominator]
    for who in BY if held else ():
        ids = [f"{measure.id}_by_{who}" for measure in held]
        found = {score.band for each in ids for score in card.of(each, year)} - {""}
        named = sorted(found - {nobody(who)})
        lines = [
            Line(name, tuple(_both(card, each, year, name) for each in ids))
            for name in (*named, *(found & {nobody(who)}))
        ]
        whole = Line("All", tuple(_both(card, measure.id, year) for measure in held))
        yield Table(
            f"In time, by {who}",
            f"Held or due from {short_date(year.start)}, by the {who} on record on that day: by "
            "the policy's due date, and below it by the statute's.",
            (who.capitalize(), *(measure.title for measure in held)),
            (*lines, whole),
        )


def caseloads(card: Scorecard, year: Period) -> Iterator[Table]:
    """The children of each officer beside the range that the handbook advises, if any has one."""
    found = officer_caseloads(card, year)
    if found:
        yield Table(
            "Caseload of each officer",
            f"Children looked after whose officer is on record. {LEAST} to {MOST} is what the IRO "
            "Handbook advises for a full-time officer, as which each is counted here.",
            ("Officer", "Children", f"Against {LEAST} to {MOST}"),
            tuple(
                Line(each.officer, (Cell(f"{each.children}"), Cell(each.standing)))
                for each in found
            ),
        )


def _both(card: Scorecard, measure: str, year: Period, band: str = "") -> Cell:
    """By policy and, below, by statute; nothing where there is none of either."""
    by_policy, by_statute = (card.find(measure, year, verdict, band) for verdict in BOTH)
    if by_policy is None or not by_policy.denominator:
        return Cell()
    cell, below = number(by_policy), ""
    if by_statute is not None and by_statute.denominator:
        below = f"\nby statute {number(by_statute).detail}"
    return Cell(cell.value, f"{cell.detail}{below}")
