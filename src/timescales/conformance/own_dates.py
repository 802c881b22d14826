"""One date of an authority's own against the rules: whether it agrees, and why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from timescales import policies
from timescales._text import listed, plural
from timescales.calendar import WorkingCalendar
from timescales.conformance.verdict import NO, REFUSED, YES, worked
from timescales.errors import TimescalesError, WrongValueError
from timescales.outcome import Due
from timescales.policy import Policy
from timescales.records import parse_date
from timescales.records.source_row import SourceRow

COLUMNS = ("policy", "timescale", "anchor_date", "expected_due")


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """What became of one row: ``agrees`` is ``yes``, ``no`` or ``refused``.

    ``expected`` and ``computed`` are None where there is no date, or where none could be read
    or worked out; ``reasons`` say how, and for a difference why.
    """

    row: SourceRow
    agrees: str
    expected: date | None
    computed: date | None
    reasons: tuple[str, ...]


def check_row(
    row: SourceRow, policy_of: Callable[[str], Policy], calendar: WorkingCalendar
) -> RowVerdict:
    """The verdict on a row with the cells of ``COLUMNS``; one that cannot be judged is refused.

    ``policy_of`` gives the policy that a cell names, or raises a ``TimescalesError``.
    """
    if row.fault is not None:
        return RowVerdict(row, REFUSED, None, None, (row.fault.reason,))
    try:
        _, stage = policy_of(row.cells["policy"]).at(row.cells["timescale"])
        anchor = _date(row, "anchor_date")
        expected = _date(row, "expected_due") if row.cells["expected_due"] else None
        step = stage.rule.trace(anchor, calendar)
    except TimescalesError as error:
        return RowVerdict(row, REFUSED, None, None, (str(error),))
    computed = step.outcome.date if isinstance(step.outcome, Due) else None
    if computed == expected:
        return RowVerdict(row, YES, expected, computed, (worked(step),))
    reasons = (_difference(expected, computed), worked(step), *_elsewhere(row, expected, calendar))
    return RowVerdict(row, NO, expected, computed, reasons)


def _date(row: SourceRow, column: str) -> date:
    try:
        return parse_date(row.cells[column])
    except WrongValueError as error:
        raise WrongValueError(f"{column}: {error}") from None


def _difference(expected: date | None, computed: date | None) -> str:
    if expected is None:
        return "no deadline was expected"
    if computed is None:
        return "a deadline was expected"
    apart = (expected - computed).days
    return f"{plural(abs(apart), 'day')} {'later' if apart > 0 else 'earlier'} than computed"


def _elsewhere(row: SourceRow, expected: date | None, calendar: WorkingCalendar) -> Iterator[str]:
    """Which other policies of the library give the date that was expected."""
    anchor = _date(row, "anchor_date")
    names = [
        name
        for name in policies.NAMES
        if expected is not None
        and _gives(name, row.cells["timescale"], anchor, calendar) == expected
    ]
    if names:
        verb = "gives" if len(names) == 1 else "give"
        yield f"{listed(names)} {verb} the expected date"


def _gives(name: str, address: str, anchor: date, calendar: WorkingCalendar) -> date | None:
    try:
        outcome = policies.resolve(name).at(address)[1].rule.due(anchor, calendar)
    except TimescalesError:
        return None
    return outcome.date if isinstance(outcome, Due) else None
