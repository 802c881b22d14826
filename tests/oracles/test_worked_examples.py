"""Dates worked out by hand and by the walk, by the sentence of law that gives them."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

import timescales as ts

ENGLAND = ts.england_and_wales()

Example = tuple[str, str, str]
"""The anchor, the last lawful day, and what makes the example hard."""


def due(address: str, anchor: str, policy: str = "statutory") -> ts.Due | ts.NoDeadline:
    """What the policy gives, without the warning that ``ts.due`` adds."""
    _, stage = ts.policies.resolve(policy).at(address)
    return stage.rule.due(date.fromisoformat(anchor), ENGLAND)


def examples(*rows: Example) -> pytest.MarkDecorator:
    """Each example a test of its own, named after what makes it hard."""
    return pytest.mark.parametrize(
        ("anchor", "expected"), [row[:2] for row in rows], ids=[row[2] for row in rows]
    )


def is_due(outcome: ts.Due | ts.NoDeadline, expected: str) -> bool:
    return outcome == ts.Due(date.fromisoformat(expected))


class TestFirstReview:
    """Within 20 working days of the date on which C becomes looked after."""

    @examples(
        ("2026-11-02", "2026-11-30", "four weeks, no holiday"),
        ("2024-02-01", "2024-02-29", "ends on a leap day"),
        ("2026-11-07", "2026-12-04", "from a Saturday: Monday is day 1"),
        ("2025-12-25", "2026-01-26", "from Christmas Day, a Thursday"),
        ("2025-12-05", "2026-01-07", "over Christmas, with no substitute day"),
        ("2024-12-20", "2025-01-22", "Christmas Eve and New Year's Eve are working days"),
        ("2026-12-09", "2027-01-11", "Boxing Day on a Saturday: Monday 28th instead"),
        ("2027-12-10", "2028-01-12", "Christmas at a weekend: 27th, 28th and 3 January instead"),
        ("2026-03-23", "2026-04-22", "Good Friday and Easter Monday"),
        ("2011-04-15", "2011-05-19", "Easter, the royal wedding and early May: 34 days"),
        ("2012-05-25", "2012-06-26", "spring holiday moved to 4 June, Diamond Jubilee"),
        ("2020-04-06", "2020-05-06", "early May moved to the 8th: 4 May is a working day"),
        ("2022-05-20", "2022-06-21", "spring holiday moved to 2 June, Platinum Jubilee"),
        ("2022-09-05", "2022-10-04", "the State Funeral, proclaimed nine days before"),
        ("2023-04-21", "2023-05-23", "early May and the Coronation"),
        ("2011-04-01", "2011-05-05", "the first day of the 2010 Regulations"),
    )
    @pytest.mark.parametrize("policy", ["statutory", "day_count", "sunderland", "strictest"])
    def test_20_working_days(self, anchor: str, expected: str, policy: str) -> None:
        """The day itself is not counted; every policy agrees."""
        assert is_due(due("lac_review.first", anchor, policy), expected)

    @examples(
        ("2011-03-31", "2011-04-28", "the last day of the 1991 Regulations"),
        ("2004-03-15", "2004-04-12", "ends on Easter Monday, and stays there"),
    )
    @pytest.mark.parametrize("policy", ["statutory", "day_count", "sunderland", "strictest"])
    def test_4_weeks_before_2011(self, anchor: str, expected: str, policy: str) -> None:
        """Before 1 April 2011 it was four weeks."""
        assert is_due(due("lac_review.first", anchor, policy), expected)

    @pytest.mark.parametrize("stage", ["first", "second", "subsequent"])
    def test_none_before_1991(self, stage: str) -> None:
        """Before 14 October 1991 there is no deadline, and the reason says so."""
        outcome = due(f"lac_review.{stage}", "1991-10-13")
        assert isinstance(outcome, ts.NoDeadline)
        assert outcome.reasons == ("not in force before 14 October 1991",)
        assert isinstance(due(f"lac_review.{stage}", "1991-10-14"), ts.Due)


class TestSecondReview:
    """Not more than three months after the first."""

    @examples(
        ("2023-11-30", "2024-02-29", "no 30 February: the leap day"),
        ("2025-11-30", "2026-02-28", "no 30 February: the 28th, a Saturday that does not move"),
        ("2024-11-29", "2025-02-28", "no 29 February in a common year"),
        ("2023-12-15", "2024-03-15", "over a leap day"),
        ("2024-08-30", "2024-11-30", "the corresponding day, a Saturday"),
        ("2026-01-31", "2026-04-30", "no 31 April"),
        ("2010-12-31", "2011-03-31", "three months before 2011 too"),
    )
    def test_3_months(self, anchor: str, expected: str) -> None:
        """The corresponding date, or the last day of a short month."""
        assert is_due(due("lac_review.second", anchor), expected)

    @examples(
        ("2023-11-30", "2024-02-29", "91 days are three months over a leap day"),
        ("2025-11-30", "2026-03-01", "a day late"),
        ("2025-12-15", "2026-03-16", "a day late"),
        ("2023-12-15", "2024-03-15", "on time over a leap day"),
    )
    @pytest.mark.parametrize("policy", ["day_count", "sunderland"])
    def test_91_days(self, anchor: str, expected: str, policy: str) -> None:
        """The day count, whatever the months."""
        assert is_due(due("lac_review.second", anchor, policy), expected)

    @examples(
        ("2025-11-30", "2026-02-28", "the months end first"),
        ("2026-07-15", "2026-10-14", "the 91 days end first"),
    )
    def test_strictest(self, anchor: str, expected: str) -> None:
        """The earlier of the two."""
        assert is_due(due("lac_review.second", anchor, "strictest"), expected)

    @pytest.mark.parametrize("policy", ["day_count", "sunderland", "strictest"])
    def test_months_before_2011(self, policy: str) -> None:
        """The day counts change the numbers from 1 April 2011 only."""
        assert is_due(due("lac_review.second", "2011-03-31", policy), "2011-06-30")
        assert is_due(due("lac_review.subsequent", "2011-03-31", policy), "2011-09-30")


class TestLaterReviews:
    """At intervals of not more than six months."""

    @examples(
        ("2023-08-29", "2024-02-29", "ends on a leap day"),
        ("2023-08-31", "2024-02-29", "no 31 February"),
        ("2024-02-29", "2024-08-29", "from a leap day: no sticking to the month's end"),
        ("2025-10-31", "2026-04-30", "no 31 April"),
        ("2026-03-31", "2026-09-30", "no 31 September"),
        ("2025-12-25", "2026-06-25", "from Christmas Day"),
    )
    def test_6_months(self, anchor: str, expected: str) -> None:
        """The corresponding date, or the last day of a short month."""
        assert is_due(due("lac_review.subsequent", anchor), expected)

    @examples(
        ("2025-08-31", "2026-03-02", "two days late"),
        ("2023-08-31", "2024-03-01", "a day late, over a leap day"),
        ("2026-03-01", "2026-08-31", "a day early"),
    )
    @pytest.mark.parametrize("policy", ["day_count", "sunderland"])
    def test_183_days(self, anchor: str, expected: str, policy: str) -> None:
        """The day count, whatever the months."""
        assert is_due(due("lac_review.subsequent", anchor, policy), expected)


class TestInitialConference:
    """Within 15 working days of the strategy discussion at which the enquiry was initiated."""

    @examples(
        ("2024-12-16", "2025-01-09", "over Christmas"),
        ("2026-04-02", "2026-04-27", "Easter begins the next day"),
        ("2022-05-27", "2022-06-21", "the Jubilee: Monday 30 May is a working day"),
        ("2025-08-23", "2025-09-15", "from the Saturday of the August holiday"),
        ("2020-04-24", "2020-05-18", "early May moved to the 8th"),
        ("2010-03-17", "2010-04-09", "the first day of the 2010 edition"),
        ("2026-03-18", "2026-04-10", "the first day of the 2026 edition"),
    )
    def test_15_working_days(self, anchor: str, expected: str) -> None:
        """The anchor may be a closed day."""
        assert is_due(due("icpc", anchor), expected)

    def test_none_before_2010(self) -> None:
        """Before the edition of 17 March 2010 there is no deadline."""
        assert isinstance(due("icpc", "2010-03-16"), ts.NoDeadline)

    @examples(
        ("2024-12-16", "2025-01-09", "over Christmas"),
        ("2025-08-23", "2025-09-15", "from a Saturday"),
        ("2010-03-16", "2010-04-08", "before 2010 too: no first date is known"),
    )
    def test_transfer_in(self, anchor: str, expected: str) -> None:
        """And within 15 working days of being told that a child on a plan has moved here."""
        assert is_due(due("icpc_transfer_in", anchor), expected)


class TestReviewConference:
    """The first within three months of the initial conference, then at most six months apart."""

    @examples(
        ("2025-11-30", "2026-02-28", "no 30 February"),
        ("2026-01-31", "2026-04-30", "no 31 April"),
    )
    def test_3_months(self, anchor: str, expected: str) -> None:
        """From the initial conference; the day counts of looked-after reviews are not for it."""
        assert is_due(due("rcpc.first", anchor), expected)
        assert is_due(due("rcpc.first", anchor, "day_count"), expected)

    @examples(
        ("2023-08-31", "2024-02-29", "no 31 February"),
        ("2026-03-31", "2026-09-30", "no 31 September"),
    )
    def test_6_months(self, anchor: str, expected: str) -> None:
        """From the review conference held."""
        assert is_due(due("rcpc.subsequent", anchor), expected)
        assert is_due(due("rcpc.subsequent", anchor, "sunderland"), expected)


class TestSecureReview:
    """Within one month of the inception of the placement, then at most three months apart."""

    @examples(
        ("2026-01-31", "2026-02-28", "no 31 February"),
        ("2024-01-30", "2024-02-29", "no 30 February in a leap year"),
        ("2024-12-25", "2025-01-25", "from Christmas Day to a Saturday"),
        ("2026-05-31", "2026-06-30", "no 31 June"),
    )
    def test_1_month(self, anchor: str, expected: str) -> None:
        """From the placement, never from the order."""
        assert is_due(due("secure_review.first", anchor), expected)

    @examples(("2026-01-31", "2026-04-30", "no 31 April"))
    @pytest.mark.parametrize("policy", ["statutory", "sunderland"])
    def test_3_months(self, anchor: str, expected: str, policy: str) -> None:
        """Then from the panel held."""
        assert is_due(due("secure_review.subsequent", anchor, policy), expected)

    @examples(
        ("2025-01-14", "2025-02-11", "four weeks, no holiday"),
        ("2026-12-09", "2027-01-11", "two days after the month, over Christmas"),
    )
    def test_sunderland(self, anchor: str, expected: str) -> None:
        """Sunderland's report counts 20 working days from the order."""
        assert is_due(due("secure_review.first", anchor, "sunderland"), expected)


class TestDispute:
    """Timescales in total of no more than 20 working days."""

    @examples(
        ("2026-12-09", "2027-01-11", "over Christmas"),
        ("2026-03-23", "2026-04-22", "over Easter"),
        ("2026-11-07", "2026-12-04", "from a Saturday"),
    )
    def test_20_working_days(self, anchor: str, expected: str) -> None:
        """From the day on which formal resolution began, all stages together."""
        assert is_due(due("dispute_resolution", anchor), expected)

    def test_none_before_2011(self) -> None:
        """The handbook is statutory guidance from 1 April 2011."""
        assert isinstance(due("dispute_resolution", "2011-03-31"), ts.NoDeadline)


def held(rows: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """The rows whose timescale their policy holds."""
    found = []
    for row in rows:
        if row["policy"] not in ts.policies.NAMES:
            continue
        duty = row["timescale"].partition(".")[0]
        if ts.policies.resolve(row["policy"]).find(duty) is not None:
            found.append(row)
    return found


class TestReferenceExamples:
    """The examples gathered with the law come out."""

    def test_all_agree(self, shared: Path) -> None:
        """Every row whose timescale its policy holds agrees."""
        with (shared / "domain" / "worked_examples.csv").open(encoding="utf-8") as file:
            rows = held(csv.DictReader(file))
        assert len(rows) >= 40
        differ = [
            (row["id"], str(found))
            for row in rows
            if not is_due(
                found := due(row["timescale"], row["anchor_date"], row["policy"]),
                row["expected_due"],
            )
        ]
        assert differ == []
