"""The demo caseload as XML: a return that tells what its files tell, and a census."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

import timescales as ts
from tests.core.histories import project_heart
from tests.records.files import is_account
from timescales.demo import caseload, complete_from, write_caseload
from timescales.records import Records, project_records, read, recorded_duties

AS_AT = date(2026, 11, 22)
BEGINS = complete_from(AS_AT)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the default caseload."""
    folder = tmp_path_factory.mktemp("demo")
    write_caseload(folder, as_at=AS_AT)
    return folder


@pytest.fixture(scope="module")
def census(folder: Path) -> Records:
    """The census, taken to be complete from when the caseload is."""
    return read(folder / "cin_census.xml", complete_from=BEGINS)


def owed(case: ts.Case, *duties: str) -> list[tuple[object, ...]]:
    """What there is to say about each of these duties in a case, but where it was read."""
    return [
        (o.timescale, o.ordinal, o.anchor, o.due, o.met_on, o.ended_on, o.status, o.hold_by)
        for o in project_heart(case, as_at=AS_AT)
        if o.timescale in duties
    ]


def by_subject(cases: Iterable[ts.Case]) -> dict[str, ts.Case]:
    return {case.subject_id: case for case in cases}


class TestReturn:
    """ssda903.xml is the return of ssda903/ in one file."""

    def test_same_cases(self, folder: Path) -> None:
        """It gives the same cases, and has the same rows used and refused."""
        as_xml, as_files = read(folder / "ssda903.xml"), read(folder / "ssda903")
        assert as_xml.cases == as_files.cases
        assert as_xml.complete_from == as_files.complete_from
        assert (as_xml.rows_read, as_xml.rows_used) == (as_files.rows_read, as_files.rows_used)
        assert {found.code for found in as_xml.findings} == {"short_break"}

    def test_truth(self, folder: Path) -> None:
        """Every period, review and due date is that of the caseload itself."""
        returned = by_subject(read(folder / "ssda903.xml", complete_from=BEGINS).cases)
        truth = {
            subject: case
            for subject, case in by_subject(caseload(2026, 120, AS_AT)).items()
            if any(event.kind == "became_looked_after" for event in case.events)
        }
        assert len(truth) == 90
        kinds = {"became_looked_after", "ceased_looked_after", "lac_review"}
        for subject, case in truth.items():
            found = returned[subject]
            assert told(found, kinds) == told(case, kinds)
            assert found.date_of_birth == case.date_of_birth
            assert owed(found, "lac_review") == owed(case, "lac_review")


def told(case: ts.Case, kinds: set[str]) -> list[tuple[str, date]]:
    return [(event.kind, event.date) for event in case.events if event.kind in kinds]


class TestCensus:
    """cin_census.xml tells the child protection part of the same story."""

    def test_truth(self, census: Records) -> None:
        """Every conference, plan, review and due date is that of the caseload itself.

        A census has no day for the decision that no conference is required, so that the enquiry of
        such a child owes none, and no notice of a move, so that its conference is not judged.
        """
        found = by_subject(census.cases)
        closed = 0
        for subject, case in by_subject(caseload(2026, 120, AS_AT)).items():
            duties = ["icpc", "rcpc"]
            if any(event.kind == "icpc_not_required" for event in case.events):
                closed += 1
                assert owed(found[subject], "icpc") == []
                duties.remove("icpc")
            expected = owed(case, *duties)
            if subject in found:
                assert owed(found[subject], *duties) == expected
                kinds = {"icpc", "transfer_in_conference", "cp_plan_started", "cp_plan_ended"}
                assert told(found[subject], {*kinds, "rcpc"}) == told(case, {*kinds, "rcpc"})
                assert found[subject].date_of_birth == case.date_of_birth
            else:
                assert expected == []
        assert len(found) == 36
        assert closed == 6

    def test_account(self, census: Records) -> None:
        """Every record is used, and remarks are only on what a census cannot say."""
        assert census.rows_not_used == 0
        assert is_account(census)
        assert {found.code for found in census.findings} <= {
            "no_day_of_decision",
            "counted_from_plan",
        }

    def test_assessments(self, census: Records) -> None:
        """The assessments, of which the caseload tells nothing, are in time."""
        policy = recorded_duties(ts.policies.statutory(), census.holds)
        rows = project_records(census, as_at=AS_AT, policy=policy).rows
        found = {row.status for row in rows if row.timescale.startswith("assessment")}
        assert found <= {"met_in_time", "upcoming"}

    def test_year(self, folder: Path) -> None:
        """Its reference date is the end of the census year, from which the start is deduced."""
        assert read(folder / "cin_census.xml").complete_from == date(2026, 4, 1)
        write_caseload(folder / "spring", children=20, as_at=date(2026, 2, 1))
        spring = read(folder / "spring" / "cin_census.xml")
        assert spring.complete_from == date(2025, 4, 1)
