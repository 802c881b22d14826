"""The sheets that are lists: what is due, the open disputes, and why what was late was late."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, Final

from timescales.cli.output import Sheet
from timescales.cli.output.cells import Cell
from timescales.cli.output.xlsx_cells import Tone
from timescales.cli.score_book.words import NOT_AVAILABLE, NOT_KNOWN
from timescales.cli.score_kept import Owed
from timescales.cli.score_rows import Shown
from timescales.scorecard import UNEXPLAINED, Measure, OpenDispute, late_by_reason, reason_table

_OVERDUE = "overdue"

_DUE: Final = {
    "Subject": "subject_id",
    "Duty": "title",
    "Occurrence": "ordinal",
    "Status": "status_in_words",
    "Due": "due_date",
    "Hold by": "hold_by",
    "Plan by": "plan_by",
    "Booked for": "booked_for",
    "Statutory limit": "statutory_limit",
    "Days late": "days_late",
    "At risk": "at_risk",
    "Officer": "officer",
    "Team": "team",
    "Note": "note",
}
_due_cells: Callable[[Owed], tuple[Any, ...]] = attrgetter(*_DUE.values())

_DISPUTES = (
    "Subject", "Dispute", "Raised", "Stage", "Working days open", "Due", "Working days left",
    "Standing", "Theme", "Officer",
)  # fmt: skip


def due(owed: Sequence[Owed]) -> Sheet:
    """Every obligation that is open, the earliest due first."""
    ordered = sorted(owed, key=lambda each: (each.due_date or date.max, each.subject_id))
    tones = {"Status": {_OVERDUE: Tone.BAD, NOT_KNOWN: Tone.DOUBTFUL}}
    return Sheet("Due", (*_DUE,), [_due_cells(each) for each in ordered], tones=tones)


def disputes(found: Sequence[OpenDispute], named: Callable[[str], str]) -> Sheet:
    """The disputes that are open, the most urgent first."""
    rows: list[tuple[Cell, ...]] = [
        (
            named(each.subject_id), named(each.ref or ""), each.raised, each.stage, each.age,
            each.due, each.days_left, _standing(each), each.theme, each.officer,
        )
        for each in found
    ]  # fmt: skip
    tones = {"Standing": {_OVERDUE: Tone.BAD, NOT_KNOWN: Tone.DOUBTFUL}}
    return Sheet("Open disputes", _DISPUTES, rows, tones=tones)


def _standing(dispute: OpenDispute) -> str:
    if dispute.days_left is None:
        return NOT_KNOWN
    return _OVERDUE if dispute.days_left < 0 else "in time"


def reasons(shown: Shown) -> Iterator[Sheet]:
    """Why what was late was late, in one sheet; none where no such measure was asked for."""
    known = {measure.id for measure in late_by_reason()}
    asked = [measure for measure in shown.card.measures if measure.id in known]
    if asked:
        columns = ("Measure", "Unit", "Judged", "Reason", "Avoidable")
        rows = [row for measure in asked for row in _reasons(shown, measure)]
        yield Sheet("Reasons", (*columns, *(period.name for period in shown.periods)), rows)


def _reasons(shown: Shown, measure: Measure) -> Iterator[tuple[Cell, ...]]:
    """The reasons with anything in them, those unexplained, their total, and the avoidable."""
    for verdict in measure.verdicts:
        table = reason_table(shown.card, measure.id, verdict)
        places = [table.periods.index(period) for period in shown.periods]
        begins = measure.title, measure.unit.value, verdict.value
        for row in table.rows:
            counts = [row.counts[place] for place in places]
            if row.id == UNEXPLAINED or any(counts):
                avoidable = None if row.reason is None else row.avoidable
                yield (*begins, row.title, avoidable, *map(_count, counts))
        for title, sums in (("Total", table.totals), ("Of these avoidable", table.avoidable)):
            yield (*begins, title, None, *(_count(sums[place]) for place in places))


def _count(number: int | None) -> Cell:
    return NOT_AVAILABLE if number is None else number
