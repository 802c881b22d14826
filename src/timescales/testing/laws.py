"""``check_rule``: the laws that every rule keeps, a third party's included."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

import timescales
from timescales._dates import checked_date
from timescales.calendar import WorkingCalendar, england_and_wales
from timescales.codec import from_data, to_data
from timescales.errors import HorizonError, TimescalesError, WrongTypeError
from timescales.outcome import Due, NoDeadline
from timescales.rules import (
    ClockRule,
    DateRule,
    checked_rule,
    latest_of,
    months,
    no_deadline,
    strictest_of,
    working_days,
)
from timescales.testing.answering import Answer, answer, broken, require_same
from timescales.testing.clock import check_clock
from timescales.testing.days import beside, hard_days
from timescales.testing.honesty import check_honesty

_NOT_DATES: tuple[Any, ...] = (
    datetime(2026, 11, 2, tzinfo=UTC), "2026-11-02", 20261102, True, 1.5, None,
)  # fmt: skip
# A value of another kind: it has no hash, and leaves a comparison to the other side.
_STRANGER: Any = []
_NEVER = no_deadline("never")
_OTHERS = (working_days(20), months(3))


def check_rule(
    rule: DateRule,
    *,
    anchors: Iterable[date] | None = None,
    calendar: WorkingCalendar | None = None,
) -> None:
    """Check every law of rules on ``rule``; return nothing if all hold.

    In: any rule; the anchors to ask it about, ``hard_days(calendar)`` and days beyond the horizon
    unless given; the calendar, England and Wales unless given. Raises ``AssertionError`` that
    names the law, the rule and the anchor, and ``WrongTypeError`` for what is not a rule.

    The laws: a rule is a frozen value that is equal to its copy, its pickle, its data read back
    and, where that evaluates with the public names of ``timescales``, its repr. It takes exactly
    dates. It answers the same when asked again, when read back, from its table and in its
    explanation, which is text, Markdown and valid JSON. Outside the horizon it refuses rather
    than guess, and it is provisional exactly where it reads a day after ``published_to``. Where it
    declares itself monotone, a later anchor never gives an earlier answer. ``strictest_of``,
    ``latest_of`` and ``then`` treat it as they treat every rule. One that counts by the clock keeps
    them about moments too: it takes exactly datetimes that know their offset, and answers a moment
    the same in whatever zone it is given, and never with an earlier one.

    >>> import timescales as ts
    >>> check_rule(ts.working_days(20), anchors=[date(2026, 12, 24)])

    In a property test, Hypothesis finds the anchors and the smallest that fails:

    >>> from hypothesis import given
    >>> from timescales.testing import anchors
    >>> @given(anchors(date(2020, 1, 1), date(2028, 12, 31)))
    ... def check(anchor):
    ...     check_rule(ts.months(3), anchors=[anchor])
    >>> check()
    """
    checked_rule(rule)
    calendar = england_and_wales() if calendar is None else calendar
    chosen = _usual_anchors(calendar) if anchors is None else anchors
    days = sorted({checked_date(day, "an anchor") for day in chosen})
    _check_value(rule)
    _check_takes_dates(rule, calendar)
    again = _from_json(rule)
    for anchor in days:
        found = answer(rule, anchor, calendar)
        _check_once_more(rule, again, anchor, calendar, found)
        if found is not None:
            _check_explanation(rule, anchor, calendar, found)
        _check_composition(rule, anchor, calendar, found)
        check_honesty(rule, anchor, calendar)
    if rule.monotone:
        _check_monotone(rule, days, calendar)
    if isinstance(rule, ClockRule):
        check_clock(rule, again, days)


def _usual_anchors(calendar: WorkingCalendar) -> set[date]:
    beyond = {beside(calendar.first, by) for by in (-400, -1)}
    beyond |= {beside(calendar.projected_to, by) for by in (1, 400)}
    return beyond.union(hard_days(calendar))


def _check_value(rule: DateRule) -> None:
    law = "a rule is a frozen, hashable value"
    for name, value in _fields(rule):
        try:
            setattr(rule, name, value)
        except AttributeError:
            continue
        raise broken(law, rule, None, f"{name} can be set")
    try:
        hash(rule)
    except TypeError as error:
        raise broken(law, rule, None, f"{error}") from error
    for how, other in _copies(rule):
        if other != rule or hash(other) != hash(rule):
            raise broken("a rule is equal to its copies, and so is its hash", rule, None, how)
    if rule == _STRANGER:
        raise broken("a rule is equal to no value of another kind", rule, None, "it is")
    if not str(rule):
        raise broken("a rule says what it is", rule, None, "its str is empty")


def _copies(rule: DateRule) -> Iterator[tuple[str, object]]:
    yield "copy.copy differs", copy.copy(rule)
    yield "copy.deepcopy differs", copy.deepcopy(rule)
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        yield f"its pickle (protocol {protocol}) differs", _unpickled(rule, protocol)
    yield "its data read back differs", _from_json(rule)
    yield from _evaluated(rule)


def _unpickled(rule: DateRule, protocol: int) -> object:
    try:
        return pickle.loads(pickle.dumps(rule, protocol))  # noqa: S301 - made on the line itself
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        law = "a rule can be pickled"
        raise broken(law, rule, None, f"{error}; define its class in a module") from error


def _from_json(rule: DateRule) -> Any:
    law = "a rule's data form reads back"
    try:
        return from_data(json.loads(json.dumps(to_data(rule), allow_nan=False)))
    except (TimescalesError, TypeError, ValueError) as error:
        raise broken(law, rule, None, f"{error}") from error


def _evaluated(rule: DateRule) -> Iterator[tuple[str, object]]:
    """The repr evaluated; of a third party's, with its own name, and only where that does."""
    strangers = {cls for cls in _classes(rule) if not cls.__module__.startswith("timescales.")}
    names = {name: getattr(timescales, name) for name in timescales.__all__}
    names |= {cls.__name__: cls for cls in strangers}
    try:
        value = eval(repr(rule), names)  # noqa: S307 - the text is the rule's own
    except (NameError, SyntaxError, AttributeError, TypeError) as error:
        if not strangers:
            law = "a rule's repr evaluates with the public names of timescales"
            raise broken(law, rule, None, f"{error}") from error
        return
    yield "its repr evaluates to another rule", value


def _classes(value: object) -> Iterator[type]:
    """The classes of the rules in a rule."""
    if isinstance(value, tuple):
        for item in value:
            yield from _classes(item)
    elif is_dataclass(value):
        yield type(value)
        for _, held in _fields(value):
            yield from _classes(held)


def _fields(value: object) -> Iterator[tuple[str, object]]:
    if is_dataclass(value):
        for field in fields(value):
            yield field.name, getattr(value, field.name)


def _check_takes_dates(rule: DateRule, calendar: WorkingCalendar) -> None:
    doors = {"due": rule.due, "explain": rule.explain}
    for value in _NOT_DATES:
        for name, door in doors.items():
            try:
                door(value, calendar)
            except WrongTypeError:
                continue
            law = "a rule takes exactly dates, and refuses all else with WrongTypeError"
            raise broken(law, rule, None, f"{name} takes {value!r}")


def _check_once_more(
    rule: DateRule, again: DateRule, anchor: date, calendar: WorkingCalendar, found: Answer
) -> None:
    same = "a rule answers the same when it is asked again"
    require_same(same, rule, anchor, answer(rule, anchor, calendar), found)
    stored = "a rule answers the same when it is read back from its data"
    require_same(stored, rule, anchor, answer(again, anchor, calendar), found)
    tabulated = "a table answers as its rule does, and refuses what it refuses"
    require_same(tabulated, rule, anchor, _from_table(rule, anchor, calendar), found)


def _from_table(rule: DateRule, anchor: date, calendar: WorkingCalendar) -> Answer:
    """What a table of the rule over the anchor and the days beside it answers."""
    run = (beside(anchor, -1), beside(anchor, 1))
    for day in run:
        answer(rule, day, calendar)
    table = rule.table(calendar, first=run[0], last=run[1])
    try:
        return table[anchor]
    except HorizonError:
        return None


def _check_explanation(
    rule: DateRule, anchor: date, calendar: WorkingCalendar, found: Answer
) -> None:
    said = "an explanation is text, Markdown and JSON, and each gives the answer"
    try:
        explanation = rule.explain(anchor, calendar)
        texts = (explanation.text, explanation.markdown)
        data = json.loads(explanation.json)["outcome"]
    except Exception as error:
        raise broken(said, rule, anchor, f"it raised {error!r}") from error
    step = explanation.step
    traced = "the trace of a rule is its answer"
    require_same(
        traced, rule, anchor, (step.rule, step.anchor, step.outcome), (rule, anchor, found)
    )
    missing = [text for text in texts if str(found) not in text]
    if missing:
        raise broken(said, rule, anchor, f"{found} is not in {missing[0]!r}")
    due = found.date.isoformat() if isinstance(found, Due) else None
    require_same(said, rule, anchor, data["due"], due)


def _check_composition(
    rule: DateRule, anchor: date, calendar: WorkingCalendar, found: Answer
) -> None:
    def ask(composed: DateRule) -> Answer:
        return answer(composed, anchor, calendar)

    never = None if found is None else NoDeadline(("never",))
    one, two = _OTHERS
    laws: list[tuple[str, Answer, Answer]] = [
        ("strictest_of is idempotent", ask(strictest_of(rule, rule)), found),
        ("no_deadline is the identity of strictest_of", ask(strictest_of(rule, _NEVER)), found),
        ("no_deadline absorbs in latest_of", ask(latest_of(rule, _NEVER)), never),
        ("no_deadline absorbs in then", ask(rule.then(_NEVER)), never),
        ("no_deadline absorbs what follows it", ask(_NEVER.then(rule)), NoDeadline(("never",))),
    ]
    for other in _OTHERS:
        theirs = ask(other)
        for choose, of in ((min, strictest_of), (max, latest_of)):
            name = of.__name__
            expected = _chosen(choose(found, theirs), found, theirs) if found and theirs else None
            laws += [
                (f"{name} takes the {choose.__name__}imum", ask(of(rule, other)), expected),
                (f"{name} is commutative", ask(of(other, rule)), ask(of(rule, other))),
            ]
        laws.append(
            ("then goes on from the answer", ask(rule.then(other)), _after(found, other, calendar))
        )
    for of in (strictest_of, latest_of):
        left, right = of(of(rule, one), two), of(rule, of(one, two))
        laws.append((f"{of.__name__} is associative", ask(left), ask(right)))
    for law, given, expected in laws:
        require_same(law, rule, anchor, given, expected)


def _chosen(chosen: Due | NoDeadline, *outcomes: Due | NoDeadline) -> Answer:
    """The outcome chosen, provisional if any dated one is."""
    leans = any(isinstance(outcome, Due) and outcome.provisional for outcome in outcomes)
    return Due(chosen.date, leans) if isinstance(chosen, Due) else chosen


def _after(found: Answer, following: DateRule, calendar: WorkingCalendar) -> Answer:
    """What ``following`` answers from an answer, provisional if either is."""
    if not isinstance(found, Due):
        return found
    then = answer(following, found.date, calendar)
    return then if then is None else _chosen(then, then, found)


def _check_monotone(rule: DateRule, days: list[date], calendar: WorkingCalendar) -> None:
    asked = {beside(day, by) for day in days for by in (-1, 0, 1)}
    answered = [(day, answer(rule, day, calendar)) for day in sorted(asked)]
    for (earlier, before), (later, after) in pairwise((d, a) for d, a in answered if a is not None):
        if after < before:
            law = "of a monotone rule a later anchor never gives an earlier answer"
            raise broken(law, rule, later, f"{after!r}, but {before!r} from {earlier}")
