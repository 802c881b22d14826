"""``timescales rules``: what is encoded, from where, and how sure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import click

from timescales._text import listed
from timescales.citation import Source
from timescales.cli.options import policy_option
from timescales.cli.terminal import heading, pairs, show, table
from timescales.codec import to_data
from timescales.policy import Policy
from timescales.rules import Dated, DateRule
from timescales.rules.combining import StrictestOf
from timescales.series import Stage
from timescales.timescale import Timescale

NOT_VERIFIED = "not verified"
_COLUMNS = ("address", "rule", "from", "to", "source", "verified")


@dataclass(frozen=True, slots=True)
class Part:
    """What one stage says for the anchors of some time, and on whose authority."""

    rule: DateRule
    since: date | None
    until: date | None
    sources: tuple[Source, ...]

    @property
    def verified(self) -> str:
        """The day on which the last of its sources was read, or that one was not."""
        days = [source.verified for source in self.sources]
        return NOT_VERIFIED if None in days or not days else str(max(filter(None, days)))


def parts(duty: Timescale, rule: DateRule) -> Iterator[Part]:
    """The versions of a rule in time, each limb's where the earliest of several binds."""
    if isinstance(rule, StrictestOf):
        for limb in rule.rules:
            yield from parts(duty, limb)
    elif isinstance(rule, Dated):
        for version in rule.versions:
            sources = duty.citations if version.source is None else (version.source,)
            yield Part(version.rule, version.since, version.until, sources)
    else:
        yield Part(rule, None, None, duty.citations)


@click.command(short_help="List the rules, their sources, and how sure they are.")
@policy_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead.")
def rules(policy: Policy, *, as_json: bool) -> None:
    """List every rule of a policy: what it says, its clock, its source, and whether that was read.

    A rule is marked "not verified" where the text of its source has not been read. Blank dates
    are open: the rule applies without a first, or a last, day.
    """
    if as_json:
        stages = [
            _data(duty, address, stage)
            for duty in policy.timescales
            for address, stage in duty.at.items()
        ]
        click.echo(json.dumps({"policy": policy.name, "stages": stages}, indent=2))
        return
    show(pairs([("Policy", policy.name)]))
    for duty in policy.timescales:
        _show(duty, policy)


def _show(duty: Timescale, policy: Policy) -> None:
    heading(f"{duty.title} ({duty.id})")
    lead = policy.lead(duty.id)
    show(
        pairs(
            [
                ("Authority", duty.authority.value),
                ("Started by", listed(duty.starts, "or")),
                *([("Counted from", listed(duty.anchored_on, "or"))] if duty.anchored_on else []),
                ("Met by", listed(duty.meets, "or")),
                ("Ended by", listed(duty.ends, "or")),
                *([("Planned by", f"{lead} the due date")] if lead else []),
                *(("Note", note) for note in duty.notes),
            ]
        )
    )
    click.echo()
    rows = [row for address, stage in duty.at.items() for row in _rows(duty, stage, address)]
    show(table(_COLUMNS, rows, wrapped=("rule", "source")))


def _rows(duty: Timescale, stage: Stage, address: str) -> Iterator[tuple[object, ...]]:
    """A row for each part; the address stands on the first of a stage."""
    if isinstance(stage.rule, StrictestOf):
        yield address, "the earliest of:", None, None, None, None
        address = ""
    for part in dict.fromkeys(parts(duty, stage.rule)):
        source = "; ".join(map(str, part.sources))
        yield address, part.rule, part.since, part.until, source, part.verified
        address = ""


def _data(duty: Timescale, address: str, stage: Stage) -> dict[str, Any]:
    return {
        "address": address,
        "title": duty.title,
        "subject": duty.subject,
        "rule": str(stage.rule),
        "started_by": list(duty.starts),
        "counted_from": list(duty.anchored_on),
        "met_by": list(duty.meets),
        "ended_by": list(duty.ends),
        "concurrent": duty.concurrent,
        "authority": duty.authority.value,
        "notes": list(duty.notes),
        "parts": [_part_data(part) for part in dict.fromkeys(parts(duty, stage.rule))],
        "data": to_data(stage),
    }


def _part_data(part: Part) -> dict[str, Any]:
    return {
        "rule": str(part.rule),
        "from": part.since and part.since.isoformat(),
        "to": part.until and part.until.isoformat(),
        "verified": None if part.verified == NOT_VERIFIED else part.verified,
        "sources": [
            {
                "source": str(source),
                "url": source.url,
                "authority": source.authority.value,
                "verified": source.verified and source.verified.isoformat(),
            }
            for source in part.sources
        ],
    }
