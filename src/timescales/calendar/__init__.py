"""Working-day calendars: which days are closed, and how far that is published and projected."""

from __future__ import annotations

from timescales.calendar.closure import Closure, ClosureKind
from timescales.calendar.england_and_wales import england_and_wales
from timescales.calendar.working_calendar import WorkingCalendar

__all__ = ["Closure", "ClosureKind", "WorkingCalendar", "england_and_wales"]
