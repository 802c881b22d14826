"""Events by kind: of each kind, the subjects and the days on which it happened to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from timescales.table_projection.days import (
    Keys,
    Mask,
    given,
    subject_days,
    subject_in,
)
from timescales.table_projection.events import Events

_NO_KEYS: Keys = np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True)
class ByKind:
    """The subject and the day of every event, by its kind."""

    keys: Mapping[str, Keys]

    @classmethod
    def of(cls, events: Events) -> ByKind:
        """The events that there are."""
        kind = events.kind.astype(np.int16) if len(events.kinds) < 2**15 else events.kind
        order = np.argsort(kind, kind="stable")  # which of so short numbers is quick
        keys = subject_days(events.subject, events.day)[order]
        ends = np.bincount(kind, minlength=len(events.kinds)).cumsum()
        parts = np.split(keys, ends[:-1]) if len(ends) else []
        return cls(
            {name: part for name, part in zip(events.kinds, parts, strict=True) if len(part)}
        )

    def among(self, kinds: Iterable[str]) -> Keys:
        """Those of some kinds, one kind after another."""
        found = [self.keys[kind] for kind in kinds if kind in self.keys]
        return np.concatenate(found) if found else _NO_KEYS


@dataclass(frozen=True, slots=True)
class Histories:
    """The events up to a day, read by kind; ``with_ref`` are those of them that have a ref."""

    events: Events
    by_kind: ByKind
    with_ref: ByKind

    @classmethod
    def of(cls, events: Events, as_at: int) -> Histories:
        """Those of some events that are not after a day."""
        known = events.kept(events.day <= as_at)
        tied = {} if known.ref is None else ByKind.of(known.kept(known.ref.given)).keys
        return cls(known, ByKind.of(known), ByKind(tied))

    @property
    def nobody(self) -> Mask:
        """No subject."""
        return np.zeros(len(self.events.subjects), np.bool_)

    @property
    def with_birth(self) -> Mask:
        """The subjects whose date of birth is known."""
        return given(self.events.born)

    def subjects_of(self, keys: Keys) -> Mask:
        """The subjects of some events."""
        found = self.nobody
        found[subject_in(keys)] = True
        return found
