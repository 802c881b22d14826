"""What a history says that is possible, and seldom right: findings about the quality of records.

Projection says what cannot be right, such as a review outside any period of care. Here stand those
faults that leave every date plausible: a conference before the discussion that called it, a plan
that no conference made, one review written down as several, months that a change of system lost.
None of them changes what is read; each is a remark on the row to look at.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from timescales._text import plural
from timescales.case import Event
from timescales.projection import Severity
from timescales.records.finding import RowFinding
from timescales.records.subject import Origin, SubjectRecords

DAYS_BEFORE_PLAN = 45
"""A plan that began longer after a conference than this is taken to have none."""

DAYS_BEFORE_CONFERENCE = 60
"""A strategy discussion further back than this is seldom the one that called the conference."""

DAYS_BETWEEN_MEETINGS = 14
"""Two reviews no further apart than this are more likely one that was adjourned."""

_MEETINGS = ("lac_review", "rcpc", "secure_review")
_CONFERENCES = frozenset({"icpc", "transfer_in_conference"})
_SHORTEST_GAP = 28
_EXPECTED_IN_GAP = 14
_NOWHERE = Origin("", 0, "", "")


def doubtful(subject: SubjectRecords, holds: frozenset[str]) -> Iterator[RowFinding]:
    """What is doubtful about one subject, in records that hold these event kinds."""
    events = subject.case.events
    if {"strategy_discussion", "icpc"} <= holds:
        yield from _strategies(subject, events)
    if {"cp_plan_started", "icpc"} <= holds:
        yield from _plans(subject, events)
    for kind in _MEETINGS:
        held = [event for event in events if event.kind == kind]
        for before, after in pairwise(held):
            apart = (after.date - before.date).days
            if 0 < apart <= DAYS_BETWEEN_MEETINGS:
                reason = (
                    f"Another {kind} was held {plural(apart, 'day')} before. If they are meetings "
                    "of one review, record its last day alone, for each counts as a review here."
                )
                yield _finding(subject, after, "series_of_meetings", reason)


def _strategies(subject: SubjectRecords, events: tuple[Event, ...]) -> Iterator[RowFinding]:
    conferences = [event for event in events if event.kind == "icpc"]
    strategies = [event for event in events if event.kind == "strategy_discussion"]
    days = [event.date for event in strategies]
    since = date.min
    for conference in conferences:
        first, after = bisect_right(days, since), bisect_right(days, conference.date)
        since = conference.date
        if first < after:
            ahead = (conference.date - days[first]).days
            if ahead > DAYS_BEFORE_CONFERENCE:
                reason = (
                    f"The strategy discussion was {ahead} days before the conference of "
                    f"{conference.date}; is it the one that initiated this enquiry?"
                )
                yield _finding(subject, strategies[first], "distant_strategy", reason)
        elif after < len(days) and (days[after] - conference.date).days <= DAYS_BEFORE_CONFERENCE:
            reason = (
                f"The initial conference of {conference.date} comes before this strategy "
                "discussion, and none is recorded before it."
            )
            yield _finding(subject, strategies[after], "strategy_after_conference", reason)


def _plans(subject: SubjectRecords, events: tuple[Event, ...]) -> Iterator[RowFinding]:
    days = [event.date for event in events if event.kind in _CONFERENCES]
    for plan in events:
        if plan.kind != "cp_plan_started" or _is_before(subject, plan.date):
            continue
        earliest = plan.date - timedelta(DAYS_BEFORE_PLAN)
        if bisect_left(days, earliest) == bisect_right(days, plan.date):
            reason = (
                f"No initial or transfer-in conference is recorded in the {DAYS_BEFORE_PLAN} days "
                "up to the start of this plan."
            )
            yield _finding(subject, plan, "plan_without_conference", reason)


def _is_before(subject: SubjectRecords, day: date) -> bool:
    """Whether what came just before a day may be missing, since the record begins late."""
    bound = subject.case.complete_from
    return bound is not None and day < bound + timedelta(DAYS_BEFORE_PLAN)


def _finding(subject: SubjectRecords, event: Event, code: str, reason: str) -> RowFinding:
    origin = subject.origins.get(event, _NOWHERE)
    return RowFinding(
        origin.file,
        origin.line,
        subject.case.subject_id,
        used=True,
        severity=Severity.WARNING,
        code=code,
        column=origin.column,
        value=origin.value,
        reason=reason,
    )


class Rhythm:
    """The days on which meetings are recorded over a whole caseload, and when none are."""

    def __init__(self) -> None:
        self._days: dict[str, Counter[date]] = {kind: Counter() for kind in _MEETINGS}

    def add(self, subject: SubjectRecords) -> None:
        """Count the meetings of a subject."""
        for event in subject.case.events:
            if event.kind in self._days:
                self._days[event.kind][event.date] += 1

    def gaps(self, file: str) -> Iterator[RowFinding]:
        """Each stretch of four weeks or more without a meeting where fourteen would be expected.

        What would be expected is the rate of the year before and the year after together, so that
        chance alone leaves such a stretch less than once in a million.
        """
        for kind, counted in self._days.items():
            days = sorted(counted)
            for last, following in pairwise(days):
                empty = (following - last).days - 1
                if empty < _SHORTEST_GAP:
                    continue
                expected = _rate(counted, last, following) * empty
                if expected >= _EXPECTED_IN_GAP:
                    first, until = last + timedelta(1), following - timedelta(1)
                    reason = (
                        f"No {kind} is recorded from {first} to {until}, where some "
                        f"{expected:.0f} would be expected; did a change of system lose them?"
                    )
                    yield RowFinding(
                        file, 0, "", used=True, severity=Severity.WARNING, code="gap_in_records",
                        column="", value=f"{first} to {until}", reason=reason,
                    )  # fmt: skip


def _rate(counted: Counter[date], last: date, following: date) -> float:
    """Meetings a day in the year up to ``last`` and the year from ``following``.

    Where the record is shorter it is taken over a year, lest a few meetings seem many.
    """
    days = sorted(counted)
    before = days[bisect_left(days, last - timedelta(364)) : bisect_right(days, last)]
    after = days[bisect_left(days, following) : bisect_right(days, following + timedelta(364))]
    span = (last - before[0]).days + (after[-1] - following).days + 2
    return sum(counted[day] for day in (*before, *after)) / max(span, 365)
