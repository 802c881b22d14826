"""``timescales project``."""

from __future__ import annotations

import csv
import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.conftest import EVENTS, Run
from timescales.cli import clock
from timescales.demo import write_caseload
from timescales.records import COLUMNS, FINDING_COLUMNS


def table(path: Path) -> list[dict[str, str]]:
    """A CSV file as the library writes them, row by row."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


class TestOutput:
    """One output row for each obligation, ISO dates, blank for none, provisional yes or no."""

    def test_csv(self, run: Run, events: Path, tmp_path: Path) -> None:
        """Each column of the rows, of a met, an open, an overdue and a provisional obligation."""
        result = run("project", events, "--as-at", "22/11/2026", "-o", "out.csv")
        assert result.exit_code == 0
        rows = table(tmp_path / "out.csv")
        assert tuple(rows[0]) == COLUMNS
        assert rows[0] == {
            "subject_id": "K1", "timescale": "lac_review", "ordinal": "1",
            "anchor_date": "2022-11-01", "due_date": "2022-11-29", "hold_by": "2022-11-29",
            "plan_by": "", "met_date": "2022-12-01", "status": "met_late", "days_late": "2",
            "policy": "day_count", "statutory_limit": "2022-11-29", "provisional": "no", "note": "",
        }  # fmt: skip
        shown = [(r["subject_id"], r["due_date"], r["statutory_limit"], r["status"]) for r in rows]
        assert shown == [
            ("K1", "2022-11-29", "2022-11-29", "met_late"),
            ("K1", "2023-03-02", "2023-03-01", "overdue"),
            ("K2", "2026-11-30", "2026-11-30", "upcoming"),
            ("K3", "2026-02-02", "2026-02-02", "overdue"),
        ]
        assert "after the statutory limit" in rows[1]["note"]

    def test_provisional_is_yes(self, run: Run, events: Path, tmp_path: Path) -> None:
        """A date that leans on bank holidays not yet published is marked, in file and summary."""
        events.write_text(EVENTS + "K4,became_looked_after,2035-10-01,,,\n", encoding="utf-8")
        result = run("project", events, "--as-at", "2035-10-02", "-o", "out.csv")
        assert [r["provisional"] for r in table(tmp_path / "out.csv")] == ["no"] * 4 + ["yes"]
        assert result.stdout.count("provisional") == 1

    def test_plan_by(self, run: Run, events: Path, tmp_path: Path) -> None:
        """Sunderland plans 20 working days ahead."""
        run("project", events, "--as-at", "2026-11-22", "--policy", "sunderland", "-o", "out.csv")
        assert [r["plan_by"] for r in table(tmp_path / "out.csv")] == [
            "2022-11-01", "2023-02-02", "2026-11-02", "2026-01-05",
        ]  # fmt: skip

    def test_is_utf_8_with_a_byte_order_mark(self, run: Run, events: Path, tmp_path: Path) -> None:
        """Excel and Power BI tell by the mark that it is UTF-8; lines end in CR LF."""
        events.write_text(EVENTS.replace("K2", "Zoë"), encoding="utf-8")
        run("project", events, "--as-at", "2026-11-22", "-o", "out.csv")
        for name in ("out.csv", "out.findings.csv"):
            content = (tmp_path / name).read_bytes()
            assert content.startswith(b"\xef\xbb\xbf")
            assert content.endswith(b"\r\n")
        assert "Zoë" in {row["subject_id"] for row in table(tmp_path / "out.csv")}

    def test_json(self, run: Run, events: Path, tmp_path: Path) -> None:
        """The same rows as data, with what the run was."""
        run("project", events, "--as-at", "2026-11-22", "-o", "out.json")
        run("project", events, "--as-at", "2026-11-22", "-o", "out.csv")
        data = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
        assert (data["as_at"], data["policy"]) == ("2026-11-22", "day_count")
        assert (data["rows_read"], data["rows_used"], data["rows_not_used"]) == (4, 4, 0)
        assert data["counts"] == {"lac_review": {"met_late": 1, "overdue": 2, "upcoming": 1}}
        assert data["due_after_statutory_limit"] == 1
        assert data["files_read"] == ["events.csv"]
        as_text: dict[Any, str] = {None: "", True: "yes", False: "no"}
        rows = [
            {
                k: as_text[v] if v is None or v is True or v is False else str(v)
                for k, v in r.items()
            }
            for r in data["rows"]
        ]
        assert rows == table(tmp_path / "out.csv")

    def test_xlsx(self, run: Run, events: Path, tmp_path: Path) -> None:
        """Real dates in yyyy-mm-dd, a bold header that stays, filters, findings and summary."""
        events.write_text(EVENTS + "K9,became_looked_after,nonsense,,,\n", encoding="utf-8")
        run("project", events, "--as-at", "2026-11-22", "-o", "out.xlsx")
        book = openpyxl.load_workbook(tmp_path / "out.xlsx")
        assert book.sheetnames == ["Due dates", "Findings", "Summary"]
        due, findings, summary = book.worksheets
        header, first, second, *_ = due.iter_rows()
        assert tuple(cell.value for cell in header) == COLUMNS
        assert all(cell.font.bold for cell in header)
        assert not any(cell.font.bold for cell in first)
        assert (due.freeze_panes, due.auto_filter.ref) == ("A2", "A1:N5")
        assert due.column_dimensions["B"].width == len("lac_review") + 2
        day: Any = second[COLUMNS.index("due_date")]
        assert (day.value, day.is_date, day.number_format) == (
            datetime(2023, 3, 2), True, "yyyy-mm-dd",
        )  # fmt: skip
        assert second[COLUMNS.index("met_date")].value is None
        assert (
            second[COLUMNS.index("days_late")].value == (date(2026, 11, 22) - day.value.date()).days
        )
        assert second[COLUMNS.index("provisional")].value == "no"
        assert [c.value for c in next(findings.iter_rows())] == list(FINDING_COLUMNS)
        assert findings["D2"].value == "no"
        facts = {row[0].value: row[1].value for row in summary.iter_rows()}
        assert facts["rows_not_used"] == 1
        assert facts["as_at"] == datetime(2026, 11, 22)
        assert facts["lac_review overdue"] == 2
        assert summary.auto_filter.ref is None

    def test_masked(self, run: Run, events: Path, tmp_path: Path) -> None:
        """Every subject is a number, the same in every file and on the terminal."""
        events.write_text(EVENTS + "K9,became_looked_after,nonsense,,,\n", encoding="utf-8")
        asked = "project", events, "--as-at", "2026-11-22", "-o"
        run(*asked, "plain.csv")
        shown = run(*asked, "out.csv", "--mask-ids").stdout
        numbers = {"K1": "S000001", "K2": "S000002", "K3": "S000003", "K9": "S000004", "": ""}
        for name in ("{}.csv", "{}.findings.csv"):
            plain = table(tmp_path / name.format("plain"))
            masked = [row | {"subject_id": numbers[row["subject_id"]]} for row in plain]
            assert masked == table(tmp_path / name.format("out"))
        assert "S000003" in shown
        assert not re.search(r"\bK[1-9]\b", shown)

    def test_without_o_nothing_is_written(self, run: Run, events: Path, tmp_path: Path) -> None:
        """The summary is on the terminal; the folder is as it was."""
        result = run("project", events, "--as-at", "2026-11-22")
        assert result.exit_code == 0
        assert [path.name for path in tmp_path.iterdir()] == ["events.csv"]
        assert "Written" not in result.stdout

    @pytest.mark.parametrize("suffix", ["csv", "json", "xlsx", "CSV"])
    def test_findings_stand_beside_it(
        self, run: Run, events: Path, tmp_path: Path, suffix: str
    ) -> None:
        """``out.findings.csv`` beside out.csv, out.json and out.xlsx, and nothing else."""
        events.write_text(EVENTS + "K9,lac_review,31/31/2026,,,\n", encoding="utf-8")
        result = run("project", events, "--as-at", "2026-11-22", "-o", f"out.{suffix}")
        names = {path.name for path in tmp_path.iterdir()}
        assert names == {"events.csv", f"out.{suffix}", "out.findings.csv"}
        assert f"Written: out.{suffix} and out.findings.csv" in result.stdout
        [finding] = table(tmp_path / "out.findings.csv")
        assert tuple(finding) == FINDING_COLUMNS
        assert (finding["line"], finding["used"], finding["value"]) == ("6", "no", "31/31/2026")


class TestSummary:
    """The summary prints rows read, used, not used, and what it comes to."""

    def test_reads_as_a_page(self, run: Run, events: Path) -> None:
        """Away from a terminal it is the same page on every machine."""
        events.write_text(EVENTS + "K2,became_looked_after,2026-11-02,,,\n", encoding="utf-8")
        result = run("project", events, "--as-at", "2026-11-22", "--complete-from", "2020-04-01")
        assert result.stdout == PAGE
        assert result.stderr == ""

    def test_every_duty(self, run: Run, events: Path) -> None:
        """On demand no duty is left out, whether or not anything in the records meets it."""
        shown = run("project", events, "--as-at", "2026-11-22", "--all-duties").stdout
        assert "Left out" not in shown
        assert "health_assessment_initial" in shown

    def test_no_obligations(self, run: Run, events: Path) -> None:
        """A caseload in which nothing has yet happened says that nothing is due."""
        result = run("project", events, "--as-at", "2000-01-01")
        assert "Obligations                    0\n" in result.stdout
        assert result.stdout.endswith("\nNothing is due\n")

    def test_shows_twenty_of_what_is_due(self, run: Run, events: Path) -> None:
        """The soonest due are shown, twenty at most; the rest is counted and said where it is."""
        rows = [f"K{n},became_looked_after,2026-11-{1 + n % 15:02}" for n in range(23)]
        events.write_text("\n".join(["subject_id,event,date", *rows]), encoding="utf-8")
        shown = run("project", events, "--as-at", "2026-11-22").stdout
        table = shown.partition("Due next\n")[2].splitlines()
        due = [line.split()[0] for line in table[2:22]]
        assert due == sorted(due)
        assert table[22:] == ["and 3 more; write them all with -o"]
        saved = run("project", events, "--as-at", "2026-11-22", "-o", "out.csv").stdout
        assert "and 3 more; all are in out.csv\n" in saved

    def test_as_at_is_today_and_printed_where_it_is_left_out(
        self, run: Run, events: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The command line uses today when as-at is left out, and prints it."""
        monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 22))
        given = run("project", events, "--as-at", "2026-11-22").stdout
        assert run("project", events).stdout == given
        assert given.startswith("As at                          2026-11-22\n")

    def test_today_is_a_date(self) -> None:
        """The clock gives a plain date."""
        assert type(clock.today()) is date

    def test_what_acts_on_a_terminal_is_not_printed(self, run: Run, events: Path) -> None:
        """An identifier with control characters is shown, and moves no cursor."""
        events.write_text(
            "subject_id,event,date\n\x1b[2J[red]K,became_looked_after,2026-11-02\n",
            encoding="utf-8",
        )
        shown = run("project", events, "--as-at", "2026-11-22").stdout
        assert "\x1b" not in shown
        assert "?[2J[red]K" in shown


class TestStrict:
    """``--strict``: exit status 1 if any row was not used."""

    def test_fails_for_a_row_that_was_not_used(self, run: Run, events: Path) -> None:
        """Everything is done and written all the same."""
        events.write_text(EVENTS + "K9,lac_review,,,,\n", encoding="utf-8")
        result = run("project", events, "--as-at", "2026-11-22", "--strict", "-o", "out.csv")
        assert (result.exit_code, result.stderr) == (1, "--strict: 1 row not used.\n")
        assert "Written: out.csv" in result.stdout
        assert run("project", events, "--as-at", "2026-11-22").exit_code == 0

    def test_passes_where_every_row_was_used(self, run: Run, events: Path) -> None:
        """Nothing is said about it."""
        result = run("project", events, "--as-at", "2026-11-22", "--strict")
        assert (result.exit_code, result.stderr) == (0, "")


class TestRefusals:
    """Exit status 2: cannot run."""

    @pytest.mark.parametrize(
        ("out", "says"),
        [
            ("out.txt", "out.txt: an output file ends in .csv, .json or .xlsx."),
            ("out", "out: an output file ends in .csv, .json or .xlsx."),
            ("nowhere/out.csv", "nowhere/out.csv: there is no folder nowhere; make it first."),
        ],
    )
    def test_an_output_that_cannot_be_is_refused_before_any_work(
        self, run: Run, tmp_path: Path, out: str, says: str
    ) -> None:
        """An unknown -o suffix is refused even where the input would be refused too."""
        (tmp_path / "events.csv").write_bytes(b"")
        result = run("project", "events.csv", "-o", out)
        assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"Error: {says}\n")

    def test_the_input_is_not_overwritten(self, run: Run, events: Path) -> None:
        """Neither by the output nor by its findings."""
        result = run("project", events, "--as-at", "2026-11-22", "-o", events)
        assert result.exit_code == 2
        assert "was read from, and is not overwritten" in result.stderr
        assert events.read_text(encoding="utf-8") == EVENTS
        moved = events.rename(events.with_name("out.findings.csv"))
        assert run("project", moved, "--as-at", "2026-11-22", "-o", "out.csv").exit_code == 2
        assert moved.read_text(encoding="utf-8") == EVENTS

    def test_input_that_is_not_there(self, run: Run) -> None:
        """The path is named."""
        result = run("project", "nowhere.csv")
        assert result.exit_code == 2
        assert "'nowhere.csv' does not exist" in result.stderr

    def test_input_that_is_no_records(self, run: Run, tmp_path: Path) -> None:
        """What it lacks is named, without a traceback."""
        (tmp_path / "odd.csv").write_text("a,b\n1,2\n", encoding="utf-8")
        result = run("project", "odd.csv")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("Error: odd.csv: ")

    def test_a_date_that_is_none(self, run: Run, events: Path) -> None:
        """The option is named, and how to write a date."""
        result = run("project", events, "--as-at", "11/22/2026")
        assert result.exit_code == 2
        assert "Invalid value for '--as-at': '11/22/2026' is not a date" in result.stderr


class TestReturn:
    """``timescales project`` on a whole SSDA903 return."""

    def test_every_row_is_accounted_for(self, run: Run, tmp_path: Path, shared: Path) -> None:
        """Rows read = rows used + findings with ``used`` = no, exactly."""
        result = run("project", shared / "data/ssda903", "--as-at", "2018-03-31", "-o", "out.csv")
        assert result.exit_code == 0
        facts = dict(
            line.rsplit(maxsplit=1)
            for line in result.stdout.splitlines()
            if line.startswith("Rows")
        )
        unused = [row for row in table(tmp_path / "out.findings.csv") if row["used"] == "no"]
        assert int(facts["Rows read"]) == int(facts["Rows used"]) + len(unused)
        assert int(facts["Rows not used"]) == len(unused)
        assert int(facts["Rows read"]) == sum(
            len(table(shared / "data/ssda903" / name))
            for name in ("episodes.csv", "reviews.csv", "header.csv", "missing.csv", "DoLo.csv")
        )

    def test_says_what_was_deduced_and_what_was_not_read(self, run: Run, tmp_path: Path) -> None:
        """The summary says that complete-from was deduced; files that are not read are listed."""
        folder = write_caseload(tmp_path / "demo", children=20, as_at=date(2026, 11, 22)).parent
        (folder / "ssda903" / "uasc.csv").write_text("CHILD,SEX,DOB,DUC\n", encoding="utf-8")
        result = run("project", folder / "ssda903", "--as-at", "2026-11-22")
        assert result.exit_code == 0
        assert "2023-04-01, deduced" in result.stdout
        assert re.search(r"Files not read +uasc\.csv", result.stdout)


PAGE = """\
As at                          2026-11-22
Policy                         day_count
Calendar                       England and Wales, published to 31 December 2028
Complete from                  2020-04-01
Files read                     events.csv
Rows read                      5
Rows used                      4
Rows not used                  1
Subjects                       3
Left out                       120 duties that nothing in these records meets
Obligations                    4
Due after the statutory limit  1

Findings
code       severity  on rows used  on rows not used
---------- --------- ------------- ----------------
duplicate  remark               0                 1

Obligations
             met
timescale   late  upcoming  overdue
----------- ----- --------- -------
lac_review     1         1        2

Due next
due_date    hold_by     subject_id  timescale   no.  status    remark
----------- ----------- ----------- ----------- ---- --------- -------------------------------------
2023-03-02  2023-03-02  K1          lac_review    2  overdue   1361 days late; after statutory limit
                                                               2023-03-01
2026-02-02  2026-02-02  K3          lac_review    1  overdue   293 days late
2026-11-30  2026-11-30  K2          lac_review    1  upcoming
"""
