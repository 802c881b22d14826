"""What makes the workbook of a scorecard one to work with is really in the file."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.books import MAIN, cells, headed, of_measure, opened, sheet_part
from tests.cli.conftest import Run
from tests.cli.scored import AS_AT, COMPLETE_FROM, Scored, score, scored
from timescales.cli.output import as_xlsx
from timescales.cli.score_book.measure_page import sheet_names
from timescales.scorecard import MEASURES, chosen


class TestLooks:
    """What makes it one to work with is really in the file."""

    @pytest.mark.parametrize(
        ("title", "below_row"),
        [("Summary", 4), ("Due", 1), ("Open disputes", 1), ("Reasons", 1)],
    )
    def test_a_list_has_filters_and_a_header_that_stays(
        self, thirty: Scored, title: str, below_row: int
    ) -> None:
        sheet = sheet_part(thirty.book, title)
        [pane] = sheet.iter(f"{MAIN}pane")
        assert (pane.get("ySplit"), pane.get("state")) == (str(below_row), "frozen")
        [filters] = sheet.iter(f"{MAIN}autoFilter")
        rows = len(cells(thirty.book, title))
        assert filters.get("ref", "").startswith(f"A{below_row}:")
        assert filters.get("ref", "").endswith(str(rows))

    @pytest.mark.parametrize("name", [measure.id for measure in MEASURES])
    def test_a_measure_s_sheet_has_two_tables_with_filters(self, thirty: Scored, name: str) -> None:
        """Excel's own tables, of which a sheet may have several: their headings stay in sight."""
        [pane] = sheet_part(thirty.book, name).iter(f"{MAIN}pane")
        assert pane.get("ySplit") == "1"
        sheet = opened(thirty.book)[name]
        scores, behind = of_measure(thirty.book, name)
        wanted = {f"{name}_scores": len(scores)}
        if behind:
            wanted[f"{name}_behind"] = len(behind)
        assert {table.name for table in sheet.tables.values()} == wanted.keys()
        for table in sheet.tables.values():
            area = sheet[table.ref]
            assert len(area) == wanted[table.name] + 1
            assert [cell.value for cell in area[0]] == [c.name for c in table.tableColumns]
            assert table.autoFilter.ref == table.ref

    def test_colours_follow_words(self, thirty: Scored) -> None:
        """Every colour is that of a word in the cell, and so is never alone."""
        rules = [
            (str(area.sqref), rule.operator, rule.formula, rule.dxf.font.color.rgb)
            for area in opened(thirty.book)["reviews_in_time"].conditional_formatting
            for rule in area.rules
        ]
        assert {operator for _, operator, _, _ in rules} == {"equal"}
        assert {formula[0]: colour for _, _, formula, colour in rules} == {
            '"better"': "00006100",
            '"worse"': "009C0006",
            '"yes"': "00006100",
            '"no"': "009C0006",
        }

    def test_those_who_count_are_bad_where_down_is_good(self, thirty: Scored) -> None:
        sheet = opened(thirty.book)["plans_over_12_months"]
        colours = {
            rule.formula[0]: rule.dxf.font.color.rgb
            for area in sheet.conditional_formatting
            for rule in area.rules
        }
        assert (colours['"yes"'], colours['"no"']) == ("009C0006", "00006100")

    def test_rates_are_numbers_with_the_places_asked_for(self, tmp_path: Path) -> None:
        """Exact where Excel rounds as asked by itself, else cut as asked."""
        events = tmp_path / "events.csv"
        lines = [f"A{n},became_looked_after,2026-04-01\nA{n},lac_review,2026-04-24" for n in (1, 2)]
        late = "A3,became_looked_after,2026-04-01\nA3,lac_review,2026-06-24"
        events.write_text("\n".join(["subject_id,event,date", *lines, late]), encoding="utf-8")
        for rounding, value in (("half-up", 2 / 3), ("truncated", 0.666)):
            book = tmp_path / f"{rounding}.xlsx"
            asked = ("--measure", "reviews_in_time", "--rounding", rounding, "--places", 1)
            score(events, "--as-at", AS_AT, *asked, "-o", book)
            sheet = opened(book)["Summary"]
            cell = sheet["J5"]
            assert sheet["J4"].value == "2026-27, rate"
            assert (cell.value, cell.number_format) == (pytest.approx(value), "0.0%")

    def test_the_summary_leads_to_every_sheet_and_back(self, thirty: Scored) -> None:
        book = opened(thirty.book)
        links = {cell.hyperlink.location for [cell] in book["Summary"]["B5:B200"] if cell.hyperlink}
        assert links == {f"'{measure.id}'!A1" for measure in MEASURES}
        for measure in MEASURES:
            assert book[measure.id]["A1"].hyperlink.location == "'Summary'!A1"

    def test_a_sheet_says_what_its_measure_is(self, thirty: Scored) -> None:
        for measure in MEASURES:
            said = {str(line[0]): line[1] for line in cells(thirty.book, measure.id)[:12]}
            assert (said["Counted"], said["Definition"]) == (measure.counted, measure.definition)
            assert said["Source"] == str(measure.source)
            assert str(said["Verified"]).startswith("yes" if measure.verified else "no")
            assert said.get("Out of", "") == measure.out_of or "Out of" not in said

    def test_it_prints_on_landscape_pages_with_its_header_on_each(self, thirty: Scored) -> None:
        due = opened(thirty.book)["Due"]
        assert (due.page_setup.orientation, due.print_title_rows) == ("landscape", "$1:$1")
        fitted = due.sheet_properties.pageSetUpPr
        assert fitted is not None
        assert fitted.fitToPage


class TestNames:
    """Excel takes sheet names of at most 31 characters, each once."""

    def test_those_of_the_measures_are_their_ids(self) -> None:
        assert {*sheet_names(MEASURES).values()} == {measure.id for measure in MEASURES}

    def test_longer_ones_are_cut_and_stay_apart(self) -> None:
        [one] = chosen(["section_20"])
        longer = [replace(one, id=f"{'long' * 10}_{number}") for number in range(3)]
        names = [*sheet_names(longer).values()]
        assert len({*names}) == 3
        assert all(len(name) <= 31 for name in names)


class TestSafe:
    """Nothing runs, and nobody is named who should not be."""

    def test_no_text_is_a_formula(self, tmp_path: Path) -> None:
        events = tmp_path / "events.csv"
        events.write_text(
            "subject_id,event,date,officer\n"
            "=1+1,became_looked_after,2026-11-02,@SUM(A1)\n"
            "=1+1,lac_review,2026-11-20,\n",
            encoding="utf-8",
        )
        found = scored(events)
        sheets = opened(found.book)
        texts = [c for name in sheets.sheetnames for row in sheets[name].iter_rows() for c in row]
        assert {cell.data_type for cell in texts} <= {"s", "inlineStr", "n", "d"}
        asked = [cell for cell in texts if cell.value in {"=1+1", "@SUM(A1)"}]
        assert len(asked) > 3
        assert all(cell.quotePrefix for cell in asked)

    def test_identifiers_can_be_masked(self, thirty: Scored) -> None:
        """On every sheet; each subject has one number on all of them, and meetings too."""
        book = thirty.folder / "masked.xlsx"
        asked = ("--as-at", AS_AT, "--complete-from", COMPLETE_FROM, "--mask-ids")
        score(thirty.folder / "office.csv", *asked, "-o", book)
        with zipfile.ZipFile(book) as file:
            assert not any(b"DEMO-" in file.read(name) for name in file.namelist())
        assert len({row["Subject"] for row in headed(book, "Due", "Subject")}) > 20


def test_more_rows_than_excel_holds_are_refused_and_nothing_is_written(
    run: Run, thirty: Scored, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the sheet that is too long, and the way out."""
    monkeypatch.setattr(as_xlsx, "MOST_ROWS", 60)
    asked = ("--as-at", AS_AT, "--measure", "reviews_in_time")
    result = run("score", thirty.folder / "office.csv", *asked, "-o", "refused.xlsx")
    assert result.exit_code == 2
    assert "rows with headings are more than an Excel sheet holds" in result.output
    assert not [*Path.cwd().iterdir()]
