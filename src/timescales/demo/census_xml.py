"""The child protection part of the caseload as a children in need census.

A census has what happened and not what is booked, no day for a decision that no conference is
required, and none for the notice of a move. It asks of every child for a referral and an
assessment, of which the caseload tells nothing: the referral is on the day of the first event, and
the assessment from then is authorised some weeks later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from xml.etree.ElementTree import Element

from timescales.case import Case, Event
from timescales.demo.markup import group, write_xml

_TOLD = frozenset({"strategy_discussion", "transfer_in_notified"})
_CONFERENCES = frozenset({"icpc", "icpc_not_required"})
_PLAN = {"cp_plan_started": "CPPstartDate", "cp_plan_ended": "CPPendDate"}
_AUTHORISED_AFTER = timedelta(days=35)


def write_census(path: Path, cases: Iterable[Case], as_at: date) -> None:
    """Write the census, of all years, with the reference date that the year of ``as_at`` ends on.

    Raises ``OSError`` where the file cannot be written.
    """
    ends = date(as_at.year + (as_at >= date(as_at.year, 4, 1)), 3, 31)
    details = {"Collection": "CIN", "Year": str(ends.year), "ReferenceDate": ends.isoformat()}
    header = group("Header", {}, [group("CollectionDetails", details)])
    children = group("Children", {}, (child for case in cases for child in _children(case, as_at)))
    write_xml(path, group("Message", {}, [header, children]))


def _children(case: Case, as_at: date) -> Iterator[Element]:
    """The child of a case with an enquiry or a move to here; none otherwise."""
    first = next((event.date for event in case.events if event.kind in _TOLD), None)
    if first is None:
        return
    identifiers = {
        "LAchildID": case.subject_id,
        "UPNunknown": "UN3",
        "PersonBirthDate": _iso(case.date_of_birth),
        "Sex": "N",
    }
    yield group(
        "Child",
        {},
        [
            group("ChildIdentifiers", identifiers),
            group("ChildCharacteristics", {"Ethnicity": "NOBT"}),
            _referral(case, first, as_at),
        ],
    )


def _referral(case: Case, day: date, as_at: date) -> Element:
    authorised = day + _AUTHORISED_AFTER
    moved = next((each for each in case.events if each.kind == "transfer_in_conference"), None)
    assessment = {
        "AssessmentActualStartDate": _iso(day),
        "AssessmentAuthorisationDate": _iso(authorised if authorised <= as_at else None),
    }
    details = {
        "CINreferralDate": _iso(day),
        "ReferralSource": "3A",
        "PrimaryNeedCode": "N1",
        "DateOfInitialCPC": _iso(moved.date if moved else None),
        "ReferralNFA": "false",
    }
    parts = [group("Assessments", assessment), *_enquiries(case.events), *_plans(case.events)]
    return group("CINdetails", details, parts)


def _enquiries(events: Iterable[Event]) -> Iterator[Element]:
    """An enquiry for each strategy discussion that began one, which has a ref."""
    events = tuple(events)
    for event in events:
        if event.kind != "strategy_discussion" or event.ref is None:
            continue
        came_of_it = {
            e.kind: e.date for e in events if e.ref == event.ref if e.kind in _CONFERENCES
        }
        enquiry = {
            "S47ActualStartDate": _iso(event.date),
            "DateOfInitialCPC": _iso(came_of_it.get("icpc")),
            "ICPCnotRequired": str("icpc_not_required" in came_of_it).lower(),
        }
        yield group("Section47", enquiry)


def _plans(events: Iterable[Event]) -> Iterator[Element]:
    """The plan, of which no child of the caseload has a second, with its reviews."""
    days: dict[str, str] = {}
    reviews = []
    for event in events:
        if event.kind in _PLAN:
            days[_PLAN[event.kind]] = _iso(event.date)
        elif event.kind == "rcpc":
            reviews.append(_review(event.date))
    if days:
        categories = {"InitialCategoryOfAbuse": "NEG", "LatestCategoryOfAbuse": "NEG"}
        held = [group("Reviews", {}, reviews)] if reviews else []
        yield group("ChildProtectionPlans", {**days, **categories}, held)


def _review(day: date) -> Element:
    made = Element("CPPreviewDate")
    made.text = _iso(day)
    return made


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
