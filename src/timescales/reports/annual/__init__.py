"""The annual report of reviewing officers and conference chairs: its tables and charts.

``annual_report`` makes it of a projected caseload; ``annual_markdown`` writes it as a page, and
``annual_docx`` as a Word document to go on editing.
"""

from timescales.reports.annual.caseloads import Posts
from timescales.reports.annual.making import annual_measures, annual_report
from timescales.reports.annual.markdown import annual_markdown
from timescales.reports.annual.pictures import annual_pictures
from timescales.reports.annual.table import AnnualReport, NotGiven, PrintedTable, Section
from timescales.reports.annual.word import annual_docx

__all__ = [
    "AnnualReport",
    "NotGiven",
    "Posts",
    "PrintedTable",
    "Section",
    "annual_docx",
    "annual_markdown",
    "annual_measures",
    "annual_pictures",
    "annual_report",
]
