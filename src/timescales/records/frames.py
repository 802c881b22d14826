"""Events in a data frame of pandas, polars or pyarrow, and what is due in a frame of the same kind.

A frame of events has the columns of an event file: ``subject_id``, ``event`` and ``date``, and what
may come with them. Nothing given is changed; frames that come out are new.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, get_type_hints

from timescales import policies
from timescales._dates import checked_date
from timescales._text import listed
from timescales.calendar import WorkingCalendar
from timescales.errors import RecordsError, WrongValueError
from timescales.policy import Policy
from timescales.projection import Obligation
from timescales.records.caseload import Caseload, Row, project_records, recorded_duties
from timescales.records.event_rows import KNOWN, REQUIRED, EventRows
from timescales.records.finding import RowFinding
from timescales.records.frame_rows import FrameTable, narwhals_frame
from timescales.records.ledger import Ledger
from timescales.records.result import Records
from timescales.records.typed import typed_text

if TYPE_CHECKING:
    import narwhals as nw

_FILE = "frame"


def read_frame(
    events: Any,
    *,
    complete_from: date | None = None,
    event_kinds: Iterable[str] = (),
    progress: Callable[[int], None] | None = None,
) -> Records:
    """The records in a data frame of events, as ``timescales.records.read`` has those of a file.

    Columns are found in any mixture of case; those that are not known become details of an event.
    A row has its number from 1 as its line. Raises ``RecordsError`` for a frame without a needed
    column or without rows, and ``WrongTypeError`` for what is no data frame.

    >>> import pandas as pd
    >>> events = pd.DataFrame(
    ...     {
    ...         "subject_id": [17, 17],
    ...         "event": ["became_looked_after", "lac_review"],
    ...         "date": pd.to_datetime(["2026-11-02", "2026-11-24"]),
    ...     }
    ... )
    >>> [case] = read_frame(events).cases
    >>> case.subject_id, [str(event) for event in case.events]
    ('17', ['became_looked_after on 2026-11-02', 'lac_review on 2026-11-24'])
    """
    if complete_from is not None:
        checked_date(complete_from, "complete_from")
    table = FrameTable(events, _FILE)
    known = {name.casefold(): name for name in KNOWN}
    columns = {known.get(spelt.casefold(), spelt): spelt for spelt in table.columns}
    if missing := [name for name in REQUIRED if name not in columns]:
        found = listed(table.columns) or "none"
        raise RecordsError(f"The frame lacks the columns {listed(missing)}; it has {found}.")
    ledger = Ledger(progress)
    rows = EventRows(ledger, event_kinds)
    rows.keep(table.rows(columns))
    ledger.close()
    if not ledger.rows_read:
        raise RecordsError("The frame has columns and no rows.")
    return Records.of(rows.source((_FILE,), complete_from))


def obligations(
    events: Any,
    *,
    as_at: date,
    policy: Policy | str = policies.DEFAULT,
    calendar: WorkingCalendar | None = None,
    complete_from: date | None = None,
) -> Any:
    """Every obligation of every subject in a frame of events, a row each, in a frame of its kind.

    The columns are ``timescales.records.COLUMNS``, as in the file that ``timescales project``
    writes, and the duties those that the events say something about, as ``recorded_duties`` has
    them. Raises as ``read_frame`` and ``timescales.project`` do. Rows of ``events`` that cannot be
    used are left out here: ``read_frame`` says which, and why.

    >>> import polars as pl
    >>> events = pl.DataFrame(
    ...     {"subject_id": ["A"], "event": ["became_looked_after"], "date": ["2026-11-02"]}
    ... )
    >>> due = obligations(events, as_at=date(2026, 11, 22))
    >>> due.select("timescale", "ordinal", "due_date", "status").row(0)
    ('lac_review', 1, datetime.date(2026, 11, 30), 'upcoming')
    """
    records = read_frame(events, complete_from=complete_from)
    policy = recorded_duties(policies.resolve(policy), records.holds)
    caseload = project_records(records, as_at=as_at, policy=policy, calendar=calendar)
    return frame_of(caseload.rows, Row, like=events)


def frame_of(rows: Sequence[Row | RowFinding], row: type[Row | RowFinding], *, like: Any) -> Any:
    """Rows as a frame of the same kind as ``like``: obligations, or findings.

    ``row`` is their class, which gives the columns. Days are dates, ``datetime64`` in pandas;
    what is missing is missing as that library has it, so that a column of whole numbers that may
    be missing is one of floats in pandas.

    >>> import pandas as pd
    >>> frame_of([], RowFinding, like=pd.DataFrame()).columns.to_list()[:4]
    ['file', 'line', 'subject_id', 'used']
    """
    import narwhals as nw

    backend = narwhals_frame(like, "like").implementation
    kinds = get_type_hints(row)
    columns = [
        _series(
            field.name, [getattr(each, field.name) for each in rows], kinds[field.name], backend
        )
        for field in fields(row)
    ]
    made = {series.name: series for series in columns}
    return nw.from_dict(made, backend=backend).to_native()


def add_next_due(
    frame: Any, caseload: Caseload, timescale: str, *, subject: str = "subject_id"
) -> Any:
    """The frame with what is next due of a duty for the subject of each row, in two new columns.

    They are named after the duty, as ``lac_review_due`` and ``lac_review_status``; order, index
    and the other columns are as before. Of several obligations that are open the one that began
    first is taken; where none is open, or the subject is not in the caseload, both are missing.
    Raises ``WrongValueError`` where the frame lacks the column ``subject`` or has one of the new
    ones, ``UnknownNameError`` for a duty that the caseload's policy has not.

    >>> import pandas as pd
    >>> import timescales as ts
    >>> case = ts.Case("A", (ts.Event("became_looked_after", date(2026, 11, 2)),))
    >>> records = Records((case,), findings=(), rows_read=1, rows_used=1, files_read=("a",))
    >>> caseload = project_records(records, as_at=date(2026, 11, 22))
    >>> children = pd.DataFrame({"subject_id": ["B", "A"]}, index=[7, 4])
    >>> add_next_due(children, caseload, "lac_review").loc[4, "lac_review_due"]
    Timestamp('2026-11-30 00:00:00')
    """
    opened = narwhals_frame(frame, "frame")
    due_name, status_name = f"{timescale}_due", f"{timescale}_status"
    if subject not in opened.columns:
        raise WrongValueError(
            f"The frame lacks the column {subject!r}; name the one that has the subjects."
        )
    if taken := [name for name in (due_name, status_name) if name in opened.columns]:
        raise WrongValueError(f"The frame has columns {listed(taken)} already; rename them.")
    caseload.policy.timescale(timescale)
    subjects = map(typed_text, opened[subject].to_list())
    nearest = _next_due(caseload, timescale)
    found = [nearest.get(each) for each in subjects]
    backend = opened.implementation
    due = [each and each.due for each in found]
    status = [each and each.status.value for each in found]
    return opened.with_columns(
        _series(due_name, due, date, backend), _series(status_name, status, str, backend)
    ).to_native()


def _next_due(caseload: Caseload, timescale: str) -> dict[str, Obligation]:
    """Of each subject with an open obligation of a duty, the one that began first."""
    nearest: dict[str, Obligation] = {}
    for each in caseload.obligations:
        if each.timescale == timescale and each.met_on is None and each.ended_on is None:
            nearest.setdefault(each.subject_id, each)
    return nearest


def _series(name: str, values: Sequence[Any], kind: Any, backend: Any) -> nw.Series[Any]:
    import narwhals as nw

    in_pandas = backend.is_pandas_like()
    dtypes: dict[Any, Any] = {
        bool: nw.Boolean,
        date: nw.Datetime("us") if in_pandas else nw.Date,
        date | None: nw.Datetime("us") if in_pandas else nw.Date,
        int: nw.Int64,
        int | None: nw.Float64 if in_pandas else nw.Int64,
    }
    plain = [each.value if isinstance(each, Enum) else each for each in values]
    return nw.new_series(name, plain, dtypes.get(kind, nw.String), backend=backend)
