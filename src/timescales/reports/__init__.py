"""A caseload for people to read: one web page, and a diary that calendars read."""

from timescales.reports.data import (
    Chart,
    ChartKind,
    Child,
    Dispute,
    Owed,
    ReportData,
    Series,
    Tile,
)
from timescales.reports.diary import diary, reference
from timescales.reports.gathering import gather
from timescales.reports.html import report_html
from timescales.reports.tables import (
    Cell,
    DueBy,
    Line,
    LookAhead,
    MeasureLines,
    ScoreTable,
    Table,
)

__all__ = [
    "Cell",
    "Chart",
    "ChartKind",
    "Child",
    "Dispute",
    "DueBy",
    "Line",
    "LookAhead",
    "MeasureLines",
    "Owed",
    "ReportData",
    "ScoreTable",
    "Series",
    "Table",
    "Tile",
    "diary",
    "gather",
    "reference",
    "report_html",
]
