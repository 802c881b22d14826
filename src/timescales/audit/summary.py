"""What the faults of an audit come to, cause by cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from timescales.audit.answer import Answer, Effect, Verdict
from timescales.audit.auditing import Audit

_NO_CAUSE = "No known rule gives it: typed by hand, or a fault that is not known here"


@dataclass(frozen=True, slots=True)
class CauseCount:
    """What a cause, or two together, come to in one timescale; or ``unexplained``, if none does.

    ``rows`` are the dates for which it is the likeliest, and ``subjects`` how many subjects they
    are of. Of those rows, ``certain`` are those that nothing else explains, ``hides_late`` and
    ``invents_late`` those in which it changes the answer whether something was late. ``possible``
    are all the dates that it could explain. Nothing is certain of what is unexplained.
    """

    timescale: str
    cause: str
    title: str
    rows: int
    subjects: int
    certain: int
    possible: int
    hides_late: int
    invents_late: int


CAUSE_COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(CauseCount))
"""The columns of the summary by cause, in order."""


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day of the calendar that a likeliest cause names.

    ``rows`` are the dates for which it does; ``certain`` those for which no other day would do.
    """

    timescale: str
    cause: str
    day: date
    rows: int
    certain: int


def causes_of(audit: Audit) -> tuple[CauseCount, ...]:
    """Each cause of an audit, what explains the most rows first."""
    titles: dict[tuple[str, str], str] = {}
    likeliest: dict[tuple[str, str], list[Answer]] = {}
    possible: Counter[tuple[str, str]] = Counter()
    for answer in audit.answers:
        timescale = answer.shown.timescale
        if answer.verdict is Verdict.UNEXPLAINED:
            titles[timescale, answer.verdict.value] = _NO_CAUSE
            likeliest.setdefault((timescale, answer.verdict.value), []).append(answer)
        for place, diagnosis in enumerate(answer.diagnoses):
            key = timescale, diagnosis.id
            possible[key] += 1
            titles[key] = diagnosis.title
            if place == 0:
                likeliest.setdefault(key, []).append(answer)
    counted = (_count(key, titles[key], rows, possible[key]) for key, rows in likeliest.items())
    return tuple(sorted(counted, key=lambda count: (-count.rows, count.timescale, count.cause)))


def days_named(audit: Audit) -> tuple[NamedDay, ...]:
    """Each day that a likeliest cause names, such as a holiday that is missing, by date."""
    rows: Counter[tuple[date, str, str]] = Counter()
    certain: Counter[tuple[date, str, str]] = Counter()
    for answer in audit.answers:
        for likeliest in answer.diagnoses[:1]:
            for day in likeliest.ways[0].days:
                key = day, answer.shown.timescale, likeliest.id
                rows[key] += 1
                certain[key] += len(likeliest.ways) == 1
    return tuple(
        NamedDay(timescale, cause, day, number, certain[day, timescale, cause])
        for (day, timescale, cause), number in sorted(rows.items())
    )


def _count(
    key: tuple[str, str], title: str, answers: Sequence[Answer], possible: int
) -> CauseCount:
    effects = Counter(answer.effect for answer in answers)
    return CauseCount(
        *key,
        title,
        rows=len(answers),
        subjects=len({answer.shown.subject_id for answer in answers}),
        certain=sum(len(answer.diagnoses) == 1 for answer in answers),
        possible=max(possible, len(answers)),
        hides_late=effects[Effect.HIDES_LATE],
        invents_late=effects[Effect.INVENTS_LATE],
    )
