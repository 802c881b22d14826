"""Calendars and rules of every kind, for property tests."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from timescales.calendar import Closure, ClosureKind, WorkingCalendar, england_and_wales
from timescales.citation import Citation, Guidance, Source
from timescales.rules import (
    DateRule,
    DayZero,
    LeapBirthday,
    Roll,
    Term,
    Version,
    dated,
    day_before_birthday,
    days,
    days_before,
    end_of_month,
    end_of_term,
    end_of_year,
    hours,
    latest_of,
    months,
    months_before,
    no_deadline,
    not_supplied,
    on_birthday,
    on_day,
    rolling_hours,
    strictest_of,
    weeks,
    weeks_before,
    working_days,
    working_days_before,
    years,
    years_before,
)
from timescales.testing.days import anchors
from timescales.testing.moments import stays

_SATURDAY = 5
_TINY = 800
_DAY = timedelta(days=1)
_SOURCES: tuple[Source, ...] = (
    Citation("uksi/2010/959/regulation/33/1"),
    Guidance("Working Together", "chapter 1", verified=date(2024, 2, 29)),
)


def calendars(*, tiny: bool = True) -> SearchStrategy[WorkingCalendar]:
    """Working calendars: England and Wales, the same with other closures, and tiny ones.

    Closures are added (proclaimed or local) and taken away. The tiny calendars, left out with
    ``tiny=False``, have a horizon of a day to two years somewhere in the twentieth or twenty-first
    century, closures at random, and a last published day anywhere in it or nowhere.
    """
    added = st.dictionaries(
        anchors(), st.sampled_from(["Proclaimed", "Council closed"]), min_size=1, max_size=3
    )
    kinds = st.sampled_from([ClosureKind.ONE_OFF, ClosureKind.LOCAL])
    england = england_and_wales()
    closed = [c.date for c in england.closures(england.first, england.projected_to)]
    choices = [
        st.just(england),
        st.builds(lambda days, kind: _with(tuple(days.items()), kind), added, kinds),
        st.frozensets(st.sampled_from(closed), min_size=1, max_size=3).map(_without),
    ]
    return st.one_of([*choices, _tiny_calendars()] if tiny else choices)


# A calendar of a century takes some milliseconds to make, and shrinking asks for the same again.
@lru_cache(maxsize=64)
def _with(closures: tuple[tuple[date, str], ...], kind: ClosureKind) -> WorkingCalendar:
    return england_and_wales().with_closures(dict(closures), kind=kind)


@lru_cache(maxsize=64)
def _without(closed: frozenset[date]) -> WorkingCalendar:
    return england_and_wales().without_closures(closed)


@st.composite
def _tiny_calendars(draw: DrawFn) -> WorkingCalendar:
    first = draw(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
    length = draw(st.integers(0, _TINY))
    last = first + length * _DAY
    closed = draw(st.sets(st.integers(0, length), max_size=20))
    held = [
        Closure(day, "Closed", draw(st.sampled_from(ClosureKind)))
        for day in (first + by * _DAY for by in sorted(closed))
        if day.weekday() < _SATURDAY
    ]
    published_to = draw(st.none() | st.dates(first, last))
    return WorkingCalendar("Tiny", held, first=first, published_to=published_to, projected_to=last)


def rules(
    *,
    before: bool = True,
    birthdays: bool = True,
    local: bool = True,
    working: bool = True,
    max_leaves: int = 6,
) -> SearchStrategy[DateRule]:
    """Rules of every built-in kind, alone and inside one another.

    Leave out those that count back from an event with ``before=False``, those over a date of birth
    with ``birthdays=False``, those that need local data, and refuse an anchor for which there is
    none, with ``local=False``, and those that read the calendar with ``working=False``.
    ``max_leaves`` bounds how many rules a composed one is made of.

    >>> from hypothesis import given
    >>> @given(rules(max_leaves=2))
    ... def check(rule):
    ...     assert isinstance(rule, DateRule)
    >>> check()
    """
    zero_days = st.sampled_from(DayZero if working else [DayZero.EVENT, DayZero.INCLUSIVE])
    kinds: list[SearchStrategy[DateRule]] = [
        st.builds(days, st.integers(1, 400), day_zero=zero_days),
        st.builds(weeks, st.integers(1, 60), day_zero=zero_days),
        st.builds(months, st.integers(1, 24)),
        st.builds(years, st.integers(1, 5)),
        st.builds(end_of_month, after=st.integers(0, 13)),
        st.builds(end_of_year, after=st.integers(0, 3)),
        st.builds(no_deadline, _reasons()),
        st.builds(on_day, anchors(), _reasons()),
        st.builds(hours, st.integers(1, 400)),
        _rolling_hours(),
    ]
    if working:
        kinds.insert(0, st.builds(working_days, st.integers(1, 60), day_zero=zero_days))
    if before:
        kinds += [
            st.builds(days_before, st.integers(1, 400)),
            st.builds(weeks_before, st.integers(1, 60)),
            st.builds(months_before, st.integers(1, 24)),
            st.builds(years_before, st.integers(1, 5)),
        ]
    if before and working:
        kinds.append(st.builds(working_days_before, st.integers(1, 60)))
    if birthdays:
        leap = st.sampled_from(LeapBirthday)
        ages = st.integers(1, 25)
        kinds += [
            st.builds(on_birthday, ages, leap_birthday=leap),
            st.builds(day_before_birthday, ages, leap_birthday=leap),
        ]
    if local:
        kinds += [_end_of_term(), st.builds(not_supplied, _reasons(), _reasons())]
    return st.recursive(
        st.one_of(kinds), lambda inner: _composed(inner, working=working), max_leaves=max_leaves
    )


def _reasons() -> SearchStrategy[str]:
    words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), min_size=1)
    return st.sampled_from(["as the court directs", "repealed"]) | words


@st.composite
def _rolling_hours(draw: DrawFn) -> DateRule:
    within_days = draw(st.integers(1, 60))
    n = draw(st.integers(1, 24 * within_days - 1))
    return rolling_hours(n, within_days=within_days, used=draw(stays()))


@st.composite
def _end_of_term(draw: DrawFn) -> DateRule:
    """Some years of terms, or of one or two; not every two have a holiday between."""
    lengths = st.tuples(st.integers(0, 120), st.integers(1, 60))
    terms: list[Term] = []
    first = draw(anchors())
    for length, apart in draw(st.lists(lengths, min_size=1, max_size=12)):
        last = first + length * _DAY
        terms.append(Term(f"Term {len(terms) + 1}", first, last))
        first = last + apart * _DAY
    return end_of_term(terms, after=draw(st.integers(1, 4)))


def _composed(inner: SearchStrategy[DateRule], *, working: bool) -> SearchStrategy[DateRule]:
    several = st.lists(inner, min_size=1, max_size=3)
    kinds: list[SearchStrategy[DateRule]] = [
        several.map(lambda limbs: strictest_of(*limbs)),
        several.map(lambda limbs: latest_of(*limbs)),
        st.builds(lambda one, following: one.then(following), inner, inner),
        _dated(inner),
    ]
    if working:
        kinds.append(
            st.builds(lambda rule, roll: rule.rolled_to(roll), inner, st.sampled_from(Roll))
        )
    return st.one_of(kinds)


@st.composite
def _dated(draw: DrawFn, inner: SearchStrategy[DateRule]) -> DateRule:
    """Versions that tile: each begins the day after the one before it ends."""
    begins = sorted(draw(st.sets(anchors(), max_size=2)))
    since: list[date | None] = [draw(st.none() | st.just(date(1977, 6, 7))), *begins]
    until: list[date | None] = [day - _DAY for day in begins]
    until.append(draw(st.none() | st.just(date(2076, 1, 1))))
    sources = st.none() | st.sampled_from(_SOURCES)
    return dated(
        *(Version(draw(inner), *span, draw(sources)) for span in zip(since, until, strict=True))
    )
