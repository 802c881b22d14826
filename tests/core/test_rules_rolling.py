"""A rolling quota of hours, and the stays that have used it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import timescales as ts
from tests.core.histories import ENGLAND
from timescales.rules import RollingHours
from timescales.testing import check_rule, moments, stays

QUOTA = ts.rolling_hours(72, within_days=28)
HOUR = timedelta(hours=1)
LONDON = ZoneInfo("Europe/London")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def stay(start: str, end: str) -> ts.Stay:
    return ts.Stay(at(start), at(end))


MON_TUE = stay("2026-06-01T12:00+01:00", "2026-06-02T18:15+01:00")  # 30 hours and a quarter


class TestEndsAt:
    """`ends_at(moment)`: the exact moment at which a stay from then on uses the quota up."""

    @pytest.mark.parametrize(
        ("used", "start", "ends"),
        [
            ([], "2026-06-05T16:45+01:00", "2026-06-08T16:45:00+01:00"),
            ([], "2026-03-28T10:00+00:00", "2026-03-31T11:00:00+01:00"),
            ([MON_TUE], "2026-06-20T09:00+01:00", "2026-06-22T02:45:00+01:00"),
            # All of it has left by then.
            ([MON_TUE], "2026-06-30T18:15+01:00", "2026-07-03T18:15:00+01:00"),
            # It begins to leave on 29 June at noon, in time to make room for as much again.
            ([MON_TUE], "2026-06-28T12:00+01:00", "2026-07-01T12:00:00+01:00"),
            ([MON_TUE], "2026-06-27T18:15+01:00", "2026-06-30T18:15:00+01:00"),
            # A minute too soon for that: by noon on 29 June a minute too much would be used.
            ([MON_TUE], "2026-06-27T18:14+01:00", "2026-06-29T11:59:00+01:00"),
        ],
    )
    def test_examples(self, used: list[ts.Stay], start: str, ends: str) -> None:
        """Without earlier stays, with one that counts, and with one that leaves meanwhile."""
        assert QUOTA.with_used(used).ends_at(at(start)).isoformat() == ends

    def test_used_up(self) -> None:
        """Where none is left, or too much was used, time is up at the start itself."""
        whole = ts.Stay.whole_days(date(2026, 6, 1), date(2026, 6, 3))
        more = ts.Stay.whole_days(date(2026, 6, 1), date(2026, 6, 4))
        start = at("2026-06-10T09:00+01:00")
        for used in (whole, more):
            assert QUOTA.with_used([used]).ends_at(start) == start

    def test_both_readings_of_28_days(self) -> None:
        """An hour counts until 28 times 24 hours have passed, and the 28th day after has begun."""
        whole = ts.Stay.whole_days(date(2026, 6, 1), date(2026, 6, 3))
        quota = QUOTA.with_used([whole])
        minute = timedelta(minutes=1)
        gone = at("2026-06-29T00:00+01:00")
        assert quota.ends_at(gone - minute) == gone - minute
        assert quota.ends_at(gone) == gone + 72 * HOUR
        # In a period with a day of 25 hours, 28 times 24 hours pass before the 28th day begins.
        october = stay("2026-10-10T00:00+01:00", "2026-10-13T00:00+01:00")
        gone = at("2026-11-07T00:00+00:00")
        assert QUOTA.with_used([october]).ends_at(gone - HOUR) == gone - HOUR
        assert QUOTA.with_used([october]).ends_at(gone) == gone + 72 * HOUR
        # What leaves as the day begins is gone by then, though with it too much was used.
        too_much = stay("2026-10-10T00:00+01:00", "2026-10-13T01:00+01:00")
        assert QUOTA.with_used([too_much]).ends_at(gone) == gone + 23 * HOUR
        # In one with a day of 23 hours, after it.
        march = ts.Stay.whole_days(date(2026, 3, 10), date(2026, 3, 12))
        gone = at("2026-04-07T01:00+01:00")
        assert QUOTA.with_used([march]).ends_at(gone - minute) == gone - minute
        assert QUOTA.with_used([march]).ends_at(gone) == gone + 72 * HOUR

    def test_an_hour_between_the_readings(self) -> None:
        """Over the autumn change an hour after a midnight leaves later than the hour before it.

        Of two days, 48 hours after 00:00 to 01:00 BST on the Sunday are 23:00 to 24:00 GMT on the
        Monday, and the calendar holds them until the Tuesday begins.
        """
        quota = ts.rolling_hours(7, within_days=2)
        night = quota.with_used([stay("2026-10-24T20:00+01:00", "2026-10-25T02:00+01:00")])
        evening = quota.with_used([stay("2026-10-24T18:00+01:00", "2026-10-25T00:00+01:00")])
        start = at("2026-10-26T18:00+00:00")
        assert night.ends_at(start) == at("2026-10-26T23:00+00:00")
        assert evening.ends_at(start) == start + 7 * HOUR

    def test_only_what_is_before(self) -> None:
        """Of a stay under way at the moment what is before it counts; of a later one nothing."""
        assert QUOTA.with_used([MON_TUE]).ends_at(MON_TUE.start + 20 * HOUR) == (
            MON_TUE.start + 72 * HOUR
        )
        assert QUOTA.with_used([MON_TUE]).ends_at(MON_TUE.start) == MON_TUE.start + 72 * HOUR

    def test_zones(self) -> None:
        """The answer is in Europe/London, whatever zone the moment comes in."""
        start = at("2026-06-05T15:45+00:00").astimezone(timezone(-5 * HOUR))
        assert QUOTA.ends_at(start).isoformat() == "2026-06-08T16:45:00+01:00"

    def test_the_dates_that_exist(self) -> None:
        """Beyond them it refuses."""
        late = ts.Stay(datetime(9999, 12, 30, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC))
        for quota, start in ((QUOTA, late.end), (QUOTA.with_used([late]), late.end)):
            with pytest.raises(ts.HorizonError):
                quota.ends_at(start)


class TestLaws:
    """What holds of every quota, whatever was used."""

    quotas = st.builds(
        lambda days, hours, used: ts.rolling_hours(
            min(hours, 24 * days - 1), within_days=days, used=used
        ),
        st.integers(1, 40),
        st.integers(1, 200),
        stays(),
    )

    @given(quotas, moments())
    def test_bounds(self, quota: RollingHours, start: datetime) -> None:
        """Time is up between the start and n hours after, which is where it is with none used."""
        most = quota.with_used(()).ends_at(start)
        assert start <= quota.ends_at(start) <= most == ts.hours(quota.n).ends_at(start)

    @given(quotas, st.floats(0, 1), st.data())
    def test_going_on(self, quota: RollingHours, part: float, data: st.DataObject) -> None:
        """Asked again while the stay goes on, the answer is the same."""
        last = max((used.end for used in quota.used), default=at("2026-03-28T10:00+00:00"))
        start = last + data.draw(st.integers(0, 30 * 24)) * HOUR
        ends = quota.ends_at(start)
        so_far = start + (ends - start) * part
        assume(so_far > start)
        longer = quota.with_used([*quota.used, ts.Stay(start, so_far)])
        assert longer.ends_at(so_far) == ends

    @given(quotas, moments(), st.data())
    def test_split(self, quota: RollingHours, start: datetime, data: st.DataObject) -> None:
        """A stay told in two parts that touch counts as one."""
        assume(quota.used)
        which = data.draw(st.integers(0, len(quota.used) - 1))
        whole = quota.used[which]
        middle = whole.start + (whole.end - whole.start) * data.draw(st.floats(0.01, 0.99))
        assume(whole.start < middle < whole.end)
        halves = (ts.Stay(whole.start, middle), ts.Stay(middle, whole.end))
        told = quota.with_used((*quota.used[:which], *halves, *quota.used[which + 1 :]))
        assert told.ends_at(start) == quota.ends_at(start)

    @given(quotas, moments(), st.data())
    def test_fewer_stays(self, quota: RollingHours, start: datetime, data: st.DataObject) -> None:
        """Without one of the stays, time is up no sooner."""
        assume(quota.used)
        which = data.draw(st.integers(0, len(quota.used) - 1))
        fewer = quota.with_used((*quota.used[:which], *quota.used[which + 1 :]))
        assert fewer.ends_at(start) >= quota.ends_at(start)

    @pytest.mark.parametrize("quota", [QUOTA, QUOTA.with_used([MON_TUE])], ids=str)
    def test_of_rules(self, quota: RollingHours) -> None:
        """It keeps the laws of rules, and those about moments."""
        check_rule(quota)
        check_rule(quota, anchors=[date(2026, 6, day) for day in range(1, 31)])


class TestOverDates:
    """Where only the day is known, the stay counts from the start of that day."""

    @pytest.mark.parametrize(
        ("used", "anchor", "expected"),
        [
            ((), date(2026, 6, 5), date(2026, 6, 7)),
            ((), date(2026, 3, 28), date(2026, 3, 31)),
            ((), date(2026, 10, 24), date(2026, 10, 26)),
            ((MON_TUE,), date(2026, 6, 20), date(2026, 6, 21)),
            ((MON_TUE,), date(2026, 6, 2), date(2026, 6, 4)),
            (
                (ts.Stay.whole_days(date(2026, 6, 1), date(2026, 6, 2)),),
                date(2026, 6, 8),
                date(2026, 6, 8),
            ),
            (
                (ts.Stay.whole_days(date(2026, 6, 1), date(2026, 6, 3)),),
                date(2026, 6, 8),
                date(2026, 6, 8),
            ),
        ],
    )
    def test_dates(self, used: tuple[ts.Stay, ...], anchor: date, expected: date) -> None:
        """The last day of which a part may be used; the anchor where none may."""
        assert QUOTA.with_used(used).due(anchor, ENGLAND) == ts.Due(expected)

    def test_says_so(self) -> None:
        """The step says that the whole day counts, and counts it as day 1."""
        step = QUOTA.trace(date(2026, 6, 5), ENGLAND)
        assert step.anchor_counts
        assert step.message == (
            "the hour is not known, so the whole day counts: used in the 28 days before: none of "
            "72 hours; from Friday 5 June 2026 at 00:00 BST, time is up on Monday 8 June 2026 at "
            "00:00 BST"
        )

    @given(stays(), moments())
    def test_no_hour_ends_sooner(self, used: tuple[ts.Stay, ...], start: datetime) -> None:
        """Whatever the hour of the day, time is up on the day so found or later."""
        quota = QUOTA.with_used(used)
        outcome = quota.due(start.astimezone(LONDON).date(), ENGLAND)
        assert isinstance(outcome, ts.Due)
        assert outcome.date <= quota.ends_at(start).date()


class TestExplained:
    """`explain_at`: what was used, what is left, what leaves meanwhile, in words."""

    @pytest.mark.parametrize(
        ("used", "start", "said"),
        [
            (
                (MON_TUE,),
                "2026-06-20T09:00+01:00",
                (
                    "used in the 28 days before: 30 hours and 15 minutes of 72 hours; from "
                    "Saturday 20 June 2026 at 09:00 BST, time is up on Monday 22 June 2026 at "
                    "02:45 BST"
                ),
            ),
            (
                (MON_TUE,),
                "2026-06-28T12:00+01:00",
                (
                    "used in the 28 days before: 30 hours and 15 minutes of 72 hours; from Sunday "
                    "28 June 2026 at 12:00 BST, time is up on Wednesday 1 July 2026 at 12:00 BST; "
                    "30 hours and 15 minutes of those used leave the 28 days meanwhile"
                ),
            ),
            (
                (stay("2026-03-20T09:00+00:00", "2026-03-20T09:30+00:00"),),
                "2026-03-28T10:00+00:00",
                (
                    "used in the 28 days before: 30 minutes of 72 hours; from Saturday 28 March "
                    "2026 at 10:00 GMT, time is up on Tuesday 31 March 2026 at 10:30 BST; the "
                    "clocks go forward on Sunday 29 March 2026"
                ),
            ),
            (
                (ts.Stay.whole_days(date(2026, 6, 1), date(2026, 6, 3)),),
                "2026-06-29T00:00+01:00",
                (
                    "used in the 28 days before: 72 hours of 72 hours; from Monday 29 June 2026 at "
                    "00:00 BST, time is up on Thursday 2 July 2026 at 00:00 BST; 72 hours of those "
                    "used leave the 28 days meanwhile"
                ),
            ),
            (
                (ts.Stay.whole_days(date(2026, 6, 1), date(2026, 6, 3)),),
                "2026-06-08T09:00+01:00",
                (
                    "used in the 28 days before: 72 hours of 72 hours; none is left on Monday 8 "
                    "June 2026 at 09:00 BST, so time is up already"
                ),
            ),
        ],
    )
    def test_sentences(self, used: tuple[ts.Stay, ...], start: str, said: str) -> None:
        """Word for word."""
        quota = QUOTA.with_used(used)
        step = quota.explain_at(at(start)).step
        assert step.message == said
        assert step.outcome == ts.Due(quota.ends_at(at(start)).date())


class TestArguments:
    """What cannot be meant is refused, with a sentence."""

    @pytest.mark.parametrize(
        ("used", "fault"),
        [
            (
                [MON_TUE, stay("2026-06-02T18:14+01:00", "2026-06-03T00:00+01:00")],
                (
                    "one from Tuesday 2 June 2026 at 18:14 BST to Wednesday 3 June 2026 at 00:00 "
                    "BST overlaps one from Monday 1 June 2026 at 12:00 BST"
                ),
            ),
            (
                [MON_TUE, MON_TUE],
                (
                    "one from Monday 1 June 2026 at 12:00 BST to Tuesday 2 June 2026 at 18:15 BST "
                    "overlaps one from Monday 1 June 2026 at 12:00 BST"
                ),
            ),
            (
                [MON_TUE, stay("2026-05-01T09:00+01:00", "2026-05-01T10:00+01:00")],
                (
                    "one from Friday 1 May 2026 at 09:00 BST to Friday 1 May 2026 at 10:00 BST "
                    "stands after one from Monday 1 June 2026 at 12:00 BST"
                ),
            ),
        ],
    )
    def test_in_order_and_apart(self, used: list[ts.Stay], fault: str) -> None:
        """Which stays are at fault, and how, is said."""
        with pytest.raises(ts.WrongValueError) as refused:
            QUOTA.with_used(used)
        assert str(refused.value) == (
            f"Stays must be in order and apart, and {fault} to Tuesday 2 June 2026 at 18:15 BST: "
            "sort them, and make one of those that overlap."
        )

    def test_stays_may_touch(self) -> None:
        """One may begin at the moment at which another ends."""
        touching = ts.Stay(MON_TUE.end, MON_TUE.end + HOUR)
        assert QUOTA.with_used([MON_TUE, touching]).used == (MON_TUE, touching)

    def test_no_limit(self) -> None:
        """As many hours as the days have are no quota."""
        assert ts.rolling_hours(47, within_days=2).n == 47
        with pytest.raises(
            ts.WrongValueError,
            match="n must be fewer than the 48 hours of 2 days, not 48: so many are no limit",
        ):
            ts.rolling_hours(48, within_days=2)

    def test_types(self) -> None:
        """Whole numbers from 1, and stays."""
        wrong: Any = MON_TUE
        with pytest.raises(ts.WrongTypeError, match="used must be a list of Stay, not "):
            ts.rolling_hours(72, within_days=28, used=wrong)
        wrong = [date(2026, 6, 1)]
        with pytest.raises(ts.WrongTypeError, match="stays must hold only Stay, not "):
            QUOTA.with_used(wrong)
        with pytest.raises(ts.WrongTypeError, match="used must hold only Stay, not "):
            RollingHours(72, 28, (wrong,))
        with pytest.raises(ts.WrongValueError, match="n must be 1 or more, not 0"):
            ts.rolling_hours(0, within_days=28)
        with pytest.raises(ts.WrongValueError, match="within_days must be 1 or more, not 0"):
            ts.rolling_hours(72, within_days=0)

    def test_naive(self) -> None:
        """A moment knows its offset."""
        with pytest.raises(ts.WrongValueError, match="moment must know its offset from UTC"):
            QUOTA.ends_at(datetime(2026, 6, 5, 16, 45))


class TestStay:
    """`Stay(start, end)`: moments, kept in UTC."""

    def test_equal_in_any_zone(self) -> None:
        """The same stay told in another zone is the same value."""
        told = stay("2026-06-01T07:00-04:00", "2026-06-02T17:15+00:00")
        assert told == MON_TUE
        assert hash(told) == hash(MON_TUE)
        assert repr(told) == (
            "Stay(datetime.fromisoformat('2026-06-01T11:00:00+00:00'), "
            "datetime.fromisoformat('2026-06-02T17:15:00+00:00'))"
        )

    def test_whole_days(self) -> None:
        """From the first midnight to the last in Europe/London, however long the days are."""
        days = ts.Stay.whole_days(date(2026, 10, 25), date(2026, 10, 25))
        assert days == stay("2026-10-25T00:00+01:00", "2026-10-26T00:00+00:00")
        assert days.end - days.start == 25 * HOUR
        wrong: Any = at("2026-10-25T00:00+01:00")
        with pytest.raises(ts.WrongTypeError, match=r"first must be exactly a datetime\.date"):
            ts.Stay.whole_days(wrong, date(2026, 10, 25))
        with pytest.raises(ts.WrongTypeError, match=r"last must be exactly a datetime\.date"):
            ts.Stay.whole_days(date(2026, 10, 25), wrong)

    @pytest.mark.parametrize("end", ["2026-06-01T12:00+01:00", "2026-06-01T11:59+01:00"])
    def test_ends_after_it_starts(self, end: str) -> None:
        """A stay of no time is none."""
        with pytest.raises(ts.WrongValueError, match="A stay must end after it starts, not run fr"):
            stay("2026-06-01T12:00+01:00", end)

    def test_moments(self) -> None:
        """Each end is checked by its name."""
        wrong: Any = date(2026, 6, 1)
        with pytest.raises(ts.WrongTypeError, match=r"start must be exactly a datetime\.datetime"):
            ts.Stay(wrong, MON_TUE.end)
        with pytest.raises(ts.WrongTypeError, match=r"end must be exactly a datetime\.datetime"):
            ts.Stay(MON_TUE.start, wrong)
        with pytest.raises(ts.WrongValueError, match="start must know its offset from UTC"):
            ts.Stay(datetime(2026, 6, 1, 12), MON_TUE.end)
