"""An SSDA903 return as XML, in the shape of the department's own schema."""

from __future__ import annotations

from datetime import date

import pytest

import timescales as ts
from tests.records.census import group, read_folder, read_text
from tests.records.files import is_account, read_return, refused, told
from timescales.records import Records

EPISODE = {
    "DECOM": "10/05/2017", "RNE": "S", "LS": "C2", "CIN": "N1", "PL": "K1",
    "PLACE_PROVIDER": "PR1", "DEC": "10/08/2017", "REC": "E4A",
}  # fmt: skip
REVIEW = group("AREVIEW", REVIEW="06/06/2017", REVIEW_CODE="PN1")


def header(*parts: str, child: str = "A", born: str = "04/05/2010") -> str:
    return group("HEADER", *parts, CHILDID=child, SEX="1", DOB=born)


def read_xml(*children: str, root: str = "EXPSSDA903") -> Records:
    return read_text(f"<{root}>\n{''.join(children)}</{root}>")


def return_child(*parts: str) -> str:
    return group("CHILD", *parts)


class TestShape:
    """A header with reviews and the other modules, and episodes beside it."""

    def test_same_as_files(self) -> None:
        """It gives what the files of the same return give."""
        as_xml = read_xml(return_child(header(REVIEW), group("EPISODE", **EPISODE)))
        as_files = read_return(
            ",".join(["A", *EPISODE.values()]),
            reviews=["A,,06/06/2017,PN1"],
            header=["A,1,04/05/2010"],
        )
        assert told(as_xml) == told(as_files)
        assert as_xml.cases == as_files.cases
        assert (as_xml.rows_read, as_xml.rows_used) == (3, 3)
        assert as_xml.complete_from == as_files.complete_from == date(2017, 4, 1)
        assert as_xml.complete_from_deduced
        assert not as_xml.findings
        assert as_xml.files_read == ("census.xml",)

    def test_lines(self) -> None:
        """An event knows the line of its element."""
        records = read_xml(return_child(header(REVIEW), group("EPISODE", **EPISODE)))
        review = next(e for e in records.cases[0].events if e.kind == "lac_review")
        assert records.origin("A", review) == ("census.xml", 7)

    def test_modules(self) -> None:
        """Groups are known by their names, and one of another name by the day that it holds."""
        records = read_xml(
            return_child(
                header(
                    group("AMISSING", MISSING="M", MIS_START="02/05/2017", MIS_END="04/05/2017"),
                    group("AD_PLACED", DATE_PLACED="03/05/2017"),
                    group("ADOLO", DOLO_START="06/05/2017"),
                    group("OC2", SDQ_SCORE="12"),
                    group("PERMANENCE", PREV_PERM="Z1"),
                ),
                group("Review_held", Review="06/06/2017"),
                group("Stay", **EPISODE),
            )
        )
        assert [kind for _, kind, _ in told(records)] == [
            "adoption_decided",
            "child_returned",
            "dol_order_made",
            "became_looked_after",
            "secure_placement_started",
            "lac_review",
            "ceased_looked_after",
            "secure_placement_ended",
        ]
        assert records.files_not_read == ("census.xml [OC2]", "census.xml [PERMANENCE]")
        assert (records.rows_read, records.rows_used) == (6, 6)

    @pytest.mark.parametrize("root", ["EXPSSDA903", "x:SSDA903Return", "Return903"])
    def test_roots(self, root: str) -> None:
        """The outermost element names the return."""
        place = {**EPISODE, "PLACE": "U1"}
        records = read_xml(return_child(header(), group("EPISODE", **place)), root=root)
        assert records.cases[0].events[0].details["placement"] == "U1"

    @pytest.mark.parametrize("named", ["<CHILDID>A</CHILDID>", "<HEADER><CHILD>A</CHILD></HEADER>"])
    def test_children(self, named: str) -> None:
        """A child may be named outside the header, or as in the files."""
        records = read_xml(return_child(named, group("EPISODE", **EPISODE)))
        assert [case.subject_id for case in records.cases] == ["A"]


class TestSeveralYears:
    """A folder of returns: the later year's rows stand."""

    def test_later_stands(self) -> None:
        """An episode that was open is closed in the later year."""
        closed = return_child(header(REVIEW), group("EPISODE", **EPISODE))
        still_open = {**EPISODE, "DEC": "", "REC": ""}
        before = return_child(header(REVIEW), group("EPISODE", **still_open))
        records = read_folder(
            return_2018=f"<EXPSSDA903>{closed}</EXPSSDA903>",
            upto_2017=f"<EXPSSDA903>{before}</EXPSSDA903>",
            note="<note/>",
        )
        assert records.files_read == ("upto_2017.xml", "return_2018.xml")
        assert {(f.code, f.file) for f in records.findings} == {
            ("duplicate", "upto_2017.xml"),
            ("superseded", "upto_2017.xml"),
        }
        assert ("A", "ceased_looked_after", "2017-08-10") in told(records)
        assert is_account(records)


class TestRows:
    """Every element that is a row is accounted for."""

    def test_refused(self) -> None:
        """A row of no child or no day is not used, nor one that says two things of one."""
        records = read_xml(
            return_child(header(REVIEW, child="")),
            return_child(header(REVIEW, REVIEW, born=""), group("EPISODE", RNE="S")),
            return_child(header(group("AREVIEW", "<REVIEW>1</REVIEW><REVIEW>2</REVIEW>"))),
        )
        assert [code for _, code in refused(records)] == [
            "no_subject",
            "no_subject",
            "no_date",
            "duplicate",
            "no_date",
            "given_twice",
        ]
        assert is_account(records)

    def test_no_children(self) -> None:
        """A return without children is none."""
        with pytest.raises(ts.RecordsError, match="holds no children"):
            read_xml()
