"""Files as rows with lines: encodings, quotes, headers, and files that are none."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import timescales as ts
from tests.records.files import (
    EVENTS,
    csv_bytes,
    in_folder,
    is_account,
    only_finding,
    read_events,
    refused,
    remarks,
    told,
)
from timescales.records import Records, read

A_REVIEW = ("A", "lac_review", "2026-11-02")


def read_bytes(content: bytes) -> Records:
    return in_folder({"events.csv": content}, lambda folder: read(folder / "events.csv"))


class TestEncodings:
    """UTF-8 with or without BOM and cp1252 are read."""

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
    def test_text(self, encoding: str) -> None:
        """The same words come out of each."""
        records = read_events(
            "A,lac_review,2026-11-02,Zoë – 1", header="subject_id,event,date,ref", encoding=encoding
        )
        [event] = records.cases[0].events
        assert event.ref == "Zoë – 1"
        assert not records.findings

    def test_byte_order_mark(self) -> None:
        """The mark is no part of the first column's name."""
        assert told(read_events("A,lac_review,02/11/2026,,", encoding="utf-8-sig")) == [A_REVIEW]

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (EVENTS.encode("utf-16"), "UTF-16 text; save it as CSV in UTF-8"),
            (b"\xfe\xff" + EVENTS.encode("utf-16-be"), "UTF-16 text"),
            (b"PK\x03\x04rest of a workbook", "a workbook or zip file"),
            (b"subject_id,event,date\nA,b\x81\xff,2026-11-02\n", "line 2 is neither UTF-8 nor"),
        ],
    )
    def test_no_text(self, content: bytes, reason: str) -> None:
        """Other files are refused whole, with what to do."""
        with pytest.raises(ts.RecordsError, match=reason):
            read_bytes(content)


class TestLines:
    """Line as an editor shows it, the header being 1."""

    def test_quoted_newlines(self) -> None:
        """A row that runs over several lines is where it begins, and those after it are counted."""
        records = read_events(
            'A,lac_review,2026-11-02,"one', "two", 'three",', "B,lac_review,soon,,", ",,,,"
        )
        assert refused(records) == [(5, "bad_date"), (6, "blank")]
        [event] = records.cases[0].events
        assert event.ref == "one\ntwo\nthree"
        assert records.origin("A", event) == ("events.csv", 2)

    @pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
    def test_line_ends(self, end: bytes) -> None:
        """Lines end as on any system."""
        lines = [EVENTS.encode(), b"A,lac_review,2026-11-02,,", b"", b"A,lac_review,2026-13-02,,"]
        records = read_bytes(end.join(lines))
        assert refused(records) == [(4, "bad_date")]
        assert told(records) == [A_REVIEW]

    def test_no_line_end_of_another_kind(self) -> None:
        """What a form feed or a line separator parts is one line for an editor and for us."""
        records = read_events("A,lac_review,2026-11-02,a\x0cb\u2028c\x85d,", ",,,,")
        assert refused(records) == [(3, "blank")]
        assert records.cases[0].events[0].ref == "a\x0cb\u2028c\x85d"

    def test_lines_with_nothing(self) -> None:
        """Lines with no cell at all are no rows, before the header too; empty cells are a row."""
        records = read_bytes(b"\n\n" + csv_bytes(EVENTS, "", "A,lac_review,2026-11-02,,", "", " "))
        assert told(records) == [A_REVIEW]
        assert records.origin("A", records.cases[0].events[0]) == ("events.csv", 5)
        assert (records.rows_read, refused(records)) == (2, [(7, "blank")])

    def test_header_over_two_lines(self) -> None:
        """A header may hold a quoted newline."""
        records = read_events(
            "A,lac_review,2026-11-02,late", ",,,", header='subject_id,event,date,"why\nnot"'
        )
        assert refused(records) == [(4, "blank")]
        assert dict(records.cases[0].events[0].details) == {"why\nnot": "late"}


class TestQuotes:
    """Every input row not used has exactly one line: a broken quotation mark swallows no rows."""

    def test_not_closed(self) -> None:
        """The line that opens it is refused; the lines after it are read."""
        records = read_events('A,lac_review,"2026-11-02,,', "A,lac_review,2026-11-02,,", ",,,,")
        assert refused(records) == [(2, "quotes"), (4, "blank")]
        assert told(records) == [A_REVIEW]
        assert records.findings[0].value == ""  # a line may hold a name

    def test_closed_by_a_later_row(self) -> None:
        """One that a later row's quotation mark would close is found out too."""
        records = read_events(
            '"A,lac_review,2026-11-01,,',
            "A,lac_review,2026-11-02,,",
            'B,lac_review,2026-11-03,"r",',
        )
        assert refused(records) == [(2, "quotes")]
        assert told(records) == [A_REVIEW, ("B", "lac_review", "2026-11-03")]

    def test_within_a_cell(self) -> None:
        """A quotation mark inside a cell is a character."""
        records = read_events('A,lac_review,2026-11-02,5" of rain,')
        assert records.cases[0].events[0].ref == '5" of rain'

    def test_in_the_header(self) -> None:
        """A header that is not closed is no header."""
        with pytest.raises(ts.RecordsError, match="in its header is not closed"):
            read_bytes(b'subject_id,"event,date\nA,lac_review,2026-11-02\n')


class TestCells:
    """A row has as many cells as the header."""

    def test_too_few_and_too_many(self) -> None:
        """Others are refused, since nobody knows which cell is which."""
        records = read_events("A,lac_review,2026-11-02", "A,lac_review,2026-11-02,,,", "A")
        assert refused(records) == [(2, "cells"), (3, "cells"), (4, "cells")]
        assert [found.value for found in records.findings] == ["3", "6", "1"]
        assert "has 1 cell; the header has 5" in records.findings[2].reason
        assert records.cases == ()

    def test_blank(self) -> None:
        """A row whose cells are all empty is a row, and is not used."""
        assert only_finding(read_events(" , ,,\t,")).code == "blank"


class TestHeader:
    """Column names are matched in any mixture of case, each once."""

    def test_case_and_spaces(self) -> None:
        """Known columns are found however they are written; others keep their spelling."""
        records = read_events(
            "2026-11-02,A,lac_review,north", header=" Date ,SUBJECT_ID,Event, Team Name "
        )
        assert told(records) == [A_REVIEW]
        assert dict(records.cases[0].events[0].details) == {"Team Name": "north"}

    def test_columns_without_names(self) -> None:
        """What stands in a column without a name is kept by the column's position."""
        records = read_events("A,lac_review,2026-11-02,,kept", header="subject_id,event,date,,")
        assert dict(records.cases[0].events[0].details) == {"column 5": "kept"}

    def test_missing(self) -> None:
        """The file, what is missing and what was found are named."""
        with pytest.raises(ts.RecordsError) as error:
            read_events(header="subject_id,evnt,")
        assert str(error.value) == (
            "events.csv: lacks the columns event and date. "
            "Found: subject_id, evnt, a column without a name."
        )
        with pytest.raises(ts.RecordsError, match="lacks the column date"):
            read_events(header="subject_id,event")

    def test_twice(self) -> None:
        """Two columns of one name are refused, whatever the case."""
        with pytest.raises(ts.RecordsError, match="more than one column date and team; each needs"):
            read_events(header="subject_id,event,date,Date,team,TEAM")

    def test_none(self) -> None:
        """A file without a header begins with the data of a child, which no message repeats."""
        with pytest.raises(ts.RecordsError, match="a header line comes first") as error:
            read_events(header="ID-77,lac_review,2026-11-02")
        assert "77" not in str(error.value)
        with pytest.raises(ts.RecordsError, match="columns are parted by commas"):
            read_events(header="subject_id;event;date")

    @pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf"])
    def test_empty(self, content: bytes) -> None:
        """An empty file is no file of records."""
        with pytest.raises(ts.RecordsError, match="is empty"):
            read_bytes(content)

    def test_no_rows(self) -> None:
        """Nor is a header alone."""
        with pytest.raises(ts.RecordsError, match="holds a header and no rows"):
            read_events()


class TestRead:
    """INPUT is a CSV of events or a folder holding an SSDA903 return."""

    def test_path_as_text(self, tmp_path: Path) -> None:
        """The path may be a text, and the ending in capitals."""
        (tmp_path / "E.CSV").write_bytes(csv_bytes(EVENTS, "A,lac_review,2026-11-02,,"))
        records = read(str(tmp_path / "E.CSV"), complete_from=date(2026, 4, 1))
        assert told(records) == [A_REVIEW]
        assert records.files_read == ("E.CSV",)
        assert (records.complete_from, records.complete_from_deduced) == (date(2026, 4, 1), False)
        assert records.cases[0].complete_from == date(2026, 4, 1)
        assert is_account(records)
        assert remarks(records) == []

    def test_other_files(self, tmp_path: Path) -> None:
        """What is neither is refused with what to give."""
        (tmp_path / "events.pdf").write_bytes(b"%PDF")
        with pytest.raises(
            ts.RecordsError, match=r"known here: a \.csv file of events, .* a folder"
        ):
            read(tmp_path / "events.pdf")
        with pytest.raises(ts.RecordsError, match="there is no such file or folder"):
            read(tmp_path / "absent.csv")

    def test_unreadable(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A file or folder that the system refuses is named, with the system's reason."""

        def refuse(_: Path) -> Any:
            raise PermissionError(13, "Permission denied")

        (tmp_path / "events.csv").write_bytes(b"x")
        monkeypatch.setattr(Path, "read_bytes", refuse)
        monkeypatch.setattr(Path, "iterdir", refuse)
        with pytest.raises(ts.RecordsError, match=r"events.csv: cannot be read: Permission denied"):
            read(tmp_path / "events.csv")
        with pytest.raises(ts.RecordsError, match="cannot be read: Permission denied"):
            read(tmp_path)

    @pytest.mark.parametrize("path", [None, 3, b"events.csv"])
    def test_types(self, path: Any, tmp_path: Path) -> None:
        """A path is a text or a Path, and a day exactly a date."""
        with pytest.raises(ts.WrongTypeError, match="path must be"):
            read(path)
        day: Any = "2026-04-01"
        with pytest.raises(ts.WrongTypeError, match="complete_from must be"):
            read(tmp_path, complete_from=day)

    def test_progress(self) -> None:
        """Progress is told of every row once."""
        rows = [f"{n},lac_review,2026-11-02,," for n in range(1207)]
        told_of: list[int] = []
        in_folder(
            {"events.csv": csv_bytes(EVENTS, *rows)},
            lambda folder: read(folder / "events.csv", progress=told_of.append),
        )
        assert told_of == [500, 500, 207]
