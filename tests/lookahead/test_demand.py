"""The demand of a year: the rates are counted, and the band is drawn from them alone."""

from __future__ import annotations

import math
from datetime import date, timedelta
from random import Random
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timescales as ts
from timescales.demo import caseload
from timescales.lookahead import Ahead, Band, Flow, Month, Spell, ahead, demand, flow, spells

AS_AT = date(2026, 11, 22)
REVIEWS = ts.policies.statutory().only("lac_review")
NOBODY = Flow(date(2025, 11, 23), AS_AT, 0, 0, 0)
DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31))


def care(start: date, *events: tuple[str, date], born: date | None = None) -> ts.Case:
    told = (ts.Event(kind, day) for kind, day in events)
    return ts.Case("A", (ts.Event("became_looked_after", start), *told), born)


def year(people: list[Ahead], seen: Flow, seed: int = 1, runs: int = 50) -> tuple[Month, ...]:
    return demand(people, seen, as_at=AS_AT, policy=REVIEWS, random=Random(seed), runs=runs)


class TestSpells:
    """The times for which a duty ran, as the projection reads them."""

    def of(self, case: ts.Case) -> list[Spell]:
        return list(spells(case, ts.project(case, as_at=AS_AT, policy=REVIEWS), "lac_review"))

    def test_still_running(self) -> None:
        case = care(date(2026, 1, 5), ("lac_review", date(2026, 1, 30)))
        assert self.of(case) == [Spell(date(2026, 1, 5), None, of_age=False)]

    def test_ended_and_begun_again(self) -> None:
        again = ("became_looked_after", date(2026, 9, 1))
        case = care(date(2026, 1, 5), ("ceased_looked_after", date(2026, 3, 1)), again)
        assert [(s.start, s.end) for s in self.of(case)] == [
            (date(2026, 1, 5), date(2026, 3, 1)),
            (date(2026, 9, 1), None),
        ]

    def test_ended_by_age(self) -> None:
        case = care(date(2026, 1, 5), born=date(2008, 6, 1))
        assert self.of(case) == [Spell(date(2026, 1, 5), date(2026, 6, 1), of_age=True)]

    def test_what_is_met_once_ended_when_it_was_met(self) -> None:
        events = (ts.Event("strategy_discussion", date(2026, 6, 1)), ts.Event("icpc", AS_AT))
        case, policy = ts.Case("A", events), ts.policies.statutory().only("icpc")
        [spell] = spells(case, ts.project(case, as_at=AS_AT, policy=policy), "icpc")
        assert spell == Spell(date(2026, 6, 1), AS_AT, of_age=False)


class TestRates:
    """What began, what ended, and the days for which it ran."""

    @given(
        st.lists(st.tuples(DAYS, st.none() | st.integers(0, 400), st.booleans())),
        DAYS,
        st.integers(0, 400),
    )
    def test_as_counted_day_by_day(
        self, raw: list[tuple[date, int | None, bool]], since: date, long: int
    ) -> None:
        until = since + timedelta(days=long)
        found = [
            Spell(start, None if n is None else start + timedelta(days=n), of_age)
            for start, n, of_age in raw
        ]
        days = [since + timedelta(days=n) for n in range(long + 1)]
        seen = flow(found, since=since, until=until)
        assert seen.began == sum(s.start in days for s in found)
        assert seen.ended == sum(s.end in days and not s.of_age for s in found)
        assert seen.days_running == sum(
            s.start <= day and (s.end is None or day < s.end) for s in found for day in days
        )

    def test_both_the_first_day_and_the_last_are_in_it(self) -> None:
        since, until = date(2026, 3, 1), date(2026, 3, 31)
        days = (since - timedelta(days=1), since, until, until + timedelta(days=1))
        began = [Spell(day, None, of_age=False) for day in days]
        ended = [Spell(date(2025, 1, 1), day, of_age=False) for day in days]
        seen = flow([*began, *ended], since=since, until=until)
        assert (seen.began, seen.ended) == (2, 2)
        assert seen.days_running == 31 + 31 + 1 + 0 + 0 + 0 + 30 + 31
        assert flow([], since=until, until=until).begin_per_day == 0

    def test_a_rate_is_by_the_day(self) -> None:
        seen = Flow(date(2026, 1, 1), date(2026, 1, 10), 5, 2, 100)
        assert (seen.begin_per_day, seen.end_per_day) == (0.5, 0.02)
        assert NOBODY.end_per_day == 0


class TestAhead:
    """What one child asks for, as ``schedule`` has it."""

    def test_the_days_are_those_of_the_schedule(self) -> None:
        case = care(date(2026, 11, 2))
        planned = ts.schedule(case, as_at=AS_AT, until=date(2027, 11, 22), policy=REVIEWS)
        one = ahead(case, as_at=AS_AT, policy=REVIEWS)
        assert [AS_AT + timedelta(days=day) for day in one.due] == [o.due for o in planned]
        assert (len(one.due), one.over) == (3, None)

    def test_what_is_overdue_is_asked_for_now(self) -> None:
        assert ahead(care(date(2026, 10, 5)), as_at=AS_AT, policy=REVIEWS).due[0] == 0

    def test_it_is_over_at_eighteen(self) -> None:
        case = care(date(2026, 1, 5), ("lac_review", date(2026, 11, 2)), born=date(2009, 3, 1))
        one = ahead(case, as_at=AS_AT, policy=REVIEWS)
        assert one.over == (date(2027, 3, 1) - AS_AT).days
        assert max(one.due, default=0) < one.over


class TestDemand:
    """Twelve months, with a band for who comes and goes."""

    def test_if_nobody_comes_or_goes_the_band_is_what_is_known(self) -> None:
        people = [ahead(care(date(2026, 11, 2)), as_at=AS_AT, policy=REVIEWS)] * 3
        months = year(people, NOBODY)
        assert len(months) == 12
        assert (months[0].start, months[-1].end) == (AS_AT, date(2027, 11, 22))
        for month in months:
            assert month.meetings == Band(month.known, month.known, month.known)
            assert month.running == Band(3, 3, 3)
        assert sum(month.known for month in months) == 9

    def test_those_who_come_are_asked_what_the_law_asks(self) -> None:
        """One comes on the first day of each run: reviews after 20 working days, 3 and 6 months."""
        seen = Flow(AS_AT, AS_AT + timedelta(days=999), 1, 0, 0)  # one in a thousand days
        chances = iter([0.0, 0.9, 0.5] * 5)  # at once, then not within the year; and stays
        random = Mock(Random, random=lambda: next(chances))
        months = demand([], seen, as_at=AS_AT, policy=REVIEWS, random=random, runs=5)
        dues = [o.due for o in ts.schedule(
            care(AS_AT), as_at=AS_AT, until=date(2027, 11, 22), policy=REVIEWS
        )]  # fmt: skip
        for month in months:
            expected = sum(month.start <= due < month.end for due in dues if due)
            assert month.meetings == Band(expected, expected, expected)
            assert month.running == Band(1, 1, 1)
            assert month.known == 0

    def test_who_is_there_is_there_from_the_day_on(self) -> None:
        """One who leaves after ten days and a half is not asked for what is due on the 11th."""
        seen = Flow(AS_AT, AS_AT, 0, 1, 10)  # one in ten child-days
        random = Mock(Random, random=lambda: 1 - math.exp(-1.05))
        months = demand([Ahead((10, 11))], seen, as_at=AS_AT, policy=REVIEWS, random=random, runs=1)
        assert months[0].meetings.middle == 1

    def test_who_comes_on_the_day_after_a_month_is_not_of_it(self) -> None:
        """The first month ends before 22 December, 30 days on."""
        seen = Flow(AS_AT, AS_AT + timedelta(days=999), 1, 0, 0)
        chances = iter([1 - math.exp(-0.0305), 0.9, 0.5])
        random = Mock(Random, random=lambda: next(chances))
        months = demand([], seen, as_at=AS_AT, policy=REVIEWS, random=random, runs=1)
        assert [month.running.middle for month in months] == [0] + [1] * 11

    def test_200_runs_unless_another_number_is_asked_for(self) -> None:
        calls = Mock(return_value=0.5)
        demand([Ahead(())], NOBODY, as_at=AS_AT, policy=REVIEWS, random=Mock(Random, random=calls))
        assert calls.call_count == 2 * 200, "whether one comes, and whether that one leaves"

    def test_the_same_seed_gives_the_same_band_and_another_another(self) -> None:
        people = [Ahead((10, 100, 190))] * 40
        seen = Flow(date(2025, 11, 23), AS_AT, 60, 30, 14_000)
        assert year(people, seen) == year(people, seen)
        assert year(people, seen) != year(people, seen, seed=2)

    def test_the_middle_is_near_what_the_rates_say(self) -> None:
        """With 120 a year coming and nobody going, 120 more are there at the end."""
        months = year([], Flow(date(2025, 11, 23), AS_AT, 120, 0, 0), runs=100)
        assert months[-1].running.middle == pytest.approx(120, abs=4 * math.sqrt(120 / 100) + 2)
        assert months[-1].running.low < 120 < months[-1].running.high

    def test_endings_empty_it_at_their_rate(self) -> None:
        """One in 365 child-days: after a year e to the power of minus one are left."""
        months = year([Ahead(())] * 1_000, Flow(AS_AT, AS_AT, 0, 1, 365), runs=20)
        assert months[-1].running.middle == pytest.approx(1_000 / math.e, abs=20)

    def test_nobody_is_there_after_eighteen(self) -> None:
        months = year([Ahead((5, 200), over=100)], NOBODY)
        assert [month.running.middle for month in months] == [1, 1, 1] + [0] * 9
        assert sum(month.meetings.middle for month in months) == 1

    def test_on_the_birthday_itself_nothing_is_due_and_it_runs_until_the_day_before(self) -> None:
        """The third month ends on 21 February, so that on the 22nd it runs in it to its end."""
        over = (date(2027, 2, 22) - AS_AT).days
        months = year([Ahead((over,), over=over)], NOBODY)
        assert [month.running.middle for month in months] == [1, 1, 1] + [0] * 9
        assert sum(month.meetings.middle for month in months) == 0

    def test_officers_for_between_fifty_and_seventy(self) -> None:
        band = Band(0, 0, 0)
        month = Month(AS_AT, AS_AT, 0, band, Band(600, 620, 640))
        assert month.officers == (9, 13)
        assert Month(AS_AT, AS_AT, 0, band, Band(0, 140, 0)).officers == (2, 3)
        at_the_edges = {50: (1, 1), 51: (1, 2), 70: (1, 2), 71: (2, 2)}
        for children, officers in at_the_edges.items():
            running = Band(0, children, 0)
            assert Month(AS_AT, AS_AT, 0, band, running).officers == officers

    def test_of_the_demo_what_is_known_is_what_is_scheduled(self) -> None:
        cases = caseload(2026, 40, AS_AT)
        people, scheduled = [], 0
        for case in cases:
            if ts.project(case, as_at=AS_AT, policy=REVIEWS).next:
                people.append(ahead(case, as_at=AS_AT, policy=REVIEWS))
                planned = ts.schedule(case, as_at=AS_AT, until=date(2027, 11, 21), policy=REVIEWS)
                scheduled += sum(o.due is not None for o in planned)
        assert sum(month.known for month in year(people, NOBODY, runs=1)) == scheduled


class TestBand:
    """Eight runs in ten lie in it."""

    @given(st.lists(st.integers(0, 100), min_size=1, max_size=60))
    def test_a_tenth_lies_outside_on_each_side(self, values: list[int]) -> None:
        band, tail = Band.of(values), len(values) // 10
        assert band.low <= band.middle <= band.high
        assert sum(value < band.low for value in values) <= tail
        assert sum(value > band.high for value in values) <= tail
        assert {band.low, band.middle, band.high} <= set(values)
