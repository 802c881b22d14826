"""What is particular to each duty: concurrency, anchors, renewals; and what contradicts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import timescales as ts
from tests.core.histories import DAY, codes, dues, event, only, project, statuses

MON_2_NOV_2026 = date(2026, 11, 2)
MON_9_NOV_2026 = date(2026, 11, 9)
MON_16_NOV_2026 = date(2026, 11, 16)
MON_23_NOV_2026 = date(2026, 11, 23)
FUTURE = date(2027, 6, 1)
STRATEGY, ICPC = "strategy_discussion", "icpc"


class TestConcurrent:
    """`concurrent` duties can be open several at once: a `ref` ties what meets or ends to what
    started; without one the oldest open is taken, and the note says so; a `ref` that names nothing
    open is a finding."""

    RAISED = (
        event("dispute_raised", MON_2_NOV_2026, "a"),
        event("dispute_raised", MON_9_NOV_2026, "b"),
    )

    @pytest.mark.parametrize(("kind", "status"), [("dispute_resolved", "met_in_time"),
                                                  ("dispute_withdrawn", "lapsed")])  # fmt: skip
    def test_by_ref(self, kind: str, status: str) -> None:
        """The younger is met or ended first, and the older goes on."""
        projection = project(FUTURE, *self.RAISED, event(kind, MON_16_NOV_2026, "b"))
        assert [o.started.ref for o in projection] == ["a", "b"]
        assert statuses(projection) == ["overdue", status]
        ended = "ended by dispute_withdrawn on 2026-11-16" if status == "lapsed" else ""
        assert [o.note for o in projection] == ["", ended]
        assert codes(projection) == []

    @pytest.mark.parametrize(("kind", "status"), [("dispute_resolved", "met_in_time"),
                                                  ("dispute_withdrawn", "lapsed")])  # fmt: skip
    def test_without_a_ref(self, kind: str, status: str) -> None:
        """The oldest open is taken, and the note says so."""
        projection = project(FUTURE, *self.RAISED, event(kind, MON_16_NOV_2026))
        assert statuses(projection) == [status, "overdue"]
        assert projection[0].notes[0] == (
            f"the {kind} on 2026-11-16 has no ref, so the oldest open one was taken"
        )
        assert projection[1].note == ""

    def test_without_a_ref_and_without_a_choice(self) -> None:
        """Where one is open there is nothing to choose, and nothing to say."""
        obligation = only(
            project(FUTURE, self.RAISED[0], event("dispute_resolved", MON_16_NOV_2026))
        )
        assert (obligation.status, obligation.note) == (ts.Status.MET_IN_TIME, "")

    @pytest.mark.parametrize("kind", ["dispute_resolved", "dispute_withdrawn"])
    @pytest.mark.parametrize("ref", ["c", "a"])
    def test_a_ref_that_names_nothing_open(self, kind: str, ref: str) -> None:
        """One never raised, and one already resolved."""
        closed = event("dispute_resolved", MON_9_NOV_2026, "a")
        stray = event(kind, MON_16_NOV_2026, ref)
        projection = project(FUTURE, *self.RAISED, closed, stray)
        assert statuses(projection) == ["met_in_time", "overdue"]
        [finding] = projection.findings
        assert (finding.code, finding.event) == ("ref_not_open", stray)
        assert f"its ref '{ref}' names nothing that was open" in finding.reason

    def test_a_ref_does_not_fall_back(self) -> None:
        """One that was raised without a ref is not met by one that has a ref."""
        stray = event("dispute_resolved", MON_16_NOV_2026, "a")
        projection = project(FUTURE, event("dispute_raised", MON_2_NOV_2026), stray)
        assert (statuses(projection), codes(projection)) == (["overdue"], ["ref_not_open"])

    def test_several_resolved_on_one_day(self) -> None:
        """Each by its own, whatever the order."""
        resolved = [event("dispute_resolved", MON_16_NOV_2026, ref) for ref in ("b", "a")]
        assert statuses(project(FUTURE, *self.RAISED, *resolved)) == ["met_in_time"] * 2

    def test_raised_on_one_day(self) -> None:
        """Two that begin on one day are two."""
        raised = [event("dispute_raised", MON_2_NOV_2026, ref) for ref in ("a", "b")]
        resolved = event("dispute_resolved", MON_9_NOV_2026, "b")
        projection = project(FUTURE, *raised, resolved)
        assert [(o.started.ref, o.status.value) for o in projection] == [
            ("a", "overdue"),
            ("b", "met_in_time"),
        ]

    def test_with_and_without_a_ref_on_one_day(self) -> None:
        """What a ref ties goes first, so that what has none takes another."""
        resolved = [event("dispute_resolved", MON_16_NOV_2026, ref) for ref in (None, "a")]
        projection = project(FUTURE, *self.RAISED, *resolved)
        assert statuses(projection) == ["met_in_time"] * 2
        assert [o.met and o.met.ref for o in projection] == ["a", None]
        assert codes(projection) == []

    def test_started_and_resolved_on_one_day(self) -> None:
        """The open one is met first; what remains meets the new one."""
        day = MON_9_NOV_2026
        history = [
            event("dispute_raised", MON_2_NOV_2026, "a"),
            event("dispute_raised", day, "b"),
            event("dispute_resolved", day, "b"),
        ]
        projection = project(FUTURE, *history)
        assert statuses(projection) == ["overdue", "met_in_time"]
        assert codes(projection) == []

    def test_raised_twice_without_a_ref(self) -> None:
        """Two disputes: only an enquiry has one clock."""
        raised = [event("dispute_raised", day) for day in (MON_2_NOV_2026, MON_9_NOV_2026)]
        projection = project(FUTURE, *raised)
        assert len(projection) == 2
        assert codes(projection) == []

    def test_raised_twice_with_one_ref(self) -> None:
        """A ref names one that is open: the first clock goes on."""
        raised = [event("dispute_raised", day, "a") for day in (MON_2_NOV_2026, MON_9_NOV_2026)]
        projection = project(FUTURE, *raised)
        assert dues(projection) == ["2026-11-30"]
        [finding] = projection.findings
        assert (finding.code, finding.event) == ("already_open", raised[1])
        assert finding.reason == (
            "Dispute resolution: it is already open since 2026-11-02; that clock goes on."
        )

    def test_a_ref_can_be_used_again(self) -> None:
        """Once closed."""
        history = [
            event("dispute_raised", MON_2_NOV_2026, "a"),
            event("dispute_withdrawn", MON_9_NOV_2026, "a"),
            event("dispute_raised", MON_16_NOV_2026, "a"),
        ]
        projection = project(MON_16_NOV_2026, *history)
        assert statuses(projection) == ["lapsed", "upcoming"]
        assert [o.ordinal for o in projection] == [1, 1]

    def test_transfers_in(self) -> None:
        """`icpc_transfer_in` too."""
        history = [
            event("transfer_in_notified", MON_2_NOV_2026, "a"),
            event("transfer_in_notified", MON_9_NOV_2026, "b"),
            event("transfer_in_conference", MON_16_NOV_2026, "b"),
            event("transfer_in_not_required", MON_16_NOV_2026, "a"),
        ]
        assert statuses(project(FUTURE, *history)) == ["lapsed", "met_in_time"]


class TestEnquiries:
    """A `strategy_discussion` without a `ref` while an enquiry is open is a remark and opens
    nothing (the clock runs from the one that initiated it)."""

    def test_without_a_ref(self) -> None:
        """The clock goes on from the first."""
        later = event(STRATEGY, MON_9_NOV_2026)
        projection = project(FUTURE, event(STRATEGY, MON_2_NOV_2026), later)
        assert dues(projection) == ["2026-11-23"]
        [finding] = projection.findings
        assert (finding.code, finding.severity) == ("already_open", ts.Severity.REMARK)
        assert finding.event == later
        assert "the clock runs from the event that began it" in finding.reason

    def test_with_a_ref(self) -> None:
        """A ref of its own opens an enquiry of its own."""
        history = [event(STRATEGY, MON_2_NOV_2026), event(STRATEGY, MON_9_NOV_2026, "b")]
        projection = project(FUTURE, *history)
        assert dues(projection) == ["2026-11-23", "2026-11-30"]
        assert codes(projection) == []
        third = project(FUTURE, *history, event(STRATEGY, MON_16_NOV_2026))
        assert dues(third) == dues(projection)
        assert "one is open since 2026-11-02" in third.findings[0].reason

    def test_after_the_conference(self) -> None:
        """A new enquiry, with or without a ref."""
        history = [event(STRATEGY, MON_2_NOV_2026), event(ICPC, MON_9_NOV_2026),
                   event(STRATEGY, MON_16_NOV_2026)]  # fmt: skip
        assert statuses(project(MON_16_NOV_2026, *history)) == ["met_in_time", "upcoming"]

    def test_on_the_day_of_the_conference(self) -> None:
        """The open one is met before the new one starts."""
        history = [event(STRATEGY, MON_2_NOV_2026), event(ICPC, MON_9_NOV_2026),
                   event(STRATEGY, MON_9_NOV_2026)]  # fmt: skip
        projection = project(MON_9_NOV_2026, *history)
        assert statuses(projection) == ["met_in_time", "upcoming"]
        assert codes(projection) == []

    def test_not_required(self) -> None:
        """The decision that no conference is needed ends the duty."""
        history = [event(STRATEGY, MON_2_NOV_2026), event("icpc_not_required", MON_9_NOV_2026)]
        assert statuses(project(FUTURE, *history)) == ["lapsed"]


class TestReviewConferences:
    """`rcpc`: anchored on the latest `icpc` or `transfer_in_conference` on or before the plan and
    after the previous plan, else on its own date and the note says so."""

    PLAN = event("cp_plan_started", MON_16_NOV_2026)

    @pytest.mark.parametrize(
        ("held", "anchor", "note"),
        [
            ([], MON_16_NOV_2026,
             ("counted from cp_plan_started, since no icpc or transfer_in_conference is on record "
             "before it")),
            ([(ICPC, MON_16_NOV_2026)], MON_16_NOV_2026, "counted from the icpc on 2026-11-16"),
            ([(ICPC, MON_9_NOV_2026)], MON_9_NOV_2026, "counted from the icpc on 2026-11-09"),
            ([("transfer_in_conference", MON_9_NOV_2026)], MON_9_NOV_2026,
             "counted from the transfer_in_conference on 2026-11-09"),
            ([(ICPC, MON_2_NOV_2026), ("transfer_in_conference", MON_9_NOV_2026)], MON_9_NOV_2026,
             "counted from the transfer_in_conference on 2026-11-09"),
            ([(ICPC, MON_9_NOV_2026), ("transfer_in_conference", MON_2_NOV_2026)], MON_9_NOV_2026,
             "counted from the icpc on 2026-11-09"),
            ([(ICPC, MON_23_NOV_2026)], MON_16_NOV_2026,
             ("counted from cp_plan_started, since no icpc or transfer_in_conference is on record "
             "before it")),
        ],
    )  # fmt: skip
    def test_anchor(self, held: list[tuple[str, date]], anchor: date, note: str) -> None:
        """On the day itself, before it, and after it."""
        projection = project(FUTURE, self.PLAN, *(event(kind, day) for kind, day in held))
        [review] = [o for o in projection if o.timescale == "rcpc"]
        assert (review.anchor, review.note) == (anchor, note)
        assert review.due == anchor.replace(year=2027, month=2)

    def test_after_the_previous_plan(self) -> None:
        """A conference of the plan before does not count for this one, even on its last day."""
        history = [
            event(ICPC, MON_2_NOV_2026),
            event("cp_plan_started", MON_2_NOV_2026),
            event(ICPC, MON_9_NOV_2026),
            event("cp_plan_ended", MON_9_NOV_2026),
            self.PLAN,
        ]
        second = [o for o in project(MON_16_NOV_2026, *history) if o.timescale == "rcpc"][-1]
        assert second.anchor == MON_16_NOV_2026
        assert second.note.startswith("counted from cp_plan_started")
        with_another = [*history, event(ICPC, MON_9_NOV_2026 + DAY)]
        again = [o for o in project(MON_16_NOV_2026, *with_another) if o.timescale == "rcpc"][-1]
        assert again.anchor == MON_9_NOV_2026 + DAY

    def test_conferences_after_as_at(self) -> None:
        """Events after as_at change nothing."""
        conference = event(ICPC, MON_9_NOV_2026)
        assert list(project(MON_2_NOV_2026, self.PLAN, conference)) == []

    def test_reviews_count_from_the_review_held(self) -> None:
        """3 months from the ICPC, then every 6 months; the note is the first one's alone."""
        history = [event(ICPC, MON_16_NOV_2026), self.PLAN, event("rcpc", date(2027, 2, 10))]
        reviews = [o for o in project(FUTURE, *history) if o.timescale == "rcpc"]
        assert [str(o.due) for o in reviews] == ["2027-02-16", "2027-08-10"]
        assert [o.note for o in reviews] == ["counted from the icpc on 2026-11-16", ""]

    def test_one_conference_serves_both_duties(self) -> None:
        """A conference meets `icpc` and anchors `rcpc`: timescales are folded one at a time."""
        history = [event(STRATEGY, MON_2_NOV_2026), event(ICPC, MON_16_NOV_2026), self.PLAN]
        projection = project(MON_16_NOV_2026, *history)
        assert [(o.timescale, o.status.value) for o in projection] == [
            ("icpc", "met_in_time"),
            ("rcpc", "upcoming"),
        ]
        assert codes(projection) == []


class TestSecureAccommodation:
    """`secure_review`: started by the placement (`sunderland`: by the order); a later secure order
    renews and does not restart."""

    HISTORY = (
        event("secure_placement_started", date(2026, 11, 1)),
        event("secure_order_made", date(2026, 11, 3)),
        event("secure_order_made", date(2027, 1, 4)),
    )

    def test_a_later_order_renews(self) -> None:
        """The first clock goes on, and the renewal is a finding that says so."""
        projection = project(FUTURE, *self.HISTORY, policy="sunderland")
        assert dues(projection) == ["2026-12-01"]
        [finding] = projection.findings
        assert (finding.code, finding.event) == ("already_open", self.HISTORY[2])
        assert finding.reason == (
            "Secure accommodation review: this duty has been open since 2026-11-03; the first "
            "clock goes on."
        )

    def test_orders_say_nothing_to_the_statute(self) -> None:
        """It counts from the inception of the placement, never from the order."""
        obligation = only(project(FUTURE, *self.HISTORY))
        assert (obligation.anchor, obligation.due) == (date(2026, 11, 1), date(2026, 12, 1))

    def test_first_and_subsequent(self) -> None:
        """One month from the placement, then every three months."""
        history = [self.HISTORY[0], event("secure_review", date(2026, 11, 30)),
                   event("secure_review", date(2027, 2, 26))]  # fmt: skip
        assert dues(project(FUTURE, *history)) == ["2026-12-01", "2027-02-28", "2027-05-26"]

    def test_ended(self) -> None:
        """Leaving secure accommodation ends both."""
        ended = event("secure_placement_ended", date(2026, 11, 20))
        for policy in ("statutory", "sunderland"):
            assert statuses(project(FUTURE, *self.HISTORY[:2], ended, policy=policy)) == ["lapsed"]


class TestFindings:
    """Contradictory histories are reported as findings with the event and the reason; nothing is
    dropped."""

    @pytest.mark.parametrize(
        ("history", "code", "severity", "reason"),
        [
            (
                [event("lac_review", MON_2_NOV_2026), event("became_looked_after", MON_9_NOV_2026)],
                "not_started",
                ts.Severity.ERROR,
                (
                    "Looked-after child review: no became_looked_after is on record that was open "
                    "on that day."
                ),
            ),
            (
                [event(ICPC, MON_2_NOV_2026), event(STRATEGY, MON_9_NOV_2026)],
                "not_started",
                ts.Severity.ERROR,
                (
                    "Initial child protection conference: no strategy_discussion is on record that "
                    "was open on that day."
                ),
            ),
            (
                [event("ceased_looked_after", MON_2_NOV_2026)],
                "nothing_to_end",
                ts.Severity.WARNING,
                "Looked-after child review: no became_looked_after was open for it to end.",
            ),
            (
                [event("lac_reveiw", MON_2_NOV_2026)],
                "unknown_event",
                ts.Severity.ERROR,
                (
                    "'lac_reveiw' is not an event kind. "
                    "Did you mean lac_review, secure_review or midway_review?"
                ),
            ),
            (
                [event("lac_review_booked", date(2062, 11, 1))],
                "far_future",
                ts.Severity.WARNING,
                "2062-11-01 is more than two years after 2027-06-01; is the year right?",
            ),
        ],
    )
    def test_each(
        self, history: list[ts.Event], code: str, severity: ts.Severity, reason: str
    ) -> None:
        """A code to filter on, how much it matters, the event, and a sentence."""
        [finding] = project(FUTURE, *history).findings
        assert (finding.code, finding.severity, finding.reason) == (code, severity, reason)
        assert finding.event == history[0]

    def test_two_starts_without_an_end(self) -> None:
        """For duties that are not concurrent a second start while open is a finding and the first
        clock goes on."""
        again = event("became_looked_after", MON_9_NOV_2026)
        projection = project(FUTURE, event("became_looked_after", MON_2_NOV_2026), again)
        assert dues(projection) == ["2026-11-30"]
        [finding] = projection.findings
        assert (finding.code, finding.severity) == ("already_open", ts.Severity.WARNING)
        assert finding.event == again

    def test_nothing_is_dropped(self) -> None:
        """The obligations of what can be read are all there beside the findings."""
        history = [
            event("lac_review", MON_2_NOV_2026),
            event("became_looked_after", MON_9_NOV_2026),
            event("became_looked_after", MON_16_NOV_2026),
            event("lac_review", MON_23_NOV_2026),
            event("wrong", MON_23_NOV_2026),
        ]
        projection = project(FUTURE, *history)
        assert statuses(projection) == ["met_in_time", "overdue"]
        assert codes(projection) == ["unknown_event", "not_started", "already_open"]

    @pytest.mark.parametrize(("days", "found"), [(732, False), (733, True)])
    def test_how_far_is_far(self, days: int, *, found: bool) -> None:
        """Two years, leap years or not."""
        late = event("lac_review_booked", FUTURE + timedelta(days=days))
        assert (codes(project(FUTURE, late)) == ["far_future"]) is found

    @pytest.mark.parametrize("many", [2, 3])
    def test_a_long_history_is_far_once(self, many: int) -> None:
        """The first event says how many there are."""
        late = [event("lac_review_booked", FUTURE + timedelta(days=800 + n)) for n in range(many)]
        [finding] = project(FUTURE, *late).findings
        assert finding.event == late[0]
        assert finding.reason == (
            f"{late[0].date} is more than two years after {FUTURE} "
            f"(the first of {many} such events); is the year right?"
        )

    def test_a_policys_own_kinds_are_known(self) -> None:
        """What a policy's timescales read is no stranger."""
        visit = ts.Timescale(id="visit", title="Visit", subject="child", started_by="moved_in",
                             met_by="call", series=ts.Series(first=ts.weeks(1)))  # fmt: skip
        history = [event("moved_in", MON_2_NOV_2026), event("call_booked", MON_2_NOV_2026)]
        assert codes(project(FUTURE, *history, policy=ts.Policy("mine", (visit,)))) == []
        assert codes(project(FUTURE, *history)) == ["unknown_event"] * 2
