"""Files that an authority holds, read into cases, and a whole caseload projected into rows."""

from timescales.records.caseload import (
    COLUMNS,
    HEART,
    Caseload,
    Row,
    project_records,
    projected,
    recorded_duties,
)
from timescales.records.dates import parse_date
from timescales.records.event_rows import EVENT_COLUMNS, event_schema
from timescales.records.finding import FINDING_COLUMNS, RowFinding
from timescales.records.format import Format, Request
from timescales.records.reading import FORMATS, open_records, read
from timescales.records.result import Records
from timescales.records.source import Source
from timescales.records.subject import Origin, ShownDue, SubjectRecords

__all__ = [
    "Caseload",
    "COLUMNS",
    "EVENT_COLUMNS",
    "FINDING_COLUMNS",
    "event_schema",
    "Format",
    "FORMATS",
    "HEART",
    "open_records",
    "Origin",
    "parse_date",
    "project_records",
    "projected",
    "read",
    "recorded_duties",
    "Records",
    "Request",
    "Row",
    "RowFinding",
    "ShownDue",
    "Source",
    "SubjectRecords",
]
