"""A children in need census: its records, what each says, and what the census cannot say."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import timescales as ts
from tests.core.histories import project_heart
from tests.records.census import (
    BEGINS,
    HEADER,
    census_of,
    child,
    enquiry,
    group,
    leaves,
    plan,
    read_census,
    read_folder,
    read_text,
    referral,
)
from tests.records.files import is_account, only_finding, refused, remarks, told
from timescales.records import Records, project_records, read, recorded_duties

AS_AT = date(2026, 3, 31)
ANY_FORMAT = {
    "distant_strategy",
    "plan_without_conference",
    "series_of_meetings",
    "strategy_after_conference",
}


def codes(records: Records) -> list[tuple[str, bool]]:
    """Each finding and whether its record was used, but what is found in any format."""
    return [(found.code, found.used) for found in records.findings if found.code not in ANY_FORMAT]


def events(records: Records) -> list[tuple[str, str]]:
    return [(kind, day) for _, kind, day in told(records)]


class TestFiles:
    """An XML file of any year from 2017, with namespaces or without."""

    def test_specimen(self, shared: Path) -> None:
        """The specimen child, whose enquiry began on 2 June 2022, is due on 24 June 2022."""
        records = read(shared / "data" / "cin_census" / "CIN_Census_2026.xml")
        assert (records.rows_read, records.rows_used) == (9, 9)
        assert is_account(records)
        assert records.complete_from == date(2023, 4, 1)
        assert records.files_not_read == (
            "CIN_Census_2026.xml [CINPlanDates]",
            "CIN_Census_2026.xml [PreProceedingsandFGDM]",
        )
        policy = recorded_duties(ts.policies.day_count(), records.holds)
        [icpc] = [
            row
            for row in project_records(records, as_at=date(2024, 3, 31), policy=policy).rows
            if row.timescale == "icpc"
        ]
        assert (icpc.due_date, icpc.met_date) == (date(2022, 6, 24), date(2022, 6, 17))
        [shown] = records.shown
        assert (shown.timescale, shown.due, shown.anchor, shown.event) == (
            "icpc",
            date(2022, 6, 23),
            date(2022, 6, 2),
            date(2022, 6, 17),
        )
        assert shown.origin[1:] == (54, "InitialCPCtarget", "2022-06-23")

    @pytest.mark.parametrize(
        ("opening", "closing"),
        [
            ("<Message>", "</Message>"),
            ("<Message xmlns='urn:cin'>", "</Message>"),
            ("<c:Message xmlns:c='urn:cin'>", "</c:Message>"),
            ("<?xml version='1.0' encoding='UTF-8'?>\n<MESSAGE>", "</MESSAGE>"),
        ],
    )
    def test_shapes(self, opening: str, closing: str) -> None:
        """Elements are known by their names without a namespace, in any mixture of case."""
        text = child(referral()).replace("CINdetails", "CINDetails")
        records = read_text(f"{opening}{HEADER}<Children>{text}</Children>{closing}")
        assert events(records) == [("referral_received", "2025-06-02")]
        assert records.cases[0].date_of_birth == date(2012, 5, 4)
        assert records.files_read == ("census.xml",)

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            (f"<Message>{HEADER}<Children/></Message>", "holds no children"),
            (
                f"<Message>{HEADER.replace('CIN', 'SEN2')}</Message>",
                "is of the collection 'SEN2' and not of 'CIN'",
            ),
            ("<Message><Children>", "is not well-formed XML"),
            ("<Return/>", "is none of the records known here"),
        ],
    )
    def test_no_census(self, text: str, reason: str) -> None:
        """Another collection, or no child, is refused with the reason."""
        with pytest.raises(ts.RecordsError, match=reason):
            read_text(text)

    def test_other_endings(self) -> None:
        """A file is known by its ending too."""
        with pytest.raises(ts.RecordsError, match="none of the records"):
            read_census(child(), ending=".txt")


class TestCompleteFrom:
    """A census holds one year: it is complete from the 1st of April before its reference date."""

    def test_deduced(self) -> None:
        """Before that day events may be missing, and the day says that it was deduced."""
        records = read_census(child(referral()))
        assert (records.complete_from, records.complete_from_deduced) == (BEGINS, True)
        assert records.cases[0].complete_from == BEGINS

    def test_given(self) -> None:
        """A day that is given stands, and then the header need not have one."""
        for header in (HEADER, "", HEADER.replace("2026-03-31", "soon")):
            records = read_census(child(), header=header, complete_from=date(2020, 4, 1))
            assert records.complete_from == date(2020, 4, 1)
            assert not records.complete_from_deduced

    @pytest.mark.parametrize(
        ("header", "reason"),
        [
            ("", "gives no ReferenceDate"),
            (HEADER.replace("2026-03-31", ""), "gives no ReferenceDate"),
            (HEADER.replace("2026-03-31", "31.3."), "the ReferenceDate '31.3.', which is no date"),
        ],
    )
    def test_not_known(self, header: str, reason: str) -> None:
        """Without either it is not said from when the census is complete, and that is asked for."""
        with pytest.raises(ts.RecordsError, match=reason):
            read_census(child(), header=header)

    def test_what_is_not_recorded(self) -> None:
        """No census holds core groups, decisions on a referral or notices of a move."""
        [case] = read_census(child()).cases
        assert case.not_recorded == {"core_group", "referral_decided", "transfer_in_notified"}


class TestChildren:
    """A child is its LAchildID, and its identifiers give the date of birth."""

    def test_unborn(self) -> None:
        """A child with no date of birth is told of, and its records are used."""
        records = read_census(child(referral(), born=""))
        assert refused(records) == [(3, "no_date")]
        assert records.cases[0].date_of_birth is None

    def test_nothing_used(self) -> None:
        """A child of whom no record can be used is left out."""
        records = read_census(child(referral(day=""), born=""))
        assert records.cases == ()
        assert is_account(records)

    def test_no_child(self) -> None:
        """Records of no child are refused, each of them."""
        records = read_census(child(referral(), name=""), child(name="B"))
        assert [found.code for found in records.findings] == ["no_subject"] * 2
        assert [case.subject_id for case in records.cases] == ["B"]
        assert is_account(records)

    def test_given_twice(self) -> None:
        """An element that is given twice otherwise makes its record unusable."""
        records = read_census(child(referral(CINclosureDate="2025-09-01</CINclosureDate>"
                                             "<CINclosureDate>2025-09-02")))  # fmt: skip
        assert codes(records) == [("given_twice", False)]
        assert is_account(records)

    def test_repeated(self) -> None:
        """A child that stands twice in the file has each of its records once."""
        twice = child(referral(enquiry(S47ActualStartDate="2025-06-02")))
        records = read_census(twice, twice)
        assert [found.code for found in records.findings] == ["duplicate"] * 3
        assert records.rows_used == 3


class TestEnquiries:
    """Section 47: strategy discussion, conference, target, and whether one is required."""

    def test_conference_held(self) -> None:
        """The conference is tied to the discussion, and the target is what the system shows."""
        records = read_census(
            child(
                referral(
                    enquiry(
                        S47ActualStartDate="2025-06-02",
                        InitialCPCtarget="2025-06-23",
                        DateOfInitialCPC="2025-06-20",
                        ICPCnotRequired="false",
                    )
                )
            )
        )
        discussion, conference = (
            event
            for event in records.cases[0].events
            if event.kind in {"strategy_discussion", "icpc"}
        )
        assert discussion.ref == conference.ref == "section 47 2025-06-02"
        assert discussion.date == date(2025, 6, 2)
        assert conference.date == date(2025, 6, 20)
        assert not records.findings
        assert records.shown[0].due == date(2025, 6, 23)

    @pytest.mark.parametrize("text", ["true", "1", "TRUE", " True "])
    def test_not_required(self, text: str) -> None:
        """No conference is owed, and that the day of the decision is not known is said."""
        records = read_census(
            child(referral(enquiry(S47ActualStartDate="2025-07-02", ICPCnotRequired=text)))
        )
        assert ("icpc_not_required", "2025-07-02") in events(records)
        assert codes(records) == [("no_day_of_decision", True)]
        assert list(project_heart(records.cases[0], as_at=AS_AT)) == []

    @pytest.mark.parametrize("text", ["false", "0", "FALSE", ""])
    def test_open(self, text: str) -> None:
        """An enquiry with neither is open: its conference is owed."""
        records = read_census(
            child(referral(enquiry(S47ActualStartDate="2025-07-02", ICPCnotRequired=text)))
        )
        [owed] = project_heart(records.cases[0], as_at=AS_AT)
        assert (owed.timescale, owed.due, owed.status) == (
            "icpc",
            date(2025, 7, 23),
            ts.Status.OVERDUE,
        )

    def test_two_at_once(self) -> None:
        """Each enquiry has its own clock."""
        records = read_census(
            child(
                referral(
                    enquiry(S47ActualStartDate="2025-07-02", DateOfInitialCPC="2025-07-20"),
                    enquiry(S47ActualStartDate="2025-07-07", DateOfInitialCPC="2025-07-10"),
                )
            )
        )
        found = [(o.anchor, o.met_on) for o in project_heart(records.cases[0], as_at=AS_AT)]
        assert found == [
            (date(2025, 7, 2), date(2025, 7, 20)),
            (date(2025, 7, 7), date(2025, 7, 10)),
        ]

    @pytest.mark.parametrize(
        ("texts", "found", "kinds"),
        [
            (
                {"S47ActualStartDate": "2025-07-02", "DateOfInitialCPC": "2025-07-01"},
                [],
                ["icpc", "strategy_discussion"],
            ),
            (
                {
                    "S47ActualStartDate": "2025-07-02",
                    "DateOfInitialCPC": "2025-07-09",
                    "ICPCnotRequired": "1",
                },
                [("held_though_not_required", True)],
                ["strategy_discussion", "icpc"],
            ),
            (
                {"S47ActualStartDate": "2025-07-02", "ICPCnotRequired": "perhaps"},
                [("unknown_code", True)],
                ["strategy_discussion"],
            ),
            (
                {"DateOfInitialCPC": "2025-07-09", "ICPCnotRequired": "0"},
                [("no_date", True)],
                ["icpc"],
            ),
            (
                {"S47ActualStartDate": "soon", "DateOfInitialCPC": "2025-07-09"},
                [("bad_date", True)],
                ["icpc"],
            ),
            (
                {"S47ActualStartDate": "soon", "InitialCPCtarget": "2025-07-09"},
                [("bad_date", False)],
                [],
            ),
            ({"ICPCnotRequired": "true"}, [("no_date", False)], []),
        ],
    )
    def test_amiss(
        self, texts: dict[str, str], found: list[tuple[str, bool]], kinds: list[str]
    ) -> None:
        """What contradicts itself or lacks a day is told of, and its other days are used."""
        records = read_census(child(referral(enquiry(**texts))))
        assert codes(records) == found
        assert [kind for kind, _ in events(records) if kind != "referral_received"] == kinds
        assert is_account(records)


class TestConferencesWithoutAnEnquiry:
    """DateOfInitialCPC of CINdetails: a transfer-in conference, an event of its own."""

    def test_moved_here(self) -> None:
        """Reviews of the plan are counted from it."""
        records = read_census(child(referral(plan("2025-06-20"), DateOfInitialCPC="2025-06-20")))
        assert ("transfer_in_conference", "2025-06-20") in events(records)
        [review] = project_heart(records.cases[0], as_at=AS_AT)
        assert (review.timescale, review.due) == ("rcpc", date(2025, 9, 20))
        assert not records.findings

    def test_the_conference_of_an_enquiry(self) -> None:
        """A day that an enquiry of the same referral gives too is that conference."""
        held = enquiry(S47ActualStartDate="2025-06-02", DateOfInitialCPC="2025-06-20")
        records = read_census(child(referral(held, DateOfInitialCPC="2025-06-20")))
        assert codes(records) == [("conference_of_enquiry", True)]
        assert "transfer_in_conference" not in dict(events(records))
        other = read_census(
            child(referral(held), referral(day="2025-06-03", DateOfInitialCPC="2025-06-20"))
        )
        assert "transfer_in_conference" in dict(events(other))

    @pytest.mark.parametrize("day", ["", "soon"])
    def test_no_referral_date(self, day: str) -> None:
        """It is used where the referral has no day; without either the record gives nothing."""
        assert events(read_census(child(referral(day=day, DateOfInitialCPC="2025-06-20")))) == [
            ("transfer_in_conference", "2025-06-20")
        ]
        held = enquiry(S47ActualStartDate="2025-06-02", DateOfInitialCPC="2025-06-20")
        code = "bad_date" if day else "no_date"
        records = read_census(child(referral(held, day=day, DateOfInitialCPC="2025-06-20")))
        assert codes(records) == [(code, False)]
        assert codes(read_census(child(referral(day=day)))) == [(code, False)]
        assert is_account(records)


class TestPlans:
    """Child protection plans and their reviews."""

    def test_plan(self) -> None:
        """A plan starts, is reviewed and ends, each on its day and line."""
        held = enquiry(S47ActualStartDate="2025-06-02", DateOfInitialCPC="2025-06-20")
        records = read_census(
            child(referral(held, plan("2025-06-20", "2025-09-10", "2026-02-11",
                                      CPPendDate="2026-02-11")))
        )  # fmt: skip
        [case] = records.cases
        assert [(o.timescale, o.anchor, o.met_on) for o in project_heart(case, as_at=AS_AT)] == [
            ("icpc", date(2025, 6, 2), date(2025, 6, 20)),
            ("rcpc", date(2025, 6, 20), date(2025, 9, 10)),
            ("rcpc", date(2025, 9, 10), date(2026, 2, 11)),
        ]
        lines = [records.origin("A", event) for event in case.events if event.kind == "rcpc"]
        assert lines == [("census.xml", 16), ("census.xml", 17)]
        assert not records.findings

    @pytest.mark.parametrize(
        ("conference", "code"),
        [
            ("", "counted_from_plan"),
            ("2025-07-01", "counted_from_plan"),
            ("2025-06-10", "counted_from_conference"),
        ],
    )
    def test_no_conference_that_day(self, conference: str, code: str) -> None:
        """Without a conference reviews are counted from the start of the plan, and that is said."""
        held = enquiry(S47ActualStartDate="2025-06-02", DateOfInitialCPC=conference)
        records = read_census(child(referral(held, plan("2025-06-20"))))
        assert (code, True) in codes(records)
        [review] = [
            o for o in project_heart(records.cases[0], as_at=AS_AT) if o.timescale == "rcpc"
        ]
        counted = date(2025, 6, 10 if code == "counted_from_conference" else 20)
        assert review.anchor == counted

    def test_the_conference_of_an_earlier_plan(self) -> None:
        """A conference before an earlier plan ended did not lead to the next one."""
        held = enquiry(S47ActualStartDate="2025-04-02", DateOfInitialCPC="2025-04-10")
        records = read_census(
            child(
                referral(held, plan("2025-04-10", CPPendDate="2025-06-10")),
                referral(plan("2025-10-10"), day="2025-10-01"),
            )
        )
        assert codes(records) == [("counted_from_plan", True)]
        last = project_heart(records.cases[0], as_at=AS_AT)[-1]
        assert last.anchor == date(2025, 10, 10)

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            (plan("", "2025-09-10", CPPendDate="2025-10-01"), [("no_date", False)]),
            (plan("soon", "2025-09-10"), [("bad_date", False)]),
            (
                plan("2025-06-20", "2025-06-20", "2025-06-19"),
                [("counted_from_plan", True)] + [("review_not_after_start", False)] * 2,
            ),
            (plan("2025-06-20", ""), [("counted_from_plan", True), ("no_date", False)]),
            (
                plan("2025-06-20", "2025-09-10", "2025-09-10"),
                [("counted_from_plan", True), ("duplicate", False)],
            ),
            (
                plan("2025-06-20", CPPendDate="2025-06-19"),
                [("ends_before_start", True), ("counted_from_plan", True)],
            ),
        ],
    )
    def test_amiss(self, text: str, found: list[tuple[str, bool]]) -> None:
        """What lacks a day or contradicts itself is told of, and the rest is used."""
        records = read_census(child(referral(text)))
        assert codes(records) == found
        assert is_account(records)

    def test_reviews_in_groups_of_their_own(self) -> None:
        """Reviews may stand each in a group."""
        text = plan("2025-06-20", "2025-09-10", "2026-02-11").replace(
            "</CPPreviewDate>\n<CPP", "</CPPreviewDate></Reviews><Reviews><CPP"
        )
        found = events(read_census(child(referral(text))))
        assert [day for kind, day in found if kind == "rcpc"] == ["2025-09-10", "2026-02-11"]


class TestAssessments:
    """An assessment within 45 working days of the referral."""

    def assessed(self, *parts: str, **texts: str) -> Records:
        return read_census(child(referral(*parts, **texts)))

    def statuses(self, records: Records) -> dict[str, ts.Status]:
        policy = recorded_duties(ts.policies.statutory(), records.holds)
        return {
            row.timescale: ts.Status(row.status)
            for row in project_records(records, as_at=AS_AT, policy=policy).rows
        }

    def test_authorised(self) -> None:
        """It is tied to its referral, and meets the duty and the measure that begins with it."""
        records = self.assessed(
            group(
                "Assessments",
                AssessmentActualStartDate="2025-06-04",
                AssessmentAuthorisationDate="2025-08-04",
            )
        )
        assert self.statuses(records) == {
            "assessment_single": ts.Status.MET_IN_TIME,
            "assessment_dfe": ts.Status.MET_IN_TIME,
        }
        assert {event.ref for event in records.cases[0].events} == {"referral 2025-06-02"}
        assert not records.findings

    def test_open(self) -> None:
        """Without an authorisation it is owed still."""
        records = self.assessed(group("Assessments", AssessmentActualStartDate="2025-06-04"))
        assert set(self.statuses(records).values()) == {ts.Status.OVERDUE}

    def test_nothing_further(self) -> None:
        """A referral of which nothing came calls for none; an assessment shows that some did."""
        records = self.assessed(ReferralNFA="1")
        assert codes(records) == [("no_day_of_decision", True)]
        assert self.statuses(records) == {}
        begun = group("Assessments", AssessmentActualStartDate="2025-06-04")
        assert self.statuses(self.assessed(begun, ReferralNFA="true")) == self.statuses(
            self.assessed(begun)
        )

    def test_closed(self) -> None:
        """A case that was closed owes none from then, and that is said."""
        begun = group("Assessments", AssessmentActualStartDate="2025-06-04")
        for parts in ((), (begun,)):
            records = self.assessed(*parts, CINclosureDate="2025-06-20")
            assert codes(records) == [("closed_without_assessment", True)]
            assert self.statuses(records)["assessment_single"] is ts.Status.LAPSED

    def test_closed_before_it_began(self) -> None:
        """A closure before the referral is none."""
        records = self.assessed(CINclosureDate="2025-06-01")
        assert codes(records) == [("ends_before_start", True)]
        assert self.statuses(records) == {"assessment_single": ts.Status.OVERDUE}

    def test_from_before_the_census(self) -> None:
        """An earlier referral without one may have had it in an earlier year: nothing is owed."""
        records = self.assessed(day="2025-03-20")
        assert codes(records) == [("began_before", False)]
        assert self.statuses(records) == {}
        begun = group("Assessments", AssessmentActualStartDate="2025-04-04")
        assert self.statuses(self.assessed(begun, day="2025-03-20")) == {
            "assessment_single": ts.Status.OVERDUE,
            "assessment_dfe": ts.Status.OVERDUE,
        }

    @pytest.mark.parametrize(
        ("texts", "code", "kinds"),
        [
            (
                {
                    "AssessmentActualStartDate": "2025-06-04",
                    "AssessmentAuthorisationDate": "2025-06-03",
                },
                ("ends_before_start", True),
                {"assessment_started"},
            ),
            (
                {"AssessmentAuthorisationDate": "2025-06-03"},
                ("no_date", True),
                {"assessment_completed"},
            ),
            ({"AssessmentActualStartDate": ""}, ("no_date", False), set()),
        ],
    )
    def test_amiss(self, texts: dict[str, str], code: tuple[str, bool], kinds: set[str]) -> None:
        """What lacks a day or contradicts itself is told of."""
        records = self.assessed(group("Assessments", **texts))
        assert codes(records) == [code]
        assert set(dict(events(records))) == kinds | {"referral_received"}

    def test_without_its_referral(self) -> None:
        """An assessment whose referral has no day is judged by its own start."""
        records = self.assessed(
            group("Assessments", AssessmentActualStartDate="2025-06-04"), day="soon"
        )
        assert [event.ref for event in records.cases[0].events] == ["assessment 2025-06-04"]


class TestSeveralYears:
    """A folder of censuses: what a later one says of the same day stands."""

    def test_later_stands(self) -> None:
        """An enquiry that was open has its conference, and a plan its end, in the later census."""
        earlier = child(
            referral(
                enquiry(S47ActualStartDate="2025-03-24", ICPCnotRequired="0"),
                group("Assessments", AssessmentActualStartDate="2025-03-10"),
                plan("2024-06-03", "2024-08-30", "2025-02-20"),
                day="2025-03-07",
            ),
            born="2012-05-03",
        )
        later = child(
            referral(
                enquiry(S47ActualStartDate="2025-03-24", DateOfInitialCPC="2025-04-11"),
                group(
                    "Assessments",
                    AssessmentActualStartDate="2025-03-10",
                    AssessmentAuthorisationDate="2025-04-16",
                ),
                plan("2024-06-03", "2025-02-20", "2025-07-30", CPPendDate="2025-07-30"),
                day="2025-03-07",
                CINclosureDate="2025-08-01",
            )
        )
        records = read_folder(b=census_of(2025, earlier), a=census_of(2026, later))
        assert records.files_read == ("b.xml", "a.xml")
        assert records.complete_from == date(2024, 4, 1)
        superseded = {(f.code, f.file, f.used) for f in records.findings if not f.used}
        assert superseded == {("superseded", "b.xml", False), ("duplicate", "b.xml", False)}
        assert [day for kind, day in events(records) if kind == "rcpc"] == [
            "2024-08-30",
            "2025-02-20",
            "2025-07-30",
        ]
        assert records.cases[0].date_of_birth == date(2012, 5, 4)
        kinds = [kind for kind, _ in events(records)]
        assert len(kinds) == len({(kind, day) for kind, day in events(records)})
        assert {"icpc", "cp_plan_ended", "assessment_completed"} <= set(kinds)
        assert is_account(records)

    def test_assessed_in_an_earlier_year(self) -> None:
        """A case closed in the later census was assessed in the earlier one."""
        assessed = group(
            "Assessments",
            AssessmentActualStartDate="2025-01-10",
            AssessmentAuthorisationDate="2025-02-10",
        )
        earlier = child(referral(assessed, day="2025-01-07"))
        later = child(referral(day="2025-01-07", CINclosureDate="2025-08-01"))
        records = read_folder(a=census_of(2025, earlier), b=census_of(2026, later))
        assert "assessment_not_required" not in dict(events(records))
        assert "closed_without_assessment" not in dict(codes(records))

    def test_given(self) -> None:
        """A census without a reference date comes last."""
        no_date = census_of(2026, child(name="B")).replace("2026-03-31", "")
        with TemporaryDirectory() as folder:
            Path(folder, "a.xml").write_text(no_date, encoding="utf-8")
            Path(folder, "b.xml").write_text(census_of(2026, child()), encoding="utf-8")
            records = read(folder, complete_from=BEGINS)
            assert records.files_read == ("b.xml", "a.xml")
            with pytest.raises(ts.RecordsError, match=r"a\.xml: its header gives no ReferenceDate"):
                read(folder)

    def test_other_folders(self) -> None:
        """A folder with .csv files is one of a return, whatever else lies in it."""
        with TemporaryDirectory() as folder:
            Path(folder, "a.xml").write_text(census_of(2026, child()), encoding="utf-8")
            Path(folder, "b.csv").write_text("CHILD", encoding="utf-8")
            with pytest.raises(ts.RecordsError, match="holds no SSDA903 episodes"):
                read(folder)


class TestGroupsNotRead:
    """Groups that feed no timescale are named and are no rows."""

    def test_named(self) -> None:
        """Each is named once, and leaves beside them are not."""
        text = group("CINPlanDates", leaves(CINPlanStartDate="2025-06-02"))
        records = read_census(child(referral(text, text, ReferralSource="1A")))
        assert records.files_not_read == ("census.xml [CINPlanDates]",)
        assert (records.rows_read, records.rows_used) == (2, 2)
        assert remarks(records) == []


def test_a_finding_has_the_line_of_its_record() -> None:
    """That of the element's own tag."""
    records = read_census(child(), child(referral(enquiry(ICPCnotRequired="0")), name="B"))
    found = only_finding(records)
    assert (found.file, found.line, found.subject_id) == ("census.xml", 15, "B")
