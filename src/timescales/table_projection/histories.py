"""Histories that the columns do not cover, handed to the fold one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from timescales.calendar import WorkingCalendar
from timescales.case import Case, Event
from timescales.policy import Policy
from timescales.projection import Obligation, project
from timescales.table_projection.days import NONE, Mask, day_of
from timescales.table_projection.events import Events


@dataclass(frozen=True, slots=True)
class Asked:
    """What every history is projected by."""

    policy: Policy
    calendar: WorkingCalendar
    as_at: date
    complete_from: date | None
    not_recorded: frozenset[str]


def fold_histories(
    events: Events, wanted: Mask, asked: Asked, *, alone: bool
) -> Iterator[tuple[int, int, Obligation]]:
    """The obligations of some duties of some subjects, each with its subject and its duty's place.

    ``wanted`` has a row for each duty of the policy and a column for each subject; ``alone`` says
    that a duty may be projected without the others.
    """
    duties = asked.policy.timescales
    places = {duty.id: place for place, duty in enumerate(duties)}
    parts: dict[bytes, Policy] = {}
    subjects: Mask = np.logical_or.reduce(wanted)
    for subject, case in _cases(events, subjects, asked):
        chosen = wanted[:, subject]
        key = chosen.tobytes()
        if key not in parts:
            ids = (duty.id for duty, is_chosen in zip(duties, chosen, strict=True) if is_chosen)
            parts[key] = asked.policy.only(*ids) if alone else asked.policy
        projection = project(case, as_at=asked.as_at, policy=parts[key], calendar=asked.calendar)
        for obligation in projection:
            place = places[obligation.timescale]
            if chosen[place]:
                yield subject, place, obligation


def _cases(events: Events, subjects: Mask, asked: Asked) -> Iterator[tuple[int, Case]]:
    """The history of each of some subjects, though it be only a date of birth."""
    rows = np.flatnonzero(subjects[events.subject])
    rows = rows[np.argsort(events.subject[rows], kind="stable")]
    chosen = np.flatnonzero(subjects)
    begins = np.searchsorted(events.subject[rows], chosen)
    for subject, of_one in zip(chosen.tolist(), np.split(rows, begins)[1:], strict=True):
        born = int(events.born[subject])
        case = Case(
            events.subjects[subject],
            tuple(_event(events, row) for row in of_one.tolist()),
            None if born == NONE else day_of(born),
            asked.complete_from,
            asked.not_recorded,
        )
        yield subject, case


def _event(events: Events, row: int) -> Event:
    sets = NONE if events.sets is None else int(events.sets.days[row])
    details = {name: texts.of(row) for name, texts in events.details.items()}
    return Event(
        events.kinds[events.kind[row]],
        day_of(int(events.day[row])),
        None if events.ref is None else events.ref.of(row),
        {name: text for name, text in details.items() if text is not None},
        None if sets == NONE else day_of(sets),
    )
