"""``timescales template``: an empty file that is read once it is filled."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Run
from timescales.event_kinds import SECTIONS
from timescales.records import EVENT_COLUMNS, event_schema


def test_csv(run: Run, tmp_path: Path) -> None:
    """The header; with a row added it is projected."""
    result = run("template", "new.csv")
    assert (result.exit_code, result.stdout) == (0, "Written: new.csv\n")
    path = tmp_path / "new.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [list(EVENT_COLUMNS)]
    with path.open("a", encoding="utf-8") as file:
        file.write("A,became_looked_after,2026-11-02,,,,\n")
    assert "2026-11-30" in run("project", "new.csv", "--as-at", "2026-11-22").stdout


def test_xlsx(run: Run, tmp_path: Path) -> None:
    """Columns of dates, a list of kinds to choose from, and what each means; filled, it is read."""
    run("template", "new.xlsx")
    book = openpyxl.load_workbook(tmp_path / "new.xlsx")
    assert book.sheetnames == ["Events", "Event kinds"]
    events, kinds = book.worksheets
    assert [cell.value for cell in events[1]] == list(EVENT_COLUMNS)
    assert [cell.comment and cell.comment.text for cell in events[1]] == [*EVENT_COLUMNS.values()]
    assert all(cell.font.bold for cell in events[1])
    assert (events.freeze_panes, kinds.freeze_panes) == ("A2", "A2")
    formats = {letter: events.column_dimensions[letter].number_format for letter in "BCEF"}
    assert formats == {
        "B": "General", "C": "yyyy-mm-dd", "E": "yyyy-mm-dd", "F": "yyyy-mm-dd",
    }  # fmt: skip
    listed = [row[0].value for row in kinds.iter_rows(min_row=2)]
    assert listed == [k.name for section in SECTIONS for k in section.kinds if not k.derived]
    [choice] = events.data_validations.dataValidation
    assert str(choice.sqref) == "B2:B1048576"
    assert choice.formula1 == f"'Event kinds'!$A$2:$A${len(listed) + 1}"
    events.append(["A", "became_looked_after", date(2026, 11, 2)])
    book.save(tmp_path / "new.xlsx")
    assert "2026-11-30" in run("project", "new.xlsx", "--as-at", "2026-11-22").stdout


def test_json(run: Run, tmp_path: Path) -> None:
    """The schema of one line."""
    run("template", "new.json")
    assert json.loads((tmp_path / "new.json").read_text(encoding="utf-8")) == event_schema()


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "json"])
def test_nothing_is_overwritten(run: Run, tmp_path: Path, suffix: str) -> None:
    """It may have been filled."""
    path = tmp_path / f"mine.{suffix}"
    path.write_text("filled", encoding="utf-8")
    result = run("template", path.name)
    assert result.exit_code == 2
    assert "is there already, and is not overwritten; choose another" in result.stderr
    assert path.read_text(encoding="utf-8") == "filled"


def test_other_endings(run: Run) -> None:
    """What can be written is said."""
    result = run("template", "new.txt")
    assert result.exit_code == 2
    assert "ends in .csv, .json or .xlsx" in result.stderr
