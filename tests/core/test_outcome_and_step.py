"""What a rule answers, and the step that says how."""

from __future__ import annotations

import pickle
from datetime import date, datetime
from typing import Any

import pytest

import timescales as ts
from tests.core.histories import PUBLIC

WED_1_MAR_2023 = date(2023, 3, 1)
THU_2_MAR_2023 = date(2023, 3, 2)


class TestOutcome:
    """`Outcome` is `Due(date, provisional)` or `NoDeadline(reasons)`."""

    def test_no_deadline_is_later_than_every_date(self) -> None:
        """NoDeadline is later than every date, and not later than itself."""
        none = ts.NoDeadline(("repealed",))
        assert ts.Due(date.max) < none
        assert not none < ts.Due(date.max)
        assert not none < ts.NoDeadline(("not yet in force",))

    def test_dates_are_ordered(self) -> None:
        """An earlier date is less, whether or not either is provisional."""
        assert ts.Due(WED_1_MAR_2023, provisional=True) < ts.Due(THU_2_MAR_2023)
        assert not ts.Due(THU_2_MAR_2023) < ts.Due(WED_1_MAR_2023)
        assert not ts.Due(WED_1_MAR_2023) < ts.Due(WED_1_MAR_2023, provisional=True)
        outcomes: list[Any] = [
            ts.NoDeadline(("x",)),
            ts.Due(THU_2_MAR_2023),
            ts.Due(WED_1_MAR_2023),
        ]
        assert sorted(outcomes) == outcomes[::-1]

    @pytest.mark.parametrize("outcome", [ts.Due(WED_1_MAR_2023), ts.NoDeadline(("x",))])
    def test_not_ordered_against_strangers(self, outcome: Any) -> None:
        """A bare date is not an outcome."""
        with pytest.raises(TypeError):
            _ = outcome < WED_1_MAR_2023

    def test_laws_are_about_outcomes(self) -> None:
        """Equal outcomes: the reasons explain and are not part of it; provisional is part."""
        assert ts.NoDeadline(("a",)) == ts.NoDeadline(("b",))
        assert hash(ts.NoDeadline(("a",))) == hash(ts.NoDeadline(("b",)))
        assert ts.Due(WED_1_MAR_2023) != ts.Due(WED_1_MAR_2023, provisional=True)

    def test_reasons_are_each_given_once(self) -> None:
        """In their order."""
        assert ts.NoDeadline(("b", "a", "b")).reasons == ("b", "a")

    @pytest.mark.parametrize("value", [datetime(2023, 3, 1), "2023-03-01", True, None])
    def test_due_takes_a_date(self, value: Any) -> None:
        """Exactly a date."""
        with pytest.raises(ts.WrongTypeError):
            ts.Due(value)

    def test_provisional_is_true_or_false(self) -> None:
        """Nothing that is merely true."""
        wrong: Any = 1
        with pytest.raises(ts.WrongTypeError, match="provisional must be True or False, not 1"):
            ts.Due(WED_1_MAR_2023, wrong)

    @pytest.mark.parametrize("reasons", ["repealed", ["repealed"], (1,), ("",), ()])
    def test_no_deadline_says_why(self, reasons: Any) -> None:
        """A tuple of texts, at least one, none empty."""
        with pytest.raises(ts.WrongTypeError, match="reasons must "):
            ts.NoDeadline(reasons)

    @pytest.mark.parametrize(
        ("outcome", "said"),
        [
            (ts.Due(WED_1_MAR_2023), "Wednesday 1 March 2023"),
            (ts.Due(WED_1_MAR_2023, provisional=True), "Wednesday 1 March 2023 (provisional)"),
            (ts.NoDeadline(("a", "b")), "no deadline: a and b"),
        ],
    )
    def test_words(self, outcome: ts.Due | ts.NoDeadline, said: str) -> None:
        """str reads, repr constructs."""
        assert str(outcome) == said
        assert eval(repr(outcome), PUBLIC) == outcome
        assert repr(eval(repr(outcome), PUBLIC)) == repr(outcome)


class TestStep:
    """A third party's `trace` returns `self.step(anchor, outcome, message)`."""

    def test_a_step_needs_an_outcome(self) -> None:
        """A bare date for an outcome is refused, with what to give."""
        wrong: Any = WED_1_MAR_2023
        with pytest.raises(
            ts.WrongTypeError, match=r"must be Due\(date\) or NoDeadline\(reasons\)"
        ):
            ts.days(1).step(WED_1_MAR_2023, wrong, "because")

    def test_a_step_needs_an_anchor(self) -> None:
        """Exactly a date."""
        wrong: Any = "2023-03-01"
        with pytest.raises(ts.WrongTypeError, match=r"anchor must be exactly a datetime.date"):
            ts.days(1).step(wrong, ts.Due(WED_1_MAR_2023), "because")

    def test_nothing_skipped(self) -> None:
        """Skipped is true where a day was passed over."""
        assert not ts.Skipped()
        assert ts.Skipped(weekend_days=2)
        [closure] = ts.england_and_wales().closures(date(2024, 12, 31), date(2025, 1, 1))
        assert ts.Skipped(closures=(closure,))

    def test_a_sentence_is_made_when_it_is_read(self) -> None:
        """Once, and not for the date alone; so is what was skipped."""
        read: list[str] = []

        def said() -> str:
            read.append("said")
            return "because"

        def skipped() -> ts.Skipped:
            read.append("skipped")
            return ts.Skipped(2)

        step = ts.days(1).step(WED_1_MAR_2023, ts.Due(WED_1_MAR_2023), said, skipped=skipped)
        assert (step.outcome, read) == (ts.Due(WED_1_MAR_2023), [])
        assert [step.message, step.message] == ["because"] * 2
        assert [step.skipped, step.skipped] == [ts.Skipped(2)] * 2
        assert read == ["said", "skipped"]

    def test_a_value(self) -> None:
        """Equal by what it says, however it was given; pickled, hashed, unchanging."""
        given = WED_1_MAR_2023, ts.Due(WED_1_MAR_2023)
        step, again = ts.days(1).step(*given, lambda: "because"), ts.days(1).step(*given, "because")
        assert step == again == pickle.loads(pickle.dumps(step))
        assert hash(step) == hash(again)
        assert step != ts.days(1).step(*given, "otherwise")
        assert step != "because"
        assert repr(step).startswith("Step(days(1), datetime.date(2023, 3, 1), Due(")
        with pytest.raises(AttributeError, match="does not change"):
            step.anchor = WED_1_MAR_2023
