"""The one table of event kinds: the same words in Python, in files and in the documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from timescales._text import suggestion


@dataclass(frozen=True, slots=True)
class EventKind:
    """A kind of event. ``sets`` says what day such an event itself sets, where it sets one.

    A ``derived`` kind is worked out from the history, and need not be given.
    """

    name: str
    meaning: str
    sets: str = ""
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """The kinds of event of one part of the work."""

    title: str
    kinds: tuple[EventKind, ...]


SECTIONS = (
    Section(
        "Looked-after children",
        (
            EventKind(
                "became_looked_after",
                "a child became looked after: the first day of a period of care",
            ),
            EventKind(
                "lac_review",
                "a looked-after child's review was held; a series of meetings, its last day",
            ),
            EventKind(
                "lac_review_booked",
                "a looked-after child's review was booked",
                sets="the day for which it is booked",
            ),
            EventKind(
                "lac_review_adjourned",
                "a looked-after child's review began and was adjourned",
            ),
            EventKind("ceased_looked_after", "the period of care ended"),
            EventKind(
                "episode_started",
                "a placement, carer or legal status changed within a period of care",
            ),
        ),
    ),
    Section(
        "The reviewing officer, and records of reviews",
        (
            EventKind("iro_appointed", "an independent reviewing officer was named for the child"),
            EventKind(
                "iro_consulted",
                "the reviewing officer and the social worker conferred before a review",
            ),
            EventKind(
                "review_reports_ready",
                "care plan, education plan and health plan were with the officer before a review",
            ),
            EventKind("review_decisions_recorded", "the decisions of a review were written down"),
            EventKind("review_record_completed", "the full record of a review was finished"),
            EventKind("review_record_distributed", "the full record of a review was sent out"),
            EventKind(
                "pre_review_visit", "the reviewing officer visited the child before a review"
            ),
        ),
    ),
    Section(
        "Placements",
        (
            EventKind(
                "placement_started",
                "a looked-after child was placed, otherwise than as the next three kinds say",
            ),
            EventKind(
                "placed_with_connected_person",
                "a child was placed with a connected person who is temporarily approved",
            ),
            EventKind(
                "placed_with_parents_before_assessment",
                "a child was placed with a parent before the assessment was completed",
            ),
            EventKind(
                "placed_with_parents_under_interim_order",
                "a child under an interim care order was placed with a parent",
            ),
            EventKind("placement_ended", "the placement ended"),
        ),
    ),
    Section(
        "Short breaks",
        (
            EventKind("short_break_series_started", "the first placement of a series began"),
            EventKind("short_break_started", "a single short break began"),
            EventKind("short_break_ended", "a single short break ended"),
            EventKind("short_break_series_ended", "the series of short breaks ended"),
            EventKind(
                "short_break_limit_exceeded",
                "a stay passed 17 days, or the stays of 12 months passed 75 days",
                derived=True,
            ),
        ),
    ),
    Section(
        "Health and education",
        (
            EventKind(
                "sdq_completed",
                "the main carer completed a strengths and difficulties questionnaire",
            ),
            EventKind("pep_initiated", "a personal education plan was begun"),
            EventKind("pep_review", "a personal education plan was reviewed"),
            EventKind(
                "school_changed_in_term", "a child on a plan moved to another school during a term"
            ),
            EventKind(
                "school_changed_for_term",
                "a move of a child on a plan to another school for a new term was settled",
                sets="the first day of that term",
            ),
            EventKind("cp_file_sent", "the child protection file went to the new school"),
            EventKind(
                "leaving_care_assessment_started",
                "work began on the assessment of a young person due to leave care",
            ),
        ),
    ),
    Section(
        "Adoption",
        (
            EventKind("authorised_for_adoption", "the agency was first authorised to place"),
            EventKind("adoption_authorisation_ended", "the authority to place for adoption ended"),
            EventKind("placed_for_adoption", "the child was placed for adoption"),
            EventKind("adoption_review", "a review under the adoption regulations was held"),
            EventKind(
                "adoption_placement_ended",
                "the placement for adoption ended, and the child returned to the agency",
            ),
            EventKind("adoption_order_made", "a court made the adoption order"),
        ),
    ),
    Section(
        "Referrals and assessments",
        (
            EventKind("referral_received", "a referral was received"),
            EventKind("referral_decided", "what to do about a referral was decided"),
            EventKind("assessment_started", "a single assessment was begun"),
            EventKind("assessment_completed", "a single assessment was concluded and authorised"),
            EventKind(
                "assessment_not_required", "it was decided that a referral needs no assessment"
            ),
            EventKind(
                "initial_assessment_started",
                "an initial assessment was begun, before 15 April 2013",
            ),
            EventKind(
                "initial_assessment_completed",
                "an initial assessment was completed, before 15 April 2013",
            ),
            EventKind(
                "core_assessment_started", "a core assessment was begun, before 15 April 2013"
            ),
            EventKind(
                "core_assessment_completed", "a core assessment was completed, before 15 April 2013"
            ),
        ),
    ),
    Section(
        "Child protection",
        (
            EventKind(
                "strategy_discussion",
                "the strategy discussion that initiated a section 47 enquiry",
            ),
            EventKind("icpc", "an initial child protection conference was held"),
            EventKind("icpc_not_required", "it was decided that no initial conference is required"),
            EventKind(
                "transfer_in_notified",
                "another authority told of a child on a plan who moved here",
            ),
            EventKind("transfer_in_conference", "a transfer-in conference was held"),
            EventKind(
                "transfer_in_not_required",
                "it was decided that no transfer-in conference is required",
            ),
            EventKind("cp_plan_started", "a child became the subject of a child protection plan"),
            EventKind("rcpc", "a review child protection conference was held"),
            EventKind("cp_plan_ended", "the child protection plan ended"),
        ),
    ),
    Section(
        "Core groups and serious incidents",
        (
            EventKind("core_group", "the core group of a child protection plan met"),
            EventKind("serious_incident_known", "the authority became aware of a serious incident"),
            EventKind(
                "serious_incident_notified",
                "the notification of a serious incident was sent to the national panel",
            ),
            EventKind(
                "rapid_review_completed", "the safeguarding partners completed a rapid review"
            ),
        ),
    ),
    Section(
        "Allegations against people who work with children",
        (
            EventKind("allegation_known", "an allegation became known to an employer"),
            EventKind(
                "allegation_referred",
                "the designated officer of the authority was told of an allegation",
            ),
            EventKind("staff_suspended", "a member of staff was suspended"),
            EventKind(
                "suspension_confirmed", "a suspension was confirmed in writing, with its reasons"
            ),
        ),
    ),
    Section(
        "Missing children",
        (
            EventKind("child_returned", "a missing child was found or came back"),
            EventKind("return_interview", "an independent return interview was held"),
            EventKind("return_interview_declined", "the child declined a return interview"),
        ),
    ),
    Section(
        "Secure accommodation",
        (
            EventKind("secure_placement_started", "a child was placed in secure accommodation"),
            EventKind(
                "secure_order_made",
                "a court made a secure accommodation order",
                sets="the day on which the order expires",
            ),
            EventKind("secure_review", "a secure accommodation review panel was held"),
            EventKind("secure_placement_ended", "the child left secure accommodation"),
        ),
    ),
    Section(
        "Dispute resolution",
        (
            EventKind("dispute_raised", "the formal dispute resolution procedure began"),
            EventKind("dispute_stage", "a dispute reached a stage, named in its details"),
            EventKind("dispute_resolved", "the dispute was resolved"),
            EventKind("dispute_withdrawn", "the dispute was withdrawn"),
        ),
    ),
    Section(
        "Foster carers",
        (
            EventKind("foster_carer_approved", "a foster carer was approved"),
            EventKind("foster_review", "a review of a foster carer's approval was held"),
            EventKind(
                "foster_review_decided",
                "the decision that follows a review of a foster carer's approval was made",
            ),
            EventKind("foster_carer_approval_ended", "a foster carer's approval ended"),
        ),
    ),
    Section(
        "Children's homes and supported accommodation",
        (
            EventKind("home_registered", "a children's home was registered"),
            EventKind("home_closed", "a children's home closed, or its registration ended"),
            EventKind("reg44_visit", "the independent person visited a children's home"),
            EventKind("reg45_review", "a review of the quality of care was completed"),
            EventKind(
                "reg45_report_sent",
                "the report of a quality of care review was sent to the inspectorate",
            ),
            EventKind(
                "manager_absence_planned",
                "an absence of 28 days or more of the person in charge was planned",
                sets="the day on which the absence is to begin",
            ),
            EventKind("manager_absence_cancelled", "the planned absence was given up"),
            EventKind("manager_absence_began", "the planned absence began"),
            EventKind(
                "manager_absence_unforeseen",
                "an absence of the person in charge began in an emergency",
            ),
            EventKind(
                "manager_absence_notified", "notice of an absence of the person in charge was given"
            ),
            EventKind("manager_returned", "the person in charge came back to duty"),
            EventKind(
                "manager_return_notified", "notice of the return of the person in charge was given"
            ),
            EventKind(
                "supported_accommodation_opened",
                "premises were first used as supported accommodation",
            ),
            EventKind(
                "supported_accommodation_closed",
                "premises ceased to be used as supported accommodation",
            ),
            EventKind(
                "location_assessment", "the location of supported accommodation was assessed"
            ),
        ),
    ),
    Section(
        "Complaints",
        (
            EventKind("complaint_received", "a complaint was received"),
            EventKind("complaint_stage1_extended", "more time was agreed for local resolution"),
            EventKind("complaint_stage1_answered", "a complaint was answered by local resolution"),
            EventKind("complaint_stage2_started", "the investigation of a complaint began"),
            EventKind(
                "complaint_stage2_extended",
                "more time was given for the investigation of a complaint",
            ),
            EventKind("complaint_stage2_answered", "a complaint was answered after investigation"),
            EventKind(
                "complaint_panel_requested", "the authority received a request for a review panel"
            ),
            EventKind("complaint_panel", "a review panel on a complaint met"),
            EventKind("complaint_panel_reported", "a review panel sent its report"),
            EventKind(
                "complaint_panel_report_received",
                "the authority received the panel's recommendations",
            ),
            EventKind(
                "complaint_responded", "the authority responded to the panel's recommendations"
            ),
            EventKind("complaint_withdrawn", "a complaint was withdrawn"),
        ),
    ),
    Section(
        "Birth and ages",
        (
            EventKind("born", "the day of birth", derived=True),
            EventKind("turned_15", "the 15th birthday", derived=True),
            EventKind("turned_16", "the 16th birthday", derived=True),
            EventKind("turned_21", "the 21st birthday", derived=True),
            EventKind("turned_25", "the 25th birthday", derived=True),
            EventKind(
                "became_eligible_at_16",
                "the 16th birthday of a child in care, for 13 weeks in all since the 14th",
                derived=True,
            ),
            EventKind(
                "became_eligible_later",
                "a child of 16 or 17 in care has been so for 13 weeks in all since the age of 14",
                derived=True,
            ),
        ),
    ),
)
"""The table, part by part."""

EVENT_KINDS: Mapping[str, EventKind] = MappingProxyType(
    {kind.name: kind for section in SECTIONS for kind in section.kinds}
)
"""Every kind of event by its name."""

RECORDED_ONLY = ("_booked", "_adjourned")
"""Endings of kinds that are recorded of any other, as in ``icpc_booked``."""


def is_known_kind(kind: str, more: Iterable[str] = ()) -> bool:
    """Whether an event kind is one of the table, one of ``more``, or either booked or adjourned."""
    return any(name in EVENT_KINDS or name in more for name in _readings(kind))


def unknown_kind(kind: str, more: Iterable[str] = ()) -> str:
    """The sentence that refuses an event kind, with the nearest that are known."""
    return f"{kind!r} is not an event kind. {suggestion(kind, sorted({*EVENT_KINDS, *more}))}"


def _readings(kind: str) -> Iterator[str]:
    yield kind
    yield from (kind.removesuffix(end) for end in RECORDED_ONLY if kind.endswith(end))
