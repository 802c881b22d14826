"""One duty under two policies, as it stands on the terminal and in a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import click

from timescales._dates import month_name, short_date, weekday_name
from timescales._text import listed
from timescales.cli.output.cells import Cell
from timescales.cli.terminal import heading, pairs, printable, show, table
from timescales.comparison import Comparison, Share, Standing
from timescales.comparison.season import days_in_words, in_words
from timescales.outcome import Due, Outcome
from timescales.timescale import Timescale

COLUMNS = (
    "timescale", "anchor_date", "policy_a", "due_a", "policy_b", "due_b", "standing", "days",
    "provisional",
)  # fmt: skip

_MOST_CASES, _MOST_SIZES = 5, 16
_APART = (Standing.ONLY_A, Standing.ONLY_B, Standing.NEITHER, Standing.BEYOND)
_ORDER = (Standing.LATER, Standing.EQUAL, Standing.EARLIER, *_APART)


@dataclass(frozen=True, slots=True)
class Contrast:
    """A comparison of one address under two policies: what each is called, and its duty there."""

    address: str
    names: tuple[str, str]
    duties: tuple[Timescale, Timescale]
    comparison: Comparison
    from_the_start: bool
    """Whether the stage is counted from what starts the duty."""

    def rows(self) -> Iterator[Sequence[Cell]]:
        """One row for each anchor, with the cells of ``COLUMNS``."""
        name_a, name_b = self.names
        for each in self.comparison.differences:
            yield (
                self.address,
                each.anchor,
                name_a,
                _date(each.a),
                name_b,
                _date(each.b),
                each.standing.value,
                each.days,
                each.provisional,
            )


def show_contrast(contrast: Contrast, *, more: str) -> None:
    """Print what was compared and what it comes to; ``more`` says where the rest of it is."""
    comparison, (a, b) = contrast.comparison, contrast.names
    show(pairs(list(_facts(contrast))))
    heading(f"{a}, against {b}")
    counted = ("anchors", "of", "share")
    shares = [(words, by, *_cells(share)) for words, by, share in _shares(contrast)]
    show(table(("", "by", *counted), shares, right=counted))
    sizes = comparison.by_days
    if 1 < len(sizes) <= _MOST_SIZES:
        heading("By how many days")
        whole = comparison.compared
        each = [(_size(days), *_cells(Share(n, whole))) for days, n in reversed(sizes.items())]
        show(table(("", *counted), each, right=counted))
    if any(sizes):
        _show_when(comparison)
        _show_worst(contrast, more)


def _facts(contrast: Contrast) -> Iterator[tuple[str, object]]:
    comparison, calendar = contrast.comparison, contrast.comparison.calendar
    first, last = short_date(comparison.first), short_date(comparison.last)
    yield "Timescale", f"{contrast.duties[0].title}, {contrast.address}"
    yield from zip(map(printable, contrast.names), comparison.says, strict=True)
    starts = [listed(duty.starts, "or") for duty in contrast.duties]
    if contrast.from_the_start and starts[0] != starts[1]:
        yield "Counted from", f"{listed(starts)}, taken to be on one day"
    yield "Anchors", f"{comparison.anchors:,}, from {first} to {last}"
    published = calendar.published_to
    until = f", published to {short_date(published)}" if published else ""
    yield "Calendar", f"{calendar.name}{until}"
    if comparison.provisional.count:
        leaning = f"{comparison.provisional} lean on bank holidays not yet published"
        yield "Provisional", leaning


def _shares(contrast: Contrast) -> Iterator[tuple[str, str, Share]]:
    comparison, (a, b) = contrast.comparison, contrast.names
    yield "later", _sizes(comparison, 1), comparison.later
    yield "equal", "", comparison.equal
    yield "earlier", _sizes(comparison, -1), comparison.earlier
    apart = (
        f"deadline by {a} only",
        f"deadline by {b} only",
        "no deadline",
        "beyond what is known",
    )
    for standing, words in zip(_APART, apart, strict=True):
        if count := comparison.count(standing):
            yield words, "", Share(count, comparison.anchors)


def _sizes(comparison: Comparison, sign: int) -> str:
    days = [by for by in comparison.by_days if by * sign > 0]
    return days_in_words(days) if days else ""


def _cells(share: Share) -> tuple[str, str, str]:
    return f"{share.count:,}", f"{share.of:,}", share.percent


def _size(days: int) -> str:
    standing = Standing.LATER if days > 0 else Standing.EARLIER
    return f"{days_in_words([days])} {standing.value}" if days else "equal"


def _show_when(comparison: Comparison) -> None:
    """Print in which months, on which days of the year and on which weekdays they differ."""
    heading("By month of the anchor")
    tally = comparison.by_month
    found = [standing for standing in _ORDER if comparison.count(standing)]
    words = [standing.value.replace("_", " ") for standing in found]
    rows = [
        (month_name(month), *(counts[standing] for standing in found))
        for month, counts in tally.items()
    ]
    show(table(("month", *words), rows, right=words))
    heading("When")
    for standing in (Standing.LATER, Standing.EARLIER):
        for line in _when(comparison, standing):
            click.echo(line)


def _when(comparison: Comparison, standing: Standing) -> Iterator[str]:
    if not comparison.count(standing):
        yield f"never {standing.value}"
        return
    yield from in_words(comparison.seasons(standing))
    days = [day for day, counts in comparison.by_weekday.items() if counts[standing]]
    if len(days) < 7:
        yield f"{standing.value} only from a {listed(map(weekday_name, days), 'or')}"


def _show_worst(contrast: Contrast, more: str) -> None:
    heading("Worst cases")
    comparison = contrast.comparison
    groups = [group for group in (comparison.worst_later, comparison.worst_earlier) if group]
    rows = [
        (each.anchor, _date(each.a), _date(each.b), each)
        for group in groups
        for each in group[:_MOST_CASES]
    ]
    show(table(("anchor", *map(printable, contrast.names), "difference"), rows))
    for group in groups:
        if len(group) > _MOST_CASES:
            click.echo(f"and {len(group) - _MOST_CASES:,} more, {group[0]}; {more}")


def _date(outcome: Outcome | None) -> date | None:
    return outcome.date if isinstance(outcome, Due) else None
