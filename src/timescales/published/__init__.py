"""Tables that a report prints, checked by arithmetic: sums, percentages, variances, units.

``read_tables`` reads them from files, ``verify`` finds what does not follow.
"""

from timescales.published.fault import FAULT_COLUMNS, Fault
from timescales.published.grid import table_files
from timescales.published.reading import read_tables
from timescales.published.rounding import Rounding
from timescales.published.table import PublishedTable
from timescales.published.verifying import Verified, verify

__all__ = [
    "FAULT_COLUMNS",
    "Fault",
    "PublishedTable",
    "Rounding",
    "Verified",
    "read_tables",
    "table_files",
    "verify",
]
