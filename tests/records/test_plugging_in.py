"""A format of one's own, by the interface that those of the library have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import timescales as ts
from timescales.case import Event
from timescales.records import Origin, Request, ShownDue, Source, SubjectRecords, open_records, read
from timescales.records.by_subject import RowsBySubject
from timescales.records.ledger import Ledger
from timescales.records.offers import Happening, Offer, Showing, settle
from timescales.records.source_row import Fault, SourceRow


class Pairs:
    """Lines of a subject and a day of its review, ``A 2026-11-02``, and the day shown as due."""

    takes = "a .pairs file"

    def __init__(self, *, forgets: bool = False) -> None:
        self.forgets = forgets

    def recognises(self, path: Path) -> bool:
        return path.suffix == ".pairs"

    def open(self, request: Request) -> Source:
        ledger = Ledger(request.progress)
        rows = RowsBySubject[str]()
        lines = request.path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, start=1):
            subject, day, due = line.split()
            ledger.enter()
            rows.add(
                subject, SourceRow(request.path.name, number, {"day": day, "due": due}), "review"
            )
        ledger.close()
        return Source(
            ledger,
            self._subjects(rows, ledger),
            len(rows),
            frozenset({"lac_review"}),
            (request.path.name,),
        )

    def _subjects(self, rows: RowsBySubject[str], ledger: Ledger) -> Iterator[SubjectRecords]:
        for subject, tagged in rows:
            offers = []
            for tag, row in tagged:
                assert tag == "review"
                faults: list[Fault] = []
                day, due = row.dated("day", faults), row.dated("due", faults)
                if day is not None and due is not None:
                    event = Happening(Event("lac_review", day), "day", row.cells["day"])
                    shown = Showing("lac_review", due, "due", row.cells["due"], event=day)
                    offers.append(Offer(row, [event], shown=[shown]))
                elif not self.forgets:
                    ledger.refuse(row, subject, *faults)
            settled = settle(subject, offers, ledger)
            if settled is not None:
                yield settled


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    path = tmp_path / "reviews.pairs"
    path.write_text(
        "B 2026-11-02 2026-11-05\nA 2026-11-03 2026-11-06\nA 2026-11-03 2026-11-06\n"
        "A 2026-11-03 2026-11-09\nC soon never\n",
        encoding="utf-8",
    )
    return path


def test_it_is_read_like_any_other(pairs: Path) -> None:
    """Cases in order, a row with a new date shown used, one that repeats all refused."""
    records = read(pairs, formats=[Pairs()])
    assert [case.subject_id for case in records.cases] == ["A", "B"]
    assert (records.rows_read, records.rows_used) == (5, 3)
    assert [(f.line, f.code) for f in records.findings] == [(3, "duplicate"), (5, "bad_date")]
    assert records.findings[1].reason.startswith("day: 'soon' is not a date")
    assert "due: 'never' is not a date" in records.findings[1].reason
    assert records.shown[0] == ShownDue(
        "A",
        "lac_review",
        date(2026, 11, 6),
        Origin("reviews.pairs", 2, "due", "2026-11-06"),
        event=date(2026, 11, 3),
    )
    assert [shown.due.day for shown in records.shown] == [6, 9, 5]


def test_one_subject_at_a_time(pairs: Path) -> None:
    """Nothing is settled before a subject's turn comes, and afterwards all is."""
    source = open_records(pairs, formats=[Pairs()])
    assert (source.most, source.ledger.rows_read, source.ledger.rows_used) == (3, 5, 0)
    subjects = iter(source)
    assert next(subjects).case.subject_id == "A"
    assert source.ledger.rows_used == 2
    assert [each.case.subject_id for each in subjects] == ["B"]
    assert source.ledger.rows_used + source.ledger.rows_refused == 5


def test_a_reader_that_loses_a_row_is_found_out(pairs: Path) -> None:
    """The account does not balance, and nothing is given out as if it did."""
    with pytest.raises(RuntimeError, match="5 rows were read and 4 are accounted for"):
        read(pairs, formats=[Pairs(forgets=True)])


def test_what_nothing_recognises(pairs: Path) -> None:
    """What would be is said."""
    with pytest.raises(ts.RecordsError, match=r"none of the records known here: a \.csv file of"):
        read(pairs)
