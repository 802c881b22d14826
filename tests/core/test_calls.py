"""The calls that developers make."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

import timescales as ts
from tests.core.histories import ENGLAND

MON_2_NOV_2026 = date(2026, 11, 2)
TUE_24_NOV_2026 = date(2026, 11, 24)
THU_3_NOV_2022 = date(2022, 11, 3)
THU_1_DEC_2022 = date(2022, 12, 1)
NOT_DATES = [datetime(2026, 11, 2), "2026-11-02", True, None, 20261102, 1.5]
STATUTORY = ts.policies.statutory()


class TestNextReviewDate:
    """`ts.next_review_date(became_looked_after, reviews=(), *, complete_from=None,
    policy="day_count", calendar=None) -> date`."""

    @pytest.mark.parametrize(
        ("reviews", "policy", "expected"),
        [
            ([], "day_count", date(2026, 11, 30)),
            ([], "statutory", date(2026, 11, 30)),
            ([], "strictest", date(2026, 11, 30)),
            ([], "sunderland", date(2026, 11, 30)),
            ([TUE_24_NOV_2026], "day_count", date(2027, 2, 23)),
            ([TUE_24_NOV_2026], "statutory", date(2027, 2, 24)),
            ([TUE_24_NOV_2026], "strictest", date(2027, 2, 23)),
            ([TUE_24_NOV_2026, date(2027, 2, 23)], "day_count", date(2027, 8, 25)),
            ([TUE_24_NOV_2026, date(2027, 2, 23)], "statutory", date(2027, 8, 23)),
            ([TUE_24_NOV_2026, date(2027, 2, 23)], "strictest", date(2027, 8, 23)),
        ],
    )
    def test_dates(self, reviews: list[date], policy: str, expected: date) -> None:
        """First, second and third review, by every policy."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ts.StatutoryLimitWarning)
            assert ts.next_review_date(MON_2_NOV_2026, reviews, policy=policy) == expected

    def test_in_any_order(self) -> None:
        """`reviews` may come in any order, repeated, and from any collection."""
        held = [date(2024, 1, 20), date(2024, 4, 10), date(2024, 10, 1)]
        expected = date(2025, 4, 1)
        for order in permutations(held):
            given: Any
            for given in (order, iter(order), {*order}, [*order, *order]):
                assert ts.next_review_date(date(2024, 1, 8), given, policy="statutory") == expected

    def test_on_the_first_day(self) -> None:
        """A review on the day the child became looked after is the first."""
        found = ts.next_review_date(MON_2_NOV_2026, [MON_2_NOV_2026], policy="statutory")
        assert found == date(2027, 2, 2)

    def test_before_the_first_day(self) -> None:
        """A review before its start is refused, with both dates and the way out."""
        with pytest.raises(ts.WrongValueError) as refused:
            ts.next_review_date(MON_2_NOV_2026, [date(2026, 11, 1)])
        assert str(refused.value) == (
            "A review on 2026-11-01 is before its clock started on 2026-11-02: "
            "leave out what belongs to an earlier period."
        )

    def test_stage_not_known(self) -> None:
        """With an unknown stage StageNotKnownError, with both."""
        with pytest.raises(ts.StageNotKnownError) as refused:
            ts.next_review_date(
                date(2024, 1, 8), [date(2025, 4, 14)], complete_from=date(2025, 4, 1),
                policy="statutory",
            )  # fmt: skip
        assert refused.value.candidates == {
            "second": date(2025, 7, 14),
            "subsequent": date(2025, 10, 14),
        }
        assert str(refused.value).startswith("Looked-after child review: the stage is not known: ")
        assert "2025-07-14 if second or on 2025-10-14 if subsequent." in str(refused.value)

    def test_stage_known_again(self) -> None:
        """After two recorded occurrences."""
        held = [date(2025, 4, 14), date(2025, 7, 1)]
        found = ts.next_review_date(date(2024, 1, 8), held, complete_from=date(2025, 4, 1),
                                    policy="statutory")  # fmt: skip
        assert found == date(2026, 1, 1)

    def test_no_deadline(self) -> None:
        """Where there is no date NoDeadlineError, with the reasons."""
        with pytest.raises(ts.NoDeadlineError) as refused:
            ts.next_review_date(date(1991, 10, 13))
        assert refused.value.reasons == ("not in force before 14 October 1991",)
        assert str(refused.value) == (
            "Looked-after child review: no deadline: not in force before 14 October 1991."
        )
        assert ts.next_review_date(date(1991, 10, 14)) == date(1991, 11, 11)

    def test_horizon(self) -> None:
        """A count of working days beyond the horizon is refused by name."""
        with pytest.raises(ts.HorizonError, match="outside the calendar England and Wales"):
            ts.next_review_date(date(2075, 12, 20))
        found = ts.next_review_date(date(2075, 11, 1), [date(2075, 12, 1)], policy="statutory")
        assert found == date(2076, 3, 1)

    @pytest.mark.parametrize("reviews", [MON_2_NOV_2026, "2026-11-02", None, 5])
    def test_reviews_are_a_list(self, reviews: Any) -> None:
        """One date is not a list of dates."""
        with pytest.raises(ts.WrongTypeError, match="reviews must be a list of date, not "):
            ts.next_review_date(MON_2_NOV_2026, reviews)

    @pytest.mark.parametrize("review", NOT_DATES)
    def test_reviews_are_dates(self, review: Any) -> None:
        """Exactly dates."""
        with pytest.raises(ts.WrongTypeError, match="reviews must hold only date, not "):
            ts.next_review_date(MON_2_NOV_2026, [review])

    @pytest.mark.parametrize("day", [day for day in NOT_DATES if day is not None])
    def test_complete_from(self, day: Any) -> None:
        """Exactly a date, or None."""
        with pytest.raises(
            ts.WrongTypeError, match=r"complete_from must be exactly a datetime.date"
        ):
            ts.next_review_date(MON_2_NOV_2026, complete_from=day)

    def test_another_calendar(self) -> None:
        """`calendar=None` is `england_and_wales()`."""
        closed = ENGLAND.with_closures({date(2026, 11, 30): "Burst pipes"})
        assert ts.next_review_date(MON_2_NOV_2026, calendar=closed) == date(2026, 12, 1)
        assert ts.next_review_date(MON_2_NOV_2026, calendar=ENGLAND) == date(2026, 11, 30)


class TestNextConferenceDates:
    """`ts.next_icpc_date(strategy_discussion, *, transfer_in=False, …)`,
    `ts.next_rcpc_date(icpc, reviews=(), …)`."""

    def test_icpc(self) -> None:
        """Fifteen working days from the strategy discussion, or from the notice of the move."""
        assert ts.next_icpc_date(date(2024, 12, 13)) == date(2025, 1, 8)
        assert ts.next_icpc_date(date(2024, 12, 13), transfer_in=True) == date(2025, 1, 8)

    def test_the_two_duties(self) -> None:
        """Before 17 March 2010 there is none for the one; the other applies to all dates."""
        with pytest.raises(ts.NoDeadlineError, match="not in force before 17 March 2010"):
            ts.next_icpc_date(date(2010, 3, 16))
        assert ts.next_icpc_date(date(2010, 3, 16), transfer_in=True) == date(2010, 4, 8)

    @pytest.mark.parametrize("transfer_in", [1, 0, "yes", None])
    def test_transfer_in(self, transfer_in: Any) -> None:
        """True or False."""
        with pytest.raises(ts.WrongTypeError, match="transfer_in must be True or False, not "):
            ts.next_icpc_date(MON_2_NOV_2026, transfer_in=transfer_in)

    @pytest.mark.parametrize(
        ("reviews", "expected"),
        [
            ([], date(2024, 2, 29)),
            ([date(2024, 2, 20)], date(2024, 8, 20)),
            ([date(2024, 8, 31), date(2024, 2, 20)], date(2025, 2, 28)),
        ],
    )
    def test_rcpc(self, reviews: list[date], expected: date) -> None:
        """3 months from the ICPC, then every 6 months from the one held."""
        assert ts.next_rcpc_date(date(2023, 11, 30), reviews) == expected

    def test_rcpc_refusals(self) -> None:
        """As of reviews."""
        with pytest.raises(ts.WrongValueError, match="is before its clock started on 2023-11-30"):
            ts.next_rcpc_date(date(2023, 11, 30), [date(2023, 11, 29)])
        with pytest.raises(ts.StageNotKnownError) as refused:
            ts.next_rcpc_date(date(2023, 11, 30), complete_from=date(2024, 4, 1))
        assert refused.value.candidates == {
            "first": date(2024, 2, 29),
            "subsequent": date(2024, 9, 30),
        }


class TestNextSecureReviewDate:
    """`order_made` is needed under `sunderland` and refused elsewhere."""

    PLACED, ORDERED = date(2026, 11, 30), date(2026, 12, 3)

    @pytest.mark.parametrize(
        ("reviews", "expected"),
        [([], date(2026, 12, 30)), ([date(2026, 12, 29)], date(2027, 3, 29))],
    )
    def test_statutory(self, reviews: list[date], expected: date) -> None:
        """One month from the placement, then every three."""
        for policy in ("statutory", "day_count", "strictest"):
            assert ts.next_secure_review_date(self.PLACED, reviews, policy=policy) == expected

    def test_sunderland(self) -> None:
        """Twenty working days from the order, with a warning where that is after the month."""
        with pytest.warns(
            ts.StatutoryLimitWarning, match="6 days after the statutory limit, 2026-12-30"
        ):
            found = ts.next_secure_review_date(
                self.PLACED, order_made=self.ORDERED, policy="sunderland"
            )
        assert found == date(2027, 1, 5)
        again = ts.next_secure_review_date(
            self.PLACED, [date(2026, 12, 29)], order_made=self.ORDERED, policy="sunderland"
        )
        assert again == date(2027, 3, 29)

    def test_needed(self) -> None:
        """Under sunderland."""
        with pytest.raises(ts.WrongValueError, match="counts from the order: pass order_made, the"):
            ts.next_secure_review_date(self.PLACED, policy="sunderland")

    @pytest.mark.parametrize("policy", ["statutory", "day_count", "strictest"])
    def test_refused(self, policy: str) -> None:
        """Elsewhere it would decide nothing."""
        with pytest.raises(
            ts.WrongValueError, match="counts from the placement, so order_made dec"
        ):
            ts.next_secure_review_date(self.PLACED, order_made=self.ORDERED, policy=policy)

    @pytest.mark.parametrize("day", [day for day in NOT_DATES if day is not None])
    def test_exactly_a_date(self, day: Any) -> None:
        """As everywhere."""
        with pytest.raises(ts.WrongTypeError, match=r"order_made must be exactly a datetime.date"):
            ts.next_secure_review_date(self.PLACED, order_made=day, policy="sunderland")

    def test_a_review_before_the_order(self) -> None:
        """Is before its clock under sunderland, though not under the statute."""
        held = [date(2026, 12, 2)]
        with pytest.raises(ts.WrongValueError, match="before its clock started on 2026-12-03"):
            ts.next_secure_review_date(
                self.PLACED, held, order_made=self.ORDERED, policy="sunderland"
            )
        assert ts.next_secure_review_date(self.PLACED, held) == date(2027, 3, 2)

    def test_stage_not_known(self) -> None:
        """A history that begins too late."""
        with pytest.raises(ts.StageNotKnownError) as refused:
            ts.next_secure_review_date(self.PLACED, complete_from=date(2027, 4, 1))
        assert list(refused.value.candidates) == ["first", "subsequent"]


class TestDisputeDeadline:
    """`ts.dispute_deadline(raised, …) -> date`: 20 working days in total."""

    def test_dates(self) -> None:
        """From the day formal resolution began; from 1 April 2011."""
        assert ts.dispute_deadline(date(2025, 12, 9)) == date(2026, 1, 9)
        assert ts.dispute_deadline(date(2025, 12, 9), policy="sunderland") == date(2026, 1, 9)
        with pytest.raises(ts.NoDeadlineError, match="not in force before 1 April 2011"):
            ts.dispute_deadline(date(2011, 3, 31))


class TestDue:
    """`ts.due(timescale, anchor, *, policy="day_count", calendar=None) -> Due | NoDeadline`."""

    @pytest.mark.parametrize(
        ("address", "anchor", "expected"),
        [
            ("icpc", date(2024, 12, 13), ts.Due(date(2025, 1, 8))),
            ("lac_review.first", MON_2_NOV_2026, ts.Due(date(2026, 11, 30))),
            ("lac_review.second", TUE_24_NOV_2026, ts.Due(date(2027, 2, 23))),
            ("lac_review.first", date(2028, 12, 20), ts.Due(date(2029, 1, 22), provisional=True)),
            ("lac_review.first", date(1990, 1, 1), ts.NoDeadline(("not in force",))),
            ("dispute_resolution.first", date(2025, 12, 9), ts.Due(date(2026, 1, 9))),
        ],
    )
    def test_outcomes(self, address: str, anchor: date, expected: ts.Due | ts.NoDeadline) -> None:
        """A date, a provisional one, or none."""
        assert ts.due(address, anchor) == expected

    @pytest.mark.parametrize("address", ["lac_review", "rcpc", "secure_review"])
    def test_a_bare_id(self, address: str) -> None:
        """With several stages it is refused with their list."""
        with pytest.raises(ts.UnknownNameError, match=f"{address} has several stages: name one of"):
            ts.due(address, MON_2_NOV_2026)

    @pytest.mark.parametrize("address", ["lac_review.third", "visits", "", None, 5])
    def test_unknown(self, address: Any) -> None:
        """With the nearest, or the list."""
        with pytest.raises(ts.UnknownNameError):
            ts.due(address, MON_2_NOV_2026)

    def test_calendar(self) -> None:
        """Another calendar, or nothing that is not one."""
        closed = ENGLAND.with_closures({date(2025, 1, 8): "Burst pipes"})
        assert ts.due("icpc", date(2024, 12, 13), calendar=closed) == ts.Due(date(2025, 1, 9))
        wrong: Any = "England"
        with pytest.raises(ts.WrongTypeError, match="calendar must be a WorkingCalendar"):
            ts.due("icpc", MON_2_NOV_2026, calendar=wrong)

    def test_beyond_the_horizon(self) -> None:
        """A rule that counts no working days answers beyond it, whatever its limit does."""
        mine = STATUTORY.overlaid("mine", rules={"lac_review.first": ts.days(28)})
        assert ts.due("lac_review.first", date(2080, 1, 1), policy=mine) == ts.Due(
            date(2080, 1, 29)
        )
        with pytest.raises(ts.HorizonError):
            ts.due("lac_review.first", date(2080, 1, 1))


CALLS: list[Callable[..., Any]] = [
    ts.next_review_date,
    ts.next_icpc_date,
    ts.next_rcpc_date,
    ts.next_secure_review_date,
    ts.dispute_deadline,
    lambda anchor, **more: ts.due("icpc", anchor, **more),
]


@pytest.mark.parametrize("call", CALLS)
class TestEveryCall:
    """Wrong types (a `datetime`, a string, a bool, `None`) are refused with a sentence that says
    what to pass; `policy` is a name or a `Policy`."""

    @pytest.mark.parametrize("day", NOT_DATES)
    def test_exactly_dates(self, call: Callable[..., Any], day: Any) -> None:
        """In the first argument of each."""
        with pytest.raises(
            ts.WrongTypeError, match=r"must be exactly a datetime\.date, not .*: pass "
        ):
            call(day)

    def test_policies(self, call: Callable[..., Any]) -> None:
        """A name or the policy it names; a wrong name with the nearest; nothing else."""
        assert call(MON_2_NOV_2026, policy="statutory") == call(MON_2_NOV_2026, policy=STATUTORY)
        with pytest.raises(ts.UnknownNameError, match="Did you mean statutory"):
            call(MON_2_NOV_2026, policy="statutry")
        with pytest.raises(ts.WrongTypeError, match="policy must be a Policy or the name of one"):
            call(MON_2_NOV_2026, policy=None)

    def test_a_policy_without_the_duty(self, call: Callable[..., Any]) -> None:
        """Is refused by name."""
        with pytest.raises(ts.UnknownNameError, match="'empty' holds no timescale"):
            call(MON_2_NOV_2026, policy=ts.Policy("empty", ()))

    def test_default_policy(self, call: Callable[..., Any]) -> None:
        """One default everywhere."""
        assert call(MON_2_NOV_2026) == call(MON_2_NOV_2026, policy="day_count")


class TestOwnPolicy:
    """A policy of one's own."""

    def review(self, **changes: Any) -> ts.Policy:
        return ts.Policy("mine", (replace(STATUTORY.timescale("lac_review"), **changes),))

    def test_its_numbers(self) -> None:
        """Laid over a named one."""
        mine = STATUTORY.overlaid("mine", rules={"lac_review.second": ts.days(80)})
        assert ts.next_review_date(MON_2_NOV_2026, [TUE_24_NOV_2026], policy=mine) == date(
            2027, 2, 12
        )

    def test_its_events(self) -> None:
        """Reviews meet what the policy says they meet."""
        mine = self.review(met_by="iro_review")
        with pytest.warns(ts.StatutoryLimitWarning):  # by the statute no review has been held
            found = ts.next_review_date(MON_2_NOV_2026, [TUE_24_NOV_2026], policy=mine)
        assert found == date(2027, 2, 24)

    def test_another_start(self) -> None:
        """A clock that the call cannot start is refused, with the way out."""
        with pytest.raises(
            ts.PolicyError, match="starts lac_review on placement_started, which this"
        ):
            ts.next_review_date(MON_2_NOV_2026, policy=self.review(started_by="placement_started"))

    def test_no_more_occurrences(self) -> None:
        """After the last occurrence there is no next date."""
        once = self.review(series=ts.Series(first=ts.working_days(20)))
        assert ts.next_review_date(MON_2_NOV_2026, policy=once) == date(2026, 11, 30)
        with pytest.raises(ts.NoDeadlineError) as refused:
            ts.next_review_date(MON_2_NOV_2026, [TUE_24_NOV_2026], policy=once)
        assert refused.value.reasons == ("no lac_review follows the one on 2026-11-24",)

    def test_no_deadline(self) -> None:
        """A stage without one."""
        mine = STATUTORY.overlaid("mine", rules={"icpc": ts.no_deadline("as agreed")})
        with pytest.raises(ts.NoDeadlineError, match="no deadline: as agreed"):
            ts.next_icpc_date(MON_2_NOV_2026, policy=mine)


class TestStatutoryLimitWarning:
    """Where a policy's date falls after the statutory limit the answer says so: as
    `StatutoryLimitWarning` from the one-call functions."""

    ALWAYS_LATE = STATUTORY.overlaid(
        "late",
        rules={
            "lac_review.first": ts.days(60),
            "icpc": ts.days(60),
            "icpc_transfer_in": ts.days(60),
            "rcpc.first": ts.months(4),
            "secure_review.first": ts.months(2),
            "dispute_resolution": ts.days(60),
        },
    )

    def test_sentence(self) -> None:
        """Both dates, how far apart, and what keeps within it."""
        with pytest.warns(ts.StatutoryLimitWarning) as warned:
            found = ts.next_review_date(THU_3_NOV_2022, [THU_1_DEC_2022])
        assert found == date(2023, 3, 2)
        assert str(warned[0].message) == (
            "2023-03-02 by policy 'day_count' is 1 day after the statutory limit, 2023-03-01; "
            "policy='statutory' or 'strictest' keeps within it."
        )

    @pytest.mark.parametrize(
        "call",
        [
            lambda policy: ts.next_review_date(MON_2_NOV_2026, policy=policy),
            lambda policy: ts.next_icpc_date(MON_2_NOV_2026, policy=policy),
            lambda policy: ts.next_icpc_date(MON_2_NOV_2026, transfer_in=True, policy=policy),
            lambda policy: ts.next_rcpc_date(MON_2_NOV_2026, policy=policy),
            lambda policy: ts.next_secure_review_date(MON_2_NOV_2026, policy=policy),
            lambda policy: ts.dispute_deadline(MON_2_NOV_2026, policy=policy),
            lambda policy: ts.due("lac_review.first", MON_2_NOV_2026, policy=policy),
        ],
    )
    def test_location(self, call: Callable[[ts.Policy], Any]) -> None:
        """The warning's place is the caller's line, not the library's."""
        with pytest.warns(ts.StatutoryLimitWarning) as warned:
            call(self.ALWAYS_LATE)
        [warning] = warned
        assert Path(warning.filename) == Path(__file__)
        assert warning.lineno == inspect.getsourcelines(call)[1]

    @pytest.mark.parametrize("policy", ["statutory", "strictest"])
    def test_within_the_limit(self, policy: str) -> None:
        """No warning: here warnings are errors."""
        assert ts.next_review_date(THU_3_NOV_2022, [THU_1_DEC_2022], policy=policy) == date(
            2023, 3, 1
        )
        assert ts.due("lac_review.second", THU_1_DEC_2022, policy=policy) == ts.Due(
            date(2023, 3, 1)
        )

    def test_due(self) -> None:
        """`ts.due` compares the same stage from the same anchor."""
        with pytest.warns(ts.StatutoryLimitWarning, match="1 day after the statutory limit"):
            assert ts.due("lac_review.second", THU_1_DEC_2022) == ts.Due(date(2023, 3, 2))
        with pytest.warns(ts.StatutoryLimitWarning, match="2 days after"):
            ts.due("lac_review.subsequent", date(2026, 8, 31), policy="day_count")

    @pytest.mark.parametrize(
        ("address", "anchor"),
        [
            ("secure_review.first", date(2026, 12, 3)),  # another event: no limit
            ("secure_review.subsequent", date(2026, 12, 3)),  # the same rule
        ],
    )
    def test_sunderlands_secure_review(self, address: str, anchor: date) -> None:
        """From the order there is no statutory date to compare with."""
        assert isinstance(ts.due(address, anchor, policy="sunderland"), ts.Due)

    def test_nothing_to_compare_with(self) -> None:
        """A duty of one's own; a stage that the statute has not; a day before its first."""
        visit = replace(STATUTORY.timescale("icpc"), id="visit")
        assert ts.due("visit", MON_2_NOV_2026, policy=ts.Policy("mine", (visit,))) == ts.Due(
            date(2026, 11, 23)
        )
        more = replace(
            STATUTORY.timescale("icpc"),
            series=ts.Series(first=ts.working_days(15), subsequent=ts.days(500)),
        )
        assert ts.due(
            "icpc.subsequent", MON_2_NOV_2026, policy=ts.Policy("mine", (more,))
        ) == ts.Due(date(2028, 3, 16))
        mine = STATUTORY.overlaid("mine", rules={"icpc": ts.days(60)})
        assert ts.due("icpc", date(2010, 3, 16), policy=mine) == ts.Due(date(2010, 5, 15))


def test_a_duty_without_a_statutory_counterpart() -> None:
    """A local practice has no statutory limit, and no warning."""
    visit = ts.due("pre_review_visit", date(2024, 1, 2), policy="sunderland")
    assert visit == ts.Due(date(2023, 12, 21))
