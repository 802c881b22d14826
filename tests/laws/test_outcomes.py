"""What a rule answers: a date or that there is none, and how the two compare."""

from __future__ import annotations

import copy
import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timescales as ts
from timescales.testing import anchors, calendars

ENGLAND = ts.england_and_wales()
PUBLISHED_TO = date(2028, 12, 31)

dues = st.builds(ts.Due, st.dates(), st.booleans())
nones = st.builds(lambda reason: ts.NoDeadline((reason,)), st.text(min_size=1))
outcomes = dues | nones


class TestOrder:
    """``NoDeadline`` is later than every date."""

    @given(dues, nones)
    def test_later_than_every_date(self, due: ts.Due, none: ts.NoDeadline) -> None:
        """Even than the last date that exists."""
        assert due < none
        assert not none < due
        assert ts.Due(date.max) < none

    @given(outcomes, outcomes, outcomes)
    def test_transitive(
        self,
        a: ts.Due | ts.NoDeadline,
        b: ts.Due | ts.NoDeadline,
        c: ts.Due | ts.NoDeadline,
    ) -> None:
        """The order is strict and transitive."""
        assert not a < a  # noqa: PLR0124 - that it is irreflexive is the claim
        if a < b < c:
            assert a < c

    @given(dues, dues)
    def test_dates(self, a: ts.Due, b: ts.Due) -> None:
        """Two dates compare as dates; being provisional does not move them."""
        assert (a < b) is (a.date < b.date)

    @given(nones, nones)
    def test_any_two_are_equal(self, a: ts.NoDeadline, b: ts.NoDeadline) -> None:
        """Of two that are none neither is earlier, and they are equal whatever the reasons."""
        assert a == b
        assert hash(a) == hash(b)
        assert not a < b

    @pytest.mark.parametrize("other", [None, 1, "2026-01-01", date(2026, 1, 1)])
    def test_nothing_else(self, other: object) -> None:
        """Neither compares with anything that is not an outcome."""
        with pytest.raises(TypeError):
            _ = ts.Due(date(2026, 1, 1)) < other
        with pytest.raises(TypeError):
            _ = ts.NoDeadline(("repealed",)) < other


class TestValues:
    """An outcome is a value: never ``None``, never ``date.max``."""

    @given(outcomes)
    def test_copies(self, outcome: ts.Due | ts.NoDeadline) -> None:
        """It is equal to its copies and its pickle, reasons included."""
        for other in (copy.deepcopy(outcome), pickle.loads(pickle.dumps(outcome))):
            assert other == outcome
            assert repr(other) == repr(outcome)

    @given(outcomes)
    def test_repr(self, outcome: ts.Due | ts.NoDeadline) -> None:
        """Its repr constructs it with the public names."""
        names = {name: getattr(ts, name) for name in ("Due", "NoDeadline", "date")}
        value = eval(repr(outcome), names)
        assert value == outcome
        assert repr(value) == repr(outcome)

    @given(st.lists(st.text(min_size=1), min_size=1))
    def test_reasons(self, reasons: list[str]) -> None:
        """Each reason is held once, in the order given."""
        assert ts.NoDeadline(tuple(reasons)).reasons == tuple(dict.fromkeys(reasons))

    @given(anchors(), st.lists(st.sampled_from("abcd"), min_size=1, max_size=5))
    def test_reasons_of_all_limbs(self, anchor: date, reasons: list[str]) -> None:
        """Where no limb has a deadline, the reasons of all are given, each once."""
        rule = ts.strictest_of(*map(ts.no_deadline, reasons))
        outcome = rule.due(anchor, ENGLAND)
        assert isinstance(outcome, ts.NoDeadline)
        assert outcome.reasons == tuple(dict.fromkeys(reasons))


class TestProvisional:
    """``provisional`` if any dated limb leans on days that are not yet published."""

    @given(anchors(date(2028, 6, 1), date(2029, 6, 30)), st.integers(1, 60))
    def test_working_days(self, anchor: date, n: int) -> None:
        """A count of working days is so exactly if it ends after the last published day."""
        outcome = ts.working_days(n).due(anchor, ENGLAND)
        assert isinstance(outcome, ts.Due)
        assert outcome.provisional is (outcome.date > PUBLISHED_TO)

    @given(anchors(), st.integers(1, 24))
    def test_months(self, anchor: date, n: int) -> None:
        """Months read no calendar, and are never so."""
        outcome = ts.months(n).due(anchor, ENGLAND)
        assert isinstance(outcome, ts.Due)
        assert not outcome.provisional

    def test_a_limb_that_did_not_decide(self) -> None:
        """An answer is so even where the limb that leans did not decide."""
        rule = ts.strictest_of(ts.days(1), ts.working_days(60))
        assert rule.due(PUBLISHED_TO, ENGLAND) == ts.Due(date(2029, 1, 1), provisional=True)


class TestBeyondTheHorizon:
    """A rule that counts no working days answers beyond the calendar's horizon too."""

    @given(st.integers(1, 400), st.dates(date(2076, 1, 1), date(2500, 1, 1)), calendars())
    def test_days_and_months(self, n: int, anchor: date, calendar: ts.WorkingCalendar) -> None:
        """Days, months and years answer the same on every calendar."""
        for rule in (ts.days(n), ts.months(n), ts.end_of_month(after=n), ts.on_birthday(18)):
            assert rule.due(anchor, calendar) == rule.due(anchor, ENGLAND)

    @given(st.integers(1, 60), st.dates(date(2076, 1, 1), date(2500, 1, 1)))
    def test_working_days(self, n: int, anchor: date) -> None:
        """A count of working days is refused by name, alone and as a limb."""
        for rule in (ts.working_days(n), ts.strictest_of(ts.days(1), ts.working_days(n))):
            with pytest.raises(ts.HorizonError, match=str(anchor)):
                rule.due(anchor, ENGLAND)
