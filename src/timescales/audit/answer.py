"""The answer to one shown date."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from timescales.audit.cause import Question
from timescales.audit.diagnosing import Diagnosis
from timescales.projection import Obligation
from timescales.records import ShownDue


class Verdict(Enum):
    """What a shown date comes to beside ours."""

    AGREES = "agrees"
    EXPLAINED = "explained"
    UNEXPLAINED = "unexplained"
    NOT_COMPARABLE = "not_comparable"


class Effect(Enum):
    """What a wrong date does to the answer whether a review or conference was late."""

    HIDES_LATE = "hides_late"
    INVENTS_LATE = "invents_late"


@dataclass(frozen=True, slots=True)
class Answer:
    """One shown date: beside our obligation where there is one, a verdict, and the explanations.

    ``question`` holds our obligation and what was asked of it, None where there is none.
    ``diagnoses`` are the explanations of a date that differs, the likeliest first. ``reason`` says
    why a date is not comparable.
    """

    shown: ShownDue
    question: Question | None
    verdict: Verdict
    diagnoses: tuple[Diagnosis, ...] = ()
    reason: str = ""

    @property
    def ours(self) -> Obligation | None:
        """Our obligation, where there is one to compare with."""
        return self.question.ours if self.question else None

    @property
    def days(self) -> int | None:
        """How many days the shown date is after ours, negative if before; None without ours."""
        due = self.ours.due if self.ours else None
        return None if due is None else (self.shown.due - due).days

    @property
    def effect(self) -> Effect | None:
        """Whether it makes a late review or conference look in time, or the reverse."""
        held, due = self.shown.event, self.ours.due if self.ours else None
        if held is None or due is None or (held > due) == (held > self.shown.due):
            return None
        return Effect.HIDES_LATE if held > due else Effect.INVENTS_LATE
