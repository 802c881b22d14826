"""What lets a caseload of any size through: rows kept on disk, counts kept as they go by."""

from __future__ import annotations

from datetime import date, timedelta
from tempfile import TemporaryFile

from hypothesis import given
from hypothesis import strategies as st

from timescales.cli.output.cells import Cell
from timescales.cli.spool import Spool
from timescales.cli.tally import SOONEST, Tally
from timescales.records import Row

FIRST = date(2026, 1, 1)
cells: st.SearchStrategy[Cell] = st.none() | st.booleans() | st.integers() | st.dates() | st.text()


class TestSpool:
    """Rows come back as they were put in, however often, and however many."""

    @given(st.lists(st.lists(cells, max_size=4), max_size=5), st.lists(st.lists(cells), max_size=2))
    def test_rows_come_back(self, rows: list[list[Cell]], more: list[list[Cell]]) -> None:
        """Whatever the cells, again and again, also when rows are added after a look."""
        with TemporaryFile("w+", encoding="utf-8") as file:
            spool = Spool(file)
            for row in rows:
                spool.add(row)
            assert list(spool) == list(spool) == rows
            for row in more:
                spool.add(row)
            assert list(spool) == rows + more
            assert len(spool) == len(rows) + len(more)

    def test_many(self) -> None:
        """More than are written at a time."""
        with TemporaryFile("w+", encoding="utf-8") as file:
            spool = Spool(file)
            for number in range(2_500):
                spool.add([number, FIRST + timedelta(number)])
            assert [row[0] for row in spool] == list(range(2_500))
            assert len(spool) == 2_500


def row(number: int, *, status: str = "upcoming", due: date | None = None) -> Row:
    return Row(
        subject_id=f"{number:05}",
        timescale="icpc",
        ordinal=1,
        anchor_date=FIRST,
        due_date=due,
        hold_by=due,
        plan_by=None,
        met_date=None,
        status=status,
        days_late=None,
        policy="statutory",
        statutory_limit=None if due is None else due - timedelta(number % 2),
        provisional=not number % 3,
        note="",
    )


class TestTally:
    """The counts of many rows, and the few that are due soonest."""

    def test_the_soonest(self) -> None:
        """Of thousands in any order those first due, then by subject; others are only counted."""
        tally = Tally()
        days = [(number * 7_919) % 3_000 for number in range(3_000)]
        for number, day in enumerate(days):
            tally.add(row(number, due=FIRST + timedelta(day)))
        for number in range(3):
            tally.add(row(number, status="met_in_time", due=FIRST))
        tally.add(row(0, status="overdue"))
        assert [each.due_date for each in tally.soonest] == [
            FIRST + timedelta(day) for day in range(SOONEST)
        ]
        assert (tally.open, tally.obligations) == (3_000, 3_004)
        assert tally.by_timescale["icpc"] == {"upcoming": 3_000, "met_in_time": 3, "overdue": 1}
        assert tally.statuses == ("met_in_time", "upcoming", "overdue")
        assert tally.due_after_statutory_limit == 1_500 + 1
        assert tally.provisional == 1_000 + 2
