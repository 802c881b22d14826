"""What the label of a row or the heading of a column says, where that is safe to infer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timescales._text import listed, suggestion
from timescales.errors import UnknownNameError

_TOTAL = re.compile(r"totals?\b")
_VARIANCE = re.compile(r"\b(variance|change|difference)\b")
_CHILDREN = re.compile(r"\b(number|no\.?) of children\b")


def plain(label: str) -> str:
    """A label as it is compared: without capitals, footnote marks and superfluous spaces.

    >>> plain(" 16/17  As at 31/03/17 **")
    '16/17 as at 31/03/17'
    """
    return " ".join(label.casefold().replace("*", " ").split())


def says_total(label: str) -> bool:
    """Whether it begins with "Total"."""
    return _TOTAL.match(plain(label)) is not None


def says_variance(heading: str) -> bool:
    """Whether it says variance, change or difference, and of numbers, not a percentage."""
    return _VARIANCE.search(plain(heading)) is not None and not says_percent(heading)


def says_percent(label: str) -> bool:
    """Whether it has a percent sign."""
    return "%" in label


def unit_said(label: str) -> str | None:
    """``children`` where it says "number of children", else None."""
    return "children" if _CHILDREN.search(plain(label)) else None


def find(name: str, labels: Sequence[str]) -> int:
    """The position of the label that is ``name``, or else of the only one that has it in it.

    Raises ``UnknownNameError`` where there is none, or more than one.

    >>> find("total", ["Late notification", "Total Number of Children"])
    1
    """
    wanted, known = plain(name), [plain(label) for label in labels]
    matches = [number for number, label in enumerate(known) if label == wanted] or [
        number for number, label in enumerate(known) if wanted in label
    ]
    if len(matches) == 1:
        return matches[0]
    if matches:
        which = listed((repr(labels[number]) for number in matches), "or")
        raise UnknownNameError(f"{name!r} could be {which}; write more of it.")
    raise UnknownNameError(f"there is no {name!r}. {suggestion(name, labels)}")
