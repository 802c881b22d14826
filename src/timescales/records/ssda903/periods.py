"""Periods of care, built from a child's episodes.

A period of care begins with an episode that starts (RNE S) and goes on through the episodes that
continue it (L, P, T, B, U), each beginning on the day the one before ended with reason X1, until
one ends with a reason that begins with E. Short breaks (LS V3 and V4) are no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from timescales.case import Event
from timescales.projection import Severity
from timescales.records.entries import Entry
from timescales.records.offers import Happening, Offer
from timescales.records.source_row import Fault
from timescales.records.ssda903.episode import SHORT_BREAKS, Episode
from timescales.records.ssda903.spells import AdoptionSpells, SecureSpells

_RNE = frozenset("SLPTBU")
_LS = SHORT_BREAKS | {"C1", "C2", "D1", "E1", "V2", "L1", "L2", "L3", "J1", "J2", "J3"}
_REC = re.compile(r"X1|E[0-9]+[A-Z]?")
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Care:
    """What the episodes of one child give: an offer for each that is no short break.

    ``complete_from`` is the day from which the history is complete: where the first episode
    continues a period of care that began earlier, the day after it starts; else None.
    """

    offers: tuple[Offer, ...]
    complete_from: date | None


def care_of(entries: Iterable[Entry[Episode]]) -> Care:
    """The periods of care of one child, and the spells in secure or placed for adoption.

    Contradictory episodes are remarked on and none is left out: an episode that starts while a
    period is open is an event all the same, one that continues while none is open begins one.
    """
    ordered = sorted(entries, key=lambda entry: entry.content.order)
    walk = _Walk()
    episodes = [entry.content for entry in ordered]
    befores, afters = [None, *episodes], [*episodes[1:], None]
    for entry, before, after in zip(ordered, befores, afters, strict=False):
        walk.step(entry, before, after)
    return Care(tuple(walk.offers), walk.complete_from)


class _Walk:
    """Goes through a child's episodes in order, knowing whether a period or a spell is open."""

    def __init__(self) -> None:
        self.offers: list[Offer] = []
        self.complete_from: date | None = None
        self._in_care = False
        self._spells = SecureSpells(), AdoptionSpells()

    def step(self, entry: Entry[Episode], before: Episode | None, after: Episode | None) -> None:
        episode = entry.content
        if episode.short_break:  # whatever was open before it has ended by now
            return
        remarks = [*entry.remarks, *_codes(episode), *self._beginning(episode, before)]
        remarks += _ending(entry, after)
        happenings = [self._start(episode), *self._end(episode, after)]
        for spells in self._spells:
            happenings += spells.step(episode, after, in_care=self._in_care)
        cells = entry.row.cells
        self.offers.append(
            Offer(
                entry.row,
                [Happening(event, column, cells[column]) for event, column in happenings],
                remarks=remarks,
            )
        )

    def _beginning(self, episode: Episode, before: Episode | None) -> Iterator[Fault]:
        starts = episode.new == "S"
        if starts and self._in_care:
            reason = "RNE S starts a period of care, and one is open: no episode before it ceased."
            yield _warning("already_looked_after", "RNE", episode.new, reason)
        if starts or self._in_care:
            return
        if before is None:
            self.complete_from = episode.start + _ONE_DAY
            reason = (
                "It continues an episode that is not in the return: the child became looked "
                "after before this day, on a day not known."
            )
            yield Fault("began_before", "RNE", episode.new, reason, Severity.REMARK)
        elif not before.short_break or before.ceased_on:
            reason = "It continues a period of care, and none is open; one is taken to begin here."
            yield _warning("no_start", "RNE", episode.new, reason)

    def _start(self, episode: Episode) -> tuple[Event, str]:
        continues = self._in_care and episode.new != "S"
        kind = "episode_started" if continues else "became_looked_after"
        return Event(kind, episode.start, details=episode.details), "DECOM"

    def _end(self, episode: Episode, after: Episode | None) -> Iterator[tuple[Event, str]]:
        ended_on = episode.ceased_on
        if ended_on is None and after is not None and after.short_break:
            ended_on = after.start
        self._in_care = ended_on is None
        if ended_on is not None:
            details = {"leaving_reason": episode.reason_ceased} if episode.reason_ceased else {}
            yield Event("ceased_looked_after", ended_on, details=details), "DEC"


def _codes(episode: Episode) -> Iterator[Fault]:
    if episode.new not in _RNE:
        reason = "RNE is one of S, L, P, T, B and U; the episode is taken to continue another."
        yield _warning("unknown_code", "RNE", episode.new, reason)
    if episode.status not in _LS:
        reason = "LS is not a legal status of the return; it is taken to be none of a short break."
        yield _warning("unknown_code", "LS", episode.status, reason)
    if episode.reason_ceased and not _REC.fullmatch(episode.reason_ceased):
        reason = "REC is X1, or E with a number; care is taken to end with any that begins with E."
        yield _warning("unknown_code", "REC", episode.reason_ceased, reason)


def _ending(entry: Entry[Episode], after: Episode | None) -> Iterator[Fault]:
    episode, value = entry.content, entry.row.cells["DEC"]
    if not value and episode.reason_ceased:
        reason = "REC gives a reason for the end of the episode, and DEC gives no day for it."
        severity = Severity.WARNING if episode.reason_ceased != "X1" else Severity.REMARK
        yield Fault("reason_without_end", "REC", episode.reason_ceased, reason, severity)
    elif not value and after:
        reason = f"The episode has no end, and another begins on {after.start}."
        yield _warning("no_end_date", "DEC", value, reason)
    if episode.end is None:
        return
    if not episode.reason_ceased:
        reason = "DEC ends the episode, and REC does not say why; care is taken to go on."
        yield _warning("no_end_reason", "REC", "", reason)
    if episode.reason_ceased == "X1" and after is None:
        reason = "REC X1 says that another episode follows, and none does."
        yield _warning("no_next_episode", "REC", "X1", reason)
    if after and after.start < episode.end:
        reason = f"The next episode begins before the end of this one, on {after.start}."
        yield _warning("overlap", "DEC", value, reason)
    if after and after.start > episode.end and episode.ceased_on is None:
        reason = f"Care went on, and the next episode begins only on {after.start}."
        yield _warning("gap", "DEC", value, reason)


def _warning(code: str, column: str, value: str, reason: str) -> Fault:
    return Fault(code, column, value, reason, Severity.WARNING)
