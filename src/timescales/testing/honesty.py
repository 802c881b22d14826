"""What a calendar does not know, a rule may not claim to know.

Each anchor is asked again under small calendars that are alike up to some day and differ after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from timescales.calendar import Closure, ClosureKind, WorkingCalendar
from timescales.outcome import Due, NoDeadline
from timescales.rules import DateRule
from timescales.step import Step
from timescales.testing.answering import Answer, answer, broken, require_same

_DAY = timedelta(days=1)
_ROOM = 60
_SHUT = 42
_MOST = 400
_SATURDAY = 5

_REFUSES = "an answer rests on no day outside the horizon: HorizonError says that it would"
_LEANS = "an answer is provisional exactly where it reads a day after published_to"


def check_honesty(rule: DateRule, anchor: date, calendar: WorkingCalendar) -> None:
    """The laws of the horizon and of ``published_to``, about one anchor."""
    outcome = answer(rule, anchor, calendar)
    if not isinstance(outcome, Due):
        return
    low, high = sorted((anchor, outcome.date))
    first = max(low - min(_ROOM, low.toordinal() - 1) * _DAY, calendar.first)
    last = min(calendar.projected_to.toordinal(), high.toordinal() + _ROOM, low.toordinal() + _MOST)
    if last <= first.toordinal():
        return
    around = _Window(calendar, first, date.fromordinal(last))
    for known_to in around.days_to_end_on(low, high):
        _check_up_to(rule, anchor, around, known_to)


def _check_up_to(rule: DateRule, anchor: date, around: _Window, known_to: date) -> None:
    known = answer(rule, anchor, around.ending(known_to))
    open_after = answer(rule, anchor, around.open(known_to))
    shut_after = answer(rule, anchor, around.shut(known_to))
    if known is not None:
        if _provisional(known):
            raise broken(_LEANS, rule, anchor, f"{known!r} with every day of the horizon published")
        law = f"{_REFUSES} (to {known_to})"
        for other in (open_after, shut_after):
            require_same(law, rule, anchor, _date(known), _date(other))
    if not isinstance(open_after, Due) or _rests_on_no_deadline(
        rule.trace(anchor, around.open(known_to))
    ):
        return
    if open_after.provisional is not (known is None):
        reads = "a day" if known is None else "no day"
        raise broken(_LEANS, rule, anchor, f"{open_after!r}, and it reads {reads} after {known_to}")


class _Window:
    """Some days of a calendar, from which calendars are made that differ after a day."""

    def __init__(self, calendar: WorkingCalendar, first: date, last: date) -> None:
        self.first, self.last = first, last
        self._closures = calendar.closures(first - _DAY, last)

    def days_to_end_on(self, low: date, high: date) -> Iterator[date]:
        """Days about an anchor and its answer on which knowledge may end."""
        middle = low + (high - low) // 2
        days = {low - _DAY, low, middle, high - _DAY, high}
        return (day for day in sorted(days) if self.first <= day <= self.last)

    def open(self, published_to: date) -> WorkingCalendar:
        """The days as they are, published up to a day."""
        return self._made(self._closures, published_to, self.last)

    def ending(self, last: date) -> WorkingCalendar:
        """The days as they are, but none after the last, and all of them published."""
        return self._made(self._up_to(last), last, last)

    def shut(self, published_to: date) -> WorkingCalendar:
        """The days as they are up to one, the next six weeks closed, and all open after that."""
        begun = published_to.toordinal() + 1
        shut_days = range(begun, min(begun + _SHUT, self.last.toordinal() + 1))
        shut = [
            Closure(day, "Shut", ClosureKind.LOCAL)
            for day in map(date.fromordinal, shut_days)
            if day.weekday() < _SATURDAY
        ]
        return self._made((*self._up_to(published_to), *shut), published_to, self.last)

    def _up_to(self, last: date) -> tuple[Closure, ...]:
        return tuple(closure for closure in self._closures if closure.date <= last)

    def _made(
        self, closures: tuple[Closure, ...], published_to: date, last: date
    ) -> WorkingCalendar:
        return WorkingCalendar(
            "About an anchor", closures,
            first=self.first, published_to=published_to, projected_to=last,
        )  # fmt: skip


def _date(found: Answer) -> object:
    """The date of an answer; the answer itself where it has none."""
    return found.date if isinstance(found, Due) else found


def _provisional(found: Answer) -> bool:
    return isinstance(found, Due) and found.provisional


def _rests_on_no_deadline(step: Step) -> bool:
    """Whether a limb had no deadline: how that was found, its outcome does not say."""
    return isinstance(step.outcome, NoDeadline) or any(map(_rests_on_no_deadline, step.children))
