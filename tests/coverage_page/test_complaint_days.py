"""How far the other reading of a working day of complaints goes, as the coverage page has it."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta

import holidays
import pytest

from timescales.coverage import provisions

YEARS = range(2012, 2029)
ENGLAND = set(holidays.country_holidays("GB", subdiv="ENG", years=YEARS))
KINGDOM = ENGLAND.union(
    *(holidays.country_holidays("GB", subdiv=part, years=YEARS) for part in ("SCT", "NIR"))
)
STARTS = [date(2013, 1, 1) + timedelta(n) for n in range(15 * 365 - 60)]
REASONS = {each.id: each.reason for each in provisions() if each.id.startswith("complaint_")}


def open_days(closed: set[date]) -> list[date]:
    """The weekdays of those years that are not closed."""
    days = (date(2012, 1, 1) + timedelta(n) for n in range(17 * 365))
    return [day for day in days if day.weekday() < 5 and day not in closed]


OPEN_IN_ENGLAND, OPEN_IN_ALL = open_days(ENGLAND), open_days(KINGDOM)


def due(start: date, count: int, open_on: list[date]) -> date:
    """The nth open day after a start."""
    return open_on[bisect_right(open_on, start) + count - 1]


@pytest.mark.parametrize(
    ("row", "count", "says", "share", "furthest"),
    [
        ("complaint_panel_report", 5, "one start date in nine", 1 / 9, 3),
        ("complaint_stage1", 10, "one start date in five, by up to five days", 1 / 5, 5),
        ("complaint_response", 15, "three start dates in ten", 3 / 10, 5),
        ("complaint_stage1_extended", 20, "nearly two start dates in five", 2 / 5, 5),
        ("complaint_stage2", 25, "more than two start dates in five", 2 / 5, 5),
        ("complaint_panel", 30, "half of all start dates", 1 / 2, 5),
        ("complaint_stage2_extended", 65, "seven start dates in eight, by up to six", 7 / 8, 6),
    ],
)
def test_the_other_reading(row: str, count: int, says: str, share: float, furthest: int) -> None:
    """On how many start dates the bank holidays of the whole kingdom give a later day."""
    later = [
        (due(day, count, OPEN_IN_ALL) - due(day, count, OPEN_IN_ENGLAND)).days for day in STARTS
    ]
    assert min(later) == 0
    assert max(later) == furthest
    found = sum(days > 0 for days in later) / len(later)
    assert abs(found - share) < 0.05
    assert ("nearly" in says) == (found < share and abs(found - share) > 0.02)
    assert ("more than" in says) == (found > share and abs(found - share) > 0.02)
    assert says in REASONS[row]
