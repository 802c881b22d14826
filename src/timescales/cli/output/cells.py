"""What the cells of every kind of output have in common."""

from __future__ import annotations

from datetime import date
from typing import Final, TypeAlias

Cell: TypeAlias = str | int | bool | date | None
"""What a row holds: text, a number, yes or no, a date, or nothing."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def would_run(text: str) -> bool:
    """Whether a spreadsheet that opens a CSV file could take the text for a formula."""
    return text.startswith(_FORMULA)


YES_OR_NO: Final = {True: "yes", False: "no"}
"""What is written for a truth."""
