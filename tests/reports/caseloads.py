"""Reports to look at: a synthetic caseload, and one in which every text tries to be markup."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import timescales as ts
from timescales.demo import caseload
from timescales.demo.office import office
from timescales.lookahead import Risk
from timescales.records import recorded_duties
from timescales.reports import (
    Cell,
    Chart,
    ChartKind,
    Child,
    Dispute,
    DueBy,
    Line,
    LookAhead,
    MeasureLines,
    Owed,
    ReportData,
    ScoreTable,
    Series,
    Table,
    Tile,
    gather,
)
from timescales.timeline import KIND_OF

AS_AT = date(2026, 11, 22)
FACTS = (("Policy", "day_count"),)
HOSTILE = "</script><script>document.title = 'run'</script><img src=x onerror=alert(1)>&amp;'\""


def policy_for(cases: Iterable[ts.Case], policy: ts.Policy | None = None) -> ts.Policy:
    """The duties of a policy of which the cases say anything; of day_count unless it is given."""
    kinds = {event.kind for case in cases for event in case.events}
    return recorded_duties(policy or ts.policies.day_count(), kinds)


def demo_cases(children: int) -> tuple[ts.Case, ...]:
    return caseload(2026, children, AS_AT)


def office_cases(children: int) -> tuple[ts.Case, ...]:
    """The demo with what an office records of it: officers, bookings, disputes."""
    return office(2026, children, AS_AT)


def gathered(
    cases: Iterable[ts.Case], policy: ts.Policy | None = None, as_at: date = AS_AT
) -> ReportData:
    cases = tuple(cases)
    policy = policy_for(cases) if policy is None else policy
    projected = ((case, ts.project(case, as_at=as_at, policy=policy)) for case in cases)
    data = gather(projected, title="Reviews and conferences", as_at=as_at)
    return replace(data, facts=FACTS)


def hostile() -> ReportData:
    """Every text that a report can hold is the same attempt to be markup."""
    overdue = Owed(
        HOSTILE, HOSTILE, 1, ts.Status.OVERDUE, date(2026, 10, 1), date(2026, 11, 2),
        started=HOSTILE, notes=(HOSTILE, HOSTILE), why=f"{HOSTILE}\n  {HOSTILE}",
    )  # fmt: skip
    late = Series(HOSTILE, (2,), KIND_OF[ts.Status.MET_LATE])
    charts = tuple(Chart(HOSTILE, HOSTILE, k, HOSTILE, (HOSTILE,), (late,)) for k in ChartKind)
    cell = Cell(HOSTILE, HOSTILE)
    line = Line(HOSTILE, (cell,))
    table = Table(HOSTILE, HOSTILE, (HOSTILE, HOSTILE), (line,))
    measure = MeasureLines(line, (line,), ((HOSTILE, HOSTILE),))
    due = DueBy(HOSTILE, ((HOSTILE, (1, 1, 1)),))
    return ReportData(
        HOSTILE,
        AS_AT,
        (Child(HOSTILE, (overdue,), HOSTILE, HOSTILE, date(2012, 2, 29)),),
        ((HOSTILE, HOSTILE),),
        (Tile(HOSTILE, HOSTILE, HOSTILE),),
        charts,
        ScoreTable((HOSTILE,), ((HOSTILE, (measure,)),), HOSTILE),
        (table,),
        LookAhead((date(2026, 11, 16),), (due,), ((Risk.UNBOOKED, 1),), HOSTILE, table),
        (Dispute(HOSTILE, AS_AT, HOSTILE, 1, theme=HOSTILE, officer=HOSTILE),),
    )
