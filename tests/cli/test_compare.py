"""``timescales compare``."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

import timescales as ts
from tests.cli.conftest import Run
from timescales.cli import clock

REVIEWS = ("compare", "lac_review.second", "--policies", "day_count,statutory")
YEARS = ("--from", "2012-01-01", "--to", "2039-12-31")
LATE_NOVEMBER = ("--from", "2025-11-28", "--to", "01/12/2025")


def lines_of(text: str, heading: str) -> list[list[str]]:
    """The words of each line under a heading, to the next empty one."""
    block = text.split(f"{heading}\n", 1)[1].split("\n\n", 1)[0]
    return [line.split() for line in block.splitlines()]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


class TestCompare:
    """Says what was compared, over which anchors, counts and shares, when, and the worst cases."""

    def test_what_was_compared(self, run: Run) -> None:
        """The duty, what each policy says, the anchors and the calendar."""
        result = run(*REVIEWS, *YEARS)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.startswith(
            "Timescale  Looked-after child review, lac_review.second\n"
            "day_count  91 days after\n"
            "statutory  3 months after\n"
            "Anchors    10,227, from 1 January 2012 to 31 December 2039\n"
            "Calendar   England and Wales, published to 31 December 2028\n"
            "\n"
        )

    def test_counts_and_shares(self, run: Run) -> None:
        """Later, equal and earlier, by how many days, each of how many."""
        text = run(*REVIEWS, *YEARS).stdout
        assert lines_of(text, "day_count, against statutory")[2:] == [
            ["later", "1", "or", "2", "days", "2,121", "10,227", "20.7", "%"],
            ["equal", "2,191", "10,227", "21.4", "%"],
            ["earlier", "1", "day", "5,915", "10,227", "57.8", "%"],
        ]
        assert lines_of(text, "By how many days")[2:] == [
            ["2", "days", "later", "609", "10,227", "6.0", "%"],
            ["1", "day", "later", "1,512", "10,227", "14.8", "%"],
            ["equal", "2,191", "10,227", "21.4", "%"],
            ["1", "day", "earlier", "5,915", "10,227", "57.8", "%"],
        ]

    def test_when(self, run: Run) -> None:
        """By month, and in runs of days of the year."""
        text = run(*REVIEWS, *YEARS).stdout
        months = lines_of(text, "By month of the anchor")
        assert months[0] == ["month", "later", "equal", "earlier"]
        assert months[2] == ["January", "658", "210", "0"]
        assert months[-1] == ["December", "651", "217", "0"]
        assert len(months) == 2 + 12
        assert (
            "\nWhen\nlater by 1 or 2 days on 2,121 of 2,555 anchors (83.0 %) from 30 November to "
            "29 February\nearlier by 1 day on 840 of 840 anchors (100.0 %) from 1 March to 30 March"
            "\n"
        ) in text

    def test_worst_cases(self, run: Run) -> None:
        """Five of each kind with both dates, the later first, and how many more there are."""
        text = run(*REVIEWS, *YEARS).stdout
        worst = lines_of(text, "Worst cases")
        assert worst[0] == ["anchor", "day_count", "statutory", "difference"]
        assert worst[2] == ["2013-01-31", "2013-05-02", "2013-04-30", "2", "days", "later"]
        assert worst[7] == ["2012-03-01", "2012-05-31", "2012-06-01", "1", "day", "earlier"]
        assert text.endswith(
            "\nand 604 more, 2 days later; write them all with --out\n"
            "and 5,910 more, 1 day earlier; write them all with --out\n"
        )

    def test_weekdays(self, run: Run, tmp_path: Path) -> None:
        """Where it happens on some weekdays only, it says which; many runs are counted."""
        (tmp_path / "ours.toml").write_text(
            'name = "ours"\n[rules]\n"lac_review.first" = {kind = "days", n = 28}\n',
            encoding="utf-8",
        )
        text = run(
            "compare", "lac_review.first", "--policies", "ours.toml,statutory",
            "--from", "2029-01-01", "--to", "2029-12-31",
        ).stdout  # fmt: skip
        assert "\nours         28 days after\n" in text
        assert "\nlater in 31 separate runs of days of the year\n" in text
        assert "\nlater only from a Saturday or Sunday\n" in text
        assert "earlier only" not in text
        assert "Provisional 365 of 365 (100.0 %) lean on bank holidays not yet published" in (
            " ".join(text.split())
        )

    def test_different_events(self, run: Run) -> None:
        """Where the policies count from different events, it says that they are taken for one."""
        text = run(
            "compare", "secure_review.first", "--policies", "sunderland, statutory",
            "--from", "2011-04-01", "--to", "2027-12-01",
        ).stdout  # fmt: skip
        assert (
            "Counted from  secure_order_made and secure_placement_started, taken to be on one day\n"
            in text
        )
        assert lines_of(text, "sunderland, against statutory")[2] == [
            "later", "1", "to", "4", "days", "597", "6,089", "9.8", "%",
        ]  # fmt: skip

    def test_the_same_event_later(self, run: Run) -> None:
        """Later reviews are counted from the review held, under both."""
        text = run("compare", "secure_review.subsequent", "--policies", "sunderland,statutory")
        assert "Counted from" not in text.stdout

    def test_all_equal(self, run: Run) -> None:
        """There is nothing to say of when, and no worst case."""
        result = run(
            "compare", "icpc", "--policies", "day_count,statutory",
            "--from", "2024-01-01", "--to", "2024-12-31",
        )  # fmt: skip
        assert result.exit_code == 0
        assert lines_of(result.stdout, "day_count, against statutory")[2:] == [
            ["later", "0", "366", "0.0", "%"],
            ["equal", "366", "366", "100.0", "%"],
            ["earlier", "0", "366", "0.0", "%"],
        ]
        for heading in ("By how many days", "By month", "When", "Worst cases"):
            assert heading not in result.stdout

    def test_never_later(self, run: Run) -> None:
        """What never happens is said; few cases are all shown."""
        text = run(*REVIEWS, "--from", "2025-05-01", "--to", "2025-05-04").stdout
        assert "\nnever later\nearlier by 1 day on 4 of 4 anchors (100.0 %)" in text
        assert len(lines_of(text, "Worst cases")) == 2 + 4
        assert "more," not in text
        assert "By how many days" not in text

    def test_no_deadline_and_beyond(self, run: Run) -> None:
        """They have lines and columns of their own, and no day is counted for them."""
        text = run(
            "compare", "icpc", "--policies", "day_count,statutory",
            "--from", "2010-03-10", "--to", "2010-03-20",
        ).stdout  # fmt: skip
        assert lines_of(text, "day_count, against statutory")[-1] == [
            "no", "deadline", "7", "11", "63.6", "%",
        ]  # fmt: skip
        beyond = run(
            "compare", "icpc", "--policies", "day_count,statutory",
            "--from", "2090-01-01", "--to", "2090-01-31",
        ).stdout  # fmt: skip
        assert lines_of(beyond, "day_count, against statutory")[2:] == [
            ["later", "0", "0"],
            ["equal", "0", "0"],
            ["earlier", "0", "0"],
            ["beyond", "what", "is", "known", "31", "31", "100.0", "%"],
        ]

    def test_one_policy_has_none(self, run: Run, tmp_path: Path) -> None:
        """Whose deadline it is that stands alone, under the name of its policy."""
        (tmp_path / "ours.toml").write_text(
            'name = "ours"\n[rules]\nicpc = {kind = "days", n = 21}\n', encoding="utf-8"
        )
        run_over = ("--from", "2010-03-10", "--to", "2010-04-20")
        first = run("compare", "icpc", "--policies", "ours.toml,statutory", *run_over).stdout
        assert ["deadline", "by", "ours", "only", "7", "42", "16.7", "%"] in lines_of(
            first, "ours, against statutory"
        )
        assert lines_of(first, "By month of the anchor")[0][-2:] == ["only", "a"]
        second = run("compare", "icpc", "--policies", "statutory,ours.toml", *run_over).stdout
        assert ["deadline", "by", "ours", "only", "7", "42", "16.7", "%"] in lines_of(
            second, "statutory, against ours"
        )
        assert lines_of(second, "By month of the anchor")[0][-2:] == ["only", "b"]

    def test_many_differences(self, run: Run, tmp_path: Path) -> None:
        """Where nearly every anchor differs by another number, only the span of them is shown."""
        (tmp_path / "ours.toml").write_text(
            'name = "ours"\n[rules]\nicpc = {kind = "end_of_year", after = 0}\n', encoding="utf-8"
        )
        text = run(
            "compare", "icpc", "--policies", "ours.toml,statutory",
            "--from", "2025-01-01", "--to", "2025-06-30",
        ).stdout  # fmt: skip
        assert lines_of(text, "ours, against statutory")[2][:5] == [
            "later", "163", "to", "343", "days",
        ]  # fmt: skip
        assert "By how many days" not in text


class TestRun:
    """The anchors: 28 years from 1 January of this year, unless they are given."""

    @pytest.mark.parametrize(
        ("given", "first", "last", "anchors"),
        [
            ((), "1 January 2026", "31 December 2053", "10,227"),
            (("--from", "2030-06-15"), "15 June 2030", "31 December 2057", "10,062"),
            (("--to", "31/12/2026"), "1 January 2026", "31 December 2026", "365"),
            (("--from", "9990-01-01"), "1 January 9990", "31 December 9999", "3,652"),
        ],
    )
    def test_default(
        self,
        run: Run,
        monkeypatch: pytest.MonkeyPatch,
        given: tuple[str, ...],
        first: str,
        last: str,
        anchors: str,
    ) -> None:
        """A whole number of years where only the beginning is given, or neither."""
        monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 22))
        text = run(*REVIEWS, *given).stdout
        assert f"\nAnchors    {anchors}, from {first} to {last}\n" in text

    def test_backwards(self, run: Run) -> None:
        """A run that ends before it begins is refused."""
        result = run(*REVIEWS, "--from", "2026-01-02", "--to", "2026-01-01")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "first must not be after last: 2026-01-02 is after 2026-01-01" in result.stderr


class TestPolicies:
    """Two policies, each a name or a file."""

    @pytest.mark.parametrize(
        ("policies", "says"),
        [
            ("day_count", "give two, with a comma between"),
            ("day_count,", "give two, with a comma between"),
            ("day_count,statutory,strictest", "give two, with a comma between"),
            ("day_count, day_count", "give two, with a comma between"),
            ("day_count,statutary", "No policy is named 'statutary'. Did you mean statutory?"),
            ("day_count,none.toml", "cannot be read"),
        ],
    )
    def test_refused(self, run: Run, policies: str, says: str) -> None:
        """Anything else, with the way out."""
        result = run("compare", "lac_review.second", "--policies", policies)
        assert (result.exit_code, result.stdout) == (2, "")
        assert says in " ".join(result.stderr.split())

    def test_needed(self, run: Run) -> None:
        """There is no default."""
        assert "Missing option '--policies'" in run("compare", "lac_review.second").stderr

    def test_an_address_that_is_not_held(self, run: Run) -> None:
        """Is refused with the nearest."""
        result = run("compare", "lac_revew.second", *REVIEWS[2:])
        assert result.exit_code == 2
        assert "Did you mean lac_review, rapid_review or" in result.stderr

    def test_two_files_of_one_name(self, run: Run, tmp_path: Path) -> None:
        """Are called by their files, so that one can be told from the other."""
        for file, n in (("old.toml", 10), ("new.toml", 15)):
            (tmp_path / file).write_text(
                f'name = "Barchester"\n[rules]\nicpc = {{kind = "working_days", n = {n}}}\n',
                encoding="utf-8",
            )
        text = run("compare", "icpc", "--policies", "old.toml,new.toml").stdout
        assert "\nold.toml, against new.toml\n" in text
        assert lines_of(text, "By how many days")

    def test_a_name_acts_on_no_terminal(self, run: Run, tmp_path: Path) -> None:
        """Characters that would are shown as question marks."""
        (tmp_path / "ours.toml").write_text(
            'name = "o\\u001b[31m"\n[rules]\nicpc = {kind = "days", n = 21}\n', encoding="utf-8"
        )
        text = run("compare", "icpc", "--policies", "ours.toml,statutory", *LATE_NOVEMBER).stdout
        assert "\x1b" not in text
        assert "\no?[31m, against statutory\n" in text


class TestFiles:
    """``--out`` writes every anchor, ``--svg`` draws a year."""

    def test_rows(self, run: Run, tmp_path: Path) -> None:
        """With both dates, how they stand and by how many days; the file says whose they are."""
        result = run(*REVIEWS, *LATE_NOVEMBER, "--out", "out.csv")
        assert result.stdout.endswith("\n\nWritten: out.csv\n")
        found = rows(tmp_path / "out.csv")
        assert list(found[0]) == [
            "timescale", "anchor_date", "policy_a", "due_a", "policy_b", "due_b", "standing",
            "days", "provisional",
        ]  # fmt: skip
        assert [list(row.values()) for row in found[1:3]] == [
            ["lac_review.second", "2025-11-29", "day_count", "2026-02-28", "statutory",
             "2026-02-28", "equal", "0", "no"],
            ["lac_review.second", "2025-11-30", "day_count", "2026-03-01", "statutory",
             "2026-02-28", "later", "1", "no"],
        ]  # fmt: skip
        assert [row["days"] for row in found] == ["-1", "0", "1", "1"]

    def test_rows_without_dates(self, run: Run, tmp_path: Path) -> None:
        """Cells are blank where there is no date and no number."""
        run(
            "compare", "icpc", "--policies", "day_count,statutory",
            "--from", "2010-03-16", "--to", "2010-03-16", "--out", "out.csv",
        )  # fmt: skip
        [row] = rows(tmp_path / "out.csv")
        assert (row["due_a"], row["due_b"], row["days"]) == ("", "", "")
        assert row["standing"] == "neither"

    def test_more_is_in_the_file(self, run: Run) -> None:
        """Which the list of worst cases points to."""
        text = run(*REVIEWS, *YEARS, "--out", "out.csv").stdout
        assert "and 604 more, 2 days later; all are in out.csv\n" in text

    def test_picture(self, run: Run, tmp_path: Path) -> None:
        """What the library draws, under the names of the policies; its path comes last."""
        result = run(*REVIEWS, *YEARS, "--svg", "year.svg", "--year", "2025", "--out", "out.csv")
        assert result.exit_code == 0
        assert result.stdout.endswith("\n\nWritten: out.csv and year.svg\n")
        a, b = (
            ts.policies.resolve(name).at("lac_review.second")[1].rule
            for name in ("day_count", "statutory")
        )
        made = ts.compare(a, b, date(2012, 1, 1), date(2039, 12, 31))
        written = (tmp_path / "year.svg").read_bytes().decode()
        assert written == made.svg(2025, names=("day_count", "statutory"))
        assert "<title>2025: day_count (91 days after), against statutory (3 months a" in written

    def test_the_year_of_the_first_anchor(self, run: Run, tmp_path: Path) -> None:
        """Unless another is asked for."""
        run(*REVIEWS, *LATE_NOVEMBER, "--svg", "year.svg")
        assert "<title>2025: " in (tmp_path / "year.svg").read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        ("options", "says"),
        [
            (("--out", "out.xlsx"), "out.xlsx: an output file ends in .csv."),
            (("--svg", "year.png"), "year.png: an output file ends in .svg."),
            (("--svg", "nowhere/year.svg"), "there is no folder nowhere"),
            (("--svg", "year.svg", "--year", "2040"), "choose a year of it to draw, not 2040."),
            (("--year", "2025"), "--year says which year to draw; --svg, where to."),
        ],
    )
    def test_refused(self, run: Run, tmp_path: Path, options: tuple[str, ...], says: str) -> None:
        """Before anything is printed or written."""
        result = run(*REVIEWS, *YEARS, *options)
        assert (result.exit_code, result.stdout) == (2, "")
        assert says in result.stderr
        assert not list(tmp_path.iterdir())
