"""The CSV file of events."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

import timescales as ts
from tests.records.files import (
    is_account,
    only_finding,
    read_events,
    refused,
    remarks,
    told,
)

BORN = date(2010, 5, 4)


class TestEvents:
    """subject_id, event, date and optionally ref, date_of_birth; other columns become details."""

    def test_everything(self) -> None:
        """One row gives an event with its ref and details, and a date of birth."""
        records = read_events(
            " A , icpc ,02/11/2026, r1 ,04/05/2010, north ,",
            header="subject_id,event,date,ref,date_of_birth,team,officer",
        )
        event = ts.Event("icpc", date(2026, 11, 2), "r1", {"team": "north"})
        assert records.cases == (ts.Case("A", (event,), BORN),)
        assert records.origin("A", event) == ("events.csv", 2)
        assert records.origin("B", event) is None
        assert (records.rows_read, records.rows_used, records.rows_not_used) == (1, 1, 0)
        assert records.files_read == ("events.csv",)

    def test_subjects_in_order(self) -> None:
        """Cases come by subject, and a subject is exactly as it is written."""
        records = read_events(*(f"{who},lac_review,2026-11-02,," for who in ("b", "0A", "A", "a")))
        assert [case.subject_id for case in records.cases] == ["0A", "A", "a", "b"]

    def test_policy_kinds(self) -> None:
        """A policy's own event kinds are known where they are given, and booked ones of them."""
        rows = ("A,panel_held,2026-11-02,,", "A,panel_held_booked,2026-11-03,,")
        assert refused(read_events(*rows)) == [(2, "unknown_event"), (3, "unknown_event")]
        assert len(told(read_events(*rows, event_kinds=iter(["panel_held"])))) == 2


class TestSetDaysAndMoments:
    """Optional columns: ``sets``, a day that the event sets, and ``at``, when on its day it was."""

    HEADER = "subject_id,event,date,sets,at"

    def test_a_set_day_and_a_clock_time(self) -> None:
        """A clock time is London's, in winter and in summer."""
        records = read_events(
            "A,lac_review_booked,2026-11-02,30/11/2026,",
            "A,secure_placement_started,2026-11-02,,09:30",
            "A,secure_placement_started,2026-06-05,,09:30",
            header=self.HEADER,
        )
        summer, booked, winter = records.cases[0].events
        assert (booked.sets, booked.at) == (date(2026, 11, 30), None)
        assert (winter.sets, winter.at) == (None, datetime(2026, 11, 2, 9, 30, tzinfo=UTC))
        assert summer.at == datetime(2026, 6, 5, 8, 30, tzinfo=UTC)
        assert records.findings == ()

    def test_a_moment_with_its_offset(self) -> None:
        """An ISO moment says its own offset; the day is the one that it is in London."""
        row = "A,secure_placement_started,2026-06-05,,2026-06-04T23:30Z"
        [case] = read_events(row, header=self.HEADER).cases
        assert case.events[0].at == datetime(2026, 6, 4, 23, 30, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("cells", "code", "column", "reason"),
        [
            ("2026-06-05,soon,", "bad_date", "sets", "'soon' is not a date"),
            ("2026-06-05,,9.30", "bad_time", "at", "'9.30' is not a time; write it as 09:30"),
            ("2026-06-05,,24:00", "bad_time", "at", "'24:00' is not a time"),
            ("2026-06-05,,2026-06-05T09:30", "bad_time", "at", "2026-06-05T09:30+00:00"),
            ("2026-06-05,,2026-06-05T23:30Z", "bad_time", "at", "is on 2026-06-06 in London"),
            ("2026-06-05,,9999-12-31T23:30-12:00", "bad_time", "at", "is not a time"),
            ("2026-03-29,,01:30", "bad_time", "at", "There was no 01:30 on 2026-03-29"),
            ("someday,,09:30", "bad_date", "date", "'someday' is not a date"),
        ],
    )
    def test_faults(self, cells: str, code: str, column: str, reason: str) -> None:
        """A cell that holds neither is a finding, and the row is not used."""
        found = only_finding(read_events(f"A,icpc,{cells}", header=self.HEADER))
        assert (found.code, found.column, found.used) == (code, column, False)
        assert reason in found.reason


class TestRefused:
    """Every input row not used has exactly one line with used = no."""

    @pytest.mark.parametrize(
        ("row", "code", "column", "value"),
        [
            (",lac_review,2026-11-02,,", "no_subject", "subject_id", ""),
            ("A,,2026-11-02,,", "no_event", "event", ""),
            ("A,lac_reviw,2026-11-02,,", "unknown_event", "event", "lac_reviw"),
            ("A,lac_review,,,", "no_date", "date", ""),
            ("A,lac_review,,,2010-05-04", "no_date", "date", ""),
            ("A,lac_review,02/13/2026,,", "bad_date", "date", "02/13/2026"),
            ("A,,,r1,", "no_event", "event", ""),
            ("A,,,,04/05/10", "bad_date", "date_of_birth", "04/05/10"),
            (",,,,2010-05-04", "no_subject", "subject_id", ""),
        ],
    )
    def test_codes(self, row: str, code: str, column: str, value: str) -> None:
        """Each fault has its code, and the cell that it is about."""
        records = read_events(row)
        found = only_finding(records)
        assert (found.file, found.line, found.used) == ("events.csv", 2, False)
        assert (found.code, found.column, found.value) == (code, column, value)
        assert found.subject_id == row.partition(",")[0]
        assert found.severity is ts.Severity.ERROR
        assert records.cases == ()
        assert is_account(records)

    def test_every_fault_is_said(self) -> None:
        """The first fault gives the code, and the reason says them all."""
        found = only_finding(read_events(",lac_reviw,soon,,never"))
        assert found.code == "no_subject"
        for words in ("names no subject", "lac_review", "date: 'soon'", "date_of_birth: 'never'"):
            assert found.reason.count(words) == 1

    def test_no_fault_is_said_twice(self) -> None:
        """A fault that counts for two reasons is said once."""
        found = only_finding(read_events("A,,,,soon"))
        assert found.reason.count("is not a date") == 1

    def test_near_matches(self) -> None:
        """An unknown event comes with the nearest that are known."""
        found = only_finding(read_events("A,became_looked_aftr,2026-11-02,,"))
        assert "Did you mean became_looked_after" in found.reason

    def test_repeated(self) -> None:
        """A repeated row is not used, however its date is written."""
        records = read_events(
            "A,icpc,2026-11-02,r,",
            "A,icpc,02/11/2026,r,",
            "A,icpc,2026-11-02,,",
            "B,icpc,2026-11-02,r,",
        )
        found = only_finding(records)
        assert (found.line, found.code, found.used) == (3, "duplicate", False)
        assert found.severity is ts.Severity.REMARK
        assert "line 2 of events.csv" in found.reason
        assert len(told(records)) == 3


class TestDatesOfBirth:
    """``used`` means that it gave an event or a date of birth."""

    def test_alone(self) -> None:
        """A row may give a date of birth and nothing else, once."""
        records = read_events("A,,,,2010-05-04", "A,,,,04/05/2010")
        assert records.cases == (ts.Case("A", (), BORN),)
        found = only_finding(records)
        assert (found.line, found.code, found.column) == (3, "duplicate", "date_of_birth")
        assert "date of birth is already given on line 2" in found.reason

    def test_newly_given_by_a_repeated_event(self) -> None:
        """A repeated event that newly gives a date of birth is used."""
        records = read_events("A,icpc,2026-11-02,,", "A,icpc,2026-11-02,,2010-05-04")
        assert (records.rows_used, records.findings) == (2, ())
        assert records.cases[0].date_of_birth == BORN

    def test_unreadable(self) -> None:
        """A good event with a date of birth that cannot be read is used, with a remark."""
        records = read_events("A,icpc,2026-11-02,,5/4/10")
        assert remarks(records) == [(2, "bad_date")]
        assert records.findings[0].column == "date_of_birth"
        assert records.cases[0].date_of_birth is None
        assert len(told(records)) == 1

    def test_conflict(self) -> None:
        """The date that most rows give is taken; other rows' events are used, with a remark."""
        records = read_events(
            "A,icpc,2026-11-01,,2019-05-04",
            "A,icpc,2026-11-02,,2010-05-04",
            "A,icpc,2026-11-03,,2010-05-04",
            "A,,,,2001-01-01",
            "A,icpc,2026-11-03,,2001-01-01",
        )
        assert records.cases[0].date_of_birth == BORN
        assert remarks(records) == [(2, "conflicting_date_of_birth")]
        assert refused(records) == [(5, "conflicting_date_of_birth"), (6, "duplicate")]
        assert "2010-05-04, is taken" in records.findings[0].reason
        assert "2010-05-04, is taken" in records.findings[2].reason

    @pytest.mark.parametrize("step", [1, -1])
    def test_even_conflict(self, step: int) -> None:
        """Of two dates that as many rows give the later is taken, in whatever order they stand."""
        rows = ["A,icpc,2026-11-01,,2009-05-04", "A,icpc,2026-11-02,,2010-05-04"]
        records = read_events(*rows[::step])
        assert records.cases[0].date_of_birth == BORN
