"""Random histories, driven through ``project`` and a naive model of its specification."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

import timescales as ts
from tests.core.histories import heart, project_heart
from tests.stateful import naive
from timescales.testing import histories

ONE_DAY = timedelta(days=1)
POLICIES = ("statutory", "day_count", "strictest", "sunderland")
# Codes about events whose kind or date is strange, whatever the duties make of them.
ABOUT_EVENTS = ("unknown_event", "far_future")


def as_found(obligation: ts.Obligation) -> naive.Found:
    """An obligation in the model's words."""
    return naive.Found(
        obligation.timescale,
        obligation.started,
        obligation.ordinal,
        obligation.anchor,
        obligation.met_on,
        obligation.ended_on,
        obligation.due,
        tuple(candidate.due for candidate in obligation.candidates),
        obligation.status.value,
        obligation.hold_by,
        obligation.plan_by,
        obligation.margin_days,
        obligation.statutory_limit,
        "the oldest open one was taken" in obligation.note,
    )


def plain(name: str) -> ts.Policy:
    """The heart of a policy, its looked-after reviews started and ended as the model knows them."""
    policy = heart(name)
    review = replace(
        policy.timescale("lac_review"),
        started_by="became_looked_after",
        ended_by="ceased_looked_after",
    )
    return policy.overlaid(name, timescales=(review,))


def assert_agree(case: ts.Case, as_at: date, policy: str) -> None:
    """The obligations are those of the model, and each event that none used has a finding."""
    projection = project_heart(case, as_at=as_at, policy=plain(policy))
    found, unused = naive.project(case, as_at, policy)
    ours, theirs = Counter(map(as_found, projection)), Counter(found)
    assert ours == theirs, f"only the projection: {ours - theirs}\nonly the model: {theirs - ours}"
    reported = Counter(f.event for f in projection.findings if f.code not in ABOUT_EVENTS)
    assert reported == Counter(unused)


class Histories(RuleBasedStateMachine):
    """A case that grows an event at a time, looked at from any day under any policy.

    Events mostly follow one another, by gaps about as long as the duties give; some are
    remembered late, at any earlier day; some are recorded twice.
    """

    def __init__(self) -> None:
        super().__init__()
        self.today = date(2020, 1, 1)
        self.kinds: tuple[str, ...] = ()
        self.case = ts.Case("A")

    @initialize(
        duties=st.lists(st.sampled_from(naive.DUTIES), min_size=1, max_size=2, unique=True),
        begins=st.dates(date(1991, 9, 1), date(2026, 1, 1)),
    )
    def begins(self, duties: list[naive.Duty], begins: date) -> None:
        """One or two duties are about to start."""
        self.today = begins
        self.kinds = tuple(k for d in duties for k in (d.started, d.met, d.met, d.ended))
        if any(duty.id == "rcpc" for duty in duties):
            self.kinds += ("icpc", "transfer_in_conference")
        if any(duty.id == "secure_review" for duty in duties):
            self.kinds += ("secure_order_made",)

    def add(self, event: ts.Event) -> None:
        case = self.case
        self.case = ts.Case(
            case.subject_id, (*case.events, event), case.date_of_birth, case.complete_from
        )

    @rule(
        which=st.integers(0, 100),
        gap=st.sampled_from([0, 0, 0, 1, 14, 28, 30, 91, 92, 183, 184, 400]),
        ref=st.sampled_from([None, None, "A", "B"]),
    )
    def happens(self, which: int, gap: int, ref: str | None) -> None:
        """Something happens today, or some days on."""
        self.today = min(self.today + gap * ONE_DAY, date(2040, 1, 1))
        self.add(ts.Event(self.kinds[which % len(self.kinds)], self.today, ref))

    @rule(
        which=st.integers(0, 100),
        ago=st.integers(1, 400),
        ref=st.sampled_from([None, "A"]),
    )
    def remembered(self, which: int, ago: int, ref: str | None) -> None:
        """Something is recorded late."""
        self.add(ts.Event(self.kinds[which % len(self.kinds)], self.today - ago * ONE_DAY, ref))

    @precondition(lambda self: self.case.events)
    @rule(which=st.integers(0, 100), note=st.sampled_from([None, "again"]))
    def recorded_twice(self, which: int, note: str | None) -> None:
        """The same event is recorded again, in the same words or in others."""
        event = self.case.events[which % len(self.case.events)]
        details = event.details if note is None else {"note": note}
        self.add(ts.Event(event.kind, event.date, event.ref, details))

    @rule(years=st.sampled_from([16, 17, 18]), days=st.sampled_from([-40, -1, 0, 1, 200]))
    def born(self, years: int, days: int) -> None:
        """The date of birth is learnt: the 18th birthday is about now, or a year or two off."""
        born = self.today.replace(year=self.today.year - years, day=min(self.today.day, 28))
        self.case = ts.Case("A", self.case.events, born + days * ONE_DAY, self.case.complete_from)

    @rule(ago=st.sampled_from([-1, 0, 1, 30, 200]))
    def complete(self, ago: int) -> None:
        """It turns out that the record is complete only from some day."""
        day = self.today - ago * ONE_DAY
        self.case = ts.Case("A", self.case.events, self.case.date_of_birth, day)

    @rule(by=st.sampled_from([-30, -1, 0, 1, 29, 100, 184, 800]), policy=st.sampled_from(POLICIES))
    def looked_at(self, by: int, policy: str) -> None:
        """From whatever day it is looked at, projection and model agree."""
        assert_agree(self.case, self.today + by * ONE_DAY, policy)

    def teardown(self) -> None:
        """And at the end they agree under every policy."""
        for policy in POLICIES:
            assert_agree(self.case, self.today, policy)


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=150, stateful_step_count=20, suppress_health_check=[HealthCheck.too_slow]
)


class TestPlausibleHistories:
    """Histories as they happen, under every policy."""

    @given(histories(plain("day_count")), st.sampled_from(POLICIES), st.integers(0, 400))
    @settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
    def test_agree(self, case: ts.Case, policy: str, days: int) -> None:
        """Projection and model agree."""
        last = max((event.date for event in case.events), default=date(2026, 11, 22))
        assert_agree(case, min(last + days * ONE_DAY, date(2060, 1, 1)), policy)


def history(*events: tuple[str, date] | tuple[str, date, str]) -> tuple[ts.Event, ...]:
    """Events from their kind, date and ref."""
    return tuple(ts.Event(*event) for event in events)


class TestCorners:
    """Histories too rare to meet at random, each with what the specification says of it."""

    def test_the_conference_of_the_previous_plan(self) -> None:
        """The conference is one *after* the previous plan: not one on the day that it ended."""
        case = ts.Case(
            "A",
            history(
                ("cp_plan_started", date(2024, 1, 8)),
                ("cp_plan_ended", date(2024, 6, 3)),
                ("icpc", date(2024, 6, 3)),
                ("cp_plan_started", date(2024, 6, 10)),
            ),
        )
        assert_agree(case, date(2024, 7, 1), "statutory")
        last = project_heart(case, as_at=date(2024, 7, 1), policy="statutory")[-1]
        assert (last.anchor, last.due) == (date(2024, 6, 10), date(2024, 9, 10))

    def test_a_stage_without_a_date(self) -> None:
        """Where one possible stage has no deadline, nothing is overdue."""
        became = history(("became_looked_after", date(1991, 10, 1)))
        case = ts.Case("A", became, complete_from=date(1991, 10, 20))
        assert_agree(case, date(1993, 1, 1), "statutory")
        [review] = project_heart(case, as_at=date(1993, 1, 1), policy="statutory")
        assert review.status is ts.Status.NOT_KNOWN

    def test_a_ref_chooses_first(self) -> None:
        """Of two meetings on a day, the ref ties one; the other meets the oldest still open."""
        case = ts.Case(
            "A",
            history(
                ("dispute_raised", date(2026, 1, 5), "A"),
                ("dispute_raised", date(2026, 1, 12), "B"),
                ("dispute_resolved", date(2026, 1, 19), "A"),
                ("dispute_resolved", date(2026, 1, 19)),
            ),
        )
        assert_agree(case, date(2026, 2, 1), "statutory")
        projection = project_heart(case, as_at=date(2026, 2, 1))
        assert [dispute.met_on for dispute in projection] == [date(2026, 1, 19)] * 2
        assert projection.findings == ()

    def test_an_end_on_the_birthday(self) -> None:
        """An end on the 18th birthday is what the birthday did, or a finding if none was open."""
        born, adult = date(2008, 1, 19), date(2026, 1, 19)
        ended = history(("ceased_looked_after", adult))
        alone = ts.Case("A", ended, date_of_birth=born)
        assert [f.code for f in project_heart(alone, as_at=adult).findings] == ["after_18"]
        began = history(("became_looked_after", date(2026, 1, 5)))
        whole = ts.Case("A", (*began, *ended), date_of_birth=born)
        assert project_heart(whole, as_at=adult).findings == ()

    def test_a_conference_of_an_adult(self) -> None:
        """An event is reported by the duty that it would meet, and by no duty anchored on it."""
        case = ts.Case("A", history(("icpc", date(2026, 1, 20))), date_of_birth=date(2008, 1, 19))
        assert len(project_heart(case, as_at=date(2026, 2, 1)).findings) == 1

    def test_the_limit_behind_a_late_order(self) -> None:
        """The statutory limit is that of the same panel, though the order came after another."""
        case = ts.Case(
            "A",
            history(
                ("secure_placement_started", date(2026, 1, 5)),
                ("secure_review", date(2026, 1, 26)),
                ("secure_order_made", date(2026, 2, 2)),
            ),
        )
        assert_agree(case, date(2026, 2, 9), "sunderland")
        [review] = project_heart(case, as_at=date(2026, 2, 9), policy="sunderland")
        assert (review.due, review.statutory_limit) == (date(2026, 3, 2), date(2026, 4, 26))
