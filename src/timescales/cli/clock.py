"""The one place in the project that reads the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime


def today() -> date:
    """Today's date where this computer is."""
    return datetime.now(UTC).astimezone().date()
