"""Which of our obligations a shown date is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from timescales._dates import short_date
from timescales.projection import Obligation
from timescales.records import ShownDue


@dataclass(frozen=True, slots=True)
class NotComparable:
    """There is nothing to compare a shown date with, and why."""

    reason: str


def matching(shown: ShownDue, obligations: Sequence[Obligation]) -> Obligation | NotComparable:
    """Our obligation that a shown date is about, out of those of its timescale.

    The one that the shown event met; failing that, the one counted from the anchor in the row, the
    one that was running on the day of the event, or the one that is open.
    """
    candidates = _candidates(shown, obligations)
    if len(candidates) != 1:
        return NotComparable(_why_not_one(shown, obligations, len(candidates)))
    [ours] = candidates
    if ours.stage is None or ours.outcome is None or ours.due is None:
        return NotComparable(ours.note or "no date of ours is known")
    return ours


def _candidates(shown: ShownDue, obligations: Sequence[Obligation]) -> list[Obligation]:
    by_anchor = [o for o in obligations if shown.anchor in (o.anchor, o.started.date)]
    if shown.event is None:
        still_open = [o for o in obligations if o.met is None and o.ended_on is None]
        named = [o for o in by_anchor if o in still_open] or by_anchor
        return named[-1:] or still_open
    met = [o for o in obligations if o.met_on == shown.event]
    both = [o for o in met if o in by_anchor]
    return both[:1] or met[:1] or by_anchor[:1] or _running(shown.event, obligations)


def _running(day: date, obligations: Sequence[Obligation]) -> list[Obligation]:
    """Those that began by a day and were not met or ended before it."""
    return [o for o in obligations if o.anchor <= day <= (o.met_on or o.ended_on or day)]


def _why_not_one(shown: ShownDue, obligations: Sequence[Obligation], found: int) -> str:
    if not obligations:
        return "nothing on record starts this duty, so there is no day to count from"
    when = "is open" if shown.event is None else f"was running on {short_date(shown.event)}"
    if not found:
        return f"no clock of this duty {when}"
    return (
        f"{found} clocks of this duty run side by side, and the row does not say which it is about"
    )
