"""What verdicts on dates of one's own and on cases of the suite have in common."""

from __future__ import annotations

from timescales._dates import long_date
from timescales._text import listed
from timescales.step import Step

YES, NO, REFUSED = "yes", "no", "refused"
"""Whether what was expected and what was computed agree; refused is what cannot be computed."""


def worked(step: Step) -> str:
    """The step that decided, in one line."""
    while step.decided_by is not None:
        step = step.children[step.decided_by]
    closed = [f"{closure.name} ({closure.date})" for closure in step.skipped.closures]
    skipped = f"; skipped {listed(closed)}" if closed else ""
    return f"{step.rule}, from {long_date(step.anchor)}: {step.message}{skipped}"
