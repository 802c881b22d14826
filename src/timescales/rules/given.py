"""Rules that hold what counting cannot find: a day that is known, data that is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from timescales._dates import checked_date, checked_text, long_date, short_date
from timescales._text import constructor
from timescales.calendar import WorkingCalendar
from timescales.codec import register
from timescales.errors import NotSuppliedError
from timescales.outcome import Due
from timescales.rules.base import DateRule
from timescales.step import Step


@register("on_day")
@dataclass(frozen=True, slots=True, repr=False)
class OnDay(DateRule):
    """One day, whatever the anchor; see ``on_day``."""

    day: date
    why: str

    def __post_init__(self) -> None:
        checked_date(self.day, "day")
        checked_text(self.why, "why")

    @property
    def monotone(self) -> bool:
        return True

    def trace(self, anchor: date, calendar: WorkingCalendar) -> Step:
        return self.step(
            anchor,
            Due(self.day),
            lambda: f"{self.why}: {long_date(self.day)}, whatever the day counted from",
        )

    def __repr__(self) -> str:
        return constructor("on_day", self.day, self.why)

    def __str__(self) -> str:
        return f"{short_date(self.day)} ({self.why})"


@register("not_supplied")
@dataclass(frozen=True, slots=True, repr=False)
class NotSupplied(DateRule):
    """No answer until somebody supplies what it needs; see ``not_supplied``."""

    what: str
    how: str

    def __post_init__(self) -> None:
        checked_text(self.what, "what")
        checked_text(self.how, "how")

    @property
    def monotone(self) -> bool:
        return True

    def trace(self, anchor: date, calendar: WorkingCalendar) -> NoReturn:
        raise NotSuppliedError(
            f"Nobody has supplied {self.what}, which this answer needs: {self.how}."
        )

    def __repr__(self) -> str:
        return constructor("not_supplied", self.what, self.how)

    def __str__(self) -> str:
        return f"a day that rests on {self.what} (not supplied)"


def on_day(day: date, why: str) -> OnDay:
    """The day given, whatever the anchor; ``why`` says what day it is, in a few words.

    For a date of one case alone, such as that on which a court's order says it expires.

    >>> import timescales as ts
    >>> expiry = on_day(ts.date(2026, 4, 1), "the day on which the order expires")
    >>> renewal = ts.strictest_of(ts.months(3), expiry)
    >>> renewal.due(ts.date(2026, 3, 4), ts.england_and_wales())
    Due(date(2026, 4, 1))
    """
    return OnDay(day, why)


def not_supplied(what: str, how: str) -> NotSupplied:
    """No answer: it needs local data, ``what``, and ``how`` says in a few words how to give it.

    Whatever the anchor, it raises ``NotSuppliedError`` with both, and never invents a date.

    >>> import timescales as ts
    >>> termly = not_supplied("the dates of the school terms", "replace this by end_of_term(terms)")
    >>> termly.due(ts.date(2026, 3, 4), ts.england_and_wales())
    Traceback (most recent call last):
    timescales.errors.NotSuppliedError: Nobody has supplied the dates of the school terms, ...
    """
    return NotSupplied(what, how)
