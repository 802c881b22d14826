"""The faulty rules of systems, from a running number of working days and plain arithmetic.

Nothing here is shared with the library: the holidays come from ``holidays`` through the walking
oracle, and days are counted by walking.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from tests.oracles.walking import CLOSED, months_on

ONE_DAY = timedelta(days=1)


def working_days(anchor: date, n: int, closed: Collection[date] = CLOSED) -> date:
    """The nth day after the anchor that is Monday to Friday and not in a list of holidays."""
    day = anchor
    while n:
        day += ONE_DAY
        n -= day.weekday() < 5 and day not in closed
    return day


def rank_join(anchor: date, n: int, closed: Collection[date] = CLOSED) -> list[date]:
    """Every day whose running number of working days is the anchor's and n more (Eclipse)."""
    number, day, found = 0, anchor, list[date]()
    while number <= n:
        day += ONE_DAY
        number += day.weekday() < 5 and day not in closed
        found += [day] if number == n else []
    return found


def inclusive_offset(anchor: date, n: int) -> date:
    """An offset by n - 1 working days (the census validator)."""
    return working_days(anchor, n - 1)


def mosaic_review(start: date, reviews: list[date]) -> date:
    """The due date of the review after some: by how many rows there were before (Mosaic)."""
    if not reviews:
        return working_days(start, 20)
    return reviews[-1] + timedelta(days=91 if len(reviews) == 1 else 183)


def mosaic_conference(previous: date, *, initial: bool) -> date:
    """The due date of a review conference: by the type of the one before (Mosaic)."""
    return previous + timedelta(days=91 if initial else 183)


def rolled_first(anchor: date, n: int) -> date:
    """An offset that first moves a closed day forward."""
    day = anchor
    while day.weekday() > 4 or day in CLOSED:
        day += ONE_DAY
    return working_days(day, n)


def care_home_review(admitted: date, number: int) -> date:
    """20, 90 and then each 180 calendar days, all from admission (open source for care homes)."""
    return admitted + timedelta(days=20 if number == 1 else 90 + 180 * (number - 2))


__all__ = [
    "CLOSED", "care_home_review", "inclusive_offset", "months_on", "mosaic_conference",
    "mosaic_review", "rank_join", "rolled_first", "working_days",
]  # fmt: skip
