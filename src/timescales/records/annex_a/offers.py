"""What one row of a list offers: its events, or why it has none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from timescales.case import Event
from timescales.projection import Severity
from timescales.records.annex_a.lists import BORN
from timescales.records.offers import Birth, Happening, Offer
from timescales.records.source_row import Fault, SourceRow

_YES = re.compile(r"(?:[a-z]\)\s*)?(?:y|yes|true|1)", re.IGNORECASE)
_CODE = re.compile(r"(?<![A-Za-z0-9])[A-Z][0-9]{1,2}[A-Z]?(?![A-Za-z0-9])")
_SHORT_BREAKS = {"V3", "V4"}
_SECURE = "K1"
_ADOPTION = {"A3", "A4", "A5", "A6"}


@dataclass(slots=True)
class Reading:
    """A row being read: the events found so far, and what is wrong with it.

    ``faults`` keep it from being used, ``remarks`` do not; ``reviewed`` is the day of the latest
    review that it gives.
    """

    row: SourceRow
    headings: Mapping[str, str]
    happenings: list[Happening] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    remarks: list[Fault] = field(default_factory=list)
    reviewed: date | None = None

    def needed(self, name: str) -> date | None:
        """The date in a cell that must hold one; a fault where it does not."""
        if not self.row.cells[name]:
            heading = self.headings[name]
            self.faults.append(Fault("no_date", heading, "", f"{heading} is blank."))
        return self._dated(name, self.faults)

    def event(self, kind: str, name: str, **details: str) -> date | None:
        """The event on the day that a cell gives, if it gives one."""
        day = self._dated(name, self.remarks)
        if day is not None:
            self.happen(kind, day, name, **details)
        return day

    def happen(self, kind: str, day: date, name: str, **details: str) -> None:
        """An event on a day, that of the cell."""
        given = {key: value for key, value in details.items() if value}
        event = Event(kind, day, details=given)
        self.happenings.append(Happening(event, self.headings[name], self.row.cells[name]))

    def code(self, name: str) -> str:
        """The code in a cell that may hold its description too, ``f) U6: Foster placement``."""
        found = _CODE.search(self.row.cells.get(name, ""))
        return found.group() if found else ""

    def _dated(self, name: str, faults: list[Fault]) -> date | None:
        found: list[Fault] = []
        day = self.row.dated(name, found)
        for fault in found:
            heading = self.headings[name]
            reason = fault.reason.replace(name, heading, 1)
            faults.append(Fault(fault.code, heading, fault.value, reason))
        return day

    def offer(self) -> Offer:
        """What the row offers, when it has been read."""
        born = self._dated(BORN, self.remarks)
        birth = None if born is None else Birth(born, self.headings[BORN], self.row.cells[BORN])
        return Offer(self.row, self.happenings, birth, self.remarks)


def _assessment(row: Reading) -> None:
    started = row.needed("started")
    if started is not None:
        row.happen("assessment_started", started, "started")
        row.event("assessment_completed", "authorised")


def _enquiry(row: Reading) -> None:
    strategy = row.needed("strategy")
    if strategy is None:
        return
    row.happen("strategy_discussion", strategy, "strategy")
    conference = row.event("icpc", "conference")
    if conference is None and _YES.fullmatch(row.row.cells.get("unnecessary", "")):
        row.happen("icpc_not_required", strategy, "strategy")


def _plan(row: Reading) -> None:
    started = row.needed("started")
    if started is not None:
        row.happen("cp_plan_started", started, "started")
        row.reviewed = row.event("rcpc", "reviewed")
        row.event("cp_plan_ended", "ended")


def _looked_after(row: Reading) -> None:
    status, placement = row.code("status"), row.code("placement")
    if status in _SHORT_BREAKS:
        reason = f"Legal status {status} is a short break, which is no part of a period of care."
        heading = row.headings["status"]
        row.faults.append(Fault("short_break", heading, status, reason, Severity.REMARK))
        return
    started = row.needed("started")
    if started is None:
        return
    row.happen("became_looked_after", started, "started", legal_status=status, placement=placement)
    row.reviewed = row.event("lac_review", "reviewed")
    if placement == _SECURE:
        row.event("secure_placement_started", "placed", placement=placement)
    elif placement in _ADOPTION:
        row.event("placed_for_adoption", "placed", placement=placement)
    row.event("ceased_looked_after", "ceased", leaving_reason=row.code("reason"))


def _adoption(row: Reading) -> None:
    decided = row.needed("decided")
    if decided is not None:
        row.happen("adoption_decided", decided, "decided")
        row.event("authorised_for_adoption", "ordered")
        row.event("adoption_match_decided", "matched")
        row.event("placed_for_adoption", "placed")
        row.event("adoption_order_made", "adopted")
        row.event("adoption_plan_ended", "decided_against")


READ: Mapping[int, Callable[[Reading], None]] = {
    4: _assessment,
    5: _enquiry,
    7: _plan,
    8: _looked_after,
    10: _adoption,
}
"""How a row of each list is read."""

HOLDS: Mapping[int, frozenset[str]] = {
    4: frozenset({"assessment_started", "assessment_completed"}),
    5: frozenset({"strategy_discussion", "icpc", "icpc_not_required"}),
    7: frozenset({"cp_plan_started", "rcpc", "cp_plan_ended"}),
    8: frozenset(
        {
            "became_looked_after",
            "lac_review",
            "secure_placement_started",
            "placed_for_adoption",
            "ceased_looked_after",
        }
    ),
    10: frozenset(
        {
            "adoption_decided",
            "authorised_for_adoption",
            "adoption_match_decided",
            "placed_for_adoption",
            "adoption_order_made",
            "adoption_plan_ended",
        }
    ),
}
"""The event kinds that each list can hold."""
