"""``project_table``: the obligations of a whole caseload, from a table of its events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

from timescales import policies
from timescales._dates import checked_date, checked_items
from timescales.calendar import WorkingCalendar, england_and_wales
from timescales.errors import WrongValueError
from timescales.policy import Policy
from timescales.table_projection.result import ProjectedTable


def project_table(
    events: Any,
    *,
    as_at: date,
    policy: Policy | str = policies.DEFAULT,
    calendar: WorkingCalendar | None = None,
    complete_from: date | None = None,
    not_recorded: Iterable[str] = (),
    details: Iterable[str] = (),
    notes: bool = False,
    bad_rows: Literal["refuse", "report"] = "refuse",
) -> ProjectedTable:
    """The obligations of every history in a table of events, as a table of the same kind.

    In: ``events``, a table of pandas, polars or pyarrow, or a mapping of column names to lists or
    numpy arrays, one event a row in any order, with the columns ``subject_id``, ``event`` and
    ``date`` and, if there are, ``ref``, ``date_of_birth`` and ``sets``; no other column is read
    but those that ``details`` names, whose texts become the details of events. ``complete_from``
    and ``not_recorded`` are those of every ``Case``; the rest is as for ``project``. ``bad_rows``
    says what becomes of rows that cannot be events: the table is refused, or they are left out and
    told in the result.

    Out: ``obligations``, what ``project`` gives of one history after another, in the order in
    which the table first names their subjects, with the columns that ``timescales project``
    writes; and ``counts``. What a column cannot follow goes through the fold one history at a time,
    and is counted. No text is built unless ``notes`` asks for it, and then every history goes
    through the fold, which gives it a column ``note``.

    Raises ``ImportError`` without the extra ``frames``, ``WrongTypeError`` for what is no table,
    ``WrongValueError`` for one that lacks a column, ``DataError`` with every fault of every row,
    and as ``project`` does.

    >>> import timescales as ts
    >>> events = {
    ...     "subject_id": ["A", "A", "B"],
    ...     "event": ["became_looked_after", "lac_review", "strategy_discussion"],
    ...     "date": [ts.date(2026, 11, 2), ts.date(2026, 11, 24), ts.date(2026, 11, 3)],
    ... }
    >>> reviews = ts.policies.statutory().only("lac_review", "icpc")
    >>> projected = ts.project_table(events, as_at=ts.date(2026, 11, 30), policy=reviews)
    >>> projected.obligations["subject_id"], projected.obligations["status"]
    (['A', 'A', 'B'], ['met_in_time', 'upcoming', 'overdue'])
    >>> projected.counts.handed_to_the_fold
    0
    """
    checked_date(as_at, "as_at")
    if complete_from is not None:
        checked_date(complete_from, "complete_from")
    if bad_rows not in {"refuse", "report"}:
        raise WrongValueError(f"bad_rows is 'refuse' or 'report', not {bad_rows!r}.")
    try:
        from timescales.table_projection.histories import Asked
        from timescales.table_projection.projecting import project_columns
    except ModuleNotFoundError as error:
        raise ImportError(
            "ts.project_table needs numpy and narwhals: pip install 'timescales[frames]'"
        ) from error
    asked = Asked(
        policies.resolve(policy),
        england_and_wales() if calendar is None else calendar,
        as_at,
        complete_from,
        frozenset(checked_items(not_recorded, str, "not_recorded")),
    )
    return project_columns(
        events,
        asked,
        details=checked_items(details, str, "details"),
        notes=notes,
        report=bad_rows == "report",
    )
