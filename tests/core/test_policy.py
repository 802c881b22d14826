"""A named set of timescales with planning leads and local data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

import timescales as ts
from tests.core.histories import ENGLAND, PUBLIC
from timescales.catalogue import NATIONAL
from timescales.records import HEART

STATUTORY, DAY_COUNT = ts.policies.statutory(), ts.policies.day_count()
SUNDERLAND = ts.policies.sunderland()
THU_1_DEC_2022 = date(2022, 12, 1)
WEEKS_6 = ts.weeks(6)
VISIT = ts.Timescale(
    id="visit",
    title="Visit",
    subject="child",
    started_by="placement_started",
    met_by="visit",
    series=ts.Series(first=ts.weeks(1), subsequent=WEEKS_6),
)


def rule(policy: ts.Policy, address: str) -> ts.DateRule:
    return policy.at(address)[1].rule


def due(policy: ts.Policy, address: str, anchor: date) -> str:
    outcome = rule(policy, address).due(anchor, ENGLAND)
    return str(outcome.date) if isinstance(outcome, ts.Due) else str(outcome)


class TestAddresses:
    """An address is `id` or `id.stage`, and a bare id with several stages is refused with their
    list."""

    def test_every_address(self) -> None:
        """Those of worked_examples.csv."""
        assert STATUTORY.only(*HEART).addresses == (
            "lac_review.first",
            "lac_review.second",
            "lac_review.subsequent",
            "dispute_resolution",
            "icpc",
            "rcpc.first",
            "rcpc.subsequent",
            "icpc_transfer_in",
            "secure_review.first",
            "secure_review.subsequent",
        )
        for address in STATUTORY.addresses:
            duty, stage = STATUTORY.at(address)
            assert address in (duty.id, f"{duty.id}.{stage.name}")

    def test_refusals(self) -> None:
        """With the nearest, or the list."""
        with pytest.raises(
            ts.UnknownNameError, match=r"several stages: name one of rcpc\.first or"
        ):
            STATUTORY.at("rcpc")
        with pytest.raises(ts.UnknownNameError, match=r"no timescale 'lac_reviews'. Did you mean"):
            STATUTORY.at("lac_reviews.first")
        with pytest.raises(ts.UnknownNameError, match="lac_review has no stage 'third'"):
            STATUTORY.at("lac_review.third")
        with pytest.raises(ts.UnknownNameError, match="icpc has no stage ''"):
            STATUTORY.at("icpc.")
        with pytest.raises(ts.UnknownNameError, match=r"no timescale ''. Known: care_plan, health"):
            STATUTORY.at("")

    def test_one_stage_by_name(self) -> None:
        """The only stage may be named."""
        assert STATUTORY.at("icpc.first") == STATUTORY.at("icpc")


class TestPolicy:
    """`Policy`: a named set of timescales with planning leads and local data."""

    def test_values(self) -> None:
        """Equal by content, hashable, and constructed by their repr."""
        policy = ts.Policy(
            "mine", (VISIT,), (ts.PlanningLead("visit", ts.days_before(5)),),
            (ts.DisputeStage("1", 5), ts.DisputeStage("2")),
        )  # fmt: skip
        assert eval(repr(policy), PUBLIC) == policy
        assert len({policy, eval(repr(policy), PUBLIC)}) == 1
        assert policy.event_kinds == {"placement_started", "visit"}

    def test_lists_are_kept_as_tuples(self) -> None:
        """A policy is a value, however it was given."""
        duties: Any = [VISIT]
        policy = ts.Policy("mine", duties)
        duties.clear()
        assert policy.timescales == (VISIT,)
        assert len({policy}) == 1

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            ({"name": ""}, "A policy needs a name"),
            ({"name": None}, "A policy needs a name"),
            ({"timescales": (VISIT, VISIT)}, "'mine' holds visit more than once"),
            ({"planning": (ts.PlanningLead("review", WEEKS_6),)}, "look at review"),
            ({"planning": (ts.PlanningLead("visit", WEEKS_6),) * 2}, "look at visit"),
            ({"timescales": ("visit",)}, "timescales must hold only Timescale"),
            ({"planning": "visit"}, "planning must be a list of PlanningLead"),
            ({"dispute_stages": ("1",)}, "dispute_stages must hold only DisputeStage"),
        ],
    )
    def test_refusals(self, arguments: dict[str, Any], sentence: str) -> None:
        """A policy that contradicts itself is none."""
        with pytest.raises((ts.PolicyError, ts.WrongTypeError), match=sentence):
            ts.Policy(**{"name": "mine", "timescales": (VISIT,)} | arguments)

    def test_planning(self) -> None:
        """A lead is a rule over the due date of one timescale."""
        assert SUNDERLAND.lead("lac_review") == ts.working_days_before(20)
        assert SUNDERLAND.lead("icpc") is None
        with pytest.raises(ts.WrongValueError, match="A planning lead's timescale must be"):
            ts.PlanningLead("lac_review.first", WEEKS_6)
        wrong: Any = 20
        with pytest.raises(ts.WrongTypeError, match="must be a rule"):
            ts.PlanningLead("lac_review", wrong)


class TestDisputeStages:
    """Stage names are local data (Sunderland: informal, 1 to 5, no budgets); an authority's own
    budgets must sum to no more than 20."""

    def test_sunderland(self) -> None:
        """Six stages without a budget."""
        assert [stage.name.lower() for stage in SUNDERLAND.dispute_stages] == [
            "informal", "1", "2", "3", "4", "5",
        ]  # fmt: skip
        assert not any(stage.budget for stage in SUNDERLAND.dispute_stages)

    @pytest.mark.parametrize("budgets", [(20,), (5, 5, 5, 5), (10, None, 10), (None,)])
    def test_up_to_twenty(self, budgets: tuple[int | None, ...]) -> None:
        """Twenty in all, however they are divided."""
        stages = tuple(ts.DisputeStage(str(n), budget) for n, budget in enumerate(budgets))
        assert ts.Policy("mine", (), dispute_stages=stages).dispute_stages == stages

    def test_over_twenty(self) -> None:
        """One day more is refused, with the sum."""
        stages = tuple(ts.DisputeStage(str(n), 7) for n in range(3))
        with pytest.raises(ts.PolicyError, match=r"sum to 21 working days; .* no more than 20"):
            STATUTORY.overlaid("mine", dispute_stages=stages)

    @pytest.mark.parametrize(
        ("name", "budget"), [("", 5), (None, 5), ("1", 0), ("1", -1), ("1", True), ("1", 5.0)]
    )
    def test_refusals(self, name: Any, budget: Any) -> None:
        """A stage has a name, and at least one working day where it has a budget."""
        with pytest.raises(ts.TimescalesError):
            ts.DisputeStage(name, budget)


class TestOverlays:
    """Overlays: what is not laid over is inherited."""

    def test_rules_by_address(self) -> None:
        """One stage changes; its neighbours and its duty's words do not."""
        mine = DAY_COUNT.overlaid("mine", rules={"lac_review.second": ts.days(80), "icpc": WEEKS_6})
        assert mine.name == "mine"
        assert rule(mine, "lac_review.second") == ts.days(80)
        assert rule(mine, "icpc") == WEEKS_6
        assert rule(mine, "lac_review.first") == rule(DAY_COUNT, "lac_review.first")
        assert mine.timescale("lac_review").notes == DAY_COUNT.timescale("lac_review").notes
        assert ts.policies.day_count() == DAY_COUNT

    def test_timescales(self) -> None:
        """A duty of the same id is replaced where it stood; another is added at the end."""
        review, own = replace(VISIT, id="icpc"), replace(VISIT, id="own_visit")
        mine = STATUTORY.overlaid("mine", timescales=(review, own))
        ids = [duty.id for duty in mine.timescales]
        assert ids == [*(duty.id for duty in STATUTORY.timescales), "own_visit"]
        assert mine.timescale("icpc") == review

    def test_rules_over_timescales(self) -> None:
        """Rules are laid over the timescales laid over in the same call."""
        mine = STATUTORY.overlaid("mine", timescales=(VISIT,), rules={"visit.first": WEEKS_6})
        assert rule(mine, "visit.first") == WEEKS_6

    def test_local_data(self) -> None:
        """A lead replaces the lead of the same duty; stages replace all."""
        lead = ts.PlanningLead("lac_review", ts.days_before(10))
        mine = SUNDERLAND.overlaid("mine", planning=(lead,), dispute_stages=(ts.DisputeStage("A"),))
        assert mine.planning == (lead,)
        assert mine.dispute_stages == (ts.DisputeStage("A"),)
        assert SUNDERLAND.overlaid("mine").dispute_stages == SUNDERLAND.dispute_stages

    def test_refusals(self) -> None:
        """An address that it does not hold, and what is no rule."""
        with pytest.raises(ts.UnknownNameError, match="no timescale 'own_visit'"):
            STATUTORY.overlaid("mine", rules={"own_visit.first": WEEKS_6})
        with pytest.raises(ts.UnknownNameError, match="lac_review has several stages"):
            STATUTORY.overlaid("mine", rules={"lac_review": WEEKS_6})
        wrong: Any = 20
        with pytest.raises(ts.WrongTypeError, match="must be a rule"):
            STATUTORY.overlaid("mine", rules={"icpc": wrong})


class TestNamed:
    """`ts.policies.statutory()`, `.day_count()`, `.sunderland()`; the name "strictest" is statutory
    with day_count."""

    @pytest.mark.parametrize("name", ["statutory", "day_count", "sunderland", "strictest"])
    def test_by_name(self, name: str) -> None:
        """Each is named as it is asked for."""
        assert ts.policies.resolve(name).name == name
        assert ts.policies.resolve(ts.policies.resolve(name)) is ts.policies.resolve(name)

    def test_unknown(self) -> None:
        """With the nearest, and nothing but a policy or a name."""
        with pytest.raises(ts.UnknownNameError, match=r"'statutary'. Did you mean statutory"):
            ts.policies.resolve("statutary")
        for wrong in (None, 5, True):
            value: Any = wrong
            with pytest.raises(ts.WrongTypeError, match="policy must be a Policy or the name"):
                ts.policies.resolve(value)

    def test_one_default_everywhere(self) -> None:
        """`day_count`."""
        assert ts.policies.DEFAULT == "day_count"

    @pytest.mark.parametrize(
        ("policy", "address", "anchor", "expected"),
        [
            (STATUTORY, "lac_review.second", "2022-12-01", "2023-03-01"),
            (DAY_COUNT, "lac_review.second", "2022-12-01", "2023-03-02"),
            (SUNDERLAND, "lac_review.second", "2022-12-01", "2023-03-02"),
            (STATUTORY, "lac_review.subsequent", "2023-03-02", "2023-09-02"),
            (DAY_COUNT, "lac_review.subsequent", "2023-03-02", "2023-09-01"),
            (SUNDERLAND, "lac_review.subsequent", "2023-03-02", "2023-09-01"),
            (STATUTORY, "lac_review.first", "2026-11-02", "2026-11-30"),
            (DAY_COUNT, "lac_review.first", "2026-11-02", "2026-11-30"),
            # from 1 April 2011 only: before it all three are the law of 1991
            (STATUTORY, "lac_review.first", "2011-03-31", "2011-04-28"),
            (DAY_COUNT, "lac_review.second", "2011-03-31", "2011-06-30"),
            (STATUTORY, "lac_review.second", "2005-08-31", "2005-11-30"),
            (STATUTORY, "lac_review.subsequent", "2005-08-31", "2006-02-28"),
            (STATUTORY, "lac_review.subsequent", "2011-03-31", "2011-09-30"),
            (SUNDERLAND, "lac_review.subsequent", "2011-03-31", "2011-09-30"),
            (DAY_COUNT, "lac_review.second", "2011-04-01", "2011-07-01"),
            (DAY_COUNT, "lac_review.subsequent", "2011-04-01", "2011-10-01"),
            (STATUTORY, "lac_review.first", "1991-10-14", "1991-11-11"),
            (
                STATUTORY,
                "lac_review.first",
                "1991-10-13",
                "no deadline: not in force before 14 October 1991",
            ),
            (STATUTORY, "icpc", "2024-12-13", "2025-01-08"),
            (
                STATUTORY,
                "icpc",
                "2010-03-16",
                "no deadline: not in force before 17 March 2010",
            ),
            (STATUTORY, "icpc_transfer_in", "2024-12-13", "2025-01-08"),
            (STATUTORY, "rcpc.first", "2023-11-30", "2024-02-29"),
            (STATUTORY, "rcpc.subsequent", "2024-02-29", "2024-08-29"),
            (STATUTORY, "rcpc.first", "1985-01-31", "1985-04-30"),
            (STATUTORY, "secure_review.first", "2024-01-31", "2024-02-29"),
            (STATUTORY, "secure_review.subsequent", "2024-02-29", "2024-05-29"),
            (STATUTORY, "dispute_resolution", "2025-12-09", "2026-01-09"),
            (
                STATUTORY,
                "dispute_resolution",
                "2011-03-31",
                "no deadline: not in force before 1 April 2011",
            ),
            (SUNDERLAND, "secure_review.first", "2026-11-02", "2026-11-30"),
            (SUNDERLAND, "secure_review.subsequent", "2026-11-30", "2027-02-28"),
        ],
    )
    def test_dates(self, policy: ts.Policy, address: str, anchor: str, expected: str) -> None:
        """The numbers of each duty, on each side of every first date."""
        assert due(policy, address, date.fromisoformat(anchor)) == expected

    def test_what_each_changes(self) -> None:
        """day_count changes two stages; sunderland those, the secure review, and local data."""
        changed = [a for a in STATUTORY.addresses if rule(DAY_COUNT, a) != rule(STATUTORY, a)]
        assert changed == ["lac_review.second", "lac_review.subsequent"]
        changed = [a for a in STATUTORY.addresses if rule(SUNDERLAND, a) != rule(DAY_COUNT, a)]
        assert changed == ["secure_review.first"]
        secure = SUNDERLAND.timescale("secure_review")
        assert secure.started_by == "secure_order_made"
        assert secure.authority is ts.Authority.LOCAL


class TestStrictest:
    """`ts.policies.strictest(a, b)` merges by timescale and stage: same events → `strictest_of` the
    two rules; in one only → kept; different events → `PolicyError` naming the duty; the earlier
    planning date."""

    @pytest.mark.parametrize(("a", "b"), [(STATUTORY, DAY_COUNT), (DAY_COUNT, STATUTORY)])
    def test_the_earlier_binds(self, a: ts.Policy, b: ts.Policy) -> None:
        """Whichever is named first."""
        merged = ts.policies.strictest(a, b)
        assert due(merged, "lac_review.second", THU_1_DEC_2022) == "2023-03-01"
        assert due(merged, "lac_review.subsequent", date(2023, 3, 2)) == "2023-09-01"
        assert rule(merged, "icpc") == rule(STATUTORY, "icpc")
        assert merged.name == f"strictest of {a.name} and {b.name}"

    def test_names_will_do(self) -> None:
        """And the result is that of the policies."""
        assert ts.policies.strictest("statutory", "day_count") == ts.policies.strictest(
            STATUTORY, DAY_COUNT
        )

    def test_in_one_only(self) -> None:
        """Kept, in the order of the first."""
        one, other = ts.Policy("one", (VISIT,)), ts.Policy("other", STATUTORY.timescales[:1])
        assert [d.id for d in ts.policies.strictest(one, other).timescales] == [
            "visit",
            "care_plan",
        ]

    @pytest.mark.parametrize(("a", "b"), [(STATUTORY, SUNDERLAND), (SUNDERLAND, STATUTORY)])
    def test_different_events(self, a: ts.Policy, b: ts.Policy) -> None:
        """Statutory with sunderland: one counts from the placement, the other from the order."""
        with pytest.raises(ts.PolicyError, match="secure_review is clocked on different events"):
            ts.policies.strictest(a, b)

    def test_concurrency_is_part_of_the_clock(self) -> None:
        """One at a time and several at once cannot be merged."""
        several = ts.Policy("several", (replace(VISIT, concurrent=True),))
        with pytest.raises(ts.PolicyError, match="visit"):
            ts.policies.strictest(ts.Policy("one", (VISIT,)), several)

    def test_planning(self) -> None:
        """The earlier planning date; a lead in one only is kept."""
        one = ts.Policy("one", (VISIT,), (ts.PlanningLead("visit", ts.days_before(10)),))
        other = ts.Policy("other", (VISIT,), (ts.PlanningLead("visit", ts.days_before(5)),))
        for merged in (ts.policies.strictest(one, other), ts.policies.strictest(other, one)):
            lead = merged.lead("visit")
            assert lead is not None
            assert lead.due(THU_1_DEC_2022, ENGLAND) == ts.Due(date(2022, 11, 21))
        alone = ts.policies.strictest(ts.Policy("none", (VISIT,)), other)
        assert alone.lead("visit") == ts.days_before(5)

    def test_leads_of_different_duties(self) -> None:
        """Are merged by the duty that they lead."""
        call = replace(VISIT, id="call")
        one = ts.Policy("one", (VISIT, call), (ts.PlanningLead("visit", ts.days_before(5)),))
        other = ts.Policy("other", (VISIT, call), (ts.PlanningLead("call", ts.days_before(9)),))
        merged = ts.policies.strictest(one, other)
        assert (merged.lead("visit"), merged.lead("call")) == (ts.days_before(5), ts.days_before(9))

    def test_citations_and_notes_of_both(self) -> None:
        """Each once, those of the first before."""
        ours, theirs = ts.Guidance("Handbook"), ts.Guidance("Protocol")
        one = ts.Policy("one", (replace(VISIT, citations=(ours,), notes=("a", "b")),))
        other = ts.Policy("other", (replace(VISIT, citations=(ours, theirs), notes=("b", "c")),))
        [merged] = ts.policies.strictest(one, other).timescales
        assert merged.citations == (ours, theirs)
        assert merged.notes == ("a", "b", "c")

    @pytest.mark.parametrize(
        ("series", "fault"),
        [
            (
                ts.Series((ts.Stage("first", WEEKS_6, ts.Occurrences(1)),)),
                "stage 'first' is the 1st occurrence in one and the 1st and later in the other",
            ),
            (
                ts.Series((ts.Stage("start", WEEKS_6, ts.Occurrences(1)),)),
                "The stages of visit cannot be merged: Stages must follow one another",
            ),
        ],
    )
    def test_stages_that_do_not_match(self, series: ts.Series, fault: str) -> None:
        """Stages are merged by name, and must then still follow one another."""
        with pytest.raises(ts.PolicyError, match=fault):
            ts.policies.strictest(
                ts.Policy("one", (VISIT,)), ts.Policy("other", (replace(VISIT, series=series),))
            )

    def test_a_stage_in_one_only(self) -> None:
        """Kept."""
        once = replace(VISIT, series=ts.Series(first=ts.days(3)))
        merged = ts.policies.strictest(ts.Policy("one", (VISIT,)), ts.Policy("other", (once,)))
        assert rule(merged, "visit.first") == ts.strictest_of(ts.weeks(1), ts.days(3))
        assert rule(merged, "visit.subsequent") == WEEKS_6

    def test_dispute_stages(self) -> None:
        """Local data of one is kept; of two it must agree."""
        local = STATUTORY.overlaid("local", dispute_stages=(ts.DisputeStage("1", 5),))
        other = STATUTORY.overlaid("other", dispute_stages=(ts.DisputeStage("A", 5),))
        assert ts.policies.strictest(STATUTORY, local).dispute_stages == local.dispute_stages
        assert ts.policies.strictest(local, STATUTORY).dispute_stages == local.dispute_stages
        assert ts.policies.strictest(local, local).dispute_stages == local.dispute_stages
        with pytest.raises(ts.PolicyError, match="'local' and 'other' name different stages"):
            ts.policies.strictest(local, other)


class TestHolding:
    """A policy of which one national timescale alone is asked."""

    @pytest.mark.parametrize("name", ts.policies.NAMES)
    def test_the_timescale_is_that_of_the_whole_policy(self, name: str) -> None:
        """Whichever timescale, and whichever policy that has a name."""
        whole = ts.policies.resolve(name)
        for duty in NATIONAL:
            part = ts.policies.holding(name, duty.id)
            assert part.name == whole.name
            assert part.timescale(duty.id) == whole.timescale(duty.id)
            assert part.lead(duty.id) == whole.lead(duty.id)

    def test_a_policy_is_itself(self) -> None:
        """And what is not the name of one is refused, as by `resolve`."""
        own = ts.policies.statutory().only("icpc")
        assert ts.policies.holding(own, "icpc") is own
        with pytest.raises(ts.UnknownNameError, match="statutory"):
            ts.policies.holding("statutry", "icpc")

    def test_a_timescale_that_no_instrument_declares(self) -> None:
        """Is for the whole policy to refuse, which knows the nearest id."""
        assert ts.policies.holding("statutory", "icpcs") is STATUTORY
