"""From the records of one child in a census to offers: each related to what it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeAlias, TypeVar

from timescales.case import Event
from timescales.projection import Severity
from timescales.records.cin_census.groups import Group, Place
from timescales.records.cin_census.rows import (
    Assessment,
    Enquiry,
    Identifiers,
    Plan,
    Referral,
    Review,
    assessment,
    enquiry,
    identifiers,
    plan,
    referral,
    review,
)
from timescales.records.entries import Entry, standing
from timescales.records.ledger import Ledger
from timescales.records.offers import Birth, Happening, Offer, Showing
from timescales.records.source_row import Fault, SourceRow

R = TypeVar("R", Identifiers, Referral, Assessment, Enquiry, Plan, Review)

_Number: TypeAlias = tuple[int, int]
_Home: TypeAlias = date | _Number


@dataclass(frozen=True, slots=True)
class _Record(Generic[R]):
    """A record that could be read: where it stands, what it says and what is to be remarked.

    ``year`` counts the files, a later one being a later year.
    """

    year: int
    place: Place
    row: SourceRow
    said: R
    remarks: list[Fault]

    @property
    def referral(self) -> _Number:
        """The year and number of the referral in which it stands."""
        return self.year, self.place.referral

    @property
    def plan(self) -> _Number:
        """The year and number of the plan in which it stands."""
        return self.year, self.place.plan

    def happening(self, kind: str, on: date, column: str, ref: str | None = None) -> Happening:
        """An event of a kind, which the cell in that column gives."""
        return Happening(Event(kind, on, ref), column, self.row.cells[column])

    def remark(self, code: str, column: str, reason: str) -> None:
        self.remarks.append(Fault(code, column, self.row.cells[column], reason, Severity.REMARK))

    def offer(self, *happenings: Happening, shown: Iterable[Showing] = ()) -> Offer:
        return Offer(self.row, happenings, remarks=self.remarks, shown=tuple(shown))


class CensusChild:
    """Takes the records of one child and makes offers of them; the ledger refuses the others.

    A record says nothing of another by itself: an enquiry is tied to its conference, and a
    referral to its assessments, by a ref that is made of its kind and first day.
    """

    def __init__(self, child: str, complete_from: date, ledger: Ledger) -> None:
        self._child = child
        self._complete_from = complete_from
        self._ledger = ledger
        self._rows: dict[Group, list[tuple[int, Place, SourceRow]]] = {}

    def offers(self, rows: Iterable[tuple[tuple[int, Place], SourceRow]]) -> list[Offer]:
        """What the rows offer, each with the year and place of its own."""
        for (year, place), row in rows:
            self._rows.setdefault(place.group, []).append((year, place, row))
        all_referrals = self._read(Group.REFERRAL, referral)
        homes: dict[_Number, _Home] = {
            each.referral: each.said.day or each.referral for each in all_referrals
        }
        all_plans = self._read(Group.PLAN, plan)
        starts = {each.plan: each.said.start for each in all_plans}
        referrals, plans = self._standing(all_referrals), self._standing(all_plans)
        assessments = self._standing(self._read(Group.ASSESSMENT, assessment))
        enquiries = self._standing(self._read(Group.ENQUIRY, enquiry))
        held = [each.said.conference for each in referrals]
        held += [each.said.conference for each in enquiries]
        conferences = {each for each in held if each is not None}
        return [
            *map(_birth, self._standing(self._read(Group.CHILD, identifiers))),
            *self._referrals(referrals, assessments, enquiries, homes),
            *(_assessment(each, homes) for each in assessments),
            *map(_enquiry, enquiries),
            *(_plan(each, conferences, plans) for each in plans),
            *self._reviews(starts),
        ]

    def _read(
        self, group: Group, read: Callable[[SourceRow, list[Fault]], R | None]
    ) -> list[_Record[R]]:
        records = []
        for year, place, row in self._rows.get(group, ()):
            remarks: list[Fault] = []
            said = read(row, remarks)
            if said is None:
                self._ledger.refuse(row, self._child, *remarks)
            else:
                records.append(_Record(year, place, row, said, remarks))
        return records

    def _standing(self, records: list[_Record[R]]) -> list[_Record[R]]:
        """The records that no later year and no earlier line has; the ledger refuses the others."""
        entries = [Entry(each.row, each.year, *each.said.known_by, each.said) for each in records]
        stand = set(map(id, standing(entries, self._child, self._ledger)))
        pairs = zip(records, entries, strict=True)
        return [record for record, entry in pairs if id(entry) in stand]

    def _referrals(
        self,
        referrals: Iterable[_Record[Referral]],
        assessments: Iterable[_Record[Assessment]],
        enquiries: Iterable[_Record[Enquiry]],
        homes: Mapping[_Number, _Home],
    ) -> Iterator[Offer]:
        assessed, authorised = set(), set()
        for each in assessments:
            home = homes.get(each.referral, each.referral)
            assessed.add(home)
            if each.said.end is not None:
                authorised.add(home)
        enquired = {
            (homes.get(each.referral, each.referral), each.said.conference) for each in enquiries
        }
        for record in referrals:
            home = homes[record.referral]
            happenings = [
                *self._conference(record, repeated=(home, record.said.conference) in enquired),
                *self._owed(record, assessed=home in assessed, authorised=home in authorised),
            ]
            if happenings:
                yield record.offer(*happenings)
            else:
                faults = *self._began_before(record), *record.remarks
                self._ledger.refuse(record.row, self._child, *faults)

    def _began_before(self, record: _Record[Referral]) -> Iterator[Fault]:
        if record.said.day is not None:
            reason = (
                f"It is from before {self._complete_from}, from which the census is complete, "
                "and an assessment may be in an earlier one."
            )
            value = record.row.cells["CINreferralDate"]
            yield Fault("began_before", "CINreferralDate", value, reason, Severity.REMARK)

    def _conference(self, record: _Record[Referral], *, repeated: bool) -> Iterator[Happening]:
        """A conference that no enquiry led to, as where a child on a plan moved here."""
        held = record.said.conference
        if held is None:
            return
        if repeated:
            reason = "It is the conference of an enquiry, and not one without."
            record.remark("conference_of_enquiry", "DateOfInitialCPC", reason)
            return
        yield record.happening("transfer_in_conference", held, "DateOfInitialCPC")

    def _owed(
        self, record: _Record[Referral], *, assessed: bool, authorised: bool
    ) -> Iterator[Happening]:
        """The referral, and the end of the assessment that it called for without one."""
        said, received = record.said, record.said.day
        if received is None or (received < self._complete_from and not assessed):
            return
        ref = _ref_of_referral(received)
        yield record.happening("referral_received", received, "CINreferralDate", ref)
        if authorised:
            return
        if said.nothing_further and not assessed:
            reason = (
                "Nothing further was done, and the census does not say when that was decided; "
                "it is taken to be the day of the referral, so that no assessment is owed."
            )
            record.remark("no_day_of_decision", "ReferralNFA", reason)
            yield record.happening("assessment_not_required", received, "ReferralNFA", ref)
        elif said.closed is not None:
            reason = (
                "The case was closed, and no assessment was authorised; none is owed from then."
            )
            record.remark("closed_without_assessment", "CINclosureDate", reason)
            yield record.happening("assessment_not_required", said.closed, "CINclosureDate", ref)

    def _reviews(self, starts: Mapping[_Number, date]) -> Iterator[Offer]:
        column = "CPPreviewDate"
        for each in self._standing(self._read(Group.REVIEW, review)):
            start, held = starts.get(each.plan), each.said.held
            if start is not None and held <= start:
                value = each.row.cells[column]
                reason = f"A review is held after its plan begins, which was on {start}."
                fault = Fault("review_not_after_start", column, value, reason, Severity.WARNING)
                self._ledger.refuse(each.row, self._child, fault)
            else:
                yield each.offer(each.happening("rcpc", held, column))


def _ref_of_referral(received: date) -> str:
    return f"referral {received}"


def _birth(record: _Record[Identifiers]) -> Offer:
    column = "PersonBirthDate"
    born = Birth(record.said.born, column, record.row.cells[column], rank=1)
    return Offer(record.row, birth=born, remarks=record.remarks)


def _assessment(record: _Record[Assessment], homes: Mapping[_Number, _Home]) -> Offer:
    said, home = record.said, homes.get(record.referral)
    received = home if isinstance(home, date) else None
    ref = _ref_of_referral(received) if received else f"assessment {said.start or said.end}"
    happenings = []
    if said.start is not None:
        column = "AssessmentActualStartDate"
        happenings.append(record.happening("assessment_started", said.start, column, ref))
    if said.end is not None:
        column = "AssessmentAuthorisationDate"
        happenings.append(record.happening("assessment_completed", said.end, column, ref))
    return record.offer(*happenings)


def _enquiry(record: _Record[Enquiry]) -> Offer:
    said = record.said
    ref = f"section 47 {said.start or said.conference}"
    happenings = []
    if said.start is not None:
        column = "S47ActualStartDate"
        happenings.append(record.happening("strategy_discussion", said.start, column, ref))
    if said.conference is not None:
        happenings.append(record.happening("icpc", said.conference, "DateOfInitialCPC", ref))
    elif said.not_required and said.start is not None:
        reason = (
            "The census does not say when it was decided that no conference is required; it is "
            "taken to be the day of the strategy discussion, so that none is owed."
        )
        record.remark("no_day_of_decision", "ICPCnotRequired", reason)
        happenings.append(record.happening("icpc_not_required", said.start, "ICPCnotRequired", ref))
    column, shown = "InitialCPCtarget", []
    if said.target is not None:
        value = record.row.cells[column]
        shown = [Showing("icpc", said.target, column, value, said.conference, said.start)]
    return record.offer(*happenings, shown=shown)


def _plan(
    record: _Record[Plan], conferences: Iterable[date], plans: Iterable[_Record[Plan]]
) -> Offer:
    said = record.said
    ended = [each.said.end for each in plans if each.said.end and each.said.end <= said.start]
    since = max(ended, default=date.min)
    held = max((each for each in conferences if since < each <= said.start), default=None)
    if held is None:
        reason = "Reviews are counted from this day, since no initial conference led to the plan."
        record.remark("counted_from_plan", "CPPstartDate", reason)
    elif held != said.start:
        reason = f"Reviews are counted from the conference of {held}; on this day was none."
        record.remark("counted_from_conference", "CPPstartDate", reason)
    happenings = [record.happening("cp_plan_started", said.start, "CPPstartDate")]
    if said.end is not None:
        happenings.append(record.happening("cp_plan_ended", said.end, "CPPendDate"))
    return record.offer(*happenings)
