"""Values of databases, data frames and the like as the texts that a cell of a file would hold."""

from __future__ import annotations

import math
from contextlib import suppress
from datetime import datetime, time
from decimal import Decimal
from numbers import Real
from typing import Any

from timescales.records.source_row import cell_text


def typed_text(value: Any) -> str:
    """The text of a value, empty where it stands for none.

    A day is in ISO form, without midnight; a moment too, on the clocks of London where it has a
    time zone. A time of day is in hours and minutes. True and False are ``true`` and ``false``. A
    whole number has no decimal point, whatever its type, so that an identifier is the same text in
    every table.

    >>> typed_text(datetime(2026, 5, 4)), typed_text(4711.0), typed_text(True), typed_text(None)
    ('2026-05-04', '4711', 'true', '')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return cell_text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return cell_text(_moment_text(value))
    if isinstance(value, time):
        return f"{value:%H:%M}"
    is_number = isinstance(value, Real | Decimal) and math.isfinite(value)
    if is_number and value == int(value):
        return str(int(value))
    return cell_text(str(value))


def _moment_text(value: datetime) -> str:
    from zoneinfo import ZoneInfo

    if value.tzinfo is not None:
        with suppress(OverflowError):  # the first moment of year 1, which stands for none
            value = value.astimezone(ZoneInfo("Europe/London"))
        value = value.replace(tzinfo=None)
    return value.isoformat(" ").removesuffix(" 00:00:00")
