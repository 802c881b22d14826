"""What a census holds of one child, as rows: one for each element that is a record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from timescales.records.source_row import SourceRow
from timescales.records.xml import Element


class Group(Enum):
    """A kind of record, by the name of its element."""

    CHILD = "ChildIdentifiers"
    REFERRAL = "CINdetails"
    ASSESSMENT = "Assessments"
    ENQUIRY = "Section47"
    PLAN = "ChildProtectionPlans"
    REVIEW = "CPPreviewDate"


COLUMNS = {
    Group.CHILD: ("PersonBirthDate",),
    Group.REFERRAL: ("CINreferralDate", "ReferralNFA", "CINclosureDate", "DateOfInitialCPC"),
    Group.ASSESSMENT: ("AssessmentActualStartDate", "AssessmentAuthorisationDate"),
    Group.ENQUIRY: (
        "S47ActualStartDate",
        "InitialCPCtarget",
        "DateOfInitialCPC",
        "ICPCnotRequired",
    ),
    Group.PLAN: ("CPPstartDate", "CPPendDate"),
    Group.REVIEW: ("CPPreviewDate",),
}
"""The columns that are read of each."""

_WITHIN_REFERRAL = (Group.ASSESSMENT, Group.ENQUIRY, Group.PLAN)
_READ = {group.value.casefold() for group in _WITHIN_REFERRAL}


@dataclass(frozen=True, slots=True)
class Place:
    """What a row is, and which referral and which plan it stands in, numbered through the file."""

    group: Group
    referral: int = 0
    plan: int = 0


class Groups:
    """Takes a file's children one after another and numbers their referrals and plans.

    ``not_read`` are the groups within a referral that are not read, by name.
    """

    def __init__(self, file: str) -> None:
        self.not_read: set[str] = set()
        self._file = file
        self._referrals = 0
        self._plans = 0

    def rows(self, child: Element) -> Iterator[tuple[Place, SourceRow]]:
        """Each record of a child with its place."""
        for identifiers in child.named(Group.CHILD.value):
            yield self._row(Place(Group.CHILD), identifiers)
        for referral in child.named(Group.REFERRAL.value):
            self._referrals += 1
            yield from self._referral(referral, Place(Group.REFERRAL, self._referrals))

    def _referral(self, referral: Element, place: Place) -> Iterator[tuple[Place, SourceRow]]:
        yield self._row(place, referral)
        for group in _WITHIN_REFERRAL:
            for element in referral.named(group.value):
                if group is not Group.PLAN:
                    yield self._row(replace(place, group=group), element)
                    continue
                self._plans += 1
                plan = replace(place, group=group, plan=self._plans)
                yield self._row(plan, element)
                yield from self._reviews(element, replace(plan, group=Group.REVIEW))
        self.not_read |= {
            element.name
            for element in referral.children
            if element.children and element.name.casefold() not in _READ
        }

    def _reviews(self, plan: Element, place: Place) -> Iterator[tuple[Place, SourceRow]]:
        """The reviews of a plan, which stand in one group or, in older files, in several."""
        name = Group.REVIEW.value
        for group in plan.named("Reviews"):
            for review in group.named(name):
                alone = Element("Review", review.line, children=[review])
                yield self._row(place, alone)

    def _row(self, place: Place, element: Element) -> tuple[Place, SourceRow]:
        return place, element.row(self._file, COLUMNS[place.group])
