"""Spells within a period of care: in secure accommodation, and placed for adoption."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from timescales.case import Event
from timescales.records.ssda903.episode import Episode

NEW_CARER = frozenset({"P", "B"})
"""Reasons for a new episode in which both the placement and the carer change."""


class SecureSpells:
    """Goes through the episodes of a child in order: when each spell in secure begins and ends."""

    def __init__(self) -> None:
        self._within = False

    def step(
        self, episode: Episode, after: Episode | None, *, in_care: bool
    ) -> Iterator[tuple[Event, str]]:
        """What an episode gives, and the column of its day; ``in_care`` is whether care goes on."""
        if not episode.secure:
            return
        details = {"placement": episode.place}
        if not self._within:
            yield Event("secure_placement_started", episode.start, details=details), "DECOM"
        self._within = in_care and after is not None and after.secure and _joins(episode, after)
        ended_on = _ended_on(episode, after)
        if ended_on is not None and not self._within:
            yield Event("secure_placement_ended", ended_on, details=details), "DEC"


class AdoptionSpells:
    """Goes through the episodes of a child in order: when each placement for adoption begins.

    It also says whether one ends with the child's return or with an order. A placement with another
    carer is another placement; one that goes on with the same carer under another legal status is
    not.
    """

    def __init__(self) -> None:
        self._within = False

    def step(
        self, episode: Episode, after: Episode | None, *, in_care: bool
    ) -> Iterator[tuple[Event, str]]:
        """What an episode gives, and the column of its day; ``in_care`` is whether care goes on."""
        details = {"placement": episode.place}
        if episode.for_adoption:
            moved = self._within and episode.new in NEW_CARER
            if moved:
                yield Event("adoption_placement_ended", episode.start), "DECOM"
            if moved or not self._within:
                yield Event("placed_for_adoption", episode.start, details=details), "DECOM"
        if episode.adopted_on is not None:
            yield Event("adoption_order_made", episode.adopted_on), "DEC"
        self._within = (
            episode.for_adoption
            and in_care
            and after is not None
            and after.for_adoption
            and _joins(episode, after)
        )
        ended_on = _ended_on(episode, after)
        if episode.for_adoption and in_care and ended_on is not None and not self._within:
            yield Event("adoption_placement_ended", ended_on), "DEC"


def _joins(episode: Episode, after: Episode) -> bool:
    return episode.end is None or after.start <= episode.end


def _ended_on(episode: Episode, after: Episode | None) -> date | None:
    return episode.end or (after.start if after else None)
