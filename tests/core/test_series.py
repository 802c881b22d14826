"""Stages that conditions choose, their windows, and what binds them earlier."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

import timescales as ts
from tests.core.histories import ENGLAND, PUBLIC

MON_2_NOV_2026 = date(2026, 11, 2)
BIRTH = date(2021, 11, 2)
EACH = ts.Occurrences(1)
RULE = ts.days(42)
YOUNG = ts.Stage("under_5", ts.months(6), ts.Aged(under=5))
OLDER = ts.Stage("from_5", ts.months(12), ts.Aged(least=5))
BY_AGE = ts.Series((YOUNG, OLDER))
BY_REVIEW = ts.Series(
    (
        ts.Stage("weekly", ts.weeks(1), ts.Before("lac_review")),
        ts.Stage("later", ts.weeks(6), ts.Since("lac_review")),
    )
)


def possible(series: ts.Series, ordinal: int = 1, **known: Any) -> list[str]:
    given: dict[str, Any] = {
        "started": MON_2_NOV_2026,
        "anchor": MON_2_NOV_2026,
        "calendar": ENGLAND,
    }
    return [stage.name for stage in series.possible(ts.Facts(ordinal, **given | known))]


class TestPossible:
    """The stages that the facts do not exclude: one, where they say which it is."""

    @pytest.mark.parametrize(
        ("born", "names"),
        [
            (BIRTH, ["from_5"]),
            (date(2021, 11, 3), ["under_5"]),
            (None, ["under_5", "from_5"]),
        ],
    )
    def test_by_age(self, born: date | None, names: list[str]) -> None:
        """On the anchor; without a date of birth either."""
        assert possible(BY_AGE, born=born) == names

    @pytest.mark.parametrize(
        ("happened", "incomplete", "names"),
        [
            (frozenset({"lac_review"}), False, ["later"]),
            (frozenset(), False, ["weekly"]),
            (frozenset(), True, ["weekly", "later"]),
            (frozenset({"lac_review"}), True, ["later"]),
        ],
    )
    def test_by_event(
        self, happened: frozenset[str], names: list[str], *, incomplete: bool
    ) -> None:
        """What may be missing from the record may have happened."""
        assert possible(BY_REVIEW, happened=happened, incomplete=incomplete) == names

    def test_none(self) -> None:
        """Stages that leave somebody out have nothing to say of them."""
        assert possible(ts.Series((YOUNG,)), born=BIRTH) == []


class TestGoesOn:
    """Whether there can be an occurrence of that number."""

    @pytest.mark.parametrize(
        ("series", "numbers"),
        [
            (ts.Series(first=RULE), [1]),
            (ts.Series(first=RULE, second=RULE), [1, 2]),
            (ts.Series(first=RULE, subsequent=RULE), [1, 2, 3]),
            (ts.Series((ts.Stage("each", RULE, EACH),)), [1, 2, 3]),
            (BY_AGE, [1, 2, 3]),
            (BY_REVIEW, [1, 2, 3]),
            (
                ts.Series(
                    (
                        ts.Stage("first", RULE, ts.Occurrences(1, 1)),
                        ts.Stage("rest", RULE, ts.AllOf((ts.Occurrences(2), ts.Since("x")))),
                    )
                ),
                [1, 2, 3],
            ),
        ],
    )
    def test_numbers(self, series: ts.Series, numbers: list[int]) -> None:
        """By the occurrences of its stages; what other conditions choose has no end."""
        assert [number for number in (1, 2, 3) if series.goes_on(number)] == numbers


class TestOtherConditions:
    """Only stages chosen by occurrence alone are looked over for gaps."""

    def test_no_order(self) -> None:
        """Those of other conditions may stand in any order and begin with any occurrence."""
        later = ts.Stage("later", RULE, ts.AllOf((ts.Occurrences(2), ts.Before("x"))))
        series = ts.Series((later, ts.Stage("first", RULE, ts.Occurrences(1, 1))))
        assert [stage.name for stage in series.stages] == ["later", "first"]

    @pytest.mark.parametrize("name", ["under_5", "from_5"])
    def test_named(self, name: str) -> None:
        """A stage is found by its name, and none where there is none."""
        stage = BY_AGE.named(name)
        assert stage is not None
        assert stage.name == name
        assert BY_AGE.named("first") is None


class TestStage:
    """`Stage(name, rule, when, not_before=earliest_rule, no_later_than=(…))`."""

    CAPS = (ts.ByEvent("lac_review"), ts.BySetDay("the order's own expiry"))
    WINDOW = ts.Stage("visit", RULE, EACH, not_before=ts.days(28), no_later_than=CAPS)

    def test_earliest(self) -> None:
        """The earliest day is a stage of its own, for the same occurrences."""
        assert self.WINDOW.earliest == ts.Stage("not_before", ts.days(28), EACH)
        assert YOUNG.earliest is None

    def test_kinds(self) -> None:
        """The event kinds of its condition and of its caps."""
        stage = ts.Stage("visit", RULE, ts.Before("x"), no_later_than=self.CAPS)
        assert stage.kinds == ("x", "lac_review")
        assert self.WINDOW.kinds == ("lac_review",)
        assert YOUNG.kinds == ()

    @pytest.mark.parametrize(
        ("stage", "constructs"),
        [
            (YOUNG, "Stage('under_5', months(6), Aged(under=5))"),
            (
                WINDOW,
                (
                    "Stage('visit', days(42), Occurrences(1), not_before=days(28), "
                    "no_later_than=(ByEvent('lac_review'), BySetDay(\"the order's own expiry\")))"
                ),
            ),
            (
                ts.Stage("plan", RULE, EACH, no_later_than=(ts.ByEvent("lac_review", nth=2),)),
                (
                    "Stage('plan', days(42), Occurrences(1), "
                    "no_later_than=(ByEvent('lac_review', nth=2),))"
                ),
            ),
        ],
    )
    def test_words_and_data(self, stage: ts.Stage, constructs: str) -> None:
        """`repr` constructs, and the data form can be read again."""
        assert repr(stage) == constructs
        assert eval(constructs, PUBLIC) == stage
        assert ts.from_data(json.loads(json.dumps(ts.to_data(stage)))) == stage

    @pytest.mark.parametrize("when", [1, None, "first", ts.days(1)])
    def test_when(self, when: Any) -> None:
        """A stage has a condition."""
        with pytest.raises(ts.WrongTypeError, match="when must be a condition such as Occurrences"):
            ts.Stage("first", RULE, when)

    def test_not_before(self) -> None:
        """A rule."""
        wrong: Any = 28
        with pytest.raises(ts.WrongTypeError, match="not_before must be a rule such as"):
            ts.Stage("first", RULE, EACH, not_before=wrong)

    @pytest.mark.parametrize("caps", [None, ts.ByEvent("x"), ["x"], ("x",), (ts.days(1),)])
    def test_no_later_than(self, caps: Any) -> None:
        """A tuple of caps."""
        with pytest.raises(ts.WrongTypeError, match="no_later_than must be a tuple of caps, not "):
            ts.Stage("first", RULE, EACH, no_later_than=caps)


class TestCaps:
    """`ByEvent(kind, nth=1)` and `BySetDay(what)`."""

    @pytest.mark.parametrize("kind", ["", "LAC review", None, 5])
    def test_kinds(self, kind: Any) -> None:
        """An event kind is lower-case words."""
        with pytest.raises(ts.WrongValueError, match="An event kind must be lower-case words"):
            ts.ByEvent(kind)

    @pytest.mark.parametrize("nth", [0, -1])
    def test_from_the_first(self, nth: int) -> None:
        """The first, the second and so on."""
        with pytest.raises(ts.WrongValueError, match=f"nth must be 1 or more, not {nth}"):
            ts.ByEvent("lac_review", nth=nth)
        wrong: Any = "2"
        with pytest.raises(ts.WrongTypeError, match="nth must be a whole number"):
            ts.ByEvent("lac_review", nth=wrong)

    @pytest.mark.parametrize("what", ["", None, MON_2_NOV_2026])
    def test_says_what(self, what: Any) -> None:
        """A day that is set has a name."""
        with pytest.raises(ts.WrongTypeError, match="BySetDay says what the day is, as text, not"):
            ts.BySetDay(what)
