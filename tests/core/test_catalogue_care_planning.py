"""The care planning regulations: which events start, meet and end each of their clocks."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

import pytest

import timescales as ts
from timescales.catalogue import care_planning_2010, childrens_homes_1991

Kinds: TypeAlias = set[str]

FOSTER = {"placement_started", "placed_outside_terms_of_approval"}
BEFORE_ASSESSMENT = {"placed_with_parents_before_assessment"}
TEMPORARY = {"placed_with_connected_person", "placed_with_parents_under_interim_order"}
ORDER = {"care_order_made_with_parents"}
UNDER_ORDER = {"placed_with_parents_under_care_order"}
ELSEWHERE = {"other_arrangements_started"}
PLACED = FOSTER | BEFORE_ASSESSMENT | TEMPORARY | UNDER_ORDER
LEFT = {"placement_ended", "placed_for_adoption", "ceased_looked_after"}
OUT_OF_CARE = {"adoption_order_made", "ceased_looked_after"}
SERIES_OVER = {"short_break_series_ended", "short_break_limit_exceeded"}

CLOCKS: tuple[tuple[str, Kinds, Kinds, Kinds], ...] = (
    ("care_plan", PLACED, {"care_plan_prepared"}, OUT_OF_CARE),
    ("health_assessment_initial", {"became_looked_after"}, {"health_assessment"}, OUT_OF_CARE),
    ("health_review", {"health_assessment"}, {"health_review"}, OUT_OF_CARE),
    ("placement_plan", PLACED, {"placement_plan_prepared"}, LEFT),
    ("placement_notification", PLACED, {"placement_notified"}, LEFT),
    ("placement_with_parents_assessment", BEFORE_ASSESSMENT, {"placement_with_parents_assessed"},
     LEFT | PLACED - BEFORE_ASSESSMENT),
    ("placement_with_parents_decision", {"placement_with_parents_assessed"},
     {"placement_with_parents_decided"}, LEFT | PLACED - BEFORE_ASSESSMENT),
    ("emergency_foster_placement", {"placed_outside_terms_of_approval"},
     {"approval_terms_changed"}, LEFT | PLACED - {"placed_outside_terms_of_approval"}),
    ("temporary_approval", {"temporary_approval_given", "placed_with_connected_person"},
     {"connected_person_approved", "temporary_approval_extended"}, LEFT),
    ("temporary_approval_extension", {"temporary_approval_extended"},
     {"connected_person_approved"}, LEFT),
    ("visit", FOSTER, {"visit"}, LEFT | PLACED - FOSTER | ORDER | ELSEWHERE),
    ("visit_with_parents_before_assessment", BEFORE_ASSESSMENT, {"visit"},
     LEFT | PLACED - BEFORE_ASSESSMENT | ORDER | ELSEWHERE),
    ("visit_temporary_approval", TEMPORARY, {"visit"},
     LEFT | PLACED - TEMPORARY | ORDER | ELSEWHERE),
    ("visit_care_order_with_parents", ORDER | UNDER_ORDER, {"visit"},
     LEFT | PLACED - UNDER_ORDER | ELSEWHERE),
    ("visit_other_arrangements", ELSEWHERE, {"visit"}, LEFT | PLACED | ORDER),
    ("visit_after_notice", {"section_30a_notice_received"}, {"visit"}, LEFT),
    ("lac_review",
     {"became_looked_after", "adoption_placement_ended", "short_break_limit_exceeded"},
     {"lac_review"}, OUT_OF_CARE | {"placed_for_adoption"}),
    ("lac_review_adjournment", {"lac_review_adjourned"}, {"lac_review"},
     OUT_OF_CARE | {"placed_for_adoption"}),
    ("needs_assessment_eligible", {"became_eligible_at_16"}, {"needs_assessment_completed"},
     OUT_OF_CARE),
    ("needs_assessment_eligible_later", {"became_eligible_later"},
     {"needs_assessment_completed"}, OUT_OF_CARE),
    ("detention_placement_plan", {"remanded_to_youth_detention"},
     {"detention_placement_plan_prepared"}, LEFT),
    ("visit_short_break", {"short_break_series_started"}, {"visit"}, SERIES_OVER),
    ("short_break_review", {"short_break_series_started"}, {"short_break_review"}, SERIES_OVER),
    ("visit_unplaced_homes", {"unplaced_child_notified"}, {"unplaced_child_visit"}, set()),
    ("visit_unplaced_homes_asked", {"unplaced_child_visit_asked"}, {"unplaced_child_visit"},
     set()),
    ("visit_unplaced_homes_concern", {"unplaced_child_concern"}, {"unplaced_child_visit"}, set()),
)  # fmt: skip
DUTIES = (*care_planning_2010.TIMESCALES, *childrens_homes_1991.TIMESCALES)


def test_every_duty_of_the_two_instruments_stands_in_the_table() -> None:
    """In the order of the regulations."""
    assert [duty.id for duty in DUTIES] == [name for name, *_ in CLOCKS]


@pytest.mark.parametrize(
    ("name", "starts", "meets", "ends"), CLOCKS, ids=[name for name, *_ in CLOCKS]
)
def test_clock(name: str, starts: Kinds, meets: Kinds, ends: Kinds) -> None:
    """What starts a duty, what meets it and what ends it, each kind once."""
    duty = ts.policies.statutory().timescale(name)
    found = (duty.starts, duty.meets, duty.ends)
    assert tuple(map(set, found)) == (starts, meets, ends)
    assert list(map(len, found)) == [len(starts), len(meets), len(ends)]


def having(field: str) -> set[str]:
    return {duty.id for duty in DUTIES if getattr(duty, field)}


class TestShapes:
    """What is particular about a clock."""

    def test_once(self) -> None:
        """A care plan is owed for the first placement of a period of care alone."""
        assert having("once") == {"care_plan"}

    def test_beforehand(self) -> None:
        """What the law wants before the placement, the start or the birthday."""
        assert having("beforehand") == {
            "care_plan",
            "health_assessment_initial",
            "placement_plan",
            "placement_notification",
            "needs_assessment_eligible",
            "needs_assessment_eligible_later",
        }

    def test_restarts(self) -> None:
        """What begins again at each placement, or each change of what stands for one."""
        assert having("restarts") == {
            "placement_plan",
            "placement_notification",
            "placement_with_parents_assessment",
            "emergency_foster_placement",
            "visit",
            "visit_with_parents_before_assessment",
            "visit_temporary_approval",
            "visit_care_order_with_parents",
            "visit_other_arrangements",
        }

    def test_the_two_clocks_of_a_child_to_be_adopted(self) -> None:
        """A looked-after review stands beside the review under the adoption regulations."""
        assert having("alongside") == {"lac_review"}
        [other] = care_planning_2010.LAC_REVIEW.alongside
        assert "lac_review" in ts.policies.statutory().timescale(other).alongside

    def test_owed_to_carers(self) -> None:
        """Approvals are of carers, and so do not end when a child turns 18."""
        assert {duty.id for duty in DUTIES if duty.subject != "child"} == {
            "temporary_approval",
            "temporary_approval_extension",
        }


class TestRelaxations:
    """What was relaxed in 2020 and 2021 without another number."""

    def test_the_first_period(self) -> None:
        """From 24 April to 25 September 2020, and of these duties alone."""
        relaxed = {
            duty.id
            for duty in DUTIES
            for each in duty.relaxations
            if (each.since, each.until) == (date(2020, 4, 24), date(2020, 9, 25))
        }
        assert relaxed == having("relaxations")
        assert relaxed == {
            "lac_review",
            "placement_plan",
            "placement_with_parents_assessment",
            "placement_with_parents_decision",
            "visit",
            "visit_with_parents_before_assessment",
            "visit_temporary_approval",
            "visit_care_order_with_parents",
            "visit_other_arrangements",
        }

    def test_remote_visits(self) -> None:
        """To 30 September 2021 the way of visiting, not how often: said of visits alone."""
        later = [
            (duty.id, each)
            for duty in DUTIES
            for each in duty.relaxations
            if each.until > date(2020, 9, 25)
        ]
        assert {name.partition("_")[0] for name, _ in later} == {"visit"}
        assert {(each.since, each.until) for _, each in later} == {
            (date(2020, 9, 25), date(2021, 9, 30))
        }
        assert all("as often as before" in each.says for _, each in later)


def test_what_was_not_read_is_not_verified() -> None:
    """Only where the text itself was read does a duty count as verified."""
    assert {duty.id for duty in DUTIES if duty.verified} == {
        "care_plan",
        "placement_plan",
        "placement_notification",
        "temporary_approval_extension",
        "visit_with_parents_before_assessment",
        "visit_care_order_with_parents",
        "needs_assessment_eligible",
        "needs_assessment_eligible_later",
    }
