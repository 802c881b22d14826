"""``timescales score``: what it prints and writes."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from timescales.demo import write_office

AS_AT = ("--as-at", "2026-11-22", "--complete-from", "2023-04-01")
FIGURES = "time_period,area,measure,numerator,denominator\n2026,England,reviews_in_time,91,100\n"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """What the demo's office records of thirty children."""
    return write_office(tmp_path, children=30, as_at=date(2026, 11, 22))


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


class TestPrinted:
    """A table for each part of the work, and what is not available."""

    def test_the_year_and_the_one_before_unless_another_period_is_asked_for(
        self, run: Run, office: Path
    ) -> None:
        result = run("score", office, *AS_AT)
        assert result.exit_code == 0, result.output
        assert "2025-26, 2025-04-01 to 2026-03-31\n" in result.output
        assert "2026-27, 2026-04-01 to 2027-03-31\n" in result.output
        for section in ("Looked-after reviews", "Child protection plans", "Open disputes"):
            assert f"\n{section}\n" in result.output
        assert "* part of a period" in result.output

    def test_caseloads_stand_against_the_range(self, run: Run, office: Path) -> None:
        """Of whom the records name; nothing is said where they name nobody, or were not asked."""
        result = run("score", office, *AS_AT)
        assert "against 50 to 70\n" in result.output
        assert re.search(r"^Officer \d +\d+  below$", result.output, re.MULTILINE)
        assert "against 50" not in run("score", office, *AS_AT, "--measure", "section_20").output
        events = office.with_name("nobody.csv")
        events.write_text("subject_id,event,date\nA,became_looked_after,2026-01-05\n", "utf-8")
        assert "against 50" not in run("score", events, *AS_AT).output

    def test_months_quarters_and_a_range(self, run: Run, office: Path) -> None:
        asked = ("--period", "month", "--period", "quarter", "--back", "0", "--since", "2026-02-01")
        result = run("score", office, *AS_AT, *asked, "--until", "2026-02-28")
        lines = [line for line in result.output.splitlines() if line.startswith("Period")]
        assert [line.split(",")[0].split(maxsplit=1)[1] for line in lines] == [
            "2026-02-01 to 2026-02-28",
            "2026-11",
            "2026-27 Q3",
        ]
        result = run("score", office, *AS_AT, "--since", "2026-02-01")
        assert "2026-02-01 to 2026-11-22" in result.output
        assert "2026-27" not in result.output

    def test_one_measure(self, run: Run, office: Path) -> None:
        result = run("score", office, *AS_AT, "--measure", "section_20")
        assert "Children accommodated under section 20" in result.output
        assert "Looked-after reviews" not in result.output

    def test_what_the_records_say_nothing_about(self, run: Run, events: Path) -> None:
        result = run("score", events, "--as-at", "2026-11-22")
        assert "Not available, for these records say nothing about it\n" in result.output
        assert "\nrcpcs_in_time" in result.output
        assert "Open disputes" not in result.output

    def test_published_figures_stand_beside(self, run: Run, office: Path) -> None:
        figures = office.with_name("figures.csv")
        figures.write_text(FIGURES, encoding="utf-8")
        asked = (
            *AS_AT[2:],
            "--benchmarks",
            figures,
            "--neighbour",
            "England",
            "--region",
            "England",
        )
        result = run("score", office, "--as-at", "2026-03-31", *asked)
        [line] = [line for line in result.output.splitlines() if line.startswith("Reviews held")]
        assert line.split()[-3:] == ["91", "91", "91"]

    def test_nobody_on_record(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "none.csv"
        path.write_text("subject_id,event,date\nC1,icpc,some day\n", encoding="utf-8")
        result = run("score", path, "--as-at", "2026-11-22", "-o", tmp_path / "out.csv")
        assert result.exit_code == 0, result.output
        assert "Subjects  0" in result.output
        assert {row["available"] for row in rows(tmp_path / "out.csv")} == {"no"}


class TestWritten:
    """A row for each measure, period, verdict and band, and who is behind each number."""

    def test_rows_hold_the_exact_numbers(self, run: Run, office: Path, tmp_path: Path) -> None:
        out = tmp_path / "scores.csv"
        result = run("score", office, *AS_AT, "--rounding", "truncated", "--places", "1", "-o", out)
        assert f"Written: {out}" in result.output
        found = [row for row in rows(out) if row["measure"] == "reviews_in_time"]
        assert [(row["period"], row["verdict"]) for row in found] == [
            ("2025-26", "by policy"),
            ("2025-26", "by statute"),
            ("2026-27", "by policy"),
            ("2026-27", "by statute"),
        ]
        for row in found:
            share = 1000 * int(row["numerator"]) // int(row["denominator"]) / 10
            assert float(row["percent"]) == share
            assert row["policy"] == "day_count"
            assert row["partial"] == ("yes" if row["period"] == "2026-27" else "no")
        assert int(found[2]["change_count"]) == int(found[2]["numerator"]) - int(
            found[0]["numerator"]
        )

    def test_who_is_behind_each_number(self, run: Run, office: Path, tmp_path: Path) -> None:
        out, behind = tmp_path / "scores.csv", tmp_path / "behind.csv"
        run("score", office, *AS_AT, "-o", out, "--behind", behind)
        listed = list(rows(behind))
        for row in rows(out):
            key = row["measure"], row["verdict"], row["band"], row["period"]
            mine = [
                each["counts"]
                for each in listed
                if (each["measure"], each["verdict"], each["band"], each["period"]) == key
            ]
            assert mine.count("yes") == int(row["numerator"] or 0)
            if not row["band"] and row["denominator"]:
                assert len(mine) == int(row["denominator"])

    def test_identifiers_can_be_masked(self, run: Run, office: Path, tmp_path: Path) -> None:
        behind = tmp_path / "behind.csv"
        result = run("score", office, *AS_AT, "--behind", behind, "--mask-ids")
        assert "DEMO-" not in result.output
        assert "DEMO-" not in behind.read_text(encoding="utf-8")


class TestRefused:
    """Each with what to do instead."""

    def test_the_end_of_a_range_without_its_beginning(self, run: Run, office: Path) -> None:
        result = run("score", office, *AS_AT, "--until", "2026-02-28")
        assert result.exit_code == 2
        assert "give its first day with --since" in result.output

    def test_an_unknown_measure_and_another_kind_of_file(self, run: Run, office: Path) -> None:
        result = run("score", office, *AS_AT, "--measure", "section_2")
        assert (result.exit_code, "Did you mean section_20?" in result.output) == (2, True)
        result = run("score", office, *AS_AT, "-o", "scores.xlsx")
        assert (result.exit_code, "ends in .csv" in result.output) == (2, True)

    def test_what_was_read_is_not_written_over(self, run: Run, office: Path) -> None:
        result = run("score", office, *AS_AT, "-o", office)
        assert (result.exit_code, "is not overwritten" in result.output) == (2, True)


def test_the_demo_writes_what_an_office_records(run: Run) -> None:
    """Where it is asked to."""
    result = run("demo", "demo", "--children", "20", "--office")
    assert "What an office records: demo/office.csv" in result.output.replace("\\", "/")
    assert Path("demo/office.csv").is_file()
    assert "office" not in run("demo", "demo", "--children", "20").output
