"""Days as the files of the suite write them, and the words of one line."""

from __future__ import annotations

import re
from datetime import date, datetime

from timescales._moments import is_clock, parse_clock
from timescales.errors import WrongValueError

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_day(text: str) -> date:
    """The day that an ISO text gives. Raises ``WrongValueError`` for any other text.

    >>> parse_day("2026-05-04")
    datetime.date(2026, 5, 4)
    """
    if not _DAY.fullmatch(text):
        raise WrongValueError(f"{text!r} is not a date; write it as 2026-05-04.")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongValueError(f"{text!r} is not a date: no calendar has that day.") from None


class Words:
    """The words of a line, taken one after another; what it refuses it shows with its place."""

    def __init__(self, line: str, text: str) -> None:
        """Take the words of ``text``, which is what remains to be read of ``line``."""
        self._line = line
        self._words = text.split()
        self._taken: list[str] = []

    @property
    def next(self) -> str | None:
        """The next word, or None at the end."""
        return self._words[0] if self._words else None

    def take(self) -> str:
        """The next word, which must be there."""
        self._taken.append(self._words.pop(0))
        return self._taken[-1]

    def takes(self, phrase: str) -> bool:
        """Take the words of a phrase if they come next, and say whether they did."""
        words = phrase.split()
        if self._words[: len(words)] != words:
            return False
        for _ in words:
            self.take()
        return True

    def day(self) -> date:
        """Take a date. Raises ``WrongValueError``."""
        if self.next is None:
            raise self.refusal("a date")
        try:
            return parse_day(self.take())
        except WrongValueError as error:
            raise WrongValueError(f"{self._line!r}: {error}") from None

    def clock(self, day: date) -> datetime | None:
        """Take a clock time on that day, if one comes next. Raises ``WrongValueError``."""
        if self.next is None or not is_clock(self.next):
            return None
        try:
            return parse_clock(day, self.take())
        except WrongValueError as error:
            raise WrongValueError(f"{self._line!r}: {error}") from None

    def refusal(self, expected: str, hint: str = "") -> WrongValueError:
        """The error that says what was expected here, and what stands here instead."""
        where = f"after {self._taken[-1]!r}" if self._taken else "at its beginning"
        found = "the line ends" if self.next is None else f"{self.next!r} stands there"
        sentence = f"{self._line!r}: expected {expected} {where}, where {found}."
        return WrongValueError(f"{sentence} {hint}".rstrip())
