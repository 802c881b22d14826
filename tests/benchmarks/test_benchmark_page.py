"""The page of benchmarks is what was measured, and what it says of a contender is true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring

from benchmarks import counted, one_date, peers
from benchmarks.__main__ import FIGURES, PAGE, PICTURE, ROOT, main
from benchmarks.bars import BARS, LOOP, LOOP_THEN, readings
from benchmarks.contest import Answer, Contender, Effort, Result, Row, contest, one_at_a_time
from benchmarks.growth import Point
from benchmarks.guard import faults
from benchmarks.page import page, unexplained
from benchmarks.picture import picture
from benchmarks.run import Run

AGAIN = "run `python -m benchmarks --again`"
BRIEF = Effort(rounds=2, budget=0.1)
DAYS = [date(2026, 11, day) for day in range(2, 7)]
EMPTY = Result("days", "The day after", "The day after a day.", ())


@pytest.fixture(scope="module")
def measured() -> Run:
    """The run that the page was written from."""
    return Run.from_file(ROOT / FIGURES)


def next_day(day: date) -> date:
    return day.replace(day=day.day + 1)


class TestPage:
    """Written from the figures, and from nothing else."""

    def test_the_page_is_what_was_measured(self, measured: Run) -> None:
        assert (ROOT / PAGE).read_text("utf-8") == page(measured), AGAIN

    def test_the_picture_is_what_was_measured(self, measured: Run) -> None:
        assert (ROOT / PICTURE).read_text("utf-8") == picture(measured), AGAIN

    def test_it_can_be_written_again_elsewhere(self, tmp_path: Path) -> None:
        assert main(["--again", "--into", str(tmp_path)]) == 0
        for path in (FIGURES, PAGE, PICTURE):
            assert (tmp_path / path).read_bytes() == (ROOT / path).read_bytes()

    def test_each_bar_has_its_row(self, measured: Run) -> None:
        text = page(measured)
        assert all(f"| {bar.what} | {bar.words} |" in text for bar in BARS)

    def test_what_is_not_reached_is_explained(self, measured: Run) -> None:
        assert unexplained(measured) == []

    def test_no_wrong_contender_goes_unexplained(self, measured: Run) -> None:
        assert "was not looked into" not in page(measured)

    def test_it_names_no_path(self, measured: Run) -> None:
        assert str(Path.home()) not in measured.as_text()
        assert str(ROOT) not in measured.as_text()

    def test_the_picture_has_a_curve_for_each_that_was_measured(self, measured: Run) -> None:
        drawn = fromstring(picture(measured))
        texts = [title.text or "" for title in drawn.iter()]
        assert all(any(text.startswith(curve.title) for text in texts) for curve in measured.curves)


class TestKeeping:
    """A size that takes long is kept until it is asked again."""

    def test_a_larger_size_of_an_earlier_run_is_kept_and_marked(self, measured: Run) -> None:
        returns = measured.curve("returns")
        more = replace(returns, points=(*returns.points, Point(10_000_000, 9.0, 9.0, 9.0, 99.0)))
        earlier = replace(measured, curves=(more,))
        kept = measured.keeping(earlier).curve("returns").points[-1]
        assert (kept.size, kept.kept) == (10_000_000, True)
        assert "| 10,000,000\\* |" in page(measured.keeping(earlier))

    def test_what_was_measured_again_is_not(self, measured: Run) -> None:
        assert measured.keeping(measured) == measured

    def test_figures_are_read_as_they_were_written(self, measured: Run, tmp_path: Path) -> None:
        file = tmp_path / "figures.json"
        file.write_text(measured.as_text(), "utf-8")
        assert Run.from_file(file) == measured


class TestGuard:
    """What must hold is measured, and a fault gives the figure."""

    def test_the_run_of_the_page_holds(self, measured: Run) -> None:
        assert list(faults(measured)) == []

    def test_a_slow_contender_is_a_fault_with_its_ratio(self, measured: Run) -> None:
        result = measured.result("one-date")
        slow = replace(result.row(one_date.OURS), best=result.row(one_date.HOLIDAYS).best / 2)
        [fault] = faults(_with(measured, result, slow))
        assert fault.endswith(": 2.00 times as long, and not 30 at least.")

    def test_what_was_kept_from_another_run_counts_for_nothing(self, measured: Run) -> None:
        tables = measured.curve("tables")
        kept = Point(10_000_000, 1e9, 1e9, 1e9, kept=True)
        more = replace(tables, points=(*tables.points, kept))
        curves = tuple(more if curve is tables else curve for curve in measured.curves)
        assert list(faults(replace(measured, curves=curves))) == []

    def test_a_wrong_answer_of_ours_is_a_fault(self, measured: Run) -> None:
        result = measured.result("one-date")
        wrong = replace(result.row(one_date.OURS), wrong=3)
        [fault] = faults(_with(measured, result, wrong))
        assert fault.endswith(": 3 of 2000 answers are wrong.")

    def test_a_missing_peer_is_a_fault(self, measured: Run) -> None:
        result = measured.result("one-date")
        rows = tuple(row for row in result.rows if row.name != one_date.HOLIDAYS)
        [fault] = faults(_instead(measured, replace(result, rows=rows)))
        assert fault.endswith("did not run, so there is no ratio.")


class TestBars:
    """A figure is beside its bar, as measured and as on the machine of the bars."""

    def test_a_slow_machine_is_told_apart_from_a_slow_library(self, measured: Run) -> None:
        result = measured.result("one-date")
        rows = tuple(
            replace(row, best=row.best * 1000 if row.name in {one_date.OURS, LOOP} else row.best)
            for row in result.rows
        )
        slow = _instead(measured, replace(result, rows=rows, pace=None))
        assert next(readings(slow)).verdict == "reached, scaled"

    def test_a_slow_spell_of_one_contest_scales_what_was_measured_in_it(
        self, measured: Run
    ) -> None:
        slow = _instead(measured, replace(measured.result("one-call"), pace=10.0 * LOOP_THEN))
        scaled = {each.bar.key: (each.figure, each.scaled) for each in readings(slow)}
        figure, by_pace = scaled["next-review"]
        assert by_pace == pytest.approx(figure / 10)
        assert scaled["add"] == next((r.figure, r.scaled) for r in readings(measured))

    def test_a_slow_library_has_not_reached_it(self, measured: Run) -> None:
        result = measured.result("one-date")
        slow = replace(result.row(one_date.OURS), best=1e9)
        assert next(readings(_with(measured, result, slow))).verdict == "not reached"


class TestContest:
    """Contenders answer the same questions, and are marked."""

    def test_wrong_answers_are_counted_by_both_measures(self) -> None:
        contenders = [
            Contender("ours", lambda: None, 1, [1, 2, 3]),
            Contender("theirs", lambda: None, 1, [1, 5, 6]),
        ]
        ours, theirs = contest(EMPTY, contenders, [1, 2, 6], BRIEF).rows
        assert (ours.wrong, ours.differs) == (1, 0)
        assert (theirs.wrong, theirs.differs) == (1, 2)

    def test_the_first_is_the_measure_of_the_others(self) -> None:
        makers = {"ours": lambda: {"ours": next_day}, "theirs": lambda: {"theirs": next_day}}
        ours, theirs = one_at_a_time(EMPTY, makers, DAYS * 4, next_day, BRIEF).rows
        assert set(ours.ratio) == {1.0}
        assert theirs.ratio[1] <= theirs.ratio[0] <= theirs.ratio[2]

    def test_a_peer_that_is_not_there_is_named(self) -> None:
        def missing() -> Mapping[str, Answer]:
            return {"missing": peers.load("no_such_module").answer}

        makers = {"ours": lambda: {"ours": next_day}, "nobody": missing}
        result = one_at_a_time(EMPTY, makers, DAYS, next_day, BRIEF)
        assert [row.name for row in result.rows] == ["ours"]
        assert result.skipped == (
            "nobody did not answer: ModuleNotFoundError: No module named 'no_such_module'",
        )

    def test_a_peer_that_is_not_installed_is_said_not_to_be(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(peers, "PEERS", ("no-such-distribution",))
        assert peers.why_not("no-such-distribution", ImportError("no such")) == (
            "no-such-distribution is not installed."
        )


class TestCounted:
    """The independent count, on dates worked out by hand."""

    @pytest.mark.parametrize(
        ("start", "n", "expected"),
        [
            pytest.param(date(2026, 11, 2), 20, date(2026, 11, 30), id="four weeks"),
            pytest.param(date(2026, 12, 24), 1, date(2026, 12, 29), id="Boxing Day on a Saturday"),
            pytest.param(date(2023, 5, 5), 1, date(2023, 5, 9), id="the coronation"),
        ],
    )
    def test_working_days(self, start: date, n: int, expected: date) -> None:
        assert counted.working_days_on(start, n) == expected

    def test_between(self) -> None:
        assert counted.between(date(2023, 5, 5), date(2023, 5, 12)) == 4

    def test_months(self) -> None:
        assert counted.months_on(date(2026, 11, 30), 3) == date(2027, 2, 28)
        assert counted.months_on(date(2026, 11, 2), 3) == date(2027, 2, 2)


def _instead(run: Run, result: Result) -> Run:
    """The run with another result of the same contest."""
    return replace(
        run, results=tuple(result if each.key == result.key else each for each in run.results)
    )


def _with(run: Run, result: Result, row: Row) -> Run:
    """The run with another row of the same name."""
    rows = tuple(row if each.name == row.name else each for each in result.rows)
    return _instead(run, replace(result, rows=rows))
