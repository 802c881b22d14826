"""From an occurrence to an obligation: its dates, its status, and what must be said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from timescales._text import listed, plural
from timescales.calendar import WorkingCalendar
from timescales.case import Case
from timescales.errors import HorizonError
from timescales.outcome import Due, NoDeadline, Outcome
from timescales.policy import Policy
from timescales.projection.fold import Occurrence
from timescales.projection.obligation import Candidate, Obligation, Status
from timescales.rules import DateRule
from timescales.timescale import Stage, Timescale

T = TypeVar("T")

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Judge:
    """What occurrences are judged by: the case they are in, the policy, the calendar, the day."""

    case: Case
    policy: Policy
    calendar: WorkingCalendar
    as_at: date
    adult_on: date | None

    def ends_by_age(self, duty: Timescale) -> date | None:
        """The 18th birthday, where it is known and the duty is owed to a child."""
        return self.adult_on if duty.subject == "child" else None

    def due_date(self, occurrence: Occurrence) -> date | None:
        """The day that the rule gives for an occurrence, or None where it gives none."""
        stage = self._stage(occurrence)
        return None if stage is None else self._date(stage.rule, occurrence.anchor)

    def obligation(self, occurrence: Occurrence, statutory_limit: date | None) -> Obligation:
        """The occurrence with its dates, status and notes."""
        notes = list(occurrence.notes)
        stage = self._stage(occurrence)
        outcome: Outcome | None = None
        candidates: tuple[Candidate, ...] = ()
        if stage is None:
            candidates = self._candidates(occurrence)
            notes.append(self._stage_not_known(occurrence, candidates))
        else:
            rule = stage.rule
            outcome = _noted(
                "the due date", lambda: rule.due(occurrence.anchor, self.calendar), notes
            )
        if isinstance(outcome, NoDeadline):
            notes.append(str(outcome))
        due = outcome.date if isinstance(outcome, Due) else None
        if due is not None:
            notes += self._remarks(occurrence, due, statutory_limit)
        hold_by, plan_by = self._planned(occurrence, due, notes)
        judged_on = self._judged_on(occurrence)
        return Obligation(
            subject_id=self.case.subject_id,
            duty=occurrence.duty,
            stage=stage,
            ordinal=occurrence.ordinal,
            anchor=occurrence.anchor,
            outcome=outcome,
            candidates=candidates,
            status=self._status(occurrence, outcome, candidates, notes),
            started=occurrence.started,
            met=occurrence.met,
            ended_on=occurrence.ended_on,
            hold_by=hold_by,
            plan_by=plan_by,
            margin_days=None if due is None else (due - judged_on).days,
            margin_working_days=None if due is None else self._working_days(judged_on, due),
            statutory_limit=statutory_limit,
            notes=tuple(dict.fromkeys(notes)),
            policy=self.policy.name,
            as_at=self.as_at,
            calendar=self.calendar,
        )

    def _judged_on(self, occurrence: Occurrence) -> date:
        return occurrence.met.date if occurrence.met else occurrence.ended_on or self.as_at

    def _stage(self, occurrence: Occurrence) -> Stage | None:
        """The stage, or None where occurrences that are not on record leave several possible."""
        possible = self._possible_stages(occurrence)
        return possible[0] if len(possible) == 1 else None

    def _possible_stages(self, occurrence: Occurrence) -> tuple[Stage, ...]:
        stages = occurrence.duty.series.stages_from(occurrence.ordinal)
        return stages[:1] if self._last_day_missing(occurrence) is None else stages

    def _last_day_missing(self, occurrence: Occurrence) -> date | None:
        """The last day on which an occurrence that is not on record can have been held, if any."""
        complete_from = self.case.complete_from
        if complete_from is None:
            return None
        held = occurrence.met.date if occurrence.met else complete_from
        first_known = min(complete_from, held)
        return first_known - _ONE_DAY if occurrence.started.date < first_known else None

    def _candidates(self, occurrence: Occurrence) -> tuple[Candidate, ...]:
        first, *later = self._possible_stages(occurrence)
        on_record = occurrence.ordinal > 1
        anchor = occurrence.anchor if on_record else self._last_day_missing(occurrence)
        return (
            Candidate(first.name, self._date(first.rule, occurrence.anchor)),
            *(
                Candidate(stage.name, anchor and self._date(stage.rule, anchor), not on_record)
                for stage in later
            ),
        )

    def _date(self, rule: DateRule, anchor: date) -> date | None:
        outcome = unless_beyond(lambda: rule.due(anchor, self.calendar))
        return outcome.date if isinstance(outcome, Due) else None

    def _working_days(self, start: date, end: date) -> int | None:
        return unless_beyond(lambda: self.calendar.count(start, end))

    def _planned(
        self, occurrence: Occurrence, due: date | None, notes: list[str]
    ) -> tuple[date | None, date | None]:
        if due is None:
            return None, None
        hold_by = _noted(
            "the hold-by date", lambda: self.calendar.working_day_on_or_before(due), notes
        )
        lead = self.policy.lead(occurrence.duty.id)
        if lead is None:
            return hold_by, None
        plan_by = _noted("the plan-by date", lambda: lead.due(due, self.calendar), notes)
        return hold_by, plan_by.date if isinstance(plan_by, Due) else None

    def _remarks(self, occurrence: Occurrence, due: date, limit: date | None) -> list[str]:
        remarks = []
        if limit is not None and due > limit:
            late = plural((due - limit).days, "day")
            remarks.append(f"after the statutory limit of {limit}, by {late}")
        still_open = occurrence.met is None and occurrence.ended_on is None
        birthday = self.ends_by_age(occurrence.duty)
        if still_open and birthday is not None and self.as_at < birthday <= due:
            remarks.append(f"the 18th birthday, {birthday}, ends the duty before it is due")
        return remarks

    def _stage_not_known(self, occurrence: Occurrence, candidates: tuple[Candidate, ...]) -> str:
        return (
            f"the stage is not known: the duty began on {occurrence.started.date} and the record "
            f"is complete only from {self.case.complete_from}; by stage it is due "
            f"{listed(map(str, candidates), 'or')}"
        )

    def _status(
        self,
        occurrence: Occurrence,
        outcome: Outcome | None,
        candidates: tuple[Candidate, ...],
        notes: list[str],
    ) -> Status:
        if isinstance(outcome, NoDeadline):
            return Status.NO_DEADLINE
        dates = [outcome.date] if outcome else [candidate.due for candidate in candidates]
        known = [day for day in dates if day is not None]
        missing = self._what_is_missing(occurrence, known)
        if missing or not known:
            notes += missing
            return Status.NOT_KNOWN
        if occurrence.met:
            in_time, late = Status.MET_IN_TIME, Status.MET_LATE
        elif occurrence.ended_on:
            in_time, late = Status.LAPSED, Status.MISSED
        else:
            in_time, late = Status.UPCOMING, Status.OVERDUE
        judged_on = self._judged_on(occurrence)
        if judged_on <= min(known):
            return in_time
        return late if judged_on > max(known) and None not in dates else Status.NOT_KNOWN

    def _what_is_missing(self, occurrence: Occurrence, known: list[date]) -> list[str]:
        """Why an occurrence that is not on record as met may have been met all the same."""
        kind = occurrence.duty.met_by
        complete_from = self.case.complete_from
        if occurrence.met:
            return []
        if kind in self.case.not_recorded:
            return [f"the source of this history holds no {kind} events"]
        single = len(occurrence.duty.series.stages_from(1)) == 1
        begun_and_due = max([occurrence.started.date, *known])
        if single and complete_from is not None and begun_and_due < complete_from:
            return [f"the record is complete only from {complete_from}: its {kind} may be missing"]
        return []


def unless_beyond(ask: Callable[[], T]) -> T | None:
    """What is asked for; None where it lies beyond the calendar's horizon."""
    try:
        return ask()
    except HorizonError:
        return None


def _noted(what: str, ask: Callable[[], T], notes: list[str]) -> T | None:
    """What is asked for; None, and a note, where it lies beyond the calendar's horizon."""
    try:
        return ask()
    except HorizonError as error:
        notes.append(f"{what} is not known: {error}")
        return None
