"""Short words for histories with shown dates."""

from __future__ import annotations

from datetime import date

import timescales as ts
from timescales.audit import Answer, Verdict, audit_cases
from timescales.records import Origin, ShownDue

NOWHERE = Origin("reviews.csv", 2, "due", "")


def shown(
    timescale: str,
    due: date,
    *,
    event: date | None = None,
    anchor: date | None = None,
    line: int = 2,
    subject: str = "A",
) -> ShownDue:
    origin = Origin("reviews.csv", line, "due", due.isoformat())
    return ShownDue(subject, timescale, due, origin, event, anchor)


def case(*events: tuple[str, date], subject: str = "A") -> ts.Case:
    return ts.Case(subject, tuple(ts.Event(kind, day) for kind, day in events))


def answer(
    history: ts.Case, due: ShownDue, *others: ShownDue, policy: ts.Policy | str = "statutory"
) -> Answer:
    """The answer to one shown date, with others of the same history beside it."""
    found = audit_cases([(history, [due, *others])], policy).answers
    return next(each for each in found if each.shown == due)


def icpc(discussed: date, due: date, *, held: date | None = None) -> Answer:
    """The answer to the target of a conference, which may have been held."""
    conference = [("icpc", held)] if held else []
    history = case(("strategy_discussion", discussed), *conference)
    return answer(history, shown("icpc", due, event=held, anchor=discussed))


def review(
    started: date, *reviews: date, due: date, policy: ts.Policy | str = "statutory"
) -> Answer:
    """The answer to the due date beside the last of some reviews."""
    history = case(("became_looked_after", started), *(("lac_review", day) for day in reviews))
    return answer(history, shown("lac_review", due, event=reviews[-1]), policy=policy)


def rcpc(*conferences: date, due: date) -> Answer:
    """The answer to the due date beside the last of a plan's conferences, the first initial."""
    initial, *later = conferences
    history = case(
        ("icpc", initial), ("cp_plan_started", initial), *(("rcpc", day) for day in later)
    )
    return answer(history, shown("rcpc", due, event=later[-1]))


def causes(found: Answer) -> list[str]:
    """The ids of the explanations, the likeliest first; a date that agrees has none."""
    assert bool(found.diagnoses) == (found.verdict is Verdict.EXPLAINED)
    return [diagnosis.id for diagnosis in found.diagnoses]
