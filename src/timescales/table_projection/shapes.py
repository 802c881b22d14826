"""Which duties the columns cover, decided by their shape, and for which subjects they do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from timescales import catalogue
from timescales.condition import Occurrences
from timescales.derivation import Birthdays, Derivation
from timescales.policy import Policy
from timescales.rules import DateRule, RollingHours
from timescales.series import Series
from timescales.table_projection.by_kind import Histories
from timescales.table_projection.days import Mask, day_in, number_of
from timescales.timescale import Timescale

_NO_LAST: Final = int(np.iinfo(np.int32).max)


@dataclass(frozen=True, slots=True)
class Planned:
    """A duty of a policy, its place there, and the national duty that sets its statutory limit."""

    place: int
    duty: Timescale
    national: Timescale | None
    in_columns: bool

    @property
    def own_clock(self) -> bool:
        """Whether the national duty has other occurrences."""
        return self.national is not None and self.national.clock != self.duty.clock

    @property
    def folded(self) -> tuple[Timescale, ...]:
        """The duties that have to be folded for it."""
        other = (self.national,) if self.national is not None and self.own_clock else ()
        return (self.duty, *other)


def planned(policy: Policy, *, not_recorded: frozenset[str]) -> tuple[Planned, ...]:
    """Every duty of a policy that can be projected, with whether the columns cover it.

    They cover none that is met only by what the source never holds.
    """
    found = []
    for place, duty in enumerate(policy.timescales):
        national = catalogue.national(duty.id)
        covered = _is_common(duty) and not not_recorded.issuperset(duty.meets)
        if national is not None:
            same_clock = national.clock == duty.clock
            covered &= _by_occurrence(national.series) and (same_clock or _is_common(national))
        found.append(Planned(place, duty, national, covered))
    return tuple(found)


def can_stand_alone(duties: tuple[Planned, ...]) -> bool:
    """Whether each gives the same obligations without the rest of its policy.

    A policy derives the events that its own duties read; a national duty may read others.
    """
    derived = {kind for derivation in catalogue.DERIVATIONS for kind in derivation.kinds}
    return all(
        planned.national is None
        or derived.intersection(planned.national.event_kinds) <= planned.duty.event_kinds
        for planned in duties
    )


def _is_common(duty: Timescale) -> bool:
    """Whether it is a common series, as most duties are.

    It begins on a start or on an event that it is anchored on, each event has one role, its stages
    go by occurrence alone, and it is met once or goes on for ever. Of duties that run side by side,
    those that are met once.
    """
    roles = (*duty.starts, *duty.meets, *duty.ends)
    met_once = not duty.series.goes_on(2)
    return (
        bool(duty.starts)
        and len(set(roles)) == len(roles)
        and not (duty.from_set_day or duty.restarts or duty.once or duty.beforehand)
        and not duty.only_while
        and "born" not in duty.anchored_on
        and not (duty.concurrent and (duty.anchored_on or not met_once))
        and _by_occurrence(duty.series)
        and (met_once or _endless(duty.series))
    )


def _endless(series: Series) -> bool:
    return any(last == _NO_LAST for _, last, _ in stages_by_number(series))


def stages_by_number(series: Series) -> list[tuple[int, int, DateRule]]:
    """The rules of the stages that go by occurrence alone, each with its first and last number."""
    return [
        (when.first, when.last or _NO_LAST, stage.rule)
        for stage in series.stages
        if isinstance(when := stage.when, Occurrences)
    ]


def _by_occurrence(series: Series) -> bool:
    """Whether the number of an occurrence alone gives its rule, and that its date."""
    return len(stages_by_number(series)) == len(series.stages) and all(
        stage.not_before is None
        and not stage.no_later_than
        and not isinstance(stage.rule, RollingHours)
        for stage in series.stages
    )


def may_be_owed(duty: Timescale, histories: Histories) -> Mask:
    """The subjects who have what starts the duty, or something from which that may follow."""
    found = histories.subjects_of(histories.by_kind.among(duty.starts))
    return found | _may_derive(histories, frozenset(duty.starts))


def not_in_columns(planned: Planned, histories: Histories, complete_from: date | None) -> Mask:
    """Of a duty that the columns cover, the subjects of whom they cannot be sure.

    Those are histories with a ref where duties run side by side, with events that may follow from
    others, and with a start before the record is complete.
    """
    unsure = histories.nobody
    for duty in planned.folded:
        unsure |= _may_derive(histories, duty.event_kinds)
        if duty.concurrent:
            read = (*duty.starts, *duty.meets, *duty.ends)
            unsure |= histories.subjects_of(histories.with_ref.among(read))
        if complete_from is not None:
            starts = histories.by_kind.among(duty.starts)
            unsure |= histories.subjects_of(starts[day_in(starts) < number_of(complete_from)])
    return unsure


def _may_derive(histories: Histories, kinds: frozenset[str]) -> Mask:
    """The subjects for whom events of some kinds may follow from their history."""
    found = histories.nobody
    derivations: tuple[Derivation, ...] = (Birthdays.among(kinds), *catalogue.DERIVATIONS)
    for derivation in derivations:
        if not kinds.isdisjoint(derivation.kinds):
            needs = (_having(need, histories) for need in derivation.needs)
            found |= np.logical_and.reduce(list(needs))
    return found


def _having(need: str, histories: Histories) -> Mask:
    """The subjects who have a date of birth, or an event of some kind."""
    if need == "born":
        return histories.with_birth
    return histories.subjects_of(histories.by_kind.among((need,)))
