"""Which days are working days, how far that is published, and counting in them."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, NoReturn, Self, final

from timescales._dates import checked_count, checked_date, long_date, short_date
from timescales._text import constructor, listed, literal
from timescales.calendar.closure import Closure, ClosureKind, check_kind, check_name
from timescales.calendar.making import (
    check_calendar_name,
    check_horizon,
    fingerprint_of,
    sorted_closures,
    tabulated,
)
from timescales.errors import HorizonError, WrongTypeError, WrongValueError

_NO_STEP = (
    "For the day itself when it is a working day, use working_day_on_or_after or "
    "working_day_on_or_before; for the nearest other one, next_working_day or previous_working_day."
)


@final
class WorkingCalendar:
    """The working days of a place, over a span of days outside which it refuses to answer.

    In: ``name``; ``closures``, the closed weekdays (Saturdays and Sundays are always closed);
    ``first`` and ``projected_to``, the first and last day of the horizon; ``published_to``, the
    last day whose closures have been published, or ``None`` if none has. Answers that lean on a
    later day are provisional.

    The value is immutable, hashable and equal by content, and all that answers rest on is computed
    when it is made, so threads may share it. ``fingerprint`` is short text that is the same for
    the same horizon, ``published_to`` and closures in every process and release.

    Raises ``WrongTypeError`` for a value of the wrong type, ``WrongValueError`` for an empty
    name, a horizon that ends before it begins, ``published_to`` outside it and two closures on
    one day, ``HorizonError`` for a closure outside the horizon.

    >>> shut = Closure(date(2026, 12, 24), "Offices closed", ClosureKind.LOCAL)
    >>> calendar = WorkingCalendar(
    ...     "Our own", [shut], first=date(2026, 1, 1), projected_to=date(2026, 12, 31)
    ... )
    >>> calendar.add(date(2026, 12, 23), 1)
    datetime.date(2026, 12, 25)

    Source: the definitions of "working day", for example the Care Planning, Placement and
    Case Review (England) Regulations 2010, regulation 2(1).
    """

    __slots__ = (
        "_closed_dates",
        "_closures",
        "_expression",
        "_fingerprint",
        "_rank",
        "_working_days",
        "_zero",
        "first",
        "name",
        "projected_to",
        "published_to",
    )

    name: str
    first: date
    published_to: date | None
    projected_to: date

    _closures: tuple[Closure, ...]
    _closed_dates: tuple[date, ...]
    _expression: str
    _fingerprint: str
    # _rank[i] counts the working days among the first i days of the horizon, and day i is the one
    # whose ordinal is _zero + i; so day 0 is the day before the horizon, from which one may count.
    _zero: int
    _rank: array[int]
    _working_days: tuple[date, ...]

    def __init__(
        self,
        name: str,
        closures: Iterable[Closure] = (),
        *,
        first: date,
        published_to: date | None = None,
        projected_to: date,
        _expression: str = "",
    ) -> None:
        check_calendar_name(name)
        check_horizon(first, published_to, projected_to)
        held = sorted_closures(closures)
        closed = tuple(closure.date for closure in held)
        rank, working_days = tabulated(first, projected_to, frozenset(closed))
        fill: Callable[[str, object], None] = super().__setattr__
        fill("name", name)
        fill("first", first)
        fill("published_to", published_to)
        fill("projected_to", projected_to)
        fill("_fingerprint", "")
        fill("_closures", held)
        fill("_closed_dates", closed)
        fill("_expression", _expression)
        fill("_zero", first.toordinal() - 1)
        fill("_rank", rank)
        fill("_working_days", working_days)
        outside = [closure for closure in held if not first <= closure.date <= projected_to]
        if outside:
            raise self._beyond(f"a closure on {listed(long_date(c.date) for c in outside)}")

    @classmethod
    def from_holidays(
        cls,
        country: str,
        *,
        subdiv: str | None = None,
        first: date,
        last: date,
        published_to: date | None = None,
        name: str | None = None,
    ) -> WorkingCalendar:
        """A calendar for another nation, or other years, from the ``holidays`` library.

        In: the country and subdivision as ``holidays`` names them; the first and last day of the
        horizon; how far the holidays are known to be published (``None``: nowhere, every answer
        is provisional); a name, ``"GB-SCT"`` and the like by default. The answer depends on
        the release of ``holidays`` that is installed; the fingerprint says whether it moved.

        Raises ``UnknownNameError`` for a country or subdivision that ``holidays`` has not,
        ``WrongValueError`` for the United Kingdom without a nation and for a country that does not
        work Monday to Friday over the whole span, ``HorizonError`` for years that ``holidays``
        does not cover, and as the constructor does.

        >>> scotland = WorkingCalendar.from_holidays(
        ...     "GB", subdiv="SCT", first=date(2026, 1, 1), last=date(2026, 12, 31)
        ... )
        >>> print(scotland.closure_on(date(2026, 1, 2)))
        Friday 2 January 2026, New Year Holiday (bank holiday)
        """
        from timescales.calendar.from_holidays import read_holidays

        check_horizon(first, published_to, last, last="last")
        code, closures = read_holidays(country, subdiv, first, last)
        given = {
            "subdiv": subdiv,
            "first": first,
            "last": last,
            "published_to": published_to,
            "name": name,
        }
        said = [literal(country)]
        said += [f"{key}={literal(value)}" for key, value in given.items() if value is not None]
        return cls(
            code if name is None else name,
            closures,
            first=first,
            published_to=published_to,
            projected_to=last,
            _expression=f"WorkingCalendar.from_holidays({', '.join(said)})",
        )

    @property
    def fingerprint(self) -> str:
        """Short text that stands for the horizon, ``published_to`` and the closures.

        >>> import timescales as ts
        >>> calendar = ts.england_and_wales()
        >>> calendar.with_closures({}).fingerprint == calendar.fingerprint
        True
        """
        if not self._fingerprint:  # worked out when first asked; threads that meet write the same
            text = fingerprint_of(self.first, self.published_to, self.projected_to, self._closures)
            object.__setattr__(self, "_fingerprint", text)
        return self._fingerprint

    @property
    def working_days(self) -> tuple[date, ...]:
        """Every working day of the horizon, in order.

        >>> import timescales as ts
        >>> ts.england_and_wales().working_days[0]
        datetime.date(1978, 1, 3)
        """
        return self._working_days

    def is_working_day(self, day: date) -> bool:
        """Whether ``day`` is a working day.

        Raises ``HorizonError`` outside the horizon, ``WrongTypeError`` for anything but a date.

        >>> import timescales as ts
        >>> ts.england_and_wales().is_working_day(date(2026, 12, 28))
        False
        """
        i = self._index(day, "is_working_day")
        return self._rank[i] > self._rank[i - 1]

    def is_provisional(self, day: date) -> bool:
        """Whether ``day`` lies after what has been published, so that its closures may change.

        This compares dates and reads no day, so that it answers outside the horizon too.

        >>> import timescales as ts
        >>> ts.england_and_wales().is_provisional(date(2040, 1, 3))
        True
        """
        checked_date(day, "day")
        return self.published_to is None or day > self.published_to

    def closure_on(self, day: date) -> Closure | None:
        """The closure on a weekday that is closed, else ``None`` (at weekends also).

        Raises ``HorizonError`` outside the horizon, ``WrongTypeError`` for anything but a date.

        >>> import timescales as ts
        >>> print(ts.england_and_wales().closure_on(date(2022, 9, 19)))
        Monday 19 September 2022, Bank Holiday for the State Funeral of Queen Elizabeth II (one-off)
        """
        self._index(day, "closure_on")
        i = bisect_left(self._closed_dates, day)
        found = self._closures[i : i + 1]
        return found[0] if found and found[0].date == day else None

    def add(self, day: date, n: int) -> date:
        """The nth working day after ``day``, which itself is never counted, open or closed.

        From a Saturday, Monday is day 1. Only the days after ``day`` are read, up to the answer.

        Raises ``WrongValueError`` unless n is 1 or more, ``WrongTypeError`` unless it is an int
        and ``day`` a date, ``HorizonError`` when the days to be read leave the horizon.

        >>> import timescales as ts
        >>> ts.england_and_wales().add(date(2026, 11, 2), 20)
        datetime.date(2026, 11, 30)

        Source: a period "within n working days of" an event excludes the day of the event.
        """
        if type(day) is not date or type(n) is not int or n < 1:
            _refuse_step(day, n)
        i = day.toordinal() - self._zero
        if i >= 0:
            try:
                return self._working_days[self._rank[i] + n - 1]
            except IndexError:
                pass
        raise self._beyond(f"add({day}, {n})")

    def before(self, day: date, n: int) -> date:
        """The nth working day before ``day``, which itself is never counted, open or closed.

        The mirror of ``add``: from a Sunday, Friday is day 1.

        Raises as ``add`` does.

        >>> import timescales as ts
        >>> ts.england_and_wales().before(date(2026, 11, 30), 20)
        datetime.date(2026, 11, 2)
        """
        if type(day) is not date or type(n) is not int or n < 1:
            _refuse_step(day, n)
        i = day.toordinal() - self._zero - 1
        if 0 <= i < len(self._rank):
            k = self._rank[i] - n
            if k >= 0:
                return self._working_days[k]
        raise self._beyond(f"before({day}, {n})")

    def working_day_on_or_after(self, day: date) -> date:
        """``day`` if it is a working day, else the first one after it.

        Raises ``HorizonError`` when the days to be read leave the horizon, ``WrongTypeError`` for
        anything but a date.

        >>> import timescales as ts
        >>> ts.england_and_wales().working_day_on_or_after(date(2026, 12, 25))
        datetime.date(2026, 12, 29)
        """
        i = self._index(day, "working_day_on_or_after")
        try:
            return self._working_days[self._rank[i - 1]]
        except IndexError:
            raise self._beyond(f"working_day_on_or_after({day})") from None

    def working_day_on_or_before(self, day: date) -> date:
        """``day`` if it is a working day, else the last one before it.

        Raises ``HorizonError`` when the days to be read leave the horizon, ``WrongTypeError`` for
        anything but a date.

        >>> import timescales as ts
        >>> ts.england_and_wales().working_day_on_or_before(date(2026, 12, 28))
        datetime.date(2026, 12, 24)
        """
        k = self._rank[self._index(day, "working_day_on_or_before")]
        if not k:
            raise self._beyond(f"working_day_on_or_before({day})")
        return self._working_days[k - 1]

    def next_working_day(self, day: date) -> date:
        """The first working day strictly after ``day``: ``add(day, 1)``, and raises as it does.

        >>> import timescales as ts
        >>> ts.england_and_wales().next_working_day(date(2026, 12, 24))
        datetime.date(2026, 12, 29)
        """
        return self.add(day, 1)

    def previous_working_day(self, day: date) -> date:
        """The last working day strictly before ``day``: ``before(day, 1)``, and raises as it does.

        >>> import timescales as ts
        >>> ts.england_and_wales().previous_working_day(date(2026, 12, 29))
        datetime.date(2026, 12, 24)
        """
        return self.before(day, 1)

    def count(self, start: date, end: date) -> int:
        """How many working days lie after ``start``, up to and including ``end``.

        If ``end`` is the earlier, minus the working days after ``end`` up to and including
        ``start``; so ``count(a, b) == -count(b, a)``, and adjoining counts add up.

        Raises ``HorizonError`` when one of those days is outside the horizon, ``WrongTypeError``
        for anything but dates.

        >>> import timescales as ts
        >>> ts.england_and_wales().count(date(2026, 11, 2), date(2026, 11, 30))
        20
        """
        if not self._holds_interval(start, end, "count"):
            return 0
        return self._rank[end.toordinal() - self._zero] - self._rank[start.toordinal() - self._zero]

    def closures(self, start: date, end: date) -> tuple[Closure, ...]:
        """The closed weekdays after ``start``, up to and including ``end``, in order of date.

        The days are those of ``count``: if ``end`` is the earlier, the days after ``end`` up to
        and including ``start``.

        Raises as ``count`` does.

        >>> import timescales as ts
        >>> for closure in ts.england_and_wales().closures(date(2026, 12, 1), date(2026, 12, 31)):
        ...     print(closure)
        Friday 25 December 2026, Christmas Day (common-law)
        Monday 28 December 2026, Boxing Day (substitute)
        """
        if not self._holds_interval(start, end, "closures"):
            return ()
        early, late = sorted((start, end))
        dates = self._closed_dates
        return self._closures[bisect_right(dates, early) : bisect_right(dates, late)]

    def with_closures(
        self, closures: Mapping[date, str], *, kind: ClosureKind = ClosureKind.LOCAL
    ) -> WorkingCalendar:
        """A calendar in which these days are closed as well: a mapping of date to name.

        Days at a weekend change nothing, and a day that is closed already keeps its own name and
        kind. For a day proclaimed after the release pass ``kind=ClosureKind.ONE_OFF``.

        Raises ``HorizonError`` for a day outside the horizon, ``WrongTypeError`` for anything but
        a mapping of dates to text, ``WrongValueError`` for an empty name.

        >>> import timescales as ts
        >>> council = ts.england_and_wales().with_closures({date(2026, 12, 24): "Council closed"})
        >>> council.add(date(2026, 12, 23), 1)
        datetime.date(2026, 12, 29)
        """
        if not isinstance(closures, Mapping):
            raise WrongTypeError(
                f"closures must be a mapping of date to name, for example "
                f"{{date(2026, 12, 24): 'Council closed'}}, not {type(closures).__name__}."
            )
        check_kind(kind)
        for day, name in closures.items():
            self._index(day, "with_closures")
            check_name(name, day)
        added = [
            Closure(day, name, kind)
            for day, name in sorted(closures.items())
            if self.is_working_day(day)
        ]
        if not added:
            return self
        arguments = literal({closure.date: closure.name for closure in added})
        if kind is not ClosureKind.LOCAL:
            arguments += f", kind={literal(kind)}"
        return self._replaced((*self._closures, *added), f"with_closures({arguments})")

    def without_closures(self, dates: Iterable[date]) -> WorkingCalendar:
        """A calendar in which these closures are working days: for one that opens regardless.

        Raises ``WrongValueError`` naming every date that is not a closure (a weekend cannot be
        opened), ``HorizonError`` for a day outside the horizon, ``WrongTypeError`` for anything
        but dates.

        >>> import timescales as ts
        >>> ts.england_and_wales().without_closures([date(2026, 8, 31)]).is_working_day(
        ...     date(2026, 8, 31)
        ... )
        True
        """
        if not isinstance(dates, Iterable):
            raise WrongTypeError(
                f"dates must be a list, tuple or set of dates, not one {type(dates).__name__}."
            )
        opened = list(dates)
        for day in opened:
            self._index(day, "without_closures")
        absent = sorted(set(opened).difference(self._closed_dates))
        if absent:
            raise WrongValueError(
                f"the calendar {self.name} has no closure to remove on "
                f"{listed(map(long_date, absent))}."
            )
        if not opened:
            return self
        kept = (closure for closure in self._closures if closure.date not in opened)
        return self._replaced(kept, f"without_closures({literal(tuple(sorted(set(opened))))})")

    def _replaced(self, closures: Iterable[Closure], change: str) -> WorkingCalendar:
        return WorkingCalendar(
            self.name,
            closures,
            first=self.first,
            published_to=self.published_to,
            projected_to=self.projected_to,
            _expression=f"{self!r}.{change}",
        )

    def _index(self, day: date, operation: str) -> int:
        i = checked_date(day, "day").toordinal() - self._zero
        if not 1 <= i < len(self._rank):
            raise self._beyond(f"{operation}({day})")
        return i

    def _holds_interval(self, start: date, end: date, operation: str) -> bool:
        early, late = sorted((checked_date(start, "start"), checked_date(end, "end")))
        if early == late:
            return False
        if early.toordinal() < self._zero or late > self.projected_to:
            raise self._beyond(f"{operation}({start}, {end})")
        return True

    def _beyond(self, asked: str) -> HorizonError:
        return HorizonError(
            f"{asked} reads days outside the calendar {self}: for other years build one with "
            f"WorkingCalendar.from_holidays(...)."
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, WorkingCalendar):
            return NotImplemented
        return self is other or self._content() == other._content()

    def __hash__(self) -> int:
        return hash((self.name, self.first, self.projected_to, len(self._closures)))

    def _content(self) -> tuple[Any, ...]:
        return (
            self.name,
            self.first,
            self.published_to,
            self.projected_to,
            self._closures,
        )

    def __repr__(self) -> str:
        return self._expression or constructor(
            "WorkingCalendar",
            self.name,
            self._closures,
            first=self.first,
            published_to=self.published_to,
            projected_to=self.projected_to,
        )

    def __str__(self) -> str:
        return f"{self.name}, {short_date(self.first)} to {short_date(self.projected_to)}"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(
            f"cannot set {name}: a WorkingCalendar is immutable; with_closures and "
            f"without_closures return a new one."
        )

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"cannot delete {name}: a WorkingCalendar is immutable.")

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        content = (
            self.name,
            self._closures,
            self.first,
            self.published_to,
            self.projected_to,
            self._expression,
        )
        return _restored, content


def _restored(
    name: str,
    closures: tuple[Closure, ...],
    first: date,
    published_to: date | None,
    projected_to: date,
    expression: str,
) -> WorkingCalendar:
    return WorkingCalendar(
        name,
        closures,
        first=first,
        published_to=published_to,
        projected_to=projected_to,
        _expression=expression,
    )


def _refuse_step(day: Any, n: Any) -> None:
    checked_date(day, "day")
    checked_count(n, "n", advice=_NO_STEP)
