"""A step tree rendered for people and for machines: text, Markdown and JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from timescales._dates import long_date
from timescales._text import listed, plural
from timescales.codec import to_data
from timescales.outcome import Due, NoDeadline, Outcome
from timescales.step import Skipped, Step


@dataclass(frozen=True, slots=True)
class Explanation:
    """How an answer was worked out, and on whose authority.

    ``print`` gives text; ``markdown``, ``json`` and ``to_data`` give the other forms.
    """

    step: Step
    title: str = ""
    authority: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The explanation as indented lines."""
        return "\n".join(f"{'  ' * depth}{line}" for depth, line in self._lines())

    @property
    def markdown(self) -> str:
        """The explanation as a nested Markdown list under its title."""
        lines = list(self._lines())
        head = []
        if self.title:
            (_, title), *lines = lines
            head = [f"**{title}**", ""]
        least = min(depth for depth, _ in lines)
        return "\n".join([*head, *(f"{'  ' * (depth - least)}- {line}" for depth, line in lines)])

    def to_data(self) -> dict[str, Any]:
        """The explanation as plain data."""
        return {
            "title": self.title,
            "outcome": _outcome_data(self.step.outcome),
            "step": _step_data(self.step),
            "authority": list(self.authority),
            "notes": list(self.notes),
        }

    @property
    def json(self) -> str:
        """The explanation as JSON text."""
        import json

        return json.dumps(self.to_data(), ensure_ascii=False, indent=2)

    def __str__(self) -> str:
        return self.text

    def _lines(self) -> Iterator[tuple[int, str]]:
        depth = 0
        if self.title:
            yield 0, f"{self.title}: {self.step.outcome}"
            depth = 1
        yield from _step_lines(self.step, depth, "")
        if isinstance(self.step.outcome, Due) and self.step.outcome.provisional:
            yield depth, "provisional: leans on working days after the last published bank holidays"
        for line in self.authority:
            yield depth, f"authority: {line}"
        for line in self.notes:
            yield depth, f"note: {line}"


def _step_lines(step: Step, depth: int, label: str) -> Iterator[tuple[int, str]]:
    if len(step.children) == 1 and step.decided_by == 0:
        yield depth, f"{label}{step.message}"
        yield from _step_lines(step.children[0], depth, "")
        return
    yield depth, f"{label}{step.rule}: {step.outcome}"
    counted = "counted as day 1" if step.anchor_counts else "not counted"
    yield depth + 1, f"from {long_date(step.anchor)}, {counted}"
    yield depth + 1, step.message
    if step.skipped:
        yield depth + 1, f"skipped: {_skipped_text(step.skipped)}"
    for number, child in enumerate(step.children):
        yield from _step_lines(child, depth + 1, "decides: " if number == step.decided_by else "")


def _skipped_text(skipped: Skipped) -> str:
    days = [plural(skipped.weekend_days, "weekend day")] if skipped.weekend_days else []
    days += [f"{c.name} ({long_date(c.date)}, {c.kind.value})" for c in skipped.closures]
    return listed(days)


def _outcome_data(outcome: Outcome) -> dict[str, Any]:
    if isinstance(outcome, NoDeadline):
        return {"due": None, "reasons": list(outcome.reasons)}
    return {"due": outcome.date.isoformat(), "provisional": outcome.provisional}


def _step_data(step: Step) -> dict[str, Any]:
    return {
        "rule": to_data(step.rule),
        "says": str(step.rule),
        "anchor": step.anchor.isoformat(),
        "anchor_counts": step.anchor_counts,
        "outcome": _outcome_data(step.outcome),
        "message": step.message,
        "skipped": {
            "weekend_days": step.skipped.weekend_days,
            "closures": [
                {"date": c.date.isoformat(), "name": c.name, "kind": c.kind.value}
                for c in step.skipped.closures
            ],
        },
        "steps": [_step_data(child) for child in step.children],
        "decided_by": step.decided_by,
    }
