"""The reader of the Standard Safeguarding Dataset: data frames, a folder of files, a database."""

from timescales.records.ssd.database import is_database_url, open_database, read_database
from timescales.records.ssd.folder import SsdFolder
from timescales.records.ssd.frames import open_frames, read_frames
from timescales.records.ssd.tables import TABLES, SsdTable

__all__ = [
    "is_database_url",
    "open_database",
    "open_frames",
    "read_database",
    "read_frames",
    "SsdFolder",
    "SsdTable",
    "TABLES",
]
