"""Everything that timescales raises, in one place.

::

    TimescalesError
    ├── WrongTypeError        (TypeError)    a value of the wrong type; says what to pass
    ├── WrongValueError       (ValueError)   the right type, a value that cannot be meant
    ├── HorizonError          (ValueError)   a calendar was asked about days it does not hold
    │   └── NotSuppliedError                 local data is needed that nobody supplied; says which
    ├── UnknownNameError      (LookupError)  no policy, timescale, stage or rule of that name
    ├── DataError             (ValueError)   data that describes no value; all its faults at once
    ├── ColumnError           (ValueError)   rows of a column that get no date; all of them at once
    ├── PolicyError           (ValueError)   a policy that contradicts itself
    ├── RecordsError          (ValueError)   a file or folder that cannot be read as records
    ├── NoDeadlineError       (ValueError)   a date was asked for where the law gives none
    └── StageNotKnownError    (ValueError)   the history begins too late to say which stage applies

``StatutoryLimitWarning`` is a warning: the date given is later than the statute allows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple, TypeAlias

Steps: TypeAlias = tuple[str | int, ...]
"""The keys and numbers that lead to a place in a document."""


class TimescalesError(Exception):
    """The base of every error that this library raises on purpose."""


class WrongTypeError(TimescalesError, TypeError):
    """A value of the wrong type was passed."""


class WrongValueError(TimescalesError, ValueError):
    """A value of the right type was passed that cannot be meant."""


class HorizonError(TimescalesError, ValueError):
    """Days were asked about that lie outside what is known."""


class NotSuppliedError(HorizonError):
    """An answer needs local data, such as the dates of school terms, that nobody supplied."""


class UnknownNameError(TimescalesError, LookupError):
    """No policy, timescale, stage or rule has that name."""


class DataError(TimescalesError, ValueError):
    """Data that does not describe a value of this library.

    ``faults`` holds every fault found, each as ``"$.path: what is wrong"`` or, in a file of cases,
    ``"file:line: what is wrong"``; and ``places`` the keys and numbers that lead to each, where
    they are known.
    """

    def __init__(self, faults: Iterable[str], places: Iterable[Steps] = ()) -> None:
        self.faults = tuple(faults)
        self.places = tuple(places)
        super().__init__("\n".join(self.faults))

    def __reduce__(self) -> tuple[type[DataError], tuple[tuple[str, ...], tuple[Steps, ...]]]:
        return type(self), (self.faults, self.places)


class RowFault(NamedTuple):
    """A row of a column that gets no date: its position from 0, the value in it, and why."""

    row: int
    value: object
    reason: str


class ColumnError(TimescalesError, ValueError):
    """Rows of a column that get no date. ``faults`` holds a ``RowFault`` for every one of them."""

    def __init__(self, message: str, faults: Iterable[RowFault]) -> None:
        super().__init__(message)
        self.faults = tuple(faults)

    def __reduce__(self) -> tuple[type[ColumnError], tuple[str, tuple[RowFault, ...]]]:
        return type(self), (str(self), self.faults)


class PolicyError(TimescalesError, ValueError):
    """A policy that contradicts itself, or two that cannot be merged."""


class RecordsError(TimescalesError, ValueError):
    """A file or folder that cannot be read as records at all."""


class NoDeadlineError(TimescalesError, ValueError):
    """A date was asked for where the rule gives none. ``reasons`` says why."""

    def __init__(self, message: str, reasons: tuple[str, ...]) -> None:
        super().__init__(message)
        self.reasons = reasons

    def __reduce__(self) -> tuple[type[NoDeadlineError], tuple[str, tuple[str, ...]]]:
        return type(self), (str(self), self.reasons)


class StageNotKnownError(TimescalesError, ValueError):
    """The history begins too late to say which stage applies.

    ``candidates`` maps the name of each possible stage to the date it would give.
    """

    def __init__(self, message: str, candidates: Mapping[str, date]) -> None:
        super().__init__(message)
        self.candidates = dict(candidates)

    def __reduce__(self) -> tuple[type[StageNotKnownError], tuple[str, dict[str, date]]]:
        return type(self), (str(self), self.candidates)


class StatutoryLimitWarning(UserWarning):
    """The date given by the chosen policy is later than the statutory policy allows."""
