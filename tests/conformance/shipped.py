"""The suite that comes with the library, and the timescales that it has to cover."""

from __future__ import annotations

import timescales as ts
from timescales.conformance import SuiteCase, read_cases, suite_files, suite_folder

FILES = suite_files(suite_folder())
CASES = read_cases(FILES)

POLICIES = ("statutory", "day_count", "sunderland")


def cases_of(timescale: str) -> list[SuiteCase]:
    """The cases of one timescale."""
    return [case for case in CASES if case.timescale == timescale]


def duties() -> dict[tuple[str, str], ts.Timescale]:
    """Every timescale of the policies by policy and id, each that several hold only once."""
    found: dict[tuple[str, str], ts.Timescale] = {}
    for name in POLICIES:
        for duty in ts.policies.resolve(name).timescales:
            if duty not in found.values():
                found[name, duty.id] = duty
    return found


DUTIES = duties()
TIMESCALES = sorted({timescale for _, timescale in DUTIES})
