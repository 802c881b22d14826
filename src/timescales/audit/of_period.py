"""Faults of the period and of the stage: another number, another unit, another occurrence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from timescales import policies
from timescales._dates import short_date
from timescales.audit.cause import Question, Way
from timescales.audit.working import Working
from timescales.rules import DateRule, days, months
from timescales.rules.counting import Days, Months, WorkingDays

_DAYS_A_MONTH = 30
_DAYS_IN_THREE, _DAYS_IN_SIX = 91, 183
_ADJOURNED = "_adjourned"


def day_count(_: Question, working: Working) -> Iterator[Way]:
    """91 days are counted for three months, 183 for six."""
    rule = working.rule
    if isinstance(rule, Months) and rule.n % 3 == 0:
        sixes, threes = divmod(rule.n // 3, 2)
        yield _instead(working, days(sixes * _DAYS_IN_SIX + threes * _DAYS_IN_THREE), rule)


def months_counted(_: Question, working: Working) -> Iterator[Way]:
    """Three months are counted for 91 days, six for 183."""
    rule = working.rule
    if number := _months_meant(rule):
        yield _instead(working, months(number), rule)


def whole_weeks(_: Question, working: Working) -> Iterator[Way]:
    """Seven days are counted for each five working days."""
    rule = working.rule
    if isinstance(rule, WorkingDays) and rule.n % 5 == 0:
        yield _instead(working, days(rule.n // 5 * 7), rule)


def calendar_days(_: Question, working: Working) -> Iterator[Way]:
    """Calendar days are counted: as many as there are working days, or 30 for each month."""
    rule = working.rule
    if isinstance(rule, WorkingDays):
        yield _instead(working, days(rule.n), rule)
    if number := rule.n if isinstance(rule, Months) else _months_meant(rule):
        yield _instead(working, days(number * _DAYS_A_MONTH), rule)


def national_rule(question: Question, working: Working) -> Iterator[Way]:
    """The national rule is counted where the policy has one of its own."""
    ours = question.ours
    duty = policies.statutory().find(ours.timescale)
    stage = duty.series.named(ours.stage.name) if duty and ours.stage else None
    if stage is None:
        return
    national = replace(working, rule=stage.rule).settled
    if national.rule != working.rule:
        yield Way(f"counted: {national.rule} {short_date(working.anchor)}", national)


def wrong_number(question: Question, working: Working) -> Iterator[Way]:
    """The rule of another occurrence is counted, or a part that was adjourned is counted as one."""
    ours = question.ours
    own = ours.stage.name if ours.stage else ""
    adjourned = [
        event.date
        for event in question.case.events
        if event.kind == f"{ours.timescale}{_ADJOURNED}"
        and event.date != working.anchor
        and ours.started.date <= event.date <= question.shown.due
    ]
    for stage in ours.duty.series.stages:
        for anchor in (working.anchor, *adjourned):
            if stage.name == own and anchor == working.anchor:
                continue
            part = "" if anchor == working.anchor else ", when a part of one was adjourned"
            changed = replace(working, anchor=anchor, rule=stage.rule)
            says = f"counted as {stage.name}: {changed.settled.rule} {short_date(anchor)}{part}"
            yield Way(says, changed)


def _months_meant(rule: DateRule) -> int | None:
    """The months for which a rule counts 91 or 183 days, or several such periods together."""
    if not isinstance(rule, Days):
        return None
    sixes, left = divmod(rule.n, _DAYS_IN_SIX)
    return {0: 6 * sixes, _DAYS_IN_THREE: 6 * sixes + 3}.get(left)


def _instead(working: Working, rule: DateRule, of: DateRule) -> Way:
    says = f"{rule} {short_date(working.anchor)}, for {_period(of)}"
    return Way(says, replace(working, rule=rule))


def _period(rule: DateRule) -> str:
    return str(rule).removesuffix(" after")
