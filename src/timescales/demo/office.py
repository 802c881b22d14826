"""The same children as an office records them, and carers, homes and allegations beside them.

What ``caseload`` gives is what a return or a case-management system holds of every child. This adds
what the measures of a scorecard ask for besides: bookings, visits before reviews, contacts between
them, views by tool, records sent out, care, education, health and pathway plans, plans for
permanence, categories of plans, themes of disputes, referrals and assessments, and good practice
that was noted. Beside the children are siblings whose conferences are one meeting each (detail
``meeting``), foster carers, children's homes, and allegations to the designated officer.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from timescales._dates import checked_count
from timescales.case import Case
from timescales.demo.cast import caseload, complete_from
from timescales.demo.draw import Draw
from timescales.demo.others import allegations, carers, homes
from timescales.demo.planning import bookings, views
from timescales.demo.records import more_events, more_said
from timescales.demo.siblings import ONE_FOR, siblings
from timescales.demo.story import OFFICERS, Span

_STREAM = 600_000  # their chances, apart from those of the children's own stories
_PLANNING = 800_000  # and those of what was planned


def office(
    seed: int,
    children: int,
    as_at: date,
    *,
    families: int | None = None,
    officers: int = OFFICERS,
) -> tuple[Case, ...]:
    """The cases of ``caseload`` with all that an office records, and those that are no child's.

    Takes what ``caseload`` takes, and raises as it does. Their events are those of ``caseload``
    with more details and refs, and others. ``families`` is how many families of siblings there are
    on plans beside them, one for every ten children if left out: more of them make a caseload with
    more plans for as many children looked after, and change nothing else.

    >>> cases = office(2026, 20, date(2026, 11, 22))
    >>> [case.subject_id for case in cases if "HOME" in case.subject_id]
    ['DEMO-HOME1']
    """
    span = Span(complete_from(as_at), as_at)
    if families is not None:
        checked_count(families, "families", least=0)
    chances = Draw(seed, _STREAM - 1)
    return (
        *(
            _recorded(case, span, Draw(seed, _STREAM + number), Draw(seed, _PLANNING + number))
            for number, case in enumerate(caseload(seed, children, as_at, officers=officers))
        ),
        *siblings(seed, children // ONE_FOR if families is None else families, span, officers),
        *carers(chances, children, span),
        *homes(chances, children, span),
        *allegations(chances, children, span),
    )


def _recorded(case: Case, span: Span, draw: Draw, planned: Draw) -> Case:
    """A case with all that an office records of it."""
    besides = (*bookings(case.events, planned), *views(case.events, planned))
    on_record = (event for event in besides if event.date >= span.begins)
    return replace(
        case, events=(*more_said(case, draw), *more_events(case, span, draw), *on_record)
    )
