"""Rules that count hours by the clock: what they share, and a number of hours.

They answer moments to the moment with ``ends_at``, and dates as every rule does.
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

from timescales._dates import checked_count, long_date
from timescales._moments import day_begins, in_london, long_moment, offset
from timescales._text import constructor, plural
from timescales.calendar import WorkingCalendar
from timescales.codec import register
from timescales.outcome import Due
from timescales.rules.base import DateRule
from timescales.rules.counting import days_after
from timescales.step import Step

if TYPE_CHECKING:
    from timescales.explanation import Explanation

_ONE_DAY = timedelta(days=1)


class ClockRule(DateRule):
    """A rule that counts hours by the clock.

    Extend it with a frozen dataclass that defines ``ends_at`` for an event whose time is known and
    ``trace`` for one of which only the day is.
    """

    __slots__ = ()

    @property
    def counts_hours(self) -> bool:
        return True

    @abstractmethod
    def ends_at(self, moment: datetime) -> datetime:
        """The moment at which time is up, of an event at ``moment``.

        In: exactly a ``datetime`` that knows its offset, of whatever zone. Out: the moment as the
        clocks of Europe/London show it. Its offset is fixed, so that it compares and subtracts by
        the time that passes and not by what the clock shows. Raises ``WrongTypeError``,
        ``WrongValueError`` for a ``datetime`` without an offset, and ``HorizonError``.
        """

    def explain_at(self, moment: datetime) -> Explanation:
        """The worked explanation of ``ends_at``, with the times in its sentence; raises as it does.

        >>> import timescales as ts
        >>> print(ts.hours(72).explain_at(ts.datetime.fromisoformat("2026-03-28T10:00+00:00")))
        72 hours after: Tuesday 31 March 2026
          from Saturday 28 March 2026, not counted
          from Saturday 28 March 2026 at 10:00 GMT, time is up on Tuesday 31 March 2026 ...
        """
        from timescales.explanation import Explanation

        return Explanation(self._step_at(moment))

    def trace_at(self, moment: datetime, calendar: WorkingCalendar) -> Step:
        return self._step_at(moment)

    def _step_at(self, moment: datetime) -> Step:
        start, ends = in_london(moment), self.ends_at(moment)
        return self.step(start.date(), Due(ends.date()), lambda: self.worked(start, ends))

    def worked(self, start: datetime, ends: datetime) -> str:
        """The sentence of ``explain_at``: from when, until when, and any change of the clocks."""
        sentence = f"from {long_moment(start)}, time is up on {long_moment(ends)}"
        if offset(start) == offset(ends):
            return sentence
        way = "forward" if offset(ends) > offset(start) else "back"
        return f"{sentence}; the clocks go {way} on {long_date(_first_change(start))}"


def last_moment(step: Step, moment: datetime) -> datetime | None:
    """The last moment of what was traced from ``moment``; None unless hours decide the answer."""
    while step.decided_by is not None:
        step = step.children[step.decided_by]
    return step.rule.ends_at(moment) if isinstance(step.rule, ClockRule) else None


def _first_change(start: datetime) -> date:
    """The first day, from that of ``start``, that ends with the clocks changed."""
    days = (start.date() + by * _ONE_DAY for by in count())
    return next(day for day in days if offset(day_begins(day + _ONE_DAY)) != offset(start))


@register("hours")
@dataclass(frozen=True, slots=True, repr=False)
class Hours(ClockRule):
    """So many hours by the clock; see ``hours``."""

    n: int

    def __post_init__(self) -> None:
        checked_count(self.n, "n")

    @property
    def monotone(self) -> bool:
        return True

    def ends_at(self, moment: datetime) -> datetime:
        return in_london(moment, after=timedelta(hours=self.n))

    def trace(self, anchor: date, calendar: WorkingCalendar) -> Step:
        last_moment = in_london(day_begins(days_after(anchor, 1)), after=-timedelta.resolution)
        # Over a day of 25 hours, a number such as 25 does not reach the day that it rounds up to.
        due = min(days_after(anchor, -(-self.n // 24)), self.ends_at(last_moment).date())
        return self.step(
            anchor,
            Due(due),
            lambda: (
                f"{long_date(due)} is taken as the last day; the hour of the event, which a date "
                "does not say, decides when time is up"
            ),
        )

    def __repr__(self) -> str:
        return constructor("hours", self.n)

    def __str__(self) -> str:
        return f"{plural(self.n, 'hour')} after"


def hours(n: int) -> Hours:
    """So many hours by the clock after an event, n from 1, whatever day they fall on.

    ``ends_at`` takes the moment of the event and gives the moment at which time is up. The hours
    are those that pass, so over a change of the clocks the time of day moves by an hour.

    >>> import timescales as ts
    >>> returned = ts.datetime.fromisoformat("2026-03-28T10:00+00:00")
    >>> hours(72).ends_at(returned).isoformat()
    '2026-03-31T11:00:00+01:00'

    Where only the day of the event is known, the answer is the day so many hours on, rounded up to
    whole days: a rule about dates like any other, and its step says that the hour decides.

    >>> hours(72).due(ts.date(2026, 3, 28), ts.england_and_wales())
    Due(date(2026, 3, 31))

    Source: Children Act 1989 s 46(6), 72 hours of police protection; guidance on missing children
    (2014), a return interview within 72 hours.
    """
    return Hours(n)
