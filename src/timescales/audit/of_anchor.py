"""Faults of the anchor: the right period, counted from the wrong day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from timescales._dates import short_date
from timescales.audit.cause import Question, Way
from timescales.audit.working import Working
from timescales.condition import Occurrences
from timescales.rules import DateRule, days, months
from timescales.rules.counting import Days, Months


def own_day(question: Question, working: Working) -> Iterator[Way]:
    """Counted from the review or conference itself."""
    held = question.shown.event
    if held is not None and held != working.anchor:
        yield _from(working, held, "the day on which it was itself held")


def named_anchor(question: Question, working: Working) -> Iterator[Way]:
    """Counted from the day that the row names, which is not the one that the clock runs from."""
    named = question.shown.anchor
    if named is not None and named != working.anchor:
        yield _from(working, named, "the anchor in the same row")


def previous_due(question: Question, working: Working) -> Iterator[Way]:
    """Counted from the day on which the one before was due, not from the day it was held."""
    ours = question.before[-1].due if question.before else None
    shown = question.shown_before[-1] if question.shown_before else None
    if ours is not None:
        yield _from(working, ours, "the day on which the one before was due")
    if shown is not None and shown != ours:
        yield _from(working, shown, "the day that was shown as due beside the one before")


def from_the_start(question: Question, working: Working) -> Iterator[Way]:
    """Counted from where the duty began, whenever the ones between were held.

    The period of the occurrence itself from the start; or those of all from the second on,
    added up, from the start or from the day on which the first was due; or its own period for each
    of them.
    """
    number, first = question.ours.ordinal, question.first
    if number == 1:
        return
    yield _from(working, first.anchor, "where the duty began")
    between = _added(_later_rules(question, working))
    alike = _added([working.settled.rule] * (number - 1))
    for start in (first.anchor, first.due):
        for rule in dict.fromkeys((between, alike)):
            if start is not None and rule is not None:
                says = f"{rule} {short_date(start)}, whenever the ones between were held"
                yield Way(says, replace(working, anchor=start, rule=rule))


def another_event(question: Question, working: Working) -> Iterator[Way]:
    """Counted from another event on record of a kind that could be an anchor."""
    duty, shown = question.ours.duty, question.shown
    kinds = {*duty.starts, *duty.anchored_on, *duty.meets}
    said_elsewhere = {working.anchor, shown.event, shown.anchor}
    for event in question.case.events:
        if event.kind in kinds and event.date not in said_elsewhere and event.date <= shown.due:
            yield _from(working, event.date, f"the day of another {event.kind}")


def _from(working: Working, day: date, what: str) -> Way:
    says = f"counted from {short_date(day)}, {what}, for {short_date(working.anchor)}"
    return Way(says, replace(working, anchor=day))


def _later_rules(question: Question, working: Working) -> list[DateRule]:
    """The rule of each occurrence from the second to ours, where the number alone decides it."""
    stages = question.ours.duty.series.stages
    return [
        replace(working, rule=stage.rule).settled.rule
        for number in range(2, question.ours.ordinal + 1)
        for stage in stages
        if isinstance(stage.when, Occurrences) and number in stage.when
    ]


def _added(rules: list[DateRule]) -> DateRule | None:
    """Periods added up: months to months, or days to days; None where they are mixed."""
    if rules and all(isinstance(rule, Months) for rule in rules):
        return months(sum(rule.n for rule in rules if isinstance(rule, Months)))
    if rules and all(isinstance(rule, Days) for rule in rules):
        return days(sum(rule.n for rule in rules if isinstance(rule, Days)))
    return None
