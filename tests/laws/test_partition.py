"""Every occurrence has one stage: the stages of each national timescale partition the facts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timescales as ts
from timescales.catalogue import NATIONAL

ENGLAND = ts.england_and_wales()
DAYS = st.dates(date(2012, 1, 1), date(2026, 12, 31))
SEVERAL = [duty for duty in NATIONAL if len(duty.series.stages) > 1]


@pytest.mark.parametrize("duty", SEVERAL, ids=lambda duty: duty.id)
@given(data=st.data())
def test_exactly_one_stage_holds(duty: ts.Timescale, data: st.DataObject) -> None:
    """Where the record is complete and the date of birth is known."""
    stages = duty.series.stages
    last = max((s.when.last or s.when.first for s in stages
                if isinstance(s.when, ts.Occurrences)), default=6)  # fmt: skip
    bounded = not duty.series.goes_on(last + 1)
    started = data.draw(DAYS)
    ordinal = data.draw(st.integers(1, last if bounded else 6))
    kinds = sorted({kind for stage in stages for kind in stage.when.kinds})
    facts = ts.Facts(
        ordinal=ordinal,
        started=started,
        anchor=started + timedelta(days=data.draw(st.integers(0, 800)) if ordinal > 1 else 0),
        calendar=ENGLAND,
        born=data.draw(DAYS),
        happened=frozenset(data.draw(st.sets(st.sampled_from(kinds)))) if kinds else frozenset(),
    )
    assert [stage.when.holds(facts) for stage in stages].count(True) == 1
    assert None not in [stage.when.holds(facts) for stage in stages]
