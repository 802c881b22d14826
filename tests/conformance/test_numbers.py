"""Every number of every timescale is held by a case: change it by one, and a case fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import fields, replace
from typing import Any, TypeAlias

import pytest

import timescales as ts
from tests.conformance.shipped import CASES, DUTIES, cases_of
from timescales.catalogue import DERIVATIONS
from timescales.conformance import SuiteCase, check_case
from timescales.derivation import Derivation

Path: TypeAlias = tuple[str | int, ...]

EXEMPT: Mapping[str, Callable[[ts.Timescale, Path], bool]] = {
    "what nothing starts is asked by its address, and no occurrence of it is ever counted": (
        lambda duty, path: not duty.starts and "when" in path
    ),
}
"""Numbers that no case can hold, by the reason."""


def numbers(data: Any, path: Path = ()) -> Iterator[Path]:
    """The path of every whole number in plain data, but for versions of the data form."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key != "schema":
                yield from numbers(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from numbers(value, (*path, index))
    elif type(data) is int:
        yield path


def changed(data: Any, path: Path, by: int) -> Any:
    """A copy of plain data in which one number is another."""
    copy = deepcopy(data)
    *way, last = path
    holder = copy
    for step in way:
        holder = holder[step]
    holder[last] += by
    return copy


def is_exempt(duty: ts.Timescale, path: Path) -> bool:
    return any(exempts(duty, path) for exempts in EXEMPT.values())


def mutants(duty: ts.Timescale) -> Iterator[tuple[str, ts.Timescale]]:
    """The timescale with one number one more or one less, wherever that is still a timescale."""
    data = ts.to_data(duty)
    for path in numbers(data):
        for by in () if is_exempt(duty, path) else (1, -1):
            try:
                mutant = ts.from_data(changed(data, path, by))
            except ts.DataError:
                continue
            yield f"{duty.id}.{'.'.join(map(str, path))} by {by:+}", mutant


def survivors(duty: ts.Timescale, cases: Sequence[SuiteCase]) -> list[str]:
    """The changes that no case notices, of those cases that hold without any."""
    held = [case for case in cases if check_case(case, duty=duty).agrees == "yes"]
    return [
        name
        for name, mutant in mutants(duty)
        if all(check_case(case, duty=mutant).agrees == "yes" for case in held)
    ]


@pytest.mark.parametrize(("policy", "timescale"), DUTIES, ids=map(": ".join, DUTIES))
def test_every_number_is_held(policy: str, timescale: str) -> None:
    """No change of a number goes unnoticed by the cases of the timescale."""
    assert survivors(DUTIES[policy, timescale], cases_of(timescale)) == []


@pytest.mark.parametrize("reason", EXEMPT)
def test_an_exemption_is_of_something(reason: str) -> None:
    """One that no number needs any more is taken away."""
    held = ((duty, path) for duty in DUTIES.values() for path in numbers(ts.to_data(duty)))
    assert any(EXEMPT[reason](duty, path) for duty, path in held)


def readers(derivation: Derivation) -> set[str]:
    """The timescales that read an event which it gives."""
    kinds = set(derivation.kinds)
    return {name for (_, name), duty in DUTIES.items() if kinds & duty.event_kinds}


READ = [derivation for derivation in DERIVATIONS if readers(derivation)]


@pytest.mark.parametrize("derivation", READ, ids=lambda derivation: derivation.kinds[0])
def test_every_number_of_a_derivation_is_held(
    derivation: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor does a change of one by which events follow from others."""
    cases = [case for timescale in readers(derivation) for case in cases_of(timescale)]
    given = {field.name: getattr(derivation, field.name) for field in fields(derivation)}
    unseen = []
    for name, number in given.items():
        for by in (1, -1):
            if type(number) is int:
                mutant = replace(derivation, **{name: number + by})
                patched = tuple(mutant if each is derivation else each for each in DERIVATIONS)
                monkeypatch.setattr("timescales.projection.projecting.DERIVATIONS", patched)
                if all(check_case(case).agrees == "yes" for case in cases):
                    unseen.append(f"{name} by {by:+}")
    assert unseen == []


def test_the_policies_share_no_number_unseen() -> None:
    """What two policies hold in different forms is changed in each."""
    assert ("statutory", "lac_review") in DUTIES
    assert ("day_count", "lac_review") in DUTIES
    assert ("sunderland", "secure_review") in DUTIES
    assert ("sunderland", "lac_review") not in DUTIES


def test_numbers_are_found_wherever_they_are() -> None:
    """In rules within rules, and not in versions, dates, texts or truth values."""
    rule = ts.strictest_of(ts.days(91), ts.months(3).then(ts.working_days(2)))
    assert list(numbers(ts.to_data(rule))) == [
        ("rules", 0, "n"),
        ("rules", 1, "rules", 0, "n"),
        ("rules", 1, "rules", 1, "n"),
    ]
    assert list(numbers({"schema": 1, "a": True, "b": "1", "c": [{"d": 2}]})) == [("c", 0, "d")]


def test_without_cases_every_number_survives() -> None:
    """Which is how a number that nothing holds is reported: by its path."""
    duty = DUTIES["statutory", "dispute_resolution"]
    n = "dispute_resolution.series.stages.0.rule.versions.0.rule.n"
    last = "dispute_resolution.series.stages.0.when.last"
    assert survivors(duty, []) == [f"{n} by +1", f"{n} by -1", f"{last} by +1"]


def test_one_case_can_hold_a_number() -> None:
    """The other number of the duty needs a case of its own: one in which the duty is met."""
    duty = DUTIES["statutory", "dispute_resolution"]
    asked = [case for case in CASES if case.name == "Due on the leap day"]
    last = "dispute_resolution.series.stages.0.when.last"
    assert survivors(duty, asked) == [f"{last} by +1"]
