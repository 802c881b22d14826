"""What only some obligations and stages have: times, earliest days, rules yet to be supplied."""

from __future__ import annotations

from datetime import date, datetime

from timescales.projection import Obligation
from timescales.rules import DateRule
from timescales.timescale import Stage


def due_at(obligation: Obligation) -> datetime | None:
    """The moment by which it is due, if that is more than a day."""
    moment: datetime | None = getattr(obligation, "due_at", None)
    return moment


def not_before(obligation: Obligation) -> date | None:
    """The first day on which it may be met, if there is one."""
    day: date | None = getattr(obligation, "not_before", None)
    return day


def earliest(stage: Stage) -> DateRule | None:
    """The rule that gives the first day on which it may be met, if there is one."""
    rule: DateRule | None = getattr(stage, "not_before", None)
    return rule


def is_supplied(stage: Stage) -> bool:
    """Whether the policy supplies the rule, where the law leaves it to the authority."""
    supplied: bool = getattr(stage.rule, "supplied", True)
    return supplied
