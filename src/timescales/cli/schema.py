"""``timescales schema``: the JSON Schema of every value that can be written as data."""

from __future__ import annotations

import json

import click

from timescales.codec import json_schema


@click.command(short_help="Print the JSON Schema of rules and policies as data.")
def schema() -> None:
    """Print the JSON Schema of rules, timescales and policies as data."""
    click.echo(json.dumps(json_schema(), indent=2))
