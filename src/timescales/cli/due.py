"""``timescales due``: one date."""

from __future__ import annotations

import json
from datetime import date

import click

from timescales._dates import short_date
from timescales._text import plural
from timescales.calendar import england_and_wales
from timescales.calls import statutory_limit
from timescales.cli.options import address_and_date, policy_option
from timescales.errors import NoDeadlineError
from timescales.outcome import NoDeadline
from timescales.policy import Policy


@click.command(short_help="Print one due date.")
@address_and_date
@policy_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead.")
def due(address: str, anchor: date, policy: Policy, *, as_json: bool) -> None:
    """Print the date by which ADDRESS is due, counted from DATE.

    ADDRESS is a timescale, such as icpc, or a stage of one, such as lac_review.second;
    `timescales rules` lists them all. The date stands alone on standard output. Standard
    error says where it is after the statutory limit, or leans on bank holidays that are not
    yet published. Where there is no deadline the reason stands there, and the status is 2.
    """
    calendar = england_and_wales()
    _, stage = policy.at(address)
    outcome = stage.rule.due(anchor, calendar)
    if isinstance(outcome, NoDeadline):
        raise NoDeadlineError(f"{address} from {anchor}: {outcome}.", outcome.reasons)
    limit = statutory_limit(policy, address, anchor, calendar)
    published_to = calendar.published_to
    if as_json:
        data = {
            "date": outcome.date.isoformat(),
            "provisional": outcome.provisional,
            "policy": policy.name,
            "timescale": address,
            "anchor": anchor.isoformat(),
            "statutory_limit": limit and limit.isoformat(),
            "exceeds_statutory_limit": limit is not None and outcome.date > limit,
            "calendar": calendar.name,
            "calendar_published_to": published_to and published_to.isoformat(),
            "calendar_fingerprint": calendar.fingerprint,
        }
        click.echo(json.dumps(data, indent=2))
    else:
        click.echo(outcome.date.isoformat())
    if limit is not None and outcome.date > limit:
        late = plural((outcome.date - limit).days, "day")
        click.echo(
            f"Warning: {late} after the statutory limit, {limit}; "
            "--policy statutory or strictest keeps within it.",
            err=True,
        )
    if outcome.provisional and published_to:
        click.echo(
            f"Provisional: bank holidays are published to {short_date(published_to)}, "
            "and this date leans on later ones.",
            err=True,
        )
