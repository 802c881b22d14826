"""One closed weekday: its date, its name and why it is closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from timescales._dates import checked_date, long_date
from timescales._text import constructor
from timescales.errors import WrongTypeError, WrongValueError

SATURDAY = 5


class ClosureKind(Enum):
    """Why a weekday is closed.

    In England and Wales Christmas Day and Good Friday are holidays at common law, and so are
    named beside bank holidays in the definitions of a working day. The others come from
    the Banking and Financial Dealings Act 1971: Schedule 1, or a proclamation under section 1.
    """

    COMMON_LAW = "common-law"
    BANK_HOLIDAY = "bank holiday"
    SUBSTITUTE = "substitute"
    ONE_OFF = "one-off"
    LOCAL = "local"


@dataclass(frozen=True, slots=True, repr=False)
class Closure:
    """A weekday that is not a working day.

    In: the date, which must be a weekday (Saturdays and Sundays are closed without one); the
    name of the day; its kind. A date of the wrong type, a kind that is not a ``ClosureKind``
    and a name that is not text raise ``WrongTypeError``; a Saturday, a Sunday and a name that
    is empty or holds control characters raise ``WrongValueError``.

    >>> boxing_day = Closure(date(2026, 12, 28), "Boxing Day", ClosureKind.SUBSTITUTE)
    >>> boxing_day
    Closure(date(2026, 12, 28), 'Boxing Day', ClosureKind.SUBSTITUTE)
    >>> print(boxing_day)
    Monday 28 December 2026, Boxing Day (substitute)

    Source: Banking and Financial Dealings Act 1971, section 1 and Schedule 1.
    """

    date: date
    name: str
    kind: ClosureKind

    def __post_init__(self) -> None:
        day = checked_date(self.date, "the date of a closure")
        if day.weekday() >= SATURDAY:
            raise WrongValueError(
                f"{long_date(day)} is closed already, being at a weekend: a closure is a weekday."
            )
        check_name(self.name, day)
        check_kind(self.kind)

    def __repr__(self) -> str:
        return constructor("Closure", self.date, self.name, self.kind)

    def __str__(self) -> str:
        return f"{long_date(self.date)}, {self.name} ({self.kind.value})"


def check_name(name: Any, day: date) -> None:
    """Refuse a name for the closure on ``day`` that is not text, or cannot be read."""
    if type(name) is not str:
        raise WrongTypeError(
            f"the name of a closure must be text (str), not {type(name).__name__} {name!r}."
        )
    if not name.strip() or not name.isprintable():
        raise WrongValueError(
            f"the closure on {long_date(day)} has no name that can be read, only {name!r}: "
            f"say why the day is closed."
        )


def check_kind(kind: Any) -> None:
    """Refuse whatever is not a ``ClosureKind``."""
    if type(kind) is not ClosureKind:
        raise WrongTypeError(
            f"the kind of a closure must be a ClosureKind, for example ClosureKind.LOCAL, "
            f"not {type(kind).__name__} {kind!r}."
        )
