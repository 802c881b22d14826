"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from timescales import policies
from timescales.errors import UnknownNameError, WrongValueError
from timescales.policy import Policy
from timescales.records import parse_date

F = TypeVar("F", bound=Callable[..., Any])

_POLICY_FILES = (".json", ".toml")


def chosen_policy(text: str) -> Policy:
    """The policy of that name, or the one in that file, if the text ends in .json or .toml.

    Raises ``UnknownNameError``, and for a file what ``policies.load`` raises.
    """
    if Path(text).suffix.lower() in _POLICY_FILES:
        return policies.load(text)
    try:
        return policies.resolve(text)
    except UnknownNameError as error:
        raise UnknownNameError(f"{error} A policy file ends in .json or .toml.") from None


def as_date(_: click.Context, __: click.Parameter, text: str | None) -> date | None:
    """The callback of an argument or option that is a date, ISO or day first as dd/mm/yyyy."""
    try:
        return None if text is None else parse_date(text)
    except WrongValueError as error:
        raise click.BadParameter(str(error)) from error


def as_policy(_: click.Context, __: click.Parameter, text: str) -> Policy:
    """The callback of ``--policy``."""
    return chosen_policy(text)


INPUT_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
INPUT = click.Path(exists=True, path_type=Path)
OUTPUT_FILE = click.Path(dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)


def date_option(name: str, words: str, default: str | None = None) -> Callable[[F], F]:
    """An option that takes a date."""
    return click.option(
        name,
        callback=as_date,
        default=default,
        show_default=default is not None,
        metavar="DATE",
        help=words,
    )


def address_and_date(command: F) -> F:
    """The arguments ADDRESS and DATE."""
    return click.argument("address")(
        click.argument("anchor", metavar="DATE", callback=as_date)(command)
    )


def policy_option(command: F) -> F:
    """The option ``--policy``, the same on every command."""
    return click.option(
        "--policy",
        callback=as_policy,
        default=policies.DEFAULT,
        show_default=True,
        metavar="NAME|FILE",
        help=f"{', '.join(policies.NAMES)}, or a policy file that ends in .json or .toml.",
    )(command)


def benchmark_options(command: F) -> F:
    """Published figures to show beside: ``published``, ``area``, ``region`` and ``neighbours``."""
    for option in (
        click.option(
            "--neighbour",
            "neighbours",
            metavar="NAME",
            multiple=True,
            help="A statistical neighbour.",
        ),
        click.option("--region", metavar="NAME", help="Its region."),
        click.option("--area", metavar="NAME", help="The authority's own name in those figures."),
        click.option(
            "--benchmarks",
            "published",
            type=INPUT_FILE,
            multiple=True,
            help="Published figures to show beside: the DfE's tables C4 and D6 as they are, or a "
            "CSV with time_period, area, measure, numerator and denominator.",
        ),
    ):
        command = option(command)
    return command
