"""Results as files: CSV, JSON and spreadsheets, each written whole or not at all."""

from timescales.cli.output.as_csv import write_csv
from timescales.cli.output.as_json import Objects, write_json
from timescales.cli.output.as_xlsx import Page, Sheet, Table, write_xlsx
from timescales.cli.output.saving import checked_folder, checked_target, refuse_to_overwrite, save

__all__ = [
    "Objects",
    "Page",
    "Sheet",
    "Table",
    "checked_folder",
    "checked_target",
    "refuse_to_overwrite",
    "save",
    "write_csv",
    "write_json",
    "write_xlsx",
]
