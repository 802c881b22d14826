"""The suite that comes with the library holds, and leaves no timescale out."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.conformance.shipped import CASES, FILES, TIMESCALES, cases_of
from timescales.conformance import Kind, SuiteCase, check_case


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.timescale}: {case.name}")
def test_case(case: SuiteCase) -> None:
    """The library gives what the case expects."""
    verdict = check_case(case)
    shown = "\n".join(f"expected {want}\ncomputed {got}" for want, got in verdict.differences)
    assert verdict.agrees == "yes", "\n".join([shown, *verdict.reasons])


@pytest.mark.parametrize("timescale", TIMESCALES)
def test_a_timescale_has_cases_of_every_kind(timescale: str) -> None:
    """Three or more, and among them the usual run, a day on the edge, and an awkward date."""
    cases = cases_of(timescale)
    assert len(cases) >= 3
    assert {case.kind for case in cases} == set(Kind)


def test_a_file_is_named_after_its_timescale() -> None:
    """One file a timescale; every file is of one."""
    assert sorted({case.file for case in CASES}) == [file.name for file in FILES]
    assert [case for case in CASES if case.file != f"{case.timescale}.yaml"] == []


def test_names_tell_cases_apart() -> None:
    """Whoever runs the suite elsewhere reports by timescale and name."""
    names = Counter((case.timescale, case.name) for case in CASES)
    assert [name for name, times in names.items() if times > 1] == []
