"""Faults of the calendar: closed days taken for working days, and the reverse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, combinations

from timescales._dates import short_date
from timescales._text import listed
from timescales.audit.altered import altered, closures_around
from timescales.audit.cause import Question, Way
from timescales.audit.working import Working

_MOST_WRONG = 3

# The Monday that a bank holiday has unless it is moved: the first on or after a day of May.
_USUAL_MONDAYS = ((1, "Early May"), (25, "Spring"))

# Days of December on which councils close, those of the published list first, then the fewest.
_CLOSED_AT_CHRISTMAS = (
    (29, 30, 31),
    (24,),
    (24, 29, 30, 31),
    (27, 28, 29, 30, 31),
    (24, 27, 28, 29, 30, 31),
)


def holidays_ignored(_: Question, working: Working) -> Iterator[Way]:
    """Every weekday is taken for a working day."""
    if working.reads_calendar and working.date is not None:
        closures = closures_around(working.calendar, working.anchor.year)
        changed = _with(working, opened=(closure.date for closure in closures))
        yield Way("every Monday to Friday is taken for a working day", changed)


def missing_holiday(_: Question, working: Working) -> Iterator[Way]:
    """Some of the holidays between the anchor and the due date are taken for working days."""
    due = working.date
    if due is None or not working.reads_calendar:
        return
    between = {c.date: c.name for c in working.calendar.closures(working.anchor, due)}
    for days in _some(sorted(between)):
        names = listed(f"{short_date(day)} ({between[day]})" for day in days)
        yield Way(f"taken for working: {names}", _with(working, opened=days), days, len(days))


def extra_holiday(question: Question, working: Working) -> Iterator[Way]:
    """The Monday on which a bank holiday usually falls is taken for one in a year it was moved."""
    usual = {
        day: name
        for year in _years(question, working)
        for first, name in _USUAL_MONDAYS
        if _is_open(working, day := _monday_from(date(year, 5, first)))
    }
    for days in _some(sorted(usual)):
        names = listed(
            f"{short_date(day)} (the usual day of the {usual[day]} bank holiday, moved that year)"
            for day in days
        )
        yield Way(f"taken for closed: {names}", _with(working, closed=days), days, len(days))


def council_closure(question: Question, working: Working) -> Iterator[Way]:
    """The days between Christmas and New Year are taken for closed."""
    for year in _years(question, working):
        december = [date(year, 12, day) for day in range(1, 32)]
        closures = (
            tuple(day for day in december if day.day in closed and _is_open(working, day))
            for closed in _CLOSED_AT_CHRISTMAS
        )
        for days in dict.fromkeys(filter(None, closures)):
            names = listed(map(short_date, days))
            yield Way(f"taken for closed: {names}", _with(working, closed=days), days)


def _with(working: Working, *, opened: Iterable[date] = (), closed: Iterable[date] = ()) -> Working:
    year = working.anchor.year
    calendar = altered(working.calendar, year, opened=opened, closed=closed)
    return replace(working, calendar=calendar)


def _some(days: Sequence[date]) -> Iterator[tuple[date, ...]]:
    """One of the days, two of them, three of them."""
    return chain.from_iterable(combinations(days, n) for n in range(1, _MOST_WRONG + 1))


def _years(question: Question, working: Working) -> Iterable[int]:
    """The years between the anchor and the shown date, as far as one calendar is altered."""
    if not working.reads_calendar or working.date is None:
        return ()
    first = working.anchor.year
    return range(first, min(question.shown.due.year, first + 1) + 1)


def _is_open(working: Working, day: date) -> bool:
    inside = working.calendar.first <= day <= working.calendar.projected_to
    return inside and working.calendar.is_working_day(day)


def _monday_from(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)
