"""The lines of ``expect`` and ``history``: what they say, and how each is refused."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timescales as ts
from timescales._moments import parse_clock
from timescales.conformance import Answer, Expectation, HistoryLine
from timescales.conformance.expectation import parse_answer, parse_obligation
from timescales.conformance.history import parse_event

STAGES = ("first", "second", "subsequent")
ONE = ("first",)
KINDS = ts.policies.statutory().event_kinds


class TestObligations:
    """``[STAGE] from DATE [not before DATE] ANSWER STATUS [note "TEXT"]``."""

    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            (
                "first from 2024-12-23 due 2025-01-23 met_in_time",
                Expectation(
                    "first", date(2024, 12, 23), None, Answer.DUE, date(2025, 1, 23),
                    status=ts.Status.MET_IN_TIME,
                ),
            ),
            (
                "second from 2024-12-23 no deadline no_deadline",
                Expectation(
                    "second", date(2024, 12, 23), answer=Answer.NO_DEADLINE,
                    status=ts.Status.NO_DEADLINE,
                ),
            ),
            (
                'from 2024-12-23 not known upcoming note "the stage is not known"',
                Expectation(
                    anchor=date(2024, 12, 23), answer=Answer.NOT_KNOWN,
                    status=ts.Status.UPCOMING, note="the stage is not known",
                ),
            ),
            (
                "second from 2026-02-01 not before 2026-03-01 due 2026-03-15 overdue",
                Expectation(
                    "second", date(2026, 2, 1), date(2026, 3, 1), Answer.DUE, date(2026, 3, 15),
                    status=ts.Status.OVERDUE,
                ),
            ),
        ],
    )  # fmt: skip
    def test_says(self, line: str, expected: Expectation) -> None:
        """Each line is read, and is the text of what was read."""
        assert parse_obligation(line, STAGES) == expected
        assert str(expected) == line

    def test_a_time_is_a_moment_in_london(self) -> None:
        """On that day, whatever the clocks show there."""
        line = "from 2026-03-28 due 2026-03-31 11:00 upcoming"
        expected = parse_obligation(line, ONE)
        assert expected.due == date(2026, 3, 31)
        assert expected.due_at == datetime(2026, 3, 31, 10, tzinfo=UTC)
        assert str(expected) == line

    def test_one_stage_is_not_named(self) -> None:
        """Where there is one there is nothing to tell apart."""
        assert parse_obligation("from 2024-12-13 due 2025-01-08 lapsed", ONE).stage is None

    def test_spaces_do_not_matter(self) -> None:
        """Columns may be lined up."""
        line = '  first   from 2024-12-23  due 2025-01-23   upcoming   note  "a  b" '
        read = parse_obligation(line, STAGES)
        assert str(read) == 'first from 2024-12-23 due 2025-01-23 upcoming note "a  b"'

    @given(
        st.builds(
            Expectation,
            st.sampled_from(STAGES),
            st.dates(),
            st.none() | st.dates(),
            st.just(Answer.DUE),
            st.dates(date(1972, 1, 1), date(2100, 1, 1)),
            st.none(),
            st.sampled_from(ts.Status),
            st.none() | st.text("abc .,'", min_size=1),
        ),
        st.none() | st.times(),
    )
    def test_text_and_value_are_one(self, value: Expectation, clock: Any) -> None:
        """What is written is read again."""
        line = str(value)
        if clock is not None and clock.hour > 2:  # an hour that there is on every day
            line = line.replace(f"due {value.due}", f"due {value.due} {clock:%H:%M}")
        assert str(parse_obligation(line, STAGES)) == line

    @pytest.mark.parametrize(
        ("line", "stages", "says"),
        [
            ("", ONE, "expected from DATE at its beginning, where the line ends."),
            ("due 2025-01-08", ONE, "expected 'from' at its beginning, where 'due' stands there."),
            ("first from", ONE, "It has one stage: leave out 'first'."),
            ("frist from 2024-01-01", STAGES, "expected a stage, first, second or subsequent, at "),
            ("frist from 2024-01-01", STAGES, "where 'frist' stands there. Did you mean first?"),
            ("first due 2024-01-01", STAGES, "expected from DATE after 'first', where 'due' "),
            ("from", ONE, "expected a date after 'from', where the line ends."),
            ("from 5 May", ONE, "'5' is not a date; write it as 2026-05-04."),
            ("from 2023-02-30", ONE, "'2023-02-30' is not a date: no calendar has that day."),
            ("from 2024-01-01", ONE, "expected due DATE, no deadline or not known after "),
            ("from 2024-01-01 no date", ONE, "after '2024-01-01', where 'no' stands there."),
            ("from 2024-01-01 not supplied", ONE, "expected due DATE, no deadline or not known"),
            ("from 2024-01-01 not before", ONE, "expected a date after 'before', where the line"),
            ("from 2024-01-01 due 2024-02-01", STAGES, "name the stage first: first, second or "),
            ("from 2024-01-01 due 2024-02-01", ONE, "expected a status after '2024-02-01', where "),
            ("from 2024-01-01 due 2024-02-01", ONE, "Known: met_in_time, "),
            ("from 2024-01-01 due 2024-02-01 met_intime", ONE, "Did you mean met_in_time"),
            ("from 2024-01-01 due 2024-02-01 9:30 met_late", ONE, "expected a status after"),
            ("from 2026-01-01 due 2026-03-29 01:30 met_late", ONE, "the clocks went forward."),
            ("from 2024-01-01 no deadline no_deadline so", ONE, "expected the end of the line"),
            ("from 2024-01-01 no deadline no_deadline note so", ONE, 'or note "TEXT" after'),
            ('from 2024-01-01 no deadline no_deadline note ""', ONE, "where 'note' stands there."),
        ],
    )
    def test_refuses(self, line: str, stages: tuple[str, ...], says: str) -> None:
        """The line is shown, and what was expected in it, and where."""
        with pytest.raises(ts.WrongValueError, match=f"^{re.escape(repr(line))}: ") as refused:
            parse_obligation(line, stages)
        assert says in str(refused.value)


class TestAnswers:
    """``[STAGE] [not before DATE] [ANSWER]``, of which at least one is said."""

    @pytest.mark.parametrize(
        ("line", "stages"),
        [
            ("second due 2025-04-30", STAGES),
            ("due 2025-04-30", ONE),
            ("first no deadline", STAGES),
            ("not supplied", ONE),
            ("not before 2026-03-01", ONE),
            ("second not before 2026-03-01 due 2026-03-15", STAGES),
        ],
    )
    def test_says(self, line: str, stages: tuple[str, ...]) -> None:
        """Each line is read, and is the text of what was read."""
        assert str(parse_answer(line, stages)) == line

    @pytest.mark.parametrize(
        ("line", "stages", "says"),
        [
            ("", ONE, "expected due DATE, no deadline, not supplied or not before DATE at its "),
            ("", STAGES, "name the stage first: first, second or subsequent."),
            ("due 2025-04-30", STAGES, "name the stage first: first, second or subsequent."),
            ("third due 2025-04-30", STAGES, "expected a stage, first, second or subsequent, at"),
            ("first due 2025-04-30", ONE, "expected 'due', 'no' or 'not' at its beginning"),
            ("not known", ONE, "expected due DATE, no deadline, not supplied or not before DATE"),
            ("due 2025-04-30 upcoming", ONE, "expected the end of the line after '2025-04-30'"),
            ("due 2025-04-30 10:00", ONE, "expected the end of the line after '2025-04-30'"),
            ("due", ONE, "expected a date after 'due', where the line ends."),
        ],
    )
    def test_refuses(self, line: str, stages: tuple[str, ...], says: str) -> None:
        """As above; a status belongs to a history, and so does what is not known."""
        with pytest.raises(ts.WrongValueError, match=f"^{re.escape(repr(line))}: ") as refused:
            parse_answer(line, stages)
        assert says in str(refused.value)


class TestEvents:
    """``DATE KIND [ref=REF] [sets=DATE] [at=HH:MM] [KEY=VALUE …]``."""

    def test_an_event(self) -> None:
        """A day and a kind are enough."""
        line = parse_event("2025-01-23 lac_review", KINDS)
        assert line.event() == ts.Event("lac_review", date(2025, 1, 23))

    def test_ref_and_details(self) -> None:
        """What has no other meaning is a detail; a value with a space is quoted."""
        line = parse_event('2026-09-01  dispute_raised ref=D1 officer="A B"  stage=2 ', KINDS)
        details = {"officer": "A B", "stage": "2"}
        assert line.event() == ts.Event("dispute_raised", date(2026, 9, 1), "D1", details)

    def test_what_an_event_sets_and_when_it_was(self) -> None:
        """The day that it sets, and the moment in London."""
        line = parse_event("2026-06-05 lac_review_booked sets=2026-07-01 at=16:45", KINDS)
        assert line.event() == ts.Event(
            "lac_review_booked",
            date(2026, 6, 5),
            sets=date(2026, 7, 1),
            at=datetime(2026, 6, 5, 15, 45, tzinfo=UTC),
        )
        assert dict(line.details) == {}

    def test_kinds_of_a_policy_are_known(self) -> None:
        """Beside those of the national policies; booked and adjourned ones too."""
        assert parse_event("2026-06-05 tea_drunk", ("tea_drunk",)).kind == "tea_drunk"
        assert parse_event("2026-06-05 icpc_adjourned", ()).kind == "icpc_adjourned"

    @pytest.mark.parametrize(
        ("line", "says"),
        [
            ("2025-01-23", "an event is a date and a kind, and what belongs to it."),
            ("lac_review 2025-01-23", "'lac_review' is not a date; write it as 2026-05-04."),
            ("2025-02-29 lac_review", "'2025-02-29' is not a date: no calendar has that day."),
            ("2025-01-23 lac_reveiw", "'lac_reveiw' is not an event kind. Did you mean lac_review"),
            ("2025-01-23 lac_review late", "'late' is not KEY=VALUE; a value with a space in it"),
            ("2025-01-23 lac_review why=too late", "'late' is not KEY=VALUE;"),
            ('2025-01-23 lac_review why="too late', "'why=\"too' is not KEY=VALUE;"),
            ("2025-01-23 lac_review ref=", "'ref=' is not KEY=VALUE;"),
            ("2025-01-23 lac_review ref=A ref=B", "'ref' is given twice."),
            ("2025-01-23 lac_review sets=soon", "'soon' is not a date;"),
            ("2025-01-23 lac_review at=24:00", "'24:00' is not a time; write it as 09:30 or"),
            ("2026-03-29 lac_review at=01:59", "There was no 01:59 on 2026-03-29: the clocks "),
        ],
    )
    def test_refuses(self, line: str, says: str) -> None:
        """The line is shown, and what is wrong with it."""
        with pytest.raises(ts.WrongValueError, match=f"^{re.escape(repr(line))}: ") as refused:
            parse_event(line, KINDS)
        assert says in str(refused.value)

    def test_a_line_is_immutable_and_can_be_a_key(self) -> None:
        """As every value of the library."""
        line = parse_event("2026-09-01 dispute_raised stage=2", KINDS)
        assert len({line, parse_event("2026-09-01 dispute_raised  stage=2", KINDS)}) == 1
        assert {field.name for field in fields(HistoryLine)} == {
            *("date", "kind", "ref", "sets", "at", "details")
        }


class TestClock:
    """Clock times are those of London."""

    @pytest.mark.parametrize(
        ("day", "clock", "utc"),
        [
            (date(2026, 3, 29), "00:59", datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
            (date(2026, 3, 29), "02:00", datetime(2026, 3, 29, 1, tzinfo=UTC)),
            (date(2026, 10, 25), "01:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
            (date(2026, 10, 25), "02:00", datetime(2026, 10, 25, 2, tzinfo=UTC)),
            (date(2026, 1, 1), "23:59", datetime(2026, 1, 1, 23, 59, tzinfo=UTC)),
        ],
    )
    def test_moments(self, day: date, clock: str, utc: datetime) -> None:
        """Of an hour that comes twice it is the first; the last that there is stands."""
        assert parse_clock(day, clock).astimezone(UTC) == utc

    @pytest.mark.parametrize("clock", ["9:30", "09:30:00", "0930", "12:60", "noon", ""])
    def test_nothing_else_is_a_time(self, clock: str) -> None:
        """Two digits, a colon, two digits."""
        with pytest.raises(ts.WrongValueError, match="is not a time; write it as 09:30 or 16:45"):
            parse_clock(date(2026, 1, 1), clock)
