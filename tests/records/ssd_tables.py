"""Tables of the Standard Safeguarding Dataset, made from short texts, in each form they come in."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from tests.records.files import csv_bytes, in_folder
from timescales.records import Records, read

HEADERS: Mapping[str, str] = {
    "ssd_person": "pers_person_id,pers_dob",
    "ssd_cla_episodes": (
        "clae_cla_episode_id,clae_person_id,clae_cla_id,clae_entered_care_date,"
        "clae_cla_episode_start_date,clae_cla_episode_start_reason,"
        "clae_cla_episode_ceased_date,clae_cla_episode_ceased_reason,clae_cla_primary_need_code"
    ),
    "ssd_legal_status": (
        "lega_legal_status_id,lega_person_id,lega_legal_status,"
        "lega_legal_status_start_date,lega_legal_status_end_date"
    ),
    "ssd_cla_placement": (
        "clap_cla_placement_id,clap_cla_id,clap_cla_placement_type,clap_cla_placement_provider,"
        "clap_cla_placement_start_date,clap_cla_placement_end_date"
    ),
    "ssd_cla_reviews": (
        "clar_cla_review_id,clar_cla_id,clar_cla_review_due_date,clar_cla_review_date,"
        "clar_cla_review_cancelled,clar_cla_review_participation"
    ),
    "ssd_s47_enquiry": (
        "s47e_s47_enquiry_id,s47e_person_id,s47e_s47_start_date,s47e_s47_end_date,s47e_s47_nfa,"
        "s47e_s47_outcome_json"
    ),
    "ssd_initial_cp_conference": (
        "icpc_icpc_id,icpc_s47_enquiry_id,icpc_person_id,icpc_icpc_transfer_in,"
        "icpc_icpc_target_date,icpc_icpc_date"
    ),
    "ssd_cp_plans": (
        "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date,"
        "cppl_cp_plan_ola"
    ),
    "ssd_cp_reviews": (
        "cppr_cp_review_id,cppr_person_id,cppr_cp_plan_id,cppr_cp_review_due,cppr_cp_review_date"
    ),
    "ssd_cin_assessments": (
        "cina_assessment_id,cina_person_id,cina_assessment_start_date,cina_assessment_auth_date"
    ),
    "ssd_missing": (
        "miss_table_id,miss_person_id,miss_missing_episode_start_date,miss_missing_episode_type,"
        "miss_missing_episode_end_date"
    ),
    "ssd_care_leavers": "clea_table_id,clea_person_id,clea_pathway_plan_review_date",
}
"""A header for each table that is read."""

_DATES = ("_date", "_dob", "_due")
_FLAGS = ("_nfa", "_cancelled", "_ola", "_transfer_in", "_cp_flag")

Cells = dict[str, list[str | None]]


def files_of(**tables: Sequence[str]) -> dict[str, bytes]:
    """A CSV file for each table named, short of its ``ssd_``, with these lines."""
    return {
        f"ssd_{name}.csv": csv_bytes(HEADERS[f"ssd_{name}"], *lines)
        for name, lines in tables.items()
    }


def read_ssd(*, complete_from: date | None = None, **tables: Sequence[str]) -> Records:
    """What a folder with these tables, short of their ``ssd_``, gives."""
    return in_folder(files_of(**tables), lambda at: read(at, complete_from=complete_from))


def found_in(records: Records) -> list[tuple[str, int, str, bool]]:
    """File, line and code of every finding about a row, and whether the row was used."""
    return [
        (found.file.removesuffix(".csv").removeprefix("ssd_"), found.line, found.code, found.used)
        for found in records.findings
        if found.line
    ]


def codes_of(records: Records) -> list[str]:
    """The codes of the findings about rows."""
    return [code for _, _, code, _ in found_in(records)]


def columns_of(text: str) -> Cells:
    """The columns of a CSV text, blank cells as None."""
    header, *rows = csv.reader(StringIO(text))
    return {name: [row[place] or None for row in rows if row] for place, name in enumerate(header)}


def tables_in(folder: Path) -> dict[str, Cells]:
    """The tables in a folder of CSV files, by name."""
    return {path.stem: columns_of(path.read_text("utf-8")) for path in folder.glob("ssd_*.csv")}


def sql_type(column: str) -> sa.types.TypeEngine[Any]:
    """The type that a column has in the dataset."""
    if column.endswith(_DATES):
        return sa.DateTime()
    return sa.CHAR(1) if column.endswith(_FLAGS) else sa.Unicode(1000)


def load(engine: sa.Engine, tables: Mapping[str, Cells], schema: str | None = None) -> None:
    """Make the tables in a database and fill them."""
    metadata = sa.MetaData(schema=schema)
    with engine.begin() as connection:
        for name, cells in tables.items():
            columns = [sa.Column(column, sql_type(column)) for column in cells]
            table = sa.Table(name, metadata, *columns)
            table.create(connection)
            typed = [[_value(column, text) for text in cells[column]] for column in cells]
            if rows := [dict(zip(cells, row, strict=True)) for row in zip(*typed, strict=True)]:
                connection.execute(table.insert(), rows)


def _value(column: str, text: str | None) -> object:
    if text is None or not column.endswith(_DATES):
        return text
    return datetime.fromisoformat(text)
