"""What is next of a duty, where its start and the days on which it was met are all there is.

Its number, the day that it is counted from, its stage and its date are found by the functions by
which the fold and the judge find them; only the history is not built.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from typing import TypeAlias

from timescales.errors import HorizonError
from timescales.outcome import Due, Outcome
from timescales.projection.ready import Ready
from timescales.series import Series
from timescales.timescale import Timescale

Next: TypeAlias = tuple[Outcome, date | None]
"""The outcome of the next occurrence, and the statutory limit of the same."""


def next_of(duty: Timescale, ready: Ready, started: date, met: Iterable[date]) -> Next | None:
    """The next occurrence; None where more could decide it than this, or none follows.

    ``duty`` is one of those made ready; the days ``met`` are not before ``started``, in order, each
    once. Raises what the rule raises.
    """
    national = ready.national(duty)
    if not national.simple:
        return None
    number, anchor = 1, started
    for day in met:
        following = duty.series.after(number, day, started)
        if following is None:
            return None
        number, anchor = following
    outcome, limit = _outcome(duty.series, ready, number, anchor), None
    if national.duty is not None:
        with suppress(HorizonError):
            limit = _outcome(national.duty.series, ready, number, anchor)
    return None if outcome is None else (outcome, limit.date if isinstance(limit, Due) else None)


def _outcome(series: Series, ready: Ready, number: int, anchor: date) -> Outcome | None:
    stage = series.numbered(number)
    return None if stage is None else ready.answers(stage.rule)[anchor].outcome
