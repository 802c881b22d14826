"""The events of a table, checked: arrays of codes and days, and what was wrong with the rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from timescales.event_kinds import is_known_kind, unknown_kind
from timescales.policy import Policy
from timescales.table_projection.dates import Dates, read_dates
from timescales.table_projection.days import NONE, Mask, Numbers, filled
from timescales.table_projection.faults import TableFault, in_order
from timescales.table_projection.frames import Columns, Frame
from timescales.table_projection.texts import Texts, in_order_of_appearance, read_texts

REQUIRED: Final = ("subject_id", "event", "date")


@dataclass(frozen=True, slots=True)
class Events:
    """One event a row, in the order of the table.

    Subjects are numbered in order of first appearance; ``born`` has the date of birth of each.
    """

    subjects: Sequence[str]
    kinds: Sequence[str]
    subject: Numbers
    kind: Numbers
    day: Numbers
    ref: Texts | None
    sets: Dates | None
    details: Mapping[str, Texts]
    born: Numbers

    def kept(self, rows: Mask) -> Events:
        """Some of the events alone; every subject stays."""
        if rows.all():
            return self
        return replace(
            self,
            subject=self.subject[rows],
            kind=self.kind[rows],
            day=self.day[rows],
            ref=None if self.ref is None else self.ref.kept(rows),
            sets=None if self.sets is None else Dates(self.sets.days[rows]),
            details={name: texts.kept(rows) for name, texts in self.details.items()},
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the events, the rows there were, and the faults of those left out."""

    events: Events
    rows_read: int
    rows_at_fault: int
    faults: tuple[TableFault, ...]


def read_events(source: Frame | Columns, policy: Policy, details: Sequence[str]) -> Reading:
    """The events of a table.

    A row with neither event nor date may give a date of birth alone.
    """
    subject = read_texts("subject_id", source.column("subject_id"))
    kind = read_texts("event", source.column("event"))
    date = read_dates("date", source.column("date"))
    ref = read_texts("ref", source.column("ref")) if "ref" in source.names else None
    sets = read_dates("sets", source.column("sets")) if "sets" in source.names else None
    more = {name: read_texts(name, source.column(name)) for name in details}
    born = Dates(filled(len(date.days)))
    if "date_of_birth" in source.names:
        born = read_dates("date_of_birth", source.column("date_of_birth"))
    read = (subject, kind, date, ref, sets, *more.values(), born)
    faults = [fault for column in read if column is not None for fault in column.faults]
    sound = _without(np.ones(len(date.days), np.bool_), faults)
    happened = kind.given | date.given | ~born.given
    absent = (
        _missing(subject, "subject_id", "no subject is named", sound),
        _missing(kind, "event", "no event is named", sound & happened),
        _missing(date, "date", "a date is missing", sound & happened),
    )
    faults += [fault for fault in absent if fault is not None]
    faults += _unknown_kinds(kind, policy)
    sound = _without(sound, faults)
    named = in_order_of_appearance(
        Texts(subject.names, np.where(sound, subject.codes, np.int32(NONE)))
    )
    births, contradicted = _births(named, born)
    if contradicted is not None:
        faults.append(contradicted)
        sound = _without(sound, [contradicted])
    events = Events(
        named.names, kind.names, named.codes, kind.codes, date.days, ref, sets, more, births
    )
    at_fault = int(np.count_nonzero(~sound))
    return Reading(events.kept(sound & happened), len(sound), at_fault, in_order(faults))


def _without(sound: Mask, faults: Sequence[TableFault]) -> Mask:
    """The rows still sound when those of some faults are not."""
    left = sound.copy()
    for fault in faults:
        left[np.array(fault.rows, np.int64)] = False
    return left


def _missing(column: Texts | Dates, name: str, reason: str, needed: Mask) -> TableFault | None:
    rows = np.flatnonzero(needed & ~column.given)
    return TableFault(name, reason, tuple(rows.tolist())) if len(rows) else None


def _unknown_kinds(kind: Texts, policy: Policy) -> Iterator[TableFault]:
    more = policy.event_kinds
    for code, name in enumerate(kind.names):
        if not is_known_kind(name, more):
            rows = np.flatnonzero(kind.codes == code)
            yield TableFault("event", unknown_kind(name, more).rstrip("."), tuple(rows.tolist()))


def _births(subject: Texts, born: Dates) -> tuple[Numbers, TableFault | None]:
    """The date of birth of each subject: that of its first row with one; others contradict it."""
    births = filled(len(subject.names))
    rows = np.flatnonzero(subject.given & born.given)
    births[subject.codes[rows[::-1]]] = born.days[rows[::-1]]
    other = rows[births[subject.codes[rows]] != born.days[rows]]
    if not len(other):
        return births, None
    reason = "another date of birth than that of the subject's first row"
    return births, TableFault("date_of_birth", reason, tuple(other.tolist()))
