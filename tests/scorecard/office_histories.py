"""Histories of what an office records, as they happen and as they cannot, in all details."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

import timescales as ts
from timescales.scorecard import MEASURES
from timescales.testing import histories

DUTIES = sorted({duty for measure in MEASURES for duty in measure.duties})
"""The duties that measures are about."""

POLICY = ts.policies.day_count().only(*DUTIES)
HOLDS = {kind for measure in MEASURES for kind in measure.needs}

_BESIDE = sorted(
    {kind for measure in MEASURES for kind in (*measure.about, *measure.needs)}
    | {"ceased_looked_after", "cp_plan_ended", "home_closed", "dispute_stage", "placement_started"}
    | {"foster_carer_approval_ended", "secure_placement_ended", "icpc_booked", "rcpc_booked"}
)
_DETAILS = st.fixed_dictionaries(
    {},
    optional={
        "officer": st.sampled_from(["A", "B", ""]),
        "reason": st.sampled_from(["Admin error", "missing report", "fog", ""]),
        "meeting": st.sampled_from(["M1", "M2", "M3", ""]),
        "participation": st.sampled_from(["PN0", "PN1", "pn4", "PN9", ""]),
        "legal_status": st.sampled_from(["V2", "C2"]),
        "category": st.sampled_from(["neglect", "physical abuse"]),
        "theme": st.sampled_from(["drift", "contact"]),
        "stage": st.sampled_from(["1", "2", ""]),
        "threshold": st.sampled_from(["met", "not met"]),
        "outcome": st.sampled_from(["false", "unfounded"]),
        "tool": st.sampled_from(["app", "questionnaire"]),
        "approved_as": st.sampled_from(["connected", "other"]),
    },
)


@st.composite
def office_histories(draw: st.DrawFn) -> ts.Case:
    """Cases with runs of the duties of measures, other events about them, and their details.

    All is on record, so that what is seen of the past depends on no gap in it.
    """
    case = draw(histories(POLICY))
    days = [event.date for event in case.events]
    events = [*case.events]
    for _ in range(draw(st.integers(0, 6)) if days else 0):
        day = draw(st.sampled_from(days)) + timedelta(days=draw(st.integers(-60, 200)))
        kind = draw(st.sampled_from(_BESIDE))
        ref = draw(st.sampled_from([None, None, "A", "B"]))
        sets = day + timedelta(days=draw(st.integers(0, 40))) if kind.endswith("_booked") else None
        events.append(ts.Event(kind, day, ref, sets=sets))
    told = (replace(e, details={**e.details, **draw(_DETAILS)}) for e in events)
    return ts.Case("A", tuple(told), case.date_of_birth)


@st.composite
def caseloads(draw: st.DrawFn) -> list[ts.Case]:
    """One to four of them, under names of their own."""
    found = draw(st.lists(office_histories(), min_size=1, max_size=4))
    return [ts.Case(f"C{n}", case.events, case.date_of_birth) for n, case in enumerate(found)]
