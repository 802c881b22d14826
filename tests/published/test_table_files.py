"""How a table is typed: numbers, comments, files; and what is said of one that cannot be meant."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.published.files import table
from timescales.errors import DataError, RecordsError, WrongValueError
from timescales.published import Rounding, read_tables, verify
from timescales.published.expression import parse
from timescales.published.number import Printed, printed, written


class TestNumbers:
    """A cell is a number, not available, or neither."""

    @pytest.mark.parametrize(
        ("text", "value", "decimals"),
        [
            ("1552", Fraction(1552), 0),
            ("1,552", Fraction(1552), 0),
            ("+13", Fraction(13), 0),
            ("'+13", Fraction(13), 0),
            ("-1", Fraction(-1), 0),
            ("−1", Fraction(-1), 0),
            ("– 1", Fraction(-1), 0),
            ("51.50", Fraction(103, 2), 2),
            ("33.26%", Fraction(3326, 10000), 2),
            ("94 %", Fraction(94, 100), 0),
            ("27% (Aug 15)", Fraction(27, 100), 0),
            ("12 (Jun 15) **", Fraction(12), 0),
            ("10*", Fraction(10), 0),
        ],
    )
    def test_a_number_is_exact(self, text: str, value: Fraction, decimals: int) -> None:
        read = printed(text)
        assert (read.value, read.decimals, read.readable) == (value, decimals, True)

    @pytest.mark.parametrize(
        "text",
        ["", "-", "–", "n/a", "n/ava", "N/Avble", "..", "*", "Not previously recorded", "↑",
         "Report not available, due to IT changes", "n/a (2016)"],
    )  # fmt: skip
    def test_a_text_without_figures_is_not_available_and_not_zero(self, text: str) -> None:
        assert printed(text) == Printed(text)

    @pytest.mark.parametrize("text", ["1O2", "(32)", "1,23", "3 4", "2016-17", "1.2.3", "½ 2"])
    def test_any_other_text_with_figures_is_neither(self, text: str) -> None:
        assert printed(text) == Printed(text, readable=False)

    def test_a_value_is_written_exactly_or_to_ten_decimals(self) -> None:
        assert written(Fraction(-1234), percent=False, decimals=0) == "-1,234"
        assert written(Fraction(1, 8), percent=True, decimals=0) == "12.5%"
        assert written(Fraction(0), percent=False, decimals=1, signed=True) == "0.0"
        assert written(Fraction(2, 3), percent=False, decimals=0) == "0.6666666667"

    @pytest.mark.parametrize("way", Rounding)
    def test_rounding_is_the_same_below_nothing(self, way: Rounding) -> None:
        value = Fraction(5, 2)
        assert way.to(-value, 0) == -way.to(value, 0)


class TestComments:
    """Rows that begin with # say what labels do not."""

    def test_what_is_told_of_a_table(self, tmp_path: Path) -> None:
        text = (
            "# Typed by hand, page 8\n#note: see: page 8\n# title: Reasons, by year,,\n"
            "# source: a report\n# rounding: truncated\n\n#,2016\nLate,1\n# note: below too\n"
        )
        [read] = read_tables([table(tmp_path, text)])
        assert (read.title, read.source) == ("Reasons, by year", "a report")
        assert read.rounding is Rounding.TRUNCATED
        assert [(row.label, row.cells[0].line) for row in read.rows] == [("Late", 8)]

    def test_a_check_with_commas_in_it(self, tmp_path: Path) -> None:
        """As it is typed, and as Excel saves it."""
        rows = 'A,n\n"Late, or not",1\n"No, Late",1\n'
        for check in (
            "# check: [Late, or not | n] = [No, Late | n],",
            '"# check: [Late, or not | n] = [No, Late | n]",',
        ):
            [found] = verify(read_tables([table(tmp_path, f"{check}\n{rows}")]))
            assert (found.checks, found.faults) == (1, ())

    @pytest.mark.parametrize(
        ("comment", "says"),
        [
            ("# chek: [x | n] = 1", "there is no comment '# chek:'. Did you mean check?"),
            ("# unit: two words", "'two words' is no unit: write one word"),
            ("# unit: [Ltae] = children", "there is no 'Ltae'. Did you mean Late?"),
            ("# plain: [Totel]", "there is no 'Totel'."),
            ("# rounding: up", "'up' is no way of rounding: write half_up, half_even or truncated"),
            ("# check: Late = 1", "'Late = 1' is not of the form [row | column] = expression."),
            ("# check: [] = 1", "[] names nothing"),
            ("# check: [a | b | c | d] = 1", "[a | b | c | d] names nothing"),
            ("# check: [Late | n] =", "ends where a number or a cell should come"),
            ("# check: [Late | n] = 1 +", "ends where a number or a cell should come"),
            ("# check: [Late | n] = (1 + 2", "has a bracket that is not closed"),
            ("# check: [Late | n] = 1 2", "does not go on with '2'"),
            ("# check: [Late | n] = [Late", "has '[' where a number or a cell should come"),
            ("# check: [Late | n] = %", "has '%' where"),
            (f"# check: [Late | n] = {'(' * 101}", "a check of more than 100 parts is not read"),
        ],
    )
    def test_one_that_cannot_be_meant_is_refused(
        self, tmp_path: Path, comment: str, says: str
    ) -> None:
        """With its line; and every one of a file at once."""
        path = table(tmp_path, f"# title: A\n{comment}\nA,n\nLate,1\n# rond: 1\n")
        with pytest.raises(DataError) as raised:
            read_tables([path])
        assert len(raised.value.faults) == 2
        first = next(fault for fault in raised.value.faults if "rond" not in fault)
        assert first.startswith("table.csv:2: ")
        assert says in first

    def test_as_many_brackets_as_are_allowed_can_be_read(self) -> None:
        assert parse(f"{'(' * 49}1{')' * 49}") == parse("1")
        with pytest.raises(WrongValueError, match="bracket that is not closed"):
            parse(f"{'(' * 99}1")


class TestTables:
    """A header, and rows under it."""

    def test_a_row_without_a_label_is_called_by_its_line(self, tmp_path: Path) -> None:
        [read] = read_tables([table(tmp_path, "\n,\nA,n\n,1\n")])
        assert read.rows[0].label == "line 4"

    def test_a_column_without_numbers_can_be_named(self, tmp_path: Path) -> None:
        """Nothing follows from it, whatever its heading says."""
        text = "# check: [n | 2017] = [n | 2016]\nA,2016,Total,2017,Change\nn,n/a,,3,\n"
        [found] = verify(read_tables([table(tmp_path, text)]))
        assert (found.checks, found.faults) == (0, ())

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("", "table.csv:1: no row under the header holds a number."),
            ("\nA,n\nx,n/a\n", "table.csv:2: no row under the header holds a number."),
            ("A,n\nx,1,2\n", "table.csv:2: the row has 3 cells; the header has 2."),
            (
                "A,n,m,check\nx,1,2,1 + 1\n",
                "table.csv:2: a column 'check' needs one column of numbers beside it",
            ),
            ("A,n,check\nx,1,1 +\n", "table.csv:2: '1 +' ends where"),
        ],
    )
    def test_what_is_no_table_is_refused(self, tmp_path: Path, text: str, says: str) -> None:
        with pytest.raises(DataError) as raised:
            read_tables([table(tmp_path, text)])
        assert raised.value.faults[0].startswith(says)


class TestFiles:
    """CSV, workbooks, and folders of them."""

    def test_a_folder_is_all_of_its_tables(self, tmp_path: Path) -> None:
        for name in ("b.csv", "a.CSV", ".hidden.csv", "~$c.xlsx", "notes.txt"):
            table(tmp_path, "A,n\nx,1\n", name)
        assert [read.name for read in read_tables([tmp_path])] == ["a", "b"]

    def test_a_folder_without_any_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(RecordsError, match=r"holds no table, that is, no file in \.csv or"):
            read_tables([tmp_path])

    def test_a_file_of_another_kind_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(RecordsError, match=r"^a.txt: a published table ends in \.csv or"):
            read_tables([table(tmp_path, "A,n\nx,1\n", "a.txt")])

    def test_a_quotation_mark_that_is_not_closed_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(RecordsError, match=r"^table.csv:2: a quotation mark"):
            read_tables([table(tmp_path, 'A,n\n"x,1\n')])

    def test_a_cell_of_several_lines_counts_them(self, tmp_path: Path) -> None:
        [read] = read_tables([table(tmp_path, 'A,n\n"x\ny",1\nz,2\n')])
        assert [(row.label, row.cells[0].line) for row in read.rows] == [("x\ny", 2), ("z", 4)]

    def test_a_workbook_shows_what_excel_shows(self, tmp_path: Path) -> None:
        """Numbers to the decimals of their format, the first part of it, and percentages."""
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.append(["A", "n", "%", "when", "yes"])
        sheet.append(["# unit: children"])
        sheet.append(["x", 1552, 0.3326, "July", True])
        sheet.append(["y", 2.5, 0.0440, None, None])
        sheet["B3"].number_format = "#,##0;[Red]-#,##0.00"
        sheet["C3"].number_format = sheet["C4"].number_format = "0.00%"
        book.create_sheet("nothing")
        book.save(tmp_path / "one.xlsx")
        [read] = read_tables([tmp_path / "one.xlsx"])
        assert (read.name, read.file) == ("one", "one.xlsx [Sheet]")
        texts = [[cell.printed.text for cell in row.cells] for row in read.rows]
        assert texts == [["1552", "33.26%", "July", "True"], ["2.5", "4.40%", "", ""]]

    def test_each_sheet_of_several_is_a_table(self, tmp_path: Path) -> None:
        book = Workbook()
        book.worksheets[0].append(["A", "n"])
        book.worksheets[0].append(["x", 1])
        other = book.create_sheet("other")
        other.append(["# check: [x | n] = [Sheet | x | n]"])
        other.append(["A", "n"])
        other.append(["x", 2])
        book.save(tmp_path / "two.xlsx")
        _, found = verify(read_tables([tmp_path / "two.xlsx"]))
        assert [(fault.table, fault.line) for fault in found.faults] == [("other", 3)]

    def test_a_formula_without_a_saved_value_is_no_number(self, tmp_path: Path) -> None:
        book = Workbook()
        for row in (["A", "n"], ["x", 1], ["Total", "=SUM(B2:B2)"]):
            book.worksheets[0].append(row)
        book.save(tmp_path / "formula.xlsx")
        [found] = verify(read_tables([tmp_path / "formula.xlsx"]))
        assert [(fault.code, fault.printed) for fault in found.faults] == [
            ("unreadable", "=SUM(B2:B2)")
        ]

    def test_what_is_no_workbook_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(RecordsError, match=r"a\.xlsx: is not an \.xlsx workbook"):
            read_tables([table(tmp_path, "A,n\n", "a.xlsx")])
