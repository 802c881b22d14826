"""What the obligations of a caseload come to, counted as they go by."""

from __future__ import annotations

from collections import Counter
from datetime import date
from heapq import nsmallest

from timescales.projection import Status
from timescales.records import Row

SOONEST = 20
"""How many of the obligations that are due next are kept."""

_OPEN = frozenset({Status.UPCOMING.value, Status.OVERDUE.value})
_KEPT = 50 * SOONEST


class Tally:
    """Counts rows, and keeps those of them that are due soonest."""

    def __init__(self) -> None:
        self.obligations = 0
        self.open = 0
        self.due_after_statutory_limit = 0
        self.provisional = 0
        self.by_timescale: dict[str, Counter[str]] = {}
        self._soonest: list[Row] = []

    def add(self, row: Row) -> None:
        """Count one obligation."""
        self.obligations += 1
        self.due_after_statutory_limit += after_limit(row)
        self.provisional += row.provisional
        self.by_timescale.setdefault(row.timescale, Counter())[row.status] += 1
        if row.status in _OPEN and row.due_date:
            self.open += 1
            self._soonest.append(row)
            if len(self._soonest) > _KEPT:
                self._soonest = self.soonest

    @property
    def soonest(self) -> list[Row]:
        """Those with a date that are neither met nor ended, the soonest due first."""
        return nsmallest(SOONEST, self._soonest, key=_due)

    @property
    def statuses(self) -> tuple[str, ...]:
        """The statuses that occur, in the order in which they are defined."""
        held = {status for counts in self.by_timescale.values() for status in counts}
        return tuple(status.value for status in Status if status.value in held)


def after_limit(row: Row) -> bool:
    """Whether a row's due date falls after its statutory limit."""
    return bool(row.due_date and row.statutory_limit and row.due_date > row.statutory_limit)


def _due(row: Row) -> tuple[date, str]:
    return row.due_date or date.max, row.subject_id
