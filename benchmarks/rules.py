"""What a rule costs walked, traced, told as text and looked up; and the one-call function."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

import timescales as ts
from benchmarks import counted
from benchmarks.contest import Answer, Effort, Maker, Result, one_at_a_time
from benchmarks.one_date import LEXDAYS
from benchmarks.peers import load

TABLE: Final = "timescales, table[day]"
DUE: Final = "timescales, rule.due(day, calendar)"
TRACED: Final = "timescales, rule.trace(day, calendar)"
TOLD: Final = "timescales, rule.explain(day, calendar).text"
REVIEW: Final = "timescales, next_review_date, three reviews held"
RULE: Final = ts.strictest_of(ts.days(91), ts.months(3))
RESULT: Final = Result(
    "rules",
    "A rule that chooses: the strictest of 91 days and three months",
    "The earlier of 91 days and three months after a day: from the table of the rule, walked, with "
    "the whole trace, and with the explanation as text.",
    (),
)
CALL: Final = Result(
    "one-call",
    "The one-call function",
    "When the fourth review of a looked-after child is due, from the day of coming into care and "
    "three reviews held 20, 100 and 270 days later.",
    (),
)


def right(day: date) -> date:
    """The answer counted apart."""
    return min(counted.days_on(day, 91), counted.months_on(day, 3))


def ours() -> Mapping[str, Answer]:
    calendar = ts.england_and_wales()
    table, due, trace, explain = RULE.table(calendar), RULE.due, RULE.trace, RULE.explain

    def told(day: date) -> Any:
        explanation = explain(day, calendar)
        return explanation.text and explanation.step.outcome

    return {
        TABLE: lambda day: table[day],
        DUE: lambda day: due(day, calendar),
        TRACED: lambda day: trace(day, calendar).outcome,
        TOLD: told,
    }


def of_lexdays() -> Mapping[str, Answer]:
    lexdays = load("lexdays")
    pack = lexdays.rulepack(LEXDAYS)
    months, days = lexdays.Period(3, "month"), lexdays.Period(91, "day")
    return {
        "lexdays, compute with its trace, twice": lambda day: min(
            pack.compute(day, months).deadline, pack.compute(day, days).deadline
        )
    }


def by_hand() -> Mapping[str, Answer]:
    once = load("dateutil.relativedelta").relativedelta(months=3)
    period = timedelta(days=91)
    return {
        "dateutil, min() of two dates, no reason given": lambda day: min(day + period, day + once)
    }


MAKERS: Final[Mapping[str, Maker]] = {
    "timescales": ours,
    "python-dateutil": by_hand,
    "lexdays": of_lexdays,
}


def measure(effort: Effort) -> Result:
    return one_at_a_time(RESULT, MAKERS, counted.starts(20_000, 91), right, effort)


def held(day: date) -> list[date]:
    """The days of three reviews of a child who came into care on a day."""
    return [counted.days_on(day, after) for after in (20, 100, 270)]


def one_call() -> Mapping[str, Answer]:
    return {REVIEW: lambda asked: ts.next_review_date(asked[0], asked[1])}


def the_date_alone() -> Mapping[str, Answer]:
    period = timedelta(days=183)
    return {
        "datetime, 183 days after the last review, no history read": lambda asked: (
            asked[1][-1] + period
        )
    }


def measure_one_call(effort: Effort) -> Result:
    asked = [(day, held(day)) for day in counted.starts(5_000, 33)]

    def expected(each: tuple[date, list[date]]) -> date:
        return counted.days_on(each[1][-1], 183)

    makers = {"timescales": one_call, "datetime": the_date_alone}
    return one_at_a_time(CALL, makers, asked, expected, effort)
