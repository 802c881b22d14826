"""Workbooks: every kind of cell as text, and nothing in them run, opened or believed."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

import timescales as ts
from tests.records.files import is_account, refused, told
from timescales.records import read
from timescales.records.workbook import open_workbook

HEADER = ["subject_id", "event", "date", "ref", "date_of_birth", "team"]


def workbook(path: Path, **sheets: Any) -> Path:
    """A workbook with these rows on each sheet."""
    made = Workbook()
    del made[made.sheetnames[0]]
    for title, rows in sheets.items():
        sheet = made.create_sheet(title.replace("_", " "))
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "book.xlsx"


class TestEvents:
    """A sheet with the columns of an event file is read as one."""

    def test_cells(self, book: Path) -> None:
        """Dates, numbers, truths and texts, and cells that are short or empty."""
        rows: list[list[Any]] = [
            HEADER,
            ["A", "icpc", date(2026, 11, 2), None, datetime(2015, 5, 5), True],
            [17, "icpc", datetime(2026, 11, 3, 9, 30), 4.0, "05/05/2015", 2.5],
            ["B", "icpc", 46331],
            [],
            [None, None, None],
            ["C", "icpc", time(9, 30), 0.25],
        ]
        records = read(workbook(book, Notes=[["to do"]], Events=rows))
        assert told(records) == [
            ("17", "icpc", "2026-11-03"), ("A", "icpc", "2026-11-02"), ("B", "icpc", "2026-11-05"),
        ]  # fmt: skip
        seventeen, a, _ = records.cases
        assert (a.date_of_birth, dict(a.events[0].details)) == (date(2015, 5, 5), {"team": "true"})
        assert (seventeen.events[0].ref, seventeen.events[0].details["team"]) == ("4", "2.5")
        assert refused(records) == [(7, "bad_date")]
        assert records.findings[0].file == "book.xlsx [Events]"
        assert records.files_not_read == ("book.xlsx [Notes]",)
        assert records.files_read == ("book.xlsx",)
        assert is_account(records)

    def test_times(self, book: Path) -> None:
        """A time on the clock stands in a cell of its own, as Excel has it."""
        header = [*HEADER[:3], "at"]
        rows = [header, ["A", "taken_into_police_protection", date(2026, 6, 5), time(16, 45)]]
        [case] = read(workbook(book, S=rows)).cases
        assert str(case.events[0].at) == "2026-06-05 16:45:00+01:00"

    def test_formatted_cells(self, book: Path) -> None:
        """Cells that hold a format and nothing else are no cells, and rows of them no rows."""
        made = Workbook()
        sheet = made.worksheets[0]
        sheet.append(HEADER[:3])
        sheet.append(["A", "icpc", date(2026, 11, 2)])
        for row in (2, 3):
            for column in range(1, 9):
                sheet.cell(row, column).number_format = "yyyy"
        made.save(book)
        records = read(book)
        assert (records.rows_read, records.rows_used) == (1, 1)

    def test_whole_numbers_with_a_point(self, book: Path) -> None:
        """As some programs write them: 46328.0 is a day, and 17.0 the subject 17."""
        workbook(book, S=[HEADER[:3], [17, "icpc", 46328]])
        with ZipFile(book) as source:
            parts = {name: source.read(name) for name in source.namelist()}
        sheet = parts["xl/worksheets/sheet1.xml"]
        for number in (b"17", b"46328"):
            sheet = sheet.replace(b"<v>" + number + b"</v>", b"<v>" + number + b".0</v>")
        with ZipFile(book, "w") as target:
            for name, content in (parts | {"xl/worksheets/sheet1.xml": sheet}).items():
                target.writestr(name, content)
        assert told(read(book)) == [("17", "icpc", "2026-11-02")]

    def test_titles_above_the_header(self, book: Path) -> None:
        """The header is among the first ten rows that hold anything."""
        above = [["Extract"], [], ["of 2 November"]]
        rows = [*above, [name.upper() for name in HEADER[:3]], ["A", "icpc", "2026-11-02"]]
        records = read(workbook(book, Sheet1=rows))
        assert records.origin("A", records.cases[0].events[0]) == ("book.xlsx [Sheet1]", 5)
        rows = [[f"line {number}"] for number in range(10)] + rows[3:]
        with pytest.raises(ts.RecordsError, match="no sheet has a row with the columns subject_id"):
            read(workbook(book, Sheet1=rows, Empty=[]))

    def test_a_stray_cell(self, book: Path) -> None:
        """A value beside the table is not lost with its row: the row is a finding."""
        records = read(workbook(book, S=[HEADER[:3], ["A", "icpc", "2026-11-02", "why?"]]))
        assert refused(records) == [(2, "cells")]

    def test_a_column_twice(self, book: Path) -> None:
        """Each needs its own name."""
        with pytest.raises(ts.RecordsError, match=r"\[S\]: has more than one column date"):
            read(workbook(book, S=[[*HEADER[:3], "Date"], ["A", "icpc", "2026-11-02", ""]]))

    def test_a_header_and_no_rows(self, book: Path) -> None:
        """There is nothing to read."""
        with pytest.raises(ts.RecordsError, match=r"\[S\]: holds a header and no rows"):
            read(workbook(book, S=[HEADER]))

    def test_formulas(self, book: Path) -> None:
        """One that Excel never worked out is shown, and not taken for an empty cell."""
        rows = [HEADER, ["A", "icpc", "=TODAY()"], ["=1+1", "icpc", "2026-11-02"]]
        records = read(workbook(book, S=rows))
        assert refused(records) == [(2, "bad_date")]
        assert records.findings[0].value == "=TODAY()"
        assert told(records) == [("=1+1", "icpc", "2026-11-02")]


class TestSafety:
    """Anybody may have made a workbook."""

    def test_not_a_workbook(self, book: Path) -> None:
        """What is no zip file, as a workbook with a password is not."""
        book.write_bytes(b"subject_id,event,date")
        with pytest.raises(ts.RecordsError, match=r"book\.xlsx: is not an \.xlsx workbook, or is"):
            read(book)

    def test_a_zip_file_of_a_later_version(self, book: Path) -> None:
        """One that asks for a version of the format which nothing here reads."""
        workbook(book, Events=[HEADER])
        content = bytearray(book.read_bytes())
        content[content.rindex(b"PK\x01\x02") + 6] = 191
        book.write_bytes(content)
        with pytest.raises(ts.RecordsError, match=r"is not an \.xlsx workbook, or is"):
            read(book)

    def test_another_zip_file(self, book: Path) -> None:
        """What is a zip file and no workbook."""
        with ZipFile(book, "w") as archive:
            archive.writestr("hello.txt", "hello")
        with pytest.raises(ts.RecordsError, match="cannot be read as a workbook"):
            read(book)

    def test_a_bomb(self, book: Path) -> None:
        """Parts that would unpack to far more than they are packed in."""
        workbook(book, Events=[HEADER, ["A", "icpc", "2026-11-02"]])
        with ZipFile(book, "a", ZIP_DEFLATED) as archive:
            archive.writestr("xl/media/image1.png", b"\0" * 30_000_000)
        with pytest.raises(ts.RecordsError, match="which no list of children needs"):
            read(book)

    def test_many_parts(self, book: Path) -> None:
        """Ten thousand parts and no more."""
        workbook(book, Events=[HEADER, ["A", "icpc", "2026-11-02"]])
        with ZipFile(book, "a") as archive:
            for number in range(10_001):
                archive.writestr(f"x/{number}", "")
        with pytest.raises(ts.RecordsError, match="parts, which no list of children needs"):
            read(book)

    def test_a_row_beyond_the_last(self, book: Path) -> None:
        """A row numbered beyond those of Excel stands for as many empty ones: they are not read."""
        workbook(book, Events=[HEADER, ["A", "icpc", "2026-11-02"]])
        with ZipFile(book) as source:
            parts = {name: source.read(name) for name in source.namelist()}
        sheet = "xl/worksheets/sheet1.xml"
        parts[sheet] = parts[sheet].replace(b'row r="2"', b'row r="4739363270"')
        with ZipFile(book, "w") as target:
            for name, content in parts.items():
                target.writestr(name, content)
        with pytest.raises(ts.RecordsError, match="a row is numbered beyond 1,048,576, "):
            read(book)

    def test_the_last_row(self, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """It is read, and the one after it is not."""
        monkeypatch.setattr("timescales.records.workbook.MOST_ROWS", 3)
        rows = [HEADER, ["A", "icpc", "2026-11-02"], ["B", "icpc", "2026-11-02"]]
        assert len(read(workbook(book, Events=rows)).cases) == 2
        with pytest.raises(ts.RecordsError, match="a row is numbered beyond 3"):
            read(workbook(book, Events=[*rows, ["C", "icpc", "2026-11-02"]]))

    @pytest.mark.parametrize(
        "declaration",
        [
            '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
            '<!DOCTYPE x [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
        ],
    )
    def test_entities(self, book: Path, tmp_path: Path, declaration: str) -> None:
        """A sheet that declares entities is refused, and nothing they name is read."""
        workbook(tmp_path / "plain.xlsx", Events=[HEADER, ["A", "icpc", "2026-11-02"]])
        with ZipFile(tmp_path / "plain.xlsx") as source, ZipFile(book, "w") as target:
            for name in source.namelist():
                content = source.read(name)
                if name == "xl/worksheets/sheet1.xml":
                    content = declaration.encode() + content.replace(b"<v>", b"<v>&b;", 1)
                target.writestr(name, content)
        with pytest.raises(ts.RecordsError, match="cannot be read as a workbook") as raised:
            read(book)
        assert "root:" not in str(raised.value)

    def test_a_broken_sheet(self, book: Path, tmp_path: Path) -> None:
        """XML that stops in the middle is the file's fault, said of the file."""
        workbook(tmp_path / "plain.xlsx", Events=[HEADER, *[["A", "icpc", "x"]] * 50])
        with ZipFile(tmp_path / "plain.xlsx") as source, ZipFile(book, "w") as target:
            for name in source.namelist():
                content = source.read(name)
                half = len(content) // 2
                target.writestr(name, content[:half] if "sheet1" in name else content)
        with pytest.raises(ts.RecordsError, match="open it in Excel and save it again"):
            read(book)

    def test_what_it_says_of_its_size(self, book: Path) -> None:
        """A dimension that is too small hides no row."""
        workbook(book, Events=[HEADER, ["A", "icpc", "2026-11-02"], ["B", "icpc", "2026-11-02"]])
        with ZipFile(book) as source:
            parts = {name: source.read(name) for name in source.namelist()}
        sheet = parts["xl/worksheets/sheet1.xml"]
        assert b'ref="A1:F3"' in sheet
        parts["xl/worksheets/sheet1.xml"] = sheet.replace(b'ref="A1:F3"', b'ref="A1:B2"')
        with ZipFile(book, "w") as target:
            for name, content in parts.items():
                target.writestr(name, content)
        assert read(book).rows_read == 2

    def test_it_is_closed(self, book: Path) -> None:
        """The file can be moved or written once it has been read."""
        workbook(book, Events=[HEADER])
        with open_workbook(book) as sheets:
            assert [sheet.title for sheet in sheets] == ["Events"]
        book.unlink()


def test_openpyxl_reads_xml_with_care() -> None:
    """It uses defusedxml where that is installed, which refuses entities."""
    from openpyxl.xml import DEFUSEDXML

    assert DEFUSEDXML
