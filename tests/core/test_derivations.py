"""Events that follow from a history: birthdays, eligibility, limits on short breaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timescales as ts
from tests.core.histories import DAY, ENGLAND, case, event
from tests.oracles import walking
from timescales.catalogue.derivations import ELIGIBLE_CHILD, SHORT_BREAKS
from timescales.derivation import Birthdays, Derivation

BECAME, CEASED = "became_looked_after", "ceased_looked_after"
SERIES, BEGAN, ENDED = "short_break_series_started", "short_break_started", "short_break_ended"
AT_16, LATER, PASSED = (
    "became_eligible_at_16",
    "became_eligible_later",
    "short_break_limit_exceeded",
)
BORN = date(2010, 3, 15)
AGE_14, AGE_16 = date(2024, 3, 15), date(2026, 3, 15)


def derived(
    derivation: Derivation, *events: ts.Event, born: date | None = BORN
) -> list[tuple[str, date]]:
    """What follows from the events of a case, in its order."""
    found = derivation.events(case(*events).events, born, ENGLAND)
    return [(one.kind, one.date) for one in found]


def in_care(*periods: tuple[date, date | None]) -> list[ts.Event]:
    return list(_periods(periods, BECAME, CEASED))


def stays(*periods: tuple[date, date | None]) -> list[ts.Event]:
    """Short breaks, in a series that began with the first of them."""
    return [event(SERIES, periods[0][0]), *_periods(periods, BEGAN, ENDED)]


def _periods(
    periods: Sequence[tuple[date, date | None]], begins: str, ends: str
) -> Iterable[ts.Event]:
    for first, last in periods:
        yield event(begins, first)
        if last is not None:
            yield event(ends, last)


class TestBirthdays:
    """`born`, and any `turned_N` that a duty names, exist where the date of birth is known."""

    NAMED = Birthdays.among(["turned_16", "lac_review", "born", "turned_101", "turned_16"])

    def test_among(self) -> None:
        """Of the kinds that a policy reads, those that are a birth or a birthday, each once."""
        assert self.NAMED.kinds == ("born", "turned_101", "turned_16")

    @pytest.mark.parametrize(
        "kind", ["turned_0", "turned_016", "turned_", "turned_x", "turned_16_later", "reborn", ""]
    )
    def test_nothing_like_them(self, kind: str) -> None:
        """A birthday is numbered from one."""
        assert Birthdays.among([kind]).kinds == ()

    def test_days(self) -> None:
        """The day itself, and the birthdays; whatever else happened."""
        assert derived(self.NAMED, *in_care((AGE_14, None))) == [
            ("born", BORN),
            ("turned_101", date(2111, 3, 15)),
            ("turned_16", AGE_16),
        ]

    def test_no_date_of_birth(self) -> None:
        """Then none."""
        assert derived(self.NAMED, born=None) == []

    @pytest.mark.parametrize(
        ("age", "day"),
        [
            (1, date(2009, 3, 1)),
            (4, date(2012, 2, 29)),
            (15, date(2023, 3, 1)),
            (16, date(2024, 2, 29)),
        ],
    )
    def test_born_on_29_february(self, age: int, day: date) -> None:
        """1 March in a common year."""
        leapling = date(2008, 2, 29)
        kind = f"turned_{age}"
        assert derived(Birthdays.among([kind]), born=leapling) == [(kind, day)]

    @given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.integers(1, 25))
    def test_walking_to_it(self, born: date, age: int) -> None:
        """The first day on which so many birthdays have come."""
        [(_, day)] = derived(Birthdays.among([f"turned_{age}"]), born=born)
        assert walking.age_on(born, day) == age
        assert walking.age_on(born, day - DAY) == age - 1


class TestEligible:
    """Who has been in care for 13 weeks in all since 14 is eligible from 16: where that is so on
    the 16th birthday on it, else on the first day in care on which it is so."""

    WEEKS_13 = timedelta(weeks=13)

    @pytest.mark.parametrize(
        ("began", "expected"),
        [
            (date(2015, 1, 1), (AT_16, AGE_16)),
            (AGE_16 - WEEKS_13, (AT_16, AGE_16)),
            (AGE_16 - WEEKS_13 + DAY, (LATER, AGE_16 + DAY)),
            (AGE_16 - DAY, (LATER, AGE_16 + WEEKS_13 - DAY)),
            (AGE_16, (LATER, AGE_16 + WEEKS_13)),
            (date(2027, 1, 4), (LATER, date(2027, 4, 5))),
        ],
    )
    def test_one_period_that_goes_on(self, began: date, expected: tuple[str, date]) -> None:
        """On either side of 13 weeks before the birthday."""
        assert derived(ELIGIBLE_CHILD, *in_care((began, None))) == [expected]

    def test_care_before_14(self) -> None:
        """Counts for nothing: 13 weeks begin on the 14th birthday."""
        before = (date(2012, 1, 1), AGE_14)
        assert derived(ELIGIBLE_CHILD, *in_care(before, (AGE_16, None))) == [
            (LATER, AGE_16 + self.WEEKS_13)
        ]
        one_day = (date(2012, 1, 1), AGE_14 + DAY)
        assert derived(ELIGIBLE_CHILD, *in_care(one_day, (AGE_16, None))) == [
            (LATER, AGE_16 + self.WEEKS_13 - DAY)
        ]

    @pytest.mark.parametrize(
        ("days", "expected"), [(91, (AT_16, AGE_16)), (90, (LATER, AGE_16 + DAY))]
    )
    def test_gaps(self, days: int, expected: tuple[str, date]) -> None:
        """In all, together or not."""
        first = (date(2024, 5, 1), date(2024, 5, 1) + 40 * DAY)
        second = (date(2025, 5, 1), date(2025, 5, 1) + (days - 41) * DAY)
        third = (AGE_16 - DAY, None)
        assert derived(ELIGIBLE_CHILD, *in_care(first, second, third)) == [expected]

    def test_13_weeks_before_coming_back(self) -> None:
        """Complete already: eligible on the day of coming back, on or after the birthday."""
        earlier = (date(2024, 5, 1), date(2025, 5, 1))
        for back, kind in ((AGE_16, AT_16), (AGE_16 + 40 * DAY, LATER)):
            assert derived(ELIGIBLE_CHILD, *in_care(earlier, (back, None))) == [(kind, back)]

    @pytest.mark.parametrize("ceased", [AGE_16 - DAY, AGE_16])
    def test_ceased_before(self, ceased: date) -> None:
        """Who is not in care from 16 is not eligible, however long it was before."""
        assert derived(ELIGIBLE_CHILD, *in_care((date(2015, 1, 1), ceased))) == []
        still = in_care((date(2015, 1, 1), AGE_16 + DAY))
        assert derived(ELIGIBLE_CHILD, *still) == [(AT_16, AGE_16)]

    @pytest.mark.parametrize(("days", "found"), [(91, []), (92, [(LATER, AGE_16 + 91 * DAY)])])
    def test_ceased_on_the_day(self, days: int, found: list[tuple[str, date]]) -> None:
        """The day on which 13 weeks are complete must be a day in care."""
        assert derived(ELIGIBLE_CHILD, *in_care((AGE_16, AGE_16 + days * DAY))) == found

    def test_once(self) -> None:
        """Eligible once, though care is left and entered again."""
        periods = ((date(2015, 1, 1), AGE_16 + 10 * DAY), (AGE_16 + 20 * DAY, None))
        assert derived(ELIGIBLE_CHILD, *in_care(*periods)) == [(AT_16, AGE_16)]

    def test_another_period_from_the_day_on_which_one_ended(self) -> None:
        """What is open ends before another begins, so care goes on."""
        periods = ((date(2025, 1, 6), date(2025, 6, 2)), (date(2025, 6, 2), None))
        assert derived(ELIGIBLE_CHILD, *in_care(*periods)) == [(AT_16, AGE_16)]

    def test_a_period_of_one_day(self) -> None:
        """Is over on the day on which it began, and adds nothing."""
        day = date(2025, 1, 6)
        assert derived(ELIGIBLE_CHILD, *in_care((day, day))) == []
        assert derived(ELIGIBLE_CHILD, *in_care((day, day), (AGE_16, None))) == [
            (LATER, AGE_16 + self.WEEKS_13)
        ]

    def test_contradictions(self) -> None:
        """An end of nothing, and a second beginning, change nothing."""
        history = [
            event(CEASED, date(2024, 1, 1)),
            event(BECAME, date(2025, 1, 6)),
            event(BECAME, date(2026, 3, 1)),
        ]
        assert derived(ELIGIBLE_CHILD, *history) == [(AT_16, AGE_16)]

    def test_born_on_29_february(self) -> None:
        """16 on the day itself, 14 on 1 March: 13 weeks are counted from there."""
        leapling = date(2008, 2, 29)
        assert derived(ELIGIBLE_CHILD, *in_care((date(2020, 1, 1), None)), born=leapling) == [
            (AT_16, date(2024, 2, 29))
        ]
        ceased = (date(2020, 1, 1), date(2022, 3, 2))
        assert derived(
            ELIGIBLE_CHILD, *in_care(ceased, (date(2024, 6, 3), None)), born=leapling
        ) == [(LATER, date(2024, 6, 3) + 90 * DAY)]

    def test_nobody(self) -> None:
        """Without a date of birth, or without care."""
        assert derived(ELIGIBLE_CHILD, *in_care((AGE_14, None)), born=None) == []
        assert derived(ELIGIBLE_CHILD) == []


class TestShortBreaks:
    """No stay of more than 17 days, and no more than 75 days in any 12 months; a stay's first and
    last days both count."""

    START = date(2025, 1, 6)

    @pytest.mark.parametrize(
        ("days", "found"),
        [(17, []), (18, [(PASSED, START + 17 * DAY)]), (30, [(PASSED, START + 17 * DAY)])],
    )
    def test_one_stay(self, days: int, found: list[tuple[str, date]]) -> None:
        """Seventeen days are allowed, and the eighteenth passes the limit."""
        stay = (self.START, self.START + (days - 1) * DAY)
        assert derived(SHORT_BREAKS, *stays(stay)) == found

    def test_a_stay_that_goes_on(self) -> None:
        """Passes it on its eighteenth day."""
        assert derived(SHORT_BREAKS, *stays((self.START, None))) == [
            (PASSED, self.START + 17 * DAY)
        ]

    def weekly(self, number: int, start: date = START) -> list[tuple[date, date | None]]:
        """So many stays of 15 days, one every four weeks."""
        begins = [start + 28 * n * DAY for n in range(number)]
        return [(day, day + 14 * DAY) for day in begins]

    def test_seventy_five_days(self) -> None:
        """Five stays of 15 days are allowed, and the first day of the sixth passes the limit."""
        assert derived(SHORT_BREAKS, *stays(*self.weekly(5))) == []
        [(kind, day)] = derived(SHORT_BREAKS, *stays(*self.weekly(6)))
        assert (kind, day) == (PASSED, self.weekly(6)[5][0])

    @pytest.mark.parametrize(
        ("again", "found"),
        [
            (date(2026, 1, 5), [(PASSED, date(2026, 1, 5))]),
            (date(2026, 1, 6), []),
        ],
    )
    def test_twelve_months(self, again: date, found: list[tuple[str, date]]) -> None:
        """A year on, the first day counted leaves the count."""
        history = stays(*self.weekly(5), (again, again))
        assert derived(SHORT_BREAKS, *history) == found

    @pytest.mark.parametrize(
        ("start", "expected"),
        [
            (date(2020, 4, 23), date(2020, 5, 10)),
            (date(2020, 4, 24), date(2020, 7, 8)),
            (date(2020, 9, 25), date(2020, 12, 9)),
            (date(2020, 9, 26), date(2020, 10, 13)),
        ],
    )
    def test_lifted(self, start: date, expected: date) -> None:
        """A stay begun from 24 April to 25 September 2020 may be of any length; 75 days stay."""
        assert derived(SHORT_BREAKS, *stays((start, None))) == [(PASSED, expected)]
        ended = (start, expected - DAY)
        assert derived(SHORT_BREAKS, *stays(ended)) == []

    def test_the_earlier_of_the_two(self) -> None:
        """Whichever is passed first, and once a series."""
        history = stays(*self.weekly(6), (date(2025, 9, 1), date(2025, 9, 30)))
        assert derived(SHORT_BREAKS, *history) == [(PASSED, self.weekly(6)[5][0])]
        long_first = [(self.START, self.START + 17 * DAY), *self.weekly(6, date(2025, 2, 24))]
        assert derived(SHORT_BREAKS, *stays(*long_first)) == [(PASSED, self.START + 17 * DAY)]

    def test_series_by_series(self) -> None:
        """Each is counted by itself, and each can pass the limits."""
        second = date(2025, 3, 3)
        history = [*stays(*self.weekly(2)), *stays(*self.weekly(5, second))]
        assert derived(SHORT_BREAKS, *history) == []
        both = [*stays((self.START, self.START + 20 * DAY)), *stays((second, None))]
        assert derived(SHORT_BREAKS, *both) == [
            (PASSED, self.START + 17 * DAY),
            (PASSED, second + 17 * DAY),
        ]

    def test_outside_a_series(self) -> None:
        """A stay before any series says nothing."""
        assert derived(SHORT_BREAKS, *_periods([(self.START, None)], BEGAN, ENDED)) == []
        late = [*_periods([(self.START, None)], BEGAN, ENDED), event(SERIES, date(2025, 6, 2))]
        assert derived(SHORT_BREAKS, *late) == []

    def test_one_day_in_two_stays(self) -> None:
        """Is one day: one stay ends on the day on which the next begins."""
        touching = [(self.START + 15 * n * DAY, self.START + 15 * (n + 1) * DAY) for n in range(5)]
        last = touching[-1][1]
        assert last is not None
        assert derived(SHORT_BREAKS, *stays(*touching)) == [(PASSED, last)]
        assert derived(SHORT_BREAKS, *stays(*touching[:4], (touching[4][0], last - DAY))) == []

    def test_a_stay_of_one_day(self) -> None:
        """Begins and ends on one day, and is one day."""
        singles = [(self.START + 2 * n * DAY, self.START + 2 * n * DAY) for n in range(76)]
        assert derived(SHORT_BREAKS, *stays(*singles[:75])) == []
        assert derived(SHORT_BREAKS, *stays(*singles)) == [(PASSED, singles[75][0])]


class TestProjected:
    """Derived events are added to a case's own, where a duty names them."""

    ASSESSMENT = ts.Timescale(
        id="assessment",
        title="Assessment",
        subject="child",
        started_by=("turned_15", AT_16, LATER, PASSED),
        met_by="assessed",
        series=ts.Series(first=ts.months(3)),
    )
    POLICY = ts.Policy("mine", (ASSESSMENT,))

    def starts(self, *events: ts.Event, as_at: date, born: date | None = BORN) -> list[str]:
        projected = ts.project(case(*events, date_of_birth=born), as_at=as_at, policy=self.POLICY)
        return [str(o.started) for o in projected]

    def test_from_its_day(self) -> None:
        """And not on the day before it."""
        day = date(2025, 3, 15)
        assert self.starts(as_at=day) == ["turned_15 on 2025-03-15"]
        assert self.starts(as_at=day - DAY) == []
        assert self.starts(as_at=day, born=None) == []

    @pytest.mark.parametrize(
        ("events", "expected"),
        [
            (in_care((AGE_14, None)), "became_eligible_at_16 on 2026-03-15"),
            (in_care((AGE_16, None)), "became_eligible_later on 2026-06-14"),
            (stays((AGE_16, None)), "short_break_limit_exceeded on 2026-04-01"),
        ],
    )
    def test_each(self, events: list[ts.Event], expected: str) -> None:
        """Here by a duty that was met at 15, and starts again."""
        assessed = event("assessed", date(2025, 3, 20))
        _, again = self.starts(*events, assessed, as_at=date(2026, 12, 1))
        assert again == expected

    def test_one_that_is_given(self) -> None:
        """What the record says of its own goes before what would be derived."""
        given_ = event("turned_15", date(2025, 3, 16))
        assert self.starts(given_, as_at=date(2025, 4, 1)) == ["turned_15 on 2025-03-16"]
        late = event("turned_15", date(2025, 5, 1))
        assert self.starts(late, as_at=date(2025, 4, 1)) == ["turned_15 on 2025-03-15"]

    def test_one_that_no_duty_names(self) -> None:
        """Is not derived, and so counts for nothing."""
        assert (
            ts.project(
                case(date_of_birth=BORN), as_at=date(2026, 12, 1), policy=ts.Policy("none", ())
            ).obligations
            == ()
        )

    def test_a_birthday_that_never_comes(self) -> None:
        """Histories never raise."""
        assert self.starts(as_at=date.max, born=date(9990, 1, 1)) == []

    def test_counted_from_the_birth(self) -> None:
        """`anchored_on=("born",)`: the day of birth, whatever came before or ended since."""
        first_checks = ts.Timescale(
            id="check",
            title="Check",
            subject="child",
            started_by=BECAME,
            met_by="checked",
            ended_by=CEASED,
            anchored_on=("born",),
            series=ts.Series(first=ts.on_birthday(16).then(ts.months(3))),
        )
        policy = ts.Policy("mine", (first_checks,))
        history = in_care((date(2025, 1, 6), date(2025, 2, 3)), (date(2025, 3, 3), None))
        known, again = ts.project(
            case(*history, date_of_birth=BORN), as_at=date(2025, 6, 1), policy=policy
        )
        assert known.anchor == again.anchor == BORN
        assert known.due == again.due == date(2026, 6, 15)
        assert known.notes[0] == "counted from the birth on 2010-03-15"
        unknown = ts.project(case(*history), as_at=date(2025, 6, 1), policy=policy)[0]
        assert unknown.anchor == date(2025, 1, 6)
        assert unknown.notes[0] == (
            "counted from became_looked_after, since no born is on record before it"
        )


def test_kinds() -> None:
    """What each gives."""
    assert ELIGIBLE_CHILD.kinds == (AT_16, LATER)
    assert SHORT_BREAKS.kinds == (PASSED,)
