"""A rolling quota of hours: so many, consecutive or not, in any period of so many days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TypeAlias

from timescales._dates import checked_count, checked_date, checked_items
from timescales._moments import day_begins, in_london, in_utc, long_moment
from timescales._text import constructor, listed, plural
from timescales.calendar import WorkingCalendar
from timescales.codec import Coded, register
from timescales.errors import WrongValueError
from timescales.outcome import Due
from timescales.rules.clock import ClockRule
from timescales.rules.counting import days_after
from timescales.step import Step

_NOTHING = timedelta()
_UNITS = (("hour", timedelta(hours=1)), ("minute", timedelta(minutes=1)))

_Counted: TypeAlias = tuple[datetime, timedelta]
"""When a part of an earlier stay begins to leave the count, and how long it is."""


@register("Stay")
@dataclass(frozen=True, slots=True, repr=False)
class Stay(Coded):
    """A stay from the moment ``start`` to the moment ``end``, each a ``datetime`` with its offset.

    They are kept in UTC. Raises ``WrongTypeError`` for anything else, ``WrongValueError`` for a
    ``datetime`` without an offset and for a stay that does not end after it starts.

    >>> moment = datetime.fromisoformat
    >>> print(Stay(moment("2026-06-05T16:45+01:00"), moment("2026-06-06T09:00+01:00")))
    from Friday 5 June 2026 at 16:45 BST to Saturday 6 June 2026 at 09:00 BST
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        for name in ("start", "end"):
            object.__setattr__(self, name, in_utc(getattr(self, name), name))
        if self.end <= self.start:
            raise WrongValueError(f"A stay must end after it starts, not run {self}.")

    @classmethod
    def whole_days(cls, first: date, last: date) -> Stay:
        """A stay of which only the days are known: from the start of one to the end of another.

        >>> print(Stay.whole_days(date(2026, 6, 5), date(2026, 6, 6)))
        from Friday 5 June 2026 at 00:00 BST to Sunday 7 June 2026 at 00:00 BST
        """
        after_last = days_after(checked_date(last, "last"), 1)
        return cls(day_begins(checked_date(first, "first")), day_begins(after_last))

    def __repr__(self) -> str:
        return constructor("Stay", self.start, self.end)

    def __str__(self) -> str:
        return f"from {long_moment(in_london(self.start))} to {long_moment(in_london(self.end))}"


@register("rolling_hours")
@dataclass(frozen=True, slots=True, repr=False)
class RollingHours(ClockRule):
    """At most so many hours in any period of so many days; see ``rolling_hours``."""

    n: int
    within_days: int
    used: tuple[Stay, ...] = ()

    def __post_init__(self) -> None:
        most = 24 * checked_count(self.within_days, "within_days")
        if checked_count(self.n, "n") >= most:
            raise WrongValueError(
                f"n must be fewer than the {most} hours of {plural(self.within_days, 'day')}, "
                f"not {self.n}: so many are no limit."
            )
        object.__setattr__(self, "used", checked_items(self.used, Stay, "used"))
        for earlier, later in pairwise(self.used):
            if later.start < earlier.end:
                fault = "overlaps one" if earlier.start <= later.start else "stands after one"
                raise WrongValueError(
                    f"Stays must be in order and apart, and one {later} {fault} {earlier}: sort "
                    "them, and make one of those that overlap."
                )

    @property
    def monotone(self) -> bool:
        return True

    def with_used(self, stays: Iterable[Stay]) -> RollingHours:
        """The same quota with these stays, in order and apart, in place of its own.

        >>> rolling_hours(72, within_days=28).with_used(
        ...     [Stay.whole_days(date(2026, 6, 5), date(2026, 6, 6))]
        ... ).ends_at(datetime.fromisoformat("2026-06-10T12:00+01:00")).isoformat()
        '2026-06-11T12:00:00+01:00'
        """
        return RollingHours(self.n, self.within_days, checked_items(stays, Stay, "stays"))

    def ends_at(self, moment: datetime) -> datetime:
        start = in_london(moment)
        counted = list(self._counted(start))
        left = timedelta(hours=self.n) - _total(counted)
        for leaves, length in counted:
            # What leaves the count from the moment that it would be missed makes room for as much.
            if left < leaves - start:
                break
            left += length
        return in_london(start, after=max(left, _NOTHING))

    def trace(self, anchor: date, calendar: WorkingCalendar) -> Step:
        start = day_begins(anchor)
        ends = self.ends_at(start)
        return self.step(
            anchor,
            Due(max(anchor, (ends - timedelta.resolution).date())),
            lambda: f"the hour is not known, so the whole day counts: {self.worked(start, ends)}",
            anchor_counts=True,
        )

    def worked(self, start: datetime, ends: datetime) -> str:
        used, quota = _total(self._counted(start)), timedelta(hours=self.n)
        period = plural(self.within_days, "day")
        before = f"used in the {period} before: {_duration(used)} of {plural(self.n, 'hour')}"
        if ends == start:
            return f"{before}; none is left on {long_moment(start)}, so time is up already"
        sentence = f"{before}; {ClockRule.worked(self, start, ends)}"
        made_room = (ends - start) - (quota - used)
        if made_room:
            sentence += f"; {_duration(made_room)} of those used leave the {period} meanwhile"
        return sentence

    def _counted(self, start: datetime) -> Iterator[_Counted]:
        """What of the earlier stays still counts at ``start``, in the order in which it leaves."""
        period = timedelta(days=self.within_days)
        for begins, ends in _day_by_day(self.used, start):
            next_period = day_begins(days_after(begins.date(), self.within_days))
            leaves = max(begins + period, next_period)
            still = ends - (begins if leaves > start else start - period)
            if still > _NOTHING:
                yield max(leaves, start), still

    def __repr__(self) -> str:
        chosen = {"used": self.used} if self.used else {}
        return constructor("rolling_hours", self.n, within_days=self.within_days, **chosen)

    def __str__(self) -> str:
        days = "day" if self.within_days == 1 else f"{self.within_days} consecutive days"
        after = f", after {plural(len(self.used), 'earlier stay')}" if self.used else ""
        return f"{plural(self.n, 'hour')} in any {days}{after}"


def _day_by_day(stays: Iterable[Stay], until: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The stays as far as they lie before a moment, cut at each midnight in Europe/London."""
    for stay in stays:
        begins, end = in_london(stay.start), min(in_london(stay.end), until)
        while begins < end:
            ends = min(day_begins(days_after(begins.date(), 1)), end)
            yield begins, ends
            begins = ends


def _total(counted: Iterable[_Counted]) -> timedelta:
    return sum((length for _, length in counted), _NOTHING)


def _duration(time: timedelta) -> str:
    """``30 hours and 15 minutes``, less any seconds."""
    words = []
    for noun, unit in _UNITS:
        number, time = divmod(time, unit)
        if number:
            words.append(plural(number, noun))
    return listed(words) or "none"


def rolling_hours(n: int, *, within_days: int, used: Iterable[Stay] = ()) -> RollingHours:
    """At most n hours, consecutive or not, in any period of ``within_days`` consecutive days.

    ``used`` are the stays before, in order and apart. ``ends_at`` takes the moment at which a stay
    begins and gives the moment at which, going on without a break, it has used the quota up: the
    latest until which no period has held more than n hours. Hours that leave the period while the
    stay runs make room for as many. Of stays that end later or lie later, only what is before the
    moment counts. Where the quota is used up already, the answer is the moment itself.

    >>> import timescales as ts
    >>> moment = ts.datetime.fromisoformat
    >>> before = ts.Stay(moment("2026-06-01T12:00+01:00"), moment("2026-06-02T18:00+01:00"))
    >>> quota = rolling_hours(72, within_days=28, used=[before])
    >>> quota.ends_at(moment("2026-06-20T09:00+01:00")).isoformat()
    '2026-06-22T03:00:00+01:00'

    Nothing that was read says whether 28 consecutive days are days of the calendar, midnight to
    midnight, or may begin at any hour. That they are counted in consecutive days points to the
    calendar; that the period may be *any* points to any hour. So an hour counts for as long as it
    lies within either: until the 28th day after its own begins in Europe/London, and 28 times 24
    hours have passed. The answer is never later than either reading allows.

    Where only the day is known, the stay counts from the start of that day, and the answer is the
    last day of which some part may be used, or the day itself where none may. Stays before of which
    only the days are known are ``Stay.whole_days``.

    Raises ``WrongValueError`` where n hours are no limit in so many days, and for stays that
    overlap or are out of order.

    Source: Children (Secure Accommodation) Regs 1991 reg 10(1), 72 hours without a court's
    authority. Paragraph (3), by which they may run on to noon after a Sunday or public holiday, is
    left out: the earlier moment.
    """
    return RollingHours(n, within_days, checked_items(used, Stay, "used"))
