"""The colours of the picture of a year: orange for later, blue for earlier, each in four steps.

Blue and orange stay apart under every common deficiency of colour vision, and in black and white
the signed numbers in the cells say what the colours do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from timescales.comparison.difference import Difference, Standing

Ink: TypeAlias = tuple[str, str]
"""The colour of a cell, and of what stands in it."""

EQUAL, NO_DEADLINE, BEYOND, NOT_COMPARED = "equal", "none", "beyond", "out"
_STEPS = (1, 2, 4)
"""The most days of each step but the last."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours for one background."""

    page: str
    rim: str
    ink: str
    quiet: str
    cells: Mapping[str, Ink]


LIGHT = Theme(
    page="#ffffff",
    rim="#d8dee4",
    ink="#1b2733",
    quiet="#57636f",
    cells={
        "earlier-4": ("#08406f", "#ffffff"),
        "earlier-3": ("#2a71ad", "#ffffff"),
        "earlier-2": ("#8ebfe6", "#0a2942"),
        "earlier-1": ("#c2ddf5", "#12395a"),
        EQUAL: ("#eceff1", "#57636f"),
        "later-1": ("#fddcb0", "#5a3000"),
        "later-2": ("#f7ac5a", "#3d2000"),
        "later-3": ("#d9731a", "#1f0f00"),
        "later-4": ("#8f3d00", "#ffffff"),
        NO_DEADLINE: ("#ffffff", "#57636f"),
        BEYOND: ("#ffffff", "#57636f"),
        NOT_COMPARED: ("#ffffff", "#57636f"),
    },
)
DARK = Theme(
    page="#161c22",
    rim="#35414c",
    ink="#e8edf2",
    quiet="#a3afbb",
    cells={
        "earlier-4": ("#c6e4fb", "#06243c"),
        "earlier-3": ("#74b3e4", "#06203a"),
        "earlier-2": ("#2d6a9c", "#ffffff"),
        "earlier-1": ("#1d3f5c", "#d6eafa"),
        EQUAL: ("#262f37", "#a3afbb"),
        "later-1": ("#5a3a16", "#ffe6c4"),
        "later-2": ("#955514", "#ffffff"),
        "later-3": ("#ec9a3c", "#2b1500"),
        "later-4": ("#ffd9a6", "#3a1d00"),
        NO_DEADLINE: ("#161c22", "#a3afbb"),
        BEYOND: ("#161c22", "#a3afbb"),
        NOT_COMPARED: ("#161c22", "#a3afbb"),
    },
)

KINDS = tuple(LIGHT.cells)
"""Every kind of cell, from the earliest to the latest, then those without a difference."""


def kind_of(difference: Difference | None) -> str:
    """The kind of cell that a difference is drawn as; None is a day that was not compared."""
    if difference is None:
        return NOT_COMPARED
    days = difference.days
    if days:
        step = 1 + sum(abs(days) > most for most in _STEPS)
        return f"{difference.standing.value}-{step}"
    if days == 0:
        return EQUAL
    return BEYOND if difference.standing is Standing.BEYOND else NO_DEADLINE


def style() -> str:
    """The style sheet: light, and dark on screens whose reader prefers it; paper is light."""
    light, dark = ("\n".join(_rules(theme)) for theme in (LIGHT, DARK))
    return f"\n{light}\n@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}\n"


def _rules(theme: Theme) -> Iterator[str]:
    yield f".ts-page {{ fill: {theme.page}; stroke: {theme.rim} }}"
    yield f".ts-ink {{ fill: {theme.ink} }}"
    yield f".ts-quiet {{ fill: {theme.quiet} }}"
    for kind, (fill, ink) in theme.cells.items():
        yield f".ts-{kind} rect {{ fill: {fill} }}"
        yield f".ts-{kind} text, .ts-{kind} circle {{ fill: {ink} }}"
    for kind in (NO_DEADLINE, BEYOND, NOT_COMPARED):
        yield f".ts-{kind} rect {{ stroke: {theme.rim if kind == NOT_COMPARED else theme.quiet} }}"
