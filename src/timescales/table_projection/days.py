"""Days as whole numbers, which is how the arrays of this package hold them."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

Numbers: TypeAlias = npt.NDArray[np.int32]
"""Days since 1 January 1970, or other whole numbers; ``NONE`` where there is none."""
Mask: TypeAlias = npt.NDArray[np.bool_]
Keys: TypeAlias = npt.NDArray[np.int64]

NONE: Final = int(np.iinfo(np.int32).min)
EPOCH: Final = date(1970, 1, 1).toordinal()
EARLIEST: Final = date.min.toordinal() - EPOCH
LATEST: Final = date.max.toordinal() - EPOCH


def number_of(day: date | None) -> int:
    """The number of a day."""
    return NONE if day is None else day.toordinal() - EPOCH


def day_of(number: int) -> date:
    """The day of a number that is not ``NONE``."""
    return date.fromordinal(number + EPOCH)


def as_dates(numbers: Numbers) -> npt.NDArray[np.datetime64]:
    """The same days as numpy has them, ``NaT`` for none."""
    dates = numbers.astype("datetime64[D]")
    dates[numbers == NONE] = np.datetime64("NaT")
    return dates


def given(numbers: Numbers) -> Mask:
    """Where there is a number."""
    found: Mask = numbers != NONE
    return found


def distinct(numbers: Numbers) -> Numbers:
    """Each number once, in order; there must be one. Quick where they lie close together."""
    first = int(numbers.min())
    present = np.zeros(int(numbers.max()) - first + 1, np.bool_)
    present[numbers - first] = True
    return (np.flatnonzero(present) + first).astype(np.int32)


def filled(size: int, value: int = NONE) -> Numbers:
    """An array of one number."""
    return np.full(size, value, np.int32)


def numbers_of(dates: npt.NDArray[Any]) -> Numbers:
    """The numbers of numpy dates, all of them days that exist or ``NaT``."""
    days = dates.astype("datetime64[D]")
    numbers = days.astype(np.int64)
    numbers[np.isnat(days)] = NONE
    return numbers.astype(np.int32)


DAY_BITS: Final = 22
"""What the days of the years 1 to 9999 need."""


def subject_days(subject: npt.NDArray[Any], day: Numbers) -> Keys:
    """A subject and a day as one number, ordered by subject and then by day."""
    return (subject.astype(np.int64) << DAY_BITS) | (day.astype(np.int64) - EARLIEST)


def subject_in(keys: Keys) -> Keys:
    """The subjects of such numbers."""
    return keys >> DAY_BITS


def day_in(keys: Keys) -> Numbers:
    """The days of such numbers."""
    return ((keys & (2**DAY_BITS - 1)) + EARLIEST).astype(np.int32)
