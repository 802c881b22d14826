"""The reader of a folder that holds an SSDA903 return as CSV files."""

from __future__ import annotations

from pathlib import Path

from timescales.errors import RecordsError
from timescales.records.format import Request
from timescales.records.ledger import Ledger
from timescales.records.source import Source
from timescales.records.ssda903.files import MODULES, files_of_return
from timescales.records.ssda903.reading import ReturnRows


class Ssda903Folder:
    """A folder that holds an SSDA903 return of one year or several as CSV files, one a module.

    Episodes and reviews are needed; a header file, which gives dates of birth, need not be there.
    """

    takes = "a folder that holds an SSDA903 return"

    def recognises(self, path: Path) -> bool:
        return path.is_dir()

    def open(self, request: Request) -> Source:
        files = files_of_return(request.path)
        ledger = Ledger(request.progress)
        rows = ReturnRows(ledger)
        for module, tables in files.tables.items():
            for year, table in enumerate(tables):
                rows.keep(module, year, table.rows(MODULES[module].columns))
        ledger.close()
        if not ledger.rows_read:
            raise RecordsError(
                f"{request.path.name}: the files of this return hold headers and no rows."
            )
        return rows.source(request.complete_from, files.names, files.not_read)
