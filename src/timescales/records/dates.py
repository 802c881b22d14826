"""Dates and moments as they are written in files and on the command line."""

from __future__ import annotations

import re
from datetime import date, datetime

from timescales._moments import in_london, is_clock, parse_clock
from timescales.errors import HorizonError, WrongTypeError, WrongValueError

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DAY_FIRST = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")


def parse_date(text: str) -> date:
    """The date that a text gives, ``2026-05-04`` or ``04/05/2026``, and nothing else.

    With slashes the day always comes first. Spaces around it do not matter. Raises
    ``WrongValueError`` for any other text, and for a day that no calendar has.

    >>> parse_date("2026-05-04"), parse_date(" 04/05/2026 ")
    (datetime.date(2026, 5, 4), datetime.date(2026, 5, 4))
    """
    if type(text) is not str:
        raise WrongTypeError(f"parse_date takes a text, not {type(text).__name__} {text!r}.")
    stripped = text.strip()
    if iso := _ISO.fullmatch(stripped):
        year, month, day = iso.groups()
    elif day_first := _DAY_FIRST.fullmatch(stripped):
        day, month, year = day_first.groups()
    else:
        raise WrongValueError(
            f"{text!r} is not a date; write it as 2026-05-04, or day first as 04/05/2026."
        )
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise WrongValueError(
            f"{text!r} is not a date: there is no day {day} in month {month} of {year}."
        ) from None


def parse_moment(day: date, text: str) -> datetime:
    """The moment of a day that a text gives: a clock time in London, or an ISO moment.

    ``09:30`` is on the clocks of London; of an hour that comes twice it is the first. An ISO moment
    has its offset from UTC, and its day in London must be ``day``. Raises ``WrongValueError`` for
    any other text.

    >>> parse_moment(date(2026, 6, 5), "16:45").isoformat()
    '2026-06-05T16:45:00+01:00'
    >>> parse_moment(date(2026, 6, 5), "2026-06-05T15:45Z").isoformat()
    '2026-06-05T16:45:00+01:00'
    """
    if is_clock(text):
        return parse_clock(day, text)
    try:
        moment = in_london(datetime.fromisoformat(text))
    except (ValueError, HorizonError):
        raise WrongValueError(
            f"{text!r} is not a time; write it as 09:30, which is taken in London, or with its "
            f"offset as {day}T09:30+00:00."
        ) from None
    if moment.date() != day:
        raise WrongValueError(f"{text!r} is on {moment.date()} in London, not on {day}.")
    return moment
