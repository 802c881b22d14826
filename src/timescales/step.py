"""The worked explanation of one answer, as a tree of steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias, final

from timescales._dates import checked_date
from timescales.calendar import Closure
from timescales.errors import WrongTypeError
from timescales.outcome import Due, NoDeadline, Outcome

_OUTCOMES = (Due, NoDeadline)


@dataclass(frozen=True, slots=True)
class Skipped:
    """The days that a count of working days passed over."""

    weekend_days: int = 0
    closures: tuple[Closure, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.weekend_days or self.closures)


Said: TypeAlias = str | Callable[[], str]
"""A sentence, or what makes it when it is read."""
Passed: TypeAlias = Skipped | Callable[[], Skipped]
"""The days passed over, or what finds them when they are read."""


@final
class Step:
    """One node of the explanation: what the rule did with its anchor.

    ``message`` is a sentence; ``anchor_counts`` says whether the anchor was itself counted;
    ``children`` are the steps it rests on, of which number ``decided_by`` decided. The sentence and
    what was ``skipped`` may be given as functions, called when they are first read: most steps are
    traced for their date alone.
    """

    __slots__ = (
        "_message",
        "_skipped",
        "anchor",
        "anchor_counts",
        "children",
        "decided_by",
        "outcome",
        "rule",
    )

    rule: object
    anchor: date
    outcome: Outcome
    anchor_counts: bool
    children: tuple[Step, ...]
    decided_by: int | None
    _message: Said
    _skipped: Passed

    def __init__(
        self,
        rule: object,
        anchor: date,
        outcome: Outcome,
        message: Said,
        *,
        anchor_counts: bool = False,
        skipped: Passed = Skipped(),
        children: tuple[Step, ...] = (),
        decided_by: int | None = None,
    ) -> None:
        checked_date(anchor, "anchor")
        if not isinstance(outcome, _OUTCOMES):
            raise WrongTypeError(
                f"A step's outcome must be Due(date) or NoDeadline(reasons), not {outcome!r}."
            )
        fill = super().__setattr__
        fill("rule", rule)
        fill("anchor", anchor)
        fill("outcome", outcome)
        fill("_message", message)
        fill("anchor_counts", anchor_counts)
        fill("_skipped", skipped)
        fill("children", children)
        fill("decided_by", decided_by)

    @property
    def message(self) -> str:
        """The sentence."""
        said = self._message
        if not isinstance(said, str):
            said = said()
            super().__setattr__("_message", said)
        return said

    @property
    def skipped(self) -> Skipped:
        """The days that a count of working days passed over."""
        passed = self._skipped
        if not isinstance(passed, Skipped):
            passed = passed()
            super().__setattr__("_skipped", passed)
        return passed

    def _content(self) -> tuple[Any, ...]:
        return (
            self.rule,
            self.anchor,
            self.outcome,
            self.message,
            self.anchor_counts,
            self.skipped,
            self.children,
            self.decided_by,
        )

    def __eq__(self, other: object) -> bool:
        return self._content() == other._content() if isinstance(other, Step) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._content())

    def __reduce__(self) -> tuple[Callable[..., Step], tuple[Any, ...]]:
        return _restored, self._content()

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a Step does not change; trace another to have another {name}")

    def __repr__(self) -> str:
        *named, anchor_counts, skipped, children, decided_by = self._content()
        return (
            f"Step({', '.join(map(repr, named))}, anchor_counts={anchor_counts!r}, "
            f"skipped={skipped!r}, children={children!r}, decided_by={decided_by!r})"
        )


def _restored(*content: Any) -> Step:
    """The step of that content, in the order in which a step gives it."""
    *named, anchor_counts, skipped, children, decided_by = content
    return Step(
        *named,
        anchor_counts=anchor_counts,
        skipped=skipped,
        children=children,
        decided_by=decided_by,
    )
