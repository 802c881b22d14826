"""The caseload as tables of the Standard Safeguarding Dataset, which tell what those can hold.

They hold no bookings, adjournments, disputes, notifications of a move, nor panel reviews of secure
accommodation. The dates that the tables show as due are right, by the ``day_count`` policy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

from timescales.calendar import WorkingCalendar, england_and_wales
from timescales.case import Case, Event
from timescales.demo.csv_files import write_csv
from timescales.demo.diary import Diary
from timescales.demo.draw import Draw

TableRow: TypeAlias = Mapping[str, str]

COLUMNS: Mapping[str, Sequence[str]] = {
    "ssd_person": ("pers_person_id", "pers_dob"),
    "ssd_cla_episodes": (
        "clae_cla_episode_id",
        "clae_person_id",
        "clae_cla_placement_id",
        "clae_cla_episode_start_date",
        "clae_cla_episode_start_reason",
        "clae_cla_primary_need_code",
        "clae_cla_episode_ceased_date",
        "clae_cla_episode_ceased_reason",
        "clae_cla_id",
        "clae_entered_care_date",
    ),
    "ssd_cla_placement": (
        "clap_cla_placement_id",
        "clap_cla_id",
        "clap_cla_placement_start_date",
        "clap_cla_placement_type",
        "clap_cla_placement_provider",
        "clap_cla_placement_end_date",
    ),
    "ssd_cla_reviews": (
        "clar_cla_review_id",
        "clar_cla_id",
        "clar_cla_review_due_date",
        "clar_cla_review_date",
        "clar_cla_review_cancelled",
        "clar_cla_review_participation",
    ),
    "ssd_legal_status": (
        "lega_legal_status_id",
        "lega_person_id",
        "lega_legal_status",
        "lega_legal_status_start_date",
        "lega_legal_status_end_date",
    ),
    "ssd_s47_enquiry": (
        "s47e_s47_enquiry_id",
        "s47e_person_id",
        "s47e_s47_start_date",
        "s47e_s47_end_date",
        "s47e_s47_nfa",
        "s47e_s47_outcome_json",
    ),
    "ssd_initial_cp_conference": (
        "icpc_icpc_id",
        "icpc_s47_enquiry_id",
        "icpc_person_id",
        "icpc_icpc_transfer_in",
        "icpc_icpc_target_date",
        "icpc_icpc_date",
        "icpc_icpc_outcome_cp_flag",
    ),
    "ssd_cp_plans": (
        "cppl_cp_plan_id",
        "cppl_person_id",
        "cppl_cp_plan_start_date",
        "cppl_cp_plan_end_date",
        "cppl_cp_plan_ola",
    ),
    "ssd_cp_reviews": (
        "cppr_cp_review_id",
        "cppr_person_id",
        "cppr_cp_plan_id",
        "cppr_cp_review_due",
        "cppr_cp_review_date",
    ),
}
"""The tables that are written, and their columns."""


def write_ssd(folder: Path, cases: Sequence[Case]) -> None:
    """Write the tables as CSV files named after them, with days as SQL Server exports them."""
    folder.mkdir(parents=True, exist_ok=True)
    tables: dict[str, list[TableRow]] = {name: [] for name in COLUMNS}
    for case in cases:
        _Telling(case, tables).tell()
    for name, rows in tables.items():
        write_csv(folder / f"{name}.csv", COLUMNS[name], rows)


class _Telling:
    """Tells the story of one child in rows, each of which has an identifier of its own."""

    def __init__(self, case: Case, tables: Mapping[str, list[TableRow]]) -> None:
        self._case = case
        self._tables = tables
        self._child = case.subject_id
        self._calendar: WorkingCalendar = england_and_wales()
        self._diary = Diary(Draw(0, 0), self._calendar)

    def tell(self) -> None:
        self._add("ssd_person", pers_person_id=self._child, pers_dob=_day(self._case.date_of_birth))
        for period in _periods(self._case.events):
            self._period(period)
        self._protection()

    def _add(self, table: str, **cells: str) -> str:
        """Add a row under the table's next identifier, which is returned."""
        rows = self._tables[table]
        key = COLUMNS[table][0]
        name = cells.get(key, str(len(rows) + 1))
        rows.append({key: name, **cells})
        return name

    def _period(self, period: Sequence[Event]) -> None:
        started = period[0].date
        # Two periods of a child have two identifiers, as in a case-management system.
        cla_id = f"{self._child}-{started:%Y%m%d}"
        changes = [e for e in period if e.kind in ("became_looked_after", "episode_started")]
        ceased = next((e for e in period if e.kind == "ceased_looked_after"), None)
        ends = [each.date for each in changes[1:]] + [ceased.date if ceased else None]
        leaving = ceased.details["leaving_reason"] if ceased else ""
        for number, (change, end) in enumerate(zip(changes, ends, strict=True)):
            placement = self._add(
                "ssd_cla_placement",
                clap_cla_id=cla_id,
                clap_cla_placement_start_date=_day(change.date),
                clap_cla_placement_type=change.details["placement"],
                clap_cla_placement_provider=change.details["provider"],
                clap_cla_placement_end_date=_day(end),
            )
            self._add(
                "ssd_legal_status",
                lega_person_id=self._child,
                lega_legal_status=change.details["legal_status"],
                lega_legal_status_start_date=_day(change.date),
                lega_legal_status_end_date=_day(end),
            )
            self._add(
                "ssd_cla_episodes",
                clae_person_id=self._child,
                clae_cla_placement_id=placement,
                clae_cla_episode_start_date=_day(change.date),
                clae_cla_episode_start_reason="B" if number else "S",
                clae_cla_primary_need_code=change.details["need"],
                clae_cla_episode_ceased_date=_day(end),
                clae_cla_episode_ceased_reason="X1" if change is not changes[-1] else leaving,
                clae_cla_id=cla_id,
                clae_entered_care_date=_day(started),
            )
        self._reviews(period, started, cla_id)

    def _reviews(self, period: Sequence[Event], started: date, cla_id: str) -> None:
        """The reviews of a period; the first on record of one that began before has no due date."""
        known = self._case.complete_from is not None and started >= self._case.complete_from
        number, anchor = (1, started) if known else (0, started)
        for event in period:
            if event.kind != "lac_review":
                continue
            due = self._diary.due("lac_review", number, anchor) if number else None
            self._add(
                "ssd_cla_reviews",
                clar_cla_id=cla_id,
                clar_cla_review_due_date=_day(due),
                clar_cla_review_date=_day(event.date),
                clar_cla_review_cancelled="N",
                clar_cla_review_participation=event.details["participation"],
            )
            # Who was looked after before the record begins had had a second review by then.
            number, anchor = (number + 1 if number else 3), event.date

    def _protection(self) -> None:
        events = self._case.events
        enquiry = next((e for e in events if e.kind == "strategy_discussion" and e.ref), None)
        needless = next((e for e in events if e.kind == "icpc_not_required"), None)
        conference = next((e for e in events if e.kind in ("icpc", "transfer_in_conference")), None)
        if enquiry is not None:
            self._add(
                "ssd_s47_enquiry",
                s47e_s47_enquiry_id=enquiry.ref or "",
                s47e_person_id=self._child,
                s47e_s47_start_date=_day(enquiry.date),
                s47e_s47_end_date=_day((needless or conference or enquiry).date)
                if needless or conference
                else "",
                s47e_s47_nfa="Y" if needless else "N",
                s47e_s47_outcome_json='{"NFA_FLAG": "Y", "CP_CONFERENCE_FLAG": "N"}'
                if needless
                else "",
            )
        if conference is not None:
            target = self._diary.due("icpc", 1, enquiry.date) if enquiry else None
            self._add(
                "ssd_initial_cp_conference",
                icpc_s47_enquiry_id=(enquiry.ref or "") if enquiry else "",
                icpc_person_id=self._child,
                icpc_icpc_transfer_in="N" if conference.kind == "icpc" else "Y",
                icpc_icpc_target_date=_day(target),
                icpc_icpc_date=_day(conference.date),
                icpc_icpc_outcome_cp_flag="Y",
            )
            self._plan(conference.date)

    def _plan(self, anchor: date) -> None:
        events = self._case.events
        started = next(e for e in events if e.kind == "cp_plan_started")
        ended = next((e for e in events if e.kind == "cp_plan_ended"), None)
        plan = self._add(
            "ssd_cp_plans",
            cppl_person_id=self._child,
            cppl_cp_plan_start_date=_day(started.date),
            cppl_cp_plan_end_date=_day(ended.date if ended else None),
            cppl_cp_plan_ola="N",
        )
        held = [event.date for event in events if event.kind == "rcpc"]
        for number, day in enumerate(held, start=1):
            self._add(
                "ssd_cp_reviews",
                cppr_person_id=self._child,
                cppr_cp_plan_id=plan,
                cppr_cp_review_due=_day(self._diary.due("rcpc", number, anchor)),
                cppr_cp_review_date=_day(day),
            )
            anchor = day


def _periods(events: Sequence[Event]) -> Iterator[list[Event]]:
    """The events of each period of care, from the first to the one that ends it."""
    period: list[Event] = []
    for event in events:
        if event.kind == "became_looked_after" and not period:
            period = [event]
        elif period:
            period.append(event)
        if event.kind == "ceased_looked_after":
            yield period
            period = []
    if period:
        yield period


def _day(day: date | None) -> str:
    return f"{day} 00:00:00.000" if day else ""
