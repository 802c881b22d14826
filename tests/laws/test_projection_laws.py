"""The laws of projection, on histories of every kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import timescales as ts
from tests.core.histories import project_heart
from timescales.testing import histories

ONE_DAY = timedelta(days=1)
POLICIES = ("statutory", "day_count", "sunderland", "strictest")

policies = st.sampled_from(POLICIES)
plenty = settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def cases_with_days(draw: st.DrawFn) -> tuple[ts.Case, date]:
    """A history, and a day on or beside one of its events to look at it from."""
    case = draw(histories(draw(policies)))
    days = [event.date for event in case.events] or [date(2026, 11, 22)]
    return case, draw(st.sampled_from(days)) + draw(st.integers(-1, 400)) * ONE_DAY


class TestSetOfEvents:
    """Projection is a function of the *set* of events, not their order."""

    @given(cases_with_days(), policies, st.randoms(use_true_random=False))
    @plenty
    def test_order_and_repetition(
        self, case_and_day: tuple[ts.Case, date], policy: str, random: Random
    ) -> None:
        """In another order, and with events repeated, the case and its projection are the same."""
        case, as_at = case_and_day
        events = [*case.events, *case.events[:2]]
        random.shuffle(events)
        shuffled = replace(case, events=tuple(events))
        assert shuffled == case
        assert project_heart(shuffled, as_at=as_at, policy=policy) == project_heart(
            case, as_at=as_at, policy=policy
        )


class TestLaterEvents:
    """Adding an event after ``as_at`` changes no obligation and nothing before it."""

    @given(cases_with_days(), histories(), policies)
    @plenty
    def test_change_nothing(
        self, case_and_day: tuple[ts.Case, date], other: ts.Case, policy: str
    ) -> None:
        """Whatever is added after the day, the obligations and what was found by it stay."""
        case, as_at = case_and_day
        later = tuple(event for event in other.events if event.date > as_at)
        longer = replace(case, events=(*case.events, *later))
        before = project_heart(case, as_at=as_at, policy=policy)
        after = project_heart(longer, as_at=as_at, policy=policy)
        assert after.obligations == before.obligations
        found = [f for f in after.findings if f.event.date <= as_at]
        assert found == [f for f in before.findings if f.event.date <= as_at]

    @given(cases_with_days(), st.integers(1, 1000))
    @plenty
    def test_what_is_settled_stays(
        self, case_and_day: tuple[ts.Case, date], days_later: int
    ) -> None:
        """An obligation that was met or ended by a day is the same seen from any later day."""
        case, as_at = case_and_day
        settled = [
            o
            for o in project_heart(case, as_at=as_at)
            if o.met is not None or o.ended_on is not None
        ]
        later = as_at + days_later * ONE_DAY
        seen_later = [replace(o, as_at=as_at) for o in project_heart(case, as_at=later)]
        assert all(obligation in seen_later for obligation in settled)


class TestOneTimescaleAtATime:
    """A pure fold, one timescale at a time."""

    @given(cases_with_days(), policies)
    @plenty
    def test_alone(self, case_and_day: tuple[ts.Case, date], policy: str) -> None:
        """Each duty alone gives the obligations that it gives among the others."""
        case, as_at = case_and_day
        whole = ts.policies.resolve(policy)
        together = project_heart(case, as_at=as_at, policy=whole)
        alone = [
            obligation
            for duty in whole.timescales
            for obligation in project_heart(
                case,
                as_at=as_at,
                policy=replace(
                    whole,
                    timescales=(duty,),
                    planning=tuple(p for p in whole.planning if p.timescale == duty.id),
                ),
            )
        ]
        assert alone == list(together)

    @given(cases_with_days(), policies)
    @plenty
    def test_details_are_never_read(self, case_and_day: tuple[ts.Case, date], policy: str) -> None:
        """Details added to every event are carried to the obligations and change nothing else."""
        case, as_at = case_and_day
        told = tuple(replace(e, details={**e.details, "team": "North"}) for e in case.events)
        plain = project_heart(case, as_at=as_at, policy=policy)
        detailed = project_heart(replace(case, events=told), as_at=as_at, policy=policy)
        for one, other in zip(plain, detailed, strict=True):
            assert (one.due, one.status, one.ordinal, one.notes) == (
                other.due,
                other.status,
                other.ordinal,
                other.notes,
            )
            assert other.details["team"] == "North"


class TestEveryHistory:
    """Histories never raise, and every obligation can be read, explained and worked out again."""

    @given(cases_with_days(), policies)
    @plenty
    def test_answers(self, case_and_day: tuple[ts.Case, date], policy: str) -> None:
        """Each has a status, an anchor by the day, an explanation where it has an outcome."""
        case, as_at = case_and_day
        for obligation in project_heart(case, as_at=as_at, policy=policy):
            assert obligation.anchor <= as_at
            assert obligation.receipt.due == obligation.due
            if obligation.explanation is None:
                assert obligation.due is None
            else:
                assert obligation.explanation.step.outcome == obligation.outcome
            if obligation.due is None:
                assert obligation.note

    @pytest.mark.parametrize("policy", POLICIES)
    def test_no_events(self, policy: str) -> None:
        """An empty history has no obligations and no findings."""
        projection = project_heart(ts.Case("A"), as_at=date(2026, 11, 22), policy=policy)
        assert list(projection) == []
        assert projection.findings == ()
