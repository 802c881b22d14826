"""`@ts.rule("vendor:name")`: one class with one method gets everything else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

import timescales as ts
from tests.core.histories import ENGLAND
from timescales import codec

WED_15_JUL_2026 = date(2026, 7, 15)


@ts.rule("core-tests:half_term")
@dataclass(frozen=True, slots=True)
class HalfTerm(ts.DateRule):
    """The first day of September after the anchor, so many years on."""

    after: int = 0

    def trace(self, anchor: date, calendar: ts.WorkingCalendar) -> ts.Step:
        """One method."""
        day = date(anchor.year + self.after, 9, 1)
        return self.step(anchor, ts.Due(day), f"term begins on {day}")


class TestEverythingElse:
    """A third party adds a node with one method, `trace`, and gets everything else."""

    def test_due_and_explain(self) -> None:
        """The explanation is the evaluation."""
        assert HalfTerm().due(WED_15_JUL_2026, ENGLAND) == ts.Due(date(2026, 9, 1))
        assert HalfTerm().explain(WED_15_JUL_2026, ENGLAND).text == (
            "HalfTerm(after=0): Tuesday 1 September 2026\n"
            "  from Wednesday 15 July 2026, not counted\n"
            "  term begins on 2026-09-01"
        )

    def test_data_both_ways(self) -> None:
        """Tagged with the vendor's name, alone and inside other rules."""
        data = {"schema": 1, "kind": "core-tests:half_term", "after": 1}
        assert ts.to_data(HalfTerm(1)) == data
        rule = ts.strictest_of(HalfTerm(1), ts.months(3))
        assert ts.from_data(ts.to_data(rule)) == rule
        with pytest.raises(ts.DataError, match=r"\$\.after: Input should be a valid integer"):
            ts.from_data(data | {"after": "1"})

    def test_table_and_composition(self) -> None:
        """It stands wherever a built-in rule does."""
        table = HalfTerm().table(ENGLAND, first=WED_15_JUL_2026, last=WED_15_JUL_2026)
        assert table[WED_15_JUL_2026] == ts.Due(date(2026, 9, 1))
        rule = HalfTerm().then(ts.working_days(1)).rolled_to(ts.NEXT_WORKING_DAY)
        assert rule.due(WED_15_JUL_2026, ENGLAND) == ts.Due(date(2026, 9, 2))
        assert not HalfTerm().monotone

    def test_schema(self) -> None:
        """The JSON Schema has it too."""
        kinds = [
            kind["properties"]["kind"]["const"] for kind in ts.json_schema(ts.DateRule)["oneOf"]
        ]
        assert "core-tests:half_term" in kinds


class TestRegistration:
    """Register nodes with a decorator; a tag names one class for good."""

    @pytest.mark.parametrize("tag", ["half_term", "vendor:", ":name", ""])
    def test_a_vendor_and_a_name(self, tag: str) -> None:
        """Names without a vendor are the library's."""
        with pytest.raises(ts.WrongValueError, match="needs a tag like 'vendor:name'"):
            ts.rule(tag)

    def test_a_tag_is_taken_once(self) -> None:
        """Two classes of one tag could not be told apart in data."""

        @dataclass(frozen=True, slots=True)
        class Another(HalfTerm):
            """A second class."""

        with pytest.raises(ts.WrongValueError, match="already names HalfTerm; choose another"):
            ts.rule("core-tests:half_term")(Another)

    def test_only_rules(self) -> None:
        """A class that is no rule is refused."""

        @dataclass(frozen=True, slots=True)
        class Stranger:
            """Not a rule."""

        wrong: Any = Stranger
        with pytest.raises(ts.WrongTypeError, match=r"Stranger must extend timescales.DateRule"):
            ts.rule("core-tests:stranger")(wrong)

    def test_only_frozen_dataclasses(self) -> None:
        """A rule is a value."""

        class Plain(HalfTerm):
            """Not decorated, but its base is."""

        @dataclass
        class Changeable:
            """Not frozen."""

        class Bare:
            """Not a dataclass."""

        assert issubclass(Plain, HalfTerm)
        wrong: Any
        for wrong in (Changeable, Bare):
            with pytest.raises(ts.WrongTypeError, match="must be a frozen dataclass: put"):
                codec.register("core-tests:wrong")(wrong)

    def test_trace_is_needed(self) -> None:
        """A rule without it cannot be made."""

        @dataclass(frozen=True, slots=True)
        class Empty(ts.DateRule):
            """No trace."""

        wrong: Any = Empty
        with pytest.raises(TypeError, match="abstract"):
            wrong()

    def test_an_unregistered_rule(self) -> None:
        """It works everywhere but in data, where the refusal says what to do."""

        @dataclass(frozen=True, slots=True)
        class Private(HalfTerm):
            """Never registered."""

        assert Private().due(WED_15_JUL_2026, ENGLAND) == ts.Due(date(2026, 9, 1))
        with pytest.raises(ts.WrongTypeError, match="Private"):
            ts.to_data(Private())
        with pytest.raises(ts.WrongTypeError, match="Private"):
            ts.to_data(ts.strictest_of(Private(), ts.days(1)))
