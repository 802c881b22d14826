"""Every operation of a calendar against one that walks from day to day, and the laws they keep.

The oracle may read a day only inside the horizon, so it also says which questions are refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from timescales.calendar import Closure, ClosureKind, WorkingCalendar, england_and_wales
from timescales.errors import HorizonError, WrongTypeError, WrongValueError

DAY = timedelta(days=1)
ENGLAND = england_and_wales()
SHUT = ClosureKind.LOCAL
BANK = ClosureKind.BANK_HOLIDAY


@st.composite
def small_calendars(draw: st.DrawFn, least: int = 0) -> WorkingCalendar:
    """Up to three months, with any of the weekdays closed."""
    first = draw(st.dates(date(1999, 12, 1), date(2030, 1, 1)))
    last = first + draw(st.integers(least, 90)) * DAY
    days = [first + i * DAY for i in range((last - first).days + 1)]
    weekdays = [day for day in days if day.weekday() < 5]
    closed = draw(st.sets(st.sampled_from(weekdays)) if weekdays else st.just(set[date]()))
    return WorkingCalendar(
        "Small", [Closure(day, "Shut", SHUT) for day in closed], first=first, projected_to=last
    )


@st.composite
def questions(draw: st.DrawFn, dates: int = 1) -> tuple[Any, ...]:
    """A small calendar and days in and around its horizon."""
    calendar = draw(small_calendars())
    near = st.dates(calendar.first - 5 * DAY, calendar.projected_to + 5 * DAY)
    return (calendar, *(draw(near) for _ in range(dates)))


class Walker:
    """The oracle: it knows the closed days and the horizon, and walks."""

    def __init__(self, calendar: WorkingCalendar) -> None:
        self.first, self.last = calendar.first, calendar.projected_to
        self.closed = {c.date: c for c in calendar.closures(self.first - DAY, self.last)}

    def is_open(self, day: date) -> bool:
        if not self.first <= day <= self.last:
            raise HorizonError
        return day.strftime("%a") not in {"Sat", "Sun"} and day not in self.closed

    def step(self, day: date, n: int, direction: timedelta) -> date:
        while n:
            day += direction
            n -= self.is_open(day)
        return day

    def roll(self, day: date, direction: timedelta) -> date:
        while not self.is_open(day):
            day += direction
        return day

    def span(self, start: date, end: date) -> Iterator[date]:
        while start < end:
            start += DAY
            self.is_open(start)
            yield start

    def count(self, start: date, end: date) -> int:
        if end < start:
            return -self.count(end, start)
        return sum(self.is_open(day) for day in self.span(start, end))

    def closures(self, start: date, end: date) -> tuple[Closure, ...]:
        days = self.span(min(start, end), max(start, end))
        return tuple(self.closed[day] for day in days if day in self.closed)


def outcome(ask: Callable[[], object]) -> object:
    """The answer, or the class of the refusal."""
    try:
        return ask()
    except HorizonError:
        return HorizonError


class TestAgainstTheWalker:
    """Answer for answer, and refusal for refusal."""

    @given(questions(), st.integers(1, 70))
    def test_add(self, question: tuple[WorkingCalendar, date], n: int) -> None:
        """``add`` is n steps forward, and reads only the days it steps on."""
        calendar, day = question
        walk = Walker(calendar)
        assert outcome(lambda: calendar.add(day, n)) == outcome(lambda: walk.step(day, n, DAY))

    @given(questions(), st.integers(1, 70))
    def test_before(self, question: tuple[WorkingCalendar, date], n: int) -> None:
        """``before`` is n steps back, and reads only the days it steps on."""
        calendar, day = question
        walk = Walker(calendar)
        assert outcome(lambda: calendar.before(day, n)) == outcome(lambda: walk.step(day, n, -DAY))

    @given(questions())
    def test_single_days(self, question: tuple[WorkingCalendar, date]) -> None:
        """The questions about one day."""
        calendar, day = question
        walk = Walker(calendar)
        for ours, theirs in (
            (calendar.is_working_day, walk.is_open),
            (calendar.working_day_on_or_after, lambda day: walk.roll(day, DAY)),
            (calendar.working_day_on_or_before, lambda day: walk.roll(day, -DAY)),
            (calendar.next_working_day, lambda day: walk.step(day, 1, DAY)),
            (calendar.previous_working_day, lambda day: walk.step(day, 1, -DAY)),
            (calendar.closure_on, lambda day: (walk.is_open(day), walk.closed.get(day))[1]),
        ):
            assert outcome(partial(ours, day)) == outcome(partial(theirs, day)), ours

    @given(questions(dates=2))
    def test_intervals(self, question: tuple[WorkingCalendar, date, date]) -> None:
        """``count`` and ``closures`` read the days after start, up to and including end."""
        calendar, start, end = question
        walk = Walker(calendar)
        assert outcome(lambda: calendar.count(start, end)) == outcome(
            lambda: walk.count(start, end)
        )
        assert outcome(lambda: calendar.closures(start, end)) == outcome(
            lambda: walk.closures(start, end)
        )

    @given(st.dates(ENGLAND.first, ENGLAND.projected_to), st.integers(1, 3000))
    def test_england_and_wales(self, day: date, n: int) -> None:
        """The bundled calendar too, for steps much longer than sixty days."""
        walk = Walker(ENGLAND)
        assert outcome(lambda: ENGLAND.add(day, n)) == outcome(lambda: walk.step(day, n, DAY))
        assert outcome(lambda: ENGLAND.before(day, n)) == outcome(lambda: walk.step(day, n, -DAY))


days = st.dates(date(1990, 1, 1), date(2060, 1, 1))
steps = st.integers(1, 500)


class TestLaws:
    """What holds whatever the closures."""

    @given(days, steps)
    def test_count_undoes_add(self, day: date, n: int) -> None:
        """Counting up to what was added gives n."""
        assert ENGLAND.count(day, ENGLAND.add(day, n)) == n

    @given(days, steps)
    def test_count_undoes_before(self, day: date, n: int) -> None:
        """Counting from what was subtracted gives n, the day itself counted at the other end."""
        start = ENGLAND.before(day, n)
        assert ENGLAND.count(start, day) == n - 1 + ENGLAND.is_working_day(day)

    @given(days, steps)
    def test_add_and_before_are_inverse_between_working_days(self, day: date, n: int) -> None:
        """Between working days one undoes the other."""
        day = ENGLAND.working_day_on_or_after(day)
        assert ENGLAND.before(ENGLAND.add(day, n), n) == day
        assert ENGLAND.add(ENGLAND.before(day, n), n) == day

    @given(days, steps, steps)
    def test_add_adds(self, day: date, a: int, b: int) -> None:
        """Adding a and then b is adding a + b, and the same back."""
        assert ENGLAND.add(ENGLAND.add(day, a), b) == ENGLAND.add(day, a + b)
        assert ENGLAND.before(ENGLAND.before(day, a), b) == ENGLAND.before(day, a + b)

    @given(days, days, steps)
    def test_monotone(self, one: date, other: date, n: int) -> None:
        """A later start never gives an earlier answer."""
        early, late = sorted((one, other))
        assert ENGLAND.add(early, n) <= ENGLAND.add(late, n)
        assert ENGLAND.before(early, n) <= ENGLAND.before(late, n)

    @given(days, steps)
    def test_strictly_later_for_more(self, day: date, n: int) -> None:
        """One more working day is the next one."""
        assert ENGLAND.add(day, n + 1) == ENGLAND.next_working_day(ENGLAND.add(day, n))
        assert ENGLAND.before(day, n + 1) == ENGLAND.previous_working_day(ENGLAND.before(day, n))

    @given(days, days, days)
    def test_counts_join(self, a: date, b: date, c: date) -> None:
        """Adjoining counts add up, in any order of the dates, and turning round turns the sign."""
        assert ENGLAND.count(a, b) + ENGLAND.count(b, c) == ENGLAND.count(a, c)
        assert ENGLAND.count(a, b) == -ENGLAND.count(b, a)

    @given(days, days)
    def test_every_day_is_accounted_for(self, start: date, end: date) -> None:
        """Working days, closures and weekend days make up the interval."""
        start, end = sorted((start, end))
        weekend = sum((start + i * DAY).weekday() >= 5 for i in range(1, (end - start).days + 1))
        closures = ENGLAND.closures(start, end)
        assert ENGLAND.count(start, end) + len(closures) + weekend == (end - start).days
        assert closures == ENGLAND.closures(end, start)

    @given(small_calendars(least=20), st.data())
    def test_closing_days_never_brings_an_answer_forward(
        self, calendar: WorkingCalendar, data: st.DataObject
    ) -> None:
        """More closures make ``add`` later and ``before`` earlier, or leave them."""
        within = st.dates(calendar.first, calendar.projected_to)
        more = calendar.with_closures(dict.fromkeys(data.draw(st.sets(within)), "More"))
        day, n = data.draw(within), data.draw(st.integers(1, 20))
        later = outcome(lambda: more.add(day, n))
        earlier = outcome(lambda: more.before(day, n))
        assume(isinstance(later, date) or isinstance(earlier, date))
        if isinstance(later, date):
            assert later >= calendar.add(day, n)
        if isinstance(earlier, date):
            assert earlier <= calendar.before(day, n)

    def test_moving_a_holiday_can(self) -> None:
        """Early May 2020 was moved from Monday 4 to Friday 8 May: counted on, Monday is sooner."""
        unmoved = ENGLAND.without_closures([date(2020, 5, 8)]).with_closures(
            {date(2020, 5, 4): "Early May bank holiday"}, kind=BANK
        )
        assert unmoved.add(date(2020, 5, 1), 1) == date(2020, 5, 5)
        assert ENGLAND.add(date(2020, 5, 1), 1) == date(2020, 5, 4)


class TestHorizon:
    """An operation that reads days outside the horizon is refused, and no other."""

    def test_counting_in_from_the_day_outside(self) -> None:
        """The days on either side are not read by counting inwards from them."""
        assert ENGLAND.add(date(1977, 12, 31), 1) == date(1978, 1, 3)
        assert ENGLAND.before(date(2076, 1, 1), 1) == date(2075, 12, 31)
        assert ENGLAND.count(date(1977, 12, 31), date(1978, 1, 3)) == 1
        assert ENGLAND.closures(date(1978, 1, 3), date(1977, 12, 31))[0].date == date(1978, 1, 2)

    def test_an_empty_interval_reads_nothing(self) -> None:
        """Nothing lies between a day and itself, wherever it is."""
        far = date(9999, 12, 31)
        assert ENGLAND.count(far, far) == 0
        assert ENGLAND.closures(far, far) == ()

    @pytest.mark.parametrize(
        "ask",
        [
            lambda c: c.is_working_day(date(1977, 12, 31)),
            lambda c: c.is_working_day(date(2076, 1, 1)),
            lambda c: c.closure_on(date(2076, 1, 1)),
            lambda c: c.add(date(1977, 12, 30), 1),
            lambda c: c.add(date(2075, 12, 31), 1),
            lambda c: c.add(date(2075, 12, 1), 60),
            lambda c: c.add(date(2026, 1, 1), 10**40),
            lambda c: c.add(date.max, 1),
            lambda c: c.before(date(2076, 1, 2), 1),
            lambda c: c.before(date(1978, 1, 3), 1),
            lambda c: c.before(date(2026, 1, 1), 10**40),
            lambda c: c.before(date.min, 1),
            lambda c: c.working_day_on_or_after(date(2076, 1, 1)),
            lambda c: c.working_day_on_or_before(date(1978, 1, 2)),
            lambda c: c.next_working_day(date(2075, 12, 31)),
            lambda c: c.previous_working_day(date(1978, 1, 3)),
            lambda c: c.count(date(1977, 12, 30), date(1978, 1, 3)),
            lambda c: c.count(date(2076, 1, 1), date(2075, 1, 1)),
            lambda c: c.closures(date(2075, 1, 1), date(2076, 1, 1)),
            lambda c: c.with_closures({date(2076, 1, 1): "Too late"}),
            lambda c: c.without_closures([date(1977, 12, 26)]),
        ],
    )
    def test_refused_by_name(self, ask: Callable[[WorkingCalendar], object]) -> None:
        """The refusal names the calendar, its span and the way out."""
        with pytest.raises(HorizonError) as refused:
            ask(ENGLAND)
        message = str(refused.value)
        assert "England and Wales, 1 January 1978 to 31 December 2075" in message
        assert "WorkingCalendar.from_holidays" in message

    def test_a_horizon_without_an_answer(self) -> None:
        """Where every day is closed, looking for an open one leaves the horizon."""
        monday = date(2026, 11, 2)
        shut = WorkingCalendar(
            "Shut", [Closure(monday, "Shut", SHUT)], first=monday, projected_to=monday
        )
        for ask in (shut.working_day_on_or_after, shut.working_day_on_or_before):
            with pytest.raises(HorizonError):
                ask(monday)

    def test_the_widest_horizon(self) -> None:
        """A calendar may begin on the first date there is, and end on the last."""
        start = WorkingCalendar("Start", first=date.min, projected_to=date(1, 1, 9))
        assert start.add(date.min, 1) == date(1, 1, 2)
        assert start.before(date(1, 1, 8), 5) == date.min
        end = WorkingCalendar("End", first=date(9999, 12, 1), projected_to=date.max)
        assert end.working_day_on_or_after(date.max) == date.max
        with pytest.raises(HorizonError):
            end.add(date.max, 1)
        with pytest.raises(HorizonError):
            start.before(date.min, 1)

    def test_provisional(self) -> None:
        """Days after ``published_to`` are provisional, those up to it are not."""
        assert not ENGLAND.is_provisional(date(2028, 12, 31))
        assert ENGLAND.is_provisional(date(2029, 1, 1))
        assert ENGLAND.is_provisional(date(2100, 1, 1))


class TestArguments:
    """Exactly a date, exactly a whole number from 1."""

    @pytest.mark.parametrize("n", [0, -1])
    @pytest.mark.parametrize("operation", ["add", "before"])
    def test_no_steps(self, operation: str, n: int) -> None:
        """0 and less are refused, pointing to the operations that are meant."""
        with pytest.raises(WrongValueError) as refused:
            getattr(ENGLAND, operation)(date(2026, 1, 1), n)
        for way_out in (
            "working_day_on_or_after",
            "working_day_on_or_before",
            "next_working_day",
            "previous_working_day",
        ):
            assert way_out in str(refused.value)

    @pytest.mark.parametrize("n", [True, 1.0, 1.5, "20", None])
    @pytest.mark.parametrize("operation", ["add", "before"])
    def test_not_a_whole_number(self, operation: str, n: object) -> None:
        """A bool, a float and text are refused, whole or not."""
        with pytest.raises(WrongTypeError, match="n must be a whole number"):
            getattr(ENGLAND, operation)(date(2026, 1, 1), n)

    @pytest.mark.parametrize(
        "value", [datetime(2026, 12, 25), "2026-12-25", "04/05/2026", 20261225, None]
    )
    @pytest.mark.parametrize(
        ("operation", "others"),
        [
            ("is_working_day", ()),
            ("is_provisional", ()),
            ("closure_on", ()),
            ("add", (1,)),
            ("before", (1,)),
            ("working_day_on_or_after", ()),
            ("working_day_on_or_before", ()),
            ("next_working_day", ()),
            ("previous_working_day", ()),
            ("count", (date(2026, 1, 1),)),
            ("closures", (date(2026, 1, 1),)),
        ],
    )
    def test_not_a_date(self, operation: str, others: tuple[object, ...], value: object) -> None:
        """A datetime, text, a number and nothing are refused by every operation."""
        with pytest.raises(WrongTypeError, match=r"must be exactly a datetime\.date"):
            getattr(ENGLAND, operation)(value, *others)

    @pytest.mark.parametrize("operation", ["count", "closures"])
    def test_end_not_a_date(self, operation: str) -> None:
        """The second date of an interval is held to the same."""
        with pytest.raises(WrongTypeError, match="end must be exactly"):
            getattr(ENGLAND, operation)(date(2026, 1, 1), "2026-02-01")


class TestWithClosures:
    """A day proclaimed after the release; a local closure day."""

    def test_closes_days(self) -> None:
        """The days are closed, with their name and kind, and the others are as they were."""
        eve = date(2026, 12, 24)
        council = ENGLAND.with_closures({eve: "Council closed"})
        assert council.closure_on(eve) == Closure(eve, "Council closed", ClosureKind.LOCAL)
        assert council.add(date(2026, 12, 23), 1) == date(2026, 12, 29)
        assert ENGLAND.add(date(2026, 12, 23), 1) == eve
        assert (council.first, council.published_to, council.projected_to, council.name) == (
            ENGLAND.first,
            ENGLAND.published_to,
            ENGLAND.projected_to,
            ENGLAND.name,
        )

    def test_several_in_any_order(self) -> None:
        """Several at once, in any order, are the same as one after the other."""
        days = {date(2027, 1, 4): "B", date(2026, 12, 24): "A"}
        one_by_one = ENGLAND
        for day, name in days.items():
            one_by_one = one_by_one.with_closures({day: name})
        assert ENGLAND.with_closures(days) == one_by_one

    def test_a_proclaimed_day(self) -> None:
        """A one-off day is marked so."""
        closed = ENGLAND.with_closures({date(2030, 6, 3): "Jubilee"}, kind=ClosureKind.ONE_OFF)
        assert str(closed.closure_on(date(2030, 6, 3))) == "Monday 3 June 2030, Jubilee (one-off)"

    def test_weekends_and_closed_days_change_nothing(self) -> None:
        """A weekend day is closed already; a closed day keeps its own name and kind."""
        same = ENGLAND.with_closures({date(2026, 12, 26): "Sat", date(2026, 12, 25): "Shut"})
        assert same is ENGLAND
        assert ENGLAND.with_closures({}) is ENGLAND

    def test_other_fingerprint(self) -> None:
        """A calendar with another closure, or another name for it, is another calendar."""
        day = date(2026, 12, 24)
        one, two = (ENGLAND.with_closures({day: name}) for name in ("One", "Two"))
        assert len({ENGLAND.fingerprint, one.fingerprint, two.fingerprint}) == 3
        assert len({ENGLAND, one, two}) == 3

    @pytest.mark.parametrize(
        ("closures", "kind", "error", "says"),
        [
            ([date(2026, 12, 24)], SHUT, WrongTypeError, "mapping of date to name"),
            ({date(2026, 12, 24): ""}, SHUT, WrongValueError, "no name"),
            ({date(2026, 12, 26): " "}, SHUT, WrongValueError, "no name"),
            ({date(2026, 12, 24): None}, SHUT, WrongTypeError, "must be text"),
            ({"2026-12-24": "Shut"}, SHUT, WrongTypeError, "fromisoformat"),
            ({date(2026, 12, 24): "Shut"}, "local", WrongTypeError, "ClosureKind"),
            ({}, None, WrongTypeError, "ClosureKind"),
        ],
    )
    def test_refusals(self, closures: Any, kind: Any, error: type[Exception], says: str) -> None:
        """What is not a mapping of dates to names is refused, at weekends too."""
        with pytest.raises(error, match=says):
            ENGLAND.with_closures(closures, kind=kind)


class TestWithoutClosures:
    """Closures that are worked regardless."""

    def test_opens_days(self) -> None:
        """The day is a working day again."""
        august = date(2026, 8, 31)
        opened = ENGLAND.without_closures([august, august])
        assert opened.is_working_day(august)
        assert opened.add(date(2026, 8, 10), 20) == date(2026, 9, 7)

    def test_undoes_with_closures(self) -> None:
        """Adding a closure and taking it away gives an equal calendar."""
        day = date(2026, 12, 24)
        there_and_back = ENGLAND.with_closures({day: "Shut"}).without_closures({day})
        assert there_and_back == ENGLAND
        assert there_and_back.fingerprint == ENGLAND.fingerprint

    def test_nothing_to_remove(self) -> None:
        """No dates, no change."""
        assert ENGLAND.without_closures(()) is ENGLAND

    def test_names_every_date_that_is_no_closure(self) -> None:
        """All offending dates are named at once."""
        with pytest.raises(WrongValueError) as refused:
            ENGLAND.without_closures(
                [date(2026, 12, 26), date(2026, 12, 25), date(2026, 11, 2), date(2026, 11, 3)]
            )
        assert "Monday 2 November 2026, Tuesday 3 November 2026 and Saturday 26" in str(
            refused.value
        )
        assert "25 December" not in str(refused.value)

    @pytest.mark.parametrize("dates", [date(2026, 12, 25), None, "2026-12-25", [[2026, 12, 25]]])
    def test_refusals(self, dates: Any) -> None:
        """One date by itself, text and other things are refused."""
        with pytest.raises(WrongTypeError, match="date"):
            ENGLAND.without_closures(dates)


@given(small_calendars(least=7))
@example(WorkingCalendar("Small", first=date(2026, 1, 3), projected_to=date(2026, 1, 4)))
def test_closures_of_the_whole_horizon(calendar: WorkingCalendar) -> None:
    """From the eve of the horizon to its end come all closures, in order."""
    every = calendar.closures(calendar.first - DAY, calendar.projected_to)
    assert list(every) == sorted(every, key=lambda closure: closure.date)
    again = WorkingCalendar(
        "Small", reversed(every), first=calendar.first, projected_to=calendar.projected_to
    )
    assert again == calendar
