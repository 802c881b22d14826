"""A calendar for tests of columns."""

from __future__ import annotations

from datetime import date

import timescales as ts
from tests.core.histories import ENGLAND

SHORT = ts.WorkingCalendar(
    "Short",
    ENGLAND.closures(date(2025, 12, 31), date(2027, 12, 31)),
    first=date(2026, 1, 1),
    published_to=date(2027, 6, 30),
    projected_to=date(2027, 12, 31),
)
"""Two years of England, so that a table of any rule is made at once."""
