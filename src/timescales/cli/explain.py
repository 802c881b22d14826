"""``timescales explain``: one date, worked out."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import click

from timescales._dates import long_date
from timescales._text import plural
from timescales.calendar import england_and_wales
from timescales.calls import statutory_limit
from timescales.cli.options import address_and_date, policy_option
from timescales.outcome import Due
from timescales.policy import Policy


@click.command(short_help="Print how one due date is worked out.")
@address_and_date
@policy_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How to print it.",
)
def explain(address: str, anchor: date, policy: Policy, form: str) -> None:
    """Print how the date of ADDRESS, counted from DATE, is worked out, and on whose authority.

    ADDRESS is a timescale, such as icpc, or a stage of one, such as lac_review.second.
    """
    calendar = england_and_wales()
    duty, stage = policy.at(address)
    explanation = duty.explain(anchor, calendar, stage.name)
    limit = statutory_limit(policy, address, anchor, calendar)
    notes = [f"by policy {policy.name}"]
    outcome = explanation.step.outcome
    if isinstance(outcome, Due) and limit is not None and outcome.date > limit:
        late = plural((outcome.date - limit).days, "day")
        notes.append(f"{late} after the statutory limit, {long_date(limit)}")
    explanation = replace(explanation, notes=(*notes, *explanation.notes))
    if form == "json":
        data = {
            "policy": policy.name,
            "timescale": address,
            "anchor": anchor.isoformat(),
            "statutory_limit": limit and limit.isoformat(),
            **explanation.to_data(),
        }
        click.echo(json.dumps(data, indent=2))
    else:
        click.echo(explanation.markdown if form == "markdown" else explanation.text)
