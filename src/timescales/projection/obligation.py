"""One occurrence of a timescale in one case, with everything that is asked of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from timescales._version import __version__
from timescales.calendar import WorkingCalendar
from timescales.case import Event
from timescales.codec import fingerprint
from timescales.errors import HorizonError
from timescales.explanation import Explanation
from timescales.outcome import Due, Outcome
from timescales.rules import DateRule
from timescales.series import Stage
from timescales.timescale import Timescale, explained


class Status(Enum):
    """How an obligation stands as at a day."""

    MET_IN_TIME = "met_in_time"
    MET_EARLY = "met_early"
    MET_LATE = "met_late"
    UPCOMING = "upcoming"
    OVERDUE = "overdue"
    LAPSED = "lapsed"
    MISSED = "missed"
    NO_DEADLINE = "no_deadline"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stage that an obligation may be in, where the history begins too late to say which.

    ``at_the_latest`` says that the occurrence it is counted from is not on record, so that
    ``due`` is the latest day it can give. ``due`` is None where the rule gives no date.
    """

    stage: str
    due: date | None
    at_the_latest: bool = False

    @property
    def day(self) -> str:
        """On what day, in words."""
        latest = "at the latest " if self.at_the_latest else ""
        return f"{latest}on {self.due or 'a day not known'}"

    def __str__(self) -> str:
        return f"{self.day} if {self.stage}"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is needed to work out a date again, in an audit years later."""

    library_version: str
    policy: str
    timescale: str
    rule: str
    rule_fingerprint: str
    calendar: str
    calendar_fingerprint: str
    anchor: date
    anchor_at: datetime | None
    met_on: date | None
    as_at: date
    due: date | None

    def to_data(self) -> dict[str, Any]:
        """The receipt as plain data, dates in ISO form."""
        return {k: v.isoformat() if isinstance(v, date) else v for k, v in asdict(self).items()}


@dataclass(frozen=True, slots=True, repr=False)
class Obligation:
    """One occurrence of a timescale in one case, as at a day, under a policy.

    ``outcome`` is what the rule gives for ``anchor``: ``Due``, ``NoDeadline``, or None where the
    history or the calendar does not allow an answer; ``stage`` is None where it is not known, and
    ``candidates`` then holds the date of each possible stage. ``rule`` is the stage's, with what
    binds earlier in this case. ``not_before`` is the earliest lawful day, where there is one. Where
    hours count and the moment that it is counted from is known, that is ``anchor_at``, and
    ``due_at`` is the last moment, in London. ``ended_on`` is the day on which the duty ended with
    this occurrence unmet.
    """

    subject_id: str
    duty: Timescale
    stage: Stage | None
    rule: DateRule | None
    ordinal: int
    anchor: date
    anchor_at: datetime | None
    outcome: Outcome | None
    candidates: tuple[Candidate, ...]
    status: Status
    started: Event
    met: Event | None
    ended_on: date | None
    not_before: date | None
    due_at: datetime | None
    hold_by: date | None
    plan_by: date | None
    statutory_limit: date | None
    notes: tuple[str, ...]
    policy: str
    as_at: date
    calendar: WorkingCalendar

    @property
    def timescale(self) -> str:
        """The id of the timescale."""
        return self.duty.id

    @property
    def title(self) -> str:
        """The timescale's title."""
        return self.duty.title

    @property
    def due(self) -> date | None:
        """The last lawful day, or None; ``outcome`` and ``note`` say why."""
        return self.outcome.date if isinstance(self.outcome, Due) else None

    @property
    def provisional(self) -> bool:
        """Whether the due date leans on days that are not yet published."""
        return isinstance(self.outcome, Due) and self.outcome.provisional

    @property
    def met_on(self) -> date | None:
        """The day on which it was met, or None."""
        return self.met.date if self.met else None

    @property
    def judged_on(self) -> date:
        """The day on which its status rests: when it was met, or ended, or as at."""
        return self.met_on or self.ended_on or self.as_at

    @property
    def margin_days(self) -> int | None:
        """Days in hand on the day on which its status rests; negative after the due date."""
        due = self.due
        return None if due is None else (due - self.judged_on).days

    @property
    def margin_working_days(self) -> int | None:
        """Working days in hand; None where the calendar does not hold the days between."""
        due = self.due
        if due is None:
            return None
        try:
            return self.calendar.count(self.judged_on, due)
        except HorizonError:
            return None

    @property
    def days_late(self) -> int | None:
        """Days after due: when met late, overdue as at the day, or missed at the end; else None."""
        late = self.status in (Status.MET_LATE, Status.OVERDUE, Status.MISSED)
        margin = self.margin_days if late else None
        return None if margin is None else -margin

    @property
    def exceeds_statutory_limit(self) -> bool:
        """Whether the due date falls after the statutory limit of the same occurrence."""
        due, limit = self.due, self.statutory_limit
        return due is not None and limit is not None and due > limit

    @property
    def note(self) -> str:
        """Everything there is to say about it, as text."""
        return "; ".join(self.notes)

    @property
    def details(self) -> Mapping[str, str]:
        """The details of the event that started it, and over them of the one that met it."""
        return {**self.started.details, **(self.met.details if self.met else {})}

    @property
    def explanation(self) -> Explanation | None:
        """How the date was worked out, from what and on whose authority; None where not known."""
        if self.stage is None or self.rule is None or self.outcome is None:
            return None
        return explained(
            self.duty,
            self.stage.name,
            self.rule,
            self.anchor,
            self.calendar,
            at=self.anchor_at,
            notes=(*self.notes, f"started by {self.started}"),
        )

    @property
    def receipt(self) -> Receipt:
        """What is needed to work out this date again."""
        rule = self.rule or self.duty
        return Receipt(
            library_version=__version__,
            policy=self.policy,
            timescale=self.timescale
            if self.stage is None
            else f"{self.timescale}.{self.stage.name}",
            rule=str(rule) if self.rule else "stage not known",
            rule_fingerprint=fingerprint(rule),
            calendar=self.calendar.name,
            calendar_fingerprint=self.calendar.fingerprint,
            anchor=self.anchor,
            anchor_at=self.anchor_at,
            met_on=self.met_on,
            as_at=self.as_at,
            due=self.due,
        )

    def __repr__(self) -> str:
        return f"<Obligation {self}>"

    def __str__(self) -> str:
        dated = f"due {self.due}" if self.due else "no due date"
        return f"{self.timescale} {self.ordinal}, {dated}, {self.status.value}"
