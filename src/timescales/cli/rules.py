"""``timescales rules``: what is encoded, from where, and how sure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import click

from timescales._text import listed
from timescales.cli.options import policy_option
from timescales.cli.terminal import heading, pairs, show, table
from timescales.codec import to_data
from timescales.coverage import Provision, Question, provisions, questions
from timescales.policy import Policy
from timescales.reference import MODULES, Row, duties, notes, repeats, rows_of_rule
from timescales.rules.combining import StrictestOf
from timescales.series import Stage
from timescales.timescale import Timescale

NOT_VERIFIED = "not verified"
_COLUMNS = ("address", "rule", "from", "to", "source", "verified")


@click.command(short_help="List the rules, their sources, and how sure they are.")
@click.argument("addresses", nargs=-1, metavar="[ADDRESS]...")
@policy_option
@click.option(
    "--instrument",
    metavar="NAME",
    type=click.Choice(list(MODULES)),
    help="Only the duties of one module of the catalogue, such as care_planning_2010.",
)
@click.option("--not-encoded", is_flag=True, help="List what of the law no rule answers, and why.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead.")
def rules(
    addresses: tuple[str, ...],
    policy: Policy,
    instrument: str | None,
    *,
    not_encoded: bool,
    as_json: bool,
) -> None:
    """List the rules of a policy: what each says, its clock, its source, and whether it was read.

    With ADDRESS, such as icpc or lac_review.second, only the duties named.

    A rule is marked "not verified" where the text of its source has not been read. Blank dates
    are open: the rule applies without a first, or a last, day. What of a duty is not answered
    stands beside it, and so do the questions on which sources disagree.
    """
    if not_encoded:
        if addresses or instrument:
            raise click.UsageError("--not-encoded lists the whole; name no address or instrument.")
        _show_not_encoded(as_json=as_json)
        return
    wanted = policy.timescales
    if addresses:
        named = {_duty(policy, address).id for address in addresses}
        wanted = tuple(duty for duty in wanted if duty.id in named)
    if instrument is not None:
        ids = {duty.id for duty in duties(MODULES[instrument])}
        wanted = tuple(duty for duty in wanted if duty.id in ids)
    if as_json:
        stages = [
            _data(duty, address, stage) for duty in wanted for address, stage in duty.at.items()
        ]
        click.echo(json.dumps({"policy": policy.name, "stages": stages}, indent=2))
        return
    show(pairs([("Policy", policy.name)]))
    for duty in wanted:
        _show(duty, policy)


def _duty(policy: Policy, address: str) -> Timescale:
    """The duty of an address, of which a stage may be named or not."""
    return policy.at(address)[0] if "." in address else policy.timescale(address)


def _show_not_encoded(*, as_json: bool) -> None:
    rows = [each for each in provisions() if each.address is None]
    if as_json:
        click.echo(json.dumps({"not_encoded": [asdict(each) for each in rows]}, indent=2))
        return
    cells = [(each.duty, each.source, each.coverage, each.reason) for each in rows]
    show(table(("duty", "source", "here", "why"), cells, wrapped=("duty", "source", "why")))


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
                ("Repeats", repeats(duty)),
                *([("Planned by", f"{lead} the due date")] if lead else []),
                *(("Note", note) for note in notes(duty)),
                *(("Not whole", f"{each.duty}: {each.reason}") for each in _unanswered(duty)),
                *(("Disputed", f"{each.question} {each.default}") for each in _disputed(duty)),
            ]
        )
    )
    click.echo()
    rows = [row for address, stage in duty.at.items() for row in _rows(duty, stage, address)]
    show(table(_COLUMNS, rows, wrapped=("rule", "source")))


def _unanswered(duty: Timescale) -> Iterator[Provision]:
    """What of the law that a duty is about its rules do not answer, or not wholly."""
    addresses = set(duty.addresses)
    return (e for e in provisions() if e.address in addresses and e.coverage != "encoded")


def _disputed(duty: Timescale) -> Iterator[Question]:
    """The questions about a duty that sources answer differently."""
    return (each for each in questions() if set(each.addresses) & set(duty.addresses))


def _rows(duty: Timescale, stage: Stage, address: str) -> Iterator[tuple[object, ...]]:
    """A row for each part; the address stands on the first of a stage."""
    if isinstance(stage.rule, StrictestOf):
        yield address, "the earliest of:", None, None, None, None
        address = ""
    for row in dict.fromkeys(rows_of_rule(duty, address, stage.rule)):
        source = "; ".join(map(str, row.sources))
        yield address, row.rule, row.since, row.until, source, row.verified or NOT_VERIFIED
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
        "repeats": repeats(duty),
        "concurrent": duty.concurrent,
        "authority": duty.authority.value,
        "notes": list(notes(duty)),
        "not_whole": [asdict(each) for each in _unanswered(duty) if each.address == address],
        "disputed": [asdict(each) for each in _disputed(duty) if address in each.addresses],
        "parts": [_row_data(row) for row in dict.fromkeys(rows_of_rule(duty, address, stage.rule))],
        "data": to_data(stage),
    }


def _row_data(row: Row) -> dict[str, Any]:
    return {
        "rule": str(row.rule),
        "from": row.since and row.since.isoformat(),
        "to": row.until and row.until.isoformat(),
        "note": row.note,
        "verified": row.verified and row.verified.isoformat(),
        "sources": [
            {
                "source": str(source),
                "url": source.url,
                "authority": source.authority.value,
                "verified": source.verified and source.verified.isoformat(),
            }
            for source in row.sources
        ],
    }
