"""The same kind of table out as in: lists, numpy, pandas, polars and Arrow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import timescales as ts
from tests.table_projection.one_at_a_time import one_at_a_time
from timescales.records.caseload import COLUMNS, HEART
from timescales.table_projection import texts

AS_AT = date(2026, 11, 22)
POLICY = ts.policies.sunderland().only(*HEART)
CASES = [
    ts.Case(
        "B",
        (
            ts.Event("became_looked_after", date(2026, 8, 3)),
            ts.Event("lac_review", date(2026, 9, 1)),
            ts.Event("secure_order_made", date(2026, 9, 1)),
        ),
        date(2010, 2, 1),
    ),
    ts.Case(
        "A",
        (
            ts.Event("strategy_discussion", date(2026, 10, 1), "1"),
            ts.Event("strategy_discussion", date(2026, 10, 5), "2"),
            ts.Event("icpc", date(2026, 10, 23), "1"),
        ),
    ),
]
ROWS = [
    (case.subject_id, e.kind, e.date, e.ref, case.date_of_birth)
    for case in CASES
    for e in case.events
]
COLUMNS_IN: dict[str, list[Any]] = {
    name: list(column)
    for name, column in zip(
        ("subject_id", "event", "date", "ref", "date_of_birth"),
        zip(*ROWS, strict=True),
        strict=True,
    )
}
DATES = ("anchor_date", "due_date", "hold_by", "plan_by", "met_date", "statutory_limit")


def in_numpy(columns: dict[str, list[Any]]) -> dict[str, Any]:
    return {
        name: np.array(column, "datetime64[D]" if "date" in name else object)
        for name, column in columns.items()
    }


def with_moments(columns: dict[str, list[Any]]) -> pd.DataFrame:
    """As pandas most often has dates: moments, all of them at midnight."""
    frame = pd.DataFrame(columns)
    return frame.assign(
        date=pd.to_datetime(frame["date"]), date_of_birth=pd.to_datetime(frame["date_of_birth"])
    )


def with_categories(columns: dict[str, list[Any]]) -> pd.DataFrame:
    return pd.DataFrame(columns).astype({"subject_id": "category", "event": "category"})


def backed_by_arrow(columns: dict[str, list[Any]]) -> pd.DataFrame:
    frame: pd.DataFrame = pa.table(columns).to_pandas(types_mapper=pd.ArrowDtype)
    return frame


def polars_categories(columns: dict[str, list[Any]]) -> pl.DataFrame:
    return pl.DataFrame(columns).with_columns(pl.col("subject_id", "event").cast(pl.Categorical))


def in_chunks(columns: dict[str, list[Any]]) -> pa.Table:
    table = pa.table(columns)
    return pa.concat_tables([table.slice(0, 2), table.slice(2)])


def dictionaries(columns: dict[str, list[Any]]) -> pa.Table:
    """Texts as dictionaries, one of them with a value twice, which Arrow allows."""
    table = pa.table(columns)
    twice = pa.DictionaryArray.from_arrays(pa.array([0, 3, 1, 2, 2, 2]), ["B", "B", "A", "B"])
    return table.set_column(0, "subject_id", twice)


def plain(projected: ts.ProjectedTable) -> dict[str, list[Any]]:
    """What a table holds, as Python has it."""
    held = projected.obligations
    if isinstance(held, pd.DataFrame):
        dated = {name: held[name].dt.date for name in DATES}
        held = held.assign(**dated).astype(object)
        return {str(name): each.where(each.notna(), None).tolist() for name, each in held.items()}
    if isinstance(held, pl.DataFrame):
        return held.to_dict(as_series=False)
    if isinstance(held, pa.Table):
        return dict(held.to_pydict())
    return {name: np.asarray(column).tolist() for name, column in held.items()}


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (dict, dict),
        (in_numpy, dict),
        (pd.DataFrame, pd.DataFrame),
        (with_moments, pd.DataFrame),
        (with_categories, pd.DataFrame),
        (backed_by_arrow, pd.DataFrame),
        (pl.DataFrame, pl.DataFrame),
        (polars_categories, pl.DataFrame),
        (pa.table, pa.Table),
        (in_chunks, pa.Table),
        (dictionaries, pa.Table),
    ],
)
@pytest.mark.parametrize("arrow", [True, False], ids=["with arrow", "without"])
def test_the_same_kind_out_as_in(
    make: Callable[[dict[str, list[Any]]], Any],
    kind: type,
    arrow: bool,  # noqa: FBT001 # a parameter of the test
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not arrow:
        monkeypatch.setattr(texts, "find_spec", {}.get)
    projected = ts.project_table(make(COLUMNS_IN), as_at=AS_AT, policy=POLICY)
    assert type(projected.obligations) is kind
    held = plain(projected)
    assert tuple(held) == COLUMNS[:-1]
    assert list(zip(*held.values(), strict=True)) == one_at_a_time(CASES, AS_AT, POLICY)


def test_lists_give_lists_and_arrays_give_arrays() -> None:
    lists = ts.project_table(COLUMNS_IN, as_at=AS_AT, policy=POLICY).obligations
    arrays = ts.project_table(in_numpy(COLUMNS_IN), as_at=AS_AT, policy=POLICY).obligations
    assert {type(column) for column in lists.values()} == {list}
    assert {type(column) for column in arrays.values()} == {np.ndarray}
    assert arrays["due_date"].dtype == "datetime64[D]"
    assert arrays["provisional"].dtype == np.bool_


def test_dates_of_frames_are_dates() -> None:
    frame = ts.project_table(pl.DataFrame(COLUMNS_IN), as_at=AS_AT, policy=POLICY).obligations
    assert {frame.schema[name] for name in DATES} == {pl.Date}
    table = ts.project_table(pa.table(COLUMNS_IN), as_at=AS_AT, policy=POLICY).obligations
    assert {table.schema.field(name).type for name in DATES} == {pa.date32()}
    pandas = ts.project_table(pd.DataFrame(COLUMNS_IN), as_at=AS_AT, policy=POLICY).obligations
    assert {pandas[name].dtype.kind for name in DATES} == {"M"}


@pytest.mark.parametrize("make", [dict, in_numpy, pd.DataFrame, pl.DataFrame, pa.table])
def test_no_obligations_are_an_empty_table(make: Callable[[dict[str, list[Any]]], Any]) -> None:
    for columns in (COLUMNS_IN, {name: column[:0] for name, column in COLUMNS_IN.items()}):
        table = make(columns)
        if len(columns["date"]) == 0 and isinstance(table, pa.Table):
            table = pa.table(COLUMNS_IN).slice(0, 0)
        projected = ts.project_table(table, as_at=date(2001, 1, 1), policy=POLICY)
        assert [len(column) for column in plain(projected).values()] == [0] * 13


def test_an_index_of_pandas_plays_no_part() -> None:
    frame = pd.DataFrame(COLUMNS_IN, index=[5, 5, 4, 3, 2, 1])
    projected = ts.project_table(frame, as_at=AS_AT, policy=POLICY)
    expected = ts.project_table(pd.DataFrame(COLUMNS_IN), as_at=AS_AT, policy=POLICY)
    pd.testing.assert_frame_equal(projected.obligations, expected.obligations)
    assert projected.obligations.index.equals(pd.RangeIndex(len(projected.obligations)))


def test_other_columns_are_not_read() -> None:
    more = {**COLUMNS_IN, "team": [7] * len(ROWS)}
    projected = ts.project_table(more, as_at=AS_AT, policy=POLICY)
    assert projected == ts.project_table(COLUMNS_IN, as_at=AS_AT, policy=POLICY)


@pytest.mark.parametrize("table", [7, "events.csv", pl.LazyFrame(COLUMNS_IN)])
def test_what_is_no_table_is_refused(table: object) -> None:
    with pytest.raises(ts.WrongTypeError, match="events must be a table of pandas"):
        ts.project_table(table, as_at=AS_AT)


@pytest.mark.parametrize("column", ["abc", 7, np.zeros((2, 2))])
def test_a_column_is_a_list_or_an_array(column: object) -> None:
    with pytest.raises(ts.WrongTypeError, match="Column 'date' must be a list or a numpy array"):
        ts.project_table({**COLUMNS_IN, "date": column}, as_at=AS_AT)


def test_columns_are_equally_long() -> None:
    with pytest.raises(ts.WrongValueError, match="equally long; subject_id has 6, event has 6"):
        ts.project_table({**COLUMNS_IN, "date": [date(2026, 1, 1)]}, as_at=AS_AT)


def test_a_table_has_the_columns_that_it_needs() -> None:
    with pytest.raises(ts.WrongValueError, match="lacks the columns event and date; it has sub"):
        ts.project_table({"subject_id": ["A"]}, as_at=AS_AT)
    with pytest.raises(ts.WrongValueError, match=r"lacks the columns subject_id.*it has none"):
        ts.project_table({}, as_at=AS_AT)
    with pytest.raises(ts.WrongValueError, match="lacks the columns stage"):
        ts.project_table(COLUMNS_IN, as_at=AS_AT, details=["stage"])
