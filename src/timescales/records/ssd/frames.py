"""The tables as data frames of pandas, polars or pyarrow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from timescales._dates import checked_date
from timescales.errors import RecordsError, WrongTypeError
from timescales.records.frame_rows import FrameTable
from timescales.records.ledger import Ledger
from timescales.records.result import Records
from timescales.records.source import Source
from timescales.records.ssd.reading import FoundTable, SsdRows
from timescales.records.ssd.tables import TABLES


def open_frames(
    tables: Mapping[str, Any],
    *,
    complete_from: date | None = None,
    progress: Callable[[int], None] | None = None,
) -> Source:
    """As ``read_frames``, for a caseload of any size: children one at a time, then the ledger.

    Raises as ``read_frames`` does, before the first child.
    """
    if not isinstance(tables, Mapping):
        raise WrongTypeError(
            f"tables must map table names to data frames, not {type(tables).__name__}."
        )
    if complete_from is not None:
        checked_date(complete_from, "complete_from")
    opened = {
        name.lower(): FrameTable(frame, name)
        for name, frame in tables.items()
        if name.lower() in TABLES
    }
    ledger = Ledger(progress)
    rows = SsdRows(
        (FoundTable.of(TABLES[name], each.file, each.columns) for name, each in opened.items()),
        ledger,
    )
    for found in rows.tables:
        spelt = {column: column for column in found.columns.values()}
        rows.keep(found, opened[found.table.name].rows(spelt))
    ledger.close()
    if not ledger.rows_read:
        raise RecordsError("The tables of the dataset hold no rows.")
    not_read = tuple(name for name in tables if name.lower() not in TABLES)
    return rows.source(complete_from, not_read)


def read_frames(
    tables: Mapping[str, Any],
    *,
    complete_from: date | None = None,
    progress: Callable[[int], None] | None = None,
) -> Records:
    """The records in tables of the Standard Safeguarding Dataset, given by name as data frames.

    Names and columns are those of the dataset, in any mixture of case; other tables and columns
    are left alone, and a table that is not given is a finding. Each row has a number from 1 as its
    line. ``complete_from`` and ``progress`` are as in ``timescales.records.read``. Raises
    ``RecordsError`` where there is no such table, no row, or a column is missing without which a
    table says nothing; ``WrongTypeError`` for what is no data frame.

    >>> import polars as pl
    >>> enquiries = {
    ...     "s47e_s47_enquiry_id": ["1"],
    ...     "s47e_person_id": ["A"],
    ...     "s47e_s47_start_date": [date(2026, 9, 1)],
    ... }
    >>> records = read_frames({"ssd_s47_enquiry": pl.DataFrame(enquiries)})
    >>> [str(event) for case in records.cases for event in case.events]
    ['strategy_discussion on 2026-09-01 (ref 1)']
    """
    return Records.of(open_frames(tables, complete_from=complete_from, progress=progress))
