"""`ts.project`: each obligation's dates and status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import FrozenInstanceError, replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

import timescales as ts
from tests.core.histories import (
    DAY,
    ENGLAND,
    case,
    codes,
    event,
    heart,
    only,
    project,
    project_heart,
    statuses,
)
from timescales.codec import fingerprint

MON_2_NOV_2026 = date(2026, 11, 2)
SAT_28_NOV_2026 = date(2026, 11, 28)
MON_30_NOV_2026 = date(2026, 11, 30)
TUE_1_DEC_2026 = date(2026, 12, 1)
FUTURE = date(2027, 6, 1)
STARTED = event("became_looked_after", MON_2_NOV_2026)


def reviewed(day: date, **details: str) -> ts.Event:
    return event("lac_review", day, **details)


def ceased(day: date) -> ts.Event:
    return event("ceased_looked_after", day)


class TestStatus:
    """Every row of the table of statuses, on the day due and on the day after it."""

    @pytest.mark.parametrize(
        ("as_at", "more", "status"),
        [
            (FUTURE, [reviewed(MON_30_NOV_2026)], "met_in_time"),
            (FUTURE, [reviewed(TUE_1_DEC_2026)], "met_late"),
            (FUTURE, [reviewed(MON_2_NOV_2026 + DAY)], "met_in_time"),
            (MON_30_NOV_2026, [], "upcoming"),
            (MON_2_NOV_2026, [], "upcoming"),
            (TUE_1_DEC_2026, [], "overdue"),
            (date(2070, 1, 1), [], "overdue"),
            (FUTURE, [ceased(MON_30_NOV_2026)], "lapsed"),
            (FUTURE, [ceased(TUE_1_DEC_2026)], "missed"),
            (MON_30_NOV_2026, [ceased(MON_30_NOV_2026)], "lapsed"),
        ],
    )
    def test_against_the_day_due(self, as_at: date, more: list[ts.Event], status: str) -> None:
        """On or before due is in time; after it is late, overdue or missed."""
        first = project(as_at, STARTED, *more)[0]
        assert first.due == MON_30_NOV_2026
        assert first.status is ts.Status(status)

    def test_no_deadline(self) -> None:
        """The rule gives none for this anchor; the note gives its reasons."""
        obligation = only(project(FUTURE, event("became_looked_after", date(1991, 10, 13))))
        assert obligation.status is ts.Status.NO_DEADLINE
        assert isinstance(obligation.outcome, ts.NoDeadline)
        assert obligation.note == "no deadline: not in force before 14 October 1991"
        assert (obligation.hold_by, obligation.plan_by) == (None, None)
        assert (obligation.margin_days, obligation.margin_working_days) == (None, None)

    def test_not_known_beyond_the_horizon(self) -> None:
        """The calendar's horizon does not allow an answer; the note says what is missing."""
        obligation = only(
            project(date(2075, 12, 31), event("became_looked_after", date(2075, 12, 20)))
        )
        assert obligation.status is ts.Status.NOT_KNOWN
        assert (obligation.outcome, obligation.due) == (None, None)
        assert obligation.note.startswith("the due date is not known: ")
        assert "1 January 1978 to 31 December 2075" in obligation.note
        assert obligation.explanation is None

    def test_nothing_is_due_before_the_start(self) -> None:
        """A history that has not begun makes no obligation."""
        assert list(project(MON_2_NOV_2026 - DAY, STARTED)) == []
        assert list(project(FUTURE)) == []

    def test_every_status_is_in_the_table(self) -> None:
        """Nine words, the same in files."""
        assert [status.value for status in ts.Status] == [
            "met_in_time", "met_early", "met_late", "upcoming", "overdue", "lapsed", "missed",
            "no_deadline", "not_known",
        ]  # fmt: skip


class TestDates:
    """timescale, ordinal, anchor, due, hold_by (last working day on or before due), plan_by where
    the policy has a planning lead, met_on, status, margin in days and in working days."""

    def test_one_obligation(self) -> None:
        """Everything of one that is met."""
        met = reviewed(date(2026, 11, 24), officer="A")
        first, second = project(
            FUTURE, replace(STARTED, details={"team": "North", "officer": "B"}), met
        )
        assert (first.subject_id, first.timescale, first.title) == (
            "C1",
            "lac_review",
            "Looked-after child review",
        )
        assert (first.ordinal, first.anchor, first.due) == (1, MON_2_NOV_2026, MON_30_NOV_2026)
        assert first.outcome == ts.Due(MON_30_NOV_2026)
        assert (first.hold_by, first.plan_by) == (MON_30_NOV_2026, None)
        assert (first.met, first.met_on, first.ended_on) == (met, date(2026, 11, 24), None)
        assert (first.margin_days, first.margin_working_days) == (6, 4)
        assert (first.judged_on, first.days_late) == (date(2026, 11, 24), None)
        assert (first.policy, first.as_at) == ("statutory", FUTURE)
        assert (first.provisional, first.candidates, first.note) == (False, (), "")
        assert (second.ordinal, second.anchor) == (2, date(2026, 11, 24))
        assert second.started is first.started

    def test_details(self) -> None:
        """Details are carried to the obligation, those of the meeting over those of the start."""
        met = reviewed(date(2026, 11, 24), officer="A")
        start = event("became_looked_after", MON_2_NOV_2026, team="North", officer="B")
        first, second = project(FUTURE, start, met)
        assert first.details == {"team": "North", "officer": "A"}
        assert second.details == {"team": "North", "officer": "B"}

    def test_details_are_never_read(self) -> None:
        """Whatever they say, the dates and statuses are the same."""
        plain = project(FUTURE, STARTED, reviewed(MON_30_NOV_2026))
        told = project(
            FUTURE,
            event("became_looked_after", MON_2_NOV_2026, due="2020-01-01", status="missed"),
            reviewed(MON_30_NOV_2026, stage="subsequent", cancelled="yes"),
        )
        assert [(o.due, o.status) for o in told] == [(o.due, o.status) for o in plain]

    @pytest.mark.parametrize(
        ("as_at", "days", "working_days", "late"),
        [
            (MON_30_NOV_2026, 0, 0, None),
            (date(2026, 11, 27), 3, 1, None),
            (TUE_1_DEC_2026, -1, -1, 1),
            (date(2026, 12, 7), -7, -5, 7),
        ],
    )
    def test_margins(self, as_at: date, days: int, working_days: int, late: int | None) -> None:
        """Time in hand is positive; days late are counted once the day due has passed."""
        obligation = only(project(as_at, STARTED))
        assert (obligation.margin_days, obligation.margin_working_days) == (days, working_days)
        assert obligation.days_late == late

    @pytest.mark.parametrize(
        ("more", "late"),
        [
            (reviewed(date(2026, 12, 3)), 3),
            (ceased(date(2026, 12, 3)), 3),
            (ceased(MON_30_NOV_2026), None),
        ],
    )
    def test_days_late_at_the_end(self, more: ts.Event, late: int | None) -> None:
        """Met late or missed: to the day it was met or ended, however long ago."""
        assert project(FUTURE, STARTED, more)[0].days_late == late

    def test_hold_by_a_closed_day(self) -> None:
        """A due date does not move; hold_by is the last working day on or before it."""
        second = project(SAT_28_NOV_2026, STARTED, reviewed(SAT_28_NOV_2026))[1]
        assert (second.due, second.hold_by) == (date(2027, 2, 28), date(2027, 2, 26))
        assert second.due is not None
        assert second.due.strftime("%A") == "Sunday"

    def test_plan_by(self) -> None:
        """Sunderland: 20 working days before due; no other duty has a lead."""
        review, conference = project(
            MON_2_NOV_2026,
            STARTED,
            event("strategy_discussion", MON_2_NOV_2026),
            policy="sunderland",
        )
        assert review.plan_by == MON_2_NOV_2026
        assert (conference.timescale, conference.plan_by) == ("icpc", None)

    def test_plan_by_of_a_lead_without_a_date(self) -> None:
        """A lead that gives none leaves it blank."""
        lead = ts.PlanningLead("lac_review", ts.no_deadline("booked when it can be"))
        policy = heart("statutory").overlaid("mine", planning=(lead,))
        assert only(project(MON_2_NOV_2026, STARTED, policy=policy)).plan_by is None

    def test_beyond_the_horizon(self) -> None:
        """A rule that counts no working days answers beyond the horizon; hold_by is then blank and
        the note says why."""
        review = reviewed(date(2075, 12, 1))
        start = event("became_looked_after", date(2075, 11, 1))
        second = project(date(2075, 12, 31), start, review, policy="sunderland")[1]
        assert second.due == date(2076, 3, 1)
        assert second.status is ts.Status.UPCOMING
        assert second.hold_by is second.plan_by is None
        assert second.margin_days == 61
        assert second.margin_working_days is None
        assert "the hold-by date is not known: " in second.note
        assert "the plan-by date is not known: " in second.note

    def test_provisional(self) -> None:
        """Where the date leans on days not yet published."""
        obligation = only(
            project(date(2029, 1, 1), event("became_looked_after", date(2028, 12, 27)))
        )
        assert obligation.provisional

    def test_another_calendar(self) -> None:
        """The calendar is an argument."""
        closed = ENGLAND.with_closures({MON_30_NOV_2026: "Burst pipes"})
        [obligation] = project_heart(case(STARTED), as_at=MON_2_NOV_2026, calendar=closed)
        assert obligation.due == TUE_1_DEC_2026
        assert obligation.calendar is closed


class TestStatutoryLimit:
    """The statutory limit of an obligation is the due date that the `statutory` policy gives the
    same occurrence on the same history; blank where it gives none. Where a policy's date falls
    after that limit the answer says so."""

    def test_after_the_limit(self) -> None:
        """On the obligation, and in its explanation."""
        second = project(date(2022, 12, 2), event("became_looked_after", date(2022, 11, 3)),
                         reviewed(date(2022, 12, 1)), policy="day_count")[1]  # fmt: skip
        assert (second.due, second.statutory_limit) == (date(2023, 3, 2), date(2023, 3, 1))
        assert second.exceeds_statutory_limit
        assert second.note == "after the statutory limit of 2023-03-01, by 1 day"
        assert second.explanation is not None
        assert "note: after the statutory limit of 2023-03-01, by 1 day" in second.explanation.text

    @pytest.mark.parametrize("policy", ["statutory", "strictest"])
    def test_within_the_limit(self, policy: str) -> None:
        """Statutory is its own limit, and the strictest keeps within it."""
        second = project(date(2022, 12, 2), event("became_looked_after", date(2022, 11, 3)),
                         reviewed(date(2022, 12, 1)), policy=policy)[1]  # fmt: skip
        assert second.due == second.statutory_limit == date(2023, 3, 1)
        assert not second.exceeds_statutory_limit
        assert second.note == ""

    def test_no_limit(self) -> None:
        """A duty that the statutory policy lacks has none, nor has a day before its first."""
        visit = replace(ts.policies.statutory().timescale("lac_review"), id="own_review")
        obligation = only(project(FUTURE, STARTED, policy=ts.Policy("mine", (visit,))))
        assert obligation.statutory_limit is None
        assert not obligation.exceeds_statutory_limit
        own = heart("statutory").overlaid("mine", rules={"lac_review.first": ts.days(28)})
        old = only(project(FUTURE, event("became_looked_after", date(1990, 1, 1)), policy=own))
        assert (old.due, old.statutory_limit) == (date(1990, 1, 29), None)

    def test_stages_of_ones_own(self) -> None:
        """The limit is that of the same occurrence, whatever the policy calls its stage."""
        own = replace(
            ts.policies.statutory().timescale("lac_review"),
            series=ts.Series((ts.Stage("every", ts.weeks(6), ts.Occurrences(1)),)),
        )
        first, second = project(FUTURE, STARTED, reviewed(MON_30_NOV_2026),
                                policy=ts.Policy("mine", (own,)))  # fmt: skip
        assert (first.due, first.statutory_limit) == (date(2026, 12, 14), MON_30_NOV_2026)
        assert (second.due, second.statutory_limit) == (date(2027, 1, 11), date(2027, 2, 28))

    def test_sunderlands_secure_reviews(self) -> None:
        """Counted from the order, they are matched to the statutory occurrence, counted from the
        placement."""
        history = [
            event("secure_placement_started", date(2026, 11, 30)),
            event("secure_order_made", date(2026, 12, 3)),
            event("secure_review", date(2026, 12, 29)),
        ]
        first, second = project(FUTURE, *history, policy="sunderland")
        assert (first.anchor, first.due, first.statutory_limit) == (
            date(2026, 12, 3),
            date(2027, 1, 5),
            date(2026, 12, 30),
        )
        assert first.exceeds_statutory_limit
        assert second.due == second.statutory_limit == date(2027, 3, 29)

    def test_sunderlands_secure_reviews_without_a_placement(self) -> None:
        """Where the placement is not on record there is no statutory date."""
        obligation = only(project(FUTURE, event("secure_order_made", date(2026, 12, 3)),
                                  policy="sunderland"))  # fmt: skip
        assert obligation.due is not None
        assert obligation.statutory_limit is None

    def test_two_periods_in_secure_accommodation(self) -> None:
        """Each order is matched to its own placement."""
        history = [
            event("secure_placement_started", date(2025, 1, 6)),
            event("secure_order_made", date(2025, 1, 8)),
            event("secure_placement_ended", date(2025, 2, 3)),
            event("secure_placement_started", date(2026, 1, 5)),
            event("secure_order_made", date(2026, 1, 7)),
        ]
        first, again = project(date(2026, 1, 8), *history, policy="sunderland")
        assert first.statutory_limit == date(2025, 2, 6)
        assert again.statutory_limit == date(2026, 2, 5)


class TestReceipt:
    """receipt (library version, rule and calendar fingerprints, inputs)."""

    def test_reproduces(self) -> None:
        """From a receipt the same date is worked out again, by the same rule and calendar."""
        history = (STARTED, reviewed(MON_30_NOV_2026), event("strategy_discussion", MON_2_NOV_2026))
        for policy in ts.policies.NAMES:
            for obligation in project(FUTURE, *history, policy=policy):
                receipt = obligation.receipt
                duty, stage = ts.policies.resolve(receipt.policy).at(receipt.timescale)
                assert stage.rule.due(receipt.anchor, ENGLAND) == obligation.outcome
                assert receipt.due == obligation.due
                assert receipt.rule_fingerprint == fingerprint(stage.rule)
                assert receipt.calendar_fingerprint == ENGLAND.fingerprint
                assert receipt.library_version == ts.__version__
                assert duty.id == obligation.timescale

    def test_data(self) -> None:
        """As plain data, dates in ISO form."""
        receipt = project(FUTURE, STARTED, reviewed(MON_30_NOV_2026))[0].receipt
        assert receipt.to_data() == {
            "library_version": ts.__version__,
            "policy": "statutory",
            "timescale": "lac_review.first",
            "rule": str(ts.policies.statutory().at("lac_review.first")[1].rule),
            "rule_fingerprint": receipt.rule_fingerprint,
            "calendar": "England and Wales",
            "calendar_fingerprint": ENGLAND.fingerprint,
            "anchor": "2026-11-02",
            "anchor_at": None,
            "met_on": "2026-11-30",
            "as_at": "2027-06-01",
            "due": "2026-11-30",
        }

    def test_a_different_calendar_has_a_different_fingerprint(self) -> None:
        """So that an answer by a calendar with a day added can be told apart."""
        closed = ENGLAND.with_closures({MON_30_NOV_2026: "Burst pipes"})
        [obligation] = project_heart(case(STARTED), as_at=MON_2_NOV_2026, calendar=closed)
        assert obligation.receipt.calendar_fingerprint == closed.fingerprint
        assert closed.fingerprint != ENGLAND.fingerprint

    def test_where_the_stage_is_not_known(self) -> None:
        """The whole duty stands for its rule."""
        [obligation] = project(FUTURE, STARTED, complete_from=date(2027, 1, 1))
        receipt = obligation.receipt
        assert (receipt.timescale, receipt.rule) == ("lac_review", "stage not known")
        assert receipt.rule_fingerprint == fingerprint(obligation.duty)
        assert receipt.due is None


class TestExplanation:
    """An obligation's explanation adds the authority."""

    def test_whole(self) -> None:
        """Title with stage, date, authority, and the notes of the obligation before the duty's."""
        start = event("became_looked_after", date(2022, 11, 3))
        second = project(date(2022, 12, 2), start, reviewed(date(2022, 12, 1)), policy="day_count")[
            1
        ]
        assert second.explanation is not None
        assert second.explanation.title == "Looked-after child review (second)"
        assert second.explanation.step.outcome == second.outcome
        assert second.explanation.authority[0].startswith(
            "Sunderland IRO annual report 2016 to 2017"
        )
        assert second.explanation.notes[0] == second.note


class TestProjection:
    """A `Projection`: an immutable sequence of every `Obligation`, past and next, with
    `.findings`."""

    WHOLE = project(
        FUTURE, STARTED, reviewed(MON_30_NOV_2026), event("dispute_raised", MON_2_NOV_2026)
    )

    def test_sequence(self) -> None:
        """Indexed, sliced, counted, searched and walked."""
        assert isinstance(self.WHOLE, Sequence)
        assert len(self.WHOLE) == 3
        assert self.WHOLE[-1] is list(self.WHOLE)[2]
        assert self.WHOLE[:2] == tuple(self.WHOLE)[:2]
        assert self.WHOLE[0] in self.WHOLE
        assert next(reversed(self.WHOLE)) is self.WHOLE[2]

    def test_next(self) -> None:
        """Those still open."""
        assert [(o.timescale, o.ordinal) for o in self.WHOLE.next] == [
            ("lac_review", 2),
            ("dispute_resolution", 1),
        ]
        assert project(FUTURE, STARTED, ceased(MON_30_NOV_2026)).next == ()

    def test_immutable(self) -> None:
        """And equal by content."""
        for value, name in ((self.WHOLE, "as_at"), (self.WHOLE[0], "outcome")):
            with pytest.raises(FrozenInstanceError):
                setattr(value, name, None)
        again = project(
            FUTURE, event("dispute_raised", MON_2_NOV_2026), reviewed(MON_30_NOV_2026), STARTED
        )
        assert again == self.WHOLE
        assert hash(again) == hash(self.WHOLE)

    def test_events_after_as_at_change_nothing(self) -> None:
        """Obligations are those of the day."""
        later = [reviewed(TUE_1_DEC_2026), ceased(date(2026, 12, 2)), STARTED]
        now = project(MON_30_NOV_2026, STARTED)
        assert project(MON_30_NOV_2026, *later).obligations == now.obligations

    @pytest.mark.parametrize("as_at", [datetime(2026, 11, 2), "2026-11-02", True, None])
    def test_as_at_is_always_given(self, as_at: Any) -> None:
        """Exactly a date: there is no hidden clock."""
        with pytest.raises(ts.WrongTypeError, match=r"as_at must be exactly a datetime.date"):
            project_heart(case(STARTED), as_at=as_at)
        with pytest.raises(TypeError, match="as_at"):
            project_heart(case(STARTED))

    @pytest.mark.parametrize("history", [None, [STARTED], STARTED, "C1"])
    def test_a_case(self, history: Any) -> None:
        """Events belong in a Case."""
        with pytest.raises(ts.WrongTypeError, match="project takes a Case, not "):
            project_heart(history, as_at=FUTURE)

    def test_policy(self) -> None:
        """A name or a policy; day_count where none is given."""
        with pytest.raises(ts.UnknownNameError, match="Did you mean statutory"):
            project_heart(case(STARTED), as_at=FUTURE, policy="statutry")
        assert project_heart(case(STARTED), as_at=FUTURE).policy.name == "day_count"


class TestAdults:
    """The 18th birthday (where `date_of_birth` is given) ends a child's duties."""

    BORN = date(2008, 11, 20)
    BIRTHDAY = date(2026, 11, 20)

    def test_the_day_before(self) -> None:
        """Until then the duty is open, and the note says that it will end before it is due."""
        obligation = only(project(self.BIRTHDAY - DAY, STARTED, date_of_birth=self.BORN))
        assert obligation.status is ts.Status.UPCOMING
        assert obligation.note == "the 18th birthday, 2026-11-20, ends the duty before it is due"

    def test_a_birthday_on_the_day_due(self) -> None:
        """It comes first on its day, so the duty ends before it is due; one met does not."""
        born = date(2008, 11, 30)
        assert only(project(MON_2_NOV_2026, STARTED, date_of_birth=born)).note == (
            "the 18th birthday, 2026-11-30, ends the duty before it is due"
        )
        met, _ = project(MON_2_NOV_2026, STARTED, reviewed(MON_2_NOV_2026), date_of_birth=born)
        assert met.note == ""

    def test_on_the_day(self) -> None:
        """It ends, and lapses where it was not yet due."""
        obligation = only(project(self.BIRTHDAY, STARTED, date_of_birth=self.BORN))
        assert (obligation.status, obligation.ended_on) == (ts.Status.LAPSED, self.BIRTHDAY)
        assert obligation.note == "ended by the 18th birthday on 2026-11-20"

    @pytest.mark.parametrize(
        ("birthday", "status"), [(MON_30_NOV_2026, "lapsed"), (TUE_1_DEC_2026, "missed")]
    )
    def test_due_or_overdue(self, birthday: date, status: str) -> None:
        """On the day due it lapses; after it, it was missed."""
        born = birthday.replace(year=birthday.year - 18)
        assert statuses(project(FUTURE, STARTED, date_of_birth=born)) == [status]

    @pytest.mark.parametrize(
        ("as_at", "status"), [(date(2026, 2, 28), "upcoming"), (date(2026, 3, 1), "lapsed")]
    )
    def test_born_on_29_february(self, as_at: date, status: str) -> None:
        """Eighteen on 1 March in a common year."""
        start = event("became_looked_after", date(2026, 2, 16))
        assert statuses(project(as_at, start, date_of_birth=date(2008, 2, 29))) == [status]

    def test_it_comes_before_the_events_of_its_day(self) -> None:
        """A review on the birthday meets nothing, and is a finding."""
        projection = project(FUTURE, STARTED, reviewed(self.BIRTHDAY), date_of_birth=self.BORN)
        assert statuses(projection) == ["lapsed"]
        assert codes(projection) == ["after_18"]
        assert projection.findings[0].reason == (
            "Looked-after child review: on or after the 18th birthday, 2026-11-20, which ended "
            "the duty."
        )

    def test_an_end_on_the_birthday_is_expected(self) -> None:
        """Leaving care on it says the same thing; a day later is a finding."""
        told = project(FUTURE, STARTED, ceased(self.BIRTHDAY), date_of_birth=self.BORN)
        assert only(told).status is ts.Status.LAPSED
        late = project(FUTURE, STARTED, ceased(self.BIRTHDAY + DAY), date_of_birth=self.BORN)
        assert (statuses(late), codes(late)) == (["lapsed"], ["after_18"])

    def test_an_end_on_the_birthday_of_nothing(self) -> None:
        """Where nothing was open for the birthday to end, it is a finding."""
        projection = project(FUTURE, ceased(self.BIRTHDAY), date_of_birth=self.BORN)
        assert (list(projection), codes(projection)) == ([], ["after_18"])

    def test_an_anchor_on_the_birthday(self) -> None:
        """A duty does not begin on it; a review held the day before leaves one that lapses."""
        projection = project(
            FUTURE, event("became_looked_after", self.BIRTHDAY), date_of_birth=self.BORN
        )
        assert (list(projection), codes(projection)) == ([], ["after_18"])
        held = project(FUTURE, STARTED, reviewed(self.BIRTHDAY - DAY), date_of_birth=self.BORN)
        assert statuses(held) == ["met_in_time", "lapsed"]

    def test_every_open_duty_ends(self) -> None:
        """All at once, concurrent ones too."""
        history = [
            event("dispute_raised", MON_2_NOV_2026, "a"),
            event("dispute_raised", MON_2_NOV_2026, "b"),
        ]
        assert statuses(project(FUTURE, *history, date_of_birth=self.BORN)) == ["lapsed"] * 2

    def test_only_a_childs_duties(self) -> None:
        """A duty about someone else goes on."""
        carer = replace(ts.policies.statutory().timescale("lac_review"), subject="carer")
        obligation = only(
            project(FUTURE, STARTED, date_of_birth=self.BORN, policy=ts.Policy("p", (carer,)))
        )
        assert obligation.status is ts.Status.OVERDUE

    def test_a_birthday_that_never_comes(self) -> None:
        """Histories never raise."""
        assert list(project(FUTURE, date_of_birth=date(9990, 1, 1))) == []

    def test_not_given(self) -> None:
        """Without a date of birth nothing ends by itself."""
        assert statuses(project(date(2060, 1, 1), STARTED)) == ["overdue"]


def test_overdue_however_long_ago() -> None:
    """An unmet duty stays overdue however long ago."""
    obligation = only(project(MON_30_NOV_2026 + timedelta(days=10_000), STARTED))
    assert obligation.days_late == 10_000


class TestWords:
    """What is printed is short, and names no child."""

    @pytest.mark.parametrize(
        ("started", "said"),
        [
            (date(2026, 11, 2), "lac_review 1, due 2026-11-30, upcoming"),
            (date(1985, 11, 4), "lac_review 1, no due date, no_deadline"),
        ],
    )
    def test_obligation(self, started: date, said: str) -> None:
        """The timescale, the ordinal, the date and the status."""
        [obligation] = project(date(2026, 11, 22), event("became_looked_after", started))
        assert str(obligation) == said
        assert repr(obligation) == f"<Obligation {said}>"

    def test_projection(self) -> None:
        """How much there is of it."""
        projection = project(
            date(2026, 11, 22),
            event("became_looked_after", date(2026, 11, 2)),
            event("rcpc", date(2026, 11, 3)),
        )
        assert repr(projection) == "<Projection as at 2026-11-22: 1 obligation, 1 finding>"
