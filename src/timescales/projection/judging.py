"""From an occurrence to an obligation: its dates, its status, and what must be said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeAlias, TypeVar

from timescales._text import listed, plural
from timescales.calendar import WorkingCalendar
from timescales.case import Case, Event
from timescales.condition import Facts
from timescales.errors import HorizonError
from timescales.outcome import Due, NoDeadline, Outcome
from timescales.projection.answers import Answer, answer_from, answer_of
from timescales.projection.binding import bound_rule
from timescales.projection.obligation import Candidate, Obligation, Status
from timescales.projection.occurrence import Occurrence
from timescales.projection.ready import Ready
from timescales.rules import DateRule
from timescales.series import Series, Stage
from timescales.timescale import Timescale

T = TypeVar("T")

Counterpart: TypeAlias = tuple[Series, Occurrence]
"""What an occurrence is by the statutory policy: the series, and its own occurrence there."""

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A stage that an occurrence can be in, and the day that it is then counted from."""

    stage: Stage
    anchor: date
    at_the_latest: bool = False


@dataclass(frozen=True, slots=True)
class Judge:
    """What occurrences are judged by.

    ``events`` are the case's own and those derived from them, up to the day ``as_at``, in order.
    """

    case: Case
    events: tuple[Event, ...]
    ready: Ready
    as_at: date
    adult_on: date | None

    @property
    def calendar(self) -> WorkingCalendar:
        """The calendar by which working days are counted."""
        return self.ready.calendar

    def ends_by_age(self, duty: Timescale) -> date | None:
        """The 18th birthday, where it is known and the duty is owed to a child."""
        return self.adult_on if duty.subject == "child" else None

    def due_date(self, series: Series, occurrence: Occurrence) -> date | None:
        """The day that a series gives for an occurrence, or None where it gives none."""
        stage = self._stage(series, occurrence)
        return None if stage is None else self._due_in(stage, occurrence)

    def _due_in(self, stage: Stage, occurrence: Occurrence) -> date | None:
        rule = self._rule(stage, occurrence)
        try:
            outcome = self._answer(stage, rule, self._moment(rule, occurrence), occurrence).outcome
        except HorizonError:
            return None
        return outcome.date if isinstance(outcome, Due) else None

    def obligation(self, occurrence: Occurrence, counterpart: Counterpart | None) -> Obligation:
        """The occurrence with its dates, status and notes.

        ``counterpart`` is what it is by the statutory policy: it gives the statutory limit.
        """
        notes = list(occurrence.notes)
        duty = occurrence.duty
        stage = self._stage(duty.series, occurrence)
        rule: DateRule | None = None
        begins: datetime | None = None
        answer: Answer | None = None
        candidates: tuple[Candidate, ...] = ()
        if stage is None:
            candidates = self._candidates(self._readings(duty.series, occurrence))
            notes.append(self._stage_not_known(occurrence, candidates))
        else:
            rule = self._rule(stage, occurrence)
            begins = self._moment(rule, occurrence)
            try:
                answer = self._answer(stage, rule, begins, occurrence)
            except HorizonError as error:
                notes.append(_not_known("the due date", error))
        outcome = answer.outcome if answer else None
        due_at = answer.due_at if answer else None
        if isinstance(outcome, NoDeadline):
            notes.append(str(outcome))
        due = outcome.date if isinstance(outcome, Due) else None
        if counterpart is None:
            statutory_limit = None
        elif counterpart[0] is duty.series and counterpart[1] is occurrence:
            statutory_limit = due
        else:
            statutory_limit = self.due_date(*counterpart)
        self._say(answer, due, occurrence, statutory_limit, notes)
        not_before = self._earliest(stage, occurrence, notes)
        hold_by, plan_by = self._planned(duty, due, notes)
        status = self._status(occurrence, outcome, candidates, not_before, due_at, notes)
        return Obligation(
            subject_id=self.case.subject_id,
            duty=duty,
            stage=stage,
            rule=rule,
            ordinal=occurrence.ordinal,
            anchor=occurrence.anchor,
            anchor_at=begins,
            outcome=outcome,
            candidates=candidates,
            status=status,
            started=occurrence.started,
            met=occurrence.met,
            ended_on=occurrence.ended_on,
            not_before=not_before,
            due_at=due_at,
            hold_by=hold_by,
            plan_by=plan_by,
            statutory_limit=statutory_limit,
            notes=tuple(dict.fromkeys(notes)),
            policy=self.ready.policy.name,
            as_at=self.as_at,
            calendar=self.ready.calendar,
        )

    def _judged_on(self, occurrence: Occurrence) -> date:
        return occurrence.met.date if occurrence.met else occurrence.ended_on or self.as_at

    def _stage(self, series: Series, occurrence: Occurrence) -> Stage | None:
        """The stage, or None where what is not on record leaves several readings, or none does."""
        if self.case.complete_from is None and series.by_number:
            return series.numbered(occurrence.ordinal)
        readings = self._readings(series, occurrence)
        return readings[0].stage if len(readings) == 1 else None

    def _readings(self, series: Series, occurrence: Occurrence) -> list[_Reading]:
        """How an occurrence can be read.

        Where others can be missing before the first on record, it is counted from the start, or
        from one of them, which was held on the last day missing at the latest.
        """
        missing = self._last_day_missing(occurrence)
        at_least = missing is not None and occurrence.ordinal > 1
        facts = self._facts(series, occurrence, at_least=at_least)
        running = self._running(series, occurrence, facts)
        readings = [_Reading(stage, occurrence.anchor) for stage in running]
        if missing is not None and occurrence.ordinal == 1:
            start = occurrence.started.date
            later = replace(facts, ordinal=2, at_least=True, anchor=start, latest=missing)
            possible = series.possible(later)
            readings += [_Reading(stage, missing, at_the_latest=True) for stage in possible]
        return readings

    def _running(self, series: Series, occurrence: Occurrence, facts: Facts) -> tuple[Stage, ...]:
        """The stages possible on the day that counts.

        A stage gives way to another when an event that decides between them happens while it is
        running, which is until its due day or the day on which it was met or ended.
        """
        deciding = self._deciding(series, occurrence)
        while True:
            possible = series.possible(facts)
            more = [e for e in deciding if e.kind not in facts.happened]
            if not more or len(possible) != 1:
                return possible
            due = self._due_in(possible[0], occurrence) or date.max
            if more[0].date > min(self._judged_on(occurrence), due):
                return possible
            that_day = {e.kind for e in more if e.date == more[0].date}
            facts = replace(facts, happened=facts.happened | that_day)

    def _deciding(self, series: Series, occurrence: Occurrence) -> list[Event]:
        """The events since the start that decide between the stages."""
        kinds = series.deciding
        if not kinds:
            return []
        started = occurrence.started.date
        return [e for e in self.events if e.kind in kinds and e.date >= started]

    def _facts(self, series: Series, occurrence: Occurrence, *, at_least: bool) -> Facts:
        """What is known on the day that it is counted from."""
        known_on = occurrence.counted_from.date
        decided = self._deciding(series, occurrence)
        return Facts(
            ordinal=occurrence.ordinal,
            started=occurrence.started.date,
            anchor=occurrence.anchor,
            calendar=self.calendar,
            born=self.case.date_of_birth,
            happened=frozenset(e.kind for e in decided if e.date <= known_on),
            not_recorded=self.case.not_recorded,
            details=occurrence.counted_from.details,
            incomplete=self._last_day_missing(occurrence) is not None,
            at_least=at_least,
        )

    def _rule(self, stage: Stage, occurrence: Occurrence) -> DateRule:
        return stage.rule if stage.bare else bound_rule(stage, occurrence, self.events)

    def _answer(
        self, stage: Stage, rule: DateRule, begins: datetime | None, occurrence: Occurrence
    ) -> Answer:
        """What the rule gives; kept for other histories where it is the stage's and no more."""
        if begins is not None:
            return answer_from(rule, begins, self.calendar)
        if rule is stage.rule:
            return self.ready.answers(rule)[occurrence.anchor]
        return answer_of(rule, occurrence.anchor, self.calendar)

    def _moment(self, rule: DateRule, occurrence: Occurrence) -> datetime | None:
        """The moment that an occurrence is counted from, where hours count and it is known."""
        counted_from = occurrence.counted_from
        if counted_from.at is None or counted_from.date != occurrence.anchor:
            return None
        return counted_from.at if rule.counts_hours else None

    def _earliest(
        self, stage: Stage | None, occurrence: Occurrence, notes: list[str]
    ) -> date | None:
        if stage is None or stage.not_before is None:
            return None
        try:
            outcome = self.ready.answers(stage.not_before)[occurrence.anchor].outcome
        except HorizonError as error:
            notes.append(_not_known("the earliest day", error))
            return None
        return outcome.date if isinstance(outcome, Due) else None

    def _last_day_missing(self, occurrence: Occurrence) -> date | None:
        """The last day on which an occurrence that is not on record can have been held, if any."""
        complete_from = self.case.complete_from
        if complete_from is None:
            return None
        held = occurrence.met.date if occurrence.met else complete_from
        first_known = min(complete_from, held)
        return first_known - _ONE_DAY if occurrence.started.date < first_known else None

    def _candidates(self, readings: list[_Reading]) -> tuple[Candidate, ...]:
        return tuple(
            Candidate(
                reading.stage.name,
                self._date(reading.stage.rule, reading.anchor),
                reading.at_the_latest,
            )
            for reading in readings
        )

    def _date(self, rule: DateRule, anchor: date) -> date | None:
        outcome = unless_beyond(lambda: rule.due(anchor, self.calendar))
        return outcome.date if isinstance(outcome, Due) else None

    def _planned(
        self, duty: Timescale, due: date | None, notes: list[str]
    ) -> tuple[date | None, date | None]:
        if due is None:
            return None, None
        hold_by = plan_by = None
        try:
            hold_by = self.calendar.working_day_on_or_before(due)
        except HorizonError as error:
            notes.append(_not_known("the hold-by date", error))
        lead = self.ready.lead(duty)
        if lead is not None:
            try:
                plan_by = lead[due].outcome
            except HorizonError as error:
                notes.append(_not_known("the plan-by date", error))
        return hold_by, plan_by.date if isinstance(plan_by, Due) else None

    def _say(
        self,
        answer: Answer | None,
        due: date | None,
        occurrence: Occurrence,
        limit: date | None,
        notes: list[str],
    ) -> None:
        """What must be said of a date: against the statute, the birthday, the law in transition."""
        if limit is not None and due is None and answer is not None:
            notes.append(f"the statutory limit is {limit}, where this policy gives no date")
        if limit is not None and due is not None and due > limit:
            late = plural((due - limit).days, "day")
            notes.append(f"after the statutory limit of {limit}, by {late}")
        if due is not None and occurrence.met is None and occurrence.ended_on is None:
            birthday = self.ends_by_age(occurrence.duty)
            if birthday and self.as_at < birthday <= due:
                notes.append(f"the 18th birthday, {birthday}, ends the duty before it is due")
        if answer is not None:
            notes += answer.said
            notes += occurrence.duty.relaxed_on(answer.outcome)

    def _stage_not_known(self, occurrence: Occurrence, candidates: tuple[Candidate, ...]) -> str:
        why = (
            "what is on record does not say it"
            if self._last_day_missing(occurrence) is None
            else f"the duty began on {occurrence.started.date} and the record is complete only "
            f"from {self.case.complete_from}"
        )
        if len({candidate.stage for candidate in candidates}) > 1:
            dates = listed(map(str, candidates), "or")
            return f"the stage is not known: {why}; by stage it is due {dates}"
        dates = listed((candidate.day for candidate in candidates), "or")
        return f"what it is counted from is not known: {why}; it is due {dates}"

    def _status(
        self,
        occurrence: Occurrence,
        outcome: Outcome | None,
        candidates: tuple[Candidate, ...],
        not_before: date | None,
        due_at: datetime | None,
        notes: list[str],
    ) -> Status:
        if occurrence.met and not_before is not None and occurrence.met.date < not_before:
            return Status.MET_EARLY
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
            if due_at is not None and occurrence.met.at is not None:
                return in_time if occurrence.met.at <= due_at else late
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
        if occurrence.met:
            return []
        duty = occurrence.duty
        complete_from = self.case.complete_from
        if self.case.not_recorded.issuperset(duty.meets):
            kinds = listed(duty.meets, "or")
            return [f"the source of this history holds no {kinds} events"]
        if complete_from is None or len(duty.series.stages) > 1:
            return []
        if max([occurrence.started.date, *known]) < complete_from:
            kinds = listed(duty.meets, "or")
            return [f"the record is complete only from {complete_from}: its {kinds} may be missing"]
        return []


def unless_beyond(ask: Callable[[], T]) -> T | None:
    """What is asked for; None where it lies beyond the calendar's horizon."""
    try:
        return ask()
    except HorizonError:
        return None


def _not_known(what: str, error: HorizonError) -> str:
    """What is said of a date that lies beyond the calendar's horizon."""
    return f"{what} is not known: {error}"
