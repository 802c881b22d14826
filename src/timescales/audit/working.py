"""How a date is worked out, as a value of which one part at a time can be changed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from functools import cached_property

from timescales.calendar import WorkingCalendar
from timescales.outcome import Due
from timescales.projection.judging import unless_beyond
from timescales.rules import Dated, DateRule
from timescales.rules.adjusting import Rolled
from timescales.rules.before import WorkingDaysBefore
from timescales.rules.combining import LatestOf, StrictestOf
from timescales.rules.counting import WorkingDays

_CHOICES = (Dated, StrictestOf, LatestOf)
_READ_CALENDAR = (WorkingDays, WorkingDaysBefore, Rolled)


@dataclass(frozen=True)  # without slots, so that what is worked out is kept
class Working:
    """A day, a rule that counts from it, and the calendar in which it counts.

    >>> import timescales as ts
    >>> icpc = Working(ts.date(2022, 6, 2), ts.working_days(15), ts.england_and_wales())
    >>> icpc.date
    datetime.date(2022, 6, 24)
    """

    anchor: datetime.date
    rule: DateRule
    calendar: WorkingCalendar

    @cached_property
    def date(self) -> datetime.date | None:
        """The day that it comes to; None where there is none, or it lies beyond the calendar."""
        outcome = unless_beyond(lambda: self.rule.due(self.anchor, self.calendar))
        return outcome.date if isinstance(outcome, Due) else None

    @cached_property
    def settled(self) -> Working:
        """The same, by the rule that gives the day: the version in force, the limb that binds.

        >>> import timescales as ts
        >>> either = ts.strictest_of(ts.months(3), ts.days(91))
        >>> Working(ts.date(2022, 12, 1), either, ts.england_and_wales()).settled.rule
        months(3)
        """
        if not isinstance(self.rule, _CHOICES):
            return self
        step = unless_beyond(lambda: self.rule.trace(self.anchor, self.calendar))
        if step is None:
            return self
        while isinstance(step.rule, _CHOICES) and step.decided_by is not None:
            step = step.children[step.decided_by]
        return replace(self, rule=step.rule) if isinstance(step.rule, DateRule) else self

    @cached_property
    def reads_calendar(self) -> bool:
        """Whether the day can depend on which days are working days."""
        return _reads_calendar(self.rule)


def _reads_calendar(rule: DateRule) -> bool:
    return isinstance(rule, _READ_CALENDAR) or any(map(_reads_calendar, rule.parts))
