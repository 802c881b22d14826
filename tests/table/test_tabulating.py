"""A rule worked out over a run of anchors answers what its `trace` answers, anchor by anchor."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timescales as ts
from tests.core.histories import ENGLAND
from timescales.rules.counting import Days
from timescales.rules.tabulating.run import Run, codes_each, codes_over, has_way
from timescales.testing import anchors, calendars, rules

LAST_ORDINAL = date.max.toordinal()
HORIZON = range(ENGLAND.first.toordinal(), ENGLAND.projected_to.toordinal() + 1)
POLICIES = [ts.policies.resolve(name) for name in ts.policies.NAMES]
CATALOGUE = sorted({p.at(a)[1].rule for p in POLICIES for a in p.addresses}, key=repr)


def runs(calendar: ts.WorkingCalendar) -> st.SearchStrategy[range]:
    """Runs inside a horizon, across its ends, and anywhere among the dates that exist."""
    near = st.integers(calendar.first.toordinal() - 500, calendar.projected_to.toordinal() + 500)
    edges = st.sampled_from([1, LAST_ORDINAL - 40])
    starts = near.filter(lambda day: day > 0) | edges | st.integers(1, LAST_ORDINAL)
    return st.builds(
        lambda start, length: range(start, min(start + length, LAST_ORDINAL + 1)),
        starts,
        st.integers(1, 120),
    )


class TestEveryRule:
    """One definition: the quick way is held equal to `trace`."""

    @given(rules(), calendars(), st.data())
    def test_at_random(
        self, rule: ts.DateRule, calendar: ts.WorkingCalendar, data: st.DataObject
    ) -> None:
        """Rules of every kind, alone and inside one another, under calendars of every kind."""
        days = data.draw(runs(calendar))
        assert codes_over(rule, Run(days, calendar)) == codes_each(rule, calendar, days)

    @pytest.mark.parametrize("rule", CATALOGUE, ids=repr)
    def test_of_the_catalogue(self, rule: ts.DateRule) -> None:
        """Over the whole horizon; every 53rd anchor, and those at its ends, are traced."""
        if not has_way(rule):
            pytest.skip("it is traced anchor by anchor")
        codes = codes_over(rule, Run(HORIZON, ENGLAND))
        asked = [*HORIZON[:60], *HORIZON[60:-60:53], *HORIZON[-60:]]
        assert len(codes) == len(HORIZON)
        assert [codes[day - HORIZON.start] for day in asked] == codes_each(rule, ENGLAND, asked)

    @pytest.mark.parametrize("n", [1, 2, 3, 24, 25, 26, 47, 72, 73])
    def test_of_hours(self, n: int) -> None:
        """Over changes of the clocks, those of 1941 to 1947 by two hours among them."""
        for year in (1941, 1945, 1947, 1968, 1972, 2026):
            first = date(year, 1, 1).toordinal()
            days = range(first, first + 366)
            hours = ts.hours(n)
            assert codes_over(hours, Run(days, ENGLAND)) == codes_each(hours, ENGLAND, days)

    def test_only_rolling_hours_are_left_to_trace(self) -> None:
        """What the catalogue has beside them is quick."""
        slow = {type(rule).__name__ for rule in CATALOGUE if not has_way(rule)}
        assert slow == {"RollingHours"}

    @given(rules(), anchors())
    def test_table(self, rule: ts.DateRule, anchor: date) -> None:
        """The table's outcomes are the rule's, with reasons and refusals."""
        table = rule.table(ENGLAND, first=anchor, last=anchor)
        assert answered(lambda: table[anchor]) == answered(lambda: rule.due(anchor, ENGLAND))


def answered(ask: Callable[[], ts.Due | ts.NoDeadline]) -> tuple[type, str]:
    """The kind of an outcome or refusal, and its words."""
    try:
        outcome = ask()
    except ts.HorizonError as refusal:
        return type(refusal), str(refusal)
    return type(outcome), str(outcome)


@dataclass(frozen=True, slots=True)
class Sunday(ts.DateRule):
    """A third party's own: the Sunday after, except in September."""

    def trace(self, anchor: date, calendar: ts.WorkingCalendar) -> ts.Step:
        if anchor.month == 9:
            raise ts.HorizonError("nobody knows September")
        day = anchor + timedelta(days=7 - anchor.weekday() % 7)
        return self.step(anchor, ts.Due(day, provisional=anchor.month == 8), "a Sunday")


@dataclass(frozen=True, slots=True)
class FarApart(ts.DateRule):
    """A day in one of two centuries."""

    def trace(self, anchor: date, calendar: ts.WorkingCalendar) -> ts.Step:
        return self.step(anchor, ts.Due(anchor.replace(year=1990 + anchor.day % 2 * 70)), "far")


@dataclass(frozen=True)
class Listed(ts.DateRule):
    """A rule that cannot be hashed."""

    days: list[date] = field(default_factory=list)

    def trace(self, anchor: date, calendar: ts.WorkingCalendar) -> ts.Step:
        return self.step(anchor, ts.Due(max(self.days)), "the last of them")


class Ninety(Days):
    """A class that extends a built-in one, and answers otherwise."""

    def trace(self, anchor: date, calendar: ts.WorkingCalendar) -> ts.Step:
        return self.step(anchor, ts.Due(anchor + timedelta(days=90)), "ninety days, whatever n")


class TestThirdParties:
    """`rule.table` is for any rule."""

    DAYS = range(date(2026, 7, 1).toordinal(), date(2026, 10, 31).toordinal() + 1)

    @pytest.mark.parametrize(
        "rule",
        [
            Sunday(),
            Sunday().then(ts.working_days(3)),
            ts.working_days(3).then(Sunday()),
            ts.strictest_of(Sunday(), ts.days(4)),
            ts.latest_of(Sunday(), ts.days(4), ts.months(1)),
            Sunday().rolled_to(ts.PREVIOUS_WORKING_DAY),
            FarApart().then(ts.months(1)),
            FarApart().then(ts.months(1).then(Sunday())),
            ts.not_supplied("terms", "give them").then(ts.days(1)),
            ts.dated(ts.Version(Sunday(), since=date(2026, 8, 3), until=date(2026, 8, 9))),
        ],
        ids=repr,
    )
    def test_alone_and_inside_others(self, rule: ts.DateRule) -> None:
        """They are asked anchor by anchor, and what is made of them is the same."""
        run = Run(self.DAYS, ENGLAND)
        assert codes_over(rule, run) == codes_each(rule, ENGLAND, self.DAYS)

    def test_a_class_that_extends_another(self) -> None:
        """It is not taken for the other."""
        day = date(2026, 11, 2)
        assert Ninety(1).table(ENGLAND, first=day, last=day)[day] == ts.Due(date(2027, 1, 31))

    def test_a_rule_without_a_hash(self) -> None:
        """Its table is made, and is not kept."""
        rule = Listed([date(2026, 11, 2)])
        assert isinstance(rule, Hashable)
        with pytest.raises(TypeError):
            hash(rule)
        tables = [rule.table(ENGLAND, first=day, last=day) for day in [date(2026, 1, 5)] * 2]
        assert tables[0][date(2026, 1, 5)] == ts.Due(date(2026, 11, 2))
        assert tables[0] is not tables[1]


class TestKept:
    """Tables are kept, by the rule and by what the calendar holds."""

    def test_equal_questions(self) -> None:
        """Equal rules under equal calendars have one table."""
        again = ENGLAND.with_closures({date(2026, 12, 24): "Shut"})
        same = ENGLAND.with_closures({date(2026, 12, 24): "Shut"})
        assert ts.days(9).table(ENGLAND) is ts.days(9).table(ENGLAND)
        assert ts.working_days(9).table(again) is ts.working_days(9).table(same)

    def test_different_questions(self) -> None:
        """Another closure, rule or run is another table."""
        shut = ENGLAND.with_closures({date(2026, 12, 24): "Shut"})
        table = ts.working_days(1).table(ENGLAND)
        assert table[date(2026, 12, 23)] == ts.Due(date(2026, 12, 24))
        assert ts.working_days(1).table(shut)[date(2026, 12, 23)] == ts.Due(date(2026, 12, 29))
        assert ts.working_days(1).table(ENGLAND, last=date(2026, 12, 31)) is not table

    def test_a_lookup_is_kept(self) -> None:
        """The second answer is the first."""
        table = ts.dated(ts.Version(ts.days(1), since=date(2011, 4, 1))).table(ENGLAND)
        for anchor in (date(1999, 1, 4), date(2026, 1, 5)):
            assert table[anchor] is table[anchor]

    def test_codes_cannot_be_written(self) -> None:
        """A shared table does not change."""
        codes = ts.days(1).table(ENGLAND).codes
        with pytest.raises(TypeError):
            codes[0] = 0
        assert codes[0] == 2 * (ENGLAND.first.toordinal() + 1)
