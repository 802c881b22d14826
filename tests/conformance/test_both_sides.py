"""The boundary day on either side: met on the last lawful day in one case, a day late in another.

Where hours count it is the last minute and the minute after; where there is a first lawful day, it
is that day and the day before it as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from enum import Enum
from typing import TypeAlias

import pytest

import timescales as ts
from tests.conformance.shipped import CASES, DUTIES
from timescales.conformance import FromHistory, SuiteCase

Place: TypeAlias = tuple[str, str, str]
"""A policy, a timescale that is its own, and a stage of it."""


class Side(Enum):
    """Where on the edge of what is lawful a duty was met."""

    DAY_BEFORE_FIRST = "the day before the first lawful day"
    FIRST = "the first lawful day"
    LAST = "the last lawful day"
    DAY_AFTER_LAST = "the day after the last lawful day"


_ASKED = (
    "nothing starts it, so nothing in a history meets it: its cases ask for the date from a day"
)
_TERMS = "the law has no date before the authority's own are supplied, and these policies have none"

EXEMPT: Mapping[Place, str] = {
    # statistical measures of the return, applied to what is open at the end of its year
    ("statutory", "cin_open_assessment_query", "each"): _ASKED,
    ("statutory", "cin_open_s47_query", "each"): _ASKED,
    # a share of all allegations is in time or not, and no single one
    ("statutory", "lado_resolution_80_percent", "each"): _ASKED,
    ("statutory", "lado_resolution_90_percent", "each"): _ASKED,
    ("statutory", "lado_resolution_all", "each"): _ASKED,
    # an age and a length of care, at which a person passes from one status to another
    ("statutory", "child_status_last_day", "each"): _ASKED,
    ("statutory", "private_fostering_threshold", "each"): _ASKED,
    # an earliest day for a consent, which is no one's duty
    ("statutory", "mother_consent", "consent"): _ASKED,
    # the service that it was made to closed in 2019
    ("statutory", "adoption_register", "first"): _ASKED,
    # leads of one authority before a date that another duty sets
    ("sunderland", "review_planning", "each"): _ASKED,
    ("sunderland", "pathway_plan_at_reviews", "each"): _ASKED,
    ("statutory", "core_group", "subsequent"): _TERMS,
    ("statutory", "pep_review", "each"): _TERMS,
    ("statutory", "adoption_visit", "subsequent"): "as often as the agency decides at each review",
    ("statutory", "sdq", "under_4"): "none is asked for at that age",
    ("statutory", "sdq", "from_16"): "none is asked for at that age",
    ("statutory", "pathway_review_accommodation", "first"): (
        "it has a first lawful day and no last one; the first has its two sides in this test"
    ),
}
"""The stages that no case can meet on either side of a last day, and why."""

STAGES: Mapping[Place, ts.Stage] = {
    (policy, name, stage.name): stage
    for (policy, name), duty in DUTIES.items()
    for stage in duty.series.stages
}
WINDOWS = [
    place
    for place, stage in STAGES.items()
    if stage.not_before is not None and EXEMPT.get(place) != _ASKED
]
STATUS: Mapping[Side, ts.Status] = {
    Side.DAY_BEFORE_FIRST: ts.Status.MET_EARLY,
    Side.LAST: ts.Status.MET_IN_TIME,
    Side.DAY_AFTER_LAST: ts.Status.MET_LATE,
}
"""How what was met there stands; on a first lawful day it rests on whether there is a last."""


def obligations(case: SuiteCase) -> ts.Projection | tuple[()]:
    """What the history of a case comes to, by itself; nothing where the case asks from a day."""
    if not isinstance(case.question, FromHistory):
        return ()
    asked = case.question
    events = tuple(line.event() for line in asked.history)
    history = ts.Case("a child", events, asked.born, asked.complete_from)
    policy = ts.policies.resolve(case.policy).only(case.timescale)
    return ts.project(history, as_at=asked.as_at, policy=policy)


def sides(obligation: ts.Obligation) -> Iterator[Side]:
    """The sides of an edge on which an obligation was met."""
    if obligation.met is None:
        return
    day, opens, due = obligation.met.date, obligation.not_before, obligation.due
    if opens and day in (opens, opens - timedelta(1)):
        yield Side.FIRST if day == opens else Side.DAY_BEFORE_FIRST
    if obligation.due_at and obligation.met.at:
        after = obligation.met.at - obligation.due_at
        if after in (timedelta(0), timedelta(minutes=1)):
            yield Side.DAY_AFTER_LAST if after else Side.LAST
    elif due and not obligation.due_at and day in (due, due + timedelta(1)):
        yield Side.LAST if day == due else Side.DAY_AFTER_LAST


def edges() -> Iterator[tuple[Place, Side, ts.Obligation]]:
    """Every obligation in the cases that was met on an edge, and of which stage it is."""
    policy_of = {duty: policy for (policy, _), duty in DUTIES.items()}
    for case in CASES:
        for obligation in obligations(case):
            policy = policy_of.get(obligation.duty)
            if policy and obligation.stage:
                for side in sides(obligation):
                    yield (policy, case.timescale, obligation.stage.name), side, obligation


EDGES = list(edges())


def shown(place: Place) -> set[Side]:
    """The sides on which the cases meet a stage."""
    return {side for where, side, _ in EDGES if where == place}


@pytest.mark.parametrize("place", [place for place in STAGES if place not in EXEMPT], ids=" ".join)
def test_a_duty_is_met_on_its_last_lawful_day_and_the_day_after(place: Place) -> None:
    """Each stage of each duty, in each policy that has a rule of its own for it."""
    assert shown(place) >= {Side.LAST, Side.DAY_AFTER_LAST}


@pytest.mark.parametrize("place", WINDOWS, ids=" ".join)
def test_a_window_is_met_on_its_first_lawful_day_and_the_day_before(place: Place) -> None:
    """Where the law has an earliest day, that edge has two sides as well."""
    assert shown(place) >= {Side.DAY_BEFORE_FIRST, Side.FIRST}


def test_each_side_has_its_verdict() -> None:
    """The last day is in time and the day after late; before the first is early."""
    for place, side, obligation in EDGES:
        if side in STATUS:
            assert obligation.status is STATUS[side], (place, side)
        else:
            assert obligation.status is not ts.Status.MET_EARLY, place


@pytest.mark.parametrize("place", EXEMPT, ids=" ".join)
def test_an_exemption_is_of_something_that_needs_it(place: Place) -> None:
    """It is of a stage that there is, which has no last day or which nothing in a history meets."""
    assert EXEMPT[place]
    assert not shown(place) & {Side.LAST, Side.DAY_AFTER_LAST}
    policy, name, _ = place
    starts = DUTIES[policy, name].starts
    assert (EXEMPT[place] == _ASKED) == (not starts)
    assert not starts or not gives_a_day(STAGES[place].rule)


def gives_a_day(rule: ts.DateRule) -> bool:
    """Whether a rule has a last day for anyone, on any day of six years."""
    calendar = ts.england_and_wales()
    for day in range(366 * 6):
        try:
            outcome = rule.due(ts.date(2020, 1, 1) + timedelta(day), calendar)
        except ts.NotSuppliedError:
            return False
        if isinstance(outcome, ts.Due):
            return True
    return False
