"""The year of the national collections, from 1 April to 31 March."""

from __future__ import annotations

from datetime import date


def census_year_begins(day: date) -> date:
    """The 1st of April on or before a day.

    >>> census_year_begins(date(2026, 3, 31)), census_year_begins(date(2026, 4, 1))
    (datetime.date(2025, 4, 1), datetime.date(2026, 4, 1))
    """
    begins = date(day.year, 4, 1)
    return begins if begins <= day else date(day.year - 1, 4, 1)
