"""``timescales demo``."""

from __future__ import annotations

import re
from pathlib import Path

from tests.cli.conftest import Run


def files(folder: Path) -> dict[str, bytes]:
    """Every CSV file below a folder, with its content."""
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.csv"))
    }


class TestDemo:
    """``timescales demo [DIR]``: a realistic synthetic caseload, and ``project`` run on it."""

    def test_ends_with_a_table_of_due_dates_and_the_files(self, run: Run, tmp_path: Path) -> None:
        """The folder holds caseload, due dates and findings, and the terminal shows what is due."""
        result = run("demo", "here")
        assert (result.exit_code, result.stderr) == (0, "")
        written = {path.name for path in (tmp_path / "here").iterdir()}
        assert {"caseload.csv", "due.csv", "due.xlsx", "due.findings.csv"} <= written
        *_, table, caseload, last = result.stdout.split("\n\n")
        assert table.startswith("Due next\ndue_date")
        assert len(table.splitlines()) == 24
        assert caseload == f"The caseload: {Path('here/caseload.csv')}"
        assert last.startswith("Written: ")
        assert "due.findings.csv" in last

    def test_the_folder_may_be_left_out(self, run: Run, tmp_path: Path) -> None:
        """It is then ``timescales-demo``."""
        assert run("demo").exit_code == 0
        assert (tmp_path / "timescales-demo" / "due.csv").is_file()

    def test_is_the_same_every_time(self, run: Run, tmp_path: Path) -> None:
        """Two runs give the same files and the same page."""
        first, second = run("demo", "one"), run("demo", "two")
        assert first.stdout == second.stdout.replace("two", "one")
        assert files(tmp_path / "one") == files(tmp_path / "two")

    def test_takes_another_day_and_policy(self, run: Run, tmp_path: Path) -> None:
        """--as-at and --policy are those of ``project``."""
        result = run("demo", "here", "--as-at", "01/02/2025", "--policy", "sunderland")
        assert result.exit_code == 0
        assert "2025-02-01" in result.stdout.splitlines()[0]
        assert "sunderland" in result.stdout.splitlines()[1]

    def test_takes_another_seed_and_size(self, run: Run, tmp_path: Path) -> None:
        """Another seed tells other stories, and there are as many children as asked for."""
        for name, seed in (("one", "1"), ("two", "2")):
            result = run("demo", name, "--seed", seed, "--children", "20")
            assert re.search(r"Subjects +20\n", result.stdout)
        one, two = ((tmp_path / name / "caseload.csv").read_bytes() for name in ("one", "two"))
        assert one != two
        assert run("demo", "none", "--children", "0").exit_code == 2

    def test_is_what_project_gives(self, run: Run, tmp_path: Path) -> None:
        """``project`` on the demo's caseload writes the same due dates."""
        run("demo", "here")
        arguments = ("--as-at", "2026-11-22", "--complete-from", "2023-04-01", "-o", "due.csv")
        assert run("project", "here/caseload.csv", *arguments).exit_code == 0
        assert (tmp_path / "due.csv").read_bytes() == (tmp_path / "here/due.csv").read_bytes()

    def test_a_file_in_its_place_is_refused(self, run: Run, tmp_path: Path) -> None:
        """Status 2."""
        (tmp_path / "here").write_text("", encoding="utf-8")
        assert run("demo", "here").exit_code == 2

    def test_a_day_that_it_cannot_tell_of_is_refused(self, run: Run, tmp_path: Path) -> None:
        """Status 2, the days that it can, and no folder left behind."""
        result = run("demo", "here", "--as-at", "1999-01-01")
        assert result.exit_code == 2
        assert "1 April 2019" in result.stderr
        assert not (tmp_path / "here").exists()

    def test_an_office_of_another_size(self, run: Run, tmp_path: Path) -> None:
        """With so many families beside the children, and officers who share them."""
        sizes = ("--children", "20", "--families", "5", "--officers", "2")
        result = run("demo", "here", "--office", *sizes)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.endswith(f"What an office records: {Path('here/office.csv')}\n")
        written = (tmp_path / "here/office.csv").read_text("utf-8")
        assert set(re.findall(r"DEMO-F\d+", written)) == {f"DEMO-F{n}" for n in range(1, 6)}
        assert set(re.findall(r"Officer \d+", written)) == {"Officer 1", "Officer 2"}
        caseload = (tmp_path / "here/caseload.csv").read_text("utf-8")
        assert set(re.findall(r"Officer \d+", caseload)) == {"Officer 1", "Officer 2"}
