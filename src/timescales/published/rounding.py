"""Named ways of rounding, and which of them a table follows."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from fractions import Fraction

from timescales.published.number import Printed

_HALF = Fraction(1, 2)


class Rounding(Enum):
    """How a number is brought to the decimals that are printed, away from or towards zero."""

    HALF_UP = "half_up"
    """To the nearest, and a half away from zero: 0.5 is 1. As Excel rounds."""
    HALF_EVEN = "half_even"
    """To the nearest, and a half to the even neighbour: 0.5 is 0. As statistics programs round."""
    TRUNCATED = "truncated"
    """Cut off: 0.9 is 0."""

    @property
    def words(self) -> str:
        """As it is said in a sentence: ``rounded half up``."""
        return _WORDS[self]

    def to(self, value: Fraction, places: int) -> Fraction:
        """The value brought to so many decimals.

        >>> [str(each.to(Fraction(45, 100), 1)) for each in Rounding]
        ['1/2', '2/5', '2/5']
        """
        scaled = abs(value) * 10**places
        whole = scaled.numerator // scaled.denominator
        rest = scaled - whole
        if self is Rounding.HALF_UP:
            whole += rest >= _HALF
        elif self is Rounding.HALF_EVEN:
            whole += rest > _HALF or (rest == _HALF and whole % 2)
        return Fraction(whole if value >= 0 else -whole, 10**places)

    def explains(self, cell: Printed, exact: Fraction) -> bool:
        """Whether this is how an exact value came to what a cell prints."""
        return cell.value == self.to(exact, cell.places)


_WORDS = {
    Rounding.HALF_UP: "rounded half up",
    Rounding.HALF_EVEN: "rounded half to even",
    Rounding.TRUNCATED: "truncated",
}


def followed(pairs: Iterable[tuple[Printed, Fraction]]) -> Rounding | None:
    """The way of rounding that explains most cells, each given with its exact value.

    The first of equals, so half up where nothing tells; None where no cell is explained by any.
    """
    pairs = list(pairs)
    explained = {way: sum(way.explains(*pair) for pair in pairs) for way in Rounding}
    best = max(Rounding, key=explained.__getitem__)
    return best if explained[best] else None
