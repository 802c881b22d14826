"""``scorecard``: every measure for every period, one subject at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from timescales._dates import checked_items
from timescales.case import Case
from timescales.errors import UnknownNameError, WrongValueError
from timescales.policy import Policy
from timescales.projection import Projection
from timescales.records import SubjectRecords
from timescales.scorecard.measure import Measure, View
from timescales.scorecard.measures import MEASURES
from timescales.scorecard.period import Period
from timescales.scorecard.score import Score
from timescales.scorecard.scored import Scored
from timescales.scorecard.stages import OpenDispute, most_urgent_first, open_disputes
from timescales.scorecard.tally import Tally
from timescales.scorecard.words import Verdict

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The scores of a caseload: by measure, then by period, verdict and band.

    ``subjects`` is how many were scored, and ``disputes`` are those open as at the day, the most
    urgent first.
    """

    scores: tuple[Score, ...]
    disputes: tuple[OpenDispute, ...]
    measures: tuple[Measure, ...]
    periods: tuple[Period, ...]
    as_at: date | None
    policy: Policy | None
    subjects: int
    _by_key: dict[tuple[str, Period, Verdict, str], Score] = field(repr=False, compare=False)

    def of(self, measure: str, period: Period | None = None) -> tuple[Score, ...]:
        """The scores of a measure, for every period or for one."""
        return tuple(
            score
            for score in self.scores
            if score.measure.id == measure and period in (None, score.period)
        )

    def score(
        self, measure: str, period: Period, verdict: Verdict = Verdict.RECORD, band: str = ""
    ) -> Score:
        """One score. Raises ``UnknownNameError`` where the scorecard does not hold it."""
        found = self._by_key.get((measure, period, verdict, band))
        if found is None:
            what = ", ".join(filter(None, (measure, period.name, verdict.value, band)))
            raise UnknownNameError(f"The scorecard holds no score for {what}.")
        return found


def scorecard(
    subjects: Iterable[tuple[SubjectRecords | Case, Projection]],
    *,
    periods: Iterable[Period],
    measures: Iterable[Measure] = MEASURES,
    holds: Collection[str] | None = None,
    listed: bool = True,
) -> Scorecard:
    """Score a caseload, a subject at a time: none is kept once its turn is over.

    ``subjects`` are cases or records with their projections, as ``timescales.records.projected``
    gives them, all as at one day and under one policy. ``holds`` are the event kinds that the
    records hold or could hold, by which a measure is available or not; if left out, those that
    occur. With ``listed`` false the scores do not hold who is behind them, and memory does not
    grow with the caseload but for its shared meetings and open disputes.

    Raises ``WrongValueError`` for projections as at several days or under several policies, and for
    measures or periods given twice.

    >>> import timescales as ts
    >>> case = ts.Case("A", (
    ...     ts.Event("became_looked_after", ts.date(2026, 4, 1)),
    ...     ts.Event("lac_review", ts.date(2026, 4, 24)),
    ... ))
    >>> projection = ts.project(case, as_at=ts.date(2026, 11, 22))
    >>> card = scorecard([(case, projection)], periods=[Period.year(2026)])
    >>> print(card.score("reviews_in_time", Period.year(2026), Verdict.POLICY))
    reviews_in_time, 2026-27: 1 of 1
    """
    scoring = _Scoring(
        _distinct(checked_items(measures, Measure, "measures"), "measure"),
        _distinct(checked_items(periods, Period, "periods"), "period"),
        listed=listed,
    )
    for records, projection in subjects:
        scoring.add(records.case if isinstance(records, SubjectRecords) else records, projection)
    return scoring.finish(holds)


class _Scoring:
    """What has been counted so far, over all measures and periods."""

    def __init__(
        self, measures: tuple[Measure, ...], periods: tuple[Period, ...], *, listed: bool
    ) -> None:
        self._measures = measures
        self._periods = periods
        self._tallies = {
            measure.id: [
                Tally(measure, period, verdict, listed=listed)
                for period in periods
                for verdict in measure.verdicts
            ]
            for measure in measures
        }
        self._begun: dict[str, list[tuple[Period, Tally]]] = {}
        self._seen: set[str] = set()
        self._complete_from = date.min
        self._disputes: list[OpenDispute] = []
        self._first: Projection | None = None
        self._subjects = 0

    def add(self, case: Case, projection: Projection) -> None:
        self._check(projection)
        scored = Scored(case, projection)
        kinds = set(scored.kinds)
        self._subjects += 1
        self._seen |= kinds
        self._complete_from = max(self._complete_from, case.complete_from or date.min)
        self._disputes += open_disputes(scored)
        for measure in self._measures:
            if kinds.isdisjoint(measure.about):
                continue
            for window, tally in self._begun[measure.id]:
                tally.add(measure.cohort(View(scored, window, tally.verdict)))

    def finish(self, holds: Collection[str] | None) -> Scorecard:
        first = self._first
        held = self._seen if holds is None else frozenset(holds)
        scores = tuple(self._scores(held))
        key = {(s.measure.id, s.period, s.verdict, s.band): s for s in scores}
        return Scorecard(
            scores,
            most_urgent_first(self._disputes),
            self._measures,
            self._periods,
            None if first is None else first.as_at,
            None if first is None else first.policy,
            self._subjects,
            key,
        )

    def _scores(self, holds: Collection[str]) -> Iterator[Score]:
        as_at = date.min if self._first is None else self._first.as_at
        for measure in self._measures:
            recorded = self._first is not None and self._recorded(measure, self._first, holds)
            for tally in self._tallies[measure.id]:
                period = tally.period
                since = period.year_to_end if measure.year_back else period.start
                over = period.end < self._complete_from
                yield from tally.scores(
                    available=recorded and period.start <= as_at and not over,
                    partial=as_at < period.end or since < self._complete_from,
                )

    def _recorded(self, measure: Measure, first: Projection, holds: Collection[str]) -> bool:
        duties = [first.policy.find(duty) for duty in measure.duties]
        return not set(measure.needs).isdisjoint(holds) and (not duties or any(duties))

    def _check(self, projection: Projection) -> None:
        if self._first is None:
            self._first, as_at = projection, projection.as_at
            self._begun = {
                name: [(t.period.until(as_at), t) for t in tallies if t.period.start <= as_at]
                for name, tallies in self._tallies.items()
            }
        first = self._first
        if (projection.as_at, projection.policy) != (first.as_at, first.policy):
            raise WrongValueError(
                "One scorecard is as at one day and under one policy, not "
                f"{first.as_at} under {first.policy.name} and "
                f"{projection.as_at} under {projection.policy.name}."
            )


def _distinct(items: tuple[T, ...], noun: str) -> tuple[T, ...]:
    again = [str(item) for number, item in enumerate(items) if item in items[:number]]
    if again:
        raise WrongValueError(f"A {noun} is given twice: {again[0]}.")
    return items
