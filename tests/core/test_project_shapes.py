"""What a duty may be shaped like: how it starts, what meets it, what binds it; each on its own."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

import timescales as ts
from tests.core.histories import PUBLIC, codes, dues, event, only, statuses

LONDON = ZoneInfo("Europe/London")
FUTURE = date(2026, 6, 1)
SOURCE = ts.Guidance("A guide", "1")
START, MEET, END = "placement_started", "statutory_visit", "placement_ended"
JAN_5, JAN_8, JAN_12, JAN_15 = (date(2026, 1, day) for day in (5, 8, 12, 15))
ONCE = ts.Series(first=ts.days(7))
EACH = ts.Series((ts.Stage("each", ts.days(7), ts.Occurrences(1)),))


def duty(series: ts.Series = ONCE, **given: Any) -> ts.Timescale:
    shape = {"id": "duty", "title": "Duty", "subject": "child"}
    shape |= {"started_by": START, "met_by": MEET, "ended_by": END}
    return ts.Timescale(**shape | {"series": series} | given)


def policy(*duties: ts.Timescale) -> ts.Policy:
    return ts.Policy("shapes", duties)


def run(
    shape: ts.Timescale | ts.Policy, *events: ts.Event, as_at: date = FUTURE, **known: Any
) -> ts.Projection:
    held = policy(shape) if isinstance(shape, ts.Timescale) else shape
    return ts.project(ts.Case("C1", events, **known), as_at=as_at, policy=held)


def moment(kind: str, day: date, hour: int, minute: int = 0, **given: Any) -> ts.Event:
    at = datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)
    return ts.Event(kind, day, at=at, **given)


class TestStarts:
    """What starts a duty, and what does not."""

    def test_any_of_several_kinds(self) -> None:
        """Any of them starts, meets and ends."""
        shape = duty(EACH, started_by=("a", "b"), met_by=("c", "d"), ended_by=("e", "f"))
        for start, meet, end in (("a", "d", "e"), ("b", "c", "f")):
            found = run(shape, event(start, JAN_5), event(meet, JAN_8), event(end, JAN_12))
            assert (statuses(found), codes(found)) == (["met_in_time", "lapsed"], [])

    def test_restarts(self) -> None:
        """Another start closes the running occurrence and begins again."""
        found = run(duty(EACH, restarts=True), event(START, JAN_5), event(START, JAN_8))
        assert dues(found) == ["2026-01-12", "2026-01-15"]
        assert (found[0].ended_on, found[0].note) == (
            JAN_8, "begun again by placement_started on 2026-01-08"
        )  # fmt: skip
        assert codes(found) == []

    def test_without_restarts(self) -> None:
        """The first clock goes on, which is said."""
        found = run(duty(EACH), event(START, JAN_5), event(START, JAN_8))
        assert (dues(found), codes(found)) == (["2026-01-12"], ["already_open"])

    def test_two_starts_on_one_day_do_not_restart(self) -> None:
        """A day begins it once."""
        twice = (event(START, JAN_5, "a"), event(START, JAN_5, "b"))
        found = run(duty(EACH, restarts=True), *twice)
        assert (dues(found), codes(found)) == (["2026-01-12"], ["already_open"])

    def test_once(self) -> None:
        """Once met it does not start again before something ends it."""
        again = (event(START, JAN_5), event(MEET, JAN_8), event(START, JAN_12))
        assert dues(run(duty(once=True), *again)) == ["2026-01-12"]
        assert dues(run(duty(), *again)) == ["2026-01-12", "2026-01-19"]
        ended = (*again[:2], event(END, JAN_8), event(START, JAN_12))
        assert dues(run(duty(once=True), *ended)) == ["2026-01-12", "2026-01-19"]

    def test_only_while(self) -> None:
        """A start counts only within the period, whose last day is when it is ended."""
        shape = duty(
            once=False, only_while=("became_looked_after",), ended_by=("ceased_looked_after",)
        )
        into, out = event("became_looked_after", JAN_8), event("ceased_looked_after", JAN_12)
        found = run(
            shape, event(START, JAN_5), into, event(START, JAN_8), out, event(START, JAN_15)
        )
        assert (dues(found), statuses(found)) == (["2026-01-15"], ["lapsed"])

    @pytest.mark.parametrize("day", [JAN_15, None])
    def test_from_set_day(self, day: date | None) -> None:
        """Counted from the day that the start sets; refused where it sets none."""
        found = run(duty(from_set_day=True), ts.Event(START, JAN_5, sets=day))
        assert dues(found) == ([] if day is None else ["2026-01-22"])
        assert codes(found) == (["no_set_day"] if day is None else [])

    def test_rebooked(self) -> None:
        """Where it restarts, another booking is counted from its own day."""
        booked = [
            ts.Event(START, day, sets=sets) for day, sets in ((JAN_5, JAN_12), (JAN_8, JAN_15))
        ]
        found = run(duty(from_set_day=True, restarts=True), *booked)
        assert dues(found) == ["2026-01-19", "2026-01-22"]

    def test_anchored_on_the_event_of_the_same_ref(self) -> None:
        """Where several are open, each is counted from its own."""
        shape = duty(started_by="b", anchored_on=("a",), concurrent=True, ended_by=None)
        given = (event("a", JAN_5, "x"), event("a", JAN_8, "y"), event("b", JAN_12, "x"))
        found = only(run(shape, *given))
        assert (found.anchor, found.note) == (JAN_5, "counted from the a on 2026-01-05")

    def test_anchored_on_birth(self) -> None:
        """It is derived, and stands whatever was ended since."""
        shape = duty(ts.Series(first=ts.days(42)), anchored_on=("born",), ended_by=END)
        given = (event(START, JAN_8), event(END, JAN_12), event(START, JAN_15))
        found = run(shape, *given, date_of_birth=JAN_5)
        assert [o.anchor for o in found] == [JAN_5, JAN_5]
        assert codes(found) == []


class TestBeforehand:
    """What meets a duty may be done before it starts."""

    def test_done_before(self) -> None:
        """It is used once."""
        shape = duty(beforehand=True)
        found = run(shape, event(MEET, JAN_5), event(START, JAN_8), event(END, JAN_12),
                    event(START, JAN_15))  # fmt: skip
        assert (statuses(found), codes(found)) == (["met_in_time", "overdue"], [])
        assert found[0].note == "met beforehand, by the statutory_visit on 2026-01-05"

    def test_for_nothing(self) -> None:
        """What nothing followed is reported."""
        found = run(duty(beforehand=True), event(MEET, JAN_5))
        assert (len(found), codes(found)) == (0, ["not_started"])

    def test_in_hand_for_the_next(self) -> None:
        """What follows a duty that was met is held for the next."""
        given = (event(START, JAN_5), event(MEET, JAN_8), event(MEET, JAN_12), event(START, JAN_15))
        assert statuses(run(duty(beforehand=True, ended_by=None), *given)) == ["met_in_time"] * 2

    def test_a_revision(self) -> None:
        """What came after the duty was met, and before no other, is remarked on once."""
        given = (event(START, JAN_5), event(MEET, JAN_8), event(MEET, JAN_12))
        found = run(duty(beforehand=True), *given)
        assert (statuses(found), codes(found)) == (["met_in_time"], ["met_again"])

    def test_the_latest_is_taken(self) -> None:
        """Of two done before, and the other is reported where nothing else starts."""
        given = (event(MEET, JAN_5), event(MEET, JAN_8), event(START, JAN_12))
        found = run(duty(beforehand=True), *given)
        assert [o.met_on for o in found] == [JAN_8]
        assert [(f.code, f.event.date) for f in found.findings] == [("not_started", JAN_5)]

    def test_not_what_was_done_before_the_start_before(self) -> None:
        """The other of two is for no later start."""
        given = (event(MEET, JAN_5), event(MEET, JAN_8), event(START, JAN_12), event(START, JAN_15))
        found = run(duty(beforehand=True, restarts=True, ended_by=None), *given)
        assert (statuses(found), codes(found)) == (["met_in_time", "overdue"], ["not_started"])
        assert [f.event.date for f in found.findings] == [JAN_5]

    @pytest.mark.parametrize("again", [JAN_8, JAN_12])
    def test_not_what_was_done_while_an_earlier_one_lasted(self, again: date) -> None:
        """It is that one's own, to its last day."""
        given = (event(START, JAN_5), event(MEET, date(2026, 1, 6)), event(MEET, again),
                 event(END, JAN_12), event(START, JAN_15))  # fmt: skip
        found = run(duty(beforehand=True), *given)
        assert (statuses(found), codes(found)) == (["met_in_time", "overdue"], ["met_again"])

    def test_what_was_done_since_it_ended(self) -> None:
        """Is for the next."""
        given = (event(START, JAN_5), event(END, JAN_8), event(MEET, JAN_12), event(START, JAN_15))
        found = run(duty(beforehand=True), *given)
        assert (statuses(found), codes(found)) == (["lapsed", "met_in_time"], [])

    def test_the_next_may_be_in_view(self) -> None:
        """Of a duty that restarts, what is done twice in one is for the next, and the note says."""
        given = (event(START, JAN_5), event(MEET, date(2026, 1, 6)), event(MEET, JAN_8),
                 event(START, JAN_12))  # fmt: skip
        found = run(duty(beforehand=True, restarts=True), *given)
        assert (statuses(found), codes(found)) == (["met_in_time"] * 2, [])
        assert found[1].note == (
            "met beforehand, by the statutory_visit on 2026-01-08, read as done for this one and "
            "not for the one before"
        )

    def test_a_day_that_is_moved(self) -> None:
        """What met the count to the day before meets the count to this one, until it ends."""
        booked = [
            ts.Event(START, day, sets=sets)
            for day, sets in ((JAN_5, JAN_12), (JAN_8, JAN_15), (JAN_15, JAN_15))
        ]
        shape = duty(from_set_day=True, restarts=True, beforehand=True)
        given = (booked[0], event(MEET, date(2026, 1, 6)), booked[1], event(END, JAN_12), booked[2])
        found = run(shape, *given)
        assert statuses(found) == ["met_in_time", "met_in_time", "overdue"]
        assert found[1].note == "met beforehand, by the statutory_visit on 2026-01-06"

    def test_a_newer_one_for_a_day_that_is_moved(self) -> None:
        """The latest is taken."""
        booked = [
            ts.Event(START, day, sets=sets) for day, sets in ((JAN_5, JAN_12), (JAN_12, JAN_15))
        ]
        shape = duty(from_set_day=True, restarts=True, beforehand=True)
        met = (event(MEET, date(2026, 1, 6)), event(MEET, JAN_8))
        assert [o.met_on for o in run(shape, *booked, *met)] == [date(2026, 1, 6), JAN_8]

    def test_not_without_it(self) -> None:
        """Another duty is not met by it."""
        found = run(duty(), event(MEET, JAN_5), event(START, JAN_8))
        assert (statuses(found), codes(found)) == (["overdue"], ["not_started"])


class TestWhatBinds:
    """The days before which and after which it may not be."""

    WINDOW = ts.Series(
        (ts.Stage("window", ts.days(10), ts.Occurrences(1, 1), not_before=ts.days(5)),)
    )

    @pytest.mark.parametrize(
        ("day", "status"),
        [(9, "met_early"), (10, "met_in_time"), (15, "met_in_time"), (16, "met_late")],
    )
    def test_window(self, day: int, status: str) -> None:
        """Met before it opens is met early."""
        found = only(run(duty(self.WINDOW), event(START, JAN_5), event(MEET, date(2026, 1, day))))
        assert (found.not_before, found.due) == (date(2026, 1, 10), JAN_15)
        assert found.status.value == status

    def test_window_beyond_the_calendar(self) -> None:
        """The earliest day is then not known, and is said not to be; the last day stands."""
        stage = ts.Stage("window", ts.days(10), ts.Occurrences(1, 1), not_before=ts.working_days(5))
        late = date(2075, 12, 30)
        found = only(run(duty(ts.Series((stage,))), event(START, late), as_at=late))
        assert (found.not_before, found.due) == (None, date(2076, 1, 9))
        assert "the earliest day" in found.note

    @pytest.mark.parametrize(("reviews", "due"), [(0, 31), (1, 31), (2, 15), (3, 15)])
    def test_by_the_second_event(self, reviews: int, due: int) -> None:
        """Since the start; those before it are not counted."""
        cap = ts.ByEvent("lac_review", nth=2)
        stage = ts.Stage("only", ts.days(26), ts.Occurrences(1, 1), no_later_than=(cap,))
        days = (JAN_12, JAN_15, date(2026, 1, 20))[:reviews]
        given = [event("lac_review", day) for day in (date(2026, 1, 2), *days)]
        found = run(duty(ts.Series((stage,))), event(START, JAN_5), *given)
        assert dues(found) == [f"2026-01-{due}"]

    @pytest.mark.parametrize(("sets", "due"), [(None, 31), (JAN_15, 15), (date(2026, 2, 2), 31)])
    def test_by_the_day_set(self, sets: date | None, due: int) -> None:
        """The earlier binds."""
        cap = ts.BySetDay("the order's own expiry")
        stage = ts.Stage("only", ts.days(26), ts.Occurrences(1, 1), no_later_than=(cap,))
        found = run(duty(ts.Series((stage,))), ts.Event(START, JAN_5, sets=sets))
        assert dues(found) == [f"2026-01-{due}"]

    @pytest.mark.parametrize("what", ["", 1])
    def test_a_set_day_is_said_to_be_something(self, what: Any) -> None:
        """As text."""
        with pytest.raises(ts.WrongTypeError, match="says what the day is"):
            ts.BySetDay(what)

    @pytest.mark.parametrize("cap", [ts.ByEvent("a"), ts.ByEvent("a", nth=2), ts.BySetDay("x")])
    def test_forms(self, cap: Any) -> None:
        """Each reads back from its data and its repr."""
        assert ts.from_data(ts.to_data(cap)) == cap
        assert eval(repr(cap), {"ByEvent": ts.ByEvent, "BySetDay": ts.BySetDay}) == cap

    def test_stage_refusals(self) -> None:
        """A condition, and a tuple of caps."""
        when: Any = 1
        caps: Any = [ts.BySetDay("x")]
        with pytest.raises(ts.WrongTypeError, match="when must be a condition"):
            ts.Stage("a", ts.days(1), when)
        with pytest.raises(ts.WrongTypeError, match="tuple of caps"):
            ts.Stage("a", ts.days(1), ts.Occurrences(1), no_later_than=caps)


class TestStages:
    """One stage holds, and gives way to another when what decides happens by its due day."""

    UNTIL_REVIEW = ts.Series((
        ts.Stage("weekly", ts.days(7), ts.Before("lac_review")),
        ts.Stage("monthly", ts.days(30), ts.Since("lac_review")),
    ))  # fmt: skip

    @pytest.mark.parametrize(
        ("review", "due"),
        [(4, "2026-01-12"), (5, "2026-02-04"), (11, "2026-02-04"), (12, "2026-02-04"),
         (13, "2026-01-12")],
    )  # fmt: skip
    def test_gives_way(self, review: int, due: str) -> None:
        """Before the start it does not count; after the due day it is too late."""
        found = run(duty(self.UNTIL_REVIEW), event(START, JAN_5),
                    event("lac_review", date(2026, 1, review)))  # fmt: skip
        assert dues(found) == [due]

    def test_not_after_it_was_met(self) -> None:
        """What happens afterwards decides the next."""
        given = (event(START, JAN_5), event(MEET, JAN_8), event("lac_review", JAN_12))
        assert dues(run(duty(self.UNTIL_REVIEW), *given)) == ["2026-01-12", "2026-02-07"]

    def test_not_known_without_a_date_of_birth(self) -> None:
        """Each possible stage has its date, and the note says why."""
        by_age = ts.Series((
            ts.Stage("young", ts.days(7), ts.Aged(under=5)),
            ts.Stage("older", ts.days(14), ts.Aged(least=5)),
        ))  # fmt: skip
        [found, *_] = run(duty(by_age), event(START, JAN_5))
        assert (found.stage, found.status) == (None, ts.Status.OVERDUE)
        assert [c.due for c in found.candidates] == [JAN_12, date(2026, 1, 19)]
        assert found.note.startswith("the stage is not known: what is on record does not say it")

    def test_detail(self) -> None:
        """What the event counted from says."""
        by_detail = ts.Series((
            ts.Stage("full", ts.days(7), ts.Detail("extent", "full")),
            ts.Stage("short", ts.days(14), ts.Detail("extent", "short")),
        ))  # fmt: skip
        [found] = run(duty(by_detail), event(START, JAN_5, extent="short"))
        assert (found.due, found.stage and found.stage.name) == (date(2026, 1, 19), "short")


class TestHours:
    """Hours count from a moment where it is known, and whole days where it is not."""

    HOURS = ts.Series(first=ts.hours(24))

    @pytest.mark.parametrize(
        ("day", "clock"), [(date(2026, 1, 5), 10), (date(2026, 3, 28), 11), (date(2026, 10, 24), 9)]
    )
    def test_across_the_clock_change(self, day: date, clock: int) -> None:
        """24 hours from 10:00 end at 11:00 in the spring, and at 09:00 in the autumn."""
        as_at = date(2026, 12, 1)
        [found] = run(duty(self.HOURS), moment(START, day, 10), as_at=as_at)
        assert found.due_at is not None
        assert (found.due_at.hour, found.due) == (clock, date(day.year, day.month, day.day + 1))

    @pytest.mark.parametrize(
        ("hour", "minute", "status"), [(10, 0, "met_in_time"), (10, 1, "met_late")]
    )
    def test_to_the_minute(self, hour: int, minute: int, status: str) -> None:
        """Where both moments are known."""
        met = moment(MEET, date(2026, 1, 6), hour, minute)
        assert statuses(run(duty(self.HOURS), moment(START, JAN_5, 10), met)) == [status]

    def test_without_a_moment_of_meeting(self) -> None:
        """The day decides."""
        met = event(MEET, date(2026, 1, 6))
        assert statuses(run(duty(self.HOURS), moment(START, JAN_5, 10), met)) == ["met_in_time"]

    def test_a_statutory_limit_in_hours(self) -> None:
        """It is the day of the last moment: 72 hours from 10:00 on the 5th end on the 8th."""
        national = ts.policies.statutory().only("police_protection")
        [found] = run(national, moment("taken_into_police_protection", JAN_5, 10))
        assert (found.statutory_limit, found.due) == (JAN_8, JAN_8)

    def test_without_a_moment(self) -> None:
        """No last moment is given."""
        [found] = run(duty(self.HOURS), event(START, JAN_5))
        assert (found.due_at, found.due) == (None, date(2026, 1, 6))

    @pytest.mark.parametrize(
        ("rule", "hour", "due"),
        [
            (ts.hours(72), 23, date(2026, 3, 31)),
            (ts.hours(72), 10, date(2026, 3, 30)),
            (ts.rolling_hours(72, within_days=28), 10, date(2026, 3, 30)),
        ],
    )
    def test_the_explanation_is_the_evaluation(
        self, rule: ts.ClockRule, hour: int, due: date
    ) -> None:
        """Of the moment, and so of the same day: over the change of 29 March 2026."""
        started = moment(START, date(2026, 3, 27), hour)
        [found] = run(duty(ts.Series(first=rule)), started)
        assert (found.due, found.anchor_at) == (due, started.at)
        assert found.explanation is not None
        assert found.explanation.step.outcome == found.outcome == ts.Due(due)
        assert "GMT, time is up on " in found.explanation.text

    def test_the_receipt_holds_the_moment(self) -> None:
        """Without which the date could not be worked out again."""
        started = moment(START, date(2026, 3, 27), 23)
        receipt = run(duty(ts.Series(first=ts.hours(72))), started)[0].receipt
        assert receipt.anchor_at is not None
        assert ts.hours(72).ends_at(receipt.anchor_at).date() == receipt.due
        assert receipt.to_data()["anchor_at"] == "2026-03-27T23:00:00+00:00"
        by_day = run(duty(ts.Series(first=ts.hours(72))), event(START, JAN_5))[0].receipt
        assert by_day.anchor_at is None

    def test_a_moment_where_days_count(self) -> None:
        """Says nothing."""
        started = moment(START, JAN_5, 23)
        [found] = run(duty(), started)
        assert (found.anchor_at, found.due_at, found.due) == (None, None, JAN_12)

    def test_the_last_moments_that_exist(self) -> None:
        """Histories never raise: beyond them there is no date, and the note says so."""
        late = date(9999, 12, 30)
        [found] = run(duty(self.HOURS), moment(START, late, 23), as_at=date.max)
        assert found.due == date.max
        [beyond] = run(duty(ts.Series(first=ts.hours(72))), moment(START, late, 23), as_at=date.max)
        assert (beyond.due, beyond.due_at, beyond.status) == (None, None, ts.Status.NOT_KNOWN)
        assert beyond.note.startswith("the due date is not known: ")

    ROLLING = ts.Series(first=ts.rolling_hours(72, within_days=28))

    def test_earlier_stays_count(self) -> None:
        """24 hours used on the 5th leave 48 from 10:00 on the 12th."""
        stay = (moment(START, JAN_5, 10), moment(END, date(2026, 1, 6), 10))
        found = run(duty(self.ROLLING), *stay, moment(START, JAN_12, 10))
        assert found[-1].due_at == datetime(2026, 1, 14, 10, tzinfo=LONDON)

    def test_whole_days_that_overlap_count_once(self) -> None:
        """Without moments, the 5th, 6th and 7th were used: of 96 hours 24 are left."""
        given = (event(START, JAN_5), event(END, date(2026, 1, 6)),
                 event(START, date(2026, 1, 6)), event(END, date(2026, 1, 7)),
                 event(START, JAN_12))  # fmt: skip
        shape = duty(ts.Series(first=ts.rolling_hours(96, within_days=28)))
        whole = run(shape, *given[:-1], moment(START, JAN_12, 0))
        assert whole[-1].due_at == datetime(2026, 1, 13, tzinfo=LONDON)

    def test_what_met_it_clears_the_stays(self) -> None:
        """Authority disregards what was before it."""
        given = (moment(START, JAN_5, 10), moment(MEET, date(2026, 1, 6), 9),
                 moment(END, date(2026, 1, 6), 10), moment(START, JAN_12, 10))  # fmt: skip
        found = run(duty(self.ROLLING), *given)
        assert found[-1].due_at == datetime(2026, 1, 15, 10, tzinfo=LONDON)

    @pytest.mark.parametrize(
        ("reviewed", "due", "hour"),
        [(None, 6, 10), (5, 5, None), (6, 6, 10), (7, 6, 10)],
        ids=["none", "the day before", "the same day", "the day after"],
    )
    def test_beside_a_cap(self, reviewed: int | None, due: int, hour: int | None) -> None:
        """The moment binds unless the cap ends on a day before; the explanation says the same."""
        cap = ts.ByEvent("lac_review")
        stage = ts.Stage("only", ts.hours(24), ts.Occurrences(1, 1), no_later_than=(cap,))
        reviews = [] if reviewed is None else [event("lac_review", date(2026, 1, reviewed))]
        found = only(run(duty(ts.Series((stage,))), moment(START, JAN_5, 10), *reviews))
        last = None if hour is None else datetime(2026, 1, due, hour, tzinfo=LONDON)
        assert (found.due, found.due_at) == (date(2026, 1, due), last)
        assert found.anchor_at == datetime(2026, 1, 5, 10, tzinfo=LONDON)
        assert found.explanation is not None
        assert found.explanation.step.outcome == found.outcome
        assert "time is up on Tuesday 6 January 2026 at 10:00 GMT" in found.explanation.text

    @pytest.mark.parametrize(("minute", "status"), [(0, "met_in_time"), (1, "met_late")])
    def test_beside_a_cap_to_the_minute(self, minute: int, status: str) -> None:
        """On the day that both end on, the hour decides."""
        cap = ts.BySetDay("the order's own expiry")
        stage = ts.Stage("only", ts.hours(24), ts.Occurrences(1, 1), no_later_than=(cap,))
        day = date(2026, 1, 6)
        started = moment(START, JAN_5, 10, sets=day)
        found = run(duty(ts.Series((stage,))), started, moment(MEET, day, 10, minute))
        assert statuses(found) == [status]

    def test_a_version_of_hours(self) -> None:
        """A rule with versions in time answers to the moment too."""
        version = ts.dated(ts.Version(ts.hours(24), since=date(2026, 1, 1)))
        found = only(run(duty(ts.Series(first=version)), moment(START, JAN_5, 10)))
        assert found.due_at == datetime(2026, 1, 6, 10, tzinfo=LONDON)
        assert found.explanation is not None
        assert "time is up on" in found.explanation.text

    def test_hours_from_a_day_that_is_set(self) -> None:
        """The moment of the event is not on that day, so it says nothing of it."""
        booked = moment(START, JAN_5, 10, sets=JAN_12)
        found = only(run(duty(self.HOURS, from_set_day=True), booked))
        assert (found.anchor_at, found.due_at, found.due) == (None, None, date(2026, 1, 13))


class TestSaid:
    """What must be said of a date or an event."""

    def test_alongside(self) -> None:
        """Of two clocks that one event meets, the earlier binds, which is said of the later."""
        first = duty()
        later = duty(ts.Series(first=ts.days(14)), id="later", title="Later", alongside=("duty",))
        found = run(policy(first, later), event(START, JAN_5), as_at=JAN_5)
        assert [o.note for o in found] == [
            "", "Duty is due earlier, on 2026-01-12, and that date binds",
        ]  # fmt: skip

    @pytest.mark.parametrize(("until", "said"), [(JAN_12, True), (date(2026, 1, 11), False)])
    def test_relaxed(self, until: date, *, said: bool) -> None:
        """Where the due date falls in the period; the date stands."""
        relaxed = ts.Relaxation(JAN_5, until, "visits by telephone", SOURCE)
        [found] = run(duty(relaxations=(relaxed,)), event(START, JAN_5))
        assert found.due == JAN_12
        assert found.note == (str(relaxed) if said else "")
        assert ts.from_data(ts.to_data(relaxed)) == relaxed
        assert eval(repr(relaxed), PUBLIC) == relaxed

    def test_a_relaxation_does_not_end_before_it_begins(self) -> None:
        """It is refused."""
        with pytest.raises(ts.WrongValueError, match="before it begins"):
            ts.Relaxation(JAN_8, JAN_5, "x", SOURCE)

    def test_a_limit_that_is_not_known(self) -> None:
        """Where the age decides the statutory stage and is not known, no limit is given."""
        found = run(
            ts.policies.statutory().only("health_review"),
            event("health_assessment", JAN_5),
            event("health_review", JAN_12),
        )
        assert all(o.statutory_limit is None for o in found if o.stage is None)
        assert any(o.stage is None for o in found)

    def test_version_note(self) -> None:
        """What the version used says of itself."""
        rule = ts.dated(ts.Version(ts.days(7), since=date(2020, 1, 1), note="a new number"))
        [found] = run(duty(ts.Series(first=rule)), event(START, JAN_5))
        assert found.notes == ("a new number",)

    def test_the_statute_where_a_policy_gives_no_date(self) -> None:
        """The statutory limit is said."""
        local = ts.policies.statutory().only("icpc").overlaid(
            "local", rules={"icpc": ts.no_deadline("as agreed")}
        )  # fmt: skip
        [found] = run(local, event("strategy_discussion", JAN_5))
        assert found.status is ts.Status.NO_DEADLINE
        assert (
            found.notes[-1] == "the statutory limit is 2026-01-26, where this policy gives no date"
        )

    def test_ended_after_it_was_met(self) -> None:
        """An end after all was met is not strange; another end is."""
        given = (event(START, JAN_5), event(MEET, JAN_8), event(END, JAN_12))
        assert codes(run(duty(), *given)) == []
        assert codes(run(duty(), *given, event(END, JAN_15))) == ["nothing_to_end"]

    def test_ended_by_another_on_that_day(self) -> None:
        """Of two kinds that end it on one day, one does."""
        shape = duty(ended_by=(END, "ceased_looked_after"))
        given = (event(START, JAN_5), event(END, JAN_8), event("ceased_looked_after", JAN_8))
        found = run(shape, *given)
        assert (statuses(found), codes(found)) == (["lapsed"], [])

    @pytest.mark.parametrize(
        ("later", "found"),
        [
            ((event("ceased_looked_after", JAN_12),), []),
            (
                (event("ceased_looked_after", JAN_12), event("ceased_looked_after", JAN_15)),
                [JAN_15],
            ),
            ((event("ceased_looked_after", JAN_12), event(END, JAN_15)), [JAN_15]),
            ((event(END, JAN_12),), [JAN_12]),
            ((event("ceased_looked_after", JAN_8), event(END, JAN_8, ref="again")), [JAN_8]),
        ],
    )
    def test_ended_by_another_on_an_earlier_day(
        self, later: tuple[ts.Event, ...], found: list[date]
    ) -> None:
        """Each kind of event may say once that it ended; one that says so twice is strange."""
        shape = duty(ended_by=(END, "ceased_looked_after"))
        given = run(shape, event(START, JAN_5), event(END, JAN_8), *later)
        assert [each.event.date for each in given.findings] == found
        assert set(codes(given)) <= {"nothing_to_end"}
        assert [each.ended_on for each in given.obligations] == [JAN_8]

    def test_an_end_said_again_moves_nothing(self) -> None:
        """A later word that it ended is not the day from which the next one is looked for."""
        shape = duty(ended_by=(END, "ceased_looked_after"), anchored_on=("iro_appointed",))
        first = (event(START, JAN_5), event(END, JAN_8))
        later = (event("iro_appointed", JAN_12), event("ceased_looked_after", JAN_15))
        found = run(shape, *first, *later, event(START, date(2026, 1, 19)))
        assert (dues(found), codes(found)) == (["2026-01-12", "2026-01-19"], [])

    def test_the_end_of_what_was_met_bounds_the_next(self) -> None:
        """What was held before the end of a duty already met does not start the next clock."""
        shape = duty(anchored_on=("iro_appointed",))
        first = (event(START, JAN_5), event(MEET, JAN_8), event("iro_appointed", JAN_8))
        found = run(shape, *first, event(END, JAN_12), event(START, JAN_15))
        assert (dues(found), codes(found)) == (["2026-01-12", "2026-01-22"], [])

    @pytest.mark.parametrize(("said_on", "found"), [(JAN_8, []), (JAN_12, ["nothing_to_end"])])
    def test_side_by_side_by_another_that_day(self, said_on: date, found: list[str]) -> None:
        """Of duties that run side by side another end is understood on the day of an end alone."""
        shape = duty(ended_by=(END, "ceased_looked_after"), concurrent=True)
        given = (event(START, JAN_5), event(END, JAN_8), event("ceased_looked_after", said_on))
        assert codes(run(shape, *given)) == found

    def test_another_kind_with_nothing_before_it(self) -> None:
        """Where nothing was ended the first end is strange, whichever kind it is."""
        shape = duty(ended_by=(END, "ceased_looked_after"))
        assert codes(run(shape, event("ceased_looked_after", JAN_8))) == ["nothing_to_end"]

    def test_begun_again_on_a_day_with_two_ends(self) -> None:
        """The two say the same of what was open, and nothing of what starts after it."""
        shape = duty(ended_by=(END, "ceased_looked_after"))
        day = (event(END, JAN_8), event("ceased_looked_after", JAN_8), event(START, JAN_8))
        found = run(shape, event(START, JAN_5), *day)
        assert (dues(found), codes(found)) == (["2026-01-12", "2026-01-15"], [])
        assert statuses(found) == ["lapsed", "overdue"]

    def test_started_met_and_ended_on_one_day(self) -> None:
        """All was done, and there is nothing strange in the end."""
        found = run(duty(), event(START, JAN_5), event(MEET, JAN_5), event(END, JAN_5))
        assert (statuses(found), codes(found)) == (["met_in_time"], [])

    @pytest.mark.parametrize(
        ("code", "shape", "given"),
        [
            ("met_again", {}, (event(START, JAN_5), event(MEET, JAN_8), event(MEET, JAN_12))),
            ("no_set_day", {"from_set_day": True}, (event(START, JAN_5),)),
            ("after_18", {}, (event(START, JAN_5), event(MEET, JAN_15))),
        ],
    )
    def test_once_across_duties(
        self, code: str, shape: dict[str, Any], given: tuple[ts.Event, ...]
    ) -> None:
        """Two duties that say the same of an event say it once."""
        both = policy(duty(**shape), duty(**shape, id="other", title="Other"))
        born = date(2008, 1, 10) if code == "after_18" else None
        assert codes(run(both, *given, date_of_birth=born)) == [code]

    def test_nothing_of_what_is_derived(self) -> None:
        """A birthday that meets nothing is nobody's mistake."""
        shape = duty(met_by="turned_16", subject="young person")
        found = run(shape, event(END, JAN_5), date_of_birth=date(2010, 1, 1))
        assert codes(found) == ["nothing_to_end"]


class TestMoments:
    """A moment is on the day of its event in London, and orders the events of one day."""

    def test_another_day(self) -> None:
        """Half past eleven at night in Greenwich is the next day in the summer."""
        late = datetime(2026, 7, 1, 23, 30, tzinfo=ZoneInfo("UTC"))
        assert ts.Event(START, date(2026, 7, 2), at=late).at == late
        with pytest.raises(ts.WrongValueError, match="is on 2026-07-02 in London, not on"):
            ts.Event(START, date(2026, 7, 1), at=late)

    def test_order(self) -> None:
        """By day, then kind, ref, the day set, the moment and details."""
        given = (
            event("a", JAN_5), event("a", JAN_5, room="2"), moment("a", JAN_5, 9),
            moment("a", JAN_5, 10), ts.Event("a", JAN_5, sets=JAN_8), event("a", JAN_5, "x"),
            event("b", JAN_5), event("a", JAN_8),
        )  # fmt: skip
        assert ts.Case("C1", tuple(reversed(given))).events == given

    def test_details_do_not_choose(self) -> None:
        """Of two starts on one day the earlier set day is taken, whatever is said beside it."""
        early = ts.Event(START, JAN_5, details={"officer": "Z"}, sets=JAN_8)
        late = ts.Event(START, JAN_5, details={"officer": "A"}, sets=JAN_12)
        found = run(duty(from_set_day=True), early, late)
        assert (dues(found), codes(found)) == (["2026-01-15"], ["already_open"])
