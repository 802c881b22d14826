"""Two rules compared: every figure exact, and what is not a number never one."""

from __future__ import annotations

import pickle
from collections import Counter
from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timescales as ts
from tests.core.histories import DAY, ENGLAND, PUBLIC
from tests.oracles import walking
from timescales.testing import anchors, calendars, rules

EARLIER, EQUAL, LATER = ts.Standing.EARLIER, ts.Standing.EQUAL, ts.Standing.LATER
FIRST, LAST = date(2012, 1, 1), date(2039, 12, 31)
DAYS_91 = ts.compare(ts.days(91), ts.months(3), FIRST, LAST)
DAYS_183 = ts.compare(ts.days(183), ts.months(6), FIRST, LAST)
DAYS_28 = ts.compare(ts.days(28), ts.working_days(20), date(2011, 1, 1), date(2027, 12, 31))
SECURE = ts.compare(ts.working_days(20), ts.months(1), date(2011, 4, 1), date(2027, 12, 1))
SINCE_MAY = ts.dated(ts.Version(ts.days(28), since=date(2075, 5, 1)))


class TestFigures:
    """What authorities' own numbers come to against the statute, to the anchor."""

    @pytest.mark.parametrize(
        ("comparison", "later", "earlier", "equal"),
        [
            pytest.param(DAYS_91, (2121, "20.7 %"), (5915, "57.8 %"), (2191, "21.4 %"), id="91"),
            pytest.param(DAYS_183, (4704, "46.0 %"), (3339, "32.6 %"), (2184, "21.4 %"), id="183"),
            pytest.param(DAYS_28, (1068, "17.2 %"), (2405, "38.7 %"), (2736, "44.1 %"), id="28"),
            pytest.param(SECURE, (597, "9.8 %"), (4728, "77.6 %"), (764, "12.5 %"), id="secure"),
        ],
    )
    def test_shares(
        self,
        comparison: ts.Comparison,
        later: tuple[int, str],
        earlier: tuple[int, str],
        equal: tuple[int, str],
    ) -> None:
        """Each share has its numerator, its denominator and its exact value."""
        for share, (count, percent) in (
            (comparison.later, later),
            (comparison.earlier, earlier),
            (comparison.equal, equal),
        ):
            assert (share.count, share.of) == (count, comparison.anchors)
            assert share.fraction == Fraction(count, comparison.anchors)
            assert share.percent == percent

    @pytest.mark.parametrize(
        ("comparison", "anchors"), [(DAYS_91, 10_227), (DAYS_28, 6_209), (SECURE, 6_089)]
    )
    def test_every_anchor_is_compared(self, comparison: ts.Comparison, anchors: int) -> None:
        """From the first to the last, both included, once each and in order."""
        found = [difference.anchor for difference in comparison.differences]
        assert found == list(walking.every_day(comparison.first, comparison.last))
        assert len(found) == comparison.anchors == comparison.compared == anchors

    @pytest.mark.parametrize(
        ("days", "months", "by_days"),
        [
            (91, 3, {-1: 5915, 0: 2191, 1: 1512, 2: 609}),
            (183, 6, {-1: 3339, 0: 2184, 1: 2142, 2: 2562}),
        ],
    )
    def test_by_days(self, days: int, months: int, by_days: dict[int, int]) -> None:
        """A walk from day to day finds the same number of anchors of every difference."""
        comparison = ts.compare(ts.days(days), ts.months(months), FIRST, LAST)
        walked = Counter(
            (start + days * DAY - walking.months_on(start, months)).days
            for start in walking.every_day(FIRST, LAST)
        )
        assert comparison.by_days == walked == by_days
        assert list(comparison.by_days) == sorted(by_days)

    def test_months(self) -> None:
        """Twenty working days end after the month most in December, April and March."""
        later = {month: counts[LATER] for month, counts in SECURE.by_month.items()}
        assert list(later) == list(range(1, 13))
        assert Counter(later).most_common(3) == [(12, 223), (4, 200), (3, 97)]
        assert max(SECURE.by_days) == 4

    def test_weekdays(self) -> None:
        """Twenty-eight days are later than 20 working days from Saturdays and Sundays alone."""
        later = {day: counts[LATER] for day, counts in DAYS_28.by_weekday.items()}
        assert later == {0: 0, 1: 0, 2: 0, 3: 0, 4: 0, 5: 534, 6: 534}

    def test_the_policies_of_the_library(self) -> None:
        """The stages of two policies give what their numbers give."""
        a, b = (
            ts.policies.resolve(name).at("lac_review.subsequent")[1].rule
            for name in ("day_count", "statutory")
        )
        comparison = ts.compare(a, b, FIRST, LAST)
        assert comparison.by_days == DAYS_183.by_days
        assert comparison.says == ("183 days after", "6 months after")


class TestDifference:
    """One anchor: two answers, how the first stands to the second, and by how many days."""

    ANCHOR = date(2013, 1, 31)
    TUE_30_APR_2013, THU_2_MAY_2013 = ts.Due(date(2013, 4, 30)), ts.Due(date(2013, 5, 2))
    NONE = ts.NoDeadline(("as the court directs",))

    @pytest.mark.parametrize(
        ("a", "b", "standing", "days", "words"),
        [
            (THU_2_MAY_2013, TUE_30_APR_2013, LATER, 2, "2 days later"),
            (TUE_30_APR_2013, THU_2_MAY_2013, EARLIER, -2, "2 days earlier"),
            (TUE_30_APR_2013, ts.Due(date(2013, 4, 29)), LATER, 1, "1 day later"),
            (TUE_30_APR_2013, TUE_30_APR_2013, EQUAL, 0, "the same day"),
            (
                TUE_30_APR_2013, NONE, ts.Standing.ONLY_A, None,
                "a deadline by the first rule only",
            ),
            (
                NONE, TUE_30_APR_2013, ts.Standing.ONLY_B, None,
                "a deadline by the second rule only",
            ),
            (NONE, NONE, ts.Standing.NEITHER, None, "no deadline by either rule"),
            (None, TUE_30_APR_2013, ts.Standing.BEYOND, None, "beyond what is known"),
            (NONE, None, ts.Standing.BEYOND, None, "beyond what is known"),
            (None, None, ts.Standing.BEYOND, None, "beyond what is known"),
        ],
    )  # fmt: skip
    def test_standing(
        self,
        a: ts.Due | ts.NoDeadline | None,
        b: ts.Due | ts.NoDeadline | None,
        standing: ts.Standing,
        days: int | None,
        words: str,
    ) -> None:
        """Only two dates are so many days apart."""
        difference = ts.Difference(self.ANCHOR, a, b)
        assert (difference.standing, difference.days, str(difference)) == (standing, days, words)
        assert standing.between_dates is (days is not None)

    def test_provisional(self) -> None:
        """If either date is."""
        firm, leaning = ts.Due(date(2029, 1, 2)), ts.Due(date(2029, 1, 2), provisional=True)
        assert ts.Difference(self.ANCHOR, firm, leaning).provisional
        assert ts.Difference(self.ANCHOR, leaning, None).provisional
        assert not ts.Difference(self.ANCHOR, firm, self.NONE).provisional

    def test_repr(self) -> None:
        """It constructs."""
        difference = ts.Difference(self.ANCHOR, self.TUE_30_APR_2013, self.NONE)
        assert eval(repr(difference), PUBLIC) == difference

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            ((datetime(2013, 1, 31), None, None), "anchor must be exactly a datetime.date"),
            ((ANCHOR, date(2013, 4, 30), None), "Rules answer Due"),
            ((ANCHOR, None, 2), "Rules answer Due"),
        ],
    )
    def test_refuses_what_no_rule_answers(self, arguments: Any, says: str) -> None:
        """With the value."""
        with pytest.raises(ts.WrongTypeError, match=says):
            ts.Difference(*arguments)


class TestShare:
    """A share never loses its numerator and denominator."""

    @pytest.mark.parametrize(
        ("count", "of", "words"),
        [
            (597, 6089, "597 of 6,089 (9.8 %)"),
            (2121, 10227, "2,121 of 10,227 (20.7 %)"),
            (1, 16, "1 of 16 (6.3 %)"),  # 6.25 %: a half goes up
            (3, 16, "3 of 16 (18.8 %)"),  # 18.75 %
            (0, 7, "0 of 7 (0.0 %)"),
            (7, 7, "7 of 7 (100.0 %)"),
            (0, 0, "0 of 0"),
        ],
    )
    def test_words(self, count: int, of: int, words: str) -> None:
        """A tenth of one per cent, a half upwards; of nothing there is no percentage."""
        assert str(ts.Share(count, of)) == words

    @given(st.integers(0, 10**6), st.integers(1, 10**6))
    def test_rounding(self, some: int, more: int) -> None:
        """What is printed is within half a tenth of the exact value, and the half is above it."""
        share = ts.Share(some, some + more)
        printed = Fraction(share.percent.removesuffix(" %"))
        assert Fraction(-1, 20) < printed - 100 * share.fraction <= Fraction(1, 20)

    def test_a_share_of_none_has_no_value(self) -> None:
        """It is refused, and is not 0."""
        with pytest.raises(ts.WrongValueError, match=r"0 of 0 is no number"):
            _ = ts.Share(0, 0).fraction
        assert ts.Share(0, 0).percent == ""

    @pytest.mark.parametrize(
        ("count", "of", "error", "says"),
        [
            (2, 1, ts.WrongValueError, "of must be 2 or more, not 1. A share is part of a whole"),
            (-1, 1, ts.WrongValueError, "count must be 0 or more, not -1"),
            (0.5, 1, ts.WrongTypeError, "count must be a whole number"),
            (True, 1, ts.WrongTypeError, "count must be a whole number"),
        ],
    )
    def test_refusals(self, count: Any, of: Any, error: type[Exception], says: str) -> None:
        """More than all, less than none, and what is no count."""
        with pytest.raises(error, match=says):
            ts.Share(count, of)

    def test_repr(self) -> None:
        """It constructs."""
        assert eval(repr(ts.Share(597, 6089)), PUBLIC) == ts.Share(597, 6089)


class TestSeasons:
    """When in the year: runs of days of the year, each with the standing in at least one year."""

    def test_winter(self) -> None:
        """91 days are late from 30 November to the end of February, and from no other day."""
        [winter] = DAYS_91.seasons(LATER)
        assert winter == ts.Season(LATER, (11, 30), (2, 29), (1, 2), ts.Share(2121, 2555))
        assert str(winter) == (
            "later by 1 or 2 days on 2,121 of 2,555 anchors (83.0 %) "
            "from 30 November to 29 February"
        )
        assert winter.share.count == DAYS_91.later.count

    def test_autumn_and_winter(self) -> None:
        """183 days are late from 30 August to the end of February."""
        [run] = DAYS_183.seasons(LATER)
        assert (run.first, run.last, run.days) == ((8, 30), (2, 29), (1, 2))
        assert run.share.count == DAYS_183.later.count

    def test_early(self) -> None:
        """In order of first day."""
        assert [str(season) for season in DAYS_91.seasons(EARLIER)] == [
            "earlier by 1 day on 840 of 840 anchors (100.0 %) from 1 March to 30 March",
            "earlier by 1 day on 3,416 of 3,416 anchors (100.0 %) from 1 May to 30 August",
            "earlier by 1 day on 1,659 of 1,680 anchors (98.8 %) from 1 October to 29 November",
        ]

    def test_equal(self) -> None:
        """No number of days is named where they are one day."""
        assert [str(season) for season in DAYS_91.seasons(EQUAL)] == [
            "the same day on 868 of 868 anchors (100.0 %) from 31 March to 30 April",
            "the same day on 868 of 868 anchors (100.0 %) from 31 August to 30 September",
            "the same day on 455 of 1,764 anchors (25.8 %) from 29 November to 30 January",
        ]

    def test_throughout_the_year(self) -> None:
        """Where every day of the year has it in some year there is one run."""
        [always] = ts.compare(ts.days(8), ts.weeks(1), FIRST, LAST).seasons(LATER)
        assert str(always) == (
            "later by 1 day on 10,227 of 10,227 anchors (100.0 %) throughout the year"
        )

    def test_more_than_two_sizes(self) -> None:
        """The least and the most."""
        assert "earlier by 1 to 5 days on " in str(SECURE.seasons(EARLIER)[-1])

    def test_one_day(self) -> None:
        """A run of one day is on that day."""
        one = ts.compare(ts.days(91), ts.months(3), date(2025, 11, 28), date(2025, 11, 30))
        [late] = one.seasons(LATER)
        assert str(late) == "later by 1 day on 1 of 1 anchor (100.0 %) on 30 November"

    def test_the_leap_day_parts_nothing(self) -> None:
        """Where no anchor is a 29 February, 28 February is followed by 1 March."""
        week = ts.compare(ts.days(8), ts.weeks(1), date(2025, 2, 26), date(2025, 3, 3))
        [run] = week.seasons(LATER)
        assert (run.first, run.last, run.share) == ((2, 26), (3, 3), ts.Share(6, 6))

    def test_days_that_were_not_compared_part(self) -> None:
        """A run does not go on over days of which nothing is known."""
        short = ts.compare(ts.days(8), ts.weeks(1), date(2025, 12, 30), date(2026, 1, 2))
        [run] = short.seasons(LATER)
        assert (run.first, run.last) == ((12, 30), (1, 2))
        both = ts.compare(ts.days(8), ts.weeks(1), date(2025, 1, 3), date(2025, 12, 29))
        [run] = both.seasons(LATER)
        assert (run.first, run.last) == ((1, 3), (12, 29))

    def test_no_deadline(self) -> None:
        """A standing without two dates is one of all anchors of its run."""
        [before] = ts.compare(SINCE_MAY, ts.days(28), date(2075, 4, 1), date(2075, 5, 31)).seasons(
            ts.Standing.ONLY_B
        )
        assert str(before) == (
            "a deadline by the second rule only on 30 of 30 anchors (100.0 %) "
            "from 1 April to 30 April"
        )
        assert before.days == ()

    def test_never(self) -> None:
        """Where it does not occur there is none."""
        assert ts.compare(ts.days(89), ts.months(3), FIRST, LAST).seasons(LATER) == ()

    def test_repr(self) -> None:
        """It constructs."""
        [winter] = DAYS_91.seasons(LATER)
        assert eval(repr(winter), PUBLIC) == winter


class TestApart:
    """Anchors without two dates are counted by themselves, never as a number of days."""

    COMPARISON = ts.compare(SINCE_MAY, ts.working_days(20), date(2075, 1, 1), date(2075, 12, 31))

    def test_counts(self) -> None:
        """Four months before the first version, and those whose answer the calendar lacks."""
        found = self.COMPARISON
        assert found.count(ts.Standing.ONLY_B) == 31 + 28 + 31 + 30
        assert found.count(ts.Standing.BEYOND) == 30
        assert found.no_deadline == ts.Share(120, 365)
        assert found.beyond == ts.Share(30, 365)
        assert found.compared == 365 - 120 - 30

    def test_shares_are_of_those_with_two_dates(self) -> None:
        """The others are not in the denominator."""
        found = self.COMPARISON
        assert {found.earlier.of, found.equal.of, found.later.of} == {215}
        assert found.earlier.count + found.equal.count + found.later.count == 215
        assert sum(found.by_days.values()) == 215

    def test_beyond_comes_before_no_deadline(self) -> None:
        """Where one rule has no deadline and the other cannot be asked, nothing is known."""
        never = ts.no_deadline("never")
        [one] = ts.compare(
            never, ts.working_days(1), date(2075, 12, 31), date(2075, 12, 31)
        ).differences
        assert (one.standing, one.b) == (ts.Standing.BEYOND, None)

    def test_only_in_the_first(self) -> None:
        """The first rule alone has a deadline."""
        found = ts.compare(ts.days(1), ts.no_deadline("never"), FIRST, FIRST)
        assert (found.count(ts.Standing.ONLY_A), found.no_deadline) == (1, ts.Share(1, 1))

    def test_nothing_to_compare(self) -> None:
        """Two rules without a deadline are not equal, and their shares are of none."""
        found = ts.compare(ts.no_deadline("never"), ts.no_deadline("never"), FIRST, LAST)
        assert found.equal == ts.Share(0, 0)
        assert (found.by_days, found.worst_later, found.worst_earlier) == ({}, (), ())
        assert found.count(ts.Standing.NEITHER) == found.anchors

    def test_the_last_dates_that_exist(self) -> None:
        """The end of all dates is beyond too."""
        found = ts.compare(ts.days(2), ts.days(1), date(9999, 12, 29), date.max)
        assert [d.standing for d in found.differences] == [LATER, *[ts.Standing.BEYOND] * 2]

    def test_local_data_that_nobody_has_supplied(self) -> None:
        """Is not known either."""
        autumn = ts.Term("Autumn 2026", date(2026, 9, 2), date(2026, 12, 18))
        spring = ts.Term("Spring 2027", date(2027, 1, 4), date(2027, 3, 25))
        termly = ts.end_of_term([autumn, spring])
        found = ts.compare(termly, ts.months(3), date(2027, 1, 3), date(2027, 1, 4))
        assert [d.standing for d in found.differences] == [EARLIER, ts.Standing.BEYOND]

    def test_provisional(self) -> None:
        """Those that lean on days not yet published are counted, of those with two dates."""
        found = ts.compare(ts.days(28), ts.working_days(20), date(2028, 11, 27), date(2028, 12, 1))
        leaning = [difference.provisional for difference in found.differences]
        assert leaning == [False, False, False, True, True]
        assert found.provisional == ts.Share(2, 5)
        assert self.COMPARISON.provisional == ts.Share(215, 215)

    def test_summary(self) -> None:
        """They are named only where there are any."""
        assert str(self.COMPARISON) == (
            "28 days after, from 1 May 2075, against 20 working days after; anchors from 1 January "
            "2075 to 31 December 2075: later on 44 of 215 (20.5 %), earlier on 59 of 215 (27.4 %), "
            "equal on 112 of 215 (52.1 %), no deadline on 120 of 365 (32.9 %), beyond what is "
            "known on 30 of 365 (8.2 %)"
        )
        assert "beyond" not in str(SECURE)
        assert "no deadline" not in str(SECURE)


class TestWorst:
    """Every anchor on which the two are furthest apart, in order."""

    def test_later(self) -> None:
        """The first of 15 anchors from which 20 working days end four days after the month."""
        worst = SECURE.worst_later
        assert len(worst) == SECURE.by_days[4] == 15
        assert worst[0] == ts.Difference(
            date(2011, 4, 1), ts.Due(date(2011, 5, 5)), ts.Due(date(2011, 5, 1))
        )
        assert [d.anchor for d in worst] == sorted(d.anchor for d in worst)

    def test_earlier(self) -> None:
        """And those from which they end most days before it."""
        worst = SECURE.worst_earlier
        assert {difference.days for difference in worst} == {-5}
        assert len(worst) == SECURE.by_days[-5] == 233

    def test_none(self) -> None:
        """What never is late or early has no worst case, not even a day that is equal."""
        never = ts.compare(ts.days(7), ts.weeks(1), FIRST, FIRST + 9 * DAY)
        assert (never.worst_later, never.worst_earlier) == ((), ())


class TestSays:
    """What each rule says, in the version that is in force on the anchors."""

    REVIEW = ts.policies.day_count().at("lac_review.second")[1].rule

    def says(self, rule: ts.DateRule, first: date, last: date) -> str:
        """In both places alike."""
        a, b = ts.compare(rule, rule, first, last).says
        assert a == b
        return a

    def test_one_version(self) -> None:
        """Without the dates between which it is in force."""
        assert self.says(self.REVIEW, date(2011, 4, 1), date(2011, 4, 2)) == "91 days after"
        assert self.says(self.REVIEW, date(2011, 3, 30), date(2011, 3, 31)) == "3 months after"

    def test_two_versions(self) -> None:
        """Both, with their dates."""
        both = self.says(self.REVIEW, date(2011, 3, 31), date(2011, 4, 1))
        assert both == str(self.REVIEW)

    def test_versions_alike(self) -> None:
        """Two editions with one number say it once."""
        conference = ts.policies.statutory().at("icpc")[1].rule
        found = self.says(conference, date(2025, 1, 1), date(2027, 1, 1))
        assert found == "15 working days after"

    def test_not_in_force_throughout(self) -> None:
        """The version that begins within the run keeps its date; one that never meets it goes."""
        conference = ts.policies.statutory().at("icpc")[1].rule
        found = self.says(conference, date(2010, 1, 1), date(2010, 12, 31))
        assert found == "15 working days after, from 17 March 2010 until 17 March 2026"
        ended = ts.dated(ts.Version(ts.days(5), until=date(2020, 1, 1)))
        assert self.says(ended, date(2020, 1, 1), date(2020, 1, 2)) == str(ended)

    def test_never_in_force(self) -> None:
        """The whole rule, as it stands."""
        assert self.says(SINCE_MAY, FIRST, LAST) == str(SINCE_MAY)

    def test_each_limb(self) -> None:
        """Of the strictest policy too."""
        strictest = ts.policies.resolve("strictest").at("lac_review.second")[1].rule
        found = self.says(strictest, FIRST, LAST)
        assert found == "the earlier of 3 months after and 91 days after"

    def test_summary_under_other_names(self) -> None:
        """As the policies are called."""
        found = DAYS_91.summary(("day_count", "statutory"))
        assert found.startswith(
            "day_count, against statutory; anchors from 1 January 2012 to 31 De"
        )


class TestLaws:
    """Whatever the rules, the calendar and the run."""

    @given(rules(max_leaves=3), anchors(), st.integers(0, 40), calendars())
    def test_a_rule_with_itself(
        self, rule: ts.DateRule, first: date, more: int, calendar: ts.WorkingCalendar
    ) -> None:
        """Is equal wherever it has a date, and is never earlier or later."""
        found = ts.compare(rule, rule, first, first + more * DAY, calendar=calendar)
        assert found.earlier.count == found.later.count == 0
        assert found.equal.count == found.compared
        assert not found.count(ts.Standing.ONLY_A, ts.Standing.ONLY_B)

    @given(rules(max_leaves=3), rules(max_leaves=3), anchors(), st.integers(0, 40), calendars())
    def test_swapped(
        self,
        a: ts.DateRule,
        b: ts.DateRule,
        first: date,
        more: int,
        calendar: ts.WorkingCalendar,
    ) -> None:
        """The other way round everything is mirrored, anchor by anchor."""
        one = ts.compare(a, b, first, first + more * DAY, calendar=calendar)
        other = ts.compare(b, a, first, first + more * DAY, calendar=calendar)
        assert (one.later, one.earlier, one.equal) == (other.earlier, other.later, other.equal)
        assert one.by_days == {-days: n for days, n in reversed(other.by_days.items())}
        assert one.count(ts.Standing.ONLY_A) == other.count(ts.Standing.ONLY_B)
        assert (one.no_deadline, one.beyond) == (other.no_deadline, other.beyond)
        assert [d.anchor for d in one.worst_later] == [d.anchor for d in other.worst_earlier]
        for here, there in zip(one.differences, other.differences, strict=True):
            assert (here.a, here.b) == (there.b, there.a)

    @given(rules(max_leaves=3), rules(max_leaves=3), anchors(), st.integers(0, 800), calendars())
    def test_counts_add_up(
        self,
        a: ts.DateRule,
        b: ts.DateRule,
        first: date,
        more: int,
        calendar: ts.WorkingCalendar,
    ) -> None:
        """To the anchors: by standing, by month and by weekday."""
        found = ts.compare(a, b, first, first + more * DAY, calendar=calendar)
        assert found.anchors == more + 1
        parts = (found.earlier, found.equal, found.later, found.no_deadline, found.beyond)
        assert sum(part.count for part in parts) == found.anchors
        assert found.count(*ts.Standing) == found.anchors
        assert sum(found.by_days.values()) == found.compared
        for tally in (found.by_month, found.by_weekday):
            assert sum(tally.values(), Counter()) == Counter(d.standing for d in found.differences)

    @given(rules(max_leaves=2), rules(max_leaves=2), anchors(), st.integers(0, 800))
    def test_seasons(self, a: ts.DateRule, b: ts.DateRule, first: date, more: int) -> None:
        """They hold every anchor of their standing, and no day outside them ever has it."""
        found = ts.compare(a, b, first, first + more * DAY)
        for standing in ts.Standing:
            seasons = found.seasons(standing)
            assert sum(season.share.count for season in seasons) == found.count(standing)
            places = {(d.anchor.month, d.anchor.day) for d in found.differences}
            having = {
                (d.anchor.month, d.anchor.day) for d in found.differences if d.standing is standing
            }
            inside = {p for p in places for season in seasons if within(p, season)}
            assert inside == having

    @given(rules(max_leaves=3), rules(max_leaves=3), anchors(), calendars())
    def test_each_answer_is_the_rules_own(
        self, a: ts.DateRule, b: ts.DateRule, anchor: date, calendar: ts.WorkingCalendar
    ) -> None:
        """There is no second way to a date."""
        [found] = ts.compare(a, b, anchor, anchor, calendar=calendar).differences
        for rule, answer in ((a, found.a), (b, found.b)):
            if answer is None:
                with pytest.raises(ts.HorizonError):
                    rule.due(anchor, calendar)
            else:
                assert rule.due(anchor, calendar) == answer


def within(place: tuple[int, int], season: ts.Season) -> bool:
    """Whether a day of the year lies in a run that may go on over the new year."""
    if season.first <= season.last:
        return season.first <= place <= season.last
    return place >= season.first or place <= season.last


class TestValue:
    """A comparison is a value."""

    SMALL = ts.compare(ts.days(91), ts.months(3), date(2025, 11, 28), date(2025, 12, 1))

    def test_the_calendar_of_england_by_default(self) -> None:
        """And any other on request."""
        assert self.SMALL.calendar is ENGLAND
        boxing_day_open = ENGLAND.without_closures([date(2025, 12, 26)])
        a, b, day = ts.working_days(1), ts.days(1), date(2025, 12, 25)
        assert ts.compare(a, b, day, day).by_days == {3: 1}
        assert ts.compare(a, b, day, day, calendar=boxing_day_open).by_days == {0: 1}

    def test_equal(self) -> None:
        """By its rules, its run and its calendar."""
        same = ts.Comparison(
            ts.days(91), ts.months(3), date(2025, 11, 28), date(2025, 12, 1), ENGLAND
        )
        assert same == self.SMALL
        assert hash(same) == hash(self.SMALL)
        assert pickle.loads(pickle.dumps(same)) == same
        assert pickle.loads(pickle.dumps(same)).differences == self.SMALL.differences
        assert ts.compare(ts.days(91), ts.months(3), same.first, same.first) != same

    def test_repr(self) -> None:
        """It constructs."""
        assert repr(self.SMALL) == (
            "compare(days(91), months(3), date(2025, 11, 28), date(2025, 12, 1), "
            "calendar=england_and_wales())"
        )
        assert eval(repr(self.SMALL), PUBLIC) == self.SMALL

    def test_immutable(self) -> None:
        """It does not change."""
        comparison: Any = self.SMALL
        with pytest.raises(AttributeError):
            comparison.first = FIRST

    @pytest.mark.parametrize(
        ("a", "b", "first", "last", "calendar", "error", "says"),
        [
            (91, ts.days(1), FIRST, LAST, None, ts.WrongTypeError, "rule_a must be a rule"),
            (ts.days(1), None, FIRST, LAST, None, ts.WrongTypeError, "rule_b must be a rule"),
            (
                ts.days(1), ts.days(2), datetime(2012, 1, 1), LAST, None, ts.WrongTypeError,
                "first must be exactly a datetime.date",
            ),
            (
                ts.days(1), ts.days(2), FIRST, "2039-12-31", None, ts.WrongTypeError,
                "last must be exactly a datetime.date",
            ),
            (
                ts.days(1), ts.days(2), LAST, FIRST, None, ts.WrongValueError,
                "first must not be after last: 2039-12-31 is after 2012-01-01",
            ),
            (
                ts.days(1), ts.days(2), FIRST, LAST, "England", ts.WrongTypeError,
                "calendar must be a WorkingCalendar",
            ),
        ],
    )  # fmt: skip
    def test_refusals(
        self,
        a: Any,
        b: Any,
        first: Any,
        last: Any,
        calendar: Any,
        error: type[Exception],
        says: str,
    ) -> None:
        """What is not a rule, not exactly a date, not a calendar, and a run that ends first."""
        with pytest.raises(error, match=says):
            ts.compare(a, b, first, last, calendar=calendar)
