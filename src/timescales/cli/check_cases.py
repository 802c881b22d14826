"""Cases of the conformance suite checked against the library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from timescales.cli.checked import Checked, Group
from timescales.cli.output.cells import Cell
from timescales.conformance import CaseVerdict, SuiteCase, check_case
from timescales.conformance.verdict import REFUSED

_COLUMNS = (
    *("file", "line", "timescale", "case", "kind", "policy", "source"),
    *("expected", "computed"),
)


def check_cases(cases: Iterable[SuiteCase], progress: Callable[[int], None]) -> Group:
    """The cases of several files, as one group."""
    checked = []
    for case in cases:
        checked.append(_checked(check_case(case)))
        progress(1)
    return Group(_COLUMNS, checked)


def _checked(verdict: CaseVerdict) -> Checked:
    case = verdict.case
    cells: dict[str, Cell] = {
        "file": case.file,
        "line": case.line,
        "timescale": case.timescale,
        "case": case.name,
        "kind": case.kind.value,
        "policy": case.policy,
        "source": case.source,
        "expected": "; ".join(map(str, case.expect)),
        "computed": "; ".join(map(str, verdict.computed)),
    }
    headline = f"{case.file}:{case.line}: {case.name}"
    return Checked(headline, verdict.agrees, list(_lines(verdict)), cells, verdict.reasons)


def _lines(verdict: CaseVerdict) -> Iterator[str]:
    if verdict.agrees == REFUSED:
        yield f"refused: {verdict.reasons[0]}"
        return
    for expected, computed in verdict.differences:
        yield f"expected {expected or 'nothing more'}"
        yield f"computed {computed or 'nothing more'}"
    yield from verdict.reasons
