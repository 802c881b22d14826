"""The records of a census as what each says: days, and what is amiss with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from timescales.projection import Severity
from timescales.records.source_row import Fault, SourceRow

_YES = {"true": True, "1": True, "false": False, "0": False, "": False}


@dataclass(frozen=True, slots=True)
class Referral:
    """When a child was referred, and what became of it: the case closed, or never opened.

    ``conference`` is one that no enquiry led to.
    """

    day: date | None
    nothing_further: bool
    closed: date | None
    conference: date | None

    @property
    def known_by(self) -> tuple[str, date | None]:
        """The column and the day by which it is the same in the census of another year."""
        if self.day is not None:
            return "CINreferralDate", self.day
        return "DateOfInitialCPC", self.conference


@dataclass(frozen=True, slots=True)
class Assessment:
    """When an assessment began, and when it was authorised; one of the two is known."""

    start: date | None
    end: date | None

    @property
    def known_by(self) -> tuple[str, date | None]:
        """The column and the day by which it is the same in the census of another year."""
        if self.start is not None:
            return "AssessmentActualStartDate", self.start
        return "AssessmentAuthorisationDate", self.end


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A section 47 enquiry and its conference; the day of one of the two is known.

    ``target`` is the last day for the conference as the authority's own system has it.
    """

    start: date | None
    target: date | None
    conference: date | None
    not_required: bool

    @property
    def known_by(self) -> tuple[str, date | None]:
        """The column and the day by which it is the same in the census of another year."""
        if self.start is not None:
            return "S47ActualStartDate", self.start
        return "DateOfInitialCPC", self.conference


@dataclass(frozen=True, slots=True)
class Plan:
    """A child protection plan; it has no end on record where ``end`` is None."""

    start: date
    end: date | None

    @property
    def known_by(self) -> tuple[str, date | None]:
        """The column and the day by which it is the same in the census of another year."""
        return "CPPstartDate", self.start


@dataclass(frozen=True, slots=True)
class Review:
    """A review of a plan."""

    held: date

    @property
    def known_by(self) -> tuple[str, date | None]:
        """The column and the day by which it is the same in the census of another year."""
        return "CPPreviewDate", self.held


@dataclass(frozen=True, slots=True)
class Identifiers:
    """The date of birth of a child."""

    born: date

    @property
    def known_by(self) -> tuple[str, date | None]:
        """The column, and no day: a child has one date of birth."""
        return "PersonBirthDate", None


def referral(row: SourceRow, remarks: list[Fault]) -> Referral | None:
    """What a row of a referral says; None where it gives no day, for these faults."""
    received = row.dated("CINreferralDate", remarks)
    nothing_further = _flag(row, "ReferralNFA", remarks)
    closed = row.dated("CINclosureDate", remarks)
    conference = row.dated("DateOfInitialCPC", remarks)
    if received is None:
        _blank(row, "CINreferralDate", remarks)
    closed = _not_before(received, closed, row, "CINclosureDate", remarks)
    if received is None and conference is None:
        return None
    return Referral(received, nothing_further, closed, conference)


def assessment(row: SourceRow, remarks: list[Fault]) -> Assessment | None:
    """What a row of an assessment says; None where it gives no day, for these faults."""
    start = row.dated("AssessmentActualStartDate", remarks)
    end = row.dated("AssessmentAuthorisationDate", remarks)
    if start is None:
        _blank(row, "AssessmentActualStartDate", remarks)
    end = _not_before(start, end, row, "AssessmentAuthorisationDate", remarks)
    return Assessment(start, end) if start or end else None


def enquiry(row: SourceRow, remarks: list[Fault]) -> Enquiry | None:
    """What a row of an enquiry says; None where it gives no day, for these faults."""
    start = row.dated("S47ActualStartDate", remarks)
    target = row.dated("InitialCPCtarget", remarks)
    conference = row.dated("DateOfInitialCPC", remarks)
    not_required = _flag(row, "ICPCnotRequired", remarks)
    if start is None:
        _blank(row, "S47ActualStartDate", remarks)
    if conference and not_required:
        reason = "No conference is said to be required, and one was held; it is taken to be right."
        remarks.append(_warning("held_though_not_required", row, "ICPCnotRequired", reason))
        not_required = False
    return Enquiry(start, target, conference, not_required) if start or conference else None


def plan(row: SourceRow, remarks: list[Fault]) -> Plan | None:
    """What a row of a plan says; None where it gives no first day, for these faults."""
    start = row.dated("CPPstartDate", remarks)
    end = row.dated("CPPendDate", remarks)
    if start is None:
        _blank(row, "CPPstartDate", remarks)
        return None
    return Plan(start, _not_before(start, end, row, "CPPendDate", remarks))


def review(row: SourceRow, remarks: list[Fault]) -> Review | None:
    """What a row of a review says; None where it gives no day, for these faults."""
    held = _needed(row, "CPPreviewDate", remarks)
    return None if held is None else Review(held)


def identifiers(row: SourceRow, remarks: list[Fault]) -> Identifiers | None:
    """What a row of a child says; None where it gives no date of birth, for these faults."""
    born = _needed(row, "PersonBirthDate", remarks)
    return None if born is None else Identifiers(born)


def _needed(row: SourceRow, column: str, remarks: list[Fault]) -> date | None:
    found = row.dated(column, remarks)
    if found is None:
        _blank(row, column, remarks)
    return found


def _blank(row: SourceRow, column: str, remarks: list[Fault]) -> None:
    """Remark on a day that is blank; one that cannot be read has been remarked on."""
    if not row.cells[column]:
        remarks.append(Fault("no_date", column, "", f"{column} is blank."))


def _not_before(
    start: date | None, end: date | None, row: SourceRow, column: str, remarks: list[Fault]
) -> date | None:
    if start is None or end is None or end >= start:
        return end
    reason = f"It is before the start, {start}; it is taken to have no end on record."
    remarks.append(_warning("ends_before_start", row, column, reason))
    return None


def _flag(row: SourceRow, column: str, remarks: list[Fault]) -> bool:
    """Whether a cell says yes, in any of the ways of the years; a blank one does not."""
    answer = _YES.get(row.cells[column].casefold())
    if answer is None:
        reason = f"{column} is true, false, 1 or 0; it is taken to be false."
        remarks.append(_warning("unknown_code", row, column, reason))
    return bool(answer)


def _warning(code: str, row: SourceRow, column: str, reason: str) -> Fault:
    return Fault(code, column, row.cells[column], reason, Severity.WARNING)
