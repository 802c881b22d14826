"""An Annex A workbook: lists 4, 5, 7, 8 and 10, under any headings, the latest review only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

import timescales as ts
from tests.records.files import is_account, refused, told
from tests.records.test_workbooks import workbook
from timescales.case import Case
from timescales.demo import caseload, complete_from, write_annex_a
from timescales.records import Records, project_records, read, recorded_duties
from timescales.records.annex_a import AnnexA
from timescales.records.annex_a.lists import list_number

AS_AT = date(2026, 11, 22)
STARTED = date(2026, 3, 2)
BORN = date(2015, 5, 5)

ENQUIRIES = [
    "Child Unique ID",
    "Date of Birth",
    "Strategy discussion initiating Section 47 Enquiry Start Date",
    "Was an Initial Child Protection Conference deemed unnecessary?",
    "Date of Initial Child Protection Conference",
]
PLANS = [
    "Child Unique ID",
    "Child Protection Plan Start Date",
    "Date of latest review conference",
    "Child Protection Plan End Date",
]
CARE = [
    "Child Unique ID",
    "Date of Birth",
    "Date Started to be Looked After",
    "Child's Legal Status",
    "Date of Latest Statutory Review",
    "Date Ceased to be Looked After",
    "Reason Ceased to be Looked After",
    "Start Date of Most Recent Placement",
    "Placement Type",
]
ADOPTION = [
    "Child Unique ID",
    "Date of Decision that Child Should be Placed for Adoption",
    "Date of Placement Order",
    "Date of Matching Child and Prospective Adopters",
    "Date Placed for Adoption",
    "Date of Adoption Order ",
    "Date of Decision that Child Should No Longer be Placed for Adoption",
]


def day(number: int) -> date:
    return STARTED + timedelta(number)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "Annex A.xlsx"


def kinds(records: Records) -> list[tuple[str, int]]:
    """Kind and day of every event, counted from the first."""
    return [(e.kind, (e.date - STARTED).days) for case in records.cases for e in case.events]


class TestLists:
    """Each list that holds a date of a timescale, row by row."""

    def test_assessments(self, book: Path) -> None:
        """List 4: started and authorised."""
        heading = ["Child Unique ID", "Continuous Assessment Start Date"]
        rows = [
            [*heading, "Continuous Assessment Date of Authorisation"],
            ["A", day(0), day(30)],
            ["B", day(0), None],
        ]
        records = read(workbook(book, List_4=rows))
        assert kinds(records) == [
            ("assessment_started", 0), ("assessment_completed", 30), ("assessment_started", 0),
        ]  # fmt: skip

    @pytest.mark.parametrize("yes", ["Yes", "a) Yes", "y", "TRUE", True, 1])
    def test_a_conference_that_was_not_needed(self, book: Path, yes: Any) -> None:
        """List 5: the day of that decision is not given, and taken to be the discussion's."""
        records = read(workbook(book, List_5=[ENQUIRIES, ["A", BORN, day(0), yes, None]]))
        assert kinds(records) == [("icpc_not_required", 0), ("strategy_discussion", 0)]

    @pytest.mark.parametrize("no", ["No", "b) No", None, "Yes, but", False])
    def test_enquiries(self, book: Path, no: Any) -> None:
        """List 5: the discussion, and the conference where there was one."""
        rows = [ENQUIRIES, ["A", BORN, day(0), no, None], ["A", BORN, day(40), no, day(50)]]
        records = read(workbook(book, List_5=rows))
        assert kinds(records) == [
            ("strategy_discussion", 0), ("strategy_discussion", 40), ("icpc", 50),
        ]  # fmt: skip
        assert records.cases[0].date_of_birth == BORN

    def test_a_conference_that_was_held_was_needed(self, book: Path) -> None:
        """Whatever else the row says."""
        records = read(workbook(book, List_5=[ENQUIRIES, ["A", BORN, day(0), "Yes", day(9)]]))
        assert kinds(records) == [("strategy_discussion", 0), ("icpc", 9)]

    def test_plans(self, book: Path) -> None:
        """List 7: the plan and its latest review, from which on the history is complete."""
        rows = [PLANS, ["A", day(0), day(90), day(120)], ["B", day(1), None, None]]
        records = read(workbook(book, List_7=rows))
        assert kinds(records) == [
            ("cp_plan_started", 0), ("rcpc", 90), ("cp_plan_ended", 120), ("cp_plan_started", 1),
        ]  # fmt: skip
        assert [case.complete_from for case in records.cases] == [day(90), None]

    def test_care(self, book: Path) -> None:
        """List 8: the period, its latest review, secure accommodation and adoption."""
        rows = [
            CARE,
            ["A", BORN, day(0), "C2: FCO", day(20), None, None, day(0), "f) U6: Foster"],
            ["B", BORN, day(0), "C2", day(20), day(40), "E11: Adopted", day(30), "A3"],
            ["C", BORN, day(0), "E1", None, None, None, day(5), "K1 - Secure children's home"],
            ["D", BORN, day(0), "d) V4: short breaks", day(20), None, None, None, None],
            ["E", BORN, day(0), None, None, None, None, None, None],
        ]
        records = read(workbook(book, List_8=rows))
        assert kinds(records) == [
            ("became_looked_after", 0), ("lac_review", 20),
            ("became_looked_after", 0), ("lac_review", 20), ("placed_for_adoption", 30),
            ("ceased_looked_after", 40),
            ("became_looked_after", 0), ("secure_placement_started", 5),
            ("became_looked_after", 0),
        ]  # fmt: skip
        assert refused(records) == [(5, "short_break")]
        first, second = records.cases[0].events[0], records.cases[1].events[-1]
        assert dict(first.details) == {"legal_status": "C2", "placement": "U6"}
        assert dict(second.details) == {"leaving_reason": "E11"}
        assert is_account(records)

    def test_adoption(self, book: Path) -> None:
        """List 10: decision, order, match, placement, adoption order, or no longer."""
        rows = [
            ADOPTION,
            ["A", *map(day, range(5)), None],
            ["B", day(0), None, None, None, None, day(9)],
        ]
        records = read(workbook(book, List_10=rows))
        assert kinds(records) == [
            ("adoption_decided", 0), ("authorised_for_adoption", 1), ("adoption_match_decided", 2),
            ("placed_for_adoption", 3), ("adoption_order_made", 4), ("adoption_decided", 0),
            ("adoption_plan_ended", 9),
        ]  # fmt: skip

    def test_the_latest_of_several_reviews(self, book: Path) -> None:
        """A child in two lists is known from the later review on; or from a day that is given."""
        care = [CARE, ["A", BORN, day(0), "C2", day(20), None, None, None, None]]
        path = workbook(book, List_7=[PLANS, ["A", day(0), day(90), None]], List_8=care)
        assert read(path).cases[0].complete_from == day(90)
        later = day(100)
        assert read(path, complete_from=later).cases[0].complete_from == later

    def test_a_folder_that_holds_it_alone(self, book: Path) -> None:
        """The workbook is found in it, beside what Excel leaves there."""
        workbook(book, List_7=[PLANS, ["A", day(0), None, None]])
        (book.parent / "~$Annex A.xlsx").touch()
        records = read(book.parent)
        assert (records.files_read, records.rows_used) == ((book.name,), 1)
        (book.parent / "notes.txt").touch()
        with pytest.raises(ts.RecordsError, match="holds no SSDA903"):
            read(book.parent)

    def test_other_lists(self, book: Path) -> None:
        """They are named as not read; so is a list without the children's identifiers."""
        plans = [PLANS, ["A", day(0), None, None]]
        path = workbook(book, List_1=[["Child Unique ID"], ["A"]], List_7=plans, List_8=[["x"]])
        names = ("Annex A.xlsx [List 1]", "Annex A.xlsx [List 8]")
        assert read(path).files_not_read == names


class TestRefused:
    """Rows that cannot be used, with the heading as it stands in the workbook."""

    @pytest.mark.parametrize(
        ("cells", "code", "column"),
        [
            (["A", None, day(3), None], "no_date", PLANS[1]),
            (["A", "soon", day(3), None], "bad_date", PLANS[1]),
            ([None, day(0), day(3), None], "no_subject", PLANS[0]),
        ],
    )
    def test_plans(self, book: Path, cells: list[Any], code: str, column: str) -> None:
        """Nothing is taken from the row."""
        records = read(workbook(book, List_7=[PLANS, cells, ["B", day(0), None, None]]))
        assert refused(records) == [(2, code)]
        assert (records.findings[0].column, records.findings[0].file) == (
            column,
            "Annex A.xlsx [List 7]",
        )
        assert told(records) == [("B", "cp_plan_started", STARTED.isoformat())]

    def test_no_start(self, book: Path) -> None:
        """Of every list the first date is needed; without it nothing is taken from the row."""
        assessments = ["Child Unique ID", "Assessment start date", "Date of Authorisation"]
        lists = {
            "List_4": [assessments, ["A", None, day(9)]],
            "List_5": [ENQUIRIES, ["A", None, None, None, day(9)]],
            "List_8": [CARE, ["A", None, None, "C2", day(9)]],
            "List_10": [ADOPTION, ["A", None, day(9)]],
        }
        records = read(workbook(book, **lists))
        assert [found.code for found in records.findings] == ["no_date"] * 4
        assert records.cases == ()

    def test_what_is_no_workbook(self, tmp_path: Path) -> None:
        """Other files and folders are other readers' business."""
        assert not AnnexA().recognises(tmp_path)
        (tmp_path / "a.csv").touch()
        assert not AnnexA().recognises(tmp_path / "a.csv")
        (tmp_path / "a.xlsx").touch()
        assert not AnnexA().recognises(tmp_path / "a.xlsx")

    def test_other_dates(self, book: Path) -> None:
        """A date that need not be there is remarked on, and the row is used."""
        records = read(workbook(book, List_7=[PLANS, ["A", day(0), "soon", "31/12/9999"]]))
        assert [(f.code, f.column, f.used) for f in records.findings] == [
            ("bad_date", PLANS[2], True),
            ("bad_date", PLANS[3], True),
        ]
        assert records.findings[0].reason.startswith(f"{PLANS[2]}: 'soon' is not a date")

    def test_a_stray_cell(self, book: Path) -> None:
        """A value beside the list."""
        records = read(workbook(book, List_7=[PLANS, ["A", day(0), None, None, "?"]]))
        assert refused(records) == [(2, "cells")]

    def test_a_heading_is_missing(self, book: Path) -> None:
        """The one without which the list says nothing; what was found is said."""
        with pytest.raises(ts.RecordsError, match=r"headed like 'Child Protection Plan Start"):
            read(workbook(book, List_7=[[PLANS[0], *PLANS[2:]], ["A", day(0), day(9)]]))

    def test_no_rows(self, book: Path) -> None:
        """There is nothing to read."""
        with pytest.raises(ts.RecordsError, match="its lists hold headings and no rows"):
            read(workbook(book, List_7=[PLANS]))


class TestHeadings:
    """Capitals, punctuation and small words differ between years and systems."""

    @pytest.mark.parametrize(
        "headings",
        [
            ["child id", "DATE OF BIRTH", "Section 47 start date", "x", "Date of ICPC"],
            ["Child unique identifier", "DoB",
             "Strategy discussion initiating a Section 47 Enquiry - Start Date",
             "Was ICPC deemed unnecessary?", "Date of the ICPC"],
            ["ID", "Date of birth or expected date of birth", "S47 enquiry start date", "",
             "Date of initial child protection conference"],
        ],
    )  # fmt: skip
    def test_variants(self, book: Path, headings: list[str]) -> None:
        """Under any of them the same is read."""
        rows = [["List 5: enquiries"], headings, ["A", BORN, day(0), None, day(9)]]
        records = read(workbook(book, List_5=rows))
        assert kinds(records) == [("strategy_discussion", 0), ("icpc", 9)]
        assert records.cases[0].date_of_birth == BORN

    @pytest.mark.parametrize(
        ("title", "number"),
        [("List 8", 8), ("LIST_8", 8), ("list8 ", 8), ("List 10 - Adoption", 10),
         ("List 100", None), ("Shortlist 8", None), ("8", None)],
    )  # fmt: skip
    def test_titles(self, title: str, number: int | None) -> None:
        """A list is known by the number in the title of its sheet."""
        assert list_number(title) == number


class TestDemo:
    """A caseload written by the generator and read back yields the generator's own truth."""

    CASES = caseload(2026, 120, AS_AT)

    @pytest.fixture
    def records(self, book: Path) -> Records:
        write_annex_a(book, self.CASES)
        return read(book)

    @staticmethod
    def latest(case: Case, kind: str, since: date = date.min) -> date | None:
        return max(
            (e.date for e in case.events if e.kind == kind and e.date >= since), default=None
        )

    def seen(self, cases: Iterable[Case]) -> dict[str, set[tuple[str, date]]]:
        """What the lists can show of each: of every kind that recurs, the latest."""
        shown = {}
        for case in cases:
            events = {
                (e.kind, e.date) for e in case.events if e.kind in ("strategy_discussion", "icpc")
            }
            for start, kinds in (
                ("cp_plan_started", ("rcpc", "cp_plan_ended")),
                ("became_looked_after", ("lac_review", "ceased_looked_after")),
            ):
                since = self.latest(case, start)
                if since is not None:
                    events.add((start, since))
                    events |= {
                        (kind, on)
                        for kind in kinds
                        if (on := self.latest(case, kind, since)) is not None
                    }
            shown[case.subject_id] = events
        return {child: events for child, events in shown.items() if events}

    def test_every_row(self, records: Records) -> None:
        """Every row is used."""
        assert records.rows_read == records.rows_used > 120

    def test_truth(self, records: Records) -> None:
        """Every enquiry, and the latest plan, period of care and review."""
        compared = {
            "strategy_discussion", "icpc", "cp_plan_started", "rcpc", "cp_plan_ended",
            "became_looked_after", "lac_review", "ceased_looked_after",
        }  # fmt: skip
        read_back = {
            case.subject_id: {(e.kind, e.date) for e in case.events if e.kind in compared}
            for case in records.cases
        }
        assert read_back == self.seen(self.CASES)

    def test_due_dates(self, records: Records) -> None:
        """Where the lists and the whole history both know what is open, they give one date."""
        policy = ts.policies.day_count()
        ours = project_records(records, as_at=AS_AT, policy=recorded_duties(policy, records.holds))
        shown = {
            (row.subject_id, row.timescale): row.due_date
            for row in ours.rows
            if row.status in ("upcoming", "overdue") and row.due_date
        }
        compared = 0
        for case in self.CASES:
            whole = Case(case.subject_id, case.events, case.date_of_birth, complete_from(AS_AT))
            for duty in ts.project(whole, as_at=AS_AT, policy=policy.only("lac_review", "rcpc")):
                key = duty.subject_id, duty.timescale
                if duty.status in (ts.Status.UPCOMING, ts.Status.OVERDUE) and key in shown:
                    assert shown[key] == duty.due
                    compared += 1
        assert compared > 20


def test_the_specimen(shared: Path) -> None:
    """The specimen workbook is read with every row accounted for."""
    records = read(shared / "data" / "annex_a" / "Annex_A.xlsx")
    assert (records.rows_read, records.rows_used) == (27, 22)
    assert {f.code for f in records.findings if not f.used} == {"bad_date"}
    assert is_account(records)
