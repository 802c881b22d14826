"""A history that starts late."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import timescales as ts
from tests.core.histories import DAY, event, only, project, statuses

STARTED = event("became_looked_after", date(2024, 1, 8))  # first due 5 February 2024
COMPLETE_FROM = date(2025, 4, 1)
FUTURE = date(2026, 1, 1)


def reviewed(*days: date) -> list[ts.Event]:
    return [event("lac_review", day) for day in days]


def known_from(as_at: date, *events: ts.Event, **more: str) -> ts.Projection:
    return project(as_at, STARTED, *events, complete_from=COMPLETE_FROM, **more)


class TestStageNotKnown:
    """Events before `complete_from` may be missing, so a duty begun before it has an unknown stage
    at its first recorded occurrence. Then `due` is `None`, `.candidates` and the note hold the
    dates of each possible stage."""

    def test_first_recorded_occurrence(self) -> None:
        """The first counts from the start; later ones at the latest from the eve of the record."""
        obligation = only(known_from(COMPLETE_FROM))
        assert (obligation.due, obligation.outcome, obligation.stage) == (None, None, None)
        assert obligation.explanation is None
        assert obligation.candidates == (
            ts.Candidate("first", date(2024, 2, 5)),
            ts.Candidate("second", date(2025, 6, 30), at_the_latest=True),
            ts.Candidate("subsequent", date(2025, 9, 30), at_the_latest=True),
        )
        assert obligation.note == (
            "the stage is not known: the duty began on 2024-01-08 and the record is complete only "
            "from 2025-04-01; by stage it is due on 2024-02-05 if first, at the latest on "
            "2025-06-30 if second or at the latest on 2025-09-30 if subsequent"
        )
        assert (obligation.hold_by, obligation.margin_days) == (None, None)
        assert obligation.statutory_limit is None

    def test_after_one_recorded_occurrence(self) -> None:
        """It was held, so the next is not the first; which of the others is not known."""
        held = date(2025, 4, 14)
        _, second = known_from(held, *reviewed(held))
        assert second.candidates == (
            ts.Candidate("second", date(2025, 7, 14)),
            ts.Candidate("subsequent", date(2025, 10, 14)),
        )
        assert second.due is None
        assert "on 2025-07-14 if second or on 2025-10-14 if subsequent" in second.note

    def test_after_two_recorded_occurrences(self) -> None:
        """The stage is known again."""
        third = known_from(FUTURE, *reviewed(date(2025, 4, 14), date(2025, 7, 1)))[2]
        assert third.due == date(2026, 1, 1)
        assert third.stage is not None
        assert third.stage.name == "subsequent"
        assert third.candidates == ()
        assert third.note == ""

    def test_two_stages(self) -> None:
        """Where there are only two, one recorded occurrence is enough."""
        history = [
            event("secure_placement_started", date(2025, 1, 6)),
            event("secure_review", date(2025, 4, 14)),
        ]
        first, second = project(date(2025, 5, 1), *history, complete_from=COMPLETE_FROM)
        assert [c.stage for c in first.candidates] == ["first", "subsequent"]
        assert second.due == date(2025, 7, 14)

    @pytest.mark.parametrize("start", [COMPLETE_FROM, COMPLETE_FROM + DAY])
    def test_begun_within_the_record(self, start: date) -> None:
        """A duty begun on or after the first complete day is known from its start."""
        obligation = only(project(start, event("became_looked_after", start),
                                  complete_from=COMPLETE_FROM))  # fmt: skip
        assert obligation.stage is not None
        assert obligation.stage.name == "first"

    def test_complete_from_the_first_day_that_there_is(self) -> None:
        """Then nothing can be missing."""
        start = event("became_looked_after", date(2026, 11, 2))
        first = only(project(date(2026, 11, 2), start, complete_from=date.min))
        assert first.due == date(2026, 11, 30)

    def test_begun_on_the_eve_of_the_record(self) -> None:
        """One day earlier, and a review of that very day may be missing."""
        start = event("became_looked_after", COMPLETE_FROM - DAY)
        obligation = only(project(COMPLETE_FROM, start, complete_from=COMPLETE_FROM))
        assert obligation.stage is None
        assert len(obligation.candidates) == 3

    def test_held_on_the_day_it_began(self) -> None:
        """Nothing can have been held before the first day of a period."""
        first = known_from(COMPLETE_FROM, *reviewed(STARTED.date))[0]
        assert first.stage is not None
        assert first.stage.name == "first"
        assert first.status is ts.Status.MET_IN_TIME

    def test_before_the_horizon_of_a_candidate(self) -> None:
        """A stage whose date cannot be worked out is a candidate all the same."""
        history = [event("became_looked_after", date(2075, 12, 20))]
        obligation = only(project(date(2076, 2, 1), *history, complete_from=date(2076, 1, 1)))
        assert obligation.candidates[0] == ts.Candidate("first", None)
        assert str(obligation.candidates[0]) == "on a day not known if first"
        assert obligation.status is ts.Status.UPCOMING
        late = only(project(date(2090, 1, 1), *history, complete_from=date(2076, 1, 1)))
        assert late.status is ts.Status.NOT_KNOWN

    def test_no_candidate_has_a_date(self) -> None:
        """Before a duty's first day no stage gives one."""
        history = [event("became_looked_after", date(1985, 1, 1))]
        obligation = only(project(date(1990, 1, 1), *history, complete_from=date(1986, 1, 1)))
        assert [c.due for c in obligation.candidates] == [None] * 3
        assert obligation.status is ts.Status.NOT_KNOWN


class TestStatus:
    """The status is `overdue` once the last candidate has passed, `upcoming` until the first, and
    `not_known` only between."""

    @pytest.mark.parametrize(
        ("as_at", "status"),
        [
            (date(2025, 7, 14), "upcoming"),
            (date(2025, 7, 15), "not_known"),
            (date(2025, 10, 14), "not_known"),
            (date(2025, 10, 15), "overdue"),
        ],
    )
    def test_unmet(self, as_at: date, status: str) -> None:
        """After one recorded review, on each side of both candidates."""
        projection = known_from(as_at, *reviewed(date(2025, 4, 14)))
        assert projection[1].status is ts.Status(status)

    @pytest.mark.parametrize(
        ("held", "status"),
        [
            (date(2025, 7, 14), "met_in_time"),
            (date(2025, 7, 15), "not_known"),
            (date(2025, 10, 14), "not_known"),
            (date(2025, 10, 15), "met_late"),
        ],
    )
    def test_met(self, held: date, status: str) -> None:
        """In time by every candidate, late by every one, or not known."""
        projection = known_from(FUTURE, *reviewed(date(2025, 4, 14), held))
        assert projection[1].status is ts.Status(status)

    @pytest.mark.parametrize(
        ("ceased", "status"),
        [
            (date(2025, 7, 14), "lapsed"),
            (date(2025, 7, 15), "not_known"),
            (date(2025, 10, 15), "missed"),
        ],
    )
    def test_ended(self, ceased: date, status: str) -> None:
        """Likewise where the duty ended."""
        history = [*reviewed(date(2025, 4, 14)), event("ceased_looked_after", ceased)]
        assert known_from(FUTURE, *history)[1].status is ts.Status(status)

    @pytest.mark.parametrize(
        ("as_at", "status"),
        [(date(2024, 2, 5), "upcoming"), (date(2025, 4, 2), "not_known"),
         (date(2025, 9, 30), "not_known"), (date(2025, 10, 1), "overdue")],
    )  # fmt: skip
    def test_none_recorded(self, as_at: date, status: str) -> None:
        """From the first stage's date to the last day on which any could fall."""
        assert statuses(known_from(as_at)) == [status]


class TestOneStage:
    """A duty of one stage has no stage to doubt; what met it may be missing."""

    STRATEGY = event("strategy_discussion", date(2025, 2, 3))  # due 24 February 2025

    def test_met_before_the_record(self) -> None:
        """Due before the record is complete and not met in it: it may have been met."""
        obligation = only(project(FUTURE, self.STRATEGY, complete_from=COMPLETE_FROM))
        assert obligation.due == date(2025, 2, 24)
        assert obligation.status is ts.Status.NOT_KNOWN
        assert obligation.note == (
            "the record is complete only from 2025-04-01: its icpc may be missing"
        )

    def test_due_within_the_record(self) -> None:
        """Due on the first complete day: its conference would be on record."""
        strategy = event("strategy_discussion", date(2025, 3, 11))
        obligation = only(project(FUTURE, strategy, complete_from=COMPLETE_FROM))
        assert obligation.due == COMPLETE_FROM
        assert obligation.status is ts.Status.OVERDUE

    def test_met_on_record(self) -> None:
        """Then it is known."""
        history = [self.STRATEGY, event("icpc", date(2025, 2, 25))]
        assert statuses(project(FUTURE, *history, complete_from=COMPLETE_FROM)) == ["met_late"]

    def test_beyond_the_horizon(self) -> None:
        """Where no date can be worked out, that is what is missing."""
        strategy = event("strategy_discussion", date(2075, 12, 30))
        obligation = only(project(date(2076, 6, 1), strategy, complete_from=date(2076, 1, 1)))
        assert obligation.note.startswith("the due date is not known: ")


PLACED = event("placed", date(2023, 1, 2))
FIRST = ts.Stage("first", ts.weeks(1), ts.Occurrences(1, 1))


def visits(*stages: ts.Stage) -> ts.Policy:
    """A policy of visits in a placement, by those stages."""
    visit = ts.Timescale(
        id="visit",
        title="Visit",
        subject="young person",
        started_by="placed",
        met_by="visited",
        ended_by="left",
        series=ts.Series(stages),
    )
    return ts.Policy("mine", (visit,))


class TestOneStageForEver:
    """A duty of one stage that repeats: what its first recorded occurrence is counted from is not
    known, for it may have been met before the record begins."""

    EACH = visits(ts.Stage("each", ts.months(6), ts.Occurrences(1)))

    def test_first_recorded_occurrence(self) -> None:
        """From the start, or at the latest from the eve of the record."""
        [obligation] = project(FUTURE, PLACED, complete_from=COMPLETE_FROM, policy=self.EACH)
        assert (obligation.due, obligation.stage) == (None, None)
        assert obligation.candidates == (
            ts.Candidate("each", date(2023, 7, 2)),
            ts.Candidate("each", date(2025, 9, 30), at_the_latest=True),
        )
        assert obligation.note == (
            "what it is counted from is not known: the duty began on 2023-01-02 and the record is "
            "complete only from 2025-04-01; it is due on 2023-07-02 or at the latest on 2025-09-30"
        )

    @pytest.mark.parametrize(
        ("as_at", "status"),
        [
            (date(2023, 7, 2), "upcoming"),
            (date(2025, 9, 30), "not_known"),
            (date(2025, 10, 1), "overdue"),
        ],
    )
    def test_status(self, as_at: date, status: str) -> None:
        """Overdue once the last candidate has passed, and never because of what may be missing."""
        projection = project(as_at, PLACED, complete_from=COMPLETE_FROM, policy=self.EACH)
        assert statuses(projection) == [status]

    def test_after_one_on_record(self) -> None:
        """It is counted from that, whenever the one before was held."""
        visited = event("visited", date(2025, 6, 20))
        first, second = project(
            FUTURE, PLACED, visited, complete_from=COMPLETE_FROM, policy=self.EACH
        )
        assert first.status is ts.Status.NOT_KNOWN
        assert (second.due, second.candidates) == (date(2025, 12, 20), ())

    def test_begun_within_the_record(self) -> None:
        """Then nothing is missing."""
        [obligation] = project(
            FUTURE, event("placed", COMPLETE_FROM), complete_from=COMPLETE_FROM, policy=self.EACH
        )
        assert obligation.due == date(2025, 10, 1)


class TestConditions:
    """Stages chosen by age, time or events: every reading of what may be missing has its date."""

    BY_TIME = visits(
        FIRST,
        ts.Stage("first_year", ts.weeks(6), ts.AllOf((ts.Occurrences(2), ts.Within(ts.years(1))))),
        ts.Stage("later", ts.months(3), ts.AllOf((ts.Occurrences(2), ts.Beyond(ts.years(1))))),
    )
    BY_AGE = visits(
        ts.Stage("young", ts.months(6), ts.Aged(under=5)),
        ts.Stage("older", ts.months(12), ts.Aged(least=5)),
    )
    BY_EVENT = visits(
        ts.Stage("weekly", ts.weeks(1), ts.Before("lac_review")),
        ts.Stage("sixth", ts.weeks(6), ts.Since("lac_review")),
    )

    def readings(self, policy: ts.Policy, *events: ts.Event, **known: Any) -> list[str]:
        as_at = known.pop("as_at", FUTURE)
        projected = project(
            as_at, PLACED, *events, complete_from=COMPLETE_FROM, policy=policy, **known
        )
        return [str(candidate) for candidate in projected[-1].candidates]

    def test_by_time(self) -> None:
        """A visit that is not on record may have been held within the first year or after it."""
        assert self.readings(self.BY_TIME) == [
            "on 2023-01-09 if first",
            "at the latest on 2025-05-12 if first_year",
            "at the latest on 2025-06-30 if later",
        ]

    def test_by_time_after_one_on_record(self) -> None:
        """Its day is known, and with it the stage."""
        visited = event("visited", date(2025, 4, 14))
        assert self.readings(self.BY_TIME, visited) == []

    def test_within_the_first_year(self) -> None:
        """No missing visit can have been held after it, if the record begins before its end."""
        placed = event("placed", date(2025, 1, 6))
        [obligation] = project(FUTURE, placed, complete_from=COMPLETE_FROM, policy=self.BY_TIME)
        assert [c.stage for c in obligation.candidates] == ["first", "first_year"]

    @pytest.mark.parametrize(
        ("born", "expected"),
        [
            (
                date(2019, 1, 1),
                [
                    "on 2023-07-02 if young",
                    "at the latest on 2025-09-30 if young",
                    "at the latest on 2026-03-31 if older",
                ],
            ),
            (
                date(2015, 1, 1),
                ["on 2024-01-02 if older", "at the latest on 2026-03-31 if older"],
            ),
            (
                date(2022, 1, 1),
                ["on 2023-07-02 if young", "at the latest on 2025-09-30 if young"],
            ),
        ],
    )
    def test_by_age(self, born: date, expected: list[str]) -> None:
        """The child may have grown older in what is missing."""
        assert self.readings(self.BY_AGE, date_of_birth=born) == expected

    def test_by_event(self) -> None:
        """What decides may be missing too."""
        assert self.readings(self.BY_EVENT) == [
            "on 2023-01-09 if weekly",
            "on 2023-02-13 if sixth",
            "at the latest on 2025-04-07 if weekly",
            "at the latest on 2025-05-12 if sixth",
        ]

    def test_by_an_event_of_a_kind_that_is_not_recorded(self) -> None:
        """Its absence says nothing, however complete the record."""
        [obligation] = project(
            date(2023, 1, 3), PLACED, policy=self.BY_EVENT, not_recorded=frozenset({"lac_review"})
        )
        assert [str(c) for c in obligation.candidates] == [
            "on 2023-01-09 if weekly",
            "on 2023-02-13 if sixth",
        ]
        assert obligation.note.startswith(
            "the stage is not known: what is on record does not say it; by stage it is due"
        )


class TestNotRecorded:
    """Event kinds that the source of a history never holds: their absence says nothing."""

    def test_unmet(self) -> None:
        """Not known, whether or not it is due; the note says what is missing."""
        secure = event("secure_placement_started", date(2025, 5, 1))
        for as_at in (date(2025, 5, 2), FUTURE):
            obligation = only(project(as_at, secure, not_recorded=frozenset({"secure_review"})))
            assert obligation.status is ts.Status.NOT_KNOWN
            assert obligation.due == date(2025, 6, 1)
            assert obligation.note == "the source of this history holds no secure_review events"

    def test_recorded_after_all(self) -> None:
        """What is on record counts."""
        history = [event("secure_placement_started", date(2025, 5, 1)),
                   event("secure_review", date(2025, 5, 20))]  # fmt: skip
        projection = project(FUTURE, *history, not_recorded=frozenset({"secure_review"}))
        assert statuses(projection) == ["met_in_time", "not_known"]
