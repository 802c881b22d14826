"""The calendar of England and Wales, from the snapshot bundled with the release."""

from __future__ import annotations

from datetime import date
from functools import cache
from pkgutil import get_data
from threading import Lock

from timescales.calendar.closure import Closure, ClosureKind
from timescales.calendar.working_calendar import WorkingCalendar

_MAKING = Lock()


def england_and_wales() -> WorkingCalendar:
    """The working days of England and Wales, 1 January 1978 to 31 December 2075.

    Closed are Saturdays, Sundays, Christmas Day, Good Friday and bank holidays. Days up to
    ``published_to`` are as published on GOV.UK, or past and proclaimed; later ones are projected
    from the general rules and may yet change. The snapshot is fixed at release, so that answers
    do not move with what is installed; a day proclaimed since is added by ``with_closures``.

    >>> calendar = england_and_wales()
    >>> print(calendar)
    England and Wales, 1 January 1978 to 31 December 2075
    >>> calendar.add(date(2026, 12, 24), 1)
    datetime.date(2026, 12, 29)

    Source: Banking and Financial Dealings Act 1971, section 1 and Schedule 1; GOV.UK, UK bank
    holidays (Open Government Licence v3.0).
    """
    with _MAKING:  # so that threads share one from the first, and do not each make their own
        return _from_snapshot()


@cache
def _from_snapshot() -> WorkingCalendar:
    text = (get_data(__package__, "england_and_wales.csv") or b"").decode()
    header, _, rows = text.partition("date,kind,name\n")
    span = dict(line.removeprefix("# ").split(": ", 1) for line in header.splitlines())
    cells = (row.split(",", 2) for row in rows.splitlines())
    return WorkingCalendar(
        "England and Wales",
        [Closure(date.fromisoformat(day), name, ClosureKind(kind)) for day, kind, name in cells],
        first=date.fromisoformat(span["first"]),
        published_to=date.fromisoformat(span["published_to"]),
        projected_to=date.fromisoformat(span["projected_to"]),
        _expression="england_and_wales()",
    )
