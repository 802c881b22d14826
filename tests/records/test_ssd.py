"""The Standard Safeguarding Dataset: what each of its fields says, and what it does not."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import timescales as ts
from tests.conftest import ROOT
from tests.core.histories import project_heart
from tests.records.files import csv_bytes, in_folder, is_account, told
from tests.records.ssd_tables import HEADERS, codes_of, files_of, found_in, read_ssd
from timescales.event_kinds import EVENT_KINDS
from timescales.records import Records, ShownDue, read
from timescales.records.ssd import TABLES, SsdFolder

START = "1,A,P1,2025-03-03,2025-03-03,S,,,N1"
BORN = date(2012, 5, 4)


def shown(records: Records) -> list[tuple[str, date, date | None, date | None]]:
    return [(each.timescale, each.due, each.event, each.anchor) for each in records.shown]


class TestFolder:
    """A folder of CSVs named after the tables."""

    def test_names(self) -> None:
        """Names and columns are found in any mixture of case, and with a schema before them."""
        files = {
            "dbo.SSD_CLA_Episodes.CSV": csv_bytes(
                "CLAE_PERSON_ID,Clae_Cla_Episode_Start_Date", "A,2025-03-03"
            ),
            "ssd_department.csv": csv_bytes("dept_team_id", "1"),
        }
        records = in_folder(files, read)
        assert told(records) == [("A", "became_looked_after", "2025-03-03")]
        assert records.files_read == ("dbo.SSD_CLA_Episodes.CSV",)
        assert records.files_not_read == ("ssd_department.csv",)

    def test_a_return_is_still_a_return(self) -> None:
        """A folder without any of the tables is left to other readers."""
        with pytest.raises(ts.RecordsError, match="holds no SSDA903 episodes"):
            in_folder({"other.csv": b"a\n1\n"}, read)

    def test_a_folder_that_cannot_be_listed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """It is left to other readers, which say so."""

        def refuse(folder: Path) -> None:
            raise PermissionError(f"{folder}")

        monkeypatch.setattr(Path, "iterdir", refuse)
        assert not SsdFolder().recognises(Path.cwd())

    @pytest.mark.parametrize(
        ("files", "reason"),
        [
            (files_of(person=[]), "its tables hold headers and no rows"),
            (
                {"ssd_person.csv": csv_bytes("pers_person_id", "A")},
                "ssd_person.csv: its first line names none of pers_dob",
            ),
            (
                {"ssd_person.csv": csv_bytes("pers_dob", "2012-05-04")},
                "ssd_person.csv: lacks the columns pers_person_id",
            ),
            (
                {"ssd_cla_reviews.csv": csv_bytes("clar_cla_review_date", "2025-03-28")},
                "ssd_cla_reviews.csv: lacks the columns clar_cla_person_id",
            ),
            (
                {
                    "a.ssd_person.csv": csv_bytes(HEADERS["ssd_person"], "A,2012-05-04"),
                    "ssd_person.csv": csv_bytes(HEADERS["ssd_person"], "A,2012-05-04"),
                },
                "a.ssd_person.csv and ssd_person.csv are both ssd_person; leave one",
            ),
        ],
    )
    def test_what_cannot_be_read(self, files: dict[str, bytes], reason: str) -> None:
        """A folder that says nothing is refused with the reason."""
        with pytest.raises(ts.RecordsError) as error:
            in_folder(files, read)
        assert reason in str(error.value)

    def test_what_is_missing_is_said(self) -> None:
        """Tables and columns that are not there are findings, about no row."""
        files = {
            "ssd_cp_plans.csv": csv_bytes("cppl_person_id,cppl_cp_plan_start_date", "A,2025-03-03")
        }
        records = in_folder(files, read)
        found = [(f.file, f.line, f.code, f.column) for f in records.findings]
        assert ("ssd_cp_plans.csv", 0, "column_missing", "cppl_cp_plan_end_date") in found
        assert ("ssd_cla_reviews", 0, "table_missing", "") in found
        assert len(found) == 2 + len(HEADERS) - 1
        assert (records.rows_read, records.rows_used) == (1, 1)

    def test_what_is_not_held(self) -> None:
        """Kinds of a table that is not there, and those of no table, are said not to be held."""
        records = read_ssd(s47_enquiry=["1,A,2025-03-03,,,"], cp_reviews=["1,A,,,2025-03-03"])
        assert records.holds == {"strategy_discussion", "icpc_not_required", "rcpc"}
        [case] = records.cases
        assert {"icpc", "lac_review", "secure_review", "return_interview"} <= case.not_recorded
        assert not case.not_recorded & {"rcpc", "strategy_discussion"}
        assert case.not_recorded <= set(EVENT_KINDS)

    def test_broken_lines(self) -> None:
        """A line that is no row of the table is refused as in any file."""
        records = read_ssd(person=["A,2012-05-04", "B,2012-05-04,x"])
        assert found_in(records) == [("person", 3, "cells", False)]
        assert is_account(records)

    def test_placeholders_are_blank(self) -> None:
        """What scripts write where a system has nothing to say is nothing."""
        records = read_ssd(
            cla_episodes=[START],
            cla_reviews=["1,P1,,2025-03-28 00:00:00.000,NULL,PLACEHOLDER_DATA"],
        )
        assert codes_of(records) == []
        assert records.cases[0].events[1].details == {}

    def test_names_are_never_kept(self) -> None:
        """Columns that are not read do not get past the door."""
        files = {
            "ssd_person.csv": csv_bytes(
                "pers_person_id,pers_forename,pers_dob", "A,Zoe,2012-05-04", "A,Zoe,soon"
            )
        }
        assert "Zoe" not in repr(in_folder(files, read))


class TestChild:
    """Each row belongs to a child, by name or by a link."""

    def test_by_period_of_care(self) -> None:
        """Reviews and placements without a person are those of their period of care."""
        records = read_ssd(
            cla_episodes=[START, "2,B,P2,,2025-04-01,S,,,"],
            cla_reviews=["1,P2,,2025-04-20,N,PN1", "2,P9,,2025-04-20,N,PN1", "3,,,2025-04-20,N,"],
            cla_placement=["1,P1,U4,PR1,2025-03-03,"],
        )
        assert ("B", "lac_review", "2025-04-20") in told(records)
        assert found_in(records) == [
            ("cla_reviews", 3, "not_linked", False),
            ("cla_reviews", 4, "no_subject", False),
        ]

    def test_the_person_named_is_believed(self) -> None:
        """Where a system has the column, it is that child's."""
        header = "clar_cla_id,clar_cla_person_id,clar_cla_review_date"
        files = files_of(cla_episodes=[START])
        files["ssd_cla_reviews.csv"] = csv_bytes(header, "P1,B,2025-04-20", "P1,,2025-04-21")
        assert told(in_folder(files, read))[1:] == [
            ("A", "lac_review", "2025-04-21"),
            ("B", "lac_review", "2025-04-20"),
        ]

    def test_a_period_of_two_children(self) -> None:
        """A period of care of more than one child links nothing."""
        records = read_ssd(
            cla_episodes=[START, "2,B,P1,,2025-04-01,S,,,", "3,A,P1,,2025-05-01,P,,,"],
            cla_reviews=["1,P1,,2025-04-20,N,PN1"],
        )
        assert ("cla_reviews", 2, "not_linked", False) in found_in(records)

    def test_by_plan(self) -> None:
        """Review conferences without a person are those of their plan."""
        files = files_of(cp_plans=["7,A,2025-03-03,,N"])
        files["ssd_cp_reviews.csv"] = csv_bytes(
            "cppr_cp_plan_id,cppr_cp_review_date", "7,2025-06-02"
        )
        assert told(in_folder(files, read))[1] == ("A", "rcpc", "2025-06-02")

    def test_nobody(self) -> None:
        """A row that names no child is refused."""
        records = read_ssd(s47_enquiry=["1,,2025-03-03,,,"], person=["A,2012-05-04"])
        assert found_in(records) == [("s47_enquiry", 2, "no_subject", False)]


class TestPeriodsOfCare:
    """ssd_cla_episodes: the start of the period, its episodes, and its end."""

    def test_a_period(self) -> None:
        """It begins with its first episode, goes on through others, and ends with a reason."""
        records = read_ssd(
            cla_episodes=[
                "1,A,P1,2025-03-03,2025-03-03,S,2025-05-01,X1,N1",
                "2,A,P1,2025-03-03,2025-05-01,P,2025-08-01,E4A,N1",
            ]
        )
        assert told(records) == [
            ("A", "became_looked_after", "2025-03-03"),
            ("A", "episode_started", "2025-05-01"),
            ("A", "ceased_looked_after", "2025-08-01"),
        ]
        _, changed, ceased = records.cases[0].events
        assert changed.details == {"need": "N1", "new_episode": "P"}
        assert ceased.details == {"leaving_reason": "E4A"}
        assert codes_of(records) == []

    def test_descriptions(self) -> None:
        """Systems that store the words of a reason say the same as those that store its code."""
        records = read_ssd(
            cla_episodes=[
                "1,A,,,2025-03-03,Started to be looked after,2025-05-01,New episode begins,",
                "2,A,,,2025-05-01,Change of placement only,2025-08-01,E4a - Returned home,",
                "3,A,,,2025-09-01,Started to be looked after,2025-10-01,Care taken over,",
            ]
        )
        assert [(kind, day) for _, kind, day in told(records)] == [
            ("became_looked_after", "2025-03-03"),
            ("episode_started", "2025-05-01"),
            ("ceased_looked_after", "2025-08-01"),
            ("became_looked_after", "2025-09-01"),
            ("ceased_looked_after", "2025-10-01"),
        ]
        leaving = [e.details.get("leaving_reason") for e in records.cases[0].events]
        assert leaving[2::2] == ["E4A", "Care taken over"]

    def test_began_before_the_extract(self) -> None:
        """Of a long stay the first episodes are cut off, and the day of entering care is there."""
        records = read_ssd(
            cla_episodes=["9,A,P1,2015-06-01,2019-02-01,P,,,N1"],
            cla_reviews=["1,P1,,2020-12-01,N,PN1", "2,P1,,2021-05-20,N,PN1"],
        )
        assert told(records)[:2] == [
            ("A", "became_looked_after", "2015-06-01"),
            ("A", "episode_started", "2019-02-01"),
        ]
        assert codes_of(records) == []
        origin = records.origin("A", records.cases[0].events[0])
        assert origin == ("ssd_cla_episodes.csv", 2)

    def test_its_day_is_not_known(self) -> None:
        """Without that day the history is complete from the day after the first episode starts."""
        records = read_ssd(cla_episodes=["9,A,P1,,2019-02-01,P,,,"], cla_reviews=[])
        assert codes_of(records) == ["began_before"]
        assert records.cases[0].complete_from == date(2019, 2, 2)

    @pytest.mark.parametrize(
        ("entered", "start"), [("2025-03-01", "2025-03-03"), ("2025-03-03", "2025-03-01")]
    )
    def test_two_days_of_starting(self, entered: str, start: str) -> None:
        """Where both days are a start and differ, the earlier is taken, with a warning."""
        records = read_ssd(cla_episodes=[f"1,A,P1,{entered},{start},S,,,"])
        assert told(records)[0] == ("A", "became_looked_after", "2025-03-01")
        assert codes_of(records) == ["entered_care_differs"]

    def test_two_periods(self) -> None:
        """Another identifier is another period, whatever the reasons say."""
        records = read_ssd(
            cla_episodes=[
                "1,A,P1,2025-03-03,2025-03-03,S,2025-05-01,,",
                "2,A,P2,2025-06-01,2025-06-01,P,,,",
            ]
        )
        assert [kind for _, kind, _ in told(records)] == [
            "became_looked_after",
            "ceased_looked_after",
            "became_looked_after",
        ]
        assert codes_of(records) == ["no_end_reason"]

    def test_told_apart_by_the_day_of_entering(self) -> None:
        """Without an identifier, episodes with one day of entering care are one period."""
        records = read_ssd(
            cla_episodes=[
                "1,A,,2025-03-03,2025-03-03,S,2025-05-01,X1,",
                "2,A,,2025-03-03,2025-05-01,P,2025-06-01,X1,",
                "3,A,,2025-07-01,2025-07-01,P,,,",
            ]
        )
        assert [kind for _, kind, _ in told(records)] == [
            "became_looked_after",
            "episode_started",
            "ceased_looked_after",
            "became_looked_after",
        ]
        assert codes_of(records) == ["no_next_episode"]

    def test_two_open_periods(self) -> None:
        """Two periods open at once are warned of, and the second goes on."""
        records = read_ssd(cla_episodes=["1,A,P1,,2025-03-03,S,,,", "2,A,P2,,2025-06-01,S,,,"])
        assert codes_of(records) == ["already_looked_after"]
        assert [kind for _, kind, _ in told(records)] == ["became_looked_after"] * 2

    @pytest.mark.parametrize(
        ("first", "second", "code"),
        [
            ("2025-05-01,X1", "2025-05-09,P,,", "gap"),
            ("2025-05-01,X1", "2025-04-09,P,,", "overlap"),
            (",", "2025-05-09,P,,", "no_end_date"),
            (",E4A", "2025-05-09,P,,", "reason_without_end"),
            ("2025-05-01,", "2025-05-01,P,,", "no_end_reason"),
            ("2025-02-01,", "2025-05-01,P,,", "ends_before_start"),
            ("never,", "2025-05-01,P,,", "bad_date"),
        ],
    )
    def test_contradictions(self, first: str, second: str, code: str) -> None:
        """They are remarked on, and care goes on."""
        records = read_ssd(cla_episodes=[f"1,A,P1,,2025-03-03,S,{first},", f"2,A,P1,,{second},"])
        assert codes_of(records)[0] == code
        assert [kind for _, kind, _ in told(records)] == ["became_looked_after", "episode_started"]

    def test_nothing_follows(self) -> None:
        """An end without a reason, with nothing after it, ends no period."""
        records = read_ssd(cla_episodes=["1,A,P1,,2025-03-03,S,2025-05-01,,"])
        assert codes_of(records) == ["no_end_reason"]
        assert len(told(records)) == 1

    @pytest.mark.parametrize(
        ("line", "code"),
        [("1,A,P1,,,S,,,", "no_date"), ("1,A,P1,,13/13/2025,S,,,", "bad_date")],
    )
    def test_unreadable(self, line: str, code: str) -> None:
        """An episode without a start cannot be used."""
        records = read_ssd(cla_episodes=[line])
        assert found_in(records) == [("cla_episodes", 2, code, False)]
        assert records.cases == ()


class TestShortBreaks:
    """Legal status V3 and V4 are no part of a period of care."""

    @pytest.mark.parametrize(
        "status",
        ["V3", "V4 - short breaks", "Accommodated under an agreed series of short-term breaks"],
    )
    def test_left_out(self, status: str) -> None:
        """An episode wholly of short breaks is refused, and so is a review in it."""
        records = read_ssd(
            cla_episodes=[START],
            legal_status=[f"1,A,{status},2025-03-03,"],
            cla_reviews=["1,P1,,2025-03-28,N,PN1"],
        )
        assert sorted(codes_of(records)) == ["not_in_care", "review_in_short_break", "short_break"]
        assert records.cases == ()

    def test_of_some_periods(self) -> None:
        """Reviews of the other period stay."""
        records = read_ssd(
            cla_episodes=["1,A,P1,,2025-03-03,S,2025-03-05,E8,", "2,A,P2,,2025-04-01,S,,,"],
            legal_status=["1,A,V3,2025-03-03,2025-03-05", "2,A,C2,2025-04-01,"],
            cla_reviews=["1,P1,,2025-03-04,N,PN1", "2,P2,,2025-04-20,N,PN1"],
        )
        assert found_in(records) == [
            ("cla_episodes", 2, "short_break", False),
            ("cla_reviews", 2, "review_in_short_break", False),
            ("legal_status", 2, "not_in_care", False),
        ]
        assert ("A", "lac_review", "2025-04-20") in told(records)

    def test_with_another_status(self) -> None:
        """An episode that has any other legal status on a day of it is care."""
        records = read_ssd(
            cla_episodes=[START],
            legal_status=["1,A,V3,2025-03-03,2025-04-01", "2,A,C1 - interim,2025-04-01,"],
        )
        assert codes_of(records) == []
        statuses = [e.details.get("legal_status") for e in records.cases[0].events]
        assert statuses == [None, "V3", "C1"]

    def test_before_and_after_it(self) -> None:
        """A status that ended before the episode, or began with its end, says nothing of it."""
        records = read_ssd(
            cla_episodes=["1,A,P1,,2025-03-03,S,2025-05-01,E8,"],
            legal_status=["1,A,V3,2025-01-01,2025-03-03", "2,A,V3,2025-05-01,"],
        )
        assert told(records)[0] == ("A", "became_looked_after", "2025-03-03")
        assert codes_of(records) == ["not_in_care", "not_in_care"]


class TestPlacements:
    """ssd_cla_placement: moves, secure children's homes, placements for adoption."""

    def test_secure(self) -> None:
        """Placements of type K1 that follow one another are one spell."""
        records = read_ssd(
            cla_episodes=[START],
            cla_placement=[
                "1,P1,U4,PR1,2025-03-03,2025-04-01",
                "2,P1,K1,PR2,2025-04-01,2025-05-01",
                "3,P1,K1 - Secure children's home,PR2,2025-05-01,2025-06-01",
                "4,P1,K2,PR2,2025-06-01,",
            ],
        )
        secure = [(k, d) for _, k, d in told(records) if k.startswith("secure")]
        assert secure == [
            ("secure_placement_started", "2025-04-01"),
            ("secure_placement_ended", "2025-06-01"),
        ]
        moves = [e.details for e in records.cases[0].events if e.kind == "episode_started"]
        assert [each["placement"] for each in moves] == ["U4", "K1", "K1", "K2"]
        assert moves[0]["provider"] == "PR1"

    @pytest.mark.parametrize(
        ("placements", "ended"),
        [
            (["1,P1,K1,,2025-04-01,"], []),
            (["1,P1,K1,,2025-04-01,", "2,P1,U4,,2025-05-01,"], ["2025-05-01"]),
            (["1,P1,K1,,2025-04-01,2025-05-01", "2,P1,K1,,2025-05-09,"], ["2025-05-01"]),
        ],
    )
    def test_end_of_a_spell(self, placements: list[str], ended: list[str]) -> None:
        """It ends on its own last day, or else when another placement begins."""
        records = read_ssd(cla_episodes=[START], cla_placement=placements)
        days = [day for _, kind, day in told(records) if kind == "secure_placement_ended"]
        assert days == ended

    @pytest.mark.parametrize("after", [[], ["2,P2,K1,,2025-09-01,"]])
    def test_a_spell_ends_with_care(self, after: list[str]) -> None:
        """A spell without a last day ends when care does, and not with a later period."""
        records = read_ssd(
            cla_episodes=["1,A,P1,,2025-03-03,S,2025-08-01,E8,", "2,A,P2,,2025-09-01,S,,,"],
            cla_placement=["1,P1,K1,,2025-04-01,", *after],
        )
        days = [day for _, kind, day in told(records) if kind == "secure_placement_ended"]
        assert days == ["2025-08-01"]

    def test_for_adoption(self) -> None:
        """Looked-after reviews end with a placement for adoption, and its reviews begin."""
        records = read_ssd(
            cla_episodes=[START],
            cla_placement=[
                "1,P1,U4,PR1,2025-03-03,2025-09-01",
                "2,P1,A4,PR1,2025-09-01,2026-02-01",
                "3,P1,U4,PR1,2026-02-01,",
            ],
            cla_reviews=["1,P1,2025-09-29,2025-09-20,N,PN1", "2,P1,2025-03-31,2025-03-20,N,PN1"],
        )
        adoption = [(k, d) for _, k, d in told(records) if "adoption" in k]
        assert adoption == [
            ("placed_for_adoption", "2025-09-01"),
            ("adoption_placement_ended", "2026-02-01"),
        ]
        assert [each.timescale for each in records.shown] == [
            "adoption_review_placed",
            "lac_review",
        ]

    def test_adopted(self) -> None:
        """A placement that ends as care does has not failed."""
        records = read_ssd(
            cla_episodes=["1,A,P1,,2025-03-03,S,2026-02-01,E11,"],
            cla_placement=["1,P1,A4,PR1,2025-09-01,2026-02-01"],
        )
        assert [k for _, k, _ in told(records) if "adoption" in k] == ["placed_for_adoption"]

    def test_outside_care(self) -> None:
        """A placement or status of which no period of care is on record says nothing."""
        records = read_ssd(
            cla_episodes=["1,A,P1,,2025-03-03,S,2025-05-01,E8,"],
            cla_placement=["1,P1,K1,PR1,2025-06-01,2025-06-01"],
            legal_status=["1,A,C2,2025-01-01,2024-01-01"],
        )
        assert codes_of(records) == ["not_in_care", "not_in_care"]
        assert len(told(records)) == 2


class TestReviews:
    """ssd_cla_reviews: held, cancelled, and the date shown as due."""

    def test_held(self) -> None:
        """A review and, beside it, the date that the system shows."""
        records = read_ssd(cla_episodes=[START], cla_reviews=["1,P1,2025-03-31,2025-03-28,N,PN1"])
        assert told(records)[1] == ("A", "lac_review", "2025-03-28")
        assert records.shown[0] == ShownDue(
            "A",
            "lac_review",
            date(2025, 3, 31),
            records.shown[0].origin,
            date(2025, 3, 28),
        )
        assert records.shown[0].origin.column == "clar_cla_review_due_date"

    @pytest.mark.parametrize("cancelled", ["", "NULL", "N", "n", "No", "0", "false", "?"])
    def test_not_cancelled(self, cancelled: str) -> None:
        """Blank is not cancelled, nor is any word for no; what is neither is remarked on."""
        records = read_ssd(cla_episodes=[START], cla_reviews=[f"1,P1,,2025-03-28,{cancelled},PN1"])
        assert told(records)[1] == ("A", "lac_review", "2025-03-28")
        assert codes_of(records) == (["unknown_code"] if cancelled == "?" else [])

    @pytest.mark.parametrize("cancelled", ["Y", "y", "Yes", "1", "true", "T"])
    def test_cancelled(self, cancelled: str) -> None:
        """A review that was cancelled was not held; the date shown as due is kept."""
        records = read_ssd(
            cla_episodes=[START],
            cla_reviews=[
                f"1,P1,2025-03-31,2025-03-28,{cancelled},",
                f"2,P1,,2025-03-29,{cancelled},",
            ],
        )
        assert len(told(records)) == 1
        assert shown(records) == [("lac_review", date(2025, 3, 31), None, None)]
        assert found_in(records) == [("cla_reviews", 3, "cancelled", False)]

    def test_planned(self) -> None:
        """A row with no day of its own gives the date that is shown, or is refused."""
        records = read_ssd(
            cla_episodes=[START], cla_reviews=["1,P1,2025-03-31,,,", "2,P1,,,,", "3,P1,,soon,,"]
        )
        assert shown(records) == [("lac_review", date(2025, 3, 31), None, None)]
        assert found_in(records) == [
            ("cla_reviews", 3, "no_date", False),
            ("cla_reviews", 4, "bad_date", False),
        ]

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("PN1", "PN1"),
            ("pn6", "PN6"),
            ("PN4 - Attends without contributing", "PN4"),
            ("Child aged under 4 at the time of the review", "PN0"),
            ("Child physically attends and speaks for him or herself (Attendance)", "PN1"),
            ("Child physically attends and an advocate speaks on his or her behalf", "PN2"),
            ("Child attends and conveys his or her view symbolically (non-verbally)", "PN3"),
            ("Child physically attends but does not speak for him or herself", "PN4"),
            ("Child does not attend physically but briefs an advocate to speak", "PN5"),
            ("Child does not attend but conveys feelings by a facilitative medium", "PN6"),
            ("Child does not attend nor are his or her views conveyed", "PN7"),
        ],
    )
    def test_participation(self, text: str, code: str) -> None:
        """Codes, and their descriptions, which some systems store instead."""
        records = read_ssd(cla_episodes=[START], cla_reviews=[f"1,P1,,2025-03-28,N,{text}"])
        assert records.cases[0].events[1].details == {"participation": code}
        assert codes_of(records) == []

    def test_participation_not_known(self) -> None:
        """Any other text is remarked on and never shown."""
        records = read_ssd(cla_episodes=[START], cla_reviews=["1,P1,,2025-03-28,N,Zoe came"])
        assert records.cases[0].events[1].details == {}
        assert codes_of(records) == ["unknown_code"]
        assert "Zoe" not in repr(records)

    def test_twice(self) -> None:
        """One review in two rows is one review."""
        line = "1,P1,,2025-03-28,N,PN1"
        records = read_ssd(cla_episodes=[START], cla_reviews=[line, line])
        assert found_in(records) == [("cla_reviews", 3, "duplicate", False)]

    def test_shown_twice(self) -> None:
        """So is one date shown as due for a review that is still to be held."""
        line = "1,P1,2025-03-31,,,"
        records = read_ssd(cla_episodes=[START], cla_reviews=[line, line])
        assert shown(records) == [("lac_review", date(2025, 3, 31), None, None)]
        assert found_in(records) == [("cla_reviews", 3, "duplicate", False)]
        found = next(each for each in records.findings if each.code == "duplicate")
        assert (found.column, found.value) == ("clar_cla_review_due_date", "2025-03-31")
        assert found.reason.startswith("This due date is already given on line 2 of ")


class TestProtection:
    """ssd_s47_enquiry, ssd_initial_cp_conference, ssd_cp_plans, ssd_cp_reviews."""

    def test_from_enquiry_to_review(self) -> None:
        """A conference answers its own enquiry; plan and reviews follow."""
        records = read_ssd(
            s47_enquiry=["1,A,2026-09-01,2026-09-22,N,", "2,A,2026-09-10,,,"],
            initial_cp_conference=["9,1,A,N,2026-09-22,2026-09-22"],
            cp_plans=["5,A,2026-09-22,2027-03-01,N"],
            cp_reviews=["1,A,5,2026-12-22,2026-12-01"],
        )
        assert told(records) == [
            ("A", "strategy_discussion", "2026-09-01"),
            ("A", "strategy_discussion", "2026-09-10"),
            ("A", "cp_plan_started", "2026-09-22"),
            ("A", "icpc", "2026-09-22"),
            ("A", "rcpc", "2026-12-01"),
            ("A", "cp_plan_ended", "2027-03-01"),
        ]
        assert codes_of(records) == []
        assert shown(records) == [
            ("icpc", date(2026, 9, 22), date(2026, 9, 22), date(2026, 9, 1)),
            ("rcpc", date(2026, 12, 22), date(2026, 12, 1), None),
        ]
        met = {
            (o.timescale, o.anchor): o.met_on
            for o in project_heart(records.cases[0], as_at=date(2026, 12, 10))
        }
        assert met["icpc", date(2026, 9, 1)] == date(2026, 9, 22)
        assert met["icpc", date(2026, 9, 10)] is None

    @pytest.mark.parametrize(
        ("nfa", "outcome", "told_too"),
        [
            ("Y", "", ["icpc_not_required"]),
            ("N", "", []),
            ("", "", []),
            (
                "N",
                '"{""CP_CONFERENCE_FLAG"": ""N"", ""OUTCOME_COMMENTS"": ""Zoe""}"',
                ["icpc_not_required"],
            ),
            ("Y", '"{""OUTCOME_CP_CONFERENCE_FLAG"":""Y""}"', []),
            ("N", '"{""CP_CONFERENCE_FLAG"": """"}"', []),
        ],
    )
    def test_no_conference_needed(self, nfa: str, outcome: str, told_too: list[str]) -> None:
        """An enquiry that ended with no further action, or to no conference, needs none."""
        records = read_ssd(s47_enquiry=[f"1,A,2026-09-01,2026-09-10,{nfa},{outcome}"])
        assert [kind for _, kind, _ in told(records)] == ["strategy_discussion", *told_too]
        assert "Zoe" not in repr(records)

    def test_one_was_held_all_the_same(self) -> None:
        """A conference on record is believed before the outcome of the enquiry."""
        records = read_ssd(
            s47_enquiry=["1,A,2026-09-01,2026-09-10,Y,"],
            initial_cp_conference=["9,1,A,N,,2026-09-22", "8,,A,N,,"],
        )
        assert [kind for _, kind, _ in told(records)] == ["strategy_discussion", "icpc"]
        assert found_in(records) == [
            ("initial_cp_conference", 3, "no_date", False),
            ("s47_enquiry", 2, "conference_held", True),
        ]

    def test_still_going_on(self) -> None:
        """An enquiry that has not ended is open, whatever its flags say."""
        records = read_ssd(s47_enquiry=["1,A,2026-09-01,,Y,"])
        assert [kind for _, kind, _ in told(records)] == ["strategy_discussion"]

    def test_transfer_in(self) -> None:
        """A transfer-in conference is an event and a duty of its own."""
        records = read_ssd(
            s47_enquiry=["1,A,2026-09-01,,,"],
            initial_cp_conference=["9,1,A,Y,2026-09-30,2026-09-22"],
            cp_plans=["5,A,2026-09-22,,Y"],
        )
        assert ("A", "transfer_in_conference", "2026-09-22") in told(records)
        assert shown(records) == [("icpc_transfer_in", date(2026, 9, 30), date(2026, 9, 22), None)]
        assert codes_of(records) == ["other_authority"]
        due = {
            o.timescale: (o.anchor, o.met_on)
            for o in project_heart(records.cases[0], as_at=date(2026, 10, 1))
        }
        assert due["icpc"] == (date(2026, 9, 1), None)
        assert due["rcpc"] == (date(2026, 9, 22), None)

    def test_planned(self) -> None:
        """A target without a conference, and a due date without a review, are kept."""
        records = read_ssd(
            initial_cp_conference=["9,1,A,N,2026-09-22,", "8,,A,N,2026-10-22,"],
            cp_reviews=["1,A,5,2026-12-22,", "2,A,5,,", "3,A,5,,soon"],
        )
        assert told(records) == []
        assert [(each.timescale, each.event, each.anchor) for each in records.shown] == [
            ("icpc", None, None),
            ("icpc", None, None),
            ("rcpc", None, None),
        ]
        assert codes_of(records) == ["no_date", "bad_date"]


class TestOthers:
    """ssd_person, ssd_cin_assessments, ssd_missing, ssd_care_leavers."""

    def test_birth(self) -> None:
        """The date of birth is taken; a person without one gives nothing."""
        records = read_ssd(person=["A,2012-05-04", "B,"])
        assert [(case.subject_id, case.date_of_birth) for case in records.cases] == [("A", BORN)]
        assert found_in(records) == [("person", 3, "no_date", False)]

    def test_assessments(self) -> None:
        """An assessment runs from its start to its authorisation, several at once."""
        records = read_ssd(cin_assessments=["1,A,2026-09-01,2026-11-03", "2,A,2026-09-02,"])
        policy = ts.policies.statutory().only("assessment_dfe")
        found = ts.project(records.cases[0], as_at=date(2026, 11, 22), policy=policy)
        assert [(o.due, o.met_on, o.status.value) for o in found] == [
            (date(2026, 11, 3), date(2026, 11, 3), "met_in_time"),
            (date(2026, 11, 4), None, "overdue"),
        ]

    def test_returns(self) -> None:
        """A child who was missing came back; whether an interview followed is not dated."""
        records = read_ssd(missing=["1,A,2026-09-01,Missing,2026-09-03", "2,A,2026-10-01,M,"])
        assert told(records) == [("A", "child_returned", "2026-09-03")]
        assert records.cases[0].events[0].details == {"missing": "Missing"}
        assert codes_of(records) == ["no_date"]
        policy = ts.policies.statutory().only("return_interview")
        [interview] = ts.project(records.cases[0], as_at=date(2026, 11, 22), policy=policy)
        assert interview.status.value == "not_known"

    def test_pathway_plans(self) -> None:
        """The latest plan or review begins the six months to the next."""
        records = read_ssd(care_leavers=["1,A,2026-09-01"])
        policy = ts.policies.statutory().only("pathway_review")
        [review] = ts.project(records.cases[0], as_at=date(2026, 11, 22), policy=policy)
        assert review.due == date(2027, 3, 1)


class TestTruncation:
    """An extract holds what ended or was held in its last years, six unless set otherwise."""

    LONG_STAY = "9,A,P1,2015-06-01,2019-02-01,P,,,"

    def test_from_the_earliest_review(self) -> None:
        """Reviews are complete from the earliest of any child, and the stage before is unknown."""
        records = read_ssd(
            cla_episodes=[self.LONG_STAY, "2,B,P2,,2021-01-04,S,,,"],
            cla_reviews=["1,P1,,2020-12-01,N,", "2,P2,,2021-01-20,N,"],
        )
        assert records.complete_from == date(2020, 12, 1)
        assert records.complete_from_deduced
        long, new = (project_heart(case, as_at=date(2021, 2, 1)) for case in records.cases)
        assert [candidate.stage for candidate in long[0].candidates] == [
            "first",
            "second",
            "subsequent",
        ]
        assert [o.ordinal for o in new] == [1, 2]
        assert new[1].due == date(2021, 4, 21)

    def test_each_part_of_the_work(self) -> None:
        """A child's history is complete from the earliest meeting of each part it is in."""
        records = read_ssd(
            cla_episodes=["1,A,P1,,2021-01-04,S,,,", "2,C,P3,,2021-01-04,S,,,"],
            cla_reviews=["1,P1,,2021-01-20,N,"],
            cp_plans=["5,B,2021-05-03,,N", "6,C,2021-06-03,,N"],
            cp_reviews=["1,B,5,,2021-07-01"],
        )
        assert {case.subject_id: case.complete_from for case in records.cases} == {
            "A": date(2021, 1, 20),
            "B": date(2021, 7, 1),
            "C": date(2021, 7, 1),
        }
        assert records.complete_from == date(2021, 1, 20)

    def test_without_a_review(self) -> None:
        """Where there is the table and no review in it, from the latest start."""
        records = read_ssd(
            cla_episodes=[START, "2,B,P2,,2025-04-01,S,,,", "3,C,P3,,x,S,,,"],
            cla_reviews=["1,P1,,x,N,"],
        )
        assert records.complete_from == date(2025, 4, 1)

    def test_without_the_table(self) -> None:
        """Without the table of reviews none are recorded, and nothing is deduced."""
        records = read_ssd(cla_episodes=[START])
        assert records.complete_from is None
        assert not records.complete_from_deduced
        [review] = project_heart(records.cases[0], as_at=date(2025, 6, 1))
        assert review.status.value == "not_known"

    def test_as_given(self) -> None:
        """Who knows better says so."""
        day = date(2014, 4, 1)
        records = read_ssd(
            complete_from=day, cla_episodes=[self.LONG_STAY], cla_reviews=["1,P1,,2020-12-01,N,"]
        )
        assert records.complete_from == day
        assert not records.complete_from_deduced
        assert records.cases[0].complete_from == day


class TestPage:
    """The page about the dataset names what is read, and every finding."""

    PAGE = ROOT / "docs" / "reference" / "records" / "ssd.md"

    def test_columns(self) -> None:
        """Each table and each column that is read stands on it."""
        text = self.PAGE.read_text("utf-8")
        own_person = {table.person for table in TABLES.values() if table.link is None}
        for table in TABLES.values():
            for name in {table.name, *table.columns} - (own_person - {"pers_person_id"}):
                assert f"`{name}`" in text, name

    def test_codes(self) -> None:
        """Each code that the reader gives stands on it."""
        sources = (ROOT / "src" / "timescales" / "records" / "ssd").glob("*.py")
        given = r'(?:Fault|warning|_say)\(\s*(?:\w+(?:\.\w+)?, )?"(\w+)"'
        codes = {code for path in sources for code in re.findall(given, path.read_text("utf-8"))}
        text = self.PAGE.read_text("utf-8")
        assert len(codes) > 15
        assert [code for code in sorted(codes) if f"`{code}`" not in text] == []
