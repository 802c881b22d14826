"""Files that an authority holds, read into cases, and a whole caseload projected into rows."""

from timescales.records.caseload import (
    COLUMNS,
    HEART,
    Caseload,
    Row,
    project_records,
    recorded_duties,
)
from timescales.records.dates import parse_date
from timescales.records.finding import FINDING_COLUMNS, RowFinding
from timescales.records.format import Format, Request
from timescales.records.reading import FORMATS, read
from timescales.records.result import Origin, Records

__all__ = [
    "COLUMNS",
    "FINDING_COLUMNS",
    "FORMATS",
    "Caseload",
    "Format",
    "HEART",
    "Origin",
    "Records",
    "Request",
    "Row",
    "RowFinding",
    "parse_date",
    "project_records",
    "read",
    "recorded_duties",
]
