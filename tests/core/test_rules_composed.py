"""Rules made of rules, dated versions, periods and ages."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

import timescales as ts
from tests.core.histories import DAY, ENGLAND
from timescales.rules import Dated
from timescales.rules.combining import LatestOf, StrictestOf, Then

THU_1_DEC_2022 = date(2022, 12, 1)
FRI_31_MAR_2023 = date(2023, 3, 31)
SAT_1_APR_2023 = date(2023, 4, 1)
NEVER = ts.no_deadline("as the court directs")
DAYS_OR_MONTHS = ts.strictest_of(ts.days(91), ts.months(3))


class TestStrictestOf:
    """`strictest_of` is the earliest; NoDeadline is its identity."""

    def test_the_earlier_decides(self) -> None:
        """And the step says which."""
        step = DAYS_OR_MONTHS.trace(THU_1_DEC_2022, ENGLAND)
        assert step.outcome == ts.Due(date(2023, 3, 1))
        assert step.decided_by == 1
        assert step.message == "the earliest is given by: 3 months after"
        assert [str(child.outcome) for child in step.children] == [
            "Thursday 2 March 2023",
            "Wednesday 1 March 2023",
        ]

    def test_the_first_of_equals_decides(self) -> None:
        """Where two give the same day, the one named first."""
        assert (
            ts.strictest_of(ts.days(7), ts.weeks(1)).trace(THU_1_DEC_2022, ENGLAND).decided_by == 0
        )

    def test_no_deadline_does_not_bind(self) -> None:
        """It is left out, unless all are without one; then all the reasons are given."""
        assert ts.strictest_of(NEVER, ts.days(1)).due(THU_1_DEC_2022, ENGLAND) == ts.Due(
            date(2022, 12, 2)
        )
        none = ts.strictest_of(NEVER, ts.no_deadline("repealed")).due(THU_1_DEC_2022, ENGLAND)
        assert isinstance(none, ts.NoDeadline)
        assert none.reasons == ("as the court directs", "repealed")

    def test_of_one_rule_that_rule(self) -> None:
        """And a rule given twice is given once."""
        assert ts.strictest_of(ts.days(1)) == ts.days(1)
        assert ts.strictest_of(ts.days(1), ts.days(1)) == ts.days(1)

    def test_normal_form(self) -> None:
        """Nested choices are one choice."""
        nested = ts.strictest_of(DAYS_OR_MONTHS, ts.weeks(1))
        assert nested == ts.strictest_of(ts.days(91), ts.months(3), ts.weeks(1))
        assert isinstance(
            ts.strictest_of(ts.latest_of(ts.days(1), ts.days(2)), ts.weeks(1)), StrictestOf
        )


class TestLatestOf:
    """`latest_of` is the latest; NoDeadline absorbs."""

    def test_the_later_decides(self) -> None:
        """And the step says which."""
        step = ts.latest_of(ts.days(91), ts.months(3)).trace(THU_1_DEC_2022, ENGLAND)
        assert step.outcome == ts.Due(date(2023, 3, 2))
        assert (step.decided_by, step.message) == (0, "the latest is given by: 91 days after")

    def test_no_deadline_absorbs(self) -> None:
        """With its reasons."""
        none = ts.latest_of(ts.days(1), NEVER).due(THU_1_DEC_2022, ENGLAND)
        assert isinstance(none, ts.NoDeadline)
        assert none.reasons == ("as the court directs",)

    def test_normal_form(self) -> None:
        """Nested choices are one choice, and one rule is itself."""
        nested = ts.latest_of(ts.latest_of(ts.days(1), ts.days(2)), ts.weeks(1))
        assert nested == LatestOf((ts.days(1), ts.days(2), ts.weeks(1)))
        assert ts.latest_of(ts.weeks(1)) == ts.weeks(1)


class TestThen:
    """`.then` goes on from the day given; NoDeadline absorbs."""

    def test_goes_on(self) -> None:
        """Each from the day before it, and the step names the days."""
        step = ts.working_days(1).then(ts.days(7)).trace(FRI_31_MAR_2023, ENGLAND)
        assert step.outcome == ts.Due(date(2023, 4, 10))
        assert step.message == (
            "each from the day before it: Monday 3 April 2023 and Monday 10 April 2023"
        )
        assert [child.anchor for child in step.children] == [FRI_31_MAR_2023, date(2023, 4, 3)]

    @pytest.mark.parametrize(
        ("rule", "steps"), [(NEVER.then(ts.days(1)), 1), (ts.days(1).then(NEVER), 2)]
    )
    def test_no_deadline_absorbs(self, rule: ts.DateRule, steps: int) -> None:
        """From either side; what was worked out before it is shown."""
        step = rule.trace(THU_1_DEC_2022, ENGLAND)
        assert isinstance(step.outcome, ts.NoDeadline)
        assert (
            step.message
            == "there is no day to go on from after: no deadline (as the court directs)"
        )
        assert (len(step.children), step.decided_by) == (steps, steps - 1)

    def test_normal_form(self) -> None:
        """However they are bracketed, steps follow one another."""
        a, b, c = ts.days(1), ts.working_days(2), ts.months(3)
        assert a.then(b).then(c) == a.then(b.then(c)) == Then((a, b, c))


class TestProvisional:
    """`provisional` if any dated limb is."""

    @pytest.mark.parametrize(
        "rule",
        [
            ts.strictest_of(ts.days(1), ts.working_days(30)),
            ts.latest_of(ts.months(9), ts.working_days(30)),
            ts.working_days(30).then(ts.days(1)),
            ts.working_days(30).rolled_to(ts.NEXT_WORKING_DAY),
            ts.dated(ts.Version(ts.working_days(30))),
            ts.days(1).rolled_to(ts.NEXT_WORKING_DAY),
        ],
        ids=repr,
    )
    def test_leans(self, rule: ts.DateRule) -> None:
        """Even where another limb decided: a proclaimed day could make it the decider."""
        outcome = rule.due(date(2028, 12, 31), ENGLAND)
        assert isinstance(outcome, ts.Due)
        assert outcome.provisional

    def test_does_not_lean(self) -> None:
        """A limb without a date leans on nothing."""
        rule = ts.strictest_of(NEVER, ts.days(500))
        assert rule.due(date(2028, 12, 31), ENGLAND) == ts.Due(date(2030, 5, 15))


class TestRolled:
    """`.rolled_to(NEXT_WORKING_DAY | PREVIOUS_WORKING_DAY)`; statutory dates do not roll."""

    @pytest.mark.parametrize(
        ("rule", "expected", "message"),
        [
            (
                ts.days(1).rolled_to(ts.NEXT_WORKING_DAY),
                date(2023, 4, 3),
                "Saturday 1 April 2023 is closed, so it moves to Monday 3 April 2023",
            ),
            (
                ts.days(1).rolled_to(ts.PREVIOUS_WORKING_DAY),
                FRI_31_MAR_2023,
                "Saturday 1 April 2023 is closed, so it moves to Friday 31 March 2023",
            ),
            (
                ts.days(3).rolled_to(ts.NEXT_WORKING_DAY),
                date(2023, 4, 3),
                "Monday 3 April 2023 is a working day",
            ),
            (
                ts.days(3).rolled_to(ts.PREVIOUS_WORKING_DAY),
                date(2023, 4, 3),
                "Monday 3 April 2023 is a working day",
            ),
        ],
    )
    def test_moves_off_a_closed_day(self, rule: ts.DateRule, expected: date, message: str) -> None:
        """And says so; an open day stays."""
        step = rule.trace(FRI_31_MAR_2023, ENGLAND)
        assert (step.outcome, step.message) == (ts.Due(expected), message)

    def test_no_day_to_move(self) -> None:
        """NoDeadline stays as it is."""
        step = NEVER.rolled_to(ts.NEXT_WORKING_DAY).trace(THU_1_DEC_2022, ENGLAND)
        assert isinstance(step.outcome, ts.NoDeadline)
        assert step.message == "there is no day to move"

    def test_dates_do_not_roll_unasked(self) -> None:
        """A due date on a Saturday is a Saturday."""
        assert ts.days(1).due(FRI_31_MAR_2023, ENGLAND) == ts.Due(SAT_1_APR_2023)

    def test_only_the_two_ways(self) -> None:
        """A word is not a direction."""
        wrong: Any = "next working day"
        with pytest.raises(ts.WrongTypeError, match="Roll to NEXT_WORKING_DAY or PREVIOUS"):
            ts.days(1).rolled_to(wrong)


class TestDated:
    """`dated(...)` versions must tile."""

    RULE = ts.dated(
        ts.Version(ts.weeks(4), since=date(1991, 10, 14), until=date(2011, 3, 31)),
        ts.Version(ts.working_days(20), since=date(2011, 4, 1), until=date(2030, 1, 1)),
    )

    @pytest.mark.parametrize(
        ("anchor", "expected"),
        [
            (date(1991, 10, 14), date(1991, 11, 11)),
            (date(2011, 3, 31), date(2011, 4, 28)),
            (date(2011, 4, 1), date(2011, 5, 5)),  # Easter, a royal wedding and early May between
        ],
    )
    def test_the_anchor_chooses(self, anchor: date, expected: date) -> None:
        """On the first and last day of each version."""
        assert self.RULE.due(anchor, ENGLAND) == ts.Due(expected)

    @pytest.mark.parametrize(
        ("anchor", "reason"),
        [
            (date(1991, 10, 13), "not in force before 14 October 1991"),
            (date(2030, 1, 2), "not in force after 1 January 2030"),
        ],
    )
    def test_outside_there_is_none(self, anchor: date, reason: str) -> None:
        """A date before a duty's first is NoDeadline, with the reason."""
        step = self.RULE.trace(anchor, ENGLAND)
        assert isinstance(step.outcome, ts.NoDeadline)
        assert step.outcome.reasons == (reason,)
        assert step.message == reason

    def test_open_ends(self) -> None:
        """None is open: there is a version for every day."""
        rule = ts.dated(ts.Version(ts.days(1)))
        assert rule.in_force == (None, None)
        assert rule.due(date(1, 1, 1), ENGLAND) == ts.Due(date(1, 1, 2))
        assert self.RULE.in_force == (date(1991, 10, 14), date(2030, 1, 1))

    def test_the_step_names_the_version_and_its_source(self) -> None:
        """Version and source are said."""
        rule = ts.dated(ts.Version(ts.days(1), source=ts.Guidance("Handbook", "paragraph 2")))
        assert rule.trace(THU_1_DEC_2022, ENGLAND).message == (
            "in force on 1 December 2022: 1 day after (Handbook, paragraph 2)"
        )

    @pytest.mark.parametrize(
        ("later", "fault"),
        [
            (date(2011, 3, 31), "so they overlap"),
            (date(2011, 4, 2), "so they leave a gap"),
        ],
    )
    def test_versions_tile(self, later: date, fault: str) -> None:
        """Overlap and gap are each refused by name."""
        with pytest.raises(ts.WrongValueError, match=fault):
            ts.dated(
                ts.Version(ts.weeks(4), until=date(2011, 3, 31)),
                ts.Version(ts.days(1), since=later),
            )

    @pytest.mark.parametrize(
        "versions",
        [
            (ts.Version(ts.weeks(4)), ts.Version(ts.days(1), since=date(2011, 4, 1))),
            (ts.Version(ts.weeks(4), until=date(2011, 3, 31)), ts.Version(ts.days(1))),
        ],
    )
    def test_versions_follow_one_another(self, versions: tuple[ts.Version, ...]) -> None:
        """Only the first may have no beginning, only the last no end."""
        with pytest.raises(ts.WrongValueError, match="Versions must follow one another"):
            ts.dated(*versions)

    def test_a_version_ends_after_it_begins(self) -> None:
        """One day is enough."""
        day = date(2011, 4, 1)
        assert ts.Version(ts.days(1), since=day, until=day).until == day
        with pytest.raises(ts.WrongValueError, match="cannot end on 2011-03-31, before it begins"):
            ts.Version(ts.days(1), since=day, until=date(2011, 3, 31))

    @pytest.mark.parametrize("day", [datetime(2011, 4, 1), "2011-04-01", True])
    def test_bounds_are_dates(self, day: Any) -> None:
        """Exactly dates."""
        with pytest.raises(ts.WrongTypeError, match=r"since must be exactly a datetime.date"):
            ts.Version(ts.days(1), since=day)
        with pytest.raises(ts.WrongTypeError, match=r"until must be exactly a datetime.date"):
            ts.Version(ts.days(1), until=day)

    def test_versions_only(self) -> None:
        """At least one, and each a Version."""
        wrong: Any = ts.days(1)
        with pytest.raises(ts.WrongTypeError, match=r"dated takes versions, as Version\(rule"):
            ts.dated(wrong)
        wrong = [ts.Version(ts.days(1))]
        with pytest.raises(ts.WrongTypeError, match="dated takes versions"):
            Dated(wrong)
        with pytest.raises(ts.WrongValueError, match="dated needs at least one version"):
            ts.dated()


class TestPeriods:
    """`end_of_month(after=n)`, `end_of_year(after=n)`."""

    @pytest.mark.parametrize(
        ("rule", "anchor", "expected"),
        [
            (ts.end_of_month(after=0), date(2024, 2, 1), date(2024, 2, 29)),
            (ts.end_of_month(after=1), date(2024, 1, 31), date(2024, 2, 29)),
            (ts.end_of_month(after=2), date(2023, 12, 31), date(2024, 2, 29)),
            (ts.end_of_year(after=0), date(2024, 12, 31), date(2024, 12, 31)),
            (ts.end_of_year(after=1), date(2024, 2, 29), date(2025, 12, 31)),
            (ts.end_of_month(after=0), date.max, date.max),
            (ts.end_of_year(after=0), date.max, date.max),
        ],
    )
    def test_dates(self, rule: ts.DateRule, anchor: date, expected: date) -> None:
        """Nought is the anchor's own."""
        assert rule.due(anchor, ENGLAND) == ts.Due(expected)

    @pytest.mark.parametrize("period", [ts.end_of_month, ts.end_of_year])
    def test_refusals(self, period: Any) -> None:
        """Less than nought is refused, and so is what is not a number."""
        with pytest.raises(ts.WrongValueError, match="after must be 0 or more, not -1"):
            period(after=-1)
        with pytest.raises(ts.WrongTypeError, match="after must be a whole number"):
            period(after=True)

    def test_messages(self) -> None:
        """What ended is said."""
        assert ts.end_of_month(after=1).trace(date(2024, 1, 10), ENGLAND).message == (
            "that month ends on Thursday 29 February 2024"
        )
        assert ts.end_of_year(after=0).trace(date(2024, 1, 10), ENGLAND).message == (
            "that year ends on Tuesday 31 December 2024"
        )


class TestBirthdays:
    """`on_birthday(age, …)` and the day before it over a date of birth (29 February: 1 March by
    default for attaining an age, 28 February on request, said in the trace)."""

    FEB_28 = ts.LeapBirthday.FEBRUARY_28

    @pytest.mark.parametrize(
        ("rule", "born", "expected"),
        [
            (ts.on_birthday(18), date(2008, 11, 2), date(2026, 11, 2)),
            (ts.on_birthday(18), date(2008, 2, 29), date(2026, 3, 1)),
            (ts.on_birthday(16), date(2008, 2, 29), date(2024, 2, 29)),
            (ts.on_birthday(18, leap_birthday=FEB_28), date(2008, 2, 29), date(2026, 2, 28)),
            (ts.on_birthday(16, leap_birthday=FEB_28), date(2008, 2, 29), date(2024, 2, 29)),
            (ts.day_before_birthday(18), date(2008, 2, 29), date(2026, 2, 28)),
            (ts.day_before_birthday(18), date(2008, 3, 1), date(2026, 2, 28)),
            (
                ts.day_before_birthday(18, leap_birthday=FEB_28),
                date(2008, 2, 29),
                date(2026, 2, 27),
            ),
        ],
    )
    def test_dates(self, rule: ts.DateRule, born: date, expected: date) -> None:
        """In leap years and common ones."""
        assert rule.due(born, ENGLAND) == ts.Due(expected)

    def test_the_choice_is_said(self) -> None:
        """Where there was a choice to make, and only there."""
        assert ts.on_birthday(18).trace(date(2008, 2, 29), ENGLAND).message == (
            "born on 29 February, and 2026 has none: by the choice made here (1 March) "
            "the 18th birthday is Sunday 1 March 2026"
        )
        assert ts.on_birthday(18, leap_birthday=self.FEB_28).trace(
            date(2008, 2, 29), ENGLAND
        ).message == (
            "born on 29 February, and 2026 has none: by the choice made here (28 February) "
            "the 18th birthday is Saturday 28 February 2026"
        )
        assert ts.day_before_birthday(16).trace(date(2008, 2, 29), ENGLAND).message == (
            "the 16th birthday is Thursday 29 February 2024; the day before is "
            "Wednesday 28 February 2024"
        )

    def test_only_the_two_choices(self) -> None:
        """A word is not a choice."""
        wrong: Any = "1 March"
        with pytest.raises(ts.WrongTypeError, match="leap_birthday must be a LeapBirthday"):
            ts.on_birthday(18, leap_birthday=wrong)


class TestNoDeadline:
    """`no_deadline(reason)`."""

    def test_gives_its_reason(self) -> None:
        """For every anchor, inside the horizon or not."""
        outcome = NEVER.due(date.max, ENGLAND)
        assert isinstance(outcome, ts.NoDeadline)
        assert outcome.reasons == ("as the court directs",)

    @pytest.mark.parametrize("reason", ["", None, 5])
    def test_needs_a_reason(self, reason: Any) -> None:
        """As text."""
        with pytest.raises(ts.WrongTypeError, match="no_deadline needs a reason as text, not "):
            ts.no_deadline(reason)


class TestMembers:
    """A rule is made of rules."""

    @pytest.mark.parametrize(
        "build",
        [
            lambda wrong: ts.strictest_of(ts.days(1), wrong),
            lambda wrong: ts.latest_of(ts.days(1), wrong),
            lambda wrong: ts.days(1).then(wrong),
            ts.Version,
            lambda wrong: ts.Stage("first", wrong, ts.Occurrences(1)),
        ],
    )
    def test_nothing_else(self, build: Any) -> None:
        """A number of days is not yet a rule."""
        with pytest.raises(
            ts.WrongTypeError, match=r"rule must be a rule such as working_days\(20\)"
        ):
            build(20)

    @pytest.mark.parametrize("choice", [StrictestOf, LatestOf, Then])
    def test_a_tuple_of_them(self, choice: Any) -> None:
        """A list could change."""
        with pytest.raises(ts.WrongTypeError, match="takes its rules as a tuple"):
            choice([ts.days(1), ts.days(2)])

    def test_at_least_one(self) -> None:
        """The earliest of nothing is nothing."""
        with pytest.raises(ts.WrongValueError, match="strictest_of needs at least one rule"):
            ts.strictest_of()
        with pytest.raises(ts.WrongValueError, match="latest_of needs at least one rule"):
            ts.latest_of()
        with pytest.raises(ts.WrongValueError, match="then needs a rule and another"):
            Then((ts.days(1),))

    @pytest.mark.parametrize("choice", [StrictestOf, LatestOf])
    def test_a_choice_has_alternatives(self, choice: Any) -> None:
        """One rule stands alone, in data too, so that every value's repr builds an equal one."""
        with pytest.raises(ts.WrongValueError, match="of several different rules"):
            choice((ts.days(1), ts.days(1)))
        data = ts.to_data(choice((ts.days(1), ts.days(2))))
        with pytest.raises(ts.DataError, match="one stands alone"):
            ts.from_data(data | {"rules": data["rules"][:1]})


A, B, C, D = date(2000, 1, 1), date(2010, 1, 1), date(2020, 1, 1), date(2030, 1, 1)


def between(since: date | None, until: date | None) -> ts.DateRule:
    return ts.dated(ts.Version(ts.days(1), since=since, until=until))


class TestInForce:
    """The first and last anchor that a rule answers; None where there is no such bound."""

    @pytest.mark.parametrize(
        ("rule", "expected"),
        [
            (ts.days(1), (None, None)),
            (between(A, D), (A, D)),
            (between(A, None), (A, None)),
            (between(A, D).rolled_to(ts.NEXT_WORKING_DAY), (A, D)),
            (between(A, D).then(ts.days(1)), (A, D)),
            (ts.strictest_of(between(A, C), between(B, D)), (A, D)),
            (ts.strictest_of(between(A, C), between(B, None)), (A, None)),
            (ts.strictest_of(between(A, C), ts.days(2)), (None, None)),
            (ts.latest_of(between(A, C), between(B, D)), (B, C)),
            (ts.latest_of(between(A, C), ts.days(2)), (A, C)),
            (ts.latest_of(ts.days(1), ts.days(2)), (None, None)),
        ],
        ids=repr,
    )
    def test_bounds(self, rule: ts.DateRule, expected: tuple[date | None, date | None]) -> None:
        """And outside them there is no deadline."""
        assert rule.in_force == expected
        since, until = expected
        for inside in expected:
            assert inside is None or isinstance(rule.due(inside, ENGLAND), ts.Due)
        if since:
            assert isinstance(rule.due(since - DAY, ENGLAND), ts.NoDeadline)
        if until:
            assert isinstance(rule.due(until + DAY, ENGLAND), ts.NoDeadline)

    def test_parts(self) -> None:
        """The rules that a rule is made of."""
        a, b = ts.days(1), ts.days(2)
        assert a.parts == ()
        assert ts.strictest_of(a, b).parts == ts.latest_of(a, b).parts == a.then(b).parts == (a, b)
        assert a.rolled_to(ts.NEXT_WORKING_DAY).parts == (a,)
        assert ts.dated(ts.Version(a, until=A), ts.Version(b, since=A + DAY)).parts == (a, b)


class TestMonotone:
    """A later anchor never gives an earlier answer, where a rule says so."""

    @pytest.mark.parametrize(
        ("rule", "monotone"),
        [
            (ts.working_days(1), True),
            (ts.months(1), True),
            (ts.days_before(1), True),
            (ts.end_of_month(after=0), True),
            (ts.end_of_year(after=0), True),
            (ts.on_birthday(18), True),
            (NEVER, True),
            (ts.days(1).rolled_to(ts.NEXT_WORKING_DAY), True),
            (DAYS_OR_MONTHS, True),
            (ts.days(1).then(ts.months(1)), True),
            (ts.dated(ts.Version(ts.days(1))), False),
            (ts.strictest_of(ts.days(1), ts.dated(ts.Version(ts.days(1)))), False),
            (ts.days(1).then(ts.dated(ts.Version(ts.days(1)))), False),
            (ts.dated(ts.Version(ts.days(1))).rolled_to(ts.NEXT_WORKING_DAY), False),
        ],
        ids=repr,
    )
    def test_claims(self, rule: ts.DateRule, *, monotone: bool) -> None:
        """Versions may change by any amount from one day to the next, so they claim nothing."""
        assert rule.monotone is monotone
