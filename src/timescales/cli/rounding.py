"""The options by which the commands that print percentages are told how to cut them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from timescales.scorecard import Rounding

F = TypeVar("F", bound=Callable[..., Any])

_ROUNDINGS = {rounding.value.replace(" ", "-"): rounding for rounding in Rounding}


def _as_rounding(_: click.Context, __: click.Parameter, name: str) -> Rounding:
    return _ROUNDINGS[name]


def rounding_options(places: int) -> Callable[[F], F]:
    """How percentages are cut, ``rounding``, and to how many ``places`` if nobody says."""

    def with_options(command: F) -> F:
        command = click.option(
            "--places", type=click.IntRange(0, 6), default=places, show_default=True
        )(command)
        return click.option(
            "--rounding",
            type=click.Choice(list(_ROUNDINGS)),
            callback=_as_rounding,
            default="half-up",
            show_default=True,
            help="How percentages are cut to --places.",
        )(command)

    return with_options
