"""The charts of an annual report as pictures, which a page shows."""

from __future__ import annotations

from timescales.reports.annual.markdown import chart_words
from timescales.reports.annual.table import AnnualReport
from timescales.reports.chart_svg import chart_picture


def annual_pictures(report: AnnualReport) -> dict[str, str]:
    """The charts of a report as the texts of SVG files, by their names."""
    return {
        name: chart_picture(chart, chart_words(chart))
        for section in report.sections
        for name, chart in section.charts
    }
