"""How a date is worked out, as a value of which one part at a time can be changed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
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

    @property
    def date(self) -> datetime.date | None:
        """The day that it comes to; None where there is none, or it lies beyond the calendar."""
        outcome = unless_beyond(lambda: self.rule.due(self.anchor, self.calendar))
        return outcome.date if isinstance(outcome, Due) else None

    @property
    def decided_by(self) -> object:
        """The rule that gives the day: the version in force, the limb that binds.

        >>> import timescales as ts
        >>> either = ts.strictest_of(ts.months(3), ts.days(91))
        >>> Working(ts.date(2022, 12, 1), either, ts.england_and_wales()).decided_by
        months(3)
        """
        step = unless_beyond(lambda: self.rule.trace(self.anchor, self.calendar))
        if step is None:
            return self.rule
        while isinstance(step.rule, _CHOICES) and step.decided_by is not None:
            step = step.children[step.decided_by]
        return step.rule

    @property
    def reads_calendar(self) -> bool:
        """Whether the day can depend on which days are working days."""
        return _reads_calendar(self.rule)


def _reads_calendar(rule: DateRule) -> bool:
    return isinstance(rule, _READ_CALENDAR) or any(map(_reads_calendar, rule.parts))
