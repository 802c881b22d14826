"""Which known causes, alone or two together, give a shown date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, takewhile

from timescales.audit.cause import Aspect, Cause, Question, Way
from timescales.audit.causes import CAUSES
from timescales.audit.working import Working

_ORDER = {cause.id: place for place, cause in enumerate(CAUSES)}


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One explanation of a shown date: a cause or two, and the ways in which they give it."""

    causes: tuple[Cause, ...]
    ways: tuple[Way, ...]

    @property
    def id(self) -> str:
        """The ids of its causes, as in ``own_day+holidays_ignored``."""
        return "+".join(cause.id for cause in self.causes)

    @property
    def title(self) -> str:
        """What is wrong, in words."""
        return "; and ".join(cause.title for cause in self.causes)

    @property
    def says(self) -> str:
        """How the shown date comes out: each way, the likeliest first."""
        return "; or ".join(way.says for way in self.ways)

    @property
    def mend(self) -> str:
        """What to do."""
        return " ".join(cause.mend for cause in self.causes)

    @property
    def size(self) -> int:
        """How many things must be wrong for it."""
        return len(self.causes) - 1 + min(way.size for way in self.ways)

    @property
    def order(self) -> tuple[int, ...]:
        """Its place among others of one date: the fewest things wrong, then as they are listed."""
        return self.size, *(_ORDER[cause.id] for cause in self.causes)


def diagnose(question: Question) -> tuple[Diagnosis, ...]:
    """Every known cause that gives the shown date, the likeliest first; none where it is ours.

    Two causes are combined only where no single one gives the date. What needs the fewest things
    to be wrong comes first, then what stands first in ``CAUSES``.

    >>> import timescales as ts
    >>> from timescales.audit import Question
    >>> from timescales.records import Origin, ShownDue
    >>> case = ts.Case("A", (ts.Event("strategy_discussion", ts.date(2022, 6, 2)),))
    >>> icpc = ts.policies.statutory().only("icpc")
    >>> [ours] = ts.project(case, as_at=ts.date(2022, 6, 2), policy=icpc)
    >>> shown = ShownDue("A", "icpc", ts.date(2022, 6, 23), Origin("a.xml", 9, "", ""), None, None)
    >>> print(diagnose(Question(shown, case, ours))[0].says)
    taken for working: 3 June 2022 (Platinum Jubilee bank holiday)
    """
    ours = question.ours
    if ours.rule is None or ours.due == question.shown.due:
        return ()
    right = Working(ours.anchor, ours.rule, ours.calendar)
    found = [*_singly(question, right)] or [*_in_pairs(question, right)]
    return tuple(sorted(found, key=lambda diagnosis: diagnosis.order))


def _singly(question: Question, right: Working) -> Iterator[Diagnosis]:
    for cause in CAUSES:
        yield from _diagnosis((cause,), cause.ways(question, right), question)


def _in_pairs(question: Question, right: Working) -> Iterator[Diagnosis]:
    in_order = sorted((c for c in CAUSES if c.combines), key=lambda cause: cause.aspect)
    changed = {cause.id: tuple(_small(cause, question, right)) for cause in in_order}
    for first, second in combinations(in_order, 2):
        if first.aspect != second.aspect or first.aspect is Aspect.CALENDAR:
            ways = (
                Way(f"{a.says}; and {b.says}", b.working, a.days + b.days)
                for a in changed[first.id]
                for b in _small(second, question, a.working)
            )
            yield from _diagnosis((first, second), ways, question)


def _small(cause: Cause, question: Question, working: Working) -> Iterator[Way]:
    """The ways of a cause for which one thing alone must be wrong."""
    return takewhile(lambda way: way.size == 1, cause.ways(question, working))


def _diagnosis(
    causes: tuple[Cause, ...], ways: Iterator[Way], question: Question
) -> Iterator[Diagnosis]:
    """The diagnosis of those ways that give the shown date, with no more wrong than need be."""
    giving = [way for way in ways if way.working.date == question.shown.due]
    if giving:
        least = min(way.size for way in giving)
        yield Diagnosis(causes, tuple(way for way in giving if way.size == least))
