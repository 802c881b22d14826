"""What a calendar is made from: checked, sorted, tabulated."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from datetime import date
from itertools import accumulate, compress, pairwise
from typing import Any

from timescales._dates import checked_date, long_date
from timescales._text import listed
from timescales.calendar.closure import SATURDAY, Closure
from timescales.errors import WrongTypeError, WrongValueError


def check_calendar_name(name: Any) -> None:
    """Refuse a name for a calendar that is not text, or cannot be read."""
    if type(name) is not str:
        raise WrongTypeError(
            f"the name of a calendar must be text (str), not {type(name).__name__} {name!r}."
        )
    if not name.strip() or not name.isprintable():
        raise WrongValueError(
            f"a calendar needs a name, for example 'England and Wales', not {name!r}."
        )


def check_horizon(first: Any, published_to: Any, end: Any, last: str = "projected_to") -> None:
    """Refuse a horizon that ends before it begins, or is published to a day outside it."""
    checked_date(first, "first")
    checked_date(end, last)
    if end < first:
        raise WrongValueError(
            f"the horizon ends before it begins: first is {first} and {last} is {end}."
        )
    if published_to is not None and not first <= checked_date(published_to, "published_to") <= end:
        raise WrongValueError(
            f"published_to must lie in the horizon, {first} to {end}, or be None if nothing in "
            f"it is published; not {published_to}."
        )


def sorted_closures(closures: Iterable[Closure]) -> tuple[Closure, ...]:
    """The closures by date; two on one day are refused."""
    if not isinstance(closures, Iterable):
        raise WrongTypeError(
            f"closures must be a list, tuple or set of Closure, not {type(closures).__name__}."
        )
    held = list(closures)
    for closure in held:
        if not isinstance(closure, Closure):
            raise WrongTypeError(
                f"each closure must be a Closure, for example Closure(date(2026, 12, 24), "
                f"'Council closed', ClosureKind.LOCAL), not {type(closure).__name__} {closure!r}."
            )
    held.sort(key=lambda closure: closure.date)
    twice = {a.date for a, b in pairwise(held) if a.date == b.date}
    if twice:
        raise WrongValueError(f"two closures on {listed(map(long_date, sorted(twice)))}.")
    return tuple(held)


def tabulated(
    first: date, last: date, closed: frozenset[date]
) -> tuple[array[int], tuple[date, ...]]:
    """How many working days lie in the first 0, 1, 2 … days of a horizon, and which they are."""
    span = range(first.toordinal(), last.toordinal() + 1)
    week = bytes((day - 1) % 7 < SATURDAY for day in range(span.start, span.start + 7))
    is_open = bytearray((week * (len(span) // 7 + 1))[: len(span)])
    for day in closed:
        if first <= day <= last:
            is_open[day.toordinal() - span.start] = False
    rank = array("i", accumulate(is_open, initial=0))
    return rank, tuple(map(date.fromordinal, compress(span, is_open)))


def fingerprint_of(
    first: date, published_to: date | None, last: date, closures: tuple[Closure, ...]
) -> str:
    """A short text that is the same for the same horizon and closures, everywhere and always."""
    from hashlib import sha256

    lines = [f"{first}\t{published_to}\t{last}\tSaturday\tSunday"]
    lines += [f"{closure.date}\t{closure.kind.value}\t{closure.name}" for closure in closures]
    return sha256("\n".join(lines).encode()).hexdigest()[:16]
