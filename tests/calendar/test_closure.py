"""One closed weekday."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError
from datetime import date, datetime
from typing import Any

import pytest

from timescales.calendar import Closure, ClosureKind
from timescales.errors import WrongTypeError, WrongValueError

CHRISTMAS = Closure(date(2026, 12, 25), "Christmas Day", ClosureKind.COMMON_LAW)


def test_kinds_have_their_words() -> None:
    """The five kinds are written as the snapshot and the outputs write them."""
    assert [kind.value for kind in ClosureKind] == [
        "common-law",
        "bank holiday",
        "substitute",
        "one-off",
        "local",
    ]


def test_repr_evaluates() -> None:
    """The repr builds an equal closure from public names."""
    text = "Closure(date(2026, 12, 25), 'Christmas Day', ClosureKind.COMMON_LAW)"
    names = {"Closure": Closure, "ClosureKind": ClosureKind, "date": date}
    assert repr(CHRISTMAS) == text
    assert eval(text, names) == CHRISTMAS


def test_str_speaks() -> None:
    """The text of a closure says the weekday, the date, the name and the kind."""
    assert str(CHRISTMAS) == "Friday 25 December 2026, Christmas Day (common-law)"


def test_is_a_value() -> None:
    """A closure cannot change, is equal by content, and survives pickle and copy."""
    closure: Any = CHRISTMAS
    with pytest.raises(FrozenInstanceError):
        closure.name = "Xmas"
    same = Closure(date(2026, 12, 25), "Christmas Day", ClosureKind.COMMON_LAW)
    assert same == CHRISTMAS
    assert hash(same) == hash(CHRISTMAS)
    assert pickle.loads(pickle.dumps(CHRISTMAS)) == CHRISTMAS
    assert copy.deepcopy(CHRISTMAS) == CHRISTMAS


@pytest.mark.parametrize(
    ("day", "name", "kind", "error", "says"),
    [
        (date(2026, 12, 26), "Boxing Day", ClosureKind.BANK_HOLIDAY, WrongValueError, "weekend"),
        (date(2026, 12, 27), "Sunday", ClosureKind.LOCAL, WrongValueError, "weekend"),
        (datetime(2026, 12, 25), "Christmas", ClosureKind.LOCAL, WrongTypeError, r"\.date\(\)"),
        ("2026-12-25", "Christmas", ClosureKind.LOCAL, WrongTypeError, "fromisoformat"),
        (date(2026, 12, 25), "", ClosureKind.LOCAL, WrongValueError, "no name"),
        (date(2026, 12, 25), "  ", ClosureKind.LOCAL, WrongValueError, "no name"),
        (date(2026, 12, 25), "Christmas\tDay", ClosureKind.LOCAL, WrongValueError, "no name"),
        (date(2026, 12, 25), None, ClosureKind.LOCAL, WrongTypeError, "must be text"),
        (date(2026, 12, 25), "Christmas", "local", WrongTypeError, "ClosureKind.LOCAL"),
    ],
)
def test_refuses_what_cannot_be_meant(
    day: Any, name: Any, kind: Any, error: type[Exception], says: str
) -> None:
    """Weekends, other types and empty names are refused with the reason."""
    with pytest.raises(error, match=says):
        Closure(day, name, kind)
