"""A day that is known, data that nobody supplied, and the ends of school terms."""

from __future__ import annotations

import pickle
from datetime import date, datetime
from typing import Any

import pytest

import timescales as ts
from tests.core.histories import ENGLAND
from timescales.projection import project
from timescales.testing import check_rule

WED_4_MAR_2026 = date(2026, 3, 4)
WED_1_APR_2026 = date(2026, 4, 1)
EXPIRY = ts.on_day(WED_1_APR_2026, "the day on which the order expires")
NO_TERMS = ts.not_supplied("the dates of the school terms", "replace this by end_of_term(terms)")

AUTUMN = ts.Term("Autumn 2026", date(2026, 9, 2), date(2026, 12, 18))
SPRING = ts.Term("Spring 2027", date(2027, 1, 4), date(2027, 3, 25))
SUMMER = ts.Term("Summer 2027", date(2027, 4, 12), date(2027, 7, 21))
TERMS = (AUTUMN, SPRING, SUMMER)


class TestOnDay:
    """`on_day(day, why)`: the day itself whatever the anchor, with the reason in words."""

    @pytest.mark.parametrize("anchor", [date.min, WED_1_APR_2026, date.max])
    def test_whatever_the_anchor(self, anchor: date) -> None:
        """Before it, on it and after it, inside the calendar's horizon and outside."""
        assert EXPIRY.due(anchor, ENGLAND) == ts.Due(WED_1_APR_2026)

    def test_says_why(self) -> None:
        """The step says what day it is, and that nothing was counted."""
        assert EXPIRY.trace(WED_4_MAR_2026, ENGLAND).message == (
            "the day on which the order expires: Wednesday 1 April 2026, whatever the day counted "
            "from"
        )

    def test_among_others(self) -> None:
        """The strictest of a period and the order's own expiry is the earlier."""
        rule = ts.strictest_of(ts.months(3), EXPIRY)
        assert rule.due(WED_4_MAR_2026, ENGLAND) == ts.Due(WED_1_APR_2026)
        assert rule.due(date(2025, 12, 1), ENGLAND) == ts.Due(date(2026, 3, 1))

    def test_laws(self) -> None:
        """It keeps the laws of rules."""
        check_rule(EXPIRY)

    @pytest.mark.parametrize("day", ["2026-04-01", datetime(2026, 4, 1), None])
    def test_exactly_dates(self, day: Any) -> None:
        """As everywhere."""
        with pytest.raises(ts.WrongTypeError, match=r"day must be exactly a datetime\.date"):
            ts.on_day(day, "the day on which the order expires")

    @pytest.mark.parametrize("why", ["", None, 5])
    def test_needs_a_reason(self, why: Any) -> None:
        """As text."""
        with pytest.raises(ts.WrongTypeError, match="why must be a text that is not empty, not "):
            ts.on_day(WED_1_APR_2026, why)


class TestNotSupplied:
    """`not_supplied(what, how)`: needs local data, and never invents a date."""

    @pytest.mark.parametrize("anchor", [date.min, WED_4_MAR_2026, date.max])
    def test_refuses(self, anchor: date) -> None:
        """Whatever the anchor, with a sentence that names what is needed and how to give it."""
        with pytest.raises(ts.NotSuppliedError) as refused:
            NO_TERMS.due(anchor, ENGLAND)
        assert str(refused.value) == (
            "Nobody has supplied the dates of the school terms, which this answer needs: "
            "replace this by end_of_term(terms)."
        )

    def test_is_a_horizon(self) -> None:
        """What nobody supplied lies beyond what is known, and is minded wherever that is."""
        with pytest.raises(ts.HorizonError):
            NO_TERMS.explain(WED_4_MAR_2026, ENGLAND)
        with pytest.raises(ts.NotSuppliedError):
            ts.strictest_of(ts.days(1), NO_TERMS).due(WED_4_MAR_2026, ENGLAND)

    def test_tabulated(self) -> None:
        """A table refuses with the same class of error and the same sentence, each time."""
        table = NO_TERMS.table(ENGLAND, first=WED_4_MAR_2026, last=WED_1_APR_2026)
        for _ in range(2):
            with pytest.raises(ts.NotSuppliedError, match="the dates of the school terms"):
                table[WED_4_MAR_2026]

    def test_projected(self) -> None:
        """A projection gives no date, and says in the note what is missing."""
        policy = (
            ts.policies.statutory()
            .only("secure_review")
            .overlaid("termly", rules={"secure_review.first": NO_TERMS})
        )
        case = ts.Case("A", (ts.Event("secure_placement_started", WED_4_MAR_2026),))
        [obligation] = project(case, as_at=WED_1_APR_2026, policy=policy)
        assert obligation.due is None
        assert "Nobody has supplied the dates of the school terms" in obligation.note

    def test_laws(self) -> None:
        """It keeps the laws of rules: it refuses, and so does whatever holds it."""
        check_rule(NO_TERMS)
        check_rule(NO_TERMS.then(ts.working_days(1)))

    def test_between_processes(self) -> None:
        """The error survives pickling, as it must when work is shared out."""
        again = pickle.loads(pickle.dumps(ts.NotSuppliedError("none")))
        assert (type(again), str(again)) == (ts.NotSuppliedError, "none")

    def test_words(self) -> None:
        """What and how are texts."""
        wrong: Any
        for wrong in ("", None):
            with pytest.raises(ts.WrongTypeError, match="what must be a text that is not empty"):
                ts.not_supplied(wrong, "how")
            with pytest.raises(ts.WrongTypeError, match="how must be a text that is not empty"):
                ts.not_supplied("what", wrong)


class TestEndOfTerm:
    """`end_of_term(terms, after=n)`: the last day of the nth term after the anchor's."""

    @pytest.mark.parametrize(
        ("anchor", "after", "expected"),
        [
            (AUTUMN.first, 1, SPRING.last),
            (AUTUMN.last, 1, SPRING.last),
            (date(2026, 12, 19), 1, SPRING.last),
            (date(2027, 1, 3), 1, SPRING.last),
            (SPRING.first, 1, SUMMER.last),
            (AUTUMN.first, 2, SUMMER.last),
            (date(2027, 1, 3), 2, SUMMER.last),
        ],
        ids=str,
    )
    def test_dates(self, anchor: date, after: int, expected: date) -> None:
        """On both ends of a term and of a holiday, which goes with the term before it."""
        assert ts.end_of_term(TERMS, after=after).due(anchor, ENGLAND) == ts.Due(expected)

    def test_says_where_the_anchor_lies(self) -> None:
        """In a term, or in a holiday, and then what was made of it."""
        rule = ts.end_of_term(TERMS)
        assert rule.trace(date(2026, 10, 7), ENGLAND).message == (
            "7 October 2026 is in Autumn 2026; the next term, Spring 2027, ends on "
            "Thursday 25 March 2027"
        )
        assert rule.trace(date(2026, 12, 25), ENGLAND).message == (
            "25 December 2026 is in a holiday and goes with the term before, Autumn 2026; the next "
            "term, Spring 2027, ends on Thursday 25 March 2027"
        )
        assert "; the 2nd term after, Summer 2027, ends on " in (
            ts.end_of_term(TERMS, after=2).trace(date(2026, 10, 7), ENGLAND).message
        )

    @pytest.mark.parametrize(
        ("anchor", "after", "missing"),
        [
            (
                date(2026, 9, 1),
                1,
                (
                    "the term before Autumn 2026 (2 September 2026 to 18 December 2026), which the "
                    "answer from 1 September 2026 needs"
                ),
            ),
            (
                SUMMER.first,
                1,
                (
                    "the term after Summer 2027 (12 April 2027 to 21 July 2027), which the answer "
                    "from 12 April 2027 needs"
                ),
            ),
            (
                SUMMER.last,
                3,
                (
                    "the 3 terms after Summer 2027 (12 April 2027 to 21 July 2027), which the "
                    "answer from 21 July 2027 needs"
                ),
            ),
            (
                date(2026, 12, 25),
                3,
                (
                    "the term after Summer 2027 (12 April 2027 to 21 July 2027), which the answer "
                    "from 25 December 2026 needs"
                ),
            ),
            (
                date(2030, 1, 1),
                1,
                (
                    "the term after Summer 2027 (12 April 2027 to 21 July 2027), which the answer "
                    "from 1 January 2030 needs"
                ),
            ),
        ],
        ids=lambda value: str(value)[:20],
    )
    def test_terms_that_are_missing(self, anchor: date, after: int, missing: str) -> None:
        """Before the first and past the last there is no date, and the terms needed are named."""
        with pytest.raises(ts.NotSuppliedError) as refused:
            ts.end_of_term(TERMS, after=after).due(anchor, ENGLAND)
        assert str(refused.value) == f"Nobody has supplied {missing}: give more terms."

    def test_laws(self) -> None:
        """It keeps the laws of rules, the terms within the days that the laws ask about."""
        check_rule(
            ts.end_of_term(TERMS), anchors=[date(2026, 8, 31), *(term.last for term in TERMS)]
        )
        check_rule(ts.end_of_term(TERMS))

    def test_terms_that_touch(self) -> None:
        """One may begin on the day after another ends: there is then no holiday."""
        next_day = ts.Term("Christmas", date(2026, 12, 19), date(2027, 1, 3))
        rule = ts.end_of_term([AUTUMN, next_day, SPRING])
        assert rule.due(AUTUMN.last, ENGLAND) == ts.Due(next_day.last)

    @pytest.mark.parametrize(
        ("later", "fault"),
        [
            (
                ts.Term("Half", date(2026, 12, 18), date(2027, 1, 3)),
                "Half (18 December 2026 to 3 January 2027) overlaps Autumn 2026",
            ),
            (
                ts.Term("Same", AUTUMN.first, date(2027, 1, 3)),
                "Same (2 September 2026 to 3 January 2027) overlaps Autumn 2026",
            ),
            (
                ts.Term("Old", date(2026, 4, 13), date(2026, 7, 21)),
                "Old (13 April 2026 to 21 July 2026) is not in order after Autumn 2026",
            ),
        ],
        ids=lambda value: str(value)[:4],
    )
    def test_in_order_and_apart(self, later: ts.Term, fault: str) -> None:
        """Which terms are at fault, and how, is said."""
        with pytest.raises(ts.WrongValueError) as refused:
            ts.end_of_term([AUTUMN, later])
        assert str(refused.value) == (
            f"Terms must be in order and apart: {fault} (2 September 2026 to 18 December 2026)."
        )

    def test_only_terms(self) -> None:
        """At least one, each a Term, and a count from 1."""
        wrong: Any = "Autumn"
        with pytest.raises(ts.WrongTypeError, match="terms must be a list of Term, not 'Autumn'"):
            ts.end_of_term(wrong)
        wrong = [date(2026, 9, 2)]
        with pytest.raises(ts.WrongTypeError, match="terms must hold only Term, not "):
            ts.end_of_term(wrong)
        with pytest.raises(ts.WrongValueError, match=r"end_of_term needs at least one term\."):
            ts.end_of_term([])
        with pytest.raises(ts.WrongValueError, match="after must be 1 or more, not 0"):
            ts.end_of_term(TERMS, after=0)


class TestTerm:
    """`Term(name, first, last)`: both days included."""

    def test_words(self) -> None:
        """Its repr constructs it, and its str says when it is."""
        assert repr(AUTUMN) == "Term('Autumn 2026', date(2026, 9, 2), date(2026, 12, 18))"
        assert str(AUTUMN) == "Autumn 2026 (2 September 2026 to 18 December 2026)"

    def test_one_day(self) -> None:
        """A term of one day is a term; one that ends before it begins is refused."""
        assert ts.Term("Day", AUTUMN.first, AUTUMN.first).last == AUTUMN.first
        with pytest.raises(
            ts.WrongValueError,
            match="Day cannot end on 2026-09-01, before it begins on 2026-09-02",
        ):
            ts.Term("Day", AUTUMN.first, date(2026, 9, 1))

    def test_types(self) -> None:
        """A name, and exactly dates."""
        wrong: Any = ""
        with pytest.raises(ts.WrongTypeError, match="name must be a text that is not empty"):
            ts.Term(wrong, AUTUMN.first, AUTUMN.last)
        wrong = "2026-09-02"
        with pytest.raises(ts.WrongTypeError, match=r"first must be exactly a datetime\.date"):
            ts.Term("Autumn", wrong, AUTUMN.last)
        with pytest.raises(ts.WrongTypeError, match=r"last must be exactly a datetime\.date"):
            ts.Term("Autumn", AUTUMN.first, wrong)
