"""What projecting a table gives: obligations, and what became of rows and histories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from timescales.calendar import WorkingCalendar
from timescales.policy import Policy
from timescales.table_projection.faults import TableFault


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows there were, and how the histories in them were projected.

    ``rows_read`` are ``rows_used`` and ``rows_not_used``. ``histories`` are the subjects with a
    row that was used; ``handed_to_the_fold`` those of whom at least one duty was projected one
    history at a time. ``obligations`` are those of the table, ``obligations_folded`` those among
    them that came from the fold.
    """

    rows_read: int
    rows_used: int
    rows_not_used: int
    histories: int
    handed_to_the_fold: int
    obligations: int
    obligations_folded: int


@dataclass(frozen=True, slots=True)
class ProjectedTable:
    """The obligations of a caseload as a table, with how they came about.

    ``obligations`` is a table of the kind that was given. ``faults`` says what was wrong with rows
    that were not used.
    """

    obligations: Any
    counts: Counts
    faults: tuple[TableFault, ...]
    as_at: date
    policy: Policy
    calendar: WorkingCalendar
