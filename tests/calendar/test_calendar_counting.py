"""``add`` and ``before`` on every date of the horizon, against two strangers.

Both are given the closures of ``holidays``, so neither shares code or data with the calendar.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import Literal

import holidays
import numpy as np
import numpy.typing as npt
import pytest

from timescales.calendar import england_and_wales
from timescales.errors import HorizonError

MOST = 60
FIRST, LAST = date(1978, 1, 1), date(2075, 12, 31)
EVERY_DAY = [FIRST + timedelta(days=i) for i in range((LAST - FIRST).days + 1)]
CLOSED = set(holidays.country_holidays("GB", subdiv="ENG", years=range(1978, 2076)))

#: One row a day, one column for each n from 1; ordinals, or 0 where there is no answer.
Answers = npt.NDArray[np.int32]


@cache
def ours(operation: str) -> Answers:
    """What the calendar answers, 0 where it refuses."""
    count = getattr(england_and_wales(), operation)

    def answer(day: date, n: int) -> int:
        try:
            ordinal: int = count(day, n).toordinal()
        except HorizonError:
            return 0
        return ordinal

    flat = (answer(day, n) for day in EVERY_DAY for n in range(1, MOST + 1))
    return np.fromiter(flat, np.int32, len(EVERY_DAY) * MOST).reshape(-1, MOST)


def walked(days: Iterable[date]) -> Answers:
    """Walk the days once, the last to be counted first, keeping the 60 nearest working days."""
    nearest: deque[int] = deque(maxlen=MOST)
    rows = []
    for day in days:
        rows.append([*nearest, *[0] * (MOST - len(nearest))])
        if day.weekday() not in (5, 6) and day not in CLOSED:
            nearest.appendleft(day.toordinal())
    return np.array(rows, np.int32)


def numpys(sign: int, roll: Literal["backward", "forward"]) -> Answers:
    """``busday_offset``, with the roll that does not count the day itself; 0 past the horizon."""
    days = np.array(EVERY_DAY, "datetime64[D]")[:, np.newaxis]
    steps = sign * np.arange(1, MOST + 1)[np.newaxis, :]
    found = np.busday_offset(
        days,
        steps,
        roll=roll,
        holidays=np.array(sorted(CLOSED), "datetime64[D]"),
    )
    ordinals = found.astype(np.int64) + date(1970, 1, 1).toordinal()
    inside = (ordinals >= FIRST.toordinal()) & (ordinals <= LAST.toordinal())
    answers: Answers = np.where(inside, ordinals, 0).astype(np.int32)
    return answers


def assert_same(found: Answers, expected: Answers) -> None:
    rows, columns = np.nonzero(found != expected)
    assert not len(rows), f"{len(rows)} differ, the first {EVERY_DAY[rows[0]]}, n={columns[0] + 1}"


class TestAdd:
    """The nth working day after a day, the day itself never counted."""

    def test_as_walked(self) -> None:
        """Every date, n from 1 to 60: as a walk along the days, refused where that finds none."""
        assert_same(ours("add"), walked(reversed(EVERY_DAY))[::-1])

    def test_as_numpy(self) -> None:
        """Every date, n from 1 to 60: as ``busday_offset``, refused where it leaves the horizon."""
        assert_same(ours("add"), numpys(+1, "backward"))


class TestBefore:
    """The nth working day before a day, the day itself never counted."""

    def test_as_walked(self) -> None:
        """Every date, n from 1 to 60: as a walk along the days, refused where that finds none."""
        assert_same(ours("before"), walked(EVERY_DAY))

    def test_as_numpy(self) -> None:
        """Every date, n from 1 to 60: as ``busday_offset``, refused where it leaves the horizon."""
        assert_same(ours("before"), numpys(-1, "forward"))


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        (date(2026, 8, 10), 20, date(2026, 9, 8)),
        (date(2026, 8, 8), 20, date(2026, 9, 7)),
        (date(2025, 4, 12), 1, date(2025, 4, 14)),
        (date(2025, 4, 12), 3, date(2025, 4, 16)),
        (date(2026, 12, 24), 1, date(2026, 12, 29)),
        (date(2022, 9, 16), 1, date(2022, 9, 20)),
    ],
)
def test_days_on_which_others_err(start: date, n: int, expected: date) -> None:
    """Dates that other calendars get wrong: 31 August, counting from a Saturday, the funeral."""
    assert england_and_wales().add(start, n) == expected
