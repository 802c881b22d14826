"""``timescales check``."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.conftest import Run

HEADER = "policy,timescale,anchor_date,expected_due"


def checked(path: Path, *rows: str, header: str = HEADER) -> Path:
    """A file to check, with these rows."""
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


class TestCheck:
    """Prints "N checked, M differ", each difference explained with both dates."""

    def test_agreement(self, run: Run, tmp_path: Path) -> None:
        """Where all agree there is one line, and the status is 0."""
        file = checked(
            tmp_path / "ours.csv",
            "day_count,lac_review.first,2026-11-02,2026-11-30",
            "statutory,lac_review.second,30/11/2022,28/02/2023",
            "statutory,icpc,1999-01-01,",
        )
        result = run("check", file)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout == "3 checked, 0 differ\n"

    def test_a_difference_is_explained(self, run: Run, tmp_path: Path) -> None:
        """Both dates, how far apart, how the date comes about, and whose the other one is."""
        file = checked(tmp_path / "ours.csv", "day_count,lac_review.second,2023-01-31,2023-04-30")
        result = run("check", file)
        assert result.exit_code == 1
        assert result.stdout == (
            "line 2: day_count lac_review.second from 2023-01-31\n"
            "  expected 2023-04-30, computed 2023-05-02: 2 days earlier than computed\n"
            "  91 days after, from Tuesday 31 January 2023: day 1 is Wednesday 1 February 2023, "
            "day 91 is Tuesday 2 May 2023\n"
            "  statutory and strictest give the expected date\n"
            "1 checked, 1 differ\n"
        )

    def test_names_the_closures_that_were_skipped(self, run: Run, tmp_path: Path) -> None:
        """A date that leaves out a bank holiday is the usual mistake."""
        file = checked(tmp_path / "ours.csv", "statutory,icpc,2024-12-13,2025-01-07")
        shown = run("check", file).stdout
        assert "1 day earlier than computed\n" in shown
        assert "skipped Christmas Day (2024-12-25), Boxing Day (2024-12-26) and " in shown
        assert "expected date" not in shown

    def test_names_the_one_policy_that_gives_the_date(self, run: Run, tmp_path: Path) -> None:
        """Sunderland alone counts the first secure review in working days."""
        file = checked(tmp_path / "ours.csv", "statutory,secure_review.first,2024-01-31,2024-02-28")
        shown = run("check", file).stdout
        assert "  sunderland gives the expected date\n" in shown

    @pytest.mark.parametrize(
        ("row", "says"),
        [
            ("statutory,icpc,2026-11-02,", "expected none, computed 2026-11-23: no deadline was"),
            ("statutory,icpc,1999-01-01,1999-01-22", "computed none: a deadline was expected"),
            ("statutory,tea,2026-11-02,2026-11-03", "refused: Policy 'statutory' holds no"),
            ("statutory,lac_review,2026-11-02,2026-11-03", "refused: lac_review has several"),
            ("ours,icpc,2026-11-02,2026-11-03", "refused: No policy is named 'ours'"),
            (",icpc,2026-11-02,2026-11-03", "refused: No policy is named ''"),
            ("statutory,icpc,11/22/2026,2026-11-03", "refused: anchor_date: '11/22/2026' is not"),
            ("statutory,icpc,,2026-11-03", "refused: anchor_date: '' is not a date"),
            ("statutory,icpc,2026-11-02,soon", "refused: expected_due: 'soon' is not a date"),
            ("statutory,icpc,2090-11-02,2090-11-23", "expected 2090-11-23, refused: "),
            ("statutory,icpc,2026-11-02", "  expected none, refused: The row has 3 cells"),
        ],
    )
    def test_every_other_row_differs(self, run: Run, tmp_path: Path, row: str, says: str) -> None:
        """A deadline that should not be, one that is not, and rows that are refused."""
        result = run("check", checked(tmp_path / "ours.csv", row))
        assert result.exit_code == 1
        assert result.stdout.startswith("line 2")
        assert says in result.stdout
        assert "1 checked, 1 differ\n" in result.stdout
        assert ("1 of them refused" in result.stdout) == ("refused:" in says or "2090" in row)

    def test_a_policy_of_ones_own(self, run: Run, tmp_path: Path) -> None:
        """The policy of a row may be a file."""
        (tmp_path / "ours.toml").write_text(
            'name = "ours"\n[rules]\nicpc = {kind = "working_days", n = 10}\n', encoding="utf-8"
        )
        file = checked(tmp_path / "check.csv", "ours.toml,icpc,2026-11-02,2026-11-23")
        shown = run("check", file).stdout
        assert "expected 2026-11-23, computed 2026-11-16: 7 days later than computed\n" in shown
        assert "  statutory, day_count, sunderland and strictest give the expected date\n" in shown

    def test_another_policy_may_have_no_answer(self, run: Run, tmp_path: Path) -> None:
        """A policy that counts all days answers where those that count working days cannot."""
        (tmp_path / "ours.toml").write_text(
            'name = "ours"\n[rules]\nicpc = {kind = "days", n = 15}\n', encoding="utf-8"
        )
        file = checked(tmp_path / "check.csv", "ours.toml,icpc,2090-01-01,2090-01-20")
        result = run("check", file)
        assert (result.exit_code, result.stderr) == (1, "")
        assert "computed 2090-01-16: 4 days later than computed\n" in result.stdout
        assert "expected date" not in result.stdout

    def test_a_file_without_the_columns_is_refused(self, run: Run, tmp_path: Path) -> None:
        """Status 2, and the columns that it lacks."""
        file = checked(tmp_path / "ours.csv", "a,b", header="policy,timescale")
        result = run("check", file)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "lacks the columns anchor_date and expected_due" in result.stderr

    def test_a_file_that_is_not_there_is_refused(self, run: Run) -> None:
        """Status 2."""
        assert run("check", "nowhere.csv").exit_code == 2


class TestOut:
    """``--out`` writes every row with ``computed_due``, ``agrees`` and ``reason``."""

    def test_writes_every_row(self, run: Run, tmp_path: Path) -> None:
        """All input columns stand before the three; agreeing and refused rows are there too."""
        file = checked(
            tmp_path / "ours.csv",
            "a,statutory,icpc,2026-11-02,2026-11-23,=1+1",
            "b,statutory,icpc,02/11/2026,24/11/2026,",
            "c,statutory,tea,2026-11-02,2026-11-23,",
            "d,statutory",
            header="id," + HEADER + ",remark",
        )
        result = run("check", file, "--out", "out.csv")
        assert result.exit_code == 1
        assert result.stdout.endswith("4 checked, 3 differ\n2 of them refused\nWritten: out.csv\n")
        with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as opened:
            header, *rows = csv.reader(opened)
        assert header == [
            "id", *HEADER.split(","), "remark", "computed_due", "agrees", "reason",
        ]  # fmt: skip
        assert [row[:-1] for row in rows] == [
            ["a", "statutory", "icpc", "2026-11-02", "2026-11-23", "'=1+1", "2026-11-23", "yes"],
            ["b", "statutory", "icpc", "02/11/2026", "24/11/2026", "", "2026-11-23", "no"],
            ["c", "statutory", "tea", "2026-11-02", "2026-11-23", "", "", "refused"],
            ["", "", "", "", "", "", "", "refused"],
        ]
        assert rows[0][-1].startswith("15 working days after, from Monday 2 November 2026: ")
        assert rows[1][-1].startswith("1 day later than computed; 15 working days after")

    def test_its_own_output_can_be_checked_again(self, run: Run, tmp_path: Path) -> None:
        """The three columns are written anew and do not double."""
        checked(tmp_path / "ours.csv", "statutory,icpc,2026-11-02,2026-11-23")
        assert run("check", "ours.csv", "--out", "once.csv").exit_code == 0
        assert run("check", "once.csv", "--out", "twice.csv").exit_code == 0
        assert (tmp_path / "twice.csv").read_bytes() == (tmp_path / "once.csv").read_bytes()

    def test_nothing_but_faults(self, run: Run, tmp_path: Path) -> None:
        """Where no row can be read the columns that were asked for are written."""
        checked(tmp_path / "ours.csv", "x")
        assert run("check", "ours.csv", "--out", "out.csv").exit_code == 1
        text = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
        assert text.splitlines()[0] == f"{HEADER},computed_due,agrees,reason"

    @pytest.mark.parametrize("out", ["out.xlsx", "ours.csv", "nowhere/out.csv"])
    def test_refuses_what_it_cannot_write(self, run: Run, tmp_path: Path, out: str) -> None:
        """Another suffix, the file itself, a folder that is not there: status 2 before any work."""
        file = checked(tmp_path / "ours.csv", "statutory,icpc,2026-11-02,2026-11-23")
        before = file.read_bytes()
        result = run("check", "ours.csv", "--out", out)
        assert (result.exit_code, result.stdout) == (2, "")
        assert file.read_bytes() == before


class TestWorkedExamples:
    """Every row whose timescale is encoded agrees."""

    def test_agree(self, run: Run, tmp_path: Path, shared: Path) -> None:
        """None of the reference dates differs, and none is refused."""
        run("check", shared / "domain/worked_examples.csv", "--out", "out.csv")
        with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as opened:
            rows = list(csv.DictReader(opened))
        assert {row["agrees"] for row in rows} == {"yes"}
        assert len(rows) > 140
