"""An annual report as a Word document, whose tables and charts are Word's own, to go on editing."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from timescales.comparison.svg import xml_text
from timescales.reports.annual.markdown import NOTHING, chart_words
from timescales.reports.annual.table import AnnualReport, PrintedTable
from timescales.reports.annual.word_chart import WORDS, add_chart

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

_STYLE = "Light Grid Accent 1"
_SMALL = 8
_PAGE, _MARGIN, _FIRST = 210, 20, 50  # millimetres, of the page and of a first column


def annual_docx(report: AnnualReport) -> bytes:
    """The report as the bytes of a .docx file. Needs the extra ``report``.

    Headings are headings, the first row of a table is repeated on each page, and a chart holds its
    numbers as a workbook, so that all can be changed in Word.
    """
    from docx import Document

    document = Document()
    _set_up_page(document)
    core = document.core_properties
    core.title, core.author, core.language = xml_text(report.title), "", "en-GB"
    core.created = core.modified = datetime.combine(report.as_at, time())
    document.add_heading(xml_text(report.title), level=0)
    for label, said in report.facts:
        document.add_paragraph(xml_text(f"{label}: {said}"), style="List Bullet")
    tables = charts = 0
    for section in report.sections:
        document.add_heading(section.title, level=1)
        for table in section.tables:
            tables += 1
            document.add_heading(f"Table {tables}. {xml_text(table.title)}", level=2)
            if table.says:
                document.add_paragraph(xml_text(table.says)).paragraph_format.keep_with_next = True
            _add_table(document, table)
        for _, chart in section.charts:
            charts += 1
            document.add_heading(f"Chart {charts}. {xml_text(chart.title)}", level=2)
            document.add_paragraph(xml_text(chart.says)).paragraph_format.keep_with_next = True
            if chart.names:
                add_chart(document, chart, charts, xml_text(chart_words(chart)))
            else:
                document.add_paragraph(NOTHING)
    document.add_heading("Not given here", level=1)
    for each in report.not_given:
        document.add_paragraph(xml_text(f"{each.what}. {each.why}"), style="List Bullet")
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _set_up_page(document: Document) -> None:
    """A4, with margins of two centimetres."""
    from docx.shared import Mm

    [page] = document.sections
    page.page_width, page.page_height = Mm(_PAGE), Mm(297)
    page.left_margin = page.right_margin = Mm(_MARGIN)


def _add_table(document: Document, table: PrintedTable) -> None:
    from docx.shared import Mm
    from lxml.etree import SubElement

    made = document.add_table(rows=0, cols=len(table.header), style=_STYLE)
    made.autofit = False
    wide = Mm(_FIRST)
    narrow = Mm((_PAGE - 2 * _MARGIN - _FIRST) / (len(table.header) - 1))
    for number, one in enumerate(made.columns):
        one.width = narrow if number else wide  # before there are rows, whose cells take it over
    for row in (table.header, *table.rows):
        cells = made.add_row().cells
        if len(row) == 1:
            _write(cells[0].merge(cells[-1]), row[0], right=False)
            continue
        for number, (cell, text) in enumerate(zip(cells, row, strict=True)):
            _write(cell, text, right=number > 0)
    rows = [row.get_or_add_trPr() for row in document.element.body.tbl_lst[-1].tr_lst]
    for properties in rows:
        SubElement(properties, f"{{{WORDS}}}cantSplit")
    SubElement(rows[0], f"{{{WORDS}}}tblHeader")
    document.add_paragraph()


def _write(cell: _Cell, text: str, *, right: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    [paragraph] = cell.paragraphs
    paragraph.add_run(xml_text(text)).font.size = Pt(_SMALL)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
