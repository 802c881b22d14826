"""The stages of a dispute: each budget of an authority's own is a clock beside the twenty days."""

from __future__ import annotations

from datetime import date

import timescales as ts

MON_2_NOV_2026 = date(2026, 11, 2)
POLICY = ts.policies.statutory().overlaid(
    "ours",
    dispute_stages=(ts.DisputeStage("Informal"), ts.DisputeStage("1", 5), ts.DisputeStage("2", 10)),
)


def stage(day: date, name: str, ref: str = "D1") -> ts.Event:
    return ts.Event("dispute_stage", day, ref, {"stage": name})


def projected(as_at: date, *events: ts.Event) -> list[ts.Obligation]:
    raised = ts.Event("dispute_raised", MON_2_NOV_2026, "D1")
    case = ts.Case("A", (raised, *events))
    return list(ts.project(case, as_at=as_at, policy=POLICY.only("dispute_stage")))


def test_each_stage_has_its_budget() -> None:
    """Five working days from entering stage 1, ten from entering stage 2."""
    first, second = projected(
        date(2026, 11, 20), stage(date(2026, 11, 3), "1"), stage(date(2026, 11, 9), "2")
    )
    assert (first.due, first.met_on, first.status.value) == (
        date(2026, 11, 10),
        date(2026, 11, 9),
        "met_in_time",
    )
    assert (second.due, second.status.value) == (date(2026, 11, 23), "upcoming")


def test_a_stage_without_a_budget_has_no_date() -> None:
    """And says that the authority sets none."""
    [informal] = projected(date(2026, 11, 20), stage(MON_2_NOV_2026, "Informal"))
    assert informal.status is ts.Status.NO_DEADLINE
    assert "sets no budget" in informal.note


def test_a_stage_of_another_name_is_not_known() -> None:
    """Nothing is guessed of a stage that the policy does not name."""
    [other] = projected(date(2026, 11, 20), stage(MON_2_NOV_2026, "7"))
    assert other.status is ts.Status.NOT_KNOWN


def test_resolved_within_a_stage() -> None:
    """A resolution ends the stage."""
    resolved = ts.Event("dispute_resolved", date(2026, 11, 5), "D1")
    [first] = projected(date(2026, 11, 20), stage(date(2026, 11, 3), "1"), resolved)
    assert first.status is ts.Status.LAPSED


def test_without_budgets_there_is_no_such_clock() -> None:
    """Sunderland names its stages and gives them no days."""
    assert ts.policies.sunderland().find("dispute_stage") is None
