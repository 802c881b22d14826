"""What a policy changes, and where it is weaker than the statutory one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import timescales as ts
from tests.core.histories import ENGLAND
from timescales.policies.differences import (
    FIRST,
    LAST,
    AgainstStatute,
    Change,
    against_statute,
    changes,
)

STATUTORY = ts.policies.statutory()
YEAR = date(2025, 1, 1), date(2025, 12, 31)
VISIT = ts.Timescale(
    id="our_visit",
    title="Visit",
    subject="child",
    started_by="placement_started",
    met_by=("our_visit", "our_call"),
    series=ts.Series(first=ts.weeks(1), subsequent=ts.weeks(6)),
    concurrent=True,
    authority=ts.Authority.LOCAL,
)


def told(
    policy: ts.Policy, base: ts.Policy = STATUTORY
) -> list[tuple[str, str | None, str | None]]:
    return [(each.where, each.before, each.now) for each in changes(base, policy)]


def against(policy: ts.Policy, first: date = YEAR[0], last: date = YEAR[1]) -> dict[str, str]:
    return {each.address: str(each) for each in against_statute(policy, ENGLAND, first, last)}


def one(address: str, rule: ts.DateRule, first: date = YEAR[0], last: date = YEAR[1]) -> str:
    """How a policy that changes one address stands to the statute there."""
    [said] = against(STATUTORY.overlaid("mine", rules={address: rule}), first, last).values()
    return said


class TestChanges:
    """Address, the old rule, the new rule, in words."""

    def test_none(self) -> None:
        """A policy says nothing otherwise than itself, whatever it is called."""
        assert changes(STATUTORY, STATUTORY.overlaid("mine")) == ()

    def test_a_rule(self) -> None:
        """In the words of the rules."""
        policy = STATUTORY.overlaid("mine", rules={"rcpc.first": ts.days(91)})
        assert changes(STATUTORY, policy) == (
            Change("rcpc.first", "3 months after", "91 days after"),
        )

    def test_the_same_words_on_another_authority(self) -> None:
        """Are no change."""
        source = ts.Guidance("Ours", authority=ts.Authority.LOCAL)
        same = ts.dated(ts.Version(ts.months(3), source=source))
        assert told(STATUTORY.overlaid("mine", rules={"rcpc.first": same})) == []

    def test_a_duty_of_its_own(self) -> None:
        """Its rules, and what decides when they run; nothing of what it leaves as usual."""
        assert told(STATUTORY.overlaid("mine", timescales=(VISIT,))) == [
            ("our_visit.first", None, "1 week after"),
            ("our_visit.subsequent", None, "6 weeks after"),
            ("our_visit, title", None, "Visit"),
            ("our_visit, subject", None, "child"),
            ("our_visit, started by", None, "placement_started"),
            ("our_visit, met by", None, "our_visit or our_call"),
            ("our_visit, concurrent", None, "yes"),
            ("our_visit, authority", None, "local"),
        ]

    def test_a_duty_replaced(self) -> None:
        """What is gone is told, and another clock is."""
        once = replace(VISIT, id="rcpc", series=ts.Series(first=ts.weeks(1)), concurrent=False)
        said = told(STATUTORY.overlaid("mine", timescales=(once,)))
        assert ("rcpc.first", "3 months after", None) in said
        assert ("rcpc.subsequent", "6 months after", None) in said
        assert ("rcpc", None, "1 week after") in said
        assert ("rcpc, started by", "cp_plan_started", "placement_started") in said
        assert ("rcpc, anchored on", "icpc or transfer_in_conference", None) in said

    def test_stages(self) -> None:
        """Which occurrences a stage is for, where both have it, and what caps it."""
        first = ts.Stage("first", ts.weeks(1), ts.Occurrences(1, 2), ts.days(1))
        later = ts.Stage(
            "subsequent", ts.weeks(6), ts.Occurrences(3), no_later_than=(ts.ByEvent("icpc"),)
        )
        base = STATUTORY.overlaid("base", timescales=(VISIT,))
        mine = replace(VISIT, series=ts.Series((first, later)))
        assert told(base.overlaid("mine", timescales=(mine,)), base) == [
            ("our_visit.first, applies to", "1st", "1st to 2nd"),
            ("our_visit.subsequent, applies to", "2nd and later", "3rd and later"),
            ("our_visit.not_before", None, "1 day after"),
            ("our_visit.subsequent, no later than", None, "ByEvent('icpc')"),
        ]

    def test_local_data(self) -> None:
        """Planning and the stages of dispute resolution, whose budgets make a duty of their own."""
        lead = ts.PlanningLead("rcpc", ts.working_days_before(20))
        stages = (ts.DisputeStage("Informal"), ts.DisputeStage("Panel", 5))
        policy = STATUTORY.overlaid("mine", planning=(lead,), dispute_stages=stages)
        assert [change for change in told(policy) if "dispute_stage" not in change[0]] == [
            ("rcpc, planned by", None, "20 working days before the due date"),
            ("dispute stages", None, "Informal and Panel (5 working days)"),
        ]
        assert ("dispute_stage.stage_panel", None, "5 working days after") in told(policy)
        assert ("dispute stages", "Informal and Panel (5 working days)", None) in told(
            STATUTORY, policy
        )


class TestAgainstStatute:
    """On what share of start dates the local date falls after the statutory one, by how much."""

    def test_the_statutory_policy_itself(self) -> None:
        """Nothing differs."""
        assert against(STATUTORY) == {}
        assert against(STATUTORY.overlaid("mine", timescales=(VISIT,))) == {}

    def test_later(self) -> None:
        """91 days for three months, counted on paper for 2025: three months have 90 days from any
        day of December or January but the last of January, from which, as from any day of February,
        they have 89; and 90 from 30 November. From every other day they have 91 or 92."""
        [found] = against_statute(
            STATUTORY.overlaid("mine", rules={"rcpc.first": ts.days(91)}), ENGLAND, *YEAR
        )
        assert found == AgainstStatute(
            "rcpc.first", 365, weaker=31 + 28 + 31 + 1, most=2, none=0, unknown=0, other_clock=False
        )
        assert found.is_weaker

    def test_day_count_from_2012_to_2039(self) -> None:
        """The shares that the module of the day count states."""
        assert against(ts.policies.day_count(), FIRST, LAST) == {
            "lac_review.second": (
                "later than the statutory date on 20.7 % of start dates, by at most 2 days"
            ),
            "lac_review.subsequent": (
                "later than the statutory date on 46.0 % of start dates, by at most 2 days"
            ),
        }

    @pytest.mark.parametrize(
        ("rule", "sentence"),
        [
            (ts.days(1), "never later than the statutory date"),
            (
                ts.months(3).then(ts.days(1)),
                "later than the statutory date on 100 % of start dates, by at most 1 day",
            ),
            (
                ts.no_deadline("as we see fit"),
                "no date where there is a statutory one, on 100 %",
            ),
            (ts.days(10**9), "not to be worked out on 100 %"),
            (ts.not_supplied("a number", "give one"), "not to be worked out on 100 %"),
            (
                ts.dated(
                    ts.Version(ts.months(4), until=date(2025, 1, 1)),
                    ts.Version(ts.days(10**9), since=date(2025, 1, 2), until=date(2025, 12, 30)),
                ),
                (
                    "later than the statutory date on 0.3 % of start dates, by at most 30 days; no "
                    "date where there is a statutory one, on 0.3 %; not to be worked out on 99.5 %"
                ),
            ),
        ],
    )
    def test_sentences(self, rule: ts.DateRule, sentence: str) -> None:
        """What a practice lead reads; never a weakness left out."""
        assert one("rcpc.first", rule) == sentence
        policy = STATUTORY.overlaid("mine", rules={"rcpc.first": rule})
        [found] = against_statute(policy, ENGLAND, *YEAR)
        assert found.is_weaker == ("never" not in sentence)

    @pytest.mark.parametrize(("most", "share"), [(1, "under 0.1 %"), (2000, "over 99.9 %")])
    def test_a_share_is_never_rounded_to_none_or_all(self, most: int, share: str) -> None:
        """One start date of two thousand and one, and all but one."""
        since = FIRST + timedelta(days=most)
        rule = ts.dated(
            ts.Version(ts.months(4), until=since - timedelta(days=1)),
            ts.Version(ts.months(3), since=since),
        )
        assert f" {share} of " in one("rcpc.first", rule, FIRST, FIRST + timedelta(days=2000))

    def test_only_where_the_statute_gives_a_date(self) -> None:
        """Elsewhere there is nothing to be later than."""
        first, last = date(2010, 3, 7), date(2010, 3, 26)
        later = ts.working_days(20)
        [found] = against_statute(
            STATUTORY.overlaid("mine", rules={"icpc": later}), ENGLAND, first, last
        )
        assert (found.dates, found.weaker) == (10, 10)
        before = first - timedelta(days=99), first
        assert one("icpc", later, *before) == "the statutory policy gives no date to compare with"

    def test_a_duty_that_is_gone(self) -> None:
        """Gives no date."""
        once = ts.Series((ts.Stage("only", ts.months(1), ts.Occurrences(1)),))
        duty = replace(STATUTORY.timescale("rcpc"), series=once)
        assert against(STATUTORY.overlaid("mine", timescales=(duty,))) == {
            "rcpc.first": "no date where there is a statutory one, on 100 %",
            "rcpc.subsequent": "no date where there is a statutory one, on 100 %",
        }

    def test_another_clock(self) -> None:
        """Is said, even where the rule is the same."""
        said = against(ts.policies.sunderland())
        assert said["secure_review.first"].endswith("; other events decide when it runs")
        assert said["secure_review.subsequent"] == (
            "never later than the statutory date; other events decide when it runs"
        )

    def test_an_earliest_day(self) -> None:
        """Is weaker where it is earlier."""
        address = "adoption_disruption_review.not_before"
        assert one(address, ts.days(27)) == (
            "earlier than the statutory date on 100 % of start dates, by at most 1 day"
        )
        assert one(address, ts.days(29)) == "never earlier than the statutory date"

    @settings(max_examples=20)
    @given(st.integers(80, 100), st.integers(1, 60))
    def test_is_what_the_rules_say(self, n: int, length: int) -> None:
        """One start date after another."""
        last = FIRST + timedelta(days=length - 1)
        policy = STATUTORY.overlaid("mine", rules={"rcpc.first": ts.days(n)})
        [found] = against_statute(policy, ENGLAND, FIRST, last)
        late = [
            (due(ts.days(n), day) - due(ts.months(3), day)).days
            for day in (FIRST + timedelta(days=number) for number in range(length))
        ]
        weaker = sum(days > 0 for days in late)
        assert found == AgainstStatute(
            "rcpc.first", length, weaker, max(0, *late, 0), none=0, unknown=0, other_clock=False
        )


def due(rule: ts.DateRule, anchor: date) -> date:
    outcome = rule.due(anchor, ENGLAND)
    assert isinstance(outcome, ts.Due)
    return outcome.date
