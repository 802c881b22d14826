"""The reader of a folder that holds the tables as CSV files."""

from __future__ import annotations

from pathlib import Path

from timescales.errors import RecordsError
from timescales.records.format import Request
from timescales.records.ledger import Ledger
from timescales.records.source import Source
from timescales.records.ssd.reading import FoundTable, SsdRows
from timescales.records.ssd.tables import TABLES
from timescales.records.table import Table, open_table


class SsdFolder:
    """A folder that holds tables of the dataset, each as a CSV file of its name."""

    takes = "a folder that holds tables of the Standard Safeguarding Dataset"

    def recognises(self, path: Path) -> bool:
        return path.is_dir() and any(_table_of(file) for file in _files(path))

    def open(self, request: Request) -> Source:
        ledger = Ledger(request.progress)
        files = _files(request.path)
        opened: dict[str, Table] = {}
        found: list[FoundTable] = []
        for file in files:
            name = _table_of(file)
            if not name:
                continue
            if name in opened:
                raise RecordsError(
                    f"{request.path.name}: {opened[name].file} and {file.name} are both {name}; "
                    "leave one."
                )
            table = opened[name] = open_table(file)
            table.require(TABLES[name].required)
            found.append(FoundTable.of(TABLES[name], table.file, table.columns))
        rows = SsdRows(found, ledger)
        for each in rows.tables:
            rows.keep(each, opened[each.table.name].rows(()))
        ledger.close()
        if not ledger.rows_read:
            raise RecordsError(f"{request.path.name}: its tables hold headers and no rows.")
        not_read = tuple(file.name for file in files if not _table_of(file))
        return rows.source(request.complete_from, not_read)


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_file())
    except OSError:
        return []


def _table_of(file: Path) -> str:
    """The table whose name a file has; none where it is another file."""
    stem = file.stem.lower().rpartition(".")[2]  # dbo.ssd_person.csv, as exports name it
    return stem if file.suffix.lower() == ".csv" and stem in TABLES else ""
