"""So many of so many: a share that never loses its numerator and denominator."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from timescales._dates import checked_count
from timescales.errors import WrongValueError


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` of ``of``, each 0 or more, as exact as it was counted.

    Raises ``WrongTypeError`` for anything but whole numbers, ``WrongValueError`` where ``count``
    is more than ``of``.

    >>> print(Share(597, 6089))
    597 of 6,089 (9.8 %)
    """

    count: int
    of: int

    def __post_init__(self) -> None:
        checked_count(self.count, "count", least=0)
        checked_count(self.of, "of", least=self.count, advice="A share is part of a whole.")

    @property
    def fraction(self) -> Fraction:
        """The exact value. Raises ``WrongValueError`` for a share of none, which has no value.

        >>> Share(20, 60).fraction
        Fraction(1, 3)
        """
        if not self.of:
            raise WrongValueError("0 of 0 is no number: look at count and of instead.")
        return Fraction(self.count, self.of)

    @property
    def percent(self) -> str:
        """Rounded to a tenth of one per cent, a half upwards; empty for a share of none.

        >>> Share(1, 16).percent
        '6.3 %'
        """
        if not self.of:
            return ""
        tenths = (2000 * self.count + self.of) // (2 * self.of)
        return f"{tenths // 10}.{tenths % 10} %"

    def __str__(self) -> str:
        counted = f"{self.count:,} of {self.of:,}"
        return f"{counted} ({self.percent})" if self.of else counted
