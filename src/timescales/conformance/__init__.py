"""The conformance suite: cases with the dates that must come out, in files that any program reads.

``check_case`` runs one against this library; ``suite_data`` is the whole of it as plain data, for
a system in another language. ``check_row`` compares one date of an authority's own.
"""

from timescales.conformance.as_data import suite_data, suite_schema
from timescales.conformance.expectation import Answer, Expectation
from timescales.conformance.history import HistoryLine
from timescales.conformance.own_dates import RowVerdict, check_row
from timescales.conformance.reading import read_cases, suite_files
from timescales.conformance.running import CaseVerdict, check_case
from timescales.conformance.shipped import suite_folder
from timescales.conformance.suite import SUITE_VERSION, FromDate, FromHistory, Kind, SuiteCase

__all__ = [
    "SUITE_VERSION",
    "Answer",
    "CaseVerdict",
    "Expectation",
    "FromDate",
    "FromHistory",
    "HistoryLine",
    "Kind",
    "RowVerdict",
    "SuiteCase",
    "check_case",
    "check_row",
    "read_cases",
    "suite_data",
    "suite_files",
    "suite_folder",
    "suite_schema",
]
