"""Periods of care and spells in secure accommodation, built from episodes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timescales as ts
from tests.core.histories import project_heart
from tests.records.files import is_account, read_return, refused, remarks, told
from timescales.records import Records

FIRST = date(2017, 5, 1)
DAY = timedelta(days=1)

STARTED, CONTINUED, CEASED = "became_looked_after", "episode_started", "ceased_looked_after"
IN_SECURE, OUT_OF_SECURE = "secure_placement_started", "secure_placement_ended"


def episode(
    start: int, new: str, end: int | None = None, rec: str = "", *, ls: str = "C2", at: str = "U1"
) -> str:
    """An episode from and to days counted from the first."""
    ended = "" if end is None else f"{FIRST + end * DAY:%d/%m/%Y}"
    return f"A,{FIRST + start * DAY:%d/%m/%Y},{new},{ls},N1,{at},PR1,{ended},{rec}"


def happened(records: Records) -> list[tuple[str, int]]:
    """Each event with its day counted from the first."""
    return [(kind, (date.fromisoformat(day) - FIRST).days) for _, kind, day in told(records)]


class TestPeriods:
    """Periods of care from episodes (RNE, DEC, REC, LS, PLACE)."""

    def test_one_period(self) -> None:
        """S starts it, X1 continues it, a reason that begins with E ends it on DEC."""
        records = read_return(
            episode(0, "S", 30, "X1"), episode(30, "P", 60, "X1"), episode(60, "L", 90, "E4A")
        )
        assert happened(records) == [(STARTED, 0), (CONTINUED, 30), (CONTINUED, 60), (CEASED, 90)]
        assert not records.findings
        first, *_, last = records.cases[0].events
        assert dict(first.details) == {
            "new_episode": "S",
            "legal_status": "C2",
            "need": "N1",
            "placement": "U1",
            "provider": "PR1",
        }
        assert dict(last.details) == {"leaving_reason": "E4A"}
        assert records.origin("A", first) == ("episodes.csv", 2)
        assert records.origin("A", last) == ("episodes.csv", 4)

    def test_coming_back(self) -> None:
        """Leaving ends the period and S starts another, on the same day too."""
        records = read_return(
            episode(90, "S"), episode(30, "S", 60, "E8"), episode(0, "S", 30, "E8")
        )
        assert happened(records) == [
            (STARTED, 0),
            (STARTED, 30),
            (CEASED, 30),
            (CEASED, 60),
            (STARTED, 90),
        ]
        assert not records.findings

    def test_codes_in_lower_case(self) -> None:
        """Codes are read in either case."""
        records = read_return(episode(0, "s", 30, "e8", at="k1"))
        assert happened(records) == [
            (STARTED, 0),
            (IN_SECURE, 0),
            (CEASED, 30),
            (OUT_OF_SECURE, 30),
        ]
        assert not records.findings

    def test_began_before(self) -> None:
        """A first episode that continues one means a start before the return: stage not known."""
        records = read_return(
            episode(60, "P", 90, "X1"), episode(90, "L"), complete_from=date(2017, 4, 1)
        )
        assert happened(records) == [(STARTED, 60), (CONTINUED, 90)]
        assert remarks(records) == [(2, "began_before")]
        [case] = records.cases
        assert case.complete_from == FIRST + 61 * DAY
        assert records.complete_from == date(2017, 4, 1)
        [review] = project_heart(case, as_at=FIRST + 61 * DAY)
        assert (review.due, review.stage) == (None, None)
        assert [candidate.stage for candidate in review.candidates] == [
            "first",
            "second",
            "subsequent",
        ]

    def test_began_before_the_return_is_complete(self) -> None:
        """The day from which the whole return is complete stands where it is later."""
        records = read_return(episode(0, "P"), complete_from=date(2018, 4, 1))
        assert records.cases[0].complete_from == date(2018, 4, 1)


class TestShortBreaksAndCare:
    """Short breaks are no part of care: moving into them ends a period, out of them starts one."""

    def test_into_care(self) -> None:
        """A move from short breaks into another status starts the period then."""
        records = read_return(episode(0, "S", 30, "X1", ls="V4"), episode(30, "L"))
        assert happened(records) == [(STARTED, 30)]
        assert [found.code for found in records.findings] == ["short_break"]
        assert records.cases[0].complete_from == date(2017, 4, 1)

    @pytest.mark.parametrize("ended", [(30, "X1"), (None, ""), (30, ""), (25, "X1"), (35, "X1")])
    def test_out_of_care(self, ended: tuple[int | None, str]) -> None:
        """A move from another status into short breaks ends it on the day they start."""
        records = read_return(episode(0, "S", *ended), episode(30, "L", ls="V3"))
        assert happened(records) == [(STARTED, 0), (CEASED, 30)]
        assert refused(records) == [(3, "short_break")]
        ceased = records.cases[0].events[1]
        assert records.origin("A", ceased) == ("episodes.csv", 2)

    def test_care_had_ended(self) -> None:
        """Care that ended before short breaks ended then."""
        records = read_return(episode(0, "S", 20, "E8"), episode(30, "S", 40, "E8", ls="V3"))
        assert happened(records) == [(STARTED, 0), (CEASED, 20)]

    def test_short_breaks_had_ended(self) -> None:
        """An episode that continues ended short breaks starts a period, and is remarked on."""
        records = read_return(episode(0, "S", 20, "E8", ls="V3"), episode(30, "P"))
        assert happened(records) == [(STARTED, 30)]
        assert remarks(records) == [(3, "no_start")]


class TestContradictions:
    """Contradictory combinations are remarks with a code, and nothing is dropped."""

    @pytest.mark.parametrize(
        ("rows", "found", "events"),
        [
            (
                [episode(0, "S", 30, "X1"), episode(30, "S")],
                [(3, "already_looked_after")],
                [(STARTED, 0), (STARTED, 30)],
            ),
            (
                [episode(0, "S", 30, "E8"), episode(40, "P")],
                [(3, "no_start")],
                [(STARTED, 0), (CEASED, 30), (STARTED, 40)],
            ),
            ([episode(9, "S", 3, "E8")], [(2, "ends_before_start")], [(STARTED, 9)]),
            ([episode(0, "S", 30, "X1")], [(2, "no_next_episode")], [(STARTED, 0)]),
            (
                [episode(0, "S", 30, "X1"), episode(33, "P")],
                [(2, "gap")],
                [(STARTED, 0), (CONTINUED, 33)],
            ),
            (
                [episode(0, "S", 30, "X1"), episode(20, "P")],
                [(2, "overlap")],
                [(STARTED, 0), (CONTINUED, 20)],
            ),
            (
                [episode(0, "S", 30, "E3"), episode(20, "S")],
                [(2, "overlap")],
                [(STARTED, 0), (STARTED, 20), (CEASED, 30)],
            ),
            ([episode(0, "S", 30)], [(2, "no_end_reason")], [(STARTED, 0)]),
            ([episode(0, "S", None, "X1")], [(2, "reason_without_end")], [(STARTED, 0)]),
            ([episode(0, "S", None, "E3")], [(2, "reason_without_end")], [(STARTED, 0)]),
            (
                [episode(0, "S"), episode(30, "P")],
                [(2, "no_end_date")],
                [(STARTED, 0), (CONTINUED, 30)],
            ),
            ([episode(0, "Q")], [(2, "unknown_code"), (2, "began_before")], [(STARTED, 0)]),
            ([episode(0, "S", ls="V9")], [(2, "unknown_code")], [(STARTED, 0)]),
            ([episode(0, "S", 9, "Z")], [(2, "unknown_code")], [(STARTED, 0)]),
            ([episode(0, "S", 9, "EX")], [(2, "unknown_code")], [(STARTED, 0), (CEASED, 9)]),
            (
                [episode(0, "S").replace("PR1,", "PR1,soon")],
                [(2, "bad_date")],
                [(STARTED, 0)],
            ),
        ],
    )
    def test_each(
        self, rows: list[str], found: list[tuple[int, str]], events: list[tuple[str, int]]
    ) -> None:
        """Each is told of with its row, and gives its events all the same."""
        records = read_return(*rows)
        assert remarks(records) == found
        assert happened(records) == events
        assert records.rows_used == len(rows)

    def test_severity(self) -> None:
        """X1 without a day is only remarked on; a lost end is a warning."""
        [open_still] = read_return(episode(0, "S", None, "X1")).findings
        [ended] = read_return(episode(0, "S", None, "E3")).findings
        assert open_still.severity is ts.Severity.REMARK
        assert ended.severity is ts.Severity.WARNING

    def test_remarks_of_a_row_not_used(self) -> None:
        """What is to be said of a row that is not used is said in its one finding."""
        records = read_return(episode(0, "S", 30, "X1"), episode(0, "S", 20, "X1"))
        assert refused(records) == [(2, "duplicate")]
        reason = records.findings[0].reason
        assert "already given on line 3 of episodes.csv" in reason
        assert "RNE S starts a period of care, and one is open" in reason
        assert is_account(records)


class TestSecure:
    """Consecutive K1 episodes are one spell in secure accommodation."""

    @pytest.mark.parametrize(
        ("rows", "events"),
        [
            ([episode(0, "S", at="K1")], [(IN_SECURE, 0)]),
            (
                [
                    episode(0, "S", 9, "X1"),
                    episode(9, "P", 20, "X1", at="K1"),
                    episode(20, "L", 31, "X1", at="K1"),
                    episode(31, "P"),
                ],
                [(IN_SECURE, 9), (OUT_OF_SECURE, 31)],
            ),
            (
                [episode(0, "S", None, at="K1"), episode(9, "P", at="K1"), episode(20, "P")],
                [(IN_SECURE, 0), (OUT_OF_SECURE, 20)],
            ),
            (
                [episode(0, "S", 5, "X1", at="K1"), episode(9, "P", at="K1")],
                [(IN_SECURE, 0), (OUT_OF_SECURE, 5), (IN_SECURE, 9)],
            ),
            (
                [episode(0, "S", 5, "E8", at="K1"), episode(5, "S", at="K1")],
                [(IN_SECURE, 0), (OUT_OF_SECURE, 5), (IN_SECURE, 5)],
            ),
            (
                [episode(0, "S", 5, "X1", at="K1"), episode(5, "L", ls="V4", at="K1")],
                [(IN_SECURE, 0), (OUT_OF_SECURE, 5)],
            ),
            (
                [episode(0, "S", None, "", at="K1"), episode(5, "L", ls="V4", at="K1")],
                [(IN_SECURE, 0), (OUT_OF_SECURE, 5)],
            ),
            ([episode(0, "S", at="K2")], []),
        ],
    )
    def test_spells(self, rows: list[str], events: list[tuple[str, int]]) -> None:
        """It starts with the first and ends when the last of them does, or another begins."""
        secure = [each for each in happened(read_return(*rows)) if "secure" in each[0]]
        assert sorted(secure) == sorted(events)


@dataclass(frozen=True)
class Span:
    """Some days on end: how many, of which legal status, in which placement, how they end."""

    days: int
    status: str
    place: str
    leaves: bool


spans = st.lists(
    st.builds(
        Span,
        days=st.integers(1, 12),
        status=st.sampled_from(["C2", "J1", "V3", "V4"]),
        place=st.sampled_from(["U1", "K1"]),
        leaves=st.booleans(),
    ),
    min_size=1,
    max_size=9,
)


def rows_of(history: Sequence[Span]) -> list[str]:
    """Consistent episodes, one a span."""
    rows, day, new = [], 0, "S"
    for span in history:
        rec = "E8" if span.leaves else "X1"
        rows.append(episode(day, new, day + span.days, rec, ls=span.status, at=span.place))
        day += span.days
        new = "S" if span.leaves else "B"
    return rows


def walked(history: Sequence[Span]) -> list[tuple[str, int]]:
    """What happened, found by walking day by day and looking back one day."""
    days = [
        (number, span, last and span.leaves)
        for number, span in enumerate(history)
        for last in [False] * (span.days - 1) + [True]
    ]
    events = []
    care = secure = left = False
    span_before = None
    for today, (number, span, leaves) in enumerate([*days, (len(history), None, False)]):
        care_now = span is not None and span.status not in ("V3", "V4")
        secure_now = care_now and span is not None and span.place == "K1"
        if care and (left or (span is not None and not care_now)):
            events.append((CEASED, today))
        if secure and (left or not secure_now):
            events.append((OUT_OF_SECURE, today))
        if care_now and (left or not care):
            events.append((STARTED, today))
        elif care_now and number != span_before:
            events.append((CONTINUED, today))
        if secure_now and (left or not secure):
            events.append((IN_SECURE, today))
        care, secure, left, span_before = care_now, secure_now, leaves, number
    return sorted(events)


class TestOracle:
    """The builder agrees with a naive day-by-day walk on every consistent history."""

    @given(spans, st.randoms(use_true_random=False))
    def test_agrees(self, history: list[Span], random: Random) -> None:
        """In whatever order the rows stand."""
        rows = rows_of(history)
        random.shuffle(rows)
        records = read_return(*rows)
        assert sorted(happened(records)) == walked(history)
        short = [span for span in history if span.status in ("V3", "V4")]
        assert len(refused(records)) == len(short)
        warned = {found.code for found in records.findings if found.used}
        last = history[-1]
        ends_open = not last.leaves and last.status not in ("V3", "V4")
        assert warned == ({"no_next_episode"} if ends_open else set())


@given(
    st.lists(
        st.builds(
            episode,
            st.integers(0, 9),
            st.sampled_from("SLPX"),
            st.none() | st.integers(0, 12),
            st.sampled_from(["", "X1", "E8", "Q"]),
            ls=st.sampled_from(["C2", "V4"]),
            at=st.sampled_from(["K1", "U1"]),
        ),
        min_size=1,
        max_size=7,
        unique=True,
    )
)
def test_nothing_is_dropped(rows: list[str]) -> None:
    """However contradictory, each episode in care starts on its day, and each end ends."""
    records = read_return(*rows)
    cells = [row.split(",") for row in rows]
    care = [each for each in cells if each[3] != "V4"]
    events = {(kind, f"{date.fromisoformat(day):%d/%m/%Y}") for _, kind, day in told(records)}
    for _, start, new, *_, end, rec in care:
        assert {(STARTED, start), (CONTINUED, start)} & events
        assert new != "S" or (STARTED, start) in events
        day_first = start[6:] + start[3:5] + start[:2]
        if end and rec == "E8" and end[6:] + end[3:5] + end[:2] >= day_first:
            assert (CEASED, end) in events
    short = {line for line, each in enumerate(cells, start=2) if each[3] == "V4"}
    unused = dict(refused(records))
    assert {line for line, code in unused.items() if code == "short_break"} <= short
    assert short <= unused.keys()
    assert is_account(records)
    into = [day for kind, day in happened(records) if kind == IN_SECURE]
    out = [day for kind, day in happened(records) if kind == OUT_OF_SECURE]
    assert not out or min(into) <= min(out)
