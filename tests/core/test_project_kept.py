"""What is kept from one projection to the next changes no answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timescales as ts
from tests.core.histories import ENGLAND
from timescales import projection
from timescales.calendar import WorkingCalendar
from timescales.condition import Facts
from timescales.projection import answers, following, ready
from timescales.rules import DateRule
from timescales.step import Step

MON_2_NOV_2026 = date(2026, 11, 2)
REVIEW = ts.policies.statutory().timescale("lac_review")
STAGES = [
    (duty, stage) for duty in ts.policies.day_count().timescales for stage in duty.series.stages
]
FOUND_BY_NUMBER = [duty for duty in ts.policies.statutory().timescales if duty.series.by_number]


class TestAnswers:
    """Each anchor is traced once, and the answer kept."""

    @pytest.mark.parametrize("number", range(0, len(STAGES), 7))
    @given(anchor=st.dates(date(1977, 1, 1), date(2076, 12, 31)))
    def test_as_the_rule_answers(self, number: int, anchor: date) -> None:
        """The first time and the next, refusals included."""
        _, stage = STAGES[number]
        kept = answers.answers_of(stage.rule, ENGLAND)
        for _ in range(2):
            try:
                expected = stage.rule.due(anchor, ENGLAND)
            except (ts.HorizonError, ts.NotSuppliedError) as error:
                with pytest.raises(type(error)):
                    kept[anchor]
            else:
                assert kept[anchor].outcome == expected

    def test_shared_by_equal_rules(self) -> None:
        """Under equal calendars: they answer alike."""
        assert answers.answers_of(ts.days(7), ENGLAND) is answers.answers_of(ts.days(7), ENGLAND)
        assert answers.answers_of(ts.weeks(7), ENGLAND) is not answers.answers_of(
            ts.days(7), ENGLAND
        )

    def test_no_more_than_so_many(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """They are dropped together, and asked again."""
        monkeypatch.setattr(answers, "_ANCHORS_KEPT", 3)
        kept = answers.Answers(ts.days(91), ENGLAND)
        for number in range(4):
            kept[MON_2_NOV_2026 + timedelta(days=number)]
        assert list(kept) == [MON_2_NOV_2026 + timedelta(days=3)]

    def test_a_rule_that_cannot_be_hashed(self) -> None:
        """Answers like any other, for itself alone."""

        @dataclass(frozen=True)
        class FromList(DateRule):
            days: list[int]

            def trace(self, anchor: date, calendar: WorkingCalendar) -> Step:
                return self.step(anchor, ts.Due(anchor + timedelta(days=self.days[0])), "listed")

        rule = FromList([5])
        assert answers.answers_of(rule, ENGLAND)[MON_2_NOV_2026].outcome == ts.Due(
            date(2026, 11, 7)
        )
        assert answers.answers_of(rule, ENGLAND) is not answers.answers_of(rule, ENGLAND)


class TestMadeReady:
    """What follows from a policy and a calendar alone is worked out once."""

    def test_kept_by_identity(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """For the policies asked last; dropped together when they are many."""
        monkeypatch.setattr(ready, "_ready", {})
        monkeypatch.setattr(ready, "_KEPT", 2)
        one, two = (ts.policies.statutory().only(name) for name in ("icpc", "rcpc"))
        first = ready.made_ready(one, ENGLAND)
        assert ready.made_ready(one, ENGLAND) is first
        assert ready.made_ready(two, ENGLAND) is not first
        assert ready.made_ready(one, ENGLAND) is first
        ready.made_ready(ts.policies.statutory(), ENGLAND)
        assert ready.made_ready(one, ENGLAND) is not first

    def test_the_timescales_that_read_a_kind(self) -> None:
        """In the order of the policy, each once."""
        policy = ts.policies.day_count()
        made = ready.made_ready(policy, ENGLAND)
        kinds = {"lac_review", "rcpc", "became_looked_after", "unheard_of"}
        expected = [duty for duty in policy.timescales if duty.event_kinds & kinds]
        assert made.duties(kinds) == expected

    def test_a_calendar_with_another_closure(self) -> None:
        """Is another calendar, to which other days are given."""
        shut = ENGLAND.with_closures({date(2026, 11, 30): "Offices closed"})
        case = ts.Case("A", (ts.Event("became_looked_after", MON_2_NOV_2026),))
        policy = ts.policies.statutory().only("lac_review")
        for _ in range(2):
            for calendar, due in ((ENGLAND, date(2026, 11, 30)), (shut, date(2026, 12, 1))):
                [review] = ts.project(case, as_at=MON_2_NOV_2026, policy=policy, calendar=calendar)
                assert review.due == due


class TestNumbered:
    """The stage by the number of the occurrence, where that alone decides."""

    @pytest.mark.parametrize("duty", FOUND_BY_NUMBER, ids=lambda duty: str(duty.id))
    def test_as_the_conditions_say(self, duty: ts.Timescale) -> None:
        """It is the one stage that the facts allow."""
        for number in range(1, 6):
            facts = Facts(number, MON_2_NOV_2026, MON_2_NOV_2026, ENGLAND)
            stage = duty.series.numbered(number)
            assert duty.series.possible(facts) == (() if stage is None else (stage,))
            assert duty.series.goes_on(number) == (stage is not None)

    def test_not_where_more_decides(self) -> None:
        """Then there is no saying, and the series may go on."""
        series = ts.policies.statutory().timescale("health_review").series
        assert not series.by_number
        assert series.numbered(1) is None
        assert series.goes_on(9)

    def test_what_follows(self) -> None:
        """Counted from the day on which the one before was met; after the last, nothing."""
        day = date(2026, 11, 24)
        assert REVIEW.series.after(1, day, MON_2_NOV_2026) == (2, day)
        assert REVIEW.series.after(1, MON_2_NOV_2026, day) == (2, day)
        assert ts.Series(first=ts.days(7)).after(1, day, day) is None


class TestFollowing:
    """What is next, where the start and what met the duty are all there is."""

    def _next(self, duty: ts.Timescale, *met: date) -> following.Next | None:
        made = ready.made_ready(ts.Policy("own", (duty,)), ENGLAND)
        return following.next_of(duty, made, MON_2_NOV_2026, met)

    def test_a_duty_without_a_counterpart(self) -> None:
        """Has no statutory limit."""
        own = replace(REVIEW, id="own_review")
        assert self._next(own) == (ts.Due(date(2026, 11, 30)), None)

    def test_a_counterpart_without_a_limit(self) -> None:
        """As where the statute ends before, or its answer lies beyond the calendar."""
        open_ended = ts.Series(first=ts.days(5))
        assert self._next(replace(REVIEW, series=open_ended)) == (
            ts.Due(date(2026, 11, 7)),
            date(2026, 11, 30),
        )
        late = date(2075, 12, 20)
        short = replace(REVIEW, series=ts.Series(first=ts.days(5)))
        made = ready.made_ready(ts.Policy("own", (short,)), ENGLAND)
        assert following.next_of(short, made, late, ()) == (ts.Due(date(2075, 12, 25)), None)

    def test_nothing_follows(self) -> None:
        """Of a duty with one occurrence, once it is met."""
        once = replace(REVIEW, id="own_review", series=ts.Series(first=ts.days(5)))
        assert self._next(once, date(2026, 11, 3)) is None

    @pytest.mark.parametrize(
        "more",
        [
            {"concurrent": True},
            {"anchored_on": ("born",)},
            {"met_by": "became_looked_after"},
            {"series": ts.policies.statutory().timescale("health_review").series},
            {"started_by": ("became_looked_after", "short_break_series_started")},
            {
                "series": ts.Series(
                    (ts.Stage("only", ts.days(5), ts.Occurrences(1), None, (ts.ByEvent("born"),)),)
                )
            },
        ],
        ids=", ".join,
    )
    def test_a_duty_that_more_decides(self, more: dict[str, Any]) -> None:
        """Is for the fold."""
        assert self._next(replace(REVIEW, **{"id": "own_review", **more})) is None


def test_a_name_that_projection_has_not() -> None:
    """Is refused as any module refuses one."""
    with pytest.raises(AttributeError, match="no attribute 'forecast'"):
        _ = projection.forecast
