"""Dates and moments as they are written in files and on the command line."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from timescales._moments import in_london, is_clock, parse_clock
from timescales.errors import HorizonError, WrongTypeError, WrongValueError

_EARLIEST = date(1910, 1, 1)
_LATEST = date(2099, 12, 30)
_EXCEL_DAY_ZERO = date(1899, 12, 30)

_CLOCK = re.compile(r"[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?$")
_MIDNIGHT_UTC = re.compile(r"(?<=[ T]00:00:00)(?:\.0+)?(?:Z|\+00:?00)$")
_SERIAL = re.compile(r"[0-9]{5}(?:\.0+)?")
_BASIC = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_ONE_DIGIT = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_TWO_DIGIT_YEAR = re.compile(r"[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{2}")
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


@lru_cache(maxsize=65_536)
def cell_date(text: str) -> date:
    """The date that a cell of a file gives, in any of the ways in which systems write one.

    Besides what ``parse_date`` takes, that is a day with a clock time, which is left off; day first
    with single figures, or with dots or hyphens; ``20260504``; and a serial number of Excel. Raises
    ``WrongValueError`` for any other text, for a year of two digits, and for a day that only
    stands for none, as 1 January 1900 and 31 December 9999 do: one before 1910 or after
    30 December 2099.

    >>> cell_date("2026-05-04 00:00:00"), cell_date("4/5/2026"), cell_date("46146")
    (datetime.date(2026, 5, 4), datetime.date(2026, 5, 4), datetime.date(2026, 5, 4))
    """
    day = _written(_CLOCK.sub("", _MIDNIGHT_UTC.sub("", text.strip())), text)
    if not _EARLIEST <= day <= _LATEST:
        raise WrongValueError(
            f"{text!r} is taken to stand for no date; a date here is from {_EARLIEST} to {_LATEST}."
        )
    return day


def _written(day: str, text: str) -> date:
    if _SERIAL.fullmatch(day):
        return _EXCEL_DAY_ZERO + timedelta(int(float(day)))
    if _TWO_DIGIT_YEAR.fullmatch(day):
        raise WrongValueError(f"{text!r} has a year of two digits; write all four.")
    if basic := _BASIC.fullmatch(day):
        day = "-".join(basic.groups())
    elif one_digit := _ONE_DIGIT.fullmatch(day):
        first, _, month, year = one_digit.groups()
        day = f"{first:0>2}/{month:0>2}/{year}"
    try:
        return parse_date(day)
    except WrongValueError as error:
        raise WrongValueError(str(error).replace(repr(day), repr(text), 1)) from None


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
