"""What comes out where some rows have no date: columns beside the dates, or an error."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, TypeVar

from timescales._text import plural
from timescales.errors import ColumnError, RowFault

C = TypeVar("C")
_SHOWN = 10


@dataclass(frozen=True, slots=True, eq=False)
class DueReport(Generic[C]):
    """The due dates of a column, and what a column of dates cannot say; each as long as the other.

    ``dates`` is null where there was nothing to count from, where the law sets no deadline, and
    where a row was refused. ``provisional`` marks dates that lean on days not yet published,
    ``no_deadline`` rows for which there is no last lawful day. ``reasons`` says in words why a row
    that held something got no date. ``faults`` are the rows that were refused: outside what the
    calendar holds, or no date at all.
    """

    dates: C
    provisional: Any
    no_deadline: Any
    reasons: Any
    faults: tuple[RowFault, ...]


def column_error(faults: list[RowFault], rows: int) -> ColumnError:
    """The error that names the first of the rows without a date, and holds them all."""
    lines = [f"{plural(len(faults), 'row')} of {rows:,} cannot be given a date:"]
    lines += [f"  row {row}, {value}: {reason}" for row, value, reason in islice(faults, _SHOWN)]
    if len(faults) > _SHOWN:
        lines.append(f"  and {len(faults) - _SHOWN:,} more, which the error's faults hold.")
    lines.append("errors='report' gives the dates of the others, and says so beside them.")
    return ColumnError("\n".join(lines), faults)
