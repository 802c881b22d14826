"""From the occurrences of one common duty to its obligations, all at once."""

from __future__ import annotations

import numpy as np

from timescales.calendar import WorkingCalendar
from timescales.policy import Policy
from timescales.projection import Status
from timescales.table_projection.answers import Answers, due_days, hold_by_days, led_days
from timescales.table_projection.days import NONE, Keys, Numbers, filled, subject_days
from timescales.table_projection.owed import STATUSES, Owed
from timescales.table_projection.shapes import Planned, stages_by_number
from timescales.table_projection.spells import Occurrences
from timescales.timescale import Timescale

_PLACE = {status: STATUSES.index(status) for status in STATUSES}
# Out of time and in time: of what is open, met and ended.
_BY_TIME = np.array(
    [
        _PLACE[status]
        for status in (
            Status.OVERDUE,
            Status.UPCOMING,
            Status.MET_LATE,
            Status.MET_IN_TIME,
            Status.MISSED,
            Status.LAPSED,
        )
    ],
    np.int32,
)


def judged(
    planned: Planned,
    occurrences: Occurrences,
    nationally: Occurrences | None,
    policy: Policy,
    calendar: WorkingCalendar,
    as_at: int,
) -> Owed:
    """The obligations. ``nationally`` are the national duty's, where it has a clock of its own."""
    answers = _answers(planned.duty, occurrences, calendar)
    due = answers.due
    lead = policy.lead(planned.duty.id)
    status, late = _statuses(occurrences, answers, as_at)
    return Owed(
        subject=occurrences.subject,
        duty=filled(len(due), planned.place),
        ordinal=occurrences.ordinal,
        anchor=occurrences.anchor,
        due=due,
        hold_by=hold_by_days(calendar, due),
        plan_by=filled(len(due)) if lead is None else led_days(lead, calendar, due),
        met=occurrences.met,
        status=status,
        days_late=late,
        statutory_limit=_limits(planned, occurrences, nationally, due, calendar),
        provisional=answers.provisional,
    )


def _answers(duty: Timescale, occurrences: Occurrences, calendar: WorkingCalendar) -> Answers:
    """What the stage of each occurrence, which its number gives, answers."""
    rows = len(occurrences.ordinal)
    due, provisional, no_deadline = filled(rows), np.zeros(rows, bool), np.zeros(rows, bool)
    for first, last, rule in stages_by_number(duty.series):
        within = (occurrences.ordinal >= first) & (occurrences.ordinal <= last)
        given = due_days(rule, calendar, occurrences.anchor[within])
        due[within], provisional[within] = given.due, given.provisional
        no_deadline[within] = given.no_deadline
    return Answers(due, provisional, no_deadline)


def _statuses(occurrences: Occurrences, answers: Answers, as_at: int) -> tuple[Numbers, Numbers]:
    """How each stands as at the day, and by how many days those out of time are late."""
    is_met, is_ended = occurrences.met != NONE, occurrences.ended != NONE
    due = answers.due
    judged_on = np.where(is_met, occurrences.met, np.where(is_ended, occurrences.ended, as_at))
    in_time = judged_on <= due
    known = due != NONE
    status = _BY_TIME[2 * (is_met + 2 * is_ended) + in_time]
    status[~known] = _PLACE[Status.NOT_KNOWN]
    status[answers.no_deadline] = _PLACE[Status.NO_DEADLINE]
    late = np.where(known & ~in_time, judged_on - due, NONE)
    return status, late.astype(np.int32)


def _limits(
    planned: Planned,
    occurrences: Occurrences,
    nationally: Occurrences | None,
    due: Numbers,
    calendar: WorkingCalendar,
) -> Numbers:
    """The date that the statutory policy gives each occurrence; ``NONE`` where it gives none."""
    national = planned.national
    if national is None:
        return filled(len(due))
    if nationally is None:
        if national.series == planned.duty.series:
            return due
        return _answers(national, occurrences, calendar).due
    if not len(nationally.subject):
        return filled(len(due))
    theirs = _identities(nationally)
    order = np.argsort(theirs)
    theirs, limits = theirs[order], _answers(national, nationally, calendar).due[order]
    ours = _identities(occurrences)
    place = np.minimum(np.searchsorted(theirs, ours), len(theirs) - 1)
    return np.where(theirs[place] == ours, limits[place], np.int32(NONE))


def _identities(occurrences: Occurrences) -> Keys:
    """What makes two occurrences of one subject the same where their duties have other clocks.

    That is the day on which each was met or ended; one of a subject may be neither.
    """
    is_met, is_ended = occurrences.met != NONE, occurrences.ended != NONE
    day = np.where(is_met, occurrences.met, np.where(is_ended, occurrences.ended, 0))
    keys: Keys = 4 * subject_days(occurrences.subject, day.astype(np.int32)) + 2 * is_met + is_ended
    return keys
