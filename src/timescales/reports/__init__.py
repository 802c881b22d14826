"""A caseload for people to read: one web page, and a diary that calendars read."""

from timescales.reports.data import Chart, ChartKind, Child, Owed, ReportData, Series, Tile
from timescales.reports.diary import diary, reference
from timescales.reports.gathering import gather
from timescales.reports.html import report_html

__all__ = [
    "Chart",
    "ChartKind",
    "Child",
    "Owed",
    "ReportData",
    "Series",
    "Tile",
    "diary",
    "gather",
    "reference",
    "report_html",
]
