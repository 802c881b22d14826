"""Engines that wait until they are asked, through one layer: they join the table as any other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import duckdb
import narwhals as nw
import pyarrow as pa
import pytest

from timescales import policies
from timescales.calendar import england_and_wales
from timescales.outcome import Due
from timescales.sql import calendar_table, to_arrow

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
DAYS: list[date | None] = [FIRST + timedelta(days=n) for n in range(365)]
DAYS[100] = None
HELD = pa.table({"id": pa.array(range(365)), "held": pa.array(DAYS, pa.date32())})
COLUMN = "statutory_lac_review_second_due"


def in_duckdb(connection: duckdb.DuckDBPyConnection, table: pa.Table) -> Any:
    return connection.from_arrow(table)


def in_dask(_: object, table: pa.Table) -> Any:
    dask = pytest.importorskip("dask.dataframe", reason="Dask is not installed")
    import pandas as pd

    return dask.from_pandas(table.to_pandas(types_mapper=pd.ArrowDtype), npartitions=2)


def in_polars(_: object, table: pa.Table) -> Any:
    polars = pytest.importorskip("polars", reason="Polars is not installed")
    return polars.from_arrow(table).lazy()


@pytest.mark.filterwarnings("default")  # those of the engines are their own affair
@pytest.mark.parametrize("engine", [in_duckdb, in_dask, in_polars])
def test_the_table_is_joined_lazily(engine: Callable[[Any, pa.Table], Any]) -> None:
    """Nothing is computed before the end; nulls stay null; every date is the rule's."""
    table = to_arrow(calendar_table(first=FIRST, last=LAST))
    with duckdb.connect() as connection:
        held, days = (nw.from_native(engine(connection, given)) for given in (HELD, table))
        joined = held.join(days, left_on="held", right_on="full_date", how="left")
        chosen = joined.select("id", COLUMN).sort("id")
        assert isinstance(chosen, nw.LazyFrame)
        found = chosen.collect("pyarrow").to_native().column(COLUMN).to_pylist()
    rule = policies.statutory().at("lac_review.second")[1].rule
    expected = [None if day is None else rule.due(day, england_and_wales()) for day in DAYS]
    assert [None if day is None else Due(day) for day in found] == expected
