"""``timescales lookahead`` prints and writes what falls due, what is at risk, and the demand."""

from __future__ import annotations

import csv
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.conftest import Run
from timescales.cli import clock
from timescales.demo import write_caseload
from timescales.lookahead import COMING_COLUMNS

AS_AT = ("--as-at", "2026-11-22")


@pytest.fixture(scope="module")
def caseload(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    return write_caseload(folder, children=60, as_at=date(2026, 11, 22))


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines()]


def test_what_is_printed(run: Run, events: Path) -> None:
    result = run("lookahead", events, *AS_AT, "--policy", "sunderland", "--closed", "2026-11-26")
    assert (result.exit_code, result.stderr) == (0, "")
    printed = lines(result.stdout)
    assert "Due by week and status" in printed
    assert "overdue 2" in printed
    assert "no day booked, and past the day by which to plan 3" in printed
    assert "2026-11-30 K2 lac_review 1 unbooked" in printed
    assert "K2 lac_review 1 2026-11-30 2026-12-01 1" in printed
    assert "Since 2025-11-23 2 periods began and 0 ended before 18, over 708 days." in printed


def test_without_a_planning_lead_it_says_so(run: Run, events: Path) -> None:
    printed = run("lookahead", events, *AS_AT).stdout
    assert "Policy day_count has no planning lead, so nothing is called unbooked." in printed
    assert "proclaimed" not in printed


@pytest.mark.parametrize(("by", "group"), [("team", "North"), ("officer", "not on record")])
def test_by_team_or_officer(run: Run, events: Path, by: str, group: str) -> None:
    printed = lines(run("lookahead", events, *AS_AT, "--by", by, "--weeks", "2").stdout)
    assert f"Due by week and {by}" in printed
    assert any(line.startswith(group) for line in printed)


def test_of_many_the_first_are_shown(run: Run, caseload: Path) -> None:
    result = run(
        *("lookahead", caseload, *AS_AT, "--policy", "sunderland"),
        *("--closed", "2026-12-04", "--closed", "25/11/2026"),
    )
    printed = result.stdout
    assert "more; write them all with -o" in printed


def test_nothing_at_risk(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_text("subject_id,event,date\nA,became_looked_after,2026-11-02\n", "utf-8")
    printed = run("lookahead", path, *AS_AT).stdout
    assert "unbooked." in printed
    assert "subject_id" not in printed


def test_officers_are_for_reviews_only(run: Run, events: Path) -> None:
    with_officers = run("lookahead", events, *AS_AT).stdout
    without = run("lookahead", events, *AS_AT, "--demand", "rcpc").stdout
    assert "1 to 1" in with_officers
    assert " to 1" not in without


def test_an_unknown_duty_is_refused_before_anything_is_read(run: Run, events: Path) -> None:
    result = run("lookahead", events, "--demand", "lac_revew")
    assert result.exit_code == 2
    assert "lac_review" in result.stderr


def test_the_same_seed_prints_the_same(run: Run, events: Path) -> None:
    one, two = (run("lookahead", events, *AS_AT, "--seed", "7").stdout for _ in range(2))
    assert one == two


def test_without_a_day_it_is_today(run: Run, events: Path) -> None:
    assert f"As at {clock.today()}" in lines(run("lookahead", events).stdout)


class TestFiles:
    """The same rows in every form, and all the tables where the form has room."""

    def written(self, run: Run, caseload: Path, out: str) -> Path:
        result = run("lookahead", caseload, *AS_AT, "--closed", "2026-12-04", "-o", out)
        assert f"Written: {out}" in result.stdout
        return Path(out)

    def test_all_forms_hold_the_same(self, run: Run, caseload: Path) -> None:
        with self.written(run, caseload, "out.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        data = json.loads(self.written(run, caseload, "out.json").read_text("utf-8"))
        book = openpyxl.load_workbook(self.written(run, caseload, "out.xlsx"))
        sheet: Any = book["Falls due"]
        assert tuple(rows[0]) == COMING_COLUMNS
        dues = [row["due_date"] for row in rows]
        assert dues == [row["due_date"] for row in data["rows"]] == sorted(dues)
        cells = [row[3].value for row in sheet.iter_rows(min_row=2)]
        assert [f"{day:%Y-%m-%d}" for day in cells] == dues
        assert all(isinstance(day, datetime) for day in cells)
        assert len(data["demand"]) == 12 == book["Demand"].max_row - 1
        assert len(data["moved"]) == book["Moved"].max_row - 1 > 0
        assert data["rates_since"] == "2025-11-23"

    def test_identifiers_can_be_masked(self, run: Run, events: Path) -> None:
        asked = ("--mask-ids", "--closed", "2026-11-26", "-o", "out.json")
        result = run("lookahead", events, *AS_AT, *asked)
        text = Path("out.json").read_text("utf-8")
        assert "S000001" in text
        assert '"K2"' not in text + result.stdout

    def test_an_output_that_cannot_be_is_refused(self, run: Run, events: Path) -> None:
        result = run("lookahead", events, "-o", "out.pdf")
        assert result.exit_code == 2
        assert "ends in .csv, .json or .xlsx" in result.stderr

    def test_what_was_read_is_not_overwritten(self, run: Run, events: Path) -> None:
        result = run("lookahead", events, "-o", events)
        assert result.exit_code == 2
        assert "was read from, and is not overwritten" in result.stderr
