"""Rules made of rules, over a run of anchors."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce

from timescales.rules.adjusting import NEXT_WORKING_DAY, Dated, Rolled
from timescales.rules.base import DateRule
from timescales.rules.combining import LatestOf, StrictestOf, Then
from timescales.rules.tabulating.counting import counts_of
from timescales.rules.tabulating.run import Codes, Run, codes_each, codes_over, has_way, way
from timescales.table import NO_DEADLINE, REFUSED


@way(StrictestOf)
def strictest_of(rule: StrictestOf, run: Run) -> Codes:
    """Over ``strictest_of``: a refusal is least of all, and no deadline is the greatest."""
    return reduce(_earlier, (codes_over(limb, run) for limb in rule.rules))


@way(LatestOf)
def latest_of(rule: LatestOf, run: Run) -> Codes:
    """Over ``latest_of``: refused where any is, and no deadline where any has none."""
    return reduce(_later, (codes_over(limb, run) for limb in rule.rules))


# Whichever of two decides, the outcome leans on what either leans on.


def _earlier(one: Codes, other: Codes) -> Codes:
    return [min(a, b) | ((a | b) & 1) for a, b in zip(one, other, strict=True)]


def _later(one: Codes, other: Codes) -> Codes:
    return [
        REFUSED
        if REFUSED in (a, b)
        else NO_DEADLINE
        if NO_DEADLINE in (a, b)
        else max(a, b) | ((a | b) & 1)
        for a, b in zip(one, other, strict=True)
    ]


@way(Then)
def then(rule: Then, run: Run) -> Codes:
    """Over ``then``: each rule from the days that the one before it gives."""
    first, *following = rule.rules
    codes = codes_over(first, run)
    for each in following:
        codes = _followed(codes, _answers(each, _days(codes), run))
    return codes


@way(Rolled)
def rolled(rule: Rolled, run: Run) -> Codes:
    """Over ``rolled_to``: from the days that the rule gives, those moved off closed days."""
    counts = counts_of(run.calendar)
    if rule.roll is NEXT_WORKING_DAY:
        moved = counts.nth_after(1)[:-1]
    else:
        leans_from = counts.published_to + 1 - counts.zero
        moved = counts.nth_before(1, leans_from=leans_from)[1:]
    return _followed(codes_over(rule.rule, run), dict(enumerate(moved, counts.zero + 1)))


@way(Dated)
def dated(rule: Dated, run: Run) -> Codes:
    """Over ``dated``: each version for the anchors in its time, and no deadline outside them."""
    since, _ = rule.in_force
    start = run.days.start if since is None else since.toordinal()
    codes: Codes = [NO_DEADLINE] * len(range(run.days.start, min(start, run.days.stop)))
    for version in rule.versions:
        stop = run.days.stop if version.until is None else version.until.toordinal() + 1
        days = range(run.days.start + len(codes), min(stop, run.days.stop))
        if days:
            codes += codes_over(version.rule, Run(days, run.calendar))
    return codes + [NO_DEADLINE] * (len(run.days) - len(codes))


def _answers(rule: DateRule, days: set[int], run: Run) -> dict[int, int]:
    """The codes of a rule by day: over the whole run of these days, where that is quick."""
    if not days:
        return {}
    span = range(min(days), max(days) + 1)
    if has_way(rule) and len(span) <= 4 * len(run.days):
        return dict(zip(span, codes_over(rule, Run(span, run.calendar)), strict=True))
    return dict(zip(days, codes_each(rule, run.calendar, days), strict=True))


def _days(codes: Codes) -> set[int]:
    """The ordinals of the days that the codes give."""
    return {code >> 1 for code in codes if REFUSED < code < NO_DEADLINE}


def _followed(codes: Codes, following: Mapping[int, int]) -> Codes:
    """What follows from each day, by its code: with no day to go on from, as it was.

    It leans on what the day leaned on; a day for which there is no answer is refused.
    """
    return [
        code
        if code in (REFUSED, NO_DEADLINE)
        else _leaning(following.get(code >> 1, REFUSED), code)
        for code in codes
    ]


def _leaning(code: int, before: int) -> int:
    return code if code in (REFUSED, NO_DEADLINE) else code | (before & 1)
