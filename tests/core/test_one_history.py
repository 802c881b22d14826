"""One history of a child, from coming into care to the 18th birthday, projected as at six days.

The due dates are worked out by hand: working days are counted on a calendar without bank holidays
in them (none falls in September 2021 or in October 2023), months go to the corresponding date or
the last day of a shorter month, weeks are of seven days.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

import timescales as ts

BORN = date(2008, 5, 14)

HAPPENED = """
    2021-09-06 became_looked_after
    2021-09-06 placement_started
    2021-09-30 lac_review
    2021-12-16 lac_review
    2022-01-31 placement_started
    2022-01-31 secure_placement_started
    2022-02-28 secure_review
    2022-04-28 secure_placement_ended
    2022-04-28 placement_started
    2022-06-14 lac_review
    2022-09-12 authorised_for_adoption
    2022-12-08 lac_review
    2023-03-06 placed_for_adoption
    2023-03-31 adoption_review
    2023-06-29 adoption_review
    2023-10-02 adoption_placement_ended
    2023-10-02 placement_started
    2023-10-27 lac_review
    2023-11-06 adoption_disruption_review
    2024-01-25 lac_review
    2024-07-18 lac_review
    2024-08-09 needs_assessment_completed
    2025-01-16 lac_review
    2025-07-10 lac_review
    2026-01-08 lac_review
"""

# A court may give three months at first, to 2 May; this order says 29 April.
ORDER = ts.Event("secure_order_made", date(2022, 2, 2), sets=date(2022, 4, 29))

WREN: Final = ts.Case(
    "Wren",
    (
        ORDER,
        *(
            ts.Event(kind, date.fromisoformat(day))
            for day, kind in map(str.split, HAPPENED.strip().splitlines())
        ),
    ),
    date_of_birth=BORN,
)

DUTIES: Final = (
    "lac_review",
    "secure_order",
    "secure_review",
    "adoption_review_authorised",
    "adoption_review_placed",
    "adoption_disruption_review",
    "needs_assessment_eligible",
)
POLICY: Final = ts.policies.statutory().only(*DUTIES)

# Care Planning Regulations 2010, regulation 33: 20 working days from 6 September; three months from
# the first review; then six months from each.
IN_CARE = """
    lac_review first from 2021-09-06 due 2021-10-04 met_in_time
    lac_review second from 2021-09-30 due 2021-12-30 met_in_time
"""
# Secure Accommodation Regulations 1991, regulation 15: one month from the placement of 31 January
# ends on the last day of February, and three months from there.
SECURE = """
    secure_order first from 2022-02-02 due 2022-04-29 lapsed
    secure_review first from 2022-01-31 due 2022-02-28 met_in_time
    secure_review subsequent from 2022-02-28 due 2022-05-28 lapsed
"""
# Adoption Agencies Regulations 2005, regulation 36(1): three months from the authority, then six
# from the review; regulation 36(3): 28 days from the placement, three months, then six.
TO_PLACEMENT = """
    lac_review subsequent from 2021-12-16 due 2022-06-16 met_in_time
    lac_review subsequent from 2022-06-14 due 2022-12-14 met_in_time
    lac_review subsequent from 2022-12-08 due 2023-06-08 lapsed
"""
AUTHORISED = """
    adoption_review_authorised first from 2022-09-12 due 2022-12-12 met_in_time
    adoption_review_authorised subsequent from 2022-12-08 due 2023-06-08 lapsed
"""
PLACED = """
    adoption_review_placed first from 2023-03-06 due 2023-04-03 met_in_time
    adoption_review_placed second from 2023-03-31 due 2023-06-30 met_in_time
    adoption_review_placed subsequent from 2023-06-29 due 2023-12-29 lapsed
"""
# Regulation 36(10): not before 28 days from the return and not after 42.
DISRUPTION = "adoption_disruption_review review from 2023-10-02 due 2023-11-13 "
RETURNED = """
    lac_review first from 2023-10-02 due 2023-10-30 met_in_time
    lac_review second from 2023-10-27 due 2024-01-27 met_in_time
"""
# Regulation 42 of 2010: three months after the 16th birthday, 14 May 2024.
SIXTEEN = "needs_assessment_eligible first from 2008-05-14 due 2024-08-14 "
TO_EIGHTEEN = """
    lac_review subsequent from 2024-01-25 due 2024-07-25 met_in_time
    lac_review subsequent from 2024-07-18 due 2025-01-18 met_in_time
    lac_review subsequent from 2025-01-16 due 2025-07-16 met_in_time
    lac_review subsequent from 2025-07-10 due 2026-01-10 met_in_time
    lac_review subsequent from 2026-01-08 due 2026-07-08 lapsed
"""

AS_AT = {
    date(2022, 3, 10): IN_CARE
    + """
    lac_review subsequent from 2021-12-16 due 2022-06-16 upcoming
    secure_order first from 2022-02-02 due 2022-04-29 upcoming
    secure_review first from 2022-01-31 due 2022-02-28 met_in_time
    secure_review subsequent from 2022-02-28 due 2022-05-28 upcoming
    """,
    date(2022, 11, 15): IN_CARE
    + """
    lac_review subsequent from 2021-12-16 due 2022-06-16 met_in_time
    lac_review subsequent from 2022-06-14 due 2022-12-14 upcoming
    """
    + SECURE
    + "adoption_review_authorised first from 2022-09-12 due 2022-12-12 upcoming",
    date(2023, 3, 20): IN_CARE
    + TO_PLACEMENT
    + SECURE
    + AUTHORISED
    + "adoption_review_placed first from 2023-03-06 due 2023-04-03 upcoming",
    date(2023, 10, 16): IN_CARE
    + TO_PLACEMENT
    + "lac_review first from 2023-10-02 due 2023-10-30 upcoming"
    + SECURE
    + AUTHORISED
    + PLACED
    + DISRUPTION
    + "upcoming",
    date(2024, 5, 14): IN_CARE
    + TO_PLACEMENT
    + RETURNED
    + "lac_review subsequent from 2024-01-25 due 2024-07-25 upcoming\n"
    + SIXTEEN
    + "upcoming"
    + SECURE
    + AUTHORISED
    + PLACED
    + DISRUPTION
    + "met_in_time",
    date(2026, 5, 14): IN_CARE
    + TO_PLACEMENT
    + RETURNED
    + TO_EIGHTEEN
    + SIXTEEN
    + "met_in_time"
    + SECURE
    + AUTHORISED
    + PLACED
    + DISRUPTION
    + "met_in_time",
}


def projected(as_at: date) -> ts.Projection:
    return ts.project(WREN, as_at=as_at, policy=POLICY)


def said(obligation: ts.Obligation) -> str:
    stage = obligation.stage.name if obligation.stage else "?"
    return (
        f"{obligation.timescale} {stage} from {obligation.anchor} due {obligation.due} "
        f"{obligation.status.value}"
    )


def one(as_at: date, timescale: str) -> ts.Obligation:
    """The obligation of a timescale that is open as at a day."""
    [found] = [o for o in projected(as_at).next if o.timescale == timescale]
    return found


class TestOneHistory:
    """A child who is looked after, moves to secure, is authorised for adoption, placed, disrupted,
    returns and turns 16 and 18 projects correctly from one history.
    """

    @pytest.mark.parametrize("as_at", AS_AT, ids=str)
    def test_every_obligation(self, as_at: date) -> None:
        """Which duties there are as at a day, from when, due when, and how they stand."""
        expected = [line.strip() for line in AS_AT[as_at].splitlines() if line.strip()]
        assert [said(obligation) for obligation in projected(as_at)] == expected

    def test_nothing_is_complained_of(self) -> None:
        """No event is without a duty that reads it, under every duty that there is."""
        assert ts.project(WREN, as_at=date(2026, 6, 1), policy="statutory").findings == ()

    def test_both_clocks_before_placement_and_the_one_that_binds(self) -> None:
        """Of the two the later says so; the earlier has nothing to say of the other."""
        as_at = date(2022, 11, 15)
        binds = "Adoption review, authorised and not placed is due earlier, on 2022-12-12"
        assert one(as_at, "lac_review").note == f"{binds}, and that date binds"
        assert not any("binds" in n for n in one(as_at, "adoption_review_authorised").notes)

    def test_one_review_meets_both_clocks(self) -> None:
        """The looked-after review of 8 December is what met both."""
        held = ts.Event("lac_review", date(2022, 12, 8))
        met = [o.timescale for o in projected(date(2022, 12, 8)) if o.met == held]
        assert met == ["lac_review", "adoption_review_authorised"]

    @pytest.mark.parametrize(
        ("timescale", "why", "ended_on"),
        [
            ("secure_order", "secure_placement_ended", date(2022, 4, 28)),
            ("secure_review", "secure_placement_ended", date(2022, 4, 28)),
            ("lac_review", "placed_for_adoption", date(2023, 3, 6)),
            ("adoption_review_authorised", "placed_for_adoption", date(2023, 3, 6)),
            ("adoption_review_placed", "adoption_placement_ended", date(2023, 10, 2)),
            ("lac_review", "the 18th birthday", date(2026, 5, 14)),
        ],
    )
    def test_a_clock_that_stopped_says_why(self, timescale: str, why: str, ended_on: date) -> None:
        """The note names the event that ended it and the day."""
        [ended] = [
            o
            for o in projected(date(2026, 6, 1))
            if (o.timescale, o.ended_on) == (timescale, ended_on)
        ]
        assert ended.notes[0] == f"ended by {why} on {ended_on}"

    @pytest.mark.parametrize(
        ("timescale", "anchor", "why"),
        [
            ("lac_review", date(2021, 9, 6), "became_looked_after on 2021-09-06"),
            ("secure_review", date(2022, 1, 31), "secure_placement_started on 2022-01-31"),
            ("adoption_review_authorised", date(2022, 9, 12), "authorised_for_adoption on 2022-09"),
            ("adoption_review_placed", date(2023, 3, 6), "placed_for_adoption on 2023-03-06"),
            ("lac_review", date(2023, 10, 2), "adoption_placement_ended on 2023-10-02"),
            ("lac_review", date(2024, 7, 18), "adoption_placement_ended on 2023-10-02"),
        ],
    )
    def test_a_clock_that_started_says_why(self, timescale: str, anchor: date, why: str) -> None:
        """The explanation names the event that started it and the day, for later reviews too."""
        [begun] = [
            o for o in projected(date(2026, 6, 1)) if (o.timescale, o.anchor) == (timescale, anchor)
        ]
        assert begun.explanation
        assert f"  note: started by {why}" in str(begun.explanation)

    def test_the_return_has_a_window(self) -> None:
        """From the 28th day to the 42nd."""
        review = one(date(2023, 10, 16), "adoption_disruption_review")
        assert (review.not_before, review.due) == (date(2023, 10, 30), date(2023, 11, 13))

    def test_sixteen_is_not_the_day_before(self) -> None:
        """The assessment is owed from the birthday, which no event records."""
        before = {o.timescale for o in projected(date(2024, 5, 13))}
        assert "needs_assessment_eligible" not in before

    def test_eighteen_is_said_ahead(self) -> None:
        """The review due after the birthday says that the birthday ends it first."""
        review = one(date(2026, 5, 13), "lac_review")
        assert review.due == date(2026, 7, 8)
        assert review.note == "the 18th birthday, 2026-05-14, ends the duty before it is due"
        assert projected(date(2026, 5, 14)).next == ()
