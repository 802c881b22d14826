"""Projection of a caseload in columns: a table of events in, a table of obligations out."""

from timescales.table_projection.asking import project_table
from timescales.table_projection.faults import TableFault
from timescales.table_projection.result import Counts, ProjectedTable

__all__ = ["Counts", "ProjectedTable", "TableFault", "project_table"]
