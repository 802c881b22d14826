"""The measures, a module for each part of the work, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Iterable

from timescales._text import suggestion
from timescales.errors import UnknownNameError
from timescales.scorecard.measure import Measure
from timescales.scorecard.measures import (
    carers_and_homes,
    conferences,
    disputes,
    late,
    looked_after,
    minutes,
    officers,
    participation,
    plans,
    reviews,
    secure,
)
from timescales.scorecard.measures.late import late_by_reason

MEASURES: tuple[Measure, ...] = (
    *reviews.MEASURES,
    *secure.MEASURES,
    *participation.MEASURES,
    *looked_after.MEASURES,
    *officers.MEASURES,
    *minutes.MEASURES,
    *conferences.MEASURES,
    *plans.MEASURES,
    *late.MEASURES,
    *disputes.MEASURES,
    *carers_and_homes.MEASURES,
)
"""Every measure that comes with the library."""

_BY_ID = {measure.id: measure for measure in MEASURES}


def chosen(ids: Iterable[str]) -> tuple[Measure, ...]:
    """The measures of some ids. Raises ``UnknownNameError`` with the near matches."""
    names = list(ids)
    for name in names:
        if name not in _BY_ID:
            raise UnknownNameError(f"No measure is {name!r}. {suggestion(name, list(_BY_ID))}")
    return tuple(_BY_ID[name] for name in names)


__all__ = ["MEASURES", "chosen", "late_by_reason"]
