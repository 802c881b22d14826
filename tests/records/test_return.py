"""An SSDA903 return of one year: its files, its rows, and what it cannot say."""

from __future__ import annotations

from datetime import date

import pytest

import timescales as ts
from tests.core.histories import project_heart
from tests.records.files import (
    EPISODES,
    HEADER,
    REVIEWS,
    csv_bytes,
    in_folder,
    is_account,
    only_finding,
    read_return,
    refused,
    remarks,
    told,
)
from timescales.records import Records, read

START = "A,10/05/2017,S,C2,N1,U1,PR1,,"
REVIEW = "A,04/05/2010,06/06/2017,PN1"
BORN = date(2010, 5, 4)


class TestFiles:
    """A folder holding an SSDA903 return, also with a year or prefix in the names."""

    @pytest.mark.parametrize(
        ("episodes", "reviews", "header"),
        [
            ("episodes.csv", "reviews.csv", "header.csv"),
            ("2018_episodes.csv", "2018_reviews.csv", "2018_header.csv"),
            ("SSDA903-2017-18 Episodes.csv", "SSDA903-2017-18 Reviews.csv", "SSDA903 HEADER.CSV"),
            ("LAEpisodes.csv", "all reviews (final).csv", "Header2018.csv"),
        ],
    )
    def test_names(self, episodes: str, reviews: str, header: str) -> None:
        """Files are known by the word in their name, in any case."""
        files = {
            episodes: csv_bytes(EPISODES, START),
            reviews: csv_bytes(REVIEWS, REVIEW),
            header: csv_bytes(HEADER, "A,1,04/05/2010"),
        }
        records = in_folder(files, read)
        assert set(records.files_read) == set(files)
        assert records.files_not_read == ()
        assert records.rows_used == 3
        assert told(records) == [
            ("A", "became_looked_after", "2017-05-10"),
            ("A", "lac_review", "2017-06-06"),
        ]

    def test_other_files(self) -> None:
        """Files that are not read are listed, not counted, whatever their names hold."""
        records = read_return(
            START,
            reviews=[REVIEW],
            sw_episodes=csv_bytes("CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON", "A,,,,,"),
            SWEpisodes=csv_bytes("CHILD,SW_DECOM", "A,"),
            secure_reviews=csv_bytes("CHILD,PANEL", "A,"),
            header_codes=csv_bytes("CODE,MEANING", "1,boy"),
            oc2=b"\xff\xfe not opened",
        )
        assert records.files_not_read == (
            "SWEpisodes.csv",
            "header_codes.csv",
            "oc2.csv",
            "secure_reviews.csv",
            "sw_episodes.csv",
        )
        assert records.files_read == ("episodes.csv", "reviews.csv")
        assert records.rows_read == 2

    def test_columns_in_any_order_and_case(self) -> None:
        """Columns are known by their names."""
        files = {
            "episodes.csv": csv_bytes("rec,dec,place,ls,rne,decom,child", ",,U1,C2,S,10/05/2017,A"),
            "reviews.csv": csv_bytes("Review,Child", "06/06/2017,A"),
        }
        records = in_folder(files, read)
        assert records.rows_used == 2
        assert records.cases[0].events[1].details == {}

    @pytest.mark.parametrize(
        ("files", "reason"),
        [
            ({}, "holds no SSDA903 episodes and reviews"),
            ({"episodes.csv": csv_bytes(EPISODES)}, "holds no SSDA903 reviews: a .csv file with"),
            ({"reviews.csv": csv_bytes(REVIEWS)}, "holds no SSDA903 episodes"),
            (
                {"episodes.csv": csv_bytes(EPISODES), "reviews.csv": csv_bytes("CHILD,WHEN")},
                "holds no SSDA903 reviews",
            ),
            (
                {"episodes.csv": csv_bytes("CHILD,DECOM,RNE,LS,PLACE,END,REC")},
                "episodes.csv: lacks the column DEC. Found: CHILD, DECOM",
            ),
            (
                {"reviews.csv": csv_bytes("PUPIL,REVIEW,REVIEW_CODE")},
                "reviews.csv: lacks the column CHILD",
            ),
            (
                {"episodes.csv": csv_bytes(EPISODES + ",dec"), "reviews.csv": csv_bytes(REVIEWS)},
                "more than one column dec",
            ),
            (
                {"episodes.csv": csv_bytes(EPISODES), "reviews.csv": csv_bytes(REVIEWS)},
                "hold headers and no rows",
            ),
        ],
    )
    def test_no_return(self, files: dict[str, bytes], reason: str) -> None:
        """A folder without episodes, reviews or a column of theirs is refused with the reason."""
        with pytest.raises(ts.RecordsError) as error:
            in_folder(files, read)
        assert reason in str(error.value)

    def test_folders_and_other_endings(self) -> None:
        """Only .csv files are read."""
        files = {
            "episodes.csv": csv_bytes(EPISODES, START),
            "reviews.csv": csv_bytes(REVIEWS, REVIEW),
            "episodes.xlsx": b"PK",
        }
        assert in_folder(files, read).files_not_read == ("episodes.xlsx",)


class TestRows:
    """Every row of the return is accounted for."""

    @pytest.mark.parametrize(
        ("row", "code", "column"),
        [
            (",10/05/2017,S,C2,N1,U1,PR1,soon,", "no_subject", "CHILD"),
            ("A,,S,C2,N1,U1,PR1,,", "no_date", "DECOM"),
            ("A,2017-5-10,S,C2,N1,U1,PR1,soon,", "bad_date", "DECOM"),
            (",,,,,,,,", "blank", ""),
            ("A,10/05/2017", "cells", ""),
            ('A,"10/05/2017', "quotes", ""),
        ],
    )
    def test_refused_episodes(self, row: str, code: str, column: str) -> None:
        """An episode of no child or no day is not used."""
        records = read_return(row)
        found = only_finding(records)
        assert (found.file, found.line, found.used) == ("episodes.csv", 2, False)
        assert (found.code, found.column) == (code, column)
        assert records.cases == ()
        if "soon" in row:
            assert "DEC: 'soon'" in found.reason

    @pytest.mark.parametrize(
        ("row", "code", "column"),
        [
            (",04/05/2010,06/06/2017,PN1", "no_subject", "CHILD"),
            ("A,04/05/2010,,PN1", "no_date", "REVIEW"),
            ("A,never,31/06/2017,PN9", "bad_date", "REVIEW"),
        ],
    )
    def test_refused_reviews(self, row: str, code: str, column: str) -> None:
        """A review of no child or no day is not used, nor is what else its row says."""
        records = read_return(START, reviews=[row])
        assert [(f.file, f.code, f.column, f.used) for f in records.findings] == [
            ("reviews.csv", code, column, False)
        ]
        assert records.cases[0].date_of_birth is None
        if "never" in row:
            assert "DOB: 'never'" in records.findings[0].reason
            assert "PN0 to PN7" in records.findings[0].reason

    def test_reviews(self) -> None:
        """A review carries its participation code; a code that is none is remarked on."""
        records = read_return(
            START,
            reviews=[REVIEW, "A,,07/09/2017,pn9", "A,4/5/10,08/12/2017,", "Z,,08/06/2017,PN2"],
        )
        events = [
            event for case in records.cases for event in case.events if event.kind == "lac_review"
        ]
        assert [event.details.get("participation") for event in events] == [
            "PN1",
            "PN9",
            None,
            "PN2",
        ]
        assert remarks(records) == [(3, "unknown_code"), (4, "bad_date")]
        assert records.rows_used == 5

    def test_header(self) -> None:
        """A header row is used when it gives a date of birth, and is believed before reviews."""
        records = read_return(
            START,
            reviews=[REVIEW, "A,04/05/2010,07/09/2017,PN1"],
            header=["A,1,01/05/2010", "B,2,", "C,1,1.1.10", "D,1,02/02/2012", "D,2,02/02/2012",
                    "E,1,03/03/2011", "E,1,04/03/2011"],
        )  # fmt: skip
        births = {case.subject_id: case.date_of_birth for case in records.cases}
        assert births == {"A": date(2010, 5, 1), "D": date(2012, 2, 2), "E": date(2011, 3, 4)}
        assert refused(records) == [
            (3, "no_date"),
            (4, "bad_date"),
            (6, "duplicate"),
            (7, "conflicting_date_of_birth"),
        ]
        assert remarks(records) == [
            (2, "conflicting_date_of_birth"),
            (3, "conflicting_date_of_birth"),
        ]

    def test_no_header(self) -> None:
        """Without a header the reviews give dates of birth."""
        records = read_return(START, reviews=[REVIEW])
        assert records.cases[0].date_of_birth == BORN
        assert not records.findings

    def test_repeated(self) -> None:
        """Repeated rows are not used; a review that newly gives a date of birth is."""
        records = read_return(
            START,
            START,
            reviews=["A,,06/06/2017,PN1", "A,,06/06/2017,PN1", REVIEW, "A,04/05/2010,6/6/17,PN1"],
        )
        assert refused(records) == [(3, "duplicate"), (3, "duplicate"), (5, "bad_date")]
        assert records.cases[0].date_of_birth == BORN
        assert len(records.cases[0].events) == 2

    def test_same_start_told_twice(self) -> None:
        """Of two episodes that begin alike the second is used if it says more than the first."""
        records = read_return(
            "A,10/05/2017,S,C2,N1,U1,PR1,10/08/2017,E3", "A,10/05/2017,S,C2,N1,U1,PR1,,"
        )
        assert refused(records) == [(3, "duplicate")]
        assert [kind for _, kind, _ in told(records)] == [
            "became_looked_after",
            "ceased_looked_after",
        ]
        assert is_account(records)


class TestWhatTheReturnCannotSay:
    """A return is complete from 1 April of the census year of its earliest review."""

    @pytest.mark.parametrize(
        ("review", "first"),
        [
            ("01/04/2017", date(2017, 4, 1)),
            ("31/03/2018", date(2017, 4, 1)),
            ("01/04/2018", date(2018, 4, 1)),
            ("31/12/2016", date(2016, 4, 1)),
            ("01/01/1910", date(1909, 4, 1)),
        ],
    )
    def test_deduced(self, review: str, first: date) -> None:
        """The census year runs from 1 April to 31 March."""
        records = read_return(START, reviews=[f"A,,{review},PN1", "A,,01/06/2019,PN1"])
        assert (records.complete_from, records.complete_from_deduced) == (first, True)
        assert records.cases[0].complete_from == first

    def test_given(self) -> None:
        """A day that is given stands."""
        records = read_return(START, reviews=[REVIEW], complete_from=date(2012, 4, 1))
        assert (records.complete_from, records.complete_from_deduced) == (date(2012, 4, 1), False)

    def test_no_reviews(self) -> None:
        """Without a review the latest episode says which year it is; without that nothing does."""
        assert read_return("A,10/05/2013,S,C2,N1,U1,PR1,,", START).complete_from == date(2017, 4, 1)
        assert read_return(header=["A,1,04/05/2010"]).complete_from is None

    def test_secure_reviews(self) -> None:
        """The return holds no panel reviews, so those duties are not known."""
        records = read_return("A,10/05/2017,S,C2,N1,K1,PR1,,", reviews=[REVIEW])
        [case] = records.cases
        assert "secure_review" in case.not_recorded
        secure = [
            o
            for o in project_heart(case, as_at=date(2018, 3, 31))
            if o.timescale == "secure_review"
        ]
        assert [o.status for o in secure] == [ts.Status.NOT_KNOWN]


class TestShortBreaks:
    """Short breaks (V3/V4) have no ``lac_review`` rows."""

    def test_refused(self) -> None:
        """Short breaks give nothing, nor do the reviews of a child who has only those."""
        records = read_return(
            "A,10/05/2017,S,V3,N1,K1,PR1,12/05/2017,E8",
            "A,10/06/2017,S,v4,N1,U1,PR1,,",
            reviews=[REVIEW],
        )
        assert refused(records) == [
            (2, "short_break"),
            (3, "short_break"),
            (2, "review_in_short_break"),
        ]
        assert records.cases == ()
        assert is_account(records)

    @pytest.mark.parametrize(
        "other",
        ["A,10/07/2017,S,C2,N1,U1,PR1,,", "A,soon,S,C2,N1,U1,PR1,,", "A,soon,S,,N1,U1,PR1,,"],
    )
    def test_not_all(self, other: str) -> None:
        """A review of a child with another episode is used, even one whose day cannot be read."""
        records = read_return("A,10/05/2017,S,V3,N1,U1,PR1,,", other, reviews=[REVIEW])
        assert ("A", "lac_review", "2017-06-06") in told(records)

    def test_unreadable_short_break(self) -> None:
        """A short break whose day cannot be read is no other episode."""
        records = read_return(
            "A,10/05/2017,S,V3,N1,U1,PR1,,", "A,soon,S,V4,N1,U1,PR1,,", reviews=[REVIEW]
        )
        assert told(records) == []

    def test_without_episodes(self) -> None:
        """A review of a child without episodes is used; projection finds that nothing started."""
        records = read_return(START, reviews=["Z,,06/06/2017,PN1"])
        assert ("Z", "lac_review", "2017-06-06") in told(records)


def years(**files: tuple[str, ...]) -> Records:
    """A return of several years, files by name; the word of the name gives the header."""
    headers = {"episodes": EPISODES, "reviews": REVIEWS, "header": HEADER}
    return in_folder(
        {
            f"{name[1:]}.csv": csv_bytes(headers[name.rpartition("_")[2]], *lines)
            for name, lines in files.items()
        },
        read,
    )


class TestSeveralYears:
    """Several years' files in one folder with repeated rows."""

    def test_repeated_rows(self) -> None:
        """A row that a later year repeats is used once."""
        records = years(
            _2017_episodes=(START,), _2018_episodes=(START,),
            _2017_reviews=(REVIEW,), _2018_reviews=("A,04/05/2010,05/09/2017,PN1", REVIEW),
            _2017_header=("A,1,04/05/2010",), _2018_header=("A,1,04/05/2010",),
        )  # fmt: skip
        assert [(f.file, f.line, f.code) for f in records.findings] == [
            ("2017_episodes.csv", 2, "duplicate"),
            ("2017_header.csv", 2, "duplicate"),
            ("2017_reviews.csv", 2, "duplicate"),
        ]
        assert "line 3 of 2018_reviews.csv" in records.findings[2].reason
        assert records.rows_used == 4
        assert len(records.cases[0].events) == 3

    def test_later_file_stands(self) -> None:
        """An episode that was open and is closed a year later is the later file's."""
        closed = "A,10/05/2017,S,C2,N1,U1,PR1,10/05/2018,E3"
        records = years(
            _2017_18_episodes=(START,), _2018_19_episodes=(closed,),
            _2018_reviews=(REVIEW,), _2019_reviews=("A,04/05/2010,06/06/2017,PN5",),
            _2018_header=("A,1,04/05/2010",), _2019_header=("A,1,05/05/2010",),
        )  # fmt: skip
        assert {(f.file, f.code, f.used) for f in records.findings} == {
            ("2017_18_episodes.csv", "superseded", False),
            ("2018_reviews.csv", "superseded", False),
            ("2018_header.csv", "superseded", False),
            ("2019_reviews.csv", "conflicting_date_of_birth", True),
        }
        [case] = records.cases
        assert case.date_of_birth == date(2010, 5, 5)
        assert [event.kind for event in case.events] == [
            "became_looked_after",
            "lac_review",
            "ceased_looked_after",
        ]
        assert case.events[1].details["participation"] == "PN5"

    @pytest.mark.parametrize(
        ("earlier", "later"),
        [
            ("_2017_episodes", "_2018_episodes"),
            ("_b_2017_episodes", "_a_2018_episodes"),
            ("_2018_episodes", "_all_episodes"),
            ("_a_episodes", "_b_episodes"),
            ("_upto20170331_episodes", "_upto20180331_episodes"),
        ],
    )
    def test_which_is_later(self, earlier: str, later: str) -> None:
        """The later year in the name, a name without one after those, else the later name."""
        closed = "A,10/05/2017,S,C2,N1,U1,PR1,10/05/2018,E3"
        both = {later: (closed,), earlier: (START,)}
        records = years(**both, _2018_reviews=(REVIEW,))
        [found] = records.findings
        assert (found.file, found.code) == (f"{earlier[1:]}.csv", "superseded")

    def test_same_file_is_no_later_year(self) -> None:
        """Two episodes of one day in one file both stand."""
        records = read_return(START, "A,10/05/2017,L,C1,N1,U1,PR1,,")
        assert records.rows_used == 2
        assert len(records.cases[0].events) == 2
