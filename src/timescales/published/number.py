"""A cell of a published table as a number: exact, with the decimals it was printed to, or none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

_NUMBER = re.compile(
    r"""
    '?                                              # as this library writes +13 into CSV
    (?P<sign>[+\-−–])? \s*
    (?P<whole>\d{1,3}(?:,\d{3})+|\d+)
    (?:\.(?P<decimals>\d+))? \s*
    (?P<percent>%)?
    """,
    re.VERBOSE | re.ASCII,
)
_FIGURES = re.compile(r"=|.*\d", re.DOTALL)  # a formula that was not worked out, too
_REMARK = re.compile(r"\s*(\*+|\([^()]*\))\s*$")


@dataclass(frozen=True, slots=True)
class Printed:
    """What a cell prints: its text, and its value, which for a percentage is a part of one.

    ``value`` is None where nothing is available, which is never zero; ``decimals`` are those
    printed. ``readable`` is False for a text with figures in it that is no number.
    """

    text: str
    value: Fraction | None = None
    decimals: int = 0
    percent: bool = False
    readable: bool = True

    @property
    def places(self) -> int:
        """To how many decimals the value is given: 3 for ``33.2%``."""
        return self.decimals + 2 * self.percent

    @property
    def unit(self) -> Fraction:
        """One in the last place that is printed."""
        return Fraction(1, 10**self.places)


def printed(text: str, *, percent: bool = False) -> Printed:
    """The number in a cell; with ``percent`` it is a percentage without needing the sign.

    A text without figures, such as ``n/a`` or ``–``, is not available. Remarks after a number,
    in brackets or as asterisks, do not matter.

    >>> printed("1,552").value, printed("27% (Aug 15)").value, printed("–").value
    (Fraction(1552, 1), Fraction(27, 100), None)
    >>> printed("1O2").readable
    False
    """
    text = text.strip()
    bare = text
    while remark := _REMARK.search(bare):
        bare = bare[: remark.start()]
    found = _NUMBER.fullmatch(bare)
    if found is None:
        return Printed(text, readable=not _FIGURES.match(bare or text))
    percent = percent or found["percent"] is not None
    decimals = found["decimals"] or ""
    value = Fraction(int(found["whole"].replace(",", "") + decimals), 10 ** len(decimals))
    if found["sign"] not in (None, "+"):
        value = -value
    return Printed(text, value / 100 if percent else value, len(decimals), percent)


def written(value: Fraction, *, percent: bool, decimals: int, signed: bool = False) -> str:
    """A value as text, with so many decimals or as many more as it takes to be exact, up to ten.

    >>> written(Fraction(1, 3), percent=True, decimals=2)
    '33.3333333333%'
    >>> written(Fraction(8), percent=False, decimals=0, signed=True)
    '+8'
    """
    number = value * 100 if percent else value
    while decimals < 10 and (number * 10**decimals).denominator != 1:
        decimals += 1
    whole = round(number * 10**decimals)
    text = f"{Decimal(whole).scaleb(-decimals):{'+' if signed and whole else ''},.{decimals}f}"
    return f"{text}%" if percent else text
