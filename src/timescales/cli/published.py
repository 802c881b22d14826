"""The options by which published figures are shown beside an authority's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from timescales.cli.options import INPUT_FILE

F = TypeVar("F", bound=Callable[..., Any])


def published_options(command: F) -> F:
    """``--benchmarks`` as ``published``, ``--area``, ``--region`` and ``--neighbour``."""
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
