"""The annual report as a Word document, opened again by python-docx, openpyxl and python-pptx."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from lxml import etree
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.reports.test_annual import REPORT, YEAR
from timescales.reports.annual import annual_docx, annual_report
from timescales.reports.data import ChartKind

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
CHARTS = [chart for section in REPORT.sections for _, chart in section.charts]


@pytest.fixture(scope="module")
def made() -> bytes:
    return annual_docx(REPORT)


def test_every_table_is_in_it_as_it_is_printed(made: bytes) -> None:
    tables = Document(BytesIO(made)).tables
    assert len(tables) == len(REPORT.tables)
    for table, printed in zip(tables, REPORT.tables, strict=True):
        for row, cells in zip(table.rows, (printed.header, *printed.rows), strict=True):
            texts = [cell.text for cell in row.cells]
            assert texts == (list(cells) if len(cells) > 1 else [cells[0]] * len(printed.header))


def test_headings_are_headings(made: bytes) -> None:
    document = Document(BytesIO(made))
    styles = {p.text: p.style.name for p in document.paragraphs if p.style is not None}
    assert styles["Annual report"] == "Title"
    for section in REPORT.sections:
        assert styles[section.title] == "Heading 1"
    for number, table in enumerate(REPORT.tables, start=1):
        assert styles[f"Table {number}. {table.title}"] == "Heading 2"
    assert styles[f"Chart 1. {CHARTS[0].title}"] == "Heading 2"
    assert styles["Not given here"] == "Heading 1"


def test_the_first_row_is_repeated_on_each_page(made: bytes) -> None:
    with ZipFile(BytesIO(made)) as file:
        body = etree.fromstring(file.read("word/document.xml"))
    for table in body.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        marked = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert marked == [True, *[False] * (len(rows) - 1)]


def test_a_chart_holds_its_numbers_twice(made: bytes) -> None:
    """As it is drawn, and in the workbook that Word opens to change them."""
    with ZipFile(BytesIO(made)) as file:
        for number, chart in enumerate(CHARTS, start=1):
            drawn = etree.fromstring(file.read(f"word/charts/chart{number}.xml"))
            series = list(drawn.iter(f"{C}ser"))
            names = [point.text for point in series[0].iterfind(f"{C}cat//{C}v")]
            values = [[v.text for v in each.iterfind(f"{C}val//{C}v")] for each in series]
            assert names == list(chart.names)
            assert values == [[f"{n}" for n in each.numbers] for each in chart.series]
            sheet = load_workbook(BytesIO(file.read(f"word/embeddings/chart{number}.xlsx"))).active
            assert sheet is not None
            header, *rows = sheet.iter_rows(values_only=True)
            assert [*header] == [None, *(each.name for each in chart.series)]
            assert rows == [(name, *numbers) for name, numbers in chart.rows]


def test_every_part_that_is_named_is_there(made: bytes) -> None:
    """A relation that leads nowhere is what Word calls unreadable content."""
    with ZipFile(BytesIO(made)) as file:
        assert file.testzip() is None
        parts = set(file.namelist())
        body = etree.fromstring(file.read("word/document.xml"))
        related = {
            each.get("Id"): each.get("Target")
            for each in etree.fromstring(file.read("word/_rels/document.xml.rels"))
        }
        shown = [related[each.get(f"{R}id")] for each in body.iter(f"{C}chart")]
        assert shown == [f"charts/chart{n}.xml" for n in range(1, len(CHARTS) + 1)]
        for number in range(1, len(CHARTS) + 1):
            drawn = etree.fromstring(file.read(f"word/charts/chart{number}.xml"))
            [external] = drawn.iter(f"{C}externalData")
            assert drawn[-1] is external  # the schema has it after everything else
            rels = etree.fromstring(file.read(f"word/charts/_rels/chart{number}.xml.rels"))
            [target] = [
                each.get("Target") for each in rels if each.get("Id") == external.get(f"{R}id")
            ]
            assert target == f"../embeddings/chart{number}.xlsx"
            assert f"word/embeddings/chart{number}.xlsx" in parts
        types = file.read("[Content_Types].xml").decode()
        assert types.count("drawingml.chart+xml") == len(CHARTS)


def test_charts_have_words_for_those_who_do_not_see_them(made: bytes) -> None:
    with ZipFile(BytesIO(made)) as file:
        body = etree.fromstring(file.read("word/document.xml"))
    words = [each.get("descr") for each in body.iter(f"{WP}docPr")]
    assert [text.split(".")[0] for text in words if text] == [chart.title for chart in CHARTS]


def test_it_says_whose_day_it_is_of(made: bytes) -> None:
    core = Document(BytesIO(made)).core_properties
    assert (core.title, core.author, core.language) == ("Annual report", "", "en-GB")
    assert core.created is not None
    assert core.created.date() == date(2026, 3, 31)


def test_characters_that_no_document_can_hold_are_replaced() -> None:
    """A title or a category may come from anywhere."""
    named = replace(REPORT, title="Board\x0b \ud800")
    assert Document(BytesIO(annual_docx(named))).paragraphs[0].text == "Board� �"


def test_a_chart_of_nothing_is_a_sentence() -> None:
    made = annual_docx(annual_report([], year=YEAR))
    texts = [paragraph.text for paragraph in Document(BytesIO(made)).paragraphs]
    assert texts.count("Nothing to show.") == 4  # the quarters are shown, with nothing in them
    with ZipFile(BytesIO(made)) as file:
        charts = [name for name in file.namelist() if name.startswith("word/charts/chart")]
    assert charts == ["word/charts/chart1.xml"]


def test_columns_in_time_are_stacked_and_breakdowns_are_bars(made: bytes) -> None:
    with ZipFile(BytesIO(made)) as file:
        for number, chart in enumerate(CHARTS, start=1):
            drawn = etree.fromstring(file.read(f"word/charts/chart{number}.xml"))
            [direction] = [each.get("val") for each in drawn.iter(f"{C}barDir")]
            assert direction == ("col" if chart.kind is ChartKind.TREND else "bar")
    assert {chart.kind for chart in CHARTS} == set(ChartKind)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_another_program_draws_it(made: bytes, tmp_path: Path) -> None:
    """LibreOffice, which opens it as a document of Word, shows tables and charts on paper."""
    (tmp_path / "annual.docx").write_bytes(made)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "annual.docx"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    pages = [page.extract_text() for page in PdfReader(tmp_path / "annual.pdf").pages]
    text = "\n".join(pages)
    assert all(f"Table {number}. " in text for number in range(1, len(REPORT.tables) + 1))
    drawn = next(page for page in pages if f"Chart 1. {CHARTS[0].title}" in page)
    after = drawn.partition(CHARTS[0].says)[2]
    assert all(name in after for name in CHARTS[0].names)
    assert all(f"{number}" in after for number in CHARTS[0].series[0].numbers)
