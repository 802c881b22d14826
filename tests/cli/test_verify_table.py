"""``timescales verify-table``."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.cli.conftest import Run
from timescales.published import FAULT_COLUMNS

WRONG = """\
# title: RCPC reasons
# source: a report, 7.17
Reason,16/17,17/18,Variance
Late,4,10,+6
Other,6,8,+12
Total,10,18,+18
"""
RIGHT = "Reason,16/17,17/18,Variance\nLate,4,10,+6\nTotal,4,10,+6\n"


def test_a_table_that_is_right(run: Run, tmp_path: Path) -> None:
    """One line, and the status is 0."""
    (tmp_path / "right.csv").write_text(RIGHT, encoding="utf-8")
    result = run("verify-table", "right.csv")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "1 table, 4 checks, 0 faults\n"


def test_each_fault_has_its_row_and_reason(run: Run, tmp_path: Path) -> None:
    """Under the title of the table; the status is 1."""
    (tmp_path / "wrong.csv").write_text(WRONG, encoding="utf-8")
    result = run("verify-table", "wrong.csv")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout == (
        "wrong.csv: RCPC reasons; a report, 7.17\n"
        "wrong.csv:5: Other, Variance\n"
        "  variance_size: printed +12, should be +2: 8 - 6 is +2.\n"
        "wrong.csv:6: Total, Variance\n"
        "  variance_size: printed +18, should be +8: 18 - 10 is +8.\n"
        "1 table, 5 checks, 2 faults\n"
    )


def test_a_folder_is_checked_together(run: Run, tmp_path: Path) -> None:
    """What is in no check is counted, and how a table rounds is said where that can be told."""
    folder = tmp_path / "report"
    folder.mkdir()
    (folder / "right.csv").write_text(RIGHT, encoding="utf-8")
    (folder / "text.csv").write_text(
        "Statement,Says,Check\nlate,4,[right | Late | 16/17]\nseen,7,\nshare,57%,[late] / [seen]\n"
        "again,57.1%,[late] / [seen]\nmost,66%,[late] / 6\nalone,3,\n",
        encoding="utf-8",
    )
    result = run("verify-table", folder)
    assert result.exit_code == 1
    assert result.stdout == (
        "text.csv:6: most, Says\n"
        "  rounding: printed 66%, should be 67%: 4 / 6 is 66.67%: rounded half up that is 67%, "
        "and 66% is truncated.\n"
        "text.csv: truncated; of 3 numbers 2 rounded half up, 2 rounded half to even, 3 truncated\n"
        "2 tables, 8 checks, 1 fault\n"
        "1 number in no check\n"
    )


def test_the_faults_are_written(run: Run, tmp_path: Path) -> None:
    """With every column, and none that a spreadsheet would run."""
    (tmp_path / "wrong.csv").write_text(WRONG, encoding="utf-8")
    result = run("verify-table", "wrong.csv", "-o", "faults.csv")
    assert result.exit_code == 1
    assert result.stdout.endswith("Written: faults.csv\n")
    with (tmp_path / "faults.csv").open(encoding="utf-8-sig", newline="") as file:
        first, second = csv.DictReader(file)
    assert tuple(first) == FAULT_COLUMNS
    assert second == {
        "table": "wrong",
        "line": "6",
        "row": "Total",
        "column": "Variance",
        "printed": "'+18",
        "expected": "'+8",
        "severity": "error",
        "code": "variance_size",
        "reason": "18 - 10 is +8.",
        "rests_on": "[wrong | Total | 17/18]; [wrong | Total | 16/17]",
    }


def test_a_table_is_not_overwritten(run: Run, tmp_path: Path) -> None:
    (tmp_path / "wrong.csv").write_text(WRONG, encoding="utf-8")
    result = run("verify-table", tmp_path, "--out", "wrong.csv")
    assert result.exit_code == 2
    assert "was read from, and is not overwritten" in result.stderr
    assert (tmp_path / "wrong.csv").read_text(encoding="utf-8") == WRONG


def test_what_cannot_be_meant_is_told_with_its_line(run: Run, tmp_path: Path) -> None:
    """Every fault of how the tables are written, and then nothing is checked."""
    (tmp_path / "typo.csv").write_text("# chek: [a] = 1\n# unit: [b] = x\nA,n\na,1\n", "utf-8")
    result = run("verify-table", "typo.csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "typo.csv:1: there is no comment '# chek:'. Did you mean check?" in result.stderr
    assert "typo.csv:2: there is no 'b'." in result.stderr


def test_a_file_must_be_named(run: Run) -> None:
    assert run("verify-table").exit_code == 2
