"""The law, one module an instrument, each of declarations only.

``DUTIES`` are the modules and the ids that each declares, in the order in which they are listed:
the reviews and what surrounds them first, then the other Acts, regulations and guidance by subject.
``DERIVED_FROM`` is what each derivation needs. An instrument is loaded on first need;
``INSTRUMENTS``, ``NATIONAL`` and ``DERIVATIONS`` load all.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from itertools import chain

TYPE_CHECKING = False  # as checkers read it; the module typing is not needed for more
if TYPE_CHECKING:
    from types import ModuleType

    from timescales.derivation import Derivation
    from timescales.timescale import Timescale

    INSTRUMENTS: tuple[ModuleType, ...]
    NATIONAL: tuple[Timescale, ...]
    DERIVATIONS: tuple[Derivation, ...]

__all__ = ["DERIVATIONS", "DERIVED_FROM", "DUTIES", "INSTRUMENTS", "NATIONAL", "national"]

DUTIES: Mapping[str, tuple[str, ...]] = {
    "care_planning_2010": (
        "care_plan", "health_assessment_initial", "health_review", "placement_plan",
        "placement_notification", "placement_with_parents_assessment",
        "placement_with_parents_decision", "emergency_foster_placement", "temporary_approval",
        "temporary_approval_extension", "visit", "visit_with_parents_before_assessment",
        "visit_temporary_approval", "visit_care_order_with_parents", "visit_other_arrangements",
        "visit_after_notice", "lac_review", "lac_review_adjournment", "needs_assessment_eligible",
        "needs_assessment_eligible_later", "detention_placement_plan", "visit_short_break",
        "short_break_review",
    ),
    "iro_handbook": (
        "iro_appointment", "iro_sw_consult", "iro_reports_ready", "iro_decisions_record",
        "iro_full_record", "iro_record_distribution", "dispute_resolution",
    ),
    "working_together": (
        "referral_decision", "assessment_initial", "assessment_core", "assessment_single", "icpc",
        "core_group", "rcpc", "lado_referral", "serious_incident_notify", "rapid_review",
    ),
    "cin_census_guide": (
        "icpc_transfer_in", "assessment_dfe", "cin_open_assessment_query", "cin_open_s47_query",
    ),
    "secure_accommodation_1991": (
        "secure_no_court_limit", "secure_order", "secure_order_remand", "secure_review",
    ),
    "adoption_and_children_2002": ("non_agency_adoption_notice", "mother_consent"),
    "adoption_agencies_2005": (
        "adopter_match_comments", "adoption_review_authorised", "adoption_review_placed",
        "adoption_visit", "adoption_disruption_review",
    ),
    "adoption_guidance_2013": (
        "adm_decision", "adm_notify_oral", "adm_notify_written", "permanence_plan",
        "adoption_panel_info", "adoption_panel_recommendation", "adoption_register",
        "adopter_info_response", "adopter_roi_decision", "adopter_stage1",
        "adopter_la_info_response", "adopter_stage_break", "adopter_stage1_reentry",
        "adopter_stage2", "adopter_report_comments", "adopter_representations",
        "adoption_match_identified", "adoption_match_identified_at_parents_request",
        "life_story_book", "later_life_letter",
    ),
    "independent_review_2009": ("irm_application", "irm_papers"),
    "health_guidance_2015": ("sdq",),
    "designated_teacher_2018": ("pep_initiated", "pep_review"),
    "care_leavers_2010": (
        "needs_assessment_relevant", "needs_assessment_former_relevant", "pathway_review",
        "pathway_review_accommodation", "pa_visit",
    ),
    "leaving_care_guidance": ("access_to_records_ack", "bnb_limit"),
    "family_law_reform_1969": ("child_status_last_day",),
    "detention_visits_2010": ("detention_visit",),
    "private_fostering_2005": (
        "private_fostering_notify", "private_fostering_initial", "private_fostering_visit",
    ),
    "children_act_1989": (
        "care_proceedings", "care_proceedings_extension", "cao", "epo",
        "epo_after_police_protection", "epo_extension", "police_protection",
        "private_fostering_threshold", "s85_notification",
    ),
    "unregistered_placements_2023": ("unregistered_notify_ofsted", "dol_order"),
    "childrens_homes_1991": (
        "visit_unplaced_homes", "visit_unplaced_homes_asked", "visit_unplaced_homes_concern",
    ),
    "fostering_2011": ("foster_review",),
    "childrens_homes_2015": (
        "reg44_visit_first", "reg44_visit", "reg45_review", "reg45_report",
        "childrens_home_absence_notice", "childrens_home_emergency_absence_notice",
        "childrens_home_return_notice",
    ),
    "supported_accommodation_2023": ("sa_location_assessment_first", "sa_location_assessment"),
    "keeping_children_safe_2025": (
        "cp_file_transfer_school", "cp_file_transfer_school_new_term", "suspension_letter",
    ),
    "allegations_history": (
        "lado_resolution_80_percent", "lado_resolution_90_percent", "lado_resolution_all",
    ),
    "missing_children_2014": ("return_interview",),
    "complaints_2006": (
        "complaint_stage1", "complaint_stage1_extended", "complaint_stage2",
        "complaint_stage2_extended", "complaint_panel", "complaint_panel_report",
        "complaint_response",
    ),
}  # fmt: skip
DERIVED_FROM: tuple[tuple[str, ...], ...] = (
    ("born", "became_looked_after"),
    ("short_break_series_started",),
)
_HOMES = {duty: module for module, duties in DUTIES.items() for duty in duties}


@cache
def national(timescale: str) -> Timescale | None:
    """The national duty of that id, or None where there is none."""
    home = _HOMES.get(timescale)
    declared: tuple[Timescale, ...] = () if home is None else _loaded(home).TIMESCALES
    return next((duty for duty in declared if duty.id == timescale), None)


def _loaded(module: str) -> ModuleType:
    return import_module(f"timescales.catalogue.{module}")


def __getattr__(name: str) -> object:
    value: object
    if name == "INSTRUMENTS":
        value = tuple(map(_loaded, DUTIES))
    elif name == "NATIONAL":
        value = tuple(chain.from_iterable(_loaded(module).TIMESCALES for module in DUTIES))
    elif name == "DERIVATIONS":
        value = _loaded("derivations").DERIVATIONS
    else:
        raise AttributeError(f"module 'timescales.catalogue' has no attribute {name!r}")
    globals()[name] = value
    return value
