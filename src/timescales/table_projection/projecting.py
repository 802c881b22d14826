"""The projection of a table: what the columns cover in columns, the rest by the fold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from timescales.errors import DataError
from timescales.projection import Obligation
from timescales.projection.projecting import MAJORITY
from timescales.table_projection.answers import birthdays
from timescales.table_projection.by_kind import Histories
from timescales.table_projection.days import Mask, Numbers, filled, number_of
from timescales.table_projection.events import REQUIRED, Events, Reading, read_events
from timescales.table_projection.faults import TableFault
from timescales.table_projection.frames import Days, Labels, Outgoing, Wholes, opened
from timescales.table_projection.histories import Asked, fold_histories
from timescales.table_projection.judging import judged
from timescales.table_projection.owed import STATUSES, Owed
from timescales.table_projection.result import Counts, ProjectedTable
from timescales.table_projection.shapes import (
    Planned,
    can_stand_alone,
    may_be_owed,
    not_in_columns,
    planned,
)
from timescales.table_projection.spells import Occurrences, fold


def project_columns(
    table: Any, asked: Asked, *, details: Sequence[str], notes: bool, report: bool
) -> ProjectedTable:
    """What ``project_table`` gives. With ``notes`` every history goes through the fold."""
    source = opened(table, (*REQUIRED, *details))
    reading = read_events(source, asked.policy, details)
    if reading.faults and not report:
        raise _refusal(reading.faults)
    histories = Histories.of(reading.events, number_of(asked.as_at))
    events = histories.events
    duties = planned(asked.policy, not_recorded=asked.not_recorded)
    wanted = np.zeros((len(duties), len(events.subjects)), np.bool_)
    parts: list[Owed] = []
    adult_on = birthdays(MAJORITY, events.born)
    for each in duties:
        may_owe = may_be_owed(each.duty, histories)
        wanted[each.place] = may_owe
        if each.in_columns and not notes and may_owe.any():
            owed, unsure = _in_columns(each, histories, adult_on, asked)
            parts.append(owed)
            wanted[each.place] &= unsure
    alone = can_stand_alone(duties) and not notes
    rows = list(fold_histories(events, wanted, asked, alone=alone))
    owed = Owed.joined([*parts, Owed.of(rows)])
    columns = _columns(owed, events, asked)
    if notes:
        columns["note"] = _notes([obligation for *_, obligation in rows])
    return ProjectedTable(
        source.build(columns),
        _counts(reading, wanted, len(owed), len(rows)),
        reading.faults,
        asked.as_at,
        asked.policy,
        asked.calendar,
    )


def _refusal(faults: Sequence[TableFault]) -> DataError:
    return DataError(map(str, faults), [(fault.column, fault.rows[0]) for fault in faults])


def _in_columns(
    planned: Planned, histories: Histories, adult_on: Numbers, asked: Asked
) -> tuple[Owed, Mask]:
    """The obligations of one duty, and the subjects of whom the fold must say what they are."""
    unsure = not_in_columns(planned, histories, asked.complete_from)
    folded: list[Occurrences] = []
    for duty in planned.folded:
        ends_by_age = adult_on if duty.subject == "child" else None
        occurrences, doubtful = fold(duty, histories, number_of(asked.as_at), ends_by_age)
        folded.append(occurrences)
        unsure |= doubtful
    sure = folded[0].kept(~unsure[folded[0].subject])
    nationally = folded[1] if planned.own_clock else None
    owed = judged(planned, sure, nationally, asked.policy, asked.calendar, number_of(asked.as_at))
    return owed, unsure


def _columns(owed: Owed, events: Events, asked: Asked) -> dict[str, Outgoing]:
    """The columns of the output, in order: those that ``timescales project`` writes."""
    return {
        "subject_id": Labels(events.subjects, owed.subject),
        "timescale": Labels([duty.id for duty in asked.policy.timescales], owed.duty),
        "ordinal": Wholes(owed.ordinal),
        "anchor_date": Days(owed.anchor),
        "due_date": Days(owed.due),
        "hold_by": Days(owed.hold_by),
        "plan_by": Days(owed.plan_by),
        "met_date": Days(owed.met),
        "status": Labels([status.value for status in STATUSES], owed.status),
        "days_late": Wholes(owed.days_late, gaps=True),
        "policy": Labels([asked.policy.name], filled(len(owed), 0)),
        "statutory_limit": Days(owed.statutory_limit),
        "provisional": owed.provisional,
    }


def _notes(obligations: Sequence[Obligation]) -> Labels:
    notes = [obligation.note for obligation in obligations]
    codes = {note: code for code, note in enumerate(dict.fromkeys(notes))}
    return Labels(list(codes), np.array([codes[note] for note in notes], np.int32))


def _counts(reading: Reading, wanted: Mask, obligations: int, folded: int) -> Counts:
    return Counts(
        rows_read=reading.rows_read,
        rows_used=reading.rows_read - reading.rows_at_fault,
        rows_not_used=reading.rows_at_fault,
        histories=len(reading.events.subjects),
        handed_to_the_fold=int(np.count_nonzero(wanted.any(axis=0))),
        obligations=obligations,
        obligations_folded=folded,
    )
