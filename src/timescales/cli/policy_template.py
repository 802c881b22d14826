"""The text of a new policy file: every key explained, every rule of its base listed."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

import tomlkit
from tomlkit.items import Item

from timescales.cli.terminal import printable
from timescales.codec import to_data
from timescales.policy import Policy
from timescales.rules import Dated, DateRule, strictest_of, working_days_before
from timescales.rules.combining import StrictestOf
from timescales.rules.given import NotSupplied

_WIDTH = 98
_KINDS = (
    ({"kind": "working_days", "n": 10}, "the 10th working day after"),
    ({"kind": "days", "n": 91}, "91 days after"),
    ({"kind": "weeks", "n": 6}, "6 weeks after"),
    ({"kind": "months", "n": 3}, "the same day 3 months after"),
    ({"kind": "working_days_before", "n": 5}, "5 working days before"),
)
_NUMBER = '{kind = "working_days", n = 10}'
_STAGES = """\
#dispute_stages = [
#"Informal",
#{name = "Team manager", budget = 5},
#{name = "Head of service", budget = 5},
#{name = "Director", budget = 10},
#]
"""
_TERMS = """\
{kind = "end_of_term", terms = [
{name = "Autumn 2026", first = 2026-09-02, last = 2026-12-18},
{name = "Spring 2027", first = 2027-01-04, last = 2027-03-25},
]}"""
_OWN_BY_STAGE = """\
#[[timescales]]
#id = "our_visit"
#title = "Visit under our own procedures"
#started_by = "cp_plan_started"
#met_by = "our_visit"
#ended_by = "cp_plan_ended"
#citations = ["Our child protection procedures, section 7"]
#[timescales.rules]
#first = {kind = "working_days", n = 5}
#subsequent = {kind = "working_days", n = 10}
"""
_OWN_BY_DATE = """\
#[[timescales]]
#id = "our_minutes"
#title = "Minutes of a conference sent out"
#started_by = ["icpc", "rcpc"]
#met_by = "our_minutes_sent"
#[timescales.rule]
#kind = "dated"
#versions = [
#{rule = {kind = "working_days", n = 20}, until = 2026-03-31},
#{rule = {kind = "working_days", n = 15}, since = 2026-04-01},
#]
"""


def template(name: str, base: Policy, file: str) -> str:
    """A policy file named ``name`` that changes nothing of ``base`` yet.

    Lines that begin with ``#`` and no space are examples, valid TOML without it. ``file`` is what
    it will be called.
    """
    return "\n".join(_lines(name, base, file)) + "\n"


def _lines(name: str, base: Policy, file: str) -> Iterator[str]:
    yield from _prose(f"{printable(name)}: a local policy for the command timescales.")
    yield "#"
    yield from _prose(
        f"It is laid over the policy {base.name!r} and says only what differs from it; as it "
        "stands, nothing does."
    )
    yield "#"
    yield from _prose(
        'Lines that begin with "# " explain. Lines that begin with "#" and no space are examples: '
        'to use one, take the "#" away from the start of each of its lines and put in your own '
        "words and numbers. Then see what it changes, and whether it is right, with"
    )
    yield f"#     timescales policy check {_argument(file)}"
    yield ""
    yield from _prose("The name of this policy, which stands beside every date that it gives.")
    yield f"name = {_toml(name)}"
    yield ""
    yield from _prose("The policy that this one changes.")
    yield f"based_on = {_toml(base.name)}"
    yield from _heading("Stages of dispute resolution")
    yield from _prose(
        "The stages of your dispute resolution procedure, in order, and the working days that each "
        "may take where you have settled that. All of them together may take no more than 20."
    )
    yield from _STAGES.splitlines()
    yield from _heading("Rules")
    yield from _prose(
        "A rule says how to find the last day on which something is in time. It stands after the "
        "address of the duty whose rule it replaces. The kinds that are used most:"
    )
    for kind, meaning in _KINDS:
        yield f"#     {_toml(kind)}{' ' * (46 - len(_toml(kind)))}{meaning}"
    yield "[rules]"
    missing = dict(_missing(base))
    if missing:
        yield from _heading("Rules that you must supply: no national text gives a number")
        yield from _prose(
            "Until you do, nobody can be told when these are due. The numbers shown are only "
            "examples of how to write yours."
        )
        for address, rule in missing.items():
            yield ""
            yield from _prose(f"{_title(base, address)}: rests on {rule.what}; {rule.how}.")
            example = _TERMS if "end_of_term" in rule.how else _NUMBER
            yield from (f"#{line}" for line in f"{_key(address)} = {example}".splitlines())
    yield from _heading("Rules that are set nationally")
    yield from _prose(
        "Replace one only where your own differs: each is shown as it stands. Where yours can be "
        "later than the law allows, the check says so."
    )
    for address in base.addresses:
        if address not in missing:
            yield ""
            yield from _prose(f"{_title(base, address)}: now {_present(_rule(base, address))}.")
            yield f"#{_key(address)} = {_toml(_data(_present(_rule(base, address))))}"
    yield from _heading("Planning")
    yield from _prose(
        "By when to plan something: a rule counted back from the day on which it is due. It stands "
        "after the duty's name, which is the part of its address before the full stop."
    )
    yield "[planning]"
    planned = base.find("lac_review") or base.timescales[0]
    leads = {planned.id: working_days_before(20)}
    for duty, lead in (leads | {each.timescale: each.rule for each in base.planning}).items():
        yield f"#{_key(duty)} = {_toml(_data(lead))}"
    yield from _heading("Duties of your own")
    yield from _prose(
        "Duties that no national policy holds: what starts the clock, what meets the duty and what "
        "ends it, as the events in your records are called, and its rules. first is the rule of "
        "the first occurrence, counted from the start; second and subsequent are those of later "
        "ones, each counted from the one before."
    )
    yield from _OWN_BY_STAGE.splitlines()
    yield ""
    yield from _prose(
        "A duty that is met once has one rule. What starts or meets it may be one of several "
        "events, and a rule may change on a day."
    )
    yield from _OWN_BY_DATE.splitlines()


def _title(base: Policy, address: str) -> str:
    duty, _ = base.at(address)
    part = address.removeprefix(duty.id).replace(".", " ").replace("_", " ").strip()
    return f"{duty.title} ({part})" if part else duty.title


def _rule(base: Policy, address: str) -> DateRule:
    return base.at(address)[1].rule


def _present(rule: DateRule) -> DateRule:
    """The rule as the last of its versions has it."""
    if isinstance(rule, Dated):
        return _present(rule.versions[-1].rule)
    if isinstance(rule, StrictestOf):
        return strictest_of(*map(_present, rule.rules))
    return rule


def _missing(base: Policy) -> Iterator[tuple[str, NotSupplied]]:
    """The addresses whose rule rests on what nobody has supplied, and that."""
    for address in base.addresses:
        for rule in _nodes(_present(_rule(base, address))):
            if isinstance(rule, NotSupplied):
                yield address, rule


def _nodes(rule: DateRule) -> Iterator[DateRule]:
    yield rule
    for part in rule.parts:
        yield from _nodes(part)


def _data(value: Any) -> Any:
    """The data of a rule without what may be left out."""
    if is_dataclass(value):
        given = [
            field.name for field in fields(value) if getattr(value, field.name) != field.default
        ]
        kind = to_data(value)["kind"]
        return {"kind": kind} | {name: _data(getattr(value, name)) for name in given}
    if isinstance(value, tuple):
        return [_data(part) for part in value]
    return value.value if isinstance(value, Enum) else value


def _toml(value: Any) -> str:
    """A value on one line of TOML."""
    return _item(value).as_string()


def _item(value: Any) -> Item:
    if isinstance(value, dict):
        table = tomlkit.inline_table()
        for key, part in value.items():
            table.append(key, _item(part))
        return table
    if isinstance(value, list):
        array = tomlkit.array()
        for part in value:
            array.append(_item(part))
        return array
    item: Item = tomlkit.item(value)
    return item


def _key(text: str) -> str:
    return tomlkit.key(text).as_string()


def _argument(file: str) -> str:
    return f'"{printable(file)}"' if " " in file else printable(file)


def _prose(text: str) -> Iterator[str]:
    for line in textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False):
        yield f"# {line}"


def _heading(text: str) -> Iterator[str]:
    yield from ("", f"# {text}", f"# {'-' * len(text)}", "#")
