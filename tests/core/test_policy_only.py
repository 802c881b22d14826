"""Some timescales of a policy alone, and windows and caps when policies are laid over or merged."""

from __future__ import annotations

from datetime import date

import pytest

import timescales as ts
from tests.core.histories import ENGLAND
from timescales.policy import strictest
from timescales.series import Cap

MONDAY = date(2026, 1, 5)


def window(ident: str, due: int, earliest: int | None, *caps: Cap) -> ts.Timescale:
    """A duty of one stage, with or without a window."""
    opens = None if earliest is None else ts.days(earliest)
    when = ts.Occurrences(1, 1)
    stage = ts.Stage("only", ts.days(due), when, not_before=opens, no_later_than=caps)
    return ts.Timescale(ident, ident, "child", "a", "b", ts.Series((stage,)))


A, B, C = window("a", 10, 5), window("b", 10, None), window("c", 10, None)
POLICY = ts.Policy(
    "abc", (A, B, C), planning=tuple(ts.PlanningLead(n, ts.days_before(2)) for n in ("a", "b"))
)


class TestOnly:
    """A policy with some of its timescales alone, in its own order."""

    def test_own_order(self) -> None:
        """Whatever the order in which they are named; with the planning leads of those kept."""
        kept = POLICY.only("c", "a", "c")
        assert [duty.id for duty in kept.timescales] == ["a", "c"]
        assert [lead.timescale for lead in kept.planning] == ["a"]
        assert kept.name == "abc"

    def test_all_and_none(self) -> None:
        """All are the policy itself."""
        assert POLICY.only("a", "b", "c") == POLICY
        assert POLICY.only().timescales == ()

    def test_unknown(self) -> None:
        """It is refused, with the nearest there is."""
        with pytest.raises(ts.UnknownNameError, match="'abc' holds no timescale 'd'"):
            POLICY.only("a", "d")


class TestWindows:
    """The earliest day has an address of its own."""

    def test_addresses(self) -> None:
        """At the bare id where one stage has one, at the stage's where several have."""
        first = ts.Stage("first", ts.days(10), ts.Occurrences(1, 1), not_before=ts.days(1))
        later = ts.Stage("later", ts.days(20), ts.Occurrences(2), not_before=ts.days(2))
        both = ts.Timescale("d", "D", "child", "a", "b", ts.Series((first, later)))
        assert A.addresses == ("a", "a.not_before")
        assert both.addresses == ("d.first", "d.first.not_before", "d.later", "d.later.not_before")
        assert both.stage("later.not_before").rule == ts.days(2)

    def test_overlaid_at_the_earliest_day(self) -> None:
        """That rule alone is changed, and no other stage."""
        overlaid = POLICY.overlaid("local", rules={"a.not_before": ts.days(7)})
        [stage] = overlaid.timescale("a").series.stages
        assert (stage.rule, stage.not_before) == (ts.days(10), ts.days(7))
        assert overlaid.timescale("b") == B

    def test_overlaid_at_the_due_day(self) -> None:
        """The window stays."""
        [stage] = POLICY.overlaid("local", rules={"a": ts.days(7)}).timescale("a").series.stages
        assert (stage.rule, stage.not_before) == (ts.days(7), ts.days(5))

    @pytest.mark.parametrize(
        ("one", "other", "opens"), [(5, 7, 12), (7, 5, 12), (5, None, 10), (None, None, None)]
    )
    def test_strictest(self, one: int | None, other: int | None, opens: int | None) -> None:
        """The later opening and the earlier due day bind, and the caps of both, each once."""
        cap, more = ts.ByEvent("lac_review"), ts.BySetDay("its expiry")
        first = ts.Policy("one", (window("a", 10, one, cap),))
        second = ts.Policy("two", (window("a", 9, other, cap, more),))
        [stage] = strictest(first, second).timescale("a").series.stages
        assert stage.rule.due(MONDAY, ENGLAND) == ts.Due(date(2026, 1, 14))
        assert stage.no_later_than == (cap, more)
        earliest = stage.not_before and stage.not_before.due(MONDAY, ENGLAND)
        assert earliest == (None if opens is None else ts.Due(date(2026, 1, opens)))
