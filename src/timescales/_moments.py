"""Moments: checked, in the time of Europe/London, and in words. Standard library alone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Any

from timescales._dates import long_date
from timescales.errors import HorizonError, WrongTypeError, WrongValueError

_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")


def in_utc(moment: Any, name: str = "moment") -> datetime:
    """A moment in UTC. Refuses all but exactly a ``datetime`` that knows its offset."""
    return _shifted(_checked(moment, name), timedelta(), UTC)


def in_london(moment: Any, *, after: timedelta = timedelta()) -> datetime:
    """So much time after a moment, as the clocks of Europe/London show it, the offset fixed.

    Fixed, because Python compares and subtracts two datetimes of one zone by what the clock shows
    and not by the time that passes. Raises ``HorizonError`` where there is no such date.
    """
    from zoneinfo import ZoneInfo

    local = _shifted(_checked(moment, "moment"), after, ZoneInfo("Europe/London"))
    return local.replace(tzinfo=timezone(offset(local), local.tzname() or ""), fold=0)


def day_begins(day: date) -> datetime:
    """The midnight with which a day begins in Europe/London."""
    from zoneinfo import ZoneInfo

    return in_london(datetime.combine(day, time(), ZoneInfo("Europe/London")))


def offset(moment: datetime) -> timedelta:
    """How far the clock that shows a moment is ahead of UTC."""
    return moment.utcoffset() or timedelta()


def long_moment(moment: datetime) -> str:
    """``Monday 2 November 2026 at 09:30 GMT``, with seconds where there are any."""
    shown = moment.time().isoformat("seconds" if moment.second else "minutes")
    return f"{long_date(moment)} at {shown} {moment.tzname()}"


def is_clock(text: str) -> bool:
    """Whether a text is written as a clock time, from ``00:00`` to ``23:59``."""
    return _CLOCK.fullmatch(text) is not None


def parse_clock(day: date, text: str) -> datetime:
    """The moment of a clock time in London on a day; of an hour that comes twice, the first.

    Raises ``WrongValueError`` for a text that is no clock time, and for an hour that the clocks
    leave out when they go forward.

    >>> parse_clock(date(2026, 6, 5), "16:45").isoformat()
    '2026-06-05T16:45:00+01:00'
    """
    from zoneinfo import ZoneInfo

    if not is_clock(text):
        raise WrongValueError(f"{text!r} is not a time; write it as 09:30 or 16:45.")
    clock = time.fromisoformat(text)
    moment = in_london(datetime.combine(day, clock, ZoneInfo("Europe/London")))
    if moment.time() != clock:
        raise WrongValueError(f"There was no {text} on {day}: the clocks went forward.")
    return moment


def _checked(value: Any, name: str) -> datetime:
    if type(value) is not datetime:
        raise WrongTypeError(
            f"{name} must be exactly a datetime.datetime, not {type(value).__name__} {value!r}: "
            "pass the time as well, for example "
            "datetime.datetime.fromisoformat('2026-11-02T09:30+00:00')."
        )
    if value.utcoffset() is None:
        raise WrongValueError(
            f"{name} must know its offset from UTC, and {value.isoformat()} does not: pass "
            f"{name}.replace(tzinfo=ZoneInfo('Europe/London')) if that is the clock it was read on."
        )
    return value


def _shifted(moment: datetime, by: timedelta, zone: tzinfo) -> datetime:
    try:
        return (moment.astimezone(UTC) + by).astimezone(zone)
    except OverflowError:
        raise HorizonError(
            f"Counting from {moment.isoformat()} leaves the dates that exist, {date.min} to "
            f"{date.max}."
        ) from None
