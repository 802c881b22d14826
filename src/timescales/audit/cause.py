"""What a cause is: a rule that is wrong in a known way, and the words for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, auto
from typing import TypeAlias

from timescales.audit.working import Working
from timescales.case import Case
from timescales.projection import Obligation
from timescales.records import ShownDue


class Aspect(IntEnum):
    """The part of a working that a cause changes, in the order in which two are combined."""

    STAGE = auto()
    ANCHOR = auto()
    PERIOD = auto()
    COUNT = auto()
    CALENDAR = auto()
    RESULT = auto()
    WHOLE = auto()


@dataclass(frozen=True, slots=True)
class Question:
    """A shown date beside our obligation.

    ``before`` are the earlier occurrences of the same duty, in order; ``shown_before`` are the
    dates that the system showed beside earlier reviews or conferences, the last one last.
    """

    shown: ShownDue
    case: Case
    ours: Obligation
    before: tuple[Obligation, ...] = ()
    shown_before: tuple[date, ...] = ()

    @property
    def first(self) -> Obligation:
        """The first occurrence of the duty."""
        return self.before[0] if self.before else self.ours


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a cause changes a working, in words.

    ``days`` are the days of the calendar that it names. ``size`` is how many things must be wrong
    for it; the fewer the likelier.
    """

    says: str
    working: Working
    days: tuple[date, ...] = ()
    size: int = 1


Vary: TypeAlias = Callable[[Question, Working], Iterator[Way]]
"""The faulty rules of a cause: every way in which it changes a working, the smallest first."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A known fault in how systems work dates out.

    ``id`` is a stable word; ``title`` says what is wrong; ``known_from`` where it is known from;
    ``mend`` what to do. ``vary`` gives the faulty rules themselves. One that is not ``combines``
    is never one of two causes of a date.
    """

    id: str
    title: str
    known_from: str
    mend: str
    aspect: Aspect
    vary: Vary = field(repr=False)
    combines: bool = True

    def ways(self, question: Question, working: Working) -> Iterator[Way]:
        """Every way in which it changes a working, the smallest first."""
        settles = self.aspect > Aspect.ANCHOR  # the anchor decides which version of a rule holds
        return self.vary(question, working.settled if settles else working)
