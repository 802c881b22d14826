"""The workbook of a scorecard, opened again by a library that did not write it."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from tests.cli.conftest import Run
from tests.cli.scored import AS_AT, COMPLETE_FROM, YEARS, Scored, score, scored, scored_office
from timescales.cli.output import as_xlsx
from timescales.cli.score_book.measure_page import sheet_names
from timescales.scorecard import MEASURES, Score, change, chosen, late_by_reason

Row = dict[str, Any]
opened = cache(openpyxl.load_workbook)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Scored:
    """What an office records of thirty children, scored."""
    return scored_office(tmp_path_factory.mktemp("office"), 30)


def cells(book: Path, sheet: str) -> list[list[object]]:
    """A sheet as calamine reads it: numbers, texts and dates; nothing is an empty text."""
    rows = CalamineWorkbook.from_path(str(book)).get_sheet_by_name(sheet).to_python()
    return [[*row] for row in rows]


def below(rows: list[list[object]], header: int) -> Iterator[Row]:
    """The rows of a table, by its headings, down to the first line without any."""
    columns = [str(name) for name in rows[header] if name]
    for row in rows[header + 1 :]:
        if not any(row):
            return
        yield dict(zip(columns, row, strict=False))


def headed(book: Path, sheet: str, first: str) -> list[Row]:
    """The rows of the table whose first heading is the given one, of which there is one."""
    rows = cells(book, sheet)
    [header] = [number for number, row in enumerate(rows) if row[0] == first]
    return [*below(rows, header)]


def of_measure(book: Path, sheet: str) -> tuple[list[Row], list[Row]]:
    """The scores in the sheet of a measure, and those behind them."""
    rows = cells(book, sheet)
    headers = [number for number, row in enumerate(rows) if row[:2] == ["Period", "Judged"]]
    scores, *others = ([*below(rows, header)] for header in headers)
    return scores, others[0] if others else []


def shown(card_scores: tuple[Score, ...]) -> list[Score]:
    return [one for one in card_scores if one.period in YEARS]


class TestNumbers:
    """The same numerators, denominators and shares as the library gives."""

    @pytest.mark.parametrize("name", [measure.id for measure in MEASURES])
    def test_every_score_stands_on_its_measure_s_sheet(self, office: Scored, name: str) -> None:
        rows, _ = of_measure(office.book, name)
        wanted = shown(office.card.of(name))
        assert len(rows) == len(wanted)
        for row, one in zip(rows, wanted, strict=True):
            assert (row["Period"], row["Judged"]) == (one.period.name, one.verdict.value)
            assert row.get("Band", "") == one.band.replace("_", " ")
            assert row["Part of a period"] == ("yes" if one.partial else "no")
            if one.numerator is None:
                assert (row["Number"], row["Out of"]) == ("not available", "")
                assert (row["Rate"], row["Not known"]) == ("", "")
            elif one.denominator == 0 and one.not_known:
                assert (row["Number"], row["Rate"]) == ("not known", "")
            else:
                assert row["Number"] == one.numerator
                assert row["Out of"] == ("" if one.denominator is None else one.denominator)
                assert row["Rate"] == ("" if one.rate is None else pytest.approx(float(one.rate)))
                assert row["Not known"] == one.not_known

    @pytest.mark.parametrize("name", [measure.id for measure in MEASURES])
    def test_and_those_behind_it(self, office: Scored, name: str) -> None:
        """Each with a real date; of a band only those that are in it."""
        _, rows = of_measure(office.book, name)
        wanted = Counter[tuple[object, ...]]()
        for one in shown(office.card.of(name)):
            band = one.band.replace("_", " ")
            lists = {"yes": one.behind, "no": () if one.measure.band else one.others}
            for counts, who in lists.items():
                for each in who:
                    key = one.period.name, one.verdict.value, band, counts, each.subject_id
                    wanted[*key, each.day, each.meeting] += 1
        found = Counter[tuple[object, ...]](
            (
                row["Period"], row["Judged"], row.get("Band", ""), row["Counts"], row["Subject"],
                row["Day"], row.get("Meeting", ""),
            )
            for row in rows
        )  # fmt: skip
        assert found == wanted
        assert {type(row["Day"]) for row in rows} <= {date}

    def test_the_summary_has_every_measure_by_every_verdict(self, office: Scored) -> None:
        rows = headed(office.book, "Summary", "Part of the work")
        wanted = [(measure, verdict) for measure in MEASURES for verdict in measure.verdicts]
        assert len(rows) == len(wanted)
        for row, (measure, verdict) in zip(rows, wanted, strict=True):
            assert (row["Measure"], row["Judged"]) == (measure.title, verdict.value)
            assert (row["Part of the work"], row["Unit"]) == (measure.section, measure.unit.value)
            for year in YEARS:
                mine = [s for s in office.card.of(measure.id, year) if s.verdict is verdict]
                number, out_of = row[year.name], row[f"{year.name}, out of"]
                if not mine[0].available:
                    assert (number, out_of) == ("not available", "")
                elif measure.tally_only:
                    assert (number, out_of) == (sum(s.numerator or 0 for s in mine), "")
                elif measure.band:
                    assert (number, out_of) == ("", mine[0].denominator)
                    assert "by band on its sheet" in str(row["Remarks"])
                elif mine[0].denominator or not mine[0].not_known:
                    assert (number, out_of) == (mine[0].numerator, mine[0].denominator)
                else:
                    assert number == "not known"
                partial = f"{year.name}: part of the period" in str(row["Remarks"])
                assert partial == (mine[0].partial and mine[0].available)

    def test_the_summary_says_how_the_last_period_moved(self, office: Scored) -> None:
        """In percentage points, or in number where that is out of nothing."""
        rows = headed(office.book, "Summary", "Part of the work")
        moved = {(row["Measure"], row["Judged"]): (row["Change"], row["Moved"]) for row in rows}
        told = 0
        for measure in MEASURES:
            for verdict in () if measure.band else measure.verdicts:
                last, before = (
                    office.card.score(measure.id, year, verdict) for year in reversed(YEARS)
                )
                of = change(last, before)
                by = of.count if measure.tally_only else of.rate
                found = moved[measure.title, verdict.value]
                if by is None:
                    assert found == ("", "")
                else:
                    assert found == (pytest.approx(float(by)), of.direction.value)
                    told += 1
        assert told > 20

    def test_reasons_add_up_to_their_totals(self, office: Scored) -> None:
        """Which are what was late; what is unexplained has a line of its own."""
        rows = headed(office.book, "Reasons", "Measure")
        for measure in late_by_reason():
            for verdict in measure.verdicts:
                mine = [
                    r for r in rows if (r["Measure"], r["Judged"]) == (measure.title, verdict.value)
                ]
                *reasons, total, avoidable = mine
                assert [r["Reason"] for r in reasons][-1] == "Unexplained"
                assert (total["Reason"], avoidable["Reason"]) == ("Total", "Of these avoidable")
                for year in YEARS:
                    one = next(s for s in office.card.of(measure.id, year) if s.verdict is verdict)
                    wanted = one.denominator
                    assert total[year.name] == wanted
                    assert sum(r[year.name] for r in reasons) == wanted
                    yes = [r[year.name] for r in reasons if r["Avoidable"] == "yes"]
                    assert avoidable[year.name] == sum(yes)


class TestDue:
    """Every open obligation, with the dates and the status that a projection gives."""

    def test_the_same_due_dates_as_the_projections(self, office: Scored) -> None:
        found = Counter(
            (
                row["Subject"], row["Duty"], row["Occurrence"], row["Status"], row["Due"] or None,
                row["Hold by"] or None, row["Statutory limit"] or None,
            )
            for row in headed(office.book, "Due", "Subject")
        )  # fmt: skip
        wanted = Counter(
            (
                owed.subject_id, owed.title, owed.ordinal, owed.status.value.replace("_", " "),
                owed.due, owed.hold_by, owed.statutory_limit,
            )
            for owed in office.obligations
            if owed.met is None and owed.ended_on is None
        )  # fmt: skip
        assert found == wanted
        assert found.total() > 50

    def test_the_earliest_due_is_first(self, office: Scored) -> None:
        days = [row["Due"] for row in headed(office.book, "Due", "Subject")]
        dated = [day for day in days if isinstance(day, date)]
        assert dated == sorted(dated)
        assert days[: len(dated)] == dated

    def test_what_is_booked_is_a_date_and_what_is_at_risk_is_said(self, tmp_path: Path) -> None:
        """As `timescales lookahead` says it; officer and team are the last on record."""
        events = tmp_path / "events.csv"
        events.write_text(
            "subject_id,event,date,sets,officer,team\n"
            "A,became_looked_after,2026-11-02,,Anne,North\n"
            "A,lac_review_booked,2026-11-05,2026-12-02,Bea,\n"
            "A,lac_review_booked,2026-12-05,2026-12-24,Cas,\n",
            encoding="utf-8",
        )
        [row] = [
            row
            for row in headed(scored(events).book, "Due", "Subject")
            if row["Duty"] == "Looked-after child review"
        ]
        assert (row["Due"], row["Booked for"]) == (date(2026, 11, 30), date(2026, 12, 2))
        assert row["At risk"] == "booked for after it is due"
        assert (row["Officer"], row["Team"]) == ("Bea", "North")

    def test_open_disputes_are_tracked(self, tmp_path: Path) -> None:
        """The most urgent first; whether one is overdue is a word."""
        events = tmp_path / "events.csv"
        events.write_text(
            "subject_id,event,date,ref,theme,stage\n"
            "A,dispute_raised,2026-10-01,D1,drift,1\n"
            "B,dispute_raised,2026-11-12,D2,plan,\n"
            "C,dispute_raised,2045-11-12,D3,plan,\n",
            encoding="utf-8",
        )
        rows = headed(scored(events).book, "Open disputes", "Subject")
        said = [
            (r["Subject"], r["Dispute"], r["Due"], r["Working days left"], r["Standing"])
            for r in rows
        ]
        assert said == [
            ("A", "D1", date(2026, 10, 29), -16, "overdue"),
            ("B", "D2", date(2026, 12, 10), 14, "in time"),
        ]


class TestNotAvailable:
    """Not available is not nought, and is said in words."""

    def test_on_every_sheet(self, tmp_path: Path) -> None:
        events = tmp_path / "events.csv"
        events.write_text("subject_id,event,date\nA,icpc,2026-11-02\n", encoding="utf-8")
        book = scored(events).book
        [row, _] = [
            row
            for row in headed(book, "Summary", "Part of the work")
            if row["Measure"] == "Reviews held in timescale"
        ]
        assert (row["2025-26"], row["2025-26, out of"], row["2025-26, rate"]) == (
            "not available", "", "",
        )  # fmt: skip
        assert row["Remarks"] == "not available: the records say nothing about it"
        assert ["Remarks", row["Remarks"]] in [line[:2] for line in cells(book, "reviews_in_time")]
        assert ["Nobody is behind these numbers"] in [
            [line[0]] for line in cells(book, "reviews_in_time")
        ]
        late = [
            row
            for row in headed(book, "Reasons", "Measure")
            if row["Measure"] == "Late reviews by reason"
        ]
        assert {row["2026-27"] for row in late} == {"not available"}

    def test_with_nobody_on_record(self, tmp_path: Path) -> None:
        events = tmp_path / "events.csv"
        events.write_text("subject_id,event,date\nA,icpc,some day\n", encoding="utf-8")
        book = tmp_path / "scorecard.xlsx"
        score(events, "--as-at", AS_AT, "--measure", "reviews_in_time", "-o", book)
        assert CalamineWorkbook.from_path(str(book)).sheet_names == [
            "Summary", "Due", "Open disputes", "reviews_in_time",
        ]  # fmt: skip
        lines = cells(book, "Summary")
        assert lines[0][0] == "Scorecard"
        assert str(lines[1][0]).startswith("0 subjects. Periods: 2025-26")
        assert len(cells(book, "Due")) == 1


def part(book: Path, name: str) -> Element:
    """One part of a workbook, which is a zip file of XML."""
    with zipfile.ZipFile(book) as file:
        return fromstring(file.read(name))  # noqa: S314 - we have just written it


def sheet_part(book: Path, title: str) -> Element:
    number = CalamineWorkbook.from_path(str(book)).sheet_names.index(title) + 1
    return part(book, f"xl/worksheets/sheet{number}.xml")


class TestPublished:
    """Published figures stand beside, each area once: a table of Excel's has no column twice."""

    def test_on_the_summary_and_on_the_measure_s_sheet(self, tmp_path: Path) -> None:
        events, figures = tmp_path / "events.csv", tmp_path / "figures.csv"
        events.write_text("subject_id,event,date\nA,icpc,2025-11-03\n", encoding="utf-8")
        figures.write_text(
            "time_period,area,measure,numerator,denominator\n2026,England,reviews_in_time,91,100\n",
            encoding="utf-8",
        )
        asked = ("--benchmarks", figures, "--region", "England", "--neighbour", "England")
        book = tmp_path / "scorecard.xlsx"
        measures = ("--measure", "reviews_in_time", "--measure", "reviews_due")
        score(events, "--as-at", "2026-03-31", "--back", 0, *asked, *measures, "-o", book)
        lines = headed(book, "Summary", "Part of the work")
        columns = ["England, published", "neighbours, published"]
        assert [[line[column] for column in columns] for line in lines] == [
            [0.91, 0.91], [0.91, 0.91], ["", ""], ["", ""],
        ]  # fmt: skip
        scores, _ = of_measure(book, "reviews_in_time")
        assert [[row[column] for column in columns] for row in scores] == [[0.91, 0.91]] * 2
        [table] = opened(book)["reviews_in_time"].tables.values()
        headings = [column.name for column in table.tableColumns]
        assert len({*headings}) == len(headings)


class TestLooks:
    """What makes it one to work with is really in the file."""

    @pytest.mark.parametrize(
        ("title", "below_row"),
        [("Summary", 4), ("Due", 1), ("Open disputes", 1), ("Reasons", 1)],
    )
    def test_a_list_has_filters_and_a_header_that_stays(
        self, office: Scored, title: str, below_row: int
    ) -> None:
        sheet = sheet_part(office.book, title)
        [pane] = sheet.iter(f"{MAIN}pane")
        assert (pane.get("ySplit"), pane.get("state")) == (str(below_row), "frozen")
        [filters] = sheet.iter(f"{MAIN}autoFilter")
        rows = len(cells(office.book, title))
        assert filters.get("ref", "").startswith(f"A{below_row}:")
        assert filters.get("ref", "").endswith(str(rows))

    @pytest.mark.parametrize("name", [measure.id for measure in MEASURES])
    def test_a_measure_s_sheet_has_two_tables_with_filters(self, office: Scored, name: str) -> None:
        """Excel's own tables, of which a sheet may have several: their headings stay in sight."""
        [pane] = sheet_part(office.book, name).iter(f"{MAIN}pane")
        assert pane.get("ySplit") == "1"
        sheet = opened(office.book)[name]
        scores, behind = of_measure(office.book, name)
        wanted = {f"{name}_scores": len(scores)}
        if behind:
            wanted[f"{name}_behind"] = len(behind)
        assert {table.name for table in sheet.tables.values()} == wanted.keys()
        for table in sheet.tables.values():
            area = sheet[table.ref]
            assert len(area) == wanted[table.name] + 1
            assert [cell.value for cell in area[0]] == [c.name for c in table.tableColumns]
            assert table.autoFilter.ref == table.ref

    def test_colours_follow_words(self, office: Scored) -> None:
        """Every colour is that of a word in the cell, and so is never alone."""
        rules = [
            (str(area.sqref), rule.operator, rule.formula, rule.dxf.font.color.rgb)
            for area in opened(office.book)["reviews_in_time"].conditional_formatting
            for rule in area.rules
        ]
        assert {operator for _, operator, _, _ in rules} == {"equal"}
        assert {formula[0]: colour for _, _, formula, colour in rules} == {
            '"better"': "00006100",
            '"worse"': "009C0006",
            '"yes"': "00006100",
            '"no"': "009C0006",
        }

    def test_those_who_count_are_bad_where_down_is_good(self, office: Scored) -> None:
        sheet = opened(office.book)["plans_over_12_months"]
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

    def test_the_summary_leads_to_every_sheet_and_back(self, office: Scored) -> None:
        book = opened(office.book)
        links = {cell.hyperlink.location for [cell] in book["Summary"]["B5:B200"] if cell.hyperlink}
        assert links == {f"'{measure.id}'!A1" for measure in MEASURES}
        for measure in MEASURES:
            assert book[measure.id]["A1"].hyperlink.location == "'Summary'!A1"

    def test_a_sheet_says_what_its_measure_is(self, office: Scored) -> None:
        for measure in MEASURES:
            said = {str(line[0]): line[1] for line in cells(office.book, measure.id)[:12]}
            assert (said["Counted"], said["Definition"]) == (measure.counted, measure.definition)
            assert said["Source"] == str(measure.source)
            assert str(said["Verified"]).startswith("yes" if measure.verified else "no")
            assert said.get("Out of", "") == measure.out_of or "Out of" not in said

    def test_it_prints_on_landscape_pages_with_its_header_on_each(self, office: Scored) -> None:
        due = opened(office.book)["Due"]
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

    def test_identifiers_can_be_masked(self, office: Scored) -> None:
        """On every sheet; each subject has one number on all of them, and meetings too."""
        book = office.folder / "masked.xlsx"
        asked = ("--as-at", AS_AT, "--complete-from", COMPLETE_FROM, "--mask-ids")
        score(office.folder / "office.csv", *asked, "-o", book)
        with zipfile.ZipFile(book) as file:
            assert not any(b"DEMO-" in file.read(name) for name in file.namelist())
        assert len({row["Subject"] for row in headed(book, "Due", "Subject")}) > 20


def test_more_rows_than_excel_holds_are_refused_and_nothing_is_written(
    run: Run, office: Scored, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the sheet that is too long, and the way out."""
    monkeypatch.setattr(as_xlsx, "_MOST_ROWS", 60)
    asked = ("--as-at", AS_AT, "--measure", "reviews_in_time")
    result = run("score", office.folder / "office.csv", *asked, "-o", "refused.xlsx")
    assert result.exit_code == 2
    assert "rows with headings are more than an Excel sheet holds" in result.output
    assert not [*Path.cwd().iterdir()]
