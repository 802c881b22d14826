"""``timescales policy``: a new policy file, and what one changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from timescales import policies
from timescales._dates import short_date
from timescales._text import plural
from timescales.calendar import england_and_wales
from timescales.cli.options import INPUT_FILE, OUTPUT_FILE
from timescales.cli.output import checked_target
from timescales.cli.policy_template import template
from timescales.cli.terminal import heading, printable, progress
from timescales.errors import DataError, PolicyError, RecordsError
from timescales.event_kinds import is_known_kind
from timescales.policies.differences import (
    FIRST,
    LAST,
    AgainstStatute,
    Change,
    against_statute,
    changes,
)
from timescales.policy import Policy


@click.group(short_help="Write an authority's own policy, and see what it changes.")
def policy() -> None:
    """Write an authority's own policy in a file, and see what it changes."""


@policy.command(short_help="Write a new policy file to fill in.")
@click.argument("name")
@click.option(
    "--based-on",
    type=click.Choice(policies.NAMES),
    default="statutory",
    show_default=True,
    help="The policy to change.",
)
@click.option(
    "-o", "--out", type=OUTPUT_FILE, help="The .toml file to write; named after NAME if left out."
)
def new(name: str, based_on: str, out: Path | None) -> None:
    """Write a policy file called NAME in which everything is explained and nothing changed yet.

    It lists every rule of the policy that it is based on, those first that have no national
    number. A file that is there already is never overwritten.
    """
    stem = re.sub(r"\W+", "-", name.casefold()).strip("-")
    if not stem:
        raise click.BadParameter("a policy needs a name with letters or digits in it.")
    path = checked_target(Path(f"{stem}.toml") if out is None else out, (".toml",))
    text = template(name, policies.resolve(based_on), str(path))
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise RecordsError(
            f"{path}: is there already, and is not overwritten; choose another."
        ) from None
    click.echo(f"Written: {path}")


@policy.command(short_help="Find every fault in a policy file, and say what it changes.")
@click.argument("file", type=INPUT_FILE)
def check(file: Path) -> None:
    """Find every fault in the policy FILE; if there is none, say in words what it changes.

    Each fault has the file, the line, the place, the value, and the way out. What is changed is
    told against the policy that it is based on, and each rule that is not the statutory one is
    compared with it on every start date from 2012 to 2039: a local date may be later, and is
    never later unsaid.

    The exit status is 1 if there is a fault, and 0 if there is none, however much weaker it is.
    """
    try:
        found = policies.read(file)
    except (DataError, PolicyError) as error:
        faults = error.faults if isinstance(error, DataError) else (str(error),)
        for fault in faults:
            click.echo(printable(fault))
        click.echo(plural(len(faults), "fault"))
        raise click.exceptions.Exit(1) from None
    changed = changes(found.base, found.policy)
    count = plural(len(changed), "change") if changed else "no change"
    click.echo(printable(f"{found.policy.name}, based on {found.base.name}: {count}"))
    _show_changes(changed)
    if own := sorted(kind for kind in found.policy.event_kinds if not is_known_kind(kind)):
        heading("Event kinds of its own")
        click.echo(printable(f"  {', '.join(own)}"))
    _show_against_statute(found.policy)


def _show_changes(changed: Sequence[Change]) -> None:
    for change in changed:
        if change.before is not None and change.now is not None:
            heading(change.where)
            click.echo(printable(f"  was  {change.before}"))
            click.echo(printable(f"  now  {change.now}"))
    _show_list("New", ((each.where, each.now) for each in changed if each.before is None))
    _show_list("No longer", ((each.where, each.before) for each in changed if each.now is None))


def _show_list(title: str, said: Iterable[tuple[str, str | None]]) -> None:
    for number, (where, words) in enumerate(said):
        if number == 0:
            heading(title)
        click.echo(printable(f"  {where}: {words}"))


def _show_against_statute(policy: Policy) -> None:
    """Each rule that is not the statutory one, the weaker ones first, and how many those are."""
    with progress("Comparing rules") as advance:
        compared: list[AgainstStatute] = []
        for each in against_statute(policy, england_and_wales()):
            compared.append(each)
            advance(1)
    heading(
        "Against the statutory policy, on every start date from "
        f"{short_date(FIRST)} to {short_date(LAST)}"
    )
    for each in sorted(compared, key=lambda each: not each.is_weaker):
        click.echo(printable(f"  {each.address}: {each}"))
    weaker = sum(each.is_weaker for each in compared)
    count = plural(weaker, "rule") if weaker else "No rule"
    click.echo(f"{count} {'are' if weaker > 1 else 'is'} weaker than the statutory policy.")
