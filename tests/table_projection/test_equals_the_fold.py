"""The table is equal to ``project`` one case at a time, for every policy and status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import timescales as ts
from tests.stateful import shapes
from tests.table_projection.one_at_a_time import (
    WITHOUT_NOTES,
    columns_of,
    one_at_a_time,
    rows_of,
)
from timescales.records.caseload import HEART
from timescales.testing import histories

ONE_DAY = timedelta(days=1)
POLICIES = (*map(ts.policies.resolve, ts.policies.NAMES), shapes.POLICY)
HEARTS = tuple(ts.policies.resolve(name).only(*HEART) for name in ts.policies.NAMES)

plenty = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def plain(case: ts.Case, number: int, complete_from: date | None) -> ts.Case:
    """A case as a table can hold it, with its number for a subject."""
    events = (replace(e, details=told(e), at=None) for e in case.events)
    return replace(case, subject_id=f"S{number}", events=tuple(events), complete_from=complete_from)


def told(event: ts.Event) -> dict[str, str]:
    return {"stage": event.details["stage"]} if "stage" in event.details else {}


@st.composite
def caseloads(
    draw: st.DrawFn, policies: Sequence[ts.Policy]
) -> tuple[list[ts.Case], date, ts.Policy]:
    """Some histories of the duties of a policy, and a day on or beside an event to look from."""
    policy = draw(st.sampled_from(policies))
    drawn = draw(st.lists(histories(policy), min_size=1, max_size=4))
    complete_from = draw(st.none() | st.just(drawn[0].complete_from))
    cases = [plain(case, number, complete_from) for number, case in enumerate(drawn)]
    cases = [case for case in cases if case.events]
    days = [event.date for case in cases for event in case.events] or [date(2026, 11, 22)]
    as_at = draw(st.sampled_from(days)) + draw(st.integers(-1, 400)) * ONE_DAY
    return cases, as_at, policy


def check(cases: list[ts.Case], as_at: date, policy: ts.Policy, random: Random) -> ts.Counts:
    rows = rows_of(cases)
    order = [row["subject_id"] for row in rows]
    rows += rows[: len(rows) // 3]  # said twice
    random.shuffle(rows)
    rows.sort(key=lambda row: order.index(row["subject_id"]))
    complete_from = cases[0].complete_from if cases else None
    projected = ts.project_table(
        columns_of(rows), as_at=as_at, policy=policy, complete_from=complete_from, details=["stage"]
    )
    expected = one_at_a_time(cases, as_at, policy)
    assert projected.obligations == {name: expected[name] for name in WITHOUT_NOTES}
    return projected.counts


@given(caseloads(HEARTS), st.randoms(use_true_random=False))
@plenty
def test_the_core_families(caseload: tuple[list[ts.Case], date, ts.Policy], random: Random) -> None:
    check(*caseload, random)


@given(caseloads(POLICIES), st.randoms(use_true_random=False))
@plenty
def test_every_duty_of_every_policy(
    caseload: tuple[list[ts.Case], date, ts.Policy], random: Random
) -> None:
    check(*caseload, random)
