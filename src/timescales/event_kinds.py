"""The one table of event kinds: the same words in Python, in files and in the documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
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
                "lac_review_adjourned", "a looked-after child's review began and was adjourned"
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
            EventKind(
                "midway_review",
                "the reviewing officer or conference chair and the social worker conferred between "
                "reviews",
            ),
            EventKind(
                "views_recorded",
                "a child's views were recorded with a tool, named in its details",
            ),
            EventKind(
                "good_practice_noted", "the reviewing officer told of good practice in a case"
            ),
        ),
    ),
    Section(
        "Placements",
        (
            EventKind(
                "placement_started",
                "a looked-after child was placed, otherwise than as the other kinds here say",
            ),
            EventKind(
                "placed_outside_terms_of_approval",
                "a child was placed in an emergency with a foster parent not approved for it",
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
            EventKind(
                "placed_with_parents_under_care_order",
                "a child under a care order was placed with a parent, after the assessment",
            ),
            EventKind(
                "care_order_made_with_parents",
                "a court made a care order for a child who lives with a parent",
            ),
            EventKind(
                "other_arrangements_started",
                "arrangements that another body makes for how a child in care lives, as in "
                "hospital or custody, began or changed",
            ),
            EventKind(
                "placement_became_long_term",
                "it was decided that the placement is to last until the child is 18",
            ),
            EventKind("placement_ended", "the placement ended"),
        ),
    ),
    Section(
        "Approval of a child's carers",
        (
            EventKind("approval_terms_changed", "a foster parent's terms of approval were changed"),
            EventKind(
                "temporary_approval_given",
                "a connected person was approved as a foster parent for a time",
            ),
            EventKind(
                "temporary_approval_extended",
                "the time of a temporary approval was extended",
                sets="the last day of the first period",
            ),
            EventKind(
                "connected_person_approved",
                "a connected person was approved as a foster parent after a full assessment",
            ),
        ),
    ),
    Section(
        "Plans, assessments and visits of looked-after children",
        (
            EventKind("care_plan_prepared", "the first care plan of a period of care was prepared"),
            EventKind("care_plan_updated", "the care plan was revised"),
            EventKind("health_assessment", "a child's first health assessment was reported"),
            EventKind("health_review", "a later assessment of a child's health was reported"),
            EventKind(
                "placement_plan_prepared",
                "the plan of a placement was prepared; not a revision of one",
            ),
            EventKind("placement_notified", "notice of a placement was given"),
            EventKind(
                "placement_with_parents_assessed",
                "the assessment of a parent with whom a child is placed was completed",
            ),
            EventKind(
                "placement_with_parents_decided",
                "it was decided whether to confirm a placement with a parent",
            ),
            EventKind("visit", "the authority's representative visited a looked-after child"),
            EventKind(
                "less_frequent_visits_agreed",
                "a child in a long-term foster placement agreed to be visited less often",
            ),
            EventKind(
                "section_30a_notice_received",
                "notice about a home or agency under the Care Standards Act 2000, section 30A, "
                "was received",
            ),
            EventKind(
                "needs_assessment_completed",
                "the assessment of needs for leaving care was completed",
            ),
            EventKind(
                "remanded_to_youth_detention",
                "a child was remanded to youth detention accommodation",
            ),
            EventKind(
                "detention_placement_plan_prepared", "the plan of a detained child was prepared"
            ),
        ),
    ),
    Section(
        "Children in homes whom no authority looks after, to 2002",
        (
            EventKind(
                "unplaced_child_notified",
                "a child whom no authority looks after was said to be in a voluntary or "
                "registered home",
            ),
            EventKind(
                "unplaced_child_visit_asked", "the home represented that a child needs a visit"
            ),
            EventKind(
                "unplaced_child_concern", "a child's welfare in the home was said to be in doubt"
            ),
            EventKind("unplaced_child_visit", "an officer visited the child in the home"),
        ),
    ),
    Section(
        "Short breaks",
        (
            EventKind("short_break_series_started", "the first placement of a series began"),
            EventKind("short_break_started", "a single short break began"),
            EventKind("short_break_ended", "a single short break ended"),
            EventKind("short_break_review", "a review of a child in short breaks was held"),
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
        "Private fostering",
        (
            EventKind(
                "private_fostering_proposed",
                "it was proposed that a child be fostered privately",
                sets="the day on which the arrangement is to begin",
            ),
            EventKind(
                "private_fostering_notified",
                "the authority was given notice of a private fostering arrangement",
            ),
            EventKind(
                "private_fostering_initial_visit",
                "the visit that a notice of private fostering calls for was made",
            ),
            EventKind(
                "private_fostering_known",
                "the authority learned of a private fostering arrangement, which counts from then",
            ),
            EventKind("private_fostering_visit", "a privately fostered child was visited"),
            EventKind(
                "private_fostering_ended",
                "the arrangement ended, or it was decided that it will not begin",
            ),
        ),
    ),
    Section(
        "Leaving care",
        (
            EventKind(
                "became_relevant", "a child of 16 or 17 left care and became a relevant child"
            ),
            EventKind(
                "education_or_training_wish",
                "a former relevant child told the authority of a wish for education or training",
            ),
            EventKind("pathway_plan_prepared", "a pathway plan was prepared"),
            EventKind("pathway_review", "the pathway plan was reviewed"),
            EventKind(
                "leaving_care_accommodation_provided",
                "the authority began to accommodate a care leaver; each move is another",
            ),
            EventKind("personal_adviser_visit", "the personal adviser visited a care leaver"),
            EventKind(
                "leaving_care_accommodation_ended",
                "the authority ceased to accommodate a care leaver",
            ),
            EventKind(
                "leaving_care_support_ended", "the authority ceased to owe a care leaver support"
            ),
            EventKind(
                "access_to_records_requested",
                "a care leaver asked to see the records of their care",
            ),
            EventKind("access_to_records_acknowledged", "the request for records was acknowledged"),
            EventKind("access_to_records_withdrawn", "the request for records was withdrawn"),
            EventKind(
                "bed_and_breakfast_started",
                "a care leaver was placed in bed and breakfast in an emergency",
            ),
            EventKind("bed_and_breakfast_ended", "the care leaver left bed and breakfast"),
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
            EventKind("adoption_visit", "the child and the prospective adopter were visited"),
            EventKind(
                "adoption_disruption_review",
                "the review that follows the end of a placement for adoption was held",
            ),
            EventKind("adoption_ceremony_held", "the adoption was celebrated in a ceremony"),
            EventKind("life_story_book_given", "the completed life story book was given"),
            EventKind("later_life_letter_given", "the later life letter was given"),
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
        "Decisions about adoption",
        (
            EventKind("permanence_plan_made", "a plan for the child's permanence was made"),
            EventKind(
                "permanence_report_completed",
                "the permanence report was completed of a child whose case goes to the panel",
            ),
            EventKind(
                "adoption_panel_papers_received",
                "the adoption panel received all that it needs about the child",
            ),
            EventKind(
                "adoption_plan_identified",
                "a review made adoption the plan for a child whose case goes to the panel",
            ),
            EventKind("adoption_plan_ended", "adoption ceased to be the plan for the child"),
            EventKind(
                "adoption_panel_recommended",
                "the panel recommended whether the child should be placed for adoption",
            ),
            EventKind(
                "adm_papers_received",
                "the decision-maker received a recommendation with final minutes, or reports",
            ),
            EventKind(
                "adoption_decided",
                "the decision-maker decided that the child should be placed for adoption",
            ),
            EventKind(
                "adoption_decided_at_parents_request",
                "the same of a child under six months, whose parent asked for it",
            ),
            EventKind(
                "adoption_decided_against",
                "the decision-maker decided that the child should not be placed for adoption",
            ),
            EventKind(
                "adoption_match_recommended",
                "the panel approved a placement with a particular prospective adopter",
            ),
            EventKind(
                "adoption_match_decided",
                "the decision-maker decided whether that placement should be made",
            ),
            EventKind("adm_decision_told", "all those concerned were told of a decision orally"),
            EventKind(
                "adm_decision_confirmed",
                "a decision was confirmed in writing to all those concerned",
            ),
        ),
    ),
    Section(
        "Prospective adopters",
        (
            EventKind("adopter_enquiry_received", "somebody asked an agency about adopting"),
            EventKind("adopter_information_given", "the agency gave them the information"),
            EventKind(
                "registration_of_interest_received",
                "an agency received a registration of interest in adopting",
            ),
            EventKind(
                "registration_of_interest_accepted",
                "the agency told the prospective adopter that it accepts the registration",
            ),
            EventKind("registration_of_interest_declined", "the agency declined the registration"),
            EventKind(
                "adopter_information_requested",
                "an agency asked a local authority what it knows of a prospective adopter",
            ),
            EventKind("adopter_information_supplied", "the authority answered that request"),
            EventKind(
                "adopter_stage_one_passed",
                "the agency told a prospective adopter that they may be suitable: the end of "
                "stage one",
            ),
            EventKind(
                "adopter_stage_one_refused",
                "the agency decided in stage one that a prospective adopter is not suitable",
            ),
            EventKind(
                "adopter_contact_resumed",
                "a prospective adopter came back after a break of more than six months",
            ),
            EventKind("adopter_reentry_offered", "the agency offered a re-entry interview"),
            EventKind(
                "adopter_stage_two_requested",
                "the agency received notice that a prospective adopter wishes to go on to stage "
                "two",
            ),
            EventKind(
                "adopter_report_received", "a prospective adopter received the report about them"
            ),
            EventKind("adopter_report_comments_sent", "they sent their comments on that report"),
            EventKind(
                "adopter_suitability_decided",
                "the decision-maker decided whether a prospective adopter is suitable",
            ),
            EventKind(
                "adoption_placement_report_received",
                "a prospective adopter received the report that proposes a placement",
            ),
            EventKind("adopter_match_comments_sent", "they sent their comments on that report"),
            EventKind(
                "adopter_withdrew",
                "a prospective adopter withdrew, or the agency closed their case",
            ),
            EventKind(
                "non_agency_application_planned",
                "an application to adopt otherwise than through an agency was planned",
                sets="the day of the application to the court",
            ),
            EventKind("non_agency_notice_given", "notice of that intention was given"),
            EventKind("non_agency_application_dropped", "the intention was given up"),
        ),
    ),
    Section(
        "Independent review of determinations",
        (
            EventKind(
                "qualifying_determination_sent",
                "an agency sent notice of a determination that can be reviewed independently",
            ),
            EventKind(
                "adopter_representations_made",
                "the agency received representations against a determination",
            ),
            EventKind(
                "irm_application_made",
                "the review mechanism received an application for an independent review",
            ),
            EventKind("irm_application_notified", "the agency was told of such an application"),
            EventKind("irm_papers_sent", "the agency sent its papers to the review mechanism"),
        ),
    ),
    Section(
        "Child protection",
        (
            EventKind(
                "strategy_discussion", "the strategy discussion that initiated a section 47 enquiry"
            ),
            EventKind("icpc", "an initial child protection conference was held"),
            EventKind("icpc_not_required", "it was decided that no initial conference is required"),
            EventKind(
                "transfer_in_notified", "another authority told of a child on a plan who moved here"
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
            EventKind(
                "allegation_concluded",
                "an allegation was concluded, with its outcome in its details",
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
        "Emergency protection and care proceedings",
        (
            EventKind("taken_into_police_protection", "a child was taken into police protection"),
            EventKind(
                "police_protection_ended",
                "police protection ended: the child was released, or an order was made",
            ),
            EventKind(
                "epo_made",
                "a court made an emergency protection order",
                sets="the day on which the order expires",
            ),
            EventKind(
                "epo_made_in_police_protection",
                "a court made an emergency protection order on a child in police protection",
                sets="the day on which the order expires",
            ),
            EventKind(
                "epo_extended",
                "a court extended an emergency protection order",
                sets="the last day of the order before it was extended",
            ),
            EventKind(
                "epo_ended",
                "the emergency protection order expired, was discharged or gave way to another",
            ),
            EventKind(
                "child_assessment_order_made",
                "a court made a child assessment order",
                sets="the day by which the assessment is to begin",
            ),
            EventKind(
                "child_assessment_completed",
                "the assessment under a child assessment order was completed",
            ),
            EventKind(
                "child_assessment_order_discharged", "a court discharged the child assessment order"
            ),
            EventKind(
                "care_proceedings_issued",
                "an application for a care or supervision order was issued",
            ),
            EventKind(
                "care_proceedings_extended",
                "the court extended the time for care proceedings",
                sets="the last day of the time that was extended",
            ),
            EventKind(
                "care_proceedings_concluded", "the application was disposed of, or withdrawn"
            ),
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
            EventKind(
                "secure_remand_order_made",
                "a court authorised secure accommodation of a remanded child",
                sets="the day on which the remand ends",
            ),
            EventKind("secure_review", "a secure accommodation review panel was held"),
            EventKind("secure_placement_ended", "the child left secure accommodation"),
        ),
    ),
    Section(
        "Unregistered placements and deprivation of liberty",
        (
            EventKind(
                "unregistered_notice_ordered",
                "a court ordered that the inspectorate be told of an unregistered placement",
                sets="the day by which it is to be told",
            ),
            EventKind(
                "unregistered_notice_given",
                "the inspectorate was told of an unregistered placement",
            ),
            EventKind(
                "dol_order_made",
                "a court authorised that a child be deprived of liberty",
                sets="the day on which the order expires",
            ),
            EventKind(
                "dol_order_ended", "the order that authorised it ended, or is not needed any more"
            ),
        ),
    ),
    Section(
        "Detention",
        (
            EventKind(
                "detention_started",
                "a child was detained by order of a court and so ceased to be looked after",
            ),
            EventKind("detention_visit", "a formerly looked-after child in detention was visited"),
            EventKind("detention_ended", "the child was released from detention"),
        ),
    ),
    Section(
        "Accommodation by health and education bodies",
        (
            EventKind(
                "health_or_education_accommodation_started",
                "a health or education body began to accommodate a child",
            ),
            EventKind(
                "health_or_education_accommodation_notified",
                "the body told the responsible authority of the child",
            ),
            EventKind(
                "health_or_education_accommodation_ended",
                "the body ceased to accommodate the child",
            ),
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
    return _refusal(kind, frozenset(more))


@lru_cache(maxsize=1024)
def _refusal(kind: str, more: frozenset[str]) -> str:
    plain = sorted(name for name in {*EVENT_KINDS, *more} if not name.endswith(RECORDED_ONLY))
    return f"{kind!r} is not an event kind. {suggestion(kind, plain)}"


def _readings(kind: str) -> Iterator[str]:
    yield kind
    yield from (kind.removesuffix(end) for end in RECORDED_ONLY if kind.endswith(end))
