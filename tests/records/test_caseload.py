"""A whole caseload in output rows, with every finding in its place."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from dataclasses import astuple, fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timescales as ts
from tests.core.histories import heart, project_heart
from tests.records.files import in_folder, is_account, read_events, read_return, remarks
from timescales.records import (
    COLUMNS,
    FINDING_COLUMNS,
    Caseload,
    Records,
    Row,
    RowFinding,
    project_records,
    read,
)

AS_AT = date(2026, 11, 22)


def row(caseload: Caseload, number: int = 0) -> dict[str, Any]:
    return dict(zip(COLUMNS, astuple(caseload.rows[number]), strict=True))


class TestRows:
    """One output row for each obligation, with the columns of the specification in their order."""

    def test_columns(self) -> None:
        """Output and findings have these columns and no others."""
        assert ", ".join(COLUMNS) == (
            "subject_id, timescale, ordinal, anchor_date, due_date, hold_by, plan_by, met_date, "
            "status, days_late, policy, statutory_limit, provisional, note"
        )
        assert ", ".join(FINDING_COLUMNS) == (
            "file, line, subject_id, used, severity, code, column, value, reason"
        )
        assert tuple(field.name for field in fields(Row)) == COLUMNS
        assert tuple(field.name for field in fields(RowFinding)) == FINDING_COLUMNS

    def test_values(self) -> None:
        """Each column has its value, and None where there is none."""
        records = read_events(
            "A,became_looked_after,2026-10-01,,", "A,lac_review,2026-11-02,,", "B,icpc,2026-11-02,,"
        )
        caseload = project_records(records, as_at=AS_AT, policy=heart("sunderland"))
        assert row(caseload) == {
            "subject_id": "A",
            "timescale": "lac_review",
            "ordinal": 1,
            "anchor_date": date(2026, 10, 1),
            "due_date": date(2026, 10, 29),
            "hold_by": date(2026, 10, 29),
            "plan_by": date(2026, 10, 1),
            "met_date": date(2026, 11, 2),
            "status": "met_late",
            "days_late": 4,
            "policy": "sunderland",
            "statutory_limit": date(2026, 10, 29),
            "provisional": False,
            "note": "",
        }
        second = row(caseload, 1)
        assert second["due_date"] == date(2027, 2, 1)
        assert (second["met_date"], second["status"], second["days_late"]) == (
            None,
            "upcoming",
            None,
        )
        assert [o.due for o in caseload.obligations] == [r.due_date for r in caseload.rows]
        assert (caseload.as_at, caseload.policy.name) == (AS_AT, "sunderland")
        assert caseload.calendar == ts.england_and_wales()

    def test_one_for_each_obligation(self) -> None:
        """The rows are the obligations of each case on its own, case by case."""
        records = read_events(
            *(f"{who},became_looked_after,2026-0{n}-01,," for n, who in enumerate("CBA", start=1)),
            "B,strategy_discussion,2026-11-02,,",
        )
        caseload = project_records(records, as_at=AS_AT, policy=heart("strictest"))
        alone = [
            o
            for case in records.cases
            for o in project_heart(case, as_at=AS_AT, policy="strictest")
        ]
        assert caseload.obligations == tuple(alone)
        assert caseload.rows == tuple(map(Row.of, alone))
        assert [row.subject_id for row in caseload.rows] == ["A", "B", "B", "C"]

    def test_calendar(self) -> None:
        """A calendar that is given is the one that is used."""
        records = read_events("A,became_looked_after,2026-11-02,,")
        closed = ts.england_and_wales().with_closures({date(2026, 11, 30): "Office closed"})
        [before] = project_records(records, as_at=AS_AT, policy=heart()).rows
        [after] = project_records(records, as_at=AS_AT, policy=heart(), calendar=closed).rows
        assert (before.due_date, after.due_date) == (date(2026, 11, 30), date(2026, 12, 1))

    def test_progress(self) -> None:
        """Progress is told of each case."""
        records = read_events(*(f"{n},lac_review,2026-11-02,," for n in range(3)))
        told_of: list[int] = []
        project_records(records, as_at=AS_AT, progress=told_of.append)
        assert told_of == [1, 1, 1]

    @pytest.mark.parametrize("as_at", [None, "2026-11-22"])
    def test_types(self, as_at: Any) -> None:
        """The day is exactly a date, and the policy one that is known."""
        records = read_events("A,lac_review,2026-11-02,,")
        with pytest.raises(ts.WrongTypeError, match="as_at"):
            project_records(records, as_at=as_at)
        with pytest.raises(ts.UnknownNameError):
            project_records(records, as_at=AS_AT, policy="statutry")


class TestFindings:
    """A findings file beside it: remarks on used rows have ``used`` = yes."""

    def test_with_file_and_line(self) -> None:
        """What projection finds has the file, line and cell of the event that it is about."""
        records = read_events("A,nothing,,,", "A,lac_review,02/11/2026,,", "B,icpc,2030-01-01,,")
        caseload = project_records(records, as_at=AS_AT)
        assert [(f.file, f.line, f.used, f.code) for f in caseload.findings] == [
            ("events.csv", 2, False, "unknown_event"),
            ("events.csv", 3, True, "not_started"),
            ("events.csv", 4, True, "far_future"),
        ]
        found = caseload.findings[1]
        assert (found.subject_id, found.column, found.value) == ("A", "date", "02/11/2026")
        assert found.severity is ts.Severity.ERROR
        assert "Looked-after child review: no became_looked_after is on record" in found.reason

    def test_of_a_return(self) -> None:
        """A return's findings have its columns."""
        records = read_return(
            "A,10/05/2017,S,C2,N1,U1,PR1,,",
            "A,11/05/2017,S,C2,N1,U1,PR1,,",
            reviews=["Z,,06/06/2017,PN1"],
        )
        caseload = project_records(records, as_at=AS_AT)
        projected = set(caseload.findings) - set(records.findings)
        assert {(f.file, f.line, f.column, f.code) for f in projected} == {
            ("episodes.csv", 3, "DECOM", "already_open"),
            ("reviews.csv", 2, "REVIEW", "not_started"),
        }

    def test_without_origins(self) -> None:
        """Records made by hand have no file and line to give."""
        case = ts.Case("A", (ts.Event("lac_review", AS_AT),))
        records = Records((case,), (), rows_read=1, rows_used=1, files_read=())
        [found] = project_records(records, as_at=AS_AT).findings
        assert (found.file, found.line, found.subject_id) == ("", 0, "A")
        assert records.origin("A", case.events[0]) is None

    def test_rows_after_as_at_are_used(self) -> None:
        """A row dated after as_at is used, and changes nothing before it."""
        start = "A,became_looked_after,2026-11-02,,"
        records = read_events(start, "A,lac_review,2026-11-23,,")
        assert records.rows_used == 2
        caseload = project_records(records, as_at=AS_AT)
        assert caseload.rows == project_records(read_events(start), as_at=AS_AT).rows
        assert not remarks(records)

    @given(
        st.lists(
            st.tuples(
                st.sampled_from("AB"),
                st.sampled_from([*ts.EVENT_KINDS, "lac_review_booked", "nothing"]),
                st.dates().map(str) | st.dates(date(2026, 1, 1), date(2026, 12, 31)).map(str),
                st.sampled_from(["", "r"]),
                st.just("") | st.dates().map(str),
            ),
            min_size=1,
            max_size=8,
        ),
        st.dates(),
        st.sampled_from(["statutory", "day_count", "sunderland", "strictest"]),
    )
    def test_histories_never_raise(
        self, rows: list[tuple[str, ...]], as_at: date, policy: str
    ) -> None:
        """Whatever the dates, every row of the input stays accounted for, and findings in order."""
        records = read_events(*map(",".join, rows))
        caseload = project_records(records, as_at=as_at, policy=policy)
        assert is_account(records)
        assert [f for f in caseload.findings if not f.used] == [
            f for f in records.findings if not f.used
        ]
        assert sorted(caseload.findings, key=lambda f: f.place) == list(caseload.findings)
        assert all(found.file == "events.csv" and found.line > 1 for found in caseload.findings)


@pytest.fixture(scope="module")
def records(shared: Path) -> Records:
    """The records of the reference return."""
    return read(shared / "data" / "ssda903")


class TestReferenceReturn:
    """It must run on the reference return whole, fast, with every row accounted for."""

    def test_every_row(self, records: Records) -> None:
        """Rows read are those of the five files; rows used and refused make them up exactly."""
        assert records.rows_read == 12_582 + 5_050 + 2_675 + 43 + 1
        assert is_account(records)
        assert set(records.files_read) == {
            "DoLo.csv",
            "episodes.csv",
            "header.csv",
            "missing.csv",
            "reviews.csv",
        }
        assert len(records.files_not_read) == 4
        unused = Counter(found.code for found in records.findings if not found.used)
        assert unused["short_break"] == 803
        assert unused["not_missing"] == 24
        assert set(unused) == {
            "duplicate",
            "not_missing",
            "short_break",
            "review_in_short_break",
        }

    def test_complete_from(self, records: Records, shared: Path) -> None:
        """It is complete from 1 April of the census year of its earliest review."""
        lines = (shared / "data" / "ssda903" / "reviews.csv").read_text("utf-8").splitlines()[1:]
        days = (line.split(",")[2] for line in lines)
        earliest = min(date(int(day[6:]), int(day[3:5]), int(day[:2])) for day in days)
        assert records.complete_from == date(
            earliest.year if (earliest.month, earliest.day) >= (4, 1) else earliest.year - 1, 4, 1
        )

    @pytest.mark.parametrize("policy", ["day_count", "statutory", "sunderland", "strictest"])
    def test_projection(self, records: Records, policy: str) -> None:
        """Every case is projected, and no secure accommodation review is known."""
        caseload = project_records(records, as_at=date(2018, 3, 31), policy=policy)
        assert len(caseload.rows) > 4_000
        secure = {row.status for row in caseload.rows if row.timescale == "secure_review"}
        assert secure <= {"not_known"}
        short_breaks = {f.subject_id for f in records.findings if f.code == "review_in_short_break"}
        assert short_breaks
        assert not short_breaks & {row.subject_id for row in caseload.rows}

    def test_row_order(self, records: Records, shared: Path) -> None:
        """The files turned upside down give the same cases."""
        files = {}
        for name in records.files_read:
            first, *rest = (shared / "data" / "ssda903" / name).read_bytes().splitlines()
            files[name] = b"\n".join([first, *reversed(rest)])
        assert in_folder(files, read).cases == records.cases


def test_imports() -> None:
    """Reading and projecting need the standard library and dateutil, and nothing of the doors."""
    program = (
        "import sys, timescales.records as r\n"
        "heavy = {'click', 'rich', 'openpyxl', 'pydantic', 'holidays', 'numpy', 'hypothesis'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
