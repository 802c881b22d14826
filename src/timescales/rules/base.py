"""What every rule is: a frozen value with one semantic method, ``trace``."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from timescales import codec
from timescales._dates import checked_date
from timescales._moments import in_london
from timescales.calendar import WorkingCalendar
from timescales.errors import WrongTypeError, WrongValueError
from timescales.outcome import Outcome
from timescales.step import Passed, Said, Skipped, Step

if TYPE_CHECKING:
    from timescales.explanation import Explanation
    from timescales.rules.adjusting import Roll
    from timescales.table import Table


Span: TypeAlias = tuple[date | None, date | None]
"""The first and last day of a period; None where there is no such bound."""


class DateRule(codec.Coded, ABC):
    """A rule about dates. Extend it with a frozen dataclass that defines ``trace`` alone.

    Everything else derives from ``trace``: ``due``, ``explain``, ``table``, composition, and,
    once registered with ``@timescales.rule("vendor:name")``, the data form both ways.
    """

    __slots__ = ()

    @abstractmethod
    def trace(self, anchor: date, calendar: WorkingCalendar) -> Step:
        """Work out the last lawful day from ``anchor`` and say how: return ``self.step(…)``.

        Raises ``HorizonError`` where the calendar does not hold the days that must be read.
        """

    @property
    def monotone(self) -> bool:
        """Whether a later anchor never gives an earlier answer; checked by ``check_rule``."""
        return False

    @property
    def counts_hours(self) -> bool:
        """Whether the time of day of an event can decide, so that ``trace_at`` reads it."""
        return False

    @property
    def parts(self) -> tuple[DateRule, ...]:
        """The rules that it is made of, if it is made of rules."""
        return ()

    @property
    def in_force(self) -> Span:
        """The first and last anchor that it answers; None where there is no such bound."""
        return None, None

    def trace_at(self, moment: datetime, calendar: WorkingCalendar) -> Step:
        """``trace`` from an event whose time is known: unless hours count, from its day in London.

        Raises ``WrongTypeError``, ``WrongValueError`` for a ``datetime`` without an offset, and
        ``HorizonError``.
        """
        return self.trace(in_london(moment).date(), calendar)

    def due(self, anchor: date, calendar: WorkingCalendar) -> Outcome:
        """``Due(date, provisional)``, or ``NoDeadline(reasons)``, for an anchor.

        Raises ``WrongTypeError`` for anything but exactly a date, and ``HorizonError``.
        """
        return self.trace(checked_date(anchor, "anchor"), _checked(calendar)).outcome

    def explain(self, anchor: date, calendar: WorkingCalendar) -> Explanation:
        """The worked explanation: ``print`` it, or take its ``markdown`` or ``json``."""
        from timescales.explanation import Explanation

        return Explanation(self.trace(checked_date(anchor, "anchor"), _checked(calendar)))

    def table(
        self, calendar: WorkingCalendar, *, first: date | None = None, last: date | None = None
    ) -> Table:
        """The outcome for every anchor from ``first`` to ``last``, by default the whole horizon.

        Tables are kept, the same for equal rules and calendars, and threads may share them.

        >>> import timescales as ts
        >>> table = ts.working_days(20).table(ts.england_and_wales())
        >>> table[ts.date(2026, 11, 2)]
        Due(date(2026, 11, 30))
        """
        from timescales.rules.tabulating import table_of

        _checked(calendar)
        return table_of(
            self,
            calendar,
            calendar.first if first is None else first,
            calendar.projected_to if last is None else last,
        )

    def then(self, following: DateRule) -> DateRule:
        """This rule, and then ``following`` from the day that it gives."""
        from timescales.rules.combining import Then

        return Then((self, following))

    def rolled_to(self, roll: Roll) -> DateRule:
        """This rule, its answer moved off a closed day, which few provisions of English law do."""
        from timescales.rules.adjusting import Rolled

        return Rolled(self, roll)

    def step(
        self,
        anchor: date,
        outcome: Outcome,
        message: Said,
        *,
        anchor_counts: bool = False,
        skipped: Passed = Skipped(),
        children: tuple[Step, ...] = (),
        decided_by: int | None = None,
    ) -> Step:
        """The step that ``trace`` returns: the outcome for the anchor, and a sentence why.

        The sentence may be a function that makes it, which is called only where it is read.
        """
        return Step(
            self,
            anchor,
            outcome,
            message,
            anchor_counts=anchor_counts,
            skipped=skipped,
            children=children,
            decided_by=decided_by,
        )

    def __str__(self) -> str:
        return repr(self)


def checked_rule(value: object, name: str = "rule") -> DateRule:
    """Return ``value`` if it is a rule, else refuse it."""
    if not isinstance(value, DateRule):
        raise WrongTypeError(f"{name} must be a rule such as working_days(20), not {value!r}.")
    return value


def widest(spans: Iterable[Span]) -> Span:
    """The period from the first beginning to the last end of several."""
    since, until = zip(*spans, strict=True)
    return (
        None if None in since else min(day for day in since if day),
        None if None in until else max(day for day in until if day),
    )


def _checked(calendar: WorkingCalendar) -> WorkingCalendar:
    if not isinstance(calendar, WorkingCalendar):
        raise WrongTypeError(
            f"calendar must be a WorkingCalendar such as england_and_wales(), not {calendar!r}."
        )
    return calendar


R = TypeVar("R", bound=DateRule)


def rule(tag: str) -> Callable[[type[R]], type[R]]:
    """Class decorator that registers a rule of your own under ``"vendor:name"``.

    Put it above ``@dataclass(frozen=True, slots=True)`` on a class that extends ``DateRule``.
    Raises ``WrongValueError`` for a tag without a vendor or already taken.
    """
    vendor, colon, name = tag.partition(":")
    if not (vendor and colon and name):
        raise WrongValueError(f"A rule of your own needs a tag like 'vendor:name', not {tag!r}.")

    def decorate(cls: type[R]) -> type[R]:
        if not issubclass(cls, DateRule):
            raise WrongTypeError(f"{cls.__name__} must extend timescales.DateRule to be a rule.")
        return codec.register(tag)(cls)

    return decorate
