"""What is asked of every row: one rule, under one calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from timescales import policies
from timescales.calendar import WorkingCalendar, england_and_wales
from timescales.calls import statutory_rule
from timescales.errors import HorizonError, WrongTypeError
from timescales.outcome import Outcome
from timescales.policy import Policy
from timescales.rules import DateRule
from timescales.table import Table
from timescales.timescale import Timescale


@dataclass(frozen=True)
class Question:
    """A rule and a calendar, and the rule's table over the calendar's horizon."""

    rule: DateRule
    calendar: WorkingCalendar

    @cached_property
    def table(self) -> Table:
        """The outcomes over the horizon; the rule itself is asked about days outside it."""
        return self.rule.table(self.calendar)

    def answer(self, day: date) -> Outcome | HorizonError:
        """What the rule answers for a day, or refuses to answer."""
        try:
            if self.table.first <= day <= self.table.last:
                return self.table[day]
            return self.rule.due(day, self.calendar)
        except HorizonError as refusal:
            return refusal.with_traceback(None)


def question_of(
    asked: DateRule | Timescale | str,
    stage: str | None,
    policy: Policy | str | None,
    calendar: WorkingCalendar | None,
) -> tuple[Question, Question | None]:
    """The question that a call asks and, for an address, that of the statutory policy beside it."""
    calendar = england_and_wales() if calendar is None else calendar
    if isinstance(asked, str):
        chosen = policies.resolve(policies.DEFAULT if policy is None else policy)
        address = asked if stage is None else f"{asked}.{stage}"
        rule, limit = chosen.at(address)[1].rule, statutory_rule(chosen, address)
        return Question(rule, calendar), None if limit is None else Question(limit, calendar)
    if policy is not None:
        raise WrongTypeError(
            f"policy decides what an address such as 'icpc' means; {_named(asked)} needs none: "
            "leave policy out."
        )
    if isinstance(asked, Timescale):
        return Question(asked.stage(stage).rule, calendar), None
    if not isinstance(asked, DateRule):
        raise WrongTypeError(
            "due_many answers by a rule, a Timescale or an address such as 'lac_review.second', "
            f"not by {asked!r}."
        )
    if stage is not None:
        raise WrongTypeError(f"a rule has no stages, so stage={stage!r} decides nothing.")
    return Question(asked, calendar), None


def _named(asked: Any) -> str:
    return f"the timescale {asked.id}" if isinstance(asked, Timescale) else f"{asked!r}"
