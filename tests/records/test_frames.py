"""Data frames in and out: pandas, polars and pyarrow, each as its own users know it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

import timescales as ts
from tests.records.files import csv_bytes, in_folder, is_account, told
from tests.records.ssd_tables import HEADERS, Cells, load
from timescales.records import COLUMNS, Records, Row, RowFinding, project_records, read
from timescales.records.frames import add_next_due, frame_of, obligations, read_frame
from timescales.records.ssd import open_frames, read_database, read_frames
from timescales.records.typed import typed_text

Make = Callable[[dict[str, list[Any]]], Any]
MAKERS: dict[str, Make] = {"pandas": pd.DataFrame, "polars": pl.DataFrame, "pyarrow": pa.table}
AS_AT = date(2026, 11, 22)
EVENTS: dict[str, list[Any]] = {
    "Subject_ID": ["A", "A", "B", "C"],
    "event": ["became_looked_after", "lac_review", "icpc", "icpc"],
    "date": [date(2026, 8, 3), date(2026, 8, 28), date(2026, 9, 1), None],
    "team": ["North", None, "East", None],
}

each_library = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)


def lists(frame: Any) -> dict[str, list[Any]]:
    """The columns of a frame of any library, with None for what is missing."""
    if isinstance(frame, pd.DataFrame):
        return {
            str(name): [None if pd.isna(value) else value for value in column.tolist()]
            for name, column in frame.items()
        }
    columns: dict[str, list[Any]] = (
        frame.to_dict(as_series=False) if isinstance(frame, pl.DataFrame) else frame.to_pydict()
    )
    return columns


class TestTexts:
    """Each value as the text that a cell of a file would hold."""

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (None, ""),
            (" NULL ", ""),
            ("A ", "A"),
            (True, "true"),
            (False, "false"),
            (4711, "4711"),
            (4711.0, "4711"),
            (0.5, "0.5"),
            (float("nan"), ""),
            (float("inf"), "inf"),
            (Decimal("4711.00"), "4711"),
            (Decimal("0.5"), "0.5"),
            (np.int64(7), "7"),
            (np.float64(7), "7"),
            (date(2026, 5, 4), "2026-05-04"),
            (datetime(2026, 5, 4), "2026-05-04"),
            (datetime(2026, 5, 4, 9, 30), "2026-05-04 09:30:00"),
            (time(9, 30), "09:30"),
            (datetime(2026, 5, 3, 23, 30, tzinfo=UTC), "2026-05-04 00:30:00"),
            (datetime(1, 1, 1, tzinfo=UTC), "0001-01-01"),
            (pd.Timestamp("2026-05-04"), "2026-05-04"),
            (pd.NaT, ""),
            (pd.NA, ""),
        ],
    )
    def test_of_values(self, value: object, text: str) -> None:
        """Dates in ISO form, whole numbers without a point, nothing for none."""
        assert typed_text(value) == text


class TestEvents:
    """A frame of events is read as an event file is."""

    @each_library
    def test_read(self, make: Make) -> None:
        """Columns in any case, other columns as details, each row with its number."""
        events = make(EVENTS)
        ticks: list[int] = []
        records = read_frame(events, complete_from=date(2026, 4, 1), progress=ticks.append)
        assert told(records) == [
            ("A", "became_looked_after", "2026-08-03"),
            ("A", "lac_review", "2026-08-28"),
            ("B", "icpc", "2026-09-01"),
        ]
        assert records.cases[0].events[0].details == {"team": "North"}
        assert records.cases[0].complete_from == date(2026, 4, 1)
        assert [(f.file, f.line, f.code) for f in records.findings] == [("frame", 4, "no_date")]
        assert ticks == [4]
        assert is_account(records)

    @each_library
    def test_other_kinds(self, make: Make) -> None:
        """Kinds of an authority's own are known where they are named."""
        events = make({"subject_id": ["A"], "event": ["panel"], "date": ["04/05/2026"]})
        assert read_frame(events).rows_used == 0
        assert read_frame(events, event_kinds=["panel"]).rows_used == 1

    @each_library
    def test_what_is_missing(self, make: Make) -> None:
        """A frame without a needed column, or without rows, is refused."""
        with pytest.raises(ts.RecordsError, match="lacks the columns event and date; it has"):
            read_frame(make({"subject_id": ["A"]}))
        with pytest.raises(ts.RecordsError, match="no rows"):
            read_frame(make({"subject_id": [], "event": [], "date": []}))

    @pytest.mark.parametrize("wrong", [None, {"subject_id": ["A"]}, pl.LazyFrame(), "a.csv"])
    def test_no_frame(self, wrong: object) -> None:
        """Anything else is refused by its type."""
        with pytest.raises(ts.WrongTypeError, match="must be a data frame"):
            read_frame(wrong)

    def test_one_name_twice(self) -> None:
        """A frame with two columns of one name is refused."""
        frame = pd.DataFrame([["A", "B"]], columns=["subject_id", "subject_id"])
        with pytest.raises(ts.RecordsError, match="cannot be read"):
            read_frame(frame)

    def test_without_narwhals(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The extra is named."""
        monkeypatch.setitem(sys.modules, "narwhals", None)
        with pytest.raises(ts.RecordsError, match=r"timescales\[frames\]"):
            read_frame(pd.DataFrame())


class TestObligations:
    """What is due, in a frame of the same kind."""

    @each_library
    def test_same_kind(self, make: Make) -> None:
        """The columns and rows are those of the output file."""
        events = make(EVENTS)
        due = obligations(events, as_at=AS_AT, policy="statutory")
        assert type(due) is type(events)
        columns = lists(due)
        assert tuple(columns) == COLUMNS
        assert columns["timescale"] == ["lac_review", "lac_review"]
        assert columns["ordinal"] == [1, 2]
        assert [d and str(d)[:10] for d in columns["due_date"]] == ["2026-09-01", "2026-11-28"]
        assert [d and str(d)[:10] for d in columns["met_date"]] == ["2026-08-28", None]
        assert columns["days_late"] == [None, None]
        assert columns["provisional"] == [False, False]

    def test_types(self) -> None:
        """Days are days, and what is missing is missing as each library has it."""
        pandas = obligations(pd.DataFrame(EVENTS), as_at=AS_AT)
        assert str(pandas["due_date"].dtype) == "datetime64[us]"
        assert pd.isna(pandas["met_date"].iloc[1])
        assert str(pandas["ordinal"].dtype) == "int64"
        assert str(pandas["days_late"].dtype) == "float64"
        polars = obligations(pl.DataFrame(EVENTS), as_at=AS_AT)
        assert polars.schema["due_date"] == pl.Date
        assert polars.schema["days_late"] == pl.Int64
        arrow = obligations(pa.table(EVENTS), as_at=AS_AT)
        assert arrow.schema.field("due_date").type == pa.date32()
        assert arrow.column("met_date").null_count == 1

    @each_library
    def test_nothing_due(self, make: Make) -> None:
        """No obligation is a frame with the same columns and types, and no rows."""
        events = make({"subject_id": ["A"], "event": ["icpc"], "date": ["2026-09-01"]})
        assert {tuple(values) for values in lists(obligations(events, as_at=AS_AT)).values()} == {
            ()
        }

    @each_library
    def test_findings(self, make: Make) -> None:
        """Findings go out in the same way."""
        events = make(EVENTS)
        found = frame_of(read_frame(events).findings, RowFinding, like=events)
        assert lists(found)["severity"] == ["error"]
        assert lists(found)["line"] == [4]


class TestNextDue:
    """Two columns more; order, index and the rest as before."""

    @staticmethod
    def caseload() -> Any:
        due = ts.Event("strategy_discussion", date(2026, 11, 2), "2")
        cases = (
            ts.Case("A", (ts.Event("became_looked_after", date(2026, 11, 2)),)),
            ts.Case("7", (due, ts.Event("strategy_discussion", date(2026, 10, 30), "1"))),
            ts.Case(
                "C",
                (
                    ts.Event("strategy_discussion", date(2026, 10, 1), "3"),
                    ts.Event("icpc", date(2026, 10, 9), "3"),
                ),
            ),
        )
        records = Records(cases, (), rows_read=3, rows_used=3, files_read=("x",))
        return project_records(records, as_at=AS_AT, policy="statutory")

    @each_library
    def test_added(self, make: Make) -> None:
        """The first of those that are open; missing where there is none."""
        children = make({"id": [7, 8, 7], "worker": ["x", "y", "z"]})
        added = add_next_due(children, self.caseload(), "icpc", subject="id")
        assert type(added) is type(children)
        columns = lists(added)
        assert list(columns) == ["id", "worker", "icpc_due", "icpc_status"]
        assert columns["id"] == [7, 8, 7]
        assert [d and str(d)[:10] for d in columns["icpc_due"]] == [
            "2026-11-20",
            None,
            "2026-11-20",
        ]
        assert columns["icpc_status"] == ["overdue", None, "overdue"]

    @each_library
    def test_met(self, make: Make) -> None:
        """What has been met is not due."""
        added = add_next_due(make({"subject_id": ["C", "A"]}), self.caseload(), "icpc")
        assert lists(added)["icpc_due"] == [None, None]

    def test_index(self) -> None:
        """The index of pandas is kept, and the frame that was given does not change."""
        children = pd.DataFrame({"subject_id": ["B", "A"]}, index=[7, 4])
        added = add_next_due(children, self.caseload(), "lac_review")
        assert added.index.tolist() == [7, 4]
        assert added.loc[4, "lac_review_due"] == pd.Timestamp("2026-11-30")
        assert children.columns.tolist() == ["subject_id"]

    @each_library
    def test_what_cannot_be_added(self, make: Make) -> None:
        """A column that is missing, one that is there already, or a duty that there is not."""
        caseload = self.caseload()
        with pytest.raises(ts.WrongValueError, match="lacks the column 'subject_id'"):
            add_next_due(make({"id": ["A"]}), caseload, "icpc")
        with pytest.raises(ts.WrongValueError, match="has columns icpc_due already"):
            add_next_due(make({"subject_id": ["A"], "icpc_due": [1]}), caseload, "icpc")
        with pytest.raises(ts.UnknownNameError):
            add_next_due(make({"subject_id": ["A"]}), caseload, "icpcc")


class TestTables:
    """Tables of the Standard Safeguarding Dataset as frames."""

    @each_library
    def test_read(self, make: Make) -> None:
        """Names in any case; other tables and columns are left alone."""
        tables = {
            "SSD_Missing": make(
                {
                    "MISS_PERSON_ID": [12.0],
                    "miss_missing_episode_end_date": [datetime(2026, 9, 3)],
                    "miss_missing_episode_type": ["Missing"],
                    "note": ["Zoe"],
                }
            ),
            "ssd_family": make({"fami_table_id": ["1"]}),
        }
        ticks: list[int] = []
        source = open_frames(tables, complete_from=date(2026, 4, 1), progress=ticks.append)
        [subject] = source
        assert (subject.case.subject_id, subject.case.complete_from) == ("12", date(2026, 4, 1))
        assert source.files_read == ("SSD_Missing",)
        assert source.files_not_read == ("ssd_family",)
        assert ticks == [1]
        assert read_frames(tables).rows_used == 1

    def test_what_cannot_be_read(self) -> None:
        """No mapping, none of the tables, no rows."""
        with pytest.raises(ts.WrongTypeError, match="must map table names"):
            read_frames(pd.DataFrame())  # type: ignore[arg-type]  # that is the point
        with pytest.raises(ts.RecordsError, match="None of the tables of the dataset is here"):
            read_frames({"cla_reviews": pd.DataFrame()})
        empty = pd.DataFrame({"pers_person_id": [], "pers_dob": []})
        with pytest.raises(ts.RecordsError, match="hold no rows"):
            read_frames({"ssd_person": empty})


days = st.sampled_from(["2026-08-03", "2026-08-28", "2026-11-02", "2025-02-03", None])
people = st.sampled_from(["A", "B", None])
periods = st.sampled_from(["P1", "P2", None])
words = st.sampled_from(["S", "P", "X1", "E4A", "K1", "V3", "C2", "A4", "Y", "N", "?", None])


@st.composite
def messy_tables(draw: st.DrawFn) -> dict[str, Cells]:
    """Some of the tables, in which anything may stand, with keys in order."""
    tables: dict[str, Cells] = {}
    names = draw(st.sets(st.sampled_from(sorted(HEADERS)), min_size=1))
    for name in sorted(names):
        key, *columns = HEADERS[name].split(",")
        count = draw(st.integers(1, 4))
        tables[name] = {key: [f"{number:02}" for number in range(count)]}
        for column in columns:
            kind = (
                days
                if column.endswith(("_date", "_dob", "_due"))
                else people
                if column.endswith("person_id")
                else periods
                if column.endswith("_id")
                else words
            )
            tables[name][column] = draw(st.lists(kind, min_size=count, max_size=count))
    return tables


class TestOneReading:
    """Frames, a folder and a database are one and the same reading."""

    @given(messy_tables())
    def test_every_way_in(self, tables: dict[str, Cells]) -> None:
        """They give the same cases, the same dates shown as due, and the same account of rows."""
        engine = sa.create_engine("sqlite://")
        load(engine, tables)
        ways = [
            read_database(engine),
            *(read_frames({n: make(c) for n, c in tables.items()}) for make in MAKERS.values()),
            in_folder({f"{n}.csv": as_csv(c) for n, c in tables.items()}, read),
        ]
        engine.dispose()
        first = account(ways[0])
        assert is_account(ways[0])
        for other in ways[1:]:
            assert account(other) == first

    @given(messy_tables())
    def test_no_row_is_lost(self, tables: dict[str, Cells]) -> None:
        """Each row is used or refused, and each event stands where its row says."""
        records = read_frames({name: pl.DataFrame(cells) for name, cells in tables.items()})
        assert records.rows_read == sum(len(next(iter(c.values()))) for c in tables.values())
        refused = {found.place for found in records.findings if not found.used}
        for origin in records.origins.values():
            assert (origin.file, origin.line) not in refused
            cell = tables[origin.file][origin.column][origin.line - 1]
            assert origin.value == (cell or "")


def as_csv(cells: Cells) -> bytes:
    rows = zip(*cells.values(), strict=True)
    return csv_bytes(",".join(cells), *(",".join(text or "" for text in row) for row in rows))


def account(records: Records) -> tuple[object, ...]:
    """What a reading comes to, whatever its files are called and wherever their rows begin."""
    found = [
        (
            f.file.removesuffix(".csv"),
            f.line - bool(f.line) * f.file.endswith(".csv"),
            f.code,
            f.used,
        )
        for f in records.findings
    ]
    shown = [(s.subject_id, s.timescale, s.due, s.event, s.anchor) for s in records.shown]
    return records.cases, sorted(found), shown, records.rows_read, records.complete_from


def test_a_folder_of_exports_is_one_call(tmp_path: Path) -> None:
    """Rows as frames are what analysts get from ``read`` too."""
    (tmp_path / "ssd_person.csv").write_text("pers_person_id,pers_dob\nA,2012-05-04\n", "utf-8")
    records = read(tmp_path)
    frame = frame_of((), Row, like=pl.DataFrame())
    assert records.rows_used == 1
    assert frame.columns == list(COLUMNS)
