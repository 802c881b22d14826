"""A rolling quota of hours against a walk, a quarter of an hour at a time.

Nothing here is shared with the library: time is a number of quarters since a Monday in 2026, the
clocks of London change by the rule of the Summer Time Act (last Sundays of March and October, at
01:00 GMT), and whatever was used is looked up quarter by quarter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

import timescales as ts

MONDAY = datetime(2026, 1, 5, tzinfo=UTC)
QUARTER = timedelta(minutes=15)
HOUR, DAY = 4, 96
SPRING = int((datetime(2026, 3, 29, 1, tzinfo=UTC) - MONDAY) / QUARTER)
AUTUMN = int((datetime(2026, 10, 25, 1, tzinfo=UTC) - MONDAY) / QUARTER)

Span = tuple[int, int]


def london_day(quarter: int) -> int:
    """The number of the day in London that a quarter of an hour belongs to."""
    return (quarter + (HOUR if SPRING <= quarter < AUTUMN else 0)) // DAY


@dataclass
class Walk:
    """A stay that goes on until one more quarter would be too much in some period."""

    n: int
    within_days: int
    used: tuple[Span, ...]

    def end(self, start: int) -> int:
        """The first quarter that may not be used, however the consecutive days are read."""
        taken = {q for span in self.used for q in range(*span) if q < start}
        quarter = start
        while not self._too_much(taken | {quarter}, quarter):
            taken.add(quarter)
            quarter += 1
        return quarter

    def _too_much(self, taken: set[int], last: int) -> bool:
        by_hours = sum(last - q < self.within_days * DAY for q in taken)
        today = london_day(last)
        by_days = sum(today - london_day(q) < self.within_days for q in taken)
        return max(by_hours, by_days) > self.n * HOUR


@st.composite
def walks(draw: st.DrawFn) -> tuple[Walk, int]:
    """Quotas of a few days, stays before, and a start; often about a change of the clocks."""
    within_days = draw(st.integers(1, 6))
    n = draw(st.integers(1, min(24 * within_days - 1, 40)))
    middle = draw(st.sampled_from([SPRING, AUTUMN, SPRING + 60 * DAY]))
    near = st.integers(-7 * DAY, 2 * DAY) | st.integers(-7 * 24, 2 * 24).map(lambda h: h * HOUR)
    marks = sorted(middle + by for by in draw(st.sets(near, max_size=10)))
    used = tuple(zip(marks[::2], marks[1::2], strict=False))
    if draw(st.booleans()):
        used = tuple(_thinned(used, n * HOUR))
    after = draw(st.integers(-DAY, 4 * DAY))
    return Walk(n, within_days, used), max([middle, *(end for _, end in used)]) + after


def _thinned(used: tuple[Span, ...], quota: int) -> Iterator[Span]:
    """The stays, each cut so that some of the quota may be left."""
    for start, end in used:
        yield start, min(end, start + max(1, quota // 3))


def moment(quarter: int) -> datetime:
    return MONDAY + quarter * QUARTER


class TestWalk:
    """The latest moment until which no period has held too much."""

    @given(walks())
    @settings(max_examples=300, deadline=None)
    @example((Walk(7, 2, ((AUTUMN - 6 * HOUR, AUTUMN),)), AUTUMN + 41 * HOUR))
    def test_agrees(self, walk_and_start: tuple[Walk, int]) -> None:
        """To the quarter, over changes of the clocks, with stays that leave meanwhile."""
        walk, start = walk_and_start
        quota = ts.rolling_hours(
            walk.n,
            within_days=walk.within_days,
            used=[ts.Stay(moment(begins), moment(ends)) for begins, ends in walk.used],
        )
        assert quota.ends_at(moment(start)) == moment(walk.end(start))
