"""``timescales check`` on cases of the conformance suite."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conformance.shipped import CASES

RIGHT = """\
suite: 1
timescale: lac_review
cases:
  - name: A month end
    kind: awkward
    sentence: "not more than three months after the first"
    source: CPR 2010 reg 33(2)
    from: 2022-11-30
    expect:
      - second due 2023-02-28
"""
WRONG = """\
suite: 1
timescale: icpc
cases:
  - name: Fifteen working days over Christmas
    kind: awkward
    sentence: "15 working days after the strategy discussion"
    source: Children in need census guide
    history:
      - 2024-12-13 strategy_discussion
      - 2025-01-07 icpc
    as_at: 2025-02-01
    expect:
      - from 2024-12-13 due 2025-01-06 met_late
      - from 2025-01-07 no deadline no_deadline
  - name: Beyond the calendar
    kind: boundary
    sentence: "15 working days after the strategy discussion"
    source: Children in need census guide
    from: 2090-11-02
    expect:
      - due 2090-11-23
"""
DIFFERENCES = """\
icpc.yaml:4: Fifteen working days over Christmas
  expected from 2024-12-13 due 2025-01-06 met_late
  computed from 2024-12-13 due 2025-01-08 met_in_time
  expected from 2025-01-07 no deadline no_deadline
  computed nothing more
  15 working days after, from Friday 13 December 2024: day 1 is Monday 16 December 2024, \
day 15 is Wednesday 8 January 2025; skipped Christmas Day (2024-12-25), Boxing Day (2024-12-26) \
and New Year's Day (2025-01-01)
icpc.yaml:15: Beyond the calendar
  refused: """


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    """A folder with a file that agrees, one that does not, and others that are no cases."""
    folder = tmp_path / "suite"
    folder.mkdir()
    for name, text in {"icpc.yaml": WRONG, "lac_review.yaml": RIGHT, "README.md": "x"}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.reader(opened))


class TestCheck:
    """Prints "N checked, M differ", each difference with the lines that differ and the reason."""

    def test_the_suite_of_the_library(self, run: Run) -> None:
        """Without an argument it is the one that is shipped, and it holds."""
        result = run("check")
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout == f"{len(CASES)} checked, 0 differ\n"

    def test_one_file(self, run: Run, suite: Path) -> None:
        """Where all agree there is one line, and the status is 0."""
        result = run("check", suite / "lac_review.yaml")
        assert (result.exit_code, result.stdout) == (0, "1 checked, 0 differ\n")

    def test_a_folder(self, run: Run, suite: Path) -> None:
        """It is all of its ``.yaml`` files; what differs is explained, and the status is 1."""
        result = run("check", suite)
        assert (result.exit_code, result.stderr) == (1, "")
        assert result.stdout.startswith(DIFFERENCES)
        assert result.stdout.endswith("\n3 checked, 2 differ\n1 of them refused\n")

    def test_one_obligation_too_many(self, run: Run, tmp_path: Path) -> None:
        """Where nothing more was expected."""
        lines = WRONG.splitlines()[:12]
        (tmp_path / "icpc.yaml").write_text("\n".join([*lines, "      []"]), encoding="utf-8")
        shown = run("check", "icpc.yaml").stdout
        assert "  expected nothing more\n  computed from 2024-12-13 due 2025-01-08 met_in" in shown

    def test_files_of_both_kinds(self, run: Run, suite: Path, tmp_path: Path) -> None:
        """Of several files each line says which it is in."""
        (tmp_path / "ours.csv").write_text(
            "policy,timescale,anchor_date,expected_due\nstatutory,icpc,2026-11-02,2026-11-24\n",
            encoding="utf-8",
        )
        result = run("check", suite / "lac_review.yaml", "ours.csv")
        assert result.exit_code == 1
        assert result.stdout.startswith("ours.csv:2: statutory icpc from 2026-11-02\n  expected ")
        assert result.stdout.endswith("\n2 checked, 1 differ\n")

    def test_every_fault_of_every_file(self, run: Run, suite: Path) -> None:
        """Status 2, and nothing is checked."""
        (suite / "a.yaml").write_text("suite: 3\n", encoding="utf-8")
        (suite / "b.yaml").write_text(RIGHT.replace("second", "third"), encoding="utf-8")
        result = run("check", suite)
        assert (result.exit_code, result.stdout) == (2, "")
        first, second, third = result.stderr.splitlines()
        assert first == "Error: a.yaml:1: lacks the keys timescale and cases."
        assert second == "a.yaml:1: suite: this release reads version 1, not '3'."
        assert third.startswith("b.yaml:10: expect: 'third due 2023-02-28': expected a stage, ")

    def test_a_folder_without_cases(self, run: Run, tmp_path: Path) -> None:
        """Status 2."""
        (tmp_path / "empty").mkdir()
        result = run("check", "empty")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "empty: holds no .yaml file of cases." in result.stderr


class TestOut:
    """``--out`` writes every case and row with its verdict."""

    def test_cases(self, run: Run, suite: Path, tmp_path: Path) -> None:
        """Expected and computed lines, and the reasons."""
        result = run("check", suite, "--out", "out.csv")
        assert result.exit_code == 1
        assert result.stdout.endswith("1 of them refused\nWritten: out.csv\n")
        header, *written = rows(tmp_path / "out.csv")
        assert header == [
            "file", "line", "timescale", "case", "kind", "policy", "source", "expected",
            "computed", "agrees", "reason",
        ]  # fmt: skip
        assert [row[:7] for row in written[1:]] == [
            ["icpc.yaml", "15", "icpc", "Beyond the calendar", "boundary", "statutory",
             "Children in need census guide"],
            ["lac_review.yaml", "4", "lac_review", "A month end", "awkward", "statutory",
             "CPR 2010 reg 33(2)"],
        ]  # fmt: skip
        first, refused, agrees = (row[7:] for row in written)
        assert first[:3] == [
            "from 2024-12-13 due 2025-01-06 met_late; from 2025-01-07 no deadline no_deadline",
            "from 2024-12-13 due 2025-01-08 met_in_time",
            "no",
        ]
        assert first[3].startswith("15 working days after, from Friday 13 December 2024: ")
        assert refused[:3] == ["due 2090-11-23", "", "refused"]
        assert agrees == ["second due 2023-02-28", "second due 2023-02-28", "yes", ""]

    def test_both_kinds(self, run: Run, suite: Path, tmp_path: Path) -> None:
        """The columns of both, each once, and each row's own filled."""
        (tmp_path / "ours.csv").write_text(
            "policy,timescale,anchor_date,expected_due\nstatutory,icpc,2026-11-02,2026-11-23\n",
            encoding="utf-8",
        )
        result = run("check", "ours.csv", suite / "lac_review.yaml", "--out", "out.csv")
        assert result.exit_code == 0
        header, row, case = rows(tmp_path / "out.csv")
        assert header == [
            "file", "line", "policy", "timescale", "anchor_date", "expected_due", "computed_due",
            "case", "kind", "source", "expected", "computed", "agrees", "reason",
        ]  # fmt: skip
        assert row[:7] == [
            "ours.csv", "2", "statutory", "icpc", "2026-11-02", "2026-11-23", "2026-11-23",
        ]  # fmt: skip
        assert row[7:12] == [""] * 5
        assert row[12] == "yes"
        assert case[:8] == [
            "lac_review.yaml", "4", "statutory", "lac_review", "", "", "", "A month end",
        ]  # fmt: skip

    def test_the_suite_of_the_library(self, run: Run, tmp_path: Path) -> None:
        """One line a case."""
        assert run("check", "--out", "out.csv").exit_code == 0
        assert len(rows(tmp_path / "out.csv")) == len(CASES) + 1
