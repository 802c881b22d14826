"""When a stage of a series applies: each condition, what it cannot know, and how it is written."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import timescales as ts
from tests.core.histories import ENGLAND, PUBLIC
from timescales.condition import Facts

START = date(2026, 3, 2)
UNKNOWN = ts.Before("never_recorded")
"""On an incomplete record, it does not say."""
TRUE, FALSE = ts.Since("happened"), ts.Before("happened")
VERDICTS = {True: TRUE, False: FALSE, None: UNKNOWN}


def facts(**known: Any) -> Facts:
    given: dict[str, Any] = {"ordinal": 1, "started": START, "anchor": START, "calendar": ENGLAND}
    return Facts(**given | known)


class TestOccurrences:
    """From the first to the last, and no more is known than the record says."""

    @pytest.mark.parametrize(
        ("when", "ordinal", "held"),
        [
            (ts.Occurrences(2, 3), 1, False),
            (ts.Occurrences(2, 3), 2, True),
            (ts.Occurrences(2, 3), 3, True),
            (ts.Occurrences(2, 3), 4, False),
            (ts.Occurrences(2), 99, True),
        ],
    )
    def test_complete(self, when: ts.Occurrences, ordinal: int, *, held: bool) -> None:
        """The number decides."""
        assert when.holds(facts(ordinal=ordinal)) is held

    @pytest.mark.parametrize(
        ("when", "ordinal", "held"),
        [
            (ts.Occurrences(1, 2), 3, False),
            (ts.Occurrences(1, 2), 2, None),
            (ts.Occurrences(3), 3, True),
            (ts.Occurrences(3), 2, None),
        ],
    )
    def test_incomplete(self, when: ts.Occurrences, ordinal: int, *, held: bool | None) -> None:
        """The number is the least that it can be."""
        assert when.holds(facts(ordinal=ordinal, incomplete=True)) is held


class TestAged:
    """The age in years on the day counted from: at least ``least``, and under ``under``."""

    @pytest.mark.parametrize(
        ("anchor", "four_or_five"),
        [
            (date(2024, 2, 29), False),
            (date(2024, 3, 1), True),
            (date(2026, 2, 28), True),
            (date(2026, 3, 1), False),
        ],
    )
    def test_birthdays(self, anchor: date, *, four_or_five: bool) -> None:
        """Born on 1 March 2020: four from the fourth birthday, six from the sixth."""
        known = facts(born=date(2020, 3, 1), anchor=anchor)
        assert ts.Aged(least=4, under=6).holds(known) is four_or_five

    @pytest.mark.parametrize(("anchor", "five"), [(START, True), (date(2026, 3, 1), False)])
    def test_one_bound(self, anchor: date, *, five: bool) -> None:
        """At least, and under, are each the other's opposite."""
        known = facts(born=date(2021, 3, 2), anchor=anchor)
        assert ts.Aged(least=5).holds(known) is five
        assert ts.Aged(under=5).holds(known) is not five

    @pytest.mark.parametrize("when", [ts.Aged(least=5), ts.Aged(under=5)])
    def test_without_a_date_of_birth(self, when: ts.Aged) -> None:
        """It is not known, either way."""
        assert when.holds(facts()) is None

    @pytest.mark.parametrize(
        "bounds", [{}, {"least": 0}, {"under": 0}, {"least": 5, "under": 5}, {"least": True}]
    )
    def test_refusals(self, bounds: dict[str, Any]) -> None:
        """No age at all, none that anybody is under, and none that is no number."""
        with pytest.raises(ts.TimescalesError):
            ts.Aged(**bounds)


class TestElapsed:
    """Within a time of the start of the duty, its last day included; or beyond it."""

    @pytest.mark.parametrize(
        ("anchor", "within"),
        [(START, True), (date(2027, 3, 2), True), (date(2027, 3, 3), False)],
    )
    def test_a_year(self, anchor: date, *, within: bool) -> None:
        """The day that the rule gives is within it."""
        known = facts(anchor=anchor)
        assert ts.Within(ts.years(1)).holds(known) is within
        assert ts.Beyond(ts.years(1)).holds(known) is not within

    @pytest.mark.parametrize("condition", [ts.Within, ts.Beyond])
    def test_refusals(self, condition: Any) -> None:
        """A number is no rule."""
        with pytest.raises(TypeError):
            condition(1)


class TestHappened:
    """Until, or since, an event that has happened since the start of the duty."""

    @pytest.mark.parametrize(
        ("happened", "incomplete", "since"),
        [("lac_review", False, True), ("lac_review", True, True),
         ("other", False, False), ("other", True, None)],
    )  # fmt: skip
    def test_before_and_since(self, happened: str, *, incomplete: bool, since: bool | None) -> None:
        """What is on record has happened; what is not may have, where the record is incomplete."""
        known = facts(happened=frozenset({happened}), incomplete=incomplete)
        assert ts.Since("lac_review").holds(known) is since
        assert ts.Before("lac_review").holds(known) is (None if since is None else not since)

    @pytest.mark.parametrize("condition", [ts.Before, ts.Since])
    @pytest.mark.parametrize("kind", ["", 1, None])
    def test_refusals(self, condition: Any, kind: Any) -> None:
        """An event kind is a text."""
        with pytest.raises(ts.WrongTypeError, match=f"not {kind!r}"):
            condition(kind)


class TestDetail:
    """What the event that the occurrence is counted from says."""

    @pytest.mark.parametrize(
        ("details", "held"),
        [({"kind": "full"}, True), ({"kind": "short"}, False), ({}, False), (None, False)],
    )
    def test_held(self, details: dict[str, str] | None, *, held: bool) -> None:
        """That value under that key, and nothing else."""
        assert ts.Detail("kind", "full").holds(facts(details=details)) is held


class TestJoined:
    """Several at once or any of several, where some are not known."""

    def verdict(self, condition: ts.Condition) -> bool | None:
        return condition.holds(facts(ordinal=1, happened=frozenset({"happened"}), incomplete=True))

    def test_their_own_verdicts(self) -> None:
        """What is joined below."""
        assert {key: self.verdict(member) for key, member in VERDICTS.items()} == {
            True: True,
            False: False,
            None: None,
        }

    @pytest.mark.parametrize(
        ("one", "other", "both", "either"),
        [
            (True, True, True, True),
            (True, False, False, True),
            (False, False, False, False),
            (True, None, None, True),
            (False, None, False, None),
            (None, None, None, None),
        ],
    )
    def test_three_values(
        self, *, one: bool | None, other: bool | None, both: bool | None, either: bool | None
    ) -> None:
        """One that fails settles it for all, one that holds for any; in whichever order."""
        for pair in ((one, other), (other, one)):
            members = tuple(VERDICTS[each] for each in pair)
            assert self.verdict(ts.AllOf(members)) is both
            assert self.verdict(ts.AnyOf(members)) is either

    @pytest.mark.parametrize("joined", [ts.AllOf, ts.AnyOf])
    def test_kinds(self, joined: Any) -> None:
        """Those of every member, however deep."""
        inner = ts.AllOf((ts.Since("b"), ts.Aged(least=5)))
        assert joined((ts.Before("a"), inner, ts.Detail("k", "v"))).kinds == ("a", "b")

    @pytest.mark.parametrize("joined", [ts.AllOf, ts.AnyOf])
    @pytest.mark.parametrize(
        ("members", "error"),
        [
            ([TRUE, FALSE], ts.WrongTypeError),
            ((TRUE, "x"), ts.WrongTypeError),
            ((), ts.WrongValueError),
            ((TRUE,), ts.WrongValueError),
        ],
    )
    def test_refusals(self, joined: Any, members: Any, error: type[Exception]) -> None:
        """A tuple, of conditions, of several."""
        with pytest.raises(error, match=joined.__name__):
            joined(members)


@pytest.mark.parametrize(
    ("condition", "constructs", "said"),
    [
        (ts.Occurrences(1), "Occurrences(1)", "1st and later"),
        (ts.Occurrences(2, 2), "Occurrences(2, 2)", "2nd"),
        (ts.Occurrences(2, 3), "Occurrences(2, 3)", "2nd to 3rd"),
        (ts.Aged(least=5), "Aged(least=5)", "aged 5 or over"),
        (ts.Aged(under=5), "Aged(under=5)", "aged under 5"),
        (ts.Aged(least=4, under=16), "Aged(least=4, under=16)",
         "aged 4 or over and aged under 16"),
        (ts.Within(ts.years(1)), "Within(years(1))",
         "counted from within 1 year after the start"),
        (ts.Beyond(ts.years(1)), "Beyond(years(1))",
         "counted from later than 1 year after the start"),
        (ts.Before("lac_review"), "Before('lac_review')", "until lac_review"),
        (ts.Since("lac_review"), "Since('lac_review')", "since lac_review"),
        (ts.Detail("kind", "full"), "Detail('kind', 'full')", "kind full"),
        (ts.AllOf((ts.Before("a"), ts.Since("b"))), "AllOf((Before('a'), Since('b')))",
         "until a and since b"),
        (ts.AnyOf((ts.Before("a"), ts.Since("b"))), "AnyOf((Before('a'), Since('b')))",
         "until a or since b"),
    ],
)  # fmt: skip
def test_words_and_forms(condition: ts.Condition, constructs: str, said: str) -> None:
    """Its repr makes it again, its data reads back, and its text is for people."""
    assert repr(condition) == constructs
    assert eval(constructs, PUBLIC) == condition
    assert ts.from_data(ts.to_data(condition)) == condition
    assert str(condition) == said
