"""The laws of composition, about outcomes, on rules and calendars of every kind."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

import timescales as ts
from timescales.testing import anchors, calendars, rules

ENGLAND = ts.england_and_wales()
NEVER = ts.no_deadline("never")
ONE_DAY = timedelta(days=1)

some_rules = rules(max_leaves=3)
some_days = anchors(date(1979, 1, 1), date(2076, 12, 31))


def answer(
    rule: ts.DateRule, anchor: date, calendar: ts.WorkingCalendar = ENGLAND
) -> ts.Due | ts.NoDeadline | None:
    """What a rule answers, or None where it refuses: one refused limb refuses the whole."""
    try:
        return rule.due(anchor, calendar)
    except ts.HorizonError:
        return None


class TestStrictestOf:
    """``strictest_of`` is commutative, associative, idempotent, identity *no deadline*."""

    @given(some_rules, some_rules, some_days)
    def test_commutative(self, a: ts.DateRule, b: ts.DateRule, anchor: date) -> None:
        """The order of the rules decides nothing."""
        assert answer(ts.strictest_of(a, b), anchor) == answer(ts.strictest_of(b, a), anchor)

    @given(some_rules, some_rules, some_rules, some_days)
    def test_associative(
        self, a: ts.DateRule, b: ts.DateRule, c: ts.DateRule, anchor: date
    ) -> None:
        """Nor does their grouping."""
        left = ts.strictest_of(ts.strictest_of(a, b), c)
        right = ts.strictest_of(a, ts.strictest_of(b, c))
        assert answer(left, anchor) == answer(right, anchor)

    @given(some_rules, some_days)
    def test_idempotent(self, a: ts.DateRule, anchor: date) -> None:
        """A rule with itself is that rule."""
        assert answer(ts.strictest_of(a, a), anchor) == answer(a, anchor)

    @given(some_rules, some_days)
    def test_identity(self, a: ts.DateRule, anchor: date) -> None:
        """No deadline does not bind."""
        assert answer(ts.strictest_of(a, NEVER), anchor) == answer(a, anchor)
        assert answer(ts.strictest_of(NEVER, a), anchor) == answer(a, anchor)

    @given(st.lists(some_rules, min_size=1, max_size=4), some_days)
    def test_earliest(self, several: list[ts.DateRule], anchor: date) -> None:
        """The date is the earliest of theirs; it is provisional if any dated one is."""
        found = answer(ts.strictest_of(*several), anchor)
        theirs = [answer(rule, anchor) for rule in several]
        dated = [o for o in theirs if isinstance(o, ts.Due)]
        if None in theirs:
            assert found is None
        elif dated:
            assert found == ts.Due(min(o.date for o in dated), any(o.provisional for o in dated))
        else:
            assert isinstance(found, ts.NoDeadline)


class TestLatestOf:
    """``latest_of`` is commutative, associative, idempotent; *no deadline* absorbs."""

    @given(some_rules, some_rules, some_rules, some_days)
    def test_order_and_grouping(
        self, a: ts.DateRule, b: ts.DateRule, c: ts.DateRule, anchor: date
    ) -> None:
        """Neither the order nor the grouping of the rules decides anything."""
        left = answer(ts.latest_of(ts.latest_of(a, b), c), anchor)
        assert left == answer(ts.latest_of(c, ts.latest_of(b, a)), anchor)

    @given(some_rules, some_days)
    def test_idempotent(self, a: ts.DateRule, anchor: date) -> None:
        """A rule with itself is that rule."""
        assert answer(ts.latest_of(a, a), anchor) == answer(a, anchor)

    @given(some_rules, some_days)
    def test_absorbing(self, a: ts.DateRule, anchor: date) -> None:
        """With a rule that has no deadline there is none."""
        found = answer(ts.latest_of(a, NEVER), anchor)
        assert found == answer(ts.latest_of(NEVER, a), anchor)
        assert isinstance(found, ts.NoDeadline) or answer(a, anchor) is None

    @given(some_rules, some_rules, some_days)
    def test_absorption(self, a: ts.DateRule, b: ts.DateRule, anchor: date) -> None:
        """The date of the earlier of a and the later of a and b is that of a: a lattice."""
        theirs = answer(a, anchor)
        found = answer(ts.strictest_of(a, ts.latest_of(a, b)), anchor)
        if found is not None:
            assert not isinstance(theirs, ts.Due) or theirs.date == found.date  # type: ignore[union-attr]


class TestThen:
    """``.then`` goes on from the day that the rule before it gives, and absorbs *no deadline*."""

    @given(some_rules, some_rules, some_days)
    def test_goes_on(self, a: ts.DateRule, b: ts.DateRule, anchor: date) -> None:
        """It is the second rule's answer from the first's; provisional if either is."""
        found = answer(a.then(b), anchor)
        first = answer(a, anchor)
        if not isinstance(first, ts.Due):
            assert found == first
            return
        second = answer(b, first.date)
        if isinstance(second, ts.Due):
            assert found == ts.Due(second.date, first.provisional or second.provisional)
        else:
            assert found == second

    @given(some_rules, some_days)
    def test_absorbs(self, a: ts.DateRule, anchor: date) -> None:
        """Before no deadline and after it there is none."""
        assert isinstance(answer(NEVER.then(a), anchor), ts.NoDeadline)
        assert isinstance(answer(a.then(NEVER), anchor), ts.NoDeadline) or answer(a, anchor) is None

    @given(some_rules, some_rules, some_rules, some_days)
    def test_associative(
        self, a: ts.DateRule, b: ts.DateRule, c: ts.DateRule, anchor: date
    ) -> None:
        """Three in a row are grouped either way."""
        assert answer(a.then(b).then(c), anchor) == answer(a.then(b.then(c)), anchor)


class TestWorkingDaysAdd:
    """``working_days(a).then(working_days(b))`` equals ``working_days(a+b)``."""

    @given(st.integers(1, 250), st.integers(1, 250), anchors(), calendars())
    @settings(max_examples=200)
    def test_add(self, a: int, b: int, anchor: date, calendar: ts.WorkingCalendar) -> None:
        """For a and b from 1 and the event as day zero, on every calendar."""
        split = ts.working_days(a).then(ts.working_days(b))
        assert answer(split, anchor, calendar) == answer(ts.working_days(a + b), anchor, calendar)

    @given(st.integers(1, 400), st.integers(1, 400), anchors())
    def test_days_add(self, a: int, b: int, anchor: date) -> None:
        """So do days, and seven of them are a week."""
        split = answer(ts.days(a).then(ts.days(b)), anchor)
        assert split == answer(ts.days(a + b), anchor)
        assert answer(ts.weeks(a), anchor) == answer(ts.days(7 * a), anchor)

    @given(st.integers(1, 250), anchors(), calendars(tiny=False))
    def test_before_and_after(self, n: int, anchor: date, calendar: ts.WorkingCalendar) -> None:
        """n working days back from a working day, n on again is that day."""
        there_and_back = ts.working_days_before(n).then(ts.working_days(n))
        found = answer(there_and_back, anchor, calendar)
        if isinstance(found, ts.Due) and calendar.is_working_day(anchor):
            assert found.date == anchor


class TestMonotone:
    """Counting rules are monotone in the anchor: a later anchor never gives an earlier answer."""

    @given(rules().filter(lambda rule: rule.monotone), st.lists(anchors(), min_size=2, max_size=6))
    @settings(max_examples=200)
    def test_declared(self, rule: ts.DateRule, days: list[date]) -> None:
        """Every rule that declares itself monotone is, on any days and on those beside them."""
        asked = sorted({day + by * ONE_DAY for day in days for by in (0, 1)})
        outcomes = [o for o in (answer(rule, day) for day in asked) if o is not None]
        assert not any(later < earlier for earlier, later in pairwise(outcomes))

    @given(rules(max_leaves=4))
    def test_which(self, rule: ts.DateRule) -> None:
        """Every rule without dated versions declares it; no other need."""
        assert rule.monotone or "dated(" in repr(rule)

    def test_versions_are_not(self) -> None:
        """Versions can turn back: the four weeks of 1991 last longer than the days that follow."""
        rule = ts.dated(
            ts.Version(ts.weeks(4), until=date(2011, 3, 31)),
            ts.Version(ts.days(7), since=date(2011, 4, 1)),
        )
        assert not rule.monotone
        before, after = rule.due(date(2011, 3, 31), ENGLAND), rule.due(date(2011, 4, 1), ENGLAND)
        assert after < before


class TestRolledTo:
    """``rolled_to`` moves an answer off a closed day, and leaves one on a working day alone."""

    @given(some_rules, some_days)
    def test_between(self, rule: ts.DateRule, anchor: date) -> None:
        """The previous working day, the answer and the next are in this order, and are open."""
        found = answer(rule, anchor)
        down = answer(rule.rolled_to(ts.PREVIOUS_WORKING_DAY), anchor)
        up = answer(rule.rolled_to(ts.NEXT_WORKING_DAY), anchor)
        if isinstance(down, ts.Due) and isinstance(up, ts.Due) and isinstance(found, ts.Due):
            assert down.date <= found.date <= up.date
            assert ENGLAND.is_working_day(down.date)
            assert ENGLAND.is_working_day(up.date)
            assert ENGLAND.count(down.date, up.date) in (0, 1)

    @given(some_rules, some_days)
    def test_once(self, rule: ts.DateRule, anchor: date) -> None:
        """Rolled twice is rolled once."""
        once = rule.rolled_to(ts.NEXT_WORKING_DAY)
        assert answer(once.rolled_to(ts.NEXT_WORKING_DAY), anchor) == answer(once, anchor)


class TestDated:
    """Versions that tile: the anchor chooses the one in force."""

    @given(some_rules, some_rules, anchors(), some_days)
    def test_chosen_by_anchor(
        self, old: ts.DateRule, new: ts.DateRule, change: date, anchor: date
    ) -> None:
        """An anchor before the change has the old rule, from the change on the new one."""
        versions = (ts.Version(old, until=change - ONE_DAY), ts.Version(new, since=change))
        in_force = old if anchor < change else new
        assert answer(ts.dated(*versions), anchor) == answer(in_force, anchor)

    @given(some_rules, anchors(), some_days)
    def test_outside(self, rule: ts.DateRule, change: date, anchor: date) -> None:
        """Before the first version and after the last there is no deadline, and it says so."""
        only_on = ts.dated(ts.Version(rule, since=change, until=change))
        if anchor == change:
            assert answer(only_on, anchor) == answer(rule, anchor)
        else:
            found = answer(only_on, anchor)
            assert isinstance(found, ts.NoDeadline)
            assert "not in force" in found.reasons[0]
