"""The files that the command line writes: cells that run nothing, and nothing half-written."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timescales.cli.output import Sheet, as_xlsx, checked_target, save, write_csv, write_xlsx
from timescales.cli.output.xlsx_cells import Link, Rate, SheetCell
from timescales.errors import RecordsError

RUN = ("=", "+", "-", "@", "\t", "\r", "\n")
same_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def written(path: Path, *cells: Any) -> list[Any]:
    """The cells of the one row below the header of a workbook."""
    columns = [f"c{number}" for number in range(len(cells))]
    write_xlsx(path, [Sheet("only", columns, [cells])])
    return list(openpyxl.load_workbook(path)["only"][2])


class TestFormulas:
    """Cells that a spreadsheet would run as a formula are neutralised."""

    @pytest.mark.parametrize("start", RUN)
    def test_in_csv_an_apostrophe_stands_before_them(self, tmp_path: Path, start: str) -> None:
        """A text that begins with = + - @, a tab or a line end is text, in any column."""
        path = tmp_path / "out.csv"
        write_csv(path, [f"{start}head"], [[f"{start}1+1"], [1], [f"1{start}"]])
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert list(csv.reader(file)) == [
                [f"'{start}head"], [f"'{start}1+1"], ["1"], [f"1{start}"],
            ]  # fmt: skip

    @pytest.mark.parametrize("start", RUN)
    def test_in_xlsx_they_are_text(self, tmp_path: Path, start: str) -> None:
        """The text is as it was, is no formula, and stays text when it is edited."""
        [cell] = written(tmp_path / "out.xlsx", f"{start}1+1")
        assert (cell.data_type, cell.quotePrefix) == ("s", True)
        assert cell.value.endswith("1+1")

    def test_an_ordinary_text_is_left_alone(self, tmp_path: Path) -> None:
        """No quotation where there is no need."""
        [cell] = written(tmp_path / "out.xlsx", "K1")
        assert (cell.value, cell.quotePrefix) == ("K1", False)

    @same_folder
    @given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
    def test_no_text_ever_runs(self, tmp_path: Path, text: str) -> None:
        """Whatever the text, no CSV cell begins with what runs, and no xlsx cell is a formula."""
        write_csv(tmp_path / "out.csv", ["a", "b"], [[text, "end"]])
        with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
            _, [cell, end] = csv.reader(file)
        assert not cell.startswith(RUN)
        assert (cell.removeprefix("'") if text.startswith(RUN) else cell) == text
        assert end == "end"
        [value] = written(tmp_path / "out.xlsx", text)
        assert value.data_type in {"s", "inlineStr", "n"}
        assert value.value is None or isinstance(value.value, str)


class TestWorkbook:
    """Real date cells, and whatever a workbook cannot hold said or shown."""

    def test_cells_have_their_types(self, tmp_path: Path) -> None:
        """A date is a date, a number a number, yes is a word, none is blank."""
        cells = written(tmp_path / "out.xlsx", date(2026, 11, 22), 7, True, False, None)
        assert cells[0].is_date
        assert [cell.value for cell in cells[1:]] == [7, "yes", "no", None]

    def test_a_day_before_1900_is_text(self, tmp_path: Path) -> None:
        """Excel has no such dates; its first is that of 1 January 1900."""
        before, first = written(tmp_path / "out.xlsx", date(1899, 12, 31), date(1900, 1, 1))
        assert before.value == "1899-12-31"
        assert first.is_date

    def test_a_text_is_cut_to_what_a_cell_holds(self, tmp_path: Path) -> None:
        """32,767 letters in Excel."""
        longest = "x" * 32_767
        whole, cut = written(tmp_path / "out.xlsx", longest, f"{longest}y")
        assert whole.value == cut.value == longest

    @pytest.mark.parametrize("text", ["#N/A", "#REF!", "TRUE", "1e5", "0012", "2026-11-22"])
    def test_a_text_that_looks_like_another_value_stays_text(
        self, tmp_path: Path, text: str
    ) -> None:
        """An identifier keeps its noughts, and none becomes an error."""
        [cell] = written(tmp_path / "out.xlsx", text)
        assert (cell.value, cell.data_type) == (text, "s")

    def test_a_link_leads_to_a_sheet_whatever_it_is_called(self, tmp_path: Path) -> None:
        """An apostrophe in a name is doubled, as Excel has it."""
        path = tmp_path / "out.xlsx"
        rows: list[list[SheetCell]] = [
            [Link("there", "it's here"), Rate(0.125, 1, signed=True), Rate(-0.5)]
        ]
        sheets = [Sheet("only", ["a", "b", "c"], rows), Sheet("it's here", ["a"], [])]
        write_xlsx(path, sheets)
        link, first, second = openpyxl.load_workbook(path)["only"][2]
        assert link.hyperlink is not None
        assert (link.value, link.hyperlink.location) == ("there", "'it''s here'!A1")
        assert (first.value, first.number_format) == (0.125, "+0.0%;-0.0%;0.0%")
        assert (second.value, second.number_format) == (-0.5, "0%")

    def test_control_characters_are_shown_as_replaced(self, tmp_path: Path) -> None:
        """XML cannot hold them; what is kept says that something was there."""
        [cell] = written(tmp_path / "out.xlsx", "a\x01b")
        assert cell.value == "a\N{REPLACEMENT CHARACTER}b"

    def test_columns_have_sensible_widths(self, tmp_path: Path) -> None:
        """As wide as their widest cell within bounds."""
        path = tmp_path / "out.xlsx"
        write_xlsx(path, [Sheet("only", ["a", "b", "c"], [["x", "y" * 20, "z" * 500]])])
        widths = openpyxl.load_workbook(path)["only"].column_dimensions
        assert [widths[letter].width for letter in "ABC"] == [10, 22, 60]

    def test_more_rows_than_a_sheet_holds_are_refused(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The way out is CSV; nothing is written."""
        monkeypatch.setattr(as_xlsx, "MOST_ROWS", 3)
        sheet = Sheet("only", ["a"], [["1"], ["2"], ["3"]])
        with pytest.raises(
            RecordsError, match=r"only: 4 rows with headings .* write \.csv instead"
        ):
            write_xlsx(tmp_path / "out.xlsx", [sheet])
        write_xlsx(tmp_path / "out.xlsx", [Sheet("only", ["a"], [["1"], ["2"]])])


class TestSaving:
    """Files appear whole or not at all."""

    def test_where_one_fails_none_is_replaced(self, tmp_path: Path) -> None:
        """The old files stand, and nothing else is left in the folder."""
        first, second = tmp_path / "a.csv", tmp_path / "b.csv"
        first.write_text("old", encoding="utf-8")

        def succeed(path: Path) -> None:
            path.write_text("new", encoding="utf-8")

        def fail(path: Path) -> None:
            path.write_text("half", encoding="utf-8")
            raise OSError(28, "No space left on device", str(path))

        with pytest.raises(OSError, match="No space left"):
            save({first: succeed, second: fail})
        assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
        assert first.read_text(encoding="utf-8") == "old"

    def test_an_existing_file_is_replaced(self, tmp_path: Path) -> None:
        """By the new one, whole."""
        path = tmp_path / "a.csv"
        path.write_text("old and longer", encoding="utf-8")
        save({path: lambda partial: write_csv(partial, ["a"], [["new"]])})
        assert path.read_bytes() == b"\xef\xbb\xbfa\r\nnew\r\n"

    def test_a_target_is_checked_first(self, tmp_path: Path) -> None:
        """Suffix in any mixture of case; a folder that is there."""
        target = tmp_path / "a.CSV"
        assert checked_target(target, (".csv",)) == target
        with pytest.raises(RecordsError, match=r"ends in \.csv"):
            checked_target(tmp_path / "a.tsv", (".csv",))
