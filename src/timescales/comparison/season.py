"""When in the year: runs of days of the year from which two rules stand alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import TypeAlias

from timescales._dates import month_name
from timescales._text import constructor, plural
from timescales.comparison.difference import Difference, Standing
from timescales.comparison.share import Share

Place: TypeAlias = tuple[int, int]
"""A day of the year, whatever the year: its month and its day in the month."""

_LEAP_DAY: Place = (2, 29)
_LEAP_YEAR = tuple(date(2000, 1, 1) + timedelta(days=number) for number in range(366))
_FIRST, _LAST = (1, 1), (12, 31)
_MOST_READ = 6


@dataclass(frozen=True, slots=True, repr=False)
class Season:
    """A run of days of the year, each of which has the standing in at least one of the years.

    ``first`` and ``last`` are month and day, both included; a run may go on over the new year.
    ``days`` are the differences found, in order, without repetition. ``share`` says how many of
    the run's anchors have the standing: for a standing between two dates, of those with two dates.
    """

    standing: Standing
    first: Place
    last: Place
    days: tuple[int, ...]
    share: Share

    def __repr__(self) -> str:
        return constructor("Season", self.standing, self.first, self.last, self.days, self.share)

    def __str__(self) -> str:
        by = f" by {days_in_words(self.days)}" if any(self.days) else ""
        share = self.share
        counted = f"{share.count:,} of {share.of:,} anchor{'' if share.of == 1 else 's'}"
        return f"{self.standing.words}{by} on {counted} ({share.percent}) {self._span()}"

    def _span(self) -> str:
        if (self.first, self.last) == (_FIRST, _LAST):
            return "throughout the year"
        first, last = _place_in_words(self.first), _place_in_words(self.last)
        return f"on {first}" if first == last else f"from {first} to {last}"


def seasons(differences: Sequence[Difference], standing: Standing) -> Iterator[Season]:
    """The longest runs of days of the year that have the standing, in order of first day."""
    at: dict[Place, list[Difference]] = {}
    for difference in differences:
        at.setdefault((difference.anchor.month, difference.anchor.day), []).append(difference)
    for run in sorted(_runs(at, standing)):
        inside = [difference for place in run for difference in at[place]]
        found = [difference for difference in inside if difference.standing is standing]
        days = sorted({by for difference in found if (by := difference.days) is not None})
        yield Season(
            standing, run[0], run[-1], tuple(days), Share(len(found), whole(inside, standing))
        )


def in_words(found: Sequence[Season]) -> list[str]:
    """A line for each season or, where they are too many to be read, how many they are."""
    if len(found) <= _MOST_READ:
        return [str(season) for season in found]
    return [f"{found[0].standing.words} in {len(found)} separate runs of days of the year"]


def whole(differences: Sequence[Difference], standing: Standing) -> int:
    """What a share of the standing is a share of: all, or those with two dates."""
    if not standing.between_dates:
        return len(differences)
    return sum(difference.standing.between_dates for difference in differences)


def days_in_words(days: Sequence[int]) -> str:
    """``1 day``, ``1 or 2 days``, ``1 to 4 days``, whatever the sign."""
    *_, most = sizes = sorted({abs(by) for by in days})
    least = sizes[0]
    if least == most:
        return plural(most, "day")
    return f"{least} {'or' if len(sizes) == 2 else 'to'} {plural(most, 'day')}"


def _runs(at: Mapping[Place, Sequence[Difference]], standing: Standing) -> Iterator[list[Place]]:
    """The runs of the ring of the year's days; 29 February is in it only where it is an anchor."""
    places = [(day.month, day.day) for day in _LEAP_YEAR]
    ring = [place for place in places if place != _LEAP_DAY or place in at]
    wanted = {
        place
        for place, there in at.items()
        if any(difference.standing is standing for difference in there)
    }
    outside = next((number for number, place in enumerate(ring) if place not in wanted), 0)
    for inside, run in groupby(ring[outside:] + ring[:outside], key=wanted.__contains__):
        if inside:
            yield list(run)


def _place_in_words(place: Place) -> str:
    month, day = place
    return f"{day} {month_name(month)}"
