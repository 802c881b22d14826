"""A caseload of each faulty system: the audit finds the fault that made its dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import pytest

import timescales as ts
from tests.audit import faulty
from tests.audit.histories import case, shown
from tests.oracles import walking
from timescales.audit import Audit, Verdict, audit_cases, days_named
from timescales.records import ShownDue

_CHILDREN = 60
_ECLIPSE = (faulty.CLOSED - {date(2020, 5, 8), date(2022, 9, 19)}) | {
    date(2020, 5, 4),
    *(date(year, 12, day) for year in range(2016, 2026) for day in (29, 30, 31)),
}
"""The holidays of a script that is in use: two are missing, and councils' closures are in it."""

Target = Callable[[date, date], date]
Shown = list[tuple[ts.Case, list[ShownDue]]]


def conferences(target: Target) -> Shown:
    """Conferences of ten years, each with the target that a system shows."""
    random = Random(4)
    made: Shown = []
    for number in range(_CHILDREN):
        discussed = date(2016, 1, 1) + timedelta(days=random.randrange(3652))
        held = discussed + timedelta(days=random.randrange(8, 30))
        subject = f"C{number}"
        history = case(("strategy_discussion", discussed), ("icpc", held), subject=subject)
        due = target(discussed, held)
        made.append((history, [shown("icpc", due, event=held, line=number, subject=subject)]))
    return made


def reviews(due: Callable[[date, list[date]], date]) -> Shown:
    """Children with four reviews each, every one with the date that a system shows."""
    random = Random(5)
    made: Shown = []
    for number in range(_CHILDREN // 4):
        started = date(2016, 1, 1) + timedelta(days=random.randrange(2900))
        held = [started + timedelta(days=random.randrange(15, 30))]
        for longest in (90, 180, 180):
            held.append(held[-1] + timedelta(days=longest - random.randrange(25)))
        subject = f"C{number}"
        events = [("became_looked_after", started), *(("lac_review", day) for day in held)]
        rows = [
            shown("lac_review", due(started, held[:nth]), event=day, line=nth, subject=subject)
            for nth, day in enumerate(held)
        ]
        made.append((case(*events, subject=subject), rows))
    return made


def likeliest(audit: Audit) -> Counter[str]:
    """How many of the dates that differ have each as the likeliest cause."""
    return Counter(
        answer.diagnoses[0].id if answer.diagnoses else answer.verdict.value
        for answer in audit.answers
        if answer.verdict is not Verdict.AGREES
    )


@pytest.mark.parametrize(
    ("cause", "target"),
    [
        ("holidays_ignored", lambda anchor, _: faulty.working_days(anchor, 15, closed=())),
        ("own_day", lambda _, held: faulty.working_days(held, 15)),
        ("anchor_counted", lambda anchor, _: faulty.inclusive_offset(anchor, 15)),
        ("weekend_duplicate", lambda anchor, _: faulty.rank_join(anchor, 15)[-1]),
        ("anchor_moved", lambda anchor, _: faulty.rolled_first(anchor, 15)),
        ("calendar_days", lambda anchor, _: anchor + timedelta(days=15)),
    ],
)
def test_a_system_with_one_fault_in_its_targets(cause: str, target: Target) -> None:
    """Every date that differs has the system's own fault as its likeliest cause."""
    found = likeliest(audit_cases(conferences(target), "statutory"))
    assert found[cause] == found.total() > 0


def test_a_list_of_holidays_with_several_faults() -> None:
    """Each date that differs is put down to the list, and the days named are those in error."""
    cases = conferences(lambda anchor, _: faulty.working_days(anchor, 15, _ECLIPSE))
    audit = audit_cases(cases, "statutory")
    found = likeliest(audit)
    assert set(found) <= {"missing_holiday", "extra_holiday", "council_closure"}
    assert found["council_closure"] > 0
    named = {each.day for each in days_named(audit)}
    assert named
    assert named <= _ECLIPSE ^ faulty.CLOSED


@pytest.mark.parametrize(
    ("cause", "due"),
    [
        ("day_count", faulty.mosaic_review),
        (
            "previous_due",
            lambda started, held: planned(started, len(held)),
        ),
    ],
)
def test_a_system_with_one_fault_in_its_reviews(
    cause: str, due: Callable[[date, list[date]], date]
) -> None:
    found = likeliest(audit_cases(reviews(due), "statutory"))
    assert found[cause] / found.total() > 0.9


def planned(started: date, number: int) -> date:
    """The whole series planned ahead, each from the day on which the one before was due."""
    due = walking.working_days_on(started, 20)
    for months in (3, 6, 6)[:number]:
        due = walking.months_on(due, months)
    return due
