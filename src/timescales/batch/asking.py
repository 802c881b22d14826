"""The due dates of a whole column."""

from __future__ import annotations

import warnings
from typing import Any, Literal, TypeVar, overload

from timescales.batch.columns import Answered, Column, read
from timescales.batch.question import question_of
from timescales.batch.report import DueReport, column_error
from timescales.calendar import WorkingCalendar
from timescales.errors import RowFault, StatutoryLimitWarning, WrongValueError
from timescales.outcome import NoDeadline
from timescales.policy import Policy
from timescales.rules import DateRule
from timescales.timescale import Timescale

C = TypeVar("C")


@overload
def due_many(
    asked: DateRule | Timescale | str,
    dates: C,
    *,
    stage: str | None = None,
    policy: Policy | str | None = None,
    calendar: WorkingCalendar | None = None,
    errors: Literal["raise"] = "raise",
) -> C: ...


@overload
def due_many(
    asked: DateRule | Timescale | str,
    dates: C,
    *,
    stage: str | None = None,
    policy: Policy | str | None = None,
    calendar: WorkingCalendar | None = None,
    errors: Literal["report"],
) -> DueReport[C]: ...


def due_many(
    asked: DateRule | Timescale | str,
    dates: C,
    *,
    stage: str | None = None,
    policy: Policy | str | None = None,
    calendar: WorkingCalendar | None = None,
    errors: Literal["raise", "report"] = "raise",
) -> C | DueReport[C]:
    """The due date for every date of a column, as a column of the same kind.

    In: a rule; or a ``Timescale``, with its ``stage`` where it has several; or an address such as
    ``"icpc"`` or ``"lac_review.second"``, which the ``policy`` gives its meaning. ``dates`` is a
    list or tuple of dates, a numpy array of ``datetime64``, a pandas Series or Index, a polars
    Series or an Arrow array; its nulls stay null, its index and name are kept.

    Out: with ``errors="raise"`` the due dates, in which a null stands where one stood before and
    nowhere else: a row that gets no date, since the law sets no deadline, the calendar ends or the
    value is no date, raises ``ColumnError`` with every such row. With ``errors="report"`` a
    ``DueReport``: the dates, and beside them which are provisional and why others are missing.

    Raises ``WrongTypeError`` for a column of another kind, ``UnknownNameError`` for an address that
    the policy does not hold. For an address, warns once with ``StatutoryLimitWarning`` where dates
    are later than the statutory policy's.

    >>> import timescales as ts
    >>> ts.due_many("icpc", [ts.date(2024, 12, 13), None])
    [datetime.date(2025, 1, 8), None]
    >>> ts.due_many(ts.months(3), (ts.date(2022, 11, 30),))
    (datetime.date(2023, 2, 28),)
    """
    if errors not in ("raise", "report"):
        raise WrongValueError(f"errors must be 'raise' or 'report', not {errors!r}.")
    question, limit = question_of(asked, stage, policy, calendar)
    column = read(dates)
    found = column.answers(question)
    if limit is not None and limit != question:
        _warn_of_limit(column, found, column.answers(limit))
    made: C | DueReport[C] = (
        _raised(column, found) if errors == "raise" else _reported(column, found)
    )
    return made


def _raised(column: Column, found: Answered) -> Any:
    if found.lacking:
        raise column_error(_faults(column, found, but=()), len(column))
    return column.dates(found)


def _reported(column: Column, found: Answered) -> DueReport[Any]:
    without = {row for row, why in found.lacking.items() if isinstance(why, NoDeadline)}
    reasons = [
        str(found.lacking[row]) if row in found.lacking else None for row in range(len(column))
    ]
    return DueReport(
        column.dates(found),
        column.flags(found.provisional),
        column.flags([row in without for row in range(len(column))]),
        column.texts(reasons),
        tuple(_faults(column, found, but=without)),
    )


def _faults(column: Column, found: Answered, *, but: Any) -> list[RowFault]:
    return [
        RowFault(row, column.value(row), str(why))
        for row, why in sorted(found.lacking.items())
        if row not in but
    ]


def _warn_of_limit(column: Column, found: Answered, limits: Answered) -> None:
    rows = found.later_than(limits)
    if rows:
        warnings.warn(
            f"After the statutory limit: {len(rows):,} of {len(column):,} rows, of which row "
            f"{rows[0]} is the first; policy='statutory' or 'strictest' keeps within it.",
            StatutoryLimitWarning,
            stacklevel=3,
        )
