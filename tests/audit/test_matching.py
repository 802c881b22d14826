"""Which of our obligations a shown date is about, and why some dates have none."""

from __future__ import annotations

from datetime import date

import timescales as ts
from tests.audit.histories import answer, case, shown
from timescales.audit import Answer, Verdict

FIRST, SECOND = date(2025, 3, 3), date(2025, 5, 6)
DUE_FIRST, DUE_SECOND = date(2025, 3, 24), date(2025, 5, 28)
"""Fifteen working days after each; the 5th and the 26th of May are bank holidays."""


def two_discussions(*more: ts.Event) -> ts.Case:
    """Two discussions of one child, each with a ref, so that both clocks run."""
    started = (
        ts.Event("strategy_discussion", FIRST, "1"),
        ts.Event("strategy_discussion", SECOND, "2"),
    )
    return ts.Case("A", (*started, *more))


def anchor_of(found: Answer) -> date | None:
    return found.ours.anchor if found.ours else None


class TestMatching:
    """What the event met; or by the anchor in the row; or what was running; or what is open."""

    def test_the_occurrence_that_the_event_met(self) -> None:
        history = case(
            ("became_looked_after", date(2025, 1, 6)),
            ("lac_review", date(2025, 1, 30)),
            ("lac_review", date(2025, 4, 10)),
            ("lac_review", date(2025, 10, 1)),
        )
        due = date(2025, 4, 30)
        found = answer(history, shown("lac_review", due, event=date(2025, 4, 10)))
        assert found.ours is not None
        assert (found.ours.ordinal, found.verdict) == (2, Verdict.AGREES)

    def test_the_anchor_in_the_row_chooses_between_two_that_were_met_on_one_day(self) -> None:
        held = date(2025, 5, 20)
        history = two_discussions(ts.Event("icpc", held, "1"), ts.Event("icpc", held, "2"))
        for anchor, due in ((FIRST, DUE_FIRST), (SECOND, DUE_SECOND)):
            found = answer(history, shown("icpc", due, event=held, anchor=anchor))
            assert (anchor_of(found), found.verdict) == (anchor, Verdict.AGREES)

    def test_the_anchor_in_the_row_where_the_event_met_nothing(self) -> None:
        found = answer(
            two_discussions(), shown("icpc", DUE_SECOND, event=date(2025, 7, 1), anchor=SECOND)
        )
        assert anchor_of(found) == SECOND

    def test_what_was_running_on_the_day_of_a_part_that_was_adjourned(self) -> None:
        part, held = date(2025, 1, 28), date(2025, 2, 10)
        history = case(
            ("became_looked_after", date(2025, 1, 6)),
            ("lac_review_adjourned", part),
            ("lac_review", held),
        )
        found = answer(history, shown("lac_review", date(2025, 2, 3), event=part))
        assert (anchor_of(found), found.verdict) == (date(2025, 1, 6), Verdict.AGREES)

    def test_the_anchor_in_the_row_where_nothing_was_held(self) -> None:
        found = answer(two_discussions(), shown("icpc", DUE_FIRST, anchor=FIRST))
        assert (anchor_of(found), found.verdict) == (FIRST, Verdict.AGREES)

    def test_an_open_clock_before_one_that_is_met(self) -> None:
        """Where two are counted from the anchor in the row, what has not been held is open."""
        history = ts.Case(
            "A",
            (
                ts.Event("strategy_discussion", FIRST, "1"),
                ts.Event("strategy_discussion", FIRST, "2"),
                ts.Event("icpc", date(2025, 3, 10), "2"),
            ),
        )
        found = answer(history, shown("icpc", DUE_FIRST, anchor=FIRST))
        assert found.ours is not None
        assert found.ours.met is None

    def test_a_clock_that_was_met_where_the_row_names_its_anchor_and_no_event(self) -> None:
        history = case(("strategy_discussion", FIRST), ("icpc", date(2025, 3, 10)))
        found = answer(history, shown("icpc", DUE_FIRST, anchor=FIRST))
        assert found.verdict is Verdict.AGREES

    def test_the_open_one_where_nothing_was_held(self) -> None:
        history = case(("became_looked_after", date(2025, 1, 6)), ("lac_review", date(2025, 1, 30)))
        found = answer(history, shown("lac_review", date(2025, 4, 30)))
        assert (anchor_of(found), found.verdict) == (date(2025, 1, 30), Verdict.AGREES)

    def test_the_anchor_in_the_row_that_is_not_the_one_that_the_clock_runs_from(self) -> None:
        """A later discussion does not begin the clock again."""
        later, held = date(2025, 3, 10), date(2025, 3, 27)
        history = case(
            ("strategy_discussion", FIRST), ("strategy_discussion", later), ("icpc", held)
        )
        found = answer(history, shown("icpc", date(2025, 3, 31), event=held, anchor=later))
        assert (anchor_of(found), found.diagnoses[0].id) == (FIRST, "named_anchor")
        without = answer(history, shown("icpc", date(2025, 3, 31), event=held))
        assert without.diagnoses[0].id == "another_event"


class TestNotComparable:
    """Where there is nothing of ours to compare with, the reason is said."""

    def test_nothing_starts_the_duty(self) -> None:
        found = answer(case(("icpc", FIRST)), shown("icpc", DUE_FIRST, event=FIRST))
        assert found.verdict is Verdict.NOT_COMPARABLE
        assert found.reason == (
            "nothing on record starts this duty, so there is no day to count from"
        )
        assert (found.ours, found.days, found.effect) == (None, None, None)

    def test_a_history_without_events(self) -> None:
        found = answer(ts.Case("A"), shown("icpc", DUE_FIRST))
        assert found.verdict is Verdict.NOT_COMPARABLE

    def test_nothing_is_open(self) -> None:
        history = case(("strategy_discussion", FIRST), ("icpc", date(2025, 3, 10)))
        found = answer(history, shown("icpc", DUE_FIRST))
        assert found.reason == "no clock of this duty is open"

    def test_nothing_was_running(self) -> None:
        history = case(("strategy_discussion", FIRST), ("icpc", date(2025, 3, 10)))
        found = answer(history, shown("icpc", DUE_FIRST, event=date(2025, 3, 20)))
        assert found.reason == "no clock of this duty was running on 20 March 2025"

    def test_several_are_open(self) -> None:
        found = answer(two_discussions(), shown("icpc", DUE_SECOND))
        assert found.reason == (
            "2 clocks of this duty run side by side, and the row does not say which it is about"
        )

    def test_the_stage_is_not_known(self) -> None:
        history = ts.Case(
            "A",
            (
                ts.Event("became_looked_after", date(2019, 1, 7)),
                ts.Event("lac_review", date(2025, 4, 10)),
            ),
            complete_from=date(2025, 4, 1),
        )
        found = answer(history, shown("lac_review", date(2025, 4, 30), event=date(2025, 4, 10)))
        assert found.verdict is Verdict.NOT_COMPARABLE
        assert found.reason.startswith("the stage is not known: the duty began on 2019-01-07")

    def test_the_rule_gives_no_deadline(self) -> None:
        history = case(("strategy_discussion", date(2009, 6, 1)))
        found = answer(history, shown("icpc", date(2009, 6, 22)))
        assert found.reason.startswith("no deadline") or "not in force" in found.reason

    def test_the_policy_holds_no_such_timescale(self) -> None:
        policy = ts.policies.statutory().only("rcpc")
        found = answer(
            case(("strategy_discussion", FIRST)), shown("icpc", DUE_FIRST), policy=policy
        )
        assert found.reason == "the policy statutory holds no timescale icpc"
