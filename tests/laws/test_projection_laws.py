"""The laws of projection, on histories of duties of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import timescales as ts
from tests.stateful import shapes
from timescales.projection import projecting
from timescales.projection.judging import Judge
from timescales.projection.ready import made_ready
from timescales.series import ByEvent
from timescales.testing import histories

ONE_DAY = timedelta(days=1)
ENGLAND = ts.england_and_wales()
POLICIES = (*map(ts.policies.resolve, ts.policies.NAMES), shapes.POLICY)

policies = st.sampled_from(POLICIES)
plenty = settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def seen(draw: st.DrawFn) -> tuple[ts.Case, date, ts.Policy]:
    """A history, a day on or beside one of its events to look at it from, and by what policy.

    Most often by that of whose duties the history is.
    """
    policy = draw(policies)
    case = draw(histories(policy))
    days = [event.date for event in case.events] or [date(2026, 11, 22)]
    as_at = draw(st.sampled_from(days)) + draw(st.integers(-1, 400)) * ONE_DAY
    return case, as_at, draw(st.just(policy) | policies)


class TestSetOfEvents:
    """Projection is a function of the *set* of events, not their order."""

    @given(seen(), st.randoms(use_true_random=False))
    @plenty
    def test_order_and_repetition(
        self, history: tuple[ts.Case, date, ts.Policy], random: Random
    ) -> None:
        """In another order, and with events repeated, the case and its projection are the same."""
        case, as_at, policy = history
        events = [*case.events, *case.events[:2]]
        random.shuffle(events)
        shuffled = replace(case, events=tuple(events))
        assert shuffled == case
        assert ts.project(shuffled, as_at=as_at, policy=policy) == ts.project(
            case, as_at=as_at, policy=policy
        )


class TestLaterEvents:
    """Adding an event after ``as_at`` changes no obligation and nothing before it."""

    @given(seen(), st.data())
    @plenty
    def test_change_nothing(
        self, history: tuple[ts.Case, date, ts.Policy], data: st.DataObject
    ) -> None:
        """Whatever is added after the day, the obligations and what was found by it stay; and so
        does what was derived."""
        case, as_at, policy = history
        other = data.draw(histories(policy))
        later = tuple(event for event in other.events if event.date > as_at)
        longer = replace(case, events=(*case.events, *later))
        before = ts.project(case, as_at=as_at, policy=policy)
        after = ts.project(longer, as_at=as_at, policy=policy)
        assert after.obligations == before.obligations
        found = [f for f in after.findings if f.event.date <= as_at]
        assert found == [f for f in before.findings if f.event.date <= as_at]

    @given(seen(), st.integers(1, 1000))
    @plenty
    def test_what_is_settled_stays(
        self, history: tuple[ts.Case, date, ts.Policy], days_later: int
    ) -> None:
        """An obligation that was met or ended by a day is the same seen from any later day; but
        where another event binds it, that may be to come."""
        case, as_at, policy = history
        settled = [
            o
            for o in ts.project(case, as_at=as_at, policy=policy)
            if (o.met is not None or o.ended_on is not None) and not _bound_by_an_event(o)
        ]
        later = ts.project(case, as_at=as_at + days_later * ONE_DAY, policy=policy)
        seen_later = [replace(o, as_at=as_at) for o in later]
        assert [o for o in settled if o not in seen_later] == []


def _bound_by_an_event(obligation: ts.Obligation) -> bool:
    """Whether an event can bind it, or the occurrence that is its statutory limit."""
    national = ts.policies.statutory().find(obligation.timescale)
    duties = [obligation.duty] if national is None else [obligation.duty, national]
    stages = [stage for duty in duties for stage in duty.series.stages]
    return any(isinstance(cap, ByEvent) for stage in stages for cap in stage.no_later_than)


class TestOneTimescaleAtATime:
    """A pure fold, one timescale at a time."""

    @given(seen())
    @plenty
    def test_alone(self, history: tuple[ts.Case, date, ts.Policy]) -> None:
        """Each duty alone gives the obligations that it gives among the others; but that of two
        alongside the earlier binds, nobody can say of one alone."""
        case, as_at, policy = history
        together = ts.project(case, as_at=as_at, policy=policy)
        alone = [
            obligation
            for duty in policy.timescales
            for obligation in ts.project(case, as_at=as_at, policy=policy.only(duty.id))
        ]
        assert alone == [
            replace(o, notes=tuple(n for n in o.notes if not n.endswith("that date binds")))
            for o in together
        ]

    @given(seen())
    @plenty
    def test_details_are_never_read(self, history: tuple[ts.Case, date, ts.Policy]) -> None:
        """Details added to every event are carried to the obligations and change nothing else."""
        case, as_at, policy = history
        told = tuple(replace(e, details={**e.details, "team": "North"}) for e in case.events)
        plain = ts.project(case, as_at=as_at, policy=policy)
        detailed = ts.project(replace(case, events=told), as_at=as_at, policy=policy)
        for one, other in zip(plain, detailed, strict=True):
            assert (one.due, one.status, one.ordinal, one.notes) == (
                other.due,
                other.status,
                other.ordinal,
                other.notes,
            )
            assert other.started not in told or other.details["team"] == "North"


class TestEveryHistory:
    """Histories never raise, and every obligation can be read, explained and worked out again."""

    @given(seen())
    @plenty
    def test_answers(self, history: tuple[ts.Case, date, ts.Policy]) -> None:
        """Each has a status, an anchor by the day unless a day is set, an explanation where it has
        an outcome."""
        case, as_at, policy = history
        for obligation in ts.project(case, as_at=as_at, policy=policy):
            assert obligation.anchor <= as_at or obligation.duty.from_set_day
            assert obligation.receipt.due == obligation.due
            if obligation.explanation is None:
                assert obligation.due is None
            else:
                assert obligation.explanation.step.outcome == obligation.outcome
            if obligation.due is None:
                assert obligation.note

    @pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.name)
    def test_no_events(self, policy: ts.Policy) -> None:
        """An empty history has no obligations and no findings."""
        projection = ts.project(ts.Case("A"), as_at=date(2026, 11, 22), policy=policy)
        assert list(projection) == []
        assert projection.findings == ()

    @given(seen(), st.integers(0, 300))
    @settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
    def test_a_schedule_comes_to_its_end(
        self, history: tuple[ts.Case, date, ts.Policy], days: int
    ) -> None:
        """What is ahead is unmet, and due by the day to which it is asked for."""
        case, as_at, policy = history
        until = as_at + days * ONE_DAY
        for obligation in ts.schedule(case, as_at=as_at, until=until, policy=policy):
            assert (obligation.met, obligation.ended_on) == (None, None)
            assert obligation.due is None or obligation.due <= until


class TestEveryEvent:
    """Every event of the history is either used or found, but for starts that do not count and
    ends that a birthday had made already."""

    @given(seen())
    @settings(parent=plenty, max_examples=200)
    def test_used_or_found(self, history: tuple[ts.Case, date, ts.Policy]) -> None:
        """Each that is of a kind which starts, meets or ends a duty."""
        case, as_at, policy = history
        found = {f.event for f in ts.project(case, as_at=as_at, policy=policy).findings}
        used = set(_used(case, as_at, policy))
        lost = [
            event
            for event in case.events
            if event.date <= as_at
            and event not in used | found
            and not all(_is_silent(event, duty, case) for duty in policy.timescales)
        ]
        assert lost == []

    @given(seen())
    @plenty
    def test_found_once(self, history: tuple[ts.Case, date, ts.Policy]) -> None:
        """Whatever duties it is found by."""
        case, as_at, policy = history
        found = [(f.event, f.code) for f in ts.project(case, as_at=as_at, policy=policy).findings]
        assert len(found) == len(set(found))


def _used(case: ts.Case, as_at: date, policy: ts.Policy) -> Iterator[ts.Event]:
    """The events that some step of the fold of some duty used."""
    events = projecting._history(case, policy.event_kinds, ENGLAND, as_at)
    ready = made_ready(policy, ENGLAND)
    judge = Judge(case, events, ready, as_at, projecting._adult_on(case))
    for duty in policy.timescales:
        yield from (event for _, event in projecting._fold(duty, judge).used)


def _is_silent(event: ts.Event, duty: ts.Timescale, case: ts.Case) -> bool:
    """Whether a duty may have nothing to say of an event that it did not use."""
    adult = case.date_of_birth and projecting._adult_on(case)
    if event.kind in duty.meets:
        return False
    if event.kind in duty.ends:
        return event.date == adult and duty.subject == "child"
    return event.kind not in duty.starts or duty.once or bool(duty.only_while)
