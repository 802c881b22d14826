"""The table is equal to ``project`` one case at a time, for every policy, day and status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import timescales as ts
from tests.stateful import shapes
from tests.table_projection.one_at_a_time import columns_of, one_at_a_time, rows_of, rows_out
from timescales.records.caseload import HEART
from timescales.table_projection.shapes import planned
from timescales.testing import histories

ONE_DAY = timedelta(days=1)
NAMED = tuple(map(ts.policies.resolve, ts.policies.NAMES))
POLICIES = (*NAMED, shapes.POLICY)
HEARTS = tuple(policy.only(*HEART) for policy in NAMED)


def duty(name: str, series: ts.Series, **shape: object) -> ts.Timescale:
    given = {"subject": "child", "started_by": "s", "met_by": "m", **shape}
    return ts.Timescale(name, name, series=series, **given)  # type: ignore[arg-type] # a test's own


ONCE = ts.Series(first=ts.days(5))
FOR_EVER = ts.Series(first=ts.working_days(5), second=ts.days(3), subsequent=ts.months(1))
SHAPES = ts.Policy(
    "shapes",
    (
        duty("met_once", ONCE, ended_by=("e", "f")),
        duty("for_ever", FOR_EVER, ended_by=("e", "f")),
        duty("anchored_once", ONCE, ended_by=("e", "f"), anchored_on=("x",)),
        duty(
            "anchored_for_ever",
            FOR_EVER,
            subject="carer",
            started_by=("s", "t"),
            met_by=("m", "n"),
            ended_by=("e", "f"),
            anchored_on=("x", "s"),
        ),
        duty("side_by_side", ONCE, ended_by=("e", "f"), concurrent=True),
        duty("by_ref_only", ONCE, ended_by="e", concurrent=True, reopens_by_ref_only=True),
        duty("never_ends", ts.Series(first=ts.days(5), subsequent=ts.no_deadline("none"))),
        duty("not_supplied", ts.Series(first=ts.not_supplied("it", "by a test")), ended_by="e"),
    ),
)
COMMON = [
    policy.only(each.duty.id)
    for policy in (*NAMED, SHAPES)
    for each in planned(policy, not_recorded=frozenset())
    if each.in_columns
]

plenty = settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])


def told(event: ts.Event) -> dict[str, str]:
    return {"stage": event.details["stage"]} if "stage" in event.details else {}


def as_a_table_holds_it(case: ts.Case, number: int, complete_from: date | None) -> ts.Case:
    """Without moments, with the details that are read, complete as the whole table is."""
    events = tuple(replace(e, details=told(e), at=None) for e in case.events)
    return replace(case, subject_id=f"S{number}", events=events, complete_from=complete_from)


@st.composite
def caseloads(
    draw: st.DrawFn, policies: Sequence[ts.Policy]
) -> tuple[list[ts.Case], date, ts.Policy]:
    """Histories as they happen, and a day on or beside one of their events to look from."""
    policy = draw(st.sampled_from(policies))
    drawn = draw(st.lists(histories(policy), min_size=1, max_size=4))
    complete_from = draw(st.none() | st.just(drawn[0].complete_from))
    cases = [as_a_table_holds_it(case, number, complete_from) for number, case in enumerate(drawn)]
    days = [event.date for case in cases for event in case.events] or [date(2026, 11, 22)]
    as_at = draw(st.sampled_from(days)) + draw(st.integers(-1, 400)) * ONE_DAY
    return cases, as_at, policy


@st.composite
def crowded_days(draw: st.DrawFn) -> tuple[list[ts.Case], date, ts.Policy]:
    """Histories of one common duty in a few days, where everything happens at once."""
    policy = draw(st.sampled_from(COMMON))
    kinds = sorted(policy.event_kinds | _national_kinds(policy))
    base = draw(st.sampled_from([date(2026, 11, 2), date(2011, 3, 1), date(2075, 12, 20)]))
    span = draw(st.sampled_from([1, 2, 4, 40]))
    days = st.builds(lambda by: base + by * ONE_DAY, st.integers(0, span))
    refs = st.sampled_from([None] * 15 + ["A"])
    events = st.lists(st.builds(ts.Event, st.sampled_from(kinds), days, refs), max_size=9)
    births = days.map(lambda day: day.replace(year=day.year - 18, day=min(day.day, 28)))
    complete_from = draw(st.none() | days)
    cases = [
        ts.Case(f"S{number}", tuple(each), draw(st.none() | births), complete_from)
        for number, each in enumerate(draw(st.lists(events.filter(bool), min_size=1, max_size=6)))
    ]
    as_at = base + draw(st.integers(-1, 2 * span)) * ONE_DAY
    return cases, as_at, policy


def _national_kinds(policy: ts.Policy) -> frozenset[str]:
    [only] = policy.timescales
    national = ts.policies.statutory().find(only.id)
    return frozenset() if national is None else national.event_kinds


def check(cases: list[ts.Case], as_at: date, policy: ts.Policy, random: Random) -> ts.Counts:
    """Compare, with rows shuffled within each history, and some of them said twice."""
    rows = rows_of(cases)
    rows += rows[: len(rows) // 3]
    order = {row["subject_id"]: place for place, row in reversed(list(enumerate(rows)))}
    random.shuffle(rows)
    rows.sort(key=lambda row: order[row["subject_id"]])
    projected = ts.project_table(
        columns_of(rows),
        as_at=as_at,
        policy=policy,
        complete_from=cases[0].complete_from if cases else None,
        details=["stage"],
    )
    assert rows_out(projected) == one_at_a_time(cases, as_at, policy)
    return projected.counts


@given(caseloads(HEARTS), st.randoms(use_true_random=False))
@plenty
def test_the_core_families_as_they_happen(
    caseload: tuple[list[ts.Case], date, ts.Policy], random: Random
) -> None:
    check(*caseload, random)


@given(caseloads(POLICIES), st.randoms(use_true_random=False))
@plenty
def test_every_duty_of_every_policy_as_it_happens(
    caseload: tuple[list[ts.Case], date, ts.Policy], random: Random
) -> None:
    check(*caseload, random)


@given(crowded_days(), st.randoms(use_true_random=False))
@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
def test_common_duties_on_crowded_days(
    caseload: tuple[list[ts.Case], date, ts.Policy], random: Random
) -> None:
    """Starts, meetings and ends of one day, in an order that the fold knows."""
    check(*caseload, random)


@given(caseloads(HEARTS))
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_with_notes_every_word_is_the_fold_s(
    caseload: tuple[list[ts.Case], date, ts.Policy],
) -> None:
    cases, as_at, policy = caseload
    projected = ts.project_table(
        columns_of(rows_of(cases)),
        as_at=as_at,
        policy=policy,
        complete_from=cases[0].complete_from if cases else None,
        notes=True,
    )
    *rows, notes = projected.obligations.values()
    assert list(zip(*rows, strict=True)) == one_at_a_time(cases, as_at, policy)
    told = [o.note for case in cases for o in ts.project(case, as_at=as_at, policy=policy)]
    assert notes == told
    assert projected.counts.obligations_folded == len(told)


@given(crowded_days(), st.data())
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_what_the_source_never_holds(
    caseload: tuple[list[ts.Case], date, ts.Policy], data: st.DataObject
) -> None:
    """Where it does not hold what would meet a duty, what is unmet is not known."""
    cases, as_at, policy = caseload
    kinds = st.sampled_from(sorted(policy.event_kinds))
    never = data.draw(st.frozensets(kinds) | st.just(frozenset(policy.timescales[0].meets)))
    projected = ts.project_table(
        columns_of(rows_of(cases)),
        as_at=as_at,
        policy=policy,
        complete_from=cases[0].complete_from,
        not_recorded=never,
    )
    expected = [replace(case, not_recorded=never) for case in cases]
    assert rows_out(projected) == one_at_a_time(expected, as_at, policy)


MON = date(2026, 11, 2)
A_CALENDAR = ts.WorkingCalendar(
    "November",
    first=date(2026, 11, 1),
    published_to=date(2026, 11, 20),
    projected_to=date(2026, 11, 30),
)


def history(*events: tuple[str, date], born: date | None = None) -> ts.Case:
    return ts.Case("A", tuple(ts.Event(kind, day) for kind, day in events), born)


@pytest.mark.parametrize(
    ("status", "as_at", "case"),
    [
        ("met_in_time", MON, history(("s", MON - 5 * ONE_DAY), ("m", MON))),
        ("met_late", MON, history(("s", MON - 6 * ONE_DAY), ("m", MON))),
        ("upcoming", MON, history(("s", MON - 5 * ONE_DAY))),
        ("overdue", MON, history(("s", MON - 6 * ONE_DAY))),
        ("lapsed", MON, history(("s", MON - 5 * ONE_DAY), ("e", MON))),
        ("missed", MON, history(("s", MON - 6 * ONE_DAY), ("e", MON))),
        ("lapsed", MON, history(("s", MON - 2 * ONE_DAY), born=date(2008, 11, 1))),
    ],
)
def test_each_status_comes_from_the_columns(status: str, as_at: date, case: ts.Case) -> None:
    policy = SHAPES.only("met_once")
    projected = ts.project_table(columns_of(rows_of([case])), as_at=as_at, policy=policy)
    assert projected.obligations["status"] == [status]
    assert projected.counts.handed_to_the_fold == 0
    assert rows_out(projected) == one_at_a_time([case], as_at, policy)


@pytest.mark.parametrize(
    ("name", "status"), [("never_ends", "no_deadline"), ("not_supplied", "not_known")]
)
def test_what_has_no_date_has_none(name: str, status: str) -> None:
    case = (
        history(("s", MON), ("m", MON + ONE_DAY)) if name == "never_ends" else history(("s", MON))
    )
    policy = SHAPES.only(name)
    projected = ts.project_table(columns_of(rows_of([case])), as_at=date(2027, 1, 4), policy=policy)
    assert projected.obligations["status"][-1] == status
    assert projected.obligations["due_date"][-1] is None
    assert projected.counts.handed_to_the_fold == 0
    assert rows_out(projected) == one_at_a_time([case], date(2027, 1, 4), policy)


@example(offset=27)
@given(st.integers(-3, 40))
def test_a_calendar_that_ends_soon(offset: int) -> None:
    """Beyond its horizon no day is known, and what leans on days not published is provisional."""
    case = history(("s", date(2026, 11, 1) + offset * ONE_DAY))
    as_at = date(2027, 1, 4)
    projected = ts.project_table(
        columns_of(rows_of([case])), as_at=as_at, policy=SHAPES, calendar=A_CALENDAR
    )
    assert rows_out(projected) == one_at_a_time([case], as_at, SHAPES, A_CALENDAR)


def test_a_local_clock_has_the_limit_of_the_national_one() -> None:
    """Sunderland counts secure reviews from the order, the statute from the placement."""
    case = history(
        ("secure_placement_started", MON),
        ("secure_order_made", MON + 3 * ONE_DAY),
        ("secure_review", MON + 20 * ONE_DAY),
    )
    policy = ts.policies.sunderland().only("secure_review")
    as_at = date(2027, 1, 4)
    projected = ts.project_table(columns_of(rows_of([case])), as_at=as_at, policy=policy)
    assert projected.obligations["statutory_limit"] == [date(2026, 12, 2), date(2027, 2, 22)]
    assert projected.counts.handed_to_the_fold == 0
    alone = history(("secure_order_made", MON))
    projected = ts.project_table(columns_of(rows_of([alone])), as_at=as_at, policy=policy)
    assert projected.obligations["statutory_limit"] == [None]


@pytest.mark.parametrize("name", ["anchored_once", "anchored_for_ever"])
def test_of_the_ends_that_are_said_of_one_start_the_first_counts(name: str) -> None:
    """What is held between it and the second is what the next start is counted from."""
    days = [("s", 0), ("e", 2), ("x", 3), ("f", 4), ("s" if name == "anchored_once" else "t", 6)]
    case = history(*[(kind, MON + by * ONE_DAY) for kind, by in days])
    policy = SHAPES.only(name)
    projected = ts.project_table(columns_of(rows_of([case])), as_at=MON, policy=policy)
    later = ts.project_table(columns_of(rows_of([case])), as_at=date(2027, 1, 4), policy=policy)
    assert projected.obligations["anchor_date"] == [MON]
    assert later.obligations["anchor_date"][-1] == MON + 3 * ONE_DAY
    assert later.counts.handed_to_the_fold == 0
    assert rows_out(later) == one_at_a_time([case], date(2027, 1, 4), policy)


def test_of_two_meetings_on_a_day_of_end_and_start_each_meets_one() -> None:
    days = [("s", 0, None), ("m", 2, "1"), ("m", 2, "2"), ("e", 2, None), ("s", 2, "3")]
    events = tuple(ts.Event(kind, MON + by * ONE_DAY, ref) for kind, by, ref in days)
    case = ts.Case("A", events)
    policy = SHAPES.only("for_ever")
    projected = ts.project_table(
        columns_of(rows_of([case])), as_at=MON + ONE_DAY * 9, policy=policy
    )
    met_on = MON + 2 * ONE_DAY
    assert projected.obligations["met_date"] == [met_on, met_on, None]
    assert rows_out(projected) == one_at_a_time([case], MON + ONE_DAY * 9, policy)


@pytest.mark.parametrize("event", [[], [("lac_review", date(2026, 12, 1))]])
def test_a_date_of_birth_alone_can_start_a_duty(event: list[tuple[str, date]]) -> None:
    """Whether the subject has no event at all, or none by the day."""
    policy = ts.Policy("birthdays", (duty("at_16", ONCE, started_by="turned_16"),))
    case = history(*event, born=date(2010, 11, 20))
    rows = columns_of(rows_of([case]))
    projected = ts.project_table(rows, as_at=date(2026, 11, 22), policy=policy)
    assert projected.obligations["due_date"] == [date(2026, 11, 25)]
    assert rows_out(projected) == one_at_a_time([case], date(2026, 11, 22), policy)


def test_a_duty_whose_national_one_reads_derived_events_is_asked_with_its_whole_policy() -> None:
    """Which events are derived depends on what the whole policy reads."""
    national = ts.policies.statutory().timescale("lac_review")
    local = replace(national, started_by="strategy_discussion")
    other = replace(national, id="other", series=ONCE)
    conference = ts.policies.statutory().timescale("icpc")
    policy = ts.Policy("local", (local, other, conference))
    stays = [
        ("short_break_series_started", date(2026, 1, 5)),
        ("short_break_started", date(2026, 1, 5)),
        ("strategy_discussion", date(2026, 1, 5)),
        ("lac_review", date(2026, 2, 5)),
    ]
    case = history(*stays)
    as_at = date(2026, 3, 2)
    projected = ts.project_table(columns_of(rows_of([case])), as_at=as_at, policy=policy)
    assert rows_out(projected) == one_at_a_time([case], as_at, policy)
    assert projected.counts.handed_to_the_fold == 1
