"""What the cells of every kind of output have in common."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

Cell: TypeAlias = str | int | bool | date | None
"""What a row holds: text, a number, yes or no, a date, or nothing."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def would_run(text: str) -> bool:
    """Whether a spreadsheet that opens a CSV file could take the text for a formula."""
    return text.startswith(_FORMULA)


def yes_or_no(value: bool) -> str:  # noqa: FBT001 - the value is what is written
    """``yes`` or ``no``."""
    return "yes" if value else "no"
