"""Percentages from exact fractions: how they are cut to so many places is a named choice."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

from timescales._dates import checked_count


class Rounding(Enum):
    """How an exact share becomes a percentage of so many decimal places.

    The authorities' reports cut off (``TRUNCATED``): 166 of 499 is 33.26 % in them, where half up
    it is 33.27 %.
    """

    TRUNCATED = "truncated"
    HALF_UP = "half up"
    HALF_EVEN = "half even"

    def whole(self, value: Fraction) -> int:
        """The whole number for an exact one; below nought as above it, with the sign.

        >>> Rounding.TRUNCATED.whole(Fraction(-7, 2)), Rounding.HALF_UP.whole(Fraction(-7, 2))
        (-3, -4)
        """
        if self is Rounding.HALF_EVEN:
            return round(value)
        size = abs(value) + (Fraction(1, 2) if self is Rounding.HALF_UP else 0)
        return (-1 if value < 0 else 1) * (size.numerator // size.denominator)

    def percent(self, share: Fraction | None, places: int = 0) -> str:
        """A share as a percentage, without its sign; nothing where there is none.

        >>> Rounding.TRUNCATED.percent(Fraction(166, 499), 2)
        '33.26'
        >>> Rounding.HALF_UP.percent(Fraction(166, 499), 2)
        '33.27'
        >>> Rounding.HALF_UP.percent(None)
        ''
        """
        checked_count(places, "places", least=0)
        if share is None:
            return ""
        scaled = self.whole(share * 100 * 10**places)
        whole, rest = divmod(abs(scaled), 10**places)
        decimals = f".{rest:0{places}}" if places else ""
        return f"{'-' if scaled < 0 else ''}{whole}{decimals}"
