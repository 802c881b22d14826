"""The demo caseload as files: a CSV of events, and an SSDA903 return that tells the same story."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

import timescales as ts
from tests.core.histories import project_heart
from timescales.demo import caseload, complete_from, write_caseload
from timescales.records import read

AS_AT = date(2026, 11, 22)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the default caseload."""
    folder = tmp_path_factory.mktemp("demo") / "made" / "for it"
    assert write_caseload(folder, as_at=AS_AT) == folder / "caseload.csv"
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def reviews_of(case: ts.Case) -> list[tuple[object, ...]]:
    """What there is to say about each looked-after review of a case, but where it was read."""
    return [
        (o.ordinal, o.anchor, o.due, o.met_on, o.ended_on, o.status.value, o.hold_by, o.candidates)
        for o in project_heart(case, as_at=AS_AT)
        if o.timescale == "lac_review"
    ]


def by_subject(cases: tuple[ts.Case, ...]) -> dict[str, ts.Case]:
    return {case.subject_id: case for case in cases}


class TestEvents:
    """caseload.csv has the columns subject_id, event, date, ref, date_of_birth and details."""

    def test_columns(self, folder: Path) -> None:
        """The columns that every reader needs come first, then the details."""
        header = (folder / "caseload.csv").read_text("utf-8").splitlines()[0].split(",")
        assert header[:5] == ["subject_id", "event", "date", "ref", "date_of_birth"]
        assert {"team", "officer", "reason", "participation", "stage"} <= set(header[5:])

    def test_read_back(self, folder: Path) -> None:
        """Reading the file gives the cases it was written from, every row used."""
        records = read(folder / "caseload.csv", complete_from=complete_from(AS_AT))
        assert records.rows_not_used == 0
        assert not records.findings
        written = by_subject(caseload(2026, 120, AS_AT))
        found = by_subject(tuple(records.cases))
        assert found.keys() == written.keys()
        for subject_id, case in found.items():
            told = [(e.kind, e.date, e.ref, given(e)) for e in case.events]
            assert told == [(e.kind, e.date, e.ref, given(e)) for e in written[subject_id].events]
            assert case.date_of_birth == written[subject_id].date_of_birth
            assert case.complete_from == written[subject_id].complete_from

    def test_arguments(self, tmp_path: Path) -> None:
        """Seed and number of children are those asked for, and files are written over."""
        path = write_caseload(tmp_path, seed=3, children=30, as_at=AS_AT)
        first = path.read_bytes()
        write_caseload(tmp_path, seed=4, children=2, as_at=AS_AT)
        write_caseload(tmp_path, seed=3, children=30, as_at=AS_AT)
        assert path.read_bytes() == first
        assert len({row["subject_id"] for row in rows(path)}) == 30

    def test_line_ends(self, folder: Path) -> None:
        """The files are the same bytes on every system."""
        for path in folder.rglob("*.csv"):
            assert b"\r" not in path.read_bytes()


def given(event: ts.Event) -> dict[str, str]:
    return {key: value for key, value in event.details.items() if value}


class TestReturn:
    """ssda903/ tells the looked-after part of the same story."""

    def test_columns(self, folder: Path, shared: Path) -> None:
        """The columns are those of a real return."""
        for name in ("header.csv", "episodes.csv", "reviews.csv"):
            ours = (folder / "ssda903" / name).read_text("utf-8").splitlines()[0]
            theirs = (shared / "data" / "ssda903" / name).read_text("utf-8").splitlines()[0]
            assert ours == theirs

    def test_same_obligations(self, folder: Path) -> None:
        """Both forms give the same looked-after reviews for every child that is in both."""
        events = by_subject(
            tuple(read(folder / "caseload.csv", complete_from=complete_from(AS_AT)).cases)
        )
        returned = by_subject(
            tuple(read(folder / "ssda903", complete_from=complete_from(AS_AT)).cases)
        )
        both = sorted(events.keys() & returned.keys())
        assert len(both) == 90
        for subject_id in both:
            assert reviews_of(returned[subject_id]) == reviews_of(events[subject_id]), subject_id

    def test_complete_without_being_told(self, folder: Path) -> None:
        """The earliest review says from when the return is complete, and it is right."""
        found = read(folder / "ssda903").cases
        assert {case.complete_from for case in found} == {complete_from(AS_AT)}

    def test_only_short_breaks_are_not_used(self, folder: Path) -> None:
        """The reader has nothing else to say about the return."""
        records = read(folder / "ssda903")
        assert {(f.code, f.subject_id[:7], f.used) for f in records.findings} == {
            ("short_break", "DEMO-SB", False)
        }
        assert records.rows_not_used == len(records.findings)

    def test_episodes_follow_one_another(self, folder: Path) -> None:
        """An episode that continues ends on the day the next one starts; RNE says what changed."""
        episodes = rows(folder / "ssda903" / "episodes.csv")
        for row, after in zip(episodes, [*episodes[1:], {}], strict=True):
            if row["REC"] == "X1":
                assert (after["CHILD"], after["DECOM"]) == (row["CHILD"], row["DEC"])
                changed = row["LS"] != after["LS"], row["PLACE"] != after["PLACE"]
                assert after["RNE"] == {(True, True): "B", (True, False): "L"}.get(changed, "P")
            else:
                assert (row["REC"] == "") == (row["DEC"] == "")
                assert not after or after["RNE"] == "S"
        assert {row["RNE"] for row in episodes} == {"S", "P", "L", "B"}
        assert "K1" in {row["PLACE"] for row in episodes}

    def test_dates_are_british(self, folder: Path) -> None:
        """Every date is dd/mm/yyyy."""
        for name, columns in (("episodes", ("DECOM", "DEC")), ("reviews", ("DOB", "REVIEW"))):
            for row in rows(folder / "ssda903" / f"{name}.csv"):
                for column in columns:
                    day, _, rest = row[column].partition("/")
                    assert not row[column] or (len(day), len(rest)) == (2, 7)

    def test_header_has_each_child_once(self, folder: Path) -> None:
        """Every child of the episodes, with no pupil number and no real ethnicity."""
        header = rows(folder / "ssda903" / "header.csv")
        ids = [row["CHILD"] for row in header]
        assert len(ids) == len(set(ids))
        assert set(ids) == {row["CHILD"] for row in rows(folder / "ssda903" / "episodes.csv")}
        assert {row["SEX"] for row in header} == {"1", "2"}
        assert {row["UPN"] for row in header} == {"UN3"}


class TestShortBreaks:
    """Children on short breaks are in the return alone, and have no looked-after reviews."""

    def test_only_in_the_return(self, folder: Path) -> None:
        """One for every fifteen, on V3 and V4."""
        episodes = rows(folder / "ssda903" / "episodes.csv")
        short = [row for row in episodes if row["LS"] in ("V3", "V4")]
        assert {row["CHILD"] for row in short} == {f"DEMO-SB{n}" for n in range(1, 9)}
        assert {row["LS"] for row in short} == {"V3", "V4"}
        events = {row["subject_id"] for row in rows(folder / "caseload.csv")}
        reviewed = {row["CHILD"] for row in rows(folder / "ssda903" / "reviews.csv")}
        assert not {row["CHILD"] for row in short} & (events | reviewed)

    def test_stays_are_short(self, folder: Path) -> None:
        """Each stay is at most 17 days."""
        stays = [
            r for r in rows(folder / "ssda903" / "episodes.csv") if r["LS"] == "V3" and r["DEC"]
        ]
        assert stays
        for row in stays:
            assert 0 < (british(row["DEC"]) - british(row["DECOM"])).days <= 17

    def test_no_reviews_are_due(self, folder: Path) -> None:
        """The reader gives them no looked-after reviews."""
        for case in read(folder / "ssda903").cases:
            if case.subject_id.startswith("DEMO-SB"):
                assert reviews_of(case) == []


def british(text: str) -> date:
    day, month, year = map(int, text.split("/"))
    return date(year, month, day)
