"""``timescales report`` writes a page and a diary, and says what it did."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from timescales.cli import clock, reporting

AS_AT = ("--as-at", "2026-11-22")


def test_a_page_and_a_diary(run: Run, events: Path, tmp_path: Path) -> None:
    result = run("report", events, *AS_AT, "-o", "out.html", "-o", "out.ics", "--title", "Board")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "3 subjects, as at 2026-11-22. Written: out.html and out.ics\n"
    page = (tmp_path / "out.html").read_text("utf-8")
    assert "<title>Board, as at Sunday 22 November 2026</title>" in page
    assert '"K1"' in page
    diary = (tmp_path / "out.ics").read_text("utf-8")
    assert "X-WR-CALNAME:Board" in diary
    assert "K1" not in diary


def test_what_was_read_is_said_on_the_page(run: Run, events: Path, tmp_path: Path) -> None:
    run("report", events, *AS_AT, "-o", "out.html", "--policy", "statutory")
    page = (tmp_path / "out.html").read_text("utf-8")
    for label, value in (("Policy", "statutory"), ("Files read", "events.csv"), ("Rows read", "4")):
        assert f"<dt>{label}</dt><dd>{value}</dd>" in page


def test_identifiers_and_birthdays_can_be_masked(run: Run, events: Path, tmp_path: Path) -> None:
    run("report", events, *AS_AT, "-o", "out.html", "--mask-ids")
    page = (tmp_path / "out.html").read_text("utf-8")
    assert '"S000001"' in page
    assert "K1" not in page
    assert '"born":{}' in page


def test_a_diary_names_subjects_only_when_asked(run: Run, events: Path, tmp_path: Path) -> None:
    run("report", events, *AS_AT, "-o", "out.ics", "--identify-diary")
    assert ", K1" in (tmp_path / "out.ics").read_text("utf-8").replace("\\,", ",")


def test_a_key_changes_the_references(run: Run, events: Path, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("secret\n", "utf-8")
    run("report", events, *AS_AT, "-o", "a.ics")
    run("report", events, *AS_AT, "-o", "b.ics", "--key-file", "key")
    assert (tmp_path / "a.ics").read_bytes() != (tmp_path / "b.ics").read_bytes()


def test_a_diary_that_is_there_goes_on(run: Run, events: Path, tmp_path: Path) -> None:
    run("report", events, *AS_AT, "-o", "out.ics")
    run("report", events, *AS_AT, "-o", "out.ics", "--policy", "statutory")
    diary = (tmp_path / "out.ics").read_text("utf-8")
    assert "SEQUENCE:1" in diary
    assert "SEQUENCE:2" not in diary


def test_without_a_day_it_is_today(run: Run, events: Path) -> None:
    result = run("report", events, "-o", "out.html")
    assert f"as at {clock.today()}" in result.stdout


def test_rows_that_were_not_used_are_counted(run: Run, events: Path) -> None:
    with events.open("a", encoding="utf-8") as file:
        file.write("K4,lac_review,2026-02-30,,,\n")
    result = run("report", events, *AS_AT, "-o", "out.html")
    assert result.stderr == "1 row not used; timescales project says which, and why.\n"


FIGURES = """\
time_period,area,measure,numerator,denominator
2026,England,reviews_in_time,91,100
2026,Northshire,reviews_in_time,83,100
"""


class TestBesidePublishedFigures:
    """The same figures, and by the same options, as ``timescales score`` has them."""

    def test_they_stand_in_the_table_of_measures(
        self, run: Run, events: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "figures.csv").write_text(FIGURES, "utf-8")
        asked = ("--benchmarks", "figures.csv", "--area", "Northshire", "--neighbour", "Northshire")
        result = run("report", events, *AS_AT, *asked, "-o", "out.html")
        assert (result.exit_code, result.stderr) == (0, "")
        page = (tmp_path / "out.html").read_text("utf-8")
        for column in ("England", "Northshire", "Neighbours"):
            assert f'<th scope="col" class="number">{column}</th>' in page
        assert '<td class="number">91.0 %</td><td class="number">83.0 %</td>' in page
        assert "<dt>Published figures</dt><dd>figures.csv</dd>" in page

    def test_an_area_that_is_not_among_them_is_refused(
        self, run: Run, events: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "figures.csv").write_text(FIGURES, "utf-8")
        asked = ("--benchmarks", "figures.csv", "--region", "Northshir")
        result = run("report", events, *AS_AT, *asked, "-o", "out.html")
        assert result.exit_code == 2
        assert "Did you mean Northshire?" in result.stderr

    def test_they_are_not_written_over(self, run: Run, events: Path, tmp_path: Path) -> None:
        (tmp_path / "figures.html").write_text(FIGURES, "utf-8")
        asked = ("--benchmarks", "figures.html", "-o", "figures.html")
        result = run("report", events, *AS_AT, *asked)
        assert result.exit_code == 2
        assert "is not overwritten" in result.stderr


class TestDemand:
    """The next twelve months of a duty, where it is asked for."""

    def test_it_is_on_the_page(self, run: Run, events: Path, tmp_path: Path) -> None:
        run("report", events, *AS_AT, "-o", "one.html", "--demand", "lac_review")
        run("report", events, *AS_AT, "-o", "two.html")
        words = "The next twelve months: Looked-after child review"
        assert words in (tmp_path / "one.html").read_text("utf-8")
        assert words not in (tmp_path / "two.html").read_text("utf-8")

    def test_an_unknown_duty_is_refused(self, run: Run, events: Path) -> None:
        result = run("report", events, "-o", "out.html", "--demand", "lac_revew")
        assert result.exit_code == 2
        assert "lac_review" in result.stderr


@pytest.mark.parametrize(
    ("out", "reason"),
    [("out.pdf", "ends in .html or .ics"), ("no/out.html", "make it first")],
)
def test_an_output_that_cannot_be_is_refused(run: Run, events: Path, out: str, reason: str) -> None:
    result = run("report", events, "-o", out)
    assert result.exit_code == 2
    assert reason in result.stderr


def test_without_the_extra_it_says_what_to_install(
    run: Run, events: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = importlib.util.find_spec

    def without(name: str, *more: Any) -> Any:
        return None if name == "icalendar" else found(name, *more)

    monkeypatch.setattr(reporting, "find_spec", without)
    result = run("report", events, "-o", "out.html")
    assert result.exit_code == 2
    assert "Reports need icalendar: install timescales[report]" in result.stderr
