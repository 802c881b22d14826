"""What a published table says that does not follow from what else it says."""

from __future__ import annotations

from dataclasses import dataclass, fields

from timescales.projection import Severity


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault, at the cell that does not follow.

    ``line`` is where the row stands in its file; ``printed`` is what the cell prints and
    ``expected`` what it should print, blank where that cannot be said. ``code`` is a stable word
    to filter on, ``reason`` a sentence, and ``rests_on`` names the cells that it was worked out
    from, with a semicolon between.
    """

    table: str
    line: int
    row: str
    column: str
    printed: str
    expected: str
    severity: Severity
    code: str
    reason: str
    rests_on: str = ""


FAULT_COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(Fault))
"""The columns of a file of faults, in order."""
