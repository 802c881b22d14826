"""Counting one measure for one period by one verdict, as the subjects go by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from timescales.scorecard.measure import Item, Measure
from timescales.scorecard.period import Period
from timescales.scorecard.score import Counted, Score
from timescales.scorecard.words import Unit, Verdict

_Key: TypeAlias = tuple[str, bool | None]
"""In which band, and whether it counts."""
_Meetings: TypeAlias = dict[str, tuple[_Key, Counted]]

SEVERAL = "several"
"""The band of a meeting whose children are in different ones."""


class Tally:
    """What has been counted so far. With ``listed`` it keeps who is behind each number."""

    def __init__(self, measure: Measure, period: Period, verdict: Verdict, *, listed: bool) -> None:
        self._measure = measure
        self.period = period
        self.verdict = verdict
        self._listed = listed
        self._counts: Counter[_Key] = Counter()
        self._lists: dict[_Key, list[Counted]] = {}
        self._meetings: _Meetings = {}

    def add(self, items: Iterable[Item]) -> None:
        """Count what one subject has in the cohort.

        A meeting that others may share waits until all subjects have gone by.
        """
        measure = self._measure
        own: _Meetings = {}
        for item in items:
            key = measure.band(item) if measure.band else "", measure.numerator(item)
            subject_id = item.view.scored.subject_id
            if measure.unit is Unit.MEETING:
                meetings = self._meetings if item.shared else own
                _meet(meetings, item.meeting, key, Counted(subject_id, item.day, item.meeting))
            else:
                self._count(key, Counted(subject_id, item.day))
        self._count_all(own)

    def scores(self, *, available: bool, partial: bool) -> Iterator[Score]:
        """The scores: one, or one for each band."""
        self._count_all(self._meetings)
        self._meetings.clear()
        found = sorted({band for band, _ in self._counts} - set(self._measure.bands))
        for band in (*self._measure.bands, *found) or ("",):
            yield self._score(band, available=available, partial=partial)

    def _score(self, band: str, *, available: bool, partial: bool) -> Score:
        def made(
            numerator: int | None, denominator: int | None, not_known: int, *who: list[Counted]
        ) -> Score:
            lists = map(tuple, who)
            return Score(
                self._measure, self.period, self.verdict, band, numerator, denominator,
                not_known, partial, *lists,
            )  # fmt: skip

        if not available:
            return made(None, None, 0)
        known = {key: n for key, n in self._counts.items() if key[1] is not None}
        not_known = self._counts.total() - sum(known.values())
        behind = self._lists.get((band, True), [])
        others = [
            c
            for key, who in self._lists.items()
            if key[1] is not None and key != (band, True)
            for c in who
        ]
        denominator = None if self._measure.tally_only else sum(known.values())
        return made(self._counts[band, True], denominator, not_known, behind, others)

    def _count_all(self, meetings: _Meetings) -> None:
        for key, counted in meetings.values():
            self._count(key, counted)

    def _count(self, key: _Key, counted: Counted) -> None:
        self._counts[key] += 1
        if self._listed:
            self._lists.setdefault(key, []).append(counted)


def _meet(meetings: _Meetings, name: str, key: _Key, counted: Counted) -> None:
    """Of a meeting all must count for it to count, and one that does not is enough."""
    if name in meetings:
        other, counted = meetings[name]
        answers = {key[1], other[1]}
        band = key[0] if key[0] == other[0] else SEVERAL
        key = band, False if False in answers else None if None in answers else True
    meetings[name] = key, counted
