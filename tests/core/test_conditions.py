"""Conditions on the facts of one occurrence: three answers, and the words for each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from itertools import product
from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timescales as ts
from tests.core.histories import DAY, ENGLAND, PUBLIC
from tests.oracles import walking

MON_2_NOV_2026 = date(2026, 11, 2)
YEAR_ON = date(2027, 11, 2)
Answer: TypeAlias = bool | None

TRUE, FALSE, UNKNOWN = True, False, None
ANSWERS = (TRUE, FALSE, UNKNOWN)
# Conditions whose answer about the facts below is known to be each of the three.
SAYING: dict[Answer, ts.Condition] = {
    TRUE: ts.Occurrences(1),
    FALSE: ts.Occurrences(2),
    UNKNOWN: ts.Aged(least=5),
}


def facts(anchor: date = MON_2_NOV_2026, ordinal: int = 1, **known: Any) -> ts.Facts:
    """Facts of a duty that started on 2 November 2026."""
    given: dict[str, Any] = {"started": MON_2_NOV_2026, "calendar": ENGLAND}
    return ts.Facts(ordinal, anchor=anchor, **given | known)


def holds(condition: ts.Condition, anchor: date = MON_2_NOV_2026, **known: Any) -> Answer:
    return condition.holds(facts(anchor, **known))


class TestOccurrences:
    """The occurrences from first to last, None being open. The number may be only the least that
    it can be."""

    @pytest.mark.parametrize(
        ("when", "answers"),
        [
            (ts.Occurrences(1, 1), [TRUE, FALSE, FALSE, FALSE]),
            (ts.Occurrences(2, 3), [FALSE, TRUE, TRUE, FALSE]),
            (ts.Occurrences(3), [FALSE, FALSE, TRUE, TRUE]),
        ],
    )
    def test_number(self, when: ts.Occurrences, answers: list[Answer]) -> None:
        """Of the first four occurrences."""
        assert [holds(when, ordinal=number) for number in (1, 2, 3, 4)] == answers

    @pytest.mark.parametrize(
        ("when", "answers"),
        [
            (ts.Occurrences(1, 1), [UNKNOWN, FALSE, FALSE, FALSE]),
            (ts.Occurrences(2, 3), [UNKNOWN, UNKNOWN, UNKNOWN, FALSE]),
            (ts.Occurrences(3), [UNKNOWN, UNKNOWN, TRUE, TRUE]),
            (ts.Occurrences(1), [TRUE, TRUE, TRUE, TRUE]),
        ],
    )
    def test_at_least(self, when: ts.Occurrences, answers: list[Answer]) -> None:
        """It is that number or a later one."""
        assert [holds(when, ordinal=n, at_least=True) for n in (1, 2, 3, 4)] == answers

    @given(st.integers(1, 6), st.none() | st.integers(0, 6), st.integers(1, 9))
    def test_as_if_it_were_each(self, first: int, more: int | None, number: int) -> None:
        """What every number from the least on agrees on, and else not known."""
        when = ts.Occurrences(first, None if more is None else first + more)
        each = {holds(when, ordinal=n) for n in range(number, 30)}
        expected = each.pop() if len(each) == 1 else UNKNOWN
        assert holds(when, ordinal=number, at_least=True) is expected


class TestAged:
    """The subject's age, in years, on the day that the occurrence is counted from: at least
    `least`, and under `under`."""

    @pytest.mark.parametrize(
        ("condition", "the_day_before", "on_the_birthday"),
        [
            (ts.Aged(least=5), FALSE, TRUE),
            (ts.Aged(under=5), TRUE, FALSE),
            (ts.Aged(least=4, under=5), TRUE, FALSE),
            (ts.Aged(least=5, under=6), FALSE, TRUE),
            (ts.Aged(least=6), FALSE, FALSE),
            (ts.Aged(under=6), TRUE, TRUE),
        ],
    )
    def test_on_the_birthday(
        self, condition: ts.Aged, the_day_before: Answer, on_the_birthday: Answer
    ) -> None:
        """An age is attained on the birthday, and not on the day before it."""
        born = date(2021, 11, 2)
        assert holds(condition, MON_2_NOV_2026 - DAY, born=born) is the_day_before
        assert holds(condition, MON_2_NOV_2026, born=born) is on_the_birthday

    @pytest.mark.parametrize(
        ("day", "age"),
        [
            (date(2025, 2, 28), 0),
            (date(2025, 3, 1), 1),
            (date(2028, 2, 28), 3),
            (date(2028, 2, 29), 4),
        ],
    )
    def test_born_on_29_february(self, day: date, age: int) -> None:
        """Attains an age on 1 March in a common year, on the day itself in a leap year."""
        born = date(2024, 2, 29)
        assert holds(ts.Aged(under=age + 1), day, born=born) is TRUE
        assert age == 0 or holds(ts.Aged(least=age), day, born=born) is TRUE

    @given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.integers(0, 9_000))
    def test_counted_by_walking(self, born: date, days: int) -> None:
        """The age is the number of birthdays that have come."""
        day = born + days * DAY
        age = walking.age_on(born, day)
        assert holds(ts.Aged(under=age + 1), day, born=born) is TRUE
        for least in {1, max(age, 1), age + 1}:
            assert holds(ts.Aged(least=least), day, born=born) is (age >= least)

    def test_the_day_counted_from(self) -> None:
        """The age on the anchor decides, and not that on the start of the duty."""
        born = date(2022, 11, 2)
        assert holds(ts.Aged(least=5), YEAR_ON, started=MON_2_NOV_2026, born=born) is TRUE
        assert holds(ts.Aged(least=5), MON_2_NOV_2026, started=YEAR_ON, born=born) is FALSE

    @pytest.mark.parametrize(
        ("condition", "anchor", "latest", "expected"),
        [
            (ts.Aged(least=5), date(2026, 11, 1), date(2026, 11, 1), FALSE),
            (ts.Aged(least=5), date(2026, 11, 1), MON_2_NOV_2026, UNKNOWN),
            (ts.Aged(least=5), MON_2_NOV_2026, date(2026, 12, 1), TRUE),
            (ts.Aged(under=5), date(2026, 11, 1), date(2026, 11, 1), TRUE),
            (ts.Aged(under=5), date(2026, 11, 1), MON_2_NOV_2026, UNKNOWN),
            (ts.Aged(under=5), MON_2_NOV_2026, date(2026, 12, 1), FALSE),
            (ts.Aged(least=4, under=5), date(2020, 1, 1), date(2035, 1, 1), UNKNOWN),
            (ts.Aged(least=6, under=7), date(2020, 1, 1), MON_2_NOV_2026, FALSE),
        ],
    )
    def test_between_two_days(
        self, condition: ts.Aged, anchor: date, latest: date, expected: Answer
    ) -> None:
        """Where it may be counted from any of them, what is so on each of them."""
        born = date(2021, 11, 2)
        assert holds(condition, anchor, latest=latest, born=born) is expected

    def test_a_birthday_that_never_comes(self) -> None:
        """Is not attained."""
        assert holds(ts.Aged(least=18), date.max, born=date(9990, 1, 1)) is FALSE

    def test_no_date_of_birth(self) -> None:
        """Then nobody can say."""
        for condition in (ts.Aged(least=5), ts.Aged(under=5), ts.Aged(least=1, under=99)):
            assert holds(condition) is UNKNOWN

    @pytest.mark.parametrize(
        ("ages", "error", "sentence"),
        [
            ({}, ts.WrongValueError, "Aged needs an age: least=…, under=… or both"),
            ({"least": 0}, ts.WrongValueError, "least must be 1 or more, not 0"),
            ({"under": 0}, ts.WrongValueError, "under must be 1 or more, not 0"),
            ({"least": 5, "under": 5}, ts.WrongValueError, "under must be 6 or more, not 5"),
            ({"least": "5"}, ts.WrongTypeError, "least must be a whole number"),
            ({"under": True}, ts.WrongTypeError, "under must be a whole number"),
        ],
    )
    def test_refusals(self, ages: dict[str, Any], error: type[Exception], sentence: str) -> None:
        """Ages are whole numbers from one, and leave somebody in."""
        with pytest.raises(error, match=sentence):
            ts.Aged(**ages)


class TestElapsed:
    """`Within(years(1))` and `Beyond(years(1))`: the day counted from, against the start."""

    @pytest.mark.parametrize(
        ("anchor", "within"),
        [
            (MON_2_NOV_2026, TRUE),
            (YEAR_ON - DAY, TRUE),
            (YEAR_ON, TRUE),
            (YEAR_ON + DAY, FALSE),
        ],
    )
    def test_the_last_day_is_within(self, anchor: date, within: Answer) -> None:
        """No later than the rule gives from the start; the day after is beyond."""
        assert holds(ts.Within(ts.years(1)), anchor) is within
        assert holds(ts.Beyond(ts.years(1)), anchor) is not within

    @pytest.mark.parametrize(
        ("anchor", "latest", "beyond"),
        [
            (MON_2_NOV_2026, YEAR_ON, FALSE),
            (MON_2_NOV_2026, YEAR_ON + DAY, UNKNOWN),
            (YEAR_ON, YEAR_ON + DAY, UNKNOWN),
            (YEAR_ON + DAY, YEAR_ON + 2 * DAY, TRUE),
        ],
    )
    def test_between_two_days(self, anchor: date, latest: date, beyond: Answer) -> None:
        """Where it may be counted from any of them, what is so on each of them."""
        within = None if beyond is None else not beyond
        assert holds(ts.Beyond(ts.years(1)), anchor, latest=latest) is beyond
        assert holds(ts.Within(ts.years(1)), anchor, latest=latest) is within

    def test_beyond_the_horizon(self) -> None:
        """Where the calendar does not say, nobody can."""
        far: dict[str, Any] = {"started": date(2080, 1, 1)}
        assert holds(ts.Within(ts.working_days(4)), date(2080, 1, 2), **far) is UNKNOWN
        assert holds(ts.Beyond(ts.working_days(4)), date(2080, 1, 2), **far) is UNKNOWN

    def test_by_the_calendar(self) -> None:
        """The rule may count working days, by the calendar of the facts."""
        friday = MON_2_NOV_2026 + 4 * DAY
        closed = ENGLAND.with_closures({friday: "Burst pipes"})
        within = ts.Within(ts.working_days(4))
        assert holds(within, friday + DAY) is FALSE
        assert holds(within, friday + 3 * DAY, calendar=closed) is TRUE
        assert holds(within, friday + 4 * DAY, calendar=closed) is FALSE

    def test_no_deadline(self) -> None:
        """What has no deadline is never past."""
        never = ts.no_deadline("as long as it lasts")
        assert holds(ts.Within(never), date(2070, 1, 1)) is TRUE
        assert holds(ts.Beyond(never), date(2070, 1, 1)) is FALSE

    @pytest.mark.parametrize("condition", [ts.Within, ts.Beyond])
    def test_refusals(self, condition: Any) -> None:
        """It takes a rule."""
        with pytest.raises(ts.WrongTypeError, match="rule must be a "):
            condition(365)


class TestHappened:
    """`Before("kind")` and `Since("kind")`: has it happened since the start of the duty?"""

    @pytest.mark.parametrize(
        ("happened", "incomplete", "since"),
        [
            ({"lac_review"}, False, TRUE),
            ({"lac_review", "visit"}, False, TRUE),
            ({"visit"}, False, FALSE),
            (set(), False, FALSE),
            ({"lac_review"}, True, TRUE),
            ({"visit"}, True, UNKNOWN),
        ],
    )
    def test_either(self, happened: set[str], since: Answer, *, incomplete: bool) -> None:
        """The one is the other's contrary; what is not on record may be missing."""
        known: dict[str, Any] = {"happened": frozenset(happened), "incomplete": incomplete}
        assert holds(ts.Since("lac_review"), **known) is since
        assert holds(ts.Before("lac_review"), **known) is (None if since is None else not since)

    @pytest.mark.parametrize(
        ("happened", "since"), [(frozenset({"lac_review"}), TRUE), (frozenset(), UNKNOWN)]
    )
    def test_not_recorded(self, happened: frozenset[str], since: Answer) -> None:
        """What the source never holds may have happened too."""
        known: dict[str, Any] = {
            "happened": happened,
            "not_recorded": frozenset({"lac_review", "icpc"}),
        }
        assert holds(ts.Since("lac_review"), **known) is since
        assert holds(ts.Before("lac_review"), **known) is (None if since is None else not since)
        assert holds(ts.Since("rcpc"), **known) is FALSE

    @pytest.mark.parametrize("condition", [ts.Before, ts.Since])
    @pytest.mark.parametrize("event", ["", None, 5, ("lac_review",)])
    def test_refusals(self, condition: Any, event: Any) -> None:
        """One kind, as text."""
        with pytest.raises(ts.WrongTypeError, match="event must be the kind of one, as text, not"):
            condition(event)


class TestDetail:
    """`Detail(key, value)`: what the event that the occurrence is counted from says."""

    @pytest.mark.parametrize(
        ("details", "expected"),
        [
            ({"stage": "2"}, TRUE),
            ({"stage": "2", "officer": "A"}, TRUE),
            ({"stage": "1"}, FALSE),
            ({"Stage": "2"}, FALSE),
            ({}, FALSE),
            (None, FALSE),
        ],
    )
    def test_exactly(self, details: dict[str, str] | None, expected: Answer) -> None:
        """That value under that key, and nothing like it."""
        assert holds(ts.Detail("stage", "2"), details=details) is expected

    def test_of_what_is_missing(self) -> None:
        """Where it may be counted from another event, that one may say it or not."""
        known: dict[str, Any] = {"details": {"stage": "2"}, "latest": YEAR_ON}
        assert holds(ts.Detail("stage", "2"), **known) is UNKNOWN
        assert holds(ts.Detail("stage", "1"), **known) is UNKNOWN


class TestJoined:
    """`AllOf((…))` and `AnyOf((…))`, where what is not known stays so unless another decides."""

    @pytest.mark.parametrize(
        ("answers", "all_of", "any_of"),
        [
            ((TRUE, TRUE), TRUE, TRUE),
            ((TRUE, FALSE), FALSE, TRUE),
            ((FALSE, FALSE), FALSE, FALSE),
            ((TRUE, UNKNOWN), UNKNOWN, TRUE),
            ((FALSE, UNKNOWN), FALSE, UNKNOWN),
            ((UNKNOWN, UNKNOWN), UNKNOWN, UNKNOWN),
            ((TRUE, FALSE, UNKNOWN), FALSE, TRUE),
        ],
    )
    def test_three_answers(
        self, answers: tuple[Answer, ...], all_of: Answer, any_of: Answer
    ) -> None:
        """In whatever order."""
        for order in (answers, answers[::-1]):
            conditions = tuple(SAYING[answer] for answer in order)
            assert holds(ts.AllOf(conditions)) is all_of
            assert holds(ts.AnyOf(conditions)) is any_of

    @pytest.mark.parametrize("answers", list(product(ANSWERS, repeat=3)))
    def test_as_if_the_unknown_were_each(self, answers: tuple[Answer, ...]) -> None:
        """What is said is what it would be whichever way the unknown turned out."""

        def ways(of: Iterable[Answer]) -> list[tuple[bool, ...]]:
            return list(product(*([TRUE, FALSE] if a is None else [a] for a in of)))

        conditions = tuple(SAYING[answer] for answer in answers)
        for joined, join in ((ts.AllOf, all), (ts.AnyOf, any)):
            each = {join(way) for way in ways(answers)}
            assert holds(joined(conditions)) is (each.pop() if len(each) == 1 else UNKNOWN)

    def test_within_one_another(self) -> None:
        """Joined conditions are conditions."""
        either = ts.AnyOf((ts.Within(ts.years(1)), ts.Before("placement_became_long_term")))
        both = ts.AllOf((ts.Occurrences(2), either))
        assert holds(both, YEAR_ON, ordinal=2) is TRUE
        assert holds(both, YEAR_ON, ordinal=1) is FALSE
        agreed = frozenset({"placement_became_long_term"})
        assert holds(both, YEAR_ON + DAY, ordinal=2, happened=agreed) is FALSE
        assert holds(both, YEAR_ON + DAY, ordinal=2, incomplete=True) is UNKNOWN

    @pytest.mark.parametrize("joined", [ts.AllOf, ts.AnyOf])
    @pytest.mark.parametrize(
        ("members", "error", "sentence"),
        [
            ((), ts.WrongValueError, "is of several conditions"),
            ((ts.Occurrences(1),), ts.WrongValueError, "is of several conditions"),
            ([ts.Occurrences(1), ts.Occurrences(2)], ts.WrongTypeError, "a tuple of conditions"),
            ((ts.Occurrences(1), ts.days(1)), ts.WrongTypeError, "a tuple of conditions"),
            (ts.Occurrences(1), ts.WrongTypeError, "a tuple of conditions"),
        ],
    )
    def test_refusals(
        self, joined: Any, members: Any, error: type[Exception], sentence: str
    ) -> None:
        """Two at the least, and all of them conditions."""
        with pytest.raises(error, match=f"{joined.__name__}.* {sentence}"):
            joined(members)


EVERY_CONDITION = [
    (ts.Occurrences(1), "Occurrences(1)", "1st and later"),
    (ts.Occurrences(2, 2), "Occurrences(2, 2)", "2nd"),
    (ts.Occurrences(2, 3), "Occurrences(2, 3)", "2nd to 3rd"),
    (ts.Aged(least=5), "Aged(least=5)", "aged 5 or over"),
    (ts.Aged(under=5), "Aged(under=5)", "aged under 5"),
    (ts.Aged(least=5, under=16), "Aged(least=5, under=16)", "aged 5 or over and aged under 16"),
    (
        ts.Within(ts.years(1)),
        "Within(years(1))",
        "counted from within 1 year after the start",
    ),
    (
        ts.Beyond(ts.years(1)),
        "Beyond(years(1))",
        "counted from later than 1 year after the start",
    ),
    (ts.Before("lac_review"), "Before('lac_review')", "until lac_review"),
    (ts.Since("lac_review"), "Since('lac_review')", "since lac_review"),
    (ts.Detail("stage", "2"), "Detail('stage', '2')", "stage 2"),
    (
        ts.AllOf((ts.Occurrences(2), ts.Aged(under=5), ts.Before("x"))),
        "AllOf((Occurrences(2), Aged(under=5), Before('x')))",
        "2nd and later, aged under 5 and until x",
    ),
    (
        ts.AnyOf((ts.Aged(least=5), ts.AllOf((ts.Since("x"), ts.Since("y"))))),
        "AnyOf((Aged(least=5), AllOf((Since('x'), Since('y')))))",
        "aged 5 or over or since x and since y",
    ),
]


@pytest.mark.parametrize(("condition", "constructs", "reads"), EVERY_CONDITION, ids=str)
class TestWords:
    """`repr` constructs, `str` says it in a few words, and the data form can be read again."""

    def test_repr(self, condition: ts.Condition, constructs: str, reads: str) -> None:
        """With the public names alone."""
        assert repr(condition) == constructs
        assert eval(constructs, PUBLIC) == condition
        assert hash(eval(constructs, PUBLIC)) == hash(condition)

    def test_str(self, condition: ts.Condition, constructs: str, reads: str) -> None:
        """Exactly so."""
        assert str(condition) == reads

    def test_data(self, condition: ts.Condition, constructs: str, reads: str) -> None:
        """Through JSON text, and into a stage."""
        data = json.loads(json.dumps(ts.to_data(condition)))
        again = ts.from_data(data)
        assert (type(again), again) == (type(condition), condition)
        stage = ts.Stage("only", ts.days(1), condition)
        assert ts.from_data(ts.to_data(stage)) == stage


def test_every_condition_is_in_the_table() -> None:
    """None is left out."""
    schema = ts.json_schema(ts.Condition)
    kinds = {definition["properties"]["kind"]["const"] for definition in schema["oneOf"]}
    assert kinds == {type(condition).__name__ for condition, _, _ in EVERY_CONDITION}


class TestKinds:
    """The event kinds that a condition reads."""

    @pytest.mark.parametrize(
        ("condition", "kinds"),
        [
            (ts.Occurrences(1), ()),
            (ts.Aged(least=5), ()),
            (ts.Within(ts.years(1)), ()),
            (ts.Detail("stage", "2"), ()),
            (ts.Before("x"), ("x",)),
            (ts.Since("x"), ("x",)),
            (
                ts.AllOf((ts.Before("x"), ts.AnyOf((ts.Since("y"), ts.Occurrences(1))))),
                ("x", "y"),
            ),
        ],
        ids=str,
    )
    def test_each(self, condition: ts.Condition, kinds: tuple[str, ...]) -> None:
        """Those of its parts, where it has some."""
        assert condition.kinds == kinds
