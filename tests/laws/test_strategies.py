"""The strategies give what they promise, the hard cases included."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

import timescales as ts
from timescales.testing import anchors, calendars, histories, moments, rules, stays

ENGLAND = ts.england_and_wales()
# Looking for an example needs no shrinking, and no record of what was found before.
LOOK = settings(
    max_examples=20_000,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def gives(strategy: st.SearchStrategy[Any], such: Callable[[Any], bool]) -> bool:
    """Whether the strategy gives such a value; ``find`` raises where it does not."""
    return such(find(strategy, such, settings=LOOK))


class TestAnchors:
    """Dates near month ends, leap days, Easter, Christmas, moved holidays, weekends, the edges."""

    @pytest.mark.parametrize(
        "day",
        [
            date(2024, 2, 29),
            date(2020, 5, 8),
            date(2022, 9, 19),
            date(2026, 12, 25),
            ENGLAND.first,
            ENGLAND.projected_to,
        ],
        ids=str,
    )
    def test_hard(self, day: date) -> None:
        """Each hard day comes up within a year about it."""
        first = max(ENGLAND.first, day.replace(day=1, month=1))
        last = min(ENGLAND.projected_to, day.replace(day=31, month=12))
        assert gives(anchors(first, last), lambda anchor: anchor == day)

    @given(anchors())
    def test_horizon(self, anchor: date) -> None:
        """They lie in the horizon."""
        assert ENGLAND.first <= anchor <= ENGLAND.projected_to

    @given(calendars().flatmap(lambda c: st.tuples(st.just(c), anchors(calendar=c))))
    def test_horizon_of_a_calendar(self, drawn: tuple[ts.WorkingCalendar, date]) -> None:
        """And so of a calendar that is given, though it hold one day and no closure."""
        calendar, anchor = drawn
        assert calendar.first <= anchor <= calendar.projected_to

    @given(anchors(date.min, date.max))
    def test_all_dates(self, anchor: date) -> None:
        """Every date that exists can be asked for."""
        assert type(anchor) is date

    def test_reversed(self) -> None:
        """A last day before the first is refused."""
        with pytest.raises(ts.WrongValueError, match="2026-01-02 is after 2026-01-01"):
            anchors(date(2026, 1, 2), date(2026, 1, 1))

    def test_not_dates(self) -> None:
        """So is what is not a date."""
        with pytest.raises(ts.WrongTypeError, match="first"):
            anchors("2026-01-01")  # type: ignore[arg-type]


class TestMoments:
    """Moments on and beside midnight, about the changes of the clocks, in several zones."""

    @pytest.mark.parametrize(
        "such",
        [
            lambda moment: moment.tzinfo is UTC,
            lambda moment: moment.tzname() == "BST",
            lambda moment: moment.utcoffset() == timedelta(hours=-5),
            lambda moment: in_utc(moment, "%m-%d %H:%M") == "10-25 00:30",
            lambda moment: in_utc(moment, "%m-%d %H:%M") == "03-29 01:00",
            lambda moment: in_utc(moment, "%H:%M") == "23:59",
        ],
        ids=["UTC", "London", "far off", "twice", "change", "before midnight"],
    )
    def test_kinds(self, such: Callable[[datetime], bool]) -> None:
        """Each kind comes up in the year asked for."""
        assert gives(moments(date(2026, 1, 1), date(2026, 12, 31)), such)

    @given(moments(date(2026, 3, 28), date(2026, 3, 30)))
    def test_span(self, moment: datetime) -> None:
        """They lie on the days asked for, or within a day of a change in those years."""
        assert moment.astimezone(UTC).year == 2026


def in_utc(moment: datetime, form: str) -> str:
    return moment.astimezone(UTC).strftime(form)


class TestStays:
    """Stays in order and apart, some of which touch, about a moment."""

    @pytest.mark.parametrize(
        "such",
        [
            lambda used: not used,
            lambda used: len(used) > 4,
            lambda used: any(a.end == b.start for a, b in pairwise(used)),
            lambda used: any(a.end < b.start for a, b in pairwise(used)),
            lambda used: any(stay.end - stay.start > timedelta(days=3) for stay in used),
        ],
        ids=["none", "many", "touching", "apart", "long"],
    )
    def test_kinds(self, such: Callable[[tuple[ts.Stay, ...]], bool]) -> None:
        """Each kind comes up."""
        assert gives(stays(), such)

    @given(stays(datetime(2026, 3, 28, 10, tzinfo=UTC)))
    def test_about(self, used: tuple[ts.Stay, ...]) -> None:
        """They lie within six weeks of the moment asked for."""
        for stay in used:
            assert datetime(2026, 2, 14, tzinfo=UTC) <= stay.start < stay.end
            assert stay.end <= datetime(2026, 5, 10, tzinfo=UTC)


class TestCalendars:
    """England and Wales, with closures added and removed, and tiny calendars."""

    @pytest.mark.parametrize(
        "such",
        [
            lambda calendar: calendar == ENGLAND,
            lambda calendar: "with_closures" in repr(calendar),
            lambda calendar: "without_closures" in repr(calendar),
            lambda calendar: calendar.published_to is None,
            lambda calendar: calendar.first == calendar.projected_to,
        ],
        ids=["England and Wales", "more closed", "fewer closed", "unpublished", "one day"],
    )
    def test_kinds(self, such: Callable[[ts.WorkingCalendar], bool]) -> None:
        """Each kind comes up."""
        assert gives(calendars(), such)

    @given(calendars(tiny=False))
    @settings(max_examples=30)
    def test_whole(self, calendar: ts.WorkingCalendar) -> None:
        """Without the tiny ones the horizon is that of England and Wales."""
        assert (calendar.first, calendar.projected_to) == (ENGLAND.first, ENGLAND.projected_to)


NODES = {
    "dated(", "day_before_birthday(", "days(", "days_before(", "end_of_month(", "end_of_term(",
    "end_of_year(", "hours(", "latest_of(", "months(", "months_before(", "no_deadline(",
    "not_supplied(", "on_birthday(", "on_day(", "rolling_hours(", ".rolled_to(", "strictest_of(",
    ".then(", "weeks(", "weeks_before(", "working_days(", "working_days_before(", "years(",
    "years_before(",
}  # fmt: skip


class TestRules:
    """Every built-in node, nested; with options to leave some out."""

    @pytest.mark.parametrize("node", sorted(NODES))
    def test_every_node(self, node: str) -> None:
        """Each node comes up."""
        assert gives(rules(), lambda rule: node in repr(rule))

    @given(rules(before=False, birthdays=False, local=False, working=False), anchors())
    def test_left_out(self, rule: ts.DateRule, anchor: date) -> None:
        """What is left out does not come up, and without the calendar the answers need none."""
        said = repr(rule)
        assert "_before(" not in said
        assert "birthday" not in said
        assert "term(" not in said
        assert "not_supplied(" not in said
        assert "working" not in said.replace("no_deadline", "")
        one_day = ts.WorkingCalendar("One day", first=anchor, projected_to=anchor)
        assert rule.due(anchor, one_day) == rule.due(anchor, ENGLAND)

    @given(rules(before=True, birthdays=False, working=False))
    @settings(max_examples=50)
    def test_before_without_working(self, rule: ts.DateRule) -> None:
        """The options are independent of one another."""
        assert "working_days_before(" not in repr(rule)


class TestHistories:
    """Mostly plausible, sometimes contradictory, with refs, complete_from, dates of birth."""

    @pytest.mark.parametrize(
        "such",
        [
            lambda case: case.date_of_birth is not None,
            lambda case: case.complete_from is not None,
            lambda case: any(event.ref for event in case.events),
            lambda case: any(event.kind.endswith("_booked") for event in case.events),
            lambda case: any(event.kind.endswith("_adjourned") for event in case.events),
            lambda case: any(event.kind == "dispute_raised" for event in case.events),
            lambda case: not case.events,
        ],
        ids=["birth", "complete_from", "ref", "booked", "adjourned", "dispute", "empty"],
    )
    def test_kinds(self, such: Callable[[ts.Case], bool]) -> None:
        """Each feature comes up."""
        assert gives(histories(), such)

    @pytest.mark.parametrize("status", ts.Status)
    def test_every_status(self, status: ts.Status) -> None:
        """They bring out every status, the one of windows where the duties have windows."""
        policy = ts.policies.day_count()
        if status is ts.Status.MET_EARLY:
            windows = {
                d.id for d in policy.timescales if any(s.not_before for s in d.series.stages)
            }
            policy = policy.only(*windows)

        def has(case: ts.Case) -> bool:
            last = [event.date for event in case.events][-1:]
            projected = (
                ts.project(case, as_at=day, policy=policy) for day in (*last, date(2026, 11, 22))
            )
            return any(each.status is status for projection in projected for each in projection)

        assert gives(histories(policy), has)

    @pytest.mark.parametrize(
        "code", ["already_open", "ref_not_open", "nothing_to_end", "not_started", "after_18"]
    )
    def test_contradictions(self, code: str) -> None:
        """They bring out what contradicts a history."""

        def has(case: ts.Case) -> bool:
            return any(f.code == code for f in ts.project(case, as_at=date(2026, 11, 22)).findings)

        assert gives(histories(), has)

    @given(histories("sunderland"))
    @settings(max_examples=50)
    def test_mostly_plausible(self, case: ts.Case) -> None:
        """Every event is of a kind that the policy, or its bookings, know."""
        assert not [
            f
            for f in ts.project(case, as_at=date(2040, 1, 1), policy="sunderland").findings
            if f.code == "unknown_event"
        ]

    @given(
        histories(
            ts.Policy(
                "far",
                (
                    ts.Timescale(
                        "far", "Far", "child", "began", "met",
                        ts.Series(first=ts.years(90).then(ts.working_days(1))),
                    ),
                ),
            )
        )
    )  # fmt: skip
    @settings(max_examples=20)
    def test_beyond_the_horizon(self, case: ts.Case) -> None:
        """A policy whose rules leave the calendar's horizon has histories too."""
        assert {event.kind for event in case.events} <= {
            "began", "met", "met_booked", "met_adjourned", "dispute_stage", "episode_started",
        }  # fmt: skip

    def test_no_such_policy(self) -> None:
        """The name of no policy is refused."""
        with pytest.raises(ts.UnknownNameError, match="'statutary'"):
            histories("statutary")
