"""What an office records: the demo's children with more, and others beside them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import timescales as ts
from timescales.demo import caseload, complete_from, office, write_office
from timescales.records import read

AS_AT = date(2026, 11, 22)
CASES = office(2026, 240, AS_AT)
CHILDREN = caseload(2026, 240, AS_AT)


def others(word: str) -> list[ts.Case]:
    return [case for case in CASES if word in case.subject_id]


class TestTheSameChildren:
    """The caseload is as it was; the office knows more of it."""

    def test_every_event_of_the_caseload_is_there(self) -> None:
        """With the same details, and perhaps more of them."""
        for told, recorded in zip(CHILDREN, CASES, strict=False):
            assert told.subject_id == recorded.subject_id
            assert told.date_of_birth == recorded.date_of_birth
            for event in told.events:
                assert any(
                    (event.kind, event.date) == (each.kind, each.date)
                    and event.details.items() <= each.details.items()
                    for each in recorded.events
                )

    def test_the_same_again_and_another_for_another_seed(self) -> None:
        assert office(2026, 20, AS_AT) == office(2026, 20, AS_AT)
        assert office(2027, 20, AS_AT) != office(2026, 20, AS_AT)

    def test_the_first_children_of_a_larger_one_are_those_of_a_smaller(self) -> None:
        assert office(2026, 20, AS_AT)[:20] == CASES[:20]

    def test_nothing_more_lies_outside_the_record(self) -> None:
        """But what the caseload itself knows of before, and has booked ahead."""
        known = {(case.subject_id, e.kind, e.date) for case in CHILDREN for e in case.events}
        for case in CASES:
            for event in case.events:
                if (case.subject_id, event.kind, event.date) not in known:
                    assert event.date >= complete_from(AS_AT)
                    assert event.date <= AS_AT or event.kind.endswith("_booked")

    def test_it_is_free_of_contradictions(self) -> None:
        """What projection finds in it is found in the caseload too, or is of an earlier start."""
        before, after = Counter[str](), Counter[str]()
        for cases, found in ((CHILDREN[:60], before), (CASES[:60], after)):
            for case in cases:
                findings = ts.project(case, as_at=AS_AT).findings
                found.update(finding.code for finding in findings)
        assert after - before == Counter()


class TestOthers:
    """Siblings, carers, homes and allegations."""

    def test_siblings_share_their_meetings(self) -> None:
        families: dict[str, set[str]] = {}
        for case in others("-F"):
            for event in case.events:
                if event.kind in ("icpc", "rcpc"):
                    families.setdefault(event.details["meeting"], set()).add(case.subject_id)
        sizes = {len(children) for children in families.values()}
        assert sizes == {2, 3}

    def test_homes_are_visited_at_most_once_a_month_and_some_close(self) -> None:
        assert len(others("HOME")) == 10
        for case in others("HOME"):
            visits = [e.date for e in case.events if e.kind == "reg44_visit"]
            assert len({(day.year, day.month) for day in visits}) == len(visits)
        kinds = [event.kind for case in others("HOME") for event in case.events]
        assert 0 < kinds.count("home_closed") < 10

    def test_carers_are_reviewed_and_some_leave(self) -> None:
        kinds = Counter(event.kind for case in others("CARER") for event in case.events)
        assert kinds["foster_carer_approved"] == len(others("CARER")) == 120
        assert 0 < kinds["foster_carer_approval_ended"] < kinds["foster_review"]

    def test_only_allegations_that_met_the_threshold_are_concluded(self) -> None:
        concluded = 0
        for case in others("DO"):
            kinds = {event.kind: event.details for event in case.events}
            if "allegation_concluded" in kinds:
                concluded += 1
                assert kinds["allegation_referred"]["threshold"] == "met"
        assert concluded > 20


class TestItsSize:
    """More families make more plans, more officers share the children; all else stays."""

    def test_families_are_added(self) -> None:
        """Those of a larger number begin with those of a smaller, and the children are the same."""
        few, many = (office(2026, 20, AS_AT, families=n) for n in (2, 5))
        siblings = [case for case in many if case.subject_id.startswith("DEMO-F")]
        assert {case.subject_id.rstrip("abc") for case in siblings} == {
            f"DEMO-F{n}" for n in range(1, 6)
        }
        assert [case for case in many if case in few] == list(few)
        assert office(2026, 20, AS_AT, families=2) == office(2026, 20, AS_AT)

    def test_there_may_be_none(self) -> None:
        cases = office(2026, 20, AS_AT, families=0)
        assert not any(case.subject_id.startswith("DEMO-F") for case in cases)

    def test_officers_share_the_children(self) -> None:
        """And nothing but the name of the officer is another."""
        for officers in (1, 6, 14):
            cases = office(2026, 80, AS_AT, families=20, officers=officers)
            named = {
                e.details["officer"] for c in cases for e in c.events if "officer" in e.details
            }
            assert named == {f"Officer {n}" for n in range(1, officers + 1)}
            events = [(e.kind, e.date, e.ref) for case in cases for e in case.events]
            plain = office(2026, 80, AS_AT, families=20)
            assert events == [(e.kind, e.date, e.ref) for case in plain for e in case.events]

    @pytest.mark.parametrize(("families", "officers"), [(-1, 6), (2, 0)])
    def test_a_number_that_is_none_is_refused(self, families: int, officers: int) -> None:
        with pytest.raises(ts.WrongValueError):
            office(2026, 20, AS_AT, families=families, officers=officers)


def test_it_is_written_and_read_again(tmp_path: Path) -> None:
    """As a file of events, with the days that bookings set."""
    path = write_office(tmp_path, children=20, as_at=AS_AT)
    records = read(path, complete_from=complete_from(AS_AT))
    assert records.findings == ()
    by_id = {case.subject_id: case for case in records.cases}
    for case in office(2026, 20, AS_AT):
        assert by_id[case.subject_id].events == case.events
