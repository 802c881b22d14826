"""Checks and words for dates and counts, from the standard library alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypeVar

from timescales.errors import WrongTypeError, WrongValueError

T = TypeVar("T")

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def checked_date(value: Any, name: str = "date") -> date:
    """Return ``value`` if it is exactly a ``datetime.date``, else refuse it with the way out."""
    if type(value) is date:
        return value
    raise WrongTypeError(no_date(value, name))


def no_date(value: Any, name: str = "date") -> str:
    """The sentence that refuses what is not exactly a date, with the way out."""
    if isinstance(value, datetime):
        advice = f"pass {name}.date(), having first decided which time zone's day is meant"
    elif isinstance(value, str):
        advice = f"pass datetime.date.fromisoformat({value!r}) if that is an ISO date"
    else:
        advice = "pass a datetime.date, for example datetime.date(2026, 11, 2)"
    kind = type(value).__name__
    return f"{name} must be exactly a datetime.date, not {kind} {value!r}: {advice}."


def checked_count(value: Any, name: str, *, least: int = 1, advice: str = "") -> int:
    """Return ``value`` if it is a whole number of at least ``least``, else refuse it."""
    if type(value) is not int:
        raise WrongTypeError(
            f"{name} must be a whole number (int), not {type(value).__name__} {value!r}."
        )
    if value < least:
        raise WrongValueError(
            f"{name} must be {least} or more, not {value}.{advice and ' ' + advice}"
        )
    return value


def checked_text(value: Any, name: str) -> str:
    """Return ``value`` if it is a text that is not empty, else refuse it."""
    if type(value) is not str or not value:
        raise WrongTypeError(f"{name} must be a text that is not empty, not {value!r}.")
    return value


def checked_items(value: object, kind: type[T], name: str) -> tuple[T, ...]:
    """The items of a collection, each exactly of one kind, else refuse them."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise WrongTypeError(f"{name} must be a list of {kind.__name__}, not {value!r}.")
    items = tuple(value)
    for item in items:
        if type(item) is not kind:
            raise WrongTypeError(f"{name} must hold only {kind.__name__}, not {item!r}.")
    return items


def long_date(day: date) -> str:
    """``Monday 2 November 2026``, whatever the locale."""
    return f"{_WEEKDAYS[day.weekday()]} {short_date(day)}"


def short_date(day: date) -> str:
    """``2 November 2026``, whatever the locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def month_name(month: int) -> str:
    """The English name of month 1 to 12."""
    return _MONTHS[month - 1]


def weekday_name(weekday: int) -> str:
    """The English name of weekday 0, Monday, to 6."""
    return _WEEKDAYS[weekday]
