"""One quarter scored, for tests of its edges."""

from __future__ import annotations

from datetime import date

import timescales as ts
from timescales.scorecard import Period, Scorecard, Verdict, scorecard

QUARTER = Period.quarter(2025, 1)  # April to June 2025


def card(
    *cases: ts.Case, period: Period = QUARTER, as_at: date = date(2026, 3, 31), holds: str = ""
) -> Scorecard:
    pairs = ((each, ts.project(each, as_at=as_at)) for each in cases)
    return scorecard(pairs, periods=[period], holds=[holds] if holds else None)


def bands(found: Scorecard, measure: str) -> dict[str, int]:
    return {
        s.band: s.numerator
        for s in found.of(measure)
        if s.numerator and s.verdict is not Verdict.STATUTE
    }
