"""``timescales annual`` writes the annual report, and says what it did."""

from __future__ import annotations

import importlib.util
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.cli.conftest import Run
from timescales.cli import annual as command
from timescales.cli import clock
from timescales.demo import write_office

AS_AT = ("--as-at", "2026-03-31", "--complete-from", "2022-04-01")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return write_office(tmp_path, children=30, as_at=date(2026, 3, 31), families=6)


def test_a_document_a_page_and_tables(run: Run, office: Path, tmp_path: Path) -> None:
    result = run(
        "annual", office, *AS_AT, "-o", "board.docx", "-o", "board.md", "--tables", "made/tables",
        "--title", "Reviews",
    )  # fmt: skip
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "2025-26, as at 2026-03-31. Written: board.docx, board.md and the tables in made/tables\n"
    )
    document = Document(BytesIO((tmp_path / "board.docx").read_bytes()))
    page = (tmp_path / "board.md").read_text("utf-8")
    assert document.paragraphs[0].text == "Reviews"
    assert page.startswith("# Reviews\n")
    pictures = sorted(path.name for path in tmp_path.glob("board-*.svg"))
    assert len(pictures) == 5
    assert all(f"]({name})" in page for name in pictures)
    assert len(list((tmp_path / "made/tables").iterdir())) == len(document.tables)


def test_its_tables_have_no_fault(run: Run, office: Path) -> None:
    """As they are in the files, where a plus sign has an apostrophe before it."""
    run("annual", office, *AS_AT, "--tables", "tables", "--posts", "2025-26=2.5")
    assert "'+" in Path("tables/caseload.csv").read_text("utf-8-sig")
    result = run("verify-table", "tables")
    assert result.exit_code == 0, result.stdout
    assert " 0 faults" in result.stdout


def test_posts_and_rounding(run: Run, office: Path) -> None:
    posts = ("--posts", "2025-26=2.5", "--posts", "2024-25 = 2")
    rounding = ("--rounding", "truncated", "--places", "0")
    result = run("annual", office, *AS_AT, "-o", "a.md", *posts, *rounding)
    assert result.exit_code == 0, result.stderr
    page = Path("a.md").read_text("utf-8")
    assert " | 2 | 2.5 | +0.5 |\n" in page
    assert "- Percentages: truncated, 0 decimal places\n" in page


def test_published_figures_stand_beside(run: Run, office: Path) -> None:
    Path("published.csv").write_text(
        "time_period,area,measure,numerator,denominator\n"
        "2026,England,reviews_in_time,91,100\n2026,Northshire,reviews_in_time,83,100\n",
        "utf-8",
    )
    areas = ("--area", "Northshire", "--neighbour", "Northshire")
    result = run("annual", office, *AS_AT, "-o", "a.md", "--benchmarks", "published.csv", *areas)
    assert result.exit_code == 0, result.stderr
    page = Path("a.md").read_text("utf-8")
    assert "| Own | England | Northshire | neighbours |" in page
    assert "| 91.0% | 83.0% | 83.0% |" in page


@pytest.mark.parametrize("posts", ["13.5", "2025-26=", "2025-26=many", "2025-26=0", "2025-26=1/0"])
def test_posts_that_are_none_are_refused(run: Run, office: Path, posts: str) -> None:
    result = run("annual", office, *AS_AT, "-o", "a.md", "--posts", posts)
    assert result.exit_code == 2
    assert f"{posts!r} is not of the form 2025-26=13.5." in result.stderr


@pytest.mark.parametrize(
    ("day", "year"),
    [("2026-03-31", "2025-26"), ("2026-03-30", "2024-25"), ("2026-11-22", "2025-26")],
)
def test_the_last_year_that_is_over(run: Run, events: Path, day: str, year: str) -> None:
    result = run("annual", events, "--as-at", day, "-o", "a.md")
    assert result.stdout.startswith(f"{year}, as at {day}.")


def test_another_year_is_asked_for(run: Run, events: Path) -> None:
    result = run("annual", events, "--as-at", "2026-11-22", "--year", "2026", "-o", "a.md")
    assert result.stdout.startswith("2026-27, as at 2026-11-22.")
    assert "1 April 2026 to 31 March 2027" in Path("a.md").read_text("utf-8")


def test_today_where_no_day_is_given(
    run: Run, events: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2025, 6, 1))
    assert run("annual", events, "-o", "a.md").stdout.startswith("2024-25, as at 2025-06-01.")


def test_somewhere_to_write_to(run: Run, events: Path) -> None:
    result = run("annual", events)
    assert result.exit_code == 2
    assert "Say where to write to" in result.stderr


def test_only_what_it_can_write(run: Run, events: Path) -> None:
    result = run("annual", events, "-o", "a.pdf")
    assert result.exit_code == 2
    assert "a.pdf: an output file ends in .docx or .md." in result.stderr


@pytest.mark.parametrize("source", ["events.csv", "."])
def test_tables_are_never_among_the_records(run: Run, events: Path, source: str) -> None:
    result = run("annual", source, "--tables", ".")
    assert result.exit_code == 2
    assert "INPUT is in it; choose another folder for the tables." in result.stderr
    assert [path.name for path in events.parent.iterdir()] == ["events.csv"]


def test_rows_that_are_not_used_are_told(run: Run, events: Path) -> None:
    events.write_text(f"{events.read_text('utf-8')}K9,lac_review,no day,,,\n", "utf-8")
    result = run("annual", events, *AS_AT, "-o", "a.md")
    assert result.exit_code == 0
    assert result.stderr == "1 row not used; timescales project says which, and why.\n"


def test_what_a_document_needs(run: Run, events: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec

    def without(name: str) -> Any:
        return None if name == "pptx" else found(name)

    monkeypatch.setattr(command, "find_spec", without)
    result = run("annual", events, *AS_AT, "-o", "a.docx")
    assert result.exit_code == 2
    assert "A Word document needs python-pptx: install timescales[report]" in result.stderr
    assert run("annual", events, *AS_AT, "-o", "a.md").exit_code == 0


def test_a_database_has_no_folder(run: Run, tmp_path: Path) -> None:
    """What is read from a URL is not asked where it lies."""
    result = run("annual", f"sqlite:///{tmp_path}/none.db", "--tables", "tables")
    assert result.exit_code == 2
    assert "INPUT is in it" not in result.stderr
