"""`repr` constructs; `str` reads like the statute."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

import timescales as ts
from tests.core.histories import ENGLAND, PUBLIC

EVERY_NODE = [
    (ts.working_days(20), "working_days(20)", "20 working days after"),
    (ts.working_days(1), "working_days(1)", "1 working day after"),
    (
        ts.working_days(10, day_zero=ts.DayZero.INCLUSIVE),
        "working_days(10, day_zero=DayZero.INCLUSIVE)",
        "10 working days beginning with",
    ),
    (
        ts.working_days(10, day_zero=ts.DayZero.FIRST_WORKING_DAY),
        "working_days(10, day_zero=DayZero.FIRST_WORKING_DAY)",
        "10 working days after the first working day on or after",
    ),
    (ts.days(91), "days(91)", "91 days after"),
    (
        ts.weeks(26, day_zero=ts.DayZero.INCLUSIVE),
        "weeks(26, day_zero=DayZero.INCLUSIVE)",
        "26 weeks beginning with",
    ),
    (ts.months(3), "months(3)", "3 months after"),
    (ts.years(1), "years(1)", "1 year after"),
    (ts.working_days_before(5), "working_days_before(5)", "5 working days before"),
    (ts.days_before(28), "days_before(28)", "28 days before"),
    (ts.weeks_before(1), "weeks_before(1)", "1 week before"),
    (ts.months_before(3), "months_before(3)", "3 months before"),
    (ts.years_before(2), "years_before(2)", "2 years before"),
    (ts.end_of_month(after=0), "end_of_month(after=0)", "the end of the same calendar month"),
    (ts.end_of_month(after=1), "end_of_month(after=1)", "the end of the next calendar month"),
    (ts.end_of_year(after=2), "end_of_year(after=2)", "the end of the 2nd calendar year after"),
    (ts.on_birthday(18), "on_birthday(18)", "on the 18th birthday"),
    (
        ts.on_birthday(18, leap_birthday=ts.LeapBirthday.FEBRUARY_28),
        "on_birthday(18, leap_birthday=LeapBirthday.FEBRUARY_28)",
        "on the 18th birthday",
    ),
    (ts.day_before_birthday(16), "day_before_birthday(16)", "the day before the 16th birthday"),
    (
        ts.strictest_of(ts.days(91), ts.months(3)),
        "strictest_of(days(91), months(3))",
        "the earlier of 91 days after and 3 months after",
    ),
    (
        ts.strictest_of(ts.days(91), ts.months(3), ts.weeks(13)),
        "strictest_of(days(91), months(3), weeks(13))",
        "the earliest of 91 days after, 3 months after and 13 weeks after",
    ),
    (
        ts.latest_of(ts.days(91), ts.months(3)),
        "latest_of(days(91), months(3))",
        "the later of 91 days after and 3 months after",
    ),
    (
        ts.months(3).then(ts.working_days(1)).rolled_to(ts.PREVIOUS_WORKING_DAY),
        "months(3).then(working_days(1)).rolled_to(PREVIOUS_WORKING_DAY)",
        (
            "3 months after, then 1 working day after, moved off a closed day to the previous "
            "working day"
        ),
    ),
    (
        ts.days(1).rolled_to(ts.NEXT_WORKING_DAY).then(ts.days(2)).then(ts.days(3)),
        "days(1).rolled_to(NEXT_WORKING_DAY).then(days(2)).then(days(3))",
        (
            "1 day after, moved off a closed day to the next working day, then 2 days after, then "
            "3 days after"
        ),
    ),
    (
        ts.no_deadline("as the court's order says"),
        'no_deadline("as the court\'s order says")',
        "no deadline (as the court's order says)",
    ),
    (
        ts.dated(
            ts.Version(ts.weeks(4), until=date(2011, 3, 31)),
            ts.Version(
                ts.working_days(20),
                since=date(2011, 4, 1),
                source=ts.Citation("uksi/2010/959/regulation/33/1"),
            ),
        ),
        (
            "dated(Version(weeks(4), until=date(2011, 3, 31)), Version(working_days(20), "
            "since=date(2011, 4, 1), source=Citation('uksi/2010/959/regulation/33/1')))"
        ),
        "4 weeks after, until 31 March 2011; 20 working days after, from 1 April 2011",
    ),
    (
        ts.dated(ts.Version(ts.days(1), since=date(2011, 4, 1), until=date(2012, 3, 31))),
        "dated(Version(days(1), since=date(2011, 4, 1), until=date(2012, 3, 31)))",
        "1 day after, from 1 April 2011 until 31 March 2012",
    ),
    (ts.dated(ts.Version(ts.days(1))), "dated(Version(days(1)))", "1 day after"),
    (
        ts.on_day(date(2026, 4, 1), "the day on which the order expires"),
        "on_day(date(2026, 4, 1), 'the day on which the order expires')",
        "1 April 2026 (the day on which the order expires)",
    ),
    (
        ts.end_of_term([ts.Term("Spring 2024", date(2024, 1, 8), date(2024, 3, 28))]),
        "end_of_term((Term('Spring 2024', date(2024, 1, 8), date(2024, 3, 28)),))",
        "the end of the next school term",
    ),
    (
        ts.end_of_term([ts.Term("Spring 2024", date(2024, 1, 8), date(2024, 3, 28))], after=2),
        "end_of_term((Term('Spring 2024', date(2024, 1, 8), date(2024, 3, 28)),), after=2)",
        "the end of the 2nd school term after",
    ),
    (
        ts.not_supplied("the dates of the school terms", "replace this by end_of_term(terms)"),
        "not_supplied('the dates of the school terms', 'replace this by end_of_term(terms)')",
        "a day that rests on the dates of the school terms (not supplied)",
    ),
    (ts.hours(72), "hours(72)", "72 hours after"),
    (
        ts.rolling_hours(72, within_days=28),
        "rolling_hours(72, within_days=28)",
        "72 hours in any 28 consecutive days",
    ),
    (
        ts.rolling_hours(
            1,
            within_days=1,
            used=[
                ts.Stay(
                    datetime.fromisoformat("2024-02-28T09:00+00:00"),
                    datetime.fromisoformat("2024-02-28T09:30:15.5+00:00"),
                )
            ],
        ),
        (
            "rolling_hours(1, within_days=1, used=(Stay(datetime.fromisoformat("
            "'2024-02-28T09:00:00+00:00'), "
            "datetime.fromisoformat('2024-02-28T09:30:15.500000+00:00')),))"
        ),
        "1 hour in any day, after 1 earlier stay",
    ),
]


@pytest.mark.parametrize(("rule", "constructs", "reads"), EVERY_NODE)
class TestWords:
    """`repr` constructs; `str` reads like the statute ("20 working days after")."""

    def test_repr(self, rule: ts.DateRule, constructs: str, reads: str) -> None:
        """Every built-in repr evaluates with the public names of timescales."""
        assert repr(rule) == constructs
        assert eval(constructs, PUBLIC) == rule

    def test_str(self, rule: ts.DateRule, constructs: str, reads: str) -> None:
        """The sentence is this one exactly."""
        assert str(rule) == reads

    def test_values(self, rule: ts.DateRule, constructs: str, reads: str) -> None:
        """Frozen values: hashable, equal by content, and unlike strangers."""
        again = eval(constructs, PUBLIC)
        assert hash(again) == hash(rule)
        assert len({again, rule}) == 1
        strangers: list[object] = [constructs, reads]
        assert rule not in strangers
        assert not hasattr(rule, "__dict__")

    def test_round_trip(self, rule: ts.DateRule, constructs: str, reads: str) -> None:
        """`from_data(to_data(x)) == x`, with the same words."""
        again = ts.from_data(ts.to_data(rule))
        assert again == rule
        assert repr(again) == constructs

    def test_table(self, rule: ts.DateRule, constructs: str, reads: str) -> None:
        """`table[date]` gives the outcome."""
        first, last = date(2024, 2, 20), date(2024, 3, 10)
        table = rule.table(ENGLAND, first=first, last=last)
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            anchor = date.fromordinal(ordinal)
            assert answer(table.__getitem__, anchor) == answer(rule.due, anchor, ENGLAND)


def answer(ask: Callable[..., ts.Due | ts.NoDeadline], *arguments: Any) -> tuple[object, str]:
    """What is answered, or with what error and words it is refused."""
    try:
        return ask(*arguments), ""
    except ts.HorizonError as error:
        return type(error), str(error)


def test_every_node_is_in_the_table() -> None:
    """No registered rule of the library is left out of the cases above."""
    import timescales.rules.adjusting  # noqa: F401

    kinds = {ts.to_data(rule)["kind"] for rule, _, _ in EVERY_NODE}
    built_in = {
        kind["properties"]["kind"]["const"]
        for kind in ts.json_schema(ts.DateRule)["oneOf"]
        if ":" not in kind["properties"]["kind"]["const"]
    }
    assert kinds == built_in
