"""From a projected caseload, one subject at a time, to what a report says."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date

from timescales.case import Case, Event
from timescales.lookahead import booked_for
from timescales.projection import Obligation, Projection
from timescales.reports.counting import Counts
from timescales.reports.data import Child, Owed, ReportData
from timescales.reports.diary import reference
from timescales.timeline import begun
from timescales.timescale import explained


class Gathering:
    """What a report needs of each subject, kept as they go by.

    ``named`` is what a subject is called; with ``anonymous`` no birthdays are kept either. ``key``
    is that of the references by which a diary knows them.
    """

    def __init__(
        self,
        as_at: date,
        *,
        named: Callable[[str], str] = str,
        anonymous: bool = False,
        key: bytes = b"",
    ) -> None:
        self._as_at = as_at
        self._named = named
        self._anonymous = anonymous
        self._key = key
        self._children: list[Child] = []
        self._counts = Counts(as_at)
        self._explained: dict[Hashable, str] = {}

    def add(self, case: Case, projection: Projection) -> None:
        """Keep one subject."""
        owed = tuple(self._owed(case, obligation) for obligation in projection)
        recorded = [event for event in case.events if event.date <= self._as_at]
        child = Child(
            self._named(case.subject_id),
            owed,
            officer=_last(recorded, "officer"),
            team=_last(recorded, "team"),
            born=None if self._anonymous else case.date_of_birth,
            reference=reference(case.subject_id, self._key),
        )
        self._children.append(child)
        for obligation in projection:
            self._counts.add(obligation)

    def report(self, title: str, facts: tuple[tuple[str, str], ...] = ()) -> ReportData:
        """The report on everything that was added."""
        children = tuple(self._children)
        tiles = self._counts.tiles(children)
        return ReportData(title, self._as_at, children, facts, tiles, self._counts.charts())

    def _owed(self, case: Case, obligation: Obligation) -> Owed:
        is_open = obligation.met is None and obligation.ended_on is None
        return Owed(
            timescale=obligation.timescale,
            title=obligation.title,
            ordinal=obligation.ordinal,
            status=obligation.status,
            begun=begun(obligation),
            due=obligation.due,
            not_before=obligation.not_before,
            met=obligation.met_on,
            ended=obligation.ended_on,
            limit=obligation.statutory_limit,
            hold_by=obligation.hold_by,
            plan_by=obligation.plan_by,
            booked=booked_for(case, obligation) if is_open else None,
            provisional=obligation.provisional,
            started=f"{obligation.started.kind} on {obligation.started.date}",
            notes=obligation.notes,
            why=self._why(obligation),
        )

    def _why(self, obligation: Obligation) -> str:
        """The explanation, worked out once for all that have the same."""
        duty, stage, rule = obligation.duty, obligation.stage, obligation.rule
        if stage is None or rule is None or obligation.outcome is None:
            return _not_worked_out(obligation)
        anchor, at = obligation.anchor, obligation.anchor_at
        key = duty.id, stage.name, rule, anchor, at
        if key not in self._explained:
            worked = explained(duty, stage.name, rule, anchor, obligation.calendar, at=at)
            self._explained[key] = worked.text
        return self._explained[key]


def _not_worked_out(obligation: Obligation) -> str:
    lines = [f"{obligation.title}: no date can be worked out"]
    return "\n".join([*lines, *(f"  due {candidate}" for candidate in obligation.candidates)])


def _last(events: list[Event], detail: str) -> str:
    """What the last event with a detail says."""
    found = [event.details[detail] for event in events if event.details.get(detail)]
    return found[-1] if found else ""
