"""How an audit stands on the terminal and in files."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import timescales as ts
from tests.audit import faulty
from tests.audit.histories import case, shown
from tests.cli.conftest import Run
from timescales.audit import AUDIT_COLUMNS, Audit, audit_cases
from timescales.cli.audit_summary import show_audit
from timescales.cli.audited import Audited, audit_writers
from timescales.records import ShownDue, Source, SubjectRecords
from timescales.records.ledger import Ledger

MAY_DAY = date(2025, 5, 5)


def conference(
    subject: str, discussed: date, due: date, line: int
) -> tuple[ts.Case, list[ShownDue]]:
    """A conference held a day after its right target, and the target that the system shows."""
    held = faulty.working_days(discussed, 16)
    history = case(("strategy_discussion", discussed), ("icpc", held), subject=subject)
    return history, [shown("icpc", due, event=held, line=line, subject=subject)]


@pytest.fixture(scope="module")
def audit() -> Audit:
    """A holiday that is missing twice, a conference counted from itself, a typed date, a stray."""
    cases = [
        conference(
            f"J{day}",
            date(2025, 4, day),
            faulty.working_days(date(2025, 4, day), 15, faulty.CLOSED - {MAY_DAY}),
            day,
        )
        for day in (22, 28)
    ]
    discussed = date(2025, 9, 1)
    own = faulty.working_days(faulty.working_days(discussed, 16), 15)
    cases += [
        conference("=1+1", discussed, own, 30),
        conference("T", discussed, date(2025, 12, 2), 31),
        conference("R", discussed, date(2025, 9, 22), 32),
        (ts.Case("N"), [shown("rcpc", discussed, line=33, subject="N")]),
    ]
    return audit_cases(cases, "statutory")


def read(*cases: tuple[ts.Case, list[ShownDue]]) -> Source:
    """A source that gives these cases with the dates shown for them."""
    subjects = [SubjectRecords(history, shown=tuple(dates)) for history, dates in cases]
    return Source(Ledger(), subjects, len(subjects), frozenset(), ("reviews.csv",))


def printed(audit: Audit, capsys: pytest.CaptureFixture[str]) -> str:
    show_audit(Audited(audit, read()), more="write them all with -o")
    return capsys.readouterr().out


class TestTerminal:
    """Verdicts, causes, the days that are wrong, what to mend, the worst dates."""

    def test_the_whole(self, audit: Audit, capsys: pytest.CaptureFixture[str]) -> None:
        lines = [" ".join(line.split()) for line in printed(audit, capsys).splitlines()]
        for line in (
            "Policy statutory",
            "Children with a wrong date 4",
            "Late, shown in time 2",
            "icpc 1 3 1",
            "icpc missing_holiday 2 2",
            "icpc own_day 1 1 1 1",
            "icpc unexplained 1 1 1",
            "5 May 2025 missing_holiday icpc 2 2",
            "T icpc 2025-12-02 2025-09-22 71 unexplained",
        ):
            assert line in lines
        assert lines.index("Verdicts") < lines.index("Why they differ")
        assert lines.index("What to mend") < lines.index("Furthest from ours")
        assert any(line.startswith("own_day Counted from the review") for line in lines)

    def test_two_causes_together(self, capsys: pytest.CaptureFixture[str]) -> None:
        held = date(2024, 4, 26)
        history = case(("strategy_discussion", date(2024, 4, 2)), ("icpc", held))
        due = shown("icpc", faulty.working_days(held, 15, closed=()), event=held)
        text = printed(audit_cases([(history, [due])]), capsys)
        assert "own_day + missing_holiday" in text
        mended = text.split("What to mend")[1]
        assert "Count from the strategy discussion" in mended
        assert "Add the day to the system's list" in mended

    def test_of_many_dates_the_worst_are_shown(self, capsys: pytest.CaptureFixture[str]) -> None:
        discussed = date(2025, 9, 1)
        cases = [
            conference(f"C{number}", discussed, date(2026, 1, 5) + timedelta(days=number), number)
            for number in range(23)
        ]
        text = printed(audit_cases(cases), capsys)
        assert "and 3 more; write them all with -o" in text
        assert "C22" in text
        assert "C0 " not in text

    def test_where_all_agree_nothing_is_to_be_mended(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        text = printed(
            audit_cases([conference("R", date(2025, 9, 1), date(2025, 9, 22), 2)]), capsys
        )
        assert "agrees" in text
        assert "Why they differ" not in text

    def test_only_unexplained_dates(self, capsys: pytest.CaptureFixture[str]) -> None:
        text = printed(
            audit_cases([conference("T", date(2025, 9, 1), date(2025, 12, 2), 2)]), capsys
        )
        assert "unexplained" in text
        assert "What to mend" not in text
        assert "Days that the system has wrong" not in text

    def test_nothing_shown_at_all(self, capsys: pytest.CaptureFixture[str]) -> None:
        text = printed(audit_cases([]), capsys)
        assert "none: these records hold no due dates of a system" in text
        assert "Verdicts" not in text


class TestFiles:
    """A row for each date in every form, and the summary where the form has room for it."""

    @pytest.fixture
    def written(self, audit: Audit, tmp_path: Path) -> dict[str, Path]:
        outs = [tmp_path / f"audit.{form}" for form in ("csv", "json", "xlsx")]
        writers = audit_writers(Audited(audit, read()), outs, tmp_path / "audit.findings.csv")
        for path, write in writers.items():
            write(path)
        return {path.suffix: path for path in outs}

    def test_csv(self, audit: Audit, written: dict[str, Path]) -> None:
        with written[".csv"].open(encoding="utf-8-sig", newline="") as opened:
            rows = list(csv.DictReader(opened))
        assert tuple(rows[0]) == AUDIT_COLUMNS
        assert len(rows) == len(audit.answers)
        assert [row["cause"] for row in rows] == [
            "missing_holiday", "missing_holiday", "own_day", "", "", "",
        ]  # fmt: skip

    def test_a_subject_that_would_run_as_a_formula_does_not(self, written: dict[str, Path]) -> None:
        assert "'=1+1,icpc" in written[".csv"].read_text(encoding="utf-8-sig")
        sheet: Any = openpyxl.load_workbook(written[".xlsx"])["Shown dates"]
        assert {cell.data_type for cell in sheet["A"]} == {"s"}

    def test_json(self, audit: Audit, written: dict[str, Path]) -> None:
        data = json.loads(written[".json"].read_text("utf-8"))
        assert data["dates_shown"] == len(data["rows"]) == len(audit.answers)
        assert data["counts"]["icpc"] == {"explained": 3, "unexplained": 1, "agrees": 1}
        assert [cause["cause"] for cause in data["causes"]] == [
            "missing_holiday", "own_day", "unexplained",
        ]  # fmt: skip
        [day] = data["days"]
        assert (day["day"], day["rows"]) == ("2025-05-05", 2)
        assert sum(cause["rows"] for cause in data["causes"]) == (
            data["explained"] + data["unexplained"]
        )

    def test_xlsx(self, audit: Audit, written: dict[str, Path]) -> None:
        book = openpyxl.load_workbook(written[".xlsx"])
        assert book.sheetnames == ["Shown dates", "Causes", "Days", "Findings", "Summary"]
        rows = list(book["Shown dates"].values)
        assert rows[0] == AUDIT_COLUMNS
        assert len(rows) == 1 + len(audit.answers)
        assert ("subjects_affected", 4) in list(book["Summary"].values)

    def test_facts_name_the_calendar_and_the_policy(self, audit: Audit) -> None:
        facts = Audited(audit, read()).facts
        assert (facts["policy"], facts["agrees"], facts["not_comparable"]) == ("statutory", 1, 1)
        assert facts["calendar_fingerprint"] == ts.england_and_wales().fingerprint


class TestCommand:
    """``timescales audit`` reads, compares, writes, and says what it did."""

    @pytest.fixture
    def system(self, tmp_path: Path) -> Path:
        """An extract of a system that shows a target counted from the conference, and one right."""
        discussed = date(2025, 9, 1)
        held = faulty.working_days(discussed, 16)
        folder = tmp_path / "ssd"
        folder.mkdir()
        (folder / "ssd_s47_enquiry.csv").write_text(
            "s47e_s47_enquiry_id,s47e_person_id,s47e_s47_start_date\n"
            f"1,A,{discussed}\n2,B,{discussed}\n",
            encoding="utf-8",
        )
        (folder / "ssd_initial_cp_conference.csv").write_text(
            "icpc_person_id,icpc_s47_enquiry_id,icpc_icpc_date,icpc_icpc_target_date\n"
            f"A,1,{held},{faulty.working_days(held, 15)}\nB,2,{held},2025-09-22\n",
            encoding="utf-8",
        )
        return folder

    def test_prints_and_writes(self, run: Run, system: Path, tmp_path: Path) -> None:
        result = run("audit", system, "-o", "out.csv")
        assert (result.exit_code, result.stderr) == (0, "")
        assert "own_day" in result.stdout
        assert "Written: out.csv and out.findings.csv" in result.stdout
        with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as opened:
            rows = list(csv.DictReader(opened))
        assert [(row["subject_id"], row["verdict"]) for row in rows] == [
            ("A", "explained"), ("B", "agrees"),
        ]  # fmt: skip
        assert (tmp_path / "out.findings.csv").exists()

    def test_identifiers_can_be_masked(self, run: Run, system: Path, tmp_path: Path) -> None:
        result = run("audit", system, "-o", "out.json", "--mask-ids")
        data = json.loads((tmp_path / "out.json").read_text("utf-8"))
        assert [row["subject_id"] for row in data["rows"]] == ["S000001", "S000002"]
        assert "S000001" in result.stdout

    def test_strict(self, run: Run, system: Path) -> None:
        result = run("audit", system, "--strict")
        assert result.exit_code == 1
        assert result.stderr == "--strict: 1 date shown that the rules do not give.\n"

    def test_records_that_show_no_due_dates(self, run: Run, events: Path) -> None:
        """Every row is accounted for, and it is said that there was nothing to compare."""
        result = run("audit", events, "--strict")
        lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
        assert result.exit_code == 0
        assert {"Rows read 4", "Rows used 4", "Rows not used 0"} <= set(lines)
        assert "Dates shown none: these records hold no due dates of a system" in lines

    def test_what_was_not_used_is_written_beside_it(
        self, run: Run, events: Path, tmp_path: Path
    ) -> None:
        with events.open("a", encoding="utf-8") as file:
            file.write("K4,lac_review,2026-02-30,,,\n")
        run("audit", events, "-o", "out.xlsx", "--mask-ids")
        with (tmp_path / "out.findings.csv").open(encoding="utf-8-sig", newline="") as opened:
            [finding] = [row for row in csv.DictReader(opened) if row["used"] == "no"]
        assert (finding["value"], finding["subject_id"]) == ("2026-02-30", "S000001")

    def test_what_was_read_is_not_overwritten(self, run: Run, events: Path) -> None:
        result = run("audit", events, "-o", events)
        assert result.exit_code == 2
        assert "was read from, and is not overwritten" in result.stderr
