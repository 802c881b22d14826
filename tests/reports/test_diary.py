"""The diary is a calendar file that another library reads, and in which a moved date moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import vobject

import timescales as ts
from tests.reports.caseloads import AS_AT, HOSTILE, demo_cases, gathered, hostile
from timescales.reports import Child, Owed, ReportData, diary, reference

SUNDERLAND = ts.policies.sunderland()
START = date(2026, 11, 2)


def report(*events: ts.Event, policy: ts.Policy = SUNDERLAND, as_at: date = AS_AT) -> ReportData:
    case = ts.Case("KH 1234567", (ts.Event("became_looked_after", START), *events))
    return gathered([case], policy.only("lac_review"), as_at)


def events(content: bytes) -> dict[str, Any]:
    """The events of a file by their UID, as vobject reads them."""
    [calendar] = vobject.readComponents(content.decode())
    found = {event.uid.value: event for event in getattr(calendar, "vevent_list", [])}
    assert len(found) == len(getattr(calendar, "vevent_list", []))
    return found


def only(content: bytes) -> Any:
    [event] = events(content).values()
    return event


class TestReadBack:
    """Another library reads the same dates out of it."""

    def test_every_open_obligation_is_a_day_of_its_own(self) -> None:
        data = gathered(demo_cases(60))
        read = events(diary(data))
        wanted = sorted(o.due for c in data.children for o in c.owed if o.is_open and o.due)
        assert sorted(event.dtstart.value for event in read.values()) == wanted
        assert all(type(event.dtstart.value) is date for event in read.values())
        assert {event.status.value for event in read.values()} == {"CONFIRMED"}

    def test_what_an_event_says(self) -> None:
        event = only(diary(report()))
        ref = reference("KH 1234567")[:8]
        assert event.summary.value == f"Looked-after child review 1 due, ref {ref}"
        assert event.dtstart.value == date(2026, 11, 30)
        assert "Plan by" in event.description.value
        assert event.description.value.endswith("As at Sunday 22 November 2026")

    def test_overdue_is_said(self) -> None:
        assert " 1 overdue, " in only(diary(report(as_at=date(2026, 12, 2)))).summary.value

    def test_lines_are_folded_at_75_octets(self) -> None:
        lines = diary(hostile_with_reference(), identified=True).split(b"\r\n")
        assert max(map(len, lines)) <= 75
        assert not any(b"\n" in line for line in lines)

    def test_hostile_texts_come_back_as_they_were(self) -> None:
        event = only(diary(hostile_with_reference(), identified=True))
        assert event.summary.value == f"{HOSTILE} 1 overdue, {HOSTILE}"

    def test_what_has_no_date_or_is_over_is_left_out(self) -> None:
        done = Owed("a", "A", 1, ts.Status.MET_IN_TIME, START, START, met=START)
        undated = Owed("b", "B", 1, ts.Status.NO_DEADLINE, START)
        data = ReportData("T", AS_AT, (Child("A", (done, undated), reference="r"),))
        assert events(diary(data)) == {}

    def test_a_date_that_leans_on_unpublished_days_says_so(self) -> None:
        owed = Owed("a", "A", 1, ts.Status.UPCOMING, START, START, provisional=True)
        data = ReportData("T", AS_AT, (Child("A", (owed,), reference="r"),))
        assert "Provisional: " in only(diary(data)).description.value


class TestAlarms:
    """An alarm at nine on the day by which to plan, where there is one and it is ahead."""

    def test_at_the_planning_lead(self) -> None:
        data = report(as_at=date(2026, 11, 2))
        [owed] = data.children[0].owed
        assert owed.plan_by
        assert owed.due
        alarm = only(diary(data)).valarm
        at = datetime.combine(owed.due, datetime.min.time()) + alarm.trigger.value
        assert (at.date(), at.hour) == (owed.plan_by, 9)
        assert alarm.action.value == "DISPLAY"

    def test_none_once_it_has_passed_and_none_without_a_lead(self) -> None:
        late = report(as_at=date(2026, 11, 27))
        assert late.children[0].owed[0].plan_by
        for data in (late, report(policy=ts.policies.statutory())):
            assert not hasattr(only(diary(data)), "valarm")


class TestPersonalData:
    """By default an event names neither child nor officer."""

    def test_nobody_is_named(self) -> None:
        booked = ts.Event("lac_review_booked", date(2026, 11, 3), details={"officer": "Ann Other"})
        data = report(booked)
        content = diary(data)
        for words in (b"KH 1234567", b"1234567", b"Ann Other"):
            assert words not in content
        assert b"KH 1234567" in diary(data, identified=True)
        assert b"Ann Other" in diary(data, identified=True)

    def test_a_reference_is_stable_and_the_key_changes_it(self) -> None:
        assert reference("A") == reference("A") != reference("B")
        assert reference("A", b"k") == reference("A", b"k") != reference("A", b"l")

    def test_a_key_that_is_too_long_is_refused(self) -> None:
        with pytest.raises(ts.WrongValueError, match="at most 64 bytes, not 65"):
            reference("A", b"k" * 65)

    def test_children_without_a_reference_are_refused(self) -> None:
        with pytest.raises(ts.WrongValueError, match="children with a reference"):
            diary(hostile())


class TestMoves:
    """The UID is the child's, the duty's and the occurrence's, and no date is in it."""

    def test_a_date_that_moves_moves_its_event(self) -> None:
        first = diary(report())
        shifted = report(policy=ts.policies.statutory())
        owed = replace(shifted.children[0].owed[0], due=date(2026, 12, 1))
        moved = replace(shifted, children=(replace(shifted.children[0], owed=(owed,)),))
        second = diary(moved, previous=first)
        [(one, before), (two, after)] = [*events(first).items(), *events(second).items()]
        assert one == two
        assert (before.sequence.value, after.sequence.value) == ("0", "1")
        assert after.dtstart.value == date(2026, 12, 1)
        third = diary(moved, previous=second)
        assert only(third).sequence.value == "1"

    def test_what_is_held_is_cancelled_once_and_the_next_is_another_event(self) -> None:
        first = diary(report())
        held = report(ts.Event("lac_review", date(2026, 11, 20)))
        second = events(diary(held, previous=first))
        [uid] = events(first)
        assert (second[uid].status.value, second[uid].sequence.value) == ("CANCELLED", "1")
        [other] = second.keys() - {uid}
        assert second[other].sequence.value == "0"
        third = events(diary(held, previous=diary(held, previous=first)))
        assert set(third) == {other}

    def test_what_comes_back_is_confirmed_again(self) -> None:
        cancelled = diary(ReportData("T", AS_AT, ()), previous=diary(report()))
        back = only(diary(report(), previous=cancelled))
        assert (back.status.value, back.sequence.value) == ("CONFIRMED", "2")

    def test_a_second_period_of_care_has_events_of_its_own(self) -> None:
        ended = ts.Event("ceased_looked_after", date(2026, 11, 10))
        again = ts.Event("became_looked_after", date(2026, 11, 16))
        one, two = only(diary(report())), only(diary(report(ended, again)))
        assert one.uid.value != two.uid.value
        assert two.dtstart.value - one.dtstart.value == timedelta(days=14)

    def test_the_same_report_gives_the_same_file(self) -> None:
        assert diary(report()) == diary(report())

    @pytest.mark.parametrize("content", [b"subject_id,event\n", b"", b"BEGIN:VCALENDAR\r\n"])
    def test_a_file_that_is_no_diary_is_refused(self, content: bytes) -> None:
        with pytest.raises(ts.RecordsError, match="cannot be read as an iCalendar file"):
            diary(report(), previous=content)


def hostile_with_reference() -> ReportData:
    data = hostile()
    return replace(data, children=(replace(data.children[0], reference="r" * 32),))
