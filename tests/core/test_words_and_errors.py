"""Errors, checks, and the words that everything else is said in."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

import pytest

import timescales as ts
from timescales._dates import (
    checked_count,
    checked_date,
    checked_items,
    checked_text,
    long_date,
    month_name,
    short_date,
)
from timescales._text import constructor, listed, literal, ordinal, plural, suggestion

MON_2_NOV_2026 = date(2026, 11, 2)


class TestErrors:
    """TimescalesError and its children (each also the nearest built-in)."""

    @pytest.mark.parametrize(
        ("name", "built_in"),
        [
            ("WrongTypeError", TypeError),
            ("WrongValueError", ValueError),
            ("HorizonError", ValueError),
            ("NotSuppliedError", ts.HorizonError),
            ("UnknownNameError", LookupError),
            ("DataError", ValueError),
            ("PolicyError", ValueError),
            ("RecordsError", ValueError),
            ("NoDeadlineError", ValueError),
            ("StageNotKnownError", ValueError),
        ],
    )
    def test_children(self, name: str, built_in: type[Exception]) -> None:
        """One except clause catches all of them, and the built-in catches each."""
        error = getattr(ts, name)
        assert issubclass(error, ts.TimescalesError)
        assert issubclass(error, built_in)

    def test_the_warning_is_no_error(self) -> None:
        """A date after the statutory limit is still an answer."""
        assert issubclass(ts.StatutoryLimitWarning, UserWarning)
        assert not issubclass(ts.StatutoryLimitWarning, ts.TimescalesError)

    def test_errors_travel_between_processes(self) -> None:
        """What an error carries survives pickling, as it must when work is shared out."""
        none = pickle.loads(pickle.dumps(ts.NoDeadlineError("none", ("repealed",))))
        assert (str(none), none.reasons) == ("none", ("repealed",))
        unknown = ts.StageNotKnownError("which?", {"second": MON_2_NOV_2026})
        again = pickle.loads(pickle.dumps(unknown))
        assert (str(again), again.candidates) == ("which?", {"second": MON_2_NOV_2026})

    def test_data_error_holds_every_fault(self) -> None:
        """Each fault is on its own and in the message, one a line."""
        error = ts.DataError(["$.n: wrong", "$.m: missing"])
        assert error.faults == ("$.n: wrong", "$.m: missing")
        assert str(error) == "$.n: wrong\n$.m: missing"
        again = pickle.loads(pickle.dumps(ts.DataError(["$.n: wrong"])))
        assert str(again) == "$.n: wrong"


class TestCheckedDate:
    """A datetime, a string, a bool or a float is refused with a sentence that says what to do."""

    def test_a_date_is_itself(self) -> None:
        """Exactly a date passes unchanged."""
        assert checked_date(MON_2_NOV_2026) is MON_2_NOV_2026

    @pytest.mark.parametrize(
        ("value", "sentence"),
        [
            (
                datetime(2026, 11, 2, 9),
                (
                    "anchor must be exactly a datetime.date, not datetime "
                    "datetime.datetime(2026, 11, 2, 9, 0): pass anchor.date(), having first "
                    "decided which time zone's day is meant."
                ),
            ),
            (
                "2026-11-02",
                (
                    "anchor must be exactly a datetime.date, not str '2026-11-02': pass "
                    "datetime.date.fromisoformat('2026-11-02') if that is an ISO date."
                ),
            ),
            (
                True,
                (
                    "anchor must be exactly a datetime.date, not bool True: pass a datetime.date, "
                    "for example datetime.date(2026, 11, 2)."
                ),
            ),
            (
                None,
                (
                    "anchor must be exactly a datetime.date, not NoneType None: pass a "
                    "datetime.date, for example datetime.date(2026, 11, 2)."
                ),
            ),
            (
                20261102.0,
                (
                    "anchor must be exactly a datetime.date, not float 20261102.0: pass a "
                    "datetime.date, for example datetime.date(2026, 11, 2)."
                ),
            ),
        ],
    )
    def test_others_are_refused(self, value: object, sentence: str) -> None:
        """The sentence shows the value and the way out."""
        with pytest.raises(ts.WrongTypeError) as refused:
            checked_date(value, "anchor")
        assert str(refused.value) == sentence


class TestCheckedCount:
    """n is a whole number from 1."""

    @pytest.mark.parametrize("value", [True, 20.0, "20", None])
    def test_not_a_whole_number(self, value: object) -> None:
        """Nothing is turned into a number."""
        with pytest.raises(ts.WrongTypeError, match=r"n must be a whole number \(int\), not "):
            checked_count(value, "n")

    @pytest.mark.parametrize("value", [0, -1])
    def test_too_small(self, value: int) -> None:
        """Nought and less are refused, with advice where there is any."""
        with pytest.raises(ts.WrongValueError, match=rf"^n must be 1 or more, not {value}\.$"):
            checked_count(value, "n")
        with pytest.raises(ts.WrongValueError, match=rf"not {value}\. Count on\.$"):
            checked_count(value, "n", advice="Count on.")

    def test_least(self) -> None:
        """The least number allowed is allowed."""
        assert checked_count(1, "n") == 1
        assert checked_count(0, "after", least=0) == 0


class TestCheckedText:
    """A text that is not empty."""

    def test_a_text_is_itself(self) -> None:
        """It passes unchanged."""
        assert checked_text("why", "reason") == "why"

    @pytest.mark.parametrize("value", ["", None, 5, b"why"])
    def test_others_are_refused(self, value: object) -> None:
        """By name, with the value."""
        with pytest.raises(ts.WrongTypeError) as refused:
            checked_text(value, "reason")
        assert str(refused.value) == f"reason must be a text that is not empty, not {value!r}."


class TestCheckedItems:
    """A collection holds only what it should."""

    def test_any_collection(self) -> None:
        """Lists, tuples and generators are read once and kept as a tuple."""
        assert checked_items([1, 2], int, "numbers") == (1, 2)
        assert checked_items((n for n in (1, 2)), int, "numbers") == (1, 2)

    @pytest.mark.parametrize("value", ["12", 12, None])
    def test_not_a_collection(self, value: object) -> None:
        """A text is not a list of its letters."""
        with pytest.raises(ts.WrongTypeError, match="numbers must be a list of int, not "):
            checked_items(value, int, "numbers")

    def test_a_wrong_item(self) -> None:
        """One wrong item refuses the collection, and is shown."""
        with pytest.raises(ts.WrongTypeError, match="numbers must hold only int, not True"):
            checked_items([1, True], int, "numbers")


class Colour(Enum):
    RED = "red"


class TestWords:
    """The same words everywhere, whatever the locale."""

    def test_dates(self) -> None:
        """A long date has its weekday."""
        assert long_date(MON_2_NOV_2026) == "Monday 2 November 2026"
        assert short_date(MON_2_NOV_2026) == "2 November 2026"
        assert [month_name(month) for month in (1, 12)] == ["January", "December"]

    @pytest.mark.parametrize(
        ("n", "text"),
        [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (10, "10th"), (11, "11th"), (12, "12th"),
         (13, "13th"), (20, "20th"), (21, "21st"), (30, "30th"), (101, "101st"), (111, "111th")],
    )  # fmt: skip
    def test_ordinals(self, n: int, text: str) -> None:
        """The teens end in th."""
        assert ordinal(n) == text

    def test_plurals(self) -> None:
        """One day, two working days."""
        assert plural(1, "working day") == "1 working day"
        assert plural(0, "day") == "0 days"
        assert plural(2, "working day") == "2 working days"

    @pytest.mark.parametrize(
        ("items", "text"),
        [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
    )
    def test_lists(self, items: list[str], text: str) -> None:
        """Commas, then the last word."""
        assert listed(items) == text

    def test_suggestions(self) -> None:
        """A near name is offered; failing that, every name."""
        known = ["lac_review", "icpc", "rcpc"]
        assert suggestion("lac_reviews", known) == "Did you mean lac_review?"
        assert suggestion("cpc", known) == "Did you mean rcpc or icpc?"
        assert suggestion("zzz", known) == "Known: lac_review, icpc, rcpc."

    def test_a_long_list_of_what_is_known_is_cut_after_ten(self) -> None:
        ten = [str(n) for n in range(10)]
        assert suggestion("zzz", ten) == "Known: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9."
        assert suggestion("zzz", [*ten, "10", "11"]) == (
            "Known: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 2 more."
        )

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (MON_2_NOV_2026, "date(2026, 11, 2)"),
            (
                datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
                "datetime.fromisoformat('2026-11-02T09:30:00+00:00')",
            ),
            (Colour.RED, "Colour.RED"),
            (("a",), "('a',)"),
            (("a", MON_2_NOV_2026), "('a', date(2026, 11, 2))"),
            ({"day": MON_2_NOV_2026}, "{'day': date(2026, 11, 2)}"),
            (None, "None"),
        ],
    )
    def test_literals(self, value: Any, text: str) -> None:
        """What stands in a repr evaluates."""
        assert literal(value) == text

    def test_constructor(self) -> None:
        """A call, as text."""
        assert constructor("f", 1, key="a") == "f(1, key='a')"


class TestPublicNames:
    """`timescales/__init__.py` lists the public names, loaded on first use."""

    def test_every_name_is_there(self) -> None:
        """Each can be had, and dir() shows just these."""
        assert all(getattr(ts, name) is not None for name in ts.__all__)
        assert dir(ts) == sorted(ts.__all__)

    def test_no_other(self) -> None:
        """Any other name is an AttributeError, as of every module."""
        with pytest.raises(AttributeError, match="module 'timescales' has no attribute 'reviews'"):
            _ = ts.reviews
