"""The calls that ask for the next date say what a projection of the same history says."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timescales as ts

NEXT: dict[str, tuple[str, Callable[..., date]]] = {
    "lac_review": ("became_looked_after", ts.next_review_date),
    "rcpc": ("cp_plan_started", ts.next_rcpc_date),
    "secure_review": ("secure_placement_started", ts.next_secure_review_date),
}
DAYS = st.dates(date(1988, 1, 1), date(2074, 6, 1))
GAPS = st.lists(st.integers(0, 400), max_size=5)


@pytest.mark.parametrize("policy", ["statutory", "day_count", "strictest"])
@pytest.mark.parametrize("timescale", NEXT)
@given(started=DAYS, gaps=GAPS)
def test_the_next_date_is_that_of_the_open_obligation(
    timescale: str, policy: str, started: date, gaps: list[int]
) -> None:
    """Its due date, and a warning exactly where that is after the statutory limit."""
    starts_on, ask = NEXT[timescale]
    held = [started + timedelta(days=sum(gaps[: n + 1])) for n in range(len(gaps))]
    events = [ts.Event(starts_on, started), *(ts.Event(timescale, day) for day in held)]
    last = max([started, *held])
    alone = ts.policies.resolve(policy).only(timescale)
    [obligation] = ts.project(ts.Case("A", tuple(events)), as_at=last, policy=alone).next

    def answer() -> date | str:
        try:
            return ask(started, held, policy=policy)
        except ts.NoDeadlineError as error:
            return str(error)
        except ts.HorizonError:
            return "beyond the horizon"

    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        found = answer()
    if isinstance(obligation.outcome, ts.NoDeadline):
        assert found == f"{obligation.title}: {obligation.outcome}."
    else:
        assert found == (obligation.due or "beyond the horizon")
    late = [warning.category for warning in warned] == [ts.StatutoryLimitWarning]
    assert late == obligation.exceeds_statutory_limit
    assert late or not warned
