"""Duties of an authority's own, as a policy file writes them.

An entry is a timescale's data without kinds, where the place says what a thing is. Its stages
stand under ``rules`` by name (``first``, ``second``, ``subsequent``), or are one ``rule``, or a
list ``stages`` where conditions choose among them.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from timescales import codec
from timescales._text import listed, suggestion
from timescales.citation import Authority, Guidance
from timescales.errors import Steps, TimescalesError, WrongValueError
from timescales.policies.faults import Faults
from timescales.policies.rule_data import citation, rule_at, tagged, with_kinds
from timescales.rules import DateRule, days
from timescales.series import NOT_BEFORE, Series, Stage, checked_name
from timescales.timescale import Timescale

_FORMS = ("rule", "rules", "stages")
_FIELDS = tuple(field.name for field in fields(Timescale) if field.init and field.name != "series")
_KEYS = (*_FIELDS, *_FORMS, NOT_BEFORE)
_USUAL = ("first", "second", "subsequent")
_NAMES = ("id", "started_by", "met_by", "ended_by", "anchored_on", "only_while", "alongside")

# What stands for a part at fault while the rest is read, so that its faults are told as well.
_SOME_NAME = "unnamed"
_SOME_RULE = days(1)
_SOME_SERIES = Series(first=_SOME_RULE)


def own_timescales(entries: Any, source: Guidance, faults: Faults) -> Iterator[Timescale]:
    """The timescales of a policy file; ``source`` is cited where they cite nothing.

    One at fault is noted, and given as far as its id and its stages can be read.
    """
    if not isinstance(entries, list):
        faults.add(("timescales",), f"must be a list, each headed [[timescales]], not {entries!r}.")
        return
    ids: list[str] = []
    for number, entry in enumerate(entries):
        steps = ("timescales", number)
        if not isinstance(entry, dict):
            faults.add(steps, f"must be a table of keys, not {entry!r}.")
            continue
        duty = _timescale(entry, source, steps, faults)
        if duty.id == entry.get("id") in ids:
            faults.add((*steps, "id"), f"{duty.id!r} is given twice; choose another id.")
        ids.append(duty.id)
        yield duty


def _timescale(
    entry: Mapping[str, Any], source: Guidance, steps: Steps, faults: Faults
) -> Timescale:
    for key in _others(entry, _KEYS):
        faults.add((*steps, key), f"unknown key. {suggestion(key, _KEYS)}")
    given = {
        key: _named(entry[key], (*steps, key), faults) if key in _NAMES else entry[key]
        for key in _FIELDS
        if key in entry
    }
    if isinstance(given.get("citations"), list):
        given["citations"] = [citation(each) for each in given["citations"]]
    series = _series(entry, steps, faults)
    written = {key: value for key, value in codec.to_data(series).items() if key != "schema"}
    data = tagged(
        given, "Timescale", subject="child", authority=Authority.LOCAL.value, series=written
    )
    duty = faults.value(data, Timescale, steps)
    if duty is None:
        name = given.get("id")
        return Timescale(name if isinstance(name, str) else _SOME_NAME, "", "", (), (), series)
    return replace(duty, citations=duty.citations or (source,))


def _named(value: Any, steps: Steps, faults: Faults) -> Any:
    """The names in a value, ``_SOME_NAME`` standing for each that is not one."""
    if isinstance(value, list):
        return [_name(each, (*steps, number), faults) for number, each in enumerate(value)]
    return _name(value, steps, faults) if isinstance(value, str) else value


def _name(value: Any, steps: Steps, faults: Faults) -> str:
    try:
        return checked_name(value, "A name here")
    except WrongValueError as error:
        faults.add(steps, str(error))
        return _SOME_NAME


def _series(entry: Mapping[str, Any], steps: Steps, faults: Faults) -> Series:
    forms = [form for form in _FORMS if form in entry]
    if len(forms) != 1:
        given = f"not {listed(forms)} together" if forms else "and none is given"
        faults.add(steps, f"needs rule, or rules by stage, or a list of stages, {given}.")
        return _SOME_SERIES
    [form] = forms
    if form == "stages":
        return _of_stages(entry, steps, faults)
    if form == "rule":
        rules = {"first": _rule(entry["rule"], (*steps, "rule"), faults)}
    else:
        rules = _by_stage(entry["rules"], (*steps, "rules"), faults)
    if NOT_BEFORE not in entry:
        earliest = {}
    elif form == "rule":
        earliest = {"first": _rule(entry[NOT_BEFORE], (*steps, NOT_BEFORE), faults)}
    else:
        earliest = _by_stage(entry[NOT_BEFORE], (*steps, NOT_BEFORE), faults)
    for name in _others(earliest, rules):
        faults.add((*steps, NOT_BEFORE, name), f"rules has no {name}: give both, or neither.")
    if "first" not in rules:
        if isinstance(entry[form], dict):
            faults.add((*steps, form), "needs the rule of the first occurrence, as first = {…}.")
        return _SOME_SERIES
    series = Series(
        first=rules["first"], second=rules.get("second"), subsequent=rules.get("subsequent")
    )
    return Series(tuple(replace(s, not_before=earliest.get(s.name)) for s in series.stages))


def _by_stage(given: Any, steps: Steps, faults: Faults) -> dict[str, DateRule]:
    if not isinstance(given, dict):
        faults.add(steps, f"must be a table of rules by stage, not {given!r}.")
        return {}
    for name in _others(given, _USUAL):
        faults.add(
            (*steps, name),
            f"no stage is named {name!r}. {suggestion(name, _USUAL)} "
            "Others stand in a list of stages.",
        )
    return {name: _rule(given[name], (*steps, name), faults) for name in _USUAL if name in given}


def _of_stages(entry: Mapping[str, Any], steps: Steps, faults: Faults) -> Series:
    if NOT_BEFORE in entry:
        faults.add((*steps, NOT_BEFORE), "stands in the stage that it is for, not beside stages.")
    given, steps = entry["stages"], (*steps, "stages")
    if not isinstance(given, list):
        faults.add(steps, f"must be a list of stages, not {given!r}.")
        return _SOME_SERIES
    found = [
        faults.value(tagged(with_kinds(stage), "Stage"), Stage, (*steps, number))
        for number, stage in enumerate(given)
    ]
    stages = tuple(stage for stage in found if stage is not None)
    if len(stages) < len(found):
        return _SOME_SERIES
    try:
        return Series(stages)
    except TimescalesError as error:
        faults.add(steps, str(error))
        return _SOME_SERIES


def _rule(data: Any, steps: Steps, faults: Faults) -> DateRule:
    rule = rule_at(data, steps, faults)
    return _SOME_RULE if rule is None else rule


def _others(given: Mapping[str, Any], known: Container[str]) -> list[str]:
    return [key for key in given if key not in known]
