"""Faults of the count: where it begins, and what is done with the day that it ends on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from timescales._dates import long_date, short_date
from timescales.audit.cause import Question, Way
from timescales.audit.working import Working
from timescales.rules import (
    NEXT_WORKING_DAY,
    PREVIOUS_WORKING_DAY,
    DateRule,
    DayZero,
    days,
    days_before,
    on_day,
    working_days,
)
from timescales.rules.counting import Days, Months, Weeks, WorkingDays

_ONE_DAY = timedelta(days=1)
_BOOKED = "_booked"


def anchor_counted(_: Question, working: Working) -> Iterator[Way]:
    """The anchor is counted as day 1, open or closed."""
    rule = _one_less(working.rule)
    if rule is not None:
        says = f"{short_date(working.anchor)} itself is counted as day 1"
        yield Way(says, replace(working, rule=rule))


def anchor_moved(_: Question, working: Working) -> Iterator[Way]:
    """A closed anchor is first moved to the next working day, and the count begins after that."""
    rule = working.rule
    if isinstance(rule, WorkingDays) and _is_closed(working, working.anchor):
        moved = replace(working, rule=working_days(rule.n, day_zero=DayZero.FIRST_WORKING_DAY))
        says = f"{short_date(working.anchor)} is moved to the next working day before counting"
        yield Way(says, moved)


def weekend_duplicate(_: Question, working: Working) -> Iterator[Way]:
    """The closed days after the due date carry its number, and one of them is taken."""
    due = working.date
    if due is None or not working.reads_calendar:
        return
    day, more = due + _ONE_DAY, 1
    while _is_closed(working, day):
        says = f"{long_date(day)} has the same working-day number as {short_date(due)}"
        yield Way(says, replace(working, rule=working.rule.then(days(more))))
        day, more = day + _ONE_DAY, more + 1


def moved_off_closed_day(_: Question, working: Working) -> Iterator[Way]:
    """A due date on a closed day is moved to a working day."""
    due = working.date
    if due is None or not _is_closed(working, due):
        return
    for roll in (PREVIOUS_WORKING_DAY, NEXT_WORKING_DAY):
        says = f"{long_date(due)} is closed, and is moved to the {roll.value}"
        yield Way(says, replace(working, rule=working.rule.rolled_to(roll)))


def earlier_due(question: Question, working: Working) -> Iterator[Way]:
    """The date of an earlier occurrence still stands."""
    for day in dict.fromkeys(reversed(question.shown_before)):
        yield _fixed(working, day, "the date that was shown beside an earlier one still stands")
    for before in reversed(question.before):
        if before.due is not None and before.due not in question.shown_before:
            yield _fixed(
                working, before.due, "the day on which an earlier one was due still stands"
            )


def day_itself(question: Question, working: Working) -> Iterator[Way]:
    """The day on which it was held, or for which it was booked."""
    shown, booked = question.shown, f"{question.ours.timescale}{_BOOKED}"
    if shown.event is not None:
        yield _fixed(working, shown.event, "the day on which it was held")
    for event in question.case.events:
        if event.kind == booked and event.sets is not None and event.sets != shown.event:
            yield _fixed(
                working, event.sets, f"the day that was booked on {short_date(event.date)}"
            )


def _one_less(rule: DateRule) -> DateRule | None:
    """The rule that ends a day sooner, a working day where it counts those."""
    match rule:
        case WorkingDays() if rule.n > 1:
            return working_days(rule.n - 1)
        case Days() | Weeks() | Months():
            return rule.then(days_before(1))
        case _:
            return None


def _fixed(working: Working, day: date, why: str) -> Way:
    rule = on_day(day, why)
    return Way(str(rule), replace(working, rule=rule))


def _is_closed(working: Working, day: date) -> bool:
    inside = working.calendar.first <= day <= working.calendar.projected_to
    return inside and not working.calendar.is_working_day(day)
