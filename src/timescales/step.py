"""The worked explanation of one answer, as a tree of steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from timescales._dates import checked_date
from timescales.calendar import Closure
from timescales.errors import WrongTypeError
from timescales.outcome import Due, NoDeadline, Outcome


@dataclass(frozen=True, slots=True)
class Skipped:
    """The days that a count of working days passed over."""

    weekend_days: int = 0
    closures: tuple[Closure, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.weekend_days or self.closures)


@dataclass(frozen=True, slots=True)
class Step:
    """One node of the explanation: what the rule did with its anchor.

    ``message`` is a sentence; ``anchor_counts`` says whether the anchor was itself counted;
    ``children`` are the steps it rests on, of which number ``decided_by`` decided.
    """

    rule: object
    anchor: date
    outcome: Outcome
    message: str
    anchor_counts: bool = False
    skipped: Skipped = Skipped()
    children: tuple[Step, ...] = ()
    decided_by: int | None = None

    def __post_init__(self) -> None:
        checked_date(self.anchor, "anchor")
        if not isinstance(self.outcome, Due | NoDeadline):
            raise WrongTypeError(
                f"A step's outcome must be Due(date) or NoDeadline(reasons), not {self.outcome!r}."
            )
