"""Every row is accounted for, whatever is in the file, and cases do not depend on their order."""

from __future__ import annotations

import logging
import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timescales as ts
from tests.records.files import EPISODES, EVENTS, HEADER, REVIEWS, in_folder, is_account
from timescales.records import Records, read

Rows = list[list[str]]

texts = st.text(st.sampled_from('aé–,;"\n\r \t\x0c\u2028'), max_size=6)
subjects = st.sampled_from(["A", "B", " A", "", "Zoë"])
days = st.sampled_from(
    ["2026-11-02", "02/11/2026", "11/02/2026", "2026-11-03", "", "13/13/2026", "2026-2-3", " "]
)
births = st.sampled_from(["", "", "2010-05-04", "04/05/2010", "2011-05-04", "x"])
kinds = st.sampled_from(
    ["became_looked_after", "lac_review", "lac_review_booked", "lac_reviw", "", "icpc"]
)
event_rows = st.tuples(subjects, kinds, days, st.sampled_from(["", "r"]) | texts, births).map(list)
codes = st.sampled_from(["S", "L", "P", "", "X"])
episode_rows = st.tuples(
    subjects,
    days,
    codes,
    st.sampled_from(["C2", "V3", "V4", ""]),
    st.just("N1"),
    st.sampled_from(["K1", "U1"]),
    texts,
    days,
    st.sampled_from(["X1", "E8", "", "Q"]),
).map(list)
review_rows = st.tuples(subjects, births, days, st.sampled_from(["PN1", "", "PN8"])).map(list)
header_rows = st.tuples(subjects, st.just("1"), births).map(list)


def messy(good: st.SearchStrategy[list[str]], width: int) -> st.SearchStrategy[Rows]:
    """Rows of which some are repeated, some are empty, and some have the wrong number of cells."""
    broken = st.lists(texts, min_size=2, max_size=width + 2) | st.just([""] * width)
    return st.lists(st.one_of(good, good, good, broken), min_size=1, max_size=12).flatmap(
        lambda rows: st.lists(st.sampled_from(rows), max_size=3).map(lambda more: [*rows, *more])
    )


def written(header: str, rows: Rows) -> tuple[str, list[int]]:
    """The text of a file, and the line on which each row begins, with blank lines between some."""
    text = f"{header}\n"
    begins = []
    for number, row in enumerate(rows):
        if number % 3 == 2:
            text += "\n"
        begins.append(len(re.findall(r"\r\n|\r|\n", text)) + 1)
        text += ",".join(map(quoted, row)) + "\n"
    return text, begins


def quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if re.search(r'[,"\r\n]', cell) else cell


def bytes_of(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:  # what cp1252 lacks
        return text.replace("\u2028", "?").encode(encoding)


encodings = st.sampled_from(["utf-8", "utf-8-sig", "cp1252"])


def read_rows(rows: Rows, encoding: str = "utf-8", header: str = EVENTS) -> Records:
    content = bytes_of(written(header, rows)[0], encoding)
    return in_folder({"events.csv": content}, lambda folder: read(folder / "events.csv"))


def used_lines(records: Records, begins: list[int]) -> list[int]:
    unused = {found.line for found in records.findings if not found.used}
    assert unused <= set(begins)
    return [line for line in begins if line not in unused]


class TestEventFile:
    """rows read = rows used + findings with ``used`` = no, exactly."""

    @given(messy(event_rows, 5), encodings)
    def test_every_row(self, rows: Rows, encoding: str) -> None:
        """Each row is counted once, by its line, and either gave something or has one finding."""
        _, begins = written(EVENTS, rows)
        records = read_rows(rows, encoding)
        assert records.rows_read == len(rows)
        assert is_account(records)
        births = {case.subject_id: case.date_of_birth for case in records.cases}
        used = used_lines(records, begins)
        origins = {origin.line for origin in records.origins.values()}
        assert origins <= set(used)
        for line, row in zip(begins, rows, strict=True):
            if line in set(used) - origins:
                assert births[row[0].strip()] is not None
        assert len(records.origins) == sum(len(case.events) for case in records.cases)
        for case in records.cases:
            for event in case.events:
                place = records.origin(case.subject_id, event)
                assert place is not None
                row = rows[begins.index(place[1])]
                assert (row[0].strip(), row[1]) == (case.subject_id, event.kind)

    @given(messy(event_rows.filter(lambda row: row[4] != "2011-05-04"), 5))
    def test_used_rows_are_enough(self, rows: Rows) -> None:
        """A row that was not used could be left out: the others give the same events, all used.

        Rows that contradict one another in the date of birth are left out of this.
        """
        rows = [*rows, ["C", "became_looked_after", "2026-11-02", "", ""]]
        _, begins = written(EVENTS, rows)
        records = read_rows(rows)
        used = used_lines(records, begins)
        kept = [row for line, row in zip(begins, rows, strict=True) if line in used]
        again = read_rows(kept)
        assert again.cases == records.cases
        assert again.rows_not_used == 0

    @given(messy(event_rows, 5), st.randoms(use_true_random=False))
    def test_order(self, rows: Rows, random: Random) -> None:
        """The order of the rows changes no case, and no more than which of equal rows is used."""
        shuffled = list(rows)
        random.shuffle(shuffled)
        first, second = read_rows(rows), read_rows(shuffled)
        assert first.cases == second.cases
        assert read_rows(rows) == first

    @given(st.binary(max_size=200))
    def test_any_bytes(self, content: bytes) -> None:
        """Any bytes after a header are read in full or refused whole."""
        header = EVENTS.encode() + b"\n"
        try:
            records = in_folder(
                {"events.csv": header + content}, lambda folder: read(folder / "events.csv")
            )
        except ts.RecordsError:
            return
        assert is_account(records)
        assert records.rows_read > 0


class TestReturn:
    """Rows read = rows used + findings with ``used`` = no, over all the files of a return."""

    @given(
        messy(episode_rows, 9), messy(review_rows, 4), messy(header_rows, 3),
        messy(episode_rows, 9), encodings,
    )  # fmt: skip
    def test_every_row(
        self, episodes: Rows, reviews: Rows, header: Rows, later: Rows, encoding: str
    ) -> None:
        """Each row gave an event, or as a header row a date of birth, or has one finding."""
        files = {
            "episodes 2026.csv": (EPISODES, episodes),
            "episodes 2027.csv": (EPISODES, later),
            "reviews.csv": (REVIEWS, reviews),
            "header.csv": (HEADER, header),
        }
        texts_and_lines = {name: written(*content) for name, content in files.items()}
        records = in_folder(
            {name: bytes_of(text, encoding) for name, (text, _) in texts_and_lines.items()}, read
        )
        assert is_account(records)
        places = {
            (name, line): row
            for name, (_, begins) in texts_and_lines.items()
            for line, row in zip(begins, files[name][1], strict=True)
        }
        assert records.rows_read == len(places)
        unused = {found.place for found in records.findings if not found.used}
        gave_events = {(origin.file, origin.line) for origin in records.origins.values()}
        births = {case.subject_id: case.date_of_birth for case in records.cases}
        assert not gave_events & unused
        for place, row in places.items():
            if place not in unused | gave_events:
                assert births[row[0].strip()] is not None
                assert place[0] in ("header.csv", "reviews.csv")
        for case in records.cases:
            for event in case.events:
                origin = records.origin(case.subject_id, event)
                assert origin is not None
                assert places[origin][0].strip() == case.subject_id

    @given(messy(episode_rows, 9), messy(review_rows, 4), st.randoms(use_true_random=False))
    def test_order(self, episodes: Rows, reviews: Rows, random: Random) -> None:
        """The order of the rows changes no case."""

        def cases() -> tuple[ts.Case, ...]:
            contents = {"episodes.csv": (EPISODES, episodes), "reviews.csv": (REVIEWS, reviews)}
            files = {name: written(*each)[0].encode() for name, each in contents.items()}
            return in_folder(files, read).cases

        before = cases()
        random.shuffle(episodes)
        random.shuffle(reviews)
        assert cases() == before


class TestPrivacy:
    """No child's identifier in logs, nor in the message of an error."""

    CHILD_ID = "ID-77"

    @pytest.mark.parametrize(
        "lines",
        [
            [f"{CHILD_ID},lac_review,2026-11-02"],
            [f"{CHILD_ID};lac_review;2026-11-02"],
            [f'"{CHILD_ID},lac_review,2026-11-02'],
            ["subject_id,event,date", f"{CHILD_ID},lac_review,\x81\xff"],
            ["CHILD,DECOM", f"{CHILD_ID},"],
        ],
    )
    def test_errors(self, lines: list[str], caplog: pytest.LogCaptureFixture) -> None:
        """What is refused whole names no child, as events or as a return."""
        content = "\n".join(lines).encode("latin-1")
        folders = {"events.csv": content}, {"episodes.csv": content, "reviews.csv": content}
        with caplog.at_level(logging.DEBUG):
            for files, name in zip(folders, ("events.csv", ""), strict=True):
                with pytest.raises(ts.RecordsError) as error:
                    in_folder(files, lambda folder, name=name: read(folder / name))  # type: ignore[misc]
                assert self.CHILD_ID not in str(error.value)
        assert not caplog.records

    def test_findings(
        self, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Findings alone name the subject, in a column of its own and never in the reason."""
        born = [self.CHILD_ID, "", "", "", "2010-05-04"]
        bad = [self.CHILD_ID, "lac_reviw", "soon", "", "x"]
        with caplog.at_level(logging.DEBUG):
            records = read_rows([born, born, bad])
        assert [found.subject_id for found in records.findings] == [self.CHILD_ID] * 2
        assert not any(self.CHILD_ID in found.reason for found in records.findings)
        assert self.CHILD_ID not in "".join(capsys.readouterr())
        assert not caplog.records
