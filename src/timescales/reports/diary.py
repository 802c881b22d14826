"""What is due as a calendar file, which any calendar program reads: an event for each due date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from timescales._dates import long_date
from timescales._version import __version__
from timescales.errors import RecordsError, WrongValueError
from timescales.projection import Status
from timescales.reports.data import Child, Owed, ReportData

if TYPE_CHECKING:
    from icalendar import Event

_REFERENCE_BYTES = 16
SHOWN = 8
"""How many letters of a reference people read."""

_AT_NINE = timedelta(hours=9)


def reference(subject_id: str, key: bytes = b"") -> str:
    """What a subject is called in a diary: the same every time, and not its identifier.

    Whoever has the identifiers and the key can work it out again; without a key, whoever has the
    identifiers can. ``key`` has at most 64 bytes; raises ``WrongValueError`` for a longer one.

    >>> reference("A-17") == reference("A-17"), reference("A-17") == reference("A-17", b"ours")
    (True, False)
    """
    if len(key) > blake2b.MAX_KEY_SIZE:
        raise WrongValueError(f"A key has at most {blake2b.MAX_KEY_SIZE} bytes, not {len(key)}.")
    return blake2b(subject_id.encode(), key=key, digest_size=_REFERENCE_BYTES).hexdigest()


def diary(data: ReportData, *, previous: bytes | None = None, identified: bool = False) -> bytes:
    """The open obligations of a report as the bytes of an iCalendar file (RFC 5545).

    Each due date is an event of a whole day, with an alarm at nine on the day by which to plan, if
    the policy has one and it is still ahead. An event is known by the child's ``reference``, the
    duty and which occurrence it is, and by no date: so when a date moves, the event does.
    ``previous`` is the file written before: what moved since has a higher SEQUENCE, and what is no
    longer owed is cancelled. Unless ``identified``, an event names neither child nor officer. Needs
    the extra ``report``. Raises ``RecordsError`` if ``previous`` is not such a file, and
    ``WrongValueError`` for children without a reference.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//timescales//timescales {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", data.title)
    before = {} if previous is None else _read(previous)
    for child in data.children:
        for uid, owed in _open(child):
            event = _event(data, child, owed, uid, identified=identified)
            event.add("sequence", _sequence(owed, before.pop(uid, None)))
            calendar.add_component(event)
    for uid, gone in before.items():
        if not gone.cancelled:
            calendar.add_component(_cancelled(uid, gone, data))
    return bytes(calendar.to_ical())


def _open(child: Child) -> Iterator[tuple[str, Owed]]:
    """What is open and has a date, with what it is known by."""
    if not child.reference:
        raise WrongValueError("A diary needs children with a reference, by which events are known.")
    times: dict[tuple[str, int], int] = {}
    for owed in child.owed:
        key = owed.timescale, owed.ordinal
        times[key] = times.get(key, 0) + 1
        if owed.is_open and owed.due is not None:
            which = f"{owed.timescale}.{owed.ordinal}.{times[key]}"
            yield f"{child.reference}.{which}@timescales", owed


def _event(data: ReportData, child: Child, owed: Owed, uid: str, *, identified: bool) -> Event:
    from icalendar import Alarm

    event = _blank(uid, data)
    event.add("dtstart", owed.due)
    whose = child.name if identified else f"ref {child.reference[:SHOWN]}"
    state = "overdue" if owed.status is Status.OVERDUE else "due"
    event.add("summary", f"{owed.title} {owed.ordinal} {state}, {whose}")
    event.add("description", "\n".join(_said(data, child, owed, identified=identified)))
    event.add("status", "CONFIRMED")
    if owed.plan_by is not None and owed.due is not None and owed.plan_by >= data.as_at:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", f"Plan by today: {owed.title}, {whose}")
        alarm.add("trigger", owed.plan_by - owed.due + _AT_NINE)
        event.add_component(alarm)
    return event


def _said(data: ReportData, child: Child, owed: Owed, *, identified: bool) -> Iterator[str]:
    days = {
        "Hold by": owed.hold_by if owed.hold_by != owed.due else None,
        "Plan by": owed.plan_by,
        "Booked for": owed.booked,
        "Statutory limit": owed.limit if owed.limit != owed.due else None,
    }
    for label, day in days.items():
        if day is not None:
            yield f"{label} {long_date(day)}"
    if owed.provisional:
        yield "Provisional: leans on bank holidays that are not yet published"
    if identified and child.officer:
        yield f"Officer: {child.officer}"
    yield f"As at {long_date(data.as_at)}"


def _sequence(owed: Owed, before: _Before | None) -> int:
    """One more than before if the event has moved, or is back after it was cancelled."""
    if before is None:
        return 0
    return before.sequence + (before.cancelled or before.day != owed.due)


def _cancelled(uid: str, before: _Before, data: ReportData) -> Event:
    event = _blank(uid, data)
    event.add("dtstart", before.day)
    event.add("summary", before.summary)
    event.add("status", "CANCELLED")
    event.add("sequence", before.sequence + 1)
    return event


def _blank(uid: str, data: ReportData) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", datetime.combine(data.as_at, time(), UTC))
    event.add("class", "CONFIDENTIAL")
    event.add("transp", "TRANSPARENT")
    return event


class _Before(NamedTuple):
    """An event of the file written before."""

    day: date
    summary: str
    sequence: int
    cancelled: bool


def _read(previous: bytes) -> dict[str, _Before]:
    """The events of a file written before, by what they are known by."""
    from icalendar import Calendar

    try:
        events = Calendar.from_ical(previous).events
        return {
            str(event["uid"]): _Before(
                event.start, str(event["summary"]), event.sequence, event.status == "CANCELLED"
            )
            for event in events
        }
    except (KeyError, ValueError) as error:
        raise RecordsError(
            "The diary that is there already cannot be read as an iCalendar file "
            f"({error}); move it away, or write to another file."
        ) from error
