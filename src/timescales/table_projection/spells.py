"""The fold of one common duty over every history at once: spells, and their occurrences.

It takes the events of a day in the order of ``timescales.projection.fold``. Where that order makes
a difference which the columns do not follow, the subject is ``unsure``, and its occurrences here
are not to be used.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from timescales.table_projection.by_kind import Histories
from timescales.table_projection.days import (
    NONE,
    Keys,
    Mask,
    Numbers,
    day_in,
    filled,
    subject_days,
    subject_in,
)
from timescales.timescale import Timescale

# A key is a subject, a day and what the event is to the duty, in the order in which a day is taken.
_MEET, _END, _START = 1, 2, 3
_ROLE_BITS: Final = 2


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Occurrences of one duty by subject, in the order in which they began; ``NONE`` for no day."""

    subject: Numbers
    ordinal: Numbers
    anchor: Numbers
    met: Numbers
    ended: Numbers

    def kept(self, rows: Mask) -> Occurrences:
        """Some of them."""
        return Occurrences(
            self.subject[rows],
            self.ordinal[rows],
            self.anchor[rows],
            self.met[rows],
            self.ended[rows],
        )


@dataclass(frozen=True, slots=True)
class _Read:
    """The events that a duty reads, sorted, taken apart."""

    subject: Keys
    subject_day: Keys
    day: Numbers
    role: Keys

    @classmethod
    def of(cls, histories: Histories, duty: Timescale, adult_on: Numbers | None) -> _Read:
        """Those before the 18th birthday, where that ends the duty."""
        roles = {_MEET: duty.meets, _END: duty.ends, _START: duty.starts}
        key = np.concatenate(
            [histories.by_kind.among(kinds) << _ROLE_BITS | role for role, kinds in roles.items()]
        )
        key.sort()
        subject_day = key >> _ROLE_BITS
        subject, day = subject_in(subject_day), day_in(subject_day)
        read = cls(subject, subject_day, day, key & (2**_ROLE_BITS - 1))
        if adult_on is None:
            return read
        birthday = adult_on[subject]
        return read.kept((birthday == NONE) | (day < birthday))

    def kept(self, rows: Mask) -> _Read:
        """Some of them."""
        if rows.all():
            return self
        return _Read(self.subject[rows], self.subject_day[rows], self.day[rows], self.role[rows])


def fold(
    duty: Timescale, histories: Histories, as_at: int, adult_on: Numbers | None
) -> tuple[Occurrences, Mask]:
    """The occurrences of a duty, and the subjects of which they are not sure.

    ``adult_on`` has the 18th birthday of each subject, where that ends the duty.
    """
    keys = _Read.of(histories, duty, adult_on)
    goes_on = duty.series.goes_on(2)
    is_meet, is_end, is_start = (keys.role == role for role in (_MEET, _END, _START))
    new_day = np.ones(len(keys.day), np.bool_)
    new_day[1:] = keys.subject_day[1:] != keys.subject_day[:-1]
    day_number = np.cumsum(new_day) - 1
    begins = np.zeros(len(new_day), np.bool_)
    begins[day_number[is_start]] = True
    on_day_of_start = begins[day_number]
    is_open = _open_before(keys.subject, is_start, is_start | is_end | (not goes_on))
    accepted = is_start & ~is_open
    spell = np.cumsum(accepted) - 1

    doubtful = is_end & on_day_of_start & ~is_open
    doubtful |= is_meet & on_day_of_start & (~new_day if goes_on else True)
    if duty.concurrent and not duty.reopens_by_ref_only:
        doubtful |= is_start & is_open
    unsure = histories.subjects_of(keys.subject_day[doubtful])

    subject, started = keys.subject[accepted], keys.day[accepted]
    counted_from = started
    if duty.anchored_on:
        ends = np.flatnonzero(is_end & (spell >= 0))
        ends = ends[subject[spell[ends]] == keys.subject[ends]]
        last_end = _last_end(subject, spell[ends], keys.day[ends])
        counted_from = _counted_from(duty, histories, subject, started, last_end)
    ended = filled(len(started))
    closing = is_end & is_open
    ended[spell[closing]] = keys.day[closing]
    meeting = is_meet & new_day & (is_open | on_day_of_start)
    met_spell = spell[meeting] + ~is_open[meeting]  # what meets a duty begun that day stands first
    if adult_on is not None:
        birthday = adult_on[subject]
        ended = np.where((ended == NONE) & (birthday <= as_at), birthday, ended)
    occurrences = _occurrences(
        subject, counted_from, ended, met_spell, keys.day[meeting], goes_on=goes_on
    )
    return occurrences, unsure


def _open_before(subject: Keys, is_start: Mask, decides: Mask) -> Mask:
    """Whether the duty is open before each event: the last that decides it was a start."""
    last = np.where(decides, np.arange(len(subject)), -1)
    np.maximum.accumulate(last, out=last)
    before = np.concatenate([[-1], last[:-1]]) if len(last) else last
    is_open: Mask = (before >= 0) & (subject[before] == subject) & is_start[before]
    return is_open


def _last_end(subject: Keys, spell: Keys, day: Numbers) -> Numbers:
    """For each spell, the day on which one before it of the same subject was last said to end.

    Of the ends said of a spell the first counts.
    """
    first = np.ones(len(spell), np.bool_)
    first[1:] = spell[1:] != spell[:-1]
    said = np.full(len(subject) + 1, -1, np.int64)
    said[spell[first] + 1] = subject_days(subject[spell[first]], day[first])
    np.maximum.accumulate(said, out=said)
    before = said[:-1]
    same = (before >= 0) & (subject_in(before) == subject)
    return np.where(same, day_in(before), np.int32(NONE))


def _counted_from(
    duty: Timescale, histories: Histories, subject: Keys, started: Numbers, last_end: Numbers
) -> Numbers:
    """The day of the latest event that it is anchored on since its last end, else of the start."""
    held = np.sort(histories.by_kind.among(duty.anchored_on))
    if not len(held):
        return started
    place = np.searchsorted(held, subject_days(subject, started), side="right") - 1
    latest = held[place]
    day = day_in(latest)
    counts = (place >= 0) & (subject_in(latest) == subject) & (day > last_end)
    return np.where(counts, day, started)


def _occurrences(
    subject: Keys,
    counted_from: Numbers,
    ended: Numbers,
    met_spell: Keys,
    met_day: Numbers,
    *,
    goes_on: bool,
) -> Occurrences:
    """An occurrence for each time a spell was met, and that which then ran, or runs still.

    It is none where the spell ends on the day from which it would be counted.
    """
    spells = len(subject)
    times = np.bincount(met_spell, minlength=spells)
    last_met = counted_from.copy()
    last_met[met_spell] = met_day
    runs_on = (ended == NONE) | (ended != last_met)
    if not goes_on:
        runs_on &= times == 0
    total = times + runs_on
    begins = np.cumsum(total) - total
    spell = np.repeat(np.arange(spells), total)
    number = np.arange(len(spell)) - begins[spell]
    met = filled(len(spell))
    met[np.flatnonzero(number < times[spell])] = met_day
    anchor = counted_from[spell]
    later = np.flatnonzero(number > 0)
    anchor[later] = met[later - 1]
    ends = filled(len(spell))
    ends[(begins + times)[runs_on]] = ended[runs_on]
    return Occurrences(
        subject[spell].astype(np.int32), (number + 1).astype(np.int32), anchor, met, ends
    )
