"""Charts of Word: with their numbers in a workbook of their own, so that they can be changed.

python-docx has no charts. A chart in Word is the same part as a chart in PowerPoint, so python-pptx
writes it, and python-docx takes it in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timescales.comparison.palette import LIGHT
from timescales.reports.data import Chart, ChartKind

if TYPE_CHECKING:
    from docx.document import Document

_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_WIDTH, _BAR, _TREND, _MARGIN = 6_120_000, 290_000, 2_600_000, 400_000  # of 914,400 an inch


def add_chart(document: Document, chart: Chart, number: int, words: str) -> None:
    """Add a chart at the end of a document; ``words`` are read out in its place."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part, XmlPart
    from lxml.etree import SubElement
    from pptx.chart.xlsx import CategoryWorkbookWriter

    data = _data(chart)
    package = document.part.package
    book = Part(
        PackURI(f"/word/embeddings/chart{number}.xlsx"), _SHEET,
        CategoryWorkbookWriter(data).xlsx_blob, package,
    )  # fmt: skip
    space = _space(chart, data)
    part = XmlPart(PackURI(f"/word/charts/chart{number}.xml"), _CHART, space, package)
    external = SubElement(space, f"{{{_C}}}externalData")
    external.set(f"{{{_RELATIONS}}}id", part.relate_to(book, f"{_RELATIONS}/package"))
    SubElement(external, f"{{{_C}}}autoUpdate").set("val", "0")
    related = document.part.relate_to(part, f"{_RELATIONS}/chart")
    _place(document, related, number, _height(chart), words)


def _data(chart: Chart) -> Any:
    from pptx.chart.data import CategoryChartData

    data = CategoryChartData(number_format="0")
    data.categories = chart.names
    for series in chart.series:
        data.add_series(series.name, series.numbers)
    return data


def _space(chart: Chart, data: Any) -> Any:
    """The chart as an element, with the colours of the other charts and its numbers shown."""
    from pptx.chart.chart import Chart as Drawn
    from pptx.dml.color import RGBColor
    from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
    from pptx.oxml import parse_xml
    from pptx.util import Pt

    in_time = chart.kind is ChartKind.TREND
    kind = XL_CHART_TYPE.COLUMN_STACKED if in_time else XL_CHART_TYPE.BAR_CLUSTERED
    space = parse_xml(data.xml_bytes(kind))
    drawn = Drawn(space, None)
    drawn.has_title = False
    drawn.font.size = Pt(9)
    drawn.has_legend = in_time
    if in_time:
        drawn.legend.position = XL_LEGEND_POSITION.TOP
        drawn.legend.include_in_layout = False
    else:
        drawn.category_axis.reverse_order = True  # the first at the top
    drawn.value_axis.visible = False
    drawn.value_axis.has_major_gridlines = False
    [plot] = drawn.plots
    plot.gap_width = 40
    plot.has_data_labels = True
    plot.data_labels.show_value = True
    for made, series in zip(plot.series, chart.series, strict=True):
        fill, _ = LIGHT.cells[series.bar.cell]
        made.format.fill.solid()
        made.format.fill.fore_color.rgb = RGBColor.from_string(fill.removeprefix("#").upper())
    return space


def _height(chart: Chart) -> int:
    return _TREND if chart.kind is ChartKind.TREND else _MARGIN + _BAR * len(chart.names)


def _place(document: Document, related: str, number: int, height: int, words: str) -> None:
    """A paragraph with the chart in it."""
    from lxml.etree import SubElement

    run = document.element.body.add_p().add_r()
    inline = SubElement(SubElement(run, f"{{{WORDS}}}drawing"), f"{{{_WP}}}inline")
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    SubElement(inline, f"{{{_WP}}}extent", {"cx": f"{_WIDTH}", "cy": f"{height}"})
    named = {"id": f"{number}", "name": f"Chart {number}", "descr": words}
    SubElement(inline, f"{{{_WP}}}docPr", named)
    SubElement(inline, f"{{{_WP}}}cNvGraphicFramePr")
    graphic = SubElement(inline, f"{{{_A}}}graphic")
    data = SubElement(graphic, f"{{{_A}}}graphicData", {"uri": _C})
    SubElement(data, f"{{{_C}}}chart").set(f"{{{_RELATIONS}}}id", related)
